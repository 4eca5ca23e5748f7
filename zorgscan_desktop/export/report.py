"""The report sentence by sentence (*Verslag*): per dimension what is strong, what asks for work, what was said, what
was decided. Made from the scan; where the team wrote its own text, that one counts.

Plain text, to paste into the school plan. Paragraphs are separated by one line end.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zorgscan_desktop.core.days import long_date
from zorgscan_desktop.core.instrument import Instrument
from zorgscan_desktop.core.scan import Card, Note, PlanRow, Scan
from zorgscan_desktop.core.summary import cards_of
from zorgscan_desktop.core.talk import is_disputed

STATUS = {"not_started": "Niet gestart", "in_progress": "Lopend", "done": "Klaar"}
"""The words for the state of a building block."""
_ENDS = ".!?…:;"
_BULLET = "• "


@dataclass(frozen=True)
class ReportPart:
    """The text on one dimension. ``own`` when the team wrote it itself."""

    dimension: int
    title: str
    text: str
    own: bool = False


def report_parts(
    scan: Scan, instrument: Instrument, *, with_notes: bool = True, quoted: bool = True
) -> tuple[ReportPart, ...]:
    """The text of every dimension.

    Without notes the texts are made anew, also where the team wrote its own: those can hold what was noted. Not
    ``quoted``: the notes stand elsewhere in the same document, so the texts that are made leave them out.
    """
    written = {part.dimension: part.text for part in scan.report} if with_notes else {}
    return tuple(
        ReportPart(
            dimension.number,
            f"{dimension.number} {dimension.heading}",
            written.get(dimension.number, ""),
            own=True,
        )
        if dimension.number in written
        else ReportPart(
            dimension.number,
            f"{dimension.number} {dimension.heading}",
            made_text(scan, instrument, dimension.number, with_notes=with_notes and quoted),
        )
        for dimension in instrument.dimensions
    )


def whole_text(parts: Iterable[ReportPart]) -> str:
    """All parts below each other, each with its title, to paste as one."""
    return "\n\n".join(f"{part.title}\n{part.text}".rstrip() for part in parts)


def made_text(scan: Scan, instrument: Instrument, dimension: int, *, with_notes: bool = True) -> str:
    """What the scan itself says of one dimension, in full sentences."""
    cards = cards_of(scan, instrument, dimension)
    lines = [
        *_lying(cards, instrument),
        *_aside(cards, instrument, with_notes=with_notes),
        *(_talk(scan, instrument, dimension) if with_notes else ()),
        *_decisions(scan, instrument, cards),
    ]
    return "\n".join(lines)


def _lying(cards: Sequence[Card], instrument: Instrument) -> list[str]:
    """Strong, then work, then what people see differently."""
    zones = {sign: [card for card in cards if card.laid == sign] for sign in ("++", "+", "-", "--")}
    if not any(zones.values()):
        return ["Bij deze dimensie ligt nog geen kaart op de batterij."]
    lines = []
    for (first, second), opening, also in (
        (("++", "+"), "Sterk in onze zorg", "Ook dit zit bijna vol"),
        (("--", "-"), "Hier willen we verder aan werken", "Ook dit vraagt nog aandacht"),
    ):
        found = [zones[first], zones[second]]
        texts = [_listed(group, instrument) for group in found if group]
        words = [opening, also]
        sentences = [f"{word}: {text}." for word, text in zip(words, texts, strict=False)]
        if sentences:
            lines.append(" ".join(sentences))
    disputed = [card for card in cards if is_disputed(card)]
    if disputed:
        lines.append(f"Hierover lopen de meningen nog uiteen: {_listed(disputed, instrument)}.")
    return lines


def _aside(cards: Sequence[Card], instrument: Instrument, *, with_notes: bool) -> list[str]:
    """Cards that lie in no zone, and why when that may be told."""
    waiting = [card for card in cards if card.state == "open" and card.laid is None]
    lines = []
    if waiting and len(waiting) < len(cards):
        lines.append(f"Nog niet besproken: {_listed(waiting, instrument)}.")
    for state, opening in (("parked", "Geparkeerd voor later"), ("not_applicable", "Niet van toepassing bij ons")):
        found = [card for card in cards if card.state == state]
        if found:
            lines.append(f"{opening}: {_listed(found, instrument, reasons=with_notes)}.")
    return lines


def _talk(scan: Scan, instrument: Instrument, dimension: int) -> list[str]:
    notes = [note for note in scan.notes if note.dimension == dimension and note.text.strip()]
    if not notes:
        return []
    questions = {q.id: q.text for d in instrument.dimensions for q in d.questions}
    questions |= {q.id: q.text for d in instrument.dimensions for c in d.clusters for q in c.questions}
    questions |= {q.id: q.text for q in scan.own_questions}
    return ["Dit kwam in het gesprek naar voren:", *(_note(note, scan, instrument, questions) for note in notes)]


def _note(note: Note, scan: Scan, instrument: Instrument, questions: dict[str, str]) -> str:
    about = [_code(scan.card(note.card), instrument)] if note.card else []
    if note.question:
        about.append(_flat(questions.get(note.question, note.question)))
    opening = f"{' – '.join(about)} " if about else ""
    if opening and opening.rstrip()[-1] not in _ENDS:
        opening = f"{opening.rstrip()}: "
    return f"{_BULLET}{opening}{_sentence(note.text)}"


def _decisions(scan: Scan, instrument: Instrument, cards: Sequence[Card]) -> list[str]:
    here = {card.id for card in cards}
    rows = [(place, row) for place, row in enumerate(scan.plan, 1) if here & set(row.cards)]
    if not rows:
        return ["Bij deze dimensie kozen we geen bouwsteen."] if scan.plan else []
    return [_decision(place, row, scan, instrument) for place, row in rows]


def _decision(place: int, row: PlanRow, scan: Scan, instrument: Instrument) -> str:
    """Which building block, what for, who does what by when."""
    names = _listed([scan.card(card_id) for card_id in row.cards], instrument)
    actions = [_flat(action).rstrip(".") for action in row.actions if action.strip()]
    parts = [f"We gaan verder met {names}. Dat is bouwsteen {place} van ons actieplan."]
    if row.goal.strip():
        parts.append(f"Ons doel: {_sentence(row.goal)}")
    if actions:
        parts.append(f"Dit gaan we doen: {'; '.join(actions)}.")
    if row.who.strip():
        parts.append(f"Wie: {_sentence(row.who)}")
    if row.due:
        parts.append(f"Dit is klaar tegen {long_date(row.due)}.")
    if row.follow_up.strip():
        parts.append(f"We volgen dit op: {_sentence(row.follow_up)}")
    parts.append(f"Stand: {STATUS[row.status].lower()}.")
    return " ".join(parts)


def _listed(cards: Sequence[Card], instrument: Instrument, *, reasons: bool = False) -> str:
    """Cards in a sentence: ``‘Ordelijk klimaat’ (1.1 b), ‘Gedragen visie’ (6.1) en E 1``."""
    names = [_named(card, instrument, card.state_reason if reasons else "") for card in cards]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} en {names[-1]}"


def _named(card: Card, instrument: Instrument, reason: str) -> str:
    found = instrument.find(card.id)
    words = found[1].key_words if found else (card.own.key_words or card.own.statement) if card.own else ""
    flat = _flat(words).rstrip(".")
    why = _flat(reason).rstrip(".")
    inside = f"{_code(card, instrument)}, {why}" if why else _code(card, instrument)
    return f"‘{flat}’ ({inside})" if flat else inside


def _code(card: Card, instrument: Instrument) -> str:
    found = instrument.find(card.id)
    return found[1].code if found else "E " + card.id.removeprefix("own-")


def _flat(text: str) -> str:
    return " ".join(text.split())


def _sentence(text: str) -> str:
    """On one line, with something that ends it."""
    flat = _flat(text)
    return flat if flat[-1:] in _ENDS else f"{flat}."

"""The report sentence by sentence: every state of a card and a plan in a sentence, and nothing too much."""

from datetime import date
from typing import Any

import pytest

from tests.export.workbook_samples import INSTRUMENT, NOW, all_texts, built, empty, with_cards
from zorgscan_desktop.core.scan import Card, Note, OwnCard, PlanRow, ReportText, Scan
from zorgscan_desktop.export.report import made_text, report_parts, whole_text


def laid(**zones: Any) -> Scan:
    scan = empty()
    for card_id, zone in zones.items():
        card_id = card_id.removeprefix("c").replace("_", ".")
        scan = scan.with_card(scan.card(card_id).model_copy(update={"zone": zone}))
    return scan


def text(scan: Scan, dimension: int, **options: Any) -> str:
    return made_text(scan, INSTRUMENT, dimension, **options)


def test_nothing_lies_yet() -> None:
    assert text(empty(), 7) == "Bij deze dimensie ligt nog geen kaart op de batterij."
    assert len(report_parts(empty(), INSTRUMENT)) == 7


def test_strong_and_work() -> None:
    scan = laid(c6_1="++", c6_2="+", c6_3="--", c6_4="-", c6_5="-")
    assert text(scan, 6).split("\n") == [
        "Sterk in onze zorg: ‘Gedragen visie’ (6.1). Ook dit zit bijna vol: ‘Plant systematisch en cyclisch’ (6.2).",
        "Hier willen we verder aan werken: ‘Doeltreffendheid opvolgen’ (6.3). Ook dit vraagt nog aandacht: "
        "‘Verankert en stelt bij’ (6.4) en ‘Handelt naar de visie’ (6.5).",
    ]


def test_only_almost_full_is_strong_and_only_almost_empty_is_work() -> None:
    scan = laid(c7_1="+", c7_2="-")
    assert text(scan, 7).split("\n") == [
        "Sterk in onze zorg: ‘Veranderingen initiëren’ (7.1).",
        "Hier willen we verder aan werken: ‘Leren van en met elkaar’ (7.2).",
    ]


def test_cards_elsewhere_and_their_reason_only_with_notes() -> None:
    scan = laid(c5_1="++")
    aside = scan.card("5.2").model_copy(update={"state": "not_applicable", "state_reason": "te klein. "})
    scan = scan.with_card(aside)
    assert text(scan, 5).split("\n")[1] == "Niet van toepassing bij ons: ‘Stuurt begeleiding aan’ (5.2, te klein)."
    assert text(scan, 5, with_notes=False).endswith("Niet van toepassing bij ons: ‘Stuurt begeleiding aan’ (5.2).")
    parked = scan.with_card(aside.model_copy(update={"state": "parked", "state_reason": ""}))
    assert "Geparkeerd voor later: ‘Stuurt begeleiding aan’ (5.2)." in text(parked, 5)
    waiting = laid(c5_2="-")
    assert "Nog niet besproken: ‘Organisatie en coördinatie’ (5.1)." in text(waiting, 5)


def test_people_do_not_agree() -> None:
    scan = laid(c7_1="+")
    scan = scan.with_card(scan.card("7.1").model_copy(update={"hands": (2, 0, 0, 3)}))
    assert "Hierover lopen de meningen nog uiteen: ‘Veranderingen initiëren’ (7.1)." in text(scan, 7)


def test_notes_and_answers() -> None:
    question = INSTRUMENT.dimension(6).questions[0]
    notes = (
        Note(dimension=6, card="6.1", text="nog niet\ngedragen", at=NOW),
        Note(dimension=6, question=question.id, text="Ja!", at=NOW),
        Note(dimension=6, text="  ", at=NOW),
        Note(dimension=1, text="elders", at=NOW),
    )
    lines = text(with_cards(laid(c6_1="-"), notes=notes), 6).split("\n")
    start = lines.index("Dit kwam in het gesprek naar voren:")
    assert lines[start + 1] == "• 6.1: nog niet gedragen."
    assert lines[start + 2].startswith(f"• {' '.join(question.text.split())}")
    assert lines[start + 2].endswith(" Ja!")
    assert len(lines) == start + 3
    assert "gedragen." not in text(with_cards(laid(c6_1="-"), notes=notes), 6, with_notes=False)


def test_the_decision() -> None:
    row = PlanRow(
        cards=("7.1", "7.2"),
        goal="Samen leren",
        actions=("Lesbezoek. ", "Intervisie"),
        who="directie",
        due=date(2027, 3, 1),
        follow_up="Studiedag mei.",
        status="in_progress",
    )
    scan = laid(c7_1="-").model_copy(update={"plan": (PlanRow(cards=("1.2",)), row)})
    assert text(scan, 7).split("\n")[-1] == (
        "We gaan verder met ‘Veranderingen initiëren’ (7.1) en ‘Leren van en met elkaar’ (7.2). "
        "Dat is bouwsteen 2 van ons actieplan. Ons doel: Samen leren. Dit gaan we doen: Lesbezoek; Intervisie. "
        "Wie: directie. Dit is klaar tegen 1 maart 2027. We volgen dit op: Studiedag mei. Stand: lopend."
    )
    assert text(scan, 2).endswith("Bij deze dimensie kozen we geen bouwsteen.")


def test_own_cards_of_any_kind() -> None:
    own = OwnCard(dimension=2, statement="Wij eten samen.", key_words="")
    nameless = OwnCard(dimension=2, statement="", key_words="")
    scan = with_cards(empty(), Card(id="own-1", zone="++", own=own), Card(id="own-2", zone="++", own=nameless))
    assert text(scan, 2).split("\n")[0] == "Sterk in onze zorg: ‘Wij eten samen’ (E 1) en E 2."


def test_the_team_s_own_text_counts_but_not_without_notes() -> None:
    notes = (Note(dimension=7, text="geheim uit het gesprek", at=NOW),)
    own = (ReportText(dimension=6, text="Onze zin met geheim."),)
    scan = laid(c6_1="++", c7_1="+").model_copy(update={"report": own, "notes": notes})
    parts = report_parts(scan, INSTRUMENT)
    assert [(part.text, part.own) for part in parts if part.own] == [("Onze zin met geheim.", True)]
    assert "6 Kwaliteitsontwikkeling\nOnze zin met geheim.\n\n7 " in whole_text(parts)
    for cells in (
        all_texts(built(scan, with_notes=False)),
        [whole_text(report_parts(scan, INSTRUMENT, with_notes=False))],
    ):
        assert not any("geheim" in cell for cell in cells)
    assert any("geheim uit het gesprek" in cell for cell in all_texts(built(scan)))
    assert any(cell == "Onze zin met geheim." for cell in all_texts(built(scan)))


@pytest.mark.parametrize("length", [2_000, 19_000])
def test_long_own_text_is_whole_in_the_sheet(length: int) -> None:
    words = ("woord " * (length // 6 + 1))[:length].strip()
    scan = empty().model_copy(update={"report": (ReportText(dimension=1, text=f"{words}\nen nog"),)})
    assert {words, "en nog"} <= set(all_texts(built(scan)))

"""The open scan: the only writer of a Scan, with its undo stack. Signals are facts; calls are wishes.

Every route (drag, tap, key, list) calls the same method, which pushes at most one command; redo and undo take the
same road back and end in the same signal.
"""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from zorgscan_desktop.document.commands import ChangeCard, ChangeDetails, ChangeNotes, ChangePlan, Fields

if TYPE_CHECKING:
    from zorgscan_desktop.core.instrument import Instrument, Sign
    from zorgscan_desktop.core.scan import Card, Note, PlanRow, Scan

UNDO_STEPS = 200

M = TypeVar("M", "Card", "Note", "PlanRow", "Scan")


class ScanDocument(QObject):
    """Owns one scan and its undo stack.

    ``read_only`` documents refuse every wish: the stack stays empty and no signal comes.
    """

    card_changed = Signal(str)
    """A card's zone, state or ticks changed (card id)."""
    notes_changed = Signal(int)
    """The notes of a dimension changed (its number)."""
    plan_changed = Signal()
    """Building blocks were chosen, changed or moved."""
    details_changed = Signal()
    """School, school year, date, roles or group changed."""
    scan_replaced = Signal()
    """Another scan is open; everything may differ."""

    def __init__(self, instrument: "Instrument", scan: "Scan", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.instrument = instrument
        self.read_only = False
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_STEPS)
        self._scan = scan

    @property
    def scan(self) -> "Scan":
        """The scan as it is now: immutable, safe to hand to a thread."""
        return self._scan

    def replace(self, scan: "Scan", *, read_only: bool = False) -> None:
        """Open another scan; the history of the previous one is forgotten."""
        self._scan = scan
        self.read_only = read_only
        self.undo_stack.clear()
        self.scan_replaced.emit()

    # -- reading ----------------------------------------------------------------------------------------------------

    def dimension_of(self, card_id: str) -> int:
        """The number of the dimension in which this card lies; KeyError for an unknown card."""
        found = self.instrument.find(card_id)
        if found:
            return found[0].number
        own = self._scan.card(card_id).own
        if own is None:
            raise KeyError(card_id)
        return own.dimension

    def code_of(self, card_id: str) -> str:
        """The shown code: ``1.4 b``, or ``E 1`` for the school's own card ``own-1``."""
        found = self.instrument.find(card_id)
        return found[1].code if found else "E " + card_id.removeprefix("own-")

    def key_words_of(self, card_id: str) -> str:
        """The short title of a card; an own card without one shows its statement."""
        found = self.instrument.find(card_id)
        if found:
            return found[1].key_words
        own = self._scan.card(card_id).own
        return (own.key_words or own.statement) if own else ""

    def notes_of(self, dimension: int) -> "list[tuple[int, Note]]":
        """The notes of a dimension with their place in the scan, oldest first."""
        return [(index, note) for index, note in enumerate(self._scan.notes) if note.dimension == dimension]

    # -- wishes -----------------------------------------------------------------------------------------------------

    def place(self, card_id: str, zone: "Sign | None") -> bool:
        """Lay a card in a zone, or None for back in the tray. True when that changed anything."""
        if zone is None:
            where = self.tr("terug naar de lade")
        else:
            where = self.tr("naar {zone}").format(zone=self.instrument.zone(zone).word.lower())
        return self._change_card(card_id, f"{self.code_of(card_id)} {where}", zone=zone)

    def add_note(
        self, dimension: int, text: str, *, card: str | None = None, at: datetime | None = None, burst: object = None
    ) -> int:
        """Add a note to a dimension and return its place; ``burst`` joins the keystrokes that follow in one step."""
        from zorgscan_desktop.core.scan import Note

        note = Note(dimension=dimension, card=card, text=text, at=at or datetime.now(UTC).replace(microsecond=0))
        name = self.tr("notitie bij dimensie {number}").format(number=dimension)
        self._change_notes(name, dimension, (*self._scan.notes, note), burst)
        return len(self._scan.notes) - 1

    def edit_note(self, index: int, text: str, *, burst: object = None) -> bool:
        """Change the text of the note at this place. True when that changed anything."""
        note = self._scan.notes[index]
        if note.text == text:
            return False
        notes = list(self._scan.notes)
        notes[index] = _revised(note, text=text)
        name = self.tr("notitie bij dimensie {number} aangepast").format(number=note.dimension)
        return self._change_notes(name, note.dimension, tuple(notes), burst)

    def remove_note(self, index: int, *, burst: object = None) -> bool:
        """Remove the note at this place."""
        note = self._scan.notes[index]
        notes = self._scan.notes[:index] + self._scan.notes[index + 1 :]
        name = self.tr("notitie bij dimensie {number} gewist").format(number=note.dimension)
        return self._change_notes(name, note.dimension, notes, burst)

    def is_building_block(self, card_id: str) -> bool:
        """Whether this card was chosen to go on with."""
        return any(card_id in row.cards for row in self._scan.plan)

    def choose(self, card_id: str, chosen: bool) -> bool:
        """Choose a card as building block, or no longer. True when that changed anything."""
        from zorgscan_desktop.core.scan import PlanRow

        if self.read_only or self.is_building_block(card_id) == chosen:
            return False
        code = self.code_of(card_id)
        if chosen:
            plan = (*self._scan.plan, PlanRow(cards=(card_id,)))
            text = self.tr("{code} als bouwsteen gekozen").format(code=code)
        else:
            rest = (
                _revised(row, cards=tuple(c for c in row.cards if c != card_id)) if len(row.cards) > 1 else row
                for row in self._scan.plan
            )
            plan = tuple(row for row in rest if row.cards != (card_id,))
            text = self.tr("{code} niet langer als bouwsteen").format(code=code)
        change = (self._scan.plan, plan)
        self.undo_stack.push(ChangePlan(text, self.dimension_of(card_id), change, self._apply_plan))
        return True

    def set_details(self, **fields: Any) -> bool:
        """Change school, school_year, date, participants or group. True when that changed anything."""
        old = {name: getattr(self._scan, name) for name in fields}
        new = {name: getattr(_revised(self._scan, **fields), name) for name in fields}
        if self.read_only or old == new:
            return False
        self.undo_stack.push(ChangeDetails(self.tr("gegevens van de scan"), old, new, self._apply_details))
        return True

    # -- the one road by which the scan changes ---------------------------------------------------------------------

    def _change_card(self, card_id: str, text: str, **fields: Any) -> bool:
        old = self._scan.card(card_id)
        new = _revised(old, **fields)
        if self.read_only or new == old:
            return False
        self.undo_stack.push(ChangeCard(text, self.dimension_of(card_id), old, new, self._apply_card))
        return True

    def _change_notes(self, text: str, dimension: int, notes: "tuple[Note, ...]", burst: object) -> bool:
        if self.read_only:
            return False
        change = (self._scan.notes, notes)
        self.undo_stack.push(ChangeNotes(text, dimension, change, self._apply_notes, burst))
        return True

    def _apply_card(self, card: "Card") -> None:
        self._scan = self._scan.with_card(card)
        self.card_changed.emit(card.id)

    def _apply_notes(self, notes: "tuple[Note, ...]", dimension: int) -> None:
        self._scan = self._scan.model_copy(update={"notes": notes})
        self.notes_changed.emit(dimension)

    def _apply_plan(self, plan: "tuple[PlanRow, ...]") -> None:
        self._scan = self._scan.model_copy(update={"plan": plan})
        self.plan_changed.emit()

    def _apply_details(self, fields: Fields) -> None:
        self._scan = self._scan.model_copy(update=fields)
        self.details_changed.emit()


def _revised(model: M, **fields: Any) -> M:
    """The model with these fields replaced and checked; pydantic's ValidationError when a value does not fit."""
    return type(model).model_validate({**dict(model), **fields})

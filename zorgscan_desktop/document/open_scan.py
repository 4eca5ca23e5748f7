"""The open scan itself: what it holds, what it says when it changes, and the one road by which it changes.

The wishes stand beside it, by subject: cards.py, notes.py, plan.py; ``scan_document`` puts them together.
"""

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from zorgscan_desktop.document.commands import ChangeCard, ChangeParts, Parts

if TYPE_CHECKING:
    from zorgscan_desktop.core.instrument import Instrument
    from zorgscan_desktop.core.scan import Card, Frozen, Note, Scan

UNDO_STEPS = 200

M = TypeVar("M", bound="Frozen")
T = TypeVar("T")


class OpenScan(QObject):
    """Owns one scan and its undo stack.

    ``read_only`` documents refuse every wish: the stack stays empty and no signal comes.
    """

    changed = Signal()
    """Anything at all changed, what has no fact of its own yet included: for who keeps the scan on disk."""
    card_changed = Signal(str)
    """A card's zone, state, ticks, fingers or dots changed (card id)."""
    cards_changed = Signal()
    """Own cards came, went or got other words, or several cards changed at once."""
    notes_changed = Signal(int)
    """The notes of a dimension changed (its number)."""
    questions_changed = Signal(int)
    """The own guiding questions of a dimension changed (its number)."""
    plan_changed = Signal()
    """Building blocks were chosen, changed or moved."""
    car_park_changed = Signal()
    """A remark was parked, changed or taken away."""
    agenda_changed = Signal()
    """The time for the talk changed."""
    report_changed = Signal()
    """The team wrote in the report."""
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

    def card_ids_in_order(self) -> list[str]:
        """All cards in the order of the paper, the own cards of a dimension after those of the paper."""
        return sorted((card.id for card in self._scan.cards), key=self.dimension_of)

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

    def statement_of(self, card_id: str) -> str:
        """What stands on the card in full; an own card without a statement shows its key words."""
        found = self.instrument.find(card_id)
        if found:
            return found[1].statement
        own = self._scan.card(card_id).own
        return (own.statement or own.key_words) if own else ""

    def spoken_code_of(self, card_id: str) -> str:
        """The code as a screen reader says it: ``1.4 b``, or ``E 1, eigen kaart``."""
        code = self.code_of(card_id)
        return code if self.instrument.find(card_id) else self.tr("{code}, eigen kaart").format(code=code)

    def features_of(self, card_id: str) -> tuple[str, ...]:
        """The kenmerken of a card."""
        found = self.instrument.find(card_id)
        if found:
            return found[1].features
        own = self._scan.card(card_id).own
        return own.features if own else ()

    def state_word(self, card_id: str) -> str:
        """Where a card lies, in a word: that of its zone, or why it lies in none."""
        card = self._scan.card(card_id)
        if card.laid is not None:
            return self.instrument.zone(card.laid).word
        words = {
            "open": self.tr("nog niet gelegd"),
            "parked": self.tr("geparkeerd"),
            "not_applicable": self.tr("niet van toepassing"),
        }
        return words[card.state]

    def notes_of(self, dimension: int) -> "list[tuple[int, Note]]":
        """The notes of a dimension with their place in the scan, oldest first."""
        return [(index, note) for index, note in enumerate(self._scan.notes) if note.dimension == dimension]

    # -- the one road by which the scan changes ---------------------------------------------------------------------

    def _change_card(self, card_id: str, text: str, *, burst: object = None, **fields: Any) -> bool:
        """Replace fields of a card. True when that changed anything."""
        old = self._scan.card(card_id)
        new = revised(old, **fields)
        if self.read_only or new == old:
            return False
        dimension = self.dimension_of(card_id)
        self.undo_stack.push(ChangeCard(text, dimension, old, new, self._apply_card, burst))
        return True

    def _change_parts(self, text: str, dimension: int | None, *, burst: object = None, **parts: Any) -> bool:
        """Replace whole parts of the scan. True when that changed anything."""
        old: Parts = {name: getattr(self._scan, name) for name in parts}
        if self.read_only or old == parts:
            return False
        self.undo_stack.push(ChangeParts(text, dimension, old, parts, self._apply_parts, burst))
        return True

    def _apply_card(self, card: "Card") -> None:
        self._scan = self._scan.with_card(card)
        self.changed.emit()
        self.card_changed.emit(card.id)

    def _apply_parts(self, parts: Parts, dimension: int | None) -> None:
        self._scan = self._scan.model_copy(update=parts)
        self.changed.emit()
        plain = {
            "cards": self.cards_changed,
            "plan": self.plan_changed,
            "car_park": self.car_park_changed,
            "agenda": self.agenda_changed,
            "report": self.report_changed,
        }
        of_a_dimension = {"notes": self.notes_changed, "own_questions": self.questions_changed}
        for name, fact in plain.items():
            if name in parts:
                fact.emit()
        for name, said in of_a_dimension.items():
            if name in parts:
                said.emit(dimension or 1)
        if parts.keys() - plain.keys() - of_a_dimension.keys():
            self.details_changed.emit()


def revised(model: M, **fields: Any) -> M:
    """The model with these fields replaced and checked; pydantic's ValidationError when a value does not fit."""
    return type(model).model_validate({**dict(model), **fields})


def replaced(items: tuple[T, ...], index: int, item: T) -> tuple[T, ...]:
    """The items with another one at this place; IndexError when there is none."""
    if not 0 <= index < len(items):
        raise IndexError(index)
    return (*items[:index], item, *items[index + 1 :])


def without(items: tuple[T, ...], index: int) -> tuple[T, ...]:
    """The items but the one at this place; IndexError when there is none."""
    if not 0 <= index < len(items):
        raise IndexError(index)
    return items[:index] + items[index + 1 :]

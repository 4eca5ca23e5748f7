"""One small undo command per kind of wish: absolute old value, absolute new value, nothing visual.

A command never looks at a widget; it hands a value to the document, which says what changed. ``dimension`` tells
where the change can be seen, so that undo can go there first.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QUndoCommand

from zorgscan_desktop.core.marks import override

if TYPE_CHECKING:
    # Only named here: pydantic is not on the start path.
    from zorgscan_desktop.core.scan import Card, Note, PlanRow

Fields = dict[str, Any]


class ChangeCard(QUndoCommand):
    """Replace one card: place it, take it back, park it, tick a feature."""

    def __init__(self, text: str, dimension: int, old: "Card", new: "Card", apply: "Callable[[Card], None]") -> None:
        super().__init__(text)
        self.dimension = dimension
        self._old, self._new, self._apply = old, new, apply

    @override
    def redo(self) -> None:
        self._apply(self._new)

    @override
    def undo(self) -> None:
        self._apply(self._old)


class ChangeNotes(QUndoCommand):
    """Replace the notes. ``burst`` is shared by the keystrokes of one sitting at one note: they undo together."""

    def __init__(
        self,
        text: str,
        dimension: int,
        notes: "tuple[tuple[Note, ...], tuple[Note, ...]]",
        apply: "Callable[[tuple[Note, ...], int], None]",
        burst: object = None,
    ) -> None:
        super().__init__(text)
        self.dimension = dimension
        self._old, self._new = notes
        self._apply, self._burst = apply, burst

    @override
    def redo(self) -> None:
        self._apply(self._new, self.dimension)

    @override
    def undo(self) -> None:
        self._apply(self._old, self.dimension)

    @override
    def id(self) -> int:
        return -1 if self._burst is None else 1

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, ChangeNotes) or other._burst is not self._burst:
            return False
        self._new = other._new
        if self._new == self._old:
            self.setObsolete(True)
        return True


class ChangePlan(QUndoCommand):
    """Replace the plan: choose a building block, change or move a row."""

    def __init__(
        self,
        text: str,
        dimension: int | None,
        plan: "tuple[tuple[PlanRow, ...], tuple[PlanRow, ...]]",
        apply: "Callable[[tuple[PlanRow, ...]], None]",
    ) -> None:
        super().__init__(text)
        self.dimension = dimension
        self._old, self._new = plan
        self._apply = apply

    @override
    def redo(self) -> None:
        self._apply(self._new)

    @override
    def undo(self) -> None:
        self._apply(self._old)


class ChangeDetails(QUndoCommand):
    """Replace school, school year, date, roles or group; ``old`` and ``new`` are values by field name."""

    dimension: int | None = None

    def __init__(self, text: str, old: Fields, new: Fields, apply: Callable[[Fields], None]) -> None:
        super().__init__(text)
        self._old, self._new, self._apply = old, new, apply

    @override
    def redo(self) -> None:
        self._apply(self._new)

    @override
    def undo(self) -> None:
        self._apply(self._old)

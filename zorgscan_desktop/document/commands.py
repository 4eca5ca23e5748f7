"""Two small undo commands: absolute old value, absolute new value, nothing visual.

A command never looks at a widget; it hands a value to the document, which says what changed. ``dimension`` tells
where the change can be seen, so that undo can go there first. ``burst`` is shared by the keystrokes or taps of one
sitting at one thing: they undo together.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QUndoCommand

from zorgscan_desktop.core.marks import override

if TYPE_CHECKING:
    # Only named here: pydantic is not on the start path.
    from zorgscan_desktop.core.scan import Card

Parts = dict[str, Any]
"""Values by field name of the scan."""


class ChangeCard(QUndoCommand):
    """Replace one card: place it, take it back, park it, tick a kenmerk, count fingers."""

    def __init__(
        self,
        text: str,
        dimension: int,
        old: "Card",
        new: "Card",
        apply: "Callable[[Card], None]",
        burst: object = None,
    ) -> None:
        super().__init__(text)
        self.dimension = dimension
        self._old, self._new, self._apply, self._burst = old, new, apply, burst

    @override
    def redo(self) -> None:
        self._apply(self._new)

    @override
    def undo(self) -> None:
        self._apply(self._old)

    @override
    def id(self) -> int:
        return -1 if self._burst is None else 1

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, ChangeCard) or other._burst is not self._burst or other._new.id != self._new.id:
            return False
        self._new = other._new
        self.setObsolete(self._new == self._old)
        return True


class ChangeParts(QUndoCommand):
    """Replace whole parts of the scan: notes, plan, questions, own cards, details."""

    def __init__(
        self,
        text: str,
        dimension: int | None,
        old: Parts,
        new: Parts,
        apply: Callable[[Parts, int | None], None],
        burst: object = None,
    ) -> None:
        super().__init__(text)
        self.dimension = dimension
        self._old, self._new, self._apply, self._burst = old, new, apply, burst

    @override
    def redo(self) -> None:
        self._apply(self._new, self.dimension)

    @override
    def undo(self) -> None:
        self._apply(self._old, self.dimension)

    @override
    def id(self) -> int:
        return -1 if self._burst is None else 2

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        if (
            not isinstance(other, ChangeParts)
            or other._burst is not self._burst
            or other._new.keys() != self._new.keys()
        ):
            return False
        self._new = other._new
        self.setObsolete(self._new == self._old)
        return True

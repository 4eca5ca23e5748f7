"""One router for every finger, pen and mouse: who holds which card, and what a press turns into.

Pure Python, no Qt: plain points in scene px come in, plain calls to the board go out. Each pointer is a small state
machine of its own: down, then a drag (moved further than its slop), a hold (a timer said so) or a tap (released).
The first pointer wins a card; others that press it are told it is taken and then ignored. Facts behind the rules:
docs/architecture.md, "Pointers".
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import Enum, auto
from math import hypot
from time import monotonic
from typing import NamedTuple, Protocol

Key = tuple[Hashable, Hashable]
"""(device, point): a finger is known by its touch screen and its point id, the mouse is ("mouse", 0)."""


class Target(NamedTuple):
    """What lies under a press: a ``card`` (name = id), a ``zone`` (name = sign), the ``tray`` or a ``button``."""

    kind: str
    name: str = ""


class Board(Protocol):
    """What the router asks of and tells the board; points are in scene px."""

    def target_at(self, x: float, y: float) -> Target | None:
        """What lies there, or None for empty ground."""

    def pressed(self, key: Key, target: Target, x: float, y: float) -> None:
        """A pointer went down on this target and holds it."""

    def unpressed(self, key: Key, target: Target) -> None:
        """That pointer no longer presses it: it was released, cancelled, or became a drag or a hold."""

    def tapped(self, target: Target, x: float, y: float) -> None:
        """Pressed and released in place."""

    def double_tapped(self, card_id: str) -> None:
        """A card was tapped, and the same spot of the glass once more."""

    def held(self, target: Target, x: float, y: float) -> None:
        """Pressed long enough for the menu."""

    def lifted(self, key: Key, card_id: str, grab_x: float, grab_y: float) -> None:
        """A drag of this card began; it was gripped at this point."""

    def carried(self, card_id: str, x: float, y: float) -> None:
        """The pointer that holds this card is here."""

    def dropped(self, card_id: str, x: float, y: float) -> None:
        """The card was let go here."""

    def returned(self, card_id: str) -> None:
        """The drag was cancelled: the card goes back to where the document says."""

    def taken(self, card_id: str) -> None:
        """Somebody pressed a card that another pointer holds."""

    def all_up(self) -> None:
        """The last hand let go (fingers may still lie on empty ground): reflow may happen now."""


HELD_SLOP = 2.0
"""After a hold a finger must move this many times its slop before it drags: fingers shake while people read."""


DOUBLE_TAP_S = 0.4
"""A second tap within this time and twice the slop of the first is no tap of its own, whatever came to lie there."""


class _Phase(Enum):
    DOWN = auto()
    DRAG = auto()
    HELD = auto()
    IDLE = auto()
    """On empty ground, on a card somebody else holds, or a palm: known, so that it is not new, but without effect."""


@dataclass
class _Pointer:
    target: Target | None
    phase: _Phase
    start_x: float
    start_y: float
    slop: float


class PointerRouter:
    """Follows every pointer that is down on the board."""

    def __init__(self, board: Board, clock: Callable[[], float] = monotonic) -> None:
        """``clock`` tells the time in seconds."""
        self._board, self._clock = board, clock
        self._last_tap: tuple[str, float, float, float] | None = None
        """The card that was tapped last, when and where, until something else is tapped."""
        self._pointers: dict[Key, _Pointer] = {}
        self._was_busy = False
        """Something was held since the board was last told that nothing is."""

    @property
    def down(self) -> frozenset[Key]:
        """The pointers on the board."""
        return frozenset(self._pointers)

    def knows(self, key: Key) -> bool:
        """Whether this pointer is on the board."""
        return key in self._pointers

    @property
    def busy(self) -> bool:
        """Whether any card or control is held: reflow and opening another scan wait or cancel."""
        return any(p.phase in (_Phase.DOWN, _Phase.DRAG) for p in self._pointers.values())

    def dragged(self) -> frozenset[str]:
        """Ids of the cards that are being dragged."""
        return frozenset(p.target.name for p in self._pointers.values() if p.phase is _Phase.DRAG and p.target)

    def press(self, key: Key, x: float, y: float, slop: float, *, palm: bool = False) -> Target | None:
        """A pointer went down. Returns what it holds now: None on empty ground, for a palm or a taken card.

        A key that is already down changes nothing: a still finger can arrive as pressed a second time.
        """
        if key in self._pointers:
            return None
        target = None if palm else self._board.target_at(x, y)
        if target is not None and target.kind == "card" and self._holder(target.name) is not None:
            self._board.taken(target.name)
            target = None
        self._pointers[key] = _Pointer(target, _Phase.DOWN if target else _Phase.IDLE, x, y, slop)
        if target is not None:
            self._was_busy = True
            self._board.pressed(key, target, x, y)
        return target

    def move(self, key: Key, x: float, y: float) -> None:
        """A pointer moved; unknown keys are ignored."""
        pointer = self._pointers.get(key)
        if pointer is None or pointer.target is None:
            return
        if pointer.phase is _Phase.DRAG:
            self._board.carried(pointer.target.name, x, y)
        else:
            self._move_still(key, pointer, x, y)

    def _move_still(self, key: Key, pointer: _Pointer, x: float, y: float) -> None:
        """A pointer that carries nothing moved: perhaps it does from now on."""
        if pointer.target is None:
            return
        moved = hypot(x - pointer.start_x, y - pointer.start_y)
        if pointer.phase is _Phase.DOWN and moved >= pointer.slop:
            self._board.unpressed(key, pointer.target)
            self._lift(key, pointer)
        elif pointer.phase is _Phase.HELD and moved >= HELD_SLOP * pointer.slop:
            # Who held a card and then takes it along meant to drag it: the menu gives way.
            self._lift(key, pointer)
        if pointer.phase is _Phase.DRAG:
            self._board.carried(pointer.target.name, x, y)
        else:
            self._tell_all_up()

    def _lift(self, key: Key, pointer: _Pointer) -> None:
        target = pointer.target
        if target is None or target.kind != "card" or self._holder(target.name) not in (key, None):
            pointer.phase = _Phase.IDLE
            return
        pointer.phase, self._was_busy = _Phase.DRAG, True
        self._board.lifted(key, target.name, pointer.start_x, pointer.start_y)

    def release(self, key: Key, x: float, y: float) -> None:
        """A pointer went up; unknown keys are ignored."""
        self.move(key, x, y)
        pointer = self._pointers.pop(key, None)
        if pointer is None:
            return
        if pointer.target is not None and pointer.phase is _Phase.DOWN:
            self._board.unpressed(key, pointer.target)
            self._tap(pointer)
        elif pointer.target is not None and pointer.phase is _Phase.DRAG:
            self._board.dropped(pointer.target.name, x, y)
        self._tell_all_up()

    def _tap(self, pointer: _Pointer) -> None:
        target, now, x, y = pointer.target, self._clock(), pointer.start_x, pointer.start_y
        last, self._last_tap = self._last_tap, None
        if target is None:
            return
        if last is not None and now - last[1] <= DOUBLE_TAP_S and hypot(x - last[2], y - last[3]) <= 2 * pointer.slop:
            # Where others hold cards it does nothing: what a double tap opens would take theirs home.
            if not self.busy:
                self._board.double_tapped(last[0])
            return
        if target.kind == "card":
            self._last_tap = (target.name, now, x, y)
        self._board.tapped(target, x, y)

    def hold(self, key: Key) -> None:
        """The hold time of a pointer passed without a move."""
        pointer = self._pointers.get(key)
        if pointer is None or pointer.target is None or pointer.phase is not _Phase.DOWN:
            return
        pointer.phase = _Phase.HELD
        self._board.unpressed(key, pointer.target)
        self._tell_all_up()
        self._board.held(pointer.target, pointer.start_x, pointer.start_y)

    def may_hold(self, key: Key) -> bool:
        """Whether this pointer still presses in place."""
        pointer = self._pointers.get(key)
        return pointer is not None and pointer.phase is _Phase.DOWN

    def cancel(self, key: Key) -> None:
        """A pointer is gone without a release: what it held goes home."""
        pointer = self._pointers.pop(key, None)
        if pointer is None:
            return
        self._let_go(key, pointer)
        self._tell_all_up()

    def cancel_device(self, device: Hashable) -> None:
        """A touch cancel: every pointer of one device is gone."""
        for key in [k for k in self._pointers if k[0] == device]:
            self.cancel(key)

    def cancel_all(self) -> None:
        """A dialog opened, the window lost its focus, another scan came: everything held goes home."""
        for key in list(self._pointers):
            self.cancel(key)

    def escape(self) -> bool:
        """Esc: drags go home, while their pointers stay down without effect. True when there was a drag."""
        dragging = [p for p in self._pointers.values() if p.phase is _Phase.DRAG]
        for pointer in dragging:
            pointer.phase = _Phase.IDLE
            if pointer.target is not None:
                self._board.returned(pointer.target.name)
        self._tell_all_up()
        return bool(dragging)

    def forget(self, card_id: str) -> None:
        """A card left the board in mid drag: its pointer goes on without it and nothing is dropped."""
        for pointer in self._pointers.values():
            if pointer.target == Target("card", card_id):
                pointer.target, pointer.phase = None, _Phase.IDLE
        self._tell_all_up()

    def _holder(self, card_id: str) -> Key | None:
        target = Target("card", card_id)
        active = (_Phase.DOWN, _Phase.DRAG)
        return next((k for k, p in self._pointers.items() if p.target == target and p.phase in active), None)

    def _let_go(self, key: Key, pointer: _Pointer) -> None:
        if pointer.target is None:
            return
        if pointer.phase is _Phase.DRAG:
            self._board.returned(pointer.target.name)
        elif pointer.phase is _Phase.DOWN:
            self._board.unpressed(key, pointer.target)

    def _tell_all_up(self) -> None:
        if self._was_busy and not self.busy:
            self._was_busy = False
            self._board.all_up()

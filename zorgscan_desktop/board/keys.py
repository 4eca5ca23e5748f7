"""The keyboard on the board: which key means what, and which card is next (design.md section 8)."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent

from zorgscan_desktop.board.scene import BoardScene
from zorgscan_desktop.core.instrument import SIGNS
from zorgscan_desktop.ui.zone_keys import BACK_KEYS, ZONE_KEYS

_ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_OTHER = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def dimension_step(event: QKeyEvent) -> int:
    """1 for PageDown, -1 for PageUp, else 0."""
    return {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)


def press(board: BoardScene, event: QKeyEvent) -> bool:
    """Do what this key says to the current card. True when the key means something here."""
    key = Qt.Key(event.key())
    if event.modifiers() & _OTHER:
        return False
    if key in _ARROWS:
        return _step(board, _ARROWS[key])
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        ids = board.shown_ids()
        board.set_current(ids[0 if key == Qt.Key.Key_Home else -1], by_keyboard=True)
        return True
    if key == Qt.Key.Key_E:
        board.own_card_requested.emit()
        return True
    if not board.current:
        return False
    if key in ZONE_KEYS:
        _place(board, ZONE_KEYS[key])
    elif key in BACK_KEYS:
        _place(board, None)
    elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        board.detail_requested.emit(board.current)
    elif key == Qt.Key.Key_F:
        board.document.choose(board.current, not board.document.is_building_block(board.current))
    elif key == Qt.Key.Key_P:
        board.document.toggle_aside(board.current, "parked")
    elif key == Qt.Key.Key_X:
        if board.document.toggle_not_applicable(board.current):
            board.reason_requested.emit(board.current)
    elif key == Qt.Key.Key_B:
        board.document.toggle_dispute(board.current)
    elif key == Qt.Key.Key_N:
        board.note_requested.emit(board.current)
    elif key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier):
        board.menu_requested.emit(board.current, board.cards[board.current].scene_rect().center())
    else:
        return False
    return True


def step_in_paper(board: BoardScene, step: int) -> bool:
    """Go to the next or previous card in the order of the paper; False after the last and before the first."""
    ids = board.shown_ids()
    index = ids.index(board.current) + step if board.current in ids else (0 if step > 0 else len(ids) - 1)
    if not 0 <= index < len(ids):
        return False
    board.set_current(ids[index], by_keyboard=True)
    return True


def _place(board: BoardScene, zone: int | None) -> None:
    card_id = board.current
    if zone is None:
        board.document.take_back(card_id)
    else:
        board.document.place(card_id, SIGNS[zone])
    board.set_current(card_id, by_keyboard=True)


def _step(board: BoardScene, way: QPointF) -> bool:
    """Go to the nearest card that can be seen in this direction; straight ahead counts more than aside."""
    visible = {i: c for i, c in board.cards.items() if c.isVisible()}
    here = visible.get(board.current)
    if here is None:
        return step_in_paper(board, 1)
    start = QRectF(here.destination, here.boundingRect().size())
    best, best_cost = "", float("inf")
    for card_id, item in visible.items():
        cost = _cost(start, QRectF(item.destination, item.boundingRect().size()), way)
        if card_id != board.current and cost < best_cost:
            best, best_cost = card_id, cost
    if best:
        board.set_current(best, by_keyboard=True)
    return True


def _cost(start: QRectF, end: QRectF, way: QPointF) -> float:
    """How far a card lies in this direction; one straight ahead always comes before one aside."""
    ahead = end.center() - start.center()
    along = QPointF.dotProduct(ahead, way)
    if along <= 1:
        return float("inf")
    aside = abs(ahead.x() * way.y() - ahead.y() * way.x())
    reach = (start.height() + end.height()) / 2 if way.x() else (start.width() + end.width()) / 2
    return along + 2.5 * aside + (0 if aside < reach else 100_000)

"""The window onto the board: fits it, and feeds every pointer and key into the one road to the document.

Touch, pen and mouse all end in the router as plain points; from there nobody knows which device it was. Items never
handle input (docs/architecture.md, "Pointers").
"""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QEventPoint,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPointingDevice,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsView, QToolTip, QWidget

from zorgscan_desktop.board import accessibility, keys
from zorgscan_desktop.board.hands import BoardHands
from zorgscan_desktop.board.pointers import Key, PointerRouter
from zorgscan_desktop.board.scene import BoardScene
from zorgscan_desktop.board.surface import BeforePaint, Surface
from zorgscan_desktop.core.marks import override

MOUSE: Key = ("mouse", 0)
MOUSE_SLOP = 4.0
"""Scene px a mouse must move before a press becomes a drag (design.md section 8)."""
FINGER_SLOP_MM = 4.0
FINGER_SLOP = (16.0, 40.0)
"""Bounds in logical px: boards often lie about their size."""
HOLD_MS = 500
PALM_DPX = 120.0

_CANCELS = (QEvent.Type.WindowDeactivate, QEvent.Type.Hide, QEvent.Type.EnabledChange)


class BoardView(QGraphicsView):
    """Shows a BoardScene over its whole area, px on px, and owns the pointer router.

    The scene is as large as the viewport and begins in its corner: a point of the one is a point of the other.
    """

    escaped = Signal()
    """Esc, and no drag to end."""
    dimension_step = Signal(int)
    """PageUp or PageDown: -1 or 1."""

    def __init__(self, scene: BoardScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        # Made in Python: asked for a viewport that it did not make, PySide loads every kind of widget there is.
        self.setViewport(Surface(lambda: scene.hover(""), self.other_input))
        # The ground covers all of it: nothing behind has to be painted first.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setAutoFillBackground(False)
        self.board = scene
        self.hands = BoardHands(scene)
        self.router = PointerRouter(self.hands)
        self._holds: dict[Key, QTimer] = {}
        self._touch_screens: dict[int, bool] = {}
        """Whether a device, by its number, is one."""
        self._before_paint = BeforePaint(self, scene.freshen)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.BoundingRectViewportUpdate)
        self.setRenderHints(QPainter.RenderHint(0))
        # All that is drawn here are pictures and flat rectangles: nothing leaves a painter changed, or its rectangle.
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        # Not by click: Qt would give it to the board at each touch, and take it from somebody who types a note.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Batterij"))
        accessibility.describe(self)
        scene.went_stale.connect(self._on_stale)
        scene.current_changed.connect(self._on_current_changed)
        scene.document.card_changed.connect(self._on_card_changed)
        # The view takes touch, not its viewport, which hands it on: there every frame would come through Python too.
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        # Every scroll area of Qt asks for it: with two fingers Qt would look for something to pan, and complain.
        self.viewport().ungrabGesture(Qt.GestureType.PanGesture)
        self.viewport().setMouseTracking(True)
        scene.document.scan_replaced.connect(self.let_go)
        scene.document.scan_replaced.connect(self._learn)
        self._lies = accessibility.lies(scene)
        scene.dimension_changed.connect(self.let_go)
        scene.card_going.connect(self._on_card_going)

    def let_go(self) -> None:
        """Everything that is held goes home."""
        for key in list(self._holds):
            self._drop_hold(key)
        self.router.cancel_all()

    def _on_card_going(self, card_id: str) -> None:
        """Somebody took away an own card: whoever holds it holds nothing any more; other drags go on."""
        self.hands.gone(card_id)
        self.router.forget(card_id)

    # -- pointers ---------------------------------------------------------------------------------------------------

    # Mouse and paint each have a method of their own in Qt. No ``viewportEvent``: it would bring each frame of a drag
    # through Python, which costs more than all else that Python does for one (docs/performance.md).

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.router.knows(MOUSE):
            # A mouse that went down here is a real one, and it holds no menu open: nothing else to ask at each step.
            self.router.move(MOUSE, *event.position().toTuple())
        elif self._is_mouse(event) and not event.buttons():
            place = event.position()
            target = self.board.target_at(place.x(), place.y())
            self.board.hover(target.name if target and target.kind == "card" else "")

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._is_mouse(event):
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton:
            self._press(MOUSE, event.position(), MOUSE_SLOP, False)
        elif event.button() == Qt.MouseButton.RightButton:
            self._menu_at(event.position())

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_mouse(event) and event.button() == Qt.MouseButton.LeftButton:
            self._released(MOUSE, event.position())

    def _is_mouse(self, event: QMouseEvent) -> bool:
        """Whether a mouse did this, and not a finger of which Qt made one."""
        real = event.source() == Qt.MouseEventSource.MouseEventNotSynthesized
        return real and not self._is_touch_screen(event.pointingDevice())

    def other_input(self, event: QEvent) -> bool:
        """Fingers and pens; True when it was one of them."""
        if isinstance(event, QTouchEvent):
            self._touch(event)
        elif isinstance(event, QTabletEvent):
            self._pen(event)
        else:
            return False
        # Also for a finger on empty ground: else Qt makes a mouse out of it.
        event.accept()
        return True

    def _touch(self, event: QTouchEvent) -> None:
        device = event.device().systemId()
        if event.type() == QEvent.Type.TouchCancel:
            for held in [known for known in self._holds if known[0] == device]:
                self._drop_hold(held)
            self.router.cancel_device(device)
            return
        for point in event.points():
            key: Key = (device, point.id())
            # Not ``position``: a touch that Qt hands on from the viewport begins with a wrong one (seen with 6.11).
            place = self.mapFromGlobal(point.globalPosition())
            state = point.state()
            if state == QEventPoint.State.Pressed:
                size = point.ellipseDiameters()
                palm = max(size.width(), size.height()) > PALM_DPX * self.board.look.scale
                self._press(key, place, self.finger_slop(), palm)
            elif state == QEventPoint.State.Updated:
                self._moved(key, place)
            elif state == QEventPoint.State.Released:
                self._released(key, place)

    def _pen(self, event: QTabletEvent) -> None:
        """A pen is a finger that is told apart by its own number, and that never is a palm."""
        key: Key = ("pen", event.pointingDevice().uniqueId().numericId())
        place = event.position()
        if event.type() == QEvent.Type.TabletPress:
            self._press(key, place, self.finger_slop(), False)
        elif event.type() == QEvent.Type.TabletMove:
            self._moved(key, place)
        elif event.type() == QEvent.Type.TabletRelease:
            self._released(key, place)

    def _press(self, key: Key, place: QPointF, slop: float, palm: bool) -> None:
        self.board.freshen()
        QToolTip.hideText()
        if not (self.isEnabled() and self.isVisible()):
            return
        if not _somebody_types():
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        target = self.router.press(key, place.x(), place.y(), slop, palm=palm)
        # A mouse has its right button for the menu; a hand that thinks before it drags must not get one.
        if target is not None and target.kind == "card" and key != MOUSE:
            timer = QTimer(self)
            timer.setSingleShot(True)
            timer.timeout.connect(lambda: self._hold(key))
            timer.start(HOLD_MS)
            self._holds[key] = timer
            self.hands.show_ring(key, place, HOLD_MS)

    def _moved(self, key: Key, place: QPointF) -> None:
        self.router.move(key, place.x(), place.y())
        if key in self._holds and not self.router.may_hold(key):
            self._drop_hold(key)

    def _released(self, key: Key, place: QPointF) -> None:
        self._drop_hold(key)
        self.router.release(key, place.x(), place.y())

    def _hold(self, key: Key) -> None:
        self._drop_hold(key)
        self.router.hold(key)

    def _drop_hold(self, key: Key) -> None:
        timer = self._holds.pop(key, None)
        self.hands.hide_ring(key)
        if timer is not None:
            timer.stop()
            timer.deleteLater()

    def _menu_at(self, place: QPointF) -> None:
        target = self.board.target_at(place.x(), place.y())
        if target is not None and target.kind == "card":
            self.hands.held(target, place.x(), place.y())

    def _is_touch_screen(self, device: QPointingDevice | None) -> bool:
        if device is None:
            return False
        known = self._touch_screens.get(device.systemId())
        if known is None:
            known = device.type() == QPointingDevice.DeviceType.TouchScreen
            self._touch_screens[device.systemId()] = known
        return known

    def finger_slop(self) -> float:
        """How far a finger may shake before it drags: 4 mm on this screen, within bounds (logical px)."""
        screen = self.screen() or QGuiApplication.primaryScreen()
        dots = screen.physicalDotsPerInch() / screen.devicePixelRatio()
        return min(max(FINGER_SLOP_MM / 25.4 * dots, FINGER_SLOP[0]), FINGER_SLOP[1])

    # -- keys -------------------------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.router.escape():
                return
            if self.board.menu_is_open():
                self.board.touched.emit()
            else:
                self.escaped.emit()
            return
        step = keys.dimension_step(event)
        if step:
            self.dimension_step.emit(step)
        elif not keys.press(self.board, event):
            event.ignore()

    def _tab(self, event: QKeyEvent) -> bool:
        """Tab walks through the cards in the order of the paper, and leaves the battery after the last one.

        Taken here, since the base class offers Tab to the scene first, and the scene may swallow it.
        """
        step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()), 0)
        if not step or event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if not keys.step_in_paper(self.board, step):
            self.focusNextPrevChild(step > 0)
        return True

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        keys_only = (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        self.board.show_focus(True, by_keyboard=event.reason() in keys_only)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.board.show_focus(False)

    # -- for screen readers -----------------------------------------------------------------------------------------

    def _on_current_changed(self, card_id: str) -> None:
        item = self.board.cards.get(card_id)
        if item is not None and self.hasFocus():
            accessibility.tell_focus(item)

    def _on_card_changed(self, card_id: str) -> None:
        before, self._lies = self._lies, accessibility.lies(self.board)
        if before.get(card_id) == self._lies[card_id]:
            return  # a tick or a count of fingers: where it was done says so
        place = accessibility.card_place(self.board, card_id)
        accessibility.announce(self, f"{self.board.cards[card_id].face.code} {place}")

    def _learn(self) -> None:
        self._lies = accessibility.lies(self.board)

    # -- window -----------------------------------------------------------------------------------------------------

    @override
    def event(self, event: QEvent) -> bool:
        if self.other_input(event):
            return True
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._tab(event):
            return True
        if (kind in _CANCELS and not (kind == QEvent.Type.EnabledChange and self.isEnabled())) and hasattr(
            self, "router"
        ):
            self.let_go()
        if kind == QEvent.Type.LayoutRequest:
            self.board.freshen()
        if kind == QEvent.Type.DevicePixelRatioChange:
            self.board.fit(self.viewport().size(), self.devicePixelRatioF())
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.board.fit(self.viewport().size(), self.devicePixelRatioF())

    def _on_stale(self) -> None:
        self.viewport().installEventFilter(self._before_paint)
        # A window gets its size in several steps before it is first painted: until then that is early enough.
        if self._before_paint.painted and self.isVisible():
            QApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def global_point(self, place: QPointF) -> QPoint:
        """A point of the scene on the screen."""
        return self.viewport().mapToGlobal(self.mapFromScene(place))


def _somebody_types() -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

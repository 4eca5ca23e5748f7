"""A button that answers a finger by itself, also while other people drag cards.

Qt makes mouse events out of one finger only: while somebody drags, a plain button beside the board never clicks
(docs/architecture.md, "Pointers"). This one follows touch points by their id. It paints itself from the look.
"""

from dataclasses import dataclass
from math import ceil
from typing import ClassVar, Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QEventPoint,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTouchEvent,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.icons import draw_icon
from zorgscan_desktop.ui.scroll import TouchScrollArea
from zorgscan_desktop.ui.text import advance, wrap
from zorgscan_desktop.ui.theme import Look

Kind = Literal["plain", "outline", "primary", "tab", "chip", "link"]
TARGET_DPX = 64.0
TARGET_PX = 48
"""Every target is at least 64 dpx and never under 48 logical px (issue 3, design.md section 6)."""
EDGE = 22.0
STACKED_SIZE, STACKED_HEIGHT = 19.0, 72.0
"""Text and height in dpx with the words under the icon."""
_LOSES = (QEvent.Type.Hide, QEvent.Type.EnabledChange, QEvent.Type.WindowDeactivate)
"""A finger that is down goes on sending touches to a button that went away: it must not click."""

PAN_SLOP_PX = 16
"""A finger on a button in a list may shake this far (logical px) before it pans the list."""


@dataclass
class _Finger:
    """A finger that pressed the button: where it began and was last (global y), whether it is on the button now."""

    start: float
    last: float
    inside: bool = True
    pans: bool = False


class TouchButton(QAbstractButton):
    """A push button with an optional Lucide icon before (``icon_name``) or after (``icon_after``) its words."""

    by_keys: ClassVar[bool] = True
    """Whether the last press that any button felt was a key: focus that the app moves shows its ring only then."""

    def __init__(
        self,
        look: Look,
        text: str,
        parent: QWidget | None = None,
        *,
        kind: Kind = "plain",
        icon_name: str = "",
        icon_after: str = "",
        icon_only: bool = False,
        size: float = 20.5,
    ) -> None:
        super().__init__(parent)
        self.look, self.kind = look, kind
        self.icon_name, self.icon_after, self.icon_only = icon_name, icon_after, icon_only
        self.stacked = False
        """The words stand under the icon, small, where there is no room for them beside it."""
        self.edge = EDGE
        """Room in dpx at both ends."""
        self._text_size = size
        self._fingers: dict[int, _Finger] = {}
        self._ring = self._ring_waits = False
        self.setText(text)
        self.setAccessibleName(text)
        if icon_only:
            self.setToolTip(text)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        # A finger must not take the keyboard from somebody who types; a mouse click does (mousePressEvent).
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        look.changed.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def show_words(self, wanted: bool) -> None:
        """Show the words beside the icon, or the icon alone; its name stays for screen readers and as a tooltip."""
        if self.icon_only == wanted:
            self.icon_only = not wanted
            self.setToolTip("" if wanted else self.accessibleName())
            self.updateGeometry()
            self.update()

    def stack(self, wanted: bool) -> None:
        """Set the words under the icon, or beside it."""
        if self.stacked != wanted:
            self.stacked = wanted
            self.updateGeometry()
            self.update()

    # -- size -------------------------------------------------------------------------------------------------------

    @override
    def sizeHint(self) -> QSize:
        look = self.look
        height = max(TARGET_PX, look.px(TARGET_DPX))
        if self.icon_only:
            return QSize(max(TARGET_PX, look.px(TARGET_DPX)), height)
        if self.stacked:
            width = advance(self.text(), self._font()) + look.px(2 * self.edge)
            return QSize(max(TARGET_PX, ceil(width)), max(TARGET_PX, look.px(STACKED_HEIGHT)))
        icons = bool(self.icon_name) + bool(self.icon_after)
        width = advance(self.text(), self._font()) + look.px(2 * self.edge) + icons * look.px(40)
        return QSize(max(TARGET_PX, round(width)), height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _font(self) -> QFont:
        size = STACKED_SIZE if self.stacked else self._text_size
        return self.look.font(size, 650 if self.kind in ("primary", "tab") and self.isChecked() else 600)

    # -- touch ------------------------------------------------------------------------------------------------------

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._touch(event)
            event.accept()
            return True
        if event.type() in _LOSES:
            self._fingers.clear()
            self.setDown(False)
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        if event.type() == QEvent.Type.TouchCancel:
            self._fingers.clear()
        for point in event.points():
            # Pressed can come a second time, of a still finger, and even when its button is gone by then.
            if point.state() == QEventPoint.State.Pressed and self.isEnabled() and self.isVisible():
                TouchButton.by_keys = False
                place = point.globalPosition().y()
                self._fingers.setdefault(point.id(), _Finger(place, place))
            elif point.id() in self._fingers:
                self._follow(self._fingers[point.id()], point)
                if point.state() == QEventPoint.State.Released:
                    finger = self._fingers.pop(point.id())
                    if finger.inside and not self._fingers:
                        self.setDown(False)
                        self.click()
                        return
        self.setDown(any(finger.inside for finger in self._fingers.values()))

    def _follow(self, finger: "_Finger", point: QEventPoint) -> None:
        """In a list that scrolls, a finger that moves pans the list and does not click any more."""
        place = point.globalPosition().y()
        area = self._list_around()
        if area is not None and abs(place - finger.start) > PAN_SLOP_PX:
            finger.pans = True
        if area is not None and finger.pans:
            area.pan_by(place - finger.last)
        finger.last = place
        finger.inside = not finger.pans and self.rect().contains(point.position().toPoint())

    def _list_around(self) -> TouchScrollArea | None:
        parent = self.parentWidget()
        while parent is not None:
            if isinstance(parent, TouchScrollArea):
                return parent
            parent = parent.parentWidget()
        return None

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        TouchButton.by_keys = False
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        TouchButton.by_keys = True
        # Qt gives a button the space bar only; who comes by Tab expects Enter to work as well.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        # A key that was pressed elsewhere (Ctrl+K, Esc in a field) brought the focus here.
        TouchButton.by_keys = True
        if self._ring_waits:
            self._ring, self._ring_waits = True, False
            self.update()
        super().keyReleaseEvent(event)

    # -- look -------------------------------------------------------------------------------------------------------

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        # A ring for those who came by keyboard; a click or tap needs none, nor does what follows from one.
        reason = event.reason()
        moved = reason in (Qt.FocusReason.OtherFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        self._ring_waits = moved and not TouchButton.by_keys
        pressed = reason in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)
        self._ring = not pressed and not self._ring_waits
        super().focusInEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter)
        if self._ring and self.hasFocus():
            self.paint_focus(painter)
        painter.end()

    def paint(self, painter: QPainter) -> None:
        """Plate and words; subclasses with another look replace this."""
        self._paint_plate(painter)
        self._paint_words(painter)

    def paint_focus(self, painter: QPainter) -> None:
        """The ring of the keyboard's focus."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        width = self.look.stroke(4)
        inset, colour = width / 2, "act"
        if self.kind == "primary":
            # Its plate has the colour of the ring: a light line inside shows instead.
            width = self.look.stroke(3)
            inset, colour = width * 1.5, "on_act"
        painter.setPen(QPen(self.look.colour(colour), width))
        ring = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(ring, self.radius(), self.radius())

    def radius(self) -> float:
        """Corner radius in logical px."""
        return 14 * self.look.scale

    def ink(self) -> str:
        """The colour token of words and icon."""
        if not self.isEnabled():
            return "line2"
        if self.kind == "primary":
            return "on_act"
        quiet = self.kind == "plain" or (self.kind == "tab" and not self.isChecked())
        return "ink2" if quiet else "ink"

    def _paint_plate(self, painter: QPainter) -> None:
        look = self.look
        fill: str | None = {"primary": "act", "outline": "surface", "chip": "badge"}.get(self.kind)
        if self.kind == "tab" and self.isChecked():
            fill = "surface"
        if self.isDown():
            fill = "ink2" if self.kind == "primary" else "act_tint"
        elif self.underMouse() and self.isEnabled() and fill is None and self.kind != "tab":
            fill = "sunken"
        if self.kind == "primary" and not self.isEnabled():
            fill = "sunken"
        edge = {"outline": "line2", "chip": "badge"}.get(self.kind)
        if fill is None and edge is None:
            return
        painter.setBrush(look.colour(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour(edge), look.stroke(2)) if edge else Qt.PenStyle.NoPen)
        inset = look.stroke(2) / 2 if edge else 0.0
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, self.radius(), self.radius())

    def _paint_words(self, painter: QPainter) -> None:
        look, font = self.look, self._font()
        colour = look.colour(self.ink())
        if self.stacked and not self.icon_only:
            self._paint_stacked(painter, font, colour)
            return
        side, gap = look.px(28), look.px(10)
        width = 0.0 if self.icon_only else advance(self.text(), font)
        icons = bool(self.icon_name) + bool(self.icon_after)
        total = width + icons * side + (0 if self.icon_only else icons * gap)
        if total > self.width() - 2 * look.px(6) and not self.icon_only:
            self._paint_narrow(painter, font, colour)
            return
        left = max((self.width() - total) / 2, look.px(6))
        middle = self.height() / 2
        if self.icon_name:
            draw_icon(painter, self.icon_name, colour, left, middle - side / 2, side)
            left += side + gap
        if not self.icon_only:
            painter.setFont(font)
            painter.setPen(colour)
            room = QRectF(QPointF(left, 0), self.rect().bottomRight().toPointF())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.icon_after:
            draw_icon(painter, self.icon_after, colour, left + width + gap, middle - side / 2, side)

    def _paint_stacked(self, painter: QPainter, font: QFont, colour: QColor) -> None:
        """Icon above words, both in the middle."""
        side, line = self.look.px(28), font.pixelSize() * 1.2
        top = (self.height() - side - line) / 2
        draw_icon(painter, self.icon_name, colour, (self.width() - side) / 2, top, side)
        painter.setFont(font)
        painter.setPen(colour)
        below = QRectF(0, top + side, self.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())

    def _paint_narrow(self, painter: QPainter, font: QFont, colour: QColor) -> None:
        """The words in two lines, without icon, where they do not fit in one."""
        edge = self.look.px(4)
        block = wrap(self.text(), font, self.width() - 2 * edge, 1.05, align=Qt.AlignmentFlag.AlignHCenter)
        block.draw(painter, edge, (self.height() - block.height) / 2, colour)

"""The large targets of card by card: a zone on its cell, and previous or next."""

from PySide6.QtCore import QMargins, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.instrument import Sign, Zone
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.icons import draw_icon
from zorgscan_desktop.ui.signs import draw_sign, sign_width
from zorgscan_desktop.ui.text import advance, draw_words
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

FORMS = ((31.0, 42.0, 24.0), (25.0, 34.0, 16.0), (22.0, 30.0, 12.0))
"""Sizes in dpx of the word, the sign and the gap between them."""


class ZonePlate(TouchButton):
    """One zone: a large white plate on its cell. All of the cell is the target, as on the battery itself."""

    def __init__(self, look: Look, zone: Zone, parent: QWidget) -> None:
        super().__init__(look, zone.word, parent, kind="outline", size=29)
        self.sign: Sign = zone.sign
        self.setAccessibleName(zone.spoken)
        self.form = 0
        """Which of ``FORMS`` it takes; the screen gives all four the same."""
        self.around = QMargins()
        """What of the cell is seen around the plate, in logical px."""
        self.setCheckable(True)
        self._zone = zone
        self.middle = False
        """Whether the raised fingers have their middle here."""

    def show_middle(self, middle: bool) -> None:
        """Mark the zone that the fingers propose; the team decides."""
        self.middle = middle
        spoken = self._zone.spoken
        self.setAccessibleName(self.tr("{zone}, het midden").format(zone=spoken) if middle else spoken)
        self.update()

    @property
    def plate(self) -> QRectF:
        """The white plate, seen from the corner of the cell."""
        return QRectF(self.rect().marginsRemoved(self.around))

    @override
    def nextCheckState(self) -> None:
        """The document says which zone is chosen, not the click."""

    @override
    def paint(self, painter: QPainter) -> None:
        look = self.look
        chosen = self.isChecked()
        width = look.stroke(6 if chosen else 1.5)
        edge = f"edge {self.sign}" if chosen else "cardline"
        pen = QPen(look.colour(edge), width)
        if self.middle and not chosen:
            width = look.stroke(3)
            pen = QPen(look.colour("ink"), width, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(look.colour("act_tint" if self.isDown() else "surface"))
        painter.drawRoundedRect(
            self.plate.adjusted(width / 2, width / 2, -width / 2, -width / 2), look.px(14), look.px(14)
        )
        self._paint_sign_and_word(painter)

    @override
    def paint_focus(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        width = self.look.stroke(4)
        painter.setPen(QPen(self.look.colour("act"), width))
        ring = self.plate.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(ring, self.radius(), self.radius())

    def least_form(self) -> int:
        """The first of the forms in which sign and word fit beside each other; past the last they do not."""
        room = self.plate.width() - self.look.px(24)
        for form, (text_size, sign_size, gap) in enumerate(FORMS):
            signs = sign_width(self.sign, sign_size * self.look.scale)
            if signs + self.look.px(gap) + advance(self.text(), self.look.font(text_size, 650)) <= room:
                return form
        return len(FORMS)

    def _paint_sign_and_word(self, painter: QPainter) -> None:
        """Beside each other; where that is too wide for one of the four smaller, and at last the word below."""
        look, ink = self.look, self.look.colour("ink")
        text_size, sign_size, gap = FORMS[min(self.form, len(FORMS) - 1)]
        font, size = look.font(text_size, 650), sign_size * look.scale
        signs, words = sign_width(self.sign, size), advance(self.text(), font)
        plate, middle = self.plate, self.plate.center()
        if self.form == len(FORMS):
            draw_sign(painter, self.sign, middle.x() - signs / 2, plate.y() + plate.height() * 0.3, size, ink)
            below = (plate.x(), middle.y(), plate.width(), plate.height() * 0.4)
            draw_words(painter, below, self.text(), font, ink, "centre")
            return
        left = middle.x() - (signs + look.px(gap) + words) / 2
        draw_sign(painter, self.sign, left, middle.y(), size, ink)
        box = (left + signs + look.px(gap), plate.y(), words + 2, plate.height())
        draw_words(painter, box, self.text(), font, ink)


class StepButton(TouchButton):
    """Previous or next: an arrow above a word."""

    @override
    def paint(self, painter: QPainter) -> None:
        self._paint_plate(painter)
        look, side = self.look, self.look.px(48)
        colour = look.colour(self.ink())
        top = self.height() / 2 - look.px(46)
        draw_icon(painter, self.icon_name, colour, (self.width() - side) / 2, top, side)
        below = (0, top + side, self.width(), look.px(44))
        draw_words(painter, below, self.text(), look.font(23.5, 600), colour, "centre")

"""The clock as the whole room sees it: large digits in a quiet corner; a tap opens its panel."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.times import shown_left
from zorgscan_desktop.panels.countdown import Countdown
from zorgscan_desktop.ui.text import advance, draw_words
from zorgscan_desktop.ui.theme import Look, font_px
from zorgscan_desktop.ui.touch_button import TouchButton

HEIGHT, COMPACT_HEIGHT = 92.0, 82.0
"""In dpx: what there is above the battery's axis."""
DIGITS, COMPACT_DIGITS = 70.0, 62.0
WORD_ROOM = 25.0
"""Below the digits, while a word stands there."""


class ClockFace(TouchButton):
    """Shows itself while there is time to show. Its digits are large as they are: *Tekstgrootte* leaves them so."""

    def __init__(self, clock: Countdown, look: Look, parent: QWidget) -> None:
        super().__init__(look, "", parent)
        self._clock = clock
        clock.changed.connect(self._show_time)
        self._show_time()

    def _show_time(self) -> None:
        self._say()
        self.update()

    def _say(self) -> None:
        """The name is another one each minute, not each second: a screen reader would never stop."""
        minutes = -(-self._clock.left // 60_000)
        words = {
            "off": self.tr("Klok"),
            "running": self.tr("Klok, nog {count} min").format(count=minutes),
            "paused": self.tr("Klok gepauzeerd, nog {count} min").format(count=minutes),
            "done": self.tr("Klok, de tijd is om"),
        }
        if words[self._clock.state] != self.accessibleName():
            self.setAccessibleName(words[self._clock.state])

    @property
    def digits(self) -> str:
        """What the room reads."""
        return shown_left(self._clock.left)

    @property
    def word(self) -> str:
        """What stands under the digits, if anything."""
        words = {"paused": self.tr("gepauzeerd"), "done": self.tr("tijd om")}
        return words.get(self._clock.state, "")

    def _digit_font(self) -> QFont:
        look = self.look
        return font_px(look.px(COMPACT_DIGITS if look.compact else DIGITS), 650)

    @override
    def sizeHint(self) -> QSize:
        px = self.look.px
        shown = "8" * max(4, len(self.digits) - 1) + ":"
        width = advance(shown, self._digit_font()) + px(32)
        return QSize(round(width), max(48, px(COMPACT_HEIGHT if self.look.compact else HEIGHT)))

    @override
    def paint(self, painter: QPainter) -> None:
        look, done = self.look, self._clock.state == "done"
        fill = "act" if done else "act_tint" if self.isDown() else "surface"
        painter.setBrush(look.colour(fill))
        painter.setPen(QPen(look.colour("act" if done else "line2"), look.stroke(1.5)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), self.radius(), self.radius())
        ink = look.colour("on_act" if done else "ink")
        word, font = self.word, self._digit_font()
        room = look.px(WORD_ROOM) if word else 0
        if word:
            font = font_px(round(font.pixelSize() * 0.8), 650)
            below = (0, self.height() - room - look.px(6), self.width(), room)
            draw_words(painter, below, word, font_px(look.px(20.5), 600), ink, "centre")
        draw_words(painter, (0, 0, self.width(), self.height() - room), self.digits, font, ink, "centre")

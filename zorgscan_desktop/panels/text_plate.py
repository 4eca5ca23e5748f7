"""Text that somebody wrote, shown so that a tap opens it: one line a paragraph, or one a bullet."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.text import Block, wrap
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TARGET_PX, TouchButton

PAD = 10.0
LINE = 1.28
_BULLET_INDENT = 22.0


class TextPlate(TouchButton):
    """Shows ``text``, or the hint while there is none. Laid out once for a width, not at every paint."""

    def __init__(self, look: Look, hint: str, parent: QWidget, *, bullets: bool, weight: int, size: float) -> None:
        super().__init__(look, hint, parent)
        self._hint, self._bullets, self._weight, self._text_dpx = hint, bullets, weight, size
        self._shown = ""
        self._blocks: list[Block] = []
        self._laid_for: tuple[object, ...] = ()

    def show_text(self, text: str, name: str) -> None:
        """Change the text; ``name`` is what a screen reader says before it."""
        self._shown = text
        self.setAccessibleName(f"{name}: {text or self._hint}")
        self.update()

    def height_for(self, width: int) -> int:
        """The height in px that the text takes at this width."""
        return max(TARGET_PX, round(sum(self._heights(width)) + 2 * self.look.px(PAD)))

    def _lay_out(self, width: int) -> list[Block]:
        look = self.look
        key = (self._shown, width, look.scale, look.text_factor)
        if key != self._laid_for:
            room = max(20, width - 2 * look.px(PAD) - (look.px(_BULLET_INDENT) if self._is_list else 0))
            font = look.font(self._text_dpx, self._weight if self._shown else 400)
            lines = (self._shown or self._hint).split("\n")
            self._blocks = [wrap(line, font, room, LINE) for line in lines]
            self._laid_for = key
        return self._blocks

    @property
    def _is_list(self) -> bool:
        return self._bullets and bool(self._shown)

    def _heights(self, width: int) -> list[float]:
        gap = self.look.px(6) if self._is_list else 0
        return [block.height + gap for block in self._lay_out(width)]

    @override
    def sizeHint(self) -> QSize:
        return QSize(TARGET_PX, TARGET_PX)

    @override
    def paint(self, painter: QPainter) -> None:
        look, px = self.look, self.look.px
        if self.isEnabled() and (self.isDown() or self.underMouse()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("act_tint" if self.isDown() else "badge"))
            painter.drawRoundedRect(QRectF(self.rect()), px(10), px(10))
        colour = look.colour("ink" if self._shown else "ink2")
        left, top = px(PAD), float(px(PAD))
        indent = px(_BULLET_INDENT) if self._is_list else 0
        for block, height in zip(self._lay_out(self.width()), self._heights(self.width()), strict=True):
            if self._is_list:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("ink2"))
                radius = px(8) / 2
                middle = top + look.text_px(self._text_dpx) * LINE / 2
                painter.drawEllipse(QPointF(left + radius, middle), radius, radius)
            block.draw(painter, left + indent, top, colour)
            top += height

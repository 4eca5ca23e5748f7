"""What a building block could do: unticked kenmerken and notes; a tap makes an action of a line."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.actions import Idea
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.icons import draw_icon
from zorgscan_desktop.ui.text import Block, wrap
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TARGET_PX, TouchButton


class IdeaLine(TouchButton):
    """A plus and the whole text, over as many lines as it takes."""

    def __init__(self, look: Look, idea: Idea, source: str, parent: QWidget) -> None:
        super().__init__(look, idea.text, parent)
        self.idea, self._source = idea, source
        self.setAccessibleName(self.tr("Als actie: {text} ({source})").format(text=idea.text, source=source))

    def height_for(self, width: int) -> int:
        """Height in px at this width."""
        return max(TARGET_PX, self.look.px(56), round(self._block(width).height) + self.look.px(18))

    def _block(self, width: int) -> Block:
        text = f"{self.idea.text} ({self._source})"
        return wrap(text, self.look.font(21, 400), max(40, width - self.look.px(50)), 1.22)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.look.px(200), TARGET_PX)

    @override
    def paint(self, painter: QPainter) -> None:
        look, px = self.look, self.look.px
        if self.isDown() or self.underMouse():
            painter.fillRect(self.rect(), look.colour("act_tint" if self.isDown() else "badge"))
        side = px(26)
        draw_icon(painter, "plus", look.colour("act"), px(8), (self.height() - side) / 2, side)
        block = self._block(self.width())
        block.draw(painter, px(44), (self.height() - block.height) / 2, look.colour("ink"))


class PlanIdeas(QWidget):
    """Folded to one button until somebody wants to see them."""

    taken = Signal(str)
    resized = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.lines: list[IdeaLine] = []
        self.is_open = False
        self._ideas: tuple[tuple[Idea, str], ...] = ()
        self.fold = TouchButton(look, "", self, icon_name="lightbulb")
        self.fold.clicked.connect(self._toggle)

    def show_ideas(self, ideas: tuple[tuple[Idea, str], ...], about: str) -> None:
        """Offer these, each with the words for where it comes from."""
        self._about = about
        count = len(ideas)
        words = self.tr("1 suggestie") if count == 1 else self.tr("{count} suggesties").format(count=count)
        self.fold.setText(words)
        self.fold.setAccessibleName(f"{words} {about}")
        self.fold.icon_after = "chevron-up" if self.is_open else "chevron-down"
        self.setVisible(bool(ideas))
        if ideas != self._ideas:
            self._ideas = ideas
            if self.is_open:
                self._fill()

    def _toggle(self) -> None:
        self.is_open = not self.is_open
        self.fold.icon_after = "chevron-up" if self.is_open else "chevron-down"
        self._fill()
        self.resized.emit()

    def _fill(self) -> None:
        """Lines that stay keep their widget, so that the keyboard stays with them."""
        wanted = self._ideas if self.is_open else ()
        kept = {(line.idea, line._source): line for line in self.lines}
        focus = next((place for place, line in enumerate(self.lines) if line.hasFocus()), None)
        lines = []
        for idea, source in wanted:
            line = kept.pop((idea, source), None)
            if line is None:
                line = IdeaLine(self.look, idea, source, self)
                line.clicked.connect(lambda _=False, text=idea.text: self.taken.emit(text))
                line.show()
            lines.append(line)
        for line in kept.values():
            line.hide()
            line.deleteLater()
        self.lines = lines
        if focus is not None and not any(line.hasFocus() for line in lines):
            after = lines[min(focus, len(lines) - 1)] if lines else self.fold
            after.setFocus()
        before: QWidget = self.fold
        for line in lines:
            QWidget.setTabOrder(before, line)
            before = line
        self.arrange()

    def height_for(self, width: int) -> int:
        """Height in px at this width; 0 with nothing to offer."""
        if self.isHidden():
            return 0
        return self.fold.sizeHint().height() + sum(line.height_for(width) for line in self.lines)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Lay out what is inside."""
        hint, top = self.fold.sizeHint(), self.fold.sizeHint().height()
        self.fold.setGeometry(0, 0, min(hint.width(), self.width()), hint.height())
        for line in self.lines:
            height = line.height_for(self.width())
            line.setGeometry(0, top, self.width(), height)
            top += height

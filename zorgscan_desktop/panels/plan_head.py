"""The first cell of a building block: its priority, its cards, and what moves it or takes it off the plan."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.summary import dots_of
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.drag_handle import DragHandle
from zorgscan_desktop.panels.sections import CardTag
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.text import draw_words
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

PAD, NUMBER = 18.0, 64.0


class PlanHead(QWidget):
    """Laid out by the row; the row connects its buttons."""

    def __init__(self, document: ScanDocument, look: Look, cards: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.document, self.look, self.cards = document, look, cards
        self._number = 1
        self._parts: list[tuple[CardTag, Label, Label]] = []
        for _card in cards:
            tag = CardTag(look, self)
            words = Label(look, parent=self, size=27, weight=650)
            title = Label(look, parent=self, size=20, colour="ink2")
            self._parts.append((tag, words, title))
        self._dots = Label(look, parent=self, size=20, weight=600)
        code = document.code_of(cards[0])
        self.up = TouchButton(
            look, self.tr("{code} naar boven").format(code=code), self, icon_name="arrow-up", icon_only=True
        )
        self.down = TouchButton(
            look, self.tr("{code} naar beneden").format(code=code), self, icon_name="arrow-down", icon_only=True
        )
        self.remove = TouchButton(
            look, self.tr("{code} uit het plan halen").format(code=code), self, icon_name="x", icon_only=True
        )
        self.handle = DragHandle(look, self.tr("Verslepen: {code}").format(code=code), self)

    @property
    def about(self) -> str:
        """What the row is about, for names: ``bij 1.6 b``."""
        codes = " + ".join(self.document.code_of(card_id) for card_id in self.cards)
        return self.tr("bij {code}").format(code=codes)

    def refresh(self, index: int) -> None:
        """Follow the document; ``index`` is the place of the row from 0."""
        document, plan = self.document, self.document.scan.plan
        self._number = index + 1
        for card_id, (tag, words, title) in zip(self.cards, self._parts, strict=True):
            laid = document.scan.card(card_id).laid
            tag.show_card(document.code_of(card_id), laid or "", document.state_word(card_id))
            words.setText(document.key_words_of(card_id))
            title.setText(document.instrument.dimension(document.dimension_of(card_id)).short_title)
        dots = dots_of(document.scan, plan[index])
        self._dots.setText(self.tr("1 stip") if dots == 1 else self.tr("{count} stippen").format(count=dots))
        self._dots.setVisible(dots > 0)
        self.up.setEnabled(index > 0)
        self.down.setEnabled(index + 1 < len(plan))
        place = self.tr("plaats {number} van {count}").format(number=index + 1, count=len(plan))
        self.handle.setAccessibleDescription(place)
        self.setAccessibleName(f"{self.tr('Bouwsteen')} {self.about}, {place}")
        self.update()

    # -- layout -----------------------------------------------------------------------------------------------------

    @property
    def _buttons(self) -> tuple[TouchButton, ...]:
        return self.up, self.down, self.remove, self.handle

    def height_for(self, width: int) -> int:
        """Height in px at this width."""
        return self._lay(width, self.height(), move=False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(self.width(), self.height(), move=True)

    def _lay(self, width: int, height: int, *, move: bool) -> int:
        """Lay everything out, or only say how high it has to be."""
        px = self.look.px
        left, top = px(PAD + NUMBER + 16), px(PAD)
        room = max(40, width - left - px(12))
        for tag, words, title in self._parts:
            words_height, title_height = words.heightForWidth(room), title.heightForWidth(room)
            if move:
                tag.setGeometry(left, top, room, px(38))
                words.setGeometry(left, top + px(46), room, words_height)
                title.setGeometry(left, top + px(50) + words_height, room, title_height)
            top += px(50) + words_height + title_height + px(14)
        if not self._dots.isHidden():
            if move:
                self._dots.setGeometry(left, top - px(8), room, self._dots.heightForWidth(room))
            top += self._dots.heightForWidth(room) + px(4)
        side = self.handle.sizeHint().height()
        needed = max(top, px(PAD + NUMBER)) + side + px(8)
        if move:
            bottom = max(height, needed) - side - px(6)
            x = width - px(6) - side
            for button in reversed(self._buttons):
                button.setGeometry(x, bottom, side, side)
                x -= side + px(2)
        return needed

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, px = self.look, self.look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.colour("act"))
        painter.setPen(Qt.PenStyle.NoPen)
        square = QRectF(px(PAD), px(PAD + 4), px(NUMBER), px(NUMBER))
        painter.drawRoundedRect(square, px(12), px(12))
        box = (square.x(), square.y(), square.width(), square.height())
        draw_words(painter, box, str(self._number), look.font(32, 700), look.colour("on_act"), "centre")
        painter.end()

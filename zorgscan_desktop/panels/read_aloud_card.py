"""One card for the whole room: the statement as large as fits, its kenmerken beside it, each with a check box."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.panels.feature_rows import FeatureTick
from zorgscan_desktop.panels.read_aloud_fit import CardFitter, CardWords, Fit
from zorgscan_desktop.ui.panel_plate import draw_panel
from zorgscan_desktop.ui.text import draw_words
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


class ReadAloudCard(QWidget):
    """The white plate with statement and kenmerken; ``more`` turns the page when they do not all fit."""

    page_turned = Signal()
    feature_tapped = Signal(int)
    """Somebody tapped the check box of this kenmerk."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.rows: list[FeatureTick] = []
        self._words = CardWords()
        self.own = False
        self._count = ""
        self._page = 0
        self._fit: Fit | None = None
        self.more = TouchButton(look, self.tr("Meer kenmerken"), self, kind="outline", icon_after="chevron-right")
        self.more.clicked.connect(self._turn)
        look.changed.connect(self._place)

    def show_card(self, words: CardWords) -> None:
        """Show these words."""
        self._words, self._page = words, 0
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [self._new_row(index, text) for index, text in enumerate(words.features)]
        self.more.raise_()
        self.setAccessibleName(words.statement)
        lead_in = [words.lead_in] if words.lead_in else []
        self.setAccessibleDescription("; ".join((*lead_in, *words.features)))
        self._place()

    def show_ticks(self, ticked: Sequence[int], count: str) -> None:
        """Tick these kenmerken; ``count`` says how many in words."""
        self._count = count
        for index, row in enumerate(self.rows):
            row.setChecked(index in ticked)
        self.update()

    def _new_row(self, index: int, text: str) -> FeatureTick:
        row = FeatureTick(self.look, text, self)
        row.clicked.connect(lambda: self.feature_tapped.emit(index))
        return row

    def _turn(self) -> None:
        if self._fit is not None:
            self._page = (self._page + 1) % len(self._fit.pages)
            self._place_rows(self._fit)
            self.page_turned.emit()

    # -- layout -----------------------------------------------------------------------------------------------------

    def _place(self) -> None:
        """Measure anew, and put the rows where they go."""
        if self.width() < 100 or not self._words.statement:
            return
        self._fit = CardFitter(self.look, self._words, self.size()).fit()
        self._page %= len(self._fit.pages)
        self._place_rows(self._fit)

    def _place_rows(self, fit: Fit) -> None:
        places = dict(fit.pages[self._page])
        for index, row in enumerate(self.rows):
            row.set_size(fit.size)
            if index in places:
                row.setGeometry(places[index])
            row.setVisible(index in places)
        self.more.setVisible(len(fit.pages) > 1)
        hint, px = self.more.sizeHint(), self.look.px
        left, top = self.width() - px(40) - hint.width(), self.height() - px(20) - hint.height()
        self.more.setGeometry(left, top, hint.width(), hint.height())
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    # -- painting ---------------------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, px, fit = self.look, self.look.px, self._fit
        painter = QPainter(self)
        draw_panel(painter, self.rect(), look, corner=28)
        if self.own:
            # The double outline of a card that the school wrote itself.
            edge = px(9)
            painter.setPen(QPen(look.colour("line2"), look.stroke(1.5)))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), px(20), px(20))
        if fit is not None:
            middle = fit.left.y() + (fit.left.height() - fit.statement.height) / 2
            fit.statement.draw(painter, fit.left.x(), middle, look.colour("ink"))
            if self._words.features:
                self._paint_heading(painter, fit)
        painter.end()

    def _paint_heading(self, painter: QPainter, fit: Fit) -> None:
        look, px, ink2 = self.look, self.look.px, self.look.colour("ink2")
        line = round((fit.left.right() + fit.right.x()) / 2)
        painter.setPen(QPen(look.colour("line"), look.stroke(1.5)))
        painter.drawLine(QPointF(line, px(30)), QPointF(line, self.height() - px(30)))
        room = (fit.right.x() + px(4), fit.top, fit.right.width() - px(4), px(36))
        words = f"{self.tr('Kritische kenmerken')} · {self._count}"
        draw_words(painter, room, words, look.font(23.5, 650), ink2)
        if self._words.lead_in:
            block = CardFitter(look, self._words, self.size()).lead_in(fit.right.width())
            block.draw(painter, fit.right.x() + px(4), fit.top + px(46), ink2)

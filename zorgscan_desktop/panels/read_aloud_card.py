"""One card for the whole room: the statement as large as fits, its kenmerken beside it (design.md sections 3 and 8).

Sizes: statement 74 down to 56 dpx, kenmerken 36 down to 30, then two columns, then pages.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.text import SOFT_HYPHEN, Block, draw_words, wrap
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

STATEMENT_SIZES = (74.0, 70.0, 66.0, 62.0, 59.0, 56.0)
STATEMENT_FLOOR = 56.0
FEATURE_SIZES = (36.0, 34.0, 32.0, 30.0)
BULLET_INDENT, BULLET_GAP, BULLET_RADIUS = 1.1, 0.42, 0.19
"""Shares of the text size."""


@dataclass(frozen=True)
class _Layout:
    """What was found to fit: sizes in dpx, columns of kenmerken, and how many of them a page shows."""

    statement: Block
    size: float
    columns: int
    pages: tuple[tuple[int, ...], ...]


class ReadAloudCard(QWidget):
    """The white plate with statement and kenmerken; ``more`` turns the page when they do not all fit."""

    page_turned = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._statement = ""
        self._bold: tuple[tuple[int, int], ...] = ()
        self._lead_in = ""
        self._features: tuple[str, ...] = ()
        self.own = False
        self._page = 0
        self._found: _Layout | None = None
        self.more = TouchButton(look, self.tr("Meer kenmerken"), self, kind="outline", icon_after="chevron-right")
        self.more.clicked.connect(self._turn)
        look.changed.connect(self._forget)

    def show_card(
        self, statement: str, bold: tuple[tuple[int, int], ...], lead_in: str | None, features: tuple[str, ...]
    ) -> None:
        """Show these words."""
        self._statement, self._bold, self._features = statement, bold, features
        self._lead_in = (lead_in or "").replace("\n", " ")
        self._page = 0
        self.setAccessibleName(statement)
        self.setAccessibleDescription("; ".join((*([self._lead_in] if self._lead_in else []), *features)))
        self._forget()

    def _forget(self) -> None:
        self._found = None
        self._place_more()
        self.update()

    def _turn(self) -> None:
        self._page = (self._page + 1) % len(self._layout().pages)
        self.update()
        self.page_turned.emit()

    # -- fitting ----------------------------------------------------------------------------------------------------

    def _areas(self, wide: bool) -> tuple[QRectF, QRectF]:
        """Where statement and kenmerken go; a long list takes a larger share."""
        px = self.look.px
        edge = self.width() * (0.40 if wide else 0.485)
        top, bottom = px(30), self.height() - px(30)
        left = QRectF(px(54), top, edge - px(54 + 40), bottom - top)
        right = QRectF(edge + px(40), top, self.width() - edge - px(40 + 40), bottom - top)
        return left, right

    def _layout(self) -> _Layout:
        if self._found is None:
            self._found = self._fit()
        return self._found

    def _fit(self) -> _Layout:
        # What the last row cannot read is no use to it: rather two columns and pages than smaller text.
        least = min(self.look.back_row_dpx, FEATURE_SIZES[0])
        sizes = [size for size in FEATURE_SIZES if size >= least]
        for size in sizes:
            left, right = self._areas(False)
            if self._height(size, right.width(), self._features) <= self._room(right):
                return _Layout(self._fit_statement(left), size, 1, (tuple(range(len(self._features))),))
        left, right = self._areas(True)
        size = sizes[-1]
        return _Layout(self._fit_statement(left), size, 2, self._paged(right, size))

    def _fit_statement(self, area: QRectF) -> Block:
        """The largest that fits without breaking a word; with larger text the floor is reached further down."""
        floor = STATEMENT_FLOOR / self.look.text_factor
        sizes = [*STATEMENT_SIZES, *(s for s in (52.0, 48.0, 45.0, 43.0) if s >= floor)]
        blocks = [self._statement_block(size, area.width()) for size in sizes]
        fitting = [block for block in blocks if block.height <= area.height()]
        if fitting:
            return next((block for block in fitting if SOFT_HYPHEN not in block.layout.text()), fitting[0])
        # A school's own statement can be of any length: then smaller is better than cut off.
        size, block = sizes[-1], blocks[-1]
        while block.height > area.height() and size > 20:
            size *= 0.9
            block = self._statement_block(size, area.width())
        return block

    def _statement_block(self, size: float, width: float) -> Block:
        return wrap(self._statement, self.look.font(size, 400), width, 1.14, bold=self._bold)

    def _room(self, area: QRectF) -> float:
        """Height for kenmerken below their heading and lead-in."""
        return area.height() - self._intro_height(area.width())

    def _intro_height(self, width: float) -> float:
        height = float(self.look.px(52))
        if self._lead_in:
            height += wrap(self._lead_in, self.look.font(26, 400), width, 1.2).height + self.look.px(14)
        return height

    def _height(self, size: float, width: float, features: Sequence[str]) -> float:
        """Height of these kenmerken under each other, with a gap between them."""
        gaps = self._share(size, BULLET_GAP) * max(0, len(features) - 1)
        return gaps + sum(self._block(feature, size, width).height for feature in features)

    def _share(self, size: float, share: float) -> int:
        return round(self.look.text_px(size) * share)

    def _block(self, feature: str, size: float, width: float) -> Block:
        return wrap(feature, self.look.font(size, 400), width - self._share(size, BULLET_INDENT), 1.24)

    def _paged(self, area: QRectF, size: float) -> tuple[tuple[int, ...], ...]:
        """Indexes of the kenmerken on each page of two columns."""
        width = self._column_width(area)
        room = self._room(area)
        whole = self._split(range(len(self._features)), size, width, room)
        if len(whole) <= 2:
            return (tuple(range(len(self._features))),)
        columns = self._split(range(len(self._features)), size, width, room - self.look.px(76))
        pairs = [columns[i : i + 2] for i in range(0, len(columns), 2)]
        return tuple(tuple(index for column in pair for index in column) for pair in pairs)

    def _column_width(self, area: QRectF) -> float:
        return (area.width() - self.look.px(40)) / 2

    def _split(self, indexes: range | tuple[int, ...], size: float, width: float, room: float) -> list[list[int]]:
        columns: list[list[int]] = [[]]
        for index in indexes:
            longer = [self._features[i] for i in (*columns[-1], index)]
            if columns[-1] and self._height(size, width, longer) > room:
                columns.append([])
            columns[-1].append(index)
        return columns

    # -- painting ---------------------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, found = self.look, self._layout()
        px = look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.colour("surface"))
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(28), px(28))
        if self.own:
            # The double outline of a card that the school wrote itself.
            edge = px(9)
            painter.setPen(QPen(look.colour("line2"), look.stroke(1.5)))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), px(20), px(20))
        left, right = self._areas(found.columns == 2)
        middle = left.y() + (left.height() - found.statement.height) / 2
        found.statement.draw(painter, left.x(), middle, look.colour("ink"))
        line = round((left.right() + right.x()) / 2)
        painter.setPen(QPen(look.colour("line"), look.stroke(1.5)))
        painter.drawLine(QPointF(line, px(36)), QPointF(line, self.height() - px(36)))
        self._paint_features(painter, right, found)
        painter.end()

    def _paint_features(self, painter: QPainter, area: QRectF, found: _Layout) -> None:
        look = self.look
        ink2 = look.colour("ink2")
        indexes = found.pages[self._page % len(found.pages)]
        width = area.width() if found.columns == 1 else self._column_width(area)
        room = self._room(area) - (look.px(76) if len(found.pages) > 1 else 0)
        columns = [list(indexes)] if found.columns == 1 else self._split(indexes, found.size, width, room)[:2]
        tallest = max(self._height(found.size, width, [self._features[i] for i in column]) for column in columns)
        # Heading and kenmerken together stand in the middle of their half, as the statement does in its own.
        top = area.y() + max(0.0, room - tallest) / 2
        heading = (area.x(), top, area.width(), look.px(36))
        draw_words(painter, heading, self.tr("Kritische kenmerken"), look.font(23.5, 650), ink2)
        if self._lead_in:
            block = wrap(self._lead_in, look.font(26, 400), area.width(), 1.2)
            block.draw(painter, area.x(), top + look.px(48), ink2)
        top += self._intro_height(area.width())
        for number, column in enumerate(columns):
            x = area.x() + number * (width + look.px(40))
            self._paint_column(painter, x, top, width, tuple(column), found.size)

    def _paint_column(
        self, painter: QPainter, x: float, y: float, width: float, indexes: tuple[int, ...], size: float
    ) -> None:
        look = self.look
        for index in indexes:
            block = self._block(self._features[index], size, width)
            first_line = look.text_px(size) * 1.24 / 2
            radius = self._share(size, BULLET_RADIUS)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("ink2"))
            painter.drawEllipse(QPointF(x + radius + look.px(3), y + first_line), radius, radius)
            block.draw(painter, x + self._share(size, BULLET_INDENT), y, look.colour("ink"))
            y += block.height + self._share(size, BULLET_GAP)

    def _place_more(self) -> None:
        paged = bool(self._features) and self.width() > 100 and len(self._layout().pages) > 1
        self.more.setVisible(paged)
        if paged:
            hint = self.more.sizeHint()
            px = self.look.px
            self.more.setGeometry(
                self.width() - px(40) - hint.width(),
                self.height() - px(24) - hint.height(),
                hint.width(),
                hint.height(),
            )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._forget()

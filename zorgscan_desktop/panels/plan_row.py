"""One building block of the action plan, edited in place: short form, or full form with four fields more.

Wide: one line of six cells under the headings of the screen. Narrow, or with large text: each cell bears its name
and the cells take two lines.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.actions import Idea, ideas
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.scan import PlanRow
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.cell import Cell
from zorgscan_desktop.panels.date_cell import DateCell
from zorgscan_desktop.panels.plan_head import PlanHead
from zorgscan_desktop.panels.plan_ideas import PlanIdeas
from zorgscan_desktop.panels.status_picker import StatusPicker
from zorgscan_desktop.panels.text_cell import TextCell
from zorgscan_desktop.ui.card_plate import draw_shadow
from zorgscan_desktop.ui.theme import Look

SHARES = (341.0, 258.0, 322.0, 144.0, 147.0, 196.0)
"""Widths of the six columns of the mockup ``priorities``, in dpx of 1408."""
NARROW_FIRST, NARROW_SECOND = (0.28, 0.32, 0.40), (0.28, 0.216, 0.23, 0.274)
"""Shares of the two lines of a narrow row; the second leaves the first column to the head."""
LEAST_HEIGHT = 200.0
MARGIN = 8.0


class PlanRowView(QWidget):
    """Follows one row of the document's plan; ``index`` is its place, from 0."""

    resized = Signal()
    opened = Signal(QWidget)
    """A cell was opened: others close."""
    month_requested = Signal(QWidget)
    keyboard_requested = Signal()
    removed = Signal(str)
    """Taken off the plan: what to say about it, and that it can be undone."""

    def __init__(self, document: ScanDocument, look: Look, cards: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.document, self.look, self.cards, self.index = document, look, cards, 0
        self.full = self.narrow = self.lifted = False
        self._lines: list[float] = []
        self.head = PlanHead(document, look, cards, self)
        self.goal = self._text("goal", self.tr("Doel"), self.tr("Wat willen we bereiken?"))
        self.todo = TextCell(
            look, self.tr("Acties"), self.tr("Wat gaan we doen? Eén actie op elke lijn."), self, bullets=True
        )
        self.todo.typed.connect(self._on_actions)
        self.ideas = PlanIdeas(look, self)
        self.ideas.taken.connect(self._take_idea)
        self.ideas.resized.connect(self.resized)
        self.who = self._text("who", self.tr("Wie"), self.tr("Wie trekt dit?"))
        self.due = DateCell(look, self.tr("Tegen wanneer"), self.tr("Kies een datum"), self)
        self.due.chosen.connect(self._on_due)
        self.due.month_requested.connect(lambda: self.month_requested.emit(self.due))
        self.status = StatusPicker(look, self)
        self.status.chosen.connect(lambda status: self.document.set_row(self.index, status=status))
        self.status.resized.connect(self.resized)
        self.follow_up = self._text("follow_up", self.tr("Opvolging"), self.tr("Wanneer bekijken we dit?"))
        self.extras = {
            "means": self._text("means", self.tr("Middelen en vorming"), self.tr("Wat hebben we nodig?")),
            "success": self._text("success", self.tr("Succesindicator"), self.tr("Waaraan zien we dat het lukt?")),
            "evaluation": self._text("evaluation", self.tr("Evaluatie"), self.tr("Hoe en wanneer kijken we terug?")),
            "securing": self._text("securing", self.tr("Borging"), self.tr("Hoe houden we dit vast?")),
        }
        for cell in self.cells():
            cell.opened.connect(lambda cell=cell: self.opened.emit(cell))
            cell.resized.connect(self.resized)
            cell.keyboard_requested.connect(self.keyboard_requested)
        self.head.up.clicked.connect(lambda: self.step(-1))
        self.head.down.clicked.connect(lambda: self.step(1))
        self.head.handle.stepped.connect(self.step)
        self.head.remove.clicked.connect(self._remove)

    def _text(self, field: str, name: str, hint: str) -> TextCell:
        cell = TextCell(self.look, name, hint, self)
        cell.typed.connect(self._writer(field, cell))
        return cell

    def _writer(self, field: str, cell: TextCell) -> Callable[[str], None]:
        def write(text: str) -> None:
            self.document.set_row(self.index, burst=cell.burst, **{field: text})

        return write

    def cells(self) -> list[Cell]:
        """All cells that open, in reading order."""
        return [self.goal, self.todo, self.who, self.due, self.follow_up, *self.extras.values()]

    def stops(self) -> list[QWidget]:
        """Where the Tab key stops, in order."""
        head = self.head
        stops: list[QWidget] = [head.up, head.down, head.remove, head.handle]
        stops += [*self.goal.stops(), *self.todo.stops(), self.ideas.fold, *self.ideas.lines]
        stops += [*self.who.stops(), *self.due.stops(), self.status.chip, *self.status.choices]
        stops += self.follow_up.stops()
        for cell in self.extras.values():
            stops += cell.stops()
        return stops

    # -- document ---------------------------------------------------------------------------------------------------

    def refresh(self, index: int, full: bool) -> None:
        """Follow the document."""
        self.index, self.full = index, full
        row = self.document.scan.plan[index]
        about = self.head.about
        self.head.refresh(index)
        for cell in self.cells():
            cell.read_only = self.document.read_only
        self.goal.show_text(row.goal, about)
        self.todo.show_text("\n".join(row.actions), about)
        self.who.show_text(row.who, about)
        self.due.show_day(row.due, about)
        self.follow_up.show_text(row.follow_up, about)
        self.status.show_status(row.status, about)
        for field, cell in self.extras.items():
            cell.show_text(getattr(row, field), about)
            cell.setVisible(full)
            if not full:
                cell.close_field()
        self._show_ideas(row)

    def _show_ideas(self, row: PlanRow) -> None:
        found = ideas(self.document.scan, self.document.instrument, row)
        self.ideas.show_ideas(tuple((idea, self._source(idea)) for idea in found), self.head.about)

    def _source(self, idea: Idea) -> str:
        word = self.tr("kenmerk") if idea.source == "feature" else self.tr("notitie")
        if len(self.cards) == 1:
            return word
        return self.tr("{word} bij {code}").format(word=word, code=self.document.code_of(idea.card))

    def _on_actions(self, text: str) -> None:
        lines = tuple(line.strip() for line in text.split("\n") if line.strip())
        self.document.set_row(self.index, burst=self.todo.burst, actions=lines)

    def _take_idea(self, text: str) -> None:
        row = self.document.scan.plan[self.index]
        self.document.set_row(self.index, actions=(*row.actions, text))

    def _on_due(self, day: date | None) -> None:
        self.document.set_row(self.index, due=day)

    def _remove(self) -> None:
        about = self.head.about
        if self.document.remove_row(self.index):
            self.removed.emit(self.tr("De bouwsteen {about} staat niet meer in het actieplan.").format(about=about))

    def step(self, step: int) -> None:
        """One place up (-1) or down (1)."""
        to = self.index + step
        if 0 <= to < len(self.document.scan.plan):
            self.document.move_row(self.index, to)

    # -- layout -----------------------------------------------------------------------------------------------------

    def arrange(self, width: int, narrow: bool) -> int:
        """Lay the cells out for this width in px; the height that takes."""
        self.narrow = narrow
        for cell in (self.goal, self.todo, self.who, self.due, self.follow_up):
            cell.show_name(narrow)
        for cell in self.extras.values():
            cell.show_name(True)
        px = self.look.px
        pad = px(MARGIN)
        if narrow:
            first = self._columns(width, NARROW_FIRST)
            second = self._columns(width, NARROW_SECOND)
        else:
            first = self._columns(width, tuple(share / sum(SHARES) for share in SHARES))
            second = []
        self._lines = [float(x) for x, _ in (first[1:] if not narrow else first[1:2])]
        left = first[1][0]
        side = width - left
        top = self._line(first[1:3], (self.goal, self.todo), pad)
        if not narrow:
            for (x, w), part in zip(first[3:5], (self.who, self.due), strict=True):
                top = max(top, self._put(part, x, pad, w))
            top = max(top, self._put_follow_up(*first[5], pad))
        else:
            below = top
            for (x, w), part in zip(second[1:3], (self.who, self.due), strict=True):
                top = max(top, self._put(part, x, below, w))
            top = max(top, self._put_follow_up(*second[3], below))
        if self.full:
            top = self._put_extras(left, side, top + px(4))
        height = self.ideas.height_for(side - 2 * pad)
        self.ideas.setGeometry(left + pad, top, side - 2 * pad, height)
        self.ideas.arrange()
        top += height
        whole = max(top + pad, self.head.height_for(left), px(LEAST_HEIGHT))
        self.head.setGeometry(0, 0, left, whole)
        lines = [(self.goal, self.todo), (self.who, self.due, self.follow_up)]
        for line in lines if narrow else [(*lines[0], *lines[1])]:
            self._fill_line(line, whole - pad)
        return whole

    def _fill_line(self, line: tuple[Cell, ...], end: int) -> None:
        """Let the cells of one line end together, above what stands under them: all of a box is a place to tap."""
        end = max(cell.geometry().bottom() + 1 for cell in line) if self._has_below(line) else end
        for cell in line:
            if not cell.is_open:
                cell.resize(cell.width(), max(cell.height(), end - cell.y()))

    def _has_below(self, line: tuple[Cell, ...]) -> bool:
        return self.full or not self.ideas.isHidden() or (self.narrow and line[0] is self.goal)

    @staticmethod
    def _columns(width: int, shares: tuple[float, ...]) -> list[tuple[int, int]]:
        """Left edge and width of each column."""
        edges = [round(width * sum(shares[:place])) for place in range(len(shares))] + [width]
        return [(edges[place], edges[place + 1] - edges[place]) for place in range(len(shares))]

    def _line(self, columns: list[tuple[int, int]], parts: tuple[Cell, ...], top: int) -> int:
        return max(self._put(part, x, top, width) for (x, width), part in zip(columns, parts, strict=True))

    def _put(self, part: Cell, x: int, top: int, width: int) -> int:
        """Lay out one cell; where it ends."""
        edge = self.look.px(6)
        rect = QRect(x + edge, top, width - 2 * edge, part.height_for(width - 2 * edge))
        part.setGeometry(rect)
        part.arrange()
        return rect.bottom() + 1

    def _put_follow_up(self, x: int, width: int, top: int) -> int:
        """The state, and below it when it is looked at again."""
        px = self.look.px
        room = width - px(12) - px(10)
        height = self.status.height_for(room)
        self.status.setGeometry(x + px(12), top, room, height)
        self.status.arrange()
        return self._put(self.follow_up, x, top + height, width)

    def _put_extras(self, left: int, side: int, top: int) -> int:
        cells = list(self.extras.values())
        in_line = 2 if self.narrow else 4
        for start in range(0, len(cells), in_line):
            columns = [(left + x, w) for x, w in self._columns(side, (1 / in_line,) * in_line)]
            top = self._line(columns, tuple(cells[start : start + in_line]), top) + self.look.px(6)
        return top

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, px = self.look, self.look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -3.5)
        draw_shadow(painter, plate, look.palette, look.scale, radius=20)
        painter.setBrush(look.colour("surface"))
        painter.setPen(QPen(look.colour("act" if self.lifted else "line"), look.stroke(3) if self.lifted else 1))
        painter.drawRoundedRect(plate, px(20), px(20))
        painter.setPen(QPen(look.colour("line"), 1))
        bottom = self.height() - 4
        for place, x in enumerate(self._lines):
            end = bottom if place == 0 or not (self.full or not self.ideas.isHidden()) else self._cells_end()
            painter.drawLine(QPointF(round(x) + 0.5, 2), QPointF(round(x) + 0.5, end))
        painter.end()

    def _cells_end(self) -> float:
        """Where the first line of cells ends: below it stand the fields of the full form and the suggestions."""
        ends = [self.ideas.y()] if not self.ideas.isHidden() else [self.height() - 4]
        if self.full:
            ends.append(min(cell.y() for cell in self.extras.values()))
        return float(min(ends))

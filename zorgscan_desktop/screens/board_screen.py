"""The main screen: rail, board and panel side by side (design.md sections 4 and 6)."""

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.board.layout import ALONE_MARGIN
from zorgscan_desktop.board.scene import BoardScene
from zorgscan_desktop.board.view import BoardView
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels import detail_panel, rail
from zorgscan_desktop.panels.card_menu import CardMenu
from zorgscan_desktop.panels.detail_panel import DetailPanel
from zorgscan_desktop.panels.panel_edge import NotesButton, PanelHandle, PanelStrip, StripButton
from zorgscan_desktop.panels.rail import Rail
from zorgscan_desktop.panels.sections import FoldHeading
from zorgscan_desktop.screens.bar import HEIGHT as BAR_HEIGHT
from zorgscan_desktop.ui.panel_plate import draw_panel
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


class BoardScreen(QWidget):
    """Composes rail, board view and panel, and keeps them on the same dimension and card."""

    dimension_changed = Signal(int)
    present_left = Signal()
    read_aloud_requested = Signal()
    """Somebody wants the current card for the whole room."""
    panel_moved = Signal()
    """The panel was opened or closed."""
    panel_wanted = Signal(bool)
    """Somebody wants to see the panel; True: to write in it."""
    overview_requested = Signal()
    """All dimensions are done, and somebody chose the next step."""
    removed = Signal(str)
    """Something of the school was taken away: what to say about it, and that it can be undone."""
    laid = Signal(str)
    """A tap moved a card: what to say about it."""

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self._panel_open: bool | None = None
        self._room = self._room_wanted = 0
        self._panel_before: bool | None = None
        self._lends_room = False
        self.presenting = False
        self.scene = BoardScene(document, look, self)
        self.rail = Rail(document, look, self)
        self.view = BoardView(self.scene, self)
        self.panel = DetailPanel(document, look, self)
        self.handle = PanelHandle(look, self.tr("Paneel sluiten"), self, icon_only=True)
        self.strip = PanelStrip(look, self.tr("Kenmerken"), self, icon_name="panel-right-open", icon_only=True)
        question = "message-circle-question-mark"
        self.strip_questions = StripButton(look, self.tr("Richtvragen"), self, icon_name=question, icon_only=True)
        self.strip_notes = NotesButton(look, self.tr("Notities"), self, icon_name="notebook-pen", icon_only=True)
        self._strip_parts = (self.strip, self.strip_questions, self.strip_notes)
        self.menu = CardMenu(document, look, self)
        self.scene.menu_requested.connect(self._open_menu)
        self.scene.lifted.connect(self.menu.dismiss_for)
        self.scene.touched.connect(self.menu.dismiss)
        self.scene.menu_is_open = self.menu.isVisible
        self.scene.hands_empty.connect(self._take_room)
        self.scene.laid_by_tap.connect(self._say_where_it_lies)
        self.scene.note_requested.connect(self.write_note)
        self.scene.read_aloud_requested.connect(self._on_double_tap)
        self.scene.dimension_changed.connect(lambda _number: self.menu.dismiss())
        self.menu.note_requested.connect(self.write_note)
        self.menu.edit_requested.connect(self.edit_own_card)
        self.menu.removed.connect(self.removed)
        self.panel.removed.connect(self.removed)
        self.panel.card_written.connect(self.scene.set_current)
        self.scene.own_card_requested.connect(self.write_own_card)
        self.menu.reason_requested.connect(self.ask_reason)
        self.scene.reason_requested.connect(self.ask_reason)
        self.menu.closed.connect(lambda: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.rail.dimension_chosen.connect(self.show_dimension)
        self.view.dimension_step.connect(lambda step: self.show_dimension(self.scene.dimension + step))
        self.scene.next_requested.connect(self._go_on)
        self.scene.current_changed.connect(self.panel.show_card)
        self.scene.detail_requested.connect(self._show_detail)
        self.scene.dimension_changed.connect(self._on_dimension_changed)
        self.handle.clicked.connect(lambda: self.open_panel(False))
        self.strip.clicked.connect(lambda: self.open_panel(True))
        self.strip_questions.clicked.connect(lambda: self._open_section(self.panel.questions_heading))
        self.strip_notes.clicked.connect(lambda: self._open_section(self.panel.notes_heading))
        document.notes_changed.connect(self._count_notes)
        document.scan_replaced.connect(self._on_scan_replaced)
        look.changed.connect(self.arrange)
        self.leave_button = TouchButton(look, self.tr("Sluiten"), self, kind="outline", icon_name="x")
        self.leave_button.clicked.connect(lambda: self.present(False))
        self.leave_button.hide()
        self.view.escaped.connect(lambda: self.present(False))
        self.rail.show_dimension(1)
        self._count_notes()

    # -- wishes -----------------------------------------------------------------------------------------------------

    def show_dimension(self, number: int) -> None:
        """Put another dimension on the board; numbers outside 1 to 7 change nothing."""
        self.scene.show_dimension(number)

    def open_panel(self, wanted: bool) -> None:
        """Open the panel, or close it to a strip."""
        before = self.panel_is_open
        gone = (self.handle, self.panel) if before else self._strip_parts
        focus = self.window().focusWidget()
        had_keyboard = focus is not None and any(part is focus or part.isAncestorOf(focus) for part in gone)
        self._panel_open = self._panel_before = wanted
        self.arrange()
        if before != wanted:
            if had_keyboard:  # with the button that takes it back
                (self.handle if wanted else self.strip).setFocus(Qt.FocusReason.TabFocusReason)
            self.panel_moved.emit()
        if wanted:
            self.panel_wanted.emit(False)

    def _open_section(self, heading: FoldHeading) -> None:
        self.open_panel(True)
        heading.setChecked(True)

    def _show_detail(self) -> None:
        if not self.panel_is_open and not self.scene.by_keyboard:
            self.panel.be_wary()
        self.open_panel(True)

    def _open_menu(self, card_id: str, place: QPointF) -> None:
        point = self.view.mapTo(self, self.view.mapFromScene(place))
        self.menu.open_for(card_id, point, by_keyboard=self.scene.by_keyboard)

    def _say_where_it_lies(self, card_id: str) -> None:
        code, zone = self.document.code_of(card_id), self.document.scan.card(card_id).laid
        if zone is None:
            self.laid.emit(self.tr("{code} ligt weer in de lade.").format(code=code))
        else:
            word = self.document.instrument.zone(zone).word.lower()
            self.laid.emit(self.tr("{code} ligt op {zone}.").format(code=code, zone=word))

    def write_note(self, card_id: str = "") -> None:
        """Open the panel on an empty note, with this card when one is given. A battery that is alone has no panel."""
        self.present(False)
        if card_id:
            self.scene.set_current(card_id)
        self.open_panel(True)
        self.panel_wanted.emit(True)
        self.panel.write_note()

    def write_own_card(self) -> None:
        """Open the panel on an empty card of the school itself, in the dimension that is on the board."""
        self.present(False)
        self.open_panel(True)
        self.panel_wanted.emit(True)
        self.panel.write_own_card()

    def edit_own_card(self, card_id: str) -> None:
        """Open the panel on the words of this card of the school itself."""
        self.present(False)
        self.scene.set_current(card_id)
        self.open_panel(True)
        self.panel_wanted.emit(True)
        self.panel.editors.edit_card(card_id)

    def ask_reason(self, card_id: str) -> None:
        """This card does not apply: open the panel on the field for the reason. A battery that is alone has none."""
        if self.presenting:
            return
        self.scene.set_current(card_id, by_keyboard=self.scene.by_keyboard)
        self.open_panel(True)
        self.panel_wanted.emit(True)
        self.panel.ask_reason()

    def present(self, wanted: bool) -> None:
        """Only the battery, over the whole window; or all of the screen again."""
        if wanted == self.presenting:
            return
        self.presenting = wanted
        self.menu.dismiss()
        self.scene.show_tray(not wanted)
        self.rail.setVisible(not wanted)
        if self.leave_button.hasFocus():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.leave_button.setVisible(wanted)
        self.arrange()
        if not wanted:
            self.present_left.emit()

    def let_go(self) -> None:
        """Everything that is held goes home."""
        self.view.let_go()

    @property
    def panel_is_open(self) -> bool:
        """Whether the panel shows; by default it does where there is room for it (design.md section 4)."""
        if self._panel_open is None:
            return not self.look.compact and self.width() >= 1.70 * self.height()
        return self._panel_open

    # -- room for others --------------------------------------------------------------------------------------------

    def side_room(self, opened: bool) -> QRect:
        """A side panel lies over the detail panel, which opens for it, so that it never covers the battery."""
        if opened != self._lends_room:
            self._lends_room = opened
            if opened:
                self._panel_before = self._panel_open
            self._panel_open = True if opened else self._panel_before
            self.arrange()
            self.panel_moved.emit()
        return self._panel_room()

    def clock_room(self, size: QSize | None) -> QRect:
        """The clock lies at the right above the battery; the title gives way."""
        px = self.look.px
        taken = size.width() + px(24) if size is not None else 0
        self.scene.reserve_title(taken)
        size = size or QSize(0, 0)
        right = self.view.geometry().right() - px(24)
        top = px(4 if self.look.compact else 12)
        return QRect(QPoint(right - size.width(), top), size)

    # -- facts ------------------------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        if self.scene.all_done:
            self.overview_requested.emit()
        else:
            self.show_dimension(self.scene.dimension + 1)

    def _on_double_tap(self) -> None:
        # Nobody is taken away from the note they are writing.
        if not self.panel.is_writing and not self.panel.reason.text.hasFocus():
            self.read_aloud_requested.emit()

    def _on_dimension_changed(self, number: int) -> None:
        self.rail.show_dimension(number)
        self.panel.show_dimension(number)
        self._count_notes()
        self.dimension_changed.emit(number)

    def _count_notes(self) -> None:
        self.strip_notes.show_count(len(self.document.notes_of(self.scene.dimension)))

    def _on_scan_replaced(self) -> None:
        self.scene.show_dimension(1)
        self.panel.show_dimension(self.scene.dimension)
        self._count_notes()

    # -- layout -----------------------------------------------------------------------------------------------------

    @property
    def rail_width(self) -> int:
        """Width of the rail in logical px; the bar starts at its right."""
        return self.look.px(rail.COMPACT_WIDTH if self.look.compact else rail.WIDTH)

    @property
    def message_span(self) -> tuple[int, int]:
        """Where a message may lie (px from the left): between rail and panel."""
        if self.presenting:
            return 0, self.leave_button.x()
        side = self.panel if self.panel_is_open else self.strip
        return self.rail_width, side.x()

    def make_room(self, room: int) -> None:
        """Leave this many px above the bar to a message; not while somebody holds a card: cards do not run away."""
        self._room_wanted = room
        self._take_room()

    def _take_room(self) -> None:
        if self._room != self._room_wanted and not self.view.router.busy:
            self._room = self._room_wanted
            self.arrange()

    def arrange(self) -> None:
        """Rail left over the whole height, panel or strip right; the board gets the rest above the bar."""
        px = self.look.px
        if self.presenting:
            self._arrange_presenting()
            return
        rail_width, is_open, area = self.rail_width, self.panel_is_open, self._panel_room()
        self.rail.setGeometry(0, 0, rail_width, self.height())
        self.view.setGeometry(rail_width, 0, area.x() - rail_width, self.height() - px(BAR_HEIGHT) - self._room)
        self.panel.setVisible(is_open)
        self.handle.setVisible(is_open and not self._lends_room)
        for part in self._strip_parts:
            part.setVisible(not is_open)
        if is_open:
            self.panel.setGeometry(area)
            reach = max(48, px(64))
            self.handle.setGeometry(area.x() - reach, px(520) - self._room, reach, px(110))
            self.handle.stackUnder(self.panel)
        else:
            self._arrange_strip(area)
        self.update()

    def _panel_room(self) -> QRect:
        """Where the panel lies, or the strip to which it is closed."""
        px, is_open = self.look.px, self.panel_is_open
        side = px(detail_panel.WIDTH if is_open else detail_panel.STRIP_WIDTH)
        top, bottom = px(24), px(24 if self.look.compact else 14)
        if not is_open:
            top = px(130 if self.look.compact else 150)
        left = self.width() - side - px(24 if is_open else 16)
        return QRect(left, top, side, self.height() - px(BAR_HEIGHT) - top - bottom)

    def _arrange_strip(self, area: QRect) -> None:
        """The word above, the two icons below it, each a target of its own on one plate."""
        height, edge = max(48, self.look.px(68)), self.look.px(4)
        top = area.bottom() + 1 - edge - 2 * height
        self.strip.setGeometry(area.x(), area.y(), area.width(), top - area.y())
        self.strip_questions.setGeometry(area.x(), top, area.width(), height)
        self.strip_notes.setGeometry(area.x(), top + height, area.width(), height)

    def _arrange_presenting(self) -> None:
        for part in (self.panel, self.handle, *self._strip_parts):
            part.hide()
        size, px = self.leave_button.sizeHint(), self.look.px
        # A message of two lines fits below the battery, beside the button; a longer one needs more.
        excess = self._room + px(8) - px(ALONE_MARGIN) if self._room else 0
        self.view.setGeometry(0, 0, self.width(), self.height() - max(0, excess))
        self.leave_button.resize(size)
        self.leave_button.move(self.width() - size.width() - px(16), self.height() - size.height() - px(12))
        self.leave_button.raise_()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = self.look
        # Rail and board paint all of theirs: what is left lies at their right and below them.
        board = self.view.geometry()
        right, below = self.rect(), self.rect()
        right.setLeft(board.right() + 1)
        below.setTop(board.bottom() + 1)
        for rest in (right, below):
            painter.fillRect(rest, look.colour("canvas"))
        if self.strip.isVisible():
            plate = self.strip.geometry().united(self.strip_notes.geometry()).adjusted(0, 0, 0, look.px(4))
            draw_panel(painter, plate, look)
        painter.end()

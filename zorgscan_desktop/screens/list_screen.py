"""The list view: every card in a native table, four zone buttons below it, and the same panel beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels import detail_panel
from zorgscan_desktop.panels.card_menu import ZoneButton
from zorgscan_desktop.panels.card_table import CardTable
from zorgscan_desktop.panels.detail_panel import DetailPanel
from zorgscan_desktop.screens.bar import HEIGHT as BAR_HEIGHT
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.text import advance
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


class ListScreen(QWidget):
    """The same document without the battery; fully usable by keyboard and screen reader."""

    panel_wanted = Signal(bool)
    """Somebody wants to see the panel; True: to write in it."""
    removed = Signal(str)
    """Something of the school was taken away: what to say about it, and that it can be undone."""

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self._title = Label(look, self.tr("Lijst van alle kaarten"), self, size=46, weight=700, wrap=False)
        hint = self.tr("Toets 1 tot 4 legt de kaart en gaat naar de volgende.")
        self._hint = Label(look, hint, self, size=20.5, colour="ink2", wrap=False)
        self.table = CardTable(document, look, self)
        self.panel = DetailPanel(document, look, self)
        self._zones = QWidget(self)
        self._zone_row = QHBoxLayout(self._zones)
        self.zone_buttons = [ZoneButton(look, zone) for zone in document.instrument.zones]
        self.back = TouchButton(look, self.tr("Terugnemen"), kind="outline", icon_name="rotate-ccw")
        for button in self.zone_buttons:
            button.setCheckable(False)
            button.clicked.connect(lambda _=False, sign=button.sign: self.table.place(sign, go_on=True))
            self._zone_row.addWidget(button, 1)
        self.back.clicked.connect(lambda: self.table.place(None))
        self._zone_row.addWidget(self.back)
        self.table.card_chosen.connect(self._on_card_chosen)
        self.table.detail_requested.connect(lambda _card: self._show_details())
        self.table.note_requested.connect(lambda _card: self.write_note())
        self.own = TouchButton(look, self.tr("Eigen kaart toevoegen"), self, kind="outline", icon_name="plus")
        self.own.clicked.connect(self.write_own_card)
        self.table.own_card_requested.connect(self.write_own_card)
        self.panel.card_written.connect(self.table.show_card)
        self.panel.removed.connect(self.removed)
        self.table.reason_requested.connect(lambda _card: self.panel.ask_reason())
        look.changed.connect(self.arrange)

    def show_card(self, card_id: str) -> None:
        """Open on this card, or on the first."""
        self.table.show_card(card_id or self.document.scan.cards[0].id)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def write_note(self, card_id: str = "") -> None:
        """Write a note with a card."""
        if card_id:
            self.table.show_card(card_id)
        self.panel_wanted.emit(True)
        self.panel.write_note()

    def write_own_card(self) -> None:
        """Write an empty card of the school itself, in the dimension of the current row."""
        self.panel_wanted.emit(True)
        self.panel.write_own_card()

    def _show_details(self) -> None:
        self.panel_wanted.emit(False)
        self.panel.focus_detail()

    def _on_card_chosen(self, card_id: str) -> None:
        self.panel.show_dimension(self.document.dimension_of(card_id))
        self.panel.show_card(card_id)

    def arrange(self) -> None:
        """Table left, panel right, both above the bar."""
        px, width = self.look.px, self.width()
        height = self.height() - px(BAR_HEIGHT)
        side = px(detail_panel.WIDTH)
        left, table_width = px(24), width - side - px(24 * 3)
        own = self.own.sizeHint()
        self.own.setGeometry(left + table_width - own.width(), px(8), own.width(), own.height())
        self._lay_title(left, table_width - own.width() - px(16))
        self._hint.setGeometry(left, px(76), table_width, px(34))
        zone_top = height - px(14) - max(48, px(64)) - px(8)
        self.table.setGeometry(left, px(116), table_width, zone_top - px(124))
        self._zones.setGeometry(left, zone_top, table_width, max(48, px(64)) + px(8))
        self._zone_row.setContentsMargins(0, px(4), 0, px(4))
        self._zone_row.setSpacing(px(8))
        self.panel.setGeometry(width - side - px(24), px(24), side, height - px(38))

    def _lay_title(self, left: int, room: int) -> None:
        """The title steps down where the button beside it takes its room."""
        sizes = (46, 40, 34, 29)
        wide = (size for size in sizes if advance(self._title.text(), self.look.font(size, 700)) <= room)
        self._title.restyle(size=next(wide, sizes[-1]))
        self._title.setGeometry(left, self.look.px(12), room, self.look.px(60))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.look.colour("canvas"))
        painter.end()

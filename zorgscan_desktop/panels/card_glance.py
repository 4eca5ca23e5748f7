"""What a tap on a chip of the overview shows in place: the statement, and what can be done with it. Not modal."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from zorgscan_desktop.core.instrument import Cluster, Sign
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.card_menu import ZoneButton
from zorgscan_desktop.panels.sections import CardTag
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.panel_plate import draw_panel
from zorgscan_desktop.ui.scroll import TouchScrollArea
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

WIDTH = 480.0
LONGEST = 230.0
"""Height in dpx from which a statement scrolls."""


class CardGlance(QWidget):
    """One card; what is done here is seen at once in the overview, and undo shows here as well."""

    battery_requested = Signal(str)
    closed = Signal()

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self.card_id = ""
        self._by_keyboard = False
        self.tag = CardTag(look)
        self.statement = Label(look, size=24, weight=500)
        self._area = TouchScrollArea(look, self.statement)
        self.leave = TouchButton(look, self.tr("Sluiten"), icon_name="x", icon_only=True)
        self.zones = [ZoneButton(look, zone) for zone in document.instrument.zones]
        self.flag = TouchButton(look, "", kind="outline", icon_name="flag")
        self.cluster = TouchButton(look, "", kind="outline", icon_name="layout-grid")
        self.battery = TouchButton(look, self.tr("Tonen op de batterij"), kind="outline", icon_name="battery-medium")
        self._build()
        self.leave.clicked.connect(self.dismiss)
        for zone in self.zones:
            zone.clicked.connect(lambda _=False, sign=zone.sign: self._place(sign))
        self.flag.clicked.connect(self._flag)
        self.cluster.clicked.connect(self._choose_cluster)
        self.battery.clicked.connect(self._show_battery)
        document.card_changed.connect(self._on_changed)
        for fact in (document.plan_changed, document.cards_changed):
            fact.connect(self._on_changed)
        document.scan_replaced.connect(self.dismiss)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.tag, 1)
        head.addWidget(self.leave)
        self._grid = QGridLayout()
        for place, zone in enumerate(self.zones):
            zone.setMinimumWidth(1)
            self._grid.addWidget(zone, place // 2, place % 2)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self._area)
        self._column.addLayout(self._grid)
        for button in (self.flag, self.cluster, self.battery):
            button.setMinimumWidth(1)
            self._column.addWidget(button)

    def open_for(self, card_id: str, place: QPoint, room: QRect, *, by_keyboard: bool = False) -> None:
        """Show this card beside a point of the parent, wholly inside ``room``."""
        self.card_id, self._by_keyboard = card_id, by_keyboard
        self._refresh()
        self._fit()
        self.show()
        gap = self.look.px(44)
        left = place.x() + gap
        if left + self.width() > room.right():
            left = place.x() - gap - self.width()
        left = min(max(left, room.left()), room.right() - self.width())
        top = min(max(place.y() - self.height() // 2, room.top()), room.bottom() - self.height())
        self.move(left, max(top, room.top()))
        self.raise_()
        if by_keyboard:
            self.zones[0].setFocus(Qt.FocusReason.TabFocusReason)

    def dismiss(self) -> None:
        """Away with it."""
        if not self.isHidden():
            around, focus = self.parentWidget(), self.window().focusWidget()
            if around is not None and focus is not None and self.isAncestorOf(focus):
                around.setFocus(Qt.FocusReason.OtherFocusReason)
            self.hide()
            self.card_id = ""
            self.closed.emit()

    @property
    def had_keyboard(self) -> bool:
        """Whether it was opened with keys, so that the focus has to go back."""
        return self._by_keyboard

    # -- what it shows ----------------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        card, code = self.document.scan.card(self.card_id), self.document.code_of(self.card_id)
        self.setAccessibleName(self.tr("Kaart {code}").format(code=code))
        self.tag.show_card(code, card.laid or "", self.document.state_word(self.card_id))
        self.statement.setText(self.document.statement_of(self.card_id) or self.document.key_words_of(self.card_id))
        for zone in self.zones:
            zone.setChecked(zone.sign == card.laid)
        chosen = self.document.is_building_block(self.card_id)
        self.flag.setText(self.tr("Niet langer als bouwsteen") if chosen else self.tr("Als bouwsteen kiezen"))
        self.flag.setAccessibleName(self.flag.text())
        cluster, cards = self._cluster_cards()
        wanted = [card_id for card_id in cards if not self.document.is_building_block(card_id)]
        self.cluster.setVisible(len(cards) > 1)
        self.cluster.setEnabled(bool(wanted))
        if cluster is not None:
            words = self.tr("Heel {code} kiezen ({count} kaarten)")
            self.cluster.setText(words.format(code=cluster.code, count=len(cards)))
            self.cluster.setAccessibleName(self.cluster.text())

    def _cluster_cards(self) -> tuple[Cluster | None, tuple[str, ...]]:
        """The cluster of the paper in which this card stands, and all its cards."""
        found = self.document.instrument.find(self.card_id)
        cluster = found[0].cluster_of(found[1]) if found else None
        if found is None or cluster is None:
            return None, ()
        return cluster, tuple(i.id for i in found[0].indicators if i.cluster == cluster.code)

    def _on_changed(self, card_id: str = "") -> None:
        if self.isHidden():
            return
        if all(card.id != self.card_id for card in self.document.scan.cards):
            self.dismiss()
        elif card_id in ("", self.card_id):
            self._refresh()

    # -- what it does -----------------------------------------------------------------------------------------------

    def _place(self, sign: Sign) -> None:
        """Tapping the chosen zone again takes the card back (design.md section 8)."""
        taken = self.document.scan.card(self.card_id).laid == sign
        self.document.place(self.card_id, None if taken else sign)

    def _flag(self) -> None:
        self.document.choose(self.card_id, not self.document.is_building_block(self.card_id))

    def _choose_cluster(self) -> None:
        self.document.choose_together(self._cluster_cards()[1])

    def _show_battery(self) -> None:
        card_id = self.card_id
        self.dismiss()
        self.battery_requested.emit(card_id)

    # -- keys and look ----------------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif not self._area.scroll_by_key(key):
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round in here: it leads out only by closing."""
        if not self.isVisible():
            return super().focusNextPrevChild(forward)
        self._step(1 if forward else -1)
        return True

    def _step(self, step: int) -> None:
        every = (*self.zones, self.flag, self.cluster, self.battery, self.leave)
        buttons = [button for button in every if button.isVisible() and button.isEnabled()]
        here = next((i for i, button in enumerate(buttons) if button.hasFocus()), -1)
        buttons[(here + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _fit(self) -> None:
        px = self.look.px
        width = px(WIDTH)
        room = width - px(2 * 18 + 16)
        self.statement.setFixedWidth(room)
        needed = self.statement.heightForWidth(room) + px(4)
        self.statement.setFixedHeight(needed)
        self._area.setFixedHeight(min(needed, px(LONGEST)))
        self.setFixedWidth(width)
        self.adjustSize()

    def _dress(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(px(18), px(12), px(18), px(16))
        self._column.setSpacing(px(8))
        self._grid.setSpacing(px(8))
        self.tag.setFixedHeight(px(38))
        if not self.isHidden():
            self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_panel(painter, self.rect(), self.look, corner=18, edge="ink", stroke=2)
        painter.end()

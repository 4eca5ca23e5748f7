"""What a hold, a right click or the menu key shows beside a card: zones, talk, flag, note, own words. Never modal.

Every button is a TouchButton, so that the menu answers while other people drag.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from zorgscan_desktop.core.instrument import Sign, Zone
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.talk import FAR_APART, is_disputed, spread
from zorgscan_desktop.core.walk import waits
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.own_card_editor import removal_words
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.menu_button import MenuButton
from zorgscan_desktop.ui.panel_plate import draw_panel
from zorgscan_desktop.ui.signs import draw_sign, sign_width
from zorgscan_desktop.ui.text import advance, wrap
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

if TYPE_CHECKING:
    from zorgscan_desktop.core.scan import Card

WORDS_AT = 82.0
"""Where the words of every row begin, in dpx."""
BAR_HEIGHT = 88.0
"""The bar lies above whatever is behind it, in dpx."""
MARGIN = 8.0
"""In dpx, to the edges of the window."""


class ZoneButton(TouchButton):
    """One zone: its colour, drawn sign and word."""

    def __init__(self, look: Look, zone: Zone, parent: QWidget | None = None) -> None:
        super().__init__(look, zone.word, parent, kind="outline")
        self.sign: Sign = zone.sign
        self.setAccessibleName(zone.spoken)
        self.setCheckable(True)
        # Else Qt takes the hint for the minimum.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        base = super().sizeHint()
        words = advance(self.text(), self.look.font(20.5, 650))
        return QSize(max(base.width(), round(words) + self.look.px(130)), base.height())

    @override
    def minimumSizeHint(self) -> QSize:
        """Closely set: what a row beside a list has room for."""
        px, words = self.look.px, advance(self.text(), self.look.font(20.5, 650))
        signs = sign_width(self.sign, 22 * self.look.scale)
        return QSize(round(px(10 + 8 + 6) + signs + words) + 1, self.sizeHint().height())

    @override
    def paint(self, painter: QPainter) -> None:
        look, dark = self.look, self.look.palette.dark
        ink = look.colour("on_act" if dark else "ink")
        width = look.stroke(4 if self.isChecked() else 1.5)
        painter.setPen(QPen(look.colour("ink" if self.isChecked() else "line2"), width))
        painter.setBrush(look.colour(f"{'edge' if dark else 'fill'} {self.sign}"))
        plate = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(plate, look.px(12), look.px(12))
        font, size, left = look.font(20.5, 650), 22 * look.scale, look.px(WORDS_AT)
        words = advance(self.text(), font)
        start = look.px(18)
        if left + words + look.px(8) > self.width():
            # Beside the list, where room is short, the words follow the sign closely.
            start, gap = look.px(10), look.px(8)
            left = round(start + sign_width(self.sign, size) + gap)
        draw_sign(painter, self.sign, start, self.height() / 2, size, ink)
        block = wrap(self.text(), font, self.width() - left - look.px(6), 1.05)
        block.draw(painter, left, (self.height() - block.height) / 2, ink)


class CardMenu(QWidget):
    """The menu of one card; it closes when something was chosen, on Esc, or when its card is dragged away."""

    note_requested = Signal(str)
    edit_requested = Signal(str)
    """Somebody wants to change the words of this card of the school itself."""
    removed = Signal(str)
    """A card of the school itself was taken away: what to say about it."""
    reason_requested = Signal(str)
    """This card does not apply, and somebody may say why."""
    closed = Signal()

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self.card_id = ""
        self._heading = Label(look, size=20.5, weight=650, wrap=False)
        self.zones = [ZoneButton(look, zone, self) for zone in document.instrument.zones]
        self.back = self._row_button(self.tr("Terug naar de lade"), "rotate-ccw")
        self.dispute = self._row_button(self.tr("Bespreken"), "message-square-plus")
        self.park = self._row_button(self.tr("Parkeren"), "square-parking")
        self.not_applicable = self._row_button(self.tr("Niet van toepassing"), "ban")
        self.flag = self._row_button(self.tr("Als bouwsteen kiezen"), "flag")
        self.note = self._row_button(self.tr("Notitie toevoegen"), "notebook-pen")
        self.edit = self._row_button(self.tr("Eigen kaart aanpassen"), "pencil")
        self.remove = self._row_button(self.tr("Eigen kaart wissen"), "trash-2")
        self.leave = self._row_button(self.tr("Sluiten"), "x")
        self._zone_side: tuple[TouchButton, ...] = (*self.zones, self.back)
        self._talk_side = (
            self.dispute, self.park, self.not_applicable, self.flag, self.note, self.edit, self.remove
        )  # fmt: skip
        self._grid = QGridLayout(self)
        self._grid.addWidget(self._heading, 0, 0)
        self._grid.addWidget(self.leave, 0, 1)
        for side, buttons in enumerate((self._zone_side, self._talk_side)):
            for row, button in enumerate(buttons, 1):
                self._grid.addWidget(button, row, side)
                # A button of Qt takes the arrows for itself, in the order of the buttons.
                button.installEventFilter(self)
        for zone in self.zones:
            zone.clicked.connect(lambda _=False, sign=zone.sign: self._place(sign))
        self.back.clicked.connect(lambda: self._do(self.document.take_back))
        self.dispute.clicked.connect(lambda: self._do(self.document.toggle_dispute))
        self.park.clicked.connect(lambda: self._do(self._park))
        self.not_applicable.clicked.connect(self._not_applicable)
        self.flag.clicked.connect(self._flag)
        self.note.clicked.connect(self._note)
        self.edit.clicked.connect(self._edit)
        self.remove.clicked.connect(self._remove)
        self.leave.clicked.connect(self.dismiss)
        document.scan_replaced.connect(self.dismiss)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    def _row_button(self, text: str, icon_name: str) -> MenuButton:
        return MenuButton(self.look, text, icon_name, self, words_at=WORDS_AT)

    def open_for(self, card_id: str, place: QPoint, *, by_keyboard: bool = False) -> None:
        """Show the menu of this card near a point of the parent, wholly inside it."""
        card = self.document.scan.card(card_id)
        self.card_id = card_id
        code = self.document.code_of(card_id)
        self._heading.setText(self.tr("Kaart {code}").format(code=code))
        self.setAccessibleName(self.tr("Menu van kaart {code}").format(code=code))
        for zone in self.zones:
            zone.setChecked(zone.sign == card.laid)
        self.back.setEnabled(not waits(card))
        self._name_talk(card)
        chosen = self.document.is_building_block(card_id)
        _name(self.flag, self.tr("Niet langer als bouwsteen") if chosen else self.tr("Als bouwsteen kiezen"))
        for own_only in (self.edit, self.remove):
            own_only.setVisible(card.own is not None)
            own_only.setEnabled(not self.document.read_only)
        self.adjustSize()
        room = self.parentWidget()
        if room is not None:
            margin = self.look.px(MARGIN)
            left = min(place.x() + self.look.px(40), room.width() - margin - self.width())
            lowest = room.height() - self.look.px(BAR_HEIGHT) - self.height()
            top = min(max(place.y() - self.height() // 2, margin), lowest)
            self.move(max(left, 0), max(top, 0))
        self.show()
        self.raise_()
        if by_keyboard:
            self.zones[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _name_talk(self, card: "Card") -> None:
        """Each says what it will do to this card."""
        marked = is_disputed(card)
        _name(self.dispute, self.tr("Niet meer bespreken") if marked else self.tr("Bespreken"))
        # What the fingers say no tap takes away.
        self.dispute.setEnabled(spread(card.hands) < FAR_APART)
        _name(self.park, self.tr("Niet meer parkeren") if card.state == "parked" else self.tr("Parkeren"))
        applies = card.state == "not_applicable"
        _name(self.not_applicable, self.tr("Toch van toepassing") if applies else self.tr("Niet van toepassing"))

    def dismiss(self) -> None:
        """Away with it."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def dismiss_for(self, card_id: str) -> None:
        """Its card was dragged away."""
        if card_id == self.card_id:
            self.dismiss()

    def _place(self, sign: Sign) -> None:
        self._do(lambda card_id: self.document.place(card_id, sign))

    def _park(self, card_id: str) -> bool:
        return self.document.toggle_aside(card_id, "parked")

    def _do(self, wish: Callable[[str], bool]) -> None:
        self.dismiss()
        wish(self.card_id)

    def _not_applicable(self) -> None:
        self.dismiss()
        if self.document.toggle_not_applicable(self.card_id):
            self.reason_requested.emit(self.card_id)

    def _flag(self) -> None:
        self.dismiss()
        self.document.choose(self.card_id, not self.document.is_building_block(self.card_id))

    def _note(self) -> None:
        self.dismiss()
        self.note_requested.emit(self.card_id)

    def _edit(self) -> None:
        self.dismiss()
        self.edit_requested.emit(self.card_id)

    def _remove(self) -> None:
        self.dismiss()
        words = removal_words(self.document, self.card_id)
        if self.document.remove_own_card(self.card_id):
            self.removed.emit(words)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        aside = (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in aside:
            self._step_aside()
            return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round in the menu: it leads out only by choosing or Esc."""
        self._step(1 if forward else -1)
        return True

    def _step(self, step: int) -> None:
        everything = (*self._zone_side, *self._talk_side, self.leave)
        buttons = [button for button in everything if button.isEnabled() and not button.isHidden()]
        here = next((i for i, button in enumerate(buttons) if button.hasFocus()), -1)
        buttons[(here + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _step_aside(self) -> None:
        """To the button at the same height in the other column, when it can be used."""
        for here, there in ((self._zone_side, self._talk_side), (self._talk_side, self._zone_side)):
            for button, beside in zip(here, there, strict=False):
                if button.hasFocus() and beside.isEnabled():
                    beside.setFocus(Qt.FocusReason.TabFocusReason)
                    return

    def _dress(self) -> None:
        px = self.look.px
        self._grid.setContentsMargins(px(18), px(14), px(18), px(14))
        self._grid.setSpacing(px(8))
        if self.isVisible():
            self.adjustSize()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_panel(painter, self.rect(), self.look, corner=18, edge="ink", stroke=2)
        painter.end()


def _name(button: TouchButton, words: str) -> None:
    button.setText(words)
    button.setAccessibleName(words)

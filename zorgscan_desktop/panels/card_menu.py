"""What a hold, a right click or the menu key shows beside a card: zones, flag, note, own words. Never modal.

Every button is a TouchButton, so that the menu answers while other people drag.
"""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from zorgscan_desktop.core.instrument import Sign, Zone
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.own_card_editor import removal_words
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.menu_button import MenuButton
from zorgscan_desktop.ui.signs import draw_sign, sign_width
from zorgscan_desktop.ui.text import advance, wrap
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

WORDS_AT = 82.0
"""Where the words of every row begin, in dpx."""
BAR_HEIGHT = 88.0
"""The bar lies above whatever is behind it, in dpx."""


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
    closed = Signal()

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self.card_id = ""
        self._heading = Label(look, size=20.5, weight=650, wrap=False)
        self.zones = [ZoneButton(look, zone, self) for zone in document.instrument.zones]
        self.back = MenuButton(look, self.tr("Terug naar de lade"), "rotate-ccw", self, words_at=WORDS_AT)
        self.flag = MenuButton(look, self.tr("Als bouwsteen kiezen"), "flag", self, words_at=WORDS_AT)
        self.note = MenuButton(look, self.tr("Notitie toevoegen"), "notebook-pen", self, words_at=WORDS_AT)
        self.edit = MenuButton(look, self.tr("Eigen kaart aanpassen"), "pencil", self, words_at=WORDS_AT)
        self.remove = MenuButton(look, self.tr("Eigen kaart wissen"), "trash-2", self, words_at=WORDS_AT)
        self.leave = MenuButton(look, self.tr("Sluiten"), "x", self, words_at=WORDS_AT)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._heading)
        for button in (*self.zones, self.back, self.flag, self.note, self.edit, self.remove, self.leave):
            self._column.addWidget(button)
        for zone in self.zones:
            zone.clicked.connect(lambda _=False, sign=zone.sign: self._place(sign))
        self.back.clicked.connect(lambda: self._place(None))
        self.flag.clicked.connect(self._flag)
        self.note.clicked.connect(self._note)
        self.edit.clicked.connect(self._edit)
        self.remove.clicked.connect(self._remove)
        self.leave.clicked.connect(self.dismiss)
        document.scan_replaced.connect(self.dismiss)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    def open_for(self, card_id: str, place: QPoint, *, by_keyboard: bool = False) -> None:
        """Show the menu of this card near a point of the parent, wholly inside it."""
        card = self.document.scan.card(card_id)
        self.card_id = card_id
        code = self.document.code_of(card_id)
        self._heading.setText(self.tr("Kaart {code}").format(code=code))
        self.setAccessibleName(self.tr("Menu van kaart {code}").format(code=code))
        for zone in self.zones:
            zone.setChecked(zone.sign == card.laid)
        self.back.setEnabled(card.laid is not None)
        chosen = self.document.is_building_block(card_id)
        self.flag.setText(self.tr("Niet langer als bouwsteen") if chosen else self.tr("Als bouwsteen kiezen"))
        self.flag.setAccessibleName(self.flag.text())
        for button in (self.edit, self.remove):
            button.setVisible(card.own is not None)
            button.setEnabled(not self.document.read_only)
        self.adjustSize()
        room = self.parentWidget()
        if room is not None:
            left = min(max(place.x() + self.look.px(40), 0), room.width() - self.width())
            lowest = room.height() - self.look.px(BAR_HEIGHT) - self.height()
            top = min(max(place.y() - self.height() // 2, 0), lowest)
            self.move(left, max(top, 0))
        self.show()
        self.raise_()
        if by_keyboard:
            self.zones[0].setFocus(Qt.FocusReason.TabFocusReason)

    def dismiss(self) -> None:
        """Away with it."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def dismiss_for(self, card_id: str) -> None:
        """Its card was dragged away."""
        if card_id == self.card_id:
            self.dismiss()

    def _place(self, sign: Sign | None) -> None:
        self.dismiss()
        self.document.place(self.card_id, sign)

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
        buttons = [
            b
            for b in (*self.zones, self.back, self.flag, self.note, self.edit, self.remove, self.leave)
            if b.isEnabled() and not b.isHidden()
        ]
        here = next((i for i, button in enumerate(buttons) if button.hasFocus()), -1)
        buttons[(here + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _dress(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(px(18), px(14), px(18), px(14))
        self._column.setSpacing(px(8))
        if self.isVisible():
            self.adjustSize()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.colour("surface"))
        painter.setPen(QPen(look.colour("ink"), look.stroke(2)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), look.px(18), look.px(18))
        painter.end()

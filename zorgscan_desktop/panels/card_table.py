"""All cards as a plain native table: for those who prefer a list, for screen readers, and to type in a paper result.

One key per card: 1 to 4 lays the card and goes on to the next row.
"""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QMargins,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QEventPoint, QFocusEvent, QKeyEvent, QPainter, QPalette, QResizeEvent, QTouchEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from zorgscan_desktop.core.instrument import SIGNS, Sign
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.talk import is_disputed
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.ui.scroll import slim_bar
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import PAN_SLOP_PX
from zorgscan_desktop.ui.zone_keys import BACK_KEYS, ZONE_KEYS

Index = QModelIndex | QPersistentModelIndex
CODE, STATEMENT, SIGN, WORD, NOTES = range(5)
EDGE = 4
"""Logical px before the words of a cell: Qt's own, which the header takes over."""
ROW_GAP = 20.0
"""In dpx, between the words of two rows of several lines."""


class CardTableModel(QAbstractTableModel):
    """Mirrors the document; one row a card, in the order of the paper, own cards last in their dimension."""

    def __init__(self, document: ScanDocument) -> None:
        super().__init__(document)
        self.document = document
        self._ids = document.card_ids_in_order()
        self._titles = (
            self.tr("Code"),
            self.tr("Indicator"),
            self.tr("Teken"),
            self.tr("Vak"),
            self.tr("Notities"),
        )
        document.card_changed.connect(self._on_card_changed)
        document.notes_changed.connect(self._on_notes_changed)
        document.plan_changed.connect(self._on_plan_changed)
        document.cards_changed.connect(self._on_cards_changed)
        document.scan_replaced.connect(self._on_scan_replaced)

    def card_id(self, row: int) -> str:
        """The card of a row."""
        return self._ids[row]

    def row_of(self, card_id: str) -> int:
        """The row of a card."""
        return self._ids.index(card_id)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._ids)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._titles)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._titles[section]
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(index.row(), index.column())
        return None

    def _cell(self, row: int, column: int) -> str:
        document, card = self.document, self.document.scan.card(self._ids[row])
        if column == CODE:
            return document.code_of(card.id)
        if column == STATEMENT:
            return self._statement(card.id)
        if column == NOTES:
            count = sum(1 for note in document.scan.notes if note.card == card.id)
            return str(count) if count else ""
        if column == SIGN:
            return card.laid or ""
        word = document.state_word(card.id)
        return self.tr("{word}, te bespreken").format(word=word) if is_disputed(card) else word

    def _spoken(self, row: int, column: int) -> str:
        """A cell as it is read aloud: the code says the whole row, a sign its words, a number what it counts."""
        text = self._cell(row, column)
        card = self.document.scan.card(self._ids[row])
        if column == CODE:
            flag = self.tr(", gekozen als bouwsteen") if self.document.is_building_block(card.id) else ""
            spoken = self.document.spoken_code_of(card.id)
            return f"{spoken}, {self._statement(card.id)}, {self._cell(row, WORD)}{flag}"
        if column == SIGN:
            return self.document.instrument.zone(card.laid).spoken if card.laid else self.document.state_word(card.id)
        if column == NOTES:
            one, more = self.tr("1 notitie"), self.tr("{count} notities").format(count=text)
            return one if text == "1" else more if text else self.tr("geen notities")
        return text

    def _statement(self, card_id: str) -> str:
        return self.document.statement_of(card_id)

    def _on_card_changed(self, card_id: str) -> None:
        row = self.row_of(card_id)
        self.dataChanged.emit(self.index(row, 0), self.index(row, NOTES))

    def _on_notes_changed(self) -> None:
        self.dataChanged.emit(self.index(0, NOTES), self.index(self.rowCount() - 1, NOTES))

    def _on_plan_changed(self) -> None:
        self.dataChanged.emit(self.index(0, CODE), self.index(self.rowCount() - 1, CODE))

    def _on_cards_changed(self) -> None:
        """Own cards came, went or got other words: row by row, so that the current row stays."""
        wanted = self.document.card_ids_in_order()
        for card_id in [card_id for card_id in self._ids if card_id not in wanted]:
            row = self._ids.index(card_id)
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._ids[row]
            self.endRemoveRows()
        for row, card_id in enumerate(wanted):
            if card_id not in self._ids:
                self.beginInsertRows(QModelIndex(), row, row)
                self._ids.insert(row, card_id)
                self.endInsertRows()
        self.dataChanged.emit(self.index(0, CODE), self.index(self.rowCount() - 1, NOTES))

    def _on_scan_replaced(self) -> None:
        self.beginResetModel()
        self._ids = self.document.card_ids_in_order()
        self.endResetModel()


class RowDelegate(QStyledItemDelegate):
    """Cells as Qt draws them, with some room above and below: rows of several lines keep apart."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self.look = look

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index).grownBy(QMargins(0, 0, 0, self.look.px(ROW_GAP)))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # The row says where the keys go; Qt's frame around one cell lies over its words and makes them pale.
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)


class CardTable(QTableView):
    """The table with its keys."""

    card_chosen = Signal(str)
    """The current row is this card."""
    detail_requested = Signal(str)
    note_requested = Signal(str)
    own_card_requested = Signal()
    """Somebody wants to write a card of the school itself (E)."""
    reason_requested = Signal(str)
    """This card does not apply, and somebody may say why."""

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self.cards = CardTableModel(document)
        self.setModel(self.cards)
        self.setItemDelegate(RowDelegate(look, self))
        self.setAccessibleName(self.tr("Lijst van alle kaarten"))
        self.setAccessibleDescription(
            self.tr("Toets 1 tot 4 legt de kaart en gaat naar de volgende, 0 neemt ze terug.")
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        # Larger text in a narrow window takes more lines.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(STATEMENT, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self._finger: int | None = None
        self._from = self._at = 0.0
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        # Qt's own panning wants two fingers.
        self.viewport().ungrabGesture(Qt.GestureType.PanGesture)
        look.changed.connect(self._dress)
        self._dress()

    @property
    def card_id(self) -> str:
        """The card of the current row, or empty."""
        index = self.currentIndex()
        return self.cards.card_id(index.row()) if index.isValid() else ""

    def show_card(self, card_id: str) -> None:
        """Make this card's row the current one."""
        if card_id:
            # Also when it is current: a table that gets the focus makes its first row current without selecting it.
            self.setCurrentIndex(self.cards.index(self.cards.row_of(card_id), CODE))

    def place(self, zone: Sign | None, *, go_on: bool = False) -> None:
        """Lay the current card; with ``go_on`` the next row comes."""
        if not self.card_id:
            return
        if zone is None:
            self.document.take_back(self.card_id)
        else:
            self.document.place(self.card_id, zone)
        row = self.currentIndex().row()
        if go_on and row + 1 < self.cards.rowCount():
            self.setCurrentIndex(self.cards.index(row + 1, CODE))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if not plain or not self.card_id:
            super().keyPressEvent(event)
        elif key in ZONE_KEYS:
            self.place(SIGNS[ZONE_KEYS[key]], go_on=True)
        elif key in BACK_KEYS:
            self.place(None)
        elif key == Qt.Key.Key_P:
            self.document.toggle_aside(self.card_id, "parked")
        elif key == Qt.Key.Key_X:
            if self.document.toggle_not_applicable(self.card_id):
                self.reason_requested.emit(self.card_id)
        elif key == Qt.Key.Key_B:
            self.document.toggle_dispute(self.card_id)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.detail_requested.emit(self.card_id)
        elif key == Qt.Key.Key_N:
            self.note_requested.emit(self.card_id)
        elif key == Qt.Key.Key_E:
            self.own_card_requested.emit()
        elif key == Qt.Key.Key_F:
            self.document.choose(self.card_id, not self.document.is_building_block(self.card_id))
        else:
            super().keyPressEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            for point in event.points():
                self._follow(point)
            if event.type() == QEvent.Type.TouchCancel:
                self._finger = None
            event.accept()
            return True
        return super().viewportEvent(event)

    def _follow(self, point: QEventPoint) -> None:
        """One finger: a tap chooses a row, a move scrolls."""
        y, state = point.position().y(), point.state()
        if state == QEventPoint.State.Pressed and self._finger is None:
            self._finger, self._from, self._at = point.id(), y, y
        elif point.id() == self._finger:
            if abs(y - self._from) > PAN_SLOP_PX:
                self._from = -1e9
                self.verticalScrollBar().setValue(self.verticalScrollBar().value() - round(y - self._at))
            self._at = y
            if state == QEventPoint.State.Released:
                self._finger = None
                row = self.indexAt(point.position().toPoint())
                if self._from >= 0 and row.isValid():
                    self.setCurrentIndex(row)
                    self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _on_row_changed(self) -> None:
        if self.card_id:
            self.card_chosen.emit(self.card_id)

    def _dress(self) -> None:
        look = self.look
        self.setFont(look.font(20.5, 400))
        self.horizontalHeader().setFont(look.font(19, 650))
        self.horizontalHeader().setFixedHeight(max(48, look.px(56)))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in ((CODE, 90), (SIGN, 80), (WORD, 190), (NOTES, 110)):
            self.setColumnWidth(column, look.px(width))
        self.verticalHeader().setMinimumSectionSize(max(48, look.px(76)))
        palette = self.palette()
        roles = {
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.Text: "ink",
            QPalette.ColorRole.Button: "sunken",
            QPalette.ColorRole.ButtonText: "ink",
        }
        for role, token in roles.items():
            palette.setColor(role, look.colour(token))
        self.setPalette(palette)
        self._mark()
        self.verticalScrollBar().setStyleSheet(slim_bar(look))
        self.horizontalHeader().setStyleSheet(
            f"QHeaderView {{ background: {look.palette.sunken}; }}"
            f"QHeaderView::section {{ background: {look.palette.sunken}; color: {look.palette.ink}; border: none;"
            f" padding-left: {EDGE}px; }}"
        )

    def _mark(self) -> None:
        """The current row is filled while the keys go to it, and tinted while they go elsewhere."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, self.look.colour("act" if self.hasFocus() else "act_tint"))
        words = self.look.colour("on_act" if self.hasFocus() else "ink")
        palette.setColor(QPalette.ColorRole.HighlightedText, words)
        self.setPalette(palette)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

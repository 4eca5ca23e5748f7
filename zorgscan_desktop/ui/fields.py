"""Fields to type in, dressed by the look: one line, several lines, a date, a choice."""

from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QPlainTextEdit, QStyledItemDelegate, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.icons import draw_icon
from zorgscan_desktop.ui.theme import Look

BELGIAN_DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Belgium)


class Arrow(QWidget):
    """The arrow of a field with a list: a style sheet cannot give an icon the colour of the look."""

    def __init__(self, field: QWidget, look: Look) -> None:
        super().__init__(field)
        self.look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        field.installEventFilter(self)
        look.changed.connect(self._place)
        self._place()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        field, side = self.parentWidget(), self.look.px(26)
        if field is not None:
            place = (field.width() - side - self.look.px(14), (field.height() - side) // 2)
            self.setGeometry(*place, side, side)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_icon(painter, "chevron-down", self.look.colour("ink"), 0, 0, self.width())
        painter.end()


class ChoiceBox(QComboBox):
    """A choice whose list is made when it is opened: 3 ms that a start does not need."""

    @override
    def showPopup(self) -> None:
        delegate = self.findChild(QStyledItemDelegate, "rows")
        if delegate is None:
            # The delegate of a combo box knows no style sheet.
            delegate = QStyledItemDelegate(self)
            delegate.setObjectName("rows")
            self.setItemDelegate(delegate)
            self.view().setAccessibleName(self.accessibleName())
        super().showPopup()


class _Dress(QObject):
    """What one field wears. It is part of the field: it goes when a row of the plan goes with its fields."""

    def __init__(self, field: QWidget, look: Look, size: float) -> None:
        super().__init__(field)
        self._field, self._look, self._size = field, look, size
        self._worn: tuple[QFont, str] | None = None
        look.changed.connect(self.put_on)

    def put_on(self) -> None:
        """Give the field the look of now."""
        field, look = self._field, self._look
        palette = look.palette
        pad = look.px(12)
        kind = type(field).__mro__[1].__name__ if not type(field).__name__.startswith("Q") else type(field).__name__
        font = look.font(self._size, 500)
        sheet = (
            f"{kind} {{ background: {palette.surface}; color: {palette.ink}; border: {look.stroke(2):.0f}px solid"
            f" {palette.line2}; border-radius: {look.px(14)}px; padding: 0 {pad}px;"
            f" selection-background-color: {palette.act}; selection-color: {palette.on_act};"
            f" placeholder-text-color: {palette.ink2}; }}"
            f"{kind}:focus {{ border: {look.stroke(4):.0f}px solid {palette.act}; }}"
            f"QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: {look.px(48)}px;"
            " subcontrol-position: center right; }"
            "QComboBox::down-arrow, QDateEdit::down-arrow { image: none; }"
            f"QComboBox QAbstractItemView {{ background: {palette.surface}; color: {palette.ink};"
            f" selection-background-color: {palette.act}; selection-color: {palette.on_act}; }}"
            # A finger must hit one year and not two.
            f"QComboBox QAbstractItemView::item {{ min-height: {max(48, look.px(64))}px; padding: 0 {pad}px; }}"
        )
        # Qt reads a sheet that it has already all over again, and most sizes of a window differ by no whole px.
        if self._worn != (font, sheet):
            self._worn = font, sheet
            field.setFont(font)
            field.setStyleSheet(sheet)
        if isinstance(field, (QLineEdit, QDateEdit, QComboBox)):
            field.setFixedHeight(max(48, look.px(68)))


def dress_field(field: QWidget, look: Look, *, size: float = 23.0) -> None:
    """Give a field the look, now and whenever the look changes."""
    # A long press would open Qt's own menu, and that takes every finger's release away from who drags.
    field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    if isinstance(field, QComboBox):
        Arrow(field, look)
    if isinstance(field, QPlainTextEdit):
        field.setTabChangesFocus(True)
    _Dress(field, look, size).put_on()

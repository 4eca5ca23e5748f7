"""The texts of Qt's own widgets (labels, fields, tables): where they are, the room they have, whether they fit."""

from collections.abc import Iterator
from html import unescape
from re import sub

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTableView,
    QWidget,
)

from tests.gallery.recorder import Words


def native_words(shown: QWidget) -> Iterator[Words]:
    """The texts of all native widgets that are visible in ``shown``."""
    for widget in shown.findChildren(QWidget):
        if not widget.isVisibleTo(shown) or visible_part(widget, shown).isEmpty():
            continue
        origin = QPointF(widget.mapTo(shown, widget.rect().topLeft()))
        for words in _of(widget):
            yield words.moved(origin, owner=type(widget).__name__, widget=widget, enabled=widget.isEnabled())


def visible_part(widget: QWidget, shown: QWidget) -> QRectF:
    """What of this widget lies inside all its parents, in the coordinates of ``shown``."""
    part = QRect(widget.mapTo(shown, widget.rect().topLeft()), widget.size())
    above = widget.parentWidget()
    while above is not None and above is not shown.parentWidget():
        part = part.intersected(QRect(above.mapTo(shown, above.rect().topLeft()), above.size()))
        above = above.parentWidget()
    return QRectF(part)


def _of(widget: QWidget) -> Iterator[Words]:
    if isinstance(widget, QLabel) and widget.text():
        yield _of_label(widget)
    elif isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, widget)
        yield _line(widget, widget.currentText(), QRectF(room))
    elif isinstance(widget, QLineEdit) and not isinstance(widget.parent(), QDateEdit):
        option = QStyleOptionFrame()
        widget.initStyleOption(option)
        room = widget.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, widget)
        yield _line(widget, widget.text() or widget.placeholderText(), QRectF(room))
    elif isinstance(widget, QDateEdit):
        edit = widget.lineEdit()
        yield _line(widget, widget.text(), QRectF(edit.geometry()))
    elif isinstance(widget, QHeaderView) and widget.orientation() == Qt.Orientation.Horizontal:
        yield from _of_header(widget)
    elif isinstance(widget, QTableView):
        yield from _of_table(widget)


def _line(widget: QWidget, text: str, room: QRectF) -> Words:
    metrics = QFontMetricsF(widget.font())
    ink = metrics.tightBoundingRect(text)
    # Qt leaves two px beside the text of a field.
    ink = QRectF(room.x(), room.center().y() - ink.height() / 2, metrics.horizontalAdvance(text), ink.height())
    return Words(text, ink, room, widget.font().pixelSize(), "")


def _of_label(label: QLabel) -> Words:
    text = label.text()
    if label.textFormat() == Qt.TextFormat.RichText:
        text = unescape(sub(r"<[^>]+>", "", text))
    metrics = QFontMetricsF(label.font())
    room = QRectF(label.contentsRect()).adjusted(max(0, label.indent()), 0, 0, 0)
    flags = label.alignment() | (Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextExpandTabs)
    ink = metrics.boundingRect(room, flags, text)
    if label.wordWrap():
        height = float(label.heightForWidth(label.width()))
        ink.setHeight(height)
        if height <= room.height() + 1:
            ink.moveCenter(QPointF(ink.center().x(), room.center().y()))
        longest = max((metrics.horizontalAdvance(word) for word in text.split()), default=0.0)
        ink.setWidth(max(min(ink.width(), room.width()), longest))
    else:
        ink = ink.adjusted(0, metrics.descent() / 2, 0, -metrics.descent() / 2)
    # The colour it has, not the one that stands out: the edge of a message may lie close by.
    return Words(text, ink, room, label.font().pixelSize(), label.palette().color(label.foregroundRole()).name())


def _of_header(header: QHeaderView) -> Iterator[Words]:
    for section in range(header.count()):
        room = QRectF(header.sectionViewportPosition(section), 0, header.sectionSize(section), header.height())
        title = str(header.model().headerData(section, Qt.Orientation.Horizontal))
        yield _line(header, title, room.adjusted(4, 0, 0, 0))


def _of_table(table: QTableView) -> Iterator[Words]:
    model = table.model()
    top = table.viewport().pos()
    metrics = QFontMetricsF(table.font())
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            room = QRectF(table.visualRect(index)).translated(QPointF(top)).adjusted(3, 1, -3, -1)
            text = str(model.data(index) or "")
            inside = QRectF(table.viewport().geometry()).contains(room)
            if text and inside:
                flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
                yield Words(text, metrics.boundingRect(room, flags, text), room, table.font().pixelSize(), "")

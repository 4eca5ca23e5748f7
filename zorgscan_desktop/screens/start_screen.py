"""The start screen: what this is, a new scan in one form, and the scans that were open before.

Nothing here needs the models: it is on the screen before they are loaded.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QDate, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.screens.recent_card import RecentCard, RecentLine
from zorgscan_desktop.screens.role_chips import RoleChips
from zorgscan_desktop.ui.battery_painter import cell_rects, draw_body, draw_cells
from zorgscan_desktop.ui.fields import BELGIAN_DUTCH, ChoiceBox, dress_field
from zorgscan_desktop.ui.icons import draw_icon
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.scroll import TouchScrollArea
from zorgscan_desktop.ui.signs import draw_sign
from zorgscan_desktop.ui.text import advance, draw_words
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TARGET_PX, TouchButton

if TYPE_CHECKING:
    from zorgscan_desktop.panels.month_panel import MonthPanel

SHOWN_RECENT = 3


class NewScan(NamedTuple):
    """What the form asks; ``school_year`` as ``2026-2027``."""

    school: str
    school_year: str
    day: date
    participants: tuple[str, ...]


class BatteryPicture(QWidget):
    """The empty battery with its four signs, and what its two sides mean."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setAccessibleName(self.tr("De batterij, van leeg tot vol"))
        look.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, scale = self.look, self.look.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = min(self.height() - look.px(50), look.px(414))
        width = min(self.width() - look.px(26), height * 1.8)
        # A battery lies, however little room there is.
        body = QRectF(0, 0, width, min(height, width / 1.15))
        draw_body(painter, body, look.palette, scale)
        cells = cell_rects(body, scale=scale)
        draw_cells(painter, cells, look.palette, scale)
        for sign, cell in cells.items():
            band = cell.height() / 4
            size = min(34 * scale, cell.width() / 3, band * 0.6)
            draw_sign(painter, sign, cell.x() + size * 0.7, cell.y() + band / 2, size, look.colour("ink"))
        font, ink = look.font(20.5, 600), look.colour("ink")
        below = (look.px(12), body.bottom() + look.px(8), body.width() - look.px(24), look.px(36))
        sides = (self.tr("Lege kant · werkpunten"), self.tr("Volle kant · sterke punten"))
        if sum(advance(words, font) for words in sides) + look.px(40) < below[2]:
            draw_words(painter, below, sides[0], font, ink)
            draw_words(painter, below, sides[1], font, ink, "right")
        painter.end()


class Step(QWidget):
    """One of the three steps: a number in a ring and a sentence."""

    def __init__(self, look: Look, number: int, text: str) -> None:
        super().__init__()
        self.look, self._number = look, number
        self.label = Label(look, text, size=25)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.label)
        self._dress()
        look.changed.connect(self._dress)

    def _dress(self) -> None:
        self._row.setContentsMargins(self.look.px(64), 0, 0, 0)
        self.setMinimumHeight(self.look.px(56))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.px(44)
        ring = QRectF(1, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(look.colour("ink"), look.stroke(2)))
        painter.drawEllipse(ring)
        box = (ring.x(), ring.y(), ring.width(), ring.height())
        draw_words(painter, box, str(self._number), look.font(21, 700), look.colour("ink"), "centre")
        painter.end()


class Plate(QWidget):
    """A white plate with round corners."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        look.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.look.colour("surface"))
        painter.setPen(QPen(self.look.colour("line"), 1))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self.look.px(20), self.look.px(20)
        )
        painter.end()


class DayEdit(QDateEdit):
    """A day, typed or picked from a month: Qt's own calendar is too small for a finger and knows no look."""

    def __init__(self, look: Look, day: date) -> None:
        super().__init__(QDate(day.year, day.month, day.day))
        self.setLocale(BELGIAN_DUTCH)
        self.setDisplayFormat("d MMMM yyyy")
        # For the room at the right; the button lies over Qt's own.
        self.setCalendarPopup(True)
        self.setDateRange(QDate(2000, 1, 1), QDate(2199, 12, 31))
        self.look = look
        self.month_button = TouchButton(look, self.tr("Kalender"), self, icon_name="calendar", icon_only=True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_F4 or (alt and event.key() == Qt.Key.Key_Down):
            self.month_button.click()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        edge, width = self.look.px(4), max(TARGET_PX, self.look.px(64))
        self.month_button.setGeometry(self.width() - edge - width, edge, width, self.height() - 2 * edge)


class NewScanForm(Plate):
    """School, school year, date, roles; Enter starts."""

    started = Signal(object)

    def __init__(self, look: Look, today: date) -> None:
        super().__init__(look)
        self.school = QLineEdit()
        self.school.setMaxLength(200)
        self.school.setPlaceholderText(self.tr("Naam van de school"))
        self.year = ChoiceBox()
        self.day = DayEdit(look, today)
        self.roles = RoleChips(look, (self.tr("Directie"), self.tr("Zorgteam"), self.tr("Leraren")))
        self.start = TouchButton(look, self.tr("Start de scan"), kind="primary", icon_after="arrow-right", size=25)
        first = today.year if today.month >= 9 else today.year - 1
        for year in (first - 1, first, first + 1):
            self.year.addItem(f"{year}–{year + 1}", f"{year}-{year + 1}")
        self.year.setCurrentIndex(1)
        self._lay_out(look)
        self.day.dateChanged.connect(self._on_day_changed)
        self.start.clicked.connect(self._start)
        self.school.returnPressed.connect(self._start)

    def _lay_out(self, look: Look) -> None:
        self._grid = QGridLayout(self)
        self._grid.addWidget(Label(look, self.tr("Nieuwe scan"), size=30, weight=700), 0, 0, 1, 3)
        named = (
            (self.tr("School"), self.school, 1, 0, 3),
            (self.tr("Deelnemers"), self.roles, 3, 0, 3),
            (self.tr("Schooljaar"), self.year, 5, 0, 1),
            (self.tr("Datum"), self.day, 5, 1, 1),
        )
        for words, field, row, at, span in named:
            label = Label(look, words, size=20.5, weight=550, colour="ink2")
            label.setBuddy(field)
            field.setAccessibleName(words)
            self._grid.addWidget(label, row, at, 1, span, Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(field, row + 1, at, 1, span)
        for field in (self.school, self.year, self.day):
            dress_field(field, look)
        self._grid.addWidget(self.start, 6, 2, Qt.AlignmentFlag.AlignRight)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._dress()
        look.changed.connect(self._dress)

    def _dress(self) -> None:
        px = self.look.px
        self._grid.setContentsMargins(px(36), px(24), px(36), px(24))
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(6))
        for row in (2, 4, 6):
            self._grid.setRowMinimumHeight(row, px(74))
        # What is left goes between the rows, not between a name and its field.
        for row in (0, 1, 3, 5):
            self._grid.setRowStretch(row, 1)

    def _on_day_changed(self, day: QDate) -> None:
        first = day.year() if day.month() >= 9 else day.year() - 1
        index = self.year.findData(f"{first}-{first + 1}")
        if index < 0:
            self.year.addItem(f"{first}–{first + 1}", f"{first}-{first + 1}")
            index = self.year.count() - 1
        self.year.setCurrentIndex(index)

    def _start(self) -> None:
        day = self.day.date()
        self.started.emit(
            NewScan(
                self.school.text().strip(),
                self.year.currentData(),
                date(day.year(), day.month(), day.day()),
                self.roles.chosen(),
            )
        )


class StartScreen(QWidget):
    """Composes picture, steps, form and recent scans."""

    new_requested = Signal(object)
    """A NewScan."""
    open_requested = Signal(object)
    """The path of a recent scan."""
    browse_requested = Signal()
    help_requested = Signal()
    settings_requested = Signal()

    def __init__(self, look: Look, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.form = NewScanForm(look, today)
        self.form.started.connect(self.new_requested)
        self.month: MonthPanel | None = None
        self.form.day.month_button.clicked.connect(self._toggle_month)
        self.browse = TouchButton(look, self.tr("Bestand openen"), kind="outline", icon_name="folder-open")
        self.browse.clicked.connect(self.browse_requested)
        self._picture = BatteryPicture(look)
        self._recent_title = Label(look, self.tr("Recente scans"), size=27, weight=700, wrap=False)
        self._recent_row = QHBoxLayout()
        self._recent: list[RecentCard] = []
        self._nothing = Label(look, self.tr("Nog geen scans op deze computer."), size=21, colour="ink2")
        self._build()
        look.changed.connect(self._dress)
        self._dress()

    def _build(self) -> None:
        look = self.look
        titles = QVBoxLayout()
        self._name = Label(look, "Zorgscan", size=62, weight=700)
        titles.addWidget(self._name)
        titles.addWidget(Label(look, self.tr("Hoe ver staat onze school\nin haar zorg- en kansenbeleid?"), size=27))
        titles.addStretch(1)
        right = QVBoxLayout()
        steps = (
            self.tr("Lees elke kaart samen en leg ze op de batterij."),
            self.tr("Bekijk het overzicht: wat is sterk, wat vraagt werk?"),
            self.tr("Kies bouwstenen en maak een actieplan."),
        )
        for number, text in enumerate(steps, 1):
            right.addWidget(Step(look, number, text))
        right.addStretch(1)
        self._halves = (titles, right)
        # The picture and the form stand on one line.
        self._top = QGridLayout()
        self._top.addLayout(titles, 0, 0)
        self._top.addLayout(right, 0, 1)
        self._top.addWidget(self._picture, 1, 0)
        self._top.addWidget(self.form, 1, 1)
        self._top.setColumnStretch(0, 45)
        self._top.setColumnStretch(1, 48)
        self._top.setRowStretch(1, 1)
        heading = QHBoxLayout()
        heading.addWidget(self._recent_title)
        heading.addStretch(1)
        self.help = TouchButton(look, self.tr("Hulp"), icon_name="info")
        self.settings = TouchButton(look, self.tr("Instellingen"), icon_name="settings")
        self.help.clicked.connect(self.help_requested)
        self.settings.clicked.connect(self.settings_requested)
        for button in (self.help, self.settings, self.browse):
            heading.addWidget(button)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.addLayout(self._top, 1)
        self._column.addLayout(heading)
        self._column.addLayout(self._recent_row)
        self._column.addWidget(Footer(look))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(TouchScrollArea(look, content))
        self._recent_row.addWidget(self._nothing)

    def _dress(self) -> None:
        px = self.look.px
        # In a narrow window with large text the form needs the width.
        self._name.restyle(size=62 if not self.look.compact or self.look.text_factor < 1.2 else 46)
        wide = px(96 if not self.look.compact else 40)
        self._column.setContentsMargins(wide, px(40 if self.look.compact else 60), wide, px(8))
        self._column.setSpacing(px(12))
        self._top.setHorizontalSpacing(px(90 if not self.look.compact else 48))
        self._top.setVerticalSpacing(px(24 if not self.look.compact else 10))
        # A nested layout without a spacing of its own would take over the wide one between the halves.
        for half in self._halves:
            half.setSpacing(px(6))
        self._recent_row.setSpacing(px(20))
        self._fit_recent()
        self.update()

    def _toggle_month(self) -> None:
        """Show the month of the day in the form over the screen, or away with it."""
        if self.month is None:
            from zorgscan_desktop.panels.month_panel import MonthPanel

            self.month = MonthPanel(self.look, self, can_be_none=False)
            self.month.chosen.connect(self._on_day_chosen)
            self.month.closed.connect(self.form.day.setFocus)
        elif not self.month.isHidden():
            self.month.dismiss()
            return
        field, edge = self.form.day, self.look.px(8)
        day, place = field.date(), field.mapTo(self, QPoint(0, field.height() + edge))
        room = self.rect().adjusted(edge, edge, -edge, -edge)
        self.month.open_for(date(day.year(), day.month(), day.day()), place, room)

    def _on_day_chosen(self, day: date) -> None:
        self.form.day.setDate(QDate(day.year, day.month, day.day))
        self.form.day.setFocus()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.month is not None:
            self.month.hide()

    def show_recent(self, lines: Sequence[RecentLine]) -> None:
        """Show the newest scans; the last school fills the form."""
        while (item := self._recent_row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self._nothing:
                widget.hide()
                widget.deleteLater()
        self._nothing.setVisible(not lines)
        if not lines:
            self._recent_row.addWidget(self._nothing)
        self._recent = []
        for index, line in enumerate(lines[:SHOWN_RECENT]):
            card = RecentCard(self.look, line, first=index == 0, now=datetime.now().astimezone())
            card.opened.connect(self.open_requested)
            # The first has the longer button.
            self._recent_row.addWidget(card, 6 if index == 0 else 5)
            self._recent.append(card)
        self._fit_recent()
        if lines and not self.form.school.text():
            self.form.school.setText(lines[0].school)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture.setVisible(self.height() > self.look.px(700))
        if self.month is not None:
            self.month.hide()  # it would lie where the field was
        self._fit_recent()

    def _fit_recent(self) -> None:
        """Show as many recent scans, the newest first, as fit beside each other with all their words."""
        used, room = 0, self.width() - 2 * self._column.contentsMargins().left() - self.look.px(24)
        for index, card in enumerate(self._recent):
            used += card.minimumSizeHint().width() + (self.look.px(20) if index else 0)
            card.setVisible(index == 0 or used <= room)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.look.colour("canvas"))
        painter.end()


class Footer(Label):
    """``Alles blijft op deze computer``, with a drawn disk."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "", size=20.5, colour="ink2")
        self.setText(self.tr("Alles blijft op deze computer. Er is geen internet nodig."))
        self._margin()
        look.changed.connect(self._margin)

    def _margin(self) -> None:
        self.setIndent(self.look.px(38))
        self.setMinimumHeight(self.look.px(40))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = self.look.px(26)
        draw_icon(painter, "hard-drive", self.look.colour("ink2"), 0, (self.height() - side) / 2, side)
        painter.end()

"""A scan on the start screen that was open before: gauge, year, when, how many cards, and a button."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QDateTime, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui import gauge
from zorgscan_desktop.ui.fields import BELGIAN_DUTCH
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.panel_plate import draw_panel
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


class RecentLine(NamedTuple):
    """What the start screen shows of a recent scan; ``moment`` in local time, ``level`` 0 to 1."""

    path: str
    school: str
    school_year: str
    placed: int
    total: int
    level: float
    moment: datetime


def spoken_moment(moment: datetime, now: datetime) -> str:
    """``Vandaag, 10.42 u.`` or ``15 november 2024``."""
    if moment.date() == now.date():
        today = QCoreApplication.translate("RecentCard", "Vandaag, {time} u.")
        return today.format(time=f"{moment.hour}.{moment:%M}")
    return BELGIAN_DUTCH.toString(QDateTime.fromSecsSinceEpoch(int(moment.timestamp())).date(), "d MMMM yyyy")


def cards_in_words(count: int) -> str:
    """``1 kaart`` or ``2 kaarten``."""
    one = QCoreApplication.translate("RecentCard", "1 kaart")
    return one if count == 1 else QCoreApplication.translate("RecentCard", "{count} kaarten").format(count=count)


class RecentCard(QWidget):
    """One recent scan."""

    opened = Signal(object)
    """Go on with this file. An object: Qt drops from a text what is no text, as in some names of files."""

    def __init__(self, look: Look, line: RecentLine, *, first: bool, now: datetime) -> None:
        super().__init__()
        self.look, self._line = look, line
        year = line.school_year.replace("-", "–")
        title = Label(look, self.tr("Zorgscan {year}").format(year=year), size=23.5, weight=700, wrap=False)
        when = Label(look, spoken_moment(line.moment, now), size=20.5, colour="ink2", wrap=False)
        counts = self.tr("{placed} van {total} kaarten gelegd").format(placed=line.placed, total=line.total)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        for label in (
            title,
            Label(look, line.school, size=20.5, colour="ink2"),
            when,
            Label(look, counts, size=20.5, colour="ink2", wrap=False),
        ):
            if label.text():
                words.addWidget(label)
        words.addStretch(1)
        text = self.tr("Verdergaan") if first else self.tr("Openen")
        self.button = TouchButton(look, text, kind="outline", icon_after="arrow-right" if first else "")
        self.button.setAccessibleName(f"{text}: {line.school} {year}, {counts}")
        self.button.clicked.connect(lambda: self.opened.emit(line.path))
        self._row = QHBoxLayout(self)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.button)
        self._dress()
        look.changed.connect(self._dress)

    def _dress(self) -> None:
        px = self.look.px
        self._row.setContentsMargins(px(130), px(18), px(20), px(18))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = QPainter(self)
        draw_panel(painter, self.rect(), look)
        top = (self.height() - look.px(gauge.HEIGHT)) / 2
        gauge.draw_gauge(painter, look.px(24), top, look.scale * 1.1, self._line.level, look.palette)
        painter.end()

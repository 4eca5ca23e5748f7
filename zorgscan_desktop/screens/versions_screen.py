"""Earlier versions of the open scan: when each was kept and how many cards lay; one tap opens it as a copy."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.panels.sections import clear, column
from zorgscan_desktop.screens.recent_card import cards_in_words, spoken_moment
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.scroll import TouchScrollArea
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


@dataclass(frozen=True)
class VersionLine:
    """One kept version; ``moment`` in local time."""

    path: str
    moment: datetime
    placed: int


class VersionsScreen(QWidget):
    """A screen like help: Esc or *Terug* goes back."""

    closed = Signal()
    opened = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.close_button = TouchButton(look, self.tr("Terug"), kind="outline", icon_name="arrow-left")
        self.close_button.clicked.connect(self.closed)
        self._rows = QWidget()
        self._row_column = column(self._rows)
        top = QHBoxLayout()
        top.addWidget(self.close_button)
        top.addStretch(1)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(top)
        self._outer.addWidget(Label(look, self.tr("Vorige versies"), size=46, weight=700))
        hint = self.tr("Een versie opent als kopie; de scan zelf verandert niet.")
        self._outer.addWidget(Label(look, hint, size=21, colour="ink2"))
        self._area = TouchScrollArea(look, self._rows)
        self._outer.addWidget(self._area, 1)
        look.changed.connect(self._dress)
        self._dress()

    def show_versions(self, lines: Sequence[VersionLine]) -> None:
        """List these, the newest first."""
        clear(self._row_column)
        now = datetime.now().astimezone()
        for line in lines:
            words = self.tr("{moment} · {placed} gelegd").format(
                moment=_spoken(line.moment, now), placed=cards_in_words(line.placed)
            )
            button = TouchButton(self.look, words, kind="outline", icon_name="rotate-ccw")
            button.clicked.connect(lambda _=False, path=line.path: self.opened.emit(path))
            row = QHBoxLayout()
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(button)
            row.addStretch(1)
            holder = QWidget()
            holder.setLayout(row)
            self._row_column.addWidget(holder)
        if not lines:
            words = self.tr("Van deze scan zijn nog geen vorige versies bewaard.")
            self._row_column.addWidget(Label(self.look, words, size=23.5, colour="ink2"))
        self._row_column.addStretch(1)

    def _dress(self) -> None:
        px = self.look.px
        self._outer.setContentsMargins(px(40), px(24), px(40), px(16))
        self._outer.setSpacing(px(12))
        self._row_column.setSpacing(px(12))
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif not self._area.scroll_by_key(Qt.Key(event.key())):
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.look.colour("canvas"))
        painter.end()


def _spoken(moment: datetime, now: datetime) -> str:
    day = spoken_moment(moment, now)
    return day if moment.date() == now.date() else f"{day}, {moment.hour}.{moment:%M} u."

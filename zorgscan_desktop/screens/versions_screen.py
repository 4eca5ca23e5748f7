"""Earlier versions of the open scan: when each was kept and how many cards lay; one tap opens it as a copy."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zorgscan_desktop.panels.sections import clear, column
from zorgscan_desktop.screens.back_screen import BackScreen
from zorgscan_desktop.screens.recent_card import cards_in_words, spoken_moment
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


@dataclass(frozen=True)
class VersionLine:
    """One kept version; ``moment`` in local time."""

    path: str
    moment: datetime
    placed: int


class VersionsScreen(BackScreen):
    """Lists them, the newest first."""

    opened = Signal(str)

    def __init__(self, look: Look) -> None:
        rows = QWidget()
        title = Label(look, size=46, weight=700)
        hint = Label(look, size=21, colour="ink2")
        super().__init__(look, rows, title, hint)
        title.setText(self.tr("Vorige versies"))
        hint.setText(self.tr("Een versie opent als kopie; de scan zelf verandert niet."))
        self._rows, self._row_column = rows, column(rows)
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
        super()._dress()
        self._outer.setSpacing(self.look.px(12))
        self._row_column.setSpacing(self.look.px(12))


def _spoken(moment: datetime, now: datetime) -> str:
    day = spoken_moment(moment, now)
    return day if moment.date() == now.date() else f"{day}, {moment.hour}.{moment:%M} u."

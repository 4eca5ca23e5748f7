"""Which cards the overview picks out: four chips with their counts, under a heading that folds."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.selection import Pick, picked
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.sections import FoldHeading, column
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


class PickChip(TouchButton):
    """One way to pick; shows how many cards answer to it."""

    def __init__(self, look: Look, pick: Pick, word: str) -> None:
        super().__init__(look, word, kind="outline", size=19)
        self.pick, self.word = pick, word
        self.setCheckable(True)
        self.toggled.connect(self._show_kind)

    def _show_kind(self, on: bool) -> None:
        self.kind = "primary" if on else "outline"
        self.update()

    def show_count(self, count: int) -> None:
        """Change the number behind the word."""
        self.setText(f"{self.word} {count}")
        cards = self.tr("1 kaart") if count == 1 else self.tr("{count} kaarten").format(count=count)
        self.setAccessibleName(f"{self.word}, {cards}")
        self.update()

    @override
    def nextCheckState(self) -> None:
        """The chips together say which is chosen."""


class PickChips(QWidget):
    """At most one chip is chosen; tapping it again shows all cards."""

    picked = Signal(str)

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self.pick: Pick = "all"
        self.heading = FoldHeading(look, self.tr("Toon"), "search")
        words: tuple[tuple[Pick, str], ...] = (
            ("disputed", self.tr("Te bespreken")),
            ("parked", self.tr("Geparkeerd")),
            ("notes", self.tr("Met notities")),
            ("chosen", self.tr("Gekozen")),
        )
        self.chips = {pick: PickChip(look, pick, word) for pick, word in words}
        self._box = QWidget()
        self._grid = QGridLayout(self._box)
        for place, (pick, chip) in enumerate(self.chips.items()):
            chip.clicked.connect(lambda _=False, pick=pick: self.choose("all" if self.pick == pick else pick))
            chip.setMinimumWidth(1)
            self._grid.addWidget(chip, place // 2, place % 2)
        self._column = column(self)
        self._column.addWidget(self.heading)
        self._column.addWidget(self._box)
        self.heading.toggled.connect(self._box.setVisible)
        self._box.hide()
        look.changed.connect(self._dress)
        self._dress()
        self.refresh()

    def choose(self, pick: Pick) -> None:
        """Pick these cards out."""
        self.pick = pick
        self.refresh()
        self.picked.emit(pick)

    def refresh(self) -> None:
        """Count anew."""
        for pick, chip in self.chips.items():
            chip.setChecked(pick == self.pick)
            chip.show_count(len(picked(self.document.scan, pick)))
        if self.pick == "all":
            self.heading.show_count(self.tr("Toon"), self.tr("alle kaarten"))
        else:
            self.heading.show_count(self.chips[self.pick].text(), "")

    def _dress(self) -> None:
        px = self.look.px
        self._grid.setContentsMargins(0, 0, 0, px(4))
        self._grid.setSpacing(px(8))

"""A finger round (*Vingers tellen*): everybody raises one to four fingers, the facilitator counts them per zone.

The counts are in the scan at once, without names; the app says where the middle lies, and the team decides.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.instrument import SIGNS
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.talk import FAR_APART, medians, spread
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.finger_counter import FingerCounter
from zorgscan_desktop.ui.announce import announce
from zorgscan_desktop.ui.panel_plate import draw_panel
from zorgscan_desktop.ui.text import wrap
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TARGET_PX, TouchButton
from zorgscan_desktop.ui.wary import Wary
from zorgscan_desktop.ui.zone_keys import BACK_KEYS, ZONE_KEYS

SENTENCE, COUNTERS, PAD = 56.0, 136.0, 12.0
"""Heights in dpx of the sentence and of the counters, and the room around them."""


class FingerPanel(QWidget):
    """Counters under the zones, and what they say."""

    done = Signal()

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self._card = ""
        self.wary = Wary()
        self._burst = object()
        self._sentence = ""
        self._cells: Sequence[QRectF] = ()
        self.counters = [FingerCounter(look, zone, self) for zone in document.instrument.zones]
        self.wipe = TouchButton(look, self.tr("Wis"), self, kind="outline")
        self.wipe.setAccessibleName(self.tr("Telling wissen"))
        self.done_button = TouchButton(look, self.tr("Klaar"), self, kind="outline")
        self.done_button.setAccessibleName(self.tr("Klaar met vingers tellen"))
        for counter in self.counters:
            counter.counted.connect(self._on_tapped)
            counter.typed.connect(self._count)
        self.wipe.clicked.connect(lambda: self.document.count_hands(self._card, None, burst=self._burst))
        self.done_button.clicked.connect(self.done)
        document.card_changed.connect(self._on_card_changed)
        self.hide()

    def show_card(self, card_id: str) -> None:
        """Count for this card; a new sitting, so that undo takes back what was counted from now on."""
        self._card, self._burst = card_id, object()
        for counter in self.counters:
            counter.bar.forget_typed()
        self._show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number typed beside a counter must not lay the card: while people count, digits are counts."""
        key = Qt.Key(event.key())
        if key not in ZONE_KEYS and key not in BACK_KEYS and not event.text().isdecimal():
            super().keyPressEvent(event)

    @property
    def sentence(self) -> str:
        """What the fingers say."""
        return self._sentence

    def _counts(self) -> tuple[int, ...]:
        return self.document.scan.card(self._card).hands or (0, 0, 0, 0)

    def _on_tapped(self, sign: str, count: int) -> None:
        if not self.wary:
            self._count(sign, count)

    def _count(self, sign: str, count: int) -> None:
        counts = list(self._counts())
        counts[[str(s) for s in SIGNS].index(sign)] = count
        self.document.count_hands(self._card, counts, burst=self._burst)

    def _show(self) -> None:
        counts = self._counts()
        middle = medians(counts)
        for counter, count in zip(self.counters, counts, strict=True):
            counter.show_count(count, max(counts), middle=counter.sign in middle)
        self.wipe.setEnabled(any(counts))
        before, self._sentence = self._sentence, self._words(counts)
        self.setAccessibleName(self._sentence)
        if self.isVisible() and any(counts) and before != self._sentence:
            announce(self, self._sentence)
        self.update()

    def _words(self, counts: tuple[int, ...]) -> str:
        total, middle = sum(counts), medians(counts)
        if not total:
            return self.tr(
                "Iedereen steekt tegelijk vingers op: één voor leeg, vier voor vol. Tel per vak de handen."
            )
        hands = self.tr("1 hand.") if total == 1 else self.tr("{count} handen.").format(count=total)
        zones = [self.document.instrument.zone(sign).word.lower() for sign in middle]
        if len(zones) == 1:
            where = self.tr("Het midden ligt op {zone}.").format(zone=zones[0])
        else:
            where = self.tr("Het midden ligt tussen {one} en {other}.").format(one=zones[0], other=zones[1])
        apart = [self.tr("De handen liggen ver uit elkaar: bespreek waarom.")] if spread(counts) >= FAR_APART else []
        return " ".join((hands, where, *apart))

    def _on_card_changed(self, card_id: str) -> None:
        if card_id == self._card:
            self._show()

    # -- layout -----------------------------------------------------------------------------------------------------

    @classmethod
    def wanted_height(cls, look: Look) -> int:
        """How high the panel is in logical px."""
        return look.px(SENTENCE + COUNTERS + PAD)

    def arrange(self, cells: Sequence[QRectF], sides: tuple[int, int]) -> None:
        """Put a counter under each cell (in px of the panel) and the buttons at the right; ``sides``: x and width."""
        px = self.look.px
        top, height = px(SENTENCE), px(COUNTERS)
        for counter, cell in zip(self.counters, cells, strict=True):
            counter.setGeometry(QRect(round(cell.x()), top, round(cell.width()), height))
        hint = QSize(sides[1], max(TARGET_PX, px(64)))
        self.wipe.setGeometry(QRect(sides[0], top, hint.width(), hint.height()))
        self.done_button.setGeometry(QRect(sides[0], top + height - hint.height(), hint.width(), hint.height()))
        self._cells = cells

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, px = self.look, self.look.px
        painter = QPainter(self)
        draw_panel(painter, self.rect(), look, fill="sunken")
        width = self.width() - px(48)
        sizes = (26.0, 24.0, 22.0, 20.5, 19.0)
        blocks = [wrap(self._sentence, look.font(size, 600), width, 1.1) for size in sizes]
        block = next((b for b in blocks if b.height <= px(SENTENCE) - 2), blocks[-1])
        block.draw(painter, px(24), (px(SENTENCE) - block.height) / 2, look.colour("ink"))
        painter.end()

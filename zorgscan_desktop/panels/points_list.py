"""Strengths and work points beside the overview, and the cards that lie in no zone.

A tap on a work point chooses it as building block; any other card opens, and can be chosen from there.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.scan import Card
from zorgscan_desktop.core.selection import picked
from zorgscan_desktop.core.summary import in_zones, strengths, work_points
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.pick_chips import PickChips
from zorgscan_desktop.panels.points_section import PointsSection
from zorgscan_desktop.ui.panel_plate import draw_panel
from zorgscan_desktop.ui.scroll import TouchScrollArea
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

MANY = 6
"""From this many building blocks on a gentle word is said; the paper asks for one or more, plans die of too many."""


class PointsList(QWidget):
    """The panel of the overview."""

    card_opened = Signal(str)
    plan_requested = Signal()
    dots_requested = Signal()

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self.strong = PointsSection(document, look, "open", 3)
        self.weak = PointsSection(document, look, "choose", 5)
        self.elsewhere = PointsSection(document, look, "open", 3)
        self.strong.tapped.connect(self.card_opened)
        self.elsewhere.tapped.connect(self.card_opened)
        self.weak.tapped.connect(self._choose)
        self.dots = TouchButton(look, self.tr("Stemmen met stippen"), kind="outline", icon_name="hand")
        self.dots.clicked.connect(self.dots_requested)
        self.dots.setMinimumWidth(1)  # its words break in two lines rather than make the list wider
        self.picks = PickChips(document, look)
        self.plan = TouchButton(look, "", kind="primary", icon_after="arrow-right")
        self.plan.clicked.connect(self.plan_requested)
        content = QWidget()
        self._list = QVBoxLayout(content)
        for part in (self.strong, self.weak, self.dots, self.elsewhere):
            self._list.addWidget(part)
        self._list.addStretch(1)
        self.area = TouchScrollArea(look, content)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.area, 1)
        self._column.addWidget(self.picks)
        self._column.addWidget(self.plan)
        self.picks.picked.connect(self.refresh)
        look.changed.connect(self._dress)
        self._dress()
        self.refresh()

    def refresh(self) -> None:
        """Follow the document."""
        scan = self.document.scan
        self.picks.refresh()
        wanted = picked(scan, self.picks.pick)
        strong = [card for card in strengths(scan) if card.id in wanted]
        weak = [card for card in work_points(scan) if card.id in wanted]
        full = len([card for card in in_zones(scan, "++") if card.id in wanted])
        self.strong.show_cards(self.tr("Sterke punten ({count} vol)").format(count=full), strong)
        self.weak.show_cards(self.tr("Werkpunten ({count})").format(count=len(weak)), weak)
        self.weak.show_hint(self._advice())
        self._show_elsewhere([card for card in scan.cards if card.laid is None and card.id in wanted])
        self.dots.setVisible(bool(work_points(scan)))
        count = len(scan.plan)
        one = self.tr("Actieplan met 1 bouwsteen")
        more = self.tr("Actieplan met {count} bouwstenen").format(count=count)
        self.plan.setText(one if count == 1 else more if count else self.tr("Kies een bouwsteen"))
        self.plan.setAccessibleName(self.plan.text())
        self.plan.setEnabled(count > 0)

    def _advice(self) -> str:
        count = len(self.document.scan.plan)
        if count < MANY:
            return self.tr("Tik om te kiezen. Kies er liefst één tot drie.")
        return self.tr("Jullie kozen er {count}. Met één tot drie lukt het vaak beter.").format(count=count)

    def _show_elsewhere(self, cards: list[Card]) -> None:
        """Parked first, then what does not apply, then what waits."""
        order = ("parked", "not_applicable", "open")
        cards = sorted(cards, key=lambda card: order.index(card.state))
        self.elsewhere.setVisible(bool(cards))
        parked = sum(card.state == "parked" for card in cards)
        absent = sum(card.state == "not_applicable" for card in cards)
        waiting = len(cards) - parked - absent
        words = [
            self.tr("{count} geparkeerd").format(count=parked) if parked else "",
            self.tr("{count} niet van toepassing").format(count=absent) if absent else "",
            self.tr("{count} nog te leggen").format(count=waiting) if waiting else "",
        ]
        self.elsewhere.show_cards(self.tr("Niet op de batterij ({count})").format(count=len(cards)), cards)
        self.elsewhere.show_hint(", ".join(word for word in words if word))

    def _choose(self, card_id: str) -> None:
        self.document.choose(card_id, not self.document.is_building_block(card_id))

    def _dress(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(px(22), px(18), px(14), px(18))
        self._column.setSpacing(px(8))
        self._list.setContentsMargins(0, 0, px(4), 0)
        self._list.setSpacing(px(8))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_panel(painter, self.rect(), self.look)
        painter.end()

"""Dot voting beside the overview (*Stippen*): so many dots each, hidden until everybody has given theirs.

The facilitator enters how many people there are and how many dots each has; people come to the board, or say it, and
a tap on a work point gives it a dot. The dots are in the scan; how many there are to give is not.
"""

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.scan import Card
from zorgscan_desktop.core.summary import work_points
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.points_section import PointsSection
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.panel_plate import draw_panel
from zorgscan_desktop.ui.scroll import TouchScrollArea
from zorgscan_desktop.ui.stepper import Stepper
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

PEOPLE, DOTS_EACH = 12, 3
"""What the steppers begin with when the scan does not say how many people there are."""
TOP = 3
"""So many work points are offered at once; the advice is one to three."""
Stage = Literal["setup", "give", "shown"]


class DotsPanel(QWidget):
    """Takes the place of strengths and work points while people vote."""

    closed = Signal()

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self.stage: Stage = "setup"
        self.title = Label(look, self.tr("Stippen"), size=27, weight=700)
        self.left = Label(look, size=30, weight=700)
        self.hint = Label(look, size=20.5, colour="ink2")
        self._people_name = Label(look, self.tr("Aantal mensen"), size=21)
        self.people = Stepper(look, self.tr("Aantal mensen"), PEOPLE, (1, 99, 1), str, named=False)
        self._each_name = Label(look, self.tr("Stippen voor elk"), size=21)
        self.each = Stepper(look, self.tr("Stippen voor elk"), DOTS_EACH, (1, 10, 1), str, named=False)
        self.giving = PointsSection(document, look, "dot", 99)
        self.choosing = PointsSection(document, look, "choose", 99)
        self.start = TouchButton(look, self.tr("Begin"), kind="primary")
        self.show_dots = TouchButton(look, self.tr("Toon de stippen"), kind="outline")
        self.choose_top = TouchButton(look, "", kind="primary", icon_name="flag")
        self.go_on = TouchButton(look, self.tr("Verder stippen geven"), kind="outline")
        self.clear = TouchButton(look, self.tr("Stippen wissen"), kind="outline", icon_name="trash-2")
        self.leave = TouchButton(look, self.tr("Terug naar de lijst"), icon_name="arrow-left")
        self._build()
        self.people.changed.connect(self.refresh)
        self.each.changed.connect(self.refresh)
        self.giving.tapped.connect(self.give)
        self.choosing.tapped.connect(self._choose)
        self.start.clicked.connect(lambda: self._go("give"))
        self.show_dots.clicked.connect(lambda: self._go("shown"))
        self.go_on.clicked.connect(lambda: self._go("setup"))
        self.choose_top.clicked.connect(self._choose_top)
        self.clear.clicked.connect(self._clear)
        self.leave.clicked.connect(self.closed)
        look.changed.connect(self._dress)
        self._dress()

    def _build(self) -> None:
        content = QWidget()
        self._list = QVBoxLayout(content)
        for part in (self._people_name, self.people, self._each_name, self.each, self.giving, self.choosing):
            self._list.addWidget(part)
        self._list.addStretch(1)
        self._column = QVBoxLayout(self)
        for label in (self.title, self.left, self.hint):
            self._column.addWidget(label)
        self._column.addWidget(TouchScrollArea(self.look, content), 1)
        for button in (self.start, self.show_dots, self.choose_top, self.go_on, self.clear, self.leave):
            button.setMinimumWidth(1)
            self._column.addWidget(button)

    def open(self) -> None:
        """Begin, or go on where the dots of this scan are."""
        agenda = self.document.scan.agenda
        if agenda is not None and agenda.people:
            self.people.set_value(agenda.people)
        self._go("shown" if self.given else "setup")

    @property
    def given(self) -> int:
        """All dots that were given."""
        return sum(card.votes for card in self.document.scan.cards)

    @property
    def to_give(self) -> int:
        """The dots that are left."""
        return max(0, self.people.value * self.each.value - self.given)

    def give(self, card_id: str) -> None:
        """One dot for this card, as long as there are any."""
        if self.stage == "give" and self.to_give:
            self.document.vote(card_id, self.document.scan.card(card_id).votes + 1)

    def refresh(self) -> None:
        """Follow the document."""
        stage = self.stage
        for part in (self._people_name, self.people, self._each_name, self.each, self.start):
            part.setVisible(stage == "setup")
        self.giving.setVisible(stage == "give")
        self.choosing.setVisible(stage == "shown")
        self.show_dots.setVisible(stage == "give")
        ranked = self._ranked()
        self.choose_top.setVisible(stage == "shown" and bool(ranked))
        self.go_on.setVisible(stage == "shown")
        self.clear.setVisible(stage == "shown" and bool(self.given))
        self._say(stage)
        if stage == "give":
            self.giving.show_cards(self.tr("Werkpunten"), work_points(self.document.scan))
        elif stage == "shown":
            self.choosing.show_cards(self.tr("Volgens de stippen"), ranked, lambda card: card.votes)
            self._offer(ranked)

    def _say(self, stage: Stage) -> None:
        left = self.to_give
        if stage == "setup":
            words = self.tr("1 stip") if left == 1 else self.tr("{count} stippen te geven").format(count=left)
            hint = self.tr("Ieder krijgt evenveel stippen. De stand blijft verborgen tot het einde.")
        elif stage == "give":
            words = self.tr("nog 1 stip") if left == 1 else self.tr("nog {count} stippen").format(count=left)
            hint = self.tr("Tik op een werkpunt om een stip te geven. Te veel getikt? Kies Ongedaan maken.")
            if not left:
                hint = self.tr("Alle stippen zijn gegeven.")
        else:
            count = self.given
            words = (
                self.tr("1 stip gegeven") if count == 1 else self.tr("{count} stippen gegeven").format(count=count)
            )
            hint = self.tr("Tik om te kiezen. Kies er liefst één tot drie.")
        self.left.setText(words)
        self.hint.setText(hint)
        self.show_dots.kind = "outline" if left else "primary"
        self.show_dots.update()

    def _ranked(self) -> list[Card]:
        """The cards with dots, most first, equals in the order of the paper."""
        return sorted((card for card in self.document.scan.cards if card.votes), key=lambda card: -card.votes)

    def _top(self, ranked: list[Card]) -> list[Card]:
        """The first three; a card with as many dots as the third comes along when that makes no crowd."""
        if len(ranked) <= TOP:
            return ranked
        least = ranked[TOP - 1].votes
        tied = [card for card in ranked if card.votes >= least]
        return tied if len(tied) <= TOP + 2 else [card for card in ranked if card.votes > least] or ranked[:TOP]

    def _offer(self, ranked: list[Card]) -> None:
        top = [card for card in self._top(ranked) if not self.document.is_building_block(card.id)]
        codes = ", ".join(self.document.code_of(card.id) for card in top)
        self.choose_top.setVisible(bool(top))
        self.choose_top.setText(self.tr("Kies {codes}").format(codes=codes))
        self.choose_top.setAccessibleName(self.choose_top.text())

    def _choose_top(self) -> None:
        for card in self._top(self._ranked()):
            self.document.choose(card.id, True)

    def _choose(self, card_id: str) -> None:
        self.document.choose(card_id, not self.document.is_building_block(card_id))

    def _clear(self) -> None:
        self.document.clear_votes()
        self._go("setup")

    def _go(self, stage: Stage) -> None:
        self.stage = stage
        self.refresh()

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

"""Card by card (*Kaart per kaart*): one card for the whole room, the four zones as large targets below it.

Previous and next never place. Placing shows the card for a moment, then the next card that waits; a tap on the
chosen zone takes the card back (design.md section 8). Past the last card it says so and offers the next step.
"""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.instrument import SIGNS, Sign
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.summary import cards_of
from zorgscan_desktop.core.talk import disputed_first, is_disputed, medians
from zorgscan_desktop.core.walk import Walk, waits
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.aside_banner import AsideBanner
from zorgscan_desktop.panels.feature_rows import visible_words
from zorgscan_desktop.panels.finger_panel import FingerPanel
from zorgscan_desktop.panels.read_aloud_card import ReadAloudCard
from zorgscan_desktop.panels.read_aloud_end import EndPlate
from zorgscan_desktop.panels.read_aloud_fit import CardWords
from zorgscan_desktop.panels.read_aloud_heading import progress_words
from zorgscan_desktop.panels.read_aloud_tools import ReadAloudTools
from zorgscan_desktop.panels.side_panel import WIDTH as SIDE_WIDTH
from zorgscan_desktop.panels.zone_plate import StepButton, ZonePlate
from zorgscan_desktop.screens import read_aloud_layout
from zorgscan_desktop.screens.read_aloud_ending import ending
from zorgscan_desktop.screens.read_aloud_walk import CardWalk
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.zone_keys import BACK_KEYS, ZONE_KEYS

SHOWN_MS = 600
"""How long a card that was just placed stays, so that people see where it went."""


class ReadAloudScreen(QWidget):
    """Goes through the cards of a walk."""

    card_changed = Signal(str)
    overview_requested = Signal()
    keyboard_requested = Signal()
    """Somebody without a keyboard wants one on the screen."""

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self.walk = CardWalk(document)
        self.counting = False
        self.head_gap = 0
        """What the clock takes of the heading, in logical px."""
        self.card = ReadAloudCard(look, self)
        self.banner = AsideBanner(document, look, self)
        self.end = EndPlate(look, self)
        self.zones = [ZonePlate(look, zone, self) for zone in document.instrument.zones]
        self.previous = StepButton(look, self.tr("Vorige"), self, kind="outline", icon_name="chevron-left")
        self.next = StepButton(look, self.tr("Volgende"), self, kind="outline", icon_name="chevron-right")
        self.tools = ReadAloudTools(document, look, self)
        self.fingers = FingerPanel(document, look, self)
        self._ends = False
        self._dimension = 1
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SHOWN_MS)
        self._wait.timeout.connect(self._go_on)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._connect()
        self.show_card(self.card_id)

    def _connect(self) -> None:
        document, tools = self.document, self.tools
        for plate in self.zones:
            plate.clicked.connect(lambda _=False, sign=plate.sign: self.choose(sign))
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.card.feature_tapped.connect(self._tick)
        self.end.back_chosen.connect(lambda: self.step(-1))
        self.end.next_chosen.connect(self._take_next_step)
        tools.walks.walk_chosen.connect(self.begin_walk)
        tools.fingers.clicked.connect(self._open_fingers)
        tools.talk.reason_wanted.connect(self.banner.reason.focus_text)
        tools.talk.chosen.connect(self._on_talked)
        self.fingers.done.connect(self._close_fingers)
        self.banner.reason.done.connect(self._on_reason_done)
        self.banner.reason.keyboard_requested.connect(self.keyboard_requested)
        document.card_changed.connect(self._on_card_changed)
        document.cards_changed.connect(self._on_cards_changed)
        document.scan_replaced.connect(self._on_scan_replaced)
        self.look.changed.connect(self.arrange)

    @property
    def card_id(self) -> str:
        """The card that is shown; past the end of a walk the one that was shown last."""
        return self.walk.card_id

    # -- going through the cards ------------------------------------------------------------------------------------

    def show_card(self, card_id: str) -> None:
        """Show this card."""
        self.walk.go_to(card_id)
        self._show()

    def begin_walk(self, kind: Walk) -> None:
        """Go through other cards: one dimension, all of them, or the disputed ones first."""
        self.walk.begin(kind)
        self._show()

    def step(self, way: int) -> None:
        """The previous or next card of the walk, placed or not; never places."""
        if self.walk.step(way):
            self._show()

    def choose(self, sign: Sign | None) -> None:
        """Lay the card here; on the zone where it lies already: take it back."""
        if self.walk.at_end:
            return
        card = self.document.scan.card(self.card_id)
        if sign is None or sign == card.laid:
            self.document.take_back(card.id)
        elif self.document.place(card.id, sign):
            self._wait_and_go_on(ends=waits(card) or self.walk.kind == "disputed")

    def count_fingers(self, wanted: bool) -> None:
        """Open the panel that counts fingers below the zones, or close it."""
        self.counting = wanted
        self.fingers.show_card(self.card_id)
        self.arrange()
        (self.fingers.counters[0].bar if wanted else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_fingers(self) -> None:
        self.fingers.wary.start()
        self.count_fingers(True)

    def _close_fingers(self) -> None:
        self.tools.talk.wary.start()
        self.count_fingers(False)

    def _wait_and_go_on(self, *, ends: bool) -> None:
        """``ends``: with no card left that waits, the walk is over; a card that only moved leaves people on it."""
        self._ends = ends
        self._wait.start()

    def _go_on(self) -> None:
        """The next card that waits, or the end of the walk."""
        following = self.walk.next_waiting()
        if following:
            self.show_card(following)
        elif self._ends:
            self.walk.at_end = True
            self._show()

    def _take_next_step(self) -> None:
        step = ending(self.document, self.walk)
        if not step.card:
            self.overview_requested.emit()
            return
        if step.walk != self.walk.kind:
            self.walk.begin(step.walk)
        self.show_card(step.card)

    def _tick(self, index: int) -> None:
        seen = index in self.document.scan.card(self.card_id).features
        self.document.tick(self.card_id, index, not seen)

    def _on_talked(self) -> None:
        if self.document.scan.card(self.card_id).state == "parked":
            self._wait_and_go_on(ends=True)

    def _on_reason_done(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.document.scan.card(self.card_id).state != "open":
            self._wait_and_go_on(ends=True)

    # -- showing ----------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        """The card of the walk, or what stands past its end."""
        self._wait.stop()
        focus = self.window().focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        if self.walk.at_end:
            self._show_end()
        else:
            self._show_words()
        for part in (*self.zones, self.card, self.previous, self.next):
            part.setVisible(not self.walk.at_end)
        self.end.setVisible(self.walk.at_end)
        if focus is self or inside:
            self._keep_focus(focus)
        self.arrange()
        self.card_changed.emit(self.card_id)

    def _keep_focus(self, focus: QWidget | None) -> None:
        """Past the end the keys go to the next step; a part that is gone gives them back to the screen."""
        if self.walk.at_end:
            self.end.next.setFocus(Qt.FocusReason.OtherFocusReason)
        elif focus is not None and focus is not self and not focus.isVisibleTo(self):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_words(self) -> None:
        document, card_id = self.document, self.card_id
        self._dimension = self.walk.dimension
        found = document.instrument.find(card_id)
        spans = found[1].emphasis_spans() if found else ()
        lead_in = (found[1].lead_in or "").replace("\n", " ") if found else ""
        words = CardWords(document.statement_of(card_id), spans, lead_in, document.features_of(card_id))
        self.card.own = found is None
        self.card.show_card(words)
        self.tools.talk.show_card(card_id)
        self.banner.show_card(card_id)
        self.fingers.show_card(card_id)
        self.previous.setEnabled(self.walk.place > 0)
        self._show_state()
        chain = (self, *self.card.rows, self.card.more, self.previous, *self.zones, self.next, self.tools.walks)
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)

    def _show_end(self) -> None:
        said = ending(self.document, self.walk)
        self.end.say(said.sentence, said.small, said.step, back=bool(self.walk.cards()))
        self.setAccessibleName(self.end.accessibleName())
        self.banner.hide()
        self._show_walk()

    def _show_state(self) -> None:
        """Where the card lies, what was ticked, and what the fingers say."""
        document, card = self.document, self.document.scan.card(self.card_id)
        middle = medians(card.hands)
        for plate in self.zones:
            plate.setChecked(plate.sign == card.laid)
            plate.show_middle(plate.sign in middle)
        self.card.show_ticks(card.features, visible_words(document, card.id))
        self.banner.refresh(card.id)
        apart = self.tr(", te bespreken") if is_disputed(card) else ""
        name = f"{document.spoken_code_of(card.id)}, {self.card.accessibleName()}"
        self.setAccessibleName(f"{name}, {document.state_word(card.id)}{apart}")
        self.setAccessibleDescription(progress_words(self.walk.place, len(self.walk.cards())))
        self._show_walk()

    def _show_walk(self) -> None:
        self.tools.walks.show_walk(self.walk.kind, len(disputed_first(self.document.scan.cards)))

    # -- facts ------------------------------------------------------------------------------------------------------

    def _on_card_changed(self, card_id: str) -> None:
        if self.walk.at_end:
            # Undo of the last card: there it is again.
            again = card_id in (card.id for card in self.walk.waiting())
            self.show_card(card_id) if again else self._show()
            return
        if card_id == self.card_id:
            aside = self.banner.isVisibleTo(self)
            self._show_state()
            if aside != self.banner.isVisibleTo(self):
                self.arrange()
        self._show_walk()
        self.update()

    def _on_cards_changed(self) -> None:
        if all(card.id != self.card_id for card in self.document.scan.cards):
            # An own card went, which was one of the last in its dimension: people stay there.
            self.walk.go_to(cards_of(self.document.scan, self.document.instrument, self._dimension)[-1].id)
        self._show()

    def _on_scan_replaced(self) -> None:
        self.walk = CardWalk(self.document)
        self.counting = False
        self._show()

    # -- keys -------------------------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageDown: 1}
        if key in steps:
            self.step(steps[key])
        elif self.walk.at_end or not self._talk_key(key):
            super().keyPressEvent(event)

    def _talk_key(self, key: Qt.Key) -> bool:
        """What this key says of the card. False when it means nothing here."""
        talk = self.tools.talk
        acts = {Qt.Key.Key_P: talk.park, Qt.Key.Key_X: talk.not_applicable, Qt.Key.Key_B: talk.dispute}
        if key in ZONE_KEYS:
            self.choose(SIGNS[ZONE_KEYS[key]])
        elif key in BACK_KEYS:
            self.choose(None)
        elif key in acts:
            acts[key].click()
        elif key == Qt.Key.Key_V:
            self.count_fingers(not self.counting)
        elif key == Qt.Key.Key_Escape and self.counting:
            self.count_fingers(False)
        else:
            return False
        return True

    # -- room for others --------------------------------------------------------------------------------------------

    def side_room(self, opened: bool) -> QRect:
        """A side panel lies over the end of the kenmerken; heading, clock, zones and steps stay free."""
        width, card = self.look.px(SIDE_WIDTH), self.card.geometry()
        return QRect(card.right() + 1 - width, card.y(), width, card.height())

    def clock_room(self, size: QSize | None) -> QRect:
        """The clock lies at the right above the card; the heading gives way."""
        px = self.look.px
        gap = size.width() + px(20) if size is not None else 0
        if gap != self.head_gap:
            self.head_gap = gap
            self.update()
        size = size or QSize(0, 0)
        return QRect(QPoint(self.width() - size.width() - px(32), px(14)), size)

    # -- layout -----------------------------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Card above, battery with its targets below, the tools or the fingers under it."""
        read_aloud_layout.arrange(self)
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        read_aloud_layout.paint(self)

"""The board as a graphics scene: mirrors the document's cards as items and owns nothing else.

It shows one dimension at a time. Facts come in as the document's signals; wishes go out as calls on the document
or as signals of the scene (the panel, the menu, the next dimension). Coordinates are scene px = logical px of the
view; the layout thinks in design px.
"""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsPixmapItem, QGraphicsScene, QGraphicsSceneHelpEvent

from zorgscan_desktop.board import pictures
from zorgscan_desktop.board.card_item import REFLOW_MS, CardItem
from zorgscan_desktop.board.faces import face_of, tooltip_of
from zorgscan_desktop.board.glow import GLOW_MS, Glow
from zorgscan_desktop.board.ground import Ground
from zorgscan_desktop.board.layout import (
    NEXT_STEP,
    Arrangement,
    BoardSize,
    Density,
    Rect,
    arrange,
    tray_page_with,
)
from zorgscan_desktop.board.pointers import Target
from zorgscan_desktop.core.instrument import SIGNS, Sign
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.scan import Card
from zorgscan_desktop.core.summary import tally
from zorgscan_desktop.core.walk import waits
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.ui.card_painter import CardMeasure, State
from zorgscan_desktop.ui.text import advance
from zorgscan_desktop.ui.theme import Look

Z_LANDING, Z_HEADER, Z_CARD, Z_BUTTON, Z_HELD = 1.0, 2.0, 10.0, 20.0, 100.0


class ButtonItem(QGraphicsPixmapItem):
    """A control on the canvas, served by the pointer router: ``more --``, ``more tray``, ``next`` or ``own``."""

    def __init__(self, name: str, rect: QRectF, pixmap: QPixmap) -> None:
        super().__init__(pixmap)
        self.name = name
        # All of it, also where its round corners are see-through, or where a tile is only an outline.
        self.setShapeMode(QGraphicsPixmapItem.ShapeMode.BoundingRectShape)
        self.setPos(rect.topLeft())
        self.setZValue(Z_BUTTON)


class BoardScene(QGraphicsScene):
    """The battery, the tray and the cards of one dimension."""

    current_changed = Signal(str)
    """Another card is the current one (its id, or empty for none)."""
    dimension_changed = Signal(int)
    detail_requested = Signal(str)
    """Somebody wants to read this card (tap, Enter)."""
    menu_requested = Signal(str, QPointF)
    """Somebody held this card; the point is in scene px."""
    read_aloud_requested = Signal(str)
    """Somebody tapped this card twice: all shall read it."""
    reason_requested = Signal(str)
    """A card does not apply here, and somebody may say why (X)."""
    note_requested = Signal(str)
    """Somebody wants to write a note with this card (N)."""
    lifted = Signal(str)
    """A drag of this card began."""
    laid_by_tap = Signal(str)
    """A tap on a zone or the tray moved the current card there, perhaps before anybody saw it."""
    touched = Signal()
    """Somebody tapped the board, anywhere: an open menu can close."""
    own_card_requested = Signal()
    """Somebody wants to write a card of the school itself (the tile in the tray, E)."""
    next_requested = Signal()
    """The tray is empty and somebody chose the next step."""
    rearranged = Signal()
    hands_empty = Signal()
    """The last hand let go: what waited for the hands may happen now."""
    went_stale = Signal()
    """Size or look changed: the view calls ``freshen`` before it paints."""
    card_going = Signal(str)
    """An own card is about to leave the board (its id): whoever holds it lets go."""

    def __init__(self, document: ScanDocument, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self.dimension = 1
        self.current = ""
        self.by_keyboard = False
        self.cards: dict[str, CardItem] = {}
        self.arrangement: Arrangement | None = None
        self.ratio = 1.0
        self.stale = False
        self.held: set[str] = set()
        """Cards in somebody's hand: the layout leaves them alone. The hands fill and empty it."""
        self.menu_is_open: Callable[[], bool] = lambda: False
        """Whether the menu of a card lies over the board; whoever shows one says so."""
        self._size = QSize(0, 0)
        self._hovered = ""
        self._with_tray = True
        self._title_gap = 0
        self._focused = False
        self._focus_ring = QGraphicsPathItem()
        self._focus_ring.setZValue(Z_BUTTON)
        self._focus_ring.hide()
        self.addItem(self._focus_ring)
        self._pages: dict[str, int] = {}
        self._density = Density.ROOMY
        self._measure: CardMeasure | None = None
        self._drawn: dict[str, tuple[object, ...]] = {}
        """What the headers, the title and the buttons were drawn from, as long as the look is the same."""
        self.ground = Ground(self)
        self._title_item = self.addPixmap(QPixmap())
        self._headers = {sign: self.addPixmap(QPixmap()) for sign in SIGNS}
        for item in self._headers.values():
            item.setZValue(Z_HEADER)
        self._buttons: list[ButtonItem] = []
        self._empty_text = self.addPixmap(QPixmap())
        self._lies: dict[str, Sign | None] = {}
        """Where each card lay until now: who lands somewhere else makes it glow."""
        self._glows: dict[Sign, Glow] = {}
        document.card_changed.connect(self._on_card_changed)
        document.plan_changed.connect(self._on_plan_changed)
        document.scan_replaced.connect(self.rebuild)
        document.cards_changed.connect(self._on_cards_changed)
        look.changed.connect(self._on_look_changed)
        self.rebuild()

    # -- what is shown ----------------------------------------------------------------------------------------------

    def rebuild(self) -> None:
        """Make an item for every card of the scan."""
        for item in self.cards.values():
            item.halt()
            self.removeItem(item)
        self.cards = {card.id: self._new_item(card) for card in self.document.scan.cards}
        self._lies = {card.id: card.zone for card in self.document.scan.cards}
        self._pages.clear()
        self._density = Density.ROOMY
        self.set_current("")
        self.rearrange()

    def _new_item(self, card: Card) -> CardItem:
        item = CardItem(card.id, face_of(self.document, card), self.document.dimension_of(card.id))
        item.setToolTip(tooltip_of(self.document, card))
        item.setZValue(Z_CARD)
        item.setVisible(False)
        self.addItem(item)
        return item

    @override
    def helpEvent(self, event: QGraphicsSceneHelpEvent) -> None:
        if not self.held:  # no words pop up under a card in hand
            super().helpEvent(event)

    def fit(self, size: QSize, ratio: float) -> None:
        """Fill a view of this size (logical px) on a screen with this pixel ratio."""
        if (size, ratio) == (self._size, self.ratio):
            return
        self._size, self.ratio = QSize(size), ratio
        # Another room is no step of the ladder: when a message came and went, the board is as it was.
        self._density = Density.ROOMY
        self.setSceneRect(0, 0, size.width(), size.height())
        self._grow_stale()

    def _grow_stale(self) -> None:
        """Look and size come in bursts (window, panel, view): the board is laid out once, before it is painted."""
        self.stale = True
        self.went_stale.emit()

    def freshen(self) -> None:
        """Lay the board out if its size or look has changed since."""
        if self.stale:
            self.rearrange()

    def show_dimension(self, number: int) -> None:
        """Show another dimension; cards that somebody holds stay behind in theirs."""
        if number == self.dimension or not 1 <= number <= len(self.document.instrument.dimensions):
            return
        self.dimension = number
        self._pages.clear()
        self._density = Density.ROOMY
        self.set_current("")
        self.rearrange()
        self.dimension_changed.emit(number)

    def show_tray(self, wanted: bool) -> None:
        """Show the tray, or the battery alone (present mode)."""
        if wanted != self._with_tray:
            self._with_tray = wanted
            self.rearrange()

    def reserve_title(self, width: int) -> None:
        """Leave this much room (scene px) at the right of the title: the clock lies there."""
        if width != self._title_gap:
            self._title_gap = width
            self.recount()

    def shown_ids(self) -> list[str]:
        """The cards of this dimension in the order of the paper."""
        return [card_id for card_id, item in self.cards.items() if item.dimension == self.dimension]

    def waiting_ids(self) -> list[str]:
        """Those that were not discussed yet."""
        return [card.id for card in self._shown_cards() if waits(card)]

    def aside_ids(self) -> list[str]:
        """Those that were set aside: the parked ones, then those that do not apply."""
        cards = self._shown_cards()
        return [card.id for state in ("parked", "not_applicable") for card in cards if card.state == state]

    def tray_ids(self) -> list[str]:
        """All that lie in the tray, as they lie there."""
        return [*self.waiting_ids(), *self.aside_ids()]

    def rearrange(self, ms: int = 0) -> None:
        """Put everything where the document says; cards glide there in ``ms``."""
        self.stale = False
        if self._size.isEmpty():
            return
        shown = self._shown_cards()
        zones: dict[str, list[str]] = {sign: [card.id for card in shown if card.laid == sign] for sign in SIGNS}
        waiting, aside = self.waiting_ids(), self.aside_ids()
        scale = self.look.scale
        size = BoardSize(self._size.width() / scale, self._size.height() / scale, self.look.compact, self._with_tray)
        faces = {card_id: item.face for card_id, item in self.cards.items()}
        if self._measure is None or self._measure.faces != faces:
            self._measure = CardMeasure(faces, self.look)
        board = arrange(
            size,
            zones,
            waiting,
            self._measure,
            previous=self._density,
            pages=self._pages,
            tile=not self.document.read_only,
            aside=aside,
            next_step=self._next_step[1] if self._next_step else 0.0,
        )
        if self.arrangement is not None and board.cells != self.arrangement.cells:
            for glow in self._glows.values():
                glow.remove()
        self.arrangement, self._density = board, board.density
        self._draw_ground(board)
        self._draw_headers(board, {sign: len(ids) for sign, ids in zones.items()})
        self._draw_buttons(board, sum(len(ids) for ids in zones.values()), waiting=bool(waiting), aside=bool(aside))
        self._place_items(board, ms)
        self._draw_focus_ring()
        self.rearranged.emit()

    def _place_items(self, board: Arrangement, ms: int) -> None:
        for card_id, item in self.cards.items():
            if card_id in self.held:
                continue
            slot = board.slots.get(card_id)
            if slot is None:
                item.halt()
                item.setVisible(False)
                continue
            rect = pictures.to_px(slot.rect, self.look)
            was_visible = item.isVisible()
            item.setVisible(True)
            item.dress(slot.form, (int(rect.width()), int(rect.height())), self.look, self.ratio)
            item.go(rect.topLeft(), ms if was_visible else 0)
            item.setZValue(Z_CARD)

    def _draw_ground(self, board: Arrangement) -> None:
        axis = (self.tr("Lege kant · werkpunten"), self.tr("Volle kant · sterke punten"))
        self.ground.draw(self._size, board, self.look, self.ratio, axis, tray=self._with_tray)

    def light(self, sign: str) -> None:
        """Light the zone under a dragged card."""
        if self.arrangement is not None:
            cell = pictures.to_px(self.arrangement.cells[sign].rect, self.look)
            self.ground.light(sign, cell, self.look, self.ratio)

    def _draw_headers(self, board: Arrangement, counts: dict[str, int]) -> None:
        for zone in self.document.instrument.zones:
            cell, sign, count = board.cells[zone.sign], zone.sign, counts[zone.sign]
            if self._is_drawn(sign, cell.rect, cell.stacked, count):
                continue
            pixmap = pictures.header(cell.rect, cell.stacked, self.look, self.ratio, sign, zone.word, count)
            self._headers[sign].setPixmap(pixmap)
            self._headers[sign].setPos(pictures.to_px(cell.rect, self.look).topLeft())
        dimension = self.document.instrument.dimension(self.dimension)
        small = self.tr("Dimensie {number}").format(number=dimension.number)
        if self.look.compact:
            total = tally(self._shown_cards()).to_place
            small += self.tr(" · {placed} van {total} gelegd").format(placed=sum(counts.values()), total=total)
        width = self._size.width() - self.look.px(44) - self._title_gap
        if self._is_drawn("title", width, dimension.heading, small):
            return
        self._title_item.setPixmap(pictures.title(width, self.look, self.ratio, dimension.heading, small))
        self._title_item.setPos(self.look.px(22), 0)

    def _is_drawn(self, name: str, *parts: object) -> bool:
        """Whether this was drawn from the same parts before; if not, it is from now on."""
        wanted = (*parts, self.ratio)
        if self._drawn.get(name) == wanted:
            return True
        self._drawn[name] = wanted
        return False

    def _draw_buttons(self, board: Arrangement, placed: int, *, waiting: bool, aside: bool) -> None:
        hidden = [(f"more {sign}", cell.more, cell.hidden) for sign, cell in board.cells.items()]
        if self._with_tray:
            hidden.append(("more tray", board.tray.more, board.tray.hidden))
        shown = (*hidden, board.tray.tile, board.tray.rect, self._with_tray, self.dimension, waiting, aside, placed)
        if self._is_drawn("buttons", *shown):
            return
        for button in self._buttons:
            self.removeItem(button)
        self._buttons = []
        for name, rect, count in hidden:
            if rect is not None:
                self._add_button(name, rect, self.tr("nog {count}").format(count=count), "chevron-right")
        if board.tray.tile is not None and self._with_tray:
            self._add_tile(board.tray.tile)
        done = not waiting and self._with_tray
        self._empty_text.setVisible(done and not aside)
        if done and not aside:
            self._draw_all_laid(board.tray.rect, placed)
        if done:
            self._draw_next_step(board.tray.rect)

    def _draw_all_laid(self, tray: Rect, placed: int) -> None:
        text = self.tr("Alle {count} kaarten liggen op de batterij").format(count=placed)
        pixmap = pictures.sentence(pictures.to_px(tray, self.look), self.look, self.ratio, text)
        self._empty_text.setPixmap(pixmap)
        self._empty_text.setPos(pictures.to_px(tray, self.look).topLeft())

    @property
    def all_done(self) -> bool:
        """No card of any dimension waits: each was laid or set aside."""
        return not any(card.zone is None and card.state == "open" for card in self.document.scan.cards)

    @property
    def _next_step(self) -> tuple[str, float] | None:
        """The words of the next step and its width in dpx; None on the last dimension while others are not done."""
        label = self.tr("Naar het overzicht")
        if not self.all_done:
            if self.dimension == len(self.document.instrument.dimensions):
                return None
            label = self.tr("Naar dimensie {number}").format(number=self.dimension + 1)
        return label, max(NEXT_STEP, advance(label, self.look.font(20.5, 600)) / self.look.scale + 76)

    def _draw_next_step(self, tray: Rect) -> None:
        if self._next_step is not None:
            label, width = self._next_step
            rect = Rect(tray.right - 16 - width, tray.y + (tray.h - 66) / 2, width, 66)
            self._add_button("next", rect, label, "arrow-right", primary=True)

    def _add_button(self, name: str, rect: Rect, text: str, icon: str, *, primary: bool = False) -> None:
        place = pictures.to_px(rect, self.look)
        pixmap = pictures.button(place, self.look, self.ratio, text, icon=icon, primary=primary)
        button = ButtonItem(name, place, pixmap)
        self.addItem(button)
        self._buttons.append(button)

    def _add_tile(self, rect: Rect) -> None:
        """The place in the tray where a card of the school itself can come."""
        place = pictures.to_px(rect, self.look)
        pixmap = pictures.tile(place, self.look, self.ratio, self.tr("Eigen kaart toevoegen"))
        button = ButtonItem("own", place, pixmap)
        self.addItem(button)
        self._buttons.append(button)

    # -- what lies where --------------------------------------------------------------------------------------------

    def target_at(self, x: float, y: float) -> Target | None:
        """What a press at this point means: a button, a card, a zone, the tray, or None for empty ground."""
        point = QPointF(x, y)
        for item in self.items(point):
            if isinstance(item, ButtonItem):
                return Target("button", item.name)
            if isinstance(item, CardItem) and item.scene_rect().contains(point):
                return Target("card", item.card_id)
        zone = self.zone_at(x, y)
        if zone is not None:
            return Target("zone", zone)
        return Target("tray") if self.in_tray(x, y) else None

    def zone_at(self, x: float, y: float) -> Sign | None:
        """The zone at this point of the battery (with the snap distance), or None."""
        if self.arrangement is None:
            return None
        sign = self.arrangement.zone_at(x / self.look.scale, y / self.look.scale)
        return cast("Sign | None", sign)

    def in_tray(self, x: float, y: float) -> bool:
        """Whether this point lies in the tray."""
        scale = self.look.scale
        board = self.arrangement
        return board is not None and self._with_tray and board.tray.rect.holds(x / scale, y / scale, 8)

    # -- the current card -------------------------------------------------------------------------------------------

    def set_current(self, card_id: str, *, by_keyboard: bool = False) -> None:
        """Make a card the current one: it gets the ring, and the panel and the keys speak of it."""
        before, self.current, self.by_keyboard = self.current, card_id, by_keyboard
        for changed in {before, card_id}:
            self.refresh_state(changed)
        item = self.cards.get(card_id)
        if item is not None and not item.isVisible():
            self._reveal(card_id)
        self.setFocusItem(item)  # type: ignore[arg-type]  # None is allowed, the stub does not say so
        self._draw_focus_ring()
        if before != card_id:
            self.current_changed.emit(card_id)

    def _reveal(self, card_id: str) -> None:
        """Turn the page of the tray or zone on which this card waits."""
        if self.cards[card_id].dimension != self.dimension:
            self.show_dimension(self.cards[card_id].dimension)
            self.set_current(card_id, by_keyboard=self.by_keyboard)
            return
        zone = self.document.scan.card(card_id).laid
        ids = self.tray_ids() if zone is None else self.in_zone(zone)
        if self.arrangement is not None and card_id not in self.arrangement.slots:
            self._pages[zone or "tray"] = tray_page_with(card_id, ids, self.arrangement)
            self.rearrange()
            self.refresh_state(card_id)

    def in_zone(self, zone: Sign) -> list[str]:
        """The cards of this dimension in a zone, in the order of the paper."""
        return [card.id for card in self._shown_cards() if card.laid == zone]

    def _shown_cards(self) -> list[Card]:
        return [card for card in self.document.scan.cards if self.cards[card.id].dimension == self.dimension]

    def show_focus(self, has_it: bool, *, by_keyboard: bool = False) -> None:
        """The keyboard came to the board or left it: the current card shows it, or the battery when there is none."""
        self._focused = has_it
        self.by_keyboard = self.by_keyboard or by_keyboard
        self.refresh_state(self.current)
        self._draw_focus_ring()

    def _draw_focus_ring(self) -> None:
        wanted = self._focused and self.by_keyboard and not self.current and self.arrangement is not None
        if wanted and self.arrangement is not None:
            body, stroke = pictures.to_px(self.arrangement.body, self.look), self.look.stroke(4)
            path = QPainterPath()
            corner = self.look.px(42)
            path.addRoundedRect(body.adjusted(-stroke, -stroke, stroke, stroke), corner, corner)
            self._focus_ring.setPath(path)
            self._focus_ring.setPen(QPen(self.look.colour("act"), stroke))
        self._focus_ring.setVisible(wanted)

    def hover(self, card_id: str) -> None:
        """The mouse is over this card, or over none."""
        before, self._hovered = self._hovered, card_id
        if before != card_id:
            self.refresh_state(before)
            self.refresh_state(card_id)

    def refresh_state(self, card_id: str, pressed: bool = False) -> None:
        """Show a card as held, pressed, current, hovered or at rest."""
        item = self.cards.get(card_id)
        if item is None:
            return
        state: State = "rest"
        if card_id in self.held:
            state = "dragging"
        elif pressed:
            state = "pressed"
        elif card_id == self.current:
            state = "focus" if self.by_keyboard and self._focused else "selected"
        elif card_id == self._hovered:
            state = "hover"
        item.show_state(state, self.look, self.ratio)

    def press_button(self, name: str) -> None:
        """Do what a control on the canvas says."""
        kind, _, place = name.partition(" ")
        if kind == "next":
            self.next_requested.emit()
        elif kind == "own":
            self.own_card_requested.emit()
        elif self.arrangement is not None:
            ids = self.tray_ids() if place == "tray" else self.in_zone(next(s for s in SIGNS if s == place))
            shown = sum(1 for card_id in ids if card_id in self.arrangement.slots)
            self._pages[place] = (self._pages.get(place, 0) + shown) % max(1, len(ids))
            if self._pages[place] < shown:
                self._pages[place] = 0
            self.rearrange()

    # -- facts ------------------------------------------------------------------------------------------------------

    def _on_card_changed(self, card_id: str) -> None:
        item = self.cards[card_id]
        item.face = face_of(self.document, self.document.scan.card(card_id))
        if item.dimension == self.dimension and not self.held:
            self.rearrange(self.look.motion(REFLOW_MS))
        elif item.dimension == self.dimension:
            self.recount()
        zone, before = self.document.scan.card(card_id).zone, self._lies.get(card_id)
        self._lies[card_id] = zone
        if zone is not None and zone != before and item.dimension == self.dimension:
            self._glow(zone)

    def _glow(self, zone: Sign) -> None:
        ms = self.look.motion(GLOW_MS)
        if ms == 0 or self.arrangement is None:
            return
        rect = pictures.to_px(self.arrangement.cells[zone].rect, self.look)
        if zone in self._glows:
            self._glows[zone].remove()
        self._glows[zone] = Glow(self, rect, pictures.glow(rect, self.look, self.ratio, zone), ms)

    def _on_cards_changed(self) -> None:
        """Own cards came, went or got other words: only their items change, so that no drag is disturbed."""
        here = self.document.scan.cards
        gone = self.cards.keys() - {card.id for card in here}
        before, self.cards = self.cards, {card.id: self.cards.get(card.id) or self._new_item(card) for card in here}
        for card_id in gone:
            self.card_going.emit(card_id)
            before[card_id].halt()
            self.removeItem(before[card_id])
            if card_id == self.current:
                self.set_current("")
        for card in here:
            self.cards[card.id].setToolTip(tooltip_of(self.document, card))
        self._on_plan_changed()

    def _on_plan_changed(self) -> None:
        for card in self.document.scan.cards:
            self.cards[card.id].face = face_of(self.document, card)
        if not self.held:
            self.rearrange()

    def recount(self) -> None:
        """Only the counts follow while somebody drags; the cards move when the last hand is empty."""
        if self.arrangement is not None:
            self._draw_headers(self.arrangement, {sign: len(self.in_zone(sign)) for sign in SIGNS})

    def _on_look_changed(self) -> None:
        self._measure = None
        self._drawn.clear()
        self.ground.forget()
        self._grow_stale()

"""What hands do to the board: pick up, carry, drop, tap, hold. The router's calls become looks and wishes here.

While a card is held only its item moves; the scan is untouched, so a cancel just puts the item back.
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSizeF, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGraphicsPixmapItem

from zorgscan_desktop.board import pictures
from zorgscan_desktop.board.card_item import LANDING_MS, REFLOW_MS
from zorgscan_desktop.board.hold_ring import HoldRing
from zorgscan_desktop.board.pointers import Key, Target
from zorgscan_desktop.board.scene import Z_CARD, Z_HELD, Z_LANDING, BoardScene
from zorgscan_desktop.core.instrument import SIGNS, Sign
from zorgscan_desktop.ui.card_painter import CardMeasure, CardStyle, Form, card_height

FINGER_CLEARANCE = 40.0
"""A card sits this far (dpx) above a finger, so that the hand hides nothing."""
CUE_MS = 900


class _Grip:
    """One held card: where the pointer grips it (from its top left, scene px), where it came from, what is under."""

    def __init__(self, offset: tuple[int, int], origin: QGraphicsPixmapItem) -> None:
        self.offset = offset
        self.origin = origin
        self.over: Sign | None = None
        self.cell: tuple[float, float, float, float] | None = None
        """The edges of that zone's cell, in scene px: as long as the pointer is in there, it is over that zone."""


class BoardHands:
    """The board as the router sees it (``pointers.Board``)."""

    def __init__(self, scene: BoardScene) -> None:
        self._scene = scene
        self._grips: dict[str, _Grip] = {}
        self._lit: set[str] = set()
        self._landing: dict[str, QGraphicsPixmapItem] = {}
        self._landed: dict[str, int] = {}
        self._moved: set[str] = set()
        """Cards that were laid elsewhere while somebody held one: they wait on top of their stack."""
        self._laid = _zones_of(scene)
        """Where every card lay when the board last heard: a tick or a count of fingers moves nothing."""
        self._pressed: dict[str, QPointF] = {}
        """Where the cards under a still finger were, or were going."""
        self._waits = False
        self._rings: dict[Key, HoldRing] = {}
        scene.rearranged.connect(self._on_rearranged)
        scene.document.card_changed.connect(self._on_card_changed)
        scene.document.plan_changed.connect(self._on_plan_changed)
        scene.document.cards_changed.connect(self._on_plan_changed)

    # -- what the router asks and tells -----------------------------------------------------------------------------

    def target_at(self, x: float, y: float) -> Target | None:
        """What lies under a press."""
        return self._scene.target_at(x, y)

    def pressed(self, key: Key, target: Target, x: float, y: float) -> None:
        """Show that the press was felt."""
        if target.kind == "card":
            scene = self._scene
            item = scene.cards[target.name]
            self._pressed[target.name] = item.destination
            item.halt()
            # In a hand from now on: the board does not move it, nor the others, from under the finger.
            scene.held.add(target.name)
            item.show_state("pressed", scene.look, scene.ratio)

    def unpressed(self, key: Key, target: Target) -> None:
        """The press is over."""
        if target.kind == "card":
            self._scene.held.discard(target.name)
            place, item = self._pressed.pop(target.name), self._scene.cards.get(target.name)
            if item is not None:
                item.go(place, self._scene.look.motion(LANDING_MS))
            self._scene.refresh_state(target.name)

    def tapped(self, target: Target, x: float, y: float) -> None:
        """A card: choose it and show its kenmerken. A zone or the tray: the chosen card goes there."""
        scene = self._scene
        beside_menu = scene.menu_is_open()
        scene.touched.emit()
        if target.kind == "button":
            scene.press_button(target.name)
        elif target.kind == "card":
            scene.set_current(target.name)
            scene.detail_requested.emit(target.name)
        elif scene.current and not beside_menu:
            # Who taps beside a menu wants it away; the card it speaks of stays where it is.
            self._lay_current(next((sign for sign in SIGNS if sign == target.name), None))

    def _lay_current(self, zone: Sign | None) -> None:
        card_id = self._scene.current
        if self._scene.document.place(card_id, zone):
            self._scene.laid_by_tap.emit(card_id)

    def double_tapped(self, card_id: str) -> None:
        """A card for the whole room to read."""
        if card_id in self._scene.cards:
            self._scene.set_current(card_id)
            self._scene.read_aloud_requested.emit(card_id)

    def held(self, target: Target, x: float, y: float) -> None:
        """A card: its menu."""
        if target.kind == "card":
            self._scene.set_current(target.name)
            self._scene.menu_requested.emit(target.name, QPointF(x, y))

    def lifted(self, key: Key, card_id: str, grab_x: float, grab_y: float) -> None:
        """Take the card in hand: it shrinks to its key words around the grip, and leaves its outline behind."""
        scene = self._scene
        item = scene.cards[card_id]
        item.halt()
        before = item.scene_rect()
        scene.held.add(card_id)
        scene.lifted.emit(card_id)
        form, (width, height) = self._held_form(card_id)
        share_x = (grab_x - before.x()) / max(1.0, before.width())
        share_y = (grab_y - before.y()) / max(1.0, before.height())
        clearance = 0.0 if key[0] == "mouse" else scene.look.px(FINGER_CLEARANCE)
        offset = (round(share_x * width), round(share_y * height + clearance))
        self._grips[card_id] = _Grip(offset, self._outline(before, item.face.code))
        item.dress(form, (width, height), scene.look, scene.ratio)
        item.setZValue(Z_HELD + len(self._grips))
        scene.refresh_state(card_id)

    def carried(self, card_id: str, x: float, y: float) -> None:
        """Follow the pointer one to one; the zone under the pointer lights up."""
        grip = self._grips[card_id]
        left, top = grip.offset
        self._scene.cards[card_id].setPos(round(x) - left, round(y) - top)
        if grip.cell is not None:
            first_x, first_y, last_x, last_y = grip.cell
            if first_x <= x <= last_x and first_y <= y <= last_y:
                return
        over = self._scene.zone_at(x, y)
        board = self._scene.arrangement
        grip.cell = None
        if board is not None and over:
            cell = pictures.to_px(board.cells[over].rect, self._scene.look)
            grip.cell = (cell.left(), cell.top(), cell.right(), cell.bottom())
        if over != grip.over:
            grip.over = over
            self._light()

    def dropped(self, card_id: str, x: float, y: float) -> None:
        """The pointer decides the zone; outside battery and tray the card goes back."""
        scene = self._scene
        zone = scene.zone_at(x, y)
        wanted = zone is not None or scene.in_tray(x, y)
        self._put_down(card_id)
        if not wanted or not scene.document.place(card_id, zone):
            self._go_home(card_id)
        scene.set_current(card_id)

    def returned(self, card_id: str) -> None:
        """Cancelled: back to where the document says."""
        self._put_down(card_id)
        self._go_home(card_id)

    def gone(self, card_id: str) -> None:
        """The card leaves the board, perhaps out of a hand."""
        self._pressed.pop(card_id, None)
        self._moved.discard(card_id)
        self._put_down(card_id)

    def taken(self, card_id: str) -> None:
        """Somebody else holds this card: a small cue on it."""
        item = self._scene.cards.get(card_id)
        if item is None:
            return
        look = self._scene.look
        text = self._scene.tr("Deze kaart is al vast")
        rect = QRectF(0, 0, look.px(240), look.px(44))
        cue = self._scene.addPixmap(pictures.button(rect, look, self._scene.ratio, text))
        cue.setPos(item.pos() - QPointF(0, rect.height()))
        cue.setZValue(Z_HELD + 50)
        QTimer.singleShot(CUE_MS, self._scene, lambda: self._scene.removeItem(cue))

    def all_up(self) -> None:
        """The last hand is empty: now the cards may move."""
        if self._waits:
            self._scene.rearrange(self._scene.look.motion(REFLOW_MS))
        self._scene.hands_empty.emit()

    # -- the ring of a hold -----------------------------------------------------------------------------------------

    def show_ring(self, key: Key, place: QPointF, ms: int) -> None:
        """A ring grows around a pressing finger until its menu comes; it starts late, so that a tap shows none."""
        self._rings[key] = HoldRing(self._scene, place, ms)

    def hide_ring(self, key: Key) -> None:
        """The finger moved, went up, or got its menu."""
        ring = self._rings.pop(key, None)
        if ring is not None:
            ring.remove()

    # -- how it looks -----------------------------------------------------------------------------------------------

    def _held_form(self, card_id: str) -> tuple[Form, tuple[int, int]]:
        """A held card has the size it will have when it lies: the form of the present density, a cell wide."""
        scene = self._scene
        board = scene.arrangement
        if board is None:
            raise RuntimeError("a card is lifted from a board that was never arranged")
        slot = board.slots.get(card_id)
        if slot is not None and not slot.form.startswith("tray") and scene.document.scan.card(card_id).laid:
            form, width = slot.form, slot.rect.w
        else:
            form = "roomy" if board.density == 1 else "row" if board.density <= 3 else "row_small"
            cells = [cell.rect.w for cell in board.cells.values()]
            width = min(max(226.0, sum(cells) / 4 - 24), 320.0)
            if form != "roomy" and width < CardMeasure({}, scene.look).row_needs:
                form = "narrow"
        style = CardStyle.of(scene.look, form)
        height = card_height(scene.cards[card_id].face, style, width)
        return form, (scene.look.px(width), scene.look.px(height))

    def _outline(self, rect: QRectF, code: str) -> QGraphicsPixmapItem:
        picture = pictures.dashed(rect, self._scene.look, self._scene.ratio, code, "line2", 0.0)
        outline = self._scene.addPixmap(picture)
        outline.setPos(rect.topLeft())
        outline.setZValue(Z_CARD - 1)
        return outline

    def _move_origin(self, card_id: str) -> None:
        """The outline that a held card left lies where the card would lie now."""
        scene, grip = self._scene, self._grips[card_id]
        slot = scene.arrangement.slots.get(card_id) if scene.arrangement else None
        scene.removeItem(grip.origin)
        rect = pictures.to_px(slot.rect, scene.look) if slot else QRectF(grip.origin.pos(), QSizeF(1, 1))
        grip.origin = self._outline(rect, scene.cards[card_id].face.code)
        grip.origin.setVisible(slot is not None)

    def _put_down(self, card_id: str) -> None:
        grip = self._grips.pop(card_id, None)
        if grip is not None:
            self._scene.removeItem(grip.origin)
        self._scene.held.discard(card_id)
        self._scene.refresh_state(card_id)
        self._light()

    def _go_home(self, card_id: str) -> None:
        scene = self._scene
        if card_id in self._moved and scene.held:
            self._land(card_id)
            return
        item = scene.cards.get(card_id)
        slot = scene.arrangement.slots.get(card_id) if scene.arrangement else None
        if item is None or slot is None:
            scene.rearrange(scene.look.motion(LANDING_MS))
            return
        rect = pictures.to_px(slot.rect, scene.look)
        item.dress(slot.form, (int(rect.width()), int(rect.height())), scene.look, scene.ratio)
        item.setZValue(Z_CARD)
        item.go(rect.topLeft(), scene.look.motion(LANDING_MS))

    def _land(self, card_id: str) -> None:
        """Others still drag: the card waits on top of its stack until the last hand is empty."""
        scene = self._scene
        zone = scene.document.scan.card(card_id).laid
        if scene.arrangement is None:
            return
        cell = scene.arrangement.cells[zone] if zone else None
        rect = pictures.to_px((cell.landing or cell.rect) if cell else scene.arrangement.tray.rect, scene.look)
        number = self._landed[zone or "tray"] = self._landed.get(zone or "tray", 0) + 1
        item = scene.cards[card_id]
        item.setVisible(True)
        item.dress(*self._held_form(card_id), scene.look, scene.ratio)
        item.setZValue(Z_CARD + number)
        step = (number - 1) * scene.look.px(24)
        left = max(rect.x(), rect.center().x() - item.size[0] / 2)
        place = QPointF(round(left), max(round(rect.bottom()) - item.size[1] - step, 0))
        item.go(place, scene.look.motion(LANDING_MS))

    def _light(self) -> None:
        """Light the zones under the held cards, and show where a card would land."""
        wanted: set[str] = {grip.over for grip in self._grips.values() if grip.over}
        for sign in self._lit - wanted:
            self._scene.ground.darken(sign)
            if sign in self._landing:
                self._scene.removeItem(self._landing.pop(sign))
        for sign in wanted - self._lit:
            self._light_zone(sign)
        self._lit = wanted

    def _light_zone(self, sign: str) -> None:
        scene = self._scene
        if scene.arrangement is None:
            return
        scene.light(sign)
        cell = scene.arrangement.cells[sign]
        if cell.landing is not None:
            text = scene.tr("Hier loslaten")
            self._landing[sign] = self._still(
                pictures.to_px(cell.landing, scene.look),
                lambda r: pictures.dashed(r, scene.look, scene.ratio, text, f"edge {sign}", 0.55),
            )

    def _still(self, rect: QRectF, picture: Callable[[QRectF], QPixmap]) -> QGraphicsPixmapItem:
        item = self._scene.addPixmap(picture(rect))
        item.setPos(rect.topLeft())
        item.setZValue(Z_LANDING)
        return item

    # -- facts ------------------------------------------------------------------------------------------------------

    def _on_card_changed(self, card_id: str) -> None:
        """Somebody laid a card, in any way. While hands hold cards the board waits for them."""
        scene = self._scene
        laid = scene.document.scan.card(card_id).laid
        moved = self._laid.get(card_id, laid) != laid
        self._laid[card_id] = laid
        if scene.held and scene.cards[card_id].dimension == scene.dimension:
            self._waits = True
            if not moved:
                return
            self._moved.add(card_id)
            if card_id not in scene.held:
                self._land(card_id)

    def _on_plan_changed(self) -> None:
        self._waits = self._waits or bool(self._scene.held)

    def _on_rearranged(self) -> None:
        """The board changed under the hands (window resized, text larger): edges and grips follow."""
        self._waits = bool(self._scene.held)
        self._laid = _zones_of(self._scene)
        self._landed.clear()
        self._moved.clear()
        for sign in self._lit:
            self._scene.ground.darken(sign)
        for still in self._landing.values():
            self._scene.removeItem(still)
        self._lit = set()
        self._landing.clear()
        for card_id in self._grips.keys() & self._scene.cards.keys():
            self._grips[card_id].cell = None
            form, size = self._held_form(card_id)
            self._scene.cards[card_id].dress(form, size, self._scene.look, self._scene.ratio)
            self._move_origin(card_id)
        self._light()


def _zones_of(scene: BoardScene) -> dict[str, Sign | None]:
    return {card.id: card.laid for card in scene.document.scan.cards}

"""What a screen reader sees of the battery: a list of the cards of this dimension, in the order of the paper.

Qt shows a graphics view as an empty filler, so a factory hands out interfaces of our own: a list for the view and a
list item for each card. ``interface_cast`` is never overridden (it crashes), so a card offers no actions; its
description names the keys. ``ZORGSCAN_A11Y=0`` switches the factory off: the list view (screens/list_screen.py) is
native and stays.
"""

import atexit
import os
import weakref

from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleObject,
)
from PySide6.QtWidgets import QAccessibleWidget, QGraphicsView
from shiboken6 import isValid

from zorgscan_desktop.board.card_item import CardItem
from zorgscan_desktop.board.scene import BoardScene
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.talk import is_disputed
from zorgscan_desktop.ui.announce import announce as announce

_views: "weakref.WeakSet[QGraphicsView]" = weakref.WeakSet()
_interfaces: "weakref.WeakSet[QAccessibleInterface]" = weakref.WeakSet()
_installed = False


def describe(view: QGraphicsView) -> None:
    """Let screen readers see the board in this view. Call it before the view is shown."""
    global _installed
    if os.environ.get("ZORGSCAN_A11Y") == "0":
        return
    _views.add(view)
    if not _installed:
        QAccessible.installFactory(_factory)
        _installed = True
        atexit.register(_withdraw)
    scene = view.scene()
    if isinstance(scene, BoardScene):
        _Teller(view, scene)


def card_name(scene: BoardScene, card_id: str) -> str:
    """Code and statement; of an own card also that it is one."""
    return f"{scene.document.spoken_code_of(card_id)}, {scene.cards[card_id].face.statement}"


def card_place(scene: BoardScene, card_id: str) -> str:
    """``ligt op bijna vol, 3 van 14``, or why it lies in no zone; and whether people do not agree on it."""
    card = scene.document.scan.card(card_id)
    apart = scene.tr(", te bespreken") if is_disputed(card) else ""
    zone = card.laid
    if zone is None:
        reason = f": {card.state_reason}" if card.state_reason else ""
        return f"{scene.document.state_word(card_id)}{reason}{apart}"
    # Not scene.in_zone: from the list a card can move while another dimension is on the board.
    here = [i for i, item in scene.cards.items() if item.dimension == scene.cards[card_id].dimension]
    ids = [i for i in here if scene.document.scan.card(i).laid == zone]
    word = scene.document.instrument.zone(zone).word.lower()
    place = scene.tr("ligt op {zone}, {place} van {count}")
    return place.format(zone=word, place=ids.index(card_id) + 1, count=len(ids)) + apart


Lies = tuple[str | None, str, bool]


def lies(scene: BoardScene) -> dict[str, Lies]:
    """What of each card is worth saying when it changes: zone, state, whether people agree."""
    return {card.id: (card.laid, card.state, is_disputed(card)) for card in scene.document.scan.cards}


def tell_focus(item: CardItem) -> None:
    """Tell that the keyboard is on this card."""
    QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.Focus))


class _Teller(QObject):
    """Tells what Qt cannot know, for screen readers remember what they read: what the list is called and holds now,
    on which card the keyboard comes back, and which card becomes a building block."""

    def __init__(self, view: QGraphicsView, scene: BoardScene) -> None:
        super().__init__(view)
        self._view, self._scene = view, scene
        self._chosen = self._building_blocks()
        view.installEventFilter(self)
        scene.dimension_changed.connect(self._on_dimension_changed)
        scene.document.card_changed.connect(self._on_counts_changed)
        scene.document.plan_changed.connect(self._on_plan_changed)
        scene.document.scan_replaced.connect(self._on_scan_replaced)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            # Qt tells of the view right after this event; the card must come last.
            QTimer.singleShot(0, self, self._tell_focus)
        return False

    def _on_dimension_changed(self) -> None:
        self._tell(QAccessible.Event.NameChanged)
        self._on_counts_changed()
        self._tell_focus()

    def _on_counts_changed(self) -> None:
        self._tell(QAccessible.Event.DescriptionChanged)

    def _on_scan_replaced(self) -> None:
        self._chosen = self._building_blocks()
        self._on_counts_changed()

    def _on_plan_changed(self) -> None:
        before, self._chosen = self._chosen, self._building_blocks()
        yes, no = self._scene.tr("{code} als bouwsteen gekozen"), self._scene.tr("{code} niet langer als bouwsteen")
        for card_id in sorted(before ^ self._chosen):
            words = yes if card_id in self._chosen else no
            announce(self._view, words.format(code=self._scene.document.code_of(card_id)))

    def _building_blocks(self) -> set[str]:
        return {card_id for row in self._scene.document.scan.plan for card_id in row.cards}

    def _tell_focus(self) -> None:
        """The current card, or without one the list, whose name says which dimension this is."""
        item = self._scene.cards.get(self._scene.current)
        if self._view.hasFocus() and item is not None:
            tell_focus(item)
        elif self._view.hasFocus():
            self._tell(QAccessible.Event.Focus)

    def _tell(self, what: QAccessible.Event) -> None:
        QAccessible.updateAccessibility(QAccessibleEvent(self._view, what))


class CardInterface(QAccessibleObject):
    """One card as a list item."""

    def __init__(self, item: CardItem) -> None:
        super().__init__(item)
        # The bus may ask after the card is gone.
        self._item = weakref.ref(item)

    def _alive(self) -> CardItem | None:
        item = self._item()
        try:
            return item if item is not None and item.scene() is not None else None
        except RuntimeError:  # Qt has deleted it already
            return None

    def _scene(self) -> BoardScene | None:
        item = self._alive()
        scene = item.scene() if item is not None else None
        return scene if isinstance(scene, BoardScene) else None

    @override
    def isValid(self) -> bool:
        return self._alive() is not None

    @override
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    @override
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        item, scene = self._alive(), self._scene()
        if item is not None and scene is not None:
            view = _view_of(scene)
            state.focusable = state.selectable = True
            state.selected = scene.current == item.card_id
            state.focused = state.selected and view is not None and view.hasFocus()
            state.offscreen = not item.isVisible()
        return state

    @override
    def text(self, kind: QAccessible.Text) -> str:
        item, scene = self._alive(), self._scene()
        if item is None or scene is None:
            return ""
        if kind == QAccessible.Text.Name:
            return card_name(scene, item.card_id)
        if kind == QAccessible.Text.Value:
            return card_place(scene, item.card_id)
        if kind == QAccessible.Text.Description:
            flag = scene.tr(", gekozen als bouwsteen") if item.face.flag else ""
            keys = scene.tr("Toets 1 tot 4 legt de kaart, 0 neemt ze terug, Enter toont de kenmerken.")
            return f"{card_place(scene, item.card_id)}{flag}. {keys}"
        return ""

    @override
    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        view = _view_of(self._scene())
        return QAccessible.queryAccessibleInterface(view) if view is not None else None

    @override
    def rect(self) -> QRect:
        item = self._alive()
        view = _view_of(self._scene())
        if item is None or view is None or not item.isVisible():
            return QRect()
        polygon = view.mapFromScene(item.scene_rect()).boundingRect()
        return QRect(view.viewport().mapToGlobal(polygon.topLeft()), polygon.size())

    @override
    def childCount(self) -> int:
        return 0

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1


class BoardInterface(QAccessibleWidget):
    """The view as a list of cards."""

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(view, QAccessible.Role.List)
        self._view = weakref.ref(view)

    def _scene(self) -> BoardScene | None:
        view = self._view()
        try:
            scene = view.scene() if view is not None else None
        except RuntimeError:  # Qt is deleting the view; an exception that goes up into Qt here ends in a crash
            return None
        return scene if isinstance(scene, BoardScene) else None

    def _ids(self) -> list[str]:
        scene = self._scene()
        return scene.shown_ids() if scene is not None else []

    @override
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    @override
    def text(self, kind: QAccessible.Text) -> str:
        scene = self._scene()
        if scene is None:
            return ""
        dimension = scene.document.instrument.dimension(scene.dimension)
        if kind == QAccessible.Text.Name:
            return scene.tr("Batterij, dimensie {number}: {title}").format(
                number=dimension.number, title=dimension.heading
            )
        if kind == QAccessible.Text.Description:
            zones = scene.document.instrument.zones
            counts = [(zone.spoken, len(scene.in_zone(zone.sign))) for zone in zones]
            one, more = scene.tr("{zone}, 1 kaart"), scene.tr("{zone}, {count} kaarten")
            return "; ".join((one if c == 1 else more).format(zone=z, count=c) for z, c in counts)
        return ""

    @override
    def childCount(self) -> int:
        return len(self._ids())

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        scene, ids = self._scene(), self._ids()
        if scene is None or not 0 <= index < len(ids):
            return None
        return QAccessible.queryAccessibleInterface(scene.cards[ids[index]])

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        item = child.object() if child is not None else None
        ids = self._ids()
        return ids.index(item.card_id) if isinstance(item, CardItem) and item.card_id in ids else -1

    @override
    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        scene, view = self._scene(), self._view()
        if scene is None or view is None or not view.hasFocus() or scene.current not in self._ids():
            return None
        return QAccessible.queryAccessibleInterface(scene.cards[scene.current])

    @override
    def isValid(self) -> bool:
        return self._scene() is not None


def _view_of(scene: BoardScene | None) -> QGraphicsView | None:
    if scene is None:
        return None
    return next((view for view in scene.views() if view in _views), None)


def _factory(_key: str, thing: QObject) -> QAccessibleInterface | None:
    """Called by Qt for each object a screen reader asks about; None leaves it to Qt."""
    interface: QAccessibleInterface
    if not _installed:
        return None
    if isinstance(thing, CardItem):
        interface = CardInterface(thing)
    elif isinstance(thing, QGraphicsView) and thing in _views:
        interface = BoardInterface(thing)
    else:
        return None
    _interfaces.add(interface)
    return interface


def _withdraw() -> None:
    """Before the application object goes, PySide frees every interface that came from a factory, and then Qt frees
    those that it still has a second time: a crash. So Qt gives ours back first."""
    global _installed
    _installed = False
    for interface in list(_interfaces):
        if isValid(interface):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(interface))

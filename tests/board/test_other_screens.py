"""The window takes another size, or moves to a screen with other pixels, while cards lie and while one is held."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QGraphicsPixmapItem

from tests.gestures import Room, settle
from zorgscan_desktop.board import pictures
from zorgscan_desktop.board.scene import Z_CARD

SIZES = ((1024, 768), (1366, 768), (1920, 1200), (2560, 1080), (3840, 2160), (1920, 1080))


def resize(room: Room, size: tuple[int, int]) -> None:
    room.look.fit(*size)
    room.window.resize(*size)
    room.screen.setGeometry(0, 0, *size)
    settle()


def outlines(room: Room) -> Iterator[QGraphicsPixmapItem]:
    """What held cards left behind."""
    return (item for item in room.scene.items() if item.zValue() == Z_CARD - 1 and item.isVisible())


def lies_in_its_slot(room: Room, card_id: str) -> bool:
    slot = room.scene.arrangement.slots[card_id].rect
    return bool(room.scene.cards[card_id].scene_rect() == pictures.to_px(slot, room.look))


@pytest.mark.parametrize("size", SIZES[:-1])
def test_a_held_card_goes_along_and_lands(room: Room, size: tuple[int, int]) -> None:
    room.document.place("1.2", "--")
    start = room.card("1.2")
    room.press(start)
    room.move(start + QPoint(60, -60))
    resize(room, size)
    (outline,) = outlines(room)
    slot = pictures.to_px(room.scene.arrangement.slots["1.2"].rect, room.look)
    assert (outline.pos(), outline.boundingRect().size().toSize()) == (slot.topLeft(), slot.size().toSize())
    end = room.zone("++")
    room.move(end)
    assert room.scene.cards["1.2"].scene_rect().adjusted(-60, -60, 60, 60).contains(room.view.mapToScene(end))
    room.release(end)
    assert room.zone_of("1.2") == "++"
    assert lies_in_its_slot(room, "1.2")
    assert list(outlines(room)) == []


def test_cards_that_lie_follow_every_size(room: Room) -> None:
    for card_id, zone in (("1.1a", "++"), ("1.2", "--"), ("1.3a", "+")):
        room.document.place(card_id, zone)
    for size in SIZES:
        resize(room, size)
        assert [room.cell_under(card_id) for card_id in ("1.1a", "1.2", "1.3a")] == ["++", "--", "+"], size
        assert all(lies_in_its_slot(room, card_id) for card_id in ("1.1a", "1.2", "1.3a"))


@pytest.mark.parametrize("ratio", [1.25, 1.5, 2.0, 3.0])
def test_another_pixel_ratio_renders_every_picture_anew(room: Room, ratio: float) -> None:
    room.document.place("1.2", "--")
    start = room.card("1.1a")
    room.press(start)
    room.move(start + QPoint(60, -60))
    room.scene.fit(room.view.viewport().size(), ratio)
    settle()
    shown = [i for i in room.scene.items() if isinstance(i, QGraphicsPixmapItem) and i.isVisible()]
    ratios = {item.pixmap().devicePixelRatio() for item in shown if not item.pixmap().isNull()}
    assert ratios == {ratio}
    room.release(room.zone("+"))
    assert room.zone_of("1.1a") == "+"

"""A zone lights up once when a card lands in it, and never in anybody's way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsPixmapItem
from pytestqt.qtbot import QtBot

from tests.board.conftest import MakeRoom
from tests.gestures import Room
from zorgscan_desktop.board.glow import GLOW_MS, Z_GLOW


@pytest.fixture
def room(make_room: MakeRoom) -> Room:
    room = make_room()
    room.look.less_motion = False
    return room


def glows(room: Room) -> list[QGraphicsPixmapItem]:
    return [item for item in room.scene.items() if item.zValue() == Z_GLOW]


def test_the_zone_glows_once_and_goes_out(room: Room, qtbot: QtBot) -> None:
    assert glows(room) == []
    room.document.place("1.1a", "+")
    (glow,) = glows(room)
    cell = room.scene.arrangement.cells["+"].rect
    assert glow.pos().x() == room.look.px(cell.x)
    # From below three of four bands are lit, as the zone is charged.
    picture = glow.pixmap().toImage()
    middle, bands = picture.width() // 2, (0.1, 0.4, 0.65, 0.9)
    lit = [picture.pixelColor(middle, round(picture.height() * band)).alpha() > 0 for band in bands]
    assert lit == [False, True, True, True]
    qtbot.waitUntil(lambda: glow.opacity() < 0.9, timeout=5 * GLOW_MS)
    qtbot.waitUntil(lambda: glows(room) == [], timeout=20 * GLOW_MS)


def test_nothing_glows_with_less_motion_or_when_a_card_goes_back(room: Room) -> None:
    room.look.less_motion = True
    room.document.place("1.1a", "+")
    room.look.less_motion = False
    room.document.place("1.1a", None)
    room.document.place("2.1", "+")
    assert glows(room) == []


def test_a_glow_takes_no_input(room: Room) -> None:
    room.document.place("1.1a", "+")
    assert glows(room)
    room.drag(room.card("1.1b"), room.zone("+"))
    room.click(room.zone("+"))
    assert room.zone_of("1.1b") == "+"
    assert len(glows(room)) == 1


def test_a_glow_goes_with_the_board_it_was_made_for(room: Room) -> None:
    room.document.place("1.1a", "+")
    room.screen.resize(1366, 768)
    QApplication.processEvents()
    assert glows(room) == []
    QTest.keyClick(room.view, Qt.Key.Key_Home)

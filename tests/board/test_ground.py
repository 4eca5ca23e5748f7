"""The ground of the board is pieces: together they cover the view, whatever its size and pixel ratio."""

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from tests.gestures import Room
from zorgscan_desktop.board import pictures
from zorgscan_desktop.core.instrument import SIGNS

NOBODY = QColor("#FF00FF")
"""A colour that nothing here has."""


def painted(room: Room, size: QSize, ratio: float, *, tray: bool) -> QImage:
    """The board as a view of this size would show it, on a screen that was this colour before."""
    scene = room.scene
    scene.fit(size, ratio)
    scene.show_tray(tray)
    scene.freshen()
    image = QImage(
        round(size.width() * ratio), round(size.height() * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(NOBODY)
    painter = QPainter(image)
    scene.render(painter, QRectF(image.rect()), QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image


@pytest.mark.parametrize("ratio", [1.0, 1.1, 1.25, 1.33, 1.5, 1.75, 2.0, 2.25, 3.0])
@pytest.mark.parametrize("tray", [True, False])
def test_nothing_of_what_lay_there_before_shows(room: Room, ratio: float, tray: bool) -> None:
    for width, height in ((1240, 992), (1001, 703), (794, 611)):
        image = painted(room, QSize(width, height), ratio, tray=tray)
        seen = memoryview(image.constBits()).cast("I")
        assert NOBODY.rgba() not in seen[:: 1 if ratio < 2 else 3], (width, height)


@pytest.mark.parametrize("sign", SIGNS)
def test_a_zone_that_was_lit_is_what_it_was(room: Room, sign: str) -> None:
    scene, size = room.scene, QSize(1240, 992)
    before = painted(room, size, 1.25, tray=True)
    scene.light(sign)
    assert scene.ground.lit == [sign]
    lit = painted(room, size, 1.25, tray=True)
    cell = pictures.to_px(scene.arrangement.cells[sign].rect, scene.look)
    middle = cell.center() * 1.25
    edge = (round(cell.left() * 1.25) + 3, round(middle.y()))
    assert lit.pixelColor(*edge) == scene.look.colour(f"edge {sign}")
    assert before.pixelColor(*edge) != lit.pixelColor(*edge)
    outside = [lit.pixel(x, 20) == before.pixel(x, 20) for x in range(0, lit.width(), 7)]
    assert all(outside)
    scene.ground.darken(sign)
    assert scene.ground.lit == []
    assert painted(room, size, 1.25, tray=True) == before

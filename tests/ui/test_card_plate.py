"""The picture of a card in hand ends where nobody sees its shadow any more, and not before."""

import pytest
from PySide6.QtGui import QImage

from zorgscan_desktop.app.resources import load_instrument
from zorgscan_desktop.app.window_start import make_application
from zorgscan_desktop.ui.card_painter import CardFace, CardStyle, card_pixmap
from zorgscan_desktop.ui.theme import Look

CARD = load_instrument().indicators[0]
FACE = CardFace(CARD.code, CARD.key_words, CARD.statement, CARD.emphasis_spans())


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("screen", [(1280, 720), (1366, 768), (1920, 1080), (3840, 2160)])
def test_a_shadow_has_no_edge(screen: tuple[int, int], ratio: float) -> None:
    make_application()
    look = Look()
    look.fit(*screen)
    style = CardStyle.of(look, "row", "dragging")
    picture, _ = card_pixmap(FACE, style, look.px(252), look.px(86), ratio)
    image = picture.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    right, bottom = image.width() - 1, image.height() - 1
    rim = [(x, y) for x in range(right + 1) for y in (0, bottom)]
    rim += [(x, y) for y in range(bottom + 1) for x in (0, right)]
    assert max(image.pixelColor(x, y).alpha() for x, y in rim) <= 3
    inner = (image.pixelColor(x, bottom - look.px(24)).alpha() for x in range(right + 1))
    assert max(inner) > 3, "the picture is larger than what is seen of the shadow"

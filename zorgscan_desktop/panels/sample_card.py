"""A card as it lies on the battery, in the settings: people at the back of the room say whether they can read it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.card_painter import CardFace, CardStyle, card_height, draw_card
from zorgscan_desktop.ui.card_plate import SHADOW, draw_shadow
from zorgscan_desktop.ui.theme import Look

WIDTH = 330.0


class SampleCard(QWidget):
    """Drawn by the painter of the board, at the size that it has there."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._face = CardFace("1.4 b", self.tr("Betekenisvol aanbod"), "")
        self.setAccessibleName(self.tr("Proefkaart: {words}").format(words=self._face.key_words))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        px = self.look.px
        height = card_height(self._face, CardStyle.of(self.look, "roomy"), WIDTH)
        return QSize(px(WIDTH) + 2 * px(SHADOW), px(height) + 2 * px(SHADOW))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, edge = self.look, self.look.px(SHADOW)
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        draw_shadow(painter, rect, look.palette, look.scale)
        draw_card(painter, rect, self._face, CardStyle.of(look, "roomy"))
        painter.end()

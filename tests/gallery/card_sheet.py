"""All states of a card on one sheet, as in the mockup ``card-states``: drawn by the same functions as the board."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol, Self

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.board import pictures
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.card_painter import CardFace, CardStyle, Form, State, card_height, card_pixmap
from zorgscan_desktop.ui.text import draw_words
from zorgscan_desktop.ui.theme import Look

WIDTH = 404.0
_FACE = CardFace("1.4 a", "Activerende werkvormen", "De leraar zet activerende werkvormen in", ((13, 24),))
_FLAG = CardFace(_FACE.code, _FACE.key_words, _FACE.statement, _FACE.bold, flag=True)
_OWN = CardFace("E 1", "Taalbeleid in de refter", "In de refter spreken we dezelfde taal als in de klas.", own=True)
_LONG = CardFace(
    "3.3 a",
    "Basiszorg: sociaal-emotionele ontplooiing",
    "Het schoolteam biedt brede basiszorg op het vlak van de sociaal-emotionele ontplooiing.",
    ((21, 36),),
    flag=True,
)


class Moving(Protocol):
    """A recorded text (``recorder.Words``)."""

    def moved(self, by: QPointF, **changes: Any) -> Self:
        """The same text elsewhere."""


class Sample(NamedTuple):
    """One picture on the sheet."""

    name: str
    face: CardFace = _FACE
    form: Form = "roomy"
    state: State = "rest"
    zone: str = ""
    dashed: str = ""


SAMPLES = (
    Sample("Rust"),
    Sample("Hover", state="hover"),
    Sample("Focus", state="focus"),
    Sample("Gekozen", state="selected"),
    Sample("Ingedrukt", state="pressed"),
    Sample("Slepen", state="dragging"),
    Sample("Lege plek", dashed="edge +"),
    Sample("Plek van herkomst", dashed="line2"),
    Sample("Geplaatst", zone="++"),
    Sample("Compact", form="row", zone="+"),
    Sample("Bouwsteen", face=_FLAG),
    Sample("Eigen kaart", face=_OWN),
    Sample("Eigen kaart, compact", face=_OWN, form="row", zone="-"),
    Sample("Compact, bouwsteen", face=_LONG, form="row", zone="--"),
    Sample("Klein", face=_LONG, form="row_small", zone="++"),
    Sample("In de lade", face=_LONG, form="tray"),
)


class CardSheet(QWidget):
    """Four columns of samples."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__()
        self.look = look
        self.resize(window.size())
        self._shown: list[tuple[Sample, QRectF, QPixmap, QPoint]] = []
        for index, sample in enumerate(SAMPLES):
            self._shown.append((sample, *self._picture(sample, index)))

    def _picture(self, sample: Sample, index: int) -> tuple[QRectF, QPixmap, QPoint]:
        px = self.look.px
        left, top = 60 + index % 4 * 465, 150 + index // 4 * 226
        style = CardStyle.of(self.look, sample.form, sample.state)
        height = card_height(sample.face, style, WIDTH)
        place = QRectF(px(left), px(top), px(WIDTH), px(height))
        if not sample.dashed:
            pixmap, corner = card_pixmap(sample.face, style, px(WIDTH), px(height), 1.0)
            return place, pixmap, corner
        text, fill = ("Hier loslaten", 0.55) if sample.dashed.startswith("edge") else (sample.face.code, 0.0)
        return place, pictures.dashed(place, self.look, 1.0, text, sample.dashed, fill), QPoint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, px = self.look, self.look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.colour("canvas"))
        ink = look.colour("ink")
        draw_words(painter, (px(60), px(50), px(1200), px(60)), "Toestanden van de kaart", look.font(46, 700), ink)
        for sample, place, pixmap, corner in self._shown:
            if sample.zone:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour(f"fill {sample.zone}"))
                painter.drawRoundedRect(place.adjusted(-12, -12, 12, 12), px(14), px(14))
            painter.drawPixmap(place.topLeft().toPoint() + corner, pixmap)
            below = (place.x(), place.bottom() + px(28), place.width(), px(34))
            draw_words(painter, below, sample.name, look.font(23, 700), ink)
        painter.end()

    def words(self, pixmaps: Mapping[int, Sequence[Moving]]) -> list[Moving]:
        """The texts of the pictures on the sheet, found in what was recorded of them."""
        found: list[Moving] = []
        for sample, place, pixmap, corner in self._shown:
            start = place.topLeft() + QPointF(corner)
            for words in pixmaps.get(pixmap.cacheKey(), ()):
                held = sample.state == "dragging"
                found.append(words.moved(start, owner=sample.name, card=True, held=held, widget=self))
        return found

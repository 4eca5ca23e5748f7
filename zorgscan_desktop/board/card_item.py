"""One card on the board: a picture that is drawn by Qt itself, so that no Python runs in a paint call."""

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QPointF, QPropertyAnimation, QRectF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QGraphicsObject, QGraphicsPixmapItem, QStyleOptionGraphicsItem, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.card_painter import CardFace, CardStyle, Form, State, card_pixmap
from zorgscan_desktop.ui.theme import Look

LANDING_MS, REFLOW_MS = 180, 220
LANDING_CURVE = QEasingCurve(QEasingCurve.Type.OutCubic)


class CardItem(QGraphicsObject):
    """Mirrors one card of the document. Its position is the top left corner of the card, in scene px.

    The item knows nothing of zones or the document: the scene tells it where to lie and how to look.
    """

    def __init__(self, card_id: str, face: CardFace, dimension: int) -> None:
        super().__init__()
        self.card_id = card_id
        self.face = face
        self.dimension = dimension
        self.state: State = "rest"
        self.form: Form = "roomy"
        self._size = (0, 0)
        self._bounds = QRectF()
        self._picture = QGraphicsPixmapItem(self)
        self._drawn: tuple[object, ...] | None = None
        self._move: QPropertyAnimation | None = None
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsFocusable)

    @override
    def boundingRect(self) -> QRectF:
        # Qt asks twice for each step of a hand.
        return self._bounds

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Nothing: the picture is a child that Qt draws."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the card in scene px."""
        return self._size

    @property
    def picture(self) -> QPixmap:
        """What is drawn now."""
        return self._picture.pixmap()

    def scene_rect(self) -> QRectF:
        """The card's rectangle on the board, in scene px."""
        return QRectF(self.pos(), self.boundingRect().size())

    def dress(self, form: Form, size: tuple[int, int], look: Look, ratio: float) -> None:
        """Take this form and size (scene px) and draw the picture anew if anything about it changed."""
        if size != self._size:
            self.prepareGeometryChange()
            self._size = size
            self._bounds = QRectF(0, 0, *size)
        self.form = form
        self._redraw(look, ratio)

    def show_state(self, state: State, look: Look, ratio: float) -> None:
        """Look hovered, focused, selected, pressed or dragged."""
        if state != self.state:
            self.state = state
            self._redraw(look, ratio)

    def _redraw(self, look: Look, ratio: float) -> None:
        if not self.isVisible():
            self._drawn = None
            return
        style = CardStyle.of(look, self.form, self.state)
        wanted = (
            self.face,
            style.form,
            style.state,
            look.palette,
            style.scale,
            style.text_factor,
            self._size,
            ratio,
        )
        if wanted == self._drawn:
            return
        self._drawn = wanted
        pixmap, corner = card_pixmap(self.face, style, *self._size, ratio)
        self._picture.setPixmap(pixmap)
        self._picture.setOffset(corner)

    def go(self, place: QPointF, ms: int) -> None:
        """Move to this place in ``ms``; 0 is at once. Input is never blocked: the card can be caught on its way."""
        self.halt()
        if ms <= 0 or self.pos() == place:
            self.setPos(place)
            return
        self._move = QPropertyAnimation(self, b"pos", self)
        self._move.setDuration(ms)
        self._move.setEasingCurve(LANDING_CURVE)
        self._move.setEndValue(place)
        self._move.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)

    def halt(self) -> None:
        """Stop where it is."""
        if self._move is not None:
            self._move.stop()
            self._move.deleteLater()
            self._move = None

    @property
    def destination(self) -> QPointF:
        """Where the card lies, or will lie when it has arrived."""
        if self._move is not None and self._move.state() == QAbstractAnimation.State.Running:
            end: QPointF = self._move.endValue()
            return end
        return self.pos()

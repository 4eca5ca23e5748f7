"""The ring that grows around a finger while a hold is counting (qt-notes: people must see why a menu comes)."""

from PySide6.QtCore import QPointF, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsScene

from zorgscan_desktop.board.scene import BoardScene

RADIUS = 46.0
"""In dpx: wider than a fingertip, so that it shows around it."""
QUIET_SHARE = 0.3
"""This part of the hold time passes before anything is drawn: a tap is over by then."""


class HoldRing:
    """One ring in the scene; ``remove`` takes it away."""

    def __init__(self, scene: BoardScene, place: QPointF, ms: int) -> None:
        radius = scene.look.px(RADIUS)
        self._scene: QGraphicsScene = scene
        self._rect = QRectF(place.x() - radius, place.y() - radius, 2 * radius, 2 * radius)
        self._item = QGraphicsPathItem()
        self._item.setPen(QPen(scene.look.colour("act"), scene.look.stroke(6), Qt.PenStyle.SolidLine))
        self._item.setZValue(200)
        self._animation = QVariantAnimation(scene)
        self._animation.setDuration(ms)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self._grow)
        scene.addItem(self._item)
        self._animation.start()

    def _grow(self, share: float) -> None:
        grown = (share - QUIET_SHARE) / (1 - QUIET_SHARE)
        path = QPainterPath()
        if grown > 0:
            path.arcMoveTo(self._rect, 90)
            path.arcTo(self._rect, 90, -360 * grown)
        self._item.setPath(path)

    def remove(self) -> None:
        """Stop growing and disappear."""
        self._animation.stop()
        self._animation.deleteLater()
        self._scene.removeItem(self._item)

"""The light that goes through the bands of a zone, once, when a card lands there (design.md section 5)."""

from PySide6.QtCore import QAbstractAnimation, QRectF, QVariantAnimation
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGraphicsPixmapItem, QGraphicsScene

GLOW_MS = 300
Z_GLOW = 0.5
"""Over the bands, under everything else."""


class Glow:
    """A picture of lit bands that fades out. Qt draws it; only its opacity changes. It takes no input."""

    def __init__(self, scene: QGraphicsScene, rect: QRectF, picture: QPixmap, ms: int) -> None:
        self._scene = scene
        self._item: QGraphicsPixmapItem | None = scene.addPixmap(picture)
        self._item.setPos(rect.topLeft())
        self._item.setZValue(Z_GLOW)
        self._fade = QVariantAnimation(scene)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.setDuration(ms)
        self._fade.valueChanged.connect(self._item.setOpacity)
        self._fade.finished.connect(self.remove)
        self._fade.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)

    def remove(self) -> None:
        """Away with it."""
        if self._item is not None:
            self._fade.stop()
            self._fade.deleteLater()
            self._scene.removeItem(self._item)
            self._item = None

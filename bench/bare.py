"""The physical limit: a bare PySide6 window with a graphics view and 39 ready-made pictures. A drag moves one."""

import sys

from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsScene, QGraphicsView, QMainWindow

CARD = (300, 84)
PLACES = [(40 + 360 * (n % 5), 40 + 120 * (n // 5)) for n in range(39)]
"""Top left corners of the pictures in logical px."""


def make_window(app: QApplication) -> QMainWindow:
    """The window over the whole screen, not shown yet."""
    window = QMainWindow()
    room = app.primaryScreen().availableGeometry()
    scene = QGraphicsScene(0, 0, room.width(), room.height())
    ratio = app.primaryScreen().devicePixelRatio()
    for number, (x, y) in enumerate(PLACES):
        picture = QPixmap(round(CARD[0] * ratio), round(CARD[1] * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor.fromHsv(number * 9, 90, 250))
        item = scene.addPixmap(picture)
        item.setPos(x, y)
        item.setZValue(-number)
        item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsMovable)
    view = QGraphicsView(scene)
    view.setFrameShape(QGraphicsView.Shape.NoFrame)
    scene.setParent(view)
    window.setCentralWidget(view)
    window.setGeometry(room)
    return window


def main() -> int:
    """Show it until it is killed."""
    app = QApplication(sys.argv[:1])
    window = make_window(app)
    window.showMaximized()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())

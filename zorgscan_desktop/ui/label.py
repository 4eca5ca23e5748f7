"""Text in a panel or on a screen: a native label that follows the look (size in dpx, weight, colour token)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.theme import Look

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escaped(text: str) -> str:
    """Text as rich text that shows it letter by letter (``html.escape`` loads two thousand names of characters)."""
    return text.translate(_MARKUP)


def plain_tip(text: str) -> str:
    """Text for a tooltip that Qt shows letter by letter: it looks for tags itself, and has no switch for that."""
    return text.replace("<", "<\u2060")  # a word joiner, which nobody sees: what follows is the name of no tag


class Label(QLabel):
    """A QLabel dressed by the look. Text is plain unless it is given as ``html``."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        parent: QWidget | None = None,
        *,
        size: float = 23.5,
        weight: int = 400,
        colour: str = "ink",
        wrap: bool = True,
    ) -> None:
        super().__init__(text, parent)
        self.look, self._size, self._weight, self._colour = look, size, weight, colour
        self._worn: tuple[QFont, QColor] | None = None
        self._heights: dict[tuple[object, ...], int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            # A long word must not make a panel wider than it is.
            policy = self.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            self.setSizePolicy(policy)
        self._dress()
        look.changed.connect(self._dress)

    def set_html(self, html: str) -> None:
        """Show rich text; the caller has ``escaped`` what people wrote."""
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText(html)

    def restyle(self, *, size: float | None = None, weight: int | None = None, colour: str | None = None) -> None:
        """Change size, weight or colour token."""
        self._size = self._size if size is None else size
        self._weight = self._weight if weight is None else weight
        self._colour = self._colour if colour is None else colour
        self._dress()

    @override
    def heightForWidth(self, width: int) -> int:
        """Remembered: layouts ask a dozen times for each size of the window, and Qt breaks all lines each time."""
        asked = (width, self.text(), self.textFormat(), self.devicePixelRatioF())
        if asked not in self._heights:
            self._heights[asked] = super().heightForWidth(width)
        return self._heights[asked]

    def _dress(self) -> None:
        self._heights.clear()
        wanted = (self.look.font(self._size, self._weight), self.look.colour(self._colour))
        # Most sizes of a window give text the same whole px.
        if wanted == self._worn:
            return
        self._worn = wanted
        font, colour = wanted
        self.setFont(font)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        palette.setColor(QPalette.ColorRole.Text, colour)
        self.setPalette(palette)

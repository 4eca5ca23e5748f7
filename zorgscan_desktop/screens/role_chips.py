"""Roles of the people around the board: tap to choose, type to add. Roles, never names."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.fields import dress_field
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


class RoleChip(TouchButton):
    """One role; a check mark when it takes part."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(look, text, kind="chip", icon_name="user")
        self.setCheckable(True)
        self.setChecked(True)
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def paint(self, painter: QPainter) -> None:
        look = self.look
        inset = look.stroke(2)
        pen = QPen(
            look.colour("line2"), look.stroke(2), Qt.PenStyle.SolidLine if self.isChecked() else Qt.PenStyle.DashLine
        )
        painter.setPen(pen)
        painter.setBrush(look.colour("badge" if self.isChecked() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), look.px(10), look.px(10))
        self._paint_words(painter)

    @override
    def sizeHint(self) -> QSize:
        # In a narrow window the words matter more than the little person.
        self.icon_name = "" if self.look.compact else "user" if self.isChecked() else "plus"
        return super().sizeHint()


class RoleChips(QWidget):
    """The usual roles as chips, and a field for one more."""

    def __init__(self, look: Look, roles: tuple[str, ...]) -> None:
        super().__init__()
        self._chips = [RoleChip(look, role) for role in roles]
        self.other = QLineEdit()
        self.other.setMaxLength(60)
        self.other.setPlaceholderText(self.tr("Andere rol"))
        self.other.setAccessibleName(self.tr("Andere rol"))
        dress_field(self.other, look, size=20.5)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for chip in self._chips:
            self._row.addWidget(chip)
        self._row.addWidget(self.other, 1)
        look.changed.connect(lambda: self._row.setSpacing(look.px(10)))

    def chosen(self) -> tuple[str, ...]:
        """The roles that take part, typed ones (parted by commas) last."""
        typed = [part.strip() for part in self.other.text().split(",")]
        return tuple(c.text() for c in self._chips if c.isChecked()) + tuple(part for part in typed if part)

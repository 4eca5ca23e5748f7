"""Fields to type in, dressed by the look: one line, several lines, a date, a choice."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QPlainTextEdit, QWidget

from zorgscan_desktop.ui.icons import icon_path
from zorgscan_desktop.ui.theme import Look

BELGIAN_DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Belgium)


def dress_field(field: QWidget, look: Look, *, size: float = 23.0) -> None:
    """Give a field the look, now and whenever the look changes."""

    def dress() -> None:
        palette = look.palette
        pad = look.px(12)
        kind = type(field).__mro__[1].__name__ if not type(field).__name__.startswith("Q") else type(field).__name__
        field.setFont(look.font(size, 500))
        field.setStyleSheet(
            f"{kind} {{ background: {palette.surface}; color: {palette.ink}; border: {look.stroke(2):.0f}px solid"
            f" {palette.line2}; border-radius: {look.px(14)}px; padding: 0 {pad}px;"
            f" selection-background-color: {palette.act}; selection-color: {palette.on_act};"
            f" placeholder-text-color: {palette.ink2}; }}"
            f"{kind}:focus {{ border: {look.stroke(4):.0f}px solid {palette.act}; }}"
            f"QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: {look.px(48)}px;"
            " subcontrol-position: center right; }"
            f"QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url({icon_path('chevron-down')});"
            f" width: {look.px(26)}px; height: {look.px(26)}px; }}"
            f"QComboBox QAbstractItemView {{ background: {palette.surface}; color: {palette.ink};"
            f" selection-background-color: {palette.act}; selection-color: {palette.on_act}; }}"
        )
        if isinstance(field, (QLineEdit, QDateEdit, QComboBox)):
            field.setFixedHeight(max(48, look.px(68)))

    if isinstance(field, QPlainTextEdit):
        field.setTabChangesFocus(True)
    dress()
    look.changed.connect(dress)

"""A label remembers how tall it is at a width: always what Qt would say now."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QLabel

from zorgscan_desktop.app.window_start import make_application
from zorgscan_desktop.ui.label import Label, escaped
from zorgscan_desktop.ui.theme import Look

TEXTS = ("", "Zorg", "Tik op een kaart om de kritische kenmerken te zien.", "1.4 a: Groepswerk gebeurt, maar " * 4)
CHANGES: dict[str, Callable[[Label, str], None]] = {
    "text": lambda label, text: label.setText(text),
    "html": lambda label, text: label.set_html(f"<b>{escaped(text)}</b>"),
    "size": lambda label, text: label.restyle(size=18 + len(text) % 30),
    "weight": lambda label, text: label.restyle(weight=700 if len(text) % 2 else 400),
    "window": lambda label, text: label.look.fit(1000 + 40 * (len(text) % 40), 1080),
    "text size": lambda label, text: label.look.set_text_factor(1.0 + len(text) % 3 / 4),
}


@given(
    st.lists(st.tuples(st.sampled_from(sorted(CHANGES)), st.sampled_from(TEXTS), st.integers(60, 640)), max_size=12)
)
def test_a_label_is_as_tall_as_qt_says(steps: list[tuple[str, str, int]]) -> None:
    make_application()
    label = Label(Look(), TEXTS[2])
    for kind, text, width in steps:
        CHANGES[kind](label, text)
        for _ in range(2):  # asked, and remembered
            assert label.heightForWidth(width) == QLabel.heightForWidth(label, width)

"""Dutch everywhere: every text of the window goes through the translator, none is English, Qt's own neither."""

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.gallery.texts import is_of_the_window, modules, texts_in
from zorgscan_desktop.app.window_start import make_application

ALLOWED: dict[str, str] = {
    r"(.* – )?Zorgscan ?": "the name of the app",
    r"(Zorgscan|Excel|PDF|Afbeelding) \(\*\.\w+\)": "file kinds of the system's file chooser, Dutch as they are",
    r"Excel|PDF": "names of file kinds",
    r"(Ctrl|Shift|Alt)\+.*": "keys",
    r"d MMMM yyyy": "the form of a date",
    r"(more|fill|edge) .*": "names of controls and colours, never shown",
    r" cm": "a unit",
    r" \(van ": "part of the name of a file",
    r"Atkinson Hyperlegible Next|Courier New": "fonts",
    r"Kwaliteits.*|Begeleidings.*": "words of the paper, with the place where they break",
    r"C:\\.*": "a path of Windows",
    r"Zorgscan |, Python |Qt: ": "the report of a fault, for the maker",
    r"(ZORGSCAN|XDG|QT)_.*": "a setting of the environment",
    r"KDE|GNOME": "names of desktops",
}
_WORDS = """
    add apply back cancel card cards close continue copy delete discard done edit error exit files finish from have
    hide home ignore import load move new next note notes options overview please press previous print quit redo
    remove rename reset restore retry save saved saving search select settings show size the this undo update view
    warning wrong yes you your zoom with without
"""
ENGLISH = frozenset(_WORDS.split())
"""English words of windows that are no Dutch words as well (*open*, *start*, *of*, *help* are)."""


@pytest.mark.parametrize("part", sorted({path.parts[0] for path, tree in modules() if is_of_the_window(path, tree)}))
def test_every_text_of_the_window_can_be_translated(part: str) -> None:
    found = [
        f"{text.place}: “{text.text}”"
        for path, tree in modules()
        if path.parts[0] == part and is_of_the_window(path, tree) and path.name != "messages.py"
        for text in texts_in(path, tree)
        if not text.translated and not allowed(text.text)
    ]
    assert found == []


def test_no_text_is_english() -> None:
    found = [
        f"{text.place}: “{text.text}”"
        for path, tree in modules()
        for text in texts_in(path, tree)
        if text.translated or path.name in ("messages.py", "arguments.py") or path.parts[0] in ("export", "printing")
        # The command line knows argparse's own English by its pattern, to say it in Dutch.
        if english(text.text) and "(?P<" not in text.text and not allowed(text.text)
    ]
    assert found == []


def allowed(text: str) -> bool:
    """Whether this text needs no translation, for a reason given above."""
    return any(re.fullmatch(pattern, text) for pattern in ALLOWED)


def english(text: str) -> set[str]:
    """The English words in a text; what stands between braces is not shown."""
    words = re.findall(r"[a-z]+", re.sub(r"\{[^}]*\}", " ", text.lower()))
    return set(words) & ENGLISH


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('class A:\n    """Doc string here."""\n    x = "Dit ziet iedereen"', ["Dit ziet iedereen"]),
        ('def f(self):\n    return self.tr("Dit ook")', []),
        ('def f(a: "QWidget | None") -> "Some Type":\n    raise ValueError("not shown")', []),
        ('style = f"QLabel {{ color: red; }}"', []),
        ('label.setText(f"Nog {n} kaarten")', ["Nog ", " kaarten"]),
    ],
)
def test_texts_are_found(source: str, expected: list[str]) -> None:
    found = [text.text for text in texts_in(Path("x.py"), ast.parse(source)) if not text.translated]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Save the file", {"save", "the"}), ("Bewaar het bestand", set()), ("Kopie {copy} bewaren", set())],
)
def test_english_is_told_from_dutch(text: str, expected: set[str]) -> None:
    assert english(text) == expected


# -- Qt's own words -------------------------------------------------------------------------------------------------


def test_the_buttons_of_qt_are_dutch(qtbot: QtBot) -> None:
    make_application()
    box = QMessageBox()
    qtbot.addWidget(box)
    kinds = QMessageBox.StandardButton
    box.setStandardButtons(kinds.Save | kinds.Cancel | kinds.Discard | kinds.Close | kinds.Yes | kinds.No)
    shown = {box.button(kind).text().replace("&", "") for kind in (kinds.Save, kinds.Cancel, kinds.Close, kinds.Yes)}
    assert shown == {"Opslaan", "Annuleren", "Sluiten", "Ja"}


@pytest.mark.parametrize(
    ("mode", "wanted"),
    [(QFileDialog.AcceptMode.AcceptSave, "Opslaan"), (QFileDialog.AcceptMode.AcceptOpen, "Openen")],
)
def test_the_file_chooser_is_dutch_where_the_system_has_none(
    qtbot: QtBot, mode: QFileDialog.AcceptMode, wanted: str
) -> None:
    make_application()
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    qtbot.addWidget(dialog)
    shown = {button.text().replace("&", "") for button in dialog.findChildren(QPushButton)}
    assert {wanted, "Annuleren"} <= shown


def test_the_menu_of_a_field_is_dutch(qtbot: QtBot) -> None:
    make_application()
    field = QLineEdit("tekst")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    qtbot.addWidget(menu)
    shown = [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
    assert "Ongedaan maken" in shown
    assert not any(english(text) for text in shown), shown

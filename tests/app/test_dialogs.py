"""The system's file choosers: what they ask about is what is written."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from zorgscan_desktop.app.dialogs import choose_save


class Chooser:
    """Stands in for the system's: people give these names, one after the other."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *names: Path | str) -> None:
        self.names, self.suggested = [str(name) for name in names], list[str]()
        monkeypatch.setattr(QFileDialog, "getSaveFileName", self._ask)

    def _ask(self, _parent: QWidget, _title: str, suggestion: str, _filter: str) -> tuple[str, str]:
        self.suggested.append(suggestion)
        return self.names.pop(0), ""


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def test_a_name_without_suffix_gets_one(parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Chooser(monkeypatch, tmp_path / "2.0")
    assert choose_save(parent, "", tmp_path / "a.zorgscan") == tmp_path / "2.0.zorgscan"


def test_a_scan_that_is_there_goes_only_when_the_chooser_asked_about_it(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "b.zorgscan"
    there.touch()
    chooser = Chooser(monkeypatch, tmp_path / "b", there)
    assert choose_save(parent, "", tmp_path / "a.zorgscan") == there
    assert chooser.suggested == [str(tmp_path / "a.zorgscan"), str(there)]


def test_who_does_not_want_that_cancels(parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b.zorgscan").touch()
    Chooser(monkeypatch, tmp_path / "b", "")
    assert choose_save(parent, "", tmp_path / "a.zorgscan") is None

"""PySide6 6.12 on Python 3.11 gives away one reference to None on every call, until the process aborts."""

import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from PySide6.QtWidgets import QApplication, QGraphicsRectItem

ROOT = Path(__file__).resolve().parents[2]
CALLS = 1_000
NOISE = 50


def test_calls_that_return_none_keep_its_references(qapp: QApplication) -> None:
    item = QGraphicsRectItem()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        item.setPos(1.0, 2.0)
    assert abs(sys.getrefcount(None) - before) <= NOISE


def test_the_pin_keeps_the_broken_release_out() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = {pin.name: pin.specifier for pin in map(Requirement, project["dependencies"])}
    assert "6.11.3" in pins["PySide6-Essentials"]
    assert "6.12.0" not in pins["PySide6-Essentials"]
    assert "6.12.1" not in pins["PySide6-Essentials"]

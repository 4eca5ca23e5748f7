"""The button that opens the system's on-screen keyboard, on computers that have one and on those that do not."""

import os
from pathlib import Path

import pytest

from zorgscan_desktop.app import screen_keyboard


def program(folder: Path, name: str, writes: Path) -> None:
    """A stand-in for a keyboard: a real program on the path that says how it was called."""
    file = folder / name
    file.write_text(f'#!/bin/sh\necho "$0 $@" > {writes}\n')
    file.chmod(0o755)


def test_a_computer_without_one_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert screen_keyboard.command() is None
    assert not screen_keyboard.open_keyboard()


@pytest.mark.parametrize("desktop", ["XFCE", "X-Cinnamon", ""])
def test_the_switch_of_another_desktop_is_no_keyboard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desktop: str
) -> None:
    for name in ("gsettings", "qdbus6"):
        program(tmp_path, name, tmp_path / "called")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", desktop)
    assert not screen_keyboard.open_keyboard()
    assert not (tmp_path / "called").exists()


@pytest.mark.parametrize(
    ("name", "argument", "desktop"),
    [
        ("onboard", "", "XFCE"),
        ("maliit-keyboard", "", "KDE"),
        ("qdbus6", "active", "KDE"),
        ("gsettings", "true", "ubuntu:GNOME"),
    ],
)
def test_the_keyboard_of_each_desktop_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot, name: str, argument: str, desktop: str
) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", desktop)
    called = tmp_path / "called"
    program(tmp_path, name, called)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/nonexistent")
    assert screen_keyboard.open_keyboard()
    qtbot.waitUntil(lambda: called.exists() and called.read_text().endswith("\n"), timeout=3000)
    assert name in called.read_text()
    assert argument in called.read_text()

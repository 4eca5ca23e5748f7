"""One model: every way to lay the 39 cards ends in the same file."""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gestures import settle
from tests.touch import whole as whole_window
from tests.touch.fingers import Fingers
from tests.touch.whole import MakeWhole, Whole

make_whole = whole_window.make_whole
SIGNS = ("--", "-", "+", "++")
DIGITS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)
OWN = ("scan_id", "created", "modified", "checksum")
"""What two scans never share."""


def goal(index: int) -> int:
    """The zone (0 to 3) of the card at this place of the paper: every zone in every dimension with enough cards."""
    return (3 * index + index // 4) % 4


def goals(whole: Whole) -> dict[str, int]:
    """The zone of every card."""
    return {card.id: goal(index) for index, card in enumerate(whole.document.scan.cards)}


def key(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)
    settle()


def by_mouse(whole: Whole) -> None:
    wanted = goals(whole)
    for button in whole.screen.rail.buttons:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        for card_id in whole.scene.shown_ids():
            whole.drag(whole.card(card_id), whole.zone(SIGNS[wanted[card_id]]))


def by_touch(whole: Whole) -> None:
    fingers, wanted = Fingers(whole.window, whole.view.viewport()), goals(whole)
    for button in whole.screen.rail.buttons:
        fingers.tap(0, button)
        for card_id in whole.scene.shown_ids():
            fingers.drag(0, whole.card(card_id), whole.zone(SIGNS[wanted[card_id]]))


def by_taps(whole: Whole) -> None:
    fingers, wanted = Fingers(whole.window, whole.view.viewport()), goals(whole)
    for button in whole.screen.rail.buttons:
        fingers.tap(0, button)
        for card_id in whole.scene.shown_ids():
            fingers.tap(0, whole.card(card_id))
            fingers.tap(0, whole.zone(SIGNS[wanted[card_id]]))


def by_keys(whole: Whole) -> None:
    wanted = goals(whole)
    for number in range(1, 8):
        for card_id in whole.scene.shown_ids():
            key(Qt.Key.Key_Tab)
            key(DIGITS[wanted[card_id]])
        if number < 7:
            key(Qt.Key.Key_PageDown)


def by_list(whole: Whole) -> None:
    """One key a card, 39 keys."""
    key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    for zone in goals(whole).values():
        key(DIGITS[zone])


def content(path: Path) -> dict[str, Any]:
    """What the file holds, but for what two scans never share."""
    return {name: value for name, value in json.loads(path.read_bytes()).items() if name not in OWN}


def test_five_ways_to_lay_all_cards_give_five_equal_files(make_whole: MakeWhole) -> None:
    files: dict[str, dict[str, Any]] = {}
    for way in (by_mouse, by_touch, by_taps, by_keys, by_list):
        whole = make_whole()
        path = whole.start_scan()
        way(whole)
        key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        files[way.__name__] = content(path)
        zones = {card["id"]: card["zone"] for card in files[way.__name__]["cards"]}
        assert zones == {card_id: SIGNS[zone] for card_id, zone in goals(whole).items()}, way.__name__
        assert whole.document.undo_stack.count() == 39, f"{way.__name__}: one step of undo a card"
        whole.window.hide()
    assert len(files) == 5
    for name, held in files.items():
        assert held == files["by_mouse"], name

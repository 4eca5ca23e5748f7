"""The whole window, offscreen: a scan from its first second to its workbook, with real files."""

import errno
import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gestures import settle
from zorgscan_desktop.app import dialogs, places
from zorgscan_desktop.app.main_window import MainWindow
from zorgscan_desktop.app.window_start import make_application, make_window
from zorgscan_desktop.board import pictures
from zorgscan_desktop.screens.recent_card import RecentCard
from zorgscan_desktop.screens.start_screen import NewScan
from zorgscan_desktop.storage import atomic

WANTED = NewScan("De Linde", "2026-2027", date(2026, 11, 23), ("Directie", "Zorgteam"))
Ctrl = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Documents and data of this test alone."""
    monkeypatch.setattr(places, "documents_folder", lambda: tmp_path / "Documenten" / "Zorgscan")
    monkeypatch.setattr(places, "data_folder", lambda: tmp_path / "data")
    return tmp_path / "Documenten" / "Zorgscan"


@pytest.fixture
def window(qtbot: QtBot, folder: Path) -> Iterator[MainWindow]:
    make_application()
    window = make_window()
    window.look.less_motion = True
    window.resize(1920, 1080)
    window.show()
    settle()
    yield window
    if window.session is not None:
        window.session.autosave.follow(None, None)
        window.session.path = None
    window.close()
    window.deleteLater()
    settle()


def start(window: MainWindow) -> Path:
    """Start a scan and return its file."""
    window.new_scan(WANTED)
    settle()
    assert window.session is not None
    assert window.session.path is not None
    return window.session.path


def held(path: Path) -> dict:
    """What the file holds."""
    return json.loads(path.read_bytes())


def zones(path: Path) -> dict[str, str]:
    """Where the cards lie that lie anywhere."""
    return {card["id"]: card["zone"] for card in held(path)["cards"] if card["zone"]}


def message(window: MainWindow) -> str:
    """What the strip says, or nothing."""
    return window.strip.message.text() if window.strip.isVisible() else ""


def answer(window: MainWindow, words: str) -> None:
    """Click a choice of the strip."""
    button = next(b for b in window.strip._choices if b.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def key(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Ctrl) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
    settle()


# -- new scan -------------------------------------------------------------------------------------------------------


def test_the_form_starts_a_scan_with_a_file(window: MainWindow, folder: Path) -> None:
    form = window.start.form
    QTest.keyClicks(form.school, "De Linde")
    QTest.keyClicks(form.roles.other, "Ouders, CLB")
    QTest.mouseClick(form.roles._chips[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(form.start, Qt.MouseButton.LeftButton)
    settle()
    today = date.today()
    path = folder / f"{today.isoformat()} De Linde.zorgscan"
    content = held(path)
    assert content["school"] == "De Linde"
    assert content["date"] == today.isoformat()
    assert content["participants"] == ["Directie", "Leraren", "Ouders", "CLB"]
    assert len(content["cards"]) == 39
    assert window.windowTitle() == f"{today.isoformat()} De Linde – Zorgscan"


def test_a_second_scan_of_the_same_day_gets_its_own_file(window: MainWindow) -> None:
    first, second = start(window), start(window)
    assert first.name == "2026-11-23 De Linde.zorgscan"
    assert second.name == "2026-11-23 De Linde (2).zorgscan"
    assert held(first)["scan_id"] != held(second)["scan_id"]


@pytest.mark.parametrize(
    ("school", "name"),
    [
        ("", "2026-11-23 Zorgscan"),
        ("a/b\\c:d*e?f", "2026-11-23 a b c d e f"),
        (" .. ", "2026-11-23 Zorgscan"),
        ("Sint-Jozef’s é ☺", "2026-11-23 Sint-Jozef’s é ☺"),
    ],
)
def test_any_name_of_a_school_makes_a_file_name(school: str, name: str) -> None:
    assert places.file_name(date(2026, 11, 23), school) == name


def test_a_very_long_name_still_fits_the_disk(window: MainWindow) -> None:
    window.new_scan(NewScan("é" * 200, "2026-2027", date(2026, 11, 23), ()))
    assert window.session is not None
    assert window.session.path is not None
    assert len(window.session.path.name.encode()) < 240
    window.session.document.place("1.1a", "+")
    assert window.session.autosave.save_now() is None


def test_an_unwritable_folder_is_said_and_another_can_be_chosen(
    window: MainWindow, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.parent.write_text("a file where the folder should be")
    window.new_scan(WANTED)
    settle()
    assert "Kies een andere map" in message(window)
    other = tmp_path / "stick"
    other.mkdir()
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_: other)
    answer(window, "Map kiezen")
    assert [p.name for p in other.glob("*.zorgscan")] == ["2026-11-23 De Linde.zorgscan"]
    assert window.pages.currentWidget() is window.board


# -- saving ---------------------------------------------------------------------------------------------------------


def test_every_change_is_on_disk_within_a_second(window: MainWindow, qtbot: QtBot) -> None:
    path = start(window)
    assert window.session is not None
    document = window.session.document
    document.place("1.4b", "+")
    qtbot.waitUntil(lambda: zones(path) == {"1.4b": "+"}, timeout=1000)
    document.add_note(1, "een zin", card="1.4b")
    qtbot.waitUntil(lambda: [n["text"] for n in held(path)["notes"]] == ["een zin"], timeout=1000)
    document.undo_stack.undo()
    qtbot.waitUntil(lambda: held(path)["notes"] == [], timeout=1000)


def test_changes_without_a_pause_are_saved_all_the_same(window: MainWindow, qtbot: QtBot) -> None:
    path = start(window)
    assert window.session is not None
    for _ in range(12):
        for zone in ("+", "-"):
            window.session.document.place("1.1a", zone)
            qtbot.wait(50)
    assert zones(path) != {}, "saving must not wait for a pause"


def test_ctrl_s_saves_at_once_and_says_so(window: MainWindow) -> None:
    path = start(window)
    assert window.session is not None
    window.session.document.place("1.1a", "++")
    key(window, Qt.Key.Key_S)
    assert zones(path) == {"1.1a": "++"}
    assert message(window) == "Bewaard in Zorgscan."


def test_two_saves_differ_only_in_their_time(window: MainWindow) -> None:
    path = start(window)
    assert window.session is not None
    document = window.session.document
    before = held(path)
    document.place("1.1a", "+")
    document.undo_stack.undo()
    document.place("1.1a", "+")
    document.undo_stack.undo()
    window.session.autosave.save_now()
    after = held(path)
    assert {k: v for k, v in before.items() if k != "modified"} == {k: v for k, v in after.items() if k != "modified"}


def test_a_file_changed_elsewhere_is_not_overwritten_unasked(window: MainWindow, qtbot: QtBot) -> None:
    path = start(window)
    assert window.session is not None
    theirs = path.read_bytes().replace(b"De Linde", b"De Eik")
    path.write_bytes(theirs)
    window.session.document.place("1.1a", "+")
    qtbot.waitUntil(lambda: "veranderd" in message(window), timeout=3000)
    assert path.read_bytes() == theirs
    assert "Je werk is nog hier" in message(window)
    answer(window, "Toch overschrijven")
    assert zones(path) == {"1.1a": "+"}


def test_a_disk_that_fails_keeps_the_work_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    path = start(window)
    assert window.session is not None
    away = path.parent.with_name("weg")
    path.parent.rename(away)
    window.session.document.place("1.1a", "+")
    qtbot.waitUntil(lambda: "Je werk is nog hier" in message(window), timeout=6000)
    away.rename(path.parent)
    qtbot.waitUntil(lambda: zones(path) == {"1.1a": "+"}, timeout=8000)
    qtbot.waitUntil(lambda: message(window) == "Bewaard in Zorgscan.", timeout=1000)


def test_a_save_that_fails_at_its_very_end_is_no_change_by_others(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = start(window)
    assert window.session is not None
    sync, failures = atomic._sync_folder, [OSError(errno.EIO, "gone for a moment")]

    def fail_once(folder: Path) -> None:
        if folder == path.parent and failures:
            raise failures.pop()
        sync(folder)

    monkeypatch.setattr(atomic, "_sync_folder", fail_once)
    window.session.document.place("1.1a", "+")
    assert window.session.autosave.save_now() is not None
    window.session.document.place("1.1a", "-")
    assert window.session.autosave.save_now() is None
    assert zones(path) == {"1.1a": "-"}


def test_what_comes_between_the_look_and_the_overwriting_is_asked_again(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = start(window)
    assert window.session is not None
    autosave, keep_file = window.session.autosave, window.session.versions.keep_file
    first, second = (path.read_bytes().replace(b"De Linde", name) for name in (b"De Eik", b"De Beuk"))
    path.write_bytes(first)

    def keep_and_change(*arguments: Any) -> str | None:
        digest = keep_file(*arguments)
        path.write_bytes(second)
        return digest

    monkeypatch.setattr(window.session.versions, "keep_file", keep_and_change)
    window.session.document.place("1.1a", "+")
    assert autosave.overwrite() is not None
    assert path.read_bytes() == second


def test_a_window_that_cannot_save_does_not_close(window: MainWindow, tmp_path: Path) -> None:
    path = start(window)
    assert window.session is not None
    path.parent.rename(tmp_path / "weg")
    window.session.document.place("1.1a", "+")
    assert not window.close()
    assert "Je werk is nog hier" in message(window)
    answer(window, "Sluiten zonder bewaren")
    assert not window.isVisible()


def test_closing_saves_what_was_just_done(window: MainWindow) -> None:
    path = start(window)
    assert window.session is not None
    window.session.document.place("7.2", "--")
    assert window.close()
    assert zones(path) == {"7.2": "--"}


def test_a_copy_elsewhere(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = start(window)
    assert window.session is not None
    window.session.document.place("1.1a", "+")
    copy = tmp_path / "kopie.zorgscan"
    monkeypatch.setattr(dialogs, "choose_save", lambda *_: copy)
    QTest.mouseClick(window.bar.more, Qt.MouseButton.LeftButton)
    QTest.mouseClick(window.bar.save_copy, Qt.MouseButton.LeftButton)
    settle()
    assert zones(copy) == {"1.1a": "+"}
    assert held(copy)["scan_id"] == held(path)["scan_id"]
    assert window.session.path == path


# -- opening --------------------------------------------------------------------------------------------------------


def test_open_shows_the_cards_where_they_lay(window: MainWindow) -> None:
    path = start(window)
    assert window.session is not None
    window.session.document.place("1.2", "-")
    window.session.autosave.save_now()
    start(window)
    assert window.open_scan(path)
    settle()
    assert window.board is not None
    assert window.session.document.scan.card("1.2").zone == "-"
    middle = window.board.scene.cards["1.2"].scene_rect().center()
    assert window.board.scene.zone_at(middle.x(), middle.y()) == "-"
    assert window.session.document.undo_stack.count() == 0


def test_a_damaged_file_is_refused_and_what_was_open_stays(window: MainWindow, tmp_path: Path) -> None:
    path = start(window)
    assert window.session is not None
    damaged = tmp_path / "stuk.zorgscan"
    damaged.write_bytes(path.read_bytes()[:500])
    assert not window.open_scan(damaged)
    assert "“stuk.zorgscan” is beschadigd" in message(window)
    assert len(damaged.read_bytes()) == 500
    assert window.session.path == path
    window.session.document.place("1.1a", "+")
    assert window.session.autosave.save_now() is None
    assert zones(path) == {"1.1a": "+"}


def test_a_newer_file_can_only_be_looked_at(window: MainWindow, tmp_path: Path) -> None:
    path = start(window)
    newer = tmp_path / "nieuwer.zorgscan"
    newer.write_bytes(
        path.read_bytes().replace(b'"version": 1', b'"version": 2').replace(b'"group"', b'"colour": 1, "group"')
    )
    before = newer.read_bytes()
    assert window.open_scan(newer)
    settle()
    assert "alleen bekeken" in message(window)
    assert window.session is not None
    assert not window.session.document.place("1.1a", "+")
    key(window, Qt.Key.Key_S)
    window.go_home()
    assert newer.read_bytes() == before


def test_a_file_dropped_on_the_window_opens(window: MainWindow, qtbot: QtBot) -> None:
    path = start(window)
    window.go_home()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    spot = QPointF(200, 200)
    no_key, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(spot.toPoint(), Qt.DropAction.CopyAction, data, left, no_key)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(spot, Qt.DropAction.CopyAction, data, left, no_key))
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.board, timeout=1000)


def test_ctrl_o_asks_and_opens(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    path = start(window)
    window.go_home()
    monkeypatch.setattr(dialogs, "choose_open", lambda *_: path)
    key(window, Qt.Key.Key_O)
    assert window.pages.currentWidget() is window.board


def test_recent_scans_are_on_the_start_screen_of_the_next_day(window: MainWindow) -> None:
    path = start(window)
    assert window.session is not None
    window.session.document.place("1.1a", "+")
    assert window.close()
    tomorrow = make_window()
    tomorrow.resize(1366, 768)
    tomorrow.show()
    settle()
    cards = tomorrow.start.findChildren(RecentCard)
    assert [c.button.accessibleName() for c in cards] == ["Verdergaan: De Linde 2026–2027, 1 van 39 kaarten gelegd"]
    QTest.mouseClick(cards[0].button, Qt.MouseButton.LeftButton)
    settle()
    assert tomorrow.session is not None
    assert tomorrow.session.path == path
    tomorrow.close()
    tomorrow.deleteLater()


def test_what_a_killed_process_left_beside_a_scan_goes_once_the_board_is_there(
    window: MainWindow, qtbot: QtBot
) -> None:
    path = start(window)
    left, fresh = path.with_name(".zorgscan-0123abcd.tmp"), path.with_name(".zorgscan-4567abcd.tmp")
    for file in (left, fresh):
        file.write_bytes(b"half")
    long_ago = path.stat().st_mtime - 7200
    os.utime(left, (long_ago, long_ago))
    window.go_home()
    assert window.open_scan(path)
    qtbot.waitUntil(lambda: not left.exists())
    assert fresh.exists(), "somebody else may be writing it"


def test_the_recent_list_is_kept_once_the_board_is_there(window: MainWindow, qtbot: QtBot) -> None:
    settings = places.data_folder() / "settings.json"
    path = start(window)
    qtbot.waitUntil(lambda: settings.exists() and str(path) in settings.read_text())


def test_a_recent_scan_that_is_gone_is_said_and_forgotten(window: MainWindow) -> None:
    path = start(window)
    other = start(window)
    window.go_home()
    path.unlink()
    assert not window.open_scan(path)
    assert "is niet gevonden" in message(window)
    settle()
    assert [r.path for r in window.settings.recent] == [str(other)]
    assert len([c for c in window.start.findChildren(RecentCard) if c.isVisible()]) == 1


def test_the_open_scan_survives_the_loss_of_its_file(window: MainWindow, qtbot: QtBot) -> None:
    path = start(window)
    assert window.session is not None
    window.session.document.place("1.1a", "+")
    window.go_home()
    path.unlink()
    assert window.open_scan(path)
    assert window.session.document.scan.card("1.1a").zone == "+"
    qtbot.waitUntil(lambda: path.exists() and zones(path) == {"1.1a": "+"}, timeout=1000)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"recent": [{"path": 1}]}', '{"theme": "rood"}', "\x00"])
def test_settings_that_make_no_sense_are_no_reason_to_stop(folder: Path, qtbot: QtBot, content: str) -> None:
    make_application()
    places.data_folder().mkdir(parents=True)
    (places.data_folder() / "settings.json").write_text(content)
    window = make_window()
    window.show()
    settle()
    assert window.isVisible()
    window.close()
    window.deleteLater()


# -- undo and export ------------------------------------------------------------------------------------------------


def test_undo_goes_where_it_can_be_seen_and_says_what(window: MainWindow) -> None:
    start(window)
    assert window.session is not None
    assert window.board is not None
    window.session.document.place("1.4b", "+")
    assert window.bar.undo.accessibleName() == "Ongedaan maken: 1.4 b naar bijna vol"
    window.board.show_dimension(6)
    key(window, Qt.Key.Key_Z)
    assert window.board.scene.dimension == 1
    assert window.session.document.scan.card("1.4b").zone is None
    assert message(window) == "Ongedaan gemaakt: 1.4 b naar bijna vol."
    key(window, Qt.Key.Key_Y)
    assert window.session.document.scan.card("1.4b").zone == "+"
    assert message(window) == "Opnieuw gedaan: 1.4 b naar bijna vol."
    assert not window.bar.redo.isEnabled()


def test_a_tap_that_moves_a_card_says_so_and_can_be_undone(window: MainWindow) -> None:
    start(window)
    board = window.board
    assert board is not None
    scene = board.scene

    def tap(place: QPointF) -> None:
        QTest.mouseClick(board.view.viewport(), Qt.MouseButton.LeftButton, pos=board.view.mapFromScene(place))
        settle()

    def free(rect: QRectF) -> QPointF:
        return rect.topLeft() + QPointF(rect.width() / 2, 130)

    tap(scene.cards["1.1a"].scene_rect().center())
    assert window.strip.isHidden()
    assert scene.arrangement is not None
    before = board.view.height()
    tap(free(pictures.to_px(scene.arrangement.cells["+"].rect, window.look)))
    assert message(window) == "1.1 a ligt op bijna vol."
    assert board.view.height() == before, "nothing moves under other hands"
    assert board.document.scan.card("1.1a").zone == "+"
    tap(pictures.to_px(scene.arrangement.tray.rect, window.look).topLeft() + QPointF(8, 8))
    assert message(window) == "1.1 a ligt weer in de lade."
    window.bar.undo.click()
    settle()
    assert board.document.scan.card("1.1a").zone == "+"


def test_exporteren_writes_a_workbook_beside_the_scan(window: MainWindow, qtbot: QtBot) -> None:
    path = start(window)
    assert window.session is not None
    window.session.document.place("1.4b", "+")
    QTest.mouseClick(window.bar.export, Qt.MouseButton.LeftButton)
    out = path.with_suffix(".xlsx")
    qtbot.waitUntil(lambda: "Excel gemaakt" in message(window), timeout=10_000)
    table = openpyxl.load_workbook(out)["Indicatoren"]
    found = {row[2]: row[5:7] for row in table.iter_rows(min_row=2, values_only=True)}
    assert found["1.4 b"] == ("+", "Bijna vol")
    assert found["1.1 a"] == ("nog niet gelegd", "nog niet gelegd")


def test_an_export_that_somebody_worked_in_is_left_alone(window: MainWindow, qtbot: QtBot) -> None:
    path = start(window)
    assert window.files is not None
    theirs = path.with_suffix(".xlsx")
    theirs.write_bytes(b"the director typed in this one")
    window.files.export()
    qtbot.waitUntil(lambda: "(2).xlsx" in message(window), timeout=10_000)
    assert theirs.read_bytes() == b"the director typed in this one"
    window.strip.dismiss()
    window.files.export()
    qtbot.waitUntil(lambda: "(2).xlsx" in message(window), timeout=10_000)
    assert len(list(path.parent.glob("*.xlsx"))) == 2, "our own last export is replaced"


def test_an_export_that_fails_says_so(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    start(window)
    assert window.session is not None
    window.session.export(".xlsx", tmp_path / "nergens" / "x.xlsx")
    qtbot.waitUntil(lambda: "“x.xlsx”" in message(window), timeout=10_000)
    assert "Kies een andere map" in message(window)


def test_without_an_on_screen_keyboard_the_window_says_so(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(window)
    assert window.board is not None
    monkeypatch.setenv("PATH", str(tmp_path))
    window.board.write_note()
    settle()
    editor = window.board.panel.editor
    QTest.mouseClick(editor.keyboard_button, Qt.MouseButton.LeftButton)
    settle()
    assert "geen schermtoetsenbord" in message(window)
    assert editor.field.hasFocus()
    bottom = editor.field.mapTo(window, editor.field.rect().bottomLeft()).y()
    assert bottom < window.height() / 2, "an on-screen keyboard covers the lower half"

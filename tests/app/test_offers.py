"""What a bad end left is never overwritten, never forgotten, and offered once for each window that had it."""

import shutil
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.app.windows import OpenWindow, answer, end_badly, lay, message, session_of, start, zones


def left_behind(home: Path) -> list[dict[str, str]]:
    """The cards in each recovery copy."""
    return [zones(path) for path in (home / "data" / "herstel").glob("*.zorgscan")]


def test_opening_the_file_itself_after_a_bad_end_keeps_what_only_the_copy_has(
    home: Path, open_window: OpenWindow
) -> None:
    first = open_window()
    path = start(first)
    lay(first, "1.1a", "+")
    assert session_of(first).recovery.write_now()
    end_badly(first)
    assert zones(path) == {}
    second = open_window()
    assert second.open_scan(path)
    lay(second, "7.2", "--")
    assert session_of(second).recovery.write_now()
    assert session_of(second).autosave.save_now() is None
    assert {"1.1a": "+"} in left_behind(home)
    second.offer_recovery()
    assert "niet goed afgesloten" in message(second)
    answer(second, "Openen als kopie")
    assert zones(path) == {"7.2": "--"}
    copy = session_of(second).path
    assert copy not in (None, path)
    assert copy is not None
    assert zones(copy) == {"1.1a": "+"}


def test_a_copy_that_says_no_more_than_the_open_scan_is_not_offered(home: Path, open_window: OpenWindow) -> None:
    first = open_window()
    path = start(first)
    lay(first, "1.1a", "+")
    assert session_of(first).autosave.save_now() is None
    assert session_of(first).recovery.write_now()
    end_badly(first)
    second = open_window()
    second.open_scan(path)
    second.offer_recovery()
    assert message(second) == ""
    assert left_behind(home) == []


def test_two_windows_on_copies_of_one_scan_leave_two_copies(home: Path, open_window: OpenWindow) -> None:
    """A copy keeps the scan's id: one name for both would let one window write over the other's recovery copy."""
    first, second = open_window(), open_window()
    path = start(first)
    copy = path.with_name("kopie.zorgscan")
    shutil.copy(path, copy)
    assert second.open_scan(copy)
    for window, zone in ((first, "+"), (second, "-")):
        lay(window, "1.1a", zone)
        assert session_of(window).recovery.write_now()
    end_badly(first)
    end_badly(second)
    third = open_window()
    third.offer_recovery()
    found = []
    for _ in range(2):
        answer(third, "Openen als kopie")
        opened = session_of(third).path
        assert opened is not None
        found.append(zones(opened)["1.1a"])
    assert sorted(found) == ["+", "-"]
    assert message(third) == ""
    assert left_behind(home) == []


def test_a_window_that_lives_is_not_recovered(home: Path, open_window: OpenWindow) -> None:
    first = open_window()
    path = start(first)
    lay(first, "1.1a", "+")
    assert session_of(first).recovery.write_now()
    path.parent.rename(home / "de stick is weg")
    second = open_window()
    second.offer_recovery()
    assert message(second) == ""
    assert left_behind(home) == [{"1.1a": "+"}]


def test_an_offer_waits_for_the_message_before_it(home: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    first = open_window()
    start(first)
    lay(first, "1.1a", "+")
    assert session_of(first).recovery.write_now()
    end_badly(first)
    second = open_window()
    assert not second.open_scan(home / "is er niet.zorgscan")
    second.offer_recovery()
    assert "niet gevonden" in message(second)
    second.strip.dismiss()
    qtbot.waitUntil(lambda: "niet goed afgesloten" in message(second), timeout=2000)


def test_closing_without_saving_is_no_loss_either(home: Path, open_window: OpenWindow) -> None:
    window = open_window()
    path = start(window)
    path.parent.rename(home / "weg")
    lay(window, "1.1a", "+")
    assert not window.close()
    answer(window, "Sluiten zonder bewaren")
    assert not window.isVisible()
    again = open_window()
    again.offer_recovery()
    assert "niet goed afgesloten" in message(again)
    answer(again, "Openen als kopie")
    opened = session_of(again).path
    assert opened is not None
    assert zones(opened) == {"1.1a": "+"}


def test_the_copy_follows_while_the_file_waits_for_an_answer(
    home: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    """A sync client changed the file and nobody answers: what is done meanwhile must be somewhere."""
    window = open_window()
    path = start(window)
    path.write_bytes(path.read_bytes().replace(b"De Linde", b"De Eik"))
    lay(window, "1.1a", "+")
    qtbot.waitUntil(lambda: "veranderd" in message(window), timeout=3000)
    lay(window, "7.2", "-")
    qtbot.waitUntil(lambda: left_behind(home) == [{"1.1a": "+", "7.2": "-"}], timeout=1500)


def test_the_copy_follows_while_the_stick_is_gone(home: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    """Also when the file is tried only each five seconds any more."""
    window = open_window()
    path = start(window)
    path.parent.rename(home / "weg")
    lay(window, "1.1a", "+")
    qtbot.waitUntil(lambda: "Je werk is nog hier" in message(window), timeout=9000)
    lay(window, "7.2", "-")
    qtbot.waitUntil(lambda: left_behind(home) == [{"1.1a": "+", "7.2": "-"}], timeout=1500)


def test_wis_sporen_leaves_no_trace_but_keeps_work_that_is_nowhere_else(
    home: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    path = start(window)
    lay(window, "1.1a", "+")
    assert session_of(window).autosave.save_now() is None
    path.parent.rename(home / "weg")
    lay(window, "7.2", "-")
    window.wipe_traces()
    assert left_behind(home) == [{"1.1a": "+", "7.2": "-"}]
    assert list((home / "data" / "versies").rglob("*.zorgscan")) == []

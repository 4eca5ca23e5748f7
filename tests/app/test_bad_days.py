"""What goes wrong with disks, sync clients, other people, in the real window: usable, safe, told in plain words."""

import json
import os
import resource
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gestures import settle
from tests.touch import whole as whole_window
from tests.touch.whole import MakeWhole, Whole
from zorgscan_desktop.app import dialogs
from zorgscan_desktop.ui.touch_button import TouchButton

make_whole = whole_window.make_whole
ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE = "Kies een andere map of een andere naam."
HERE = "Je werk is nog hier, in dit venster."


@pytest.fixture
def whole(make_whole: MakeWhole) -> Whole:
    whole = make_whole(1366, 768)
    whole.start_scan()
    return whole


def path_of(whole: Whole) -> Path:
    assert whole.window.session is not None
    assert whole.window.session.path is not None
    return whole.window.session.path


def zones(path: Path) -> dict[str, str]:
    return {card["id"]: card["zone"] for card in json.loads(path.read_bytes())["cards"] if card["zone"]}


def said(whole: Whole) -> str:
    return whole.window.strip.message.text() if whole.window.strip.isVisible() else ""


def choices(whole: Whole) -> list[str]:
    return [button.text() for button in whole.window.strip._choices]


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    settle()


def answer(whole: Whole, words: str) -> None:
    click(next(b for b in whole.window.strip._choices if b.text() == words))


def lay(whole: Whole, card_id: str, key: Qt.Key = Qt.Key.Key_3) -> None:
    """Somebody lays a card; 3 is ``+``."""
    whole.scene.set_current(card_id)
    QTest.keyClick(whole.view, key)
    settle()


# -- saved versions --------------------------------------------------------------------------------------------------


def test_earlier_versions_are_shown_with_time_and_count_and_open_as_a_copy(whole: Whole) -> None:
    session, path = whole.window.session, path_of(whole)
    assert session is not None
    scan, now = session.document.scan, datetime.now(UTC)
    for number, age in enumerate([timedelta(days=40), *(timedelta(days=29, minutes=-11 * n) for n in range(12))]):
        card = scan.cards[number].id
        scan = scan.with_card(scan.card(card).model_copy(update={"zone": "+"}))
        session.versions.keep(scan, session.instrument, now - age)
    whole.window.show_versions()
    settle()
    screen = whole.window.versions
    assert screen is not None
    lines = [b for b in screen.findChildren(TouchButton) if "kaarten gelegd" in b.text()]
    assert len(lines) == 10
    assert [b.text().split(" · ")[1] for b in lines] == [f"{n} kaarten gelegd" for n in range(13, 3, -1)]
    assert all(" u." in b.text() for b in lines)
    tops = [b.mapTo(screen, QPoint(0, 0)).y() for b in lines]
    assert all(below - above >= lines[0].height() + 8 for above, below in pairwise(tops))
    before = path.read_bytes()
    click(lines[1])
    assert path_of(whole) != path
    assert len(zones(path_of(whole))) == 12
    assert path.read_bytes() == before


def test_one_card_is_one_card_and_the_lines_begin_where_the_title_does(whole: Whole) -> None:
    session = whole.window.session
    assert session is not None
    scan = session.document.scan
    session.versions.keep(
        scan.with_card(scan.cards[0].model_copy(update={"zone": "+"})), session.instrument, datetime.now(UTC)
    )
    whole.window.show_versions()
    settle()
    screen = whole.window.versions
    assert screen is not None
    [line] = [b for b in screen.findChildren(TouchButton) if "gelegd" in b.text()]
    assert line.text().endswith(" · 1 kaart gelegd")
    assert line.mapTo(screen, QPoint(0, 0)).x() == screen.close_button.x()
    assert screen.close_button.hasFocus(), "and not a button of a message"


@pytest.mark.parametrize("show", ["show_help", "show_settings", "show_versions"])
def test_other_colours_reach_the_whole_screen(whole: Whole, show: str) -> None:
    getattr(whole.window, show)()
    settle()
    for theme in ("dark", "light"):
        whole.window._choose(theme=theme)
        settle()
        image = whole.window.screen().grabWindow(whole.window.winId()).toImage()
        assert image.pixelColor(4, 4) == whole.window.look.colour("canvas"), theme


def test_wis_sporen_wipes_recovery_versions_and_recent_list(whole: Whole, tmp_path: Path) -> None:
    lay(whole, "1.1a")
    whole.save()
    session, path = whole.window.session, path_of(whole)
    assert session is not None
    assert session.recovery.write_now()
    data = tmp_path / "data"
    assert {f.parent.parent.name for f in data.rglob("*.zorgscan")} >= {"versies"}
    whole.window.show_settings()
    settle()
    screen = whole.window.settings_screen
    assert screen is not None
    click(next(b for b in screen.findChildren(TouchButton) if "sporen" in b.text().lower()))
    assert [f for f in data.rglob("*") if f.suffix == ".zorgscan"] == []
    assert json.loads((data / "settings.json").read_text())["recent"] == []
    assert "gewist" in said(whole)
    assert zones(path) == {"1.1a": "+"}


def test_a_copy_that_a_newer_version_left_is_kept_for_it(whole: Whole, tmp_path: Path) -> None:
    """To open it here would leave out what this version does not know, and then throw the rest away."""
    left = tmp_path / "data" / "herstel" / "van-een-nieuwere.zorgscan"
    data = json.loads(path_of(whole).read_bytes()) | {"version": 2, "weer": "zon"}
    left.write_text(json.dumps(data), encoding="utf-8")
    before = left.read_bytes()
    whole.window.offer_recovery()
    settle()
    assert said(whole) == ""
    assert whole.window.opening.open_copy(left) is False
    assert "nieuwere versie" in said(whole)
    assert left.read_bytes() == before


# -- others on the same file -----------------------------------------------------------------------------------------


def theirs(path: Path) -> bytes:
    """A sync client puts another version of the file in its place."""
    data = path.read_bytes().replace(b"De Linde", b"De Eik")
    path.write_bytes(data)
    return data


@pytest.mark.parametrize("choice", ["Verder in een kopie", "Toch overschrijven", "Bekijken"])
def test_a_change_made_elsewhere_is_noticed_before_anything_is_written(
    whole: Whole, qtbot: QtBot, choice: str, tmp_path: Path
) -> None:
    path = path_of(whole)
    data = theirs(path)
    lay(whole, "1.1a")
    qtbot.waitUntil(lambda: HERE in said(whole), timeout=10_000)
    assert "intussen door iemand anders of een ander programma veranderd en is niet overschreven" in said(whole)
    assert choices(whole) == ["Verder in een kopie", "Toch overschrijven", "Bekijken"]
    assert path.read_bytes() == data
    lay(whole, "1.2")
    answer(whole, choice)
    kept = list((tmp_path / "data" / "versies").rglob("*.zorgscan"))
    if choice == "Toch overschrijven":
        assert zones(path) == {"1.1a": "+", "1.2": "+"}
        assert data in [file.read_bytes() for file in kept]
        return
    assert path.read_bytes() == data
    [mine] = [file for file in path.parent.glob("*.zorgscan") if file != path]
    assert zones(mine) == {"1.1a": "+", "1.2": "+"}
    if choice == "Bekijken":
        assert whole.document.scan.school == "De Eik"
        assert not whole.document.place("1.1a", "+")
        answer(whole, "Terug naar mijn werk")
    assert path_of(whole) == mine
    lay(whole, "1.3a")
    whole.save()
    assert zones(mine) == {"1.1a": "+", "1.2": "+", "1.3a": "+"}
    assert path.read_bytes() == data


# -- disks -----------------------------------------------------------------------------------------------------------


def test_a_full_disk_is_said_the_window_goes_on_and_saves_when_there_is_room(whole: Whole, qtbot: QtBot) -> None:
    path = path_of(whole)
    before = path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        lay(whole, "1.1a")
        qtbot.waitUntil(lambda: "de schijf is vol" in said(whole), timeout=20_000)
        assert (
            said(whole)
            == f"“{path.name}” is niet bewaard: de schijf is vol. Maak plaats of kies een andere map. {HERE}"
        )
        assert choices(whole) == ["Map kiezen"]
        lay(whole, "1.2")
        assert whole.zone_of("1.2") == "+"
        assert path.read_bytes() == before
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    qtbot.waitUntil(lambda: zones(path) == {"1.1a": "+", "1.2": "+"}, timeout=20_000)
    qtbot.waitUntil(lambda: said(whole) == f"Bewaard in {path.parent.name}.", timeout=10_000)


def test_a_stick_that_is_gone_is_said_and_another_folder_can_be_chosen(
    whole: Whole, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = path_of(whole)
    path.parent.rename(tmp_path / "uitgetrokken")
    lay(whole, "1.1a")
    qtbot.waitUntil(lambda: HERE in said(whole), timeout=20_000)
    assert f"De map van “{path.name}” bestaat niet of is niet bereikbaar." in said(whole)
    lay(whole, "1.2")
    monkeypatch.setattr(dialogs, "choose_save", lambda *_: tmp_path / "elders.zorgscan")
    answer(whole, "Map kiezen")
    assert zones(tmp_path / "elders.zorgscan") == {"1.1a": "+", "1.2": "+"}
    assert path_of(whole) == tmp_path / "elders.zorgscan"


READ_ONLY_FOLDER = """
import sys
from PySide6.QtTest import QTest
from pathlib import Path
from tests.touch.whole import Whole
from zorgscan_desktop.app import places
from zorgscan_desktop.app.window_start import make_application

def wait(until):
    for _ in range(400):
        if until():
            return True
        QTest.qWait(50)
    return False

home = Path(sys.argv[1])
places.documents_folder = lambda: home / "Documenten"
places.data_folder = lambda: home / "data"
app = make_application()
whole = Whole(1366, 768)
path = whole.start_scan()
before = path.read_bytes()
path.parent.chmod(0o555)
whole.document.place("1.1a", "+")
wait(lambda: whole.window.strip.isVisible())
print(whole.window.strip.message.text().replace(path.name, "NAAM"))
print(whole.document.place("1.2", "+"), path.read_bytes() == before, whole.window.close())
path.parent.chmod(0o755)
print(wait(lambda: path.read_text().count('"zone": "+"') == 2))
print(whole.window.close())
"""


def test_a_folder_that_becomes_read_only(tmp_path: Path) -> None:
    """As somebody whom modes stop: the administrator must first give up that power."""
    drop = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    command = [*drop, sys.executable, "-c", READ_ONLY_FOLDER, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.stdout.splitlines() == [
        f"“NAAM” kan hier niet bewaard worden: in deze map mag je niet schrijven. {ELSEWHERE} {HERE}",
        "True True False",
        "True",
        "True",
    ], done.stderr


def test_an_export_that_cannot_be_replaced_keeps_the_previous_one(
    whole: Whole, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = whole.window.session
    assert session is not None
    for _ in range(2):
        with qtbot.waitSignal(session.exported, timeout=30_000):
            click(whole.window.bar.export)
    [made] = path_of(whole).parent.glob("*.xlsx")
    before = made.read_bytes()
    made.chmod(0o444)
    lay(whole, "1.1a")
    with qtbot.waitSignal(session.exported, timeout=30_000):
        click(whole.window.bar.export)
    settle()
    assert said(whole) == (f"“{made.name}” is beveiligd tegen overschrijven en is niet veranderd. {ELSEWHERE}")
    assert made.read_bytes() == before
    monkeypatch.setattr(dialogs, "choose_save", lambda *_: tmp_path / "elders.xlsx")
    with qtbot.waitSignal(session.exported, timeout=30_000):
        answer(whole, "Elders bewaren")
    assert (tmp_path / "elders.xlsx").read_bytes()[:2] == b"PK"
    assert list(path_of(whole).parent.glob("*.xlsx")) == [made]

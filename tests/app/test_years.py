"""Clocks that are wrong, go back or change to winter time: dates stay right, order stays, nothing raises."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.app.windows import OpenWindow, answer, lay, message, session_of, start, zones
from tests.gestures import settle
from zorgscan_desktop.app import recovery
from zorgscan_desktop.app.resources import load_instrument
from zorgscan_desktop.app.settings import Recent, Settings, read_settings, settings_bytes
from zorgscan_desktop.core.scan import Agenda, Note, ParkedRemark, Scan
from zorgscan_desktop.panels.car_park import RemarkRow
from zorgscan_desktop.panels.notes_list import NoteRow
from zorgscan_desktop.panels.planner import Planner
from zorgscan_desktop.storage.scan_file import read_scan, write_scan
from zorgscan_desktop.storage.versions import Versions

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
YEARS = [1, 1970, 2026, 2038, 2100, 9999]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Sets the clock by which saves are dated."""

    def put(moment: datetime) -> None:
        class Clock(datetime):
            @classmethod
            def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
                return moment

        monkeypatch.setattr(recovery, "datetime", Clock)

    return put


def in_year(year: int) -> Scan:
    """A scan of the last evening of a year."""
    now = datetime(year, 12, 31, 23, 30, tzinfo=UTC)
    return Scan.new(load_instrument(), day=date(year, 12, 31), now=now, school="De Linde")


@pytest.mark.parametrize("year", YEARS)
def test_what_was_said_and_agreed_in_any_year_is_shown(home: Path, open_window: OpenWindow, year: int) -> None:
    scan, at = in_year(year), datetime(year, 12, 31, 23, 45, tzinfo=UTC)
    parts = {
        "notes": (Note(dimension=1, text="Laat geworden", at=at),),
        "car_park": (ParkedRemark(text="Voor straks", at=at),),
        "agenda": Agenda(start=at, end=at, people=12),
    }
    path = home / "laat.zorgscan"
    write_scan(path, scan.model_copy(update=parts), load_instrument())
    window = open_window()
    assert window.open_scan(path)
    assert window.board is not None
    assert len(window.board.panel.notes.findChildren(NoteRow)) == 1
    assert window.sides is not None
    window.sides.show_car_park()
    assert window.sides.car_park is not None
    assert len(window.sides.car_park.findChildren(RemarkRow)) == 1
    window.sides.show_clock()
    settle()
    assert window.sides.clock_panel is not None
    (planner,) = window.sides.clock_panel.findChildren(Planner)
    assert planner.advice.text().startswith("Gepland op ")
    assert message(window) == ""


@pytest.mark.parametrize("year", YEARS)
def test_what_was_left_in_any_year_is_offered_and_opens(home: Path, open_window: OpenWindow, year: int) -> None:
    versions, scan = Versions(home / "data"), in_year(year)
    versions.write_recovery(versions.new_recovery(scan), scan, load_instrument(), None)
    window = open_window()
    window.offer_recovery()
    assert "niet goed afgesloten" in message(window)
    answer(window, "Openen als kopie")
    path = session_of(window).path
    assert path is not None
    assert f"{year:04}-12-31" in path.name
    lay(window, "1.1a", "+")
    assert session_of(window).autosave.save_now() is None
    assert zones(path) == {"1.1a": "+"}
    for show in (window.show_versions, window.navigation.show_overview, window.navigation.show_plan, window.go_home):
        show()


@pytest.mark.parametrize("year", YEARS)
def test_a_scan_of_any_year_is_on_the_start_screen(tmp_path: Path, year: int) -> None:
    path = tmp_path / "settings.json"
    at = f"{year:04}-12-31T23:30:00+00:00"
    recent = Recent("/een/scan.zorgscan", "De Linde", "2026-2027", 3, 39, 0.5, at)
    path.write_bytes(settings_bytes(Settings(recent=[recent])))
    [found] = read_settings(path).recent
    assert abs(found.moment.replace(tzinfo=None).year - year) <= 1


def test_a_clock_that_goes_back_dates_no_save_before_the_scan(
    home: Path, open_window: OpenWindow, clock: Callable[[datetime], None]
) -> None:
    window = open_window()
    path = start(window)
    created = read_scan(path, load_instrument()).scan.created
    for moment, zone in ((datetime(1970, 1, 1, tzinfo=UTC), "+"), (datetime(2100, 1, 1, tzinfo=UTC), "-")):
        clock(moment)
        lay(window, "1.1a", zone)
        assert session_of(window).autosave.save_now() is None
        saved = read_scan(path, load_instrument()).scan
        assert (saved.modified, saved.card("1.1a").zone) == (max(created, moment), zone)


def test_the_hour_that_comes_twice_keeps_its_order(home: Path) -> None:
    """In the night of 25 October 2026 it is twice between 2 and 3 o'clock in Brussels."""
    versions, instrument = Versions(home / "data"), load_instrument()
    scan = in_year(2026)
    begin = datetime(2026, 10, 25, 0, 10, tzinfo=UTC)  # 2.10 u. in summer time
    for step, zone in enumerate(("--", "-", "+", "++")):
        laid = scan.with_card(scan.card("1.1a").model_copy(update={"zone": zone}))
        versions.keep(laid, instrument, begin + timedelta(minutes=30 * step))
    kept = versions.versions_of(scan, instrument)
    assert [zones(version.path)["1.1a"] for version in kept] == ["++", "+", "-", "--"]
    shown = [f"{version.moment.hour}.{version.moment:%M}" for version in reversed(kept)]
    assert shown == ["2.10", "2.40", "2.10", "2.40"]


@pytest.mark.parametrize("back", [timedelta(minutes=30), timedelta(days=400), timedelta(days=20_000)])
def test_a_clock_that_goes_back_stops_no_keeping(home: Path, back: timedelta) -> None:
    versions, instrument, scan = Versions(home / "data"), load_instrument(), in_year(2000)
    versions.keep(scan, instrument, NOW)
    versions.keep(scan, instrument, NOW - back)
    moments = {version.moment for version in versions.versions_of(scan, instrument)}
    assert moments == {NOW, NOW - back}


@pytest.mark.parametrize("at", ["2026-11-23", "gisteren", "2026-11-23T09:00:00", "", 5])
def test_a_line_of_the_start_screen_with_an_odd_moment_spoils_no_other(tmp_path: Path, at: object) -> None:
    path = tmp_path / "settings.json"
    good = Recent("/een/scan.zorgscan", "De Linde", "2026-2027", 3, 39, 0.5, NOW.isoformat())
    bad = Recent("/twee/scan.zorgscan", "De Eik", "2026-2027", 3, 39, 0.5, at)  # type: ignore[arg-type]
    path.write_bytes(settings_bytes(Settings(recent=[bad, good], theme="dark")))
    settings = read_settings(path)
    assert settings.theme == "dark"
    assert good in settings.recent
    for line in settings.recent:
        assert line.moment.tzinfo is not None


@pytest.mark.parametrize(
    "content",
    [
        *(b"[" * 100_000, b'{"recent": [{}]}', b'{"recent": 3}', b"\xff", b'{"theme": []}'),
        *(b'{"diagonal_cm": 0}', b'{"diagonal_cm": -190}', b'{"distance_dm": 0}', b'{"distance_dm": 1e99}'),
    ],
)
def test_settings_that_are_damaged_are_the_defaults(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert read_settings(path) == Settings()

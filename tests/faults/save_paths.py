"""Every way in which the app writes a file, as one act on a folder of its own. No window: it runs in a forked child.

What an export holds is made before; making it touches no disk.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from zorgscan_desktop.app.headless import painting
from zorgscan_desktop.app.places import make_private
from zorgscan_desktop.app.rendering import SUFFIXES, export_bytes
from zorgscan_desktop.app.resources import load_instrument
from zorgscan_desktop.app.settings import Settings, settings_bytes
from zorgscan_desktop.core.scan import Scan
from zorgscan_desktop.storage.atomic import WriteReason, digest_of, remove_leftovers, write_file
from zorgscan_desktop.storage.scan_file import read_scan, scan_bytes, write_scan
from zorgscan_desktop.storage.versions import MAX_VERSIONS, Versions

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
INSTRUMENT = load_instrument()
OLD = Scan.new(INSTRUMENT, day=date(2026, 11, 23), now=NOW, school="De Linde", school_year="2026-2027")
NEW = OLD.with_card(OLD.card("1.1a").model_copy(update={"zone": "+"}))


@dataclass(frozen=True)
class SavePath:
    """``prepare`` fills an empty folder, ``act`` writes, ``problem`` says what is wrong afterwards, or nothing.

    ``problem`` gets whether the act said that it had written (None: it was killed before it could say anything).
    ``clear`` is what a later start of the app does about what a killed process left.
    """

    prepare: Callable[[Path], None]
    act: Callable[[Path], None]
    problem: Callable[[Path, bool | None], str]
    clear: Callable[[Path], None] = remove_leftovers
    size: int = len(scan_bytes(NEW))
    """Of what is written, in bytes."""
    said_when_full: tuple[str, ...] = (WriteReason.DISK_FULL.value,)
    """What it may say on a full disk."""


def _one_file(name: str, old: bytes | None, new: bytes, act: Callable[[Path], None]) -> SavePath:
    def prepare(folder: Path) -> None:
        folder.mkdir()
        if old is not None:
            (folder / name).write_bytes(old)

    def problem(folder: Path, said: bool | None) -> str:
        path = folder / name
        found = path.read_bytes() if path.exists() else None
        if said and found != new:
            return "said to be written and it is not"
        if found not in (old, new):
            return "torn"
        strange = [p.name for p in folder.iterdir() if p != path and not p.name.startswith(".zorgscan-")]
        return f"strange files {strange}" if strange else ""

    return SavePath(prepare, lambda folder: act(folder / name), problem, size=len(new))


def _recovery() -> SavePath:
    def versions(folder: Path) -> tuple[Versions, Path]:
        return Versions(folder), folder / "herstel" / "een.zorgscan"

    def prepare(folder: Path) -> None:
        kept, path = versions(folder)
        kept.write_recovery(path, OLD, INSTRUMENT, Path("vroeger.zorgscan"))

    def act(folder: Path) -> None:
        kept, path = versions(folder)
        kept.write_recovery(path, NEW, INSTRUMENT, Path("nu.zorgscan"))

    def problem(folder: Path, said: bool | None) -> str:
        kept, _ = versions(folder)
        found = [each.loaded.scan for each in kept.recoverable(INSTRUMENT)]
        if found not in ([OLD], [NEW]):
            return "torn"
        return "said to be written and it is not" if said and found != [NEW] else ""

    return SavePath(prepare, act, problem, _clear_data)


def _version() -> SavePath:
    moment = NOW + timedelta(hours=1)

    def prepare(folder: Path) -> None:
        for step in range(MAX_VERSIONS):
            Versions(folder).keep(OLD, INSTRUMENT, NOW - timedelta(hours=step))

    def act(folder: Path) -> None:
        Versions(folder).keep(NEW, INSTRUMENT, moment)

    def problem(folder: Path, said: bool | None) -> str:
        found = [read_scan(path, INSTRUMENT).scan for path in folder.rglob("*.zorgscan")]
        if len(found) not in (MAX_VERSIONS, MAX_VERSIONS + 1):
            return f"{len(found)} versions"
        return "torn" if any(scan not in (OLD, NEW) for scan in found) else ""

    # A version that cannot be kept is no reason to trouble anybody: it never says that it was.
    return SavePath(prepare, act, problem, _clear_data, said_when_full=("written",))


def _settings() -> SavePath:
    old, new = settings_bytes(Settings()), settings_bytes(Settings(theme="dark"))

    def act(path: Path) -> None:
        make_private(path.parent)
        write_file(path, new, private=True)

    return replace(_one_file("settings.json", old, new, act), clear=_clear_data)


def _clear_data(folder: Path) -> None:
    """What a start does in the app's own folder."""
    Versions(folder).remove_leftovers()


@cache
def save_paths() -> dict[str, SavePath]:
    """All of them, by name."""
    old, new = scan_bytes(OLD), scan_bytes(NEW)
    found = {
        "scan": _one_file(
            "scan.zorgscan", old, new, lambda path: _done(write_scan(path, NEW, INSTRUMENT, expected=digest_of(old)))
        ),
        "new scan": _one_file(
            "scan.zorgscan", None, new, lambda path: _done(write_scan(path, NEW, INSTRUMENT, overwrite=False))
        ),
        "recovery": _recovery(),
        "version": _version(),
        "settings": _settings(),
    }
    with painting():
        for suffix in SUFFIXES:
            before, after = (export_bytes(suffix, scan, INSTRUMENT) for scan in (OLD, NEW))
            found[f"export {suffix}"] = _export(suffix, before, after)
    return found


def _export(suffix: str, before: bytes, after: bytes) -> SavePath:
    def act(path: Path) -> None:
        write_file(path, after, expected=digest_of(before))

    return _one_file(f"scan{suffix}", before, after, act)


def _done(_digest: str) -> None:
    pass

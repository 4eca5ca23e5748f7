"""The command line (file-format contract in docs/architecture.md). Loads Qt for the window, a PDF or a PNG only.

Exit codes: 0 done, 2 refused with one line of Dutch on stderr, 130 after Ctrl+C, 141 when nobody reads the output
any more. Modules are imported where they are needed, so that showing the version does not load the models.
"""

import contextlib
import io
import json
import os
import re
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import argparse

    from zorgscan_desktop.core.instrument import Instrument
    from zorgscan_desktop.core.scan import Scan
    from zorgscan_desktop.storage.scan_file import Loaded

OpenWindow: TypeAlias = Callable[[Path | None], int]

DONE = 0
REFUSED = 2
INTERRUPTED = 130
NOBODY_LISTENS = 141

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SCHOOL_YEAR = re.compile(r"([0-9]{4})-([0-9]{4})")
_YEARS = range(1900, 3000)


class RefusalError(Exception):
    """A command that cannot be done; the text is the sentence for stderr."""


class Answer(NamedTuple):
    """What a command ends with: the exit code, the text for stdout, and the one line for stderr."""

    code: int = DONE
    shown: str = ""
    said: str = ""


def run(argv: list[str], open_window: OpenWindow) -> int:
    """Do what was typed and return the exit code; ``open_window`` gets the file to open, or None."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a character must not stop us
            stream.reconfigure(errors="replace")
    try:
        return _give(_answer(argv, open_window))
    except KeyboardInterrupt:
        return INTERRUPTED


def _answer(argv: list[str], open_window: OpenWindow) -> Answer:
    try:
        # What a double click asks needs no parser of command lines, which takes as long to load as a screen to paint.
        if not argv or (len(argv) == 1 and not argv[0].startswith("-") and argv[0] not in _COMMANDS):
            return Answer(open_window(Path(argv[0]) if argv and argv[0] else None))
        return _parsed(argv, open_window)
    except Exception as error:  # noqa: BLE001  the last net: a sentence, never a traceback with words of a scan in it
        return Answer(REFUSED, said=_sentence(error))


def _parsed(argv: list[str], open_window: OpenWindow) -> Answer:
    from zorgscan_desktop.app.arguments import UsageError, parse

    shown = io.StringIO()  # argparse itself would keep silent when the help cannot be written
    try:
        with contextlib.redirect_stdout(shown):
            chosen = parse(argv)
    except SystemExit:
        return Answer(shown=shown.getvalue())
    except UsageError as error:
        return Answer(REFUSED, said=str(error))
    if chosen.command is None:
        return Answer(open_window(Path(chosen.file) if chosen.file else None))
    return _COMMANDS[chosen.command](chosen)


def _sentence(error: Exception) -> str:
    from zorgscan_desktop.app.messages import file_message, resource_message, write_message
    from zorgscan_desktop.app.resources import ResourceError
    from zorgscan_desktop.storage.atomic import WriteError
    from zorgscan_desktop.storage.reasons import ScanFileError

    match error:
        case RefusalError():
            return str(error)
        case ScanFileError():
            return file_message(error)
        case WriteError():
            return write_message(error)
        case ResourceError():
            return resource_message(error)
        case _:
            return "Er liep iets mis dat Zorgscan niet verwachtte. Er is niets veranderd; probeer opnieuw."


def _give(answer: Answer) -> int:
    """Show and say the answer; a reader that went away or a full disk behind ``>`` gets no traceback either."""
    code, said = answer.code, answer.said
    try:
        print(answer.shown, end="", flush=True)
    except BrokenPipeError:
        code, said = NOBODY_LISTENS, ""
        _drop_stdout()
    except OSError:
        code, said = REFUSED, "Het antwoord kan niet geschreven worden. Kijk na of er nog plaats is op de schijf."
        _drop_stdout()
    if said and sys.stderr is not None:
        with contextlib.suppress(OSError):
            print(said, file=sys.stderr, flush=True)
    return code


def _drop_stdout() -> None:
    """Let Python's own last flush go nowhere, or it complains in English."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _new(chosen: "argparse.Namespace") -> Answer:
    from zorgscan_desktop.app.resources import load_instrument
    from zorgscan_desktop.core.scan import Scan, school_year_of
    from zorgscan_desktop.storage.scan_file import write_scan

    day = datetime.now().astimezone().date() if chosen.date is None else _day(chosen.date)
    year = school_year_of(day) if chosen.school_year is None else _school_year(chosen.school_year)
    instrument = load_instrument()
    scan = Scan.new(instrument, day=day, now=datetime.now(UTC), school=_school(chosen.school), school_year=year)
    write_scan(Path(chosen.output), scan, instrument, overwrite=chosen.force)
    return Answer()


def _day(text: str) -> date:
    with contextlib.suppress(ValueError):
        day = date.fromisoformat(text)
        if _DAY.fullmatch(text) and day.year in _YEARS:
            return day
    raise RefusalError("Deze datum bestaat niet. Schrijf hem zoals 2026-10-01: jaar, maand, dag.")


def _school_year(text: str) -> str:
    found = _SCHOOL_YEAR.fullmatch(text)
    if found is None or int(found[1]) + 1 != int(found[2]):
        raise RefusalError("Dit schooljaar klopt niet. Schrijf het zoals 2026-2027: twee jaren na elkaar.")
    return text


def _school(text: str) -> str:
    from zorgscan_desktop.core.scan import MAX_TEXT

    if len(text) > MAX_TEXT:
        raise RefusalError("De naam van de school is te lang. Kies een kortere naam.")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise RefusalError(
            "De naam van de school bevat een teken dat niet gelezen kan worden. Typ hem opnieuw."
        ) from None
    return text


def _check(chosen: "argparse.Namespace") -> Answer:
    from zorgscan_desktop.app.messages import file_label, file_message, read_only_message, shown
    from zorgscan_desktop.app.resources import load_instrument
    from zorgscan_desktop.storage.scan_file import ScanFileError, read_scan

    instrument = load_instrument()
    lines: list[str] = []
    refused: list[tuple[str, str]] = []
    for name in chosen.files:
        try:
            loaded = read_scan(Path(name), instrument)
            state = _state(loaded)
            if loaded.read_only:
                refused.append((name, read_only_message(name)))
        except ScanFileError as error:
            state = f"geweigerd ({file_label(error)})"
            refused.append((name, file_message(error, name)))
        lines.append(f"{shown(name)}: {state}\n")
    if not refused:
        return Answer(shown="".join(lines))
    return Answer(REFUSED, "".join(lines), _refusals(refused, len(lines)))


def _state(loaded: "Loaded") -> str:
    """A file that was read, in a few words."""
    from zorgscan_desktop.core.summary import tally

    if loaded.read_only:
        return "alleen lezen (nieuwere versie)"
    count = tally(loaded.scan.cards)
    facts = [f"{count.placed} van {count.to_place} kaarten gelegd"]
    if loaded.migrated_from is not None:
        facts.append("oudere versie")
    if loaded.changed_outside:
        facts.append("buiten Zorgscan veranderd")
    return f"in orde ({', '.join(facts)})"


def _refusals(refused: list[tuple[str, str]], total: int) -> str:
    from zorgscan_desktop.app.messages import shown

    if len(refused) == 1:
        return refused[0][1]
    names = ", ".join(f"“{shown(name)}”" for name, _ in refused)
    return f"{len(refused)} van de {total} bestanden zijn niet in orde: {names}. Er is niets veranderd."


def _export(chosen: "argparse.Namespace") -> Answer:
    from zorgscan_desktop.app.messages import shown
    from zorgscan_desktop.app.rendering import SUFFIXES
    from zorgscan_desktop.app.resources import load_instrument
    from zorgscan_desktop.storage.atomic import write_file
    from zorgscan_desktop.storage.scan_file import read_scan

    source, target = Path(chosen.file), Path(chosen.output)
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        raise RefusalError(
            f"“{shown(target)}” kan Zorgscan niet maken. Kies een naam die eindigt op .xlsx, .pdf of .png."
        )
    with contextlib.suppress(OSError):
        if source.samefile(target):
            raise RefusalError(f"“{shown(target)}” is de scan zelf en is niet overschreven. Kies een andere naam.")
    instrument = load_instrument()
    scan = read_scan(source, instrument).scan
    write_file(target, _make(suffix, scan, instrument, not chosen.without_notes))
    return Answer()


def _make(suffix: str, scan: "Scan", instrument: "Instrument", with_notes: bool) -> bytes:
    from zorgscan_desktop.app.rendering import export_bytes

    if suffix == ".xlsx":
        return export_bytes(suffix, scan, instrument, with_notes=with_notes)
    from zorgscan_desktop.app.headless import painting

    with painting():
        return export_bytes(suffix, scan, instrument, with_notes=with_notes)


def _schema(_chosen: "argparse.Namespace") -> Answer:
    from zorgscan_desktop.storage.scan_file import file_schema

    return Answer(shown=json.dumps(file_schema(), indent=2, sort_keys=True) + "\n")


_COMMANDS = {"new": _new, "check": _check, "export": _export, "schema": _schema}

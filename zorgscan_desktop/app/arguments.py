"""What can be typed after ``zorgscan``, with argparse made to speak Dutch. No Qt."""

import argparse
import re
from typing import Any, NoReturn

from zorgscan_desktop.app.version import __version__

_COMMANDS = {
    "new": "maakt een lege scan: alle kaarten nog niet gelegd",
    "check": "kijkt na of scans geopend kunnen worden, en verandert niets",
    "export": "maakt van een scan een werkblad (.xlsx), een PDF (.pdf) of een beeld (.png)",
    "schema": "toont hoe het bestand van een scan in elkaar zit, voor wie zelf programma's schrijft",
}
_LIST = "\n".join(f"  zorgscan {name:<8} {does}" for name, does in _COMMANDS.items())

# What argparse says in English, and what it means; for anything else there is a sentence without argparse's words.
_MEANINGS = (
    (r"the following arguments are required: (?P<what>.*)", "Er ontbreekt iets in de opdracht: {what}."),
    (r"unrecognized arguments: (?P<what>.*)", "Dit hoort niet in de opdracht: {what}."),
    (r"argument (?P<what>.*): expected .*argument.*", "Na {what} ontbreekt iets in de opdracht."),
)


class UsageError(Exception):
    """What was typed is not a command that exists; the text is the Dutch sentence."""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Put a Dutch word before the usage: the only English that argparse adds to a help text by itself."""
        super().add_usage(usage, actions, groups, "Gebruik: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """An argparse parser that raises a Dutch UsageError instead of printing English and leaving."""

    def error(self, message: str) -> NoReturn:
        advice = f"Typ “{self.prog} --help” voor uitleg."
        for pattern, meaning in _MEANINGS:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                what = "".join(character if character.isprintable() else "?" for character in found["what"])
                raise UsageError(f"{meaning.format(what=what)} {advice}")
        raise UsageError(f"Deze opdracht klopt niet. {advice}")


def parse(argv: list[str]) -> argparse.Namespace:
    """What was typed: ``command`` is one of the commands, or None for the window, beside what belongs to it.

    UsageError when it makes no sense; SystemExit after showing a help text or the version.
    """
    command = argv[0] if argv and argv[0] in _COMMANDS else None
    make = {"new": _new, "check": _check, "export": _export, "schema": _schema}.get(command or "", _window)
    chosen = make().parse_args(argv[1:] if command else argv)
    chosen.command = command
    return chosen


def _window() -> _Parser:
    parser = _parser(None, "[BESTAND]", f"Opent Zorgscan, met BESTAND als je er een noemt.\n\nOpdrachten:\n{_LIST}")
    options = parser.add_argument_group("Wat je kunt meegeven")
    options.add_argument("file", nargs="?", metavar="BESTAND", help="een scan; heet die als een opdracht, typ ./new")
    options.add_argument("--version", action="version", version=f"zorgscan {__version__}", help="toont de versie")
    return _with_help(parser, options)


def _new() -> _Parser:
    usage = "-o BESTAND [--school NAAM] [--school-year JAAR] [--date DATUM] [--force]"
    parser = _parser("new", usage)
    options = parser.add_argument_group("Wat je kunt meegeven")
    options.add_argument("-o", "--output", required=True, metavar="BESTAND", help="waar de scan komt (.zorgscan)")
    options.add_argument("--school", default="", metavar="NAAM", help="naam van de school")
    options.add_argument("--school-year", metavar="JAAR", help="schooljaar, zoals 2026-2027; anders dat van de datum")
    options.add_argument("--date", metavar="DATUM", help="dag van de scan, zoals 2026-10-01; anders vandaag")
    options.add_argument("--force", action="store_true", help="overschrijft een bestand dat er al is")
    return _with_help(parser, options)


def _check() -> _Parser:
    parser = _parser("check", "BESTAND [BESTAND …]")
    options = parser.add_argument_group("Wat je kunt meegeven")
    options.add_argument("files", nargs="+", metavar="BESTAND", help="een scan")
    return _with_help(parser, options)


def _export() -> _Parser:
    parser = _parser("export", "BESTAND -o UITVOER [--zonder-notities]")
    options = parser.add_argument_group("Wat je kunt meegeven")
    options.add_argument("file", metavar="BESTAND", help="een scan")
    output_help = "het bestand dat gemaakt wordt: .xlsx, .pdf of .png"
    options.add_argument("-o", "--output", required=True, metavar="UITVOER", help=output_help)
    options.add_argument(
        *("--zonder-notities", "--without-notes"),
        dest="without_notes",
        action="store_true",
        help="laat weg wat jullie zelf over het gesprek schreven",
    )
    return _with_help(parser, options)


def _schema() -> _Parser:
    parser = _parser("schema", "")
    return _with_help(parser, parser.add_argument_group("Wat je kunt meegeven"))


def _parser(command: str | None, usage: str, description: str | None = None) -> _Parser:
    prog = f"zorgscan {command}" if command else "zorgscan"
    return _Parser(
        prog=prog,
        usage=f"{prog} {usage}".rstrip(),
        description=description or f"Zorgscan {_COMMANDS[command or '']}.",
        formatter_class=_Formatter,
        add_help=False,
        allow_abbrev=False,
    )


def _with_help(parser: _Parser, options: argparse._ArgumentGroup) -> _Parser:
    options.add_argument("-h", "--help", action="help", help="toont deze uitleg")
    return parser

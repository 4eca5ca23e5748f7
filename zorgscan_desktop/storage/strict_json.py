"""JSON as the project file wants it: what ``json.loads`` lets through in silence is refused here with a reason."""

import codecs
import json
import re
from typing import Any

from zorgscan_desktop.storage.reasons import Reason, ScanFileError

MAX_BYTES = 5_000_000
"""The size cap of a project file, 5 MB."""

MAX_DEPTH = 20
"""How deep objects and lists may lie in each other; a scan needs 4."""

MAX_VALUES = 100_000
"""Values in one file. A scan has hundreds; a file with more is hostile, and reporting on each takes seconds."""

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
# Possessive, and content with a string that never ends: no text can make it start over and over again.
_STRING = re.compile(rb'"[^"\\]*+(?:\\.?[^"\\]*+)*+(?:"|\Z)', re.DOTALL)
_NO_MARK = bytes(set(range(256)) - set(b'[]{},"'))


def loads(data: bytes) -> Any:
    """The value in ``data``; ScanFileError for anything but one plain UTF-8 JSON value of bounded size and depth."""
    text = _text(data)
    _check_structure(data)
    fractions: list[str] = []

    def fraction(spelled: str) -> float:
        fractions.append(spelled)
        return float(spelled)

    try:
        value = json.loads(text, object_pairs_hook=_object, parse_float=fraction, parse_constant=fraction)
        # What Python reads but JSON cannot hold: lone surrogates, NaN and what is too large to be a number. A
        # surrogate comes from an escape only, the others are no whole numbers: most files have neither.
        if fractions or "\\u" in text:
            canonical(value)
    except json.JSONDecodeError as error:
        raise ScanFileError(Reason.SYNTAX, f"line {error.lineno}") from None
    except UnicodeEncodeError:
        raise ScanFileError(Reason.ENCODING) from None
    except RecursionError:
        raise ScanFileError(Reason.TOO_DEEP) from None
    except ValueError:  # from canonical, or Python's own limit on the digits of a whole number
        raise ScanFileError(Reason.NUMBER) from None
    return value


def canonical(value: Any) -> bytes:
    """The one spelling of a JSON value for the checksum: UTF-8, sorted keys, no spaces, nothing escaped in vain."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def _text(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise ScanFileError(Reason.TOO_LARGE)
    if not data.strip():
        raise ScanFileError(Reason.EMPTY)
    if data.startswith(_MARKS):
        raise ScanFileError(Reason.BYTE_ORDER_MARK)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise ScanFileError(Reason.ENCODING) from None


def _check_structure(data: bytes) -> None:
    """Refuse what would take the parser too deep or too long, at the speed of string functions."""
    if b"\\" in data:
        data = _STRING.sub(b"", data)
    # All is short once only the marks are left; without escapes every second quote ends a string.
    structure = b"".join(data.translate(None, _NO_MARK).split(b'"')[::2])
    if structure.count(b",") > MAX_VALUES:
        raise ScanFileError(Reason.TOO_MANY_VALUES)
    brackets = structure.replace(b",", b"")
    for _ in range(MAX_DEPTH):
        if not brackets:
            return
        brackets = brackets.replace(b"[]", b"").replace(b"{}", b"")
    # Of a file that was cut off at most MAX_DEPTH open brackets are left, for the parser to report.
    if len(brackets) > MAX_DEPTH:
        raise ScanFileError(Reason.TOO_DEEP)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ScanFileError(Reason.REPEATED_KEY)
    return found

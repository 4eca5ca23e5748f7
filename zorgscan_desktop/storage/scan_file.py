"""Project files, ``.zorgscan``: read strictly, written so that what was said to be saved can be read again.

The format is in docs/architecture.md. In short: UTF-8 JSON, two-space indent, sorted keys, one line end at the
end; the keys are the fields of core.scan plus ``checksum``.

The checksum is the sha256, in hexadecimal, of the file's JSON object without its keys ``checksum`` and
``modified``, spelled as UTF-8 with sorted keys, no spaces and nothing escaped but what JSON must escape
(``strict_json.canonical``). It is taken over what stands in the file, before defaults and migrations. A file
without one, or with another one, was changed outside the app: it opens, and that is said once.
"""

import errno
import hashlib
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import from_json, to_json

from zorgscan_desktop.core.instrument import Instrument
from zorgscan_desktop.core.scan import FORMAT, FORMAT_VERSION, Scan, reference_problem
from zorgscan_desktop.storage.atomic import digest_of, write_file
from zorgscan_desktop.storage.migrations import upgrade
from zorgscan_desktop.storage.reading import NotAFileError, read_regular
from zorgscan_desktop.storage.reasons import Reason, ScanFileError
from zorgscan_desktop.storage.strict_json import MAX_BYTES, canonical, loads

__all__ = ["Loaded", "Reason", "ScanFileError", "file_schema", "parse_scan", "read_scan", "scan_bytes", "write_scan"]

# The keys without a default in the format. The models have defaults for most of them, as a convenience to code;
# in a file their absence is damage: a card that lost its ``zone`` must not come back as not placed.
_BASE_KEYS = (
    *("instrument", "scan_id", "school", "school_year", "date", "participants"),
    *("created", "modified", "cards", "notes", "plan"),
)
_CARD_KEYS = ("id", "zone")
_NOTE_KEYS = ("dimension", "card", "text", "at")
# Keys that came after 0.1.0: written only when they say something, so that a scan that does not use them keeps its
# bytes, and the earlier version can read it.
_LATER_KEYS = ("agenda", "report")
_LATER_CARD_KEYS = ("votes",)

_FOUND = {
    errno.ENOENT: Reason.NOT_FOUND,
    errno.ENOTDIR: Reason.NOT_FOUND,
    errno.ENAMETOOLONG: Reason.NOT_FOUND,
    errno.ELOOP: Reason.NOT_FOUND,
    errno.EACCES: Reason.NOT_ALLOWED,
    errno.EPERM: Reason.NOT_ALLOWED,
    errno.EBUSY: Reason.BUSY,
    errno.EAGAIN: Reason.BUSY,
}
_WINDOWS_BUSY = (32, 33)


class Loaded(NamedTuple):
    """A scan as it was read.

    ``read_only``: made by a newer version; what this version does not know is not in ``scan``, so it must never be
    saved over. ``changed_outside``: the checksum is missing or does not fit. ``migrated_from``: the older format
    version that the file on disk still has. ``digest``: of the bytes that were read, for ``expected``.
    """

    scan: Scan
    read_only: bool
    changed_outside: bool
    migrated_from: int | None
    digest: str


def read_scan(path: Path, instrument: Instrument) -> Loaded:
    """Read a project file; ScanFileError with its reason when it is refused. The file is never changed."""
    try:
        data = read_regular(path, MAX_BYTES)
        if data is None:
            raise ScanFileError(Reason.TOO_LARGE)
        return parse_scan(data, instrument)
    except ScanFileError as error:
        raise ScanFileError(error.reason, error.place, path) from None
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        raise ScanFileError(_file_reason(error), path=path) from None


def parse_scan(data: bytes, instrument: Instrument) -> Loaded:
    """The scan in the bytes of a project file; ScanFileError with its reason when it is refused."""
    return _parsed(data, instrument, None)


def _parsed(data: bytes, instrument: Instrument, written: dict[str, Any] | None) -> Loaded:
    """``written``: content that was just summed. When that is what the bytes hold, its checksum fits."""
    content = loads(data)
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise ScanFileError(Reason.FOREIGN)
    version = content.get("version")
    if type(version) is not int or version < 1:  # a bool is an int to Python
        raise ScanFileError(Reason.VERSION, "version")
    if version > FORMAT_VERSION:
        return Loaded(_newer(content, instrument), True, False, None, digest_of(data))
    changed_outside = _take_checksum(content, known=content == written)
    content, migrated_from = _upgraded(content)
    scan = _checked(content, instrument)
    return Loaded(scan, False, changed_outside, migrated_from, digest_of(data))


def scan_bytes(scan: Scan) -> bytes:
    """The bytes of the project file of a scan: the same for the same scan, but for ``modified``."""
    return _bytes_of(_content_of(scan))


def write_scan(
    path: Path,
    scan: Scan,
    instrument: Instrument,
    *,
    expected: str | None = None,
    overwrite: bool = True,
    private: bool = False,
) -> str:
    """Save a scan and return the digest of the file; the keywords are those of ``atomic.write_file``.

    ScanFileError (TOO_LARGE_TO_SAVE, CANNOT_SAVE) when the scan would not come back as it is, before the disk is
    touched; WriteError when the disk refuses. In both cases the file on disk is whole.
    """
    try:
        data = _proven_bytes(scan, instrument)
    except ScanFileError as error:
        raise ScanFileError(error.reason, error.place, path) from None
    return write_file(path, data, expected=expected, overwrite=overwrite, private=private)


def file_schema() -> dict[str, Any]:
    """The JSON Schema of a project file of today's version."""
    schema = Scan.model_json_schema(mode="validation")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Zorgscan"
    schema["properties"]["checksum"] = {"title": "Checksum", "type": "string"}
    schema["required"] = ["format", "version", *_BASE_KEYS]
    schema["$defs"]["Card"]["required"] = list(_CARD_KEYS)
    schema["$defs"]["Note"]["required"] = list(_NOTE_KEYS)
    return schema


def _proven_bytes(scan: Scan, instrument: Instrument) -> bytes:
    """The bytes of a scan, read back and compared: what cannot be opened again must not replace what can."""
    try:
        content = _content_of(scan)
        data = _bytes_of(content)
    except ValueError:  # a part that went round the checks of the models; its text may hold the user's words
        raise ScanFileError(Reason.CANNOT_SAVE) from None
    if len(data) > MAX_BYTES:
        raise ScanFileError(Reason.TOO_LARGE_TO_SAVE)
    try:
        loaded = _parsed(data, instrument, content)
    except ScanFileError as error:
        raise ScanFileError(Reason.CANNOT_SAVE, error.place) from None
    if loaded.scan != scan or loaded.changed_outside or loaded.read_only:
        raise ScanFileError(Reason.CANNOT_SAVE)
    return data


def _content_of(scan: Scan) -> dict[str, Any]:
    """What the file of a scan holds, checksum and all, in the order of the file."""
    content = scan.model_dump(mode="json", warnings="error")
    for part, keys in ((content, _LATER_KEYS), *((card, _LATER_CARD_KEYS) for card in content["cards"])):
        for key in keys:
            if not part[key]:
                del part[key]
    spelled = _spelled(content)
    # The canonical spelling has the keys of every part in order; only the two that it lacks must find their place.
    lacking = {"modified": content["modified"], "checksum": hashlib.sha256(spelled).hexdigest()}
    return dict(sorted({**from_json(spelled), **lacking}.items()))


def _bytes_of(content: dict[str, Any]) -> bytes:
    """What json.dumps makes of it with an indent of two, in a tenth of the time."""
    return to_json(content, indent=2) + b"\n"


def _spelled(content: dict[str, Any]) -> bytes:
    """What the checksum is taken of."""
    return canonical({key: value for key, value in content.items() if key not in ("checksum", "modified")})


def _take_checksum(content: dict[str, Any], *, known: bool) -> bool:
    """Take the checksum out of the content; True when it is not there or does not fit, which ``known`` rules out."""
    found = content.pop("checksum", "")
    if not isinstance(found, str):
        raise ScanFileError(Reason.WRONG_VALUE, "checksum")
    return not known and found != hashlib.sha256(_spelled(content)).hexdigest()


def _upgraded(content: dict[str, Any]) -> tuple[dict[str, Any], int | None]:
    try:
        return upgrade(content)
    except (LookupError, TypeError, ValueError, AttributeError):  # an old file that was never valid
        raise ScanFileError(Reason.WRONG_VALUE) from None


def _checked(content: dict[str, Any], instrument: Instrument) -> Scan:
    """The scan in content of today's version, when all of it fits."""
    _check_keys(content)
    try:
        # Through JSON once more, because only there does pydantic's strict mode take lists for tuples.
        scan = Scan.model_validate_json(to_json(content), strict=True)
    except ValidationError as error:
        raise _first_problem(error) from None
    problem = reference_problem(scan, instrument)
    if problem:
        raise ScanFileError(Reason(problem[0]), problem[1])
    return scan


def _check_keys(content: dict[str, Any]) -> None:
    _check_key_set(content, _BASE_KEYS, "")
    for part, keys in (("cards", _CARD_KEYS), ("notes", _NOTE_KEYS)):
        items = content[part]
        for index, item in enumerate(items if isinstance(items, list) else ()):
            if isinstance(item, dict):
                _check_key_set(item, keys, f"{part}[{index}]")


def _check_key_set(content: dict[str, Any], keys: tuple[str, ...], place: str) -> None:
    for key in keys:
        if key not in content:
            raise ScanFileError(Reason.MISSING_KEY, f"{place}.{key}".lstrip("."))


def _newer(content: dict[str, Any], instrument: Instrument) -> Scan:
    """What this version understands of a newer file: keys that it does not know are left out."""
    content = {**content, "version": FORMAT_VERSION}
    content.pop("checksum", None)  # who knows how that version takes it
    try:
        Scan.model_validate_json(to_json(content), strict=True)
    except ValidationError as error:
        for problem in _problems(error):
            if problem["type"] == "extra_forbidden":
                _leave_out(content, problem["loc"])
    try:
        return _checked(content, instrument)
    except ScanFileError as error:
        raise ScanFileError(Reason.NEWER, error.place) from None


def _leave_out(content: Any, location: tuple[int | str, ...]) -> None:
    for step in location[:-1]:
        content = content[step]
    del content[location[-1]]


def _problems(error: ValidationError) -> list[Any]:
    return list(error.errors(include_url=False, include_context=False, include_input=False))


def _first_problem(error: ValidationError) -> ScanFileError:
    """The first thing that pydantic found. An unknown key is not named: it may be anything."""
    problem = _problems(error)[0]
    if problem["type"] == "extra_forbidden":
        return ScanFileError(Reason.UNKNOWN_KEY, _place(problem["loc"][:-1]))
    reason = Reason.MISSING_KEY if problem["type"] == "missing" else Reason.WRONG_VALUE
    return ScanFileError(reason, _place(problem["loc"]))


def _place(location: tuple[int | str, ...]) -> str:
    """A location in a validation error as ``cards[3].zone``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in location).lstrip(".")


def _file_reason(error: OSError | ValueError) -> Reason:
    if isinstance(error, NotAFileError):
        return Reason.NOT_A_FILE
    if not isinstance(error, OSError):
        return Reason.NOT_FOUND
    if getattr(error, "winerror", None) in _WINDOWS_BUSY:
        return Reason.BUSY
    return _FOUND.get(error.errno or 0, Reason.UNREADABLE)

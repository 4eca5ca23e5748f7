"""Why a project file was not read or not saved, without a word of what stands in it."""

from enum import StrEnum
from pathlib import Path


class Reason(StrEnum):
    """Why a project file is refused; ``app.messages`` has the sentence for each."""

    # The file itself.
    NOT_FOUND = "not_found"
    NOT_ALLOWED = "not_allowed"
    NOT_A_FILE = "not_a_file"
    BUSY = "busy"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    # Its text.
    EMPTY = "empty"
    BYTE_ORDER_MARK = "byte_order_mark"
    ENCODING = "encoding"
    SYNTAX = "syntax"
    TOO_DEEP = "too_deep"
    TOO_MANY_VALUES = "too_many_values"
    NUMBER = "number"
    REPEATED_KEY = "repeated_key"
    # Whose file it is.
    FOREIGN = "foreign"
    VERSION = "version"
    NEWER = "newer"
    INSTRUMENT = "instrument"
    # Its content. From UNKNOWN_CARD on these are the kinds of core.scan.reference_problem.
    UNKNOWN_KEY = "unknown_key"
    MISSING_KEY = "missing_key"
    WRONG_VALUE = "wrong_value"
    UNKNOWN_CARD = "unknown_card"
    MISSING_CARD = "missing_card"
    REPEATED_CARD = "repeated_card"
    CARD_ORDER = "card_order"
    FEATURE = "feature"
    OWN_CARD = "own_card"
    QUESTION = "question"
    REPORT = "report"
    # Saving: the scan in memory would not come back as it is.
    TOO_LARGE_TO_SAVE = "too_large_to_save"
    CANNOT_SAVE = "cannot_save"


class ScanFileError(Exception):
    """A project file is refused. ``place`` says where, such as ``cards[3].zone``; it never quotes the file."""

    def __init__(self, reason: Reason, place: str = "", path: Path | None = None) -> None:
        super().__init__(f"{reason.value} {place}".rstrip())
        self.reason = reason
        self.place = place
        self.path = path

"""Where Dutch words may break at the end of a line: those of the paper from a list, all others by a dictionary.

The dictionary takes 60 ms and 8 MB, which is a board that stands still while twenty people watch; the list is read
in less than one.
"""

import re
from functools import cache
from pathlib import Path

SOFT_HYPHEN = "\u00ad"
AT_LEAST = 3
"""So many letters stay on each side of a hyphen."""

_LETTERS = re.compile(r"[^\W\d_]+")
_list: list[Path] = []


def set_word_list(file: Path) -> None:
    """Say once, at start-up, where the list lies: one word on a line, with its hyphens."""
    _list[:] = [file]


@cache
def hyphenated(word: str) -> str:
    """The word with soft hyphens between its Dutch syllables."""
    known, parts = _known(), _LETTERS.findall(word)
    if all(len(part) < 2 * AT_LEAST or part.lower() in known for part in parts):
        return _LETTERS.sub(lambda found: _broken(found[0], known.get(found[0].lower(), (len(found[0]),))), word)
    import pyphen

    return str(pyphen.Pyphen(lang="nl_NL", left=AT_LEAST, right=AT_LEAST).inserted(word, SOFT_HYPHEN))


@cache
def _known() -> dict[str, tuple[int, ...]]:
    """How long the syllables of each word of the list are."""
    words = _list[0].read_text(encoding="utf-8").split() if _list else []
    return {word.replace("-", ""): tuple(map(len, word.split("-"))) for word in words}


def _broken(word: str, lengths: tuple[int, ...]) -> str:
    ends = [sum(lengths[: index + 1]) for index in range(len(lengths))]
    return SOFT_HYPHEN.join(word[start:end] for start, end in zip([0, *ends], ends, strict=False))

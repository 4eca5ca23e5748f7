"""How wide the four columns of the overview are: equal, until the chips need more lines than there is room for."""

from collections.abc import Mapping, Sequence
from itertools import product

from zorgscan_desktop.core.instrument import SIGNS, Sign

Counts = Sequence[Mapping[Sign, int]]
"""For each dimension how many cards lie in each zone."""


def lines_of(row: Mapping[Sign, int], per_line: Mapping[Sign, int]) -> int:
    """The lines of chips that one dimension takes."""
    return max(1, *(-(-row[sign] // per_line[sign]) for sign in SIGNS))


def columns(counts: Counts, inner: float, chip: float, least: float, lines: int) -> dict[Sign, float]:
    """Widths of the columns, ``inner`` together: equal when ``lines`` do, else the full ones take from the others.

    ``chip`` is a chip with its gap, ``least`` the narrowest column.
    """
    equal = dict.fromkeys(SIGNS, inner / 4)
    needed = _total(counts, per_line(equal, chip))
    if needed <= lines:
        return equal
    best, best_cost = equal, (needed, 0)
    for chips in product(range(1, int(inner // chip) + 1), repeat=len(SIGNS)):
        widths = {sign: max(least, (n + 0.2) * chip) for sign, n in zip(SIGNS, chips, strict=True)}
        spare = inner - sum(widths.values())
        if spare < 0:
            continue
        cost = (_total(counts, dict(zip(SIGNS, chips, strict=True))), max(chips) - min(chips))
        if cost < best_cost:
            best, best_cost = {sign: width + spare / len(SIGNS) for sign, width in widths.items()}, cost
    return best


def per_line(widths: Mapping[Sign, float], chip: float) -> dict[Sign, int]:
    """How many chips go beside each other in each column."""
    return {sign: max(1, int((width - 0.1 * chip) // chip)) for sign, width in widths.items()}


def _total(counts: Counts, chips: Mapping[Sign, int]) -> int:
    return sum(lines_of(row, chips) for row in counts)

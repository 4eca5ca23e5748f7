"""The sheet Actieplan: one row a building block, in order of priority. Columns nobody filled are left out."""

from collections.abc import Callable, Sequence

from zorgscan_desktop.core.days import long_date
from zorgscan_desktop.core.scan import PlanRow, Scan
from zorgscan_desktop.core.summary import dots_of
from zorgscan_desktop.export.cells import clean
from zorgscan_desktop.export.labels import CardWords, subtitle
from zorgscan_desktop.export.look import SHELL, SURFACE, Look
from zorgscan_desktop.export.page import Page
from zorgscan_desktop.export.report import STATUS
from zorgscan_desktop.export.text_size import fitting_width, height

_HEAD_ROW = 4
_HEAD = Look(bold=True, color=SURFACE, fill=SHELL, vertical="center")
_SIZE = 10.0
_BODY = Look(size=_SIZE, edges="b")
_Words = dict[str, CardWords]
_Column = tuple[str, float, bool, Callable[[PlanRow, _Words], str]]


def _actions(row: PlanRow) -> str:
    """One action a line; a dash in front would look like a sign, so a bullet."""
    return "\n".join(row.actions) if len(row.actions) < 2 else "\n".join(f"• {action}" for action in row.actions)


_COLUMNS: tuple[_Column, ...] = (
    ("Bouwsteen", 26, True, lambda row, words: "\n".join(words[card].title for card in row.cards)),
    ("Doel", 30, True, lambda row, _: row.goal),
    ("Acties", 36, True, lambda row, _: _actions(row)),
    ("Wie", 16, True, lambda row, _: row.who),
    ("Tegen wanneer", 16, True, lambda row, _: long_date(row.due) if row.due else ""),
    ("Opvolging", 22, True, lambda row, _: row.follow_up),
    ("Middelen en vorming", 22, False, lambda row, _: row.means),
    ("Succesindicator", 22, False, lambda row, _: row.success),
    ("Evaluatie", 22, False, lambda row, _: row.evaluation),
    ("Borging", 22, False, lambda row, _: row.securing),
    ("Stand", 12, True, lambda row, _: STATUS[row.status]),
)
"""Heading, width, whether it is always there, and its text."""


def plan_sheet(page: Page, scan: Scan, cards: Sequence[CardWords]) -> None:
    """Fill the page."""
    words = {card.card.id: card for card in cards}
    columns = [c for c in _COLUMNS if c[2] or any(c[3](row, words) for row in scan.plan)]
    dots = [dots_of(scan, row) for row in scan.plan]
    texts = [[clean(text(row, words)) for *_, text in columns] for row in scan.plan]
    widths = [
        fitting_width([row[index] for row in texts], (width, 1.6 * width, 2.5 * width, 4 * width), _SIZE)
        for index, (_, width, *_) in enumerate(columns)
    ]
    page.widths([11, *widths, *([10] if any(dots) else [])])
    page.title("Actieplan", subtitle(scan))
    heads = ["Prioriteit", *(name for name, *_ in columns), *(["Stippen"] if any(dots) else [])]
    for column, name in enumerate(heads, 1):
        page.text(_HEAD_ROW, column, name, _HEAD)
    page.height(_HEAD_ROW, 22)
    for priority, (count, line) in enumerate(zip(dots, texts, strict=True), 1):
        number = _HEAD_ROW + priority
        page.number(number, 1, priority, _BODY)
        for column, text in enumerate(line, 2):
            page.text(number, column, text, _BODY)
        if any(dots):
            page.number(number, len(heads), count, _BODY)
        page.height(number, height(list(zip(line, widths, strict=True)), _SIZE))
    page.sheet.freeze_panes = f"C{_HEAD_ROW + 1}"
    page.sheet.sheet_view.showGridLines = False
    page.sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    page.for_print(landscape=True)

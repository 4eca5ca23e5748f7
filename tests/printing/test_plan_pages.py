"""The PDF holds the action plan in order with every filled field, and the report; no notes where none are wanted."""

from datetime import date
from typing import Any

import pytest
from page_samples import NOW, PAPER, WINTER, changed, flat, laid, text_of
from PySide6.QtWidgets import QApplication

from zorgscan_desktop.app.headless import painting
from zorgscan_desktop.core.instrument import SIGNS
from zorgscan_desktop.core.scan import Note, PlanRow, ReportText, Scan
from zorgscan_desktop.export.report import report_parts
from zorgscan_desktop.printing import pages

FULL = PlanRow(
    cards=("6.3", "1.2"),
    goal="Effecten volgen",
    actions=("Gegevens zoeken", "Samen kiezen"),
    who="Kernteam",
    due=date(2027, 3, 1),
    follow_up="Studiedag",
    status="in_progress",
    means="Twee uren",
    success="Minder herhaling",
    evaluation="In mei",
    securing="In de kalender",
    votes=7,
)


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> Any:
    with painting():
        yield


def words(scan: Scan, **options: Any) -> str:
    return text_of(pages.pdf_bytes(scan, PAPER, zone=WINTER, **options))


def test_every_filled_field_is_there_in_order() -> None:
    text = words(changed(laid(*SIGNS), plan=(FULL, PlanRow(cards=("7.1",)))))
    assert (
        flat(
            "Doel Effecten volgen Acties • Gegevens zoeken • Samen kiezen Wie Kernteam Tegen wanneer 1 maart 2027 "
            "Opvolging Studiedag Stand Lopend Middelen en vorming Twee uren Succesindicator Minder herhaling "
            "Evaluatie In mei Borging In de kalender Stippen 7"
        )
        in text
    )
    second = text.index("7.1 Veranderingen initiëren (", text.index("Stippen 7"))
    assert "Doel" not in text[second : text.index("Stand Niet gestart", second)]


def test_the_report_stands_at_the_end_with_the_teams_own_text() -> None:
    scan = changed(laid(*SIGNS), report=(ReportText(dimension=2, text="Onze eigen zin."),), plan=(FULL,))
    text = words(scan)
    after = text[text.index("Verslag 1 Brede basiszorg") :]
    assert "2 Verhoogde zorg Onze eigen zin. 3 Begeleidingsdomein" in after
    assert flat(report_parts(scan, PAPER, quoted=False)[5].text) in after


def test_a_note_is_told_once_and_not_at_all_without_notes() -> None:
    note = Note(dimension=3, text="een geheim", at=NOW)
    scan = changed(laid(*SIGNS), notes=(note,), report=(ReportText(dimension=2, text="Mijn geheim."),))
    assert words(scan).count("geheim") == 2
    assert "geheim" not in words(scan, with_notes=False)


def test_without_plan_and_cards_there_are_neither() -> None:
    text = words(laid(None))
    assert "Actieplan" not in text
    assert "Verslag" not in text


def test_thirty_nine_full_rows_are_all_there() -> None:
    long = "Elke leraar bespreekt dit met de leerling en de ouders. " * 36
    scan = laid(*SIGNS)
    plan = tuple(FULL.model_copy(update={"cards": (card.id,), "goal": f"{card.id} {long}"}) for card in scan.cards)
    text = words(changed(scan, plan=plan))
    assert text.count("Succesindicator") == 39

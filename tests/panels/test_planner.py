"""The planner: the end and the people that were typed, and what the team reads."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gestures import new_document, settle
from zorgscan_desktop.app.window_start import make_application
from zorgscan_desktop.core.scan import Agenda
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.planner import Planner
from zorgscan_desktop.ui.theme import Look

NINE = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
"""9.00 u. in Brussels."""


class Day:
    """The time of day, which goes on when told."""

    def __init__(self) -> None:
        self.now = NINE

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def document() -> ScanDocument:
    return new_document()


@pytest.fixture
def planner(qtbot: QtBot, document: ScanDocument, day: Day) -> Iterator[Planner]:
    make_application()
    window = QWidget()
    window.resize(420, 920)
    planner = Planner(document, Look(), window, now=day)
    planner.resize(360, 700)
    window.show()
    settle()
    yield planner
    window.close()
    window.deleteLater()
    settle()


def plan(planner: Planner, end: str, people: str = "") -> None:
    """Type and plan."""
    for field, text in ((planner.end, end), (planner.people, people)):
        field.clear()
        QTest.keyClicks(field, text)
    QTest.mouseClick(planner.plan, Qt.MouseButton.LeftButton)
    settle()


def lay(document: ScanDocument, count: int) -> None:
    for card in document.scan.cards[:count]:
        document.place(card.id, "+")


def minutes(planner: Planner) -> list[str]:
    return [label.text() for label in planner._minutes if label.isVisible()]


def test_the_end_and_the_people_give_minutes_per_dimension(planner: Planner, document: ScanDocument) -> None:
    assert minutes(planner) == []
    plan(planner, "12.15", "20")
    agenda = document.scan.agenda
    assert agenda == Agenda(start=NINE, end=NINE + timedelta(minutes=195), people=20)
    assert minutes(planner) == ["70 min", "20 min", "40 min", "20 min", "10 min", "25 min", "10 min"]
    assert planner.advice.text() == "We zitten op schema."
    assert planner.summary.text() == (
        "Nog 195 min voor 39 kaarten: 5 minuten per kaart. Dat is 15 seconden per persoon."
    )


def test_who_is_behind_reads_by_how_much_and_what_could_be_parked(
    planner: Planner, document: ScanDocument, day: Day
) -> None:
    plan(planner, "12.15")
    lay(document, 13)
    day.pass_by(75)
    planner.refresh()
    assert planner.advice.text() == "We lopen 10 minuten achter. Parkeer 2 kaarten of geef elke kaart 5 minuten."
    day.pass_by(40)
    planner.refresh()
    assert planner.advice.text() == "We lopen 50 minuten achter. Parkeer 10 kaarten of geef elke kaart 3 minuten."


def test_it_follows_the_cards_at_once(planner: Planner, document: ScanDocument, day: Day) -> None:
    plan(planner, "12.15")
    day.pass_by(75)
    lay(document, 15)
    assert planner.advice.text() == "We zitten op schema."
    lay(document, 20)
    assert planner.advice.text() == "We lopen 25 minuten voor."
    document.set_aside("7.2", "parked")
    assert planner.summary.text() == "Nog 120 min voor 18 kaarten: 7 minuten per kaart."
    lay(document, 38)
    assert planner.advice.text() == "Alle kaarten zijn besproken."
    assert set(minutes(planner)) == {"klaar"}


def test_little_time_is_said_in_seconds_and_none_as_such(planner: Planner, document: ScanDocument, day: Day) -> None:
    plan(planner, "12.15")
    lay(document, 35)
    day.pass_by(190)
    planner.refresh()
    assert planner.summary.text() == "Nog 5 min voor 4 kaarten: 75 seconden per kaart."
    day.pass_by(30)
    planner.refresh()
    assert planner.advice.text() == "De tijd is om. Er wachten nog 4 kaarten."
    lay(document, 38)
    assert planner.advice.text() == "De tijd is om. Er wacht nog 1 kaart."


@pytest.mark.parametrize(
    ("end", "people", "said"),
    [
        ("", "", "Schrijf het einde als een uur, zoals 15.30."),
        ("straks", "20", "Schrijf het einde als een uur, zoals 15.30."),
        ("8.59", "", "Dat uur is al voorbij. Kies een later uur."),
        ("9.00", "", "Dat uur is al voorbij. Kies een later uur."),
        ("12.15", "veel", "Schrijf het aantal personen als een getal, zoals 20."),
        ("12.15", "-2", "Schrijf het aantal personen als een getal, zoals 20."),
        ("12.15", "99999", "Schrijf het aantal personen als een getal, zoals 20."),
    ],
)
def test_what_cannot_be_is_said(planner: Planner, document: ScanDocument, end: str, people: str, said: str) -> None:
    plan(planner, end, people)
    assert planner.problem.isVisible()
    assert planner.problem.text() == said
    assert document.scan.agenda is None


def test_another_end_keeps_the_beginning_and_undo_brings_it_back(
    planner: Planner, document: ScanDocument, day: Day
) -> None:
    plan(planner, "12.15", "20")
    day.pass_by(30)
    assert planner.plan.text() == "Aanpassen"
    plan(planner, "13u", "18")
    assert document.scan.agenda == Agenda(start=NINE, end=NINE + timedelta(hours=4), people=18)
    document.undo_stack.undo()
    settle()
    assert (planner.end.text(), planner.people.text()) == ("12.15", "20")
    QTest.mouseClick(planner.clear, Qt.MouseButton.LeftButton)
    assert document.scan.agenda is None
    assert (planner.end.text(), planner.plan.text(), minutes(planner)) == ("", "Plannen", [])


def test_on_a_later_day_the_plan_is_history(planner: Planner, document: ScanDocument, day: Day) -> None:
    plan(planner, "12.15")
    day.now += timedelta(days=7)
    planner.refresh()
    assert planner.advice.text() == "Gepland op 26 november 2026 tot 12.15 u."
    assert minutes(planner) == []
    plan(planner, "15.30")
    assert document.scan.agenda is not None
    assert document.scan.agenda.start == NINE + timedelta(days=7)


def test_it_wakes_once_a_minute_while_it_is_seen(planner: Planner, day: Day) -> None:
    def wakes() -> list[int]:
        return [timer.interval() for timer in planner.findChildren(QTimer) if timer.isActive()]

    assert wakes() == []
    plan(planner, "12.15")
    assert wakes() == [60_000]
    planner.hide()
    assert wakes() == []
    planner.show()
    assert wakes() == [60_000]
    day.pass_by(10)
    planner.findChildren(QTimer)[0].timeout.emit()
    assert planner.advice.text().startswith("We lopen 10 minuten achter.")


def test_a_clock_that_jumps_hurts_nobody(planner: Planner, document: ScanDocument, day: Day) -> None:
    plan(planner, "12.15")
    for minutes_on in (-600, 1200, -30_000, 60_000):
        day.pass_by(minutes_on)
        planner.refresh()
        assert planner.advice.text()


def test_who_may_only_look_plans_nothing(planner: Planner, document: ScanDocument) -> None:
    document.replace(document.scan, read_only=True)
    settle()
    assert not planner.plan.isEnabled()
    assert not planner.end.isEnabled()

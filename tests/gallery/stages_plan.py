"""States of overview, action plan and report, the worst ones with them."""

from datetime import date

from PySide6.QtCore import Qt

from tests.gallery.registry import FEW, stage
from tests.gallery.stages_other import LONG, whole
from tests.gallery.studio import Studio, example, with_own_card, with_zones
from tests.gestures import settle
from zorgscan_desktop.core.scan import PlanRow, Scan

GOAL = "Elke leerkracht stemt instructie en verwerking af op drie niveaus in de lessen wiskunde."
VERY_LONG = (LONG + " " + GOAL + " ") * 5
PLAN = (
    PlanRow(
        cards=("1.6b",),
        goal=GOAL,
        actions=(
            "Beginsituatie per klas in kaart brengen",
            "Werkvorm instructie in drie groepen uitproberen",
            "Lesbezoek in duo’s, nabespreking in de graad",
        ),
        who="Zorgteam, graad 2 en 3",
        due=date(2026, 2, 28),
        follow_up="Zorgoverleg januari",
        status="in_progress",
        means="Twee halve dagen nascholing over differentiatie",
        success="In elke klas werken drie niveaus tijdens wiskunde.",
        evaluation="Bevraging van leraren en leerlingen in mei",
        securing="Vast punt op de graadvergadering",
    ),
    PlanRow(
        cards=("2.3",),
        goal="We bespreken elke maatregel na acht weken met leerling, ouders en leraar.",
        actions=("Vast opvolgmoment in de jaarkalender", "Kort kindgesprek voor elk overleg"),
        who="Zorgteam",
        due=date(2026, 6, 30),
        follow_up="Teamoverleg maart",
    ),
    PlanRow(
        cards=("6.3",),
        goal="We weten met cijfers en verhalen wat onze begeleiding oplevert.",
        actions=("Kiezen welke gegevens we verzamelen", "Eerste meting bij leerlingen en ouders"),
        who="Directie, kernteam",
        due=date(2026, 5, 15),
        follow_up="Studiedag mei",
    ),
)
"""The mockup ``priorities``."""


def planned(*rows: PlanRow) -> Scan:
    """All cards laid, with this plan."""
    return whole().model_copy(update={"plan": rows or PLAN})


def crowd() -> Scan:
    """Thirty-nine work points, and forty own cards among them."""
    scan = with_zones(example(), lambda card: "--" if card.id[-1] in "a137" else "-")
    for number in range(40):
        scan = with_own_card(
            scan, LONG, f"Eigen punt {number + 1}", "--" if number % 3 else "-", dimension=number % 7 + 1
        )
    return scan


def worst_plan() -> Scan:
    """Every card a building block, and every field full."""
    texts = dict.fromkeys(
        ("goal", "who", "follow_up", "means", "success", "evaluation", "securing"), VERY_LONG[:2000]
    )
    rows = tuple(
        PlanRow(cards=(card.id,), actions=(VERY_LONG[:1000], VERY_LONG[:1000]), due=date(2026, 9, 30), **texts)
        for card in whole().cards
    )
    return planned(*rows)


# -- overview -------------------------------------------------------------------------------------------------------


def _overview(studio: Studio, scan: Scan) -> None:
    studio.open(scan)
    studio.window.navigation.show_overview()
    settle()


@stage("overview", "glance")
def overview_glance(studio: Studio) -> None:
    _overview(studio, planned())
    overview = studio.window.navigation.overview
    assert overview is not None
    overview.battery.chips["1.4b"].click()


@stage("overview", "picked", FEW)
def overview_picked(studio: Studio) -> None:
    scan = planned()
    for card_id in ("1.2", "3.3a", "6.1"):
        scan = scan.with_card(scan.card(card_id).model_copy(update={"disputed": True}))
    _overview(studio, scan)
    overview = studio.window.navigation.overview
    assert overview is not None
    overview.points.picks.heading.setChecked(True)
    overview.points.picks.chips["disputed"].click()


@stage("overview", "crowd")
def overview_crowd(studio: Studio) -> None:
    _overview(studio, crowd())


@stage("overview", "many-chosen", FEW)
def overview_many(studio: Studio) -> None:
    _overview(studio, worst_plan())


def _dots(studio: Studio, people: int) -> None:
    _overview(studio, whole())
    overview = studio.window.navigation.overview
    assert overview is not None
    overview.points.dots.click()
    overview.dots.people.set_value(people)
    overview.dots.refresh()


@stage("dots", "set-up", FEW)
def dots_set_up(studio: Studio) -> None:
    _dots(studio, 12)


@stage("dots", "give")
def dots_give(studio: Studio) -> None:
    _dots(studio, 12)
    overview = studio.window.navigation.overview
    assert overview is not None
    overview.dots.start.click()
    for card_id in ("1.2", "1.2", "6.3"):
        overview.dots.giving.rows[card_id].click()


@stage("dots", "shown")
def dots_shown(studio: Studio) -> None:
    dots_give(studio)
    overview = studio.window.navigation.overview
    assert overview is not None
    overview.dots.show_dots.click()


# -- plan -----------------------------------------------------------------------------------------------------------


def _plan(studio: Studio, scan: Scan, *, full: bool = False) -> None:
    studio.open(scan)
    studio.window.navigation.show_plan()
    assert studio.window.navigation.plan is not None
    if full:
        studio.window.navigation.plan.form.buttons[1].click()
    settle()


@stage("plan", "filled")
def plan_filled(studio: Studio) -> None:
    _plan(studio, planned())


@stage("plan", "full-form")
def plan_full(studio: Studio) -> None:
    _plan(studio, planned(), full=True)


@stage("plan", "writing")
def plan_writing(studio: Studio) -> None:
    _plan(studio, planned())
    assert studio.window.navigation.plan is not None
    studio.window.navigation.plan.list.rows[0].todo.plate.click()


@stage("plan", "date")
def plan_date(studio: Studio) -> None:
    """A wrong day, said below the field."""
    _plan(studio, planned())
    assert studio.window.navigation.plan is not None
    cell = studio.window.navigation.plan.list.rows[1].due
    cell.plate.click()
    assert cell.field is not None
    cell.field.setText("31/2/2027")
    cell.done.click()


@stage("plan", "month", FEW)
def plan_month(studio: Studio) -> None:
    _plan(studio, planned())
    assert studio.window.navigation.plan is not None
    cell = studio.window.navigation.plan.list.rows[1].due
    studio.window.navigation.plan.month.today = lambda: date(2026, 6, 2)
    cell.plate.click()
    cell.calendar.click()


@stage("plan", "ideas", FEW)
def plan_ideas(studio: Studio) -> None:
    _plan(studio, planned(PLAN[1], PLAN[0]))
    assert studio.window.navigation.plan is not None
    row = studio.window.navigation.plan.list.rows[0]
    row.ideas.fold.click()
    row.status.chip.click()


@stage("plan", "worst", FEW)
def plan_worst(studio: Studio) -> None:
    _plan(studio, worst_plan(), full=True)


@stage("plan", "cluster", FEW)
def plan_cluster(studio: Studio) -> None:
    _plan(studio, planned(PlanRow(cards=("1.2",)), PlanRow(cards=("1.4a", "1.4b", "1.4c"), votes=7)))


# -- report ---------------------------------------------------------------------------------------------------------


def _report(studio: Studio, scan: Scan) -> None:
    studio.open(scan)
    studio.window.navigation.show_report()
    settle()


@stage("report", "made")
def report_made(studio: Studio) -> None:
    _report(studio, planned())


@stage("report", "own", FEW)
def report_own(studio: Studio) -> None:
    _report(studio, planned())
    studio.document.write_report(1, "Onze basiszorg staat sterk. " + GOAL)


@stage("report", "writing", FEW)
def report_writing(studio: Studio) -> None:
    _report(studio, planned())
    assert studio.window.navigation.report is not None
    studio.window.navigation.report.list.parts[0].cell.plate.click()


@stage("report", "empty", FEW)
def report_empty(studio: Studio) -> None:
    _report(studio, with_zones(example(), lambda _card: None).model_copy(update={"notes": ()}))


@stage("report", "focus", FEW)
def report_focus(studio: Studio) -> None:
    _report(studio, planned())
    assert studio.window.navigation.report is not None
    studio.window.navigation.report.list.parts[0].cell.plate.setFocus(Qt.FocusReason.TabFocusReason)

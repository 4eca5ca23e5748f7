"""Every target on every screen, in every window size of the design: large enough, free, and with a name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from tests.gestures import settle
from tests.touch import whole as whole_window
from tests.touch.whole import MakeWhole, Whole
from zorgscan_desktop.app.settings import Recent
from zorgscan_desktop.screens.versions_screen import VersionLine
from zorgscan_desktop.ui.scroll import TouchScrollArea

make_whole = whole_window.make_whole

LEAST = 48
SIZES = ((1024, 768), (1366, 768), (1920, 1080), (1920, 1200), (3840, 2160), (2560, 1080))
KINDS = (QAbstractButton, QLineEdit, QComboBox, QDateEdit, QPlainTextEdit)


@dataclass(frozen=True)
class Target:
    """Something to hit: its name, and its rectangle in the window."""

    name: str
    rect: QRect
    hit: Callable[[QPoint], bool]
    """Whether a touch at this point of the window reaches it."""
    least: tuple[int, int] = (LEAST, LEAST)

    def problems(self) -> Iterator[str]:
        """What is wrong with it."""
        width, height = self.rect.width(), self.rect.height()
        size = f"{self.name}: {width}x{height} at {self.rect.x()},{self.rect.y()}"
        if width < self.least[0] or height < self.least[1]:
            yield f"{size} is too small"
            return
        # The square of 48 around the middle must all be its own: nothing above it, nothing cut off.
        square = QRect(0, 0, self.least[0] - 2, self.least[1] - 2)
        square.moveCenter(self.rect.center())
        steps = [i / 6 for i in range(7)]
        points = [
            square.topLeft() + QPoint(round(x * square.width()), round(y * square.height()))
            for x in steps
            for y in steps
        ]
        lost = sum(not self.hit(point) for point in points)
        if lost:
            yield f"{size} is covered or cut off ({lost} of {len(points)} points)"


def is_part_of_a_field(widget: QWidget) -> bool:
    """The line inside a date or a choice, which is one target with it."""
    return isinstance(widget.parent(), (QAbstractSpinBox, QComboBox))


def show_whole(widget: QWidget) -> None:
    """Scroll to it, where it lies in something that scrolls."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, TouchScrollArea):
            parent.ensureWidgetVisible(widget, 0, 0)
        parent = parent.parentWidget()


def widget_target(window: QWidget, widget: QWidget) -> Target:
    rect = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        rect &= QRect(parent.mapTo(window, QPoint(0, 0)), parent.size())
        parent = parent.parentWidget()

    def hit(point: QPoint) -> bool:
        there = window.childAt(point)
        return there is not None and (there is widget or widget.isAncestorOf(there))

    words = getattr(widget, "text", str)() or widget.accessibleName()
    return Target(f"{type(widget).__name__} '{words}'", rect & window.rect(), hit)


def widgets(root: QWidget) -> list[QWidget]:
    """Everything under ``root`` that people can use now."""
    found = [w for kind in KINDS for w in root.findChildren(kind) if w.isVisible() and w.isEnabled()]
    return [w for w in dict.fromkeys(found) if not is_part_of_a_field(w)]


def canvas_targets(whole: Whole) -> Iterator[Target]:
    """The cards and the buttons that are drawn on the board."""
    viewport, scene = whole.view.viewport(), whole.scene
    items = {f"card {i}": ("card", i, c.scene_rect()) for i, c in scene.cards.items() if c.isVisible()}
    items |= {f"canvas '{b.name}'": ("button", b.name, b.sceneBoundingRect()) for b in scene._buttons}
    for name, (kind, item, place) in items.items():
        rect = QRect(viewport.mapTo(whole.window, whole.at(place.topLeft())), place.size().toSize())

        def hit(point: QPoint, kind: str = kind, item: str = item) -> bool:
            at = QPointF(whole.view.mapToScene(viewport.mapFrom(whole.window, point)))
            target = scene.target_at(at.x(), at.y())
            free = whole.window.childAt(point) is viewport
            return free and target is not None and (target.kind, target.name) == (kind, item)

        visible = rect & QRect(viewport.mapTo(whole.window, QPoint(0, 0)), viewport.size())
        yield Target(name, visible, hit)


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return widget.accessibleName() or (interface.text(QAccessible.Text.Name) if interface else "")


def problems(whole: Whole, top: QWidget | None) -> Iterator[str]:
    """What is wrong on the present screen. ``top`` lies over the rest: what it covers cannot be used meanwhile."""
    window = whole.window
    covered = QRect(top.mapTo(window, QPoint(0, 0)), top.size()) if top is not None else QRect()
    everything = widgets(window)
    yield from (f"{type(w).__name__} at {w.pos()} has no name" for w in everything if not spoken_name(w).strip())
    fields = [w for w in everything if isinstance(w, (QLineEdit, QPlainTextEdit))]
    menus = [w for w in fields if w.contextMenuPolicy() != Qt.ContextMenuPolicy.NoContextMenu]
    yield from (f"{spoken_name(w)} opens a menu of Qt, which ends what others drag" for w in menus)
    targets: list[Target] = []
    for widget in everything:
        show_whole(widget)
        target = widget_target(window, widget)
        if top is None or top.isAncestorOf(widget) or not target.rect.intersects(covered):
            targets.append(target)
            yield from target.problems()
    for area in window.findChildren(TouchScrollArea):
        area.verticalScrollBar().setValue(0)
    here = [widget_target(window, widget) for widget in everything]
    if window.board is not None and window.board.view.isVisible():
        cards = [t for t in canvas_targets(whole) if not t.rect.intersects(covered)]
        here += cards
        for target in cards:
            yield from target.problems()
    free = [t for t in here if top is None or not t.rect.intersects(covered)]
    for index, one in enumerate(free):
        for other in free[index + 1 :]:
            both = one.rect & other.rect
            if both.width() > 1 and both.height() > 1:
                yield f"{one.name} and {other.name} overlap by {both.width()}x{both.height()}"


# -- the screens ----------------------------------------------------------------------------------------------------


def recent(number: int) -> Recent:
    moment = datetime(2026, 11, number, 9, 0, tzinfo=UTC).isoformat()
    school = "Gesubsidieerde vrije basisschool Sint-Jozef-aan-de-Leie"
    return Recent(f"/tmp/{number}.zorgscan", school, "2026-2027", 20, 39, 0.5, moment)


def lay_some(whole: Whole) -> None:
    """Cards in every zone, a few in the tray, notes, a building block."""
    for number, card in enumerate(whole.document.scan.cards):
        if number % 3:
            whole.document.place(card.id, ("--", "-", "+", "++")[number % 4])
    whole.document.add_note(1, "in de onderbouw nog geen afspraken", card="1.2")
    whole.document.add_note(1, "nog een")
    whole.document.choose("1.4a", True)


def board(whole: Whole) -> None:
    whole.window.show_battery()
    whole.screen.open_panel(False)


def board_with_panel(whole: Whole) -> None:
    whole.window.show_battery()
    whole.screen.open_panel(True)
    whole.scene.set_current("1.2")


def board_with_questions(whole: Whole) -> None:
    board_with_panel(whole)
    whole.screen.show_dimension(3)
    whole.scene.set_current("3.2b")
    whole.screen.panel.questions_heading.setChecked(True)


def crowded(whole: Whole) -> None:
    """All cards of the first dimension in one zone."""
    board(whole)
    whole.screen.show_dimension(1)
    for card_id in whole.scene.shown_ids():
        whole.document.place(card_id, "+")


def with_menu(whole: Whole) -> QWidget:
    """The menu of a card low on the board, where the bar is near."""
    board(whole)
    whole.screen.show_dimension(1)
    card_id = whole.scene.waiting_ids()[0]
    whole.scene.menu_requested.emit(card_id, whole.scene.cards[card_id].scene_rect().center())
    return whole.screen.menu


def with_more(whole: Whole) -> QWidget:
    """What stands behind *Meer*."""
    board(whole)
    whole.window.bar.more.click()
    return whole.window.bar.more_panel


def with_note_editor(whole: Whole) -> None:
    whole.window.show_battery()
    whole.screen.write_note("1.2")
    assert whole.screen.panel.editor.isVisible()


def warn(whole: Whole) -> None:
    """An error with two choices, and a long one."""
    words = "Bewaren lukt niet op deze plaats: de map is alleen-lezen of de stick is weg. Kies een andere map. "
    words += "De scan blijft open en er is niets verloren."
    whole.window.strip.warn(words, [("Opnieuw", lambda: None), ("Elders bewaren", lambda: None)])


# A message covers nothing: while it is there everything else can still be hit, so it is no ``top``.


def with_strip(whole: Whole) -> None:
    board_with_panel(whole)
    warn(whole)


def crowded_with_strip(whole: Whole) -> None:
    crowded(whole)
    warn(whole)


def with_export_strip(whole: Whole) -> None:
    board_with_panel(whole)
    answers = ("Openen", "Ook PDF", "Ook afbeelding", "Elders bewaren")
    words = "Excel gemaakt in Zorgscan: 2026-11-23 Gesubsidieerde vrije basisschool Sint-Jozef.xlsx"
    whole.window.strip.offer(words, [(answer, lambda: None) for answer in answers])


def with_toast(whole: Whole) -> None:
    board_with_panel(whole)
    whole.window.strip.toast("Ongedaan gemaakt: 1.4 b naar bijna vol.")


def listed(whole: Whole) -> None:
    whole.window.show_list()


def list_with_note(whole: Whole) -> None:
    whole.window.show_list()
    assert whole.window.list is not None
    whole.window.list.write_note("1.2")


def help_screen(whole: Whole) -> None:
    whole.window.show_help()


def settings(whole: Whole) -> None:
    whole.window.show_settings()


def read_aloud(whole: Whole) -> None:
    whole.window.show_battery()
    whole.window.navigation.leave()
    whole.window.navigation.show_read_aloud()


def read_aloud_with_strip(whole: Whole) -> None:
    read_aloud(whole)
    warn(whole)


def list_with_strip(whole: Whole) -> None:
    listed(whole)
    warn(whole)


def counting_fingers(whole: Whole) -> None:
    read_aloud(whole)
    screen = whole.window.navigation.read_aloud
    assert screen is not None
    screen.show_card("1.1a")
    screen.count_fingers(True)


def not_applicable(whole: Whole) -> None:
    screen = whole.window.navigation.read_aloud
    assert screen is not None
    screen.count_fingers(False)
    whole.document.set_aside("1.1b", "not_applicable", "Dit speelt bij ons niet. " * 8)
    screen.show_card("1.1b")


def end_of_the_walk(whole: Whole) -> None:
    screen = whole.window.navigation.read_aloud
    assert screen is not None
    screen.show_card("1.8")
    screen.step(1)
    assert screen.end.isVisible()


def set_aside(whole: Whole) -> None:
    """No card of the dimension waits; some were set aside."""
    board_with_panel(whole)
    whole.screen.show_dimension(4)
    for card_id in whole.scene.shown_ids():
        whole.document.place(card_id, "-")
    whole.document.set_aside("4.1", "parked", "eerst de cijfers")
    whole.document.set_aside("4.4", "not_applicable")
    whole.scene.set_current("4.1")


def overview(whole: Whole) -> None:
    whole.window.navigation.show_overview()


def overview_with_strip(whole: Whole) -> None:
    overview(whole)
    warn(whole)


def plan(whole: Whole) -> None:
    whole.window.navigation.show_plan()


def plan_with_strip(whole: Whole) -> None:
    plan(whole)
    warn(whole)


def settings_with_strip(whole: Whole) -> None:
    settings(whole)
    warn(whole)


def versions(whole: Whole) -> None:
    """Two kept versions, as after a day of work."""
    whole.window.navigation.leave()
    whole.window.show_versions()
    assert whole.window.versions is not None
    moments = (datetime(2026, 11, 23, hour, 42, tzinfo=UTC) for hour in (9, 11))
    whole.window.versions.show_versions([VersionLine(f"{m.hour}.zorgscan", m, 20) for m in moments])


def glance(whole: Whole) -> QWidget:
    """The statement of a card in the overview, with its buttons."""
    overview(whole)
    settle()
    assert whole.window.navigation.overview is not None
    whole.window.navigation.overview.show_card("1.4a")
    return whole.window.navigation.overview.glance


def dots(whole: Whole) -> None:
    overview(whole)
    settle()
    assert whole.window.navigation.overview is not None
    whole.window.navigation.overview.glance.dismiss()
    whole.window.navigation.overview.points.dots.click()


def picks(whole: Whole) -> None:
    overview(whole)
    settle()
    assert whole.window.navigation.overview is not None
    whole.window.navigation.overview.dots.leave.click()
    whole.window.navigation.overview.points.picks.heading.setChecked(True)


def plan_in_full(whole: Whole) -> None:
    """Everything open: both forms, the suggestions, the states, a day that is written."""
    plan(whole)
    settle()
    assert whole.window.navigation.plan is not None
    whole.window.navigation.plan.form.buttons[1].click()
    row = whole.window.navigation.plan.list.rows[0]
    row.ideas.fold.click()
    row.status.chip.click()
    row.due.plate.click()


def month(whole: Whole) -> QWidget:
    plan(whole)
    settle()
    assert whole.window.navigation.plan is not None
    cell = whole.window.navigation.plan.list.rows[0].due
    cell.open()
    settle()
    cell.calendar.click()
    return whole.window.navigation.plan.month


def report(whole: Whole) -> None:
    whole.window.navigation.show_report()
    settle()
    assert whole.window.navigation.report is not None
    whole.window.navigation.report.list.parts[0].cell.plate.click()


def presenting(whole: Whole) -> None:
    whole.window.show_battery()
    whole.window.navigation.present()


def presenting_with_strip(whole: Whole) -> None:
    if not whole.screen.presenting:
        whole.window.navigation.present()
    warn(whole)


def with_answers(whole: Whole) -> None:
    """An own question and an answer in the panel."""
    board_with_questions(whole)
    question = whole.document.add_question(3, "Wat vinden de leerlingen?")
    whole.document.add_note(3, "Vraag het hun", question=question)


def with_tile(whole: Whole) -> None:
    board(whole)
    whole.screen.show_dimension(7)
    for card_id in whole.scene.shown_ids():
        whole.document.place(card_id, None)


def with_own_card(whole: Whole) -> None:
    board_with_panel(whole)
    card_id = whole.document.add_own_card(whole.scene.dimension, "Wij eten samen.", features=("rustig",))
    whole.scene.set_current(card_id)


def with_own_card_editor(whole: Whole) -> None:
    board_with_panel(whole)
    whole.screen.write_own_card()
    assert whole.screen.panel.editors.own_card.isVisible()


def listed_own_card(whole: Whole) -> None:
    whole.window.show_list()
    assert whole.window.list is not None
    whole.window.list.show_card(whole.document.own_cards(whole.scene.dimension)[0].id)


def with_car_park(whole: Whole) -> QWidget:
    board(whole)
    whole.document.park_remark("De speelplaats is te klein.")
    assert whole.window.sides is not None
    whole.window.sides.show_car_park()
    assert whole.window.sides.car_park is not None
    return whole.window.sides.car_park


def with_clock(whole: Whole) -> QWidget:
    assert whole.window.sides is not None
    whole.window.sides.show_clock()
    assert whole.window.sides.clock is not None
    whole.window.sides.clock.start(600)
    assert whole.window.sides.clock_panel is not None
    return whole.window.sides.clock_panel


def with_face(whole: Whole) -> None:
    assert whole.window.sides is not None
    whole.window.sides.close()
    board(whole)
    assert whole.window.sides.face is not None
    assert whole.window.sides.face.isVisible()


SCREENS: tuple[Callable[[Whole], QWidget | None], ...] = (
    board,
    board_with_panel,
    board_with_questions,
    with_menu,
    with_more,
    with_note_editor,
    with_strip,
    with_export_strip,
    with_toast,
    listed,
    list_with_strip,
    list_with_note,
    help_screen,
    settings,
    settings_with_strip,
    versions,
    read_aloud,
    counting_fingers,
    not_applicable,
    end_of_the_walk,
    set_aside,
    read_aloud_with_strip,
    overview,
    overview_with_strip,
    plan,
    plan_with_strip,
    crowded,
    crowded_with_strip,
    presenting,
    presenting_with_strip,
    with_answers,
    with_tile,
    with_own_card,
    with_own_card_editor,
    listed_own_card,
    with_car_park,
    with_clock,
    with_face,
)
"""One after the other in one window."""

sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@sizes
@pytest.mark.parametrize("count", [0, 3])
def test_targets_of_the_start_screen(make_whole: MakeWhole, size: tuple[int, int], count: int) -> None:
    whole = make_whole(*size)
    whole.window.settings.recent = [recent(number) for number in range(1, count + 1)]
    whole.window._show_recent()
    settle()
    found = list(problems(whole, None))
    assert not found, "\n" + "\n".join(found)


@sizes
def test_targets_of_every_screen_of_a_scan(make_whole: MakeWhole, size: tuple[int, int]) -> None:
    whole = make_whole(*size)
    whole.start_scan()
    lay_some(whole)
    found = []
    for show in SCREENS:
        top = show(whole)
        settle()
        assert top is None or top.isVisible()
        found += [f"{show.__name__}: {problem}" for problem in problems(whole, top)]
        whole.window.strip.dismiss()
        whole.screen.menu.dismiss()
    assert not found, "\n" + "\n".join(found)

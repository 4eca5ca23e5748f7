"""States of what the school adds itself, and of what lies beside the talk: the car park and the clock."""

from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QWidget

from tests.gallery.registry import FEW, stage
from tests.gallery.stages_other import LONG
from tests.gallery.studio import Studio, example, with_own_card, with_zones
from tests.gestures import settle
from zorgscan_desktop.app.side_panels import SidePanels
from zorgscan_desktop.core.scan import Agenda, Scan
from zorgscan_desktop.panels import planner
from zorgscan_desktop.panels.side_panel import SidePanel

STATEMENT = "In de refter spreken we dezelfde taal als in de klas."
FEATURES = "rustig samen eten\nafspraken hangen zichtbaar op\ntoezicht door vaste gezichten"
REMARKS = (
    "De speelplaats is te klein als het regent.",
    "Wie volgt de nieuwe boekenkoffers op? Terugkomen op de personeelsvergadering van januari.",
    "Koffie in de leraarskamer.",
)
NOW = datetime(2025, 11, 14, 9, 42, tzinfo=UTC)


def sides(studio: Studio) -> SidePanels:
    """Car park and clock."""
    assert studio.window.sides is not None
    return studio.window.sides


def _few_wait() -> Scan:
    """Dimension 3 with three cards that wait."""
    waiting = ("3.3b", "3.4a", "3.4b")
    return with_zones(example(), lambda c: None if c.id in waiting else c.zone or "+")


# -- own cards ------------------------------------------------------------------------------------------------------


@stage("own", "tile")
def tile(studio: Studio) -> None:
    """As in the mockup ``board-dark``: three cards wait, and a place for one of the school's own."""
    studio.open(_few_wait())
    studio.board.show_dimension(3)
    studio.scene.set_current("3.1a")


@stage("own", "tile-four", FEW)
def tile_four(studio: Studio) -> None:
    studio.open(with_zones(example(), lambda c: None))
    studio.board.show_dimension(4)
    studio.scene.set_current("4.1")


@stage("own", "tile-strip", FEW)
def tile_strip(studio: Studio) -> None:
    """A crowded zone makes the tray a strip."""
    studio.open(with_zones(example(), lambda c: None if c.id == "1.8" else "-" if c.id.startswith("1.") else c.zone))
    studio.scene.set_current("1.8")


@stage("own", "editor")
def editor(studio: Studio) -> None:
    studio.open(example())
    studio.board.write_own_card()
    form = studio.board.panel.editors.own_card
    form.statement.setPlainText(STATEMENT)
    form.key_words.setText("Taal in de refter")
    form.features.setPlainText(FEATURES)


@stage("own", "editor-empty", FEW)
def editor_empty(studio: Studio) -> None:
    studio.open(example())
    studio.board.write_own_card()


@stage("own", "card", FEW)
def card(studio: Studio) -> None:
    """In the panel, with what can be done with it."""
    studio.open(with_own_card(_few_wait(), STATEMENT, "Taal in de refter", "+", dimension=3))
    studio.board.show_dimension(3)
    studio.board.open_panel(True)
    studio.scene.set_current("own-1")


@stage("own", "menu", FEW)
def menu(studio: Studio) -> None:
    card(studio)
    studio.scene.menu_requested.emit("own-1", studio.scene.cards["own-1"].scene_rect().center())


@stage("own", "list", FEW)
def in_the_list(studio: Studio) -> None:
    studio.open(with_own_card(example(), STATEMENT, "Taal in de refter", "+"))
    studio.window.navigation.show_list()
    assert studio.window.list is not None
    studio.window.list.show_card("own-1")


@stage("own", "read-aloud", FEW)
def read_aloud(studio: Studio) -> None:
    studio.open(with_own_card(example(), STATEMENT, "Taal in de refter", "+"))
    studio.window.navigation.show_read_aloud()
    assert studio.window.navigation.read_aloud is not None
    studio.window.navigation.read_aloud.show_card("own-1")


@stage("own", "overview", FEW)
def overview(studio: Studio) -> None:
    scan = _few_wait()
    for number in range(1, 4):
        scan = with_own_card(scan, STATEMENT, f"Taal in de refter {number}", "-", dimension=number)
    studio.open(scan)
    studio.window.navigation.show_overview()


@stage("own", "forty", FEW)
def forty(studio: Studio) -> None:
    """Forty own cards, texts of 2,000 characters."""
    scan = example()
    long = (LONG + " ") * 6
    for number in range(40):
        scan = with_own_card(scan, long[:2000], f"Eigen afspraak {number + 1}", (None, "-", "+")[number % 3])
    studio.open(scan)
    studio.scene.set_current("own-1")
    studio.board.open_panel(True)


# -- guiding questions ----------------------------------------------------------------------------------------------


def _answered(studio: Studio) -> None:
    studio.open(_few_wait())
    first = studio.document.questions_of(3, "3.1a")[0][0]
    studio.document.add_note(3, "Niveaugroepen in het derde leerjaar.", question=first, at=NOW)
    studio.document.add_note(3, "Kleuters: nog af te spreken.", question=first, card="3.1a", at=NOW)
    own = studio.document.add_question(3, "Hoe betrekken we de leerlingenraad?")
    studio.document.add_note(3, "Elk trimester.", question=own, at=NOW)
    studio.board.show_dimension(3)
    studio.scene.set_current("3.1a")
    studio.board.open_panel(True)
    studio.board.panel.questions_heading.setChecked(True)
    settle()


@stage("questions", "answered")
def questions(studio: Studio) -> None:
    _answered(studio)
    studio.board.panel.notes_heading.setChecked(False)


@stage("questions", "own", FEW)
def own_question(studio: Studio) -> None:
    """The end of the list: a question of the school itself."""
    questions(studio)
    settle()
    bar = studio.board.panel._questions_area.verticalScrollBar()
    bar.setValue(bar.maximum())


@stage("questions", "notes", FEW)
def answers_among_notes(studio: Studio) -> None:
    _answered(studio)
    studio.board.panel.questions_heading.setChecked(False)


@stage("questions", "answer", FEW)
def answer(studio: Studio) -> None:
    _answered(studio)
    studio.board.panel.answer_question(studio.document.questions_of(3, "3.1a")[0][0])
    studio.board.panel.editor.field.setPlainText("In de tweede graad met de zorgleerkracht.")


@stage("questions", "none", FEW)
def no_questions(studio: Studio) -> None:
    studio.open(example())
    studio.board.open_panel(True)
    studio.board.panel.questions_heading.setChecked(True)


# -- car park -------------------------------------------------------------------------------------------------------


def _park(studio: Studio, *remarks: str) -> None:
    studio.open(example())
    for remark in remarks:
        studio.document.park_remark(remark, at=NOW)


def _panel(panel: SidePanel | None) -> QWidget:
    assert panel is not None
    return panel.content


@stage("car-park", "three")
def car_park(studio: Studio) -> None:
    _park(studio, *REMARKS)
    sides(studio).show_car_park()


@stage("car-park", "empty", FEW)
def car_park_empty(studio: Studio) -> None:
    _park(studio)
    sides(studio).show_car_park()


@stage("car-park", "write", FEW)
def car_park_write(studio: Studio) -> None:
    _park(studio, *REMARKS)
    sides(studio).show_car_park()
    park = _panel(sides(studio).car_park)
    park.write()  # type: ignore[attr-defined]
    park.editor.field.setPlainText("De bel gaat te vroeg.")  # type: ignore[attr-defined]


@stage("car-park", "long", FEW)
def car_park_long(studio: Studio) -> None:
    _park(studio, *(((LONG + " ") * 6)[:2000] for _ in range(3)))
    sides(studio).show_car_park()


@stage("car-park", "read-aloud", FEW)
def car_park_read_aloud(studio: Studio) -> None:
    _park(studio, *REMARKS)
    studio.window.navigation.show_read_aloud()
    sides(studio).show_car_park()


@stage("car-park", "overview", FEW)
def car_park_overview(studio: Studio) -> None:
    _park(studio, *REMARKS)
    studio.window.navigation.show_overview()
    sides(studio).show_car_park()


# -- clock ----------------------------------------------------------------------------------------------------------


def _clock(studio: Studio, seconds: int) -> None:
    """A clock that stands still, so that its picture is always the same."""
    sides(studio).show_clock()
    clock = sides(studio).clock
    assert clock is not None
    clock._now = lambda: 1
    clock.start(seconds)


@stage("clock", "board")
def clock_board(studio: Studio) -> None:
    studio.open(example())
    _clock(studio, 285)
    sides(studio).close()


@stage("clock", "long-title", FEW)
def clock_long_title(studio: Studio) -> None:
    """The longest title gives way."""
    clock_board(studio)
    titles = studio.document.instrument.dimensions
    studio.board.show_dimension(max(titles, key=lambda d: len(d.heading)).number)


@stage("clock", "present")
def clock_present(studio: Studio) -> None:
    clock_board(studio)
    studio.window.navigation.present()


@stage("clock", "read-aloud")
def clock_read_aloud(studio: Studio) -> None:
    clock_board(studio)
    studio.window.navigation.show_read_aloud()


@stage("clock", "paused", FEW)
def clock_paused(studio: Studio) -> None:
    clock_board(studio)
    clock = sides(studio).clock
    assert clock is not None
    clock.pause()


@stage("clock", "done", FEW)
def clock_done(studio: Studio) -> None:
    clock_board(studio)
    clock = sides(studio).clock
    assert clock is not None
    clock._now = lambda: 10**9
    clock.check()
    studio.window.strip.dismiss()


@stage("clock", "panel")
def clock_panel(studio: Studio) -> None:
    studio.open(example())
    sides(studio).show_clock()


@stage("clock", "planned")
def clock_planned(studio: Studio) -> None:
    """A clock that runs, and a talk that is behind."""
    studio.open(example())
    studio.document.set_agenda(Agenda(start=NOW - timedelta(minutes=112), end=NOW + timedelta(minutes=83), people=18))
    _clock(studio, 285)
    found = _panel(sides(studio).clock_panel).findChild(planner.Planner)
    assert found is not None
    found._now = lambda: NOW
    found.refresh()

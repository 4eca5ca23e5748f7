"""States of all other screens."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.gallery.card_sheet import CardSheet
from tests.gallery.registry import BOARD, FULL, HUGE, RATIOS, stage
from tests.gallery.studio import Shot, Studio, example, with_own_card, with_zones
from tests.gestures import settle
from zorgscan_desktop.app.settings import Recent
from zorgscan_desktop.core.instrument import Sign
from zorgscan_desktop.core.scan import Card, Scan
from zorgscan_desktop.screens.versions_screen import VersionLine, VersionsScreen
from zorgscan_desktop.ui.scroll import TouchScrollArea

SHEETS = (
    *(Shot(*BOARD, dark=dark) for dark in (False, True)),
    Shot(*HUGE),
    Shot(*BOARD, text=1.3),
    *(Shot(*BOARD, ratio=ratio) for ratio in RATIOS),
)
"""The sheet of cards is laid out for one size of window."""

LONG = (
    "Elke leraar en elke zorgleerkracht bespreekt minstens drie keer per schooljaar met de leerling, de ouders en "
    "het CLB hoe het met het welbevinden, de betrokkenheid en de leerwinst van het kind gaat, en legt vast wat er in "
    "de klas, in de zorgklas en thuis verandert om het onderwijs op zijn noden af te stemmen."
)

ZONES: dict[Sign, str] = {
    "--": "1.2 1.6b 2.3 6.3",
    "-": "1.4a 1.4c 1.7a 1.7b 3.2a 3.2b 3.4b 4.1 4.4 6.2 6.4 7.1",
    "+": "1.3a 1.3b 1.4b 1.6a 1.8 2.2a 3.1a 3.1b 3.3b 3.4a 4.2 5.1 6.1 6.5 7.2",
    "++": "1.1a 1.1b 1.5 2.1 2.2b 3.3a 4.3 5.2",
}
"""Where the mockup ``overview`` has its 39 cards."""


def _zone_of(card: Card) -> Sign | None:
    return next((zone for zone, ids in ZONES.items() if card.id in ids.split()), None)


def whole() -> Scan:
    """All 39 cards laid."""
    return with_zones(example(), _zone_of)


def _recent(name: str, year: str, placed: int, level: float, at: datetime) -> Recent:
    return Recent(f"/{year}.zorgscan", name, year, placed, 39, level, at.isoformat())


# -- start ----------------------------------------------------------------------------------------------------------


@stage("start", "first")
def start_first(studio: Studio) -> None:
    """The first time: nothing was open before."""


@stage("start", "recent", FULL)
def start_recent(studio: Studio) -> None:
    name = "Basisschool De Linde"
    studio.show_recent(
        [
            _recent(name, "2025-2026", 19, 0.55, datetime(2025, 11, 14, 9, 42, tzinfo=UTC)),
            _recent(name, "2024-2025", 39, 0.52, datetime(2024, 11, 15, 14, 0, tzinfo=UTC)),
            _recent(name, "2023-2024", 39, 0.42, datetime(2023, 11, 17, 14, 0, tzinfo=UTC)),
        ]
    )


@stage("start", "error")
def start_error(studio: Studio) -> None:
    start_recent(studio)
    studio.window.strip.warn("“verslag.zorgscan” is geen bestand van Zorgscan. Kies een bestand met een scan.")


# -- card by card ---------------------------------------------------------------------------------------------------


def _read_aloud(studio: Studio, card_id: str, scan: Scan | None = None) -> None:
    studio.open(scan or example())
    studio.window.navigation.show_read_aloud()
    assert studio.window.navigation.read_aloud is not None
    studio.window.navigation.read_aloud.show_card(card_id)
    settle()


@stage("read-aloud", "card")
def read_aloud(studio: Studio) -> None:
    scan = example().with_card(Card(id="4.1", zone="+"))
    _read_aloud(studio, "4.2", scan)


@stage("read-aloud", "long", FULL)
def read_aloud_long(studio: Studio) -> None:
    _read_aloud(studio, "1.1a", with_zones(example(), lambda _card: None))


@stage("read-aloud", "placed")
def read_aloud_placed(studio: Studio) -> None:
    _read_aloud(studio, "1.1a")


@stage("read-aloud", "lead-in")
def read_aloud_lead_in(studio: Studio) -> None:
    """The card with the longest heading and a sentence before its kenmerken."""
    studio.open(example())
    cards = [i for i in studio.document.instrument.indicators if i.lead_in]
    _read_aloud(studio, max(cards, key=lambda i: len("".join((*i.features, i.lead_in or "")))).id)


@stage("read-aloud", "own-long")
def read_aloud_own(studio: Studio) -> None:
    _read_aloud(studio, "own-1", with_own_card(example(), LONG, "Overleg met allen", None))


# -- overview and plan ----------------------------------------------------------------------------------------------


def _overview(studio: Studio, scan: Scan, chosen: tuple[str, ...] = ()) -> None:
    studio.open(scan)
    for card_id in chosen:
        studio.document.choose(card_id, True)
    studio.window.navigation.show_overview()
    settle()


@stage("overview", "empty")
def overview_empty(studio: Studio) -> None:
    _overview(studio, with_zones(example(), lambda _card: None))


@stage("overview", "half")
def overview_half(studio: Studio) -> None:
    _overview(studio, example(), ("1.2",))


@stage("overview", "full", FULL)
def overview_full(studio: Studio) -> None:
    _overview(studio, whole(), ("1.6b", "2.3", "6.3"))


@stage("plan", "empty")
def plan_empty(studio: Studio) -> None:
    studio.open(example())
    studio.window.navigation.show_plan()


@stage("plan", "three")
def plan_three(studio: Studio) -> None:
    studio.open(whole())
    for card_id in ("1.6b", "2.3", "6.3"):
        studio.document.choose(card_id, True)
    studio.window.navigation.show_plan()


def _to_bottom(screen: QWidget) -> None:
    area = screen.findChild(TouchScrollArea)
    assert isinstance(area, TouchScrollArea)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


# -- list, help, settings, versions ---------------------------------------------------------------------------------


@stage("list", "example", FULL)
def card_list(studio: Studio) -> None:
    studio.open(example())
    studio.window.navigation.show_list()
    settle()


@stage("help", "top")
def help_screen(studio: Studio) -> None:
    studio.open(example())
    studio.window.show_help()


@stage("help", "keys")
def help_keys(studio: Studio) -> None:
    studio.open(example())
    studio.window.show_help()
    settle()
    assert studio.window.help is not None
    _to_bottom(studio.window.help)


@stage("settings", "top")
def settings(studio: Studio) -> None:
    studio.window.show_settings()


@stage("settings", "about")
def settings_about(studio: Studio) -> None:
    studio.window.show_settings()
    settle()
    assert studio.window.settings_screen is not None
    _to_bottom(studio.window.settings_screen)


@stage("versions", "three")
def versions(studio: Studio) -> None:
    studio.open(example())
    studio.window.versions = VersionsScreen(studio.window.look)
    days = ((14, 10, 42, 19), (14, 10, 12, 11), (13, 16, 5, 3))
    lines = [VersionLine(f"/{n}", datetime(2025, 11, d, h, m, tzinfo=UTC), n) for d, h, m, n in days]
    studio.window.versions.show_versions(lines)
    studio.window.navigation.visit(studio.window.versions)


# -- bar and cards --------------------------------------------------------------------------------------------------


@stage("bar", "focus")
def bar_focus(studio: Studio) -> None:
    """The ring of the keyboard on a button of the bar."""
    studio.open(example())
    studio.window.bar.export.setFocus(Qt.FocusReason.TabFocusReason)


@stage("bar", "more")
def bar_more(studio: Studio) -> None:
    """The panel with what stands behind *Meer*."""
    studio.open(example())
    studio.window.bar.more.click()
    settle()


@stage("cards", "states", SHEETS, SHEETS)
def card_states(studio: Studio) -> QWidget:
    """The mockup ``card-states``."""
    return CardSheet(studio.window.look, studio.window)

"""States of the talk: ticks, finger rounds, disputed cards, cards that were set aside, and the end of a walk."""

from PySide6.QtWidgets import QWidget

from tests.gallery.registry import EVERY, FEW, stage
from tests.gallery.studio import Studio, example, with_zones
from tests.gestures import settle
from zorgscan_desktop.core.instrument import SIGNS
from zorgscan_desktop.core.scan import Card, Scan
from zorgscan_desktop.screens.read_aloud_screen import ReadAloudScreen

REASON = "Onze school heeft geen internaat en ook geen opvang na de uren, dus dit speelt bij ons niet."


def talked() -> Scan:
    """The example after half a morning of talk."""
    scan = example()
    for card in (
        Card(id="1.1a", zone="+", features=(0, 2, 5), hands=(1, 2, 6, 4)),
        Card(id="1.3a", zone="+", hands=(2, 0, 3, 6)),
        Card(id="1.4a", zone="-", disputed=True),
        Card(id="1.6a", state="parked"),
        Card(id="1.7b", state="not_applicable", state_reason=REASON),
        Card(id="4.2", hands=(0, 3, 6, 2), features=(0, 3)),
    ):
        scan = scan.with_card(card)
    return scan


def _screen(studio: Studio, scan: Scan, card_id: str) -> ReadAloudScreen:
    studio.open(scan)
    studio.window.navigation.show_read_aloud()
    screen = studio.window.navigation.read_aloud
    assert screen is not None
    screen.show_card(card_id)
    settle()
    return screen


@stage("read-aloud", "ticked", FEW)
def ticked(studio: Studio) -> None:
    _screen(studio, talked(), "4.2")


@stage("read-aloud", "fingers", EVERY)
def fingers(studio: Studio) -> None:
    """A finger round in full swing: people do not agree."""
    _screen(studio, talked(), "1.3a").count_fingers(True)


@stage("read-aloud", "fingers-empty", FEW)
def fingers_empty(studio: Studio) -> None:
    _screen(studio, example(), "1.1a").count_fingers(True)


@stage("read-aloud", "parked", FEW)
def parked(studio: Studio) -> None:
    _screen(studio, talked(), "1.6a")


@stage("read-aloud", "not-applicable", EVERY)
def not_applicable(studio: Studio) -> None:
    _screen(studio, talked(), "1.7b")


@stage("read-aloud", "disputed", FEW)
def disputed(studio: Studio) -> None:
    _screen(studio, talked(), "1.2").begin_walk("disputed")


@stage("read-aloud", "disputed-none", FEW)
def disputed_none(studio: Studio) -> None:
    _screen(studio, example(), "1.2").begin_walk("disputed")


@stage("read-aloud", "end", FEW)
def end(studio: Studio) -> None:
    """The last card of a dimension was laid; one is parked."""
    scan = with_zones(talked(), lambda card: card.zone if card.state != "open" else "+")
    _screen(studio, scan, "1.8").step(1)


@stage("read-aloud", "end-waiting", FEW)
def end_waiting(studio: Studio) -> None:
    _screen(studio, talked(), "1.8").step(1)


@stage("board", "talked", EVERY)
def board_talked(studio: Studio) -> None:
    """Disputed cards, a parked one and one that does not apply; others wait."""
    scan = with_zones(talked(), lambda c: None if c.state != "open" or c.id in ("1.6b", "1.8") else c.zone)
    studio.open(scan)
    studio.scene.set_current("1.7b")
    settle()


@stage("board", "aside-only", EVERY)
def board_aside_only(studio: Studio) -> None:
    """No card waits any more; the next step stands beside the ones that were set aside."""
    scan = with_zones(talked(), lambda card: card.zone or SIGNS[len(card.id) % 4] if card.state == "open" else None)
    studio.open(scan)
    studio.scene.set_current("1.6a")
    settle()


@stage("board", "aside-many", FEW)
def board_aside_many(studio: Studio) -> None:
    """The whole dimension parked."""
    scan = example()
    for card in scan.cards:
        if card.id.startswith("1."):
            scan = scan.with_card(Card(id=card.id, state="parked" if card.id != "1.8" else "not_applicable"))
    studio.open(scan)


@stage("board", "menu-parked", FEW)
def menu_parked(studio: Studio) -> QWidget | None:
    studio.open(talked())
    item = studio.scene.cards["1.6a"]
    studio.scene.set_current("1.6a")
    studio.scene.menu_requested.emit("1.6a", item.scene_rect().center())
    return None


@stage("list", "talked", EVERY)
def list_talked(studio: Studio) -> None:
    scan = talked().with_card(Card(id="1.1b", state="not_applicable", state_reason=REASON))
    studio.open(scan.with_card(Card(id="1.2", state="parked")))
    studio.scene.set_current("1.1b")
    studio.window.navigation.show_list()
    settle()

"""States of the battery."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.gallery.registry import FULL, stage
from tests.gallery.studio import Studio, example, with_own_card, with_zones
from tests.gestures import settle
from zorgscan_desktop.core.instrument import SIGNS
from zorgscan_desktop.core.scan import Scan

OWN = "In de refter spreken we dezelfde taal als in de klas, met dezelfde afspraken."


def _chosen(studio: Studio, scan: Scan, card_id: str = "1.4b") -> None:
    studio.open(scan)
    studio.scene.set_current(card_id)
    settle()


@stage("board", "empty")
def empty(studio: Studio) -> None:
    studio.open(with_zones(example(), lambda _card: None))


@stage("board", "example")
def selected(studio: Studio) -> None:
    _chosen(studio, example())


@stage("board", "drag")
def drag(studio: Studio) -> None:
    """As in the mockup: on its way to *bijna vol*, which shows its edge and where the card will land."""
    _chosen(studio, example())
    studio.hold("1.4b", studio.spot("+", 0.4))


@stage("board", "drag-placed")
def drag_placed(studio: Studio) -> None:
    """A card that lay already: its outline stays behind."""
    _chosen(studio, example())
    studio.hold("1.2", studio.spot("++", 0.2))


@stage("board", "hover")
def hover(studio: Studio) -> None:
    studio.open(example())
    QTest.mouseMove(studio.view.viewport(), studio.point("1.2"))
    settle()


@stage("board", "focus")
def focus(studio: Studio) -> None:
    studio.open(example())
    studio.key(Qt.Key.Key_Home)
    for _ in range(2):
        studio.key(Qt.Key.Key_Right)


@stage("board", "full", FULL)
def full(studio: Studio) -> None:
    """The mockup ``board-full``: 14 cards in one zone, nothing left to lay."""
    cards = with_zones(example(), lambda card: "+" if card.id.startswith("1.") else card.zone)
    _chosen(studio, cards, "1.6b")


@stage("board", "done")
def done(studio: Studio) -> None:
    """All cards lie, spread over the zones."""
    cards = with_zones(example(), lambda card: SIGNS[hash_of(card.id) % 4])
    _chosen(studio, cards, "1.5")


@stage("board", "last")
def last_dimension(studio: Studio) -> None:
    """The last dimension: no next one to go to."""
    studio.open(with_zones(example(), lambda card: SIGNS[hash_of(card.id) % 4]))
    studio.board.show_dimension(7)


@stage("board", "menu")
def menu(studio: Studio) -> None:
    _chosen(studio, example(), "1.3a")
    item = studio.scene.cards["1.3a"]
    studio.scene.menu_requested.emit("1.3a", QPointF(item.scene_rect().center()))


@stage("board", "note")
def note(studio: Studio) -> None:
    _chosen(studio, example(), "1.2")
    studio.board.write_note("1.2")
    studio.board.panel.editor.field.setPlainText("Groepswerk gebeurt, maar vooral in de derde graad.")


@stage("board", "note-empty")
def note_empty(studio: Studio) -> None:
    _chosen(studio, example(), "1.2")
    studio.board.write_note("1.2")


@stage("board", "error")
def error(studio: Studio) -> None:
    _chosen(studio, example())
    words = "“2025-11-14 Basisschool De Linde.zorgscan” is niet bewaard: de schijf is vol. Maak plaats of kies een "
    words += "andere map. Je werk is nog hier, in dit venster."
    studio.window.strip.warn(words, (("Map kiezen", list), ("Toch overschrijven", list)))


@stage("board", "toast")
def toast(studio: Studio) -> None:
    _chosen(studio, example())
    studio.window.undo()
    studio.place({"1.4b": "+"})
    studio.window.undo()


@stage("board", "panel-open")
def panel_open(studio: Studio) -> None:
    _chosen(studio, example(), "1.1a")
    studio.board.open_panel(True)


@stage("board", "panel-closed")
def panel_closed(studio: Studio) -> None:
    _chosen(studio, example())
    studio.board.open_panel(False)


@stage("board", "no-card")
def no_card(studio: Studio) -> None:
    """Nothing chosen, no notes yet."""
    studio.open(example())
    studio.board.show_dimension(4)


@stage("board", "dimension-3")
def dimension_3(studio: Studio) -> None:
    """The mockup ``board-dark``: long key words, guiding questions open, notes folded, a flag."""
    studio.open(example())
    studio.document.choose("3.2a", True)
    studio.board.show_dimension(3)
    studio.scene.set_current("3.1a")
    studio.board.panel.questions_heading.setChecked(True)
    studio.board.panel.notes_heading.setChecked(False)
    settle()


@stage("board", "own")
def own(studio: Studio) -> None:
    """Cards that the school wrote itself: one lies, one waits."""
    scan = with_own_card(example(), OWN, "Taalbeleid in de refter", "+")
    scan = with_own_card(scan, OWN, "Afspraken op de speelplaats", None)
    _chosen(studio, with_zones(scan, lambda c: c.zone or ("-" if c.id in ("1.6a", "1.6b") else None)), "own-2")


@stage("board", "crowded")
def crowded(studio: Studio) -> None:
    """More cards than a zone can show: *nog 3*."""
    scan = example()
    for number in range(8):
        scan = with_own_card(scan, OWN, f"Eigen afspraak nummer {number + 1}", None)
    _chosen(studio, with_zones(scan, lambda card: "-" if card.own or card.id.startswith("1.") else None), "1.1a")


@stage("present", "example")
def present(studio: Studio) -> QWidget | None:
    _chosen(studio, example())
    studio.window.navigation.present()
    settle()
    return None


def hash_of(card_id: str) -> int:
    """A number that is the same on every computer."""
    return sum(ord(character) for character in card_id)

"""Where messages lie: what asks something gets room above the bar, a toast lies over the title; nothing runs away."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from tests.gestures import settle
from tests.touch import whole as whole_window
from tests.touch.fingers import Fingers
from tests.touch.whole import MakeWhole, Whole
from zorgscan_desktop.ui.strip import TOAST_MS, Strip

make_whole = whole_window.make_whole
sizes = pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)], ids=lambda s: f"{s[0]}x{s[1]}")
ERROR = "Bewaren lukt niet op deze plaats: de map is alleen-lezen of de stick is weg. Kies een andere map."


def place(whole: Whole, widget: QWidget) -> QRect:
    """Where it is in the window."""
    return QRect(widget.mapTo(whole.window, QPoint(0, 0)), widget.size())


def card_places(whole: Whole) -> dict[str, tuple[float, float]]:
    return {i: (c.pos().x(), c.pos().y()) for i, c in whole.scene.cards.items() if c.isVisible()}


def in_window(whole: Whole, rect: QRect) -> QRect:
    return rect.translated(whole.view.viewport().mapTo(whole.window, QPoint(0, 0)))


def under(whole: Whole, strip: Strip) -> list[str]:
    """The cards that a message covers."""
    cards = {i: c.scene_rect().toAlignedRect() for i, c in whole.scene.cards.items() if c.isVisible()}
    return [i for i, rect in cards.items() if in_window(whole, rect).intersects(place(whole, strip))]


def warn(whole: Whole) -> Strip:
    whole.window.strip.warn(ERROR, [("Opnieuw", lambda: None), ("Elders bewaren", lambda: None)])
    settle()
    return whole.window.strip


def ready(make_whole: MakeWhole, size: tuple[int, int]) -> Whole:
    whole = make_whole(*size)
    whole.start_scan()
    whole.screen.open_panel(True)
    for card_id, sign in (("1.1a", "-"), ("1.2", "++"), ("1.3a", "-"), ("1.4b", "--")):
        whole.document.place(card_id, sign)
    settle()
    return whole


@sizes
def test_an_error_gets_room_and_covers_nothing(make_whole: MakeWhole, size: tuple[int, int]) -> None:
    whole = ready(make_whole, size)
    before, panel = card_places(whole), place(whole, whole.screen.panel)
    strip = warn(whole)
    lies = place(whole, strip)
    assert not under(whole, strip)
    assert not lies.intersects(place(whole, whole.screen.panel))
    assert not lies.intersects(place(whole, whole.screen.rail))
    assert lies.bottom() < place(whole, whole.window.bar).top()
    assert place(whole, whole.screen.panel) == panel, "who writes a note is not disturbed"
    strip.dismiss()
    settle()
    assert card_places(whole) == before, "the board is as it was"


@sizes
def test_the_room_waits_until_the_last_finger_is_up(make_whole: MakeWhole, size: tuple[int, int]) -> None:
    whole = ready(make_whole, size)
    fingers = Fingers(whole.window, whole.view.viewport())
    start = card_places(whole)
    fingers.press(0, whole.card("1.1a"))
    fingers.carry(0, whole.zone("+"))
    strip = warn(whole)
    assert strip.isVisible()
    moved = {i: p for i, p in card_places(whole).items() if i != "1.1a" and p != start[i]}
    assert not moved, "no card runs away from a hand"
    fingers.lift(0)
    assert whole.zone_of("1.1a") == "+"
    assert not under(whole, strip)
    fingers.press(0, whole.card("1.2"))
    height = whole.view.height()
    strip.dismiss()
    settle()
    assert whole.view.height() == height
    fingers.lift(0)
    settle()
    assert whole.view.height() > height


@sizes
def test_a_toast_lies_over_the_title(make_whole: MakeWhole, size: tuple[int, int]) -> None:
    whole = ready(make_whole, size)
    height = whole.view.height()
    whole.window.undo()
    strip = whole.window.strip
    assert strip.message.text() == "Ongedaan gemaakt: 1.4 b naar leeg."
    assert strip._timer.interval() == TOAST_MS
    scale, board = whole.look.scale, whole.scene.arrangement
    assert place(whole, strip).bottom() < board.body.y * scale, "above the battery"
    assert not place(whole, strip).intersects(place(whole, whole.screen.panel))
    assert whole.view.height() == height, "nothing makes room for what is gone in four seconds"


def test_while_presenting_a_message_lies_beside_the_button_that_ends_it(make_whole: MakeWhole) -> None:
    whole = ready(make_whole, (1366, 768))
    whole.window.navigation.present()
    strip = warn(whole)
    assert not under(whole, strip)
    assert not place(whole, strip).intersects(place(whole, whole.screen.leave_button))
    whole.screen.leave_button.click()
    settle()
    assert not under(whole, strip)
    assert place(whole, strip).bottom() < place(whole, whole.window.bar).top()


def test_opening_the_panel_makes_the_message_narrower_and_still_covers_nothing(make_whole: MakeWhole) -> None:
    whole = ready(make_whole, (1024, 768))
    whole.screen.open_panel(False)
    strip = warn(whole)
    width = strip.width()
    whole.screen.open_panel(True)
    settle()
    assert strip.width() < width
    assert not under(whole, strip)
    assert not place(whole, strip).intersects(place(whole, whole.screen.panel))


def test_larger_text_gets_more_room(make_whole: MakeWhole) -> None:
    whole = ready(make_whole, (1366, 768))
    strip = warn(whole)
    height = strip.height()
    whole.look.set_text_factor(1.3)
    settle()
    assert strip.height() > height
    assert not under(whole, strip)

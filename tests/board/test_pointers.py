"""Who holds which card, and what a press turns into: the router with plain points, no window and no Qt.

The first half is the table of qt-notes.md section 1: what went wrong with touch on the items goes right here.
"""

import pytest

from zorgscan_desktop.board.pointers import Key, PointerRouter, Target

SLOP = 16.0
MOUSE: Key = ("mouse", 0)
GROUND = (500.0, 900.0)
ZONE = (500.0, 250.0)
BUTTON = (500.0, 350.0)
Point = tuple[float, float]


def finger(number: int, screen: str = "screen") -> Key:
    return screen, number


CARD = 100.0
"""Cards are squares of this size, side by side from (0, 0); under them lie a zone, a button and empty ground."""


def middle(number: int) -> tuple[float, float]:
    """The middle of a card's first place."""
    return number * CARD + 50, 50.0


class RecordingBoard:
    """The board as the router sees it. It keeps books: ``calls`` is what was said, in words.

    A call that cannot be right, such as a drop of a card that nobody carries, fails at once.
    """

    def __init__(self, cards: str = "abcdefghij") -> None:
        self.places = {card: middle(number) for number, card in enumerate(cards)}
        self.calls: list[str] = []
        self.in_hand: dict[str, Key] = {}
        self.pressing: dict[Key, Target] = {}
        self.owes_all_up = False
        self.lifts: dict[str, int] = dict.fromkeys(cards, 0)
        self.ends: dict[str, int] = dict.fromkeys(cards, 0)

    def target_at(self, x: float, y: float) -> Target | None:
        # A card in hand lies on top of the others.
        for card in sorted(self.places, key=lambda c: c not in self.in_hand):
            card_x, card_y = self.places[card]
            if abs(x - card_x) < CARD / 2 and abs(y - card_y) < CARD / 2:
                return Target("card", card)
        if 200 <= y < 300:
            return Target("zone", "++")
        if 300 <= y < 400:
            return Target("button", "more tray")
        return None

    def holders(self, card: str) -> list[Key]:
        """The pointers that press or carry this card."""
        pressing = [key for key, target in self.pressing.items() if target == Target("card", card)]
        return pressing + ([self.in_hand[card]] if card in self.in_hand else [])

    def pressed(self, key: Key, target: Target, x: float, y: float) -> None:
        assert key not in self.pressing
        assert target.kind != "card" or not self.holders(target.name)
        self.pressing[key] = target
        self.owes_all_up = True
        self._say("press", target.name)

    def unpressed(self, key: Key, target: Target) -> None:
        assert self.pressing.pop(key) == target
        self._say("unpress", target.name)

    def tapped(self, target: Target, x: float, y: float) -> None:
        self._say("tap", target.name)

    def double_tapped(self, card_id: str) -> None:
        assert not self.in_hand
        self._say("double", card_id)

    def held(self, target: Target, x: float, y: float) -> None:
        self._say("hold", target.name)

    def lifted(self, key: Key, card_id: str, grab_x: float, grab_y: float) -> None:
        assert not self.holders(card_id)
        self.in_hand[card_id] = key
        self.lifts[card_id] += 1
        self.owes_all_up = True
        self._say("lift", card_id, f"at {grab_x:g},{grab_y:g}")

    def carried(self, card_id: str, x: float, y: float) -> None:
        assert card_id in self.in_hand
        self.places[card_id] = (x, y)
        self._say("carry", card_id, f"to {x:g},{y:g}")

    def dropped(self, card_id: str, x: float, y: float) -> None:
        self._end(card_id)
        self._say("drop", card_id, f"at {x:g},{y:g}")

    def returned(self, card_id: str) -> None:
        self._end(card_id)
        self._say("return", card_id)

    def taken(self, card_id: str) -> None:
        assert len(self.holders(card_id)) == 1
        self._say("taken", card_id)

    def all_up(self) -> None:
        assert self.owes_all_up
        assert not self.in_hand
        assert not self.pressing
        self.owes_all_up = False
        self._say("all up")

    def forgets(self, card_id: str) -> None:
        """The card leaves the board: what held it holds nothing any more, and nobody says so."""
        if card_id in self.in_hand:
            self._end(card_id)
        for key in [k for k, target in self.pressing.items() if target == Target("card", card_id)]:
            del self.pressing[key]
        self.places.pop(card_id, None)

    def said(self, *words: str) -> list[str]:
        """What was said that starts with one of these words; everything but carrying when none is given."""
        return [c for c in self.calls if (c.split()[0] in words if words else not c.startswith("carry"))]

    def _end(self, card_id: str) -> None:
        del self.in_hand[card_id]
        self.ends[card_id] += 1

    def _say(self, *words: str) -> None:
        self.calls.append(" ".join(words))


class Hands:
    """A router, its board, and words for what fingers do."""

    def __init__(self) -> None:
        self.board = RecordingBoard()
        self.now = 0.0
        self.router = PointerRouter(self.board, clock=lambda: self.now)

    def press(self, key: Key, point: Point, *, palm: bool = False) -> Target | None:
        return self.router.press(key, *point, SLOP, palm=palm)

    def move(self, key: Key, point: Point) -> None:
        self.router.move(key, *point)

    def release(self, key: Key, point: Point) -> None:
        self.router.release(key, *point)

    def drag(self, key: Key, card: int, point: Point) -> None:
        """Press a card and take it somewhere; the finger stays down."""
        self.press(key, middle(card))
        self.move(key, point)

    def tap(self, key: Key, point: Point) -> None:
        self.press(key, point)
        self.release(key, point)

    def clear(self) -> None:
        self.board.calls.clear()


@pytest.fixture
def hands() -> Hands:
    return Hands()


# -- the table -----------------------------------------------------------------------------------------------------


def test_two_fingers_on_two_cards_one_after_the_other(hands: Hands) -> None:
    hands.drag(finger(0), 0, (50, 400))
    hands.drag(finger(1), 1, (150, 400))
    hands.move(finger(0), (60, 500))
    hands.release(finger(1), (150, 450))
    hands.release(finger(0), (60, 500))
    assert hands.board.said("lift", "drop") == [
        "lift a at 50,50",
        "lift b at 150,50",
        "drop b at 150,450",
        "drop a at 60,500",
    ]


def test_two_fingers_on_two_cards_in_the_same_frame(hands: Hands) -> None:
    hands.press(finger(0), middle(0))
    hands.press(finger(1), middle(1))
    hands.move(finger(0), (50, 400))
    hands.move(finger(1), (150, 400))
    assert hands.board.said("carry") == ["carry a to 50,400", "carry b to 150,400"]
    assert hands.router.dragged() == {"a", "b"}


def test_a_palm_that_rests_on_the_battery_leaves_the_cards_alive(hands: Hands) -> None:
    assert hands.press(finger(0), ZONE, palm=True) is None
    hands.drag(finger(1), 0, (50, 400))
    hands.move(finger(0), (540, 280))
    hands.release(finger(1), (50, 400))
    hands.release(finger(0), (540, 280))
    assert hands.board.said() == ["press a", "unpress a", "lift a at 50,50", "drop a at 50,400", "all up"]


def test_a_palm_on_a_card_does_nothing_and_a_finger_can_still_take_it(hands: Hands) -> None:
    assert hands.press(finger(0), middle(0), palm=True) is None
    hands.move(finger(0), (50, 500))
    hands.drag(finger(1), 0, (50, 400))
    assert hands.board.said() == ["press a", "unpress a", "lift a at 50,50"]


def test_a_finger_on_a_card_and_one_on_the_ground_in_the_same_frame(hands: Hands) -> None:
    hands.press(finger(0), GROUND)
    hands.press(finger(1), middle(0))
    hands.move(finger(0), (510, 980))
    hands.move(finger(1), (50, 400))
    hands.release(finger(0), (510, 980))
    hands.release(finger(1), (50, 400))
    assert hands.board.said("lift", "drop", "tap") == ["lift a at 50,50", "drop a at 50,400"]


def test_a_second_finger_on_empty_ground_does_not_move_the_held_card(hands: Hands) -> None:
    hands.drag(finger(0), 0, (50, 400))
    hands.clear()
    hands.press(finger(1), (60, 600))
    hands.move(finger(1), (60, 700))
    assert hands.board.calls == []
    hands.move(finger(0), (50, 410))
    assert hands.board.calls == ["carry a to 50,410"]


def test_a_touch_cancel_in_mid_drag_takes_the_card_home(hands: Hands) -> None:
    hands.drag(finger(0), 0, (50, 400))
    hands.clear()
    hands.router.cancel_device("screen")
    assert hands.board.calls == ["return a", "all up"]
    assert hands.router.down == frozenset()


def test_two_fingers_on_one_card_when_the_first_lifts(hands: Hands) -> None:
    hands.drag(finger(0), 0, (50, 400))
    hands.press(finger(1), (60, 410))
    hands.release(finger(0), (50, 420))
    hands.move(finger(1), (60, 600))
    hands.release(finger(1), (60, 600))
    assert hands.board.said("lift", "drop", "taken", "all") == [
        "lift a at 50,50",
        "taken a",
        "drop a at 50,420",
        "all up",
    ]


def test_a_card_that_passes_over_another_takes_only_itself(hands: Hands) -> None:
    hands.drag(finger(0), 0, middle(1))
    hands.move(finger(0), middle(2))
    hands.release(finger(0), middle(2))
    assert hands.board.said("lift", "drop") == ["lift a at 50,50", "drop a at 250,50"]


def test_a_card_removed_in_mid_drag_is_never_dropped(hands: Hands) -> None:
    hands.drag(finger(0), 0, (50, 400))
    hands.clear()
    hands.board.forgets("a")
    hands.router.forget("a")
    assert hands.board.calls == ["all up"]
    hands.move(finger(0), (50, 500))
    hands.release(finger(0), (50, 500))
    assert hands.board.calls == ["all up"]


def test_ten_fingers_carry_ten_cards(hands: Hands) -> None:
    for number in range(10):
        hands.press(finger(number), middle(number))
    for number in range(10):
        hands.move(finger(number), (middle(number)[0], 500.0 + number))
    for number in range(10):
        hands.release(finger(number), (middle(number)[0], 600.0 + number))
    assert hands.board.said("drop") == [f"drop {c} at {50 + 100 * n},{600 + n}" for n, c in enumerate("abcdefghij")]
    assert hands.board.said("all") == ["all up"]


# -- tap, hold, drag -----------------------------------------------------------------------------------------------


def test_a_tap_presses_and_lets_go(hands: Hands) -> None:
    assert hands.press(MOUSE, middle(0)) == Target("card", "a")
    hands.release(MOUSE, middle(0))
    assert hands.board.calls == ["press a", "unpress a", "tap a", "all up"]


def test_a_shaky_tap_is_a_tap(hands: Hands) -> None:
    hands.press(finger(0), middle(0))
    for x, y in ((55, 55), (45, 48), (57, 50)):
        hands.move(finger(0), (x, y))
    hands.release(finger(0), (57, 50))
    assert hands.board.said("tap", "lift") == ["tap a"]


def test_the_drag_starts_at_the_slop_and_is_gripped_where_it_was_pressed(hands: Hands) -> None:
    hands.press(finger(0), middle(0))
    hands.move(finger(0), (50, 50 + SLOP - 0.1))
    assert hands.router.dragged() == frozenset()
    hands.move(finger(0), (50, 50 + SLOP))
    assert hands.board.said("unpress", "lift", "carry") == ["unpress a", "lift a at 50,50", "carry a to 50,66"]


def test_back_within_the_slop_a_drag_stays_a_drag(hands: Hands) -> None:
    hands.drag(finger(0), 0, (50, 400))
    hands.release(finger(0), middle(0))
    assert hands.board.said("tap", "drop") == ["drop a at 50,50"]


def test_a_fast_flick_without_a_move_between_is_a_drag(hands: Hands) -> None:
    hands.press(finger(0), middle(0))
    hands.release(finger(0), (50, 250))
    assert hands.board.said() == ["press a", "unpress a", "lift a at 50,50", "drop a at 50,250", "all up"]


def test_two_taps_are_a_double_tap_of_the_first_card_whoever_gives_them(hands: Hands) -> None:
    hands.tap(finger(0), middle(0))
    hands.now += 0.3
    # The board changed under the finger: another card lies there by now.
    hands.board.places["a"], hands.board.places["b"] = hands.board.places["b"], hands.board.places["a"]
    hands.tap(finger(1), (middle(0)[0] + SLOP, middle(0)[1]))
    assert hands.board.said("tap", "double") == ["tap a", "double a"]


def test_three_taps_are_a_double_tap_and_a_tap(hands: Hands) -> None:
    for _ in range(3):
        hands.tap(finger(0), middle(0))
    assert hands.board.said("tap", "double") == ["tap a", "double a", "tap a"]


@pytest.mark.parametrize(
    ("second", "later", "said"), [(middle(0), 0.5, "tap a"), (middle(1), 0.1, "tap b"), (ZONE, 0.1, "tap ++")]
)
def test_later_or_elsewhere_it_is_a_tap_of_its_own(hands: Hands, second: Point, later: float, said: str) -> None:
    hands.tap(finger(0), middle(0))
    hands.now += later
    hands.tap(finger(0), second)
    assert hands.board.said("tap", "double") == ["tap a", said]


def test_a_tap_of_something_else_between_makes_no_double_tap(hands: Hands) -> None:
    for point in (middle(0), middle(1), middle(0)):
        hands.tap(finger(0), point)
    assert hands.board.said("tap", "double") == ["tap a", "tap b", "tap a"]


def test_zones_and_buttons_know_no_double_tap(hands: Hands) -> None:
    for point in (ZONE, ZONE, BUTTON, BUTTON):
        hands.tap(finger(0), point)
    assert hands.board.said("tap", "double") == ["tap ++", "tap ++", "tap more tray", "tap more tray"]


def test_a_double_tap_takes_nothing_out_of_the_hands_of_others(hands: Hands) -> None:
    hands.drag(finger(0), 0, ZONE)
    hands.tap(finger(1), middle(1))
    hands.tap(finger(1), middle(1))
    assert hands.board.said("tap", "double") == ["tap b"]
    assert hands.router.dragged() == {"a"}


def test_a_hold_opens_the_menu_and_the_release_after_it_does_nothing(hands: Hands) -> None:
    hands.press(finger(0), middle(0))
    hands.router.hold(finger(0))
    hands.release(finger(0), middle(0))
    assert hands.board.calls == ["press a", "unpress a", "all up", "hold a"]


def test_a_finger_that_shakes_while_people_read_the_menu_drags_nothing(hands: Hands) -> None:
    hands.press(finger(0), middle(0))
    hands.router.hold(finger(0))
    hands.move(finger(0), (50, 50 + 2 * SLOP - 1))
    hands.release(finger(0), (50, 50 + 2 * SLOP - 1))
    assert hands.board.said("lift", "tap", "drop") == []


def test_a_held_card_that_is_taken_along_becomes_a_drag(hands: Hands) -> None:
    hands.press(finger(0), middle(0))
    hands.router.hold(finger(0))
    hands.move(finger(0), (50, 50 + 2 * SLOP))
    hands.release(finger(0), (50, 300))
    assert hands.board.said("hold", "lift", "drop", "all") == [
        "all up",
        "hold a",
        "lift a at 50,50",
        "drop a at 50,300",
        "all up",
    ]


def test_a_held_card_that_somebody_else_took_stays_with_them(hands: Hands) -> None:
    hands.press(finger(0), middle(0))
    hands.router.hold(finger(0))
    hands.drag(finger(1), 0, (50, 400))
    hands.move(finger(0), (50, 700))
    hands.release(finger(0), (50, 700))
    assert hands.router.dragged() == {"a"}
    assert hands.board.said("lift", "drop") == ["lift a at 50,50"]


def test_a_drag_that_pauses_stays_a_drag(hands: Hands) -> None:
    hands.drag(finger(0), 0, (50, 400))
    assert not hands.router.may_hold(finger(0))
    hands.router.hold(finger(0))
    hands.move(finger(0), (50, 410))
    hands.release(finger(0), (50, 410))
    assert hands.board.said("hold", "drop") == ["drop a at 50,410"]


def test_one_finger_holds_while_another_drags(hands: Hands) -> None:
    hands.press(finger(0), middle(0))
    hands.drag(finger(1), 1, (150, 400))
    assert hands.router.may_hold(finger(0))
    hands.router.hold(finger(0))
    hands.release(finger(1), (150, 400))
    hands.release(finger(0), middle(0))
    assert hands.board.said("hold", "drop", "tap") == ["hold a", "drop b at 150,400"]


def test_a_hold_that_comes_after_the_release_is_nothing(hands: Hands) -> None:
    hands.press(finger(0), middle(0))
    hands.release(finger(0), middle(0))
    hands.clear()
    hands.router.hold(finger(0))
    assert not hands.router.may_hold(finger(0))
    assert hands.board.calls == []


@pytest.mark.parametrize(("point", "name"), [(ZONE, "++"), (BUTTON, "more tray")])
def test_a_zone_or_button_is_tapped_but_never_dragged(hands: Hands, point: Point, name: str) -> None:
    hands.press(finger(0), point)
    hands.release(finger(0), point)
    assert hands.board.calls == [f"press {name}", f"unpress {name}", f"tap {name}", "all up"]
    hands.clear()
    hands.press(finger(0), point)
    hands.move(finger(0), (500, 600))
    assert hands.board.calls == [f"press {name}", f"unpress {name}", "all up"]
    hands.release(finger(0), point)
    assert hands.board.calls == [f"press {name}", f"unpress {name}", "all up"]


def test_empty_ground_is_nothing(hands: Hands) -> None:
    assert hands.press(finger(0), GROUND) is None
    assert not hands.router.busy
    hands.move(finger(0), (600, 900))
    hands.router.hold(finger(0))
    hands.release(finger(0), (600, 900))
    assert hands.board.calls == []


# -- who owns what -------------------------------------------------------------------------------------------------


def test_a_press_of_a_known_key_changes_nothing(hands: Hands) -> None:
    # A still finger arrives as pressed a second time when another finger joins.
    hands.drag(finger(0), 0, (50, 400))
    hands.clear()
    assert hands.press(finger(0), middle(1)) is None
    assert hands.board.calls == []
    hands.release(finger(0), (50, 400))
    assert hands.board.said("drop") == ["drop a at 50,400"]


def test_the_first_finger_wins_and_the_other_person_is_told(hands: Hands) -> None:
    hands.press(finger(0), middle(0))
    assert hands.press(finger(1), (60, 60)) is None
    assert hands.press(MOUSE, (40, 40)) is None
    assert hands.board.said("press", "taken") == ["press a", "taken a", "taken a"]
    for key in (finger(1), MOUSE):
        hands.move(key, (60, 500))
        hands.router.hold(key)
        hands.release(key, (60, 500))
    hands.release(finger(0), middle(0))
    assert hands.board.said("lift", "hold", "tap") == ["tap a"]


def test_who_lost_a_card_can_take_it_after_letting_go(hands: Hands) -> None:
    hands.press(finger(0), middle(0))
    hands.press(finger(1), (60, 60))
    hands.release(finger(0), middle(0))
    hands.release(finger(1), (60, 60))
    assert hands.press(finger(1), (60, 60)) == Target("card", "a")


def test_two_fingers_may_press_one_button(hands: Hands) -> None:
    hands.press(finger(0), BUTTON)
    hands.press(finger(1), BUTTON)
    hands.release(finger(0), BUTTON)
    hands.release(finger(1), BUTTON)
    assert hands.board.said("tap", "all") == ["tap more tray", "tap more tray", "all up"]


def test_unknown_keys_are_ignored(hands: Hands) -> None:
    hands.press(finger(0), middle(0))
    hands.clear()
    for strange in (finger(9), finger(0, "other screen"), MOUSE):
        hands.move(strange, (50, 500))
        hands.router.hold(strange)
        hands.router.cancel(strange)
        hands.release(strange, (50, 500))
    hands.router.cancel_device("no screen")
    hands.router.forget("no card")
    assert hands.board.calls == []
    assert hands.router.down == {finger(0)}


def test_a_finger_can_come_back_with_the_same_number(hands: Hands) -> None:
    for _ in range(3):
        hands.press(finger(0), middle(1))
        hands.release(finger(0), middle(1))
        hands.now += 1
    assert hands.board.said("tap") == ["tap b"] * 3


# -- when it ends otherwise ----------------------------------------------------------------------------------------


def test_escape_takes_drags_home_while_the_fingers_stay_down(hands: Hands) -> None:
    hands.drag(finger(0), 0, (50, 400))
    hands.drag(finger(1), 1, (150, 400))
    hands.press(finger(2), middle(2))
    hands.clear()
    assert hands.router.escape()
    assert hands.board.calls == ["return a", "return b"]
    assert hands.router.down == {finger(0), finger(1), finger(2)}
    for number in (0, 1):
        hands.move(finger(number), (50, 600))
        hands.release(finger(number), (50, 600))
    hands.release(finger(2), middle(2))
    assert hands.board.said("drop", "tap", "all") == ["tap c", "all up"]


def test_the_board_may_move_as_soon_as_escape_took_the_last_card_home(hands: Hands) -> None:
    hands.drag(MOUSE, 0, (50, 400))
    hands.clear()
    hands.router.escape()
    assert hands.board.calls == ["return a", "all up"]
    hands.release(MOUSE, (50, 400))
    assert hands.board.calls == ["return a", "all up"]


def test_escape_without_a_drag_is_left_to_others(hands: Hands) -> None:
    hands.press(finger(0), middle(0))
    hands.press(finger(1), GROUND)
    hands.clear()
    assert not hands.router.escape()
    assert hands.board.calls == []


def test_a_card_taken_home_by_escape_can_be_taken_by_another(hands: Hands) -> None:
    hands.drag(finger(0), 0, (50, 400))
    hands.router.escape()
    hands.board.places["a"] = middle(0)
    assert hands.press(finger(1), middle(0)) == Target("card", "a")


def test_a_cancelled_device_leaves_the_other_alone(hands: Hands) -> None:
    hands.drag(finger(0, "left"), 0, (50, 400))
    hands.press(finger(1, "left"), middle(1))
    hands.drag(finger(0, "right"), 2, (250, 400))
    hands.clear()
    hands.router.cancel_device("left")
    assert hands.board.calls == ["return a", "unpress b"]
    assert hands.router.down == {finger(0, "right")}
    hands.release(finger(0, "right"), (250, 400))
    assert hands.board.said("drop", "all") == ["drop c at 250,400", "all up"]


def test_one_cancelled_finger_leaves_its_neighbour_alone(hands: Hands) -> None:
    hands.drag(finger(0), 0, (50, 400))
    hands.drag(finger(1), 1, (150, 400))
    hands.clear()
    hands.router.cancel(finger(0))
    hands.release(finger(0), (50, 400))
    assert hands.board.calls == ["return a"]
    assert hands.router.dragged() == {"b"}


def test_cancel_all_takes_everything_home_and_says_so_once(hands: Hands) -> None:
    hands.drag(finger(0, "left"), 0, (50, 400))
    hands.press(finger(0, "right"), middle(1))
    hands.press(MOUSE, ZONE)
    hands.press(finger(1, "left"), GROUND)
    hands.clear()
    hands.router.cancel_all()
    assert hands.board.calls == ["return a", "unpress b", "unpress ++", "all up"]
    assert hands.router.down == frozenset()
    assert not hands.router.busy


def test_a_cancelled_hold_has_nothing_to_take_back(hands: Hands) -> None:
    hands.press(finger(0), middle(0))
    hands.router.hold(finger(0))
    hands.clear()
    hands.router.cancel_all()
    assert hands.board.calls == []


def test_a_forgotten_card_that_was_only_pressed_is_never_tapped(hands: Hands) -> None:
    hands.press(finger(0), middle(0))
    hands.clear()
    hands.board.forgets("a")
    hands.router.forget("a")
    hands.release(finger(0), middle(0))
    assert hands.board.calls == ["all up"]


def test_forgetting_a_card_leaves_the_others_in_hand(hands: Hands) -> None:
    hands.drag(finger(0), 0, (50, 400))
    hands.drag(finger(1), 1, (150, 400))
    hands.clear()
    hands.board.forgets("a")
    hands.router.forget("a")
    assert hands.board.calls == []
    assert hands.router.dragged() == {"b"}


def test_resting_fingers_do_not_keep_the_board_from_moving(hands: Hands) -> None:
    hands.press(finger(0), GROUND)
    hands.press(finger(1), ZONE, palm=True)
    hands.drag(finger(2), 0, (50, 400))
    assert hands.router.busy
    hands.release(finger(2), (50, 400))
    assert not hands.router.busy
    assert hands.board.said("all") == ["all up"]


def test_the_board_waits_for_the_last_hand(hands: Hands) -> None:
    hands.drag(finger(0), 0, (50, 400))
    hands.drag(finger(1), 1, (150, 400))
    hands.release(finger(0), (50, 400))
    assert hands.board.said("all") == []
    hands.release(finger(1), (150, 400))
    assert hands.board.said("all") == ["all up"]

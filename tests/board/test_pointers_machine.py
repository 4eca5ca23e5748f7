"""Any ten fingers doing anything: the board's books must balance (RecordingBoard fails on a wrong entry)."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.board.test_pointers import RecordingBoard, middle
from zorgscan_desktop.board.pointers import Key, PointerRouter

CARDS = "abc"
KEYS: list[Key] = [(screen, number) for screen in ("left", "right") for number in range(5)]
SLOP = 16.0

cards = st.sampled_from(CARDS)
# On a card, and from there within the slop, beyond it, beyond that after a hold; a zone, a button, empty ground.
steps = st.sampled_from([0.0, 0.0, 7.0, SLOP, 20.0, 40.0])
points = st.builds(lambda card, dx: (middle(card)[0] + dx, 50.0), st.integers(0, len(CARDS) - 1), steps)
elsewhere = st.sampled_from([(50.0, 250.0), (50.0, 350.0), (50.0, 900.0)])


class Fingers(RuleBasedStateMachine):
    """Two screens with five fingers each on a board of three cards."""

    def __init__(self) -> None:
        super().__init__()
        self.board = RecordingBoard(CARDS)
        self.now = 0.0
        self.router = PointerRouter(self.board, clock=lambda: self.now)

    def finger(self, data: st.DataObject) -> Key:
        """Any finger, but more often one that is down."""
        return data.draw(st.sampled_from(sorted(self.router.down) * 3 + KEYS))

    @rule(key=st.sampled_from(KEYS), point=points | points | elsewhere, palm=st.sampled_from([False] * 4 + [True]))
    def press(self, key: Key, point: tuple[float, float], palm: bool) -> None:
        self.now += 1
        known = key in self.router.down
        before = len(self.board.calls)
        target = self.router.press(key, *point, SLOP, palm=palm)
        assert key in self.router.down
        assert (target is not None) == (key in self.board.pressing and not known)
        if known or palm:
            assert len(self.board.calls) == before

    @rule(key=st.sampled_from(KEYS), number=st.integers(0, len(CARDS) - 1), waits=st.booleans())
    def take(self, key: Key, number: int, waits: bool) -> None:
        """Press where a card lies, perhaps until its menu comes, and take it along."""
        self.now += 1
        self.router.press(key, *middle(number), SLOP)
        if waits:
            self.router.hold(key)
        self.router.move(key, middle(number)[0] + 2 * SLOP, 50.0)

    @rule(first=st.sampled_from(KEYS), second=st.sampled_from(KEYS), number=st.integers(0, len(CARDS) - 1))
    def tap_twice(self, first: Key, second: Key, number: int) -> None:
        """Perhaps by two people: at most one tap, and what a double tap opens never comes while somebody drags."""
        if self.router.down & {first, second}:
            return
        self.now += 1
        before = len(self.board.said("tap", "double"))
        for key in (first, second):
            self.router.press(key, *middle(number), SLOP)
            self.router.release(key, *middle(number))
        said = [words.split()[0] for words in self.board.said("tap", "double")[before:]]
        assert said in ([], ["tap"], ["tap", "double"], ["tap", "tap"])
        assert said != ["tap", "tap"] or not self.is_card(number)

    def is_card(self, number: int) -> bool:
        """Whether a card lies where this one was at first."""
        target = self.board.target_at(*middle(number))
        return target is not None and target.kind == "card"

    @rule(data=st.data(), point=points | elsewhere)
    def move(self, data: st.DataObject, point: tuple[float, float]) -> None:
        self.router.move(self.finger(data), *point)

    @rule(data=st.data(), point=points | elsewhere)
    def release(self, data: st.DataObject, point: tuple[float, float]) -> None:
        key = self.finger(data)
        card = self.board.pressing.get(key)
        ends = len(self.board.said("tap", "drop"))
        self.router.release(key, *point)
        if card is not None and card.kind == "card":
            assert len(self.board.said("tap", "drop")) == ends + 1
        assert key not in self.router.down

    @rule(data=st.data())
    def hold(self, data: st.DataObject) -> None:
        key = self.finger(data)
        due = self.router.may_hold(key)
        before = len(self.board.said("hold"))
        self.router.hold(key)
        assert len(self.board.said("hold")) == before + due
        assert not self.router.may_hold(key)

    @rule(data=st.data(), what=st.sampled_from(["finger", "screen", "card", "scan"]))
    def something_is_lost(self, data: st.DataObject, what: str) -> None:
        """A finger or a whole screen is cancelled, a card leaves the board, or another scan comes."""
        down = self.router.down
        if what == "finger":
            key = self.finger(data)
            self.router.cancel(key)
            assert self.router.down == down - {key}
        elif what == "screen":
            self.router.cancel_device("left")
            assert self.router.down == {key for key in down if key[0] == "right"}
        elif what == "card":
            card = data.draw(cards)
            self.board.forgets(card)
            self.router.forget(card)
            assert self.router.down == down
        else:
            self.router.cancel_all()
            assert not self.router.down
            self.board.places = {card: middle(number) for number, card in enumerate(CARDS)}

    @rule()
    def escape(self) -> None:
        dragging, down = bool(self.board.in_hand), self.router.down
        assert self.router.escape() == dragging
        assert self.router.down == down
        assert not self.board.in_hand

    @rule(card=cards, place=st.integers(0, len(CARDS) - 1))
    def undo_or_a_key_moves_a_card(self, card: str, place: int) -> None:
        """The document changes under the fingers: cards that nobody carries lie somewhere else."""
        if card in self.board.places and card not in self.board.in_hand:
            self.board.places[card] = middle(place)

    @invariant()
    def nobody_drags_without_a_finger(self) -> None:
        assert self.router.dragged() == set(self.board.in_hand)
        assert {*self.board.in_hand.values(), *self.board.pressing} <= self.router.down

    @invariant()
    def a_card_has_at_most_one_holder_and_a_finger_at_most_one_card(self) -> None:
        assert all(len(self.board.holders(card)) <= 1 for card in CARDS)
        held = [*self.board.in_hand.values(), *self.board.pressing]
        assert len(held) == len(set(held))

    @invariant()
    def every_lift_ends_once(self) -> None:
        open_drags = {card: self.board.lifts[card] - self.board.ends[card] for card in CARDS}
        assert open_drags == {card: int(card in self.board.in_hand) for card in CARDS}

    @invariant()
    def the_board_may_move_when_and_only_when_nothing_is_held(self) -> None:
        held = bool(self.board.in_hand or self.board.pressing)
        assert self.router.busy == held
        assert self.board.owes_all_up == held

    def teardown(self) -> None:
        self.router.cancel_all()
        assert self.board.lifts == self.board.ends
        assert not self.board.pressing
        assert not self.board.owes_all_up


TestFingers = Fingers.TestCase
TestFingers.settings = settings(deadline=None, max_examples=150, stateful_step_count=50)

"""A card that the school writes itself: from the tile in the tray to a card like the others, and away again."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.gestures import Room, settle
from zorgscan_desktop.core.scan import OwnCard
from zorgscan_desktop.panels.own_card_editor import OwnCardEditor
from zorgscan_desktop.ui.touch_button import TouchButton

STATEMENT = "In de refter spreken we dezelfde taal als in de klas."


def editor(room: Room) -> OwnCardEditor:
    return room.screen.panel.editors.own_card


def click(button: TouchButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def own(room: Room) -> list[OwnCard]:
    return [card.own for card in room.document.scan.cards if card.own is not None]


def tile(room: Room) -> QPoint:
    """The middle of the tile in the tray."""
    button = next(button for button in room.scene._buttons if button.name == "own")
    return room.at(button.sceneBoundingRect().center())


def write(room: Room, statement: str = STATEMENT, key_words: str = "", features: str = "") -> None:
    """Type a card with the keys, as at the board."""
    form = editor(room)
    QTest.keyClicks(form.statement, statement)
    QTest.keyClicks(form.key_words, key_words)
    for number, line in enumerate(features.splitlines()):
        if number:
            QTest.keyClick(form.features, Qt.Key.Key_Return)
        QTest.keyClicks(form.features, line)
    settle()


def test_the_tile_in_the_tray_begins_a_card(room: Room) -> None:
    room.screen.show_dimension(4)
    settle()
    room.click(tile(room))
    assert editor(room).isVisible()
    assert editor(room).statement.hasFocus()
    write(room, key_words="Taal in de refter", features="rustig eten\n  \nvaste gezichten ")
    click(editor(room).done_button)
    assert own(room) == [
        OwnCard(
            dimension=4,
            statement=STATEMENT,
            key_words="Taal in de refter",
            features=("rustig eten", "vaste gezichten"),
        )
    ]
    assert room.scene.current == "own-1"
    assert room.screen.panel.tag.accessibleName() == "E 1, Eigen kaart, nog niet gelegd"
    assert [row.text() for row in room.screen.panel.features.rows if row.isVisible()] == [
        "rustig eten",
        "vaste gezichten",
    ]


def test_the_tile_is_there_only_when_few_cards_wait(room: Room) -> None:
    def has_tile() -> bool:
        return any(button.name == "own" for button in room.scene._buttons)

    waiting = room.scene.waiting_ids()
    for number, card_id in enumerate(waiting[:-5]):
        room.document.place(card_id, ("--", "-", "+", "++")[number % 4])
    settle()
    assert not has_tile()
    room.document.place(waiting[-5], "+")
    settle()
    assert has_tile()
    room.click(tile(room))
    assert editor(room).isVisible()
    for card_id in waiting[-4:]:
        room.document.place(card_id, "++")
    settle()
    assert not has_tile()


def test_who_may_only_look_sees_no_tile(room: Room) -> None:
    room.document.replace(room.document.scan, read_only=True)
    room.screen.show_dimension(4)
    settle()
    assert not any(button.name == "own" for button in room.scene._buttons)
    room.key(Qt.Key.Key_E)
    QTest.keyClicks(editor(room).statement, "x")
    assert own(room) == []


def test_a_card_is_in_the_scan_with_its_first_letter(room: Room) -> None:
    room.key(Qt.Key.Key_E)
    QTest.keyClicks(editor(room).key_words, "T")
    assert [card.key_words for card in own(room)] == ["T"]
    assert "own-1" in room.scene.waiting_ids()


def test_one_sitting_is_one_step_back(room: Room) -> None:
    room.key(Qt.Key.Key_E)
    write(room, key_words="Taal", features="a\nb")
    click(editor(room).done_button)
    assert room.document.undo_stack.count() == 1
    room.document.undo_stack.undo()
    settle()
    assert own(room) == []
    assert "own-1" not in room.scene.cards
    room.document.undo_stack.redo()
    settle()
    assert [card.features for card in own(room)] == [("a", "b")]


def test_an_opened_and_closed_card_leaves_nothing(room: Room) -> None:
    room.key(Qt.Key.Key_E)
    click(editor(room).done_button)
    room.key(Qt.Key.Key_E)
    write(room, "weg")
    editor(room).statement.selectAll()
    QTest.keyClick(editor(room).statement, Qt.Key.Key_Delete)
    QTest.keyClick(editor(room).statement, Qt.Key.Key_Escape)
    settle()
    assert own(room) == []
    assert room.document.undo_stack.count() == 0


def test_an_own_card_is_dragged_like_the_others(room: Room) -> None:
    room.screen.show_dimension(7)
    room.key(Qt.Key.Key_E)
    write(room)
    click(editor(room).done_button)
    room.drag(room.card("own-1"), room.zone("++"))
    assert room.zone_of("own-1") == "++"
    assert room.cell_under("own-1") == "++"
    room.key(Qt.Key.Key_2)
    assert room.zone_of("own-1") == "-"


def test_its_words_are_changed_from_the_menu(room: Room) -> None:
    card_id = room.document.add_own_card(1, STATEMENT, features=("rustig eten", "samen"))
    room.document.place(card_id, "+")
    room.document.tick(card_id, 0, True)
    room.scene.set_current(card_id)
    room.key(Qt.Key.Key_Menu)
    menu = room.screen.menu
    assert menu.edit.isVisible()
    click(menu.edit)
    assert editor(room).features.toPlainText() == "rustig eten\nsamen"
    QTest.keyClicks(editor(room).statement, " Ook op de speelplaats.")
    editor(room).features.moveCursor(editor(room).features.textCursor().MoveOperation.Start)
    QTest.keyClicks(editor(room).features, "heel ")
    click(editor(room).done_button)
    assert own(room)[0].statement == STATEMENT + " Ook op de speelplaats."
    assert own(room)[0].features == ("heel rustig eten", "samen")
    assert room.document.scan.card(card_id).features == (0,), "its tick stays"
    assert STATEMENT + " Ook op de speelplaats." in room.screen.panel.statement.text()
    assert "heel rustig eten" in room.scene.cards[card_id].toolTip()


@pytest.mark.parametrize("by", ["menu", "panel", "editor"])
def test_it_is_taken_away_and_comes_back_whole(room: Room, by: str) -> None:
    card_id = room.document.add_own_card(1, STATEMENT, features=("rustig",))
    room.document.place(card_id, "+")
    room.document.choose(card_id, True)
    room.document.add_note(1, "bij de kaart", card=card_id)
    before = room.document.scan
    room.scene.set_current(card_id)
    settle()
    said: list[str] = []
    room.screen.removed.connect(said.append)
    if by == "menu":
        room.key(Qt.Key.Key_Menu)
        click(room.screen.menu.remove)
    elif by == "panel":
        click(room.screen.panel.own_buttons.remove)
    else:
        click(room.screen.panel.own_buttons.edit)
        click(editor(room).remove_button)
    assert said == ["Eigen kaart E 1 is gewist."]
    assert own(room) == []
    assert (room.document.scan.plan, [note.card for note in room.document.scan.notes]) == ((), [None])
    assert room.screen.panel.statement.text().startswith("Tik op een kaart")
    room.document.undo_stack.undo()
    settle()
    assert room.document.scan == before
    assert room.cell_under(card_id) == "+"


def test_a_card_of_the_paper_cannot_be_changed_or_taken_away(room: Room) -> None:
    room.scene.set_current("1.2")
    room.key(Qt.Key.Key_Menu)
    settle()
    assert not room.screen.menu.edit.isVisible()
    assert not room.screen.menu.remove.isVisible()
    assert not room.screen.panel.own_buttons.isVisible()


def test_undo_by_a_colleague_closes_a_card_that_is_gone(room: Room) -> None:
    room.key(Qt.Key.Key_E)
    write(room, "een")
    room.document.undo_stack.undo()
    settle()
    assert not editor(room).isVisible()
    QTest.keyClicks(editor(room).statement, "x")
    assert own(room) == []


def test_another_dimension_keeps_the_card_that_is_being_written(room: Room) -> None:
    room.key(Qt.Key.Key_E)
    write(room, "nog bezig")
    room.screen.show_dimension(2)
    settle()
    assert not editor(room).isVisible()
    assert [(card.dimension, card.statement) for card in own(room)] == [(1, "nog bezig")]


def test_a_colleague_drags_on_while_a_card_is_written(room: Room) -> None:
    room.key(Qt.Key.Key_E)
    with room.dragging(room.card("1.2"), room.zone("+")):
        write(room, "intussen")
        assert room.view.router.dragged() == {"1.2"}
    assert room.zone_of("1.2") == "+"
    assert [card.statement for card in own(room)] == ["intussen"]
    assert room.cell_under("1.2") == "+"


def test_markup_stays_text(room: Room) -> None:
    room.document.add_own_card(1, "<b>vet</b> & <img src=x>", features=("<i>a</i>",))
    room.scene.set_current("own-1")
    settle()
    assert "&lt;b&gt;vet" in room.screen.panel.statement.text()
    assert "&lt;i&gt;a" in room.scene.cards["own-1"].toolTip()


def test_an_own_card_says_that_it_is_one(room: Room) -> None:
    from zorgscan_desktop.board.accessibility import card_name

    room.document.add_own_card(1, STATEMENT)
    assert card_name(room.scene, "own-1") == f"E 1, eigen kaart, {STATEMENT}"
    assert room.scene.cards["own-1"].face.own

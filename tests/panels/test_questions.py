"""Guiding questions: answered in place, and a school's own among those of the paper."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gestures import Room, settle
from zorgscan_desktop.panels.notes_list import NoteRow
from zorgscan_desktop.panels.question_list import QuestionRow
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.touch_button import TouchButton


@pytest.fixture
def asked(room: Room) -> Room:
    """The questions of card 3.1 a are unfolded."""
    room.screen.show_dimension(3)
    room.scene.set_current("3.1a")
    click(room.screen.panel.questions_heading)
    return room


def click(button: TouchButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def rows(room: Room) -> list[QuestionRow]:
    return [row for row in room.screen.panel.questions.findChildren(QuestionRow) if row.isVisible()]


def answers(row: QuestionRow) -> list[str]:
    return [note.text.text() for note in row.findChildren(NoteRow) if not note.isHidden()]


def notes(room: Room) -> list[NoteRow]:
    return [row for row in room.screen.panel.notes.findChildren(NoteRow) if row.isVisible()]


def button(row: QuestionRow | NoteRow, name: str) -> TouchButton:
    return next(b for b in row.findChildren(TouchButton) if b.text() == name)


def test_an_answer_is_a_note_that_is_linked_to_its_question(asked: Room) -> None:
    panel, first = asked.screen.panel, rows(asked)[0]
    question, words = asked.document.questions_of(3, "3.1a")[0]
    assert first.answer.accessibleName() == f"Antwoorden op: {words}"
    click(first.answer)
    assert panel.editor.heading.text() == "Antwoord op de richtvraag"
    assert panel.editor.about.isVisible()
    assert words.startswith(panel.editor.about.text().rstrip("…")[:60])
    QTest.keyClicks(panel.editor.field, "Niveaugroepen")
    click(panel.editor.done_button)
    note = asked.document.scan.notes[0]
    assert (note.question, note.card, note.dimension, note.text) == (question, "3.1a", 3, "Niveaugroepen")
    assert answers(rows(asked)[0]) == ["3.1 a: Niveaugroepen"]
    assert answers(rows(asked)[1]) == []
    assert asked.document.undo_stack.count() == 1


def test_an_answer_in_the_notes_says_which_question_it_answers(asked: Room) -> None:
    question, words = asked.document.questions_of(3, "3.1a")[0]
    asked.document.add_note(3, "Niveaugroepen", question=question)
    settle()
    shown = [label.text() for label in notes(asked)[0].findChildren(Label)]
    assert shown[0].startswith(f"Richtvraag: {words[:40]}")
    assert shown[1] == "Niveaugroepen"
    under = rows(asked)[0].findChildren(NoteRow)[0]
    assert not any(label.text().startswith("Richtvraag") for label in under.findChildren(Label))


def test_answers_are_edited_and_taken_away_under_their_question(asked: Room) -> None:
    question = asked.document.questions_of(3, "3.1a")[1][0]
    asked.document.add_note(3, "een", question=question)
    asked.document.add_note(3, "twee", question=question)
    settle()
    row = rows(asked)[1]
    assert answers(row) == ["een", "twee"]
    click(button(row.findChildren(NoteRow)[1], "Notitie aanpassen"))
    QTest.keyClicks(asked.screen.panel.editor.field, "de")
    click(asked.screen.panel.editor.done_button)
    assert answers(rows(asked)[1]) == ["een", "tweede"]
    click(button(rows(asked)[1].findChildren(NoteRow)[0], "Notitie wissen"))
    assert answers(rows(asked)[1]) == ["tweede"]
    asked.document.undo_stack.undo()
    settle()
    assert answers(rows(asked)[1]) == ["een", "tweede"]


def test_a_school_adds_its_own_question_and_answers_it(room: Room) -> None:
    panel = room.screen.panel
    click(panel.questions_heading)
    assert panel.questions_heading.accessibleName() == "Richtvragen, geen"
    click(panel.questions.add_button)
    assert panel.editors.question.field.hasFocus()
    QTest.keyClicks(panel.editors.question.field, "Wat vinden de leerlingen?")
    assert [(q.dimension, q.text) for q in room.document.scan.own_questions] == [(1, "Wat vinden de leerlingen?")]
    QTest.keyClick(panel.editors.question.field, Qt.Key.Key_Escape)
    settle()
    assert panel.questions_heading.accessibleName() == "Richtvragen, 1"
    assert room.document.undo_stack.count() == 1
    click(rows(room)[0].answer)
    QTest.keyClicks(panel.editor.field, "Vraag het hun")
    click(panel.editor.done_button)
    assert answers(rows(room)[0]) == ["Vraag het hun"]


def test_an_own_question_stands_with_every_card_of_its_dimension(asked: Room) -> None:
    asked.document.add_question(3, "En de leerlingen?")
    for card_id in ("3.1a", "3.2b", ""):
        asked.scene.set_current(card_id)
        settle()
        assert rows(asked)[-1].answer.accessibleName() == "Antwoorden op: En de leerlingen?"
    asked.screen.show_dimension(6)
    settle()
    assert not any("En de leerlingen" in row.answer.accessibleName() for row in rows(asked))


def test_an_own_question_is_changed(asked: Room) -> None:
    asked.document.add_question(3, "En de leerlingen")
    settle()
    click(button(rows(asked)[-1], "Richtvraag aanpassen"))
    QTest.keyClicks(asked.screen.panel.editors.question.field, "raad?")
    click(asked.screen.panel.editors.question.done_button)
    assert asked.document.scan.own_questions[0].text == "En de leerlingenraad?"
    assert rows(asked)[-1].answer.accessibleName() == "Antwoorden op: En de leerlingenraad?"


def test_a_question_of_the_paper_has_no_pencil_and_no_bin(asked: Room) -> None:
    names = {b.text() for row in rows(asked) for b in row.findChildren(TouchButton)}
    assert names == {"Antwoorden"}


def test_a_question_that_is_taken_away_leaves_its_answers_and_comes_back(asked: Room) -> None:
    question = asked.document.add_question(3, "Tijdelijk?")
    asked.document.add_note(3, "Ja", question=question)
    settle()
    before = asked.document.scan
    said: list[str] = []
    asked.screen.removed.connect(said.append)
    click(button(rows(asked)[-1], "Richtvraag wissen"))
    assert said == ["De richtvraag is gewist. De antwoorden blijven bij de notities."]
    assert asked.document.scan.own_questions == ()
    assert [(note.text, note.question) for note in asked.document.scan.notes] == [("Ja", None)]
    asked.document.undo_stack.undo()
    settle()
    assert asked.document.scan == before
    assert answers(rows(asked)[-1]) == ["Ja"]


def test_an_emptied_question_disappears(room: Room) -> None:
    panel = room.screen.panel
    click(panel.questions_heading)
    click(panel.questions.add_button)
    field = panel.editors.question.field
    QTest.keyClicks(field, "weg")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    click(panel.editors.question.done_button)
    assert room.document.scan.own_questions == ()
    assert room.document.undo_stack.count() == 0


def test_who_may_only_look_cannot_answer(asked: Room) -> None:
    asked.document.replace(asked.document.scan, read_only=True)
    asked.screen.show_dimension(3)
    asked.scene.set_current("3.1a")
    settle()
    assert not any(row.answer.isEnabled() for row in rows(asked))
    assert not asked.screen.panel.questions.add_button.isEnabled()


def test_the_keyboard_stays_with_the_rows_when_an_answer_goes(asked: Room) -> None:
    question = asked.document.questions_of(3, "3.1a")[0][0]
    for text in ("een", "twee"):
        asked.document.add_note(3, text, question=question)
    settle()
    bin_of_first = button(rows(asked)[0].findChildren(NoteRow)[0], "Notitie wissen")
    bin_of_first.setFocus()
    QTest.keyClick(bin_of_first, Qt.Key.Key_Space)
    settle()
    focus = asked.window.focusWidget()
    assert focus is not None
    assert asked.screen.panel.questions.isAncestorOf(focus)


@pytest.mark.parametrize("factor", [1.0, 1.3])
def test_the_button_for_an_own_question_stays_inside_the_panel(asked: Room, factor: float) -> None:
    asked.look.set_text_factor(factor)
    asked.screen.show_dimension(1)
    settle()
    panel, button = asked.screen.panel, asked.screen.panel.questions.add_button
    assert button.isVisible()
    assert button.mapTo(panel, button.rect().topRight()).x() < panel.width() - asked.look.px(8)

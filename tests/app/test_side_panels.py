"""The car park and the clock in the whole window: on every screen, beside the work, in file and workbook."""

import json
import wave
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gestures import settle
from tests.touch import whole as whole_window
from tests.touch.fingers import Fingers
from tests.touch.whole import MakeWhole, Whole
from zorgscan_desktop.app import sound
from zorgscan_desktop.app.resources import resource
from zorgscan_desktop.app.side_panels import SidePanels
from zorgscan_desktop.panels.car_park import CarPark, RemarkRow
from zorgscan_desktop.panels.clock_panel import ClockPanel
from zorgscan_desktop.panels.countdown import Countdown
from zorgscan_desktop.ui.touch_button import TouchButton

make_whole = whole_window.make_whole
Ctrl = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def whole(make_whole: MakeWhole) -> Whole:
    whole = make_whole()
    whole.start_scan()
    return whole


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Sounds that would be heard."""
    played: list[Path] = []
    monkeypatch.setattr(sound, "play", lambda path: played.append(path) or True)
    return played


def key(whole: Whole, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(whole.window.windowHandle(), key, modifier)
    settle()


def click(button: TouchButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def sides(whole: Whole) -> SidePanels:
    assert whole.window.sides is not None
    return whole.window.sides


def car_park(whole: Whole) -> CarPark:
    panel = sides(whole).car_park
    assert panel is not None
    assert isinstance(panel.content, CarPark)
    return panel.content


def clock(whole: Whole) -> Countdown:
    found = sides(whole).clock
    assert found is not None
    return found


def run_out(whole: Whole) -> None:
    """The clock's time goes by."""
    clock(whole)._now = lambda: 10**12
    clock(whole).check()
    settle()


def park(whole: Whole, text: str) -> None:
    """As people do it: the key, the button, the words."""
    key(whole, Qt.Key.Key_P, Ctrl)
    key(whole, Qt.Key.Key_Return)
    QTest.keyClicks(car_park(whole).editor.field, text)
    key(whole, Qt.Key.Key_Escape)


def rows(whole: Whole) -> list[RemarkRow]:
    return [row for row in car_park(whole).findChildren(RemarkRow) if row.isVisible()]


def face_rect(whole: Whole) -> QRect:
    face = sides(whole).face
    assert face is not None
    assert face.isVisible()
    return face.geometry()


SCREENS: dict[str, Callable[[Whole], None]] = {
    "battery": lambda whole: whole.window.navigation.show_battery(),
    "list": lambda whole: whole.window.navigation.show_list(),
    "card by card": lambda whole: whole.window.navigation.show_read_aloud(),
    "overview": lambda whole: whole.window.navigation.show_overview(),
    "plan": lambda whole: whole.window.navigation.show_plan(),
    "present": lambda whole: whole.window.navigation.present(),
}


# -- the car park ---------------------------------------------------------------------------------------------------


def test_a_remark_is_parked_changed_and_taken_away(whole: Whole) -> None:
    park(whole, "De speelplaats is te klein")
    assert [remark.text for remark in whole.document.scan.car_park] == ["De speelplaats is te klein"]
    assert whole.document.undo_stack.count() == 1
    click(rows(whole)[0].buttons[0])
    QTest.keyClicks(car_park(whole).editor.field, " bij regen")
    click(car_park(whole).editor.done_button)
    assert [row.text.text() for row in rows(whole)] == ["De speelplaats is te klein bij regen"]
    assert rows(whole)[0].time.text().endswith(" u.")
    click(rows(whole)[0].buttons[1])
    assert whole.document.scan.car_park == ()
    assert whole.window.strip.message.text() == "De opmerking is gewist."
    click(next(button for button in whole.window.strip._choices if button.text() == "Ongedaan maken"))
    assert [row.text.text() for row in rows(whole)] == ["De speelplaats is te klein bij regen"]


def test_what_the_school_adds_is_in_the_file_and_in_the_workbook(whole: Whole, qtbot: QtBot) -> None:
    question = whole.document.questions_of(3)[0]
    own = whole.document.add_question(1, "Wat vinden de leerlingen?")
    whole.document.add_note(3, "Niveaugroepen", question=question[0])
    whole.document.add_note(1, "Te druk", question=own)
    card_id = whole.document.add_own_card(1, "Onze tuin", key_words="Tuin", features=("een moestuin",))
    whole.document.place(card_id, "++")
    park(whole, "=Koffie")
    whole.save()
    assert whole.window.session is not None
    path = whole.window.session.path
    assert path is not None
    content = json.loads(path.read_bytes())
    assert [remark["text"] for remark in content["car_park"]] == ["=Koffie"]
    assert content["cards"][-1]["own"]["features"] == ["een moestuin"]
    key(whole, Qt.Key.Key_E, Ctrl)
    qtbot.waitUntil(path.with_suffix(".xlsx").exists, timeout=20_000)
    book = openpyxl.load_workbook(path.with_suffix(".xlsx"))
    cells = [[cell.value for cell in row] for row in book["Notities"].iter_rows()]
    texts = [row[2] for row in cells]
    assert texts[[row[0] for row in cells].index("Parkeerplaats") + 1] == "=Koffie"
    about = {row[2]: row[1] for row in cells}
    assert about["Niveaugroepen"] == f"Richtvraag: {question[1]}"
    assert about["Te druk"] == "Richtvraag: Wat vinden de leerlingen?"
    row = next(row for row in book["Indicatoren"].iter_rows(values_only=True) if "E 1" in row)
    assert "Onze tuin" in " ".join(str(value) for value in row)
    assert "een moestuin" in " ".join(str(value) for value in row)


@pytest.mark.parametrize("screen", SCREENS)
def test_it_is_one_key_away_on_every_screen_and_leaves_the_keys_where_they_were(whole: Whole, screen: str) -> None:
    SCREENS[screen](whole)
    settle()
    before = QApplication.focusWidget()
    key(whole, Qt.Key.Key_P, Ctrl)
    panel = sides(whole).car_park
    assert panel is not None
    assert panel.isVisible()
    assert car_park(whole).add_button.hasFocus()
    assert whole.window.rect().contains(panel.geometry())
    key(whole, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert QApplication.focusWidget() is before


def test_meer_opens_it_by_finger_while_others_drag(whole: Whole) -> None:
    fingers = Fingers(whole.window, whole.view.viewport())
    bar = whole.window.bar
    fingers.press(0, whole.card("1.1a"))
    fingers.carry(0, whole.zone("+"))
    fingers.tap(1, bar.more)
    fingers.tap(1, bar.car_park)
    panel = sides(whole).car_park
    assert panel is not None
    assert panel.isVisible()
    fingers.tap(1, car_park(whole).add_button)
    assert car_park(whole).editor.isVisible()
    fingers.tap(1, panel.close_button)
    assert not panel.isVisible()
    fingers.lift(0)
    assert whole.zone_of("1.1a") == "+"


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
def test_no_card_and_no_zone_lies_under_it(make_whole: MakeWhole, size: tuple[int, int]) -> None:
    whole = make_whole(*size)
    whole.start_scan()
    was_open = whole.screen.panel_is_open
    key(whole, Qt.Key.Key_P, Ctrl)
    panel = sides(whole).car_park
    assert panel is not None
    view = whole.view
    assert panel.width() == whole.look.px(400)
    assert not QRect(view.mapTo(whole.window, QPoint(0, 0)), view.size()).intersects(panel.geometry())
    whole.window.navigation.show_read_aloud()
    settle()
    read_aloud = whole.window.navigation.read_aloud
    assert read_aloud is not None
    for button in (*read_aloud.zones, read_aloud.previous, read_aloud.next):
        assert not button.geometry().intersects(panel.geometry())
    key(whole, Qt.Key.Key_P, Ctrl)
    assert not panel.isVisible()
    whole.window.navigation.show_battery()
    assert whole.screen.panel_is_open == was_open


def test_the_kenmerken_of_a_card_come_in_its_place_but_not_over_who_types(whole: Whole) -> None:
    key(whole, Qt.Key.Key_P, Ctrl)
    panel = sides(whole).car_park
    assert panel is not None
    whole.click(whole.card("1.2"))
    assert not panel.isVisible()
    assert whole.screen.panel.isVisible()
    key(whole, Qt.Key.Key_P, Ctrl)
    key(whole, Qt.Key.Key_Return)
    QTest.keyClicks(car_park(whole).editor.field, "nog be")
    fingers = Fingers(whole.window, whole.view.viewport())
    fingers.tap(0, whole.card("1.3a"))
    assert panel.isVisible()
    QTest.keyClicks(car_park(whole).editor.field, "zig")
    assert whole.document.scan.car_park[0].text == "nog bezig"
    whole.screen.write_note("1.3a")
    settle()
    assert not panel.isVisible()
    assert whole.screen.panel.editor.field.hasFocus()


def test_going_home_closes_it_and_keeps_what_was_written(whole: Whole) -> None:
    key(whole, Qt.Key.Key_P, Ctrl)
    key(whole, Qt.Key.Key_Return)
    QTest.keyClicks(car_park(whole).editor.field, "onafgewerkt")
    whole.window.go_home()
    settle()
    panel = sides(whole).car_park
    assert panel is not None
    assert not panel.isVisible()
    assert whole.document.scan.car_park[0].text == "onafgewerkt"
    key(whole, Qt.Key.Key_P, Ctrl)
    assert not panel.isVisible()


def test_f6_stops_at_it(whole: Whole) -> None:
    key(whole, Qt.Key.Key_P, Ctrl)
    panel = sides(whole).car_park
    assert panel is not None
    seen = set()
    for _ in range(6):
        key(whole, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.add(panel.isAncestorOf(focus))
    assert seen == {True, False}


# -- the clock ------------------------------------------------------------------------------------------------------


def start_clock(whole: Whole, minutes: int = 5) -> None:
    """Start it and close its panel."""
    key(whole, Qt.Key.Key_K, Ctrl)
    panel = sides(whole).clock_panel
    assert panel is not None
    assert isinstance(panel.content, ClockPanel)
    click(next(button for button in panel.content.presets if button.text() == f"{minutes} min"))
    click(panel.close_button)


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080), (3840, 2160)])
@pytest.mark.parametrize("screen", ["battery", "card by card", "present"])
def test_the_room_sees_the_clock_beside_the_cards(make_whole: MakeWhole, size: tuple[int, int], screen: str) -> None:
    whole = make_whole(*size)
    whole.start_scan()
    start_clock(whole)
    SCREENS[screen](whole)
    settle()
    face = face_rect(whole)
    assert whole.window.rect().contains(face)
    if screen == "card by card":
        read_aloud = whole.window.navigation.read_aloud
        assert read_aloud is not None
        assert not read_aloud.card.geometry().intersects(face)
        return
    viewport = whole.view.viewport()
    items = [*whole.scene.cards.values(), *whole.scene._buttons]
    for item in items:
        if item.isVisible():
            corner = viewport.mapTo(whole.window, whole.at(item.pos()))
            assert not QRect(corner, item.boundingRect().size().toSize()).intersects(face)
    assert whole.scene.arrangement is not None
    top = round(whole.scene.arrangement.body.y * whole.look.scale)
    assert face.bottom() < viewport.mapTo(whole.window, QPoint(0, top)).y()


def test_the_clock_goes_with_the_battery_when_the_panel_opens(whole: Whole) -> None:
    start_clock(whole)
    before = face_rect(whole)
    whole.screen.open_panel(False)
    settle()
    assert face_rect(whole).right() > before.right()
    whole.screen.open_panel(True)
    settle()
    assert face_rect(whole) == before
    whole.window.navigation.show_overview()
    settle()
    face = sides(whole).face
    assert face is not None
    assert not face.isVisible()


def test_the_end_is_heard_and_seen(whole: Whole, heard: list[Path]) -> None:
    start_clock(whole)
    run_out(whole)
    face = sides(whole).face
    assert face is not None
    assert (face.digits, face.word) == ("0:00", "tijd om")
    assert heard == [resource("sounds/klok.wav")]
    assert whole.window.strip.message.text() == "De tijd is om."
    click(face)
    assert not face.isVisible()
    assert clock(whole).state == "off"


def test_a_message_leaves_the_clock_in_sight(whole: Whole) -> None:
    start_clock(whole)
    whole.window.strip.toast("Bewaard in Documenten.")
    settle()
    strip = whole.window.strip
    assert strip.isVisible()
    assert not strip.geometry().intersects(face_rect(whole))


def test_the_sound_has_a_switch_that_is_kept(whole: Whole, heard: list[Path]) -> None:
    whole.window.show_settings()
    assert whole.window.settings_screen is not None
    off = next(b for b in whole.window.settings_screen.sounds.buttons if b.text() == "Geen geluid")
    click(off)
    whole.window.navigation.leave()
    start_clock(whole)
    run_out(whole)
    assert heard == []
    from zorgscan_desktop.app.settings import read_settings

    assert read_settings(whole.window._settings_path).clock_sound is False


def test_a_tap_on_the_clock_opens_its_panel(whole: Whole) -> None:
    start_clock(whole)
    face, panel = sides(whole).face, sides(whole).clock_panel
    assert face is not None
    assert panel is not None
    Fingers(whole.window, whole.view.viewport()).tap(0, face)
    assert panel.isVisible()
    key(whole, Qt.Key.Key_K, Ctrl)
    assert not panel.isVisible()


def test_the_clock_runs_on_in_a_hidden_window(whole: Whole, heard: list[Path]) -> None:
    start_clock(whole)
    whole.window.hide()
    clock(whole).check()
    run_out(whole)
    assert len(heard) == 1
    whole.window.show()
    settle()
    assert face_rect(whole)


def test_another_scan_has_no_clock_of_the_one_before(whole: Whole) -> None:
    start_clock(whole)
    whole.start_scan()
    face = sides(whole).face
    assert face is not None
    assert not face.isVisible()
    assert clock(whole).state == "off"


def test_nothing_wakes_the_computer_without_a_clock(whole: Whole) -> None:
    from PySide6.QtCore import QTimer

    key(whole, Qt.Key.Key_K, Ctrl)
    key(whole, Qt.Key.Key_P, Ctrl)
    panels: list[QWidget | None] = [sides(whole).car_park, sides(whole).clock_panel]
    timers = [timer for panel in panels if panel is not None for timer in panel.findChildren(QTimer)]
    timers += clock(whole).findChildren(QTimer)
    assert not any(timer.isActive() for timer in timers)


# -- the tone -------------------------------------------------------------------------------------------------------


def test_the_tone_is_short_and_soft() -> None:
    with wave.open(str(resource("sounds/klok.wav"))) as tone:
        seconds = tone.getnframes() / tone.getframerate()
        frames = tone.readframes(tone.getnframes())
    levels = memoryview(frames).cast("h")
    assert seconds < 2.5
    assert 2000 < max(levels) < 0.4 * 32_767
    assert abs(levels[-1]) < 100, "it dies away"


def test_a_player_gets_the_tone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A real program of the name that is looked for."""
    got = tmp_path / "got"
    program = tmp_path / "paplay"
    program.write_text(f'#!/bin/sh\necho "$@" > {got}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(sound, "_PLAYERS", (("paplay",),))
    assert sound.play(Path("/x/klok.wav"))
    for _ in range(500):
        if got.exists() and got.read_text():
            break
        QTest.qWait(10)
    assert got.read_text() == "/x/klok.wav\n"


def test_a_computer_without_a_player_stays_silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert sound.player() is None
    assert not sound.play(Path("/x/klok.wav"))

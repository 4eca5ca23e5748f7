"""Settings: light or dark, text size, less motion, and what the back of the room can read; and about this program."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zorgscan_desktop.panels.sample_card import SampleCard
from zorgscan_desktop.screens.back_screen import BackScreen
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.legibility import READABLE_ARCMIN, arcmin, diagonal_px
from zorgscan_desktop.ui.stepper import Stepper
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


class Choice(QWidget):
    """A few buttons of which one is chosen."""

    chosen = Signal(object)

    def __init__(self, look: Look, name: str, options: Sequence[tuple[str, object]], current: object) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.buttons: list[TouchButton] = []
        for words, value in options:
            button = OptionButton(look, words)
            button.setAccessibleName(f"{name}: {words}")
            button.setChecked(value == current)
            button.clicked.connect(lambda _=False, value=value: self.chosen.emit(value))
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch(1)


class OptionButton(TouchButton):
    """One option: filled when it is the chosen one."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(look, text, kind="outline")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.toggled.connect(self._show_kind)

    def _show_kind(self, on: bool) -> None:
        self.kind = "primary" if on else "outline"
        self.update()


def _metres(decimetres: int) -> str:
    """``7,5 m``."""
    return f"{decimetres / 10:.1f} m".replace(".", ",")


class SettingsScreen(BackScreen):
    """Every choice works at once and is kept by the main window."""

    theme_chosen = Signal(object)
    text_chosen = Signal(object)
    motion_chosen = Signal(object)
    sound_chosen = Signal(object)
    versions_requested = Signal()
    wipe_requested = Signal()
    room_changed = Signal(int, int)
    """Diagonal in cm, distance to the last row in dm."""

    def __init__(
        self,
        look: Look,
        *,
        theme: str,
        clock_sound: bool,
        room: tuple[int, int],
        licences: Callable[[], str],
        version: str,
    ) -> None:
        content = QWidget()
        super().__init__(look, content)
        self._licences = licences
        self._column = QVBoxLayout(content)
        self._column.addWidget(Label(look, self.tr("Instellingen"), size=46, weight=700))
        self._add_choices(theme, clock_sound)
        self._add_room(room)
        self._add_traces()
        self._add_about(version)
        self._column.addStretch(1)
        self._dress()

    def _add_choices(self, theme: str, clock_sound: bool) -> None:
        look = self.look
        themes = (
            (self.tr("Zoals de computer"), "system"),
            (self.tr("Licht"), "light"),
            (self.tr("Donker"), "dark"),
        )
        self.themes = self._add_choice(self.tr("Kleuren"), themes, theme, self.theme_chosen)
        sizes = (("100 %", 1.0), ("115 %", 1.15), ("130 %", 1.3))
        self.sizes = self._add_choice(self.tr("Tekstgrootte"), sizes, look.text_factor, self.text_chosen)
        motion = ((self.tr("Gewoon"), False), (self.tr("Minder beweging"), True))
        self.motion = self._add_choice(self.tr("Beweging"), motion, look.less_motion, self.motion_chosen)
        sounds = ((self.tr("Zachte toon"), True), (self.tr("Geen geluid"), False))
        self.sounds = self._add_choice(self.tr("Als de tijd om is"), sounds, clock_sound, self.sound_chosen)

    def _add_choice(
        self, name: str, options: Sequence[tuple[str, object]], current: object, told: SignalInstance
    ) -> Choice:
        self._column.addWidget(Label(self.look, name, size=23.5, weight=650))
        choice = Choice(self.look, name, options, current)
        choice.chosen.connect(told)
        self._column.addWidget(choice)
        return choice

    def _add_room(self, room: tuple[int, int]) -> None:
        look = self.look
        self._column.addWidget(Label(look, self.tr("Achteraan in de zaal"), size=23.5, weight=650))
        self.diagonal = Stepper(look, self.tr("Schermdiagonaal"), room[0], (30, 600, 10), lambda cm: f"{cm} cm")
        self.distance = Stepper(look, self.tr("Afstand tot de laatste rij"), room[1], (10, 300, 5), _metres)
        for stepper in (self.diagonal, self.distance):
            stepper.changed.connect(self._on_room_changed)
            self._column.addWidget(stepper)
        self.verdict = Label(look, size=21)
        self._column.addWidget(self.verdict)
        self._column.addWidget(SampleCard(look))

    def _on_room_changed(self) -> None:
        self._show_verdict()
        self.room_changed.emit(self.diagonal.value, self.distance.value)

    def _show_verdict(self) -> None:
        """Which text sizes the last row can read, by the angle of their capitals."""
        length = diagonal_px(self.screen().size())
        names = (
            (self.tr("de uitspraak in Kaart per kaart"), 74.0),
            (self.tr("de kenmerken in Kaart per kaart"), 36.0),
            (self.tr("de kernwoorden op de batterij"), 25.0),
            (self.tr("de uitspraken in de lade"), 20.5),
        )
        readable: list[str] = []
        small: list[str] = []
        for words, dpx in names:
            angle = arcmin(self.look.text_px(dpx), length, self.diagonal.value, self.distance.value / 10)
            (readable if angle >= READABLE_ARCMIN else small).append(words)
        good = self.tr("Achteraan leesbaar: {names}.").format(names=", ".join(readable))
        bad = self.tr("Te klein: {names}.").format(names=", ".join(small))
        none = self.tr("Achteraan is geen enkele tekst goed leesbaar.")
        self.verdict.setText(" ".join(([good] if readable else [none]) + ([bad] if small else [])))

    def _add_traces(self) -> None:
        look = self.look
        self._column.addWidget(Label(look, self.tr("Kopieën op deze computer"), size=23.5, weight=650))
        text = self.tr(
            "Van elke scan blijven de laatste tien versies dertig dagen bewaard, alleen voor jou leesbaar."
        )
        self._column.addWidget(Label(look, text, size=21))
        self.versions = TouchButton(look, self.tr("Vorige versies…"), kind="outline", icon_name="clock")
        self.versions.clicked.connect(self.versions_requested)
        self.wipe = TouchButton(look, self.tr("Wis sporen"), kind="outline", icon_name="trash-2")
        self.wipe.clicked.connect(self.wipe_requested)
        row = QHBoxLayout()
        row.addWidget(self.versions)
        row.addWidget(self.wipe)
        row.addStretch(1)
        self._column.addLayout(row)

    def _add_about(self, version: str) -> None:
        look = self.look
        self._column.addWidget(Label(look, self.tr("Over Zorgscan"), size=23.5, weight=650))
        text = self.tr("Zorgscan {version}. Alles blijft op deze computer.").format(version=version)
        self._column.addWidget(Label(look, text, size=21))
        self._licence_button = TouchButton(look, self.tr("Licenties tonen"), kind="outline")
        self._licence_text = Label(look, size=19, colour="ink2")
        self._licence_text.hide()
        self._licence_button.clicked.connect(self._show_licences)
        row = QHBoxLayout()
        row.addWidget(self._licence_button)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addWidget(self._licence_text)

    def _show_licences(self) -> None:
        self._licence_text.setText(self._licences())
        self._licence_text.show()
        self._licence_button.hide()

    def _dress(self) -> None:
        px = self.look.px
        super()._dress()
        self._column.setContentsMargins(px(8), px(16), px(120), px(24))
        self._column.setSpacing(px(14))
        self._show_verdict()

"""Help on F1: what the zorgscan is (from the paper), how the board works, and every key."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from zorgscan_desktop.core.instrument import Instrument
from zorgscan_desktop.screens.back_screen import BackScreen
from zorgscan_desktop.ui.label import Label, escaped
from zorgscan_desktop.ui.theme import Look


class HelpScreen(BackScreen):
    """A screen like the others, not a dialog; F1 goes back too."""

    def __init__(self, instrument: Instrument, look: Look) -> None:
        content = QWidget()
        super().__init__(look, content)
        self._column = QVBoxLayout(content)
        self._column.addWidget(Label(look, self.tr("Hulp"), size=46, weight=700))
        self._add_paper(instrument)
        self._add_board()
        self._add_keys()
        self._column.addStretch(1)
        self._dress()

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Every key and what it does."""
        return (
            (self.tr("Tab, pijltjes"), self.tr("naar een andere kaart")),
            (self.tr("1  2  3  4"), self.tr("de kaart op leeg, bijna leeg, bijna vol, vol leggen")),
            (self.tr("0 of Backspace"), self.tr("de kaart terugnemen in de lade")),
            (self.tr("Enter"), self.tr("de kritische kenmerken tonen")),
            (self.tr("N"), self.tr("een notitie schrijven bij de kaart")),
            (self.tr("E"), self.tr("een eigen kaart toevoegen")),
            (self.tr("F"), self.tr("de kaart als bouwsteen kiezen, of niet langer")),
            (self.tr("P"), self.tr("de kaart parkeren, of niet meer")),
            (self.tr("X"), self.tr("de kaart is niet van toepassing, en waarom")),
            (self.tr("B"), self.tr("de kaart markeren om te bespreken")),
            (self.tr("V"), self.tr("vingers tellen, in kaart per kaart")),
            (self.tr("Menutoets of Shift+F10"), self.tr("het menu van de kaart")),
            (self.tr("PageUp, PageDown"), self.tr("vorige en volgende dimensie")),
            (self.tr("F6"), self.tr("naar het volgende deel van het scherm")),
            (self.tr("Ctrl+1, Ctrl+2"), self.tr("de batterij, de lijst")),
            (self.tr("Ctrl+3, Ctrl+4, Ctrl+5"), self.tr("kaart per kaart, het overzicht, het actieplan")),
            (self.tr("Ctrl+6"), self.tr("het verslag")),
            (self.tr("Alt+pijl"), self.tr("in het actieplan: de bouwsteen naar boven of beneden")),
            (self.tr("Ctrl+P, Ctrl+K"), self.tr("de parkeerplaats, de klok")),
            (self.tr("F5"), self.tr("alleen de batterij tonen, en terug")),
            (self.tr("Ctrl+Z, Ctrl+Y"), self.tr("ongedaan maken, opnieuw")),
            (self.tr("Ctrl+S"), self.tr("nu bewaren (dat gebeurt ook vanzelf)")),
            (self.tr("Ctrl+Shift+S"), self.tr("een kopie bewaren")),
            (self.tr("Ctrl+E"), self.tr("exporteren naar Excel")),
            (self.tr("Ctrl+O, Ctrl+N"), self.tr("een scan openen, een nieuwe scan")),
            (self.tr("Esc"), self.tr("slepen afbreken, menu of notitie sluiten")),
            (self.tr("F1"), self.tr("deze hulp")),
        )

    def _add_paper(self, instrument: Instrument) -> None:
        paper = instrument.explanation
        self._heading(paper.goal_title)
        for point in paper.goal:
            self._column.addWidget(Label(self.look, f"•  {point}", size=23.5))
        self._heading(paper.description_title)
        for paragraph in paper.description:
            self._column.addWidget(Label(self.look, paragraph, size=23.5))

    def _add_board(self) -> None:
        self._heading(self.tr("Zo werkt het bord"))
        for text in (
            self.tr("Sleep een kaart naar de batterij. Naast de batterij loslaten: de kaart keert terug."),
            self.tr("Of tik op een kaart en dan op een vak. Met meer mensen tegelijk kan ook."),
            self.tr("Tik op een kaart om de kritische kenmerken te zien. Hou ze even vast voor het menu."),
            self.tr("Tik twee keer op een kaart om ze met iedereen te lezen."),
            self.tr("Alles wordt vanzelf bewaard, op deze computer."),
        ):
            self._column.addWidget(Label(self.look, text, size=23.5))

    def _add_keys(self) -> None:
        self._heading(self.tr("Toetsen"))
        self._grid = grid = QGridLayout()
        for row, (key, meaning) in enumerate(self.keys()):
            name = Label(self.look, size=21)
            name.set_html(f"<b>{escaped(key)}</b>")
            grid.addWidget(name, row, 0)
            grid.addWidget(Label(self.look, meaning, size=21), row, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 3)
        self._column.addLayout(grid)

    def _heading(self, text: str) -> None:
        self._column.addWidget(Label(self.look, text, size=27, weight=650))

    def _dress(self) -> None:
        px = self.look.px
        super()._dress()
        self._column.setContentsMargins(px(8), px(16), px(120), px(24))
        self._column.setSpacing(px(10))
        # Of its own: with the spacing of the column around it Qt gives the rows too little height.
        self._grid.setVerticalSpacing(px(10))
        self._grid.setHorizontalSpacing(px(16))

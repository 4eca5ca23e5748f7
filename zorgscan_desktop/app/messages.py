"""Every refusal in plain Dutch: what, which file, what to do, and whether the work is safe. No Qt."""

import re
from pathlib import Path

from zorgscan_desktop.app.resources import ResourceError
from zorgscan_desktop.storage.atomic import WriteError, WriteReason
from zorgscan_desktop.storage.reasons import Reason, ScanFileError

_BACKUP = "Open een reservekopie of vraag het bestand opnieuw; er is niets veranderd."
_ELSEWHERE = "Kies een andere map of een andere naam."

# For each reason a few words, for a list, and the sentences; {file} is the file and {place} the part of it.
_READING: dict[Reason, tuple[str, str]] = {
    Reason.NOT_FOUND: ("niet gevonden", "{file} is niet gevonden. Kijk de naam en de map na."),
    Reason.NOT_ALLOWED: (
        "geen toegang",
        "{file} mag je niet openen. Vraag toegang aan wie het bestand beheert; er is niets veranderd.",
    ),
    Reason.NOT_A_FILE: ("geen bestand", "{file} is geen bestand. Kies een bestand met een scan."),
    Reason.BUSY: (
        "bezet door een ander programma",
        "{file} is nog bezet door een ander programma. Sluit dat en probeer opnieuw; er is niets veranderd.",
    ),
    Reason.UNREADABLE: (
        "niet te lezen",
        "{file} kan niet gelezen worden. Kijk na of de schijf of de stick er nog is en probeer opnieuw.",
    ),
    Reason.TOO_LARGE: ("te groot", "{file} is te groot voor een scan (meer dan 5 MB). " + _BACKUP),
    Reason.EMPTY: ("leeg", "{file} is leeg. " + _BACKUP),
    Reason.BYTE_ORDER_MARK: (
        "door een ander programma bewaard",
        "{file} is door een ander programma bewaard en kan zo niet gelezen worden. " + _BACKUP,
    ),
    Reason.ENCODING: ("beschadigd", "{file} is beschadigd of geen scan. " + _BACKUP),
    Reason.SYNTAX: ("beschadigd", "{file} is beschadigd of niet volledig. " + _BACKUP),
    Reason.TOO_DEEP: ("beschadigd", "{file} is beschadigd of geen scan. " + _BACKUP),
    Reason.TOO_MANY_VALUES: ("beschadigd", "{file} bevat veel meer dan een scan kan bevatten. " + _BACKUP),
    Reason.NUMBER: ("beschadigd", "{file} is beschadigd: een getal klopt niet. " + _BACKUP),
    Reason.REPEATED_KEY: ("beschadigd", "{file} is beschadigd: een gegeven staat er twee keer in. " + _BACKUP),
    Reason.FOREIGN: ("geen scan", "{file} is geen bestand van Zorgscan. Kies een bestand met een scan."),
    Reason.VERSION: ("beschadigd", "{file} is beschadigd: de versie klopt niet. " + _BACKUP),
    Reason.NEWER: (
        "nieuwere versie",
        "{file} is gemaakt met een nieuwere versie van Zorgscan en kan hier niet geopend worden. "
        "Installeer de nieuwste versie van Zorgscan; er is niets veranderd.",
    ),
    Reason.INSTRUMENT: (
        "andere zorgscan op papier",
        "{file} hoort bij een andere uitgave van de zorgscan op papier. Open het met de versie van Zorgscan "
        "waarmee het gemaakt is; er is niets veranderd.",
    ),
    Reason.UNKNOWN_KEY: ("onbekend gegeven", "{file} bevat iets dat Zorgscan niet kent{place}. " + _BACKUP),
    Reason.MISSING_KEY: ("gegeven ontbreekt", "In {file} ontbreekt iets{place}. " + _BACKUP),
    Reason.WRONG_VALUE: ("gegeven klopt niet", "In {file} klopt iets niet{place}. " + _BACKUP),
    Reason.UNKNOWN_CARD: ("onbekende kaart", "In {file} staat een kaart die niet bestaat{place}. " + _BACKUP),
    Reason.MISSING_CARD: ("kaart ontbreekt", "In {file} ontbreekt een kaart{place}. " + _BACKUP),
    Reason.REPEATED_CARD: ("kaart dubbel", "In {file} staat een kaart twee keer{place}. " + _BACKUP),
    Reason.CARD_ORDER: ("andere volgorde", "In {file} staan de kaarten niet in hun volgorde. " + _BACKUP),
    Reason.FEATURE: ("kenmerk klopt niet", "In {file} klopt een aangevinkt kenmerk niet{place}. " + _BACKUP),
    Reason.OWN_CARD: ("eigen kaart klopt niet", "In {file} klopt een eigen kaart niet{place}. " + _BACKUP),
    Reason.QUESTION: ("richtvraag klopt niet", "In {file} klopt een richtvraag niet{place}. " + _BACKUP),
    Reason.REPORT: ("verslag klopt niet", "In {file} klopt het verslag niet{place}. " + _BACKUP),
    Reason.TOO_LARGE_TO_SAVE: (
        "te groot",
        "De scan is te groot om te bewaren in {file}. Kort lange notities in; het vorige bestand is nog heel.",
    ),
    Reason.CANNOT_SAVE: (
        "niet te bewaren",
        "De scan kan zo niet bewaard worden in {file}: er klopt iets niet{place}. "
        "Maak de laatste stap ongedaan; het vorige bestand is nog heel.",
    ),
}

_WRITING: dict[WriteReason, str] = {
    WriteReason.NO_FOLDER: "De map van {file} bestaat niet of is niet bereikbaar. Kies een andere map.",
    WriteReason.NOT_ALLOWED: "{file} kan hier niet bewaard worden: in deze map mag je niet schrijven. " + _ELSEWHERE,
    WriteReason.READ_ONLY: "{file} is beveiligd tegen overschrijven en is niet veranderd. " + _ELSEWHERE,
    WriteReason.DISK_FULL: "{file} is niet bewaard: de schijf is vol. Maak plaats of kies een andere map.",
    WriteReason.NAME_TOO_LONG: "De naam van {file} is te lang. Kies een kortere naam.",
    WriteReason.CHANGED_ON_DISK: (
        "{file} is intussen door iemand anders of een ander programma veranderd en is niet overschreven. "
        "Bewaar je werk onder een andere naam of kijk eerst wat er veranderd is."
    ),
    WriteReason.EXISTS: "{file} bestaat al en is niet overschreven. Kies een andere naam.",
    WriteReason.IS_FOLDER: "{file} is een map. Kies een naam voor het bestand.",
    WriteReason.NOT_A_FILE: "{file} is geen gewoon bestand. " + _ELSEWHERE,
    WriteReason.BUSY: "{file} is nog open in een ander programma. Sluit het daar en probeer opnieuw.",
    WriteReason.SLOW: "{file} is nog niet bewaard: de schijf antwoordt traag. Zorgscan blijft proberen.",
    WriteReason.FAILED: "{file} kan hier niet bewaard worden. " + _ELSEWHERE,
}

NO_SCREEN = (
    "Zorgscan vindt hier geen scherm. Start het op een computer met een scherm, "
    "of typ “zorgscan --help” voor wat ook zonder scherm kan."
)
NO_WINDOW = (
    "Zorgscan kan hier geen venster tonen: het scherm antwoordt niet, of er ontbreekt iets op deze computer. "
    "Vraag hulp aan de ICT-coördinator, of typ “zorgscan --help” voor wat ook zonder scherm kan."
)

_PARTS = {
    "cards": "kaart",
    "notes": "notitie",
    "plan": "bouwsteen",
    "own_questions": "eigen richtvraag",
    "car_park": "geparkeerde opmerking",
    "participants": "deelnemer",
    "report": "verslag",
}
_FIELDS = {
    "school": "de school",
    "school_year": "het schooljaar",
    "date": "de datum",
    "group": "de groep",
    "participants": "de deelnemers",
    "cards": "de kaarten",
    "notes": "de notities",
    "plan": "het actieplan",
    "agenda": "de tijd voor het gesprek",
    "report": "het verslag",
    "created": "het tijdstip van maken",
    "modified": "het tijdstip van bewaren",
}


def shown(path: Path | str) -> str:
    """A file as it can stand in a sentence: on one line, whatever characters its name has."""
    return "".join(character if character.isprintable() else "?" for character in str(path))


def sentence(error: object) -> str:
    """What the window says of any error: the file by its name, not its whole path."""
    match error:
        case WriteError():
            return write_message(error, error.path.name)
        case ScanFileError():
            return file_message(error, error.path.name if error.path else None)
        case ResourceError():
            return resource_message(error)
        case _:
            return "Er liep iets mis dat Zorgscan niet verwachtte. Probeer opnieuw."


def file_label(error: ScanFileError) -> str:
    """A few words on why a file is refused, for a list of files."""
    return _READING[error.reason][0]


def file_message(error: ScanFileError, name: Path | str | None = None) -> str:
    """The sentences for a project file that was refused or could not be saved; ``name`` replaces its full path."""
    return _READING[error.reason][1].format(file=_quoted(name or error.path), place=place_words(error.place))


def write_message(error: WriteError, name: Path | str | None = None) -> str:
    """The sentences for a file that was not written; ``name`` replaces its full path."""
    return _WRITING[error.reason].format(file=_quoted(name or error.path))


def resource_message(error: ResourceError) -> str:
    """The sentences for a file of the app itself that is missing or damaged."""
    name = Path(error.place.split(":")[0]).name
    return f"Zorgscan is niet volledig: {_quoted(name)} ontbreekt of is beschadigd. Installeer Zorgscan opnieuw."


def read_only_message(name: Path | str) -> str:
    """Said once when a file of a newer version opens."""
    return f"{_quoted(name)} is gemaakt met een nieuwere versie van Zorgscan en kan hier alleen bekeken worden."


def changed_outside_message(name: Path | str) -> str:
    """Said once when a file was changed by something else than the app."""
    return f"{_quoted(name)} is buiten Zorgscan veranderd. Kijk na of alles klopt."


def place_words(place: str) -> str:
    """A place such as ``cards[3].zone`` as `` bij kaart 4``, with the space before it; empty when it says little."""
    found = re.fullmatch(r"([a-z_]+)(?:\[(\d+)\])?.*", place)
    if found is None:
        # The id of a card of the paper that is missing, such as 1.4b.
        card = re.fullmatch(r"(\d\.\d+)([a-z]?)", place)
        return f" ({' '.join(card.groups()).rstrip()})" if card else ""
    part, index = found.groups()
    if index is not None and part in _PARTS:
        return f" bij {_PARTS[part]} {int(index) + 1}"
    return f" bij {_FIELDS[part]}" if part in _FIELDS else ""


def _quoted(name: Path | str | None) -> str:
    return f"“{shown(name)}”" if name else "het bestand"

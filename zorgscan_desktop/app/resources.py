"""Where the files that travel with the app lie, and how the instrument is read from them. No Qt."""

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zorgscan_desktop.core.instrument import Instrument


class ResourceError(Exception):
    """A file that the app cannot do without is missing or damaged; ``place`` says which and where."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


@cache
def resource_dir() -> Path:
    """The folder ``resources``: in a frozen bundle, inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    places = [package / "resources", package.parent / "resources"]
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        places.insert(0, Path(bundle) / "resources")
    for place in places:
        if (place / "instrument.json").is_file():
            return place
    raise ResourceError("resources/instrument.json")


def resource(name: str) -> Path:
    """The path of one resource, such as ``fonts/OFL.txt``."""
    return resource_dir() / name


def read_instrument(path: Path) -> "Instrument":
    """The instrument in this file; ResourceError naming the place when it is missing, damaged or not whole."""
    from pydantic import ValidationError

    from zorgscan_desktop.core.instrument import Instrument

    try:
        return Instrument.model_validate_json(path.read_bytes())
    except OSError:
        raise ResourceError(str(path)) from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        # Pydantic puts "Value error, " before what our own checks of the whole file say; those name their place.
        where = ".".join(str(part) for part in first["loc"]) or first["msg"].removeprefix("Value error, ")
        raise ResourceError(f"{path.name}: {where}") from None


@cache
def load_instrument() -> "Instrument":
    """The paper zorgscan that travels with the app."""
    return read_instrument(resource("instrument.json"))


def licence_texts() -> str:
    """The licences of what travels with the app: font, icons, and the libraries by name."""
    libraries = (
        "Qt en PySide6: LGPL-3.0. pydantic, openpyxl: MIT. Pyphen: GPL-2.0+/LGPL-2.1+/MPL-1.1.\n\n"
        "Lettertype Atkinson Hyperlegible Next:"
    )
    font = resource("fonts/OFL.txt").read_text(encoding="utf-8")
    icons = resource("icons/LICENSE-lucide.txt").read_text(encoding="utf-8")
    return f"{libraries}\n{font}\nPictogrammen Lucide:\n{icons}"

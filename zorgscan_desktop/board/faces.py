"""From a card of the document to the words on its picture and in its tooltip."""

from typing import TypedDict

from PySide6.QtCore import QCoreApplication

from zorgscan_desktop.core.scan import Card
from zorgscan_desktop.core.talk import is_disputed
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.ui.card_painter import CardFace
from zorgscan_desktop.ui.label import escaped


def face_of(document: ScanDocument, card: Card) -> CardFace:
    """The words and marks of this card; the flag shows that it is a building block of the plan."""
    marks = _marks(document, card)
    found = document.instrument.find(card.id)
    code = document.code_of(card.id)
    if found is not None:
        indicator = found[1]
        spans = indicator.emphasis_spans()
        return CardFace(code, indicator.key_words, indicator.statement, spans, **marks)
    if card.own is None:
        raise KeyError(card.id)
    words, statement = document.key_words_of(card.id), document.statement_of(card.id)
    return CardFace(code, words, statement, (), own=True, **marks)


class _Marks(TypedDict):
    flag: bool
    disputed: bool
    aside: str
    aside_short: str
    aside_icon: str


def _marks(document: ScanDocument, card: Card) -> _Marks:
    word, short, icon = _aside(card)
    return {
        "flag": document.is_building_block(card.id),
        "disputed": is_disputed(card),
        "aside": word,
        "aside_short": short,
        "aside_icon": icon,
    }


def _aside(card: Card) -> tuple[str, str, str]:
    """How a card was set aside: in words, in short where there is no room for them, and its sign."""
    if card.state == "open":
        return "", "", ""
    parked = QCoreApplication.translate("Board", "Geparkeerd")
    if card.state == "parked":
        return parked, parked, "square-parking"
    words = QCoreApplication.translate("Board", "Niet van toepassing")
    return words, QCoreApplication.translate("Board", "N.v.t."), "ban"


def features_of(document: ScanDocument, card: Card) -> tuple[str | None, tuple[str, ...]]:
    """The lead-in above a card's kenmerken, if it has one, and the kenmerken."""
    found = document.instrument.find(card.id)
    if found is not None:
        return found[1].lead_in, found[1].features
    return None, card.own.features if card.own else ()


def tooltip_of(document: ScanDocument, card: Card) -> str:
    """The kenmerken of a card as rich text for a tooltip."""
    lead_in, features = features_of(document, card)
    heading = QCoreApplication.translate("Board", "Kritische kenmerken")
    parts = [f"<b>{escaped(document.code_of(card.id))} · {heading}</b>"]
    if lead_in:
        parts.append(f"<p>{escaped(lead_in)}</p>")
    if not features:
        return ""
    items = "".join(f"<li>{escaped(feature)}</li>" for feature in features)
    return "".join(parts) + f"<ul>{items}</ul>"

"""The PDF and the picture as a reader gets them: text read back with poppler, pixels with Qt."""

import itertools
import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from page_samples import (
    NOW,
    PAPER,
    WINTER,
    battery_pages,
    changed,
    empty,
    facts,
    filled,
    flat,
    half,
    laid,
    own,
    page_sizes,
    table,
    text_of,
)
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from zorgscan_desktop.app.headless import painting
from zorgscan_desktop.core.instrument import SIGNS
from zorgscan_desktop.core.scan import MAX_TEXT, Card, Note, OwnQuestion, ParkedRemark, Scan
from zorgscan_desktop.printing import pages
from zorgscan_desktop.printing.battery_page import tint
from zorgscan_desktop.printing.paper import Sheet
from zorgscan_desktop.ui.battery_painter import cell_rects, draw_cells
from zorgscan_desktop.ui.theme import LIGHT

LYING, UPRIGHT = (842, 595), (595, 842)


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> Any:
    """The application of the test session, with our font."""
    with painting():
        yield


def pdf(scan: Scan, **options: Any) -> bytes:
    return pages.pdf_bytes(scan, PAPER, zone=WINTER, **options)


def picture(scan: Scan) -> QImage:
    image = QImage()
    assert image.loadFromData(pages.png_bytes(scan, PAPER), "PNG")  # type: ignore[call-overload]
    return image


def colours(image: QImage, step: int = 5) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(0, image.width(), step)
        for y in range(0, image.height(), step)
    }


# -- the battery -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "zones",
    [SIGNS, ("--",), ("++",), (None,), ("-", "+", "-", "+", "+", "+", "++"), ("+", None)],
    ids=lambda zones: " ".join(str(zone) for zone in zones),
)
def test_one_page_has_the_whole_battery(zones: tuple[str | None, ...]) -> None:
    data = pdf(laid(*zones))
    assert page_sizes(data)[0] == LYING
    assert set(page_sizes(data)[1:]) == {UPRIGHT}
    shown = text_of(data, 1, 1)
    for indicator in PAPER.indicators:  # in one piece: no word is broken, and the code stands before its key words
        assert f"{indicator.code} {indicator.key_words}" in shown


def test_the_heading_says_which_scan_it_is() -> None:
    shown = text_of(pdf(changed(filled(), group="Tafel 2")), 1, 1)
    for words in (
        "Zorgscan · Schooljaar 2026-2027 · 23 november 2026 · Groep: Tafel 2",
        "Basisschool De Linde",
        "Deelnemers: Directie, Zorgteam",
        "39 van 39 kaarten gelegd".removeprefix("39 "),
        "Lege kant · werkpunten Volle kant · sterke punten",
        "Leeg 10 Bijna leeg 10 Bijna vol 10 Vol 9",
        "gekozen als bouwsteen",
    ):
        assert words in shown
    assert "Nog niet gelegd" not in shown
    for dimension in PAPER.dimensions:
        words = dimension.short_title.replace("Kwaliteitsontwikkeling", "Kwaliteits-ontwikkeling")
        assert f"{dimension.number} {words}" in shown


def test_bare_scan_has_a_heading_too() -> None:
    shown = text_of(pdf(empty(school="", school_year="")), 1, 1)
    assert shown.startswith("Zorgscan · 23 november 2026 Zorgscan van 39 kaarten gelegd 0")
    assert shown.endswith("Zorgscan · 23 november 2026 · pagina 1 van 4")
    assert "Deelnemers" not in shown and "Groep:" not in shown and "bouwsteen" not in shown


def test_what_is_not_placed_is_listed() -> None:
    data = pdf(half())
    shown = text_of(data, 1, 1)
    assert "Nog niet gelegd 19" in shown
    parked, other = PAPER.indicators[1], PAPER.indicators[3]
    assert f"{parked.code} {parked.key_words} (geparkeerd)" in shown
    assert f"{other.code} {other.key_words} (niet van toepassing)" in shown
    rest = text_of(data, 2)
    assert f"{parked.code} {parked.statement} Eerst de cijfers. geparkeerd" in rest
    assert f"{other.code} {other.statement} niet van toepassing" in rest
    assert rest.count(" nog niet gelegd ") == 17


def test_forty_own_cards_go_on_on_the_next_page() -> None:
    owns = [own(n, 1 + n % 7, "-") for n in range(1, 41)]
    data = pdf(changed(laid("-"), *owns))
    assert battery_pages(data) > 1
    shown = text_of(data, 1, battery_pages(data))
    for card in PAPER.indicators:
        assert f"{card.code} {card.key_words}" in shown
    for number in range(1, 41):
        assert f"E {number} Eigen zaak {number} " in shown
    assert "Basisschool De Linde (vervolg)" in shown
    assert "Bijna leeg 79" in text_of(data, 2, 2)


def test_a_dimension_goes_on_on_the_next_page() -> None:
    data = pdf(changed(empty(), *[own(n, 2, "+") for n in range(1, 101)]))
    shown = text_of(data, 1, battery_pages(data))
    assert "2 Verhoogde zorg (vervolg)" in shown
    places = [shown.index(f"E {number} Eigen zaak {number} ") for number in range(1, 101)]
    assert places == sorted(places)


# -- every card and every note ---------------------------------------------------------------------------------------


def test_every_card_in_full_with_its_zone() -> None:
    scan = changed(
        filled(), own(1, 3, "--", statement="We eten samen.", key_words="Samen eten"), own(2, 3, key_words="")
    )
    shown = text_of(pdf(scan), 2)
    for card, indicator in zip(scan.cards, PAPER.indicators, strict=False):
        assert card.zone is not None
        assert flat(f"{indicator.code} {indicator.statement} {PAPER.zone(card.zone).word}") in shown
    assert "Eigen kaart E 1 Samen eten We eten samen. Leeg E 2 Wij doen 2 nog niet gelegd" in shown
    for dimension in PAPER.dimensions:
        assert f"{dimension.number} {dimension.heading} " in shown
        for cluster in dimension.clusters:
            assert flat(f"{cluster.code} {cluster.title} ") in shown


def test_notes_with_time_card_and_question() -> None:
    shown = text_of(pdf(filled()), 2)
    question = PAPER.dimensions[5].questions[0].text
    assert "Notities dimensie 1 23/11/2026 10.42 1.2 Doelen en criteria Doelen samen bespreken. Kijkwijzers" in shown
    assert "23/11/2026 10.44 Het klimaat zit goed. " in shown
    assert f"6.3 Doeltreffendheid opvolgen Richtvraag: {question} Gegevens zoeken." in shown
    assert "Parkeerplaats 23/11/2026 10.42 De speelplaats komt later." in shown
    assert "Notities dimensie 2" not in shown


def test_what_was_seen_and_counted_stands_with_the_card() -> None:
    scan = changed(
        empty(),
        Card(id="1.2", zone="+", features=(0,), hands=(1, 0, 4, 2)),
        Card(id="1.5", state="not_applicable", state_reason="speelt hier niet"),
    )
    found = PAPER.find("1.2")
    assert found is not None
    features = found[1].features
    text = flat(text_of(pdf(scan)))
    assert f"1 van {len(features)} kenmerken zichtbaar: {features[0]}" in text
    assert "Vingers: 1 leeg, 0 bijna leeg, 4 bijna vol, 2 vol" in text
    assert "Te bespreken" in text
    assert "speelt hier niet" in text
    assert "kenmerken zichtbaar" not in flat(text_of(pdf(scan, with_notes=False)))


def test_without_notes_nothing_of_the_talk_is_printed() -> None:
    scan = changed(half(), notes=filled().notes, car_park=filled().car_park)
    shown = text_of(pdf(scan, with_notes=False))
    for words in ("Notities", "Kijkwijzers", "Richtvraag", "Parkeerplaats", "speelplaats", "cijfers"):
        assert words not in shown
    assert "geparkeerd" in shown


def test_a_long_note_goes_on_over_the_pages() -> None:
    words = [f"w{number:04}" for number in range(MAX_TEXT // 6)]
    scan = changed(filled(), notes=(Note(dimension=2, card="2.1", text=" ".join(words), at=NOW),))
    data = pdf(scan)
    assert re.findall(r"w\d{4}", text_of(data)) == words
    assert len(page_sizes(data)) > 7


def test_what_was_cut_on_the_first_page_is_whole_on_the_next() -> None:
    names = [f"Woord{number}" for number in range(90)]
    long = " ".join(names)
    card = own(1, 4, "+", statement=long, key_words=long)
    data = pdf(changed(laid("+"), card, school=long, group=long, participants=(long, "Directie")))
    assert "Woord89" not in text_of(data, 1, 1).partition("E 1")[0]
    rest = text_of(data, 2)
    for words in (f"Groep {long}", f"School {long}", f"Deelnemers {long}, Directie"):
        assert words in rest
    row = re.sub(r"Zorgscan · .*? · pagina", "", rest.partition("E 1 ")[2])
    assert re.findall(r"Woord\d+", row)[:180] == names * 2


def test_every_page_has_its_number() -> None:
    data = pdf(filled())
    count = len(page_sizes(data))
    for number in range(1, count + 1):
        foot = f"Zorgscan · Basisschool De Linde · 23 november 2026 · pagina {number} van {count}"
        assert text_of(data, number, number).endswith(foot)


# -- the file --------------------------------------------------------------------------------------------------------


def test_the_file_is_vector_with_our_font_inside() -> None:
    data = pdf(filled())
    assert table("pdfimages", data, "-list") == []
    fonts = table("pdffonts", data)
    assert len(fonts) >= 3
    for row in fonts:
        assert row[0].startswith("AtkinsonHyperlegibleNext-")
        assert row[-5:-2] == ["yes", "no", "yes"]  # embedded, and every letter has its character; "sub" is told wrong
    assert len(data) < 150_000


def test_the_properties_name_nobody() -> None:
    told = facts(pdf(filled()))
    assert (told["Title"], told["Creator"], told["Author"]) == ("Zorgscan 23 november 2026", "Zorgscan", "")
    assert b"Linde" not in pdf(filled())


def test_a_painter_that_cannot_start_is_told() -> None:
    with pytest.raises(pages.PaintError):
        pages._png(Sheet(1e7, 1e7))


# -- the picture -----------------------------------------------------------------------------------------------------


def test_the_picture_shows_the_battery() -> None:
    image = picture(filled())
    assert image.width() >= 2400
    assert image.width() / image.height() == pytest.approx(297 / 210, abs=0.01)
    seen = colours(image)
    assert {LIGHT.zone_fill[sign].upper() for sign in SIGNS} <= seen
    assert {tint(sign).name().upper() for sign in SIGNS} <= seen
    assert {LIGHT.shell.upper(), LIGHT.surface.upper(), LIGHT.badge.upper()} <= seen
    assert LIGHT.sunken.upper() not in seen
    assert LIGHT.sunken.upper() in colours(picture(half()))


def test_the_picture_grows_with_the_cards_but_not_without_end() -> None:
    heights = [
        picture(changed(laid("-"), *[own(n, 1, "-") for n in range(1, 1 + count)])).height() for count in (0, 60, 400)
    ]
    assert heights[0] < heights[1] < heights[2] < 4 * heights[0]


# -- threads ---------------------------------------------------------------------------------------------------------


def test_a_worker_paints_the_same() -> None:
    scan = filled()
    expected = pages.png_bytes(scan, PAPER), text_of(pdf(scan))
    with ThreadPoolExecutor(3) as pool:
        made = [pool.submit(lambda: (pages.png_bytes(scan, PAPER), pdf(scan))) for _ in range(3)]
        for future in made:
            png, data = future.result(timeout=60)
            assert (png, text_of(data)) == expected


def test_the_cells_of_the_board_can_be_painted_in_a_worker() -> None:
    def cells() -> QImage:
        image = QImage(600, 300, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        draw_cells(painter, cell_rects(QRectF(0, 0, 600, 300)), LIGHT, 1.0)
        painter.end()
        return image

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(cells).result(timeout=60) == cells()
    assert {LIGHT.hatch.upper(), LIGHT.band_off.upper()} <= colours(cells(), 1)


# -- whatever people type --------------------------------------------------------------------------------------------

ODD = {
    "emoji": "👩‍👩‍👧🙂 ok",
    "control": "a\0b\x07c\x1b[31m\x7f\x9fd",
    "lines": "een\r\ntwee\rdrie\u2028vier\u2029vijf\x85zes\vzeven\facht",
    "right to left": "שלום עולם 12 مرحبا",
    "overrides": "\u202eabc\u2066def",
    "marks": "e" + "\u0301" * 500,
    "no letter": "\U0010ffff\ufffe\ue000漢字",
    "blanks": " \t\n\u00a0\u200b\u00ad\ufeff ",
    "markup": "<b>&amp;</b> %s {0} \\n",
}


def everywhere(text: str) -> Scan:
    """A scan with this text in every place where people type and that is printed."""
    scan = changed(
        half(),
        own(1, 1, "+", statement=text, key_words=text),
        own(2, 2, statement=text, key_words=""),
        school=text,
        group=text,
        participants=(text, "Directie"),
        notes=(
            Note(dimension=3, card="own-1", text=text, at=NOW),
            Note(dimension=7, text=text, at=NOW, question="q"),
        ),
        own_questions=(OwnQuestion(id="q", dimension=7, text=text),),
        car_park=(ParkedRemark(text=text, at=NOW),),
    )
    reason = scan.cards[1].model_copy(update={"state": "parked", "state_reason": text})
    return changed(scan, reason)


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_text_is_printed(text: str) -> None:
    shown = text_of(pdf(everywhere(text)))
    for word in re.findall(r"[a-z]{2,}|\d+", text.partition("\u202e")[0]):
        assert shown.count(word) >= 6, word
    assert re.search(r"23 november 2026 · pagina \d+ van \d+$", shown)
    assert "Directie" in shown
    assert "U+FFFFD" not in shown
    assert not picture(everywhere(text)).isNull()


@pytest.mark.parametrize("text", ["é" * MAX_TEXT, "🙂漢" * (MAX_TEXT // 2), "\n" * MAX_TEXT, "\u00ad" * MAX_TEXT])
def test_the_longest_text_is_printed(text: str) -> None:
    scan = changed(filled(), own(1, 1, "+", statement=text, key_words=text), school=text)
    data = pdf(scan)
    letters = sum(char == "é" for char in text_of(data))
    assert letters >= 3 * text.count("é")
    assert not picture(scan).isNull()


def solid(text: str) -> str:
    return re.sub(r"[\s-]", "", text)


LATIN = st.text("abcdefghijklmnopqrstuvwxyzéëïöü", min_size=1, max_size=12)
TEXTS = st.one_of(st.text(max_size=60), st.lists(LATIN, max_size=30).map(" ".join))


# Without shrinking: every try paints pages, and that would go on for minutes.
@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=TEXTS, zones=st.lists(st.sampled_from([None, *SIGNS]), min_size=1, max_size=39))
def test_any_text_and_any_battery(text: str, zones: list[str | None]) -> None:
    scan = everywhere(text)
    turns = itertools.cycle(zones)
    scan = changed(scan, *[card.model_copy(update={"zone": next(turns)}) for card in scan.cards])
    data = pdf(scan)
    shown = text_of(data)
    for word in re.findall(r"(?<!\S)[a-zéëïöü]+(?!\S)", text):
        assert word in shown
    on_the_battery = text_of(data, 1, battery_pages(data))
    for card in PAPER.indicators:  # in the narrowest columns a word may be broken
        assert solid(f"{card.code} {card.key_words}") in solid(on_the_battery)
    assert len(page_sizes(data)) < 12


# What could be markup, a field code or a formula to whoever prints: on paper it is what was typed.
SIGNS_AND_LETTERS = st.text("abcxyzéë019<>&=+@#'\"%{}[]()*_/;:.", min_size=1, max_size=10)


@settings(
    max_examples=26,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(texts=st.lists(SIGNS_AND_LETTERS, min_size=180, max_size=210))
def test_any_signs_are_printed_as_they_were_typed(texts: list[str]) -> None:
    """Five thousand texts a run."""
    notes = tuple(Note(dimension=n % 7 + 1, text=f"{text} |", at=NOW) for n, text in enumerate(texts))
    shown = solid(text_of(pdf(changed(filled(), notes=notes))))
    lost = [text for text in texts if solid(f"{text}|") not in shown]
    assert lost == []

"""The whole workbook, read back as a director, a script and Excel would."""

import io
import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from workbook_samples import (
    INSTRUMENT,
    LONG,
    NASTY,
    NOW,
    WINTER,
    all_texts,
    built,
    crowded,
    empty,
    expected,
    filled,
    half,
    opened,
    own,
    parts,
    read_table,
    with_cards,
)

import zorgscan_desktop
from zorgscan_desktop.core.instrument import SIGNS
from zorgscan_desktop.core.scan import Card, Note, OwnQuestion, ParkedRemark, PlanRow, Scan
from zorgscan_desktop.core.summary import cards_of, strengths, tally, work_points
from zorgscan_desktop.export.workbook import build_workbook

FIRST_COLUMNS = ["Dimensie", "Cluster", "Code", "Indicator", "Kenmerken", "Teken", "Woord", "Notities"]
"""As in the first version: what people made with them goes on to work."""
TALK_COLUMNS = ["Zichtbaar", "Aantal kenmerken", "Vingers leeg", "Vingers bijna leeg", "Vingers bijna vol"]
COLUMNS = [*FIRST_COLUMNS, *TALK_COLUMNS, "Vingers vol", "Te bespreken", "Reden"]
SCANS = {"empty": empty, "filled": filled, "half": half, "crowded": crowded}


@pytest.fixture(params=SCANS)
def scan(request: pytest.FixtureRequest) -> Scan:
    return SCANS[request.param]()


def test_sheets_come_in_the_order_a_director_reads() -> None:
    assert opened(built(filled())).sheetnames == [
        "Batterij",
        "Samenvatting",
        "Actieplan",
        "Indicatoren",
        "Notities",
        "Verslag",
    ]
    assert opened(built(half())).sheetnames == ["Batterij", "Samenvatting", "Indicatoren", "Notities", "Verslag"]
    assert opened(built(half(), with_notes=False)).sheetnames == [
        "Batterij",
        "Samenvatting",
        "Indicatoren",
        "Verslag",
    ]
    assert opened(built(filled())).active.title == "Batterij"


# --- Indicatoren -------------------------------------------------------------------------------------------------


def test_the_table_covers_the_head_and_every_card(scan: Scan) -> None:
    data = built(scan)
    sheet = opened(data)["Indicatoren"]
    table = sheet.tables["Indicatoren"]
    assert table.ref == f"A1:P{len(scan.cards) + 1}" == f"A1:P{sheet.max_row}"
    assert table.autoFilter.ref == table.ref
    assert table.column_names == COLUMNS
    assert [cell.value for cell in sheet[1]] == COLUMNS
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    frame = read_table(data)
    assert list(frame.columns) == COLUMNS
    assert len(frame) == len(scan.cards)


def test_the_table_holds_the_paper_word_for_word() -> None:
    frame = read_table(built(empty()))
    assert len(frame) == 39
    for indicator, row in zip(INSTRUMENT.indicators, frame.to_dict("records"), strict=True):
        dimension, _ = INSTRUMENT.find(indicator.id) or (None, None)
        assert dimension is not None
        cluster = dimension.cluster_of(indicator)
        assert row["Dimensie"] == f"{dimension.number} {dimension.heading}"
        assert row["Cluster"] == (f"{cluster.code} {cluster.title}" if cluster else "")
        assert (row["Code"], row["Indicator"]) == (indicator.code, indicator.statement)
        lines = ([indicator.lead_in] if indicator.lead_in else []) + [f"• {text}" for text in indicator.features]
        assert row["Kenmerken"] == "\n".join(lines)


def test_unplaced_is_said_in_words_and_never_as_a_sign() -> None:
    frame = read_table(built(empty()))
    assert set(frame["Teken"]) == set(frame["Woord"]) == {"nog niet gelegd"}


def test_sign_and_word_are_text_for_every_card(scan: Scan) -> None:
    data = built(scan)
    words = {"open": "nog niet gelegd", "parked": "geparkeerd", "not_applicable": "niet van toepassing"}
    wanted = [
        (card.zone, INSTRUMENT.zone(card.zone).word) if card.zone else (words[card.state], words[card.state])
        for dimension in range(1, 8)
        for card in cards_of(scan, INSTRUMENT, dimension)
    ]
    sheet = opened(data)["Indicatoren"]
    cells = [(sheet.cell(row, 6), sheet.cell(row, 7)) for row in range(2, len(scan.cards) + 2)]
    assert [(sign.value, word.value) for sign, word in cells] == wanted
    assert all(sign.quotePrefix for sign, _ in cells if sign.value in SIGNS)
    frame = read_table(data)
    assert list(zip(frame["Teken"], frame["Woord"], strict=True)) == wanted


@pytest.mark.parametrize(("state", "word"), [("parked", "geparkeerd"), ("not_applicable", "niet van toepassing")])
def test_a_card_that_was_set_aside_is_never_exported_as_a_zone(state: str, word: str) -> None:
    card = empty().card("1.2").model_copy(update={"zone": "--", "state": state})
    data = built(with_cards(empty(), card))
    frame = read_table(data).set_index("Code")
    assert (frame.loc["1.2", "Teken"], frame.loc["1.2", "Woord"]) == (word, word)
    totals = [cell.value for cell in opened(data)["Samenvatting"][13]][1:6]
    assert totals == [0, 0, 0, 0, 0]


def test_ticked_kenmerken_have_a_tick() -> None:
    card = empty().card("1.4b").model_copy(update={"features": (1, 3)})
    lines = read_table(built(with_cards(empty(), card))).set_index("Code").loc["1.4 b", "Kenmerken"].split("\n")
    assert [line[0] for line in lines] == ["•", "✓", "•", "✓"]


def test_own_cards_stand_last_in_their_dimension() -> None:
    scan = with_cards(empty(), own(1, 2, zone="++"), own(2, 1), own(3, 7))
    frame = read_table(built(scan))
    assert frame["Code"].tolist().index("E 2") == 14
    assert frame["Code"].tolist().index("E 1") == 14 + 1 + 4
    assert frame["Code"].tolist()[-1] == "E 3"
    row = frame.set_index("Code").loc["E 1"]
    assert row.tolist() == [
        "2 Verhoogde zorg", "eigen kaart", "Stelling 1", "• een\n• twee", "++", "Vol", "",
        "0", "2", "", "", "", "", "", "",
    ]  # fmt: skip


def test_rows_are_tall_enough_and_never_taller_than_excel_draws(scan: Scan) -> None:
    for sheet in opened(built(scan)):
        assert all(0 < d.height <= 409 for d in sheet.row_dimensions.values() if d.height is not None)
    sheet = opened(built(scan))["Indicatoren"]
    for row in range(2, sheet.max_row + 1):
        lines = max(str(cell.value or "").count("\n") + 1 for cell in sheet[row])
        assert sheet.row_dimensions[row].height >= min(409, lines * 12.75)


# --- Notities ----------------------------------------------------------------------------------------------------


def note_rows(data: bytes) -> list[tuple[str | None, ...]]:
    return [row[:3] for row in opened(data)["Notities"].iter_rows(min_row=4, values_only=True)]


def test_every_dimension_has_its_heading_and_its_notes() -> None:
    rows = note_rows(built(filled()))
    heads = [row[0] for row in rows if row[0] and row[0][0] in "1234567" and "/" not in row[0]]
    assert heads == [f"{d.number} {d.heading}" for d in INSTRUMENT.dimensions]
    assert [row[0] for row in rows].count("Geen notities bij deze dimensie.") == 5
    question = f"6.3 Doeltreffendheid opvolgen\nRichtvraag: {INSTRUMENT.dimensions[5].questions[0].text}"
    assert [row for row in rows if row[2]] == [
        ("23/11/2026 10.42", "1.2 Doelen en criteria", "Doelen samen bespreken."),
        ("23/11/2026 10.43", "1.2 Doelen en criteria", "Kijkwijzers zoeken."),
        ("23/11/2026 10.44", None, "Het klimaat zit goed."),
        ("23/11/2026 10.42", question, "Gegevens zoeken."),
        ("23/11/2026 10.42", None, "De speelplaats komt later."),
    ]
    assert rows[-2][0] == "Parkeerplaats"


def test_notes_of_a_card_stand_in_its_row_one_a_line() -> None:
    frame = read_table(built(filled())).set_index("Code")
    assert frame.loc["1.2", "Notities"] == "Doelen samen bespreken.\nKijkwijzers zoeken."
    assert frame.loc["1.3 a", "Notities"] == ""


def test_ticks_hands_and_disputed_cards_are_columns_of_their_own() -> None:
    talked = empty()
    for card in (
        Card(id="1.2", zone="+", features=(0,), hands=(1, 0, 4, 2)),
        Card(id="1.4b", state="not_applicable", state_reason="=1+1 speelt hier niet", disputed=True),
        Card(id="1.5", state="parked"),
    ):
        talked = talked.with_card(card)
    data = built(talked)
    sheet = opened(data)["Indicatoren"]
    rows = {row[2]: row for row in sheet.iter_rows(min_row=2, values_only=True)}
    found = INSTRUMENT.find("1.2")
    assert found is not None
    assert rows["1.2"][8:] == (1, len(found[1].features), 1, 0, 4, 2, "ja", None)
    assert rows["1.2"][4].startswith("✓ ")
    assert rows["1.4 b"][8:] == (0, 4, None, None, None, None, "ja", "=1+1 speelt hier niet")
    assert rows["1.4 b"][5:7] == ("niet van toepassing", "niet van toepassing")
    assert rows["1.5"][14:] == (None, None)
    reason = next(cell for cell in sheet["P"] if cell.value == "=1+1 speelt hier niet")
    assert (reason.data_type, reason.quotePrefix) == ("s", True)
    summary = [row[0] for row in opened(data)["Samenvatting"].iter_rows(values_only=True)]
    assert "Te bespreken · 2 kaarten" in summary


def test_a_scan_without_notes_says_so_seven_times() -> None:
    assert [row[0] for row in note_rows(built(empty()))].count("Geen notities bij deze dimensie.") == 7


def test_without_notes_nothing_of_the_talk_goes_along() -> None:
    data = built(half(), with_notes=False)
    everything = "\n".join(parts(data).values())
    for text in ("Doelen samen bespreken.", "Het klimaat", "speelplaats", "Eerst de cijfers."):
        assert text in "\n".join(all_texts(built(half())))
        assert text not in everything
    frame = read_table(data)
    assert list(frame.columns) == COLUMNS
    assert set(frame["Notities"]) == set(frame["Reden"]) == {""}


@pytest.mark.parametrize("length", [3_000, 20_000])
def test_a_long_note_is_one_text_in_rows_that_show_all_of_it(length: int) -> None:
    text = ("woord " * 4_000)[:length].strip()
    data = built(empty().model_copy(update={"notes": (Note(dimension=2, text=text, at=NOW),)}))
    assert [row[2] for row in note_rows(data) if row[2]] == [text]
    sheet = opened(data)["Notities"]
    (row,) = [cell.row for cell in sheet["C"] if cell.value == text]
    rows = next((r.max_row - r.min_row + 1 for r in sheet.merged_cells.ranges if f"C{row}" in r), 1)
    shown = sum(sheet.row_dimensions[r].height for r in range(row, row + rows))
    assert shown >= length / sheet.column_dimensions["C"].width * 14


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (datetime(2026, 7, 1, 10, 0, tzinfo=UTC), "01/07/2026 12.00"),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "01/01/2027 00.30"),
        (datetime(1970, 1, 1, 0, 5, tzinfo=UTC), "01/01/1970 01.05"),
        (datetime(2100, 2, 28, 23, 59, tzinfo=UTC), "01/03/2100 00.59"),
        (datetime.max.replace(tzinfo=UTC), "31/12/9999 23.59"),
    ],
)
def test_moments_are_those_of_the_clock_on_the_wall(
    at: datetime, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    try:
        scan = empty().model_copy(update={"notes": (Note(dimension=1, text="x", at=at),), "modified": at})
        assert next(row[0] for row in note_rows(build_workbook(scan, INSTRUMENT)) if row[2]) == shown
    finally:
        monkeypatch.undo()
        time.tzset()


# --- Batterij ----------------------------------------------------------------------------------------------------


def zone_columns(sheet: Worksheet) -> dict[str, range]:
    """The columns under each sign, and under the words for the cards that wait."""
    found = {}
    for merged in sorted(sheet.merged_cells.ranges, key=lambda r: r.min_col):
        text = sheet.cell(merged.min_row, merged.min_col).value
        if merged.min_row == 6 and text in (*SIGNS, "nog niet gelegd"):
            found[str(text)] = range(merged.min_col, merged.max_col + 1)
    return found


def test_every_card_lies_once_in_its_own_column(scan: Scan) -> None:
    sheet = opened(built(scan))["Batterij"]
    columns = zone_columns(sheet)
    assert [columns[sign].start for sign in SIGNS] == sorted(columns[sign].start for sign in SIGNS)
    waiting = any(card.zone is None for card in scan.cards)
    assert ("nog niet gelegd" in columns) == waiting
    codes: dict[str, list[int]] = {}
    for row in sheet.iter_rows(min_row=8, min_col=2):
        for cell in row:
            code = re.match(r"\d\.\d( [abc])?(?= )|E \d+", str(cell.value or ""))
            if code:
                codes.setdefault(code.group(), []).append(cell.column)
    for card in scan.cards:
        found = INSTRUMENT.find(card.id)
        code = found[1].code if found else card.id.replace("own-", "E ")
        (column,) = codes.pop(code)
        assert column in columns[card.zone or "nog niet gelegd"]
    assert codes == {}


def test_the_heads_of_the_battery_count_what_lies_there(scan: Scan) -> None:
    sheet = opened(built(scan))["Batterij"]
    count = tally(scan.cards)
    for sign, columns in zone_columns(sheet).items():
        words = str(sheet.cell(7, columns.start).value)
        number = count.zones[sign] if sign in count.zones else count.total - count.placed
        assert re.search(rf"\b{number} kaart(en)?$", words)
    assert f"{count.placed} van {count.to_place} kaarten gelegd" in str(sheet["A2"].value)


def test_the_battery_is_a_picture_on_one_landscape_page(scan: Scan) -> None:
    sheet = opened(built(scan))["Batterij"]
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.freeze_panes == "B8"
    last = int(sheet.print_area.rpartition("$")[2])
    assert any(cell.value for cell in sheet[last])  # LibreOffice drops the rows below the last text from the page
    dark = {c.coordinate: c.column for row in sheet.iter_rows() for c in row if c.fill.start_color.rgb == "FF1C2833"}
    right = max(dark.values())
    height_of_nub = list(dark.values()).count(right)
    height_of_wall = list(dark.values()).count(right - 1)
    assert 0 < height_of_nub < height_of_wall / 2
    assert min(dark.values()) == 2
    fills = [sheet.cell(6, columns.start).fill.start_color.rgb for columns in zone_columns(sheet).values()]
    assert fills[:4] == ["FFEE9868", "FFFAE4A4", "FFB0DDE2", "FF74B0E7"]


def test_cards_put_aside_say_so_in_the_picture() -> None:
    texts = all_texts(built(half()))
    assert sum(text.endswith(" (geparkeerd)") for text in texts) == 1
    assert sum(text.endswith(" (niet van toepassing)") for text in texts) == 1


# --- Samenvatting and Actieplan ----------------------------------------------------------------------------------


def test_counts_are_numbers_that_add_up_and_equal_the_summary(scan: Scan) -> None:
    sheet = opened(built(scan))["Samenvatting"]
    assert [c.value for c in sheet[4]][1:6] == [*SIGNS, "gelegd"]
    groups = [cards_of(scan, INSTRUMENT, number) for number in range(1, 8)] + [scan.cards]
    for row, cards in enumerate(groups, 6):
        numbers = [cell.value for cell in sheet[row]][1:]
        assert all(type(number) is int for number in numbers)
        count = tally(cards)
        assert numbers[:4] == list(count.zones.values())
        assert numbers[4] == count.placed == sum(numbers[:4])
        assert numbers[8] == count.total == sum(numbers[4:8])
        assert numbers[5] == sum(c.zone is None and c.state == "open" for c in cards)
    assert sheet["A13"].value == "Totaal"


def test_strengths_and_work_points_are_listed_in_order(scan: Scan) -> None:
    column = [cell.value for cell in opened(built(scan))["Samenvatting"]["A"]] + [None]
    for title, cards in (("Sterke punten", strengths(scan)), ("Werkpunten", work_points(scan))):
        (start,) = [i for i, text in enumerate(column) if str(text).startswith(f"{title} · {len(cards)} kaart")]
        listed = [str(text) for text in column[start + 1 : start + 1 + len(cards)]]
        codes = [f[1].code if (f := INSTRUMENT.find(c.id)) else c.id.replace("own-", "E ") for c in cards]
        assert all(text.startswith(f"{code} ") for text, code in zip(listed, codes, strict=True))
        assert column[start + 1 + len(cards)] is None


def test_the_plan_has_a_row_a_building_block() -> None:
    rows = list(opened(built(filled()))["Actieplan"].iter_rows(min_row=4, values_only=True))
    assert rows == [
        ("Prioriteit", "Bouwsteen", "Doel", "Acties", "Wie", "Tegen wanneer", "Opvolging", "Stand"),
        (1, "6.3 Doeltreffendheid opvolgen\n1.2 Doelen en criteria", "Effecten volgen", "• Zoeken\n• Kiezen", None,
         "1 maart 2027", None, "Niet gestart"),
        (2, "1.1 a Positieve relaties", None, None, None, None, None, "Lopend"),
    ]  # fmt: skip
    more = PlanRow(cards=("1.2",), means="tijd", success="zien", evaluation="mei", securing="jaarlijks", votes=4)
    head, row = opened(built(empty().model_copy(update={"plan": (more,)})))["Actieplan"].iter_rows(
        min_row=4, values_only=True
    )
    shown = dict(zip(head, row, strict=True))
    assert [shown[k] for k in ("Middelen en vorming", "Succesindicator", "Evaluatie", "Borging", "Stippen")] == [
        "tijd", "zien", "mei", "jaarlijks", 4,
    ]  # fmt: skip


# --- Text stays text ---------------------------------------------------------------------------------------------


def everywhere(text: str) -> Scan:
    """A scan with this text in every place where people type."""
    note = Note(dimension=1, card="1.2", text=text, at=NOW)
    plan = PlanRow(cards=("1.2",), **dict.fromkeys(("goal", "who", "follow_up", "means", "success"), text))
    aside = empty().card("1.3a").model_copy(update={"state": "parked", "state_reason": text})
    return with_cards(
        empty(school=text, participants=(text,), group=text),
        own(1, statement=text, key_words=text, features=(text,), zone="+"),
        aside,
        notes=(note, note.model_copy(update={"card": None, "question": "eigen"})),
        own_questions=(OwnQuestion(id="eigen", dimension=1, text=text),),
        car_park=(ParkedRemark(text=text, at=NOW),),
        plan=(plan,),
    )


def assert_text_stays_text(text: str) -> None:
    data, wanted = built(everywhere(text)), expected(text)
    xml = parts(data)
    assert not [name for name, part in xml.items() if re.search(r"<f[\s>/]|t=\"(e|str|b)\"", part)]
    table = read_table(data).set_index("Code")
    assert table.loc["E 1", "Indicator"] == wanted
    assert table.loc["E 1", "Kenmerken"] == f"• {wanted}"
    assert table.loc["1.2", "Notities"] == wanted
    assert [row[2] or "" for row in note_rows(data) if row[0] and "2026 10.42" in row[0]] == [wanted] * 3
    sheet = opened(data)["Actieplan"]
    assert [sheet.cell(5, column).value or "" for column in (3, 5, 7, 8, 9)] == [wanted] * 5
    notes = pd.read_excel(io.BytesIO(data), sheet_name="Notities", header=None, dtype=str, keep_default_na=False)
    assert notes[2].tolist().count(wanted) >= 3


@pytest.mark.parametrize("text", NASTY)
def test_no_typed_text_becomes_anything_else(text: str) -> None:
    assert_text_stays_text(text)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(st.text(min_size=1), st.text(st.sampled_from("=+-@#\t\r_x0041&\x00\x1f "), min_size=1)))
def test_any_typed_text_stays_text(text: str) -> None:
    assert_text_stays_text(text)


def test_typed_text_is_never_in_a_header_footer_or_name() -> None:
    for name, xml in parts(built(everywhere("ZOEKMIJ & Co"))).items():
        if "ZOEKMIJ" in xml:
            assert name.startswith("xl/worksheets/sheet") or name == "docProps/core.xml"
            assert "ZOEKMIJ" not in "".join(re.findall(r"<headerFooter>.*</headerFooter>", xml))


def test_notes_too_long_together_for_one_cell_continue_on_vervolg() -> None:
    notes = tuple(Note(dimension=1, card="1.2", text=f"{n} {LONG}", at=NOW) for n in range(20))
    data = built(empty().model_copy(update={"notes": notes}))
    cell = read_table(data).set_index("Code").loc["1.2", "Notities"]
    head, _, mark = cell.rpartition(" … ")
    assert mark == "[lees verder op het blad Vervolg, nummer 1]"
    rows = list(opened(data)["Vervolg"].iter_rows(min_row=4, values_only=True))
    assert rows[0][:3] == (1, "Indicatoren, cel H4", 1)
    assert head + "".join(str(row[3]) for row in rows) == "\n".join(note.text for note in notes)
    assert [row[2] for row in note_rows(data) if row[2]] == [note.text for note in notes]


def test_the_worst_case_is_whole() -> None:
    data = built(crowded())
    frame = read_table(data).set_index("Code")
    assert len(frame) == 79
    assert frame.loc["E 40", "Indicator"] == LONG
    assert frame.loc["1.1 a", "Notities"] == f"{LONG}\n{LONG}"
    assert [row[2] for row in note_rows(data) if row[2]] == [LONG] * 60
    assert "Vervolg" not in opened(data).sheetnames


# --- The file ----------------------------------------------------------------------------------------------------


def test_the_file_names_no_person_and_tells_the_time_of_the_scan() -> None:
    scan = filled().model_copy(update={"modified": NOW + timedelta(hours=2)})
    properties = opened(built(scan)).properties
    assert (properties.creator, properties.lastModifiedBy) == ("Zorgscan", "Zorgscan")
    assert properties.title == "Zorgscan Basisschool De Linde 2026-2027"
    assert (properties.created, properties.modified) == (
        NOW.replace(tzinfo=None),
        (NOW + timedelta(hours=2)).replace(tzinfo=None),
    )


def test_the_same_scan_gives_the_same_bytes(scan: Scan) -> None:
    again = build_workbook(scan.model_copy(), INSTRUMENT, zone=WINTER)
    assert again == built(scan)


def test_every_sheet_prints_fit_to_width_with_its_name(scan: Scan) -> None:
    for sheet in opened(built(scan)):
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "&P" in sheet.oddFooter.right.text


def test_openpyxl_is_imported_by_the_export_only() -> None:
    package = Path(zorgscan_desktop.__file__).parent
    imports = re.compile(r"^\s*(import|from) openpyxl", re.MULTILINE)
    users = {p.relative_to(package).parts[0] for p in package.rglob("*.py") if imports.search(p.read_text("utf-8"))}
    assert users == {"export"}

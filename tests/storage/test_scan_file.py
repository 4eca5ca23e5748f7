"""The project file: whole round trips, one reason for each way in which a file can be wrong, no silent loss."""

import hashlib
import json
import os
import re
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.storage.arbitrary_scans import PAPER, PAPER_IDS, scans
from zorgscan_desktop.core.scan import MAX_COUNT, Agenda, Card, Note, OwnCard, PlanRow, ReportText, Scan
from zorgscan_desktop.storage import scan_file
from zorgscan_desktop.storage.atomic import WriteError, WriteReason, digest_of
from zorgscan_desktop.storage.reading import read_regular
from zorgscan_desktop.storage.reasons import Reason, ScanFileError
from zorgscan_desktop.storage.scan_file import Loaded, file_schema, parse_scan, read_scan, scan_bytes, write_scan
from zorgscan_desktop.storage.strict_json import MAX_BYTES

FILES = Path(__file__).resolve().parents[1] / "files"
GOLDEN = (FILES / "version-1.zorgscan").read_bytes()
NOW = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
EMPTY = Scan.new(PAPER, day=date(2026, 10, 1), now=NOW)

KEYS = {
    *("format", "version", "instrument", "scan_id", "school", "school_year", "date", "participants", "created"),
    *("modified", "cards", "notes", "plan", "checksum", "own_questions", "car_park", "group", "agenda", "report"),
}
CARD_KEYS = {"id", "zone", "features", "hands", "disputed", "state", "state_reason", "own", "votes"}
LATER = {"agenda", "report", "votes"}
"""Keys that 0.1.0 did not have: a file gets them only when they say something."""
NOTE_KEYS = {"dimension", "card", "text", "at", "question"}
PLAN_KEYS = {
    *("cards", "goal", "actions", "who", "due", "follow_up", "status", "means", "success", "evaluation"),
    *("securing", "votes"),
}


def golden() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(GOLDEN)
    return content


def packed(content: Any) -> bytes:
    return json.dumps(content).encode()


def refused(data: bytes) -> ScanFileError:
    with pytest.raises(ScanFileError) as caught:
        parse_scan(data, PAPER)
    return caught.value


def changed(change: Callable[[dict[str, Any]], Any]) -> bytes:
    content = golden()
    change(content)
    return packed(content)


def put(*path: int | str, value: Any) -> Callable[[dict[str, Any]], None]:
    """A change that puts ``value`` at a place."""

    def change(content: Any) -> None:
        for step in path[:-1]:
            content = content[step]
        content[path[-1]] = value

    return change


def drop(*path: int | str) -> Callable[[dict[str, Any]], None]:
    """A change that takes a key or an item away."""

    def change(content: Any) -> None:
        for step in path[:-1]:
            content = content[step]
        del content[path[-1]]

    return change


# -- what is right comes back ----------------------------------------------------------------------------------------


def test_the_file_of_version_1_opens_with_all_that_is_in_it() -> None:
    loaded = parse_scan(GOLDEN, PAPER)
    assert loaded == Loaded(loaded.scan, False, False, None, hashlib.sha256(GOLDEN).hexdigest())
    scan = loaded.scan
    assert [card.id for card in scan.cards] == [*PAPER_IDS, "own-1"]
    assert scan.card("1.1a") == Card(id="1.1a", zone="++", features=(0, 2), hands=(0, 1, 4, 12))
    assert scan.card("1.3b").state_reason == "Eerst navragen bij het CLB"
    assert scan.notes[0].text == "Eén lijn, ook op de speelplaats 🙂\n= geen formule\t“citaat”"
    assert scan.notes[0].at == NOW + timedelta(minutes=4, microseconds=250000)
    assert (scan.plan[0].cards, scan.plan[0].due, scan.plan[0].votes) == (("1.3a", "own-1"), date(2027, 1, 29), 7)
    # Today's version writes the file of version 1 byte for byte as it was.
    assert scan_bytes(scan) == GOLDEN


def test_the_keys_are_those_of_the_contract() -> None:
    content = golden()
    assert set(content) == KEYS - LATER
    assert content["instrument"] == {"id": "zorgscan", "version": "1"}
    assert {key for card in content["cards"] for key in card} == CARD_KEYS - LATER
    assert set(content["cards"][-1]["own"]) == {"dimension", "statement", "key_words", "features"}
    assert {key for note in content["notes"] for key in note} == NOTE_KEYS
    assert {key for row in content["plan"] for key in row} == PLAN_KEYS
    assert set(content["own_questions"][0]) == {"id", "dimension", "text"}
    assert set(content["car_park"][0]) == {"text", "at"}
    assert (content["created"], content["date"]) == ("2026-10-01T09:00:00Z", "2026-10-01")


def test_the_file_is_utf_8_sorted_with_two_spaces_and_one_line_end() -> None:
    assert json.dumps(golden(), indent=2, sort_keys=True, ensure_ascii=False) + "\n" == GOLDEN.decode("utf-8")


def test_the_checksum_can_be_taken_by_anyone() -> None:
    content = golden()
    kept = {key: value for key, value in content.items() if key not in ("checksum", "modified")}
    text = json.dumps(kept, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert content["checksum"] == hashlib.sha256(text.encode("utf-8")).hexdigest()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(scans())
def test_every_scan_comes_back_as_it_was(scan: Scan) -> None:
    data = scan_bytes(scan)
    loaded = parse_scan(data, PAPER)
    assert loaded == Loaded(scan, False, False, None, digest_of(data))
    assert scan_bytes(loaded.scan) == data
    # Spelled as json.dumps spells it, whatever the texts: two ways of writing would be two files of one scan.
    assert json.dumps(json.loads(data), indent=2, sort_keys=True, ensure_ascii=False).encode() + b"\n" == data


ODD = st.one_of(st.text(), st.text(st.sampled_from("=+-@#'\t\r\n\"\\/{}[],:\x00\x1f\x7f\u2028\ufffe\U0001f600u0041")))


@settings(max_examples=75, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(ODD, min_size=60, max_size=80))
def test_any_text_stays_the_same_text(texts: list[str]) -> None:
    """Five thousand texts a run, as notes, in the plan and as names."""
    base = parse_scan(GOLDEN, PAPER).scan
    school, who, *rest = texts
    notes = tuple(Note(dimension=n % 7 + 1, text=text, at=NOW) for n, text in enumerate(rest))
    plan = (base.plan[0].model_copy(update={"goal": school, "who": who}), *base.plan[1:])
    scan = base.model_copy(update={"school": school, "participants": (who,), "notes": notes, "plan": plan})
    loaded = parse_scan(scan_bytes(scan), PAPER)
    assert loaded.scan == scan
    assert [note.text for note in loaded.scan.notes] == rest


@pytest.mark.parametrize("block", range(0, 0x110000, 0x8000))
def test_every_character_is_spelled_as_json_dumps_spells_it(block: int) -> None:
    characters = "".join(chr(n) for n in range(block, block + 0x8000) if not 0xD800 <= n <= 0xDFFF)
    features = tuple(characters[at : at + 1024] for at in range(0, len(characters), 1024))
    own = OwnCard(dimension=1, statement='"\\/', key_words="", features=features)
    scan = parse_scan(GOLDEN, PAPER).scan
    data = scan_bytes(scan.model_copy(update={"cards": (*scan.cards[:-1], Card(id="own-1", own=own))}))
    assert json.dumps(json.loads(data), indent=2, sort_keys=True, ensure_ascii=False).encode() + b"\n" == data
    assert json.loads(data)["cards"][-1]["own"]["features"] == list(features)


def test_two_saves_differ_in_modified_only(tmp_path: Path) -> None:
    scan = parse_scan(GOLDEN, PAPER).scan
    later = scan.model_copy(update={"modified": NOW + timedelta(days=3)})
    write_scan(tmp_path / "a", scan, PAPER)
    write_scan(tmp_path / "b", later, PAPER)
    first, second = ((tmp_path / name).read_text(encoding="utf-8").splitlines() for name in "ab")
    differ = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    assert differ == [('  "modified": "2026-10-01T11:00:00Z",', '  "modified": "2026-10-04T09:00:00Z",')]


def test_a_file_without_the_optional_keys_gets_their_defaults() -> None:
    content = golden()
    for key in ("own_questions", "car_park", "group"):
        del content[key]
    content["cards"] = [{"id": card_id, "zone": None} for card_id in PAPER_IDS]
    content["notes"] = [{"dimension": 1, "card": None, "text": "", "at": "2026-10-01T09:00:00Z"}]
    content["plan"] = [{"cards": ["7.2"]}]
    scan = parse_scan(packed(content), PAPER).scan
    assert scan.cards == tuple(Card(id=card_id) for card_id in PAPER_IDS)
    assert scan.notes == (Note(dimension=1, text="", at=NOW),)
    assert scan.plan == (PlanRow(cards=("7.2",)),)
    assert (scan.own_questions, scan.car_park, scan.group) == ((), (), "")


def test_keys_in_another_order_and_other_spaces_are_no_change() -> None:
    content = dict(reversed(list(golden().items())))
    assert not parse_scan(json.dumps(content, indent=7).encode(), PAPER).changed_outside


@pytest.mark.parametrize("change", [put("school", value="X"), put("cards", 0, "zone", value="-"), drop("checksum")])
def test_a_change_outside_the_app_is_seen_and_the_file_opens(change: Callable[[dict[str, Any]], None]) -> None:
    loaded = parse_scan(changed(change), PAPER)
    assert (loaded.changed_outside, loaded.read_only) == (True, False)


def test_modified_may_change_without_a_new_checksum() -> None:
    assert not parse_scan(changed(put("modified", value="2027-01-01T00:00:00Z")), PAPER).changed_outside


def test_a_moment_in_another_zone_is_the_same_moment() -> None:
    scan = parse_scan(changed(put("created", value="2026-10-01T11:00:00+02:00")), PAPER).scan
    assert (scan.created, scan.created.utcoffset()) == (NOW, timedelta(0))


# -- what is wrong is refused, with its reason -----------------------------------------------------------------------

# What is wrong before it is a scan; the files with wrong content have their sentences in tests/hostile.py.
HOSTILE = {
    "byte-order-mark": Reason.BYTE_ORDER_MARK,
    "cut-off": Reason.SYNTAX,
    "deep": Reason.TOO_DEEP,
    "empty": Reason.EMPTY,
    "foreign": Reason.FOREIGN,
    "infinite": Reason.NUMBER,
    "latin-1": Reason.ENCODING,
    "list": Reason.FOREIGN,
    "lone-surrogate": Reason.ENCODING,
    "long-number": Reason.NUMBER,
    "not-a-number": Reason.NUMBER,
    "null-bytes": Reason.SYNTAX,
    "repeated-key": Reason.REPEATED_KEY,
    "repeated-key-in-card": Reason.REPEATED_KEY,
    "utf-16": Reason.BYTE_ORDER_MARK,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_and_stays_as_it_is(name: str) -> None:
    path = FILES / "hostile" / f"{name}.zorgscan"
    before = path.read_bytes()
    with pytest.raises(ScanFileError) as caught:
        read_scan(path, PAPER)
    assert (caught.value.reason, caught.value.path) == (HOSTILE[name], path)
    assert path.read_bytes() == before


WRONG: list[tuple[Reason, str, Callable[[dict[str, Any]], Any]]] = [
    (Reason.FOREIGN, "", put("format", value="ZORGSCAN")),
    (Reason.FOREIGN, "", drop("format")),
    (Reason.VERSION, "version", drop("version")),
    (Reason.VERSION, "version", put("version", value=True)),
    (Reason.VERSION, "version", put("version", value="1")),
    (Reason.VERSION, "version", put("version", value=1.0)),
    (Reason.VERSION, "version", put("version", value=None)),
    (Reason.VERSION, "version", put("version", value=0)),
    (Reason.VERSION, "version", put("version", value=-1)),
    (Reason.INSTRUMENT, "instrument", put("instrument", "id", value="kleuterscan")),
    (Reason.INSTRUMENT, "instrument", put("instrument", "version", value="2")),
    (Reason.UNKNOWN_KEY, "", put("jan peeters", value=1)),
    (Reason.UNKNOWN_KEY, "cards[3]", put("cards", 3, "kleur", value="rood")),
    (Reason.UNKNOWN_KEY, "cards[39].own", put("cards", 39, "own", "id", value=1)),
    (Reason.UNKNOWN_KEY, "notes[1]", put("notes", 1, "author", value="jan")),
    (Reason.UNKNOWN_KEY, "plan[0]", put("plan", 0, "budget", value=1)),
    (Reason.UNKNOWN_KEY, "instrument", put("instrument", "title", value="")),
    (Reason.MISSING_KEY, "cards", drop("cards")),
    (Reason.MISSING_KEY, "notes", drop("notes")),
    (Reason.MISSING_KEY, "school", drop("school")),
    (Reason.MISSING_KEY, "cards[3].zone", drop("cards", 3, "zone")),
    (Reason.MISSING_KEY, "cards[3].id", drop("cards", 3, "id")),
    (Reason.MISSING_KEY, "notes[0].at", drop("notes", 0, "at")),
    (Reason.MISSING_KEY, "plan[1].cards", drop("plan", 1, "cards")),
    (Reason.MISSING_KEY, "car_park[0].text", drop("car_park", 0, "text")),
    (Reason.WRONG_VALUE, "checksum", put("checksum", value=None)),
    (Reason.WRONG_VALUE, "cards", put("cards", value={})),
    (Reason.WRONG_VALUE, "cards", put("cards", value="1.1a")),
    (Reason.WRONG_VALUE, "cards[0]", put("cards", 0, value="1.1a")),
    (Reason.WRONG_VALUE, "cards[0].id", put("cards", 0, "id", value=1.1)),
    (Reason.WRONG_VALUE, "cards[3].zone", put("cards", 3, "zone", value="+++")),
    (Reason.WRONG_VALUE, "cards[3].zone", put("cards", 3, "zone", value="")),
    (Reason.WRONG_VALUE, "cards[3].zone", put("cards", 3, "zone", value=2)),
    (Reason.WRONG_VALUE, "cards[0].features[0]", put("cards", 0, "features", value=["1"])),
    (Reason.WRONG_VALUE, "cards[0].features[0]", put("cards", 0, "features", value=[True])),
    (Reason.WRONG_VALUE, "cards[0].features[0]", put("cards", 0, "features", value=[1.0])),
    (Reason.WRONG_VALUE, "cards[0].features[0]", put("cards", 0, "features", value=[-1])),
    (Reason.WRONG_VALUE, "cards[0].features", put("cards", 0, "features", value=None)),
    (Reason.WRONG_VALUE, "cards[0].hands", put("cards", 0, "hands", value=[1, 2, 3])),
    (Reason.WRONG_VALUE, "cards[0].hands[3]", put("cards", 0, "hands", value=[1, 2, 3, MAX_COUNT + 1])),
    (Reason.WRONG_VALUE, "cards[0].disputed", put("cards", 0, "disputed", value=0)),
    (Reason.WRONG_VALUE, "cards[0].disputed", put("cards", 0, "disputed", value="false")),
    (Reason.WRONG_VALUE, "cards[0].state", put("cards", 0, "state", value="gone")),
    (Reason.WRONG_VALUE, "cards[39].own.dimension", put("cards", 39, "own", "dimension", value=8)),
    (Reason.WRONG_VALUE, "scan_id", put("scan_id", value="1")),
    (Reason.WRONG_VALUE, "scan_id", put("scan_id", value=None)),
    (Reason.WRONG_VALUE, "school", put("school", value=None)),
    (Reason.WRONG_VALUE, "school", put("school", value="x" * 20_001)),
    (Reason.WRONG_VALUE, "school_year", put("school_year", value="2026")),
    (Reason.WRONG_VALUE, "school_year", put("school_year", value="2026-2027\n")),
    (Reason.WRONG_VALUE, "school_year", put("school_year", value="٢٠٢٦-٢٠٢٧")),
    (Reason.WRONG_VALUE, "date", put("date", value="2026-02-30")),
    (Reason.WRONG_VALUE, "date", put("date", value="20261001")),
    (Reason.WRONG_VALUE, "date", put("date", value="2026-10-01T00:00:00")),
    (Reason.WRONG_VALUE, "date", put("date", value=1_700_000_000)),
    (Reason.WRONG_VALUE, "date", put("date", value=None)),
    (Reason.WRONG_VALUE, "created", put("created", value="1700000000")),
    (Reason.WRONG_VALUE, "created", put("created", value=1_700_000_000)),
    (Reason.WRONG_VALUE, "created", put("created", value="2026-10-01T09:00:00")),
    (Reason.WRONG_VALUE, "created", put("created", value="2026-10-01")),
    (Reason.WRONG_VALUE, "created", put("created", value="0001-01-01T00:00:00+14:00")),
    (Reason.WRONG_VALUE, "participants", put("participants", value="Directie")),
    (Reason.WRONG_VALUE, "notes[0].dimension", put("notes", 0, "dimension", value=0)),
    (Reason.WRONG_VALUE, "notes[0].dimension", put("notes", 0, "dimension", value="1")),
    (Reason.WRONG_VALUE, "plan[1].cards", put("plan", 1, "cards", value=[])),
    (Reason.WRONG_VALUE, "plan[0].votes", put("plan", 0, "votes", value=10**4000)),
    (Reason.WRONG_VALUE, "plan[0].votes", put("plan", 0, "votes", value=-1)),
    (Reason.WRONG_VALUE, "plan[0].status", put("plan", 0, "status", value=None)),
    (Reason.UNKNOWN_CARD, "cards[3].id", put("cards", 3, "id", value="1.99")),
    (Reason.UNKNOWN_CARD, "cards[39].id", put("cards", 39, "id", value="own-٣")),
    (Reason.UNKNOWN_CARD, "notes[0].card", put("notes", 0, "card", value="own-2")),
    (Reason.UNKNOWN_CARD, "plan[1].cards", put("plan", 1, "cards", value=["4.2", "4.9"])),
    (Reason.REPEATED_CARD, "cards[3].id", put("cards", 3, "id", value="1.1a")),
    (Reason.REPEATED_CARD, "cards[40].id", lambda content: content["cards"].append(content["cards"][39])),
    (Reason.MISSING_CARD, "7.2", drop("cards", 38)),
    (Reason.MISSING_CARD, "1.1a", put("cards", value=[])),
    (Reason.CARD_ORDER, "cards", lambda content: content["cards"].insert(0, content["cards"].pop(1))),
    (Reason.CARD_ORDER, "cards", lambda content: content["cards"].insert(0, content["cards"].pop())),
    (Reason.FEATURE, "cards[0].features", put("cards", 0, "features", value=[99])),
    (Reason.FEATURE, "cards[0].features", put("cards", 0, "features", value=[1, 1])),
    (Reason.FEATURE, "cards[39].features", put("cards", 39, "features", value=[2])),
    (Reason.OWN_CARD, "cards[39].own", put("cards", 39, "own", value=None)),
    (Reason.QUESTION, "notes[1].question", put("notes", 1, "question", value="3.2-99")),
    (
        Reason.QUESTION,
        "own_questions[1].id",
        lambda content: content["own_questions"].append(content["own_questions"][0]),
    ),
    (Reason.QUESTION, "own_questions[0].id", put("own_questions", 0, "id", value="3.2-4")),
]


@pytest.mark.parametrize(
    ("reason", "place", "change"), WRONG, ids=[f"{n}-{r.value}-{p}" for n, (r, p, _) in enumerate(WRONG)]
)
def test_each_mistake_is_refused_with_its_reason_and_place(
    reason: Reason, place: str, change: Callable[[dict[str, Any]], Any]
) -> None:
    error = refused(changed(change))
    assert (error.reason, error.place) == (reason, place)


def test_an_error_never_holds_words_of_the_file() -> None:
    secret = "Jan Peeters"
    for _, _, change in WRONG:
        content = golden()
        for note in content["notes"]:
            note["text"] = secret
        content["school"] = secret
        change(content)
        assert secret.lower() not in f"{refused(packed(content))!r}".lower()


@pytest.mark.parametrize("depth", [21, 60, 500, 990, 5_000, 100_000, 2_000_000])
@pytest.mark.parametrize("brackets", ["[]", "{}"])
def test_no_depth_is_trouble(depth: int, brackets: str) -> None:
    key = '"a":' if brackets == "{}" else ""
    depth = min(depth, 800_000) if key else depth
    nested = (brackets[0] + key) * depth + "1" + brackets[1] * depth
    error = refused(GOLDEN.replace(b'"group": "Tafel 3"', b'"group": ' + nested.encode()))
    assert error.reason in (Reason.TOO_DEEP, Reason.WRONG_VALUE)
    assert depth < 60 or error.reason is Reason.TOO_DEEP


def test_brackets_in_a_text_are_no_depth() -> None:
    note = "[{" * 5_000
    assert parse_scan(changed(put("notes", 0, "text", value=note)), PAPER).scan.notes[0].text == note


SLOW = {
    "quotes that never end": b'"' + b'\\"' * 2_400_000,
    "a backslash at the end": b'"' + b'\\"' * 2_400_000 + b"\\",
    "open brackets": b"[" * MAX_BYTES,
    "brackets that do not fit": b"[}" * 2_400_000,
    "a long number": b"9" * MAX_BYTES,
    "many values": b"[" + b"0," * 2_400_000 + b"0]",
    "many wrong values": packed({**golden(), "participants": [0] * 99_000}),
    "many unknown keys": packed({**golden(), **{f"k{n}": 0 for n in range(99_000)}}),
    "a newer file with many unknown keys": packed({**golden(), "version": 2, "plan": 0, "k": [{}] * 99_000}),
}


def cpu_of(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start


@pytest.mark.parametrize("name", SLOW)
def test_no_file_keeps_us_waiting(name: str) -> None:
    # What starts over and over takes a thousand times as long as reading a list of that size, on any computer.
    once = cpu_of(lambda: json.loads(SLOW["many values"]))
    assert cpu_of(lambda: refused(SLOW[name])) < 30 * once


KINDS = ("drop", "flip", "cut", "insert", "double")
MUTATIONS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 1 << 20), st.integers(1, 255)), min_size=1, max_size=3
)


def mutated(data: bytes, kind: str, where: int, value: int) -> bytes:
    where %= max(len(data), 1)
    match kind:
        case "drop":
            return data[:where] + data[where + 1 :]
        case "flip":
            return data[:where] + bytes([data[where] ^ value]) + data[where + 1 :] if data else data
        case "cut":
            return data[:where]
        case "insert":
            return data[:where] + bytes([value]) + data[where:]
        case _:
            return data[:where] + data[where : where + value] * 2 + data[where + value :]


@settings(max_examples=1500, deadline=None)
@given(MUTATIONS)
def test_a_damaged_file_opens_whole_or_is_refused(mutations: list[tuple[str, int, int]]) -> None:
    data = GOLDEN
    for mutation in mutations:
        data = mutated(data, *mutation)
    assert silently_lost(data) == ""


def silently_lost(data: bytes) -> str:
    """What is wrong with how these damaged bytes of GOLDEN are read; nothing when they are refused or open whole."""
    try:
        loaded = parse_scan(data, PAPER)
    except ScanFileError:
        return ""
    if loaded.read_only:
        return ""
    # What opened is all of what stands in the file, and damage to it is known.
    read, stands = (json.loads(one_spelling(each)) for each in (scan_bytes(loaded.scan), data))
    free = {"checksum", "scan_id", "created", "modified"}
    dropped = [key for key in stands.keys() - free if key not in read or not holds(read[key], stands[key])]
    if dropped:
        return f"dropped {dropped}"
    # Opened and not said to be changed: the same scan, at most with another moment of saving.
    original = parse_scan(GOLDEN, PAPER).scan
    same = loaded.scan.model_copy(update={"modified": original.modified}) == original
    return "" if same or loaded.changed_outside else "changed and not said"


def holds(read: Any, stands: Any) -> bool:
    """Whether all that stands in a file was read; a key that may be left out came back with its default."""
    if isinstance(stands, dict):
        return isinstance(read, dict) and all(key in read and holds(read[key], stands[key]) for key in stands)
    if isinstance(stands, list):
        return isinstance(read, list) and len(read) == len(stands) and all(map(holds, read, stands))
    return type(read) is type(stands) and bool(read == stands)


def one_spelling(data: bytes) -> bytes:
    """Moments without trailing zeros in their fraction: a dropped nought is the same moment."""
    return re.sub(rb'\.([0-9]*?)0*Z"', rb'.\1Z"', data)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_any_value_in_any_place_is_read_or_refused(data: st.DataObject) -> None:
    content: Any = golden()
    part = content
    while isinstance(part, dict | list) and part:
        step = data.draw(st.sampled_from(sorted(part) if isinstance(part, dict) else range(len(part))))
        if not isinstance(part[step], dict | list) or data.draw(st.integers(0, 3)) == 0:
            part[step] = data.draw(json_values)
            break
        part = part[step]
    try:
        loaded = parse_scan(packed(content), PAPER)
    except ScanFileError:
        return
    assert parse_scan(scan_bytes(loaded.scan), PAPER).scan == loaded.scan


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data: bytes) -> None:
    refused(data)


# -- newer versions --------------------------------------------------------------------------------------------------


def test_a_newer_file_opens_for_reading_with_what_is_understood() -> None:
    content = golden()
    content["version"] = 99
    content["weather"] = {"sun": [1, 2.5, None]}
    content["cards"][0]["colour"] = "red"
    content["cards"][39]["own"]["picture"] = "x"
    content["notes"][2]["author"] = {"role": "Directie"}
    content["checksum"] = ["another", "kind"]
    loaded = parse_scan(packed(content), PAPER)
    assert (loaded.read_only, loaded.changed_outside, loaded.migrated_from) == (True, False, None)
    assert loaded.scan == parse_scan(GOLDEN, PAPER).scan


@pytest.mark.parametrize(
    "change",
    [put("cards", 0, "zone", value="+++"), drop("cards", 0, "zone"), drop("cards"), put("cards", 0, "id", value="9")],
)
def test_a_newer_file_that_is_not_understood_is_refused_as_newer(change: Callable[[dict[str, Any]], Any]) -> None:
    def newer(content: dict[str, Any]) -> None:
        content["version"] = 10**50
        change(content)

    assert refused(changed(newer)).reason is Reason.NEWER


# -- on disk ---------------------------------------------------------------------------------------------------------


def refused_path(path: Path) -> ScanFileError:
    with pytest.raises(ScanFileError) as caught:
        read_scan(path, PAPER)
    assert caught.value.path == path
    return caught.value


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "é 🙂.zorgscan"
    scan = parse_scan(GOLDEN, PAPER).scan
    digest = write_scan(path, scan, PAPER)
    assert read_scan(path, PAPER) == Loaded(scan, False, False, None, digest)
    assert path.read_bytes() == GOLDEN


def test_only_a_regular_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    # Not even opened: opening a pipe can wait, opening a device can do something.
    monkeypatch.setattr(os, "open", lambda path, _flags: pytest.fail(f"{path} was opened"))
    for path in (pipe, tmp_path, Path("/dev/zero"), Path("/dev/null")):
        assert refused_path(path).reason is Reason.NOT_A_FILE


def test_a_file_that_becomes_a_pipe_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.zorgscan"
    path.write_bytes(GOLDEN)
    opened = os.open

    def late(name: Path, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return opened(name, flags)

    monkeypatch.setattr(os, "open", late)
    assert refused_path(path).reason is Reason.NOT_A_FILE


def test_a_path_that_leads_nowhere(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"")
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for path in (tmp_path / "none", file / "below", tmp_path / ("x" * 300), Path("a\0b"), loop):
        assert refused_path(path).reason is Reason.NOT_FOUND


def test_a_link_to_a_scan_opens(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(FILES / "version-1.zorgscan")
    assert read_scan(tmp_path / "link", PAPER).digest == digest_of(GOLDEN)


def test_the_size_cap_is_5_mb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.zorgscan"
    path.write_bytes(GOLDEN + b" " * (MAX_BYTES - len(GOLDEN)))
    read_scan(path, PAPER)
    with path.open("ab") as file:
        file.write(b" ")
    assert refused_path(path).reason is Reason.TOO_LARGE
    # A hole of a terabyte: refused without reading it.
    os.truncate(path, 1 << 40)
    monkeypatch.setattr(os, "read", lambda _descriptor, _count: pytest.fail("it was read"))
    assert refused_path(path).reason is Reason.TOO_LARGE
    assert refused(b" " * (MAX_BYTES + 1)).reason is Reason.TOO_LARGE


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "growing.zorgscan"
    path.write_bytes(GOLDEN)
    read = os.read

    def grow(descriptor: int, count: int) -> bytes:
        with path.open("ab") as file:
            file.write(b" " * 2_000_000)
        return read(descriptor, count)

    monkeypatch.setattr(os, "read", grow)
    assert refused_path(path).reason is Reason.TOO_LARGE
    path.write_bytes(GOLDEN)
    assert read_regular(path, len(GOLDEN)) is None


def test_a_file_that_would_come_back_otherwise_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = scan_bytes(EMPTY.model_copy(update={"school": "De Linde"}))
    monkeypatch.setattr(scan_file, "_bytes_of", lambda _content: other)
    with pytest.raises(ScanFileError) as caught:
        write_scan(tmp_path / "a.zorgscan", EMPTY, PAPER)
    assert caught.value.reason is Reason.CANNOT_SAVE
    assert list(tmp_path.iterdir()) == []


def with_notes(count: int, length: int) -> Scan:
    note = Note(dimension=1, text="x" * length, at=NOW)
    return EMPTY.model_copy(update={"notes": (note,) * count})


BAD_SCANS: dict[str, tuple[Scan, Reason]] = {
    "too large": (with_notes(260, 20_000), Reason.TOO_LARGE_TO_SAVE),
    "too many values": (with_notes(30_000, 0), Reason.CANNOT_SAVE),
    "a list where a tuple belongs": (EMPTY.model_copy(update={"participants": ["Directie"]}), Reason.CANNOT_SAVE),
    "a lone surrogate": (EMPTY.model_copy(update={"school": "\ud83d"}), Reason.CANNOT_SAVE),
    "a wrong zone": (EMPTY.with_card(EMPTY.card("1.2").model_copy(update={"zone": "?"})), Reason.CANNOT_SAVE),
    "a card that vanished": (EMPTY.model_copy(update={"cards": EMPTY.cards[1:]}), Reason.CANNOT_SAVE),
    "a note on no card": (
        EMPTY.model_copy(update={"notes": (Note(dimension=1, card="own-7", text="x", at=NOW),)}),
        Reason.CANNOT_SAVE,
    ),
    "an own card with the id of the paper": (
        EMPTY.with_card(Card(id="1.2", own=OwnCard(dimension=1, statement="", key_words=""))),
        Reason.CANNOT_SAVE,
    ),
    "a moment without a zone": (EMPTY.model_copy(update={"modified": datetime(2026, 1, 1)}), Reason.CANNOT_SAVE),
}


@pytest.mark.parametrize("name", BAD_SCANS)
def test_a_scan_that_would_not_come_back_is_not_saved(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.zorgscan"
    path.write_bytes(GOLDEN)
    scan, reason = BAD_SCANS[name]
    with pytest.raises(ScanFileError) as caught:
        write_scan(path, scan, PAPER)
    assert (caught.value.reason, caught.value.path) == (reason, path)
    assert [p.name for p in tmp_path.iterdir()] == ["a.zorgscan"]
    assert path.read_bytes() == GOLDEN


def test_a_file_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.zorgscan"
    digest = write_scan(path, EMPTY, PAPER)
    digest = write_scan(path, EMPTY.model_copy(update={"school": "De Linde"}), PAPER, expected=digest)
    assert read_scan(path, PAPER).digest == digest
    path.write_bytes(GOLDEN)
    with pytest.raises(WriteError) as caught:
        write_scan(path, EMPTY, PAPER, expected=digest)
    assert caught.value.reason is WriteReason.CHANGED_ON_DISK
    assert path.read_bytes() == GOLDEN


def test_what_nobody_used_is_not_written() -> None:
    content = json.loads(scan_bytes(EMPTY))
    assert not LATER & {*content, *content["cards"][0]}
    used = EMPTY.with_card(Card(id="1.2", votes=3)).model_copy(
        update={
            "agenda": Agenda(start=NOW, end=NOW + timedelta(hours=2), people=20),
            "report": (ReportText(dimension=2, text="Samen beslist."),),
        }
    )
    assert {*json.loads(scan_bytes(used)), *json.loads(scan_bytes(used))["cards"][2]} >= LATER
    assert parse_scan(scan_bytes(used), PAPER).scan == used


# -- the schema ------------------------------------------------------------------------------------------------------


def test_the_schema_knows_the_keys_of_the_file() -> None:
    schema = file_schema()
    assert set(schema["properties"]) == KEYS
    assert KEYS - set(schema["required"]) == {"checksum", "own_questions", "car_park", "group", "agenda", "report"}
    parts = schema["$defs"]
    assert [set(parts[name]["properties"]) for name in ("Card", "Note", "PlanRow")] == [
        CARD_KEYS,
        NOTE_KEYS,
        PLAN_KEYS,
    ]
    assert (parts["Card"]["required"], parts["PlanRow"]["required"]) == (["id", "zone"], ["cards"])
    assert not any(part["additionalProperties"] for part in (schema, *parts.values()))


def test_the_schema_requires_exactly_what_the_reader_requires() -> None:
    schema = file_schema()
    for path, part in ((), schema), (("cards", 0), schema["$defs"]["Card"]), (("notes", 0), schema["$defs"]["Note"]):
        for key in part["properties"]:
            content = golden()
            content["notes"].pop()  # it answers an own question, which would then be missing
            if key not in LATER:
                drop(*path, key)(content)
            data = packed(content)
            if key in part["required"]:
                assert re.fullmatch("missing_key|foreign|version", refused(data).reason), key
            else:
                assert parse_scan(data, PAPER).scan


def test_reading_works_near_the_end_of_the_stack() -> None:
    """A deep call must not turn into a traceback: the file opens or is refused."""

    def deeper(left: int) -> None:
        if left:
            deeper(left - 1)
            return
        refused(b"[" * 40 + b"]" * 40)

    used = 0
    frame: Any = sys._getframe()
    while frame:
        used, frame = used + 1, frame.f_back
    deeper(sys.getrecursionlimit() - used - 60)

"""Older formats: every version has its step and its file, steps run in order, and nothing given is changed."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from tests.storage.arbitrary_scans import PAPER
from zorgscan_desktop.core.scan import FORMAT_VERSION
from zorgscan_desktop.storage import scan_file
from zorgscan_desktop.storage.migrations import STEPS, Data, upgrade
from zorgscan_desktop.storage.reasons import Reason, ScanFileError
from zorgscan_desktop.storage.scan_file import parse_scan, scan_bytes

FILES = Path(__file__).resolve().parents[1] / "files"
GOLDEN = (FILES / "version-1.zorgscan").read_bytes()


def test_every_older_version_has_a_step() -> None:
    assert sorted(STEPS) == list(range(1, FORMAT_VERSION))


@pytest.mark.parametrize("version", range(1, FORMAT_VERSION + 1))
def test_every_version_has_a_real_file_that_opens(version: int) -> None:
    loaded = parse_scan((FILES / f"version-{version}.zorgscan").read_bytes(), PAPER)
    assert loaded.migrated_from == (version if version < FORMAT_VERSION else None)
    assert not (loaded.read_only or loaded.changed_outside)
    assert json.loads(scan_bytes(loaded.scan))["version"] == FORMAT_VERSION


def add_tables(data: Data) -> Data:
    return {**data, "tables": [data["group"]]}


def drop_group(data: Data) -> Data:
    return {key: value for key, value in data.items() if key != "group"}


TWO_STEPS = {1: add_tables, 2: drop_group}


def test_steps_run_in_order_from_the_version_of_the_file() -> None:
    first = {"version": 1, "group": "a"}
    before = copy.deepcopy(first)
    assert upgrade(first, TWO_STEPS, 3) == ({"version": 3, "tables": ["a"]}, 1)
    assert upgrade({"version": 2, "group": "a"}, TWO_STEPS, 3) == ({"version": 3}, 2)
    assert first == before


@pytest.mark.parametrize("version", [3, 4, 99])
def test_nothing_happens_to_a_file_of_today_or_later(version: int) -> None:
    data = {"version": version}
    upgraded, migrated_from = upgrade(data, TWO_STEPS, 3)
    assert upgraded is data
    assert migrated_from is None


def with_step(monkeypatch: pytest.MonkeyPatch, step: Any) -> None:
    """Let today's format be one that came after a made-up one, in which ``group`` was called ``table``."""
    monkeypatch.setattr(scan_file, "upgrade", lambda data: upgrade(data, {1: step}, 2))
    monkeypatch.setattr(scan_file, "FORMAT_VERSION", 2)


def test_an_older_file_opens_as_migrated(monkeypatch: pytest.MonkeyPatch) -> None:
    def from_1(data: Data) -> Data:
        return {**data, "group": data["group"].upper()}

    def step(data: Data) -> tuple[Data, int | None]:
        upgraded, found = upgrade(data, {1: from_1}, 2)
        return {**upgraded, "version": 1}, found  # the models know version 1 only

    monkeypatch.setattr(scan_file, "upgrade", step)
    loaded = parse_scan(GOLDEN, PAPER)
    assert (loaded.migrated_from, loaded.read_only, loaded.changed_outside) == (1, False, False)
    assert loaded.scan.group == "TAFEL 3"


@pytest.mark.parametrize("mistake", [KeyError, IndexError, TypeError, ValueError, AttributeError])
def test_an_old_file_that_was_never_valid_is_refused(
    mistake: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def from_1(_data: Data) -> Data:
        raise mistake("words of the file")

    with_step(monkeypatch, from_1)
    with pytest.raises(ScanFileError) as caught:
        parse_scan(GOLDEN, PAPER)
    assert (caught.value.reason, str(caught.value)) == (Reason.WRONG_VALUE, "wrong_value")

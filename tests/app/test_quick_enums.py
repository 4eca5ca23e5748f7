"""Enums that are made the short way are the ones that Python makes (app/quick_enums.py)."""

import os
import re
import subprocess
import sys
from enum import CONFORM, KEEP, Enum, Flag, IntEnum, IntFlag
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorgscan_desktop.app import quick_enums

ROOT = Path(__file__).resolve().parents[2]
KINDS = (Enum, IntEnum, Flag, IntFlag)

# In a process of its own: here PySide has made its enums already.
ALL_OF_QT = """
import importlib, pickle, sys
from enum import EnumType, Flag
if sys.argv[1] == "lean":
    from zorgscan_desktop.app import lean
    lean.import_qt()
found = {}

def outcome(ask):
    try:
        return repr(ask())
    except Exception as error:
        return f"{type(error).__name__}: {error}"

def walk(owner):
    for name in dir(owner):
        thing = getattr(owner, name, None)
        if isinstance(thing, type) and thing.__module__.startswith("PySide6") and thing not in found:
            found[thing] = owner
            walk(thing)

for part in ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg", "QtNetwork", "QtDBus"):
    walk(importlib.import_module(f"PySide6.{part}"))
lines = []
for made in found:
    if not isinstance(made, EnumType):
        continue
    say = lambda *words: lines.append(f"{made.__module__}.{made.__qualname__}: " + " ".join(map(str, words)))
    say(sorted(f"{key} {getattr(value, '__func__', value)!r}" for key, value in vars(made).items()))
    say(made.__mro__, len(made), list(made), dir(made))
    for name, member in made.__members__.items():
        say(vars(member), repr(member), str(member), f"{member}", hash(member) == hash(made[name]), bool(member))
        assert made(member.value) is member is getattr(made, name), name
        if "<locals>" not in made.__qualname__:
            assert pickle.loads(pickle.dumps(member)) is member, name
    if issubclass(made, Flag) and made.__members__:
        first, last = list(made.__members__.values())[0], list(made.__members__.values())[-1]
        say(outcome(lambda: (first | last, first & last, first ^ last, ~first)), outcome(lambda: list(first | last)))
    for value in (0, 987654, 1 << 40, -1, "left", None):
        say(outcome(lambda: made(value)), outcome(lambda: made[value]))
if sys.argv[1] == "lean":
    from zorgscan_desktop.app import quick_enums
    assert len(quick_enums.moulds) == 4 and all(quick_enums.moulds.values()), "the long way was taken"
print(len([made for made in found if isinstance(made, EnumType)]), "enums")
print("\\n".join(sorted(lines)))
"""


def test_every_enum_of_qt_is_what_it_always_was() -> None:
    def all_of_qt(how: str) -> list[str]:
        command = [sys.executable, "-c", ALL_OF_QT, how]
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-3000:]
        return re.sub(r"0x[0-9a-f]+", "0x", done.stdout).splitlines()

    usual = all_of_qt("usual")
    assert int(usual[0].split()[0]) > 500
    assert all_of_qt("lean") == usual


def made_by(make: Any, kind: Any, names: Any, **how: Any) -> list[str]:
    """All that there is to the enum that this makes, or what is raised."""
    try:
        said = quick_enums.said(make(kind, "Made", names, module=__name__, **how))
        return [re.sub("property object at 0x[0-9a-f]+", "property", line) for line in said]
    except (TypeError, ValueError, AttributeError) as error:
        return [type(error).__name__, str(error)]


plain = st.text("abcXYZ019", min_size=1, max_size=4).filter(str.isidentifier)
odd = st.sampled_from(
    ["", "_a", "_b_", "__c__", "mro", "name", "value", "real", "_value_", "_missing_", "__new__", "é"]
)
whole = st.one_of(st.integers(0, 9), st.integers(-(1 << 40), 1 << 70), st.sampled_from([1 << n for n in range(40)]))
anything = st.one_of(whole, st.booleans(), st.none(), st.floats(), st.just("1"), st.just((1, 2)))


@given(st.sampled_from(KINDS), st.lists(st.tuples(plain, whole), max_size=9, unique_by=lambda item: item[0]))
def test_the_short_way_ends_where_the_long_one_does(kind: Any, names: list[tuple[str, int]]) -> None:
    assert made_by(quick_enums.create, kind, names, boundary=KEEP) == made_by(
        quick_enums.by_python, kind, names, boundary=KEEP
    )


@given(st.sampled_from(KINDS), st.lists(st.tuples(st.one_of(plain, odd), anything), max_size=5))
def test_what_python_handles_in_a_way_of_its_own_is_left_to_it(kind: Any, names: list[tuple[str, Any]]) -> None:
    assert made_by(quick_enums.create, kind, names, boundary=KEEP) == made_by(
        quick_enums.by_python, kind, names, boundary=KEEP
    )


@pytest.mark.parametrize("names", ["One Two", ["One", "Two"], {"One": 1}, [], (("One", 1),)])
@pytest.mark.parametrize(
    "how", [{}, {"boundary": KEEP}, {"boundary": CONFORM}, {"boundary": KEEP, "qualname": "A.B"}]
)
def test_other_ways_of_asking_get_what_they_always_got(names: Any, how: dict[str, Any]) -> None:
    for kind in KINDS:
        assert made_by(quick_enums.create, kind, names, **how) == made_by(quick_enums.by_python, kind, names, **how)


def test_a_python_that_makes_other_enums_goes_its_own_way(monkeypatch: pytest.MonkeyPatch) -> None:
    real = quick_enums.by_python

    def of_another_python(kind: Any, *what: Any, **how: Any) -> Any:
        made = real(kind, *what, **how)
        for member in made:
            member._new_in_this_version_ = 1
        return made

    monkeypatch.setattr(quick_enums, "by_python", of_another_python)
    monkeypatch.setattr(quick_enums, "moulds", {})
    made = quick_enums.create(Flag, "Made", [("One", 1)], boundary=KEEP)
    assert made.One._new_in_this_version_ == 1
    assert quick_enums.moulds == {Flag: None}


def test_it_belongs_to_who_asked_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(Enum), "_create_", quick_enums.create)
    for names in ([("One", 1)], ["One"]):
        assert IntEnum("Made", names, boundary=KEEP).__module__ == __name__
    assert IntEnum("Made", [("One", 1)], boundary=KEEP, module="there").__module__ == "there"

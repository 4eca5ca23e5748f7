"""The enums of Qt made in a quarter of the time: PySide makes 270, with 3,900 members, before a board can be used.

Python takes each member through a dictionary and a descriptor that can hold whatever a class statement may say.
PySide hands over a list of names and whole numbers, so what comes out can be written down at once. The first enum of
each kind is made both ways: only where nothing differs is the short way taken, so another Python is slow, not wrong.
"""

import sys
from enum import KEEP, Enum, EnumType, Flag, IntEnum, IntFlag
from typing import Any, NamedTuple

_KINDS = (Enum, IntEnum, Flag, IntFlag)
_TRIAL = [("Two", 2), ("One", 1), ("Same", 2), ("Both", 3), ("Zero", 0), ("High", 1 << 31), ("Four", 4)]
"""Numbers out of order, an alias, one that is two bits, one that is none, one beyond what C calls an int."""
_OF_EACH = ("__dict__", "__weakref__", "_iter_member_")
"""What every class has of its own."""


class _Mould(NamedTuple):
    """What an enum of one kind holds besides its members; ``reserved``: names that mean something else there."""

    content: dict[str, Any]
    reserved: frozenset[str]
    is_flag: bool
    is_number: bool


moulds: dict[Any, _Mould | None] = {}
by_python: Any = EnumType._create_  # type: ignore[attr-defined]


def install() -> None:
    """From here on an enum that is made as PySide makes them is made the short way."""
    EnumType._create_ = create  # type: ignore[attr-defined]


def create(kind: Any, name: str, names: Any, *, module: str | None = None, **how: Any) -> Any:
    """Stands in for ``EnumType._create_``, which is what ``Enum("Name", names)`` comes down to."""
    if module is None:
        module = sys._getframe(2).f_globals.get("__name__")  # as Python does: who asked for it
    if kind in _KINDS and type(names) is list and how.get("boundary") is KEEP and how.get("type") is None:
        mould = _mould_of(kind)
        if mould is not None and _fits(names, mould):
            made = _made(kind, name, names, mould)
            made.__module__ = module
            if how.get("qualname") is not None:
                made.__qualname__ = how["qualname"]
            return made
    return by_python(kind, name, names, module=module, **how)


def _mould_of(kind: Any) -> _Mould | None:
    """How enums of this kind are made; None where the short way makes another one than Python does."""
    if kind not in moulds:
        model = by_python(kind, "Trial", _TRIAL, module=__name__, boundary=KEEP)
        members = model.__members__
        content = {key: value for key, value in vars(model).items() if key not in (*members, *_OF_EACH)}
        reserved = frozenset(key for base in model.__mro__ for key in vars(base) if key not in members) | {"mro"}
        mould = _Mould(content, reserved, issubclass(kind, Flag), issubclass(kind, int))
        moulds[kind] = mould if said(_made(kind, "Trial", _TRIAL, mould)) == said(model) else None
    return moulds[kind]


def _fits(names: list[Any], mould: _Mould) -> bool:
    """Whether there is nothing in these names and values that Python would handle in a way of its own."""
    if set(map(type, names)) != {tuple} or set(map(len, names)) != {2}:
        return False
    keys, values = zip(*names, strict=True)
    return (
        set(map(type, keys)) == {str}
        and len(set(keys)) == len(keys)
        and mould.reserved.isdisjoint(keys)
        and not any(key[:1] in "_" for key in keys)  # nor empty
        and set(map(type, values)) == {int}
        and not (mould.is_flag and min(values) < 0)
    )


def _made(kind: Any, name: str, names: list[tuple[str, int]], mould: _Mould) -> Any:
    """The enum with these members. The first name of a number is its member, the others lead to it."""
    canonical: list[str] = []
    members: dict[str, Any] = {}
    by_value: dict[int, Any] = {}
    own = {key: type(value)() for key, value in mould.content.items() if type(value) in (list, dict)}
    own |= {"_member_names_": canonical, "_member_map_": members, "_value2member_map_": by_value}
    made: Any = type.__new__(EnumType, name, (kind,), {**mould.content, **own})
    new, put = made._new_member_, type.__setattr__
    ordered, last, mask, singles = True, -1, 0, 0
    for key, value in names:
        single = not mould.is_flag or (value != 0 and value & (value - 1) == 0)
        member = by_value.get(value)
        if member is None:
            member = by_value[value] = new(made, value) if mould.is_number else new(made)
            member._value_ = value
            member._name_ = key
            member.__objclass__ = made
            member._sort_order_ = len(canonical)
            if single:
                canonical.append(key)
                ordered, last = ordered and value > last, value
        if single:
            singles |= value
        mask |= value
        members[key] = member
        put(made, key, member)
    if mould.is_flag:
        put(made, "_flag_mask_", mask)
        put(made, "_singles_mask_", singles)
        put(made, "_all_bits_", (1 << mask.bit_length()) - 1)
        if not ordered:
            put(made, "_iter_member_", made._iter_member_by_def_)
    return made


def said(made: Any) -> list[str]:
    """All that there is to an enum and its members, to compare."""
    parts = [f"{key} {getattr(value, '__func__', value)!r}" for key, value in vars(made).items()]
    return [*sorted(parts), *(repr(vars(member)) for member in made.__members__.values())]

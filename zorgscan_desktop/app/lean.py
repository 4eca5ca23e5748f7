"""What our libraries load and nobody in the window ever uses: kept out, which shortens the start and saves memory.

Each of these is a shortcut that a library may drop in a later version; then the library loads what it always did, and
nothing breaks. What each one brings is in docs/performance.md.
"""

import builtins
import os
import sys
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import Any, cast

_FOR_STUB_FILES = {"pyi_generator", "enum_sig"}
"""Parts of PySide that only its maker needs, to write type stubs."""
_OWN_HASHES = (("_md5",), ("_sha1",), ("_sha2", "_sha256"), ("_sha2", "_sha512"), ("_sha3",), ("_blake2",))
"""Python's own code for each hash, by its names in the versions of Python."""


def skip_plugins() -> None:
    """Pydantic looks for plugins in every package there is, and to be able to it loads mail, sockets and tables."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    nobody = ModuleType("pydantic.plugin._loader")
    nobody.get_plugins = lambda: ()  # type: ignore[attr-defined]
    sys.modules.setdefault(nobody.__name__, nobody)


def skip_openssl() -> None:
    """Hash with Python's own code where it is there: OpenSSL is 3 MB for the fingerprint of a small file."""
    if all(any(find_spec(name) for name in names) for names in _OWN_HASHES):
        # None is how Python is told that an import shall fail.
        sys.modules.setdefault("_hashlib", cast("ModuleType", None))


def import_qt() -> None:
    """Import PySide without what writes type stubs, and leave Python's import as it was.

    PySide puts itself between every import that follows, and reads and keeps the source of each module, to see if it
    asks for other spellings of Qt's names (``from __feature__``). Ours do not: 100 modules and 4 MB saved.
    """
    real = builtins.__import__

    def without_stubs(name: str, *where: Any, **named: Any) -> ModuleType:
        wanted = named.get("fromlist", where[2] if len(where) > 2 else ())
        for part in set(wanted or ()) & _FOR_STUB_FILES:
            stub = ModuleType(f"{name}.{part}")
            stub.__spec__ = ModuleSpec(stub.__name__, None)
            sys.modules.setdefault(stub.__name__, stub)
        return real(name, *where, **named)

    builtins.__import__ = without_stubs
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        builtins.__import__ = real


def import_models() -> None:
    """Import the models, and pydantic with them, without the shapes of its inner schemas.

    Those are ninety typed dictionaries with 740 annotations, for type checkers; Python compiles each of them.
    """
    if "pydantic_core.core_schema" not in sys.modules:
        import typing

        import typing_extensions

        places: tuple[Any, ...] = (typing, typing_extensions)
        kept = [place.TypedDict for place in places]
        for place in places:
            place.TypedDict = _Shape
        try:
            import pydantic_core.core_schema  # noqa: F401
        finally:
            for place, typed in zip(places, kept, strict=True):
                place.TypedDict = typed
    import zorgscan_desktop.core.scan  # noqa: F401


class _Shape(dict[str, object]):
    """Stands in for a typed dictionary: at run time one is a plain dictionary anyway."""

    def __init_subclass__(cls, **_: object) -> None:
        """Takes what a typed dictionary takes (``total``), and does nothing with it."""

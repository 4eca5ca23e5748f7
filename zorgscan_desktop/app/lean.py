"""What our libraries load and nobody in the window ever uses: kept out, which shortens the start and saves memory.

Each of these is a shortcut that a library may drop in a later version; then the library loads what it always did, and
nothing breaks. What each one brings is in docs/performance.md.
"""

import builtins
import contextlib
import os
import sys
from _thread import RLock
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import Any, TypeVar, cast

from zorgscan_desktop.app import quick_enums

T = TypeVar("T")

_SIGNATURES = {
    "shibokensupport.signature": {"parser", "mapping", "layout", "errorhandler"},
    "shibokensupport.signature.lib": {"pyi_generator", "enum_sig", "tool"},
}
"""Parts of PySide that know the signature of each call, for type stubs, and to say what is wrong with a call."""
_ASKED_BY_C = ("shibokensupport.signature.mapping", "update_mapping")
"""The one function that PySide looks for in the dictionary of a module, and ends the process without it."""
_SELDOM = ("tempfile", "textwrap", "shutil", "bz2", "lzma", "secrets")
"""What PySide and pydantic bring of Python, to use it in rare cases or not at all."""
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
    """Import PySide without what only words its errors, and leave Python's import as it was.

    PySide compiles those parts out of a zip at each start. And it puts itself between every import that follows, and
    reads and keeps the source of each module, to see if it asks for other spellings of Qt's names
    (``from __feature__``). Ours do not: 100 modules and 4 MB saved.
    """
    real = builtins.__import__

    def with_late_parts(name: str, *where: Any, **named: Any) -> ModuleType:
        wanted = named.get("fromlist", where[2] if len(where) > 2 else ())
        if name in _SIGNATURES:
            for part in _SIGNATURES[name].intersection(wanted or ()):
                _come_late(f"{name}.{part}")
        return real(name, *where, **named)

    quick_enums.install()
    for name in _SELDOM:
        _come_late(name)
    builtins.__import__ = with_late_parts
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        builtins.__import__ = real


def _come_late(name: str) -> None:
    """Let this module load itself when somebody asks for something in it."""
    spec = find_spec(name)
    if spec is None or spec.loader is None or name in sys.modules:
        return
    loader, module, alone = spec.loader, ModuleType(name), RLock()
    about = {"__spec__": spec, "__loader__": loader, "__package__": spec.parent, "__file__": spec.origin}

    def load(wanted: str) -> Any:
        if wanted.startswith("__"):  # what Python asks of every module
            raise AttributeError(wanted)
        with alone:  # a thread that exports and the window may ask at the same time
            if module.__spec__ is not spec:
                vars(module).update(about)
                loader.exec_module(module)
                del module.__getattr__
        try:
            return vars(module)[wanted]
        except KeyError:
            raise AttributeError(f"module {name!r} has no attribute {wanted!r}") from None

    # PySide publishes it under a second name, which it writes here.
    module.__spec__ = ModuleSpec(name, None)
    module.__getattr__ = load  # type: ignore[method-assign]
    if name == _ASKED_BY_C[0]:
        setattr(module, _ASKED_BY_C[1], lambda: load(_ASKED_BY_C[1])())
    sys.modules[name] = module


def import_models() -> None:
    """Import the models, and pydantic with them, without the shapes of its inner schemas.

    Those are ninety typed dictionaries with 740 annotations, for type checkers; Python compiles each of them. What
    it calls obsolete stays as it is, without a warning around it: for each Python asks what the original is about,
    and with Qt in the process that is a question about signatures.
    """
    import typing_extensions

    if "pydantic_core.core_schema" not in sys.modules:
        import typing

        with _replaced((typing, "TypedDict"), _Shape), _replaced((typing_extensions, "TypedDict"), _Shape):
            import pydantic_core.core_schema  # noqa: F401
    if "pydantic.types" not in sys.modules:
        with _late_methods(), _replaced((typing_extensions.deprecated, "__call__"), _as_it_is):
            import pydantic.main
            import pydantic.types  # noqa: F401
    import zorgscan_desktop.core.scan  # noqa: F401


@contextlib.contextmanager
def _late_methods() -> Iterator[None]:
    """Data classes that are made meanwhile compile a method when it is first called, but for ``__init__``.

    Pydantic brings fifty, each with up to six methods that Python spells and compiles; hardly any is ever called.
    """
    import dataclasses

    compiled: Any = getattr(dataclasses, "_create_fn", None)
    if compiled is None:  # Python 3.13 compiles all methods of a class in one go
        yield
        return

    def create(name: str, *how: Any, **where: Any) -> Any:
        if name == "__init__":  # its signature is what others look at
            return compiled(name, *how, **where)
        method: Any = None

        def late(*arguments: Any) -> Any:
            nonlocal method
            if method is None:
                method = compiled(name, *how, **where)
            return method(*arguments)

        late.__name__ = name
        return late

    with _replaced((dataclasses, "_create_fn"), create):
        yield


@contextlib.contextmanager
def _replaced(place: tuple[Any, str], stand_in: object) -> Iterator[None]:
    """Something of a module or class replaced for as long as another one is loaded."""
    owner, name = place
    real = getattr(owner, name)
    setattr(owner, name, stand_in)
    try:
        yield
    finally:
        setattr(owner, name, real)


def _as_it_is(_: object, made: T, /) -> T:
    return made


class _Shape(dict[str, object]):
    """Stands in for a typed dictionary: at run time one is a plain dictionary anyway."""

    def __init_subclass__(cls, **_: object) -> None:
        """Takes what a typed dictionary takes (``total``), and does nothing with it."""

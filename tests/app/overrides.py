"""Every method of ours that Qt calls in the place of its own."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

from shiboken6 import Shiboken

import zorgscan_desktop


def overrides() -> Iterator[tuple[type, str]]:
    """Class and name of each."""
    for module in pkgutil.walk_packages(zorgscan_desktop.__path__, "zorgscan_desktop."):
        if module.name.endswith("__main__"):
            continue
        for cls in vars(importlib.import_module(module.name)).values():
            if inspect.isclass(cls) and cls.__module__ == module.name and issubclass(cls, Shiboken.Object):
                of_qt = [base for base in cls.__mro__ if base.__module__.startswith(("PySide6", "Shiboken"))]
                for name, method in vars(cls).items():
                    ours = inspect.isfunction(method) and not name.startswith("__")
                    if ours and any(name in vars(base) for base in of_qt):
                        yield cls, name

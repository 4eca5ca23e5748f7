"""Older project files in today's format: one pure step per format version, each a dict in and a new dict out.

A step gets the content of a file of its version, as JSON values, and returns that of the next version without
changing what it was given. It need not set ``version``. A step may raise KeyError, TypeError and the like on
content that was never valid; ``scan_file`` then refuses the file. To change the format: raise ``FORMAT_VERSION``
in core/scan.py, write ``_from_1(data)``, add ``1: _from_1`` to STEPS, and keep a real file of the old version in
tests/files.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from zorgscan_desktop.core.scan import FORMAT_VERSION

Data: TypeAlias = dict[str, Any]
Step: TypeAlias = Callable[[Data], Data]

STEPS: Mapping[int, Step] = {}
"""The step that leaves each old version, by the number of that version."""


def upgrade(data: Data, steps: Mapping[int, Step] = STEPS, target: int = FORMAT_VERSION) -> tuple[Data, int | None]:
    """The content in the format of version ``target``, and the version it came from (None when it needed no step).

    ``data["version"]`` is an integer of at least 1; content of ``target`` or newer comes back as it is. ``data``
    itself is never changed.
    """
    found: int = data["version"]
    for version in range(found, target):
        data = {**steps[version](data), "version": version + 1}
    return data, found if found < target else None

"""``override`` marks a method that replaces one of a base class; mypy checks that there is one.

``typing.override`` needs Python 3.12, and ``typing_extensions`` costs time on the start path for no effect there.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method):
        """Mark only."""
        return method


__all__ = ["override"]

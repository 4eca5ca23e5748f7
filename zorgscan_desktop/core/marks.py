"""``override`` marks a method that Qt calls in the place of its own, and stops what it raises.

Measured with PySide 6.8 to 6.11 on Python 3.11: an exception that C code raised (IndexError of a list,
ZeroDivisionError, ValueError of ``int``) and that leaves an override which Qt reached through Python, such as
``event`` → ``super().event()`` → ``keyPressEvent``, can end the process before anybody sees the exception. So
nothing leaves an override: ``sys.excepthook`` gets it (app/faults.py), and Qt gets an empty value of the type that
the method says it returns. Use it for methods that Qt calls, and for nothing else.

``typing.override`` needs Python 3.12, and ``typing_extensions`` costs time on the start path; mypy takes this for
theirs and checks that there is a method to replace.
"""

import contextlib
import functools
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method):
        """The method, from which nothing is raised."""

        @functools.wraps(method)
        def guarded(*arguments, **options):
            try:
                return method(*arguments, **options)
            except Exception as error:  # noqa: BLE001  whatever it is, Qt must not meet it
                _hand_over(error)
                return _nothing(method.__annotations__.get("return"))

        guarded.is_guarded = True
        return guarded

    def _hand_over(error):
        sys.excepthook(type(error), error, error.__traceback__)
        # What the failed method still holds must go before Qt goes on: a painter on a widget most of all.
        trace = error.__traceback__.tb_next
        while trace is not None:
            with contextlib.suppress(RuntimeError):  # still running
                trace.tb_frame.clear()
            trace = trace.tb_next

    def _nothing(kind):
        """What an override returns that could not do its work: 0, False, an empty text, an empty rectangle."""
        if not isinstance(kind, type):
            return None
        try:
            return kind()
        except TypeError:  # an enumeration of Qt: its zero
            return kind(0)


__all__ = ["override"]

"""A thread that does one thing after the other: saving, keeping the recovery copy, exporting."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

P = ParamSpec("P")
T = TypeVar("T")


class Worker:
    """Starts its thread, and loads the library for it, with the first thing to do: a board is there before that."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._pool: ThreadPoolExecutor | None = None
        self._closed = False

    def submit(self, act: "Callable[P, T]", /, *given: P.args, **named: P.kwargs) -> "Future[T]":
        """Do this when all that was asked before is done. RuntimeError once the worker is closed."""
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=self._name)
            if self._closed:
                self._pool.shutdown()
        return self._pool.submit(act, *given, **named)

    def close(self, *, wait: bool) -> None:
        """Take nothing more; with ``wait`` until all is done."""
        self._closed = True
        if self._pool is not None:
            self._pool.shutdown(wait=wait)

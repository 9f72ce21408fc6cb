"""What the user decides about reading: encoding, fields of records, limits."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from zhibiao.read.errors import ReadError

MEGABYTE = 1_000_000
Progress = Callable[[str, int, int], object]
"""Told how far the reading of one input is: what is counted, how many are done, of how many."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one input may ask for; ``None`` is no limit.

    ``size``: bytes of a file; ``pages``: pages of a PDF; ``unpacked``: bytes that a DOCX may hold when
    unpacked; ``seconds``: time for one document.
    """

    size: int | None = 500 * MEGABYTE
    pages: int | None = 5000
    unpacked: int | None = 1000 * MEGABYTE
    seconds: float | None = 600


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read: ``encoding`` and the fields override what is found in the input.

    ``replace_undecodable``: bytes that cannot be decoded become U+FFFD, rather than an error.
    """

    encoding: str | None = None
    replace_undecodable: bool = False
    text_field: str | None = None
    id_field: str | None = None
    date_field: str | None = None
    limits: Limits = field(default_factory=Limits)


class _OutOfTimeError(BaseException):
    """The alarm went off; no ``except Exception`` on the way may swallow it."""


@contextlib.contextmanager
def time_limit(seconds: float | None, path: str) -> Iterator[None]:
    """Raise ``ReadError`` for ``path`` if the block takes longer than ``seconds``.

    It works where alarms do: in the main thread of a process on a POSIX system. Elsewhere there is no limit.
    """
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(number: int, frame: object) -> None:
        raise _OutOfTimeError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except _OutOfTimeError:
        raise ReadError(path, f"takes longer than {seconds:g} s", "allow more with --timeout, or split it") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

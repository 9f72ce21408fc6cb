"""The two streams: stdout carries data and nothing else, stderr carries everything that is said about it."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from typing import TextIO


@contextlib.contextmanager
def data_stream() -> Iterator[TextIO]:
    """Give stdout for data: UTF-8 and bare line feeds whatever the locale, quiet if its reader goes away."""
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=True)
    try:
        with closed_pipe_is_fine():
            yield out
            out.flush()
    finally:
        with contextlib.suppress(OSError):
            out.detach()


@contextlib.contextmanager
def closed_pipe_is_fine() -> Iterator[None]:
    """End the program when stdout takes no more: quietly if its reader has read enough, else with a word.

    Raises ``SystemExit`` with status 0 or 1; what is still buffered goes nowhere.
    """
    try:
        yield
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            sys.exit(0)
        say(f"error: cannot write stdout ({error.strerror or error}); send the output elsewhere")
        sys.exit(1)


def say(message: str) -> None:
    """Write one line to stderr."""
    print(message, file=sys.stderr, flush=True)

"""What is said of an input that cannot be read."""

from __future__ import annotations

import os
from pathlib import Path


class ReadError(Exception):
    """An input that cannot be read: which one, what was found, and what to do about it."""

    def __init__(self, path: str, problem: str, advice: str) -> None:
        super().__init__(path, problem, advice)
        self.path = path
        self.problem = problem
        self.advice = advice

    def __str__(self) -> str:
        return f"{one_line(self.path)}: {self.problem}; {self.advice}"


def shown(path: str | Path) -> str:
    """Return a path with forward slashes and without characters that UTF-8 cannot carry."""
    return os.fsencode(path).decode("utf-8", "backslashreplace").replace(os.sep, "/")


def one_line(text: str) -> str:
    r"""Return ``text`` fit for one line of a message: a line end in a file's name is shown as ``\n``."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)


def refused(path: str, error: OSError) -> ReadError:
    """Return the error for a file that the system does not give."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return ReadError(path, "does not exist", "check the spelling and the working folder")
    if isinstance(error, IsADirectoryError):
        return ReadError(path, "is a folder", "give a file, or hand the folder to the extract command")
    if isinstance(error, PermissionError):
        return ReadError(path, "may not be read", "change its permissions, or run as a user who may read it")
    return ReadError(path, f"cannot be read ({error.strerror or error})", "check the file and its disk")


def missing_extra(path: str, kind: str, extra: str) -> ReadError:
    """Return the error for a format whose library is not installed."""
    return ReadError(path, f"is {kind}, and what reads it is not installed", f"pip install 'zhibiao[{extra}]'")

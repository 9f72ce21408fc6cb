"""Which files there are to read: files, folders, patterns, pipes and standard input."""

from __future__ import annotations

import glob
import os
import select
import stat
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from zhibiao.read.errors import ReadError, refused, shown
from zhibiao.read.kinds import HEAD, is_binary

STDIN = "-"

# What ``write`` leaves in an output folder: never input, should the output stand inside the input.
OUTPUT_DOCUMENTS = "documents"
OUTPUT_TABLES = ("observations.csv", "observations.jsonl")
OUTPUT_PAGE = "report.html"
OUTPUT_FILES = (*OUTPUT_TABLES, OUTPUT_PAGE, "unbound.csv", "findings.csv", "datapackage.json", "run.json")

_PIPE_SECONDS = 10.0
_NAMES_IN_NOTE = 3


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read: ``path`` as the user gave it, ``name`` for its place in an output folder.

    ``data`` holds the bytes of inputs that can be read only once and only here: standard input and pipes.
    """

    path: str
    name: PurePosixPath
    place: str
    data: bytes | None = None

    @property
    def size(self) -> int:
        """Length in bytes; 0 if the file cannot be looked at."""
        if self.data is not None:
            return len(self.data)
        try:
            return Path(self.place).stat().st_size
        except OSError:
            return 0


@dataclass(frozen=True, slots=True)
class Found:
    """The inputs that some paths lead to, sorted by name, what could not be found, and what was passed over."""

    inputs: list[Input] = field(default_factory=list)
    failures: list[ReadError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which files of a folder are wanted, by patterns such as ``*.html``; files given by name always are.

    A pattern holds for the name of a file or for its path inside the folder, where ``*`` matches ``/`` too. An
    excluding one holds for the name of a folder as well, and for all that is in it.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def takes(self, relative: PurePosixPath) -> bool:
        """Return whether the file is wanted."""
        return (not self.include or _matches(relative, self.include)) and not _matches(relative, self.exclude)

    def enters(self, relative: PurePosixPath) -> bool:
        """Return whether the folder is entered."""
        return not _matches(relative, self.exclude)


EVERYTHING = Choice()


def _matches(relative: PurePosixPath, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(text, p.rstrip("/")) for p in patterns for text in (relative.name, str(relative)))


def find_inputs(paths: Iterable[str], *, output: Path | None = None, choice: Choice = EVERYTHING) -> Found:
    """Expand files, folders (walked, hidden and binary files skipped), patterns and ``-``.

    The result does not depend on the order of ``paths``: inputs are sorted by name, one file that is reached
    twice is listed once, and two files with the same name get as many parent folders as tell them apart.
    ``output``: the folder that the results go to; earlier results in it are not read as input.
    """
    found = Found()
    once: dict[str, Input] = {}
    for path in sorted(set(paths)):
        try:
            for item in _expand(path, output, choice, found):
                kept = once.setdefault(item.place, item)
                once[item.place] = min(kept, item, key=lambda i: (-len(i.name.parts), i.path))
        except ReadError as error:
            found.failures.append(error)
    found.inputs.extend(sorted(_told_apart(once.values()), key=lambda i: (i.name.parts, i.path)))
    return found


def _expand(path: str, output: Path | None, choice: Choice, found: Found) -> Iterator[Input]:
    if path == STDIN:
        yield Input(path, PurePosixPath("stdin"), path, sys.stdin.buffer.read())
        return
    place, name = Path(path), shown(path)
    if place.is_dir():
        yield from _in_folder(place, output, choice, found)
        return
    if not os.path.lexists(place) and glob.has_magic(path):
        yield from _matching(path, output, choice, found)
        return
    try:
        # To look at the file follows its links: a loop of them is an error here.
        data = None if stat.S_ISREG(place.stat().st_mode) else _from_pipe(place, name)
    except OSError as error:
        raise refused(name, error) from error
    yield _input(place, name, PurePosixPath(PurePosixPath(name).name), data)


def _input(place: Path, path: str, name: PurePosixPath, data: bytes | None = None) -> Input:
    return Input(path, name, os.path.abspath(place), data)  # noqa: PTH100 (links are not followed)


def _matching(pattern: str, output: Path | None, choice: Choice, found: Found) -> Iterator[Input]:
    """Yield what a pattern matches that no shell has expanded."""
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (the pattern may be absolute)
    files = [place for place in map(Path, matches) if not place.is_dir()]
    folders = [] if files else [place for place in map(Path, matches) if place.is_dir()]
    if not files and not folders:
        raise ReadError(shown(pattern), "matches no file", "check the pattern and the working folder")
    for place in files:
        yield from _expand(str(place), output, choice, found)
    for place in folders:
        yield from _in_folder(place, output, choice, found)


def _from_pipe(place: Path, name: str) -> bytes:
    """Read a pipe to its end; one into which nobody writes is given up after a while."""
    chunks: list[bytes] = []
    file = os.open(place, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        poll = select.poll() if hasattr(select, "poll") else None
        if poll is not None:
            poll.register(file, select.POLLIN | select.POLLHUP)
        while True:
            if poll is not None and not poll.poll(_PIPE_SECONDS * 1000):
                raise ReadError(name, "is a pipe into which nobody writes", "write into it, or give a file")
            try:
                chunk = os.read(file, 1 << 20)
            except BlockingIOError:
                continue
            if not chunk:
                return b"".join(chunks)
            chunks.append(chunk)
    finally:
        os.close(file)


# --- folders ---------------------------------------------------------------------------------------------


def _in_folder(place: Path, output: Path | None, choice: Choice, found: Found) -> Iterator[Input]:
    walk = _Walk(place, output.resolve() if output else None, choice, found.failures)
    files = list(walk.files())
    if walk.note:
        found.notes.append(walk.note)
    if not files:
        raise ReadError(shown(place), "is a folder without files to read", "give a folder that holds text files")
    for file in files:
        yield _input(file, shown(file), PurePosixPath(shown(file.relative_to(place))))


class _Walk:
    """A walk through one folder, and what it has passed over."""

    def __init__(self, root: Path, own: Path | None, choice: Choice, failures: list[ReadError]) -> None:
        self._root = root
        self._own = own
        self._choice = choice
        self._failures = failures
        self._hidden = 0
        self._other: list[str] = []

    @property
    def note(self) -> str:
        """One line on what was skipped, or nothing."""
        parts = [f"{self._hidden} hidden"] if self._hidden else []
        if self._other:
            names = ", ".join(self._other[:_NAMES_IN_NOTE]) + (", …" if len(self._other) > _NAMES_IN_NOTE else "")
            parts.append(f"{len(self._other)} that hold no text ({names})")
        return f"{shown(self._root)}: skipped {' and '.join(parts)}" if parts else ""

    def files(self) -> Iterator[Path]:
        """Yield the files to read, folder by folder, sorted."""
        results: set[str] = set()
        for folder, folders, names in os.walk(self._root, onerror=self._report):
            here, in_results = Path(folder), folder in results
            self._hidden += sum(name.startswith(".") for name in (*folders, *names))
            folders[:] = sorted(f for f in folders if not f.startswith(".") and self._choice.enters(self._at(here, f)))
            if _is_output(here, self._own):
                results.add(str(here / OUTPUT_DOCUMENTS))
                names = [name for name in names if name not in OUTPUT_FILES]
            if in_results:
                results.update(str(here / name) for name in folders)
                names = _without_results(names)
            for name in sorted(names):
                if not name.startswith(".") and self._choice.takes(self._at(here, name)) and self._is_text(here / name):
                    yield here / name

    def _at(self, folder: Path, name: str) -> PurePosixPath:
        return PurePosixPath(shown((folder / name).relative_to(self._root)))

    def _is_text(self, file: Path) -> bool:
        """Return whether the file may be read as text; one that cannot be opened is left to the reader to report."""
        try:
            if stat.S_ISREG(file.stat().st_mode):
                with file.open("rb") as stream:
                    if not is_binary(stream.read(HEAD), file.name):
                        return True
        except OSError:
            return True
        self._other.append(shown(file.relative_to(self._root)))
        return False

    def _report(self, error: OSError) -> None:
        self._failures.append(refused(shown(error.filename), error))


def _without_results(names: list[str]) -> list[str]:
    """Leave out what an earlier run has written into its folder of documents: X.json, and X.txt beside it."""
    every = set(names)
    return [
        name
        for name in names
        if not name.endswith(".json") and not (name.endswith(".txt") and f"{name[:-4]}.json" in every)
    ]


def _is_output(folder: Path, own: Path | None) -> bool:
    if own is not None and folder.resolve() == own:
        return True
    return (folder / OUTPUT_DOCUMENTS).is_dir() and all((folder / name).is_file() for name in OUTPUT_TABLES)


# --- names -----------------------------------------------------------------------------------------------


def _told_apart(items: Iterable[Input]) -> list[Input]:
    """Lengthen the names that collide, on file systems that ignore case too, by parent folders."""
    items = list(items)
    while True:
        taken = Counter(str(item.name).casefold() for item in items)
        longer = [_longer(item) if taken[str(item.name).casefold()] > 1 else item for item in items]
        if longer == items:
            return items
        items = longer


def _longer(item: Input) -> Input:
    parts = PurePosixPath(shown(item.place)).parts
    count = len(item.name.parts) + 1
    if item.path == STDIN or count >= len(parts):
        return item
    return replace(item, name=PurePosixPath(*parts[-count:]))

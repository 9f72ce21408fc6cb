"""Read: paths, bytes and standard input become ``Source``; what cannot be read is a ``ReadError``."""

from __future__ import annotations

import codecs
import hashlib
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from zhibiao.stages import Source

STDIN = "-"

# What ``write`` leaves in an output folder: never input, should the output stand inside the input.
OUTPUT_DOCUMENTS = "documents"
OUTPUT_TABLES = ("observations.csv", "observations.jsonl")
OUTPUT_PAGE = "report.html"
OUTPUT_FILES = (*OUTPUT_TABLES, OUTPUT_PAGE, "unbound.csv", "findings.csv", "datapackage.json", "run.json")

# The one place for file formats: suffixes and media types. Formats that are not plain text get a reader here.
_MEDIA_TYPES = {".md": "text/markdown", ".markdown": "text/markdown"}

# UTF-32 first: its little-endian mark begins with that of UTF-16. The codecs named here drop the mark.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x1f\x8b", "a gzip archive"),
)

# The encodings of Chinese before Unicode, with the lead bytes of what ordinary text is made of: the frequent
# half of the characters of each, its punctuation and its full-width forms.
_LEGACY = {
    "gb18030": ((0xB0, 0xD7), (0xA1, 0xA1), (0xA3, 0xA3)),
    "big5hkscs": ((0xA4, 0xC6), (0xA1, 0xA3)),
}
_PLAUSIBLE = 0.5
_SAMPLE = 20_000


class ReadError(Exception):
    """An input that cannot be read: which one, what was found, and what to do about it."""

    def __init__(self, path: str, problem: str, advice: str) -> None:
        super().__init__(path, problem, advice)
        self.path = path
        self.problem = problem
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}; {self.advice}"


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
    """The inputs that some paths lead to, sorted by name, and what could not be found."""

    inputs: list[Input] = field(default_factory=list)
    failures: list[ReadError] = field(default_factory=list)


def shown(path: str | Path) -> str:
    """Return a path with forward slashes and without characters that UTF-8 cannot carry."""
    return os.fsencode(path).decode("utf-8", "backslashreplace").replace(os.sep, "/")


def find_inputs(paths: Iterable[str], *, output: Path | None = None) -> Found:
    """Expand files, folders (walked, hidden files skipped) and ``-``.

    The result does not depend on the order of ``paths``: inputs are sorted by name, one file that is reached
    twice is listed once, and two files with the same name get as many parent folders as tell them apart.
    ``output``: the folder that the results go to; earlier results in it are not read as input.
    """
    found = Found()
    once: dict[str, Input] = {}
    for path in sorted(set(paths)):
        try:
            for item in _expand(path, output, found.failures):
                kept = once.setdefault(item.place, item)
                once[item.place] = min(kept, item, key=lambda i: (-len(i.name.parts), i.path))
        except ReadError as error:
            found.failures.append(error)
    found.inputs.extend(sorted(_told_apart(once.values()), key=lambda i: (i.name.parts, i.path)))
    return found


def read_input(item: Input) -> Source:
    """Read one input. Raises ``ReadError``."""
    return _read_path(Path(item.place), item.path) if item.data is None else read_bytes(item.data, item.path)


def read_file(path: str | Path) -> Source:
    """Read one file. Raises ``ReadError`` if it is missing, a folder, forbidden, empty or not text."""
    return _read_path(Path(path), shown(path))


def read_bytes(data: bytes, path: str) -> Source:
    """Decode bytes; ``path`` names them. Raises ``ReadError`` if they are empty or not text.

    ``data.decode(source.encoding) == source.text`` holds for every source; line ends stay as they are.
    """
    encoding = _encoding(data, path)
    text = data.decode(encoding)
    if not text.strip():
        raise ReadError(path, "is empty", "give a file that holds text")
    return Source(
        path=path,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=_MEDIA_TYPES.get(PurePosixPath(path).suffix.lower(), "text/plain"),
        encoding=encoding,
    )


def _read_path(place: Path, path: str) -> Source:
    try:
        data = place.read_bytes()
    except OSError as error:
        raise _refused(path, error) from error
    return read_bytes(data, path)


def _refused(path: str, error: OSError) -> ReadError:
    if isinstance(error, FileNotFoundError):
        return ReadError(path, "does not exist", "check the spelling and the working folder")
    if isinstance(error, IsADirectoryError):
        return ReadError(path, "is a folder", "give a file, or hand the folder to the extract command")
    if isinstance(error, PermissionError):
        return ReadError(path, "may not be read", "change its permissions, or run as a user who may read it")
    return ReadError(path, f"cannot be read ({error.strerror or error})", "check the file and its disk")


# --- which files -----------------------------------------------------------------------------------------


def _expand(path: str, output: Path | None, failures: list[ReadError]) -> Iterator[Input]:
    if path == STDIN:
        yield Input(path, PurePosixPath("stdin"), path, sys.stdin.buffer.read())
        return
    place, name = Path(path), shown(path)
    if place.is_dir():
        files = list(_walk(place, output, failures))
        if not files:
            raise ReadError(name, "is a folder without files to read", "give a folder that holds text files")
        for file in files:
            relative = PurePosixPath(shown(file.relative_to(place)))
            yield Input(shown(file), relative, os.path.abspath(file))  # noqa: PTH100 (links are not followed)
        return
    try:
        regular = place.is_file()
        data = None if regular or not place.exists() else place.read_bytes()
    except OSError as error:
        raise _refused(name, error) from error
    if not regular and data is None:
        raise _refused(name, FileNotFoundError())
    yield Input(name, PurePosixPath(PurePosixPath(name).name), os.path.abspath(place), data)  # noqa: PTH100


def _walk(root: Path, output: Path | None, failures: list[ReadError]) -> Iterator[Path]:
    own = output.resolve() if output else None

    def report(error: OSError) -> None:
        failures.append(_refused(shown(error.filename), error))

    ours: set[str] = set()
    for folder, folders, files in os.walk(root, onerror=report):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        here, results = Path(folder), folder in ours
        if _is_output(here, own):
            ours.add(str(here / OUTPUT_DOCUMENTS))
            files = [name for name in files if name not in OUTPUT_FILES]
        if results:
            ours.update(str(here / name) for name in folders)
        for name in sorted(files):
            if not name.startswith(".") and not (results and name.endswith(".json")):
                yield here / name


def _is_output(folder: Path, own: Path | None) -> bool:
    if own is not None and folder.resolve() == own:
        return True
    return (folder / OUTPUT_DOCUMENTS).is_dir() and all((folder / name).is_file() for name in OUTPUT_TABLES)


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


# --- which encoding --------------------------------------------------------------------------------------


def _encoding(data: bytes, path: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data, encoding, path)
    _refuse_binary(data, path)
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            raise _damaged(path, data, "UTF-8", error) from error
        guess = _legacy(data) or _other(data)
        if guess is None:
            raise _damaged(path, data, "UTF-8, and the text is in no other encoding that is known", error) from error
        return guess


def _checked(data: bytes, encoding: str, path: str) -> str:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _damaged(path, data, encoding.removesuffix("-sig").upper(), error) from error
    return encoding


def _refuse_binary(data: bytes, path: str) -> None:
    kind = next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), None)
    if kind:
        raise ReadError(path, f"is {kind}, not text", "save it as plain text first")
    if b"\0" in data:
        at = data.index(b"\0")
        raise ReadError(path, f"is not text (a zero byte at byte {at})", "give a text file")


def _mostly_utf8(data: bytes) -> bool:
    """Whether more than half of what lies beyond ASCII is sound; other encodings are so by chance only."""
    text = data.decode("utf-8", "replace")
    return text.count("\ufffd") * 2 < sum(char > "\x7f" for char in text)


def _legacy(data: bytes) -> str | None:
    """Return the old Chinese encoding under which the bytes look most like Chinese, if any does."""
    scores = {encoding: _plausibility(data, encoding) for encoding in _LEGACY}
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] >= _PLAUSIBLE else None


def _plausibility(data: bytes, encoding: str) -> float:
    """Return the share of frequent characters among those beyond ASCII; 0 if the bytes do not decode."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    sample = [char for char in text if char > "\x7f"][:_SAMPLE]
    codes = (char.encode(encoding) for char in sample)
    return sum(_frequent(code, encoding) for code in codes) / max(1, len(sample))


def _frequent(code: bytes, encoding: str) -> bool:
    if len(code) != 2 or (encoding == "gb18030" and code[1] < 0xA1):
        return False
    return any(low <= code[0] <= high for low, high in _LEGACY[encoding])


def _other(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    guess = from_bytes(data).best()
    return guess.encoding if guess else None


def _damaged(path: str, data: bytes, encoding: str, error: UnicodeDecodeError) -> ReadError:
    line = data.count(b"\n", 0, error.start) + 1
    found = data[error.start : error.start + 1].hex()
    problem = f"line {line}: byte {error.start} (0x{found}) is not {encoding}"
    return ReadError(path, problem, "repair the file, or convert it to UTF-8 with iconv")

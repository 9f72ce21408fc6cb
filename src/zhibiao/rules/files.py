"""Rule files as they are read: the shipped ones, and those of a folder that is laid over them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from zhibiao.rules.problems import Problem, RuleError

Table = Mapping[str, Any]

INDICATORS = "indicators"
_SUFFIX = ".toml"
_AT_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class RuleFile:
    """One file: ``kind`` is the name of the shipped file that it is or adds to, ``label`` its path for people."""

    kind: str
    label: str
    text: str
    table: Table


def shipped_files() -> list[RuleFile]:
    """Return the files of the package, those of ``indicators/`` last.

    Raises ``RuleError`` if one cannot be read.
    """
    return list(_parsed(files("zhibiao.rules").joinpath("data"), "zhibiao/rules/data/"))


def folder_files(folder: str | Path) -> list[RuleFile]:
    """Return the files of a folder with rules of one's own.

    Raises ``RuleError`` that names every file which cannot be read, or if there is none.
    """
    root = Path(folder)
    if not root.is_dir():
        what = "is a file, not a folder" if root.exists() else "is not there"
        raise RuleError(f"{folder}: {what}; give a folder of rule files, such as one with indicators/my.toml")
    problems: list[Problem | str] = []
    found: list[RuleFile] = []
    for file in _parsed(root, f"{root.as_posix()}/", problems):
        found.append(file)
    if problems:
        raise RuleError(*problems)
    if not found:
        raise RuleError(f"{folder}: holds no rule file; put one there, such as indicators/my.toml")
    return found


def _parsed(root: Traversable, prefix: str, problems: list[Problem | str] | None = None) -> Iterator[RuleFile]:
    """Yield the files under ``root``; what cannot be read goes to ``problems``, or is raised without them."""
    for kind, name, place in _places(root):
        try:
            text = place.read_text("utf-8")
            yield RuleFile(kind, prefix + name, text, tomllib.loads(text))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            problem = _unreadable(prefix + name, place, error)
            if problems is None:
                raise RuleError(problem) from error
            problems.append(problem)


def _places(root: Traversable) -> Iterator[tuple[str, str, Traversable]]:
    """Yield kind, name and place of every rule file under ``root``, in order of their names."""
    catalogue = root.joinpath(INDICATORS)
    for place in _sorted(root):
        yield place.name.removesuffix(_SUFFIX), place.name, place
    if catalogue.is_dir():
        for place in _sorted(catalogue):
            yield INDICATORS, f"{INDICATORS}/{place.name}", place


def _sorted(folder: Traversable) -> list[Traversable]:
    # A name that begins with a dot is an editor's own: a lock, a copy.
    found = (p for p in folder.iterdir() if p.name.endswith(_SUFFIX) and not p.name.startswith(".") and p.is_file())
    return sorted(found, key=lambda place: place.name)


def _unreadable(label: str, place: Traversable, error: Exception) -> Problem:
    if isinstance(error, UnicodeDecodeError):
        line = place.read_bytes()[: error.start].count(b"\n") + 1
        return Problem(label, line, None, f"byte {error.start} is not UTF-8; save the file as UTF-8")
    if isinstance(error, OSError):
        return Problem(label, 1, None, f"cannot be read ({error.strerror}); check its permissions")
    at = _AT_LINE.search(str(error))
    line = int(at[1]) if at else place.read_text("utf-8").count("\n") + 1
    return Problem(label, line, None, f"is not TOML: {error}; mend this line")

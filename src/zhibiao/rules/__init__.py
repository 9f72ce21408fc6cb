"""The rule files, loaded once: vocabulary and patterns that the stages read.

Every file under ``data/`` is one table of TOML. Files of a folder (``indicators/``) are read in name order.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

Table = Mapping[str, Any]


class RuleError(ValueError):
    """A rule file cannot be used; the message names the file and what is wrong."""


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """All rule tables by file name (without suffix), and the indicators of the catalogue."""

    tables: Mapping[str, Table]
    indicators: tuple[Table, ...]

    def table(self, name: str) -> Table:
        """Return the table of one file.

        Raises ``RuleError`` if there is no such file.
        """
        if name not in self.tables:
            raise RuleError(f"rules: there is no file {name}.toml")
        return self.tables[name]


def _parse(name: str, data: str) -> Table:
    try:
        return tomllib.loads(data)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"rules: {name} is not TOML: {error}") from error


@cache
def load() -> Rules:
    """Return the shipped rules.

    Raises ``RuleError`` if a file cannot be read.
    """
    root = files(__package__) / "data"
    tables = {
        entry.name.removesuffix(".toml"): _parse(entry.name, entry.read_text("utf-8"))
        for entry in sorted(root.iterdir(), key=lambda e: e.name)
        if entry.name.endswith(".toml")
    }
    catalogue = [
        indicator
        for entry in sorted((root / "indicators").iterdir(), key=lambda e: e.name)
        if entry.name.endswith(".toml")
        for indicator in _parse(f"indicators/{entry.name}", entry.read_text("utf-8")).get("indicator", ())
    ]
    return Rules(tables, tuple(catalogue))

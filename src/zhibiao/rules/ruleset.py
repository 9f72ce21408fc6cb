"""The rules in force: what the stages are compiled from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from zhibiao.rules.files import Table
from zhibiao.rules.problems import RuleError


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

    def digest(self) -> str:
        """Return the sha256 of the rules as they are in force, whichever files and layers they came from."""
        whole = json.dumps([self.tables, self.indicators], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()

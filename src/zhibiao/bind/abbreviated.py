"""Finds the companies for which a text sets short names: 甲市乙科技有限公司(以下简称“乙科技”)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from zhibiao.bind.names import Name
from zhibiao.rules import Rules


@dataclass(frozen=True, slots=True)
class Abbreviated:
    """The form of ``markers.toml`` in which a short name is set, compiled."""

    setting: regex.Pattern[str]

    def at(self, chunk: str, document: str) -> Name | None:
        """Return the company whose short name opens ``chunk``, as ``document`` has set it."""
        short = next(filter(chunk.startswith, _shorts(self.setting, document)), None)
        return Name(short, "company") if short is not None else None


@lru_cache(maxsize=4)
def _shorts(setting: regex.Pattern[str], document: str) -> tuple[str, ...]:
    """Return the short names that ``document`` sets, the longest first; each clause asks for those of its document."""
    return tuple(sorted({match["short"] for match in setting.finditer(document)}, key=len, reverse=True))


def compile_abbreviated(rules: Rules) -> Abbreviated:
    """Compile the form of ``markers.toml`` in which a short name is set."""
    return Abbreviated(regex.compile(rules.table("markers")["profile"]["short_set"]))

"""Finds the companies that a text tells by a short name: set in brackets (以下简称“乙科技”), or before a stock code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from zhibiao import words
from zhibiao.bind.names import Name
from zhibiao.rules import Rules

SHORTEST = 2
"""Characters of a company's short name."""


@dataclass(frozen=True, slots=True)
class Abbreviated:
    """The forms of ``markers.toml`` in which a short name is set, and in which one has a stock code, compiled."""

    setting: regex.Pattern[str]
    coded: regex.Pattern[str]
    what: regex.Pattern[str]

    def at(self, chunk: str, document: str) -> Name | None:
        """Return the company whose short name opens ``chunk``, as ``document`` has set it or has given its code."""
        short = next(filter(chunk.startswith, _shorts(self.setting, document)), None)
        if short is None:
            short = next((name for run in _coded(self.coded, self.what, document) if (name := _ends(run, chunk))), None)
        return Name(short, "company") if short else None


def _ends(run: str, chunk: str) -> str:
    """Return the name that ends ``run`` (通过|甲电子) and opens ``chunk``, or nothing."""
    lengths = range(len(run), SHORTEST - 1, -1)
    name = next((run[-length:] for length in lengths if chunk.startswith(run[-length:])), "")
    before = run[: len(run) - len(name)]
    ends_longer = bool(before) and words.is_common(name) and not words.is_common(before)
    return "" if ends_longer else name  # 股份 ends 青禾股份 and names nobody.


@lru_cache(maxsize=4)
def _shorts(setting: regex.Pattern[str], document: str) -> tuple[str, ...]:
    """Return the short names that ``document`` sets, the longest first; each clause asks for those of its document."""
    return tuple(sorted({match["short"] for match in setting.finditer(document)}, key=len, reverse=True))


@lru_cache(maxsize=4)
def _coded(coded: regex.Pattern[str], what: regex.Pattern[str], document: str) -> tuple[str, ...]:
    """Return what stands before the stock codes of ``document``, without ``what`` a company is (零件厂|甲电)."""
    return tuple(dict.fromkeys(what.sub("", match["run"]) for match in coded.finditer(document)))


def compile_abbreviated(rules: Rules) -> Abbreviated:
    """Compile the forms of ``markers.toml`` in which a text tells a short name."""
    profile = rules.table("markers")["profile"]
    return Abbreviated(
        setting=regex.compile(profile["short_set"]),
        coded=regex.compile(profile["short_coded"]),
        what=regex.compile(profile["short_what"]),
    )

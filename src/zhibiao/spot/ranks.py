"""Spots ranks: 第66位, 排名第九, 首位, 前十, and lists of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

import regex

from zhibiao.alternatives import any_of
from zhibiao.model import Bound
from zhibiao.rules import Rules
from zhibiao.spot.numerals import Numerals
from zhibiao.spot.units import Lexicon, by_first
from zhibiao.stages import Form, Quantity, Skipped

NEAR = 24
"""Characters before a place in which the verb that makes it a rank has to stand."""
LONGEST_TOP = 3


@dataclass(frozen=True, slots=True)
class Ranks:
    """The rank words of ``ranks.toml``, compiled."""

    before: re.Pattern[str]
    units: tuple[str, ...]
    follow: str
    gap: int
    words: Lexicon[None]
    first_behind: re.Pattern[str]
    first_not_before: tuple[str, ...]
    first_alone: re.Pattern[str]
    top: str
    top_behind: re.Pattern[str]
    top_units: tuple[str, ...]
    top_column: str
    top_not_before: str
    listed: re.Pattern[str]
    moves: re.Pattern[str]
    moves_from: tuple[str, ...]
    placed: regex.Pattern[str]
    great: str
    great_behind: regex.Pattern[str]
    great_not_before: re.Pattern[str]

    def ordinal(
        self, numerals: Numerals, text: str, first: int, start: int, stop: int, end: int
    ) -> tuple[list[Quantity | Skipped], int]:
        """Read 第N at ``start`` (the character before is 第): a rank, a list of ranks, or an ordinal."""
        begin = start - 1
        many = self.listed.match(text, start, end)
        if many:
            return self._many(numerals, text, begin, start, many), many.end()
        unit = next((u for u in self.units if text.startswith(u, stop)), None)
        value = numerals.read(text[start:stop])
        after = stop + len(unit) if unit else stop
        if value is not None and self._is_great(text, first, begin, stop):
            after = stop + len(self.great)
            return [_rank(begin, after, value, "exact", text[begin:after], "ordinal", "rank.great")], after
        if value is None or not (unit or self._ranked(text, first, begin, after, end)):
            return [Skipped(begin, after, "ordinal", "rank.ordinal")], after
        printed = text[begin:after]
        return [_rank(begin, after, value, "exact", printed, "ordinal", "rank.ordinal")], after

    def _ranked(self, text: str, first: int, begin: int, after: int, end: int) -> bool:
        """Return whether what stands around 第N, which has no unit, makes it a rank."""
        if text.startswith(self.moves_from, begin - 1) and self.moves.match(text, after, end):
            return True
        follows = after >= end or text[after] in self.follow
        return follows and self.before.search(text, max(first, begin - self.gap), begin) is not None

    def _is_great(self, text: str, first: int, begin: int, stop: int) -> bool:
        """Return whether 第N大 is said of all of a land or a field (全球第三大港口)."""
        if not text.startswith(self.great, stop) or self.great_not_before.match(text, stop + len(self.great)):
            return False
        return self.great_behind.search(text, max(first, begin - NEAR), begin) is not None

    def _many(
        self, numerals: Numerals, text: str, begin: int, start: int, many: re.Match[str]
    ) -> list[Quantity | Skipped]:
        found: list[Quantity | Skipped] = []
        for run in numerals.run.finditer(text, start, many.end()):
            value = numerals.read(run.group())
            if value is not None:
                low = run.start() - text.startswith(text[begin], run.start() - 1)
                found.append(_rank(low, run.end(), value, "exact", text[low : run.end()], "ordinal", "rank.list"))
        return found

    def word_at(self, text: str, first: int, at: int, end: int) -> Quantity | None:
        """Return the first place that is a word (居首位) and stands at ``at``."""
        found = self.words.at(text, at, end)
        if found is None or text.startswith(self.first_not_before, at + len(found[0])):
            return None
        alone = self.first_alone.match(text, at, end) is not None
        if not alone and not self.first_behind.search(text, max(first, at - NEAR), at):
            return None
        return _rank(at, at + len(found[0]), Decimal(1), "exact", found[0], "ordinal", "rank.first")

    def top_at(self, numerals: Numerals, text: str, first: int, run: re.Match[str], end: int) -> Quantity | None:
        """Return the place that 前 and ``run`` say (进入前十), if they say one."""
        start = run.start() - 1
        if run.end() - run.start() > LONGEST_TOP or not self.top_behind.search(text, max(first, start - NEAR), start):
            return None
        value = numerals.read(run.group())
        stop = run.end()
        unit = next((u for u in self.top_units if text.startswith(u, stop)), "")
        if unit == self.top_column and text.startswith(self.top, stop + 1):
            unit = ""
        stop += len(unit)
        if value is None or value <= 1 or (stop < end and text[stop] in self.top_not_before):
            return None
        return _rank(start, stop, value, "most", text[start:stop], "top", "rank.top")

    def placed_at(self, numerals: Numerals, text: str, first: int, run: re.Match[str]) -> Quantity | None:
        """Return the place that ``run`` says without 第 behind a word for places (排名29位)."""
        unit = next((u for u in self.units if text.startswith(u, run.end())), None)
        if unit is None or not self.placed.search(text, max(first, run.start() - self.gap), run.start()):
            return None
        value = numerals.read(run.group())
        if value is None or value < 1 or value != value.to_integral_value():
            return None
        end = run.end() + len(unit)
        return _rank(run.start(), end, value, "exact", text[run.start() : end], "ordinal", "rank.placed")


def _rank(start: int, end: int, value: Decimal, bound: Bound, printed: str, form: Form, rule: str) -> Quantity:
    return Quantity(start, end, value, None, "rank", None, bound, printed, form, (rule,))


def compile_ranks(rules: Rules, numerals: Numerals) -> Ranks:
    """Compile ``ranks.toml``."""
    table = rules.table("ranks")
    ordinal = rules.table("numerals")["words"]["ordinal"]
    great = table["great"]
    units = tuple(sorted(table["units"], key=len, reverse=True))
    run = f"(?:{numerals.run.pattern})"
    many = rf"{run}(?:[{table['list_signs']}]{ordinal}?{run}){{1,20}}(?:{'|'.join(units)})"
    verbs = rf"(?:{any_of(table['before'])}|{any_of(table['scopes'])}[^,。;、0-9]{{0,4}})[^,。;:0-9]{{0,12}}$"
    return Ranks(
        before=re.compile(f"{verbs}|(?:{any_of(table['amounts'])})$"),
        units=units,
        follow=table["follow"],
        gap=int(table["gap"]) + 4,
        words=by_first(dict.fromkeys(table["first"])),
        first_behind=re.compile(rf"(?:{any_of(table['first_only_after'])})[^,。;、]{{0,18}}?$"),
        first_not_before=tuple(table["first_not_before"]),
        first_alone=re.compile(table["first_alone"]),
        top=rules.table("numerals")["words"]["top"],
        top_behind=re.compile(rf"(?:{'|'.join(table['top']['behind'])})[^,。;、0-9]{{0,12}}?$"),
        top_units=tuple(table["top"]["units"]),
        top_column=table["top"]["column"],
        top_not_before=table["top"]["not_before"],
        listed=re.compile(many),
        moves=re.compile(table["moves"]),
        moves_from=tuple(table["moves_from"]),
        placed=regex.compile(f"(?:{table['placed']})$"),
        great=great["word"],
        great_behind=regex.compile(great["behind"]),
        great_not_before=re.compile(great["not_before"]),
    )

"""Spots ranks: 第66位, 排名第九, 首位, 前十, and lists of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from zhibiao.model import Bound
from zhibiao.rules import Rules
from zhibiao.spot.numerals import Numerals
from zhibiao.stages import Form, Quantity, Skipped


@dataclass(frozen=True, slots=True)
class Ranks:
    """The rank words of ``ranks.toml``, compiled."""

    before: re.Pattern[str]
    units: tuple[str, ...]
    follow: str
    gap: int
    first: re.Pattern[str]
    top: re.Pattern[str]
    list: re.Pattern[str]

    def ordinal(
        self, numerals: Numerals, text: str, first: int, start: int, stop: int, end: int
    ) -> tuple[list[Quantity | Skipped], int]:
        """Read 第N at ``start`` (the character before is 第): a rank, a list of ranks, or an ordinal."""
        begin = start - 1
        many = self.list.match(text, start, end)
        if many and self._ranked(text, first, begin):
            return self._many(numerals, text, begin, start, many), many.end()
        unit = next((u for u in self.units if text.startswith(u, stop)), None)
        value = numerals.read(text[start:stop])
        after = stop + len(unit) if unit else stop
        follows = after >= end or text[after] in self.follow
        if value is None or not (unit or follows) or not (unit or self._ranked(text, first, begin)):
            return [Skipped(begin, after, "ordinal", "rank.ordinal")], after
        printed = text[begin:after]
        return [_rank(begin, after, value, "exact", printed, "ordinal", "rank.ordinal")], after

    def _ranked(self, text: str, first: int, begin: int) -> bool:
        return self.before.search(text, max(first, begin - self.gap), begin) is not None

    def _many(
        self, numerals: Numerals, text: str, begin: int, start: int, many: re.Match[str]
    ) -> list[Quantity | Skipped]:
        found: list[Quantity | Skipped] = []
        for run in numerals.run.finditer(text, start, many.end()):
            value = numerals.read(run.group())
            if value is not None:
                low = begin if run.start() == start else run.start()
                found.append(_rank(low, run.end(), value, "exact", text[low : run.end()], "ordinal", "rank.list"))
        return found

    def words(self, numerals: Numerals, text: str, start: int, end: int) -> Iterator[Quantity]:
        """Yield ranks that are words: 居首位, 进入前十."""
        for match in self.first.finditer(text, start, end):
            low, high = match.span("first")
            yield _rank(low, high, Decimal(1), "exact", text[low:high], "ordinal", "rank.first")
        for match in self.top.finditer(text, start, end):
            value = numerals.read(match["n"])
            if value is not None and value > 1:
                low = match.start("n") - 1
                high = match.end("unit") if match["unit"] else match.end("n")
                yield _rank(low, high, value, "most", text[low:high], "top", "rank.top")


def _rank(start: int, end: int, value: Decimal, bound: Bound, printed: str, form: Form, rule: str) -> Quantity:
    return Quantity(start, end, value, None, "rank", None, bound, printed, form, (rule,))


def compile_ranks(rules: Rules, numerals: Numerals) -> Ranks:
    """Compile ``ranks.toml``."""
    table = rules.table("ranks")
    ordinal = rules.table("numerals")["words"]["ordinal"]

    def words(key: str) -> str:
        return "|".join(re.escape(w) for w in sorted(table[key], key=len, reverse=True))

    units = tuple(sorted(table["units"], key=len, reverse=True))
    run = f"(?:{numerals.run.pattern})"
    many = rf"{run}(?:[{table['list_signs']}]{ordinal}?{run})+(?:{'|'.join(units)})"
    before = rf"(?:{words('before')}|{words('scopes')}[^,。;、\d]{{0,4}})[^,。;:\d]{{0,8}}$"
    return Ranks(
        before=re.compile(before),
        units=units,
        follow=table["follow"],
        gap=int(table["gap"]) + 4,
        first=re.compile(rf"(?:{words('first_only_after')})[^,。;、\d]{{0,6}}?(?P<first>{words('first')})(?!{words('first_not_before')})"),
        top=re.compile(table["top"]["pattern"]),
        list=re.compile(many),
    )

"""Tells a state on a day (余额, 总数) from what a year brings (产值, 收入)."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao.bind.naming import COUNTS
from zhibiao.bind.site import Site, seen
from zhibiao.rules import Rules

BRACKETED = regex.compile(r"\([^()]*\)$")


LONGEST_GROWTH = 8
"""Characters behind a number that may say that it has grown against the year before."""


@dataclass(frozen=True, slots=True)
class Stocks:
    """The words of ``markers.toml`` that tell a stock from a flow, compiled.

    ``flow_name``: how names end of what a year brings; ``brought``: verbs of what several years brought together;
    ``per_head``: names of what one year brings to one; ``standing``: words of how things stand;
    ``timeless``: names of what is as it is at any time, ``nature``: of what nature has given a land;
    ``quoted``: names of what each day has its own of; ``held``: words of what somebody has on a day.
    """

    stock: regex.Pattern[str]
    balance: regex.Pattern[str]
    against_last_year: regex.Pattern[str]
    cumulative: regex.Pattern[str]
    cumulative_words: frozenset[str]
    flow_name: regex.Pattern[str]
    of_year: regex.Pattern[str]
    brought: regex.Pattern[str]
    per_head: regex.Pattern[str]
    standing: regex.Pattern[str]
    timeless: regex.Pattern[str]
    nature: regex.Pattern[str]
    quoted: regex.Pattern[str]
    held: regex.Pattern[str]
    sizes: tuple[str, ...]
    sized_works: regex.Pattern[str]

    def is_stock(self, site: Site, clause: str) -> bool:
        """Return whether the clause says that the number is a state at the period's end (总数, 余额)."""
        if self.balance.search(clause):
            return True
        return site.quantity.unit in COUNTS and self.stock.search(clause) is not None

    def accumulates(self, site: Site, clause: str) -> bool:
        """Return whether the number sums up all that there was up to then (累计认定120家)."""
        counts = site.quantity.unit in COUNTS and site.quantity.counted in self.cumulative_words
        return counts and self.cumulative.search(clause) is not None

    def sums_up(self, site: Site, clause: str) -> bool:
        """Return whether the number is the sum of the year's months so far (7月,…累计销售3万台)."""
        return self.cumulative.search(clause) is not None and not self.of_a_day(site)

    def of_a_day(self, site: Site) -> bool:
        """Return whether the number is a state on a day rather than what a year brought."""
        if site.statement.measure in ("share", "rank"):
            return False
        entry = site.named.entry or (site.previous.entry if site.previous else None)
        if entry is not None:
            return entry.kind != "flow"
        if self.held.search(seen(site.clause)):
            return True
        return self.flow_name.search(BRACKETED.sub("", site.named.name)) is None

    def of_today(self, site: Site) -> bool:
        """Return whether the number is of the day of the text where it names no other (收盘价)."""
        return site.statement.measure == "level" and self.quoted.search(site.named.name) is not None

    def stands(self, site: Site) -> bool:
        """Return whether the number tells how things stand (规划面积30平方公里, 辖6个镇), not what was done."""
        if site.statement.measure != "level" or site.quantity.unit not in (*COUNTS, "m2"):
            return False
        return self.standing.search(seen(site.clause)) is not None

    def is_size(self, site: Site) -> bool:
        """Return whether the number says how large something is that follows (30万吨|合成氨项目)."""
        if site.statement.measure != "level" or not site.quantity.printed.endswith(self.sizes):
            return False
        return self.sized_works.match(site.walk.chars, site.quantity.end) is not None

    def of_last_year(self, site: Site, clause: str) -> bool:
        """Return whether several years name the number that their last one brought (五年来…人均收入3万元)."""
        if site.statement.measure != "level" or self.brought.search(clause):
            return False
        return self.per_head.search(site.named.name) is not None

    def grown_in_year(self, site: Site) -> bool:
        """Return whether the text tells behind the number by how much it has grown in a year (3亿元,比上年增长9%)."""
        behind = site.walk.chars[site.quantity.end : site.quantity.end + LONGEST_GROWTH].lstrip(",(")
        return self.against_last_year.match(behind) is not None


def compile_stocks(rules: Rules) -> Stocks:
    """Compile the words of ``markers.toml`` that tell a stock from a flow."""
    phrase = rules.table("markers")["phrase"]
    return Stocks(
        stock=regex.compile(phrase["stock"]),
        balance=regex.compile(phrase["balance"]),
        against_last_year=regex.compile(phrase["against_last_year"]),
        cumulative=regex.compile(phrase["cumulative"]),
        cumulative_words=frozenset(phrase["cumulative_words"]),
        flow_name=regex.compile(phrase["flow_name"]),
        of_year=regex.compile(phrase["of_year"]),
        brought=regex.compile(phrase["brought"]),
        per_head=regex.compile(phrase["per_head"]),
        standing=regex.compile(phrase["stands"]),
        timeless=regex.compile(phrase["timeless"]),
        nature=regex.compile(phrase["nature"]),
        quoted=regex.compile(phrase["quoted"]),
        held=regex.compile(phrase["held"]),
        sizes=tuple(phrase["sizes"]),
        sized_works=regex.compile(phrase["sized_works"]),
    )

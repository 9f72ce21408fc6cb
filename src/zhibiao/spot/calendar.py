"""Resolves time expressions to dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from zhibiao.rules import Rules
from zhibiao.spot.anchor import NAMED_YEARS, Anchor
from zhibiao.spot.numerals import Numerals
from zhibiao.spot.periods import TimeExpression
from zhibiao.spot.resolvers import RESOLVERS
from zhibiao.stages import Grain, PeriodMention

SPANS = frozenset({"months", "quarter", "half"})
"""Grains of what is counted from the start of a year: 截至一季度 says by when a stock, and since when a flow."""
CENTURY = 100
REPUBLIC = 1911
"""Year 0 of the Republic's era (民國)."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Resolves time expressions; ``relative``, ``anaphoric`` and ``spoken`` are the year words of ``periods.toml``."""

    numerals: Numerals
    relative: Mapping[str, int]
    anaphoric: tuple[str, ...]
    spoken: frozenset[str]
    words: Mapping[str, int]
    day_words: Mapping[str, int]
    congresses: Mapping[str, dt.date]
    censuses: Mapping[str, Mapping[str, dt.date]]
    second_half: frozenset[str]
    since: str
    parts: Mapping[str, str]
    months: Mapping[str, str]
    holidays: Mapping[str, Mapping[str, Sequence[str]]]
    oldest_short_year: int

    def resolve(self, expression: TimeExpression, anchor: Anchor) -> PeriodMention | None:
        """Return the dates of ``expression``, or None if they cannot be known."""
        resolver = RESOLVERS.get(expression.resolve)
        if resolver is None:
            return None
        try:
            dates = resolver(self, expression.parts, anchor)
        except ValueError:
            return None
        if dates is None or dates[0] > dates[1]:
            return None
        first, last, grain = dates
        if "stock" in expression.parts and grain not in ("instant", *SPANS):
            first, grain = last, "instant"
        return PeriodMention(expression.start, expression.end, first, last, cast(Grain, grain), expression.rule)

    def number(self, written: str) -> int:
        """Return a small written number (3, 三, 十二, 首).

        Raises ``ValueError`` if it is none.
        """
        if written in self.words:
            return self.words[written]
        value = self.numerals.read(written)
        if value is None:
            raise ValueError(written)
        return int(value)

    def republic(self, written: str) -> int:
        """Return the year that is the ``written`` one of the Republic."""
        return REPUBLIC + self.number(written)

    def year(self, parts: Mapping[str, str], anchor: Anchor, fallback: int | None = None) -> int | None:
        """Return the year that the parts name, else ``fallback``."""
        if written := parts.get("y"):
            return int(written) if written.isascii() else self.number(written)
        if written := parts.get("yy"):
            short = int(written) if written.isascii() else self.number(written)
            if anchor.era:
                return REPUBLIC + short
            return short + (CENTURY * 19 if short >= self.oldest_short_year else CENTURY * 20)
        if written := parts.get("era"):
            return self.republic(written)
        if written := parts.get("roc"):
            return self.republic(written) if anchor.era else None
        if word := parts.get("rel"):
            if word in self.anaphoric:
                return anchor.year or anchor.whole_year or (anchor.date.year if anchor.date else None)
            here = anchor.whole_year if word in self.spoken else None
            here = here or (anchor.date.year if anchor.date else None)
            return here + self.relative[word] if here else None
        return fallback


def _days(written: Mapping[str, str]) -> dict[str, dt.date]:
    return {name: dt.date.fromisoformat(day) for name, day in written.items()}


def compile_calendar(rules: Rules, numerals: Numerals) -> Calendar:
    """Compile the resolving words of ``periods.toml``."""
    table = rules.table("periods")
    return Calendar(
        numerals=numerals,
        relative=dict(table["relative_years"]),
        anaphoric=tuple(table["anaphoric_years"]["words"]),
        spoken=frozenset(table["spoken_years"]["words"]),
        words=dict(table["numerals"]),
        day_words=dict(table["day_words"]),
        congresses=_days(table["congresses"]),
        censuses={kind: _days(days) for kind, days in table["censuses"].items()},
        second_half=frozenset(table["second_half"]),
        since=table["since"],
        parts=dict(table["month_parts"]),
        months=dict(table["month_words"]),
        holidays={word: entry["days"] for entry in table["holiday"] for word in entry["words"]},
        oldest_short_year=table["oldest_short_year"],
    )


__all__ = ["NAMED_YEARS", "Anchor", "Calendar", "compile_calendar"]

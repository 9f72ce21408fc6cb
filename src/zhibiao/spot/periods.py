"""Spots time expressions. What they resolve to depends on the document: see ``spot.calendar``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import regex

from zhibiao.alternatives import any_of
from zhibiao.rules import Rules
from zhibiao.spot.patterns import Patterns, compile_patterns

LABEL = ":"
LONGEST_BASE_PHRASE = 12
"""Characters between a word of comparison and the year that it compares with (比大丰收的1982年)."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression and its parts, not yet resolved to dates.

    ``role``: ``frame`` says when things happened; ``base`` what they are compared with; ``undated`` that the
    text does not say; ``standing`` that it tells what there is.
    """

    start: int
    end: int
    text: str
    resolve: str
    rule: str
    parts: Mapping[str, str]
    role: str


@dataclass(frozen=True, slots=True)
class PeriodRule:
    """What a pattern of ``periods.toml`` says of its matches."""

    name: str
    resolve: str
    role: str


@dataclass(frozen=True, slots=True)
class PeriodPatterns:
    """The patterns of ``periods.toml``, compiled; their order is priority."""

    patterns: Patterns
    rules: tuple[PeriodRule, ...]
    stock_before: tuple[str, ...]
    base_before: tuple[str, ...]
    base_phrase: regex.Pattern[str]
    base_phrase_behind: regex.Pattern[str]
    base_after: tuple[str, ...]
    base_joins: frozenset[str]

    def find(self, text: str, start: int, end: int) -> Iterator[TimeExpression]:
        """Yield the time expressions of ``text[start:end]``, in order, without overlap."""
        last_end, last_kind = -1, ""
        for index, match in self.patterns.find(text, start, end):
            rule, (low, high) = self.rules[index], match.span()
            parts = {name: part for name, part in match.groupdict().items() if part is not None}
            if text.endswith(self.stock_before, start, low):
                parts["stock"] = ""
            role = rule.role
            if role == "base" and text.startswith(LABEL, high) and text.endswith("(", start, low):
                role = "frame"  # 3亿元(去年同期:2亿元)
            elif role == "frame":
                joined = rule.resolve == last_kind and text[last_end:low] in self.base_joins
                role = self._role(text, low if joined else start, low, high)
            last_end, last_kind = high, rule.resolve
            yield TimeExpression(low, high, match.group(), rule.resolve, rule.name, parts, role)

    def _role(self, text: str, start: int, low: int, high: int) -> str:
        if text.startswith(self.base_after, high) or text.endswith(self.base_before, start, low):
            return "base"
        if self.base_phrase_behind.match(text, high):
            return "base"
        phrase = self.base_phrase.search(text, max(start, low - LONGEST_BASE_PHRASE), low)
        return "frame" if phrase is None else "base"


def compile_periods(rules: Rules) -> PeriodPatterns:
    """Compile ``periods.toml``."""
    table = rules.table("periods")
    macros: dict[str, str] = {}
    for name, body in table["macros"].items():
        macros[name] = _expand(body, macros)
    base = table["base"]
    entries = [
        ("period.base", base["resolve"], "base", _expand(base["pattern"], macros)),
        ("period.base", "years_ago", "base", _expand(base["ago"], macros)),
        ("period.base", "none", "base", f"(?:{any_of(base['fixed'])}){macros['not_within']}"),
        *((e["id"], e["resolve"], "frame", _expand(e["pattern"], macros)) for e in table["period"]),
        ("period.undated", "none", "undated", any_of(table["undated"]["words"])),
        ("period.standing", "none", "standing", table["standing"]["pattern"]),
    ]
    return PeriodPatterns(
        patterns=compile_patterns([body for *_, body in entries]),
        rules=tuple(PeriodRule(name, how, role) for name, how, role, _ in entries),
        stock_before=tuple(table["stock_before"]),
        base_before=tuple(base["before"]),
        base_phrase=regex.compile(base["phrase"]),
        base_phrase_behind=regex.compile(base["phrase_behind"]),
        base_after=tuple(base["after"]),
        base_joins=frozenset(base["joins"]),
    )


def _expand(body: str, macros: Mapping[str, str]) -> str:
    for name, expansion in macros.items():
        body = body.replace("{" + name + "}", expansion)
    return body

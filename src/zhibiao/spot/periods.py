"""Spots time expressions. What they resolve to depends on the document, and is decided in ``spot.calendar``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import regex

from zhibiao.rules import Rules

TIMEOUT = 2.0


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression and its parts, not yet resolved to dates.

    ``role``: ``frame`` says when things happened; ``base`` what they are compared with; ``undated`` that the
    text does not say.
    """

    start: int
    end: int
    text: str
    resolve: str
    rule: str
    parts: Mapping[str, str]
    role: str


@dataclass(frozen=True, slots=True)
class PeriodPatterns:
    """The patterns of ``periods.toml``, compiled into one alternation whose order is priority."""

    pattern: regex.Pattern[str]
    single: tuple[regex.Pattern[str], ...]
    rules: tuple[tuple[str, str], ...]
    stock_before: tuple[str, ...]
    base_before: tuple[str, ...]
    base_after: tuple[str, ...]

    def find(self, text: str, start: int, end: int) -> Iterator[TimeExpression]:
        """Yield the time expressions of ``text[start:end]``, in order, without overlap."""
        for match in self.pattern.finditer(text, start, end, timeout=TIMEOUT):
            number = match.lastindex
            if number is None or match.end() == match.start():
                continue
            low, high, words = match.start(), match.end(), match.group()
            if number <= 2:
                role = "base" if number == 1 else "undated"
                yield TimeExpression(low, high, words, "none", f"period.{role}", {}, role)
                continue
            parts = self.single[number - 3].match(text, low, end, timeout=TIMEOUT)
            if parts is None:
                continue
            name, resolve = self.rules[number - 3]
            groups = {k: v for k, v in parts.groupdict().items() if v is not None}
            if text.endswith(self.stock_before, start, low):
                groups["stock"] = ""
            yield TimeExpression(low, high, words, resolve, name, groups, self._role(text, start, low, high))

    def _role(self, text: str, start: int, low: int, high: int) -> str:
        if text.startswith(self.base_after, high) or text.endswith(self.base_before, start, low):
            return "base"
        return "frame"


def compile_periods(rules: Rules) -> PeriodPatterns:
    """Compile ``periods.toml``."""
    table = rules.table("periods")
    macros: dict[str, str] = {}
    for name, body in table["macros"].items():
        macros[name] = _expand(body, macros)
    entries = table["period"]
    bodies = [_expand(entry["pattern"], macros) for entry in entries]
    base = sorted(table["base"]["fixed"], key=len, reverse=True)
    undated = sorted(table["undated"]["words"], key=len, reverse=True)
    unnamed = [regex.sub(r"\(\?P<\w+>", "(?:", body) for body in bodies]
    combined = "|".join([f"({'|'.join(base)})", f"({'|'.join(undated)})", *(f"({body})" for body in unnamed)])
    before = tuple(sorted(table["base"]["before"], key=len, reverse=True))
    return PeriodPatterns(
        pattern=regex.compile(combined),
        single=tuple(regex.compile(body) for body in bodies),
        rules=tuple((entry["id"], entry["resolve"]) for entry in entries),
        stock_before=tuple(table["stock_before"]),
        base_before=before,
        base_after=tuple(table["base"]["after"]),
    )


def _expand(body: str, macros: Mapping[str, str]) -> str:
    for name, expansion in macros.items():
        body = body.replace("{" + name + "}", expansion)
    return body

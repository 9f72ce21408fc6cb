"""Tells how far a time that the text names holds: for its clause, its sentence, or the paragraph."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao.bind.period_state import PeriodState
from zhibiao.rules import Rules
from zhibiao.spot.calendar import Calendar
from zhibiao.spot.periods import TimeExpression
from zhibiao.stages import PeriodMention

SHORT_GRAINS = frozenset({"day"})
"""Grains that hold only within their sentence: what happened on a day says nothing of the next sentence."""
PARTS_OF_YEAR = frozenset({"day", "month", "months", "quarter", "half"})
SPANS = ("years", "plan")
"""Grains of several years."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The words of ``markers.toml`` around a time that limit how far it holds, compiled."""

    calendar: Calendar
    lead_strict: regex.Pattern[str]
    clause_end: regex.Pattern[str]
    owner_mark: str
    from_words: tuple[str, ...]
    to_words: tuple[str, ...]
    only: tuple[str, ...]
    contrast: tuple[str, ...]
    nested: tuple[str, ...]
    attributive: regex.Pattern[str]
    onwards: regex.Pattern[str]
    figure: regex.Pattern[str]
    by_part: regex.Pattern[str]
    preamble: regex.Pattern[str]
    telling: regex.Pattern[str]
    ceremony: regex.Pattern[str]
    holiday: regex.Pattern[str]

    def of(
        self, expression: TimeExpression, mention: PeriodMention, chars: str, start: int, counts: bool,
        state: PeriodState,
    ) -> str:  # fmt: skip
        """Return how far ``expression`` holds, which opens a clause of the sentence that starts at ``start``.

        ``counts``: the sentence has numbers.
        """
        strict = self.lead_strict.search("\n" + chars[start : expression.start]) is not None
        if expression.parts.get("rel") in self.calendar.anaphoric:
            # 是年,完成产值3亿元: of the whole sentence; 当年完成: of the clause, unless no other year is told.
            another = any(f.mention is not None and f.text != expression.text for f in state.in_sentence)
            alone = strict and another and mention.grain == "year" and state.carried is None and state.base is None
            return "sentence" if alone or (strict and self.clause_end.match(chars, expression.end)) else "clause"
        said = chars[start : expression.start]
        if self._of_one_number(expression, mention, chars, said, strict, state):
            return "clause"
        if mention.grain in SHORT_GRAINS and self.telling.match(chars, expression.end):
            return "clause"
        if self._in_passing(expression, mention, chars, said, state):
            return "sentence"
        if mention.first < mention.last and self.holiday.match(chars, expression.end):
            return "paragraph"  # 10月1日至7日国庆长假期间,…
        if mention.grain in SHORT_GRAINS:
            return "sentence" if counts or self.ceremony.match(chars, expression.end) is None else "paragraph"
        told = self.preamble.match(said)
        passing = self.clause_end.search(said, told.end() if told is not None else 0) is not None
        opens = start == 0 or chars[start - 1] == "\n"
        if not strict and (passing or (state.carried is not state.base and state.told and not opens)):
            return "sentence"
        aim = expression.text.startswith(self.to_words) and state.ends_with(mention)
        # 过去五年…。2008年,…: the last of them, by its name, is the one told.
        closing = "rel" not in expression.parts and state.base_closes_with(mention) and not state.figures
        if (said.strip() or not opens) and state.of_years and mention.grain not in SPANS and not (aim or closing):
            # 过去五年…: what one of the years brought is told in passing.
            return "sentence"
        return "paragraph"

    def _of_one_number(
        self, expression: TimeExpression, mention: PeriodMention, chars: str, said: str, strict: bool,
        state: PeriodState,
    ) -> bool:  # fmt: skip
        """Return whether the time is only that of the number behind it."""
        if expression.parts.get("rel") in self.calendar.spoken and not strict:
            return True
        if said.endswith(self.only):
            return True
        since = expression.rule == "period.since" and strict
        if mention.grain in SPANS and not since and any(f.mention for f in state.in_sentence):
            return True
        marked = mention.grain != "years" and self.owner_mark in chars[expression.end - 1 : expression.end + 1]
        # 由1978年的165元…, 而去年的升幅为3%; 恢复到2019年的83%.
        ends = said.endswith((*self.from_words, *self.contrast))
        return marked and (ends or chars[expression.end + 1 : expression.end + 2].isdigit())

    def _in_passing(
        self, expression: TimeExpression, mention: PeriodMention, chars: str, said: str, state: PeriodState
    ) -> bool:
        """Return whether the sentence behind goes on about the time before, and not about this one."""
        if self.attributive.match(chars, expression.end) or self.onwards.match(chars, expression.end):
            return True
        if expression.resolve == "whole_year" and state.in_sentence:
            return True
        before = self.calendar.relative.get(expression.parts.get("rel") or "", 0) < 0
        if (before or mention.grain in SPANS) and self.figure.search(said):
            # 亏损5亿元,去年亏损3亿元; 投资90亿元,五年累计300亿元: told beside what the text goes on about.
            return True
        if said.strip() and mention.grain not in PARTS_OF_YEAR and state.ends_before(mention):
            return True  # 2008年工作目标…。力争“十一五”期末产值达1000亿元: far beyond what the section aims at.
        if said.endswith(self.nested) or self.by_part.search(said):
            return True  # 其中,三季度增长5.8%: the next sentence is about the whole again.
        # 第三季升12%,而第二季升11%。 The next sentence is about the third again.
        return said.endswith(self.contrast) and (said.strip() not in self.contrast or bool(state.in_sentence))


def compile_reach(rules: Rules, calendar: Calendar) -> Reach:
    """Compile the words of ``markers.toml`` that limit how far a time holds."""
    markers = rules.table("markers")
    table, clause = markers["frame"], markers["clause"]
    return Reach(
        calendar=calendar,
        lead_strict=regex.compile(table["lead_strict"], regex.REVERSE),
        clause_end=regex.compile(clause["end"]),
        owner_mark=markers["phrase"]["owner"],
        from_words=tuple(clause["from"]),
        to_words=tuple(clause["to"]),
        only=tuple(table["only"]),
        contrast=tuple(table["contrast"]),
        nested=(clause["nested"], clause["nested"] + ","),
        attributive=regex.compile(table["attributive"]),
        onwards=regex.compile(table["onwards"]),
        figure=regex.compile(table["figure"]),
        by_part=regex.compile(table["by_part"]),
        preamble=regex.compile(table["preamble"]),
        telling=regex.compile(table["telling"]),
        ceremony=regex.compile(table["ceremony"]),
        holiday=regex.compile(table["holiday"]),
    )

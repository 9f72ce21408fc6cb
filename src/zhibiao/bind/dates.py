"""Finds the date of a document: given, in its dateline or publication line, in its title, or in its text."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from zhibiao.alternatives import compile_any
from zhibiao.bind.announced import Announced, compile_announced
from zhibiao.bind.datelines import HEAD, Dated, Datelines, compile_datelines
from zhibiao.bind.given_year import GivenYear, compile_given_year
from zhibiao.bind.running_year import RunningYear, compile_running_year
from zhibiao.rules import Rules
from zhibiao.spot import Spotted
from zhibiao.spot.anchor import month_end
from zhibiao.spot.calendar import NAMED_YEARS, Anchor, Calendar
from zhibiao.spot.periods import PeriodPatterns, TimeExpression
from zhibiao.stages import Block, Text

LONGEST_HEAD = 400
WHOLE_REPORT = 4_000
"""Characters of a work report that is no piece of one: its second half is on what is planned."""
TITLE = 1
"""Characters within which the sentence starts that opens a text."""
SINCE = frozenset({"since", "none"})
"""How times are resolved from which on something goes on (1994年以来, 从2009年组建算起)."""
BRACKETED_YEAR = regex.compile(r"(?<=^.)\(\d{3,4}\)")
FIRST_YEAR, LAST_YEAR = 1949, 2100
BUDGET = frozenset({"budget_year", "budget_part"})
"""How financial years are resolved, which may end in the year before their name's."""
FINE = frozenset({"day", "quarter", "half", "months"})
"""How times are resolved that name their year to tell what was then, and not what happened once."""
YEARS = "period.year_range"
"""The rule of years from one to another."""
CLAUSE_MARKS = ",;:"


@dataclass(frozen=True, slots=True)
class Dates:
    """The dateline words of ``markers.toml``, compiled."""

    periods: PeriodPatterns
    calendar: Calendar
    datelines: Datelines
    running: RunningYear
    given_year: GivenYear
    work_report: regex.Pattern[str]
    review: regex.Pattern[str]
    outlook: regex.Pattern[str]
    announced: Announced
    happened: regex.Pattern[str]
    sets_out: regex.Pattern[str]
    to_be: regex.Pattern[str]
    planned: re.Pattern[str]
    estimated: regex.Pattern[str]
    aimed: re.Pattern[str]
    to_words: tuple[str, ...]
    part_of: regex.Pattern[str]

    def find(
        self, text: Text, blocks: Sequence[Block], spotted: Sequence[Sequence[Spotted]], title: str | None,
        given: dt.date | None, published: dt.date | None, era: bool,
    ) -> Dated:  # fmt: skip
        """Return the date of ``text``; ``given`` overrides what it says, ``published`` what can be guessed of it.

        ``era``: the text counts its years from the Republic's first.
        """
        if given is not None:
            return given, "given", given.isoformat()
        anchor = Anchor(era=era)
        stated = self.datelines.find(text, blocks, anchor)
        stated = None if stated is not None and self._of_event(text, spotted, stated, anchor) else stated
        if stated is None and published is not None:
            return published, "publication", published.isoformat()
        return stated or self._given(text, title or "") or self._in_text(text, blocks, spotted, title, anchor)

    def _of_event(
        self, text: Text, spotted: Sequence[Sequence[Spotted]], stated: Dated, anchor: Anchor
    ) -> bool:  # fmt: skip
        """Return whether a day opens a sentence, and the text has figures of years behind it: that of an event.

        1999年3月6日,园区正式挂牌。…2015年,完成产值7亿元。
        """
        day, found, said = stated
        if day is None or found != "dateline" or not self.happened.match(text.chars, text.chars.find(said) + len(said)):
            return False
        stating = [[s for s in found if self._states(text, s)] for found in spotted]
        return max(self._years(list(self._told(text, stating)), anchor, reports=False), default=0) > day.year

    def _given(self, text: Text, title: str) -> Dated | None:
        """Return when the work report or plan is given of which ``text`` tells; a plan early in its first year."""
        report = self.given_year.of_report(text.chars)
        year = report if report is not None else self.given_year.of_plan(text.chars, title)
        if year is None:
            return None
        told = self.announced.on(text.chars[:LONGEST_HEAD], lambda _: dt.date(year - 1, 12, 31))
        if told is not None:
            return told[0], "dateline", told[1]
        return dt.date(year, 3 if report is not None else 12, 31), "text", str(year)

    def _in_text(
        self, text: Text, blocks: Sequence[Block], spotted: Sequence[Sequence[Spotted]], title: str | None,
        anchor: Anchor,
    ) -> Dated:  # fmt: skip
        """Find the date in running text: the latest day told as past, or the year that is spoken of."""
        year = self._title_year(title, anchor)
        reports = self.work_report.search(text.chars[:LONGEST_HEAD]) is not None
        spotted = self._reviewing(text, spotted) if reports else spotted
        expressions = list(self._told(text, spotted))
        events = self._only_events(text, expressions)
        if events:
            expressions = _unnamed(expressions)
        years = self._years(expressions, anchor, reports)
        report = reports and bool(years or year)
        running = self.running.find(text, spotted, list(years), anchor) if year is None and not report else None
        if running is not None:
            told = self.announced.on(text.chars[:LONGEST_HEAD], lambda _: running.before)
            return (told[0], "dateline", told[1]) if told else (running.latest, "text", str(running.latest.year))
        stating = list(self._told(text, [[s for s in found if self._states(text, s)] for found in spotted]))
        stating = _unnamed(stating) if events else stating
        plain = self._years(stating, anchor, reports)
        known = max(years, default=year)
        anchor = replace(anchor, year=known, whole_year=known)
        latest, days = self._latest(text.chars, expressions, anchor)
        head = text.chars[:LONGEST_HEAD]
        recalled = not reports and self._only_recalled(text, spotted, expressions, years, anchor)
        unaimed = list(self._told(text, self._unaimed(text, spotted, figures=recalled)))
        reported = list(self.announced.reported(text, _unnamed(unaimed) if events else unaimed, anchor))
        told = self.announced.on(head, lambda month: self.announced.end_of_news(head, reported, month))
        if days and any(days[0][1] in text.chars[b.start : b.start + 80] for b in blocks[:HEAD]):
            told = max(told or days[0], days[0])  # The earlier one is the day of a figure.
        named = [e for e in stating if not NAMED_YEARS.isdisjoint(e.parts)]
        figures, _ = self._latest(text.chars, named, anchor)
        later = max(figures[0] if figures is not None else dt.date.min, dt.date(max(plain, default=1), 1, 1))
        if told is not None and later > told[0]:
            told = None  # The text has figures of a later time: the day is that of an event.
        if told is not None:
            return told[0], "dateline", told[1]
        if recalled:
            return None, None, ""
        spoken = max((y for y, n in years.items() if n > 1 or len(years) == 1 or y in plain), default=None)
        if latest is not None and spoken is not None and spoken > latest[0].year:
            latest = (dt.date(spoken, 12, 31), str(spoken))
        ended = {self.calendar.year(e.parts, anchor) for e in expressions if e.resolve == "year_end"}
        if latest is not None and latest[0].year in ended:
            latest = (dt.date(latest[0].year, 12, 31), str(latest[0].year))  # The text has figures of its end.
        last_year = max(plain or years, default=None)
        if report and (latest is None or last_year is None or latest[0].year <= max(years)):
            # A work report is given in the first months of the year after the one it reviews.
            given_in = (
                year if year is not None else self.given_year.of_review(text.chars, blocks, stating, last_year or 0)
            )
            return dt.date(given_in, 3, 31), "text", str(given_in)
        if latest is not None and (year is None or latest[0].year >= year):
            # The text knows the month at best: its last day is the latest that the text can mean.
            return month_end(latest[0].year, latest[0].month), "text", latest[1]
        if year is not None:
            return dt.date(year, 12, 31), "title", str(year)
        return (dt.date(last_year, 12, 31), "text", str(last_year)) if last_year else (None, None, "")

    def _reviewing(self, text: Text, spotted: Sequence[Sequence[Spotted]]) -> Sequence[Sequence[Spotted]]:
        """Return the sentences of a work report on what is over: behind them stands what is planned, often unsaid."""
        half = len(text.chars) // 2 if len(text.chars) > WHOLE_REPORT else len(text.chars)
        return [[s for s in found if s.sentence.start <= half] for found in spotted]

    def _only_events(self, text: Text, expressions: Sequence[TimeExpression]) -> bool:
        """Return whether the text names years only to tell of events, and speaks of a year that it does not name."""
        named = [e for e in expressions if not NAMED_YEARS.isdisjoint(e.parts)]
        if all("rel" not in e.parts for e in expressions):
            return False
        return all(e.resolve in SINCE or self.happened.match(text.chars, e.end) for e in named)

    def _only_recalled(
        self, text: Text, spotted: Sequence[Sequence[Spotted]], expressions: Sequence[TimeExpression],
        years: Counter[int], anchor: Anchor,
    ) -> bool:  # fmt: skip
        """Return whether figures of 去年 or 今年 come before any year is named, and the last year once, of an event.

        Who says 去年 has no need to name that year: what is named further down is an earlier one.
        """
        pointing = self.calendar.relative.keys() - self.calendar.spoken
        figures = list(self._told(text, self._with_figures(spotted)))
        first = next((e.start for e in figures if e.parts.get("rel") in pointing), None)
        named = [e for e in expressions if not NAMED_YEARS.isdisjoint(e.parts)]
        if first is None or not years or not named or first > named[0].start or years[max(years)] > 1:
            return False
        return not any(e.resolve in FINE for e in named if self.calendar.year(e.parts, anchor) == max(years))

    def _told(self, text: Text, spotted: Sequence[Sequence[Spotted]]) -> Iterator[TimeExpression]:
        """Yield the time expressions that do not say when something is to be reached (到2025年,力争…; 预计2月投产)."""
        for found in (s for sentences in spotted for s in sentences):
            planned = True if found.sentence.start < TITLE else None  # A title tells what is to come: 到2027年达到50家.
            for expression in found.expressions:
                if expression.role != "frame" or text.chars.startswith(":", expression.end):
                    continue
                if self._is_planned(text.chars, found.sentence.start, expression):
                    continue
                if expression.text.startswith(self.to_words):
                    if planned is None:
                        planned = self.planned.search(text.chars, found.sentence.start, found.sentence.end) is not None
                    if planned:
                        continue
                yield expression

    def _unaimed(self, text: Text, spotted: Sequence[Sequence[Spotted]], figures: bool) -> list[list[Spotted]]:
        """Return the sentences that aim at nothing (2023年,计划增长9%): what they name is what the text reports on.

        ``figures``: only those with numbers.
        """
        aimed = self.aimed.search
        kept = self._with_figures(spotted) if figures else spotted
        return [[f for f in found if aimed(text.chars, f.sentence.start, f.sentence.end) is None] for found in kept]

    def _with_figures(self, spotted: Sequence[Sequence[Spotted]]) -> list[list[Spotted]]:
        return [[found for found in sentences if found.quantities] for sentences in spotted]

    def _states(self, text: Text, found: Spotted) -> bool:
        """Return whether a sentence states figures, and none that are planned."""
        start, end = found.sentence.start, found.sentence.end
        planned = self.planned.search(text.chars, start, end) is not None
        return bool(found.quantities) and (not planned or self.estimated.search(text.chars, start, end) is not None)

    def _is_planned(self, chars: str, start: int, expression: TimeExpression) -> bool:
        """Return whether a word of plans stands before a year (部署2014年工作) or its part (预计2025年2月投产)."""
        if NAMED_YEARS.isdisjoint(expression.parts):
            return False
        if self.to_be.match(chars, expression.end) is not None:
            return True
        if expression.resolve == "year":
            return self.sets_out.search(chars, start, expression.start) is not None
        low = max(chars.rfind(mark, start, expression.start) for mark in CLAUSE_MARKS)
        return self.planned.search(chars, max(low, start), expression.start) is not None

    def _years(self, expressions: Iterable[TimeExpression], anchor: Anchor, reports: bool) -> Counter[int]:
        """Count the years that the text names as past or present; a work report (``reports``) plans several ahead."""
        years: Counter[int] = Counter()
        last: Counter[int] = Counter()
        told = list(expressions)
        only_budget = all(e.resolve in BUDGET for e in told if not NAMED_YEARS.isdisjoint(e.parts))
        for expression in told:
            if NAMED_YEARS.isdisjoint(expression.parts):
                continue
            stated = self.calendar.year(expression.parts, anchor)
            if stated is not None and FIRST_YEAR <= stated <= LAST_YEAR:
                # A financial year may begin, and be told of, in the year before its name's.
                began = expression.resolve in BUDGET and not only_budget
                years[stated - began - self._offset(expression.text)] += 1
            span = self.calendar.resolve(expression, anchor) if expression.rule == YEARS else None
            if span is not None:
                last[span.last.year] += 1
        if reports or years.total() > last.total():
            return years
        return years + last  # 2016年至2018年, and no year alone: told when the last of them was over.

    def _offset(self, written: str) -> int:
        """Return how many years a year lies from that of the text which says so: 去(2013)年 is -1."""
        word, bracketed = BRACKETED_YEAR.subn("", written, count=1)
        return next((n for w, n in self.calendar.relative.items() if word.startswith(w)), 0) if bracketed else 0

    def _latest(
        self, chars: str, expressions: Iterable[TimeExpression], anchor: Anchor
    ) -> tuple[tuple[dt.date, str] | None, list[tuple[dt.date, str]]]:
        """Return the latest date that is finer than a year, and the days that name their year."""
        latest: tuple[dt.date, str] | None = None
        days: list[tuple[dt.date, str]] = []
        year: TimeExpression | None = None
        for expression in expressions:
            named = not NAMED_YEARS.isdisjoint(expression.parts)
            if named:
                year = expression if expression.resolve == "year" else None
            elif year is not None and self.part_of.fullmatch(chars, year.end, expression.start) is not None:
                continue  # 2022年营收2亿元,其中四季度1亿元
            if expression.resolve not in ("day", "month", "months", "half", "quarter") or "rel" in expression.parts:
                continue
            mention = self.calendar.resolve(expression, anchor)
            if mention is None:
                continue
            if expression.resolve == "day" and "stock" not in expression.parts and named:
                days.append((mention.first, expression.text))
            if latest is None or mention.last > latest[0]:
                latest = (mention.last, expression.text)
        return latest, days

    def _title_year(self, title: str | None, anchor: Anchor) -> int | None:
        """Return the year that a title names."""
        for expression in self.periods.find(title or "", 0, len(title or "")):
            if expression.resolve == "year" and not NAMED_YEARS.isdisjoint(expression.parts):
                year = self.calendar.year(expression.parts, anchor)
                if self.outlook.match(title or "", expression.end):
                    continue  # 二〇三五年远景目标 is no year of the text.
                # 2020年工作回顾 is given in the year after.
                return year + 1 if year is not None and self.review.match(title or "", expression.end) else year
        return None


def _unnamed(expressions: Iterable[TimeExpression]) -> list[TimeExpression]:
    """Return the time expressions that name no year."""
    return [e for e in expressions if NAMED_YEARS.isdisjoint(e.parts)]


def compile_dates(rules: Rules, periods: PeriodPatterns, calendar: Calendar) -> Dates:
    """Compile the dateline words of ``markers.toml``."""
    markers = rules.table("markers")
    table, status = markers["profile"], markers["status"]
    planned = compile_any([*status["target"], *status["estimate"]])
    names = ("work_report", "review", "outlook", "sets_out")
    work_report, review, outlook, sets_out = (regex.compile(table[name]) for name in names)
    return Dates(
        periods=periods,
        calendar=calendar,
        datelines=compile_datelines(rules, periods, calendar),
        running=compile_running_year(rules, calendar, planned),
        given_year=compile_given_year(rules, periods, calendar),
        work_report=work_report,
        review=review,
        outlook=outlook,
        announced=compile_announced(rules, periods, calendar),
        estimated=regex.compile(table["estimated"]),
        happened=regex.compile(markers["frame"]["event"]),
        sets_out=sets_out,
        to_be=regex.compile(table["to_be"]),
        planned=planned,
        aimed=compile_any(status["target"]),
        to_words=tuple(markers["clause"]["to"]),
        part_of=regex.compile(table["part_of"]),
    )

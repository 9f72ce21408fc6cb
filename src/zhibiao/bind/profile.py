"""Reads what a document says of itself: title, date, subject, currency, and whether it is a plan."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from zhibiao.bind.currency import TRADITIONAL, Currencies, compile_currencies
from zhibiao.bind.datelines import Found
from zhibiao.bind.dates import Dates, compile_dates
from zhibiao.bind.frames import long_span
from zhibiao.bind.names import Names
from zhibiao.bind.opening_year import OpeningYear, compile_opening_year
from zhibiao.bind.phrases import Phrases
from zhibiao.bind.subject import Subject
from zhibiao.bind.subject_finder import SubjectFinder, compile_subject_finder
from zhibiao.model import Status
from zhibiao.normalize import Normalizer
from zhibiao.rules import Rules
from zhibiao.spot import Spotted
from zhibiao.spot.anchor import month_end
from zhibiao.spot.calendar import Anchor, Calendar
from zhibiao.spot.periods import PeriodPatterns
from zhibiao.stages import Block, Grain, PeriodMention, Stated, Text

_WORDS = regex.compile(r"\p{Han}{2}")
HEAD = 6
"""Blocks at the top in which the title stands."""
HEADLINES = 4
TITLE_LENGTH = 60
MANY_COMPARISONS = 6
FEW_CHARACTERS = 90
"""In statistics, a comparison with the year before stands every so many characters."""
LONGEST_SAMPLE = 20_000
LONGEST_HEAD = 400
LONGEST_REPORT_HEAD = 1500
REPORTS: Mapping[str, tuple[int, int, Grain]] = {
    "quarter": (1, 3, "quarter"),
    "half": (1, 6, "half"),
    "quarters": (1, 9, "months"),
    "year": (1, 12, "year"),
}
"""The first and last month of what a report under its kind alone is on; it comes out after them."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What holds for a whole document unless a sentence says otherwise.

    ``formal``: a release, communique or report, which says once what its numbers are about and then goes on;
    news says it again in each paragraph. ``era``: it counts its years from the Republic's first;
    ``half``: the day on which the first half of the financial year ended of which it counts halves and quarters.
    """

    title: str | None
    date: dt.date | None
    date_found: Found | None
    date_text: str
    subject: Subject | None
    zones: tuple[str, ...]
    currency: str
    status: Status
    period: PeriodMention | None
    period_text: str
    formal: bool
    work_report: bool
    era: bool
    half: dt.date | None


@dataclass(frozen=True, slots=True)
class Profiler:
    """Makes the profile of a document."""

    dates: Dates
    subjects: SubjectFinder
    periods: PeriodPatterns
    calendar: Calendar
    report_title: regex.Pattern[str]
    work_report: regex.Pattern[str]
    report_of: regex.Pattern[str]
    report_shows: regex.Pattern[str]
    own_report: regex.Pattern[str]
    reported: regex.Pattern[str]
    census_day: regex.Pattern[str]
    census_before: regex.Pattern[str]
    census_title: regex.Pattern[str]
    half_report: regex.Pattern[str]
    first_half: regex.Pattern[str]
    only: tuple[str, ...]
    fiscal: re.Pattern[str]
    era: re.Pattern[str]
    era_month: regex.Pattern[str]
    era_short: regex.Pattern[str]
    comparison: regex.Pattern[str]
    institutions: Mapping[str, str]
    currencies: Currencies
    crumbs: regex.Pattern[str]
    opening_year: OpeningYear
    normalizer: Normalizer

    def profile(
        self, text: Text, blocks: Sequence[Block], spotted: Sequence[Sequence[Spotted]], given: dt.date | None,
        stated: Stated,
    ) -> Profile:  # fmt: skip
        """Return the profile of ``text``; ``given`` overrides the date found in it, which one ``stated`` may fill."""
        title = self.normalizer.normalize(stated.title).chars if stated.title else self._title(text, blocks)
        of_taiwan = len(self.era.findall(text.chars[:LONGEST_SAMPLE]))
        era = of_taiwan > 1 or self.era_month.search(text.chars) is not None
        era = era or (of_taiwan > 0 and self.era_short.search(text.chars) is not None)
        date, found, date_text = self.dates.find(text, blocks, spotted, title, given, stated.published, era)
        headlines = self._headlines(text, blocks)
        if stated.title and title is not None and title not in headlines:
            headlines = f"{title} {headlines}"
        subject, zones = self.subjects.find(text.chars, headlines)
        head = text.chars[:LONGEST_HEAD]
        plan = title is not None and self.dates.given_year.is_plan(title)
        release = title is not None and self.report_title.search(title) is not None
        release = release or any(office in head for office in self.institutions)
        work_report = self.work_report.search(head) is not None
        half = self._half_ended(head, date)
        anchor = Anchor(date, era=era, half=half)
        period, period_text = None, ""
        if title is not None and not work_report:
            period, period_text = self._title_period(title, anchor, plan or release, plan)
        if period is not None and period.grain == "month":
            body = text.chars[text.chars.find(title or "") :].removeprefix(title or "")
            period, period_text = self._cumulative(body[:LONGEST_HEAD], period, period_text, anchor)
        census = self._census(headlines, text.chars[:LONGEST_REPORT_HEAD])
        if census is not None:
            period, period_text = census
        currency = self.currencies.of(text, subject, era)
        if subject is None or (era and subject.level == "country" and text.repairs.get(TRADITIONAL)):
            subject = self.currencies.land(currency)  # 我国, where years are counted from the Republic's first.
        company = subject is not None and subject.kind == "company"
        if company and period is not None and self.fiscal.search(period_text):
            # 2015财年Q3财报: when that was, only the text can tell (截至2014年12月31日的2015财年第三季度).
            period, period_text = self._fiscal(text.chars[:LONGEST_HEAD], anchor) or (
                period,
                period_text,
            )
        if period is None and (company or self.own_report.match(text.chars)):
            period, period_text = self._report_period(text.chars)
        if period is None and company and date is not None:
            period, period_text = self._reported(text.chars, date)
        if period is None and not work_report and not plan:
            opening = self.opening_year.find(text, blocks, spotted, anchor)
            period, period_text = opening or (period, period_text)
        return Profile(
            title=title,
            date=date,
            date_found=found,
            date_text=date_text,
            subject=subject,
            zones=zones,
            currency=currency,
            status="target" if plan else "actual",
            period=period,
            period_text=period_text,
            formal=release or work_report or (company and period is not None) or self._compares(text.chars),
            work_report=work_report,
            era=era,
            half=half,
        )

    def _half_ended(self, head: str, date: dt.date | None) -> dt.date | None:
        """Return the day on which ``head`` says that the first half of a financial year ended.

        A half is what the reports of companies divide their year into (截至2018年9月30日止六个月).
        """
        half = self.first_half.search(head)
        year = int(half["y"]) if half is not None and half["y"] else date.year if date is not None else None
        return month_end(year, int(half["m"])) if half is not None and year is not None else None

    def _title(self, text: Text, blocks: Sequence[Block]) -> str | None:
        """Return the title: a line at the top that names a report or a plan, else the first short one."""
        lines = [text.chars[b.start : b.end] for b in blocks[:HEAD] if b.end - b.start <= TITLE_LENGTH]
        candidates = [line.strip("#* \t\u2014-") for line in lines if not self.crumbs.fullmatch(line)]
        for line in candidates:
            if line.endswith("\u3002"):
                continue
            if self.report_title.search(line) or self.dates.given_year.plan_title.search(line):
                return line
        stamp = self.dates.datelines.publication
        named = (line for line in candidates if _WORDS.search(line) and not stamp.match(line))
        return next((line for line in named if line[-1] not in "\u3002:"), None)

    def _headlines(self, text: Text, blocks: Sequence[Block]) -> str:
        """Return title and subtitles, the short lines at the top that are no sentences, as one line.

        A text of one short sentence is its own headline.
        """
        lines = [text.chars[b.start : b.end] for b in blocks[:HEADLINES]]
        short = [line for line in lines if len(line) <= TITLE_LENGTH and not self.crumbs.fullmatch(line)]
        return " ".join([line for line in short if not line.endswith("\u3002")] or short)

    def _title_period(
        self, title: str, anchor: Anchor, years: bool, plans: bool
    ) -> tuple[PeriodMention | None, str]:  # fmt: skip
        """Return the period that a title names (2023年上半年); a whole year, a five-year plan only where it may be."""
        for expression in self.periods.find(title, 0, len(title)):
            mention = self.calendar.resolve(expression, anchor)
            if mention is None or mention.grain in ("day", "instant") or (mention.grain == "plan" and not plans):
                continue
            if title.endswith(self.only, 0, expression.start):
                continue  # 出口自1998年最低
            if long_span(mention) and not plans:
                continue
            if not years and anchor.date is not None and mention.first > anchor.date:
                continue  # 四公司下月加价: what is to come is not what the text is of.
            mention = self._halved(mention, title, expression.end)
            return (mention, expression.text) if years or mention.grain not in ("year", "years") else (None, "")
        return None, ""

    def _cumulative(
        self, head: str, month: PeriodMention, month_text: str, anchor: Anchor
    ) -> tuple[PeriodMention, str]:
        """Return the months up to ``month`` where a report on it opens with them (1-3月), else the month itself."""
        said = 0
        for expression in self.periods.find(head, 0, len(head)):
            mention = self.calendar.resolve(expression, anchor)
            said += mention is not None and (mention.first, mention.last) == (month.first, month.last)
            if said:
                break
            if mention is not None and mention.grain in ("months", "quarter", "half") and mention.last == month.last:
                return mention, expression.text
        return month, month_text

    def _fiscal(self, head: str, anchor: Anchor) -> tuple[PeriodMention, str] | None:
        """Return the quarter or half of a financial year that ``head`` dates by its last day."""
        for expression in self.periods.find(head, 0, len(head)):
            mention = self.calendar.resolve(expression, anchor) if expression.resolve == "ended" else None
            if mention is not None and mention.grain not in ("day", "instant"):
                return mention, expression.text
        return None

    def _census(self, headlines: str, head: str) -> tuple[PeriodMention, str] | None:
        """Return the day on which the census counted whose communiqué this is."""
        titled = self.census_title.search(headlines)
        if titled is None:
            return None
        for expression in self.periods.find(head, 0, len(head)):
            told = self.census_day.match(head, expression.end) or self.census_before.search(head[: expression.start])
            mention = self.calendar.resolve(expression, Anchor()) if told is not None else None
            if mention is not None and mention.grain == "day":
                return replace(mention, grain="instant"), expression.text
        day = self.calendar.censuses[titled["census"]].get(titled["nth"])
        low, high = titled.span("census")
        return (PeriodMention(low, high, day, day, "instant", "period.census"), titled["census"]) if day else None

    def _halved(self, mention: PeriodMention, text: str, end: int) -> PeriodMention:
        """Return the first half of the year where a half-year report follows it (2023年半年度报告)."""
        if mention.grain != "year" or self.half_report.match(text, end) is None:
            return mention
        return replace(mention, last=mention.first.replace(month=6, day=30), grain="half")

    def _report_period(self, body: str) -> tuple[PeriodMention | None, str]:
        """Return the period on which a company reports (2023年年度报告)."""
        head = body[:LONGEST_REPORT_HEAD]
        for expression in self.periods.find(head, 0, len(head)):
            said = self.report_of.match(head, expression.end)
            if said is None and self.report_of.search(expression.text) is None:
                continue
            end = said.end() if said is not None else expression.end
            if "\u3002" in head[: expression.start] and self.report_shows.match(head, end):
                continue  # 2019年年报显示,公司主营制造业: not what the text is about.
            mention = self.calendar.resolve(expression, Anchor())
            if mention is None or mention.grain not in ("year", "half", "quarter", "months"):
                continue
            mention = self._halved(mention, head, expression.end)
            return mention, expression.text
        return None, ""

    def _reported(self, body: str, date: dt.date) -> tuple[PeriodMention | None, str]:
        """Return the period of the report that a company publishes under its kind alone, on ``date`` (公布半年报)."""
        match = self.reported.search(body[:LONGEST_HEAD])
        if match is None or match.lastgroup is None:
            return None, ""
        first, last, grain = REPORTS[match.lastgroup]
        end = month_end(date.year, last)
        end = end.replace(year=int(match["y"]) if match["y"] else date.year - (end > date))
        low, high = match.span(match.lastgroup)
        return PeriodMention(low, high, end.replace(month=first, day=1), end, grain, "period.reported"), match[
            match.lastgroup
        ]

    def _compares(self, body: str) -> bool:
        """Return whether ``body`` compares with a year before as often as only statistics do."""
        sample = body[:LONGEST_SAMPLE]
        count = sum(1 for _ in self.comparison.finditer(sample))
        return count >= MANY_COMPARISONS and count * FEW_CHARACTERS >= len(sample)


def compile_profiler(
    rules: Rules, names: Names, phrases: Phrases, periods: PeriodPatterns, calendar: Calendar, normalizer: Normalizer
) -> Profiler:
    """Compile the profile words of ``markers.toml`` and the currencies of ``units.toml``."""
    table = rules.table("markers")["profile"]
    return Profiler(
        dates=compile_dates(rules, periods, calendar),
        subjects=compile_subject_finder(rules, names, phrases),
        periods=periods,
        calendar=calendar,
        report_title=regex.compile(table["report_title"]),
        work_report=regex.compile(table["work_report"]),
        report_of=regex.compile(table["report_of"]),
        report_shows=regex.compile(table["report_shows"]),
        own_report=regex.compile(table["own_report"]),
        reported=regex.compile(table["reported"]),
        census_day=regex.compile(table["census_day"]),
        census_before=regex.compile(table["census_before"]),
        census_title=regex.compile(table["census_title"]),
        half_report=regex.compile(table["half_report"]),
        first_half=regex.compile(table["first_half"]),
        fiscal=re.compile(table["fiscal"]),
        only=tuple(rules.table("markers")["frame"]["only"]),
        era=re.compile(table["era"]),
        era_month=regex.compile(table["era_month"]),
        era_short=regex.compile(table["era_short"]),
        comparison=regex.compile(table["comparison"]),
        institutions=dict(table["institutions"]),
        currencies=compile_currencies(rules),
        crumbs=regex.compile(table["crumbs"]),
        opening_year=compile_opening_year(rules, calendar),
        normalizer=normalizer,
    )

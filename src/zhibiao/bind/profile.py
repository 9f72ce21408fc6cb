"""Reads what a document says of itself: title, date, subject, currency, and whether it is a plan."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import regex

from zhibiao.bind.currency import TRADITIONAL, Currencies, compile_currencies
from zhibiao.bind.datelines import Found
from zhibiao.bind.dates import Dates, compile_dates
from zhibiao.bind.names import Names
from zhibiao.bind.opening_year import OpeningYear, compile_opening_year
from zhibiao.bind.phrases import Phrases
from zhibiao.bind.report_periods import REPORTING, ReportPeriods, compile_report_periods
from zhibiao.bind.subject import Subject
from zhibiao.bind.subject_finder import SubjectFinder, compile_subject_finder
from zhibiao.model import Status
from zhibiao.normalize import Normalizer
from zhibiao.rules import Rules
from zhibiao.spot import Spotted
from zhibiao.spot.anchor import MONTHS
from zhibiao.spot.calendar import Anchor, Calendar
from zhibiao.spot.periods import PeriodPatterns
from zhibiao.stages import Block, PeriodMention, Stated, Text

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


@dataclass(frozen=True, slots=True)
class Profile:
    """What holds for a whole document unless a sentence says otherwise.

    ``formal``: a release, communique or report, which says once what its numbers are about and then goes on;
    news says it again in each paragraph. ``era``: it counts its years from the Republic's first;
    ``half``: the day on which the first half of the financial year ended of which it counts halves and quarters, and
    ``label`` how that year is called.
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
    label: int | None

    @property
    def financial(self) -> dt.date | None:
        """The last day of the year on which somebody reports whose years are not the calendar's."""
        reports = self.subject is not None and self.subject.kind in REPORTING
        if not reports or self.period is None or self.period.grain != "year" or self.period.last.month == MONTHS:
            return None
        return self.period.last


@dataclass(frozen=True, slots=True)
class Profiler:
    """Makes the profile of a document."""

    dates: Dates
    subjects: SubjectFinder
    reports: ReportPeriods
    report_title: regex.Pattern[str]
    work_report: regex.Pattern[str]
    era: re.Pattern[str]
    era_month: regex.Pattern[str]
    era_short: regex.Pattern[str]
    comparison: regex.Pattern[str]
    institutions: Mapping[str, str]
    currencies: Currencies
    short_cities: Mapping[str, Mapping[str, str]]
    statistics_office: regex.Pattern[str]
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
        release = release or self.statistics_office.search(head) is not None
        work_report = self.work_report.search(head) is not None
        half, label = self.reports.half_ended(head, date)
        anchor = Anchor(date, era=era, half=half, label=label)
        currency = self.currencies.of(text, subject, era)
        if subject is None or (era and subject.level == "country" and text.repairs.get(TRADITIONAL)):
            subject = self.currencies.land(currency)  # 我国, where years are counted from the Republic's first.
        subject = self._city(subject, headlines)
        company = subject is not None and subject.kind == "company"
        told = None if work_report else title
        period, period_text = self.reports.find(text.chars, told, headlines, subject, anchor, plan or release, plan)
        if period is None and not work_report and not plan:
            period, period_text = self.opening_year.find(text, blocks, spotted, anchor) or (None, "")
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
            label=label,
        )

    def _city(self, land: Subject | None, headlines: str) -> Subject | None:
        """Return the city of ``land`` that ``headlines`` call by its short name (北市), else ``land`` itself."""
        shorts = self.short_cities.get(land.name, {}) if land is not None else {}
        word = next((w for piece in headlines.split() for w in shorts if piece.startswith(w)), None)
        return Subject(shorts[word], "place", "prefecture", (word,)) if word is not None else land

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
        reports=compile_report_periods(rules, periods, calendar),
        report_title=regex.compile(table["report_title"]),
        work_report=regex.compile(table["work_report"]),
        era=re.compile(table["era"]),
        era_month=regex.compile(table["era_month"]),
        era_short=regex.compile(table["era_short"]),
        comparison=regex.compile(table["comparison"]),
        institutions=dict(table["institutions"]),
        currencies=compile_currencies(rules),
        short_cities=table["short_cities"],
        statistics_office=regex.compile(table["statistics_office"]),
        crumbs=regex.compile(table["crumbs"]),
        opening_year=compile_opening_year(rules, calendar),
        normalizer=normalizer,
    )

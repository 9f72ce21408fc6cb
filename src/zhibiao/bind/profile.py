"""Reads what a document says of itself: title, date, subject, currency, and whether it is a plan."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import regex

from zhibiao import words
from zhibiao.bind.names import Names
from zhibiao.bind.phrases import Phrases
from zhibiao.model import EntityKind, Status
from zhibiao.rules import Rules
from zhibiao.spot import Spotted
from zhibiao.spot.calendar import Anchor, Calendar
from zhibiao.spot.periods import PeriodPatterns, TimeExpression
from zhibiao.stages import Block, PeriodMention, Text

HEAD = 6
"""Blocks at the top in which title, dateline and publication line stand."""
TITLE_LENGTH = 60
LONGEST_SAMPLE = 20_000
"""Characters in which the subject is looked for; it is named long before."""
LONGEST_HEAD = 400
LONGEST_DATELINE = 40
LONGEST_REPORT_HEAD = 1500
HEADLINES = 4
COMPANY_EVIDENCE = 5
OFFICE_WEIGHT = 5
"""Mentions of a place that one mention of its statistical office outweighs."""
Found = Literal["given", "dateline", "publication", "title", "text"]


@dataclass(frozen=True, slots=True)
class Subject:
    """The entity that the document is mainly about; ``within``: the district that a village is in."""

    name: str
    kind: EntityKind
    level: str
    aliases: tuple[str, ...]
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What holds for a whole document unless a sentence says otherwise.

    ``formal``: a release, communique or report, which says once what its numbers are about and then goes on;
    news says it again in each paragraph.
    """

    title: str | None
    date: dt.date | None
    date_found: Found | None
    date_text: str
    subject: Subject | None
    currency: str
    status: Status
    period: PeriodMention | None
    period_text: str
    formal: bool


@dataclass(frozen=True, slots=True)
class Profiler:
    """Makes the profile of a document."""

    names: Names
    periods: PeriodPatterns
    calendar: Calendar
    publication: regex.Pattern[str]
    dateline: regex.Pattern[str]
    report_title: regex.Pattern[str]
    work_report: regex.Pattern[str]
    plan_title: regex.Pattern[str]
    not_plan_title: regex.Pattern[str]
    national: regex.Pattern[str]
    nation: str
    company_words: regex.Pattern[str]
    report_of: regex.Pattern[str]
    half_report: regex.Pattern[str]
    company_name: regex.Pattern[str]
    institutions: Mapping[str, str]
    inner_place: regex.Pattern[str]
    village: regex.Pattern[str]
    phrases: Phrases
    currencies: Sequence[tuple[str, tuple[str, ...], tuple[str, ...]]]
    default_currency: str

    def profile(
        self, text: Text, blocks: Sequence[Block], spotted: Sequence[Sequence[Spotted]], given: dt.date | None
    ) -> Profile:
        """Return the profile of ``text``; ``given`` overrides the date found in it."""
        title = self._title(text, blocks)
        date, found, date_text = self._date(text, blocks, spotted, title, given)
        subject = self._subject(text, self._headlines(text, blocks))
        plan = title is not None and self.plan_title.search(title) and not self.not_plan_title.search(title)
        formal = title is not None and self.report_title.search(title) is not None
        formal = formal or any(office in text.chars[:LONGEST_HEAD] for office in self.institutions)
        work_report = self.work_report.search(text.chars[:LONGEST_HEAD]) is not None
        period, period_text = None, ""
        if title is not None and not work_report:
            period, period_text = self._title_period(title, date)
            if period is not None and period.grain in ("year", "years") and not (plan or formal):
                period = None
        if period is None and subject is not None and subject.kind == "company":
            period, period_text = self._report_period(text.chars)
            formal = formal or period is not None
        return Profile(
            title, date, found, date_text, subject, self._currency(text.chars[:LONGEST_SAMPLE], subject), "target" if plan else "actual", period, period_text, formal or work_report
        )

    # -- title ---------------------------------------------------------------------------------------------------

    def _title(self, text: Text, blocks: Sequence[Block]) -> str | None:
        candidates = [text.chars[b.start : b.end].strip("#* \t—-") for b in blocks[:HEAD] if b.end - b.start <= TITLE_LENGTH]
        for line in candidates:
            if self.report_title.search(line) or self.plan_title.search(line):
                return line
        return next((line for line in candidates if line and not line.endswith(("。", ":"))), None)

    def _headlines(self, text: Text, blocks: Sequence[Block]) -> str:
        """Return title and subtitles: the short lines at the top, as one line."""
        lines = [text.chars[b.start : b.end] for b in blocks[:HEADLINES]]
        return " ".join(line for line in lines if len(line) <= TITLE_LENGTH)

    def _report_period(self, body: str) -> tuple[PeriodMention | None, str]:
        """Return the period on which a company reports (2023年年度报告)."""
        head = body[:LONGEST_REPORT_HEAD]
        for expression in self.periods.find(head, 0, len(head)):
            follows = self.report_of.match(head, expression.end) or self.report_of.search(expression.text)
            mention = self.calendar.resolve(expression, Anchor()) if follows else None
            if follows and mention is not None and mention.grain in ("year", "half", "quarter", "months"):
                half = mention.grain == "year" and self.half_report.match(head, expression.end)
                return (replace(mention, last=mention.first.replace(month=6, day=30), grain="half") if half else mention), expression.text
        return None, ""

    def _title_period(self, title: str, date: dt.date | None) -> tuple[PeriodMention | None, str]:
        """Return the period that a title names, the finest (2023年上半年)."""
        for expression in self.periods.find(title, 0, len(title)):
            mention = self.calendar.resolve(expression, Anchor(date))
            if mention is not None and mention.grain not in ("day", "instant", "plan"):
                return mention, expression.text
        return None, ""

    def _title_year(self, title: str | None, date: dt.date | None) -> int | None:
        for expression in self.periods.find(title or "", 0, len(title or "")):
            if expression.resolve == "year" and "y" in expression.parts:
                return self.calendar.year(expression.parts, Anchor())
        return None

    # -- date ----------------------------------------------------------------------------------------------------

    def _date(
        self, text: Text, blocks: Sequence[Block], spotted: Sequence[Sequence[Spotted]], title: str | None,
        given: dt.date | None,
    ) -> tuple[dt.date | None, Found | None, str]:
        if given is not None:
            return given, "given", given.isoformat()
        lines = [*blocks[:HEAD], *blocks[-HEAD:]]
        for pattern, found in ((self.publication, "publication"), (self.dateline, "dateline")):
            for block in lines:
                line = text.chars[block.start : block.end]
                match = pattern.search(line)
                if match is None:
                    continue
                dates = [*self._days(line[match.start() : match.end() + 40], None)]
                if dates:
                    return dates[0][0], found, dates[0][1]  # type: ignore[return-value]
        for block in lines:
            line = text.chars[block.start : block.end]
            if len(line) <= LONGEST_DATELINE and (stated := self._stated_days(line)):
                return stated[0][0], "dateline", stated[0][1]
        return self._date_in_text(text, blocks, spotted, title)

    def _stated_days(self, line: str) -> list[tuple[dt.date, str]]:
        """Return the days of ``line`` that are given with their year."""
        return [
            (mention.first, expression.text)
            for expression in self.periods.find(line, 0, len(line))
            if expression.resolve == "day" and {"y", "era"} & set(expression.parts)
            if (mention := self.calendar.resolve(expression, Anchor())) is not None
        ]

    def _days(self, line: str, year: int | None) -> Iterable[tuple[dt.date, str]]:
        for expression in self.periods.find(line, 0, len(line)):
            if expression.resolve == "day" and expression.role == "frame":
                mention = self.calendar.resolve(expression, Anchor(year=year, whole_year=year))
                if mention is not None:
                    yield mention.first, expression.text

    def _date_in_text(
        self, text: Text, blocks: Sequence[Block], spotted: Sequence[Sequence[Spotted]], title: str | None
    ) -> tuple[dt.date | None, Found | None, str]:
        """Find the date in running text: the latest day that is told as past, with the year spoken of."""
        year = self._title_year(title, None)
        days: list[tuple[dt.date, str]] = []
        years: Counter[int] = Counter()
        latest: tuple[dt.date, str] | None = None
        for sentence in (sentence for sentences in spotted for sentence in sentences):
            for expression in sentence.expressions:
                if expression.role != "frame":
                    continue
                if "y" in expression.parts and not _future(expression):
                    stated = self.calendar.year(expression.parts, Anchor())
                    if stated is not None and 1949 <= stated <= 2100:
                        years[stated] += 1
                if expression.resolve in ("day", "month", "months", "half", "quarter") and "rel" not in expression.parts:
                    known = max(years, default=year)
                    mention = self.calendar.resolve(expression, Anchor(year=known, whole_year=known))
                    if mention is not None and expression.resolve == "day" and "y" in expression.parts:
                        days.append((mention.first, expression.text))
                    if mention is not None and not _future(expression) and (latest is None or mention.last > latest[0]):
                        latest = (mention.last, expression.text)
        spoken = max((y for y, n in years.items() if n > 1 or len(years) == 1), default=None)
        if latest is not None and spoken is not None and spoken > latest[0].year:
            latest = (dt.date(spoken, 12, 31), str(spoken))
        if days and block_head(blocks, text, days[0][1]):
            return days[0][0], "dateline", days[0][1]
        if self.work_report.search(text.chars[:LONGEST_HEAD]) and years and (latest is None or latest[0].year <= max(years)):
            latest = None
        if latest is not None and (year is None or latest[0].year >= year):
            # The text knows the month at best: its last day is the latest that the text can mean.
            last = calendar.monthrange(latest[0].year, latest[0].month)[1]
            return latest[0].replace(day=last), "text", latest[1]
        if self.work_report.search(text.chars[:LONGEST_HEAD]) and (years or year):
            # A work report is given in the first months of the year after the one it reviews.
            given_in = year if year is not None else max(years) + 1
            return dt.date(given_in, 3, 31), "text", str(given_in)
        if year is not None:
            return dt.date(year, 12, 31), "title", str(year)
        if years:
            return dt.date(max(years), 12, 31), "text", str(max(years))
        return None, None, ""

    # -- subject -------------------------------------------------------------------------------------------------

    def _subject(self, text: Text, title: str | None) -> Subject | None:
        body = text.chars[:LONGEST_SAMPLE]
        zones = self._named_zones(body, title)
        titled = self._places(title or "") or [
            name for name in self.names.districts(title or "") if name not in self.names.not_names and _district(name)
        ]
        if titled and title is not None and not self.names.zone.search(title):
            if self.report_title.search(title) or not zones:
                village = self.village.search(title, title.find(titled[-1]) + len(titled[-1]))
                if village is not None and body.count(village.group()) > 1:
                    return Subject(village.group(), "place", "village", (), titled[-1])
                return self._subject_of(titled[-1], body)
        if zones and (max(zones.values()) >= 3 or any(z in (title or "") for z in zones)):
            return self._zone_subject(max(zones, key=lambda z: (zones[z] * (1 + (z in (title or ""))), len(z))), zones, body)
        company = self._company(body, title)
        if company is not None:
            return company
        counted = self._counted_places(body)
        national = self.national.findall(body)
        if counted:
            name, count = max(counted.items(), key=lambda item: (item[1], len(item[0])))
            if count > len(national) or name in (title or ""):
                return self._subject_of(name, body)
        if national:
            return Subject(self.nation, "country", "country", tuple(sorted({*national} - {self.nation})))
        if zones:
            return self._zone_subject(max(zones, key=lambda z: (zones[z], len(z))), zones, body)
        return self._subject_of(counted.most_common(1)[0][0], body) if counted else None

    def _counted_places(self, body: str) -> Counter[str]:
        """Count the places of ``body``: by name, by 本港 and its kin, by the office that publishes."""
        counted = Counter(self._places(body))
        for name, count in self.names.districts(body).items():
            if count > 1 and name not in counted and name not in self.names.not_names and _district(name):
                counted[name] += count
        for match in self.names.pronoun.finditer(body):
            stands = self.names.pronouns[match.group()].name
            if stands in self.names.places and self.names.places[stands][1] == "place":
                counted[self.names.places[stands][0]] += 1
        for office, place in self.institutions.items():
            counted[place] += OFFICE_WEIGHT * body.count(office)
        return +counted

    def _named_zones(self, body: str, title: str | None) -> Counter[str]:
        """Return the zones that carry a place's name or a word of their own, or that the title names."""
        zones = self.names.zones(body)
        for zone in list(zones):
            place = self.names.place_at(zone, 0)
            known = place is not None and place.kind != "country"
            if zone in self.names.not_names or not (known or zone in (title or "") or _proper(zone)):
                del zones[zone]
        return zones

    def _places(self, text: str) -> list[str]:
        """Return the places of ``text``; of a place inside another (台北市内湖区) the inner one."""
        found: list[str] = []
        position = 0
        while position < len(text):
            name = self.names.place_at(text, position)
            if name is None or name.kind == "country":
                position += 1 if name is None else len(name.text)
                continue
            position += len(name.text)
            inner = self.inner_place.match(text, position)
            known = self.names.place_at(text, position)
            if known is not None:
                continue
            if inner is not None and text.count(inner.group()) > 1:
                found.append(inner.group())
                position = inner.end()
            else:
                found.append(self.names.places[name.text][0])
        return found

    def _subject_of(self, name: str, body: str) -> Subject:
        full, kind = self.names.places.get(name, (name, "place"))
        aliases = [short for short, (long, _) in self.names.places.items() if long == full and short != full and short in body]
        return Subject(full, kind, self.names.levels.get(full, "place"), tuple(aliases))

    def _zone_subject(self, name: str, zones: Counter[str], body: str) -> Subject:
        aliases = {other for other in zones if other != name and _same_zone(other, name)}
        aliases |= {m["short"] for m in self.names.short_for.finditer(body[:3000]) if _same_zone(m["short"], name)}
        return Subject(name, "zone", "zone", tuple(sorted(aliases)))

    def _company(self, body: str, title: str | None) -> Subject | None:
        """Return the company whose report this is: it speaks of itself as 公司, and its head names it in full."""
        head = (title or "") + "\n" + body[:LONGEST_HEAD]
        if len(self.company_words.findall(body)) < COMPANY_EVIDENCE and not self.company_name.search(title or ""):
            return None
        full = self.company_name.search(head)
        if full is None:
            return None
        phrase, _ = self.phrases.left(full.group())
        short = self.names.short_for.search(head, full.end(), full.end() + 40)
        aliases = tuple({phrase, short["short"]}) if short else (phrase,)
        return Subject(phrase, "company", "company", aliases)

    def _currency(self, body: str, subject: Subject | None) -> str:
        """Return the currency of a bare 元: that of the subject's place, else of the place that the words tell."""
        for code, subjects, words in self.currencies:
            if subject is not None and subject.name in subjects:
                return code
            if (subject is None or subject.kind != "country") and sum(body.count(word) for word in words) > 1:
                return code
        return self.default_currency


def _proper(name: str) -> bool:
    """Return whether ``name`` opens with something that is no common word: 澜江 is none, 境外 is one."""
    return words.is_boundary(name[:4], 1)


def _district(name: str) -> bool:
    """Return whether ``name`` is one word, or opens with something that is no common word."""
    return len(words.tokens(name)) == 1 or _proper(name)


def _future(expression: TimeExpression) -> bool:
    return "to" in expression.parts


def block_head(blocks: Sequence[Block], text: Text, words: str) -> bool:
    """Return whether ``words`` stand in the first blocks of the document."""
    return any(words in text.chars[b.start : b.start + 80] for b in blocks[:HEAD])


def _same_zone(a: str, b: str) -> bool:
    return a[:2] == b[:2] or a[:1] == b[:1] and a[-3:] == b[-3:]


def compile_profiler(
    rules: Rules, names: Names, phrases: Phrases, periods: PeriodPatterns, calendar: Calendar
) -> Profiler:
    """Compile the profile words of ``markers.toml`` and the currencies of ``units.toml``."""
    table = rules.table("markers")["profile"]
    currency = rules.table("units")["currency"]
    return Profiler(
        names=names,
        periods=periods,
        calendar=calendar,
        publication=regex.compile(table["publication"]),
        dateline=regex.compile(table["dateline"]),
        report_title=regex.compile(table["report_title"]),
        work_report=regex.compile(table["work_report"]),
        plan_title=regex.compile(table["plan_title"]),
        not_plan_title=regex.compile(table["not_plan_title"]),
        national=regex.compile(table["national"]),
        nation=table["nation"],
        company_words=regex.compile(table["company_words"]),
        report_of=regex.compile(table["report_of"]),
        half_report=regex.compile(table["half_report"]),
        company_name=regex.compile(table["company_name"]),
        institutions=dict(table["institutions"]),
        village=regex.compile(table["village"]),
        inner_place=regex.compile(table["inner_place"]),
        phrases=phrases,
        currencies=[(entry["code"], tuple(entry["subject"]), tuple(entry["words"])) for entry in currency["when"]],
        default_currency=currency["default"],
    )

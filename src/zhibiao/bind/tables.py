"""Binds the numbers of tables: the heads of row and column say what each value is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from zhibiao.bind.catalogue import Catalogue, Entry
from zhibiao.bind.fitting import PERCENTAGES, fits
from zhibiao.bind.grid import Grid, Place, make_grid
from zhibiao.bind.heads import Head, Heads, compile_heads
from zhibiao.bind.names import Name
from zhibiao.bind.naming import Namer
from zhibiao.bind.profile import Profile
from zhibiao.bind.site import Bound
from zhibiao.bind.subjects import Subjects
from zhibiao.normalize import Normalizer
from zhibiao.rules import Rules
from zhibiao.spot import Spotter
from zhibiao.spot.calendar import Anchor
from zhibiao.stages import PeriodMention, Quantity, Skipped, Source, Table, Text

LONGEST_QUANTITY = 14
"""Characters of a cell that may be a quantity in words."""
LARGEST_RATE = 10_000
"""Per cent from which on a growth is none."""
LONGEST_ABOVE = 400
"""Characters above a table in which its title and its unit are looked for."""


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above a table: the words of its title, its unit, and the time that its title names."""

    title: str
    unit: str
    period: PeriodMention | None
    period_text: str


@dataclass(frozen=True, slots=True)
class Bounded:
    """What a table gave; offsets count ``text``, whose characters lead back to the source."""

    text: Text
    bound: list[Bound]
    skipped: list[Skipped]


@dataclass(frozen=True, slots=True)
class CellSite:
    """Where a value of a table stands: its cell, the heads over it and before it, and what stands above the table."""

    grid: Grid
    place: Place
    row_heads: tuple[str, ...]
    column_heads: tuple[str, ...]
    row: Head
    column: Head
    above: Above


CellWatch = Callable[[CellSite, "Bound | Skipped"], None]
"""Is told what was decided of a value."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Binds tables with the words of ``tables.toml``."""

    spotter: Spotter
    normalizer: Normalizer
    heads: Heads
    namer: Namer
    catalogue: Catalogue
    number: regex.Pattern[str]
    unit: regex.Pattern[str]
    section: regex.Pattern[str]
    lines: int
    longest: int
    unit_columns: frozenset[str]
    list_numbers: frozenset[str]
    behind: tuple[tuple[str, regex.Pattern[str]], ...]

    def bind(self, source: Source, profile: Profile, watch: CellWatch | None = None) -> Iterator[Bounded]:
        """Bind the tables of ``source``, whose document has this ``profile``; ``watch`` is told of each value."""
        for index, table in enumerate(source.tables):
            start = source.tables[index - 1].end if index else 0
            above = self._above(source.text[max(start, table.start - LONGEST_ABOVE) : table.start], profile)
            yield self._table(source.text, table, above, profile, watch)

    def _table(self, raw: str, table: Table, above: Above, profile: Profile, watch: CellWatch | None) -> Bounded:
        grid = make_grid(raw, table, self.normalizer.cell, self._is_value, self._is_year)
        above = replace(above, unit=above.unit or self._unit_in(grid))
        bound: list[Bound] = []
        skipped: list[Skipped] = []
        read: set[Place] = set()
        for heads, body in grid.stripes():
            for site in self._values(grid, heads, body, above, profile):
                if site.place in read:
                    continue
                read.add(site.place)
                result = self._value(site, profile)
                (bound if isinstance(result, Bound) else skipped).append(result)  # type: ignore[arg-type]
                if watch is not None:
                    watch(site, result)
        for place in dict.fromkeys(grid.cells.values()):
            if place not in read:
                skipped += self._rest(grid, place)
        return Bounded(grid.text, bound, sorted(skipped, key=lambda s: s.start))

    def _values(self, grid: Grid, heads: range, body: range, above: Above, profile: Profile) -> Iterator[CellSite]:
        """Yield where each value of a stripe of rows stands."""
        names = grid.name_columns(body)
        anchor = _anchor(profile, above.period)
        columns: dict[int, Head] = {}
        for row in body:
            rows: dict[tuple[Place, ...], Head] = {}
            for column in range(grid.width):
                if (row, column) not in grid.values:
                    continue
                place = grid.cells[row, column]
                titles = grid.column_heads(heads, column)
                if column not in columns:
                    columns[column] = self.heads.together(self._title(grid, title, anchor) for title in titles)
                named = tuple(grid.row_heads(heads, names, row, column))
                if named not in rows:
                    rows[named] = self._row(grid, heads, named, row, names, anchor)
                texts = tuple(p.text for p in named), tuple(title.text for title in titles)
                yield CellSite(grid, place, *texts, rows[named], columns[column], above)

    def _title(self, grid: Grid, place: Place, anchor: Anchor) -> Head:
        """Read the head of a column; what spans the table says when and in which unit, but names no column."""
        head = self.heads.read(place.text, anchor)
        return replace(head, words="", measure="level", sign=1, compare=None) if grid.spans_row(place) else head

    def _row(
        self, grid: Grid, heads: range, named: tuple[Place, ...], row: int, names: frozenset[int], anchor: Anchor
    ) -> Head:
        """Read the heads of a row; one of them may be its unit."""
        units = {c for c in names if any(p.text in self.unit_columns for p in grid.column_heads(heads, c))}
        given = [grid.at(row, column) for column in units]
        head = self.heads.together(self.heads.read(p.text, anchor) for p in named if p.text not in given)
        unit = next((text for text in given if self.heads.is_unit(text)), "")
        return replace(head, unit=head.unit or unit)

    # -- one value -----------------------------------------------------------------------------------------------

    def _value(self, site: CellSite, profile: Profile) -> Bound | Skipped:
        """Bind one value, or say why it states no fact."""
        place, row, column, above = site.place, site.row, site.column, site.above
        if not self.list_numbers.isdisjoint(site.column_heads):
            return Skipped(place.start, place.end, "list_number", "table.number")
        told = self.heads.together((row, column))
        name, entry, owner, sector = self._named(row, column, above)
        if not name:
            return Skipped(place.start, place.end, "no_indicator", "table.no_indicator")
        quantity = self._quantity(place, self._unit_of(row, column, told, above, entry))
        amount = quantity is not None and ("," in place.text or abs(quantity.value) >= LARGEST_RATE)
        if told.measure == "growth" and amount:
            # 增减变动金额(减少以-号填列): what a text calls growth may be an amount.
            told = replace(told, measure="change")
            quantity = self._quantity(place, above.unit)
        if quantity is None or not (quantity.unit or told.measure == "rank"):
            return Skipped(place.start, place.end, "no_unit", "table.no_unit")
        unit = "rank" if told.measure == "rank" else quantity.unit
        if unit == "CNY" and quantity.rules[0] == "unit.CNY":
            unit = profile.currency
        measure = "change" if unit == "pp" else told.measure
        period, period_text = self._period(told, above, profile)
        entity = row.entity or column.entity or owner
        subject = profile.subject
        home = Name(subject.name, subject.kind) if subject else None
        value, upper = _signed(quantity, told.sign if measure in ("growth", "change") else 1)
        return Bound(
            quantity=quantity, measure=measure, value=value, upper=upper, unit=unit, indicator=name,
            entry=entry if fits(entry, unit, measure) else None, entity=entity or home, sector=sector,
            period=period, period_text=period_text, status=told.status or profile.status,
            compare=told.compare if measure in ("growth", "change") else None, of=None,
            sentence=site.grid.rows[place.row], rules=(*quantity.rules, f"table.{measure}"), phrase_right="",
            attribute=False, whole="",
        )  # fmt: skip

    def _named(self, row: Head, column: Head, above: Above) -> tuple[str, Entry | None, Name | None, str | None]:
        """Return the indicator that the heads name together, with the owner and sector that its name holds."""
        first, second = row.words, column.words
        if first and second and first != second:
            known = next((p for p in (first + second, second + first) if p in self.catalogue.entries), None)
            leads = self.catalogue.ending(first) is not None and self.catalogue.ending(second) is None
            phrase = known or (second + first if leads else first + second)
        else:
            known_title = self.catalogue.ending(above.title) is not None or self.namer.is_measurable(above.title)
            phrase = first or second or (above.title if known_title else "")
            if phrase and not self.namer.is_measurable(phrase):
                phrase = self._completed(phrase, above)
        named = self.namer.named(phrase)
        return named.name, named.entry, named.owner, named.sector

    def _completed(self, phrase: str, above: Above) -> str:
        """Add what the title says of all rows (主要农产品产量: 粮食 is 粮食产量)."""
        joined = (phrase + word for word, titles in self.behind if titles.search(above.title))
        return next((name for name in joined if self.catalogue.ending(name) is not None), phrase)

    def _unit_of(self, row: Head, column: Head, told: Head, above: Above, entry: Entry | None) -> str:
        """Return the unit: of the heads, of the measure, of the table, of the indicator."""
        nearest = column.unit or row.unit
        if told.measure in ("growth", "share") and nearest not in PERCENTAGES:
            return "%"
        if told.measure == "growth" and column.measure == "growth":
            return column.unit or "%"
        if nearest or told.measure == "rank":
            return nearest
        dimension = entry.dimension if entry is not None else ""
        return "%" if dimension == "percent" else above.unit

    def _quantity(self, place: Place, unit: str) -> Quantity | None:
        """Read a value with its own unit, else with the one that its heads give."""
        match = self.number.fullmatch(place.text)
        if match is None:
            whole = self._whole(place.text)
            return whole._replace(start=place.start + whole.start, end=place.start + whole.end) if whole else None
        negative = match["sign"] or (match["open"] and match["close"])
        own = match["percent"] or match["own"] or unit
        written = f"{'-' if negative else ''}{match['digits']}{own}"
        found = self.spotter.spot_span(written, 0, len(written)).quantities
        if len(found) != 1 or found[0].start > 1:
            return None
        start = place.start + match.start("sign" if match["sign"] else "digits")
        end = place.start + max(match.end("digits"), match.end("percent"), match.end("own"))
        return found[0]._replace(start=start, end=end)

    def _period(self, told: Head, above: Above, profile: Profile) -> tuple[PeriodMention | None, str]:
        """Return the period of the heads, else of the title, else of the document."""
        base = above.period or profile.period
        text = above.period_text if above.period else profile.period_text
        if told.period is not None:
            return told.period, told.period_text
        if told.moved and base is not None:
            return self.heads.move(base, told.moved), text
        return base, text if base is not None else ""

    # -- around --------------------------------------------------------------------------------------------------

    def _above(self, raw: str, profile: Profile) -> Above:
        """Read the lines above a table."""
        lines = [line for line in self.normalizer.normalize(raw).chars.split("\n") if line.strip()][-self.lines :]
        unit = next((m for m in (self.unit.search(line) for line in reversed(lines)) if m), None)
        title = ""
        for line in reversed(lines):
            bare = self.unit.sub("", line).strip("() :")
            if bare and len(bare) <= self.longest and bare[-1] not in "。;":
                title = self.section.sub("", bare)
                break
        period, period_text = self.heads.period(title, _anchor(profile, None))
        words = title.replace(period_text, "", 1) if period_text else title
        return Above(words, unit["unit"] if unit and self.heads.is_unit(unit["unit"]) else "", period, period_text)

    def _unit_in(self, grid: Grid) -> str:
        """Return the unit that a cell gives for the whole table."""
        for place in grid.cells.values():
            match = self.unit.match(place.text)
            if match is not None and self.heads.is_unit(match["unit"]):
                return str(match["unit"])
        return ""

    def _rest(self, grid: Grid, place: Place) -> Iterator[Skipped]:
        """Yield the numbers of a cell that is no value."""
        if self.heads.bare_year.fullmatch(place.text):
            yield Skipped(place.start, place.end, "date", "table.year")
            return
        found = self.spotter.spot_span(grid.text.chars, place.start, place.end)
        yield from found.skipped
        yield from (Skipped(q.start, q.end, "no_indicator", "table.text") for q in found.quantities)

    def _is_year(self, text: str) -> bool:
        return self.heads.bare_year.fullmatch(text) is not None

    def _is_value(self, text: str) -> bool:
        """Return whether a cell is a number, with or without its unit."""
        match = self.number.fullmatch(text)
        if match is None:
            return self._whole(text) is not None
        if not match["own"]:
            return True
        if any(True for _ in self.spotter.periods.find(text, 0, len(text))):
            return False
        return self.heads.is_unit(match["own"])

    def _whole(self, text: str) -> Quantity | None:
        """Return the quantity that is all of a cell, be it in words or with its bound (1亿7310万元, 逾550人).

        A range and a threshold (500人以上) name a row.
        """
        if len(text) > LONGEST_QUANTITY:
            return None
        found = self.spotter.spot_span(text, 0, len(text)).quantities
        if len(found) != 1 or not found[0].unit or found[0].upper is not None or text[found[0].end :].strip():
            return None
        led = bool(text[: found[0].start].strip())
        return found[0] if found[0].bound in (("about", "near", "more") if led else ("exact", "more")) else None


def _anchor(profile: Profile, period: PeriodMention | None) -> Anchor:
    """Return what a bare quarter or month of a table is resolved against."""
    spoken = period or profile.period
    year = spoken.first.year if spoken is not None else None
    return Anchor(profile.date, year, year)


def _signed(quantity: Quantity, sign: int) -> tuple[Decimal, Decimal | None]:
    """Return the value with the sign that its head gives: 下降(%) counts falls."""
    return (quantity.value if sign > 0 else -quantity.value), quantity.upper


def compile_tables(rules: Rules, spotter: Spotter, normalizer: Normalizer, namer: Namer, subjects: Subjects) -> Tables:
    """Compile ``tables.toml``."""
    table = rules.table("tables")
    above, head = table["above"], table["head"]
    return Tables(
        spotter=spotter,
        normalizer=normalizer,
        heads=compile_heads(rules, spotter, subjects),
        namer=namer,
        catalogue=namer.catalogue,
        number=regex.compile(table["cell"]["number"]),
        unit=regex.compile(above["unit"]),
        section=regex.compile(above["section"]),
        lines=above["lines"],
        longest=above["longest"],
        unit_columns=frozenset(head["unit_columns"]),
        list_numbers=frozenset(head["list_numbers"]),
        behind=tuple((word, regex.compile(titles)) for word, titles in table["join"].items()),
    )

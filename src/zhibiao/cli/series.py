"""The table command: series on the terminal, as CSV, or as JSON; in rows, or with a column for each period."""

from __future__ import annotations

import calendar
import datetime as dt
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from zhibiao import rules
from zhibiao.cli.streams import closed_pipe_is_fine, data_stream, say
from zhibiao.cli.table import short_period
from zhibiao.model import Observation, Period, json_number
from zhibiao.results import ResultError, documents
from zhibiao.series import SLOTS, Dates, Days, Fact, Head, Names, Row, Stated, Wanted, percent, rows
from zhibiao.write import csv

COLUMNS = (
    "entity", "sector", "indicator_code", "indicator", "period_start", "period_end", "status",
    "level", "upper", "unit", "bound", "growth", "growth_mom", "growth_avg", "growth_base", "base",
    "change", "change_unit", "share", "share_of", "rank", "rank_of", "conflicts", "sources",
)  # fmt: skip
"""The columns of the CSV. Growths are in percent."""

_PERIOD = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def run_table(paths: Sequence[Path], wanted: Wanted, *, form: str | None, pivot: bool) -> int:
    """Print the series of what extract has written; return the exit status: 1 if that cannot be read."""
    try:
        read = [document for path in paths for _, document in documents(path)]
    except ResultError as error:
        say(f"error: {error}")
        return 1
    found = rows(read, Names(rules.load().indicators), wanted)
    form = form or ("table" if sys.stdout.isatty() else "csv")
    if form == "table":
        from zhibiao.cli.series_view import print_pivot, print_rows

        with closed_pipe_is_fine():
            (print_pivot if pivot else print_rows)(found)
    else:
        with data_stream() as out:
            out.writelines(_json(found, pivot) if form == "json" else _csv(found, pivot))
    if not found:
        say("no observations are so; ask for less with --indicator, --entity or --period")
    return 0


def dates(text: str) -> Days:
    """Return first and last day of ``2020``, ``2020-05``, ``2020-05-31`` or ``2018..2020``. Raises ``ValueError``.

    >>> dates("2019..2020-02")
    (datetime.date(2019, 1, 1), datetime.date(2020, 2, 29))
    """
    first, _, last = text.partition("..")
    start, end = _span(first)[0], _span(last or first)[1]
    if start > end:
        raise ValueError(f"{text} ends before it starts")
    return start, end


def _span(text: str) -> Days:
    match = _PERIOD.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a period; write it as 2020, 2020-05, 2020-05-31 or 2018..2020")
    year, month, day = (int(part) if part else None for part in match.groups())
    first = dt.date(year or 0, month or 1, day or 1)
    last_month = month or 12
    last_day = day or calendar.monthrange(first.year, last_month)[1]
    return first, dt.date(first.year, last_month, last_day)


# --- rows ------------------------------------------------------------------------------------------------


def _csv(found: Sequence[Row], pivot: bool) -> Iterator[str]:
    if pivot:
        lines = pivoted(found)
        periods = columns_of(lines)
        yield csv.line([*PIVOT_COLUMNS, *map(label, periods), "conflicts"])
        for line in lines:
            cells = [_number(line.facts[p].best, line.slot) if p in line.facts else None for p in periods]
            conflicts = "; ".join(f"{label(p)}: {told}" for p, f in line.facts.items() if (told := _conflicts(f)))
            yield csv.line([csv.cell(value) for value in (*line.head, *cells, conflicts)])
        return
    yield csv.line(list(COLUMNS))
    for row in found:
        yield csv.line([csv.cell(value) for value in _cells(row)])


def _cells(row: Row) -> list[Any]:
    head, subject, facts = row.head, row.head.subject, row.facts
    best = {slot: fact.best for slot, fact in facts.items()}
    values = {slot: _number(one, slot) for slot, one in best.items()}
    level, change, share, rank = (best.get(slot) for slot in ("level", "change", "share", "rank"))
    base = best.get("growth_base")
    start, end = head.dates or (None, None)
    said = {
        "entity": subject.entity,
        "sector": subject.sector,
        "indicator_code": subject.code,
        "indicator": subject.indicator,
        "period_start": start,
        "period_end": end,
        "status": head.status,
        "upper": level and level.upper and json_number(level.upper),
        "unit": level and level.unit,
        "bound": level and level.bound,
        "base": base and (base.compare or "").removeprefix("base:"),
        "change_unit": change and change.unit,
        "share_of": share and share.of,
        "rank_of": rank and rank.of,
        "conflicts": "; ".join(f"{slot}: {told}" for slot, fact in facts.items() if (told := _conflicts(fact))),
        "sources": "; ".join(dict.fromkeys(place(s) for fact in facts.values() for s in fact.stated)),
    }
    return [values.get(column, said.get(column)) for column in COLUMNS]


def _number(observation: Observation, slot: str) -> int | float:
    return json_number(percent(observation) if slot.startswith("growth") else observation.value)


def _conflicts(fact: Fact) -> str:
    """Return what other readings say, and where."""
    others = [reading[0] for reading in fact.readings[1:]]
    return ", ".join(f"{other.observation.printed} ({place(other)})" for other in others)


def place(stated: Stated) -> str:
    """Return where an observation stands: document and line."""
    return f"{stated.document}:{stated.observation.source.line}"


def label(period: Dates) -> str:
    """Return a period as short as it can be said."""
    return short_period(Period(start=period[0], end=period[1], text="") if period else None)


# --- a column for each period ----------------------------------------------------------------------------

PIVOT_COLUMNS = ("indicator_code", "indicator", "entity", "sector", "status", "measure", "unit")


class PivotLine:
    """One indicator, entity, status and measure through the periods."""

    def __init__(self, head: tuple[str | None, ...], slot: str) -> None:
        self.head = head
        self.slot = slot
        self.facts: dict[Days, Fact] = {}


def pivoted(found: Sequence[Row]) -> list[PivotLine]:
    """Return the lines of a pivot: by indicator, then as the rows; what has no period is left out."""
    lines: dict[tuple[Any, ...], PivotLine] = {}
    for row in sorted(found, key=lambda row: (row.head.subject.code is None, _name(row.head))):
        subject, days = row.head.subject, row.head.dates
        if days is None:
            continue
        for slot, fact in row.facts.items():
            unit = "%" if slot.startswith("growth") else fact.best.unit
            head = (subject.code, subject.indicator, subject.entity, subject.sector, row.head.status, slot, unit)
            key: tuple[Any, ...] = (*head, fact.best.compare, fact.best.of)
            # Two things under one head in one period: the second line says what the first has no room for.
            while days in lines.setdefault(key, PivotLine(head, slot)).facts:
                key = (*key, "again")
            lines[key].facts[days] = fact
    order = {head: number for number, head in enumerate(dict.fromkeys(line.head[:5] for line in lines.values()))}
    return sorted(lines.values(), key=lambda line: (order[line.head[:5]], SLOTS.index(line.slot)))


def columns_of(lines: Sequence[PivotLine]) -> list[Days]:
    """Return the periods of a pivot, by their last day; of two that end together the longer one first."""
    periods = {period for line in lines for period in line.facts}
    return sorted(periods, key=lambda period: (period[1], period[0]))


def _name(head: Head) -> str:
    return head.subject.code or head.subject.indicator


# --- JSON ------------------------------------------------------------------------------------------------


def _json(found: Sequence[Row], pivot: bool) -> Iterator[str]:
    if pivot:
        body = [
            {
                **dict(zip(PIVOT_COLUMNS, line.head, strict=True)),
                "values": {label(period): _fact(line.facts[period], line.slot) for period in columns_of([line])},
            }
            for line in pivoted(found)
        ]
    else:
        body = [_row(row) for row in found]
    yield json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _row(row: Row) -> dict[str, Any]:
    head, subject = row.head, row.head.subject
    period = head.dates and {"start": str(head.dates[0]), "end": str(head.dates[1])}
    return {
        "entity": subject.entity,
        "sector": subject.sector,
        "indicator": {"code": subject.code, "name": subject.indicator},
        "period": period,
        "status": head.status,
        **{slot: _fact(row.facts[slot], slot) if slot in row.facts else None for slot in SLOTS},
    }


def _fact(fact: Fact, slot: str) -> dict[str, Any]:
    best, *others = fact.readings
    return {**_reading(best, slot), "conflicts": [_reading(reading, slot) for reading in others]}


def _reading(reading: Sequence[Stated], slot: str) -> dict[str, Any]:
    one = reading[0].observation
    fields = one.model_dump(mode="json", include={"upper", "unit", "bound", "compare", "of", "printed"})
    sources = [{"document": s.document, "line": s.observation.source.line, "id": s.observation.id} for s in reading]
    return {"value": _number(one, slot), **fields, "sources": sources}

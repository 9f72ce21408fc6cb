"""Notation of the case tables: a text on the left, all the records that it must give on the right.

A case lists every observation of its text, in text order; one too many fails it as much as one too few. Of
each observation only the fields that the case names are compared. ``None``: the field must be empty.

- indicator: a name; any other name of the same catalogue entry will do, and of a tuple any name in it;
- entity, sector, of: a name, or a tuple of acceptable ones;
- optional: two careful readers could differ on whether it is an observation at all;
- period: ``2023``, ``2023H1``, ``2023Q1``, ``2023-05``, ``2023-01..05``, ``2023-06-30``, ``2016..2020``,
  ``2023-01-01..2023-03-15``.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any

import pytest

from zhibiao.api import extract
from zhibiao.model import Document, Milestone, Observation
from zhibiao.rules import load

Row = dict[str, Any]
Names = str | tuple[str, ...] | None

_CODES = {alias: entry["code"] for entry in load().indicators for alias in entry["aliases"]}
_QUARTERS = {"H1": (1, 6), "H2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}


def obs(quote: str, measure: str, value: float | None = None, unit: str | None = None,
        indicator: Names = None, **fields: Any) -> Row:  # fmt: skip
    """One expected observation; the arguments left out are not compared."""
    given = {"value": value, "unit": unit, "indicator": indicator}
    return {"quote": quote, "measure": measure, **{k: v for k, v in given.items() if v is not None}, **fields}


def level(quote: str, value: float, unit: str, indicator: Names = None, **fields: Any) -> Row:
    """An expected level."""
    return obs(quote, "level", value, unit, indicator, **fields)


def pure(quote: str, value: float, indicator: Names = None, **fields: Any) -> Row:
    """An expected pure number, for which no unit is written."""
    return {**obs(quote, "level", value, None, indicator, **fields), "unit": None}


def count(quote: str, value: float, indicator: Names = None, **fields: Any) -> Row:
    """An expected count; people are counted in persons."""
    unit = "person" if quote[-1] in "人名位" else "count"
    return obs(quote, "level", value, unit, indicator, **fields)


def growth(quote: str, value: float, indicator: Names = None, **fields: Any) -> Row:
    """An expected relative change in per cent."""
    return obs(quote, "growth", value, "%", indicator, **fields)


def points(quote: str, value: float, indicator: Names = None, **fields: Any) -> Row:
    """An expected change in percentage points."""
    return obs(quote, "change", value, "pp", indicator, **fields)


def change(quote: str, value: float, unit: str, indicator: Names = None, **fields: Any) -> Row:
    """An expected absolute change."""
    return obs(quote, "change", value, unit, indicator, **fields)


def share(quote: str, value: float, indicator: Names = None, **fields: Any) -> Row:
    """An expected part of a whole in per cent."""
    return obs(quote, "share", value, "%", indicator, **fields)


def rank(quote: str, value: float, indicator: Names = None, **fields: Any) -> Row:
    """An expected position."""
    return obs(quote, "rank", value, "rank", indicator, **fields)


@dataclass(frozen=True)
class Case:
    """A text, and the observations that it must give; ``date`` is the day it was written."""

    text: str
    expected: list[Row]
    date: str | None = None


@dataclass(frozen=True)
class Events:
    """A text, and the dated events that it must give, each as (quote of the date, period, entity, event).

    ``entity`` may be ``...`` (not compared) or a tuple of acceptable names; ``event`` is part of its words.
    """

    text: str
    expected: list[tuple[str, str, Any, str]] = field(default_factory=list)
    date: str | None = None


def params(tables: dict[str, list[Any]], *, known_failures: bool = False) -> list[Any]:
    """Return the cases of a table as parameters, numbered by kind; known failures are expected to fail."""
    return [
        pytest.param(case, id=f"{kind}-{number}", marks=_failing(case.text) if known_failures else ())
        for kind, cases in tables.items()
        for number, case in enumerate(cases, 1)
    ]


def sorted_params(wild: dict[str, list[Any]], made_up: dict[str, list[Any]], negative: dict[str, list[Any]],
                  known_failures: dict[str, list[Any]]) -> list[Any]:  # fmt: skip
    """Return the cases of four tables, sorted by where they came from; the last ones are expected to fail."""
    tables = {"wild": wild, "made up": made_up, "negative": negative, "known failure": known_failures}
    return [
        pytest.param(*case.values, id=f"{origin}: {case.id}", marks=case.marks)
        for origin, table in tables.items()
        for case in params(table, known_failures=table is known_failures)
    ]


def check(case: Case) -> None:
    """Fail unless a text gives its observations and no others."""
    wrong = differences(case)
    assert not wrong, "\n".join([case.text, *wrong, show(extract(case.text, date=case.date))])


def _failing(text: str) -> pytest.MarkDecorator:
    reason = f"now right, move it out of KNOWN_FAILURES: {text!r}"
    return pytest.mark.xfail(raises=AssertionError, strict=True, reason=reason)


# --- comparing -------------------------------------------------------------------------------------------


def differences(case: Case) -> list[str]:
    """Return what differs between the observations of a case and those it must give, one line each."""
    found = extract(case.text, date=case.date).observations
    expected = _without_absent(case.expected, [o.source.quote for o in found])
    quotes, wanted = [o.source.quote for o in found], [row["quote"] for row in expected]
    if quotes != wanted:
        return [f"quotes {quotes}, wanted {wanted}"]
    return [
        f"{row['quote']}: {name} is {said!r}, wanted {row[name]!r}"
        for row, observation in zip(expected, found, strict=True)
        for name, said in _fields(observation).items()
        if name in row and not _same(name, row[name], said, observation)
    ]


def _without_absent(expected: list[Row], quotes: list[str]) -> list[Row]:
    """Return the expected rows without those that need not be there and are not."""
    return [row for row in expected if not row.get("optional") or row["quote"] in quotes]


def event_differences(case: Events) -> list[str]:
    """Return what differs between the dated events of a case and those it must give."""
    document = extract(case.text, date=case.date)
    found = document.milestones
    if len(found) != len(case.expected):
        return [f"events {[(m.source.quote, m.event) for m in found]}, wanted {case.expected}"]
    return [line for want, event in zip(case.expected, found, strict=True) for line in _event(case.text, want, event)]


def show(document: Document) -> str:
    """Return a document's observations as lines to read in a failure."""
    return "\n".join(f"{o.source.quote}: { {k: v for k, v in _fields(o).items() if v is not None} }"
                     for o in document.observations)  # fmt: skip


def days(period: str) -> tuple[dt.date, dt.date]:
    """Return the first and last day that the short form of a period stands for.

    >>> days("2023H1")
    (datetime.date(2023, 1, 1), datetime.date(2023, 6, 30))
    >>> days("2023-01..05") == days("2023-01-01..2023-05-31")
    True
    """
    if (part := period[4:]) in _QUARTERS:
        return tuple(_month(int(period[:4]), month)[end] for end, month in enumerate(_QUARTERS[part]))  # type: ignore[return-value]
    first, _, last = period.partition("..")
    if re.fullmatch(r"\d\d", last):
        last = f"{first[:4]}-{last}"
    return _span(first)[0], _span(last or first)[1]


def _span(text: str) -> tuple[dt.date, dt.date]:
    numbers = [int(n) for n in text.split("-")]
    if len(numbers) == 1:
        return dt.date(numbers[0], 1, 1), dt.date(numbers[0], 12, 31)
    if len(numbers) == 2:
        return _month(*numbers)
    return dt.date(*numbers), dt.date(*numbers)


def _month(year: int, month: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def _fields(o: Observation) -> Row:
    return {
        "measure": o.measure, "value": o.value, "upper": o.upper, "unit": o.unit, "counted": o.counted,
        "bound": o.bound, "indicator": o.indicator.name, "entity": o.entity.name if o.entity else None,
        "sector": o.sector, "period": (o.period.start, o.period.end) if o.period else None,
        "status": o.status, "compare": o.compare, "of": o.of,
    }  # fmt: skip


def _same(name: str, wanted: Any, said: Any, observation: Observation) -> bool:
    if isinstance(wanted, tuple):
        return any(_same(name, one, said, observation) for one in wanted)
    if wanted is None or said is None:
        return wanted is said
    if name == "period":
        return bool(said == days(wanted))
    if name == "indicator":
        return bool(wanted == said) or (wanted in _CODES and _CODES[wanted] == observation.indicator.code)
    if isinstance(wanted, int | float):
        return isinstance(said, str) is False and abs(float(said) - wanted) <= 1e-9 * max(1.0, abs(wanted))
    return bool(wanted == said)


def _event(text: str, want: tuple[str, str, Any, str], event: Milestone) -> list[str]:
    quote, period, entity, words = want
    name = event.entity.name if event.entity else None
    lines = []
    if event.source.quote != quote or text[event.source.start : event.source.end] != quote:
        lines.append(f"date {event.source.quote!r} at {event.source.start}, wanted {quote!r}")
    if (event.date.start, event.date.end) != days(period):
        lines.append(f"{quote}: {event.date.start}..{event.date.end}, wanted {period}")
    if entity is not ... and name not in (entity if isinstance(entity, tuple) else (entity,)):
        lines.append(f"{quote}: entity {name!r}, wanted {entity!r}")
    if words not in event.event:
        lines.append(f"{quote}: event {event.event!r}, wanted {words!r}")
    return lines

"""Series as tables on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from zhibiao.cli.series import PivotLine, columns_of, label, pivoted, place
from zhibiao.cli.table import STATUS_STYLES, make_console, shown_value
from zhibiao.model import Observation
from zhibiao.series import Fact, Row

_CONFLICT = "bold red"


def print_rows(found: Sequence[Row], to: Console | None = None) -> None:
    """Print a table for each entity: indicator, period, level and growth side by side, what else is known."""
    out = to or make_console()
    for number, (entity, rows) in enumerate(groupby(found, key=lambda row: row.head.subject.entity)):
        if number:
            out.print()
        out.print(Text(entity or "-", style="bold"), soft_wrap=True)
        table = _table()
        table.add_column("indicator / sector", overflow="fold", ratio=3, min_width=14)
        table.add_column("period", overflow="fold", min_width=7)
        table.add_column("status", no_wrap=True)
        table.add_column("level", justify="right", overflow="fold", min_width=9)
        table.add_column("growth", justify="right", overflow="fold", min_width=7)
        table.add_column("other", overflow="fold", min_width=6)
        table.add_column("source", overflow="fold", ratio=2, min_width=10)
        last = None
        for row in rows:
            subject, facts = row.head.subject, row.facts
            name = subject.indicator + (f" / {subject.sector}" if subject.sector else "")
            table.add_row(
                Text(name if name != last else ""),
                Text(label(row.head.dates)),
                Text(row.head.status, style=STATUS_STYLES[row.head.status]),
                _shown(facts.get("level")),
                _joined(fact for slot, fact in facts.items() if slot.startswith("growth")),
                _joined(fact for slot, fact in facts.items() if slot in ("change", "share", "rank")),
                _source(facts.values()),
            )
            last = name
        out.print(table)


def print_pivot(found: Sequence[Row], to: Console | None = None) -> None:
    """Print a table for each indicator: entities down, periods across, levels and growths below each other."""
    out = to or make_console()
    for number, (_, group) in enumerate(groupby(pivoted(found), key=lambda line: line.head[:2])):
        lines = list(group)
        if number:
            out.print()
        out.print(Text(str(lines[0].head[1]), style="bold"), soft_wrap=True)
        table = _table()
        table.add_column("entity / sector", overflow="fold", min_width=12)
        table.add_column("status", no_wrap=True)
        table.add_column("measure", no_wrap=True)
        periods = columns_of(lines)
        for period in periods:
            table.add_column(label(period), justify="right", overflow="fold", min_width=7)
        last = None
        for line in lines:
            name = _entity(line)
            status = str(line.head[4])
            cells = [_shown(line.facts.get(period)) for period in periods]
            first = Text(name if name != last else "")
            table.add_row(first, Text(status, style=STATUS_STYLES[status]), Text(line.slot, style="dim"), *cells)
            last = name
        out.print(table)


def _table() -> Table:
    return Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="dim", expand=False)


def _entity(line: PivotLine) -> str:
    entity, sector = line.head[2], line.head[3]
    return (entity or "-") + (f" / {sector}" if sector else "")


def _shown(fact: Fact | None) -> Text:
    """Return a fact's number, and behind ≠ what other texts say."""
    if fact is None:
        return Text("")
    numbers = [reading[0].observation for reading in fact.readings]
    return Text(" ≠ ".join(map(_number, numbers)), style=_CONFLICT if fact.conflict else "")


def _number(observation: Observation) -> str:
    compare = observation.compare if observation.compare not in (None, "yoy") else None
    return shown_value(observation) + (f" {compare}" if compare else "")


def _joined(facts: Iterable[Fact]) -> Text:
    return Text(" ").join(_shown(fact) for fact in facts)


def _source(facts: Iterable[Fact]) -> Text:
    """Return the first source, and how many other lines there are."""
    places = list(dict.fromkeys(place(stated) for fact in facts for stated in fact.stated))
    return Text(places[0] + (f" +{len(places) - 1}" if len(places) > 1 else ""), style="dim")

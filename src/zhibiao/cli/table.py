"""The terminal table: one section a document, one row an observation."""

from __future__ import annotations

import calendar
import sys
from typing import TYPE_CHECKING
from unicodedata import numeric

from rich.console import Console
from rich.table import Table
from rich.text import Text

from zhibiao.write.columns import document_name

if TYPE_CHECKING:
    from zhibiao.model import Document, Observation, Period
    from zhibiao.read import Input

_BOUNDS = {"exact": "", "about": "≈", "near": "≲", "more": ">", "least": "≥", "less": "<", "most": "≤"}
STATUS_STYLES = {"actual": "", "estimate": "cyan", "target": "yellow"}
_SEVERITY_STYLES = {"info": "dim", "warning": "yellow", "error": "bold red"}


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Hand the closed pipe on: rich would exit with status 1."""
        raise BrokenPipeError


class TablePrinter:
    """Prints documents to stdout as they come."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or make_console()
        self._first = True

    def add(self, item: Input, document: Document) -> None:
        """Print one document: its title, its observations, what the audit found."""
        if not self._first:
            self._console.print()
        self._first = False
        self._console.print(_heading(document), soft_wrap=True)
        if document.observations:
            self._console.print(_table(document))
        else:
            self._console.print(Text("no observations", style="dim"))
        for finding in document.findings:
            style = _SEVERITY_STYLES[finding.severity]
            self._console.print(Text(f"{finding.severity}: {finding.message} [{finding.rule}]", style=style))


def make_console() -> Console:
    """Return a console for data on stdout."""
    # A terminal that is not UTF-8 shows a question mark for what it cannot show, rather than ending the run.
    getattr(sys.stdout, "reconfigure", lambda **_: None)(errors="replace")
    return _Console(highlight=False, markup=False, emoji=False)


def _heading(document: Document) -> Text:
    heading = Text(document_name(document), style="bold")
    details = [document.title, str(document.date.value) if document.date else None]
    details.append(document.subject.name if document.subject else None)
    for detail in details:
        if detail:
            heading.append(f"  {detail}", style="not bold dim")
    return heading


def _table(document: Document) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="dim", expand=False)
    table.add_column("value", justify="right", overflow="fold", min_width=9)
    table.add_column("indicator", overflow="fold", ratio=3, min_width=14)
    table.add_column("measure", overflow="fold", min_width=6, max_width=10)
    table.add_column("period", overflow="fold", min_width=10)
    table.add_column("entity / sector", overflow="fold", ratio=2, min_width=12)
    table.add_column("status", no_wrap=True)
    for observation in document.observations:
        table.add_row(*_row(observation))
    return table


def _row(observation: Observation) -> tuple[Text, ...]:
    entity = observation.entity.name if observation.entity else "-"
    measure = observation.measure + (f" {observation.compare}" if observation.compare else "")
    return (
        Text(shown_value(observation), style="bold"),
        Text(observation.indicator.name),
        Text(measure, style="dim" if measure == "level" else ""),
        Text(short_period(observation.period)),
        Text(entity + (f" / {observation.sector}" if observation.sector else "")),
        Text(observation.status, style=STATUS_STYLES[observation.status]),
    )


def shown_value(observation: Observation) -> str:
    """Return the number as printed, with its bound, the sign of a fall, and the total of a rank."""
    printed = observation.printed
    # The text prints a fall as a bare number behind a word; a sign of its own, in whatever form, is kept.
    sign = "-" if observation.value < 0 and numeric(printed[0], None) is not None else ""
    total = f"/{observation.of}" if observation.measure == "rank" and observation.of is not None else ""
    return _BOUNDS[observation.bound] + sign + printed + total


def short_period(period: Period | None) -> str:
    """Return a period as short as it can be said.

    A year is ``2020``, years ``2016..2020``, a half ``2019H1``, a quarter ``2021Q3``, months ``2021-01..05``,
    a month ``2021-05``, a day ``2021-06-30``, anything else ``2021-01-01..2021-06-15``.
    """
    if period is None:
        return "-"
    start, end = period.start, period.end
    if start == end:
        return str(start)
    if start.day != 1 or end.day != calendar.monthrange(end.year, end.month)[1]:
        return f"{start}..{end}"
    if start.year != end.year:
        whole = start.month == 1 and end.month == 12
        return f"{start.year}..{end.year}" if whole else f"{start:%Y-%m}..{end:%Y-%m}"
    months = end.month - start.month + 1
    if months in (12, 6, 3) and (start.month - 1) % months == 0:
        part = (start.month - 1) // months + 1
        return f"{start.year}" + {12: "", 6: f"H{part}", 3: f"Q{part}"}[months]
    return f"{start:%Y-%m}" + (f"..{end:%m}" if months > 1 else "")

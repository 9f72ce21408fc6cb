"""Finds dated events: founded in 1993, upgraded in September 2015."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from zhibiao.alternatives import compile_any
from zhibiao.bind.names import Name
from zhibiao.rules import Rules
from zhibiao.spot import Spotted
from zhibiao.spot.calendar import Anchor, Calendar
from zhibiao.stages import PeriodMention

GRAINS = frozenset({"day", "month", "year"})


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event: ``start``-``end`` is the place of its date in the normalized text."""

    start: int
    end: int
    mention: PeriodMention
    words: str
    event: str
    entity: Name | None
    sentence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Milestones:
    """The event verbs of ``markers.toml``, compiled."""

    calendar: Calendar
    verb: re.Pattern[str]
    clause: regex.Pattern[str]
    number: regex.Pattern[str]

    def find(
        self, chars: str, found: Spotted, anchor: Anchor, entity: Name | None, date: dt.date | None
    ) -> Iterator[Event]:
        """Yield the events of a sentence whose date is explicit and not in the future."""
        start, end = found.sentence.start, found.sentence.end
        for expression in found.expressions:
            if expression.role != "frame" or not ({"y", "era", "rel"} & set(expression.parts)):
                continue
            mention = self.calendar.resolve(expression, anchor)
            if mention is None or mention.grain not in GRAINS or (date is not None and mention.first > date):
                continue
            event = self._event(chars, expression.end, end)
            if event:
                span = (start, end)
                yield Event(expression.start, expression.end, mention, expression.text, event, entity, span)

    def _event(self, chars: str, start: int, end: int) -> str:
        """Return the clause behind a date, or the next one, if it tells an event."""
        for clause in self.clause.split(chars[start:end])[:2]:
            words = clause.strip(" 、")
            if self.verb.search(words) and not self.number.search(words):
                return words
        return ""


def compile_milestones(rules: Rules, calendar: Calendar) -> Milestones:
    """Compile the event verbs of ``markers.toml``."""
    table = rules.table("markers")["milestone"]
    verbs = compile_any(table["verbs"])
    return Milestones(calendar, verbs, regex.compile(table["clause"]), regex.compile(table["number"]))

"""How the cells of tables were read: what row head, column head and the lines above a table gave to each value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from zhibiao.bind.heads import Head
from zhibiao.bind.site import Bound
from zhibiao.bind.tables import CellSite
from zhibiao.explain.told import Field, Mark, Number, Sentence
from zhibiao.model import Observation, Unbound
from zhibiao.stages import Skipped

BETWEEN = " | "
DOCUMENT = "the document"


class Cells:
    """Collects what is told of each value, in the order of the tables."""

    def __init__(self) -> None:
        self.told: list[tuple[CellSite, Bound | Skipped]] = []

    def watch(self, site: CellSite, result: Bound | Skipped) -> None:
        """Take note of one value."""
        self.told.append((site, result))

    def sentences(
        self,
        observed: Mapping[tuple[int, int], Observation],
        unbound: dict[tuple[int, int, str], Unbound],
        weights: Callable[[Bound], str],
        line: int | None,
    ) -> Iterable[Sentence]:
        """Yield each row with its values; those that are none leave ``unbound``."""
        for _, group in groupby(self.told, key=lambda told: (id(told[0].grid), told[0].place.row)):
            numbers: list[tuple[int, Number]] = []
            for site, result in group:
                span = result.quantity if isinstance(result, Bound) else result
                place = site.grid.text.origin(span.start, span.end)
                if isinstance(result, Bound):
                    record = observed[place]
                    numbers.append((record.source.line, _value(site, result, record, weights(result))))
                elif (none := unbound.pop((*place, result.rule), None)) is not None:
                    numbers.append((none.source.line, _none(site, none)))
            shown = [number for at, number in numbers if line in (None, at)]
            if shown:
                low, high = site.grid.rows[site.place.row]
                row = site.grid.text.chars[low:high].replace("\t", BETWEEN)
                yield Sentence(numbers[0][0], row, (), tuple(shown))


def _value(site: CellSite, bound: Bound, record: Observation, weights: str) -> Number:
    """Return a value with what gave each of its fields."""
    value = " ".join(filter(None, (f"{record.value:f}", record.unit, record.counted)))
    rule, words = bound.rules[-1], _words(site)
    code = bound.entry.code if bound.entry else "none"
    period = f"{record.period.start}..{record.period.end}" if record.period else "none"
    fields = [
        Field("value", value, record.rules[0], record.source.quote, _unit(site, record), ()),
        Field("measure", record.measure, rule, "", _from(site, lambda head: head.measure != "level", "no head"), ()),
        Field("indicator", record.indicator.name, rule, words, _names(site), ()),
        Field("code", code, f"indicator.{code}" if bound.entry else "", "", record.indicator.name_en or "", ()),
        Field("entity", record.entity.name if record.entity else "none", rule, "",
              _from(site, lambda head: head.entity is not None, DOCUMENT), ()),
        Field("period", period, bound.period.rule if bound.period else "period.none", bound.period_text,
              _from(site, lambda head: head.period is not None or bool(head.moved), _above(site, DOCUMENT)), ()),
        Field("status", record.status, rule, "", _from(site, lambda head: head.status is not None, DOCUMENT), ()),
    ]  # fmt: skip
    if record.compare is not None:
        fields.append(Field("compare", record.compare, rule, "", _from(site, lambda h: bool(h.compare), ""), ()))
    fields.append(Field("confidence", str(record.confidence), "confidence", "", weights, ()))
    mark = Mark(record.source.quote, record.source.start, record.source.end, "number", rule, fields[0].value)
    return Number(mark, (), record.id, None, None, record.confidence, tuple(fields))


def _none(site: CellSite, unbound: Unbound) -> Number:
    """Return a value that states no fact, with the heads that it stands under."""
    place = unbound.source
    mark = Mark(place.quote, place.start, place.end, "number", unbound.rule, unbound.reason)
    field = Field("indicator", "none", unbound.rule, _words(site), _names(site), ())
    return Number(mark, (), None, unbound.reason, unbound.rule, None, (field,))


def _words(site: CellSite) -> str:
    return BETWEEN.join([*site.row_heads, *site.column_heads])


def _names(site: CellSite) -> str:
    """Return which of row head, column head and title name the value."""
    named = [which for which, head in (("row", site.row), ("column", site.column)) if head.words]
    return f"named by the {' and the '.join(named)} head" if named else f"named by {_above(site, 'nothing')}"


def _unit(site: CellSite, record: Observation) -> str:
    """Return where the unit stands."""
    if record.source.quote[-1:] in "%‰" or record.source.quote[-1:].isalpha():
        return "unit in the cell itself"
    if site.column.unit or site.row.unit:
        return f"unit of {_from(site, lambda head: bool(head.unit), '')}"
    return f"unit of {_above(site, 'the indicator')}" if site.above.unit else "unit of what it measures"


def _from(site: CellSite, says: Callable[[Head], bool], otherwise: str) -> str:
    """Return which head says something; that of the column is nearer to the value and has the last word."""
    if says(site.column):
        return f"column head ‹{BETWEEN.join(site.column_heads)}›"
    return f"row head ‹{BETWEEN.join(site.row_heads)}›" if says(site.row) else otherwise


def _above(site: CellSite, otherwise: str) -> str:
    told = site.above
    return "the lines above the table" if told.title or told.unit or told.period else otherwise

"""Explains how each number was read: what was spotted, what decided each field, and what lost.

The stages run as they always do; a witness stands by and is told each decision while the walk still stands at
its number. It then asks the parts that decided for the readings that they set aside.
"""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Mapping

from zhibiao.bind.context import Context
from zhibiao.bind.site import Bound, Site
from zhibiao.explain.book import Rule, rule_book
from zhibiao.explain.cells import Cells
from zhibiao.explain.deciding import Witness
from zhibiao.explain.spotting import Marks, marks
from zhibiao.explain.told import Explanation, Field, Lost, Mark, Number, Sentence
from zhibiao.model import Document, Observation, Unbound
from zhibiao.pipeline import Engine, document, run_stages
from zhibiao.rules import Rules
from zhibiao.spot import Spotted
from zhibiao.stages import Skipped, Source

Fields = dict[tuple[int, int], tuple[Field, ...]]


def explain_source(
    source: Source, engine: Engine, rules: Rules, *, date: dt.date | None = None, line: int | None = None
) -> Explanation:
    """Explain the numbers of ``source``, or those of one ``line``; ``engine`` was compiled from ``rules``."""
    witness, fields = Witness(engine.binder), {}

    def watch(site: Site, context: Context, result: Bound | Skipped) -> None:
        fields[site.quantity.start, site.quantity.end] = witness.fields(site, context, result)

    cells = Cells()
    staged = run_stages(engine, source, date, watch, cells.watch)
    record = document(engine, source, staged)
    # The record holds the numbers of tables too; those of sentences are found by their place in the source.
    observed = {(o.source.start, o.source.end): o for o in record.observations}
    unbound = {(u.source.start, u.source.end, u.rule): u for u in record.unbound}
    results: dict[tuple[int, int], tuple[Observation | Unbound, str]] = {}
    for bound in staged.bound:
        at = bound.quantity.start, bound.quantity.end
        results[at] = observed[staged.text.origin(*at)], witness.weights(bound)
    for skipped in staged.skipped:
        place = staged.text.origin(skipped.start, skipped.end)
        results[skipped.start, skipped.end] = unbound.pop((*place, skipped.rule)), ""
    teller = _Teller(source.text, fields, results)
    sentences = [
        told
        for block in staged.spotted
        for found in block
        if (told := teller.sentence(marks(engine.spotter, staged.text, found), found, line)) is not None
    ]
    sentences += cells.sentences(observed, unbound, witness.weights, line)
    # What is left stands in no sentence and is no value of a table: numbers in markup, years in heads.
    sentences += [_outside(u) for u in unbound.values() if line in (None, u.source.line)]
    sentences.sort(key=lambda sentence: sentence.line)
    return _explanation(record, sentences, rule_book(rules))


def _outside(unbound: Unbound) -> Sentence:
    """Return a number that stands in no sentence of the text."""
    place = unbound.source
    mark = Mark(place.quote, place.start, place.end, "trap", unbound.rule, unbound.reason)
    return Sentence(place.line, place.quote, (), (Number(mark, (), None, unbound.reason, unbound.rule, None, ()),))


class _Teller:
    """Puts together what was told of the numbers of one source."""

    def __init__(
        self, raw: str, fields: Fields, results: Mapping[tuple[int, int], tuple[Observation | Unbound, str]]
    ) -> None:
        self.fields = fields
        self.results = results
        self.lines = [i for i, char in enumerate(raw) if char == "\n"]

    def line(self, offset: int) -> int:
        """Return the line of the source at ``offset``, counted from 1."""
        return bisect.bisect_left(self.lines, offset) + 1

    def sentence(self, seen: Marks, found: Spotted, line: int | None) -> Sentence | None:
        """Return what became of the numbers of a sentence that stand on ``line``, or None if it has none."""
        low, high = found.sentence.start, found.sentence.end
        numbers = [
            self._number(seen, span, *self.results[span])
            for span in sorted(span for span in self.results if low <= span[0] < high)
        ]
        numbers = [n for n in numbers if line is None or self.line(n.mark.start) == line]
        if not numbers:
            return None
        text = seen.text
        start = text.origin(low, low + 1)[0]
        return Sentence(self.line(start), text.chars[low:high].strip(), seen.spotted(), tuple(numbers))

    def _number(self, seen: Marks, span: tuple[int, int], result: Observation | Unbound, weights: str) -> Number:
        held = next((seen.mark(r) for r in seen.held if (r.start, r.end) == span), None)
        mark = held or Mark(result.source.quote, result.source.start, result.source.end, "trap", "", "")
        lost = seen.lost_to(*span)
        if isinstance(result, Unbound):
            return Number(mark, lost, None, result.reason, result.rule, None, self.fields.get(span, ()))
        return Number(mark, lost, result.id, None, None, result.confidence, _final(self.fields[span], result, weights))


def _final(fields: tuple[Field, ...], record: Observation, weights: str) -> tuple[Field, ...]:
    """Return the fields as the record has them, with its value first and its confidence last."""
    number = f"{record.value:f}" + (f"..{record.upper:f}" if record.upper is not None else "")
    unit = " ".join(filter(None, (record.unit, record.counted)))
    value = Field("value", f"{number} {unit}".rstrip(), record.rules[0], record.printed, "", ())
    return (value, *fields, Field("confidence", str(record.confidence), "confidence", "", weights, ()))


def _explanation(record: Document, sentences: list[Sentence], book: Mapping[str, Rule]) -> Explanation:
    named = sorted({rule for sentence in sentences for rule in _rules(sentence)})
    rules = {rule: {"says": book[rule].says, "file": book[rule].file} for rule in named if rule in book}
    subject, date = record.subject, record.date
    return Explanation(
        record.source.path,
        record.title,
        str(date.value) if date else None,
        subject.name if subject else None,
        tuple(sentences),
        rules,
    )


def _rules(sentence: Sentence) -> set[str]:
    """Return the ids of the rules that are named in ``sentence``."""
    found = {mark.rule for mark in sentence.spotted}
    for number in sentence.numbers:
        losers: list[Lost] = [*number.lost, *(lost for field in number.fields for lost in field.lost)]
        found |= {number.rule or "", *(field.rule for field in number.fields), *(lost.rule for lost in losers)}
    return found - {""}


__all__ = ["Explanation", "explain_source"]

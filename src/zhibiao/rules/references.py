"""What entries name of others: parents and readings of indicators, units that have parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zhibiao.rules.book import Book, Entry
from zhibiao.rules.problems import Problem, did_you_mean


def reference_problems(book: Book, entries: Iterable[Entry]) -> Iterator[Problem]:
    """Yield the names of entries that are not there."""
    codes = {body["code"] for body in book.rules.indicators}
    units = book.rules.tables["units"]
    surfaces = {surface for body in units["unit"] for surface in body["surface"]} | {*units["measure_words"]["words"]}
    for entry in entries:
        if entry.array == "indicator" and (parent := entry.body.get("parent")) and parent not in codes:
            yield entry.problem(f'parent: there is no indicator "{parent}"{did_you_mean(parent, codes)}')
        elif entry.array == "ambiguous":
            for code in (reading["code"] for reading in entry.body["readings"] if "code" in reading):
                if code not in codes:
                    yield entry.problem(f'readings: there is no indicator "{code}"{did_you_mean(code, codes)}')
        elif entry.array == "parts":
            for word in entry.body["of"]:
                if word not in surfaces:
                    yield entry.problem(f'of: no unit is written "{word}"; add a [[unit]] with this surface first')

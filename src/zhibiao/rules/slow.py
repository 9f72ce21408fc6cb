"""Patterns that take more than linear time: each is tried against lines made to delay it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex

LENGTH = 1000
"""Characters of the shorter line."""
TIMES = 4
"""How much longer the other line is."""
LIMIT = 2.0
"""Seconds after which a try is given up."""
NOTICED = 0.03
"""Seconds below which nothing is called slow: the clock is not exact enough to say."""
RATIO = 8.0
"""How much longer the longer line may take. Linear is 4, square 16."""

_RUNS = "1一万A ,“"
_TAIL = "!"
_LITERAL = regex.compile(r"\p{Han}|[A-Za-z0-9%“”《》()\[\],、.+:/-]")


@dataclass(frozen=True, slots=True)
class Slow:
    """A pattern that a line delays: what is repeated in the line, its length, and the seconds that it took."""

    pattern: str
    unit: str
    length: int
    seconds: float
    given_up: bool

    def __str__(self) -> str:
        took = f"more than {self.seconds:.0f} s" if self.given_up else f"{self.seconds * 1000:.0f} ms"
        return (
            f"the pattern is slow: {took} on a line of {self.length} characters, {self.unit!r} again and again, and "
            f"over {RATIO:.0f} times as long as on a quarter of it; bound its repetitions ({{0,20}} for *) and let no "
            f"two in a row match the same: {self.pattern if len(self.pattern) <= 100 else self.pattern[:99] + '…'}"
        )


def slow(pattern: str, examples: Iterable[str] = ()) -> Slow | None:
    """Return how ``pattern`` can be delayed, or None if no line tried delays it."""
    compiled = regex.compile(pattern)
    for unit in dict.fromkeys(_units(pattern, examples)):
        first = _seconds(compiled, unit, LENGTH)
        if first is not None and first < NOTICED / TIMES**2:
            continue
        short, long = _best(compiled, unit, LENGTH), _best(compiled, unit, LENGTH * TIMES)
        if short is None or long is None:
            return Slow(pattern, unit, LENGTH * (TIMES if short else 1), LIMIT, given_up=True)
        if long > NOTICED and long > RATIO * short:
            return Slow(pattern, unit, LENGTH * TIMES, long, given_up=False)
    return None


def _best(pattern: regex.Pattern[str], unit: str, length: int) -> float | None:
    """Return the best of three tries, which others on the machine have delayed least."""
    tries = [_seconds(pattern, unit, length) for _ in range(3)]
    return min((seconds for seconds in tries if seconds is not None), default=None)


def _units(pattern: str, examples: Iterable[str]) -> Iterator[str]:
    """Yield what lines are made of: single characters, pairs of the pattern's own, and its examples."""
    literals = "".join(dict.fromkeys(_LITERAL.findall(pattern)))[:12]
    yield from _RUNS
    yield from literals
    for example in examples:
        yield example
        yield example[: len(example) // 2] or example
    yield from (f"{one}{other}" for one in literals[:3] for other in "1一")


def _seconds(pattern: regex.Pattern[str], unit: str, length: int) -> float | None:
    """Return how long the pattern takes on a line of ``unit``, from every place in it; None if given up."""
    line = (unit * (length // len(unit) + 1))[:length]
    started = time.thread_time()
    try:
        for _ in pattern.finditer(line + _TAIL, overlapped=True, timeout=LIMIT):
            pass
    except TimeoutError:
        return None
    return time.thread_time() - started

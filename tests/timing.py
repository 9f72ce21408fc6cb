"""How long things take, measured so that a busy machine does not decide: the best of runs that take turns.

Counted is the time of this process, not of the clock on the wall. The collector of cyclic garbage stands
still meanwhile, as in `timeit`: it walks through everything that the whole test run keeps, and how often
it does so depends on how many objects a contender makes.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

ROUNDS = 5


def best_seconds(*contenders: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Return the shortest time of each contender, run A B, A B, …"""
    best = [float("inf")] * len(contenders)
    for _ in range(rounds):
        for index, run in enumerate(contenders):
            best[index] = min(best[index], _seconds(run))
    return best


def _seconds(run: Callable[[], object]) -> float:
    gc.collect()
    was_on = gc.isenabled()
    gc.disable()
    try:
        begin = time.process_time()
        run()
        return time.process_time() - begin
    finally:
        if was_on:
            gc.enable()

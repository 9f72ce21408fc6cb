"""How long things take, measured so that a busy machine does not decide: the best of runs that take turns."""

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
            gc.collect()
            begin = time.perf_counter()
            run()
            best[index] = min(best[index], time.perf_counter() - begin)
    return best

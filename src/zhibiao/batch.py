"""Many inputs through the stages, in this process or in several: one outcome for each, in their order."""

from __future__ import annotations

import contextlib
import datetime as dt
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from zhibiao.read import Input, ReadError, read_input

if TYPE_CHECKING:
    from zhibiao.model import Document

# A worker needs a second or two to start, about what this many bytes of text need.
_BYTES_WORTH_A_WORKER = 500_000
# Inputs handed out ahead, by worker: enough to keep all busy, few enough to keep memory flat.
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: a document, or a problem (and, if it was unexpected, its traceback)."""

    item: Input
    document: Document | None = None
    problem: str | None = None
    trace: str | None = None


def run(
    inputs: Sequence[Input], *, date: dt.date | None = None, jobs: int | None = None
) -> Generator[Outcome, None, None]:
    """Extract every input and yield the outcomes in order of the inputs, whatever the number of workers.

    ``jobs``: worker processes; 1 works in this process, None decides by the size of the inputs. An input that
    fails, even one that takes its worker process down, is that input's outcome and stops nothing. Close the
    generator to end the workers early.
    """
    jobs = min(jobs or _worthwhile_jobs(inputs), len(inputs))
    if jobs > 1:
        return _in_workers(inputs, date, jobs)
    return (extract_input(item, date) for item in inputs)


def extract_input(item: Input, date: dt.date | None) -> Outcome:
    """Read and extract one input; every exception becomes its problem."""
    try:
        from zhibiao.pipeline import extract_source

        return Outcome(item, document=extract_source(read_input(item), date=date))
    except ReadError as error:
        return Outcome(item, problem=str(error))
    except Exception as error:
        import traceback

        what = f"{type(error).__name__}: {error}".splitlines()[0]
        problem = f"{item.path}: internal error ({what}); please report it, with this file if you may"
        return Outcome(item, problem=problem, trace=traceback.format_exc())


def _worthwhile_jobs(inputs: Sequence[Input]) -> int:
    size = sum(item.size for item in inputs)
    return min(os.cpu_count() or 1, 1 + size // _BYTES_WORTH_A_WORKER)


def _in_workers(inputs: Sequence[Input], date: dt.date | None, jobs: int) -> Generator[Outcome, None, None]:
    left = deque(inputs)
    while left:
        try:
            yield from _in_pool(left, date, jobs)
        except BrokenProcessPool:
            # One of the inputs under way took its worker down. Each gets a process of its own to show which.
            for _ in range(min(len(left), jobs * _AHEAD)):
                yield _alone(left.popleft(), date)


def _in_pool(left: deque[Input], date: dt.date | None, jobs: int) -> Iterator[Outcome]:
    """Yield outcomes for ``left``, taking each input away as its outcome is there."""
    with _pool(jobs) as pool:
        futures: deque[Future[Outcome]] = deque()
        while left:
            for item in islice(left, len(futures), jobs * _AHEAD):
                futures.append(_submit(pool, item, date))
            outcome = futures.popleft().result()
            left.popleft()
            yield outcome


def _alone(item: Input, date: dt.date | None) -> Outcome:
    try:
        with _pool(1) as pool:
            return _submit(pool, item, date).result()
    except BrokenProcessPool:
        problem = f"{item.path}: its worker process died; split the file if memory was short, else report it"
        return Outcome(item, problem=problem)


@contextlib.contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Give a pool whose workers end at once when its user is interrupted."""
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_end_with_parent)
    try:
        yield pool
    except BaseException:
        for worker in set(multiprocessing.active_children()) - others:
            worker.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, item: Input, date: dt.date | None) -> Future[Outcome]:
    """Submit an input. Workers start here, deaf to the Ctrl-C that a terminal sends to all: it is ours.

    They inherit that from a mask, which delays the signal for this process but does not lose it.
    """
    if not hasattr(signal, "pthread_sigmask"):
        return pool.submit(extract_input, item, date)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        return pool.submit(extract_input, item, date)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_parent() -> None:
    """Let a worker end when the process that started it is gone, however it went."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()

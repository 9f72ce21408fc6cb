"""Many inputs through the stages, in this process or in several: their outcomes in order of the inputs."""

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
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from zhibiao.read import Input, Progress, ReadError, ReadOptions, one_line, read_input, time_limit, unheard

if TYPE_CHECKING:
    from zhibiao.model import Document
    from zhibiao.rules import Rules
    from zhibiao.stages import Source

# A worker needs a second or two to start, about what this many bytes of text need.
_BYTES_WORTH_A_WORKER = 500_000
# Inputs handed out ahead, by worker: enough to keep all busy, few enough to keep memory flat.
_AHEAD = 4
# The settings of a worker process; empty in every other.
_settings: list[Settings] = []


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: itself, or a problem (and, if it was unexpected, its traceback).

    ``text`` is the text that its offsets count, where that is not the file itself.
    """

    item: Input
    document: Document | None = None
    text: str | None = None
    problem: str | None = None
    trace: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """How every input of a batch is treated: ``date`` overrides what the documents say.

    ``rules`` are those in force, None for the shipped ones.
    """

    date: dt.date | None = None
    options: ReadOptions = field(default_factory=ReadOptions)
    rules: Rules | None = None


def run(
    inputs: Sequence[Input], settings: Settings, *, jobs: int | None = None, progress: Progress | None = None
) -> Generator[Outcome, None, None]:
    """Extract every input and yield the outcomes in order of the inputs, whatever the number of workers.

    ``jobs``: worker processes; 1 works in this process, None decides by the size of the inputs. An input that
    fails, even one that takes its worker process down, is that input's outcome and stops nothing. ``progress``
    hears of pages, if the work is done in this process. Close the generator to end the workers early.
    """
    jobs = min(jobs or _worthwhile_jobs(inputs), len(inputs))
    if jobs > 1:
        return _in_workers(inputs, settings, jobs)
    return (outcome for item in inputs for outcome in extract_input(item, settings, progress))


def extract_input(item: Input, settings: Settings, progress: Progress | None = None) -> Iterator[Outcome]:
    """Read and extract the documents of one input; every exception becomes its problem, or its document's."""
    sources = read_input(item, settings.options, progress or unheard)
    while True:
        try:
            with time_limit(settings.options.limits.seconds, item.path):
                source = next(sources, None)
        except ReadError as error:
            yield Outcome(item, problem=str(error))
            return
        except Exception as error:
            yield _internal(item, error)
            return
        if source is None:
            return
        yield _extracted(item, source, settings)


def _extracted(item: Input, source: Source | ReadError, settings: Settings) -> Outcome:
    """Extract one document."""
    if isinstance(source, ReadError):
        return Outcome(item, problem=str(source))
    try:
        from zhibiao.pipeline import engine_of, extract_source, shipped

        # Rules compile once for all documents: none of them should pay for it with its own time.
        engine = engine_of(settings.rules) if settings.rules else shipped()
        with time_limit(settings.options.limits.seconds, source.path):
            document = extract_source(source, date=settings.date, engine=engine)
        return Outcome(item, document=document, text=source.text if source.extracted else None)
    except ReadError as error:
        return Outcome(item, problem=str(error))
    except Exception as error:
        return _internal(item, error)


def _internal(item: Input, error: Exception) -> Outcome:
    import traceback

    what = f"{type(error).__name__}: {error}".splitlines()[0]
    problem = f"{one_line(item.path)}: internal error ({what}); please report it, with this file if you may"
    return Outcome(item, problem=problem, trace="".join(traceback.format_exception(error)))


def _in_worker(item: Input) -> list[Outcome]:
    return list(extract_input(item, _settings[-1]))


def _worthwhile_jobs(inputs: Sequence[Input]) -> int:
    size = sum(item.size for item in inputs)
    return min(os.cpu_count() or 1, 1 + size // _BYTES_WORTH_A_WORKER)


def _in_workers(inputs: Sequence[Input], settings: Settings, jobs: int) -> Generator[Outcome, None, None]:
    left = deque(inputs)
    while left:
        try:
            yield from _in_pool(left, settings, jobs)
        except BrokenProcessPool:
            # One of the inputs under way took its worker down. Each gets a process of its own to show which.
            for _ in range(min(len(left), jobs * _AHEAD)):
                yield from _alone(left.popleft(), settings)


def _in_pool(left: deque[Input], settings: Settings, jobs: int) -> Iterator[Outcome]:
    """Yield outcomes for ``left``, taking each input away as its outcome is there."""
    with _pool(jobs, settings) as pool:
        futures: deque[Future[list[Outcome]]] = deque()
        while left:
            for item in islice(left, len(futures), jobs * _AHEAD):
                futures.append(_submit(pool, item))
            outcomes = futures.popleft().result()
            left.popleft()
            yield from outcomes


def _alone(item: Input, settings: Settings) -> list[Outcome]:
    try:
        with _pool(1, settings) as pool:
            return _submit(pool, item).result()
    except BrokenProcessPool:
        problem = "its worker process died; split the file if memory was short, else report it"
        return [Outcome(item, problem=f"{one_line(item.path)}: {problem}")]


@contextlib.contextmanager
def _pool(jobs: int, settings: Settings) -> Iterator[ProcessPoolExecutor]:
    """Give a pool whose workers end at once when its user is interrupted."""
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_start_worker, initargs=(settings,)
    )
    try:
        yield pool
    except BaseException:
        for worker in set(multiprocessing.active_children()) - others:
            worker.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, item: Input) -> Future[list[Outcome]]:
    """Submit an input. Workers start here, deaf to the Ctrl-C that a terminal sends to all: it is ours.

    They inherit that from a mask, which delays the signal for this process but does not lose it.
    """
    if not hasattr(signal, "pthread_sigmask"):
        return pool.submit(_in_worker, item)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        return pool.submit(_in_worker, item)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start_worker(settings: Settings) -> None:
    """Make this process a worker. It keeps its settings: rules are too large to come with every input."""
    _settings.append(settings)
    _end_with_parent()


def _end_with_parent() -> None:
    """Let a worker end when the process that started it is gone, however it went."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()

"""Stop-watches: of the pipeline and its stages, of whole processes, and of their memory."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import logging
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce, wraps
from importlib import import_module
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

# The stages, in order: the name in the report, and the functions or methods that are the stage. To measure one
# more, add a line. A name that is not there is an error: what is not measured must not look as if it cost nothing.
STAGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("normalize", ("zhibiao.normalize:Normalizer.normalize",)),
    ("segment", ("zhibiao.segment:segment",)),
    ("spot", ("zhibiao.spot:Spotter.spot",)),
    ("bind", ("zhibiao.bind.profile:Profiler.profile", "zhibiao.bind.binder:Binder.bind")),
    ("audit", ("zhibiao.audit:audit",)),
)

_PEAK = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)
"""


def interleaved(contenders: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the median seconds of each contender, run A B C, A B C …: a noisy moment hits all alike."""
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, run in contenders.items():
            gc.collect()
            start = perf_counter()
            run()
            seconds[name].append(perf_counter() - start)
    return {name: median(taken) for name, taken in seconds.items()}


def pipeline(documents: Sequence[str]) -> Callable[[], None]:
    """Return a run of the whole pipeline over ``documents``."""
    from zhibiao.pipeline import extract_source
    from zhibiao.stages import Source

    sources = [
        Source(path=f"{number}.txt", text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
        for number, text in enumerate(documents)
    ]

    def run() -> None:
        for source in sources:
            extract_source(source)

    return run


def jieba_alone(documents: Sequence[str]) -> Callable[[], None]:
    """Return a run of ``jieba.lcut`` over ``documents``, its dictionary loaded beforehand."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        tokenizer = jieba.Tokenizer()
        tokenizer.tmp_dir = folder
        tokenizer.initialize()

    def run() -> None:
        for text in documents:
            tokenizer.lcut(text)

    return run


class StageClock:
    """Seconds that each stage takes by itself while the pipeline runs; a stage inside a stage counts once."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._inner: list[float] = []

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Put the clock around every stage, in its home and in the pipeline.

        Raises ``LookupError`` if a stage is not where ``STAGES`` says.
        """
        with contextlib.ExitStack() as undo:
            for name, homes in STAGES:
                self.seconds[name] = 0.0
                for home in homes:
                    self._wrap(name, home, undo)
            yield

    def _wrap(self, name: str, home: str, undo: contextlib.ExitStack) -> None:
        module_name, _, path = home.partition(":")
        *classes, attribute = path.split(".")
        try:
            owner: Any = reduce(getattr, classes, import_module(module_name))
            stage = getattr(owner, attribute)
        except (ImportError, AttributeError) as error:
            raise LookupError(f"bench/measure.py: there is no {home}, which STAGES calls {name}") from error
        timed = self._timed(name, stage)
        for place in (owner, import_module("zhibiao.pipeline")):
            for alias in [key for key, value in vars(place).items() if value is stage]:
                setattr(place, alias, timed)
                undo.callback(setattr, place, alias, stage)

    def _timed(self, name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(stage)
        def timed(*args: Any, **kwargs: Any) -> Any:
            self._inner.append(0.0)
            start = perf_counter()
            try:
                return stage(*args, **kwargs)
            finally:
                taken = perf_counter() - start
                self.seconds[name] += taken - self._inner.pop()
                if self._inner:
                    self._inner[-1] += taken

        return timed


def command(name: str) -> str:
    """Return the path of an installed command, beside the interpreter that runs."""
    return str(Path(sysconfig.get_path("scripts")) / name)


def works(arguments: Sequence[str]) -> bool:
    """Whether a command can be run and ends well; if not, its complaint goes to standard error."""
    try:
        done = subprocess.run(arguments, capture_output=True, check=False, encoding="utf-8")
    except OSError as error:
        print(f"not measured: {error}", file=sys.stderr)
        return False
    if done.returncode:
        print(f"not measured: {' '.join(arguments)}\n{done.stderr}", file=sys.stderr)
    return done.returncode == 0


def process(arguments: Sequence[str]) -> Callable[[], None]:
    """Return a run of a whole process, its output thrown away."""

    def run() -> None:
        subprocess.run(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)

    return run


def peak_memory(arguments: Sequence[str]) -> int:
    """Return the most bytes of memory that a process held at once."""
    watched = [sys.executable, "-c", _PEAK, *arguments]
    done = subprocess.run(watched, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    return int(done.stdout) * (1 if sys.platform == "darwin" else 1024)

"""The extract command: plan the job from the options, run the batch, write, and sum up."""

from __future__ import annotations

import contextlib
import datetime as dt
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

from zhibiao.batch import Outcome, run
from zhibiao.cli.streams import closed_pipe_is_fine, data_stream, say
from zhibiao.read import STDIN, Found, Input, find_inputs
from zhibiao.write import FORMATS, Folder, Stream, whole_file

if TYPE_CHECKING:
    from zhibiao.model import Document

# Suffixes of files that nobody means as the name of a folder, in formats that are not written.
_NOT_FOLDERS = {".txt", ".tsv", ".xls", ".xlsx", ".parquet", ".html", ".md", ".xml", ".yaml", ".yml", ".db"}

Sink = Callable[[Input, "Document"], object]


class UsageError(Exception):
    """Options that cannot be followed; ``option`` names the culprit."""

    def __init__(self, option: str, message: str) -> None:
        super().__init__(message)
        self.option = f"'{option}'"


class _NothingReadError(Exception):
    """No input could be read: earlier results stay, rather than give way to nothing."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done. ``output`` None is stdout; ``form`` None there is a folder of everything."""

    paths: list[str]
    output: Path | None
    form: str | None
    date: dt.date | None
    jobs: int | None

    @classmethod
    def planned(cls, paths: list[str], output: str | None, form: str | None, date: str | None, jobs: int | None) -> Job:
        """Check the options together. Raises ``UsageError``."""
        target = None if output in (None, STDIN) else Path(str(output))
        chosen = _stdout_form(form) if target is None else _file_form(target, form)
        return cls(paths, target, chosen, _date(date), jobs)

    @property
    def many(self) -> bool:
        """Whether the paths may lead to more than one document, whatever they happen to hold."""
        return len(self.paths) != 1 or (self.paths[0] != STDIN and Path(self.paths[0]).is_dir())


@dataclass(slots=True)
class Tally:
    """What the batch came to."""

    documents: int = 0
    observations: int = 0
    unbound: int = 0
    findings: int = 0
    errors: int = 0
    failures: list[str] = field(default_factory=list)

    def add(self, document: Document) -> None:
        """Count one document."""
        self.documents += 1
        self.observations += len(document.observations)
        self.unbound += len(document.unbound)
        self.findings += len(document.findings)
        self.errors += sum(finding.severity == "error" for finding in document.findings)

    def summary(self, seconds: float) -> str:
        """Return the line that ends a run."""
        counts = (
            (self.documents, "document"),
            (self.observations, "observation"),
            (self.unbound, "unbound number"),
            (self.findings, "finding"),
        )
        parts = [f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts]
        parts += [f"{len(self.failures)} failed"] if self.failures else []
        return ", ".join([*parts, f"{seconds:.1f} s"])


def run_job(job: Job, *, strict: bool, quiet: bool, verbose: bool) -> int:
    """Run the job and return the exit status."""
    started, tally = time.monotonic(), Tally()
    written = f"; wrote {job.output}" if job.output else ""
    found = find_inputs(job.paths, output=job.output)
    try:
        with _sink(job) as sink, _progress(job, found, quiet) as step:
            for failure in found.failures:
                _fail(tally, str(failure))
            with contextlib.closing(run(found.inputs, date=job.date, jobs=job.jobs)) as outcomes:
                for outcome in outcomes:
                    _take(outcome, sink, tally, strict=strict, verbose=verbose)
                    step()
            if tally.failures and not tally.documents:
                raise _NothingReadError
    except _NothingReadError:
        written = ""
    except OSError as error:
        say(f"error: {_write_problem(job.output, error)}")
        return 1
    if not quiet:
        say(tally.summary(time.monotonic() - started) + written)
    return int(bool(tally.failures) or (strict and tally.errors > 0))


def _take(outcome: Outcome, sink: Sink, tally: Tally, *, strict: bool, verbose: bool) -> None:
    problem, document = outcome.problem, outcome.document
    if document is not None:
        try:
            sink(outcome.item, document)
        except BrokenPipeError:
            raise
        except OSError as error:
            problem = f"{outcome.item.path}: {_write_problem(None, error)}"
    if problem is not None:
        _fail(tally, problem)
        if outcome.trace and verbose:
            say(outcome.trace)
    elif document is not None:
        tally.add(document)
        _say_errors(document, strict=strict)
        if verbose:
            counts = f"{len(document.observations)} observations, {len(document.unbound)} unbound"
            say(f"{outcome.item.path}: {counts}")


def _say_errors(document: Document, *, strict: bool) -> None:
    """Name the findings that a strict run fails on."""
    for finding in document.findings:
        if strict and finding.severity == "error":
            say(f"finding: {document.source.path}: {finding.message} [{finding.rule}]")


def _fail(tally: Tally, problem: str) -> None:
    tally.failures.append(problem)
    say(f"error: {problem}")


def _write_problem(output: Path | None, error: OSError) -> str:
    where = error.filename2 or error.filename or output or "stdout"
    return f"cannot write {where} ({error.strerror or error}); choose another place with -o"


# --- where the data goes ---------------------------------------------------------------------------------


@contextlib.contextmanager
def _sink(job: Job) -> Iterator[Sink]:
    """Give the function that takes each document to where the job wants it."""
    if job.output is not None and job.form is None:
        with Folder(job.output) as folder:
            yield folder.add
    elif job.output is not None and job.form is not None:
        with (
            whole_file(job.output) as file,
            _stream(Stream(file.write, job.form, many=job.many), file) as sink,
        ):
            yield sink
    elif job.form == "table":
        from zhibiao.cli.table import TablePrinter

        with closed_pipe_is_fine():
            yield TablePrinter().add
    else:
        with data_stream() as out, _stream(Stream(out.write, str(job.form), many=job.many), out) as sink:
            yield sink


@contextlib.contextmanager
def _stream(stream: Stream, file: IO[str]) -> Iterator[Sink]:
    def add(item: Input, document: Document) -> None:
        stream.add(document)
        file.flush()

    yield add
    stream.finish()


@contextlib.contextmanager
def _progress(job: Job, found: Found, quiet: bool) -> Iterator[Callable[[], object]]:
    """Show a progress bar on stderr, if that is a terminal which does not get the data as well."""
    data_is_seen = job.output is None and sys.stdout.isatty()
    if quiet or data_is_seen or len(found.inputs) < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("extracting", total=len(found.inputs))
        yield lambda: progress.advance(task)


# --- what the options mean together ----------------------------------------------------------------------


def _date(date: str | None) -> dt.date | None:
    try:
        return None if date is None else dt.datetime.strptime(date, "%Y-%m-%d").date()
    except ValueError:
        raise UsageError("--date", f"{date!r} is not a date; write it as YYYY-MM-DD") from None


def _stdout_form(form: str | None) -> str:
    return form or ("table" if sys.stdout.isatty() else "jsonl")


def _file_form(target: Path, form: str | None) -> str | None:
    if form == "table":
        raise UsageError("-f", "a table is for the terminal; leave -o away, or choose another format")
    suffix = target.suffix.lower().removeprefix(".")
    if target.is_dir() and form is None:
        return None
    if suffix in FORMATS and not target.is_dir():
        if form not in (None, suffix):
            raise UsageError("-f", f"{form} is not the format of {target}; leave -f away, or change the suffix")
        return suffix
    if form is not None:
        raise UsageError("-f", f"a folder gets every format; for {form} alone, name a file, as in -o out.{form}")
    if target.exists() or target.suffix.lower() in _NOT_FOLDERS:
        raise UsageError("-o", f"{target} is not a folder; give a folder, or a file that ends in .csv, .jsonl or .json")
    return None

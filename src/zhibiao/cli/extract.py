"""The extract command: plan the job from the options, run the batch, write, and sum up."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from zhibiao.batch import Outcome, run
from zhibiao.cli.streams import closed_pipe_is_fine, data_stream, say
from zhibiao.read import STDIN, Found, Input, find_inputs
from zhibiao.write import FORMATS, Folder, Run, Stream, WholeFiles, open_stream

if TYPE_CHECKING:
    from zhibiao.model import Document

# Suffixes of files that nobody means as the name of a folder, in formats that are not written.
_NOT_FOLDERS = {".txt", ".tsv", ".xls", ".html", ".md", ".xml", ".yaml", ".yml", ".db"}

# Errors of writing that the next document would meet as well.
_HOPELESS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO}

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
    excel: bool = False

    @classmethod
    def planned(
        cls,
        paths: list[str],
        output: str | None,
        form: str | None,
        date: str | None,
        jobs: int | None,
        *,
        excel: bool = False,
    ) -> Job:
        """Check the options together. Raises ``UsageError``."""
        target = None if output in (None, STDIN) else Path(str(output))
        chosen = _stdout_form(form, excel) if target is None else _file_form(target, form)
        if excel and chosen not in (None, "csv"):
            raise UsageError("--excel", f"--excel is for CSV, and this is {chosen}; leave it away, or choose -f csv")
        return cls(paths, target, chosen, _date(date), jobs, excel)

    @property
    def options(self) -> dict[str, Any]:
        """What decides the output, as the record of the run has it."""
        return {"paths": self.paths, "date": self.date and str(self.date), "excel": self.excel}

    @property
    def many(self) -> bool:
        """Whether the paths may lead to more than one document, whatever they happen to hold."""
        return len(self.paths) != 1 or (self.paths[0] != STDIN and Path(self.paths[0]).is_dir())


def run_job(job: Job, *, strict: bool, quiet: bool, verbose: bool) -> int:
    """Run the job and return the exit status."""
    tally = Run(job.options)
    written = f"; wrote {job.output}" if job.output else ""
    found = find_inputs(job.paths, output=job.output)
    try:
        with _sink(job, tally) as sink, _progress(job, found, quiet) as step:
            for failure in found.failures:
                _fail(tally, str(failure))
            with contextlib.closing(run(found.inputs, date=job.date, jobs=job.jobs)) as outcomes:
                for outcome in outcomes:
                    _take(outcome, sink, tally, strict=strict, verbose=verbose)
                    step()
            if tally.failures and not tally.counts["documents"]:
                raise _NothingReadError
    except _NothingReadError:
        written = ""
    except OSError as error:
        say(f"error: {_write_problem(job.output, error)}")
        return 1
    if not quiet:
        say(_summary(tally) + written)
    return int(bool(tally.failures) or (strict and tally.counts["errors"] > 0))


def _take(outcome: Outcome, sink: Sink, tally: Run, *, strict: bool, verbose: bool) -> None:
    problem, document = outcome.problem, outcome.document
    if document is not None:
        try:
            sink(outcome.item, document)
        except OSError as error:
            if isinstance(error, BrokenPipeError) or error.errno in _HOPELESS:
                raise
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


def _fail(tally: Run, problem: str) -> None:
    tally.failures.append(problem)
    say(f"error: {problem}")


def _summary(run: Run) -> str:
    """Return the line that ends a run."""
    nouns = {"documents": "document", "observations": "observation", "unbound": "unbound number", "findings": "finding"}
    counts = [(run.counts[name], noun) for name, noun in nouns.items()]
    parts = [f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts]
    parts += [f"{len(run.failures)} failed"] if run.failures else []
    return ", ".join([*parts, f"{run.seconds:.1f} s"])


def _write_problem(output: Path | None, error: OSError) -> str:
    where = error.filename2 or error.filename or output or "stdout"
    return f"cannot write {where} ({error.strerror or error}); choose another place with -o"


# --- where the data goes ---------------------------------------------------------------------------------


@contextlib.contextmanager
def _sink(job: Job, run: Run) -> Iterator[Sink]:
    """Give the function that takes each document to where the job wants it."""
    if job.output is not None and job.form is None:
        with Folder(job.output, run, excel=job.excel) as folder:
            yield folder.add
    elif job.output is not None and job.form is not None:
        with WholeFiles() as files:
            file: IO[Any] = (files.binary if FORMATS[job.form].binary else files.text)(job.output)
            structure = files.text(job.output.with_suffix(".structure.json")) if job.form == "sdmx-csv" else None
            with _stream(job, file, structure) as sink:
                yield sink
    elif job.form == "table":
        from zhibiao.cli.table import TablePrinter

        with closed_pipe_is_fine():
            yield TablePrinter().add
    else:
        with data_stream() as out, _stream(job, out.buffer if FORMATS[str(job.form)].binary else out) as sink:
            yield sink


@contextlib.contextmanager
def _stream(job: Job, file: IO[Any], structure: IO[str] | None = None) -> Iterator[Sink]:
    stream: Stream = open_stream(str(job.form), file, many=job.many, excel=job.excel, structure=structure)

    def add(item: Input, document: Document) -> None:
        stream.add(document)
        file.flush()

    yield add
    note = stream.finish()
    if note:
        say(f"warning: {note}")


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


def _stdout_form(form: str | None, excel: bool) -> str:
    chosen = form or ("csv" if excel else "table" if sys.stdout.isatty() else "jsonl")
    if chosen in FORMATS and FORMATS[chosen].binary and sys.stdout.isatty():
        raise UsageError("-f", f"{chosen} is not for a terminal; name a file, as in -o out{FORMATS[chosen].suffix}")
    return _installed(chosen)


def _file_form(target: Path, form: str | None) -> str | None:
    if form == "table":
        raise UsageError("-f", "a table is for the terminal; leave -o away, or choose another format")
    if target.is_dir() and form is None:
        return None
    suffix = target.suffix.lower()
    meant = next((name for name, one in FORMATS.items() if one.suffix == suffix), None)
    if meant is not None and not target.is_dir():
        if form is not None and FORMATS[form].suffix != suffix:
            raise UsageError("-f", f"{form} is not the format of {target}; leave -f away, or change the suffix")
        return _installed(form or meant)
    if form is not None:
        example = f"-o out{FORMATS[form].suffix}"
        raise UsageError("-f", f"a folder gets every format; for {form} alone, name a file, as in {example}")
    if target.exists() or suffix in _NOT_FOLDERS:
        suffixes = sorted({one.suffix for one in FORMATS.values()})
        raise UsageError("-o", f"{target} is not a folder; give a folder, or a file that ends in {', '.join(suffixes)}")
    return None


def _installed(form: str) -> str:
    if form in FORMATS and not FORMATS[form].there:
        raise UsageError("-f", f"{form} needs {FORMATS[form].needs}; install it with: pip install 'zhibiao[{form}]'")
    return form

"""The extract command: plan the job from the options, run the batch, write, and sum up."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from zhibiao.batch import Outcome, Settings, run
from zhibiao.cli.own_rules import own_rules
from zhibiao.cli.streams import closed_pipe_is_fine, data_stream, say
from zhibiao.read import EVERYTHING, STDIN, Choice, Found, Input, ReadOptions, find_inputs, holds_many, one_line
from zhibiao.read.encodings import canonical
from zhibiao.write import FORMATS, Folder, Run, Stream, WholeFiles, document_name, open_stream

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from zhibiao.model import Document

# Suffixes of files that nobody means as the name of a folder, in formats that are not written.
_NOT_FOLDERS = {".txt", ".tsv", ".xls", ".html", ".md", ".xml", ".yaml", ".yml", ".db"}

# Errors of writing one document that the next one need not meet: they are about its name.
_ITS_OWN = {
    errno.ENAMETOOLONG, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.EACCES, errno.EPERM, errno.EINVAL,
    errno.EILSEQ,
}  # fmt: skip

Sink = Callable[[Input, "Document", str | None], object]
_SIZES = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}


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
    settings: Settings
    jobs: int | None = None
    excel: bool = False
    choice: Choice = EVERYTHING
    rules: tuple[Path, ...] = ()

    @classmethod
    def planned(
        cls,
        paths: list[str],
        output: str | None,
        form: str | None,
        *,
        date: str | None = None,
        jobs: int | None = None,
        excel: bool = False,
        choice: Choice = EVERYTHING,
        options: ReadOptions | None = None,
        rules: Sequence[Path] = (),
    ) -> Job:
        """Check the options together, and load the rules.

        Raises ``UsageError``, and ``typer.Exit`` if the rules cannot be used.
        """
        options = options or ReadOptions()
        if options.encoding is not None and canonical(options.encoding) is None:
            raise UsageError("--encoding", f"there is no encoding {options.encoding!r}; try utf-8, gb18030 or big5")
        target = None if output in (None, STDIN) else Path(str(output))
        chosen = _stdout_form(form, excel) if target is None else _file_form(target, form)
        if excel and chosen not in (None, "csv"):
            raise UsageError("--excel", f"--excel is for CSV, and this is {chosen}; leave it away, or choose -f csv")
        settings = Settings(_date(date), options, own_rules(rules))
        return cls(paths, target, chosen, settings, jobs, excel, choice, tuple(rules))

    @property
    def options(self) -> dict[str, Any]:
        """What decides the output, as the record of the run has it."""
        date = self.settings.date
        asked = {**asdict(self.choice), **asdict(self.settings.options)}
        rules = [path.as_posix() for path in self.rules]
        return {"paths": self.paths, "date": date and str(date), "rules": rules, "excel": self.excel, **asked}

    @property
    def many(self) -> bool:
        """Whether the paths may lead to more than one document, whatever they happen to hold."""
        path = Path(self.paths[0])
        return len(self.paths) != 1 or (self.paths[0] != STDIN and (not path.is_file() or holds_many(path.name)))


def run_job(job: Job, *, strict: bool, quiet: bool, verbose: bool) -> int:
    """Run the job and return the exit status."""
    tally = Run(job.options, job.settings.rules)
    written = f"; wrote {job.output}" if job.output else ""
    found = find_inputs(job.paths, output=job.output, choice=job.choice)
    for note in found.notes if not quiet else ():
        say(f"note: {one_line(note)}")
    try:
        with _sink(job, tally) as sink, _progress(job, found, quiet) as bar:
            for failure in found.failures:
                _fail(tally, str(failure))
            batch = run(found.inputs, job.settings, jobs=job.jobs, progress=bar.pages if bar else None)
            with contextlib.closing(batch) as outcomes:
                for outcome in outcomes:
                    _take(outcome, sink, tally, strict=strict, verbose=verbose)
                    if bar:
                        bar.done(outcome.item)
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
            sink(outcome.item, document, outcome.text)
        except OSError as error:
            if error.errno not in _ITS_OWN:
                raise
            problem = f"{one_line(outcome.item.path)}: {_write_problem(None, error)}"
    if problem is not None:
        _fail(tally, problem)
        if outcome.trace and verbose:
            say(outcome.trace)
    elif document is not None:
        tally.add(document)
        _say_errors(document, strict=strict)
        if verbose:
            counts = f"{len(document.observations)} observations, {len(document.unbound)} unbound"
            say(f"{one_line(document_name(document))}: {counts}")


def _say_errors(document: Document, *, strict: bool) -> None:
    """Name the findings that a strict run fails on."""
    for finding in document.findings:
        if strict and finding.severity == "error":
            say(f"finding: {one_line(document_name(document))}: {finding.message} [{finding.rule}]")


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
            printer = TablePrinter()
            yield lambda item, document, text: printer.add(item, document)
    else:
        with data_stream() as out, _stream(job, out.buffer if FORMATS[str(job.form)].binary else out) as sink:
            yield sink


@contextlib.contextmanager
def _stream(job: Job, file: IO[Any], structure: IO[str] | None = None) -> Iterator[Sink]:
    stream: Stream = open_stream(str(job.form), file, many=job.many, excel=job.excel, structure=structure)

    def add(item: Input, document: Document, text: str | None) -> None:
        stream.add(document)
        file.flush()

    yield add
    note = stream.finish()
    if note:
        say(f"warning: {note}")


class _Bar:
    """A progress bar over the inputs, and one over the pages of the one that is read."""

    def __init__(self, progress: Progress, inputs: int) -> None:
        self._progress = progress
        self._inputs = progress.add_task("extracting", total=inputs, visible=inputs > 1)
        self._pages: TaskID | None = None
        self._seen: Input | None = None

    def pages(self, what: str, done: int, total: int) -> None:
        """Show how far the reading of an input is."""
        if self._pages is None:
            self._pages = self._progress.add_task(what)
        self._progress.update(self._pages, description=what, completed=done, total=total)

    def done(self, item: Input) -> None:
        """Count an input, whose pages are read."""
        if item is not self._seen:
            self._seen = item
            self._progress.advance(self._inputs)
        if self._pages is not None:
            self._progress.remove_task(self._pages)
            self._pages = None


@contextlib.contextmanager
def _progress(job: Job, found: Found, quiet: bool) -> Iterator[_Bar | None]:
    """Show progress on stderr, if that is a terminal which does not get the data as well."""
    data_is_seen = job.output is None and sys.stdout.isatty()
    if quiet or data_is_seen or not found.inputs or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        yield _Bar(progress, len(found.inputs))


# --- what the options mean together ----------------------------------------------------------------------


def parse_size(option: str, text: str) -> int | None:
    """Return a number of bytes such as 200M; None for 0, which is no limit. Raises ``UsageError``."""
    match = re.fullmatch(r"(\d+)([kmg]?)b?", text.strip().lower())
    if match is None:
        raise UsageError(option, f"{text!r} is no size; write it as 500000, 200M or 1G")
    return int(match[1]) * _SIZES[match[2]] or None


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

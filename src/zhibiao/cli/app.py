"""The commands: what they are called, what they take, what they say. The work is done elsewhere."""

from __future__ import annotations

import signal
import sys
from enum import Enum
from typing import Annotated

import typer

from zhibiao.cli import on_reading, on_results
from zhibiao.cli import rules as rule_commands
from zhibiao.cli.options import new_typer
from zhibiao.cli.own_rules import OwnRules

_EXAMPLES = """\b
Examples:
  {name} report.txt                      a table on the terminal
  {name} reports/ -o out/                everything, and out/report.html to review it
  {name} reports/ -o numbers.csv         one CSV
  {name} reports/ | jq .indicator.name   JSON lines into a pipe
  {name} reports/ --include '*.pdf'      only some files of a folder
  {name} news.jsonl --text-field body    one document for each line
  cat report.txt | {name} - --date 2024-03-05

\b
Exit status: 0 all was read; 1 some input failed (the rest is written), or --strict found
errors; 2 wrong usage.
"""


class Format(str, Enum):  # noqa: UP042 (older typer wants a str)
    """What extract can print."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    xlsx = "xlsx"
    sdmx = "sdmx-csv"


app = new_typer(no_args_is_help=True)
_extract_app = new_typer()


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"zhibiao {version('zhibiao')}")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
]
Sources = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files, folders (walked), patterns such as '*.pdf', or - for standard input."),
]


@app.callback()
def _zhibiao(version: Version = False) -> None:
    """Numbers in Chinese economic prose, as data."""


@_extract_app.command(epilog=_EXAMPLES.format(name="extract"))
def _extract_command(
    paths: Sources,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="DIR|FILE",
            help="A folder for everything, or one .csv, .jsonl, .json, .parquet or .xlsx file.",
        ),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option("-f", "--format", help="What to print. Default: table on a terminal, jsonl into a pipe."),
    ] = None,
    excel: Annotated[bool, typer.Option("--excel", help="Write CSV so that Excel knows its encoding.")] = False,
    date: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="When the texts were written, over what they say themselves."),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("-j", "--jobs", min=1, help="Worker processes. Default: by the size of the input."),
    ] = None,
    include: Annotated[
        list[str] | None,
        typer.Option(metavar="GLOB", help="Of folders, read only files such as '*.html'. May be given again."),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option(metavar="GLOB", help="Of folders, leave out such files and folders. May be given again."),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="Encoding of the texts. Default: found for each file.")
    ] = None,
    replace_undecodable: Annotated[
        bool,
        typer.Option("--replace-undecodable", help="Read past bytes that cannot be decoded, rather than fail."),
    ] = False,
    text_field: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Field that holds the text, in JSONL, JSON, CSV and Parquet."),
    ] = None,
    id_field: Annotated[str | None, typer.Option(metavar="NAME", help="Field that names the record.")] = None,
    date_field: Annotated[str | None, typer.Option(metavar="NAME", help="Field that dates the record.")] = None,
    max_size: Annotated[
        str, typer.Option(metavar="BYTES", help="Largest file that is read, as in 200M; 0 for no limit.")
    ] = "500M",
    max_unpacked: Annotated[
        str, typer.Option(metavar="BYTES", help="Most that a DOCX may hold when unpacked; 0 for no limit.")
    ] = "1G",
    max_pages: Annotated[int, typer.Option(min=0, help="Most pages of a PDF; 0 for no limit.")] = 5000,
    timeout: Annotated[
        float, typer.Option(min=0, metavar="SECONDS", help="Time for a document; 0 for no limit.")
    ] = 600,
    rules: OwnRules = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 if the audit finds errors.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Only errors on stderr.")] = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Name each document; show tracebacks of internal errors.")
    ] = False,
    version: Version = False,
) -> None:
    """Extract the numbers that state facts.

    From Chinese texts, simplified or traditional, in text files, Markdown, HTML, XML, PDF, DOCX, JSONL, CSV and
    Parquet: whose it is, what it measures, how much, of which unit, for
    which period, actual or planned, and where it stands in the file.
    """
    from zhibiao.cli.extract import Job, UsageError, parse_size, run_job
    from zhibiao.read import Choice, Limits, ReadOptions

    if quiet and verbose:
        raise typer.BadParameter("-q and -v exclude each other", param_hint="'-q' / '-v'")
    try:
        limits = Limits(
            parse_size("--max-size", max_size), max_pages or None, parse_size("--max-unpacked", max_unpacked), timeout
        )
        options = ReadOptions(encoding, replace_undecodable, text_field, id_field, date_field, limits)
        choice = Choice(tuple(include or ()), tuple(exclude or ()))
        job = Job.planned(
            paths, output, form.value if form else None, date=date, jobs=jobs, excel=excel,
            choice=choice, options=options, rules=rules or (),
        )  # fmt: skip
    except UsageError as error:
        raise typer.BadParameter(str(error), param_hint=error.option) from None
    raise typer.Exit(run_job(job, strict=strict, quiet=quiet, verbose=verbose))


app.command("extract", epilog=_EXAMPLES.format(name="zhibiao extract"))(_extract_command)


app.add_typer(rule_commands.app, name="rules")
app.add_typer(on_reading.app)
app.add_typer(on_results.app)


def main() -> None:
    """Run ``zhibiao``."""
    _run(app)


def extract_main() -> None:
    """Run ``extract``, which is ``zhibiao extract``."""
    _run(_extract_app)


def _run(command: typer.Typer) -> None:
    """Run a command; interrupted or terminated, it cleans up behind itself and says nothing."""
    status: list[int] = []

    def stop(number: int, frame: object) -> None:
        status.append(128 + number)
        sys.exit(status[0])

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # A signal that is ignored is meant to be: nohup.
        if number is not None and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, stop)
    try:
        command()
    except Exception:
        # A library that was at work when the signal came may wrap the exit into an error of its own.
        if not status:
            raise
        sys.exit(status[0])

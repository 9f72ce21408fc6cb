"""The commands: what they are called, what they take, what they say. The work is done elsewhere."""

from __future__ import annotations

import gc
import signal
import sys
from typing import Annotated

import typer

from zhibiao.cli import extract_options as options
from zhibiao.cli import on_reading, on_results
from zhibiao.cli import rules as rule_commands
from zhibiao.cli.options import new_typer
from zhibiao.cli.own_rules import OwnRules, say_rule_error
from zhibiao.rules import RuleError

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

_SELDOM = 100_000
"""Objects after which the collector looks for cycles: those that rules are made of stay until the end of a command."""

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


@app.callback()
def _zhibiao(version: Version = False) -> None:
    """Numbers in Chinese economic prose, as data."""


@_extract_app.command(epilog=_EXAMPLES.format(name="extract"))
def _extract_command(
    paths: options.Paths,
    output: options.Output = None,
    form: options.Form = None,
    excel: options.Excel = False,
    date: options.WrittenOn = None,
    jobs: options.Jobs = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    encoding: options.Encoding = None,
    replace_undecodable: options.ReplaceUndecodable = False,
    text_field: options.TextField = None,
    id_field: options.IdField = None,
    date_field: options.DateField = None,
    max_size: options.MaxSize = "500M",
    max_unpacked: options.MaxUnpacked = "1G",
    max_pages: options.MaxPages = 5000,
    timeout: options.Timeout = 600,
    rules: OwnRules = None,
    strict: options.Strict = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
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
        reading = ReadOptions(encoding, replace_undecodable, text_field, id_field, date_field, limits)
        choice = Choice(tuple(include or ()), tuple(exclude or ()))
        job = Job.planned(
            paths, output, form.value if form else None, date=date, jobs=jobs, excel=excel,
            choice=choice, options=reading, rules=rules or (),
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
    gc.set_threshold(_SELDOM)
    try:
        command()
    except RuleError as error:
        # Of the shipped rules: those of one's own are reported where they are read.
        say_rule_error(error)
        sys.exit(1)
    except Exception:
        # A library that was at work when the signal came may wrap the exit into an error of its own.
        if not status:
            raise
        sys.exit(status[0])

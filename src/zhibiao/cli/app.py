"""The commands: what they are called, what they take, what they say. The work is done elsewhere."""

from __future__ import annotations

import signal
import sys
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from zhibiao.cli import rules as rule_commands
from zhibiao.cli.own_rules import OwnRules, own_rules

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


class View(str, Enum):  # noqa: UP042
    """What table can print."""

    table = "table"
    csv = "csv"
    json = "json"


class Told(str, Enum):  # noqa: UP042
    """What explain can print."""

    tree = "tree"
    json = "json"


class Found(str, Enum):  # noqa: UP042
    """What discover can print."""

    text = "text"
    toml = "toml"
    json = "json"


class Schema(str, Enum):  # noqa: UP042
    """The schemas there are."""

    document = "document"
    observation = "observation"


def _typer(**settings: object) -> typer.Typer:
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        **settings,  # type: ignore[arg-type]
    )


app = _typer(no_args_is_help=True)
_extract_app = _typer()


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"zhibiao {version('zhibiao')}")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
]
Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders (walked), or - for standard input.")]
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


@app.command()
def schema(name: Annotated[Schema, typer.Argument(help="Which schema.")] = Schema.document) -> None:
    """Print the JSON Schema of the record."""
    from zhibiao.cli.streams import data_stream
    from zhibiao.schemas import schema_json

    with data_stream() as out:
        out.write(schema_json(name.value))


@app.command(
    epilog="""\b
Examples:
  zhibiao validate out/                       everything in an output folder
  zhibiao validate out/ --sources archive/    where the source files are now
  extract report.txt | zhibiao validate -
"""
)
def validate(
    paths: Paths,
    sources: Annotated[
        list[Path] | None,
        typer.Option(metavar="DIR", help="Folder of the source files, if they have moved; may be repeated."),
    ] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print the problems only, no summary.")] = False,
) -> None:
    """Check what extract has written.

    Documents (.json) and observations (.jsonl) are held against the record. An output folder is checked as a whole:
    each quote against the source text, each number of the text for one record, each table against its schema and
    the documents. Each problem is printed with its place. Exit status: 0 if all is valid, 1 if not.
    """
    from zhibiao.cli.validate import run_validate

    raise typer.Exit(run_validate(paths, sources=sources or [], quiet=quiet))


@app.command(
    epilog="""\b
Examples:
  zhibiao explain '2023年,全县出口额3亿元,增长5%。'
  zhibiao explain report.txt:12          the numbers on line 12, read in their document
  zhibiao explain report.txt -f json | jq '.sentences[].numbers[].fields'
"""
)
def explain(
    target: Annotated[
        str, typer.Argument(metavar="TEXT|FILE[:LINE]", help="A text, a file, a line of one, or - for standard input.")
    ],
    form: Annotated[Told, typer.Option("-f", "--format", help="A tree for people, JSON for tools.")] = Told.tree,
    date: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="When the text was written, over what it says itself."),
    ] = None,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Say what each rule means, and where it can be changed.")
    ] = False,
    rules: OwnRules = None,
) -> None:
    """Show how each number was read.

    What was spotted and by which rule, what decided each field of the record, which readings lost and why, and
    why a number that is no record is none.
    """
    from zhibiao.api import parse_date
    from zhibiao.cli.explain import TargetError, run_explain

    own = own_rules(rules)
    try:
        raise typer.Exit(run_explain(target, date=parse_date(date), form=form.value, verbose=verbose, rules=own))
    except TargetError as error:
        raise typer.BadParameter(str(error), param_hint="'TEXT|FILE[:LINE]'") from None
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="'--date'") from None


@app.command(
    epilog="""\b
Examples:
  zhibiao discover reports/                   the twenty most frequent, with sentences and stubs
  zhibiao discover reports/ -n 100 -f json    for tools
  zhibiao discover reports/ -f toml > stubs.toml
"""
)
def discover(
    paths: Paths,
    limit: Annotated[int, typer.Option("-n", "--limit", min=1, help="How many names to show.")] = 20,
    at_least: Annotated[int, typer.Option("--min", min=1, metavar="N", help="Names found N times or more.")] = 2,
    form: Annotated[Found, typer.Option("-f", "--format", help="What to print.")] = Found.text,
    text_field: Annotated[
        str | None,
        typer.Option("--text-field", metavar="NAME", help="The field that holds the text, in files of records."),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("-j", "--jobs", min=1, help="Worker processes. Default: by the size of the input."),
    ] = None,
    rules: OwnRules = None,
) -> None:
    """Show names by numbers that no indicator knows.

    Those of the most documents first, with counts, sample sentences, and the TOML of an indicator to paste and
    complete.
    """
    from zhibiao.cli.discover import run_discover

    raise typer.Exit(
        run_discover(
            paths,
            limit=limit,
            at_least=at_least,
            form=form.value,
            text_field=text_field,
            jobs=jobs,
            rules=own_rules(rules),
        )
    )


@app.command(
    epilog="""\b
Examples:
  zhibiao evaluate tests/gold out/documents
  zhibiao evaluate tests/gold out/documents --errors 20
"""
)
def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(exists=True, file_okay=False, help="Folder of NAME.jsonl, one annotation a line."),
    ],
    out: Annotated[
        Path,
        typer.Argument(exists=True, file_okay=False, help="Folder of documents NAME*.json, searched in depth."),
    ],
    errors: Annotated[int, typer.Option(min=0, metavar="N", help="Print up to N errors of each document.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Score documents against annotation.

    Precision, recall and F1 at three levels, accuracy by field, and whether ``confidence`` says what is so.
    """
    from zhibiao.cli.evaluate import run_evaluate

    raise typer.Exit(run_evaluate(gold, out, errors=errors, as_json=as_json))


@app.command(
    epilog="""\b
Examples:
  zhibiao report out/                        out/report.html anew
  zhibiao report out/ --sources archive/     where the source files are now
  zhibiao report out/ --only '*2023*' -o 2023.html
"""
)
def report(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", exists=True, file_okay=False, help="A folder of extract -o.")
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to. Default: DIR/report.html.")
    ] = None,
    sources: Annotated[
        list[Path] | None,
        typer.Option(metavar="DIR", help="Folder of the source files, if they have moved; may be repeated."),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="PATTERN", help="Only sources whose path matches, such as '*2023*'; may be repeated."),
    ] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Only errors on stderr.")] = False,
) -> None:
    """Write the review page of an output folder.

    One HTML file that needs no network: the source texts with every number marked, their records, the rules that
    decided, charts. Exit status: 0, or 1 if a document cannot be read or the page not written.
    """
    from zhibiao.cli.report import run_report

    raise typer.Exit(run_report(folder, output=output, sources=sources or [], only=only or [], quiet=quiet))


@app.command(
    epilog="""\b
Examples:
  zhibiao table out/                                         each entity's indicators through time
  zhibiao table out/ --indicator operating_revenue --pivot   entities down, periods across
  zhibiao table out2019/ out2020/ --period 2018..2020 -f csv
"""
)
def table(
    paths: Annotated[
        list[Path], typer.Argument(metavar="OUT", help="Folders that extract -o wrote, or documents (.json).")
    ],
    indicator: Annotated[
        list[str] | None, typer.Option(metavar="NAME|CODE", help="Only these: a code, or part of a name.")
    ] = None,
    entity: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only these: part of a name.")] = None,
    period: Annotated[
        str | None, typer.Option(metavar="PERIOD", help="Only what lies in 2020, 2020-05 or 2018..2020.")
    ] = None,
    pivot: Annotated[bool, typer.Option("--pivot", help="A column for each period.")] = False,
    form: Annotated[
        View | None, typer.Option("-f", "--format", help="What to print. Default: table on a terminal, else csv.")
    ] = None,
) -> None:
    """Show what was extracted as series.

    By entity, indicator and period, with level and growth side by side, and targets apart. What several documents
    state alike is one fact with several sources; what they state otherwise stands behind ≠.
    """
    from zhibiao.cli.series import dates, run_table
    from zhibiao.series import Wanted

    try:
        wanted = Wanted(tuple(indicator or ()), tuple(entity or ()), dates(period) if period else None)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="'--period'") from None
    raise typer.Exit(run_table(paths, wanted, form=form.value if form else None, pivot=pivot))


@app.command(
    epilog="""\b
Examples:
  extract seeds/ -o before/; (change a rule); extract seeds/ -o after/
  zhibiao diff before/ after/

\b
Exit status: 0 nothing differs; 1 something does; 2 a folder cannot be read.
"""
)
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="Folder that extract -o wrote, or a document (.json).")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The same, written later.")],
    trail: Annotated[bool, typer.Option("--all", help="Also changes of rules, confidence and flags alone.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON array.")] = False,
) -> None:
    """Show which observations two runs differ in: gained (+), lost (-), changed (~)."""
    from zhibiao.cli.changes import run_diff

    raise typer.Exit(run_diff(old, new, trail=trail, as_json=as_json))


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

"""The options of extract, each with its help."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer


class Format(str, Enum):  # noqa: UP042 (older typer wants a str)
    """What extract can print."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    xlsx = "xlsx"
    sdmx = "sdmx-csv"


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files, folders (walked), patterns such as '*.pdf', or - for standard input."),
]
Output = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="DIR|FILE",
        help="A folder for everything, or one .csv, .jsonl, .json, .parquet or .xlsx file.",
    ),
]
Form = Annotated[
    Format | None,
    typer.Option("-f", "--format", help="What to print. Default: table on a terminal, jsonl into a pipe."),
]
Excel = Annotated[bool, typer.Option("--excel", help="Write CSV so that Excel knows its encoding.")]
WrittenOn = Annotated[
    str | None,
    typer.Option(metavar="YYYY-MM-DD", help="When the texts were written, over what they say themselves."),
]
Jobs = Annotated[
    int | None,
    typer.Option("-j", "--jobs", min=1, help="Worker processes. Default: by the size of the input."),
]
Include = Annotated[
    list[str] | None,
    typer.Option(metavar="GLOB", help="Of folders, read only files such as '*.html'. May be given again."),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(metavar="GLOB", help="Of folders, leave out such files and folders. May be given again."),
]
Encoding = Annotated[
    str | None, typer.Option(metavar="NAME", help="Encoding of the texts. Default: found for each file.")
]
ReplaceUndecodable = Annotated[
    bool,
    typer.Option("--replace-undecodable", help="Read past bytes that cannot be decoded, rather than fail."),
]
TextField = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Field that holds the text, in JSONL, JSON, CSV and Parquet."),
]
IdField = Annotated[str | None, typer.Option(metavar="NAME", help="Field that names the record.")]
DateField = Annotated[str | None, typer.Option(metavar="NAME", help="Field that dates the record.")]
MaxSize = Annotated[str, typer.Option(metavar="BYTES", help="Largest file that is read, as in 200M; 0 for no limit.")]
MaxUnpacked = Annotated[
    str, typer.Option(metavar="BYTES", help="Most that a DOCX may hold when unpacked; 0 for no limit.")
]
MaxPages = Annotated[int, typer.Option(min=0, help="Most pages of a PDF; 0 for no limit.")]
Timeout = Annotated[float, typer.Option(min=0, metavar="SECONDS", help="Time for a document; 0 for no limit.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit 1 if the audit finds errors.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Only errors on stderr.")]
Verbose = Annotated[
    bool, typer.Option("-v", "--verbose", help="Name each document; show tracebacks of internal errors.")
]

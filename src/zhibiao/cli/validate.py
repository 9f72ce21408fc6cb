"""The validate command: files of documents and observations against the models."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from zhibiao.checks.folder import FolderCheck, documents_in, is_output
from zhibiao.cli.streams import data_stream, say
from zhibiao.model import Document, Observation, id_prefix
from zhibiao.read import OUTPUT_DOCUMENTS, STDIN

_NOT_OURS = {"datapackage.json", "run.json"}


def run_validate(paths: Sequence[str], *, sources: Sequence[Path] = (), quiet: bool) -> int:
    """Print every problem to stdout as ``file:place: problem``; return 1 if there are any, else 0."""
    problems = files = documents = held = 0
    with data_stream() as out:
        for path in paths:
            folder = Path(path)
            whole = FolderCheck(folder, sources) if path != STDIN and is_output(folder) else None
            for name, place in _files(path, whole is not None):
                files += 1
                for problem in _file_problems(place):
                    problems += 1
                    out.write(f"{name}:{problem}\n")
            if whole is not None:
                for where, problem in whole.problems(list(documents_in(folder))):
                    problems += 1
                    out.write(f"{where}:{problem}\n")
                files, documents, held = files + whole.files, documents + whole.documents, held + whole.held
    if not quiet:
        told = f"{files} file{'' if files == 1 else 's'}, {problems} problem{'' if problems == 1 else 's'}"
        say(told + (f"; {held} of {documents} documents held against their texts" if documents else ""))
    return int(problems > 0)


def _files(path: str, of_run: bool) -> Iterator[tuple[str, Path | None]]:
    """Yield name and place of the records a path leads to; the place of standard input is None.

    Of the folder of one run, they are the documents: the rest is held against them.
    """
    if path == STDIN:
        yield path, None
    elif Path(path).is_dir():
        root = Path(path) / OUTPUT_DOCUMENTS if of_run else Path(path)
        every = sorted(p for p in root.rglob("*") if p.suffix in (".json", ".jsonl") and p.is_file())
        yield from ((str(p), p) for p in every if p.name not in _NOT_OURS)
    else:
        yield path, Path(path)


def _file_problems(place: Path | None) -> Iterator[str]:
    try:
        text = (sys.stdin.buffer.read() if place is None else place.read_bytes()).decode("utf-8")
    except OSError as error:
        yield f" cannot be read ({error.strerror}); check the path"
        return
    except UnicodeDecodeError as error:
        yield f" byte {error.start} is not UTF-8; JSON must be"
        return
    lines = _is_lines(text) if place is None else place.suffix == ".jsonl"
    for where, record in _lines(text) if lines else _whole(text):
        if isinstance(record, ValueError):
            yield f"{where} is not JSON ({record}); {'each line' if lines else 'the file'} must be"
        else:
            yield from (f"{where}{problem}" for problem in record_problems(record))


def _is_lines(text: str) -> bool:
    """Whether a text is JSON lines: none at all, or a first line that is a whole observation."""
    first = _parsed(text.partition("\n")[0])
    return not text or (isinstance(first, dict) and "observations" not in first)


def _lines(text: str) -> Iterator[tuple[str, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield f"{number}:", _parsed(line)


def _whole(text: str) -> Iterator[tuple[str, Any]]:
    """Yield a document, or each one of an array of them."""
    data = _parsed(text)
    if isinstance(data, list):
        yield from ((f"[{index}]", item) for index, item in enumerate(data))
    else:
        yield "", data


def _parsed(text: str) -> Any:
    """Return the parsed JSON, or the ``ValueError`` that says why it is none."""
    try:
        return json.loads(text)
    except ValueError as error:
        return error


def record_problems(data: Any) -> Iterator[str]:
    """Yield what is wrong with one record: a document if it has observations, else an observation."""
    model = Document if isinstance(data, dict) and "observations" in data else Observation
    try:
        record = model.model_validate_json(json.dumps(data), strict=True)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            place = ".".join(str(part) for part in detail["loc"])
            yield f" {place + ': ' if place else ''}{detail['msg']}{_found(detail)}"
        return
    if isinstance(record, Document):
        yield from _document_problems(record)
    elif isinstance(record, Observation):
        yield from _id_problems(record)


def _found(detail: Any) -> str:
    if detail["type"] == "missing":
        return ""
    found = json.dumps(detail["input"], ensure_ascii=False, default=str)
    return f" (found {found if len(found) <= 40 else found[:39] + '…'})"


def _document_problems(document: Document) -> Iterator[str]:
    seen: set[str] = set()
    for index, observation in enumerate(document.observations):
        place = f" observations.{index}"
        yield from (f"{place}.{problem.strip()}" for problem in _id_problems(observation))
        if not observation.id.startswith(id_prefix(document.source.sha256, document.source.part)):
            yield f"{place}.id: {observation.id} does not begin like the source's sha256"
        if observation.id in seen:
            yield f"{place}.id: {observation.id} stands twice"
        seen.add(observation.id)


def _id_problems(observation: Observation) -> Iterator[str]:
    place = observation.source
    if not observation.id.endswith(f":{place.start}-{place.end}:{observation.measure}"):
        yield f" id: {observation.id} does not name its span and measure"

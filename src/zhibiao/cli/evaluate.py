"""The evaluate command: an evaluation as tables, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from zhibiao.cli.streams import data_stream, say
from zhibiao.evaluate import LEVELS, Evaluation, Score, evaluate


def run_evaluate(gold: Path, out: Path, *, errors: int, as_json: bool) -> int:
    """Evaluate, print, and return the exit status: 1 if a file is not what it should be."""
    try:
        result = evaluate(gold, out)
    except (ValueError, OSError) as error:
        say(f"error: {error}")
        return 1
    with data_stream() as stream:
        if as_json:
            stream.write(json.dumps(as_record(result), ensure_ascii=False) + "\n")
        else:
            stream.writelines(line + "\n" for line in report(result, errors))
    if result.missing:
        say(f"warning: no output for {', '.join(result.missing)}")
    return 0


def as_record(result: Evaluation) -> dict[str, Any]:
    """Return the evaluation as what ``--json`` prints."""
    rates = ("precision", "recall", "f1")
    return {
        "counts": asdict(result.counts),
        **{level: dict(zip(rates, result.counts.rates(level), strict=True)) for level in LEVELS},
        "fields": result.fields(),
        "documents": {score.name: asdict(score.counts) for score in result.scores},
        "reliability": [asdict(part) for part in result.reliability()],
        "calibration_error": result.calibration_error(),
        "missing": result.missing,
    }


def report(result: Evaluation, errors: int) -> Iterator[str]:
    """Yield the lines of the report."""
    width = max(len("document"), *(len(score.name) for score in result.scores))
    yield f"{'document':{width}}   gold  predicted  " + "  ".join(f"{level:>8}" for level in LEVELS)
    for score in result.scores:
        yield _document_line(score, width)
        yield from (f"    {error}" for error in score.errors[:errors])
    yield ""
    yield from _level_lines(result)
    yield ""
    yield from _field_lines(result)
    yield ""
    yield from _reliability_lines(result)


def _document_line(score: Score, width: int) -> str:
    counts = score.counts
    f1 = "  ".join(f"{counts.rates(level)[2]:8.3f}" for level in LEVELS)
    return f"{score.name:{width}}  {counts.gold:5}  {counts.predicted:9}  {f1}"


def _level_lines(result: Evaluation) -> Iterator[str]:
    yield f"{'level':10}  precision  recall      F1   right"
    for level in LEVELS:
        precision, recall, f1 = result.counts.rates(level)
        yield f"{level:10}  {precision:9.4f}  {recall:6.4f}  {f1:6.4f}  {getattr(result.counts, level):6}"


def _field_lines(result: Evaluation) -> Iterator[str]:
    yield f"{'field':10}  right of those found"
    for name, share in result.fields().items():
        yield f"{name:10}  {'-' if share is None else f'{share:.3f}'}"


def _reliability_lines(result: Evaluation) -> Iterator[str]:
    error = result.calibration_error()
    yield "confidence    count   said  right"
    for part in result.reliability():
        yield f"{part.low:.1f} to {part.high:.1f}  {part.count:7}  {part.said:.3f}  {part.right:.3f}"
    yield f"expected calibration error  {'-' if error is None else f'{error:.4f}'}"

"""The discover command: names by numbers that no indicator knows, each with a stub to paste."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from typing import TYPE_CHECKING

from zhibiao.batch import Settings, run
from zhibiao.cli.streams import closed_pipe_is_fine, data_stream, say
from zhibiao.read import ReadOptions, find_inputs

if TYPE_CHECKING:
    from rich.console import Console

    from zhibiao.discover import Coverage, Find
    from zhibiao.rules import Rules

_AROUND = 36
"""Characters of a sample on each side of its number."""


def run_discover(
    paths: list[str],
    *,
    limit: int,
    at_least: int,
    form: str,
    text_field: str | None,
    jobs: int | None,
    rules: Rules | None = None,
) -> int:
    """Count the unknown names under ``paths`` and return the exit status."""
    from zhibiao.discover import Discovery
    from zhibiao.rules import load

    discovery, failed = Discovery(rules or load()), 0
    settings = Settings(options=ReadOptions(text_field=text_field), rules=rules)
    found = find_inputs(paths)
    for failure in found.failures:
        failed += 1
        say(f"error: {failure}")
    with contextlib.closing(run(found.inputs, settings, jobs=jobs)) as outcomes:
        for outcome in outcomes:
            if outcome.document is not None:
                discovery.add(outcome.document)
            else:
                failed += 1
                say(f"error: {outcome.problem}")
    finds, coverage = discovery.finds(at_least=at_least, limit=limit), discovery.coverage
    _write(finds, coverage, form)
    say(
        f"{coverage.observations} observations, {coverage.coded} ({coverage.share:.1f} %) with a code; "
        f"{len(finds)} names found {at_least} times or more" + (f"; {failed} inputs failed" if failed else "")
    )
    return int(bool(failed))


def _write(finds: list[Find], coverage: Coverage, form: str) -> None:
    if form == "text":
        from zhibiao.cli.table import make_console

        with closed_pipe_is_fine():
            out = make_console()
            for find in finds:
                _show(out, find)
        return
    with data_stream() as stream:
        if form == "toml":
            stream.write("\n".join(find.stub for find in finds))
            return
        told = {
            "coverage": {**dataclasses.asdict(coverage), "percent": round(coverage.share, 2)},
            "finds": [dataclasses.asdict(find) for find in finds],
        }
        stream.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")


def _show(out: Console, find: Find) -> None:
    from rich.padding import Padding
    from rich.text import Text

    unit = " ".join(filter(None, (find.unit, find.counted))) or "no unit"
    places = f"in {find.documents} document{'' if find.documents == 1 else 's'}"
    out.print(Text.assemble((find.name, "bold"), f"  {find.times} times {places}, {find.measure}, {unit}"))
    for sample in find.samples:
        before, quote, after = _around(sample.sentence, sample.quote)
        text = Text.assemble((f"{sample.path}:{sample.line}  ", "dim"), before, (quote, "bold"), after)
        out.print(Padding(text, (0, 0, 0, 2)))
    if find.variants:
        variants = ", ".join(f"{name} {times}" for name, times in find.variants.items())
        out.print(Padding(Text(f"also: {variants}", style="dim"), (0, 0, 0, 2)))
    if find.like:
        out.print(Padding(Text(f"like: {find.like}", style="dim"), (0, 0, 0, 2)))
    # Neither indented nor wrapped: it is meant to be copied.
    out.print(Text(find.stub, style="cyan"), soft_wrap=True)


def _around(sentence: str, quote: str) -> tuple[str, str, str]:
    """Return the number and what stands around it; where it was repaired it may not be found."""
    start = sentence.find(quote)
    if start < 0:
        return sentence[: 2 * _AROUND], "", ""
    end = start + len(quote)
    low, high = max(0, start - _AROUND), end + _AROUND
    return ("…" if low else "") + sentence[low:start], quote, sentence[end:high] + ("…" if high < len(sentence) else "")

"""Measures zhibiao: speed beside jieba's on the same text, growth with the text, cold start, memory.

usage: python bench/run.py [--text PATH] [--json FILE] [--characters N] [--rounds N]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

import measure
import texts
from rich.console import Console
from rich.table import Table

Results = dict[str, Any]

TIMES = 16
COPY = 4_000


def throughput(documents: list[str], rounds: int) -> Results:
    """Characters per second of the pipeline, of each stage inside it, and of jieba alone.

    None for a stage too quick for the clock.
    """
    characters = sum(map(len, documents))
    whole, jieba = measure.pipeline(documents), measure.jieba_alone(documents)
    clocks: list[measure.StageClock] = []

    def timed() -> None:
        clocks.append(measure.StageClock())
        with clocks[-1].running():
            whole()

    whole()
    jieba()
    seconds = measure.interleaved({"pipeline": whole, "stages": timed, "jieba.lcut": jieba}, rounds)
    stages = {name: median(clock.seconds[name] for clock in clocks) for name, _ in measure.STAGES}
    base = seconds["jieba.lcut"]
    rows = {"pipeline": seconds["pipeline"], **stages, "jieba.lcut": base}
    return {
        name: {
            "seconds": taken,
            "characters_per_second": characters / taken if taken else None,
            "times_as_fast_as_jieba": base / taken if taken else None,
        }
        for name, taken in rows.items()
    }


def scaling(documents: list[str], rounds: int) -> Results:
    """How many times the time a text of 16 times the length costs; 16 is in proportion."""
    short, long = texts.many_lines(documents, COPY, 1), texts.many_lines(documents, COPY, TIMES)
    shapes = {
        "many lines": (short, long),
        "one line without a stop": (texts.without_stops(short), texts.without_stops(long)),
        "one line without punctuation": (texts.without_marks(short), texts.without_marks(long)),
    }
    runs = {
        f"{shape}:{length}": measure.pipeline([text])
        for shape, pair in shapes.items()
        for length, text in zip(("short", "long"), pair, strict=True)
    }
    seconds = measure.interleaved(runs, rounds)
    return {
        shape: {
            "characters": [len(text) for text in pair],
            "seconds": [seconds[f"{shape}:short"], seconds[f"{shape}:long"]],
            "times_the_time": seconds[f"{shape}:long"] / seconds[f"{shape}:short"],
        }
        for shape, pair in shapes.items()
    }


def processes(documents: list[str], folder: Path, rounds: int) -> tuple[Results, Results]:
    """Cold start and peak memory of whole processes; None where a command does not run."""
    text = folder / "text.txt"
    text.write_text("\n".join(documents), "utf-8")
    extract, out = measure.command("extract"), str(folder / "out")
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "zhibiao --help": [measure.command("zhibiao"), "--help"],
        "extract seeds/": [extract, str(texts.SEEDS), "-o", out],
        "extract TEXT": [extract, str(text), "-o", out],
    }
    running = {name: arguments for name, arguments in commands.items() if measure.works(arguments)}
    starts = {name: measure.process(arguments) for name, arguments in running.items()}
    seconds = measure.interleaved(starts, rounds)
    start = {name: seconds.get(name) for name in commands}
    memory = {name: measure.peak_memory(running[name]) if name in running else None for name in commands}
    return start, memory


def number(value: float | None, form: str, unit: str = "") -> str:
    """Return a number for a table's cell."""
    return "n/a" if value is None else format(value, form) + unit


def show(results: Results, console: Console) -> None:
    """Print the results as tables."""
    text = results["text"]
    size = f"{text['characters']:,} characters in {text['documents']} documents"
    console.print(f"{size}, median of {results['rounds']}")
    table = Table("speed", "characters/s", "ms", "x jieba")
    for name, row in results["throughput"].items():
        speed, ratio = row["characters_per_second"], row["times_as_fast_as_jieba"]
        table.add_row(name, number(speed, ",.0f"), f"{row['seconds'] * 1000:,.1f}", number(ratio, ".2f"))
    console.print(table)
    table = Table(f"{TIMES} x the text", "x the time")
    for name, row in results["scaling"].items():
        table.add_row(name, f"{row['times_the_time']:.1f}")
    console.print(table)
    table = Table("process", "whole run", "peak memory")
    for name, memory in results["memory"].items():
        megabytes = None if memory is None else memory / 1e6
        table.add_row(name, number(results["start"].get(name), ".2f", " s"), number(megabytes, ".0f", " MB"))
    console.print(table)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    option = parser.add_argument
    option(
        "--text",
        type=Path,
        help="a text, a folder of them, or JSON lines (default: the corpus, else seeds/)",
    )
    option("--json", type=Path, help="write the results here too")
    option("--characters", type=int, default=200_000, help="length of the text; 0 takes all of it")
    option("--rounds", type=int, default=5, help="runs of each thing measured; the median counts")
    arguments = parser.parse_args()
    documents = texts.load(arguments.text, arguments.characters)
    with tempfile.TemporaryDirectory() as folder:
        start, memory = processes(documents, Path(folder), arguments.rounds)
    results: Results = {
        "machine": {
            "python": platform.python_version(),
            "system": platform.system(),
            "processor": platform.machine(),
            "processors": os.cpu_count(),
        },
        "text": {"documents": len(documents), "characters": sum(map(len, documents))},
        "rounds": arguments.rounds,
        "throughput": throughput(documents, arguments.rounds),
        "scaling": scaling(documents, arguments.rounds),
        "start": start,
        "memory": memory,
    }
    if arguments.json:
        arguments.json.write_text(json.dumps(results, ensure_ascii=False, indent=2) + "\n", "utf-8")
    show(results, Console())


if __name__ == "__main__":
    main()

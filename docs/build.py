"""Writes the pages of docs/ from the rule files and the models: ``python docs/build.py [--check]``."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from zhibiao.cli.series import COLUMNS as SERIES
from zhibiao.rules import Rules, load
from zhibiao.write.columns import MODELS, table
from zhibiao.write.sdmx_structure import COMPONENTS

DOCS = Path(__file__).resolve().parent
SHOWN = 8
"""Aliases or words of an entry that a table shows."""


def pages(rules: Rules) -> Mapping[Path, str]:
    """Return the pages and what they should hold."""
    parts = {
        "count": str(len(rules.indicators)),
        "aliases": str(sum(len(e["aliases"]) + len(e.get("alone", ())) for e in rules.indicators)),
        "catalogue": "\n".join(catalogue(rules)),
        "ambiguous": "\n".join(ambiguous(rules)),
        "decisions": "\n".join(decisions(rules)),
        "traps": "\n".join(traps(rules)),
        "units": "\n".join(units(rules)),
        "periods": "\n".join(periods(rules)),
        **{name: "\n".join(columns(name)) for name in MODELS},
        "sdmx": "\n".join(_row(f"`{part.id}`", part.role, part.name) for part in COMPONENTS),
        "series": ", ".join(f"`{name}`" for name in SERIES),
    }
    return {
        DOCS / template.name: re.sub(r"\{\{(\w+)\}\}", lambda m: parts[m[1]], template.read_text("utf-8"))
        for template in sorted((DOCS / "templates").glob("*.md"))
    }


def catalogue(rules: Rules) -> Iterator[str]:
    """Yield the indicators, a table for each category."""
    counts = Counter(entry["category"] for entry in rules.indicators)
    yield " · ".join(f"[{category}](#{category}) {counts[category]}" for category in sorted(counts))
    for category in sorted(counts):
        yield f"\n## {category}\n"
        yield from _head("code", "中文", "English", "measured as", "kind", "aliases", "source")
        for entry in sorted(rules.indicators, key=lambda e: str(e["code"])):
            if entry["category"] == category:
                names = [name for name in entry["aliases"] if name != entry["zh"]]
                alone = [f"*{name}*" for name in entry.get("alone", ())]
                yield _row(
                    f"`{entry['code']}`", entry["zh"], entry["en"] + _parent(entry), entry["dimension"], entry["kind"],
                    _few([*alone, *names]), " ".join(entry.get("source", ())),
                )  # fmt: skip


def _parent(entry: Mapping[str, Any]) -> str:
    return f" (part of `{entry['parent']}`)" if "parent" in entry else ""


def decisions(rules: Rules) -> Iterator[str]:
    """Yield the rules that decide."""
    yield from _head("id", "what it says", "words", "example", "decides")
    for entry in rules.table("decisions")["decision"]:
        example = next(iter(entry.get("examples", ())), {"text": "", "yields": ""})
        yield _row(f"`{entry['id']}`", entry["says"], entry["words"], example["text"], example["yields"])


def ambiguous(rules: Rules) -> Iterator[str]:
    """Yield the table of names that several indicators have."""
    yield from _head("name", "how it is decided", "example")
    for entry in rules.table("ambiguous")["ambiguous"]:
        yield _row(entry["alias"], entry["says"], *_texts(entry["examples"])[:1])


def traps(rules: Rules) -> Iterator[str]:
    """Yield the numbers that state no fact."""
    yield from _head("id", "reason", "such as", "note")
    table = rules.table("traps")
    for entry in (*table["trap"], *table["words"]):
        such = _few(_texts(entry.get("examples", ()))) or _few(entry.get("words", ()))
        yield _row(f"`{entry['id']}`", entry["reason"], such, entry.get("note", ""))


def units(rules: Rules) -> Iterator[str]:
    """Yield the units."""
    yield from _head("unit", "kind", "written", "factor")
    for entry in rules.table("units")["unit"]:
        yield _row(f"`{entry['code']}`", entry["kind"], _few(entry["surface"]), str(entry.get("factor", 1)))


def periods(rules: Rules) -> Iterator[str]:
    """Yield the ways to say when."""
    yield from _head("id", "such as", "note")
    for entry in rules.table("periods")["period"]:
        yield _row(f"`{entry['id']}`", _few(_texts(entry.get("examples", ()))), entry.get("note", ""))


def columns(name: str) -> Iterator[str]:
    """Yield the columns of a table of the output."""
    yield from _head("column", "type", "empty", "what", "中文")
    for column in table(name).columns:
        kind = "list" if column.many else column.kind
        yield _row(f"`{column.name}`", kind, "" if column.required else "yes", column.about, column.about_zh)


def _texts(examples: Iterable[Any]) -> list[str]:
    return [example if isinstance(example, str) else str(example["text"]) for example in examples]


def _few(words: Iterable[str]) -> str:
    words = list(words)
    return ", ".join(words[:SHOWN]) + (f" … ({len(words)})" if len(words) > SHOWN else "")


def _head(*cells: str) -> Iterator[str]:
    yield _row(*cells)
    yield "|" + "---|" * len(cells)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def main() -> int:
    """Write the pages, or with ``--check`` say which are stale."""
    stale = [path for path, text in pages(load()).items() if not path.is_file() or path.read_text("utf-8") != text]
    for path in stale:
        if "--check" in sys.argv[1:]:
            print(f"{path.name} is stale; run python docs/build.py", file=sys.stderr)
        else:
            path.write_text(pages(load())[path], "utf-8")
            print(f"wrote {path.name}")
    return int(bool(stale) and "--check" in sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

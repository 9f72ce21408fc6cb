"""An explanation tells what the program does, names rules that exist, and can be read on a terminal."""

import json
import os
import re
import subprocess
import sys
import tomllib
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from rich.cells import cell_len

from zhibiao.api import extract
from zhibiao.explain import Explanation, explain_source
from zhibiao.explain.book import rule_book
from zhibiao.pipeline import shipped
from zhibiao.rules import load
from zhibiao.stages import Source

ROOT = Path(__file__).resolve().parents[1]
TEXTS = sorted([*(ROOT / "seeds").glob("*.txt"), *(ROOT / "tests/made").glob("*.txt")])
DECISIONS = tomllib.loads((ROOT / "src/zhibiao/rules/data/decisions.toml").read_text("utf-8"))["decision"]
BOOK = rule_book(load())
# Nets below other rules: no sentence is known that falls into them, or none of a line or two.
NO_EXAMPLE = {"number.second", "number.unreadable", "code.letters", "entity.paragraph", "read.markup"}
# Circumstances that weigh in the confidence, and no rules.
CIRCUMSTANCES = ("entry.", "name.", "period.known", "period.unknown", "entity.unknown", "form.")
SENTENCE = "2023年,全县规模以上工业营业收入862亿元,同比增长9.5%;其中电子信息产业312.4亿元,力争2030年打造千亿元产业。"


@cache
def explained(text: str, date: None = None) -> Explanation:
    source = Source("<text>", text, sha256(text.encode()).hexdigest())
    return explain_source(source, shipped(), load(), date=date)


def rules_of(explanation: Explanation, quote: str) -> set[str | None]:
    """The rules that an explanation names for a number or time."""
    found: set[str | None] = set()
    for sentence in explanation.sentences:
        found |= {mark.rule for mark in sentence.spotted if mark.text == quote}
        for number in sentence.numbers:
            if number.mark.text == quote:
                losers = [lost.rule for field in number.fields for lost in field.lost]
                found |= {number.rule, *(field.rule for field in number.fields), *losers}
    return found


# --- it tells what the program does ----------------------------------------------------------------------


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_number_is_told_and_as_the_record_has_it(path: Path) -> None:
    text = path.read_text("utf-8")
    document = extract(text)
    numbers = [number for sentence in explained(text).sentences for number in sentence.numbers]
    assert len(numbers) == len(document.observations) + len(document.unbound)
    told = {number.id: {field.name: field for field in number.fields} for number in numbers if number.id}
    assert told.keys() == {observation.id for observation in document.observations}
    for observation in document.observations:
        fields = {name: field.value for name, field in told[observation.id].items()}
        assert fields["measure"] == observation.measure
        assert fields["indicator"] == observation.indicator.name
        assert fields["code"] == (observation.indicator.code or "none")
        assert fields["entity"] == (observation.entity.name if observation.entity else "none")
        assert fields.get("sector") == observation.sector
        assert fields["status"] == observation.status
        assert fields.get("compare") == observation.compare
        period = observation.period
        assert fields["period"].split("..")[0] == (str(period.start) if period else "none")
        assert {told[observation.id][name].rule for name in ("measure", "indicator", "status")} <= {*observation.rules}
    unbound = [(number.mark.text, number.reason, number.rule) for number in numbers if number.id is None]
    assert sorted(unbound) == sorted((u.source.quote, u.reason, u.rule) for u in document.unbound)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_spans_are_those_of_the_source_and_every_rule_is_told(path: Path) -> None:
    text = path.read_text("utf-8")
    explanation = explained(text)
    for sentence in explanation.sentences:
        for mark in (*sentence.spotted, *(number.mark for number in sentence.numbers)):
            assert text[mark.start : mark.end] == mark.text
        for number in sentence.numbers:
            for field in number.fields:
                assert not field.rule or field.rule in explanation.rules, field
                assert field.value not in {lost.value for lost in field.lost if field.name in ("indicator", "entity")}
                assert all(lost.why for lost in field.lost), field


def test_what_lost_is_told_with_the_reason() -> None:
    (*_, target) = explained(SENTENCE).sentences[-1].numbers
    assert (target.mark.text, target.reason, target.rule) == ("千亿元", "filter", "number.bare")
    year = next(n for s in explained(SENTENCE).sentences for n in s.numbers if n.mark.text == "2023年")
    assert [(lost.rule, lost.why) for lost in year.lost] == [("unit.year", "times are read before numbers")]
    part = next(n for s in explained(SENTENCE).sentences for n in s.numbers if n.mark.text == "312.4亿元")
    indicator = next(field for field in part.fields if field.name == "indicator")
    assert [(lost.value, lost.rule) for lost in indicator.lost] == [("电子信息产业", "bind.left")]


# --- the rules that decide -------------------------------------------------------------------------------


@pytest.mark.parametrize("entry", DECISIONS, ids=[entry["id"] for entry in DECISIONS])
def test_each_decision_has_an_example_that_it_decides(entry: dict) -> None:
    assert entry.keys() <= {"id", "says", "words", "examples"}
    assert entry["says"].endswith(".")
    file = entry["words"].split(",")[0].split()[0]
    assert (ROOT / "src/zhibiao/rules/data" / file).is_file()
    assert ("examples" in entry) == (entry["id"] not in NO_EXAMPLE)
    for example in entry.get("examples", ()):
        assert entry["id"] in rules_of(explained(example["text"]), example["yields"])


def test_ids_are_unique() -> None:
    assert len({entry["id"] for entry in DECISIONS}) == len(DECISIONS)


def test_every_rule_named_in_the_program_is_told() -> None:
    """A new decision needs an entry in decisions.toml, with what it says and an example."""
    kinds = "bind|measure|status|number|code|rank|unit|entity|sector|compare|of|period"
    named = {
        rule
        for folder in ("bind", "spot", "explain")
        for file in (ROOT / "src/zhibiao" / folder).glob("*.py")
        for rule in re.findall(rf'"((?:{kinds})\.[a-z_]+)"', file.read_text("utf-8"))
        if not rule.startswith(CIRCUMSTANCES)
    }
    assert named - BOOK.keys() == set()


# --- on the terminal -------------------------------------------------------------------------------------


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "zhibiao", "explain", *arguments]
    settings = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "80", **environment}
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=settings, timeout=300)


def test_eighty_columns_are_enough_and_columns_align() -> None:
    done = run(SENTENCE, "-v", FORCE_COLOR="", NO_COLOR="1")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert max(map(cell_len, lines)) <= 80
    assert "\x1b" not in done.stdout
    rows = [
        re.fullmatch(r"[│└├─ ]+(?:measure|indicator|status) +\S.* ((?:measure|bind|status)\.\w+) *", line)
        for line in lines
    ]
    starts = {cell_len(row.string[: row.start(1)]) for row in rows if row}
    assert len(starts) == 1
    for word in ("862亿元", "unit.CNY", "measure.growth", "bind.nested", "unbound: filter", "✗ 电子信息产业"):
        assert word in done.stdout, word


def test_json_is_for_tools() -> None:
    told = json.loads(run(SENTENCE, "-f", "json").stdout)
    assert told["path"] == "<text>"
    quotes = [number["mark"]["text"] for sentence in told["sentences"] for number in sentence["numbers"]]
    assert quotes == ["2023年", "862亿元", "9.5%", "312.4亿元", "2030年", "千亿元"]
    assert told["rules"]["unit.CNY"]["file"] == "units.toml"


def test_a_line_of_a_file_is_read_in_its_document(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("2023年,全县出口额3亿元。\n进口额2亿元。\n结束。\n", "utf-8")
    told = json.loads(run(f"{file}:2", "-f", "json", "--date", "2024-02-01").stdout)
    (sentence,) = told["sentences"]
    assert [(number["mark"]["text"], sentence["line"]) for number in sentence["numbers"]] == [("2亿元", 2)]
    assert json.loads(run(str(file), "-f", "json").stdout)["sentences"][0]["line"] == 1
    assert "no numbers on line 3" in run(f"{file}:3").stdout


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["report.txt"], 2, "is no file, and no Chinese text"),
        ([str(ROOT / "seeds/000_218e78a74ace9a2d.txt") + ":99999"], 2, "there is no line 99999"),
        ([SENTENCE, "--date", "yesterday"], 2, "is not a date"),
        ([str(ROOT / "tests")], 2, "is no file"),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], status: int, said: str) -> None:
    done = run(*arguments)
    assert done.returncode == status
    assert said in re.sub(r"[\s│]+", " ", done.stderr)
    assert done.stdout == ""

"""Living rules: every entry of the rule files has an example that holds, and that fails when the entry is away."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import regex

from zhibiao.rules import RuleError, load, load_book, load_with
from zhibiao.rules.book import Book, Entry, file_entries, is_array
from zhibiao.rules.check import alias_owners, dead_examples
from zhibiao.rules.examples import Bench, caught, counters, examples, holds, is_run, yielded
from zhibiao.rules.files import INDICATORS, shipped_files
from zhibiao.rules.schema import form_problems, pattern_of, rule_schema_json, schema_kinds
from zhibiao.rules.slow import slow

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src/zhibiao/rules/data"
SCHEMAS = ROOT / "schemas/rules"
FILES = shipped_files()
BOOK = load_book()
RUN = [entry for entry in BOOK.entries.values() if is_run(entry)]


@cache
def bench() -> Bench:
    return Bench(BOOK.rules)


def ids(entries: list[Entry]) -> list[str]:
    return [entry.id for entry in entries]


# --- form ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.label.partition("data/")[2])
def test_form(file):
    assert [str(problem) for problem in form_problems(file, BOOK.rules, own=False)] == []


def test_ids_are_unique():
    every = Counter(entry.id for file in FILES for entry in file_entries(file))
    assert [name for name, times in every.items() if times > 1] == []


def test_every_entry_has_a_line_of_its_own():
    for file in FILES:
        lines = [entry.line for entry in file_entries(file) if entry.array]
        assert len(lines) == len(set(lines)), file.label
        assert all(file.text.split("\n")[line - 1].startswith("[[") for line in lines), file.label


# --- law 4 -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("entry", RUN, ids=lambda entry: entry.id)
def test_every_example_yields_what_it_says(entry):
    for example in examples(entry):
        assert holds(bench(), entry, example), (example, yielded(bench(), entry, example))


@pytest.mark.parametrize("entry", [entry for entry in RUN if counters(entry)], ids=lambda entry: entry.id)
def test_counter_examples_yield_nothing_of_the_rule(entry):
    for text in counters(entry):
        assert caught(bench(), entry, text) == [], text


@pytest.mark.parametrize("entry", [entry for entry in RUN if entry.array != "indicator"], ids=lambda entry: entry.id)
def test_no_rule_is_dead(entry):
    assert dead_examples(BOOK, bench(), entry) == []


def test_no_indicator_is_dead():
    """What an indicator yields bears its own code: without the catalogue no example holds."""
    nothing = Bench(type(BOOK.rules)(BOOK.rules.tables, ()))
    indicators = [entry for entry in RUN if entry.array == "indicator"]
    assert [e.id for e in indicators if any(holds(nothing, e, example) for example in examples(e))] == []


def test_no_alias_has_two_owners_unless_it_is_said_how_it_is_decided():
    twice = {alias: [e.id for e in owners] for alias, owners in alias_owners(BOOK).items() if len(owners) > 1}
    declared = {alias for entry in RUN for alias in entry.body.get("ambiguous", {})}
    assert twice.keys() == declared, twice


def test_no_pattern_is_slow():
    for entry in BOOK.entries.values():
        fields = [entry.body.get("pattern"), entry.body.get("except")] if entry.array else []
        for body in filter(None, fields):
            pattern = pattern_of(entry.file, body, BOOK.rules)
            assert slow(pattern, [example["text"] for example in examples(entry)]) is None, entry.id


@pytest.mark.parametrize("pattern", ["(?:a+)+b", r"\d[.\d]*(?:万|亿)", "[一二三]+[一二]+[家个]"])
def test_a_slow_pattern_is_noticed(pattern):
    assert slow(pattern) is not None


@pytest.mark.parametrize("pattern", ["[一二三]{1,9}家", r"(?<!\d)\d{1,20}元"])
def test_a_sound_pattern_is_not(pattern):
    assert slow(pattern) is None


# --- schemas ---------------------------------------------------------------------------------------------


def check_jsonschema(*arguments):
    command = [sys.executable, "-m", "check_jsonschema", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize("kind", schema_kinds(load()))
def test_committed_schemas_are_fresh(kind):
    hint = "stale: run `zhibiao rules schema -o schemas/rules`"
    assert SCHEMAS.joinpath(f"{kind}.schema.json").read_text("utf-8") == rule_schema_json(kind, load()), hint


def test_no_schema_is_left_over():
    assert {file.name for file in SCHEMAS.iterdir()} == {f"{kind}.schema.json" for kind in schema_kinds(load())}


def test_schemas_are_schemas():
    done = check_jsonschema("--check-metaschema", *sorted(SCHEMAS.iterdir()))
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("kind", schema_kinds(load()))
def test_shipped_files_hold_under_their_schema(kind):
    places = sorted((DATA / INDICATORS).glob("*.toml")) if kind == INDICATORS else [DATA / f"{kind}.toml"]
    done = check_jsonschema("--schemafile", SCHEMAS / f"{kind}.schema.json", *places)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", sorted(DATA.rglob("*.toml")), ids=lambda file: file.stem)
def test_the_first_line_names_the_schema(file):
    kind = INDICATORS if file.parent.name == INDICATORS else file.stem
    directive, _, path = file.read_text("utf-8").partition("\n")[0].partition(" ")
    assert directive == "#:schema"
    assert (file.parent / path).resolve() == SCHEMAS / f"{kind}.schema.json"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("units", '[[unit]]\nid = "unit.x"\ncode = "x"\nkind = "other"\nsurfce = ["x"]\nexamples = []\n'),
        ("units", '[[unit]]\nid = "unit.x"\nenabled = false\nsurface = ["x"]\n'),
        ("indicators", '[[indicator]]\ncode = "x"\n'),
        ("markers", "[tail]\nlihgt = []\n"),
        ("markers", "[tail]\nlight = { plus = [] }\n"),
    ],
)
def test_the_schemas_refuse(kind, text, tmp_path):
    tmp_path.joinpath("x.toml").write_text(text, "utf-8")
    done = check_jsonschema("--schemafile", SCHEMAS / f"{kind}.schema.json", tmp_path / "x.toml")
    assert done.returncode == 1, done.stdout + done.stderr


def test_the_schemas_take_what_changes_shipped_rules(tmp_path):
    unit, words = tmp_path / "units.toml", tmp_path / "markers.toml"
    unit.write_text('[[unit]]\nid = "unit.mu"\nenabled = false\n', "utf-8")
    words.write_text('[tail]\nlight = { add = ["正在"], remove = ["或"] }\n', "utf-8")
    for place in (unit, words):
        done = check_jsonschema("--schemafile", SCHEMAS / f"{place.stem}.schema.json", place)
        assert done.returncode == 0, done.stdout + done.stderr


def test_loading_the_shipped_rules_imports_no_models():
    """The shipped files are checked here, not at each start."""
    code = "import sys; from zhibiao.rules import load; load(); print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout == "False\n", done.stderr


def test_the_digest_tells_rules_apart(tmp_path):
    tmp_path.joinpath("units.toml").write_text('[[unit]]\nid = "unit.mu"\nenabled = false\n', "utf-8")
    assert load_with([]).digest() == load().digest() == load_book().rules.digest()
    assert load_with([tmp_path]).digest() != load().digest()


def test_shipped_files_laid_over_themselves_change_nothing(tmp_path):
    shutil.copytree(DATA, tmp_path / "rules")
    for name in ("confidence", "decisions", "discover"):
        (tmp_path / f"rules/{name}.toml").unlink()
    assert load_with([tmp_path / "rules"]).digest() == load().digest()


def test_a_book_names_every_entry_of_the_rules():
    book: Book = BOOK
    values = [value for table in book.rules.tables.values() for value in table.values()]
    arrays = sum(len(value) for value in values if is_array(value))
    assert sum(bool(e.array) for e in book.entries.values()) == arrays + len(book.rules.indicators)


def test_errors_travel_between_processes():
    import pickle

    error = RuleError("a", "b")
    assert pickle.loads(pickle.dumps(error)).problems == ("a", "b")


def test_a_shipped_file_that_cannot_be_read_is_named(tmp_path):
    """A slip in a file of the package is told as one of anybody's own."""
    package = tmp_path / "zhibiao"
    shutil.copytree(ROOT / "src/zhibiao", package, ignore=shutil.ignore_patterns("__pycache__"))
    (package / "rules/data/traps.toml").write_text("[[trap]\n", "utf-8")
    settings = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"}
    for command in (["rules", "check"], ["rules", "list"], ["explain", "产值5亿元"]):
        done = subprocess.run(
            [sys.executable, "-m", "zhibiao", *command], capture_output=True, encoding="utf-8", env=settings,
            cwd=tmp_path, timeout=120,
        )  # fmt: skip
        assert done.returncode == 1
        assert "traps.toml:1: is not TOML" in done.stdout + done.stderr
        assert "Traceback" not in done.stderr


BYLINES = [
    "原标题:青江出口增长", "发布机构:青江县统计局", "责任编辑:王青", "本报讯", "青江日报", "青江晚报", "青江商报",
    "青江都市报", "青江证券报", "青江经济报", "青江青年报", "青江快报", "青江时报", "青江新闻网", "青江证券网",
    "青江网讯", "青江在线", "青江网-新闻", "青江网 2023", "记者王青报道", "综合报导", "新华社北京3月5日电",
    "新华网北京3月5日讯", "首页 > 新闻 > 经济",
]  # fmt: skip


@pytest.mark.parametrize("line", BYLINES)
def test_what_shows_that_a_byline_stands_there_shows_each(line):
    """A text is searched for bylines only where their sign is found: it has to be in all of them."""
    profile = BOOK.rules.table("markers")["profile"]
    byline = regex.compile(f"(?m:^{profile['crumbs']}$)|{profile['byline']}")
    assert byline.search(line)
    assert regex.search(profile["byline_sign"], line)

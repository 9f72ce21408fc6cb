"""Names that no indicator knows are counted, shown, and made into entries that work."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from rich.cells import cell_len

from zhibiao.api import extract
from zhibiao.discover import Discovery
from zhibiao.model import Document
from zhibiao.pipeline import compile_engine, extract_source
from zhibiao.rules import Rules, load
from zhibiao.stages import Source

TEXTS = [
    "2023年,全县芦花编织品3200吨,增长4%。全县营业收入3亿元。",
    "2022年,芦花编织品达2900吨。现有智慧书吧12个。",
    "2021年,手工芦花编织品800吨。智慧书吧9个。",
]


def documents() -> list[Document]:
    return [extract_source(Source(f"{number}.txt", text, f"{number:064x}")) for number, text in enumerate(TEXTS)]


@pytest.fixture
def discovery() -> Discovery:
    found = Discovery(load())
    for document in documents():
        found.add(document)
    return found


def test_names_that_no_indicator_knows_come_most_common_first(discovery: Discovery) -> None:
    first, second = discovery.finds(at_least=2, limit=10)
    assert (first.name, first.times, first.documents, first.unit, first.measure) == ("芦花编织品", 3, 2, "t", "level")
    assert first.variants == {"手工芦花编织品": 1}
    assert [sample.path for sample in first.samples] == ["0.txt", "1.txt"]
    assert (second.name, second.times, second.unit, second.counted) == ("智慧书吧", 2, "count", "个")
    assert discovery.finds(at_least=2, limit=1) == [first]


def test_coverage_is_the_share_with_a_code(discovery: Discovery) -> None:
    assert (discovery.coverage.observations, discovery.coverage.coded) == (7, 1)
    assert round(discovery.coverage.share, 1) == 14.3
    assert Discovery(load()).coverage.share == 0


def test_a_stub_works_as_soon_as_it_is_pasted(discovery: Discovery) -> None:
    rules = load()
    for find in discovery.finds(at_least=2, limit=10):
        (entry,) = tomllib.loads(find.stub)["indicator"]
        category = find.stub.splitlines()[0].removeprefix("# rules/data/indicators/").removesuffix(".toml")
        assert entry["category"] == category
        engine = compile_engine(Rules(rules.tables, (*rules.indicators, entry)))
        (example,) = entry["examples"]
        document = extract_source(Source("<text>", example["text"], "0" * 64), engine=engine)
        codes = {o.source.quote: o.indicator.code for o in document.observations}
        assert codes[example["yields"]] == entry["code"]
        assert not any(o.indicator.code == entry["code"] for o in extract(example["text"]).observations)


# --- the command -----------------------------------------------------------------------------------------


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    for number, text in enumerate(TEXTS):
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    return tmp_path


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "zhibiao", "discover", *map(str, arguments)]
    environment = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "80", "NO_COLOR": "1"}
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, timeout=300)


def test_finds_are_shown_with_samples_and_stubs(reports: Path) -> None:
    done = run(reports)
    assert done.returncode == 0, done.stderr
    assert "芦花编织品  3 times in 2 documents, level, t" in done.stdout
    assert 'zh = "芦花编织品"' in done.stdout
    assert "7 observations, 1 (14.3 %) with a code" in done.stderr
    assert max(map(cell_len, done.stdout.splitlines())) <= 80
    assert "\x1b" not in done.stdout


def test_toml_and_json_are_whole(reports: Path) -> None:
    stubs = tomllib.loads(run(reports, "-f", "toml").stdout)["indicator"]
    assert [stub["zh"] for stub in stubs] == ["芦花编织品", "智慧书吧"]
    told = json.loads(run(reports, "-f", "json", "-n", 1).stdout)
    assert told["coverage"]["percent"] == 14.29
    assert [find["name"] for find in told["finds"]] == ["芦花编织品"]


def test_what_cannot_be_read_is_told(reports: Path) -> None:
    done = run(reports, reports / "missing.txt")
    assert done.returncode == 1
    assert "missing.txt" in done.stderr
    assert "芦花编织品" in done.stdout

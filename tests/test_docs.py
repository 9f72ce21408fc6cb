"""The pages that are written from the rules are those of the rules, and can be read."""

import importlib.util
import re
from pathlib import Path

import pytest

from zhibiao.rules import load

ROOT = Path(__file__).resolve().parents[1]
SPEC = importlib.util.spec_from_file_location("build", ROOT / "docs/build.py")
assert SPEC is not None and SPEC.loader is not None
build = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(build)
PAGES = build.pages(load())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_pages_are_fresh(path: Path) -> None:
    assert path.read_text("utf-8") == PAGES[path], "run python docs/build.py"


def test_every_indicator_stands_in_its_page() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", PAGES[ROOT / "docs/indicators.md"], re.MULTILINE)
    assert sorted(rows) == sorted(entry["code"] for entry in load().indicators)


def test_every_source_is_named() -> None:
    named = set(re.findall(r"^\| (\w+) \| ", PAGES[ROOT / "docs/indicators.md"].split("## Sources")[1], re.MULTILINE))
    cited = {source for entry in load().indicators for source in entry.get("source", ())}
    assert named - {"source"} == cited


def test_every_file_is_told_of() -> None:
    page = PAGES[ROOT / "docs/rules.md"]
    for file in (ROOT / "src/zhibiao/rules/data").glob("*.toml"):
        assert f"`{file.name}`" in page, file.name


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_tables_are_whole(path: Path) -> None:
    cells = 0
    for line in PAGES[path].splitlines():
        if not line.startswith("|"):
            cells = 0
            continue
        count = len(re.findall(r"(?<!\\)\|", line))
        assert cells in (0, count), line
        cells = count


def test_links_lead_somewhere() -> None:
    for path, text in PAGES.items():
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            assert target.startswith("https://") or (path.parent / target).exists(), target

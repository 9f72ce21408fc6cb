"""Both READMEs tell the truth: their commands run, their example is what the program gives."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import get_args

import pytest
from ruamel.yaml import YAML

from zhibiao.model import Measure, Observation, Status

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.zh.md")
SET_UP = ("pip install -e . && extract seeds/ -o out/", "pip install -e '.[dev]' && pytest")


def readme(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def blocks(text: str, language: str, mark: str = "") -> list[str]:
    """The fenced blocks of a language that stand right below a mark."""
    return re.findall(rf"^{mark}\n*```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def recipes(text: str) -> list[str]:
    return blocks(text, "sh", "<!-- recipe -->")


def table(text: str, header: str) -> list[list[str]]:
    """The rows of the table whose header starts with these cells."""
    body = text.split(f"\n| {header} |", 1)[1].split("\n\n", 1)[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in body.splitlines()[2:]]


def everything(of: str) -> list[str]:
    """Recipes or Python blocks of both READMEs, each text once."""
    find = recipes if of == "sh" else lambda text: blocks(text, "python")
    return list(dict.fromkeys(block for name in READMES for block in find(readme(name))))


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    """A folder that looks like the checkout to a reader who tries things out."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    for annotated in ("gold", "made"):
        shutil.copytree(ROOT / "tests" / annotated, tmp_path / "tests" / annotated)
    return tmp_path


def run(arguments: list[str], folder: Path) -> None:
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "PYTHONUTF8": "1"}
    done = subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", READMES)
@pytest.mark.parametrize("command", SET_UP)
def test_set_up_is_one_line_each(name: str, command: str) -> None:
    assert f"```sh\n{command}\n```" in readme(name)


@pytest.mark.skipif(shutil.which("bash") is None, reason="recipes are for a shell")
@pytest.mark.parametrize("recipe", everything("sh"))
def test_recipe_runs(recipe: str, workplace: Path) -> None:
    if "| jq " in recipe and shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    run(["bash", "-euo", "pipefail", "-c", recipe], workplace)


@pytest.mark.skipif(shutil.which("bash") is None, reason="recipes are for a shell")
def test_workflow_runs(workplace: Path) -> None:
    yaml = YAML(typ="safe")
    (workflow,) = {block for name in READMES for block in blocks(readme(name), "yaml")}
    (job,) = yaml.load(workflow)["jobs"].values()
    commands = [step["run"] for step in job["steps"] if "run" in step]
    assert commands[0].startswith("pip install")
    for command in commands[1:]:
        run(["bash", "-euo", "pipefail", "-c", command], workplace)


@pytest.mark.parametrize("code", everything("python"))
def test_python_runs(code: str, workplace: Path) -> None:
    run([sys.executable, "-W", "error::DeprecationWarning:zhibiao", "-c", code], workplace)


def as_row(fact: Observation) -> list[str]:
    period = f"{fact.period.start}/{fact.period.end}" if fact.period else ""
    entity = fact.entity.name if fact.entity else ""
    value = f"{fact.value.normalize():f}"
    compare = fact.compare or ""
    return [fact.source.quote, entity, fact.indicator.name, fact.measure, value, fact.unit, period, compare]


@pytest.mark.parametrize("name", READMES)
def test_example_is_what_the_program_gives(name: str) -> None:
    from zhibiao import extract

    text = readme(name)
    (sentence,) = blocks(text, "text", "<!-- example -->")
    seeds = [seed.read_text("utf-8") for seed in (ROOT / "seeds").glob("*.txt")]
    assert any(sentence.strip() in seed for seed in seeds), "the example is not from the seeds"
    shown = table(text, "quote | entity | indicator | measure | value | unit | period | compare")
    assert [as_row(fact) for fact in extract(sentence.strip()).observations] == shown


@pytest.mark.parametrize(("name", "header"), [("README.md", "field | what it holds"), ("README.zh.md", "字段 | 内容")])
def test_record_table_names_every_field(name: str, header: str) -> None:
    rows = table(readme(name), header)
    named = [field for row in rows for field in re.findall(r"`(\w+)`", row[0])]
    assert named == list(Observation.model_fields)
    told = {row[0].strip("`"): set(re.findall(r"`(\w+)`", row[1])) for row in rows}
    assert told["measure"] == set(get_args(Measure))
    assert told["status"] == set(get_args(Status))


@pytest.mark.parametrize(("name", "header"), list(zip(READMES, ("file | what", "文件 | 内容"), strict=True)))
def test_output_table_names_every_file(name: str, header: str, workplace: Path) -> None:
    run(["extract", "seeds/", "-o", "out/"], workplace)
    named = {entry for row in table(readme(name), header) for entry in re.findall(r"`([^`]+)`", row[0])}
    there = {entry.name for entry in (workplace / "out").iterdir()}
    assert {entry.split("/")[0] for entry in named} == there


def test_both_languages_show_the_same() -> None:
    english, chinese = map(readme, READMES)
    for find in (recipes, lambda text: blocks(text, "sh"), lambda text: blocks(text, "python")):
        assert find(english) == find(chinese)
    headings = [len(re.findall(r"^## ", text, re.MULTILINE)) for text in (english, chinese)]
    assert headings[0] == headings[1]


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)", readme(name)):
        assert target.startswith("https://") or (ROOT / target).exists(), target

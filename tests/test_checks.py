"""Validation of an output folder: whatever is broken is named with its place."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import zhibiao
from zhibiao.checks.laws import ledger_problems, origin_problems, overlap_problems
from zhibiao.checks.tables import cell_problem, schema_problems
from zhibiao.model import Document
from zhibiao.write import csv
from zhibiao.write.columns import table

TEXT = "2023年,云江经开区实现营业收入862亿元,增长9.5%。\n全区有规模以上工业企业215家,AA+级企业3家。\n"


def run(*arguments, **settings):
    command = [sys.executable, "-m", "zhibiao", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=120, **settings)


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    root = tmp_path_factory.mktemp("checks")
    (root / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        (root / "in" / name).write_text(TEXT + name, "utf-8")
    assert run("extract", "in", "-q", "-o", "out", cwd=root).returncode == 0
    return root


@pytest.fixture
def root(original, tmp_path):
    return shutil.copytree(original, tmp_path / "copy")


def validate(root, *arguments):
    done = run("validate", "out", *arguments, cwd=root)
    assert done.stderr.decode().count("\n") <= 1, done.stderr.decode()
    return done.returncode, done.stdout.decode().splitlines(), done.stderr.decode()


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_what_extract_wrote_is_valid(root):
    assert validate(root) == (0, [], "8 files, 0 problems; 2 of 2 documents held against their texts\n")


def test_a_source_of_many_documents_is_a_folder_of_them(tmp_path):
    lines = (json.dumps({"id": name, "text": TEXT}, ensure_ascii=False) for name in ("x", "y"))
    (tmp_path / "news.json").write_text(f"[{','.join(lines)}]", "utf-8")
    assert run("extract", "news.json", "-q", "-o", "out", cwd=tmp_path).returncode == 0
    assert validate(tmp_path) == (0, [], "8 files, 0 problems; 2 of 2 documents held against their texts\n")
    assert run("table", "out", cwd=tmp_path).returncode == 0
    assert run("diff", "out", "out", cwd=tmp_path).returncode == 0


def test_sources_are_found_where_they_have_moved(root):
    (root / "in").rename(root / "moved")
    assert "2 of 2 documents held" in validate(root)[2], "the review page shows the texts"
    (root / "out/report.html").unlink()
    assert "0 of 2 documents held" in validate(root)[2]
    assert "2 of 2 documents held" in validate(root, "--sources", "moved")[2]
    edit(root / "moved/a.txt", "862", "863")
    assert "1 of 2 documents held" in validate(root, "--sources", "moved")[2]


BROKEN = {
    "a number in a document": (
        "documents/a.txt.json", '"value": 86200000000', '"value": 1',
        ["observations.csv:2: value: \"86200000000\" is \"1\" in the document", "observations.jsonl:1: no document"],
    ),
    "a quote that is not there": (
        "documents/a.txt.json", '"quote": "862亿元"', '"quote": "863亿元"',
        ["documents/a.txt.json: observations.0.source: '863亿元' is not the source text at"],
    ),
    "a wrong line": (
        "documents/b.txt.json", '"line": 1', '"line": 2', ["documents/b.txt.json: ", "starts on line 1"],
    ),
    "a cell of the wrong type": (
        "observations.csv", "86200000000", "much", ['observations.csv:2: value: "much" is no number'],
    ),
    "a cell that is not allowed": (
        "observations.csv", "growth,9.5", "grows,9.5", ['observations.csv:3: measure: "grows" is not one of level,'],
    ),
    "a cell that says other": (
        "observations.csv", "growth,9.5", "growth,9.6", ['observations.csv:3: value: "9.6" is "9.5" in the document'],
    ),
    "a column": ("observations.csv", "document,id", "id,document", ["observations.csv:1: the columns are"]),
    "a short row": ("unbound.csv", "in/a.txt,", "", ["unbound.csv:2: has 7 cells, not 8"]),
    "a quotation mark": ("unbound.csv", "in/a.txt,", '"in/a.txt', ["unbound.csv:", "is not CSV"]),
    "a row of its own": (
        "unbound.csv", "\n", "\nin/c.txt,code,trap.code,1,2,1,,x\n", ['unbound.csv:2: no document holds "in/c.txt, 1"'],
    ),
    "a line of JSON": ("observations.jsonl", '"value":9.5', '"value":9.6', ["observations.jsonl:2: no document holds"]),
    "a description": ("datapackage.json", '"integer"', '"string"', ["datapackage.json: observations: its schema is"]),
    "a package that is none": ("datapackage.json", '"resources"', '"x"', ["datapackage.json: is not a data package"]),
    "a record that is none": ("run.json", '"outputs"', '"others"', ["run.json: is not the record of a run"]),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_named_with_its_place(name, root):
    file, old, new, said = BROKEN[name]
    edit(root / "out" / file, old, new)
    status, found, _ = validate(root)
    assert status == 1
    for part in said:
        assert any(part in line and line.startswith("out/") for line in found), (part, found)


@pytest.mark.parametrize("name", ["unbound.csv", "run.json", "datapackage.json", "observations.jsonl"])
def test_a_file_that_is_missing_is_named(name, root):
    (root / "out" / name).unlink()
    assert any(line.startswith(f"out/{name}: is missing") for line in validate(root)[1])


def test_a_document_that_is_missing_or_too_many_is_named(root):
    path = root / "out/documents/a.txt.json"
    path.rename(path.with_name("c.txt.json"))
    found = validate(root)[1]
    assert "out/run.json: documents/a.txt.json was written and is gone" in found
    assert "out/documents/c.txt.json: was not written by the run that wrote the rest" in found


def test_a_number_that_vanished_is_named(root):
    path = root / "out/documents/a.txt.json"
    body = json.loads(path.read_text("utf-8"))
    body["observations"].pop()
    path.write_text(json.dumps(body), "utf-8")
    assert any(
        "'3' on line 2 at" in line and "neither an observation nor unbound" in line for line in validate(root)[1]
    )


# --- the checks by themselves


def read(root: Path) -> tuple[Document, str]:
    return Document.from_json((root / "out/documents/a.txt.json").read_bytes()), TEXT + "a.txt"


def test_laws_hold_and_are_held(original):
    document, text = read(original)
    for problems in (origin_problems(document, text), overlap_problems(document), ledger_problems(document, text)):
        assert list(problems) == []
    assert len(list(ledger_problems(document, text + "另有7家。"))) == 1
    twice = document.model_copy(update={"observations": [*document.observations, document.observations[0]]})
    assert "counts twice, see observations" in next(overlap_problems(twice))
    assert "source.characters" in next(origin_problems(document, text + "x"))


@pytest.mark.parametrize(
    ("field", "cell", "problem"),
    [
        ({"type": "string"}, "", None),
        ({"type": "string", "constraints": {"required": True}}, "", "is empty"),
        ({"type": "integer"}, "1.5", "is no integer"),
        ({"type": "integer", "constraints": {"minimum": 1}}, "0", "is below 1"),
        ({"type": "number", "constraints": {"maximum": 1}}, "1.5", "is above 1"),
        ({"type": "number"}, "nan", "is no number"),
        ({"type": "number"}, "-1e-07", None),
        ({"type": "date"}, "2023-02-30", "is no date"),
        ({"type": "date"}, "2023-02-28", None),
        ({"type": "string", "constraints": {"enum": ["a", "b"]}}, "c", "is not one of a, b"),
        ({"type": "string", "constraints": {"pattern": "^a$"}}, "b", "does not match ^a$"),
    ],
)
def test_cells(field, cell, problem):
    assert cell_problem(field, cell) == problem


def test_a_key_stands_once():
    line = csv.line(["a", "code", "trap.code", "1", "2", "1", "", "5G"])
    text = csv.header(table("unbound")) + line + line
    assert list(schema_problems(table("unbound"), text)) == ['3: document, start: "a, 1" stands on line 2 too']


def test_a_number_ends_with_its_cell():
    text = "企业数\t2\t\n\n2012年,出口3亿元。"
    document = zhibiao.extract(text)
    cell, year = document.unbound
    assert (cell.source.quote, year.source.quote) == ("2", "2012年")
    assert list(ledger_problems(document, text)) == []
    (problem,) = ledger_problems(document.model_copy(update={"unbound": [cell]}), text)
    assert problem.startswith(" '2012' on line 3")

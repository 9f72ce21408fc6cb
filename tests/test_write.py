import csv as standard
import hashlib
import io
import json
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.model import SCHEMA_VERSION, Document, Observation
from zhibiao.read import Input
from zhibiao.schemas import schema
from zhibiao.write import Folder, WholeFiles, csv, observation_json, open_stream, whole_file
from zhibiao.write.columns import MODELS, table

EXAMPLE = schema("document")["examples"][0]


def document(path="a.txt", *changes):
    (one,) = EXAMPLE["observations"]
    observations = [{**one, **change} for change in changes or ({},)]
    source = {**EXAMPLE["source"], "path": path}
    return Document.model_validate({**EXAMPLE, "source": source, "observations": observations})


def item(name):
    return Input(name, PurePosixPath(name), name)


def streamed(form, *documents, many=True):
    out = io.StringIO()
    stream = open_stream(form, out, many=many)
    for one in documents:
        stream.add(one)
    stream.finish()
    return out.getvalue()


def rows(text):
    return list(standard.DictReader(io.StringIO(text, newline="")))


# --- the columns


def test_every_column_is_described_and_every_field_is_a_column():
    for name, model in MODELS.items():
        columns = table(name).columns
        assert len({column.name for column in columns}) == len(columns)
        assert all(c.about.endswith(".") and c.about_zh.endswith("。") for c in columns)
        assert {column.path.partition(".")[0] for column in columns} - {""} == set(model.model_fields)
    assert set(MODELS) <= set(Document.model_fields)


@pytest.mark.parametrize(
    ("name", "kind", "required", "constraints"),
    [
        ("value", "number", True, set()),
        ("upper", "number", False, set()),
        ("of", "string", False, set()),
        ("start", "integer", True, {"minimum"}),
        ("period_start", "date", False, set()),
        ("measure", "string", True, {"enum"}),
        ("category", "string", False, {"enum"}),
        ("indicator", "string", True, {"minLength"}),
        ("sentence", "string", False, set()),
        ("confidence", "number", True, {"minimum", "maximum"}),
        ("rules", "string", False, set()),
    ],
)
def test_types_and_constraints_come_from_the_model(name, kind, required, constraints):
    (column,) = (column for column in table("observations").columns if column.name == name)
    assert (column.kind, column.required, set(column.constraints)) == (kind, required, constraints)


# --- CSV


def test_a_csv_row_says_what_the_record_says():
    (row,) = rows(streamed("csv", document("d/a.txt")))
    assert list(row) == [column.name for column in table("observations").columns]
    assert row["document"] == "d/a.txt"
    assert row["value"] == "86200000000"
    assert (row["entity"], row["indicator_code"]) == ("云江经开区", "operating_revenue")
    assert (row["period_start"], row["period_end"]) == ("2023-01-01", "2023-12-31")
    assert row["rules"] == "unit.CNY measure.level bind.left status.default"
    assert row["upper"] == row["sector"] == row["flags"] == ""


def test_nothing_is_an_empty_cell_and_parts_of_nothing_too():
    (row,) = rows(streamed("csv", document("a", {"entity": None, "period": None})))
    assert row["entity"] == row["entity_kind"] == row["period_start"] == ""


def test_numbers_are_written_as_in_the_json():
    (row,) = rows(streamed("csv", document("a", {"value": 12.5, "upper": 20.0, "of": 218, "measure": "rank"})))
    assert (row["value"], row["upper"], row["of"]) == ("12.5", "20", "218")


def test_lines_end_in_a_bare_line_feed():
    header = csv.header(table("observations"))
    assert header.endswith("flags\n")
    assert "\r" not in header


def test_excel_gets_a_mark_of_the_encoding():
    out = io.StringIO()
    open_stream("csv", out, excel=True)
    assert out.getvalue() == "\ufeff" + csv.header(table("observations"))


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "＝1", "'=1", "-A1", "-(1)"]
)
def test_what_a_spreadsheet_would_run_is_made_harmless(text):
    assert csv.cell(text) == "'" + text
    assert csv.text_of(csv.cell(text)) == text


@pytest.mark.parametrize("text", ["-3.2%", "+5", "-0.5个百分点", "负5%", "a=b", "'tis", "", "1-2", "亿元"])
def test_what_is_harmless_stays_as_it_is(text):
    assert csv.cell(text) == csv.text_of(text) == text


def test_negative_numbers_are_numbers():
    assert csv.cell(-5) == "-5"
    assert csv.cell(-1e-07) == "-1e-07"


@given(st.text(alphabet=st.one_of(st.sampled_from("=+-@\t\",\r\n '亿1"), st.characters(codec="utf-8")), min_size=1))
def test_any_text_comes_back_from_the_csv(sentence):
    one = document()
    source = one.observations[0].source.model_copy(update={"sentence": sentence})
    changed = one.model_copy(update={"observations": [one.observations[0].model_copy(update={"source": source})]})
    (row,) = rows(streamed("csv", changed))
    assert csv.text_of(row["sentence"]) == sentence


# --- JSON and JSONL


def test_jsonl_holds_exactly_the_records():
    two = document("a", {}, {"measure": "growth", "unit": "%", "value": 5})
    lines = streamed("jsonl", two, document("b")).splitlines()
    assert [Observation.model_validate_json(line) for line in lines] == [
        *two.observations,
        *document("b").observations,
    ]
    assert lines[0] == observation_json(two.observations[0])


@pytest.mark.parametrize("count", [0, 1, 2])
def test_json_of_many_is_an_array_whatever_their_number(count):
    assert json.loads(streamed("json", *[document()] * count)) == [json.loads(document().to_json())] * count


def test_json_of_one_is_the_document():
    assert streamed("json", document(), many=False) == document().to_json()
    assert streamed("json", many=False) == ""


# --- files


def test_a_file_appears_when_it_is_complete(tmp_path):
    path = tmp_path / "d/a.txt"
    with whole_file(path) as file:
        file.write("text\r\n")
        assert not path.exists()
    assert path.read_bytes() == b"text\r\n"
    assert [p.name for p in path.parent.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, SystemExit, ValueError])
def test_an_interrupted_file_leaves_the_old_one_and_nothing_else(tmp_path, interruption):
    path = tmp_path / "a.txt"
    path.write_text("old", "utf-8")
    with pytest.raises(interruption), whole_file(path) as file:
        file.write("new")
        raise interruption
    assert path.read_text("utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_files_get_the_permissions_that_the_user_gives_to_new_files(tmp_path):
    (tmp_path / "plain").touch()
    with whole_file(tmp_path / "ours") as file:
        file.write("")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode


def files(root: Path):
    return sorted(str(p.relative_to(root)) for p in root.rglob("*") if p.is_file())


TABLES = ["findings.csv", "observations.csv", "observations.jsonl", "unbound.csv"]


def test_a_folder_holds_every_document_and_the_tables(tmp_path):
    with Folder(tmp_path) as folder:
        folder.add(item("a.txt"), document("in/a.txt"))
        folder.add(item("b/a.html"), document("in/b/a.html"))
    assert files(tmp_path) == sorted(
        ["datapackage.json", "documents/a.txt.json", "documents/b/a.html.json", "report.html", "run.json", *TABLES]
    )
    assert [row["document"] for row in rows((tmp_path / "observations.csv").read_text("utf-8"))] == [
        "in/a.txt",
        "in/b/a.html",
    ]


def test_the_record_of_a_run_names_what_it_read_and_wrote(tmp_path):
    with Folder(tmp_path) as folder:
        folder.add(item("a.txt"), document("in/a.txt"))
    run = json.loads((tmp_path / "run.json").read_text("utf-8"))
    assert run["schema_version"] == SCHEMA_VERSION
    assert run["inputs"] == [
        {
            "path": "in/a.txt",
            "part": None,
            "sha256": EXAMPLE["source"]["sha256"],
            "document": "documents/a.txt.json",
        }
    ]
    written = {name: hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in files(tmp_path)}
    assert {o["path"]: o["sha256"] for o in run["outputs"]} == {k: v for k, v in written.items() if k != "run.json"}


def test_a_folder_holds_one_run_and_leaves_what_is_not_ours(tmp_path):
    for name in ("a.txt", "b/c.txt"):
        with Folder(tmp_path) as folder:
            folder.add(item("d.txt"), document("d.txt"))
            folder.add(item(name), document(name))
        for mine in ("notes.txt", "documents/mine.json", "documents/b/mine.txt"):
            (tmp_path / mine).parent.mkdir(exist_ok=True)
            (tmp_path / mine).write_text("mine", "utf-8")
    assert "documents/a.txt.json" not in files(tmp_path)
    (tmp_path / "documents/b/c.txt.json").write_text("changed by hand", "utf-8")
    with Folder(tmp_path) as folder:
        folder.add(item("a.txt"), document("a.txt"))
    assert [name for name in files(tmp_path) if name.startswith("documents")] == [
        "documents/a.txt.json",
        "documents/b/c.txt.json",
        "documents/b/mine.txt",
        "documents/mine.json",
    ]
    assert (tmp_path / "notes.txt").read_text("utf-8") == "mine"


@pytest.mark.parametrize("outputs", [[{"path": "../a", "sha256": ""}], [{}], {}, "x", [{"path": 1, "sha256": 2}]])
def test_a_false_record_of_an_earlier_run_does_no_harm(outputs, tmp_path):
    (tmp_path / "a").touch()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/run.json").write_text(json.dumps({"outputs": outputs}), "utf-8")
    with Folder(tmp_path / "out") as folder:
        folder.add(item("a.txt"), document("a.txt"))
    assert (tmp_path / "a").exists()


@pytest.mark.parametrize("name", ["observations.csv", "run.json", "datapackage.json"])
def test_a_folder_in_the_place_of_a_file_is_told_before_the_work(name, tmp_path):
    (tmp_path / name).mkdir()
    with pytest.raises(IsADirectoryError, match=name), Folder(tmp_path):
        raise AssertionError("entered")
    assert files(tmp_path) == []


def test_a_file_in_the_place_of_the_documents_is_told_before_the_work(tmp_path):
    (tmp_path / "documents").touch()
    with pytest.raises(NotADirectoryError, match="documents"), Folder(tmp_path):
        raise AssertionError("entered")


def test_files_appear_together_or_not_at_all(tmp_path):
    (tmp_path / "a").write_text("old", "utf-8")
    whole = WholeFiles()
    first, second = whole.text(tmp_path / "a"), whole.text(tmp_path / "b")
    close = second.close

    def full():
        close()
        raise OSError(28, "disk full")

    second.close = full
    with pytest.raises(OSError, match="full"), whole:
        first.write("new")
        second.write("new")
    assert (tmp_path / "a").read_text("utf-8") == "old"
    assert files(tmp_path) == ["a"]


def test_an_interrupted_folder_keeps_whole_documents_and_no_tables(tmp_path):
    with pytest.raises(KeyboardInterrupt), Folder(tmp_path) as folder:
        folder.add(item("a.txt"), document())
        raise KeyboardInterrupt
    assert files(tmp_path) == ["documents/a.txt.json"]


def test_a_document_that_cannot_be_written_is_not_in_the_tables(tmp_path):
    with Folder(tmp_path) as folder:
        folder.add(item("a.txt"), document("a.txt"))
        with pytest.raises(OSError, match="too long"):
            folder.add(item("长" * 84 + ".c"), document("long"))
    assert len((tmp_path / "observations.jsonl").read_text("utf-8").splitlines()) == 1
    assert [name for name in files(tmp_path) if name.startswith("documents")] == ["documents/a.txt.json"]

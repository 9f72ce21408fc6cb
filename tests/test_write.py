import csv
import io
import json
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.model import Document, Observation
from zhibiao.read import Input
from zhibiao.schemas import schema
from zhibiao.write import COLUMNS, Folder, Stream, csv_header, csv_row, observation_json, whole_file

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
    stream = Stream(out.write, form, many=many)
    for one in documents:
        stream.add(one)
    stream.finish()
    return out.getvalue()


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


# --- CSV


def test_a_csv_row_says_what_the_record_says():
    (row,) = rows(streamed("csv", document("d/a.txt")))
    assert list(row) == [name for name, _, _ in COLUMNS]
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


def test_every_column_is_described_and_every_field_is_a_column():
    assert len({name for name, _, _ in COLUMNS}) == len(COLUMNS)
    assert all(description.endswith(".") for _, description, _ in COLUMNS)
    assert {path.partition(".")[0] for _, _, path in COLUMNS} - {""} == set(Observation.model_fields)


def test_lines_end_in_a_bare_line_feed():
    assert csv_header().endswith("flags\n")
    assert "\r" not in csv_header()


@given(st.text(alphabet=st.one_of(st.sampled_from('",\r\n 亿'), st.characters(codec="utf-8")), min_size=1))
def test_any_text_comes_back_from_the_csv(sentence):
    one = document()
    changed = one.observations[0].model_copy(
        update={"source": one.observations[0].source.model_copy(update={"sentence": sentence})}
    )
    (row,) = rows(csv_header() + csv_row(one, changed))
    assert row["sentence"] == sentence


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


def test_a_folder_holds_every_document_and_both_tables(tmp_path):
    with Folder(tmp_path) as folder:
        folder.add(item("a.txt"), document("in/a.txt"))
        folder.add(item("b/a.html"), document("in/b/a.html"))
    assert files(tmp_path) == [
        "documents/a.txt.json",
        "documents/b/a.html.json",
        "observations.csv",
        "observations.jsonl",
    ]
    assert [row["document"] for row in rows((tmp_path / "observations.csv").read_text("utf-8"))] == [
        "in/a.txt",
        "in/b/a.html",
    ]


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
    assert files(tmp_path)[0] == "documents/a.txt.json"

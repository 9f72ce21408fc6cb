"""What is written, read back by libraries that know nothing of us."""

import datetime as dt
import io
import json
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from test_write import EXAMPLE, document, item
from zhibiao.model import Document
from zhibiao.printed import printed_digits
from zhibiao.write import FORMATS, Folder, open_stream
from zhibiao.write.columns import MODELS, table
from zhibiao.write.sdmx import time_period, unit_code

pytestmark = pytest.mark.filterwarnings("ignore")

ROOT = Path(__file__).resolve().parents[1]
COLUMNS = [column.name for column in table("observations").columns]
SHARE = {"measure": "share", "unit": "%", "value": "57.8", "printed": "57.8%", "of": "全省"}
RANK = {"measure": "rank", "unit": "rank", "value": 66, "printed": "第66名", "of": 218, "period": None}
FALL = {"measure": "growth", "unit": "%", "value": "-3.20", "printed": "3.20%", "compare": "yoy", "sector": "电子信息"}
AREA = {"unit": "m2", "value": "633.333333365", "printed": "0.95亩", "status": "target", "entity": None}
MANY = {"value": 30, "upper": 40, "unit": "count", "counted": "家", "printed": "30-40家", "bound": "about"}


def written(form: str, *documents: Document, **settings) -> bytes:
    out = io.BytesIO()
    file = out if FORMATS[form].binary else io.TextIOWrapper(out, "utf-8", newline="", write_through=True)
    stream = open_stream(form, file, **settings)
    for one in documents:
        stream.add(one)
    stream.finish()
    return out.getvalue()


# --- Parquet


def test_parquet_keeps_types_and_digits():
    import pyarrow.parquet as pq

    read = pq.read_table(io.BytesIO(written("parquet", document("a", {}, SHARE, RANK), document("b", AREA))))
    assert read.column_names == COLUMNS
    rows = read.to_pylist()
    assert [row["document"] for row in rows] == ["a", "a", "a", "b"]
    values = [Decimal("86200000000"), Decimal("57.8"), Decimal(66), Decimal("633.333333365")]
    assert [row["value"] for row in rows] == values
    assert rows[0]["period_start"] == dt.date(2023, 1, 1)
    assert rows[0]["rules"] == EXAMPLE["observations"][0]["rules"]
    assert [row["of"] for row in rows] == [None, "全省", "218", None]
    assert rows[0]["confidence"] == 0.93
    assert not read.schema.field("id").nullable
    assert read.schema.field("value").metadata[b"description"] == table("observations").columns[10].about.encode()


def test_parquet_of_nothing_has_the_columns():
    import pyarrow.parquet as pq

    read = pq.read_table(io.BytesIO(written("parquet")))
    assert (read.column_names, read.num_rows) == (COLUMNS, 0)


def test_parquet_in_many_groups_is_whole(monkeypatch):
    import pyarrow.parquet as pq

    monkeypatch.setattr("zhibiao.write.parquet._ROWS_A_GROUP", 2)
    file = pq.ParquetFile(io.BytesIO(written("parquet", *(document(str(n), {}, RANK, SHARE) for n in range(5)))))
    assert (file.metadata.num_rows, file.num_row_groups) == (15, 6)


# --- a workbook


def test_a_workbook_has_types_and_says_what_its_columns_mean():
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", document("=1+1", {}, SHARE))))
    assert book.sheetnames == ["observations", "columns"]
    header, first, second = book["observations"].iter_rows()
    assert [cell.value for cell in header] == COLUMNS
    row = dict(zip(COLUMNS, first, strict=True))
    assert (row["document"].value, row["document"].data_type) == ("=1+1", "s")
    assert row["value"].value == 86200000000
    assert row["period_start"].value == dt.datetime(2023, 1, 1)
    assert dict(zip(COLUMNS, second, strict=True))["value"].value == 57.8
    assert [row[0].value for row in book["columns"].iter_rows()] == COLUMNS


def test_a_workbook_takes_more_than_a_sheet_and_a_cell_can_hold(monkeypatch):
    import openpyxl

    monkeypatch.setattr("zhibiao.write.xlsx._ROWS", 3)
    source = {**EXAMPLE["observations"][0]["source"], "sentence": "长" * 40_000}
    data = written("xlsx", document("a", {}, {"source": source}), document("b"))
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["observations", "observations 2", "columns"]
    assert [book[name].max_row for name in book.sheetnames[:2]] == [3, 2]


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_documents_give_the_same_bytes(form):
    assert written(form, document("a", {}, FALL)) == written(form, document("a", {}, FALL))


# --- SDMX


@pytest.fixture
def sdmx(tmp_path):
    """The file and the structure message of some documents, as pysdmx reads them: one data set with its structure."""
    from pysdmx.io import get_datasets, read_sdmx

    structure = io.StringIO()
    data = written("sdmx-csv", document("a", {}, FALL, RANK), document("b", AREA, MANY), structure=structure)
    (tmp_path / "a.csv").write_bytes(data)
    (tmp_path / "a.structure.json").write_text(structure.getvalue(), "utf-8")
    (dataset,) = get_datasets(tmp_path / "a.csv", tmp_path / "a.structure.json")
    return dataset.data, read_sdmx(tmp_path / "a.structure.json")


def test_sdmx_is_read_back(sdmx):
    data, _ = sdmx
    assert list(data.MEASURE_TYPE) == ["LEVEL", "GROWTH", "LEVEL", "LEVEL"]
    assert list(data.OBS_VALUE.astype(float)) == [862, -3.2, 633.333333365, 30]
    assert list(data.UNIT_MULT.astype(int)) == [8, 0, 0, 0]
    assert list(data.DECIMALS.astype(int)) == [0, 2, 9, 0]
    assert list(data.UNIT_MEASURE) == ["CNY", "PT", "M2", "COUNT"]
    assert list(data.SCENARIO) == ["ACTUAL", "ACTUAL", "TARGET", "ACTUAL"]
    assert list(data.TIME_PERIOD) == ["2023"] * 4
    assert list(data.TRANSFORMATION)[1] == "G1Y"
    assert float(data.OBS_VALUE_UPPER[3]) == 40
    assert data.REF_AREA[2] == "_X"


def test_the_structure_says_what_every_code_means(sdmx):
    data, message = sdmx
    lists = {codelist.id: {code.id for code in codelist.codes} for codelist in message.get_codelists()}
    for name, codes in lists.items():
        assert set(data[name.removeprefix("CL_")]) <= codes, name
    (structure,) = message.get_data_structure_definitions()
    assert [component.id for component in structure.components if component.id not in data.columns] == []


def test_sdmx_says_what_it_leaves_out():
    out = io.StringIO()
    stream = open_stream("sdmx-csv", out)
    stream.add(document("a", {}, RANK))
    assert "1 observations have no period" in stream.finish()
    assert len(out.getvalue().splitlines()) == 2


@pytest.mark.parametrize(
    ("value", "printed", "shown"),
    [
        ("4860000000", "48.60亿元", (8, "48.60")),
        ("-3.2", "3.20%", (0, "-3.20")),
        ("1234500", "123.45万", (4, "123.45")),
        ("1234", "1,234", (0, "1234")),
        ("633.33", "0.95亩", (0, "633.33")),
        ("20", "五分之一", (0, "20")),
        ("0", "0", (0, "0")),
        ("1E+11", "千亿元", (0, "100000000000")),
    ],
)
def test_printed_digits_survive(value, printed, shown):
    assert printed_digits(Decimal(value), printed) == shown


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2018-01-01", "2018-12-31", "2018"),
        ("2019-07-01", "2019-12-31", "2019-S2"),
        ("2021-01-01", "2021-03-31", "2021-Q1"),
        ("2021-02-01", "2021-04-30", "2021-02-01/P3M"),
        ("2020-05-01", "2020-05-31", "2020-05"),
        ("2021-06-30", "2021-06-30", "2021-06-30"),
        ("2021-01-01", "2021-05-31", "2021-01-01/P5M"),
        ("2016-01-01", "2020-12-31", "2016-01-01/P5Y"),
        ("2021-01-01", "2021-06-15", "2021-01-01/P166D"),
        ("2020-11-01", "2021-02-28", "2020-11-01/P4M"),
    ],
)
def test_periods_as_sdmx_says_them(start, end, said):
    assert time_period(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) == said


def test_units_become_codes_that_sdmx_allows():
    codes = [unit_code(unit) for unit in ("CNY", "%", "‰", "pp", "m2", "kWh", "person", "吨标准煤", "元/人")]
    assert codes[:7] == ["CNY", "PT", "PERMIL", "PP", "M2", "KWH", "PS"]
    assert len(set(codes)) == len(codes)
    assert all(code.replace("_", "").isalnum() and code.isascii() for code in codes)


# --- the data package


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    with Folder(out) as folder:
        records = [{**one, "id": f"3f1c9a0e:{n}-5:level"} for n, one in enumerate(({}, SHARE, RANK, FALL))]
        folder.add(item("a.txt"), document("a.txt", *records))
        finding = {"rule": "audit.sum", "severity": "error", "message": "1 + 1 = 3", "observations": ["a", "b"]}
        unbound = {"reason": "code", "rule": "trap.code", "source": EXAMPLE["observations"][0]["source"]}
        body = document("b.txt").model_dump(mode="json")
        folder.add(item("b.txt"), Document.model_validate({**body, "findings": [finding], "unbound": [unbound]}))
    return out


def test_frictionless_finds_the_package_valid(folder):
    from frictionless import validate

    report = validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    assert [task.stats["rows"] for task in report.tasks] == [5, 1, 1]
    assert [task.name for task in report.tasks] == list(MODELS)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("57.8", "much", "type-error"),
        ("growth", "grows", "constraint-error"),
        ("2023-01-01", "2023-13-01", "type-error"),
        ("\n", "\nx,y\n", "missing-cell"),
        ("document,id", "id,document", "incorrect-label"),
    ],
)
def test_frictionless_finds_what_is_broken(old, new, kind, folder, tmp_path):
    from frictionless import validate

    broken = shutil.copytree(folder, tmp_path / "out")
    path = broken / "observations.csv"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    kinds = {error for (error,) in validate(str(broken / "datapackage.json")).flatten(["type"])}
    assert {kind, "hash-count"} <= kinds


def test_a_package_for_excel_is_valid_too(tmp_path):
    from frictionless import validate

    with Folder(tmp_path, excel=True) as folder:
        folder.add(item("a.txt"), document("a.txt"))
    assert (tmp_path / "unbound.csv").read_bytes().startswith(b"\xef\xbb\xbfdocument")
    assert validate(str(tmp_path / "datapackage.json")).valid


def test_check_jsonschema_finds_the_documents_valid(folder):
    schema = ROOT / "schemas" / "document.schema.json"
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, *sorted(folder.glob("documents/*"))]
    assert subprocess.run(list(map(str, command)), capture_output=True).returncode == 0


def test_the_package_speaks_both_languages(folder):
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        for part in (resource, *resource["schema"]["fields"]):
            assert part["description"].isascii()
            assert not part["description@zh"].isascii()

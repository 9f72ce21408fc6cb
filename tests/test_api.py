import datetime as dt
import doctest
import subprocess
import sys

import pytest

import zhibiao
import zhibiao.api
from zhibiao.read import ReadError

TEXT = "2023年,云江经开区实现营业收入862亿元。"


def test_text_becomes_a_document():
    document = zhibiao.extract(TEXT)
    assert isinstance(document, zhibiao.Document)
    assert document.source.path == "<text>"
    assert document.source.characters == len(TEXT)


def test_text_and_file_give_the_same_records(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    one, two = zhibiao.extract(TEXT), zhibiao.extract_file(path)
    assert one.source.sha256 == two.source.sha256
    assert one.observations == two.observations
    assert two.source.path == path.as_posix()


@pytest.mark.parametrize("date", ["2024-03-05", dt.date(2024, 3, 5), dt.datetime(2024, 3, 5, 12), None])
def test_dates_are_taken_in_every_usual_form(date):
    zhibiao.extract(TEXT, date=date)


@pytest.mark.parametrize("date", ["2024", "5.3.2024", "", "2024-02-30"])
def test_what_is_not_a_date_is_refused(date):
    with pytest.raises(ValueError, match="is not a date; write it as YYYY-MM-DD"):
        zhibiao.extract(TEXT, date=date)


def test_a_file_that_cannot_be_read_is_an_error_with_advice(tmp_path):
    with pytest.raises(ReadError, match="does not exist; check") as caught:
        zhibiao.extract_file(tmp_path / "missing.txt")
    assert caught.value.path == (tmp_path / "missing.txt").as_posix()
    with pytest.raises(ReadError, match="is a folder"):
        zhibiao.extract_file(tmp_path)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'extrakt'"):
        _ = zhibiao.extrakt


def test_the_examples_in_the_docstrings_run():
    failed, tried = doctest.testmod(zhibiao.api)
    assert tried > 0
    assert failed == 0


def test_importing_the_package_loads_nothing():
    code = "import sys; before = set(sys.modules); import zhibiao; print(sorted(set(sys.modules) - before))"
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path += {sys.path!r}; {code}"], capture_output=True
    )
    loaded = done.stdout.decode()
    assert "zhibiao" in loaded
    assert not any(name in loaded for name in ("pydantic", "typer", "rich", "jieba", "opencc", "zhibiao."))

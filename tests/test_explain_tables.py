"""The tree of explain for values of tables: what row head, column head and the lines above gave."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from rich.cells import cell_len

MARKDOWN = """# 2023年云江市统计公报

单位:亿元

| 序号 | 指标 | 2023年 | 同比增长(%) |
|---|---|---|---|
| 1 | 地区生产总值 | 862.4 | 6.1 |
| 2 | 固定资产投资 | — | 5.2 |
"""
CSV = "指标,2023年(亿元),增速(%)\n地区生产总值,862.4,6.1\n"
HTML = """<html><body><p>2023年云江市经济运行情况</p><table>
<tr><th>指标</th><th>计量单位</th><th>2023年</th></tr>
<tr><td>粮食产量</td><td>万吨</td><td>36.2</td></tr></table></body></html>"""


def explain(path, *options):
    command = [sys.executable, "-m", "zhibiao", "explain", str(path), *options]
    settings = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "80"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=settings, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def table(tmp_path):
    def write(name, text):
        (tmp_path / name).write_text(text, "utf-8")
        return tmp_path / name

    return write


def numbers(path, *options):
    told = json.loads(explain(path, "-f", "json", *options))
    return {number["mark"]["text"]: number for sentence in told["sentences"] for number in sentence["numbers"]}


def fields(number):
    return {field["name"]: field for field in number["fields"]}


def test_each_field_says_which_head_gave_it(table):
    told = numbers(table("a.md", MARKDOWN))
    level, growth = fields(told["862.4"]), fields(told["6.1"])
    assert level["value"]["value"] == "86240000000 CNY"
    assert level["value"]["note"] == "unit of the lines above the table"
    assert level["period"]["note"] == "column head ‹2023年›"
    assert level["indicator"]["note"] == "named by the row head"
    assert level["code"]["value"] == "gross_regional_product"
    assert growth["measure"]["note"] == growth["compare"]["note"] == "column head ‹同比增长(%)›"
    assert growth["value"]["note"] == "unit of column head ‹同比增长(%)›"
    assert growth["period"]["note"] == "the lines above the table"


def test_the_row_is_shown_with_its_cells(table):
    told = json.loads(explain(table("a.md", MARKDOWN), "-f", "json"))
    assert "1 | 地区生产总值 | 862.4 | 6.1" in [sentence["text"] for sentence in told["sentences"]]


def test_a_value_that_states_nothing_says_why_and_stands_once(table):
    told = json.loads(explain(table("a.md", MARKDOWN), "-f", "json"))
    found = [n for s in told["sentences"] for n in s["numbers"] if n["reason"] == "list_number"]
    assert [(n["mark"]["text"], n["rule"]) for n in found] == [("1", "table.number"), ("2", "table.number")]


@pytest.mark.parametrize(("name", "text", "unit"), [("a.csv", CSV, "column head ‹2023年(亿元)›")])
def test_csv(table, name, text, unit):
    told = fields(numbers(table(name, text))["862.4"])
    assert told["value"]["note"] == f"unit of {unit}"
    assert told["period"]["note"] == unit


def test_html_with_a_column_of_units(table):
    told = fields(numbers(table("a.html", HTML))["36.2"])
    assert told["value"]["value"] == "362000 t"
    assert told["value"]["note"] == "unit of row head ‹粮食产量 | 万吨›"


def test_one_line_of_a_table(table):
    path = table("a.md", MARKDOWN)
    assert set(numbers(f"{path}:7")) == {"1", "862.4", "6.1"}


@pytest.mark.parametrize(("name", "text"), [("a.md", MARKDOWN), ("a.csv", CSV), ("a.html", HTML)])
def test_it_can_be_read_in_80_columns(table, name, text):
    shown = explain(table(name, text))
    assert max(cell_len(line) for line in shown.splitlines()[1:]) <= 80
    assert "row head" in shown

"""Series: what is one fact, what is a conflict, what stands where."""

import csv
import io
import json
import subprocess
import sys
from decimal import Decimal

import pytest
from rich.console import Console

from test_write import EXAMPLE
from zhibiao import rules
from zhibiao.cli.series import dates
from zhibiao.cli.series_view import print_pivot, print_rows
from zhibiao.model import Document, Observation
from zhibiao.printed import agree, interval
from zhibiao.series import Names, Wanted, percent, rows

(ONE,) = EXAMPLE["observations"]
NAMES = Names(rules.load().indicators)
YEAR = {2021: {"start": "2021-01-01", "end": "2021-12-31", "text": ""}}
YEAR |= {year: {"start": f"{year}-01-01", "end": f"{year}-12-31", "text": ""} for year in (2022, 2023, 2024)}
GROWTH = {"measure": "growth", "unit": "%", "value": 9.5, "printed": "9.5%", "compare": "yoy"}


def document(path, *changes):
    return Document.model_validate(
        {
            **EXAMPLE,
            "source": {**EXAMPLE["source"], "path": path},
            "observations": [{**ONE, **change} for change in changes],
        }
    )


def money(value, **more):
    return {"value": str(Decimal(value) * 10**8), "printed": f"{value}亿元", **more}


def named(name, code=None):
    return {"indicator": {"code": code, "name": name, "name_en": None, "category": None}}


def observation(**change):
    return Observation.model_validate({**ONE, **change})


# --- which numbers agree


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (money("677.5"), money("677.53"), True),
        (money("677.5"), money("677.6"), False),
        (money("677.5"), money("678"), True),
        (money("500", bound="near"), money("498"), True),
        (money("500", bound="near"), money("501"), False),
        (money("500", bound="more"), money("530"), True),
        (money("500", bound="more"), money("480"), False),
        (money("500", bound="less"), money("480"), True),
        (money("500", bound="about"), money("512"), True),
        (money("500", upper="60000000000"), money("550"), True),
        ({"value": 30, "unit": "count", "printed": "30家"}, {"value": 31, "unit": "count", "printed": "31家"}, False),
    ],
)
def test_numbers_agree_as_far_as_their_digits_and_bounds_say(one, other, same):
    assert agree(observation(**one), observation(**other)) is same
    assert agree(observation(**other), observation(**one)) is same


def test_a_count_is_exact_and_an_amount_is_as_exact_as_its_digits():
    assert interval(observation(value=30, unit="count", printed="30家")) == (30, 30)
    assert interval(observation(**money("3.50"))) == (Decimal("349500000"), Decimal("350500000"))


# --- rows


def test_levels_and_growths_stand_side_by_side():
    (row,) = rows([document("a", {}, GROWTH)], NAMES)
    assert (row.head.subject.entity, row.head.subject.code) == ("云江经开区", "operating_revenue")
    assert {slot: fact.best.printed for slot, fact in row.facts.items()} == {"level": "862亿元", "growth": "9.5%"}


def test_what_was_reached_and_what_is_wanted_stand_apart():
    found = rows([document("a", {}, {"status": "target"}, {"status": "estimate"})], NAMES)
    assert [row.head.status for row in found] == ["actual", "estimate", "target"]


def test_periods_and_sectors_are_rows():
    changes = ({"period": YEAR[2024]}, {"period": YEAR[2022]}, {"sector": "电子信息"}, {"period": None})
    found = rows([document("a", *changes)], NAMES)
    assert [(row.head.subject.sector, row.head.dates and row.head.dates[0].year) for row in found] == [
        (None, 2022),
        (None, 2024),
        (None, None),
        ("电子信息", 2023),
    ]


def test_one_fact_of_many_documents_has_all_of_them_as_sources():
    (row,) = rows([document("a", money("677.5")), document("b", money("677.53")), document("c", {})][:2], NAMES)
    fact = row.facts["level"]
    assert not fact.conflict
    assert fact.best.printed == "677.53亿元"
    assert [stated.document for stated in fact.stated] == ["b", "a"]


def test_numbers_that_do_not_agree_are_a_conflict_and_the_majority_leads():
    found = rows([document("a", money("680")), document("b", money("677.5")), document("c", money("677.53"))], NAMES)
    (row,) = found
    fact = row.facts["level"]
    assert fact.conflict
    assert [[s.document for s in reading] for reading in fact.readings] == [["c", "b"], ["a"]]


def test_numbers_of_no_known_time_are_no_conflict():
    found = rows([document("a", money("5", period=None), money("7", period=None))], NAMES)
    assert [row.facts["level"].conflict for row in found] == [False, False]


def test_ranks_among_others_are_no_conflict():
    rank = {"measure": "rank", "unit": "rank", "printed": "第3"}
    found = rows([document("a", {**rank, "value": 3}, {**rank, "value": 66}, {**rank, "value": 4, "of": 31})], NAMES)
    assert [row.facts["rank"].best.value for row in found] == [3, 66, 4]


def test_growths_have_their_slots():
    compares = ("yoy", "mom", "avg", "base:2015")
    (row,) = rows([document("a", *({**GROWTH, "compare": compare} for compare in compares))], NAMES)
    assert list(row.facts) == ["growth", "growth_mom", "growth_avg", "growth_base"]
    assert percent(observation(**{**GROWTH, "value": "2.3", "unit": "times"})) == 230


def test_other_names_of_one_indicator_are_one_series_and_qualified_ones_are_not():
    code = "gross_regional_product"
    names = ("地区生产总值", "GDP", "民营地区生产总值")
    found = rows([document("a", *({**money(str(n)), **named(name, code)} for n, name in enumerate(names, 1)))], NAMES)
    assert [(row.head.subject.code, row.head.subject.indicator) for row in found] == [
        (code, "地区生产总值"),
        (None, "民营地区生产总值"),
    ]
    assert found[0].facts["level"].conflict


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Wanted(), 3),
        (Wanted(indicators=("operating_revenue",)), 2),
        (Wanted(indicators=("收入",)), 2),
        (Wanted(indicators=("OPERATING",)), 2),
        (Wanted(indicators=("利润", "收入")), 3),
        (Wanted(entities=("云江",)), 2),
        (Wanted(entities=("云",), indicators=("利润",)), 0),
        (Wanted(dates=dates("2024")), 1),
        (Wanted(dates=dates("2022..2023-11")), 0),
        (Wanted(dates=dates("2022..2024")), 3),
    ],
)
def test_what_is_wanted(wanted, count):
    other = {"entity": {"name": "青石县", "kind": "place"}, **named("利润总额")}
    assert len(rows([document("a", {}, {"period": YEAR[2024]}, other)], NAMES, wanted)) == count


@pytest.mark.parametrize("text", ["20", "2020-13", "2020-02-30", "2020..2019", "last year", "2020..", ""])
def test_what_is_no_period(text):
    if text == "2020..":
        assert dates(text) == dates("2020")
        return
    with pytest.raises(ValueError, match=r"."):
        dates(text)


# --- the command

DOCUMENTS = [
    document("a.txt", money("677.5"), GROWTH, {"period": YEAR[2024], "status": "target", **money("800")}),
    document("b.txt", money("677.53"), money("12.5", period=YEAR[2021])),
    document("c.txt", money("690"), {**named("企业", None), "unit": "count", "value": 3, "printed": "3家"}),
]


@pytest.fixture
def out(tmp_path):
    for one in DOCUMENTS:
        path = tmp_path / "documents" / f"{one.source.path}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(one.to_json(), "utf-8")
    return tmp_path


def run(*arguments):
    command = [sys.executable, "-m", "zhibiao", "table", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def read(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_is_for_programs(out):
    status, text, said = run(out, "--indicator", "营业收入")
    assert (status, said) == (0, "")
    first, second, third = read(text)
    assert (first["period_start"], first["level"]) == ("2021-01-01", "1250000000")
    assert (second["level"], second["growth"], second["unit"]) == ("67753000000", "9.5", "CNY")
    assert second["conflicts"] == "level: 690亿元 (c.txt:1)"
    assert second["sources"] == "b.txt:1; a.txt:1; c.txt:1"
    assert (third["status"], third["level"]) == ("target", "80000000000")


def test_a_pivot_has_a_column_for_each_period(out):
    level, growth, target, _ = read(run(out, "--pivot")[1])
    assert [name for name in level if name.startswith("20")] == ["2021", "2023", "2024"]
    assert (level["measure"], level["2021"], level["2023"], level["2024"]) == ("level", "1250000000", "67753000000", "")
    assert level["conflicts"] == "2023: 690亿元 (c.txt:1)"
    assert (growth["measure"], growth["2023"]) == ("growth", "9.5")
    assert (target["status"], target["2024"]) == ("target", "80000000000")


def test_json_holds_sources_and_conflicts(out):
    body = json.loads(run(out, "-f", "json", "--period", "2023", "--indicator", "operating_revenue")[1])
    (row,) = body
    assert row["level"]["value"] == 67753000000
    assert [source["document"] for source in row["level"]["sources"]] == ["b.txt", "a.txt"]
    assert row["level"]["conflicts"][0]["value"] == 69000000000
    assert row["growth"]["compare"] == "yoy"
    (line, _) = json.loads(run(out, "-f", "json", "--pivot", "--indicator", "operating_revenue", "--period", "2023")[1])
    assert line["values"]["2023"] == row["level"]


@pytest.mark.parametrize("show", [print_rows, print_pivot])
def test_the_terminal_shows_conflicts_and_targets(show):
    shown = io.StringIO()
    show(rows(DOCUMENTS, NAMES), Console(file=shown, width=120))
    text = shown.getvalue()
    assert "677.53亿元 ≠ 690亿元" in " ".join(text.split())
    assert "target" in text
    assert "9.5%" in text
    assert all(len(line) <= 120 for line in text.splitlines())


def test_many_runs_are_read_together(out, tmp_path):
    assert run(out, out / "documents" / "a.txt.json")[0] == 0
    assert len(read(run(out / "documents" / "a.txt.json")[1])) == 2


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["missing"], 1, "does not exist; give a folder that extract -o wrote"),
        (["."], 1, "holds no documents"),
        ([__file__], 1, "is not a document"),
        ([".", "--period", "soon"], 2, "is not a period"),
        ([], 2, "OUT"),
    ],
)
def test_what_cannot_be_shown_is_one_line(arguments, status, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done[:2] == (status, "")
    assert said in " ".join(done[2].split())
    assert "Traceback" not in done[2]


def test_nothing_found_is_told(out):
    status, text, said = run(out, "--entity", "nobody")
    assert status == 0
    assert len(text.splitlines()) == 1
    assert "ask for less" in said

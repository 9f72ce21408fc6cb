"""Small cases whose scores a reader can count."""

import json
import subprocess
import sys

import pytest

from zhibiao.evaluate import FIELDS, agrees, alike, evaluate, names, pair, score


def gold(start=0, end=5, **changes):
    row = {
        "quote": "12亿元", "measure": "level", "value": 1200000000, "upper": None,
        "unit": "CNY", "counted": None,
        "bound": "exact", "code": None, "indicator": ["工业总产值", "总产值"], "entity": ["云江经开区"],
        "sector": [],
        "period": ["2020-01-01", "2020-12-31"], "status": "actual", "compare": None, "of": None,
        "start": start, "end": end,
    }  # fmt: skip
    return {**row, **changes}


def said(start=0, end=5, **changes):
    row = gold()
    row |= {
        "indicator": {"code": None, "name": "工业总产值"},
        "entity": {"name": "云江经开区", "kind": "zone"},
        "sector": None,
        "period": {"start": "2020-01-01", "end": "2020-12-31", "text": "2020年"},
        "source": {"start": start, "end": end, "quote": "12亿元"},
        "confidence": 0.9,
    }
    return {**row, **changes}


def counted(annotations, predictions):
    counts = score("a", annotations, predictions).counts
    return counts.gold, counts.predicted, counts.found, counts.quantity, counts.record


# --- names


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("营业收入", "营业收入", True),
        ("“营业”收入", "营业 收入", True),
        ("GDP", "gdp", True),
        ("工业总产值", "总产值", True),  # inside, and at least half as long
        ("规模以上工业总产值", "产值", False),  # inside, but short
        ("百亿级龙头企业", "百亿元级龙头企业", True),  # bigrams: 5 of 6 and 7
        ("营业收入", "财政收入", False),
        ("", "", True),
        (None, "", True),
        ("营业收入", "", False),
        ("亩", "亩", True),
        ("亩", "家", False),
    ],
)
def test_names_that_mean_the_same(one, other, expected):
    assert alike(one, other) is alike(other, one) is expected


def test_names_are_taken_from_what_a_field_holds():
    assert names({"name": "甲"}) == names("甲") == names(["甲", ""]) == ["甲"]
    assert names(None) == names([]) == names("") == []


# --- fields


@pytest.mark.parametrize(
    ("field", "annotated", "predicted", "expected"),
    [
        ("value", 1e9, 1e9 + 999, True),
        ("value", 1e9, 1e9 + 2000, False),
        ("value", 20, None, False),
        ("upper", None, None, True),
        ("unit", "CNY", "USD", False),
        ("indicator", ["甲乙丙"], {"name": "甲乙丙", "code": None}, True),
        ("entity", [], None, True),
        ("entity", ["云江经开区"], None, False),
        ("entity", ["云江经济技术开发区", "云江经开区"], {"name": "云江经开区"}, True),
        ("sector", [], "电子信息产业", False),
        ("sector", ["电子信息产业"], "电子信息", True),
        ("period", ["2020-01-01", "2020-12-31"], {"start": "2020-01-01", "end": "2020-12-31"}, True),
        ("period", ["2020-01-01", "2020-12-31"], None, False),
        ("period", None, None, True),
        ("of", 218, 218.0, True),
        ("of", 218, None, False),
        ("of", 218, "全省", False),
        ("of", "全省经济总量", "全省", False),
        ("of", "全省经济总量", "全省的经济总量", True),
        ("of", None, "", True),
        ("compare", None, "yoy", False),
    ],
)
def test_fields_agree(field, annotated, predicted, expected):
    assert agrees(field, gold(**{field: annotated}), said(**{field: predicted})) is expected


def test_an_equal_code_is_enough():
    code = {"code": "gdp", "name": "something else"}
    assert agrees("indicator", gold(code="gdp"), said(indicator=code))
    assert not agrees("indicator", gold(code=None), said(indicator={**code, "code": None}))


def test_a_second_reading_counts():
    annotated = gold(alt={"period": None, "value": 7})
    assert agrees("period", annotated, said(period=None))
    assert agrees("period", annotated, said())
    assert agrees("value", annotated, said(value=7))
    assert not agrees("status", annotated, said(status="target"))


# --- pairs and counts


def test_a_right_record_counts_at_every_level():
    assert counted([gold()], [said()]) == (1, 1, 1, 1, 1)


def test_each_level_asks_for_more():
    assert counted([gold()], [said(period=None)]) == (1, 1, 1, 1, 0)
    assert counted([gold()], [said(bound="more")]) == (1, 1, 1, 0, 0)
    assert counted([gold()], [said(5, 9)]) == (1, 1, 0, 0, 0)
    assert counted([gold()], [said(sector="本部", compare="yoy", of="x", counted="家")]) == (1, 1, 1, 1, 1)


def test_optional_annotations_count_for_nothing():
    optional = gold(10, 12, optional=True)
    assert counted([gold(), optional], [said(), said(10, 12, value=3)]) == (1, 1, 1, 1, 1)
    assert counted([gold(), optional], [said()]) == (1, 1, 1, 1, 1)
    assert counted([optional], [said(50, 55)]) == (0, 1, 0, 0, 0)


def test_the_best_agreement_is_paired_first():
    two = [gold(0, 5, measure="growth"), gold(0, 5)]
    assert pair(two, [said(0, 5), said(1, 5, measure="growth")]) == {0: 1, 1: 0}


def test_of_equal_agreement_the_larger_overlap_wins():
    assert pair([gold(0, 10)], [said(0, 2), said(0, 9)]) == {0: 1}


def test_nobody_is_paired_twice():
    assert counted([gold(0, 5), gold(0, 5)], [said(0, 5)]) == (2, 1, 1, 1, 1)
    assert counted([gold(0, 5)], [said(0, 5), said(0, 5)]) == (1, 2, 1, 1, 1)


def test_rates_and_fields_and_calibration(tmp_path):
    """Three annotated, four predicted: two records right, one wrong in period, one not there."""
    annotated = [gold(0, 5), gold(10, 15), gold(20, 25)]
    predicted = [
        said(0, 5, confidence=1.0),
        said(10, 15, confidence=0.92),
        said(20, 25, period=None, confidence=0.55),
        said(30, 35, confidence=0.15),
    ]
    write(tmp_path, {"a": annotated}, {"a": predicted})
    result = evaluate(tmp_path / "gold", tmp_path / "out")
    assert result.counts.rates("found") == pytest.approx((3 / 4, 1, 6 / 7))
    assert result.counts.rates("record") == pytest.approx((2 / 4, 2 / 3, 4 / 7))
    assert result.fields() == {**dict.fromkeys(FIELDS, 1.0), "period": pytest.approx(2 / 3)}
    bins = [(b.low, b.count, round(b.said, 3), b.right) for b in result.reliability()]
    assert bins == [(0.1, 1, 0.15, 0), (0.5, 1, 0.55, 0), (0.9, 2, 0.96, 1)]
    assert result.calibration_error() == pytest.approx((0.15 + 0.55 + 2 * 0.04) / 4)


def test_nothing_to_divide_by_is_zero_or_none(tmp_path):
    write(tmp_path, {"a": []}, {"a": []})
    result = evaluate(tmp_path / "gold", tmp_path / "out")
    assert result.counts.rates("found") == (0, 0, 0)
    assert result.calibration_error() is None
    assert result.fields()["value"] is None


def test_errors_are_told_in_words():
    result = score("a", [gold(0, 5), gold(10, 15)], [said(0, 5, unit="USD"), said(30, 35)])
    assert result.errors == [
        "'12亿元' @0: unit CNY != USD",
        "missed '12亿元' @10: level 工业总产值|总产值",
        "not there '12亿元' @30: level 工业总产值",
    ]


# --- files and the command


def write(root, annotations, predictions, suffix=".txt"):
    (root / "gold").mkdir()
    (root / "out/documents").mkdir(parents=True)
    for name, rows in annotations.items():
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (root / "gold" / f"{name}.jsonl").write_text(lines, "utf-8")
    for name, rows in predictions.items():
        path = root / "out/documents" / f"{name}{suffix}.json"
        path.write_text(json.dumps({"observations": rows}), "utf-8")


def command(*arguments):
    line = [sys.executable, "-m", "zhibiao", "evaluate", *map(str, arguments)]
    return subprocess.run(line, capture_output=True, encoding="utf-8", timeout=60)


@pytest.mark.parametrize("suffix", [".txt", ".html", ""])
def test_documents_are_found_by_name(tmp_path, suffix):
    write(tmp_path, {"a": [gold()], "b": [gold()]}, {"a": [said()], "bb": [said()]}, suffix)
    result = evaluate(tmp_path / "gold", tmp_path / "out")
    assert [s.counts.record for s in result.scores] == [1, 0]
    assert result.missing == ["b"]


def test_the_command_prints_tables(tmp_path):
    write(tmp_path, {"a": [gold()], "b": [gold()]}, {"a": [said(period=None)]})
    done = command(tmp_path / "gold", tmp_path / "out", "--errors", "1")
    assert done.returncode == 0, done.stderr
    assert done.stderr == "warning: no output for b\n"
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["document", "gold", "predicted", "found", "quantity", "record"]
    assert lines[1].split() == ["a", "1", "1", "1.000", "1.000", "0.000"]
    assert lines[2].strip() == "'12亿元' @0: period ('2020-01-01', '2020-12-31') != None"
    assert "found          1.0000  0.5000  0.6667       1" in lines
    assert "0.9 to 1.0        1  0.900  0.000" in lines
    assert lines[-1] == "expected calibration error  0.9000"


def test_the_command_prints_json(tmp_path):
    write(tmp_path, {"a": [gold()]}, {"a": [said()]})
    done = command(tmp_path / "gold", tmp_path / "out", "--json")
    result = json.loads(done.stdout)
    assert result["record"] == {"precision": 1, "recall": 1, "f1": 1}
    assert result["counts"] == result["documents"]["a"]
    assert result["calibration_error"] == pytest.approx(0.1)


@pytest.mark.parametrize("line", ["{", "[]", "{}", '{"start": 1}', "3"])
def test_a_broken_annotation_is_named_with_its_line(tmp_path, line):
    write(tmp_path, {"a": [gold()]}, {"a": [said()]})
    with (tmp_path / "gold/a.jsonl").open("a") as file:
        file.write(line + "\n")
    done = command(tmp_path / "gold", tmp_path / "out")
    assert done.returncode == 1
    assert "a.jsonl:2: is not an annotation" in done.stderr


def test_a_broken_document_is_named(tmp_path):
    write(tmp_path, {"a": [gold()]}, {"a": [said()]})
    (tmp_path / "out/documents/a.txt.json").write_text("[]", "utf-8")
    done = command(tmp_path / "gold", tmp_path / "out")
    assert done.returncode == 1
    assert "a.txt.json: is not a document" in done.stderr


def test_folders_that_do_not_exist_are_wrong_usage(tmp_path):
    assert command(tmp_path / "gold", tmp_path).returncode == 2
    assert command(tmp_path).returncode == 2


def test_a_folder_without_annotations_is_said(tmp_path):
    done = command(tmp_path, tmp_path)
    assert done.returncode == 1
    assert "holds no annotations" in done.stderr

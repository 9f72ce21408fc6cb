"""Rules of one's own: laid over the shipped ones, checked before anything is read, told apart in each document."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

import zhibiao
from zhibiao.rules import RuleError, load_book, load_with
from zhibiao.rules.check import check_folder

TEXT = "2023年,星砾公司星舱装配量36舱,砾核良率为91%。"
INDICATORS = """
[[indicator]]
code = "starpod_assembly"
zh = "星舱装配量"
en = "Starpods assembled"
category = "output"
dimension = "count:starpod"
kind = "flow"
aliases = ["星舱装配量", "星舱下线量"]
examples = [{ text = "2023年公司星舱装配量36舱。", yields = "36舱" }]

[[indicator]]
code = "core_yield"
zh = "砾核良率"
en = "Yield of cores"
category = "output"
dimension = "percent"
kind = "flow"
aliases = ["砾核良率"]
examples = [{ text = "公司砾核良率为91%。", yields = "91%" }]
"""
UNITS = """
[[unit]]
id = "unit.starpod"
code = "舱"
kind = "other"
surface = ["舱"]
examples = [{ text = "36舱", yields = "36 舱" }]
"""


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "rules"
    (folder / "indicators").mkdir(parents=True)
    (folder / "indicators/starpod.toml").write_text(INDICATORS, "utf-8")
    (folder / "units.toml").write_text(UNITS, "utf-8")
    return folder


def run(*arguments):
    command = [sys.executable, "-m", "zhibiao", *map(str, arguments)]
    settings = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=settings, timeout=120)


def problems(folder):
    with pytest.raises(RuleError) as raised:
        load_with([folder])
    return [str(problem).replace(folder.as_posix() + "/", "") for problem in raised.value.problems]


def test_a_company_reads_its_own_indicators(own):
    found = zhibiao.extract(TEXT, rules=zhibiao.load_rules(own)).observations
    assert [(o.source.quote, o.indicator.code, o.unit) for o in found] == [
        ("36舱", "starpod_assembly", "舱"),
        ("91%", "core_yield", "%"),
    ]
    assert not {"starpod_assembly", "core_yield"} & {o.indicator.code for o in zhibiao.extract(TEXT).observations}


def test_each_document_bears_the_digest_of_the_rules_in_force(own):
    rules = zhibiao.load_rules(own)
    assert zhibiao.extract(TEXT, rules=rules).rules_sha256 == rules.digest()
    assert zhibiao.extract(TEXT).rules_sha256 != rules.digest()


def test_on_the_command_line_with_workers(own, tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(TEXT, "utf-8")
    done = run("extract", tmp_path / "a.txt", tmp_path / "b.txt", "--rules", own, "-j", "2", "-f", "jsonl", "-q")
    codes = [json.loads(line)["indicator"]["code"] for line in done.stdout.splitlines()]
    assert codes == ["starpod_assembly", "core_yield"] * 2, done.stderr


def test_the_same_id_replaces_and_false_takes_away(tmp_path):
    (tmp_path / "units.toml").write_text(
        '[[unit]]\nid = "unit.mu"\nenabled = false\n'
        '[[unit]]\nid = "unit.jin"\ncode = "t"\nkind = "mass"\nsurface = ["斤"]\nfactor = "0.0006"\n'
        'examples = [{ text = "10斤", yields = "0.006 t" }]\n',
        "utf-8",
    )
    entries = load_book([tmp_path]).entries
    assert "unit.mu" not in entries
    assert entries["unit.jin"].body["factor"] == "0.0006"


def test_a_later_folder_lies_over_an_earlier_one(own, tmp_path):
    (tmp_path / "more").mkdir()
    (tmp_path / "more/units.toml").write_text('[[unit]]\nid = "unit.starpod"\nenabled = false\n', "utf-8")
    assert "unit.starpod" in load_book([own]).entries
    assert "unit.starpod" not in load_book([own, tmp_path / "more"]).entries


def test_words_are_added_and_removed(tmp_path):
    (tmp_path / "markers.toml").write_text('[change]\nnominal = { add = ["增势"], remove = ["多收"] }\n', "utf-8")
    words = load_with([tmp_path]).table("markers")["change"]["nominal"]
    assert "增势" in words
    assert "多收" not in words
    assert "增收" in words


BAD = {
    "a typo in a field": (
        "units.toml", UNITS.replace("surface", "surfce"),
        ['units.toml:6: unit.starpod: "surfce" is no field of [[unit]]; did you mean "surface"?'],
    ),
    "a duplicate id": (
        "units.toml", UNITS + UNITS, ["units.toml:9: unit.starpod: this id stands at units.toml:2 already"],
    ),
    "a pattern that does not compile": (
        "traps.toml",
        '[[trap]]\nid = "trap.x"\nreason = "name"\npattern = "(["\nexamples = [{ text = "a", yields = "a" }]\n',
        ["traps.toml:4: trap.x: pattern: the pattern does not compile"],
    ),
    "an unknown unit": (
        "indicators/x.toml", INDICATORS.replace('"percent"', '"precent"'),
        ['indicators/x.toml:17: indicator.core_yield: dimension: no unit is known for "precent"'],
    ),
    "parts of a unit that nothing is written in": (
        "units.toml",
        '[[parts]]\nid = "parts.x"\nof = ["光年"]\nparts = { "尺" = "0.1" }\n'
        'examples = [{ text = "3光年5尺", yields = "3.5 光年" }]\n',
        ['units.toml:1: parts.x: of: no unit is written "光年"'],
    ),
    "a name that means an indicator that is not there": (
        "ambiguous.toml",
        '[[ambiguous]]\nid = "ambiguous.x"\nalias = "舱"\nsays = "x"\nreadings = [{ code = "export" }]\n'
        'examples = [{ text = "舱36个。", yields = "36个 export" }]\n',
        ['ambiguous.toml:1: ambiguous.x: readings: there is no indicator "export"; did you mean "exports"?'],
    ),
    "a fold of unequal sides": (
        "normalize.toml",
        '[[fold]]\nid = "fold.x"\nkind = "width"\nwhy = "x"\nfrom = "ab"\nto = "c"\n',
        ['normalize.toml:6: fold.x: to: write as many characters as in "from", which has 2'],
    ),
    "no TOML": ("units.toml", "[[unit]\n", ["units.toml:1: is not TOML"]),
    "no UTF-8": ("units.toml", "# 单位".encode("gb18030"), ["units.toml:1: byte 2 is not UTF-8"]),
    "a file that nothing reads": ("unit.toml", UNITS, ["unit.toml:1: no rule file is called unit.toml"]),
    "a key that nothing reads": (
        "markers.toml", "[tail]\nlihgt = []\n", ['markers.toml:2: markers.tail.lihgt: "lihgt" is no key'],
    ),
    "a rule to take away that is not there": (
        "units.toml", '[[unit]]\nid = "unit.muu"\nenabled = false\n', ["units.toml:1: unit.muu: there is no such rule"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_rules_are_named_with_file_and_line(case, tmp_path):
    name, text, expected = BAD[case]
    place = tmp_path / "rules" / name
    place.parent.mkdir(parents=True)
    place.write_bytes(text if isinstance(text, bytes) else text.encode())
    found = problems(tmp_path / "rules")
    assert len(found) == len(expected), found
    for line, start in zip(sorted(found), sorted(expected), strict=True):
        assert line.replace((tmp_path / "rules").as_posix() + "/", "").startswith(start), line


def test_nothing_is_extracted_with_bad_rules(own, tmp_path):
    (own / "units.toml").write_text("[[unit]\n", "utf-8")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    done = run("extract", tmp_path / "a.txt", "--rules", own, "-o", tmp_path / "out")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"error: {own.as_posix()}/units.toml:1: is not TOML")
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("folder", ["nowhere", "empty"])
def test_a_folder_without_rules(folder, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(RuleError, match=r"indicators/my\.toml"):
        load_with([tmp_path / folder])


def test_check_finds_what_an_example_does_not_yield_and_what_it_breaks(own):
    assert [str(p) for p in check_folder(own).problems] == []
    (own / "traps.toml").write_text(
        '[[trap]]\nid = "trap.pod"\nreason = "name"\npattern = "[0-9]{2}舱"\n'
        'examples = [{ text = "36舱", yields = "99舱" }]\n',
        "utf-8",
    )
    found = [str(problem) for problem in check_folder(own).problems]
    assert any("does not yield" in line and "traps.toml:1: trap.pod" in line for line in found)
    assert any("indicator.starpod_assembly" in line for line in found)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("markers.toml", '[tail]\nlight = ["约略", "约略"]\n', "markers.toml:2: markers.tail.light: light: "),
        (
            "indicators/x.toml",
            INDICATORS.replace('["砾核良率"]', '["砾核良率", "约略", "约略"]'),
            "indicators/x.toml:12: indicator.core_yield: aliases: ",
        ),
    ],
)
def test_check_finds_words_that_stand_twice_in_a_list(name, text, expected, tmp_path):
    (tmp_path / "indicators").mkdir()
    (tmp_path / name).write_text(text, "utf-8")
    found = [str(problem).replace(tmp_path.as_posix() + "/", "") for problem in check_folder(tmp_path).problems]
    assert f'{expected}"约略" stands there twice; leave one out' in found, found


NORMALIZE = """
[[fold]]
id = "fold.own"
kind = "variant"
why = "a printer's own sign for a stop"
from = "¤"
to = "。"
examples = [{ text = "产值¤", yields = "产值。" }]

[[fold]]
id = "fold.tildes"
enabled = false

[lines]
openers = { add = ["却说"] }

[headings]
markers = "▶♣"
"""


def test_what_repairs_texts_can_be_changed(tmp_path):
    (tmp_path / "normalize.toml").write_text(NORMALIZE, "utf-8")
    assert check_folder(tmp_path).problems == []
    text = "一季度产值5亿元¤二季度产值5〜7亿元"
    shipped, own = zhibiao.extract(text), zhibiao.extract(text, rules=zhibiao.load_rules(tmp_path))
    assert next(o.source.sentence for o in shipped.observations).endswith("亿元")
    assert own.observations[0].source.sentence == "一季度产值5亿元。"
    assert [o.upper for o in shipped.observations if o.upper] and not [o.upper for o in own.observations if o.upper]
    assert (own.repairs, shipped.repairs) == ({"variant": 1}, {"width": 1})


def test_words_that_open_a_line_and_a_heading_can_be_added(tmp_path):
    (tmp_path / "normalize.toml").write_text(NORMALIZE, "utf-8")
    rules = zhibiao.load_rules(tmp_path)
    text = "2023年,本镇共有企业和商户一千余户,分布在六个村,各有产业\n却说该镇,产值5亿元,增长6%,其中两家新建"
    assert zhibiao.extract(text).repairs == {"line_end": 1}
    assert zhibiao.extract(text, rules=rules).repairs == {}

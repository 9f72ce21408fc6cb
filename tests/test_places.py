"""The gazetteer and the name endings: complete, unique, simplified, and taught nothing by the gold texts."""

import json
import tomllib
from collections import Counter
from pathlib import Path

import opencc
import pytest

import zhibiao

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src" / "zhibiao" / "rules" / "data"
FILES = ("places.toml", "organizations.toml")

# fmt: off
MAINLAND = [
    "北京市", "天津市", "上海市", "重庆市", "河北省", "山西省", "辽宁省", "吉林省", "黑龙江省", "江苏省",
    "浙江省", "安徽省", "福建省", "江西省", "山东省", "河南省", "湖北省", "湖南省", "广东省", "海南省",
    "四川省", "贵州省", "云南省", "陕西省", "甘肃省", "青海省",
    "内蒙古自治区", "广西壮族自治区", "西藏自治区", "宁夏回族自治区", "新疆维吾尔自治区",
]
# fmt: on
OTHERS = ["香港特别行政区", "澳门特别行政区", "台湾省"]
COUNTRY = {"全国", "中国", "中华人民共和国", "新中国"}
KINDS = {"country", "place", "zone"}
LEVELS = {"country", "province", "prefecture", "county", "region", "district"}
SUBJECTS = KINDS | LEVELS | {"company", "organization", "project"}


def load(name: str) -> dict:
    return tomllib.loads((DATA / name).read_text("utf-8"))


PLACES = load("places.toml")
ORGANIZATIONS = load("organizations.toml")


def names(**wanted: str) -> list[str]:
    groups = [g for g in PLACES["group"] if all(g.get(k) == v for k, v in wanted.items())]
    return [name for group in groups for name in group["names"]]


def gold_entities() -> set[str]:
    found = set()
    for path in sorted((ROOT / "tests" / "gold").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                found.update(json.loads(line).get("entity") or [])
    return found


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [s for key, item in value.items() for s in [key, *strings(item)]]
    if isinstance(value, list):
        return [s for item in value for s in strings(item)]
    return [value] if isinstance(value, str) else []


def test_tables_have_the_keys_that_are_read():
    for group in PLACES["group"]:
        assert set(group) <= {"id", "kind", "level", "within", "names", "examples"}
        assert group["kind"] in KINDS and group["level"] in LEVELS and group["names"]
    for suffix in PLACES["suffix"] + ORGANIZATIONS["suffix"]:
        assert set(suffix) <= {"id", "kind", "words", "weak", "examples"} and suffix.get("weak", True) is True
    assert {s["kind"] for s in PLACES["suffix"]} == {"place", "zone"}
    assert {s["kind"] for s in ORGANIZATIONS["suffix"]} == {"company", "organization", "project"}
    for pronoun in PLACES["pronoun"]:
        assert set(pronoun) <= {"id", "words", "stands_for", "ends", "name", "same_ending", "not_words", "examples"}
        assert pronoun["words"] and pronoun["stands_for"] and set(pronoun["stands_for"]) <= SUBJECTS


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_names_are_unique_within_a_kind(kind):
    assert [n for n, count in Counter(names(kind=kind)).items() if count > 1] == []


def test_what_a_group_lies_within_is_itself_a_name():
    assert {g["within"] for g in PLACES["group"] if "within" in g} <= set(names())


def test_every_province_and_prefecture_is_present():
    assert sorted(names(level="province")) == sorted(MAINLAND + OTHERS)
    assert len(names(level="prefecture")) >= 330
    within = {g["within"] for g in PLACES["group"] if g["level"] == "prefecture"}
    municipalities = {"北京市", "天津市", "上海市", "重庆市"}
    assert within == set(MAINLAND) - municipalities | {"台湾省"}


def test_short_names_belong_to_full_names():
    assert set(PLACES["short"]) <= set(names())
    assert set(PLACES["no_short"]["names"]) <= set(names())
    assert not set(PLACES["short"]) & set(PLACES["no_short"]["names"])
    zones = set(names(kind="zone"))  # Two zones of one short name are the same.
    short = [short for full, short in PLACES["short"].items() if full not in zones]
    assert len(set(short)) == len(short)
    assert not {full for full, short in PLACES["short"].items() if full == short}


def test_a_named_pronoun_means_a_name():
    assert {p["name"] for p in PLACES["pronoun"] if "name" in p} <= set(names())


def test_no_pronoun_is_listed_twice():
    words = [w for pronoun in PLACES["pronoun"] for w in pronoun["words"]]
    assert [w for w, count in Counter(words).items() if count > 1] == []


@pytest.mark.parametrize("table", [PLACES, ORGANIZATIONS], ids=FILES)
def test_endings_stand_longest_first_and_once(table):
    seen = Counter()
    for suffix in table["suffix"]:
        lengths = [len(word) for word in suffix["words"]]
        assert lengths == sorted(lengths, reverse=True)
        seen.update((suffix["kind"], word) for word in suffix["words"])
    assert [key for key, count in seen.items() if count > 1] == []


def test_generic_phrases_are_many_and_no_place():
    words = ORGANIZATIONS["not_names"]["words"]
    assert len(words) >= 150
    assert len(set(words)) == len(words)
    assert not set(words) & set(names())


@pytest.mark.parametrize("name", FILES)
def test_only_simplified_half_width_characters(name):
    convert = opencc.OpenCC("t2s").convert
    changed = [s for s in strings(load(name)) if convert(s) != s]
    assert changed == []
    assert not [s for s in strings(load(name)) if any("\uff01" <= c <= "\uff5e" or c.isspace() for c in s)]


@pytest.mark.parametrize("name", FILES)
def test_no_zone_or_company_of_the_gold_texts(name):
    text = (DATA / name).read_text("utf-8")
    entities = gold_entities() - COUNTRY - set(names(level="province")) - set(names(level="prefecture"))
    assert entities
    assert sorted(e for e in entities if e in text) == []


def test_a_county_of_a_known_stem_is_no_place_of_the_gazetteer():
    document = zhibiao.extract("2023年,杭州县出口增长6.2%。")
    assert [o.entity and o.entity.name for o in document.observations] == ["杭州县"]

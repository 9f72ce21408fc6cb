"""The indicator catalogue is well formed: every entry, every alias, every example."""

import json
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import opencc
import pytest

from zhibiao.model import Category

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src/zhibiao/rules/data"
FILES = sorted((DATA / "indicators").glob("*.toml"))
ENTRIES: list[tuple[str, dict[str, Any]]] = [
    (file.stem, entry) for file in FILES for entry in tomllib.loads(file.read_text("utf-8"))["indicator"]
]
REQUIRED = {"code", "zh", "en", "category", "dimension", "kind", "aliases"}
OPTIONAL = {"alone", "ambiguous", "parent", "growth", "note", "unit", "source", "examples", "counter"}
# Full-width forms and the ideographic space: the text is half-width when aliases are looked up.
FULL_WIDTH = re.compile("[\uff00-\uffef\u3000]")
# Countries and titles in the annotation are no zone or company.
NOT_LOCAL = {"全国", "中国", "新中国", "中华人民共和国", "《若干意见》"}

every_entry = pytest.mark.parametrize(("file", "entry"), ENTRIES, ids=[entry["code"] for _, entry in ENTRIES])


def strings(value: Any) -> list[str]:
    """Return every string inside ``value``."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = value.values()
    return [text for item in value for text in strings(item)]


def is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) and text and text == text.strip() for text in value)


@every_entry
def test_fields(file: str, entry: dict[str, Any]) -> None:
    assert entry.keys() >= REQUIRED
    assert entry.keys() <= REQUIRED | OPTIONAL
    assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", entry["code"])
    assert entry["category"] in get_args(Category)
    assert entry["category"] == file, "an entry stands in the file of its category"
    assert entry["kind"] in {"stock", "flow"}
    assert entry.get("growth", "real") in {"real", "nominal"}
    assert entry["zh"].strip() and entry["en"].strip()
    assert entry["en"].isascii()
    for field in ("aliases", "alone", "source", "counter"):
        assert is_list_of_texts(entry.get(field, [])), field
    assert entry["aliases"]
    assert len(entry["aliases"]) == len(set(entry["aliases"]))


@every_entry
def test_aliases_are_noun_phrases_of_one_line(file: str, entry: dict[str, Any]) -> None:
    for alias in entry["aliases"]:
        assert len(alias) > 1, alias
        assert not re.search(r"[\s,。;:!?“”\"《》]", alias), alias


@every_entry
def test_text_is_simplified_and_half_width(file: str, entry: dict[str, Any]) -> None:
    convert = opencc.OpenCC("t2s").convert
    for text in strings(entry):
        assert not FULL_WIDTH.search(text), text
        assert convert(text) == text


@every_entry
def test_examples(file: str, entry: dict[str, Any]) -> None:
    assert entry["examples"], "a rule without an example cannot be checked"
    for example in entry["examples"]:
        assert example.keys() == {"text", "yields"}
        assert example["text"].count(example["yields"]) == 1
        names = [*entry["aliases"], *entry.get("alone", ())]
        quotes = str.maketrans("", "", "“”")
        assert any(name in example["text"].translate(quotes) for name in names), example["text"]
        assert example["text"].endswith("。")
        assert example["text"] not in entry.get("counter", [])


def test_codes_are_unique() -> None:
    assert [code for code, times in Counter(entry["code"] for _, entry in ENTRIES).items() if times > 1] == []


def test_names_are_unique() -> None:
    assert [name for name, times in Counter(entry["zh"] for _, entry in ENTRIES).items() if times > 1] == []


def test_an_alias_belongs_to_one_code() -> None:
    owner: dict[str, str] = {}
    clashes = [
        (text, owner[text], entry["code"])
        for _, entry in ENTRIES
        for text in {entry["zh"], *entry["aliases"], *entry.get("alone", ())}
        if owner.setdefault(text, entry["code"]) != entry["code"]
    ]
    assert clashes == []


def test_every_category_has_a_file() -> None:
    assert {file.stem for file in FILES} == set(get_args(Category))


def test_parents_exist_and_never_go_in_circles() -> None:
    parents = {entry["code"]: entry.get("parent") for _, entry in ENTRIES}
    assert {parent for parent in parents.values() if parent} - parents.keys() == set()
    for code in parents:
        seen, parent = {code}, parents[code]
        while parent:
            assert parent not in seen, code
            seen.add(parent)
            parent = parents[parent]


def test_a_part_is_of_the_same_dimension_as_the_whole() -> None:
    dimensions = {entry["code"]: entry["dimension"] for _, entry in ENTRIES}
    wrong = [
        entry["code"] for _, entry in ENTRIES if "parent" in entry and dimensions[entry["parent"]] != entry["dimension"]
    ]
    assert wrong == []


def test_no_annotated_name_stands_in_the_rules() -> None:
    """A zone or company of the annotated texts in the rules would be an answer learnt by heart."""
    names = {
        name
        for file in (ROOT / "tests/gold").glob("*.jsonl")
        for line in file.read_text("utf-8").splitlines()
        for name in json.loads(line)["entity"]
    } - NOT_LOCAL
    assert len(names) > 20
    found = [
        (file.relative_to(DATA).as_posix(), name)
        for file in sorted(DATA.rglob("*.toml"))
        for name in sorted(names)
        if name in file.read_text("utf-8")
    ]
    assert found == []

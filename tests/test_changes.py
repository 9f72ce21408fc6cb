"""What differs between two runs."""

import json
import subprocess
import sys
from pathlib import PurePosixPath

import pytest

from test_write import EXAMPLE
from zhibiao.changes import changes
from zhibiao.model import Document

(ONE,) = EXAMPLE["observations"]
A = PurePosixPath("a.txt.json")


def at(start, **more):
    measure = more.get("measure", "level")
    source = {**ONE["source"], "start": start, "end": start + 5}
    return {**ONE, "id": f"3f1c9a0e:{start}-{start + 5}:{measure}", "source": source, **more}


def document(*observations, sha="3f1c9a0e" + "0" * 56):
    source = {**EXAMPLE["source"], "sha256": sha}
    return Document.model_validate({**EXAMPLE, "source": source, "observations": list(observations)})


def told(old, new, **settings):
    before, after = ({A: one} if one else {} for one in (old, new))
    return [
        (change.kind, change.observation.source.start, sorted(change.fields))
        for change in changes(before, after, **settings)
    ]


def test_the_same_is_no_change():
    assert told(document(at(0), at(10)), document(at(0), at(10))) == []


def test_gained_lost_and_changed():
    old = document(at(0), at(10), at(20))
    new = document(at(10, status="target", value=5), at(20), at(30))
    assert told(old, new) == [("lost", 0, []), ("changed", 10, ["status", "value"]), ("gained", 30, [])]


def test_another_measure_or_span_of_one_number_is_a_change():
    longer = {**at(10), "id": "3f1c9a0e:9-15:level"}
    longer["source"] = {**longer["source"], "start": 9, "end": 15, "quote": "约862亿元"}
    assert told(document(at(0), at(10)), document(at(0, measure="change"), longer)) == [
        ("changed", 0, ["measure"]),
        ("changed", 9, ["quote"]),
    ]


def test_how_a_record_came_about_is_a_change_only_if_asked():
    new = document(at(0, rules=["other"], confidence=0.5))
    assert told(document(at(0)), new) == []
    assert told(document(at(0)), new, trail=True) == [("changed", 0, ["confidence", "rules"])]


def test_of_another_text_the_same_words_are_paired_wherever_they_stand():
    old, new = document(at(0), at(10)), document(at(50), at(60, status="target"), at(70), sha="f" * 64)
    assert told(old, new) == [("changed", 60, ["status"]), ("gained", 70, [])]


def test_a_document_that_comes_or_goes_takes_its_observations_with_it():
    assert told(None, document(at(0))) == [("gained", 0, [])]
    assert told(document(at(0)), None) == [("lost", 0, [])]


@pytest.fixture
def runs(tmp_path):
    for name, one in (("old", document(at(0), at(10))), ("new", document(at(10, sector="电子信息"), at(20)))):
        path = tmp_path / name / "documents" / "d" / "a.txt.json"
        path.parent.mkdir(parents=True)
        path.write_text(one.to_json(), "utf-8")
    return tmp_path / "old", tmp_path / "new"


def run(*arguments):
    command = [sys.executable, "-m", "zhibiao", "diff", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_the_command_shows_lines_and_fails_if_there_are_any(runs):
    status, shown, said = run(*runs)
    assert status == 1
    assert shown.splitlines() == [
        "d/a.txt.json",
        '  - 1: "862亿元" level | 营业收入 | 云江经开区 | 2023 | actual',
        '  ~ 1: "862亿元" sector - -> 电子信息',
        '  + 1: "862亿元" level | 营业收入 | 云江经开区 | 2023 | actual',
    ]
    assert said == "1 gained, 1 lost, 1 changed, in 1 of 1 documents\n"
    assert run(runs[0], runs[0]) == (0, "", "0 gained, 0 lost, 0 changed, in 0 of 1 documents\n")


def test_json_holds_both_sides(runs):
    body = json.loads(run(*runs, "--json")[1])
    assert [change["change"] for change in body] == ["lost", "changed", "gained"]
    assert body[1]["fields"] == {"sector": {"old": None, "new": "电子信息"}}
    assert body[0]["new"] is None
    assert body[1]["new"]["sector"] == "电子信息"


def test_a_folder_that_cannot_be_read_is_trouble(runs, tmp_path):
    assert run(runs[0], tmp_path / "missing")[::2] == (
        2,
        f"error: {tmp_path}/missing: does not exist; give a folder that extract -o wrote\n",
    )

import json
import subprocess
import sys
from pathlib import Path

import pytest

from zhibiao.model import Document, Observation
from zhibiao.schemas import MODELS, schema, schema_json

SCHEMAS = Path(__file__).parent.parent / "schemas"


def committed(name):
    return SCHEMAS / f"{name}.schema.json"


def check(*arguments):
    command = [sys.executable, "-m", "check_jsonschema", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("name", MODELS)
def test_committed_schemas_are_fresh(name):
    hint = f"stale: run `zhibiao schema {name} > schemas/{name}.schema.json`"
    assert committed(name).read_text("utf-8") == schema_json(name), hint


def test_committed_schemas_are_schemas():
    done = check("--check-metaschema", *(committed(name) for name in MODELS))
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", MODELS)
def test_schemas_name_their_dialect_and_version(name):
    body = schema(name)
    assert list(body)[:2] == ["$schema", "$id"]
    assert body["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert body["$id"].endswith(f":{name}:1.2.0")


@pytest.mark.parametrize("name", MODELS)
def test_every_field_is_described_required_and_closed(name):
    body = schema(name)
    for part in [body, *body["$defs"].values()]:
        assert part["additionalProperties"] is False
        assert part["description"]
        for field, rule in part["properties"].items():
            assert rule.get("description"), f"{part['title']}.{field}"
        assert set(part["properties"]) - set(part["required"]) <= {"aliases"}


def test_numbers_are_numbers():
    assert schema("observation")["properties"]["value"]["type"] == "number"


@pytest.mark.parametrize("name", MODELS)
def test_examples_hold_under_model_and_schema(name, tmp_path):
    (example,) = schema(name)["examples"]
    record = MODELS[name].model_validate(example)
    path = tmp_path / "example.json"
    path.write_text(record.model_dump_json(), "utf-8")
    done = check("--schemafile", committed(name), path)
    assert done.returncode == 0, done.stdout + done.stderr


def full_document():
    """A document with every optional part filled, numbers of every kind, and texts of every sort."""
    (example,) = schema("document")["examples"]
    (one,) = example["observations"]
    ranked = {"measure": "rank", "unit": "rank", "of": 218, "period": None, "entity": None}
    shared = {"measure": "share", "unit": "%", "value": 57.8, "of": "全省", "compare": "base:2015"}
    counted = {"unit": "count", "counted": "家", "value": 30, "upper": 40.5, "sector": "电子信息产业"}
    return Document.model_validate(
        {
            **example,
            "title": "标题\n",
            "observations": [{**one, **change} for change in ({}, ranked, shared, counted)],
            "milestones": [{"date": one["period"], "entity": one["entity"], "event": "升级", "source": one["source"]}],
            "unbound": [{"reason": "code", "rule": "trap.code", "source": one["source"]}],
            "findings": [
                {
                    "rule": "audit.sum",
                    "severity": "error",
                    "message": "1 + 1 = 3",
                    "observations": [one["id"]],
                }
            ],
            "repairs": {"fold": 3},
        }
    )


def test_what_is_written_holds_under_the_schema(tmp_path):
    path = tmp_path / "document.json"
    path.write_text(full_document().to_json(), "utf-8")
    lines = []
    for number, record in enumerate(full_document().observations):
        lines.append(tmp_path / f"{number}.json")
        lines[-1].write_text(record.model_dump_json(), "utf-8")
    for done in (
        check("--schemafile", committed("document"), path),
        check("--schemafile", committed("observation"), *lines),
    ):
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "change", [{"value": "5"}, {"surplus": 1}, {"measure": "sum"}, {"id": "x"}, {"confidence": 2}, {"of": []}]
)
def test_the_schema_refuses_what_the_model_refuses(change, tmp_path):
    (example,) = schema("observation")["examples"]
    path = tmp_path / "bad.json"
    path.write_text(json.dumps({**example, **change}), "utf-8")
    assert check("--schemafile", committed("observation"), path).returncode == 1
    if change != {"value": "5"}:
        with pytest.raises(ValueError, match=next(iter(change))):
            Observation.model_validate({**example, **change})


def test_the_command_prints_the_schema():
    for arguments, name in (([], "document"), (["document"], "document"), (["observation"], "observation")):
        command = [sys.executable, "-m", "zhibiao", "schema", *arguments]
        assert subprocess.run(command, capture_output=True).stdout.decode() == schema_json(name)

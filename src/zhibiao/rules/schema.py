"""The form of rule files: what is wrong with one, and the JSON Schema of each kind."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, get_args

import regex
from pydantic import ValidationError

from zhibiao.rules.book import entry_id, is_array
from zhibiao.rules.files import INDICATORS, RuleFile
from zhibiao.rules.forms import FORMS, Form, expand, takes_away
from zhibiao.rules.outline import Path, line_of
from zhibiao.rules.problems import Problem, did_you_mean
from zhibiao.rules.ruleset import Rules

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_OPEN = {("confidence", "weights"), ("periods", "macros")}
"""Word tables to which any key may be added."""
_PATTERNS = {"markers"}
"""Files whose strings are patterns."""
_OURS = {"confidence", "decisions", "discover"}
"""Files that say how the program itself decides: nothing of them is anybody's own."""
_CHANGE = {"add", "remove"}


def form_problems(file: RuleFile, rules: Rules, *, own: bool = True) -> Iterator[Problem]:
    """Yield what is wrong with the form of ``file``, held against the rules that it is laid over.

    ``own``: whether it holds rules of one's own, laid over others; else it is a shipped file.
    """
    shipped = _shape(file.kind, rules, own=own)
    if shipped is None:
        known = sorted({*rules.tables, INDICATORS} - _OURS)
        name = f"{file.kind}.toml"
        hint = did_you_mean(file.kind, known)
        what = f"no rule file is called {name}, so nothing reads it{hint or '.'}"
        yield Problem(file.label, 1, None, f"{what} Name it after one of {', '.join(known)}, or put it in indicators/")
        return
    for name, value in file.table.items():
        form = FORMS.get(file.kind, {}).get(name)
        if form is not None:
            yield from _array_problems(file, name, value, form, rules, own=own)
        elif name not in shipped:
            known = [*shipped, *FORMS.get(file.kind, {})]
            hint = did_you_mean(name, known) or f"; it knows {', '.join(known)}"
            yield _problem(file, (name,), None, f'"{name}" is nothing that {file.kind}.toml knows{hint}')
        else:
            for path, message in _misfits((name,), value, shipped[name], file.kind):
                yield _problem(file, path, ".".join((file.kind, *map(str, path))), message)


def _shape(kind: str, rules: Rules, *, own: bool) -> Mapping[str, Any] | None:
    """Return the shipped table that says which keys there are; None for a file that is none of them."""
    if kind == INDICATORS:
        return {"indicator": []}
    return None if own and kind in _OURS else rules.tables.get(kind)


def _problem(file: RuleFile, path: Path, rule: str | None, message: str) -> Problem:
    return Problem(file.label, line_of(file.text, path), rule, message)


# --- entries ---------------------------------------------------------------------------------------------


def _array_problems(
    file: RuleFile, array: str, value: Any, form: type[Form], rules: Rules, *, own: bool
) -> Iterator[Problem]:
    if not is_array(value):
        yield _problem(file, (array,), None, f"write each entry as a table of its own, under [[{array}]]")
        return
    macros = {**rules.tables["periods"]["macros"], **file.table.get("macros", {})} if array == "period" else None
    for number, body in enumerate(value):
        place = (array, number)
        rule = entry_id(file.kind, array, body)
        if own and "id" in form.model_fields and "id" not in body:
            like = f" (id = {json.dumps(rule, ensure_ascii=False)} would replace the shipped one)" if rule else ""
            yield _problem(file, place, rule, f'give it an "id" of its own, such as "{array}.mine"{like}')
        if takes_away(body):
            extra = body.keys() - {"id", "code", "enabled", "note"}
            for field in sorted(extra):
                message = f'"{field}" means nothing beside enabled = false, which takes the rule away; leave it out'
                yield _problem(file, (*place, field), rule, message)
            continue
        try:
            form.model_validate(body, context={"macros": macros})
        except ValidationError as error:
            for detail in _apart(error.errors(include_url=False)):
                yield _problem(file, (*place, *detail["loc"]), rule, _message(detail, form, array))


def _apart(details: list[Any]) -> Iterator[Any]:
    """Yield what is wrong, but no field as missing that is there under a name with a slip."""
    slips = [str(detail["loc"][-1]) for detail in details if detail["type"] == "extra_forbidden"]
    for detail in details:
        slipped = detail["type"] == "missing" and any(did_you_mean(slip, [str(detail["loc"][-1])]) for slip in slips)
        if not slipped:
            yield detail


def _message(detail: Any, form: type[Form], array: str) -> str:
    """Return what is wrong with a field, in words that say what to do."""
    loc, kind, context = detail["loc"], detail["type"], detail.get("ctx", {})
    field = ".".join(str(part) for part in loc if isinstance(part, str))
    if kind == "extra_forbidden":
        known = [info.alias or name for name, info in form.model_fields.items()]
        where = f"[[{array}]]" if len(loc) == 1 else str(loc[0])
        if len(loc) > 1:
            known = ["text", "yields", "date"]
        return f'"{loc[-1]}" is no field of {where}{did_you_mean(loc[-1], known) or "; it has " + ", ".join(known)}'
    if kind == "missing":
        return f'"{field}" is missing; add it{_hint(field)}'
    found = json.dumps(detail["input"], ensure_ascii=False, default=str)
    found = found if len(found) <= 60 else found[:59] + "…"
    if kind == "literal_error":
        near = did_you_mean(str(detail["input"]), _literals(form, loc))
        return f"{field}: {found} is not known; take {context['expected']}{near}"
    if kind == "value_error":
        return f"{field}: {context['error']} (found {found})"
    if kind == "string_pattern_mismatch" and field == "dimension":
        near = did_you_mean(str(detail["input"]), _DIMENSIONS)
        return f"{field}: no unit is known for {found}; take one of {', '.join(_DIMENSIONS)} or count:<things>{near}"
    if kind == "string_pattern_mismatch":
        return f"{field}: {found} does not have the form {context['pattern']}; rewrite it"
    return f"{field}: {detail['msg'][0].lower()}{detail['msg'][1:]} (found {found}); rewrite it"


_DIMENSIONS = ("money", "money_per_person", "area", "length", "person", "percent", "mass", "volume", "energy", "power",
               "ratio", "index", "rank", "day", "hours", "years")  # fmt: skip
_HINTS = {
    "examples": ': examples = [{ text = "…", yields = "…" }]',
    "aliases": ': aliases = ["…"]',
    "surface": ': surface = ["…"]',
}


def _hint(field: str) -> str:
    return _HINTS.get(field, "")


def _literals(form: type[Form], loc: tuple[Any, ...]) -> tuple[str, ...]:
    info = form.model_fields.get(str(loc[0]))
    return tuple(str(value) for value in get_args(info.annotation)) if info else ()


# --- word tables -----------------------------------------------------------------------------------------


def _misfits(path: Path, value: Any, model: Any, kind: str) -> Iterator[tuple[Path, str]]:
    """Yield where a value of a word table differs in form from the shipped one."""
    if isinstance(model, dict):
        if not isinstance(value, dict):
            yield path, f"must be a table, as in the shipped {kind}.toml; write [{'.'.join(map(str, path))}]"
            return
        spare = next(iter(model.values()), None)
        for key, item in value.items():
            if key in model or _is_open(kind, path, model):
                yield from _misfits((*path, key), item, model.get(key, spare), kind)
            else:
                hint = did_you_mean(key, model) or f"; it has {', '.join(model)}"
                yield (*path, key), f'"{key}" is no key of [{".".join(map(str, path))}]{hint}'
    elif isinstance(model, list):
        yield from ((path, message) for message in _list_misfits(value, model))
    elif type(value) is not type(model) and not ({type(value), type(model)} <= {int, float}):
        yield path, f"must be {_NAMES[type(model)]}, as in the shipped {kind}.toml"
    elif isinstance(value, str) and kind in _PATTERNS and _pattern_problem(model) is None:
        problem = _pattern_problem(value)
        if problem is not None:
            yield path, f"the pattern does not compile: {problem}; mend it"


_PLURALS: dict[type, str] = {str: "strings", dict: "tables", list: "lists"}
_NAMES = {str: "a string", int: "a number", float: "a number", bool: "true or false"}


def _pattern_problem(body: str) -> str | None:
    try:
        regex.compile(body)
    except regex.error as error:
        return str(error)
    return None


def _list_misfits(value: Any, model: list[Any]) -> Iterator[str]:
    sort = type(model[0]) if model else str
    lists = list(value.values()) if isinstance(value, dict) else [value]
    if isinstance(value, dict) and not value.keys() <= _CHANGE:
        yield "write a list, or { add = […], remove = […] } to change the shipped one"
    elif not all(isinstance(items, list) and all(type(item) is sort for item in items) for items in lists):
        yield f"must be a list of {_PLURALS.get(sort, 'the same items as in the shipped file')}"


def _is_open(kind: str, path: Path, model: Mapping[str, Any]) -> bool:
    """Whether a word table takes any key: one whose keys are words of texts."""
    return (kind, *path) in _OPEN or any(not key.isascii() for key in model)


def pattern_of(file: RuleFile, body: str, rules: Rules) -> str:
    """Return a pattern as it is compiled: with the macros of ``periods.toml`` in place."""
    if file.kind != "periods":
        return body
    macros: dict[str, str] = {}
    for name, value in rules.tables["periods"]["macros"].items():
        macros[name] = expand(value, macros)
    return expand(body, macros)


# --- JSON Schema -----------------------------------------------------------------------------------------


def schema_kinds(rules: Rules) -> list[str]:
    """Return the names of the schemas: one for each kind of file."""
    return [INDICATORS, *sorted(rules.tables)]


def rule_schema(kind: str, rules: Rules) -> dict[str, Any]:
    """Return the JSON Schema of the files of one kind; of word tables, that of what is shipped."""
    definitions: dict[str, Any] = {}
    arrays = {name: _array_schema(form, definitions) for name, form in FORMS.get(kind, {}).items()}
    shipped = {} if kind == INDICATORS else rules.tables[kind]
    words = {name: _value_schema(value, kind, (name,)) for name, value in sorted(shipped.items()) if name not in arrays}
    return {
        "$schema": _DIALECT,
        "$id": f"urn:zhibiao:schema:rules:{kind}",
        "title": f"Rules: {kind}",
        "type": "object",
        "properties": {**arrays, **words},
        "additionalProperties": False,
        **({"$defs": dict(sorted(definitions.items()))} if definitions else {}),
    }


def rule_schema_json(kind: str, rules: Rules) -> str:
    """Return the schema as the text of its file under ``schemas/rules/``."""
    return json.dumps(rule_schema(kind, rules), ensure_ascii=False, indent=2) + "\n"


def _array_schema(form: type[Form], definitions: dict[str, Any]) -> dict[str, Any]:
    body = form.model_json_schema(ref_template="#/$defs/{model}")
    definitions.update(body.pop("$defs", {}))
    definitions[form.__name__] = body
    key = {"required": ["code" if "id" not in form.model_fields else "id", "enabled"]}
    off = {**key, "properties": {"enabled": {"const": False}}}
    properties = {name: True for name in ("id", "code", "enabled", "note") if name in body["properties"]}
    return {
        "type": "array",
        "description": body.get("description", ""),
        "items": {
            "if": off,
            "then": {"properties": properties, "additionalProperties": False},
            "else": {"$ref": f"#/$defs/{form.__name__}"},
        },
    }


def _value_schema(value: Any, kind: str, path: Path) -> dict[str, Any]:
    if isinstance(value, dict):
        if _is_open(kind, path, value):
            items = [_value_schema(item, kind, (*path, "*")) for item in value.values()]
            return {"type": "object", "additionalProperties": items[0] if items else True}
        named = {key: _value_schema(item, kind, (*path, key)) for key, item in sorted(value.items())}
        return {"type": "object", "properties": named, "additionalProperties": False}
    if isinstance(value, list):
        words: dict[str, Any] = {"type": "array"}
        if all(isinstance(item, str) for item in value):
            words["items"] = {"type": "string"}
        change = {"type": "object", "properties": {"add": words, "remove": words}, "additionalProperties": False}
        return {"anyOf": [words, change]}
    if isinstance(value, bool):
        return {"type": "boolean"}
    return {"type": "string" if isinstance(value, str) else "number"}

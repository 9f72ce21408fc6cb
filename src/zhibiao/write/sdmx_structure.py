"""The structure message of SDMX (SDMX-JSON 2.0): what the columns of the SDMX-CSV are and what their codes mean."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from zhibiao.model import Bound, Measure, Status

AGENCY = "ZHIBIAO"
VERSION = "1.0.0"
DATAFLOW = f"{AGENCY}:DF_OBSERVATIONS({VERSION})"

_URN = "urn:sdmx:org.sdmx.infomodel"
_SCHEMA = "https://json.sdmx.org/2.0.0/sdmx-json-structure-schema.json"

Role = Literal["dimension", "time", "measure", "attribute"]
Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Component:
    """A column: its role, what it is called, and its type, or CODES where a list says what it may hold."""

    id: str
    role: Role
    name: str
    kind: str = "String"


CODES = "codes"
COMPONENTS = (
    Component("REF_AREA", "dimension", "Entity", CODES),
    Component("INDICATOR", "dimension", "Indicator", CODES),
    Component("MEASURE_TYPE", "dimension", "Measure", CODES),
    Component("SCENARIO", "dimension", "Status: actual, estimate or target", CODES),
    Component("SECTOR", "dimension", "Sector inside the entity", CODES),
    Component("STATEMENT", "dimension", "Id of the observation"),
    Component("TIME_PERIOD", "time", "Period", "ObservationalTimePeriod"),
    Component("OBS_VALUE", "measure", "Value, in units times ten to the power of UNIT_MULT", "Decimal"),
    Component("OBS_VALUE_UPPER", "attribute", "Upper end of a range", "Decimal"),
    Component("BOUND", "attribute", "Bound", CODES),
    Component("UNIT_MEASURE", "attribute", "Unit", CODES),
    Component("UNIT_MULT", "attribute", "Power of ten of the value", "Integer"),
    Component("DECIMALS", "attribute", "Decimals printed", "Integer"),
    Component("OBS_STATUS", "attribute", "Observation status of SDMX: A normal, E estimated"),
    Component("TRANSFORMATION", "attribute", "Time transformation of SDMX: G1Y growth, D1Y change on a year before"),
    Component("COMPARE", "attribute", "What growth or change is against"),
    Component("OF", "attribute", "Total of a rank, or whole of a share"),
    Component("COUNTED", "attribute", "Measure word of a count"),
    Component("CONFIDENCE", "attribute", "Chance that the record is right", "Double"),
    Component("ENTITY_NAME", "attribute", "Entity in words"),
    Component("INDICATOR_NAME", "attribute", "Indicator in words"),
    Component("SECTOR_NAME", "attribute", "Sector in words"),
    Component("PRINTED", "attribute", "Number as printed"),
    Component("SOURCE_DOCUMENT", "attribute", "Path of the source"),
    Component("SOURCE_START", "attribute", "First code point of the quote", "Integer"),
    Component("SOURCE_END", "attribute", "Code point after the quote", "Integer"),
)


def _fixed(values: Iterable[str]) -> dict[str, Names]:
    return {value.upper(): {"en": value} for value in values}


@dataclass(slots=True)
class Codes:
    """The codes that were used, by component, with their names."""

    lists: dict[str, dict[str, Names]] = field(
        default_factory=lambda: {
            "REF_AREA": {"_X": {"en": "not said"}},
            "INDICATOR": {},
            "MEASURE_TYPE": _fixed(get_args(Measure)),
            "SCENARIO": _fixed(get_args(Status)),
            "SECTOR": {"_T": {"en": "all"}},
            "BOUND": _fixed(get_args(Bound)),
            "UNIT_MEASURE": {},
        }
    )

    def add(self, component: str, code: str, names: Names) -> str:
        """Note what a code means, and return it."""
        self.lists[component].setdefault(code, names)
        return code


def structure_json(codes: Codes) -> str:
    """Return the structure message."""
    message = {
        "meta": {
            "schema": _SCHEMA,
            "id": "ZHIBIAO_STRUCTURE",
            "test": False,
            # The same input gives the same bytes: the message says when its format was made.
            "prepared": "2026-01-01T00:00:00Z",
            "contentLanguages": ["en", "zh"],
            "sender": {"id": AGENCY},
        },
        "data": {
            "conceptSchemes": [_concepts()],
            "codelists": [_codelist(name, entries) for name, entries in codes.lists.items()],
            "dataStructures": [_data_structure()],
            "dataflows": [_dataflow()],
        },
    }
    return json.dumps(message, ensure_ascii=False, indent=2) + "\n"


def _artefact(name: str, title: str) -> dict[str, Any]:
    return {"id": name, "agencyID": AGENCY, "version": VERSION, **_named({"en": title})}


def _named(names: Names) -> dict[str, Any]:
    return {"name": next(iter(names.values())), "names": dict(names)}


def _concepts() -> dict[str, Any]:
    concepts = [{"id": component.id, **_named({"en": component.name})} for component in COMPONENTS]
    return {**_artefact("CS_OBSERVATIONS", "Concepts of observations in prose"), "concepts": concepts}


def _codelist(name: str, entries: Mapping[str, Names]) -> dict[str, Any]:
    codes = [{"id": code, **_named(names)} for code, names in sorted(entries.items())]
    return {**_artefact(f"CL_{name}", f"Codes of {name}"), "codes": codes}


def _data_structure() -> dict[str, Any]:
    dimensions = [_component(c) for c in COMPONENTS if c.role == "dimension"]
    (time,) = (c for c in COMPONENTS if c.role == "time")
    relation = {"attributeRelationship": {"observation": {}}, "usage": "optional"}
    return {
        **_artefact("DSD_OBSERVATIONS", "Observations in prose"),
        "dataStructureComponents": {
            "dimensionList": {
                "id": "DimensionDescriptor",
                "dimensions": [{**body, "position": number} for number, body in enumerate(dimensions)],
                "timeDimension": _component(time),
            },
            "measureList": {
                "id": "MeasureDescriptor",
                "measures": [{**_component(c), "usage": "mandatory"} for c in COMPONENTS if c.role == "measure"],
            },
            "attributeList": {
                "id": "AttributeDescriptor",
                "attributes": [{**_component(c), **relation} for c in COMPONENTS if c.role == "attribute"],
            },
        },
    }


def _component(component: Component) -> dict[str, Any]:
    kind: dict[str, Any] = {"format": {"dataType": component.kind}}
    if component.kind == CODES:
        kind = {"enumeration": f"{_URN}.codelist.Codelist={AGENCY}:CL_{component.id}({VERSION})"}
    return {
        "id": component.id,
        "conceptIdentity": f"{_URN}.conceptscheme.Concept={AGENCY}:CS_OBSERVATIONS({VERSION}).{component.id}",
        "localRepresentation": kind,
    }


def _dataflow() -> dict[str, Any]:
    structure = f"{_URN}.datastructure.DataStructure={AGENCY}:DSD_OBSERVATIONS({VERSION})"
    return {**_artefact("DF_OBSERVATIONS", "Observations in prose"), "structure": structure}

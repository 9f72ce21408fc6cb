"""SDMX-CSV 2.0, for statistical systems: each observation under codes that SDMX allows.

Ids of SDMX hold no Chinese, no ``%`` and no dots, so that an entity, a sector, an indicator that is in no catalogue
and a unit get codes made from their names; the structure file (``sdmx_structure``) says what each code means. The
dimension STATEMENT, the observation's id, keeps apart what two texts say of the same thing.
"""

from __future__ import annotations

import calendar
import datetime as dt
import hashlib
import re
from collections.abc import Callable, Mapping
from typing import IO, TYPE_CHECKING, Any

from zhibiao.printed import printed_digits
from zhibiao.write import csv
from zhibiao.write.columns import document_name
from zhibiao.write.sdmx_structure import COMPONENTS, DATAFLOW, Codes, structure_json

if TYPE_CHECKING:
    from zhibiao.model import Document, Observation, Period

_NONE = "_T"
_NOBODY = "_X"
_UNITS = {"%": "PT", "‰": "PERMIL", "person": "PS", "minute": "MIN"}
_TRANSFORMATIONS = {("growth", "yoy"): "G1Y", ("change", "yoy"): "D1Y"}
_OBS_STATUS = {"actual": "A", "estimate": "E"}
_LEGAL = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z")


class SdmxStream:
    """The observations that have a period, as SDMX-CSV; ``structure`` takes the structure message."""

    def __init__(self, put: Callable[[str], object], structure: IO[str] | None = None) -> None:
        self._put = put
        self._structure = structure
        self._codes = Codes()
        self.left_out = 0
        put(csv.line(["STRUCTURE", "STRUCTURE_ID", "ACTION", *(component.id for component in COMPONENTS)]))

    def add(self, document: Document) -> None:
        """Write the observations of one document."""
        for observation in document.observations:
            if observation.period is None:
                self.left_out += 1
                continue
            cells = _cells(document, observation, observation.period, self._codes)
            row = [csv.cell(cells[component.id]) for component in COMPONENTS]
            self._put(csv.line(["dataflow", DATAFLOW, "I", *row]))

    def finish(self) -> str | None:
        """Write the structure message; say what was left out."""
        if self._structure is not None:
            self._structure.write(structure_json(self._codes))
        if not self.left_out:
            return None
        return f"{self.left_out} observations have no period and are left out: SDMX cannot say that"


def _cells(document: Document, observation: Observation, period: Period, codes: Codes) -> Mapping[str, Any]:
    entity, indicator, place = observation.entity, observation.indicator, observation.source
    multiplier, digits = printed_digits(observation.value, observation.printed)
    upper = observation.upper
    names = {"zh": indicator.name}
    if indicator.code:
        names = {"zh": indicator.name, "en": indicator.name_en or indicator.name}
    return {
        "REF_AREA": codes.add("REF_AREA", code("E", entity.name), {"zh": entity.name}) if entity else _NOBODY,
        "INDICATOR": codes.add("INDICATOR", indicator.code or code("I", indicator.name), names),
        "MEASURE_TYPE": observation.measure.upper(),
        "SCENARIO": observation.status.upper(),
        "SECTOR": codes.add("SECTOR", code("S", observation.sector), {"zh": observation.sector})
        if observation.sector
        else _NONE,
        "STATEMENT": observation.id.replace(":", "_"),
        "TIME_PERIOD": time_period(period.start, period.end),
        "OBS_VALUE": digits,
        "OBS_VALUE_UPPER": None if upper is None else format(upper.scaleb(-multiplier).normalize(), "f"),
        "BOUND": observation.bound.upper(),
        "UNIT_MEASURE": _unit(observation.unit, codes),
        "UNIT_MULT": multiplier,
        "DECIMALS": len(digits.partition(".")[2]),
        "OBS_STATUS": _OBS_STATUS.get(observation.status),
        "TRANSFORMATION": _TRANSFORMATIONS.get((observation.measure, observation.compare or "")),
        "COMPARE": observation.compare,
        "OF": observation.of,
        "COUNTED": observation.counted,
        "CONFIDENCE": observation.confidence,
        "ENTITY_NAME": entity.name if entity else None,
        "INDICATOR_NAME": indicator.name,
        "SECTOR_NAME": observation.sector,
        "PRINTED": observation.printed,
        "SOURCE_DOCUMENT": document_name(document),
        "SOURCE_START": place.start,
        "SOURCE_END": place.end,
    }


def time_period(start: dt.date, end: dt.date) -> str:
    """Return a period as SDMX says it: as a year, half, quarter, month or day if it is one, else by its length.

    >>> day = dt.date.fromisoformat
    >>> time_period(day("2021-01-01"), day("2021-05-31")), time_period(day("2019-07-01"), day("2019-12-31"))
    ('2021-01-01/P5M', '2019-S2')
    """
    if start == end:
        return str(start)
    if start.day != 1 or end.day != calendar.monthrange(end.year, end.month)[1]:
        return f"{start}/P{(end - start).days + 1}D"
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months == 1:
        return f"{start:%Y-%m}"
    if months in (3, 6, 12) and (start.month - 1) % months == 0:
        part = (start.month - 1) // months + 1
        return f"{start.year}" + {3: f"-Q{part}", 6: f"-S{part}", 12: ""}[months]
    return f"{start}/P{months // 12}Y" if months % 12 == 0 else f"{start}/P{months}M"


def _unit(unit: str | None, codes: Codes) -> str:
    """Return the code of a unit, or SDMX's own for none."""
    if unit is None:
        return codes.add("UNIT_MEASURE", "PURE_NUMB", {"en": "Pure number"})
    return codes.add("UNIT_MEASURE", unit_code(unit), {"zh": unit})


def unit_code(unit: str) -> str:
    """Return a unit as a code.

    >>> unit_code("CNY"), unit_code("%"), unit_code("m2"), unit_code("person")
    ('CNY', 'PT', 'M2', 'PS')
    """
    return _UNITS.get(unit) or (unit.upper() if _LEGAL.match(unit) else code("U", unit))


def code(kind: str, name: str) -> str:
    """Return a code for a name: always the same, and no other name's."""
    return f"{kind}_{hashlib.sha256(name.encode()).hexdigest()[:12]}"

"""The record: what leaves zhibiao, as validated pydantic models.

These models are the contract. The JSON Schemas in ``schemas/`` are generated from them, the CSV columns are a
projection of them, and every stage before writing exists to fill them. Offsets are Unicode code points of the
decoded source text, or of the text extracted from it, start inclusive, end exclusive.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)

SCHEMA_VERSION = "1.2.0"

Measure = Literal["level", "growth", "change", "share", "rank"]
Bound = Literal["exact", "about", "near", "more", "least", "less", "most"]
Status = Literal["actual", "estimate", "target"]
EntityKind = Literal["country", "place", "zone", "company", "organization", "project", "other"]
EncodingFound = Literal["given", "mark", "declared", "detected"]
Category = Literal[
    "output", "revenue", "fiscal", "investment", "trade", "fdi", "enterprises", "innovation", "talent",
    "employment", "income", "consumption", "tourism", "poverty", "population", "land", "infrastructure",
    "social", "governance", "environment", "finance", "ranking",
]  # fmt: skip
Reason = Literal[
    "date", "name", "ordinal", "code", "filter", "vague", "no_indicator", "idiom", "list_number", "reference",
    "damaged", "duration", "no_unit",
]  # fmt: skip


def id_prefix(sha256: str, part: str | None) -> str:
    """Return how the ids of a document's observations begin; ``part`` keeps the records of one file apart."""
    whole = sha256 if part is None else hashlib.sha256(f"{sha256}#{part}".encode()).hexdigest()
    return whole[:8]


def json_number(value: Decimal) -> int | float:
    """Return the JSON number for an exact decimal: an integer where it is one, else the nearest double."""
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[
    Decimal,
    PlainSerializer(json_number, return_type=int | float, when_used="json"),
    WithJsonSchema({"type": "number"}),
]


class Record(BaseModel):
    """Base of all records: frozen, and closed to fields that the schema does not name."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Span(Record):
    """The exact place of a piece of text in the source."""

    start: int = Field(ge=0, description="First code point of the quote in the decoded source text.")
    end: int = Field(ge=0, description="Code point after the last one of the quote.")
    line: int = Field(ge=1, description="Line of the source on which the quote starts, counted from 1.")
    page: int | None = Field(ge=1, description="Page on which the quote starts, of sources with pages.")
    quote: str = Field(min_length=1, description="The raw characters of the source between start and end.")
    sentence: str = Field(description="The sentence around the quote, normalized for reading.")

    @model_validator(mode="after")
    def _quote_is_the_slice(self, info: ValidationInfo) -> Self:
        if self.end - self.start != len(self.quote):
            raise ValueError(f"quote has {len(self.quote)} characters, but the span {self.start}-{self.end} has not")
        text = (info.context or {}).get("text")
        if text is not None and text[self.start : self.end] != self.quote:
            raise ValueError(f"quote {self.quote!r} is not the source text at {self.start}-{self.end}")
        return self


class Entity(Record):
    """Whom a number is about: a place, a zone, a company, an organization, a project."""

    name: str = Field(min_length=1, description="Name in simplified Chinese, as the document would give it.")
    kind: EntityKind = Field(description="What sort of entity it is.")


class Subject(Entity):
    """The entity that a document is mainly about."""

    aliases: list[str] = Field(default_factory=list, description="Other names of it in the document.")


class Indicator(Record):
    """What a number measures or counts."""

    code: str | None = Field(pattern=r"^[a-z][a-z0-9_]*$", description="Catalogue code, or null if no entry fits.")
    name: str = Field(min_length=1, description="Name in simplified Chinese, with the qualifiers of the text.")
    name_en: str | None = Field(description="English name of the catalogue entry.")
    category: Category | None = Field(description="Category of the catalogue entry.")


class Period(Record):
    """The time that a number is about; both dates are inclusive."""

    start: dt.date = Field(description="First day.")
    end: dt.date = Field(description="Last day; equal to start for a stock at an instant.")
    text: str = Field(description="The words of the text that gave the period.")

    @model_validator(mode="after")
    def _start_is_not_after_end(self) -> Self:
        if self.start > self.end:
            raise ValueError(f"period starts on {self.start}, after its end on {self.end}")
        return self


class Observation(Record):
    """One number of the text that states a fact, an estimate or a target."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": "3f1c9a0e:17-22:level",
                    "entity": {"name": "云江经开区", "kind": "zone"},
                    "sector": None,
                    "indicator": {
                        "code": "operating_revenue",
                        "name": "营业收入",
                        "name_en": "Operating revenue",
                        "category": "revenue",
                    },
                    "measure": "level",
                    "value": 86200000000,
                    "upper": None,
                    "unit": "CNY",
                    "counted": None,
                    "bound": "exact",
                    "printed": "862亿元",
                    "period": {"start": "2023-01-01", "end": "2023-12-31", "text": "2023年"},
                    "status": "actual",
                    "compare": None,
                    "of": None,
                    "source": {
                        "start": 17,
                        "end": 22,
                        "line": 1,
                        "page": None,
                        "quote": "862亿元",
                        "sentence": "2023年,云江经开区实现营业收入862亿元。",
                    },
                    "rules": ["unit.CNY", "measure.level", "bind.left", "status.default"],
                    "confidence": 0.93,
                    "flags": [],
                }
            ]
        }
    )

    id: str = Field(
        pattern=r"^[0-9a-f]{8}:\d+-\d+:(level|growth|change|share|rank)$",
        description="First 8 hex digits of the source's sha256 (of a record: of that of the source and its part), "
        "span and measure; unique and stable.",
    )
    entity: Entity | None = Field(description="Whom the number is about; null if nobody can tell.")
    sector: str | None = Field(description="Industry, park or sub-group inside the entity, if it is limited to one.")
    indicator: Indicator = Field(description="What is measured or counted.")
    measure: Measure = Field(
        description="level: a quantity or rate as such; growth: a relative change; change: an absolute change; "
        "share: part of a whole; rank: a position."
    )
    value: Number = Field(description="The number in the base unit; a range's lower end.")
    upper: Number | None = Field(description="A range's upper end.")
    unit: Annotated[str, Field(min_length=1)] | None = Field(
        description="ISO 4217 code, %, pp, ‰, m2, m, t, kWh, rank, times, minute, day, year, person, count, "
        "else the unit as written; null for a pure number such as an index, written without one.",
    )
    counted: str | None = Field(description="The measure word, where unit is count.")
    bound: Bound = Field(
        description="exact; about; near (a little under); more and less (strict); least and most (inclusive)."
    )
    printed: str = Field(min_length=1, description="The number as printed, normalized: its digits carry the tolerance.")
    period: Period | None = Field(description="The time it is about; null if the text does not say.")
    status: Status = Field(description="actual, estimate (of a running or past period) or target.")
    compare: Annotated[str, Field(pattern=r"^(yoy|mom|avg|base:\d{4})$")] | None = Field(
        description="What growth or change is against: yoy, mom, avg (per year), base:YYYY."
    )
    of: Number | str | None = Field(description="A rank's total, or what a share is a share of.")
    source: Span = Field(description="The exact place in the source.")
    rules: list[str] = Field(description="Ids of the rules that decided.")
    confidence: float = Field(ge=0, le=1, description="Chance that the whole record is right.")
    flags: list[str] = Field(description="Reasons to look twice.")

    @model_validator(mode="after")
    def _fields_agree(self) -> Self:
        if self.upper is not None and self.upper <= self.value:
            raise ValueError(f"upper {self.upper} is not above value {self.value}")
        if (self.counted is not None) and self.unit != "count":
            raise ValueError(f"counted {self.counted!r} stands beside unit {self.unit!r}, not count")
        return self


class Milestone(Record):
    """A dated event: founded, upgraded, renamed."""

    date: Period = Field(description="When it happened.")
    entity: Entity | None = Field(description="To whom it happened.")
    event: str = Field(min_length=1, description="The words of the text that tell the event.")
    source: Span = Field(description="The exact place of the date in the source.")


class Unbound(Record):
    """A number that was spotted and states no fact, with the reason."""

    reason: Reason = Field(description="Why the number is not an observation.")
    rule: str = Field(description="Id of the rule that decided.")
    source: Span = Field(description="The exact place in the source.")


class Finding(Record):
    """What an audit rule found: arithmetic of the text that holds or fails."""

    rule: str = Field(description="Id of the audit rule.")
    severity: Literal["info", "warning", "error"] = Field(description="How sure the fault is.")
    message: str = Field(description="What was compared and what came out.")
    observations: list[str] = Field(description="Ids of the observations compared.")


class SourceInfo(Record):
    """Where a document came from."""

    path: str = Field(description="Path as given, with forward slashes; - for standard input.")
    part: str | None = Field(description="Which record of a file that holds many documents.")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="Of the bytes of the source.")
    media_type: str = Field(description="Media type of the source.")
    encoding: str | None = Field(
        description="Character encoding that was used to decode it; null for formats that have none, such as PDF."
    )
    encoding_found: EncodingFound | None = Field(
        description="How the encoding was chosen: given by the user; a byte order mark; declared by the source; "
        "detected from its bytes.",
    )
    undecodable: list[int] = Field(
        description="Code points of the text at which bytes could not be decoded and U+FFFD stands.",
    )
    characters: int = Field(ge=0, description="Length in code points of the text that offsets count.")
    text_sha256: str | None = Field(
        pattern=r"^[0-9a-f]{64}$",
        description="Of the extracted text in UTF-8, which is kept beside the document, where offsets are into that; "
        "null where they are into the decoded source itself.",
    )


class DocumentDate(Record):
    """The date against which relative periods are resolved."""

    value: dt.date = Field(description="The date.")
    found: Literal["given", "dateline", "publication", "title", "text"] = Field(description="How it was found.")
    text: str = Field(description="The words that gave it.")


class Document(Record):
    """Everything that was read out of one source."""

    schema_version: str = Field(pattern=r"^\d+\.\d+\.\d+$", description="Version of this schema.")
    rules_sha256: str = Field(
        pattern=r"^[0-9a-f]{64}$", description="Of the rules in force: the shipped ones with what was laid over them."
    )
    source: SourceInfo = Field(description="Where it came from.")
    title: str | None = Field(description="Title of the document, if it has one.")
    date: DocumentDate | None = Field(description="Date of the document, if known.")
    subject: Subject | None = Field(description="The entity it is mainly about.")
    observations: list[Observation] = Field(description="The facts, in text order.")
    milestones: list[Milestone] = Field(description="Dated events, in text order.")
    unbound: list[Unbound] = Field(description="Numbers that state no fact, in text order.")
    findings: list[Finding] = Field(description="What the audit found.")
    repairs: dict[str, int] = Field(description="What normalization changed, counted by kind.")

    def to_json(self) -> str:
        """Return the document as indented JSON with a final line end."""
        return self.model_dump_json(indent=2) + "\n"

    @classmethod
    def from_json(cls, data: str | bytes, *, text: str | None = None) -> Document:
        """Read a document from JSON.

        ``text``: the source text; when given, every quote is checked against it.

        Raises ``pydantic.ValidationError`` if the data is not a valid document.
        """
        context: dict[str, Any] | None = None if text is None else {"text": text}
        return cls.model_validate_json(data, context=context)

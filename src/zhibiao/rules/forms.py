"""What an entry of each array of the rule files holds. The JSON Schemas of ``schemas/rules/`` come from here."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Annotated, Any, Literal

import regex
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from zhibiao.model import Bound, Category, EntityKind, Measure, Reason
from zhibiao.rules.files import INDICATORS

DIMENSION = (
    r"^(money(_per_(person|household|area|share))?|area(_per_person)?|length|person|person_km|tonne_km|percent|"
    r"per_mille|per_100k|rank|mass|mass_per_money|volume|volume_per_money|energy|energy_per_money|power|yield|ratio|"
    r"index|density|concentration|exchange_rate|temperature|noise|data|day|hours|years|count:[a-z]+(_[a-z]+)*)$"
)
RULE_ID = r"^[a-z][a-z_]*(\.[^\s.]+)+$"

Level = Literal["country", "region", "province", "prefecture", "county", "district", "zone", "place"]


def expand(body: str, macros: dict[str, str]) -> str:
    """Return a pattern with the macros of ``periods.toml`` in place."""
    for name, expansion in macros.items():
        body = body.replace("{" + name + "}", expansion)
    return body


def _compiles(body: str, info: ValidationInfo) -> str:
    macros: dict[str, str] = {}
    for name, value in ((info.context or {}).get("macros") or {}).items():
        macros[name] = expand(value, macros)
    try:
        regex.compile(expand(body, macros))
    except regex.error as error:
        raise ValueError(f"the pattern does not compile: {error}; mend it") from None
    return body


def _is_factor(factor: str) -> str:
    try:
        value = Fraction(factor)
    except (ValueError, ZeroDivisionError):
        value = Fraction(0)
    if value <= 0:
        raise ValueError('a factor is a number above 0 or a fraction of two, such as "0.001" or "2000/3"')
    return factor


def _is_quantity(yields: str) -> str:
    number = yields.partition(" ")[0].partition("..")[0]
    try:
        Decimal(number)
    except InvalidOperation:
        raise ValueError('write value and unit, such as "350000000 CNY" or "5 家"') from None
    return yields


Text = Annotated[str, Field(min_length=1)]
Word = Annotated[str, Field(min_length=1, pattern=r"^\S(.*\S)?$")]
Words = list[Word]
Pattern = Annotated[str, AfterValidator(_compiles), Field(min_length=1)]
Date = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]
RuleId = Annotated[str, Field(pattern=RULE_ID)]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Example(_Form):
    """A text, and what this rule makes of it."""

    text: Text = Field(description="A sentence or a phrase of your own making.")
    yields: Text = Field(description="The characters of the text that this rule takes.")
    date: Date | None = Field(None, description="The day on which the text was written, if that matters.")


class QuantityExample(Example):
    """A text, and the number in it."""

    yields: Annotated[str, AfterValidator(_is_quantity)] = Field(
        description='Value in the base unit, and the unit: "350000000 CNY", "5..10 家".'
    )


class PeriodExample(Example):
    """A text, and the dates that it names."""

    yields: list[Date] = Field(  # type: ignore[assignment]
        description="First and last day of each period; none where the text does not say when."
    )


class Form(_Form):
    """What every entry may hold."""

    enabled: bool = Field(True, description="false takes the shipped entry of this id away.")
    note: Text | None = Field(None, description="What a reader should know: a definition, a reason.")
    source: Words = Field([], description="Where the definition comes from.")
    counter: list[Text] = Field([], description="Texts of which this rule must make nothing.")


class Indicator(Form):
    """Something that is measured or counted."""

    code: str = Field(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", description="Stable code, in English snake_case.")
    zh: Word = Field(description="Chinese name, simplified.")
    en: Word = Field(description="English name.")
    category: Category = Field(description="Group of the catalogue.")
    dimension: str = Field(pattern=DIMENSION, description="What its numbers are: money, percent, count:enterprise …")
    kind: Literal["stock", "flow"] = Field(description="stock: the state at an instant; flow: adds up over a period.")
    aliases: Words = Field(min_length=1, description="Names in texts, simplified and half-width; the longest wins.")
    alone: Words = Field([], description="Words that are a name only where they stand alone.")
    parent: str | None = Field(None, description="Code of the indicator of which it is a part.")
    unit: Word | None = Field(None, description="Unit of numbers without one: 1 of pure ones (基尼系数为0.4).")
    growth: Literal["real", "nominal"] | None = Field(None, description="Prices at which its growth is published.")
    examples: list[Example] = Field(min_length=1, description="Texts, and what this rule makes of them.")


class Reading(_Form):
    """What a name may mean, and when; all that is said here must hold."""

    code: str | None = Field(None, description="Code of the indicator; without one, none is meant.")
    words: Words = Field([], description="One of these stands in the name, behind the number, or before it.")
    units: Words = Field([], description="The number is in one of these units.")
    measures: list[Measure] = Field([], description="The number is one of these.")
    of: list[EntityKind] = Field([], description="It is about one of these kinds of entity.")


class Ambiguous(Form):
    """A name that several indicators have."""

    id: RuleId
    alias: Word = Field(description="The name; a longer one of the catalogue comes before it.")
    alone: bool = Field(False, description="Only where it is the whole name, or the scope (全市) stands before it.")
    says: Text = Field(description="How it is decided, in one line.")
    readings: list[Reading] = Field(min_length=1, description="The first that holds is meant; if none does, no code.")
    examples: list[Example] = Field(min_length=1, description='Texts; yields is the number and its code: "12家 x".')


class Unit(Form):
    """A unit: its code, and the ways to write it."""

    id: RuleId
    code: Word = Field(description="Unit of the record: ISO 4217 code, %, m2, t …, else the unit as written.")
    kind: Literal[
        "money", "ratio", "tenth", "discount", "area", "length", "mass", "energy", "power", "volume", "time", "age",
        "compound", "person", "count", "other",
    ] = Field(description="What it measures.")  # fmt: skip
    surface: Words = Field(min_length=1, description="Ways to write it behind a number; the longest wins.")
    before: Words = Field([], description="Ways to write it in front of a number (US$).")
    factor: Annotated[str, AfterValidator(_is_factor)] = Field("1", description="Base units in one of it.")
    needs: Words = Field([], description="It is this unit only where one of these stands before it.")
    not_before: Words = Field([], description="It is no unit where one of these follows.")
    as_written: bool = Field(False, description="The record keeps the unit as written.")
    examples: list[QuantityExample] = Field(min_length=1, description="Numbers of this unit.")


class Parts(Form):
    """The smaller units that may follow a unit: 3元5角."""

    id: RuleId
    of: Words = Field(min_length=1, description="The units that they follow.")
    parts: dict[Word, str] = Field(description="Smaller units, and their share of the unit.")
    colloquial: Words = Field([], description="Units behind which digits alone may follow (三块五).")
    examples: list[QuantityExample] = Field(min_length=1, description="Numbers with parts.")


class BoundWords(Form):
    """Words that bound a number."""

    code: Bound = Field(description="The bound that they say.")
    before: Words = Field([], description="Stand in front of the number.")
    after: Words = Field([], description="Stand behind the unit.")
    closing: Words = Field([], description="Stand behind the unit where the phrase ends.")
    not_after_before: Words = Field([], description="A word of one character in front is none behind these.")
    examples: list[Example] = Field(min_length=1, description="Texts, and what this rule makes of them.")


class Trap(Form):
    """A pattern of numbers that state no fact."""

    id: RuleId
    reason: Reason = Field(description="The reason that the record gives.")
    pattern: Pattern = Field(description="What is no number; all its repetitions are bounded.")
    unless: Pattern | None = Field(None, alias="except", description="A match in which this is found is none.")
    examples: list[Example] = Field(min_length=1, description="Texts, and what this rule makes of them.")


class TrapWords(Form):
    """Words with a numeral in them."""

    id: RuleId
    reason: Reason = Field(description="The reason that the record gives.")
    words: Words = Field(min_length=1, description="The words.")
    not_behind: str = Field("", description="Characters behind which it is no such word.")
    examples: list[Example] = Field(min_length=1, description="Texts, and what this rule makes of them.")


class Period(Form):
    """A way to say when."""

    id: RuleId
    pattern: Pattern = Field(description="The expression; {name} stands for a macro.")
    resolve: Word = Field(description="How the groups of the pattern become dates.")
    examples: list[PeriodExample] = Field(min_length=1, description="Expressions, and their dates.")


class Group(Form):
    """Names of places of one kind in one place."""

    id: RuleId
    examples: list[Example] = Field([], description="Texts, and the entity that they name.")
    kind: EntityKind = Field(description="What they are.")
    level: Level = Field(description="Their level of administration.")
    within: Word | None = Field(None, description="The place in which they lie.")
    names: Words = Field(min_length=1, description="Full names; regular short names are computed.")


class Suffix(Form):
    """What names of a kind end with."""

    id: RuleId
    examples: list[Example] = Field([], description="Texts, and the entity that they name.")
    kind: EntityKind = Field(description="What has such a name.")
    weak: bool = Field(False, description="Only with a place or brand before it, or when the name comes again.")
    words: Words = Field(min_length=1, description="The endings.")


class Pronoun(Form):
    """Words that stand for the entity spoken of."""

    id: RuleId
    examples: list[Example] = Field([], description="Texts, and the entity that they name.")
    words: Words = Field(min_length=1, description="The words.")
    not_words: Words = Field([], description="Longer words that open like one of them and stand for nobody.")
    stands_for: list[Level | EntityKind] = Field(min_length=1, description="What they stand for.")
    ends: Words = Field([], description="How the name ends that they stand for.")
    same_ending: bool = Field(False, description="The name ends as the word does.")
    name: Word | None = Field(None, description="The one name that they stand for.")


class Fold(Form):
    """Characters that become others, one for one."""

    id: RuleId
    kind: Word = Field(description="How the repair is counted.")
    why: Word = Field(description="What they are.")
    examples: list[Example] = Field([], description="Texts, and what they become.")
    old: str = Field(alias="from", min_length=1, description="The characters.")
    new: str = Field(alias="to", min_length=1, description="What the n-th of them becomes.")

    @field_validator("new")
    @classmethod
    def _as_long(cls, new: str, info: ValidationInfo) -> str:
        old = info.data.get("old", new)
        if len(old) != len(new):
            raise ValueError(f'write as many characters as in "from", which has {len(old)}')
        return new


class Decision(Form):
    """What a rule says that decides with the words of other files."""

    id: Word = Field(description="The id that records and explanations name.")
    examples: list[Example] = Field([], description="Texts, and the number in them that the rule decides.")
    says: Word = Field(description="What it says, in one line.")
    words: Word | None = Field(None, description="The file, and table, in which its words stand.")


class Negative(Form):
    """A word that makes a number negative."""

    id: RuleId
    word: Word
    behind: str = Field("", description="Characters behind which it is one; if empty, any.")
    examples: list[QuantityExample] = Field(min_length=1, description="Negative numbers.")


class Share(Form):
    """A share in words."""

    id: RuleId
    words: Words = Field(min_length=1)
    value: int = Field(description="Per cent.")
    bound: Bound
    examples: list[QuantityExample] = Field(min_length=1, description="Shares in words.")


FORMS: dict[str, dict[str, type[Form]]] = {
    INDICATORS: {"indicator": Indicator},
    "ambiguous": {"ambiguous": Ambiguous},
    "units": {"unit": Unit, "parts": Parts},
    "bounds": {"bound": BoundWords},
    "traps": {"trap": Trap, "words": TrapWords},
    "periods": {"period": Period},
    "places": {"group": Group, "suffix": Suffix, "pronoun": Pronoun},
    "organizations": {"suffix": Suffix},
    "numerals": {"negative": Negative, "share": Share},
    "normalize": {"fold": Fold},
    "decisions": {"decision": Decision},
}
"""The form of the entries of each array, by file and array."""


def takes_away(body: Any) -> bool:
    """Whether an entry only takes the shipped one away."""
    return isinstance(body, dict) and body.get("enabled", True) is False


def named_groups(pattern: str) -> set[str]:
    """Return the names of the groups of a pattern."""
    return set(re.findall(r"\(\?P<(\w+)>", pattern))

"""Tells in which currency a bare 元 of a document is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import regex

from zhibiao.bind.subject import Subject
from zhibiao.rules import Rules
from zhibiao.stages import Text

LONGEST_SAMPLE = 20_000
LONGEST_HEAD = 400
TRADITIONAL = "script"
"""The repair that tells of traditional characters."""
SHORT = 1
"""Where the short name of its land stands among the subjects of a currency."""
MANY_NAMED = 4
"""Words of a region that outweigh that the text is in simplified characters."""
REPUBLIC_CURRENCY = "TWD"
"""Of the land whose texts count their years from the Republic's first."""


@dataclass(frozen=True, slots=True)
class Currency:
    """What tells that a bare 元 is ``code``: whom the text is about, words of the place, its wording beside one."""

    code: str
    subjects: tuple[str, ...]
    words: tuple[str, ...]
    wording: tuple[str, ...]

    def mentions(self, body: str) -> int:
        """Count the words of ``body`` that point at its land; those that others use too count half."""
        return 2 * sum(map(body.count, (*self.words, *self.subjects))) + sum(map(body.count, self.wording))


@dataclass(frozen=True, slots=True)
class Currencies:
    """The currencies of ``units.toml`` whose lands have texts of their own, compiled."""

    currencies: Sequence[Currency]
    money: Mapping[str, str]
    alike: regex.Pattern[str]
    mainland: regex.Pattern[str]
    default_currency: str

    def land(self, currency: str) -> Subject | None:
        """Return the land in whose ``currency`` a text counts that names nobody."""
        place = next((c.subjects[SHORT] for c in self.currencies if c.code == currency), None)
        return Subject(place, "place", "province", ()) if place is not None else None

    def of(self, text: Text, subject: Subject | None, era: bool) -> str:
        """Return the currency of a bare 元: what the text says, that of the subject's place, or as the words tell.

        ``era``: a text that names nobody counts its years from the Republic's first.
        """
        body = text.chars[:LONGEST_SAMPLE]
        said = self.alike.search(body)
        if said is not None and said["money"] in self.money:
            return self.money[said["money"]]
        if subject is not None:
            own = next((c for c in self.currencies if subject.name in c.subjects), None)
            if own is not None and not (own.code == REPUBLIC_CURRENCY and self._from_mainland(text, own, era)):
                return own.code
            if subject.level == "country":
                return REPUBLIC_CURRENCY if era and text.repairs.get(TRADITIONAL) else self.default_currency
        if self._of_mainland(text):
            return self.default_currency
        for currency in self.currencies:
            at_home = currency.subjects if subject is None or subject.kind == "company" else ()
            named = sum(map(body.count, (*currency.words, *at_home)))
            told = named > 1 or (named == 1 and any(word in body for word in currency.wording))
            if not text.repairs.get(TRADITIONAL):
                told = named >= MANY_NAMED  # A mainland text gives the price of a share in Hong Kong's money.
            if told:
                return currency.code
        if (subject is None or subject.kind == "company") and text.repairs.get(TRADITIONAL):
            likeliest = max(self.currencies, key=lambda currency: currency.mentions(body))
            if likeliest.mentions(body) > 1:
                return likeliest.code
        return REPUBLIC_CURRENCY if era and subject is None else self.default_currency

    def _of_mainland(self, text: Text) -> bool:
        """Return whether ``text``, in traditional characters, tells of the mainland and names no other land."""
        if not text.repairs.get(TRADITIONAL) or self.mainland.search(text.chars[:LONGEST_HEAD]) is None:
            return False
        return not any(word in text.chars for c in self.currencies for word in (*c.words, *c.subjects))

    def _from_mainland(self, text: Text, currency: Currency, era: bool) -> bool:
        """Return whether ``text`` only speaks of Taiwan: in simplified characters, and with no word of its own."""
        body = text.chars[:LONGEST_SAMPLE]
        return not era and not text.repairs.get(TRADITIONAL) and not any(map(body.count, currency.words))


def compile_currencies(rules: Rules) -> Currencies:
    """Compile the currencies of ``units.toml``."""
    units = rules.table("units")
    currency = units["currency"]
    return Currencies(
        currencies=[
            Currency(entry["code"], tuple(entry["subject"]), tuple(entry["words"]), tuple(entry["wording"]))
            for entry in currency["when"]
        ],
        money={word: unit["code"] for unit in units["unit"] if unit["kind"] == "money" for word in unit["surface"]},
        alike=regex.compile(currency["alike"]),
        mainland=regex.compile(currency["mainland"]),
        default_currency=currency["default"],
    )

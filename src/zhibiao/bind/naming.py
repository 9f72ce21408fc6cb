"""Names what a number measures or counts: the noun phrase on its left or right, and the catalogue's entry."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao.bind.catalogue import Catalogue, Entry
from zhibiao.bind.measures import Statement
from zhibiao.bind.names import Name, Names
from zhibiao.bind.phrases import Phrases, Words, by_last, ending, strip_ending
from zhibiao.rules import Rules
from zhibiao.stages import Quantity

COUNTS = frozenset({"count", "person"})
PHRASE = regex.compile(r"\p{Han}|[A-Za-z]{2}")
LONGEST_NAME = 30


@dataclass(frozen=True, slots=True)
class Named:
    """The name of an indicator, where it stood, and what else the phrase told.

    ``side``: "left", "right", or "carried" where the text names nothing and the number before has to.
    """

    name: str
    entry: Entry | None
    side: str
    owner: Name | None = None
    sector: str | None = None
    before: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """The text around a quantity: its clause up to it, after it, and whether a number follows at once."""

    piece: str
    right: str
    next_right: str
    preceding: str


@dataclass(frozen=True, slots=True)
class Namer:
    """Chooses the phrase that names an indicator."""

    phrases: Phrases
    catalogue: Catalogue
    names: Names
    attributes: Words
    rank_verbs: Words
    rank_tail: regex.Pattern[str]
    trailing_verbs: Words
    prefixes: Words
    owner_mark: str
    quotes: dict[int, None]
    sectors: Words
    share_nouns: Words
    new_prefix: tuple[str, ...]

    def name(self, quantity: Quantity, statement: Statement, context: Context) -> Named:
        """Return the name of what ``quantity`` measures in its ``statement``."""
        if statement.measure == "rank":
            return self._rank(statement, context)
        if statement.rule == "measure.share_of":
            return self._share_of(statement, context)
        if quantity.unit in COUNTS and statement.measure == "level":
            return self._count(statement, context)
        if statement.measure == "level":
            return self._amount(quantity, statement, context)
        return self._left(statement.stem, context)

    # -- sides ---------------------------------------------------------------------------------------------------

    def _left(self, stem: str, context: Context) -> Named:
        stem, _ = strip_ending(stem, self.trailing_verbs)
        phrase, before = self.phrases.left(stem)
        if not PHRASE.search(phrase):
            return Named("", None, "carried", before=stem)
        return self._finish(phrase, "left", before)

    def _right(self, text: str) -> str:
        phrase, _ = self.phrases.right(text)
        return phrase if PHRASE.search(phrase) else ""

    def _count(self, statement: Statement, context: Context) -> Named:
        right = self._right(context.right) or (self._right(context.next_right) if not context.right.strip() else "")
        if right:
            prefix = ending(context.piece.rstrip(), self.prefixes)
            entry = self.catalogue.ending(right)
            name = prefix + right if prefix and not right.startswith(prefix) else right
            return self._plain(name, entry[1] if entry else None, "right", context.piece)
        return self._left(statement.stem, context)

    def _amount(self, quantity: Quantity, statement: Statement, context: Context) -> Named:
        stem, verbs = strip_ending(statement.stem, self.trailing_verbs)
        owned = context.right.startswith(self.owner_mark)
        right = self._right(context.right[len(self.owner_mark) :] if owned else context.right)
        left = self._left(statement.stem, context)
        if owned and right:
            attribute = ending(statement.stem, self.attributes)
            if attribute is not None:
                alias = self.catalogue.ending(attribute)
                entry = alias[1] if alias else self._project_entry(attribute, quantity)
                kind = self.names.named(right)
                owner = Name(right, kind.kind if kind else "project")
                return Named(attribute, entry, "left", owner, None, statement.stem)
            if left.side == "carried" or verbs:
                return self._finish(right, "right", statement.stem)
            return left
        if left.side == "left" and not (verbs and right):
            return left
        if right:
            prefix = ending(statement.stem.rstrip(), self.prefixes)
            return self._finish((prefix or "") + right, "right", statement.stem)
        return left

    def _project_entry(self, attribute: str, quantity: Quantity) -> Entry | None:
        return self.catalogue.by_code.get("project_total_investment") if quantity.unit.isupper() else None

    def _share_of(self, statement: Statement, context: Context) -> Named:
        right = self._right(context.right.removeprefix(self.owner_mark))
        if right:
            return self._finish(right, "right", statement.stem)
        return self._left(statement.stem, context)

    def _rank(self, statement: Statement, context: Context) -> Named:
        stem = statement.stem
        while True:
            stripped, taken = strip_ending(stem, self.rank_verbs)
            stripped = self.rank_tail.sub("", stripped)
            if stripped == stem:
                break
            stem = stripped
        named = self._left(stem, context)
        if named.side == "carried" and context.preceding:
            named = self._left(context.preceding, context)
        return named

    # -- names ---------------------------------------------------------------------------------------------------

    def _finish(self, phrase: str, side: str, before: str) -> Named:
        """Split owner and sector off the front of ``phrase`` and look it up."""
        phrase = phrase.translate(self.quotes)
        owner: Name | None = None
        place = self.names.place_at(phrase, 0)
        if place is not None and place.kind == "place" and len(phrase) - len(place.text) >= 2:
            rest = phrase[len(place.text) :].removeprefix(self.owner_mark)
            if self.catalogue.ending(rest):
                owner, phrase = Name(self.names.places[place.text][0], "place"), rest
        found = self.catalogue.ending(phrase)
        entry = found[1] if found else None
        sector = None
        if found is not None and len(phrase) > len(found[0]):
            front = phrase[: len(phrase) - len(found[0])].removesuffix(self.owner_mark)
            if ending(front, self.sectors, keep=1):
                sector = front
            elif owner is None:
                named = self.names.named(front)
                if named is not None and not named.weak:
                    owner, phrase = named, found[0]
        if len(phrase) > LONGEST_NAME:
            phrase = found[0] if found else phrase[-LONGEST_NAME:]
        return Named(phrase, entry, side, owner, sector, before)

    def _plain(self, phrase: str, entry: Entry | None, side: str, before: str) -> Named:
        phrase = phrase.translate(self.quotes)
        return Named(phrase[:LONGEST_NAME], entry, side, None, None, before)


def compile_namer(rules: Rules, phrases: Phrases, names: Names) -> Namer:
    """Compile the naming words of ``markers.toml``."""
    table = rules.table("markers")
    phrase, rank = table["phrase"], table["rank"]
    scopes = "|".join(regex.escape(s) for s in sorted(rank["scopes"], key=len, reverse=True))
    return Namer(
        phrases=phrases,
        catalogue=phrases.catalogue,
        names=names,
        attributes=by_last(phrase["attributes"]),
        rank_verbs=by_last([*rank["verbs"], *table["tail"]["light"]]),
        rank_tail=regex.compile(rank["tail"].replace("{scopes}", scopes)),
        trailing_verbs=by_last(phrase["trailing_verbs"]),
        prefixes=by_last(phrase["prefixes"]),
        owner_mark=phrase["owner"],
        quotes=dict.fromkeys(map(ord, "“”\"‘’'")),
        sectors=by_last(phrase["strong_sector_suffix"]),
        share_nouns=by_last(table["share"]["nouns"]),
        new_prefix=tuple(phrase["prefixes"]),
    )

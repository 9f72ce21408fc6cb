"""Says what a share is a part of, and among how many something is ranked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import regex

from zhibiao.bind.context import Named
from zhibiao.bind.naming import Namer
from zhibiao.bind.owner import Owner
from zhibiao.bind.parts import Measured
from zhibiao.bind.site import Bound, Field, Site
from zhibiao.model import Bound as BoundWord
from zhibiao.rules import Rules
from zhibiao.spot.numerals import Numerals, compile_numerals
from zhibiao.stages import Quantity


@dataclass(frozen=True, slots=True)
class Wholes:
    """The words of ``markers.toml`` for wholes and places, compiled.

    ``standing`` names what is ranked where the text names nothing.
    """

    namer: Namer
    numerals: Numerals
    ranked_among: regex.Pattern[str]
    standing: str
    structure_of: str
    scope: regex.Pattern[str]
    takes_part: regex.Pattern[str]
    nesting: regex.Pattern[str]
    far_bounds: regex.Pattern[str]
    bounds: Mapping[str, BoundWord]
    among: regex.Pattern[str]

    def field(self, view: str, start: int) -> Field | None:
        """Return among how many the sentence ``view``, which starts at ``start``, ranks something."""
        match = self.ranked_among.search(view)
        size = self.numerals.read(match["n"]) if match else None
        return Field(start + match.start("n"), start + match.end("n"), size) if match and size else None

    def of_all(self, quantity: Quantity, field: Field | None, piece: str) -> str:
        """Return the scope whose places ``quantity`` counts, if it ranks something (在全国294个城市中排第一).

        ``piece``: what stands before it in its clause.
        """
        if field is None or not field.start <= quantity.start < field.end:
            return ""
        scope = self.among.search(piece)
        return scope["scope"] if scope is not None else ""

    def ranked(self, owner: Owner, named: Named, previous: Bound | None) -> tuple[Named, Bound | None]:
        """Return what is ranked: the ``owner`` itself (甲集团位居行业第一), what is ``named``, or what stood before."""
        entity = owner.entity
        if entity is not None and named.name == entity.text:
            return Named(self.standing, None, "left"), None
        if entity is not None and entity.kind == "company":
            another = owner.explicit and previous is not None and previous.entity != entity
            if named.side == "carried" and another:
                return Named(self.standing, None, "left"), None
        return (named._replace(name=named.name or self.standing) if previous is None else named), previous

    def noun(self, whole: str) -> str:
        """Return ``whole`` without the place or the realm that it is of (全国出口额); "" if it is nothing else."""
        realm = self.scope.match(whole)
        rest = whole[realm.end() :] if realm is not None else whole
        _, end, _ = self.namer.names.places_at(rest, 0)
        return rest[end:].removeprefix(self.namer.owner_mark)

    def bound(self, site: Site) -> BoundWord | None:
        """Return how a share is bounded before its whole (不低于总股本的25%)."""
        far = self.far_bounds.search(site.before) if site.quantity.unit == "%" else None
        return self.bounds.get(far["word"]) if far is not None else None

    def of(self, site: Site, measured: Measured) -> str | Decimal | None:
        """Return what the share at ``site`` is a part of, or among how many the place there is."""
        if site.statement.measure == "rank":
            return self._ranked(site)
        if site.statement.measure != "share":
            return None
        said = site.statement.of
        if measured.rule == "bind.structure":
            return self.structure_of
        if said is not None:
            return said + measured.name.removeprefix(said) if self.scope.fullmatch(said) else said
        return self._of_previous(site, measured)

    def _of_previous(self, site: Site, measured: Measured) -> str | Decimal | None:
        """Return the whole that the number before told of (营收5亿元,其中出口占22%)."""
        previous = site.previous
        if previous is None or previous.sentence != site.sentence:
            return None
        if previous.measure == "share":
            return previous.of
        nested = self.nesting.search(site.before[previous.quantity.end - site.start :]) is not None
        taken = self.takes_part.search(site.clause) and not self.namer.is_measurable(measured.name)
        return previous.indicator if nested or taken else None

    def _ranked(self, site: Site) -> Decimal | None:
        """Return among how many the place is: a second one in another clause is among others."""
        field, last = site.walk.field, site.last
        if field is None or field.start > site.quantity.start:
            return None
        since = last.quantity.end if last is not None and last.measure == "rank" else None
        apart = since is not None and since > field.start and "," in site.before[since - site.start :]
        return None if apart else field.size


def compile_wholes(rules: Rules, namer: Namer) -> Wholes:
    """Compile the words of ``markers.toml`` for wholes and places."""
    table = rules.table("markers")
    share, rank = table["share"], table["rank"]
    return Wholes(
        namer=namer,
        numerals=compile_numerals(rules),
        ranked_among=regex.compile(f"(?|{rank['of_pattern']}|{rank['of_word']})"),
        standing=rank["standing"],
        structure_of=share["structure_of"],
        scope=regex.compile(share["whole_scope"]),
        takes_part=regex.compile(share["takes_part"]),
        nesting=regex.compile(table["clause"]["nesting"]),
        far_bounds=regex.compile(table["clause"]["far_bounds"]),
        among=regex.compile(rank["among"]),
        bounds={word: entry["code"] for entry in rules.table("bounds")["bound"] for word in entry["before"]},
    )

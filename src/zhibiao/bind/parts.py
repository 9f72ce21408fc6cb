"""Names the parts of an amount: those listed under it, its kinds, the places and industries that share it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import regex

from zhibiao import words
from zhibiao.bind.catalogue import Catalogue, Entry
from zhibiao.bind.endings import Words, by_last, ending, overlap
from zhibiao.bind.fitting import PERCENTAGES, fits, is_money
from zhibiao.bind.holders import Holders
from zhibiao.bind.names import Name
from zhibiao.bind.naming import COUNTS, Namer
from zhibiao.bind.site import Bound, Site, seen
from zhibiao.bind.subjects import Subjects
from zhibiao.rules import Rules
from zhibiao.stages import Quantity

SHORTEST_HEAD = 3
SIGNED = "measure.signed"
LENGTH = "m"


class Measured(NamedTuple):
    """What a number measures, whose it is, and the rule that decided; ``whole``: what it is a part of."""

    name: str
    entry: Entry | None
    entity: Name | None
    sector: str | None
    rule: str
    whole: str = ""


def entity_of(site: Site) -> Name | None:
    """Return the owner that the phrase names, or that of the clause."""
    owner, named = site.walk.owner, site.named.owner
    if named is not None and (named.kind != "place" or not owner.explicit):
        return named
    return owner.entity


def in_aside(site: Site) -> bool:
    """Return whether the bracket that holds the number opens right behind the phrase (家具(下跌3%))."""
    return site.before[: max(0, site.before.rfind("("))].endswith(site.named.phrase or "(")


@dataclass(frozen=True, slots=True)
class Parts:
    """The words of ``markers.toml`` for wholes and their parts, compiled."""

    catalogue: Catalogue
    namer: Namer
    subjects: Subjects
    holders: Holders
    nesting: regex.Pattern[str]
    group: regex.Pattern[str]
    sectors: Words
    kinds: Words
    rates: Words
    grades: frozenset[str]
    list_mark: str
    completion_rate: str
    total: str
    zones: frozenset[str]
    areas: Words
    extents: Words
    extent: str
    modes: frozenset[str]
    broad: Words
    value_added: str
    trading: tuple[str, ...]
    no_goods: regex.Pattern[str]

    def of_group(self, site: Site) -> Measured | None:
        """Name the change of a kind by what the sentence opens with (商品零售额中,饮料类增长3%)."""
        named = site.named
        if site.statement.measure not in ("growth", "change") or named.side != "left" or named.entry is not None:
            return None
        if ending(named.name, self.kinds) is None or self.namer.is_measurable(named.name):
            return None
        group = self.group.search(site.before)
        of = seen(group["whole"]) if group is not None else ""
        if not (of and (self.catalogue.ending(of) or self.namer.is_measurable(of))):
            return None
        name = named.name + self._head(of)
        return Measured(name, None, entity_of(site), named.name, "bind.nested", of)

    def part(self, site: Site) -> Measured | None:
        """Name a part of what was measured before (其中住宅3万平方米)."""
        whole = site.walk.level if site.statement.measure == "level" else site.previous
        named = site.named
        if whole is not None and named.name in self.grades and whole.quantity.counted == site.quantity.counted:
            grade = next((grade for grade in self.grades if whole.indicator.startswith(grade)), "")
            noun = whole.indicator.removeprefix(grade)  # 省级文明单位5家、市级12家
            return Measured(named.name + noun, None, entity_of(site), None, "bind.nested", noun)
        produced = self._produced(site, whole) or self._traded(site, whole)
        if produced is not None:
            return produced
        if whole is None or not self._is_part_of(site, whole):
            return None
        place = self.subjects.parties.place(named.name)
        if self._is_zone(site, whole):
            return Measured(whole.indicator, whole.entry, Name(named.name, "zone"), None, "bind.nested")
        if place is not None and site.quantity.unit in COUNTS and not self.subjects.parties.is_particular(place):
            return None  # 建成产业园90个
        if place is not None and self.subjects.parties.within(place, site.walk.profile.subject, whole.entity):
            return Measured(whole.indicator, whole.entry, place, whole.sector, "bind.nested")
        of = whole.whole or self.plain(whole)
        if ending(named.name, self.kinds) is not None and self._is_listed(site, whole):
            of = ending(of, self.namer.left.measurable) or of  # 其中食品价格上涨1%,衣着类上涨2%
        head = self.extent if ending(of, self.extents) is not None else self._head(of)
        alike = named.name[:2] == head[:2] or named.name[-2:] == head[-2:]
        whole_name = named.name.endswith(head) or alike  # 其中,出口汽车3亿; 受灾果园8万亩,其中绝产果园3万亩
        name = named.name if whole_name else named.name + head[overlap(named.name, head) :]
        sector = None if self.holders.named(site) else named.name
        entity = whole.entity if place is not None else entity_of(site)  # 接单地区中,欧洲7亿
        return Measured(name, whole.entry, entity, sector, "bind.nested", of)

    def _produced(self, site: Site, whole: Bound | None) -> Measured | None:
        """Name what an industry adds to the product of all (生产总值360亿元,其中第一产业37亿元)."""
        name = site.named.name + self.value_added
        entry = self.catalogue.entries.get(name)
        if whole is None or entry is None:
            return None
        product = self.catalogue.entries.get(whole.whole) or whole.entry  # 第一产业37亿元,第二产业…: of the same whole
        if product is None or product.code != self.total:
            return None
        if site.statement.measure != "level" or site.quantity.unit != whole.quantity.unit:
            return None
        return Measured(name, entry, entity_of(site), None, "bind.nested", whole.whole or whole.indicator)

    def _traded(self, site: Site, before: Bound | None) -> Measured | None:
        """Name goods of which the list before says what was done with them (进口铁矿砂6吨;原油2吨)."""
        named = site.named
        if before is None or not site.goes_on or named.side != "left" or is_money(site.quantity.unit):
            return None  # 出口创汇3亿元;利用外资2亿元
        verb = next((verb for verb in self.trading if before.indicator.startswith(verb)), "")
        if not verb or site.statement.measure != "level" or before.quantity.unit != site.quantity.unit:
            return None
        if named.name.startswith(self.trading) or self.no_goods.search(named.name):
            return None
        return Measured(verb + named.name, None, entity_of(site), None, "bind.nested")

    def _head(self, indicator: str) -> str:
        """Return the noun that ``indicator`` ends in (商品房销售面积 -> 销售面积), to be joined to a part of it."""
        for start in range(len(indicator) - SHORTEST_HEAD, -1, -1):
            if indicator[start:] in self.catalogue.entries:
                return self._behind_kind(indicator[start:])
        starts = range(max(0, len(indicator) - SHORTEST_HEAD - 1), len(indicator) - 1)
        return indicator[next((s for s in starts if words.is_boundary(indicator, s)), -SHORTEST_HEAD - 1) :]

    def _behind_kind(self, head: str) -> str:
        """Return what ``head`` tells of a kind that opens it, for its parts are no such kind (机电产品|出口)."""
        for end in range(1, len(head)):
            if head[end:] in self.catalogue.entries and ending(head[:end], self.broad) is not None:
                return head[end:]
        return head

    def _is_listed(self, site: Site, whole: Bound) -> bool:
        """Return whether ``whole`` is itself one of the parts that the sentence lists."""
        if whole.whole or whole.sentence != site.sentence:
            return False
        return self.nesting.search(site.before[: whole.quantity.start - site.start]) is not None

    def _is_part_of(self, site: Site, whole: Bound) -> bool:
        """Return whether the phrase only names a part of ``whole``."""
        quantity, named = site.quantity, site.named
        if site.statement.measure in ("growth", "change"):
            level = site.walk.level
            return (
                quantity.unit in ("%", "pp") or (level is not None and level.unit == quantity.unit)
            ) and self._is_kind(site, whole)
        if site.statement.measure != "level" or named.side != "left":
            return False
        if whole.quantity.unit != quantity.unit or whole.quantity.counted != quantity.counted:
            return False
        if self.holders.named(site):
            return whole.measure == "level"
        if fits(named.entry, quantity.unit, "level") and named.entry is not None:
            return False
        if named.name in self.modes and quantity.unit != LENGTH:
            return whole.measure == "level"  # 货物周转量900亿吨公里,其中铁路600亿吨公里
        part = ending(named.name, self.sectors) is not None or self.subjects.parties.place(named.name) is not None
        if quantity.unit in COUNTS:
            return part or self._is_zone(site, whole) or self._listed_behind(site, whole)
        nested = part or self.nesting.search(site.before) is not None or self._listed_behind(site, whole)
        return nested and not self._is_amount(named.name, quantity) and whole.measure == "level"

    def _is_zone(self, site: Site, whole: Bound) -> bool:
        """Return whether the phrase is one of the zones among which something is counted (100家,其中高新区20家)."""
        if site.named.name not in self.zones or ending(whole.indicator, self.areas) is not None:
            return False
        return self.nesting.search(site.before) is not None

    def _is_amount(self, name: str, quantity: Quantity) -> bool:
        """Return whether ``name`` can be what ``quantity`` is of: 债券 is an amount of money, and no rate."""
        rate = quantity.unit in PERCENTAGES or quantity.form == "duration"
        return ending(name, self.rates) is not None if rate else self.namer.is_measurable(name)

    def _listed_behind(self, site: Site, whole: Bound) -> bool:
        """Return whether a colon stands behind ``whole`` and opens the list of its parts."""
        return site.view.startswith(":", whole.quantity.end - site.start) or bool(whole.whole)

    def _is_kind(self, site: Site, whole: Bound) -> bool:
        """Return whether a change is told of a kind of what was measured before (饮料类增长3%, 服装(下跌5%))."""
        before, named = site.before, site.named
        kind = ending(named.name, self.kinds) is not None
        if not whole.whole and (SIGNED in whole.rules or (kind and self._is_kind_itself(whole))):
            return False  # 服装(+5%)、家具(-3%); 饮料类增长3%,家具类下降5%: the one before is no whole of the next.
        if in_aside(site) and self._closed(site, whole) and named.entry is None:
            return True
        grown = self.namer.phrases.tails.growth_noun(named.name)
        what = grown[0] if grown else named.name
        if named.side != "left" or (self.namer.is_measurable(what) and what not in self.modes):
            return False
        nested = self.nesting.search(before) is not None
        if named.entry is not None:
            # 固定资产投资增长5%,其中第一产业增长8%: an industry or its firms by name; of output they are indicators.
            return (
                nested and whole.entry is not None and whole.entry.code != self.total and named.name != whole.indicator
            )
        aside = before.rfind("(") > before.rfind(")")
        listed = self._in_list(site) and whole.sentence == site.sentence
        goes_on = bool(whole.whole) and (whole.measure, whole.unit) == (site.statement.measure, site.quantity.unit)
        return aside or nested or listed or goes_on or kind

    def _is_kind_itself(self, whole: Bound) -> bool:
        """Return whether ``whole`` is a kind or an industry, and no amount that has parts."""
        kind = ending(whole.indicator, self.kinds) is not None
        return kind and whole.entry is None and not self.namer.is_measurable(whole.indicator)

    def _closed(self, site: Site, whole: Bound) -> bool:
        """Return whether ``whole`` stood in a bracket of the same sentence, or of the one that a semicolon ended."""
        near = whole.sentence == site.sentence or (site.goes_on and whole.sentence[1] == site.start)
        return near and site.walk.chars.startswith(")", whole.quantity.end)

    def _in_list(self, site: Site) -> bool:
        """Return whether an enumeration comma stands in front of the phrase or behind the number."""
        in_front = site.before[: site.before.rfind(site.named.phrase)].rstrip()
        behind = site.view[site.quantity.end - site.start :]
        return in_front.endswith(self.list_mark) or behind.startswith(self.list_mark)

    def plain(self, bound: Bound) -> str:
        """Return the indicator of ``bound``, and of how much of a plan is done what the plan is for."""
        return bound.indicator.removesuffix(self.completion_rate) or bound.indicator


def compile_parts(rules: Rules, namer: Namer, subjects: Subjects, holders: Holders) -> Parts:
    """Compile the words of ``markers.toml`` for wholes and their parts."""
    table = rules.table("markers")
    phrase, clause, not_after = table["phrase"], table["clause"], table["tail"]["sector_not_after"]
    total = namer.catalogue.entries.get(table["share"]["structure_of"])
    return Parts(
        catalogue=namer.catalogue,
        namer=namer,
        subjects=subjects,
        holders=holders,
        nesting=regex.compile(clause["nesting"]),
        group=regex.compile(clause["group"]),
        sectors=by_last(phrase["strong_sector_suffix"], not_after),
        kinds=by_last([*phrase["strong_sector_suffix"], *phrase["kinds"]], not_after),
        rates=by_last(phrase["rates"]),
        grades=frozenset(phrase["grades"]),
        list_mark=phrase["separators"][0],
        completion_rate=clause["completion_rate"],
        total=total.code if total is not None else "",
        zones=frozenset(phrase["zones"]),
        areas=by_last(phrase["areas"]),
        extents=by_last(phrase["extents"]),
        extent=phrase["extent"],
        modes=frozenset(phrase["modes"]),
        value_added=phrase["value_added"],
        trading=tuple(phrase["trading"]),
        no_goods=regex.compile(phrase["no_goods"]),
        broad=by_last([kind for kind in phrase["kinds"] if len(kind) > 1]),
    )

"""Settles what a number measures and whose it is, from the phrase found and the observations before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import regex

from zhibiao import words
from zhibiao.bind.catalogue import Catalogue, Entry
from zhibiao.bind.context import Named
from zhibiao.bind.endings import Words, by_last, ending, last_match, overlap
from zhibiao.bind.fitting import PERCENTAGES, fits
from zhibiao.bind.holders import Holders, compile_holders
from zhibiao.bind.names import Name
from zhibiao.bind.naming import COUNTS, Namer
from zhibiao.bind.site import Bound, Site, seen
from zhibiao.bind.subject import Subject
from zhibiao.bind.subjects import Subjects
from zhibiao.rules import Rules
from zhibiao.stages import Quantity

SHORTEST_HEAD = 3
EXTENTS = frozenset({"m2", "m"})
SIGNED = "measure.signed"
RATIO = regex.compile(r"[\d.:]+$")


class Measured(NamedTuple):
    """What a number measures, whose it is, and the rule that decided; ``whole``: what it is a part of."""

    name: str
    entry: Entry | None
    entity: Name | None
    sector: str | None
    rule: str
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Measuring:
    """The words of ``markers.toml`` for wholes and parts, compiled."""

    catalogue: Catalogue
    namer: Namer
    subjects: Subjects
    structure: regex.Pattern[str]
    behind_brackets: regex.Pattern[str]
    members: tuple[str, ...]
    nesting: regex.Pattern[str]
    group: regex.Pattern[str]
    limit: regex.Pattern[str]
    limit_in_name: regex.Pattern[str]
    holders: Holders
    sectors: Words
    kinds: Words
    averages: Words
    rates: Words
    list_mark: str
    each: str
    completion_rate: str
    share_name: str
    owner_mark: str
    total: str
    totals: frozenset[str]
    prefixes: tuple[str, ...]

    def measured(self, site: Site) -> Measured:
        """Return what the quantity of ``site`` measures."""
        return next(self.readings(site))

    def readings(self, site: Site) -> Iterator[Measured]:
        """Yield what the quantity of ``site`` may measure; the first reading holds."""
        member = self._member(site)
        if member is not None:
            yield member
        if site.statement.rule == "measure.share_those" and site.previous is not None:
            yield self._those(site, site.previous)
            return
        living = self.holders.living(site)
        if living:
            yield Measured(living, self.catalogue.entries.get(living), self._entity(site), None, "bind.carried")
            return
        if site.named.side == "carried" and site.previous is not None:
            yield self._of_whole(site, self._carried(site, site.previous))
            return
        readers: tuple[Callable[[Site], Measured | None], ...] = (
            self._bracketed,
            self._same_of_another,
            self._of_size,
            self._of_group,
            self._part,
            self._own,
        )
        for reader in readers:
            measured = reader(site)
            if measured is not None:
                yield self._of_whole(site, measured)

    def _of_whole(self, site: Site, measured: Measured) -> Measured:
        """Name a share by its part and its whole, if the catalogue knows it (研发投入占GDP比重)."""
        whole = site.statement.of if site.statement.measure == "share" else None
        entry = self.catalogue.share(measured.name, whole) if whole else None
        if entry is None:
            return measured
        return measured._replace(name=self.share_name.format(part=measured.name, whole=whole), entry=entry)

    def _member(self, site: Site) -> Measured | None:
        """Name a member of a structure by its position (三次产业结构为10.3:39.6:50.1)."""
        if site.quantity.form != "ratio" or not self.structure.search(site.before):
            return None
        ratio = RATIO.search(site.before)
        position = ratio.group().count(":") if ratio else 0
        if position >= len(self.members):
            return None
        name = self.members[position]
        return Measured(name, self.catalogue.entries.get(name), site.walk.owner.entity, None, "bind.structure")

    def _same_of_another(self, site: Site) -> Measured | None:
        """Take a place as the owner of what the number before told of another (江苏出口增长6.1%,浙江增长4.2%)."""
        named, statement = site.named, site.statement
        previous = site.walk.amount if statement.measure == "level" else site.previous
        if previous is None or not (previous.sentence == site.sentence or site.goes_on):
            return None
        same = statement.measure == "level" and site.quantity.unit == previous.unit
        party = None if self._aside(site) and "(" in site.before else self.party(named, site.walk.profile.subject)
        if party is not None and self._is_listed_part(site, previous, party):
            return None
        if party is None or not (same or statement.measure in ("growth", "change")):
            return None
        against = statement.measure == "change" == previous.measure and previous.compare is None
        entity = previous.entity if against else party  # 高于全省2.5个百分点、全市1.3个百分点
        return Measured(previous.indicator, previous.entry, entity, previous.sector, "bind.party")

    def _is_listed_part(self, site: Site, previous: Bound, party: Name) -> bool:
        """Return whether another land stands in a list of parts (接单地区中,来自美国8亿,欧洲7亿)."""
        listed = bool(previous.whole) or self.nesting.search(site.before) is not None
        return listed and not self.subjects.parties.within(party, site.walk.profile.subject, previous.entity)

    def party(self, named: Named, subject: Subject | None) -> Name | None:
        """Return the place, zone or company that the phrase is, or whose average it is (全省平均水平)."""
        if named.side != "left" or named.entry is not None:
            return None
        phrase = named.name[: len(named.name) - len(ending(named.name, self.averages, keep=2) or "")]
        return self.subjects.parties.party(phrase) or self.subjects.referents.meant(phrase, subject)

    def _of_size(self, site: Site) -> Measured | None:
        """Name a count by a limit on what was counted before (亿元以上项目52个,其中10亿元以上8个)."""
        limit = self.limit.search(site.clause) if site.quantity.unit in COUNTS else None
        previous = site.previous
        if limit is None or previous is None or site.statement.measure != "level" or site.named.side == "right":
            return None
        if previous.quantity.counted != site.quantity.counted:
            return None
        other = last_match(self.limit_in_name, previous.indicator)
        noun = previous.indicator[other.end() :] if other else self.holders.noun(previous.indicator)
        return Measured(limit["limit"] + noun, None, previous.entity, previous.sector, "bind.of_size")

    def _carried(self, site: Site, previous: Bound) -> Measured:
        """Take over what the number before measured; a verb in between says what was done with it."""
        name, entry = self._plain(previous), previous.entry
        verb = "" if self.namer.not_opening.match(site.named.verb) else site.named.verb
        if verb and site.statement.measure == "level" and site.quantity.unit in COUNTS:
            name, entry = verb + self.holders.noun(name), None
        if site.named.name in self.totals:
            # 新增企业18家、总数达126家: the total is not of those that are new.
            name = name.removeprefix(next((p for p in self.prefixes if name.startswith(p)), ""))
        name = site.named.name + name if site.named.name.startswith(self.each) else name
        extent = site.statement.measure == "level" and site.quantity.unit in EXTENTS and previous.unit not in EXTENTS
        if extent and site.named.name in self.namer.heads and not name.endswith(site.named.name):
            name, entry = self.holders.noun(name) + site.named.name, None  # 12个街镇,面积达到1079平方公里
        if site.statement.rule == "measure.completion":
            name, entry = name + site.statement.noun, None
        return Measured(name, entry, previous.entity, previous.sector, "bind.carried")

    def _those(self, site: Site, previous: Bound) -> Measured:
        """Name those of whom the number before told by what is said of them (持平的占46%: 持平的企业)."""
        said, mark = self.namer.phrases.without_connectors(site.statement.stem), self.namer.owner_mark
        name = said + mark + previous.indicator.rpartition(mark)[2]
        return Measured(name, None, previous.entity, previous.sector, "bind.carried")

    def _plain(self, bound: Bound) -> str:
        """Return the indicator of ``bound``, and of how much of a plan is done what the plan is for."""
        return bound.indicator.removesuffix(self.completion_rate) or bound.indicator

    def _entity(self, site: Site) -> Name | None:
        """Return the owner that the phrase names, or that of the clause."""
        owner, named = site.walk.owner, site.named.owner
        if named is not None and (named.kind != "place" or not owner.explicit):
            return named
        return owner.entity

    def _bracketed(self, site: Site) -> Measured | None:
        """Name a level in brackets by what follows them (留宿旅客(3亿元)及团客(2亿元)的消费分别上升…)."""
        named = site.named
        if site.statement.measure != "level" or named.side != "left" or not self._aside(site):
            return None
        shared = self.behind_brackets.match(site.view, site.quantity.end - site.start)
        if shared is None:
            return None
        head = seen(shared["head"])
        found = self.catalogue.ending(head)
        if found is None and not self.namer.is_measurable(head):
            return None
        whole = self.catalogue.ending(named.phrase + head)
        return Measured(named.phrase + head, whole[1] if whole else None, site.walk.owner.entity, None, "bind.brackets")

    def _of_group(self, site: Site) -> Measured | None:
        """Name the change of a kind by what the sentence opens with (商品零售额中,饮料类增长3%)."""
        group = self.group.search(site.before) if site.statement.measure in ("growth", "change") else None
        named = site.named
        if group is None or named.side != "left" or named.entry is not None or self.namer.is_measurable(named.name):
            return None
        of = seen(group["whole"])
        kind = ending(named.name, self.kinds)
        if kind is None or not (self.catalogue.ending(of) or self.namer.is_measurable(of)):
            return None
        name = named.name + self._head(of)
        return Measured(name, None, self._entity(site), named.name, "bind.nested", of)

    def _part(self, site: Site) -> Measured | None:
        """Name a part of what was measured before (其中住宅3万平方米)."""
        whole = site.walk.level if site.statement.measure == "level" else site.previous
        named = site.named
        if whole is None or not self._is_part_of(site, whole):
            return None
        place = self.subjects.parties.place(named.name)
        if place is not None and site.quantity.unit in COUNTS and not self.subjects.parties.is_particular(place):
            return None  # 建成产业园90个
        if place is not None and self.subjects.parties.within(place, site.walk.profile.subject, whole.entity):
            return Measured(whole.indicator, whole.entry, place, whole.sector, "bind.nested")
        of = whole.whole or self._plain(whole)
        if ending(named.name, self.kinds) is not None and self._is_listed(site, whole):
            of = ending(of, self.namer.measurable) or of  # 其中食品价格上涨1%,衣着类上涨2%
        head = self._head(of)
        whole_name = named.name.endswith(head) or named.name[:2] == head[:2]  # 其中,出口汽车3亿
        name = named.name if whole_name else named.name + head[overlap(named.name, head) :]
        sector = None if self.holders.named(site) else named.name
        entity = whole.entity if place is not None else self._entity(site)  # 接单地区中,欧洲7亿
        return Measured(name, whole.entry, entity, sector, "bind.nested", of)

    def _own(self, site: Site) -> Measured:
        """Take the phrase as the name, joined to the sector or institution that the clause has named."""
        named, owner = site.named, site.walk.owner
        entity, sector = self._entity(site), named.sector or owner.sector
        joined = self.catalogue.entries.get(owner.sector + named.name) if owner.sector else None
        if owner.sector and joined is not None:
            return Measured(owner.sector + named.name, joined, entity, owner.sector, "bind.sector")
        whose = self.holders.whose(site)
        if whose:
            known = self.catalogue.ending(whose + named.name)
            return Measured(whose + named.name, known[1] if known else named.entry, entity, sector, "bind.dependent")
        return Measured(named.name, named.entry, entity, sector, f"bind.{named.side}")

    def _is_listed(self, site: Site, whole: Bound) -> bool:
        """Return whether ``whole`` is itself one of the parts that the sentence lists."""
        if whole.whole or whole.sentence != site.sentence:
            return False
        return self.nesting.search(site.before[: whole.quantity.start - site.start]) is not None

    def _head(self, indicator: str) -> str:
        """Return the noun that ``indicator`` ends in (商品房销售面积 -> 销售面积), to be joined to a part of it."""
        for start in range(len(indicator) - SHORTEST_HEAD, -1, -1):
            if indicator[start:] in self.catalogue.entries:
                return indicator[start:]
        starts = range(max(0, len(indicator) - SHORTEST_HEAD - 1), len(indicator) - 1)
        return indicator[next((s for s in starts if words.is_boundary(indicator, s)), -SHORTEST_HEAD - 1) :]

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
        part = ending(named.name, self.sectors) is not None or self.subjects.parties.place(named.name) is not None
        if quantity.unit in COUNTS:
            return part or self._listed_behind(site, whole)
        nested = part or self.nesting.search(site.before) is not None or self._listed_behind(site, whole)
        return nested and not self._is_amount(named.name, quantity) and whole.measure == "level"

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
        if self._aside(site) and self._closed(site, whole) and named.entry is None:
            return True
        grown = self.namer.phrases.growth_noun(named.name)
        if named.side != "left" or self.namer.is_measurable(grown[0] if grown else named.name):
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

    def _aside(self, site: Site) -> bool:
        """Return whether the bracket that holds the number opens right behind the phrase (家具(下跌3%))."""
        return site.before[: max(0, site.before.rfind("("))].endswith(site.named.phrase or "(")

    def _closed(self, site: Site, whole: Bound) -> bool:
        """Return whether ``whole`` stood in a bracket of the same sentence, or of the one that a semicolon ended."""
        near = whole.sentence == site.sentence or (site.goes_on and whole.sentence[1] == site.start)
        return near and site.walk.chars.startswith(")", whole.quantity.end)

    def _in_list(self, site: Site) -> bool:
        """Return whether an enumeration comma stands in front of the phrase or behind the number."""
        in_front = site.before[: site.before.rfind(site.named.phrase)].rstrip()
        behind = site.view[site.quantity.end - site.start :]
        return in_front.endswith(self.list_mark) or behind.startswith(self.list_mark)


def compile_measuring(rules: Rules, namer: Namer, subjects: Subjects) -> Measuring:
    """Compile the words of ``markers.toml`` for wholes and parts."""
    table = rules.table("markers")
    phrase, not_after = table["phrase"], table["tail"]["sector_not_after"]
    total = namer.catalogue.entries.get(table["share"]["structure_of"])
    return Measuring(
        catalogue=namer.catalogue,
        namer=namer,
        subjects=subjects,
        behind_brackets=regex.compile(table["clause"]["behind_brackets"]),
        structure=regex.compile(table["share"]["structure"]),
        members=tuple(table["share"]["members"]),
        nesting=regex.compile(table["clause"]["nesting"]),
        group=regex.compile(table["clause"]["group"]),
        limit=regex.compile(f"(?P<limit>{table['clause']['limit']})(?:{table['clause']['reached']})?$"),
        limit_in_name=regex.compile(table["clause"]["limit"]),
        holders=compile_holders(rules),
        sectors=by_last(phrase["strong_sector_suffix"], not_after),
        kinds=by_last([*phrase["strong_sector_suffix"], *phrase["kinds"]], not_after),
        averages=by_last(table["subject"]["averages"]),
        rates=by_last(phrase["rates"]),
        share_name=table["share"]["name"],
        list_mark=phrase["separators"][0],
        each=table["clause"]["per"],
        owner_mark=phrase["owner"],
        completion_rate=table["clause"]["completion_rate"],
        totals=frozenset(phrase["total"]),
        prefixes=tuple(sorted(phrase["prefixes"], key=len, reverse=True)),
        total=total.code if total is not None else "",
    )

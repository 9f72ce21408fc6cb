"""Settles what a number measures and whose it is, from the phrase found and the observations before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import regex

from zhibiao.bind.catalogue import Catalogue
from zhibiao.bind.context import Named
from zhibiao.bind.endings import Words, by_last, ending, last_match
from zhibiao.bind.fitting import is_money
from zhibiao.bind.holders import Holders, compile_holders
from zhibiao.bind.names import Name
from zhibiao.bind.naming import COUNTS, Namer
from zhibiao.bind.parts import Measured, Parts, compile_parts, entity_of, in_aside
from zhibiao.bind.site import Bound, Site, seen
from zhibiao.bind.subject import Subject
from zhibiao.bind.subjects import Subjects
from zhibiao.rules import Rules

EXTENTS = frozenset({"m2", "m"})
MASS = "t"
SEPARATORS = " ,;:\u3001"
LONGEST_WAY = 16
"""Characters of where a distance leads to."""
RATIO = regex.compile(r"[\d.·:]+$")


@dataclass(frozen=True, slots=True)
class Measuring:
    """The words of ``markers.toml`` for wholes and parts, compiled."""

    catalogue: Catalogue
    namer: Namer
    subjects: Subjects
    structure: regex.Pattern[str]
    behind_brackets: regex.Pattern[str]
    members: tuple[str, ...]
    limit: regex.Pattern[str]
    limit_in_name: regex.Pattern[str]
    holders: Holders
    parts: Parts
    averages: Words
    each: str
    share_name: str
    owner_mark: str
    deeds: Words
    totals: frozenset[str]
    per_one: frozenset[str]
    prefixes: tuple[str, ...]
    away: tuple[str, ...]

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
            yield Measured(living, self.catalogue.entries.get(living), entity_of(site), None, "bind.carried")
            return
        if site.named.side == "carried" and site.previous is not None:
            yield self._of_whole(site, self._carried(site, site.previous))
            return
        readers: tuple[Callable[[Site], Measured | None], ...] = (
            self._bracketed,
            self._as_far,
            self._same_of_another,
            self._of_size,
            self._for_each,
            self.parts.of_group,
            self.parts.part,
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

    def _as_far(self, site: Site) -> Measured | None:
        """Take a place behind a distance as where another one leads to (距甲县30公里,乙市40公里)."""
        last, name = site.last, site.named.name
        if last is None or site.named.side != "left" or site.named.entry is not None or site.quantity.unit != last.unit:
            return None
        if last.unit not in EXTENTS or not last.indicator.startswith(self.away) or self.namer.is_measurable(name):
            return None
        said = site.clause.strip(SEPARATORS)
        if len(name) > LONGEST_WAY or not (said.startswith(self.away) or self.subjects.names.place_at(name, 0)):
            return None
        away = "" if name.startswith(self.away) else self.away[0]
        return Measured(away + name, None, last.entity, last.sector, "bind.party")

    def _same_of_another(self, site: Site) -> Measured | None:
        """Take a place as the owner of what the number before told of another (江苏出口增长6.1%,浙江增长4.2%)."""
        named, statement = site.named, site.statement
        previous = (
            site.walk.amount if statement.measure == "level" else site.previous or site.last or site.walk.previous
        )
        if previous is None or not (
            previous.sentence == site.sentence or site.goes_on or statement.measure == "growth"
        ):
            return None
        same = statement.measure == "level" and site.quantity.unit == previous.unit
        party = None if in_aside(site) and "(" in site.before else self.party(named, site.walk.profile.subject)
        if party is not None and self._is_listed_part(site, previous, party):
            return None
        if party is None or not (same or statement.measure in ("growth", "change")):
            return None
        against = statement.measure == "change" == previous.measure and previous.compare is None
        entity = previous.entity if against else party  # 高于全省2.5个百分点、全市1.3个百分点
        return Measured(previous.indicator, previous.entry, entity, previous.sector, "bind.party")

    def _is_listed_part(self, site: Site, previous: Bound, party: Name) -> bool:
        """Return whether another land stands in a list of parts (接单地区中,来自美国8亿,欧洲7亿)."""
        listed = bool(previous.whole) or self.parts.nesting.search(site.before) is not None
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

    def _for_each(self, site: Site) -> Measured | None:
        """Name an average by what the number before was of (耕地3万亩,人均1.2亩)."""
        previous = site.previous
        if site.named.name not in self.per_one or previous is None or previous.sentence != site.sentence:
            return None
        if previous.unit != site.quantity.unit or previous.measure != "level":
            return None
        name = site.named.name + self.parts.plain(previous)
        known = self.catalogue.ending(name)
        return Measured(name, known[1] if known else None, previous.entity, previous.sector, "bind.carried")

    def _carried(self, site: Site, previous: Bound) -> Measured:
        """Take over what the number before measured; a verb in between says what was done with it."""
        name, entry = self.parts.plain(previous), previous.entry
        verb = "" if self.namer.left.not_opening.match(site.named.verb) else site.named.verb
        if verb and site.statement.measure == "level" and site.quantity.unit in COUNTS:
            done = ending(name, self.deeds, keep=2)
            # 拖拉机生产3万台;销售2万台: what is done with them now takes the place of what was done.
            name = name.removesuffix(done) + verb if done else verb + self.holders.noun(name)
            entry = None
        if site.named.name in self.totals:
            # 新增企业18家、总数达126家: the total is not of those that are new.
            name = name.removeprefix(next((p for p in self.prefixes if name.startswith(p)), ""))
        name = site.named.name + name if site.named.name.startswith(self.each) else name
        unit, counted = site.quantity.unit, previous.unit in COUNTS or previous.unit == MASS
        extent = (unit in EXTENTS and previous.unit not in EXTENTS) or (is_money(unit) and counted)
        extent = extent and site.statement.measure == "level"
        if unit != previous.unit and {unit, previous.unit} <= EXTENTS and site.named.name in self.namer.left.heads:
            # 距县城15公里,面积32平方公里
            return Measured(site.named.name, None, previous.entity, previous.sector, "bind.left")
        apart = previous.sentence != site.sentence and not site.goes_on
        if extent and apart and unit in EXTENTS and site.named.name in self.namer.left.heads:
            # 是3个省级高新区之一。总面积69平方公里。
            return Measured(site.named.name, None, entity_of(site), None, "bind.left")
        if extent and site.named.name in self.namer.left.heads and not name.endswith(site.named.name):
            # 12个街镇,面积达到1079平方公里; 手机出口9万台,货值3亿元
            name, entry = (name if is_money(unit) else self.holders.noun(name)) + site.named.name, None
        if site.statement.rule == "measure.completion":
            name, entry = name + site.statement.noun, None
        return Measured(name, entry, previous.entity, previous.sector, "bind.carried")

    def _those(self, site: Site, previous: Bound) -> Measured:
        """Name those of whom the number before told by what is said of them (持平的占46%: 持平的企业)."""
        said, mark = self.namer.phrases.without_connectors(site.statement.stem), self.namer.owner_mark
        name = said + mark + previous.indicator.rpartition(mark)[2]
        return Measured(name, None, previous.entity, previous.sector, "bind.carried")

    def _bracketed(self, site: Site) -> Measured | None:
        """Name a level in brackets by what follows them (留宿旅客(3亿元)及团客(2亿元)的消费分别上升…)."""
        named = site.named
        if site.statement.measure != "level" or named.side != "left" or not in_aside(site):
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

    def _own(self, site: Site) -> Measured:
        """Take the phrase as the name, joined to the sector or institution that the clause has named."""
        named, owner = site.named, site.walk.owner
        entity, sector = entity_of(site), named.sector or owner.sector
        joined = self.catalogue.entries.get(owner.sector + named.name) if owner.sector else None
        if owner.sector and joined is not None:
            return Measured(owner.sector + named.name, joined, entity, owner.sector, "bind.sector")
        whose = self.holders.whose(site)
        if whose:
            known = self.catalogue.ending(whose + named.name)
            return Measured(whose + named.name, known[1] if known else named.entry, entity, sector, "bind.dependent")
        return Measured(named.name, named.entry, entity, sector, f"bind.{named.side}")


def compile_measuring(rules: Rules, namer: Namer, subjects: Subjects) -> Measuring:
    """Compile the words of ``markers.toml`` for wholes and parts."""
    table = rules.table("markers")
    phrase, holders = table["phrase"], compile_holders(rules)
    return Measuring(
        catalogue=namer.catalogue,
        namer=namer,
        subjects=subjects,
        behind_brackets=regex.compile(table["clause"]["behind_brackets"]),
        structure=regex.compile(table["share"]["structure"]),
        members=tuple(table["share"]["members"]),
        limit=regex.compile(f"(?P<limit>{table['clause']['limit']})(?:{table['clause']['reached']})?$"),
        limit_in_name=regex.compile(table["clause"]["limit"]),
        holders=holders,
        parts=compile_parts(rules, namer, subjects, holders),
        averages=by_last(table["subject"]["averages"]),
        share_name=table["share"]["name"],
        each=table["clause"]["per"],
        owner_mark=phrase["owner"],
        deeds=by_last(phrase["soft_verbs"]),
        totals=frozenset(phrase["total"]),
        per_one=frozenset(phrase["per_one"]),
        prefixes=tuple(sorted(phrase["prefixes"], key=len, reverse=True)),
        away=tuple(table["clause"]["away"]),
    )

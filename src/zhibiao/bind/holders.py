"""Tells who has the persons or beds that a number counts, and whose income a text goes on about."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao.bind.endings import Words, by_last, ending
from zhibiao.bind.site import Site, seen
from zhibiao.rules import Rules


@dataclass(frozen=True, slots=True)
class Holders:
    """The words of ``markers.toml`` for institutions and residents, compiled."""

    nested: str
    dependents: frozenset[str]
    institutions: frozenset[str]
    words: Words
    of_all: regex.Pattern[str]
    residents: regex.Pattern[str]
    spent: regex.Pattern[str]
    verbs: tuple[str, ...]
    territories: Words
    people: str
    populations: frozenset[str]
    households: str
    household: str

    def living(self, site: Site) -> str:
        """Return the name of those who live in the places that the number before counted (辖42个村,3.6万人)."""
        previous, places = site.previous, site.named.name
        house = site.quantity.counted == self.household and site.statement.measure == "level"
        owner = site.walk.owner.entity
        if house and (places in self.populations or (owner is not None and places == owner.text)):
            return self.households  # 总人口200户650人, 甲镇有1200户
        if previous is None or previous.unit != "count" or previous.sentence != site.sentence or site.named.verb:
            return ""
        carried = places in ("", previous.indicator)
        if house:
            return self.households if carried and ending(previous.indicator, self.territories) is not None else ""
        if previous.indicator == self.households and carried and site.quantity.unit == "person":
            return self.people  # 辖12个村民小组,共600户2300人
        counts = site.quantity.unit == "person" and site.statement.measure == "level"
        named = ending(places or previous.indicator, self.territories) is not None
        return self.people if counts and named and places in ("", previous.indicator) else ""

    def noun(self, name: str) -> str:
        """Return ``name`` without the verbs that open it (谋划实施项目 -> 项目)."""
        verb = next((verb for verb in self.verbs if name.startswith(verb)), "")
        return self.noun(name[len(verb) :]) if verb and len(name) > len(verb) + 1 else name

    def named(self, site: Site) -> bool:
        """Return whether the number counts persons or beds, and the phrase names who has them (小学3人, 医院9张)."""
        quantity = site.quantity
        counts = quantity.unit == "person" or (quantity.unit == "count" and quantity.counted not in self.institutions)
        return counts and ending(site.named.name, self.words) is not None

    def whose(self, site: Site) -> str:
        """Return what the sentence has said of whose the number is, where its own phrase leaves that out.

        普通高中招生972人,在校生3184人; 农村居民人均收入3万元,人均消费支出2万元.
        """
        previous = site.previous
        if previous is None or previous.sentence != site.sentence:
            return ""
        if self.spent.fullmatch(site.named.name):
            residents = self.residents.match(previous.indicator)
            return residents.group() if residents is not None else ""
        if site.named.name not in self.dependents or self.of_all.match(seen(site.clause)):
            return ""
        if previous.quantity.counted in self.institutions:
            # 企业120家,其中上市公司12家,从业人员3万人: those of all.
            of_part = self.nested in site.walk.chars[site.start : previous.quantity.start]
            return "" if of_part else previous.indicator
        word = next((d for d in self.dependents if previous.indicator.endswith(d)), None)
        whose = previous.indicator.removesuffix(word) if word else ""
        return whose if len(whose) > 1 else ""


def compile_holders(rules: Rules) -> Holders:
    """Compile the words of ``markers.toml`` for institutions and residents."""
    phrase = rules.table("markers")["phrase"]
    verbs = {*phrase["trailing_verbs"], *phrase["soft_verbs"], *phrase["project_stages"]}
    return Holders(
        nested=rules.table("markers")["clause"]["nested"],
        dependents=frozenset(phrase["dependents"]),
        institutions=frozenset(phrase["institutions"]),
        words=by_last(phrase["holders"]),
        of_all=regex.compile(phrase["totals"]),
        residents=regex.compile(phrase["residents"]),
        spent=regex.compile(phrase["spent"]),
        verbs=tuple(sorted((v for v in verbs if len(v) > 1), key=len, reverse=True)),
        territories=by_last(phrase["territories"]),
        people=phrase["population"],
        populations=frozenset(phrase["populations"]),
        households=phrase["households"],
        household=phrase["household"],
    )

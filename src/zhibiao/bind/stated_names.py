"""Finds whom a text is about where it says so in set form: a field, a short name, the title of a plan, a village."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao.bind.names import Names
from zhibiao.bind.own_words import OwnWords
from zhibiao.bind.subject import Subject
from zhibiao.rules import Rules

LONGEST_HEAD = 400
NAME_END = regex.compile(r"[\p{Han}A-Za-z]+$")
OWN_LEVELS = ("province", "prefecture", "county", "district")
EARLY = 160
"""Characters at the start of a text in which it says whom it is about, if it does so but once."""
LONGEST_SHORT, SHORTEST_BRAND = 12, 2
"""Characters of a company's short name in a headline, and of what is its own in it."""
FEW = 3
"""Mentions of a place that outweigh the national office at the head of a release."""


KEYS = ("village_at", "name_field", "titles", "abbreviated", "formal", "publishing", "share_code", "portrait")


@dataclass(frozen=True, slots=True)
class StatedNames:
    """The forms of ``markers.toml`` in which a text states a name, compiled."""

    names: Names
    own_words: OwnWords
    village_at: regex.Pattern[str]
    name_field: regex.Pattern[str]
    titles: regex.Pattern[str]
    abbreviated: regex.Pattern[str]
    formal: regex.Pattern[str]
    publishing: regex.Pattern[str]
    share_code: regex.Pattern[str]
    portrait: regex.Pattern[str]

    def in_field(self, body: str) -> str | None:
        """Return the place that a field at the head of ``body`` names (地名:甲镇)."""
        field = self.name_field.search(body, 0, EARLY)
        return field["who"] if field is not None and self.names.named(field["who"]) is not None else None

    def portrayed(self, body: str, title: str) -> str | None:
        """Return the place whose portrait ``title`` says that ``body`` is (甲镇概况)."""
        match = self.portrait.match(title)
        named = self.names.named(match["who"]) if match is not None else None
        return named.text if named is not None and named.kind == "place" and named.text in body else None

    def village(self, body: str, title: str) -> Subject | None:
        """Return the village that the first words of ``body`` name with where it lies, and ``body`` again and again."""
        match = self.village_at.search(body, 0, EARLY)
        if match is None or match["village"] in title or self.names.named(match["village"]) is None:
            return None
        if body.count(match["village"]) < FEW:
            return None
        own = self.own_words.find(body, places=False)
        if own and not self.names.pronouns[own[0]].kinds.isdisjoint(OWN_LEVELS):
            return None  # A text on 全县 that opens with one of its villages.
        around = self.names.place_ending(body[: match.start("village")]) or None
        return Subject(match["village"], "place", "place", (), around)

    def shortened(self, body: str) -> Subject | None:
        """Return the only company whose name the first words of ``body`` shorten for what follows."""
        found = list(self.abbreviated.finditer(body))
        if len(found) != 1 or found[0].start() > LONGEST_HEAD or body.count(found[0]["short"]) < FEW:
            return None
        who = found[0]["who"]
        half = who[len(who) // 2 :]
        name = half if who == half * 2 else who  # An entry opens with its name, and says it again.
        return Subject(name, "company", "company", (found[0]["short"],))

    def headed(self, body: str, title: str) -> Subject | None:
        """Return the company that opens ``title`` in short and stands with its full name at the head of ``body``."""
        for match in self.formal.finditer(body, 0, LONGEST_HEAD):
            full = match.group()
            length = next((n for n in range(min(len(title), LONGEST_SHORT), 2, -1) if title[:n] in full), 0)
            brand = title[self.names.places_at(title, 0)[1] : length]
            if len(brand) < SHORTEST_BRAND or self.names.zone.search(brand):
                continue
            return Subject(full[full.find(title[:length]) :], "company", "company", (title[:length], brand))
        publishing = self.publishing.search(body, 0, EARLY)
        who = publishing["who"] if publishing is not None else self._listed(body, title)
        return Subject(who, "company", "company", ()) if who else None

    def _listed(self, body: str, title: str) -> str:
        """Return the company behind whose short name the number of its shares stands, and which opens ``title``."""
        for match in self.share_code.finditer(body, 0, LONGEST_HEAD):
            before = NAME_END.search(body, max(0, match.start() - LONGEST_SHORT), match.start())
            name = before.group() if before is not None else ""
            for start in range(len(name) - 1):
                if title.lstrip(" ,").startswith(name[start:]):
                    return name[start:]
        return self._coded(body)

    def _coded(self, body: str) -> str:
        """Return the only company with the number of its shares at the head of ``body``, which it names again."""
        before = (NAME_END.search(body, 0, match.start()) for match in self.share_code.finditer(body, 0, LONGEST_HEAD))
        names = {match.group()[-LONGEST_SHORT:] for match in before if match is not None}
        if len(names) != 1:
            return ""
        name = names.pop()
        return next((name[at:] for at in range(len(name) - 1) if body.count(name[at:]) >= FEW), "")

    def issuing(self, body: str) -> list[str]:
        """Return the places whose plans and reports ``body`` names by their titles (编制《甲市“七五”规划》)."""
        places = (self.names.place_at(match["title"], 0) for match in self.titles.finditer(body))
        return [self.names.usual(place.text) for place in places if place is not None and place.kind == "place"]


def compile_stated_names(rules: Rules, names: Names, own_words: OwnWords) -> StatedNames:
    """Compile the forms of ``markers.toml`` in which a text states a name."""
    table = rules.table("markers")["profile"]
    patterns = (regex.compile(table[name]) for name in KEYS)
    return StatedNames(names, own_words, *patterns)

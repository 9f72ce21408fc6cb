"""Finds the subject of a text that is about a port, or about companies of a kind together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import regex

from zhibiao.bind.names import Name, Names
from zhibiao.bind.subject import Subject
from zhibiao.rules import Rules

FEW = 3
"""Words of a subject in a text that is about it."""
OPENING = 200
"""Characters below a title in which what it is about is named again."""


@dataclass(frozen=True, slots=True)
class Organizations:
    """The words of ``markers.toml`` for ports and for companies of a kind, compiled."""

    names: Names
    together: regex.Pattern[str]
    titled: regex.Pattern[str]
    these_works: regex.Pattern[str]
    port: regex.Pattern[str]
    port_told: regex.Pattern[str]
    seats: tuple[str, ...]

    def find(self, body: str, title: str) -> tuple[Subject | None, int]:
        """Return the port that a text on ports names most, or the works, or the companies of a kind (央企) it tells of.

        Companies go by all the words that the text has for them. The number is how often the text names them.
        """
        text = f"\n{title}\n{body}"
        port, times = self._port(text)
        if port:
            return Subject(port, "organization", "organization", ()), times
        works, times = self._works(text)
        if works:
            return Subject(works, "company", "company", ()), times
        told = Counter(match["who"] for match in self.together.finditer(text))
        if told.total() < FEW:
            return None, 0
        companies = Subject(told.most_common(1)[0][0], "organization", "organization", tuple(sorted(told)))
        return companies, told.total()

    def in_title(self, body: str, title: str) -> Subject | None:
        """Return the university, airport, museum … that opens ``title``, and that ``body`` goes on to name in full.

        What it is (机场) may stand for it.
        """
        for piece in title.split():
            match = self.titled.match(piece)
            if match is None or match["who"] not in body.replace(piece, "")[:OPENING]:
                continue
            if self.names.place_at(match["who"], 0) != Name(match["who"], "place"):
                return Subject(match["who"], "organization", "organization", (match["what"],))
        return None

    def _works(self, text: str) -> tuple[str, int]:
        """Return the works that ``text`` names most, if it goes on about it (该厂), and how often it names them."""
        spoken = len(self.these_works.findall(text))
        named = self.names.works(text) if spoken > 1 else Counter()
        known = {name: times for name, times in named.items() if self.names.named(name) is not None}
        name = max(known, key=lambda name: (known[name], len(name)), default="")
        return (name, spoken + known[name]) if name and known[name] > 1 else ("", 0)

    def _port(self, text: str) -> tuple[str, int]:
        """Return the port that ``text`` names most, by the place that it is called after (甲港), and how often."""
        if len(self.port_told.findall(text)) < FEW:
            return "", 0
        said = Counter(
            match["who"][at:]
            for match in self.port.finditer(text)
            for at in range(len(match["who"]) - 2)
            if any(match["who"][at:-1] + seat in self.names.places for seat in ("", *self.seats))
        )
        name, times = next(iter(said.most_common(1)), ("", 0))
        return (name, times) if times > 1 else ("", 0)


def compile_organizations(rules: Rules, names: Names) -> Organizations:
    """Compile the words of ``markers.toml`` for ports and for companies of a kind."""
    markers = rules.table("markers")
    table = markers["profile"]
    return Organizations(
        names=names,
        together=regex.compile(f"{table['clause_start']}{table['together']}{table['clause_rest']}"),
        titled=regex.compile(table["titled_body"]),
        these_works=regex.compile(table["these_works"]),
        port=regex.compile(table["port"]),
        port_told=regex.compile(table["port_told"]),
        seats=tuple(markers["subject"]["seats"]),
    )

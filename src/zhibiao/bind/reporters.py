"""Finds the company that a text is about: it announces figures, reports under its full name, or is told of."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao import words
from zhibiao.bind.announcers import Announcers, compile_announcers
from zhibiao.bind.names import Names
from zhibiao.bind.phrases import Phrases
from zhibiao.bind.subject import Subject
from zhibiao.rules import Rules

LONGEST_HEAD = 400
LONGEST_LISTED = 3000
"""Characters in which another company's stock code tells that a text is not about one alone."""
COMPANY_EVIDENCE = 5
SHORTEST_COMPANY = 6
"""Characters of a company's name with its legal form; below, it is the form alone."""
LONGEST_SHORT_NAME = 8
OPENING = 120
"""Characters at the start of a text in which a listed company stands that the text is about."""
FEW = 3
"""Words of results in a text that tells of a company's."""
PARTS = regex.compile(r"[\s,:!?;\u3002\u201c\u201d\"]+")
TITLED = 2
"""Mentions of a company that one in the title outweighs."""


@dataclass(frozen=True, slots=True)
class Reporters:
    """The words of ``markers.toml`` around companies that report, compiled."""

    names: Names
    phrases: Phrases
    company_words: regex.Pattern[str]
    company_name: regex.Pattern[str]
    notice: regex.Pattern[str]
    company_acts: regex.Pattern[str]
    announcer: regex.Pattern[str]
    ticker: regex.Pattern[str]
    listed_as: regex.Pattern[str]
    opens_with: regex.Pattern[str]
    announcers: Announcers
    apposition: regex.Pattern[str]
    trade: regex.Pattern[str]
    reporting: regex.Pattern[str]
    own_company: regex.Pattern[str]

    def announcing(self, body: str, title: str) -> Subject | None:
        """Return the company whose figures are announced, by its full name or the short one of its news."""
        field = self.listed_as.search(title) or self.listed_as.search(body[:LONGEST_HEAD])
        if field is not None:
            return Subject(field["who"], "company", "company", ())
        reporting = self.reporting.search(title)
        if reporting is not None and len(reporting["who"]) > SHORTEST_COMPANY:
            return self._in_full(reporting, "who", title)
        opens = next(filter(None, map(self.opens_with.match, body.split("\n", FEW)[:FEW])), None)
        if opens is not None:
            return self._in_full(opens, "who", opens.string)
        opening = self.notice.search(body[:LONGEST_HEAD]) or self.notice.match(title)
        if opening is not None and self._short_name(opening["who"], body, 1, longer=1):
            return Subject(opening["who"], "company", "company", ())
        head = title + "\n" + body[:LONGEST_HEAD]
        terms = len(self.announcers.terms.findall(body))
        listed = self._listed(title, body)
        if listed is not None:
            return Subject(listed, "company", "company", ())
        # 晶圆代工厂甲电今天公布…: what it is stands before its name.
        bare = self.trade.sub("", head)
        headline, acts = self.announcers.headline, self.announcers.acts
        kinds = ((self.ticker, 1, FEW - 1), (self.announcer, 1, 1), (headline, 2, FEW), (acts, 2, FEW))
        opens = next((m for line in head.split("\n") if (m := self.announcer.match(line.strip()))), None)
        named = self.names.named(opens["who"]) if opens is not None else None
        other = named is not None and named.kind != "company"  # 甲经开区发布公告
        if opens is not None and not other and self._short_name(opens["who"], body, 1, longer=1):
            return Subject(opens["who"], "company", "company", ())
        for pattern, mentions, needed in kinds if terms else ():
            coded = pattern is self.ticker
            texts = ("\n" + bare, "\n" + head) if coded else (bare,)
            matches = (m for text in texts for m in pattern.finditer(text)) if terms >= needed else ()
            found = next((m for m in matches if self._short_name(m["who"], body, mentions, listed=coded)), None)
            if found is not None:
                name, short = found["who"], self.names.stem(found["who"])
                known = name != short and body.count(short) > body.count(name)
                return Subject(name, "company", "company", (short,) if known else ())
        return None

    def _listed(self, title: str, body: str) -> str | None:
        """Return the company with whose stock code ``title`` or ``body`` opens, where no other has one."""
        # 晶圆代工厂甲电(2303): what it is stands before its name.
        texts = (self.trade.sub("", "\n" + text) for text in (body[:LONGEST_LISTED], title))
        listed = {match["who"] for text in texts for match in self.ticker.finditer(text)}
        if len(listed) != 1:
            return None
        name = listed.pop()
        return name if name in title + body[:OPENING] and self._short_name(name, body, FEW - 1, listed=True) else None

    def speaking(self, body: str, title: str) -> Subject | None:
        """Return the company whose report this is: it speaks of itself as 公司, and its head names it in full."""
        head = title + "\n" + body[:LONGEST_HEAD]
        spoken = len(self.company_words.findall(body))
        if spoken >= COMPANY_EVIDENCE or self.company_name.search(title):
            names = self.company_name.finditer(head)
            said = (m for m in names if head.count("(", 0, m.start()) == head.count(")", 0, m.start()))
            full = next((m for m in said if self.own_company.search(m.group()) is None), None)
            if full is not None:
                company = self._in_full(full, 0, head)
                name = _said_most(company.name, body)
                return company if name == company.name else Subject(name, "company", "company", ())
        return None

    def opening(self, body: str, title: str) -> Subject | None:
        """Return the company whose short name opens a part of ``title``, and of whose results ``body`` tells."""
        told = (self._told_of(piece, body) for piece in PARTS.split(title))
        short = max(filter(None, told), key=body.count, default=None)
        if short is None or not (self.company_words.search(body) or self.announcers.terms.search(body)):
            return None
        return Subject(short, "company", "company", ())

    def may_brand(self, body: str) -> bool:
        """Return whether ``body`` tells of a company's results."""
        return self.announcers.terms.search(body) is not None

    def branded(self, body: str, title: str) -> Subject | None:
        """Return the company that a text on results names most, by a short name that ends as such names do."""
        brands = (name for name in self.names.brands(body) if self.announcers.may_be(name))
        own = {
            name: body.count(name) + TITLED * (name in title)
            for name in brands
            if self.names.place_at(name, 0) is None
        }  # fmt: skip
        name = max(own, key=lambda brand: own[brand], default="")
        return Subject(name, "company", "company", ()) if name and own[name] > FEW else None

    def _told_of(self, title: str, body: str) -> str | None:
        """Return the short name that opens ``title``, if ``body`` goes on about it as one does about a company."""
        for length in range(min(LONGEST_SHORT_NAME, len(title)), 1, -1):
            name = title[:length]
            named = self.names.named(name)
            if named is not None and named.kind == "zone" and not named.weak:
                return None  # 甲经开区统计
            if (
                not name.isalnum()
                or name[:2].isdecimal()
                or body.count(name) < FEW
                or not self._short_name(name, body, FEW)
            ):
                continue
            ends = (m.end() for m in regex.finditer(regex.escape(name), body))
            if sum(1 for end in ends if self.company_acts.match(body, end)) > 1:
                return name
        return None

    def _in_full(self, full: regex.Match[str], group: int | str, head: str) -> Subject:
        """Return the company that ``full`` names, with the short name that ``head`` gives it."""
        phrase, _ = self.phrases.left(full[group])
        phrase = phrase.rpartition(self.phrases.owner_mark)[2]
        phrase = phrase[self._apposition(phrase) :]
        short = self.names.short_for.search(head, full.end(), full.end() + 40)
        aliases = tuple(dict.fromkeys((phrase, short["short"]))) if short else (phrase,)
        return Subject(phrase, "company", "company", aliases)

    def _short_name(self, name: str, body: str, mentions: int, longer: int = 2, listed: bool = False) -> bool:
        """Return whether ``name`` can be a company's, and ``body`` says it often enough.

        ``longer``: how often it has to be said, where it opens with a place; ``listed``: it has a stock code.
        """
        place = self.names.place_at(name, 0)
        told = place is None or self._is_longer(name, place.text, body, 1 if listed else longer)
        return told and body.count(name) >= mentions and self.announcers.may_be(name, listed)

    def _is_longer(self, name: str, place: str, body: str, mentions: int) -> bool:
        """Return whether ``name`` is more than the ``place`` that opens it, of which ``body`` speaks only so."""
        said = body.count(name)
        return len(name) - len(place) > 1 and said >= mentions and said * 3 >= body.count(place) * 2

    def _apposition(self, phrase: str) -> int:
        """Return where the name starts in ``phrase``, behind what the company is (汽车零部件制造商甲公司)."""
        match = self.apposition.match(phrase)
        return match.end() if match is not None and match.end() < len(phrase) - 3 else 0


def _said_most(name: str, body: str) -> str:
    """Return ``name`` without the words before a name that ``body`` says much more often (解读|甲银行)."""
    shorter = (name[start:] for start, _ in words.tokens(name) if start and len(name) - start > FEW)
    return next((tail for tail in shorter if body.count(tail) > FEW * body.count(name)), name)


def compile_reporters(rules: Rules, names: Names, phrases: Phrases) -> Reporters:
    """Compile the words of ``markers.toml`` around companies that report."""
    table = rules.table("markers")["profile"]
    return Reporters(
        names=names,
        phrases=phrases,
        company_words=regex.compile(table["company_words"]),
        company_name=regex.compile(table["company_name"]),
        notice=regex.compile(table["notice"]),
        company_acts=regex.compile(table["company_acts"]),
        announcer=regex.compile(table["announcer"]),
        ticker=regex.compile(table["ticker"]),
        listed_as=regex.compile(table["listed_as"]),
        opens_with=regex.compile(table["opens_with"]),
        announcers=compile_announcers(rules, names),
        apposition=regex.compile(table["apposition"]),
        trade=regex.compile(rf"(?<![^\u3002\n\s,\u3011\u3015)\]\d]){table['apposition']}"),
        reporting=regex.compile(table["reporting"]),
        own_company=regex.compile(table["own_company"]),
    )

"""What a line is: heading, list item, prose, markup, debris. Segment and the joining of lines ask here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import regex

from zhibiao.normalize.tables import CJK

# The longest heading without an enumeration seen in the annotated texts has 32 characters, the company name
# and project under a photograph.
_LONGEST = 32
_LONGEST_ENUMERATED = 44
_LONGEST_HEADLINE = 60
_PHRASE = 4
"""Chinese characters of the shortest phrase of a headline."""
_FINAL = frozenset("\u3002;!?\u2026")
_NOT_LAST = _FINAL | frozenset(",\u3001:")
_CLOSERS = "\u201d\u2019\"')\u300b\u3011"
_STOP = re.compile("[\u3002;]")
_CALL = re.compile("[!?](?=.)")
_COMMA = re.compile(r",(?!\d{3})")
_PROSE = re.compile(r"[\u3002;!?]|,(?!\d{3})")
_MARKUP = re.compile(r"#{1,6}\s|[-*+]\s|\||!\[|</?[A-Za-z]|```|\$\$")
_CHARACTER = re.compile(f"[{CJK}]")
_LIST = re.compile("[,\u3001]")
_NUMBERS = re.compile(r"[-+\d.,%\s]*")


def is_markup(line: str) -> bool:
    """Tell whether ``line`` is a Markdown head, list item, table row or image, or starts with a tag."""
    return _MARKUP.match(line) is not None


def is_headline(line: str) -> bool:
    """Tell whether ``line`` is a headline of several phrases, without marks but with blanks between them."""
    if len(line) > _LONGEST_HEADLINE or _PROSE.search(line) or is_markup(line):
        return False
    phrases = line.split()
    return len(phrases) > 1 and all(len(_CHARACTER.findall(phrase)) >= _PHRASE for phrase in phrases)


def is_debris(line: str) -> bool:
    """Tell whether ``line`` is a single Chinese character, as an interleaved column leaves it."""
    return len(line) == 1 and _CHARACTER.match(line) is not None


def is_number(line: str) -> bool:
    """Tell whether ``line`` holds nothing but numbers, as a cell of a table does."""
    return _NUMBERS.fullmatch(line) is not None


def is_prose(line: str) -> bool:
    """Tell whether ``line`` holds a mark that only running text has."""
    return _PROSE.search(line) is not None


def is_closed(line: str) -> bool:
    """Tell whether a sentence ends with ``line``: by a final mark, quotes and brackets after it aside."""
    if line[-1:] in _CLOSERS:
        line = line.rstrip(_CLOSERS)
    return line[-1:] in _FINAL


@dataclass(frozen=True, slots=True)
class Headings:
    """The words of ``normalize.toml`` that open a heading, compiled."""

    lead: re.Pattern[str]
    enumeration: re.Pattern[str]
    dateline: regex.Pattern[str]
    figure: re.Pattern[str]

    def lead_end(self, line: str) -> int:
        """Return where the text of ``line`` starts, behind a Markdown sign and a number such as 1.1."""
        match = self.lead.match(line)
        return match.end() if match else 0

    def dateline_end(self, line: str) -> int:
        """Return where the text of ``line`` starts, behind the place, day and writer of an article (本报讯(记者…))."""
        match = self.dateline.match(line)
        return match.end() if match else 0

    def is_enumerated(self, line: str) -> bool:
        """Tell whether ``line`` starts with a heading's or list item's number or marker."""
        return self.enumeration.match(line) is not None

    def is_enumeration(self, line: str) -> bool:
        """Tell whether ``line`` is the number of a heading and nothing else."""
        return self.enumeration.fullmatch(line) is not None

    def is_heading(self, line: str) -> bool:
        """Tell whether ``line`` is a heading: marked as one, or short and without a sentence's marks."""
        if line.startswith("#"):
            return is_markup(line)
        if len(line) > _LONGEST_ENUMERATED or is_markup(line) or is_number(line):
            return False
        if line.rstrip(_CLOSERS)[-1:] in _NOT_LAST:
            return False
        if _STOP.search(line) or len(_COMMA.findall(line)) + len(_CALL.findall(line)) > 1:
            return False  # One call opens a headline as well as a sentence.
        if self.is_enumerated(line):
            return True
        # A list of facts may be as short: "3 projects of a billion, 5 of two, 1 of ten".
        facts = _LIST.search(line) is not None and len(self.figure.findall(line)) > 2
        return len(line) <= _LONGEST and not facts


def compile_headings(table: Mapping[str, str]) -> Headings:
    """Compile ``[headings]`` of ``normalize.toml``."""
    numerals, sections, markers, ordinal = (table[key] for key in ("numerals", "sections", "markers", "ordinal"))
    # The number of a section (1.1), which no unit follows.
    section = rf"\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\s(?!\s*(?:{table['units']}))"
    return Headings(
        re.compile(rf"(?:{_MARKUP.pattern})?(?:{section})?"),
        re.compile(
            rf"{ordinal}[{numerals}\d]{{1,4}}[{sections}]"
            rf"|[{numerals}]{{1,3}}[\u3001.](?![{numerals}])"
            rf"|\([{numerals}\d]{{1,3}}\)"
            rf"|\d{{1,2}}[\u3001.](?!\d)"
            rf"|{section}"
            rf"|[{markers}]"
        ),
        regex.compile(table["dateline"]),
        re.compile(rf"\d[\d.]*(?![\d.{table['times']}])"),
    )

"""Tells what the heading of a section says of its numbers: the period, the status and whose they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from zhibiao.alternatives import compile_any
from zhibiao.bind.announcers import Announcers, compile_announcers
from zhibiao.bind.frames import Frames
from zhibiao.bind.names import Name, Names
from zhibiao.bind.owner import Owner
from zhibiao.bind.site import Section, Walk
from zhibiao.bind.subject import Subject
from zhibiao.bind.turns import Turns, compile_turns
from zhibiao.model import Status
from zhibiao.rules import Rules
from zhibiao.spot import Spotted
from zhibiao.spot.periods import TimeExpression
from zhibiao.stages import Block

LONGEST_HEAD = 400
"""Characters at the start of a text in which its own date stands."""
KINDS = ("company", "zone", "place")
"""Kinds of names that head a section also without a number."""


@dataclass(frozen=True, slots=True)
class Sections:
    """The heading words of ``markers.toml``, compiled; ``numbering`` is that of headings, from the highest down."""

    frames: Frames
    names: Names
    announcers: Announcers
    turns: Turns
    target: regex.Pattern[str]
    actual: re.Pattern[str]
    numbering: tuple[regex.Pattern[str], ...]
    byline: regex.Pattern[str]
    compares: regex.Pattern[str]
    breaks_down: regex.Pattern[str]
    report: regex.Pattern[str]
    caption: regex.Pattern[str]
    chart: regex.Pattern[str]
    announced: regex.Pattern[str]
    aims: regex.Pattern[str]
    signature: regex.Pattern[str]
    crumbs: regex.Pattern[str]
    terms: regex.Pattern[str]
    carried_out: regex.Pattern[str]
    fulfilled: regex.Pattern[str]
    owner_mark: str

    def open(self, walk: Walk, block: Block, sentences: Sequence[Spotted]) -> None:
        """Take what ``block`` says of the section that it opens or of the article that it ends."""
        text = walk.chars[block.start : block.end]
        self._end_article(walk, text)
        self._turn(walk, block, text)
        way = (">" in text or "\u00bb" in text) and self.crumbs.fullmatch(text) is not None
        if (block.kind == "heading" and not way) or self.announced.search(text):
            self._open_section(walk, text, block.start, sentences)
        subject = walk.profile.subject
        if subject is not None and (subject.kind == "company" or (block.kind == "heading" and block.start > 0)):
            self._announce(walk, subject, text)

    def _turn(self, walk: Walk, block: Block, text: str) -> None:
        """Let the place whose portrait ``block`` opens be whom the text is about from there on."""
        turned = self.turns.to(text, walk.profile.subject) if block.start > 0 else None
        if turned is None:
            return
        walk.profile = replace(walk.profile, subject=turned)
        walk.section = None
        walk.home = walk.owner = Owner(Name(turned.name, turned.kind), None)
        walk.periods.carried = walk.periods.base

    def _announce(self, walk: Walk, subject: Subject, text: str) -> None:
        """Let another company that ``text`` announces own what comes, until the subject is told of again."""
        name = self.announcers.of(text)
        if name is None:
            return
        own = any(name.text.startswith(known) for known in (subject.name, *subject.aliases))
        owner = Owner(Name(subject.name, subject.kind), None) if own else Owner(name, None, True)
        walk.section = None if own else Section(owner, len(self.numbering))
        walk.home = walk.owner = owner

    def _open_section(self, walk: Walk, heading: str, start: int, sentences: Sequence[Spotted]) -> None:
        """Set the status and period of the section under ``heading``; one below another heading keeps its status.

        A line that is nothing but a date, or who published the text, says when it came out; the caption of a chart
        says what the chart is of.
        """
        first = min((q.start for found in sentences for q in found.quantities), default=None)
        # 裁员70人 前年共亏损3亿元: a time behind a figure is that of the next one.
        expressions = [e for found in sentences for e in found.expressions if first is None or e.start < first]
        # 甲市提前实现“十五”计划: what the headline tells of happened to the plan, not in its years.
        expressions = [e for e in expressions if not self.carried_out.search(walk.chars, start, e.start)]
        self._name(walk, heading)
        walk.periods.dated = None
        title = walk.profile.title is not None and walk.profile.title in heading and walk.profile.period is not None
        dated = walk.profile.formal and not title and self.report.search(heading) is None
        dated = dated or self.announced.search(heading) is not None
        own = walk.profile.period
        dated = dated and not (own is not None and self.caption.match(heading) is not None)
        dated = dated and self.terms.search(heading) is None
        dated = dated and self.chart.search(heading.rstrip()) is None
        dated = dated and not self._is_stamp(heading, expressions, start, walk)
        year = self.frames.of_heading(walk.periods, expressions, own) if dated else None
        status, depth = self._status(heading), self._depth(heading)
        if status is None and year is not None and walk.profile.work_report and walk.profile.date is not None:
            status, depth = ("actual" if year < walk.profile.date.year else "target"), 0
        below = status in (None, walk.status) and depth > walk.depth
        if below or (status is None and any(found.quantities for found in sentences)):
            return
        walk.status, walk.depth = status or walk.profile.status, depth
        if status == "target" and year is None and walk.profile.work_report and walk.profile.date is not None:
            walk.periods.leave(walk.profile.date)

    def _is_stamp(self, heading: str, expressions: Sequence[TimeExpression], start: int, walk: Walk) -> bool:
        """Return whether ``heading`` is a date and nothing but who published the text (甲县统计局 2026年5月).

        It stands near the top, or the date is later than what the text is of.
        """
        own = walk.profile.period
        for expression in expressions:
            if not self.signature.fullmatch(heading.replace(expression.text, "", 1).strip(" ()")):
                continue
            mention = self.frames.calendar.resolve(expression, walk.periods.anchor) if own is not None else None
            if start < LONGEST_HEAD or (own is not None and mention is not None and mention.first > own.last):
                return True
        return False

    def _name(self, walk: Walk, heading: str) -> None:
        """Take the name that ``heading`` is as whom its section is about, until a heading as high ends it."""
        depth, number = self._depth(heading), self._number_end(heading)
        bare = heading[number:].strip(" :")
        told, colon, _ = bare.partition(":")
        place, end, _ = self.names.places_at(told, 0) if colon else (None, 0, False)
        name = self.names.named(bare) if self.owner_mark not in bare else None  # 建设中的甲中心: a caption
        if place is not None and end == len(told):
            name = place  # 甲市:财政收入增长9%
        subject = walk.profile.subject
        if name is not None and subject is not None and name.text != subject.name and bare.endswith(subject.name):
            name = None  # 投资甲市开发区
        sure = name is not None and (not name.weak or (number > 0 and self._is_someone(name, walk.chars)))
        if name is not None and sure and (number or name.kind in KINDS):
            walk.section = Section(Owner(name, None, True), depth)
            walk.home = walk.owner = walk.section.owner
        elif walk.section is not None and depth <= walk.section.depth:
            walk.section = None

    def _is_someone(self, name: Name, chars: str) -> bool:
        """Return whether a weak ``name`` is said again, or is a company's that says where it is (一、甲县水泥厂)."""
        if name.kind == "company" and self.names.places_at(name.text, 0)[0] is not None:
            return True
        return chars.count(name.text) > 1

    def _status(self, heading: str) -> Status | None:
        heading = self.fulfilled.sub("", heading)
        if self.actual.search(heading):
            return "actual"
        return "target" if self.target.search(heading) else None

    def _depth(self, heading: str) -> int:
        """Return how deep ``heading`` stands, by its number; one without a number stands deepest."""
        found = (depth for depth, number in enumerate(self.numbering) if number.match(heading))
        return next(found, len(self.numbering))

    def _number_end(self, heading: str) -> int:
        return max((match.end() for number in self.numbering if (match := number.match(heading))), default=0)

    def _end_article(self, walk: Walk, text: str) -> None:
        """Let a byline end the plan that a page opens with; what follows is another article, and none."""
        if walk.profile.status != "target":
            return
        if walk.ended:
            walk.profile = replace(walk.profile, status="actual", period=None)
            walk.periods.base = walk.periods.carried = None
            walk.status = "actual"
        elif self.byline.search(text.rstrip()):
            walk.ended = True


def compile_sections(rules: Rules, frames: Frames, names: Names) -> Sections:
    """Compile the heading words of ``markers.toml``."""
    table = rules.table("markers")
    status = table["status"]
    return Sections(
        frames=frames,
        names=names,
        announcers=compile_announcers(rules, names),
        turns=compile_turns(rules, names),
        target=regex.compile("|".join(status["target_headings"])),
        actual=compile_any(status["actual_headings"]),
        numbering=tuple(regex.compile(number) for number in status["numbering"]),
        byline=regex.compile(table["clause"]["byline"]),
        compares=regex.compile(table["subject"]["compares"]),
        breaks_down=regex.compile(table["subject"]["breaks_down"]),
        report=regex.compile(table["profile"]["report_given"]),
        caption=regex.compile(table["clause"]["caption"]),
        chart=regex.compile(table["clause"]["chart"]),
        announced=regex.compile(status["announced"]),
        aims=regex.compile(status["aims"]),
        signature=regex.compile(table["profile"]["signature"]),
        crumbs=regex.compile(table["profile"]["crumbs"]),
        terms=regex.compile(status["terms"]),
        carried_out=regex.compile(status["carried_out"]),
        fulfilled=regex.compile(status["fulfilled"]),
        owner_mark=table["phrase"]["owner"],
    )

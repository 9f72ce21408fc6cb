"""Walks the blocks of a document and binds every quantity."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zhibiao.bind.antecedents import is_field
from zhibiao.bind.catalogue import compile_catalogue
from zhibiao.bind.clauses import Clauses, compile_clauses, in_brackets
from zhibiao.bind.confidence import Confidence, compile_confidence
from zhibiao.bind.dating import compile_dating
from zhibiao.bind.frames import Frames, compile_frames
from zhibiao.bind.lists import Lists, compile_lists
from zhibiao.bind.members import Member
from zhibiao.bind.milestones import Event, Milestones, compile_milestones
from zhibiao.bind.names import compile_names
from zhibiao.bind.naming import COUNTS, compile_namer
from zhibiao.bind.owner import Owner, Scene
from zhibiao.bind.period_state import Frame, PeriodState
from zhibiao.bind.phrases import compile_phrases
from zhibiao.bind.profile import Profile, Profiler, compile_profiler
from zhibiao.bind.quantities import Quantities, compile_quantities
from zhibiao.bind.sections import Sections, compile_sections
from zhibiao.bind.site import Bound, Walk, Watch
from zhibiao.bind.subjects import Subjects, compile_subjects
from zhibiao.bind.wholes import Wholes, compile_wholes
from zhibiao.normalize import Normalizer
from zhibiao.normalize.headings import Headings
from zhibiao.rules import Rules
from zhibiao.spot import Spotted, Spotter
from zhibiao.spot.calendar import Anchor
from zhibiao.stages import Block, Quantity, Skipped, Text

CLAUSE_END = re.compile("[,;:\u3002]")
PASSING = frozenset({"organization", "project", "other"})
"""Kinds of entity that a text names in passing: the next sentence is no longer about them."""
LONGEST_DATELINE = 60
PARTS = frozenset({"bind.nested", "bind.party"})
"""Rules of a part that the text names by whose it is."""
SERIES = "\u3001"
"""Between the items of a series."""


DAYS = frozenset({"dateline", "publication", "given"})
"""Where the date of a text is found that is the day on which it was told."""


@dataclass(frozen=True, slots=True)
class Binder:
    """Binds the quantities of a document."""

    profiler: Profiler
    sections: Sections
    frames: Frames
    clauses: Clauses
    lists: Lists
    subjects: Subjects
    wholes: Wholes
    quantities: Quantities
    milestones: Milestones
    confidence: Confidence
    headings: Headings

    def bind(
        self, text: Text, blocks: Sequence[Block], spotted: Sequence[Sequence[Spotted]], profile: Profile,
        watch: Watch | None = None,
    ) -> tuple[list[Bound], list[Skipped], list[Event]]:  # fmt: skip
        """Return the observations, the numbers that are none, and the dated events, in text order.

        ``watch`` is told how each was decided.
        """
        year = profile.period.first.year if profile.period else None
        base = Frame(0, profile.period, profile.period_text, "base") if profile.period else None
        news = profile.date_found in DAYS and not profile.formal
        anchor = Anchor(
            profile.date, year, year, profile.era, news=news, half=profile.half, label=profile.label,
            financial=profile.financial,
        )  # fmt: skip
        periods = PeriodState(anchor, base, base)
        home = self.subjects.home(profile.subject)
        walk = Walk(text.chars, profile, periods, home, profile.status, watch=watch)
        bound: list[Bound] = []
        unbound: list[Skipped] = []
        events: list[Event] = []
        for block, sentences in zip(blocks, spotted, strict=True):
            told = walk.periods
            caption = self.sections.caption.match(text.chars, block.start) is not None
            if caption:  # What stands under a chart is beside the text, which goes on behind it.
                walk.periods = replace(told, in_sentence=list(told.in_sentence))
            else:
                self._open(walk, block, sentences)
            continues = False
            for found in sentences:
                for result in self._sentence(walk, found, continues):
                    if isinstance(result, Skipped):
                        unbound.append(result)
                    else:
                        bound.append(result)
                continues = text.chars[found.sentence.end - 1] == ";"
                if found.expressions and block.kind == "paragraph":
                    owner = walk.owner.entity
                    events += self.milestones.find(text.chars, found, walk.periods.anchor, owner, profile.date)
            walk.periods = told
        return bound, unbound, events

    # -- blocks and sentences ------------------------------------------------------------------------------------

    def _open(self, walk: Walk, block: Block, sentences: Sequence[Spotted]) -> None:
        """Start a block: a paragraph forgets the one before, a heading sets the status and period of its section."""
        goes_on = self.subjects.goes_on.match(walk.chars, block.start) is not None
        compares = self.sections.compares.match(walk.chars, block.start) is not None
        parts = self.sections.breaks_down.match(walk.chars, block.start) is not None
        introduced = walk.chars[: block.start].rstrip().endswith(":")
        walk.periods.open_paragraph(walk.profile.formal, goes_on, compares, parts, introduced)
        default = walk.section.owner if walk.section else self.subjects.home(walk.profile.subject)
        said = self.subjects.said_of_paragraph(walk.chars, block.start, block.end, walk.home, walk.profile.subject)
        walk.open_paragraph(said or default)
        walk.company = self.subjects.companies.speaking_in(walk.chars[block.start : block.end]) or walk.company
        self.sections.open(walk, block, sentences)

    def _sentence(self, walk: Walk, found: Spotted, continues: bool) -> Iterator[Bound | Skipped]:
        """Bind one sentence; ``continues``: the one before ended in a semicolon."""
        start, end = found.sentence.start, found.sentence.end
        walk.goes_on = continues
        walk.aims = start if self.sections.aims.match(walk.chars, start) else walk.aims
        counts = bool(found.quantities) and any(q.form != "article" for q in found.quantities)
        self.frames.enter(walk.periods, walk.chars, start, found.expressions, continues, counts)
        yield from found.skipped
        if not continues or (walk.owner.entity is not None and walk.owner.entity.kind in PASSING):
            walk.owner, walk.around = walk.home, None
        self._visit(walk, walk.chars[start:end])
        if not found.quantities:
            walk.marked = walk.marked if continues else None
            self._introduce(walk, found)
            return
        view = self.clauses.view(walk.chars, found)
        ranks = any(q.unit == "rank" for q in found.quantities)
        walk.field = self.wholes.field(view, start) if ranks else None
        filters = self.clauses.filters(view, start, found.quantities)
        groups = self.lists.groups(view, start, found.quantities)
        sentence: list[Bound] = []
        for clause in self.clauses.split(view, start, end, found.quantities):
            yield from self._clause(walk, view, start, clause, found.quantities, filters, groups, sentence)

    def _introduce(self, walk: Walk, found: Spotted) -> None:
        """Let the place or zone that opens the sentence ``found`` at the head of a paragraph own what comes."""
        start = found.sentence.start
        if walk.opened or walk.chars[start - 1 : start] not in ("", "\n"):
            return
        length = found.sentence.end - start
        if length < LONGEST_DATELINE and self.headings.dateline_end(walk.chars[start : start + length]) == length:
            return  # 【甲州商报讯】: who tells it, and from where.
        profile = walk.profile
        opening = self.subjects.phrases.without_connectors(self.clauses.view(walk.chars, found), keep_prepositions=True)
        clause = CLAUSE_END.split(opening, maxsplit=1)[0]
        scene = Scene(walk.owner, profile.subject, profile.zones, None, None, walk.chars, start, home=walk.home)
        owner = self.subjects.of_clause(clause, scene)
        named = owner.entity if owner.explicit else None
        if named is not None and self.subjects.may_introduce(clause, named, profile.zones):
            walk.home = walk.owner = owner._replace(sector=None)

    def _visit(self, walk: Walk, sentence: str) -> None:
        """Note the company that a sentence names in full, and whether the text goes there to tell of it."""
        company = self.subjects.companies.named_in(sentence)
        if company is None:
            return
        walk.company = company
        if self.subjects.companies.visited(sentence, company):
            walk.home = walk.owner = Owner(company, None, True)

    def _clause(
        self, walk: Walk, view: str, start: int, clause: tuple[int, int, list[int]], quantities: Sequence[Quantity],
        filters: set[int], groups: dict[int, Member], sentence: list[Bound],
    ) -> Iterator[Bound | Skipped]:  # fmt: skip
        """Bind the quantities of one clause; ``sentence`` collects the observations of the sentence."""
        low, high, members = clause
        # 甲公司七天销售额达9万元: how long it took stands between.
        starts = [
            quantities[index].start for index in members if quantities[index].form != "duration" or index == members[-1]
        ]
        opening = view[low - start : (starts[0] if starts else high) - start]
        counts = bool(members) and quantities[members[0]].unit in COUNTS
        profile, around = walk.profile, walk.around or walk.owner
        scene = Scene(
            around, profile.subject, profile.zones, walk.company, walk.project, walk.chars, low, counts, walk.home
        )
        walk.owner = self.subjects.of_clause(opening, scene)
        walk.note(walk.owner.entity)
        consumed, first = low, len(sentence)
        for index in members:
            quantity = quantities[index]
            if index in filters:
                yield Skipped(quantity.start, quantity.end, "filter", "bind.filter")
                continue
            self._pass_on(walk, view, start, index, quantities, groups)
            told = [b for b in sentence if not is_field(b, walk)]
            context = self.clauses.context(view, start, high, consumed, index, quantities, told)
            result = self.quantities.bind(walk, view, start, low, quantity, context, sentence, groups.get(index))
            yield result
            self._group(walk, view[low - start : high - start], quantity.start - low)
            if isinstance(result, Bound):
                self._remember(walk, result, sentence)
                aside = in_brackets(view, consumed - start, quantity.start - start, quantity.end - start)
                if not aside and not is_field(result, walk):
                    consumed = quantity.end
                if result.phrase_right and not is_field(result, walk):
                    at = view.find(result.phrase_right, quantity.end - start)
                    consumed = at + len(result.phrase_right) + start if at >= 0 else consumed
                self._follow(walk, sentence[first:], view[consumed - start : high - start])
        told = sentence[first:]
        if told and not any(PARTS.isdisjoint(bound.rules) for bound in told):
            walk.around = around  # 推广稻田20万亩,其中甲区13万亩,成立合作社26个: the part told only of its number.
        elif any(bound.measure == "level" for bound in told):
            walk.around = None

    def _pass_on(
        self, walk: Walk, view: str, start: int, index: int, quantities: Sequence[Quantity], groups: dict[int, Member]
    ) -> None:
        """Let the party that opens an item of a series own its number (甲市产值3亿元、乙市产值2亿元)."""
        last = quantities[index - 1].end if index else 0
        between = view[max(last - start, 0) : quantities[index].start - start]
        at = between.rfind(SERIES)
        if index in groups or not index or at < 0 or CLAUSE_END.search(between) is not None:
            return
        profile, counts = walk.profile, quantities[index].unit in COUNTS
        scene = Scene(
            walk.owner,
            profile.subject,
            profile.zones,
            walk.company,
            walk.project,
            walk.chars,
            last + at + 1,
            counts,
            walk.home,
        )
        item = between[at + 1 :].strip()
        named = self.subjects.names.named(item)
        alone = named is not None and named.text == item and named.kind == "company"
        owner = Owner(named, None, True) if alone else self.subjects.of_clause(between[at + 1 :], scene)
        if at and (owner.entity is None or owner.entity.kind != "company"):
            return  # 甲集团30万吨合成氨项目、乙集团5万吨白酒项目: what stands between is of the number before.
        if quantities[index].unit == "rank" and owner.sector is not None:
            return  # 产量列第三名、甲省同行业第二名: among whom it ranks.
        if owner.explicit and owner.entity is not None and not owner.entity.weak:
            walk.owner = owner
            walk.note(owner.entity)

    def _group(self, walk: Walk, clause: str, number: int) -> None:
        """Let the zones that ``clause`` counts at ``number`` own what it tells of them, and the paragraph behind."""
        group = self.subjects.zone_groups.counted_at(clause, number, walk.profile.subject)
        if group is None:
            return
        walk.owner = group
        if not walk.opened:
            walk.opened, walk.home = True, group

    def _follow(self, walk: Walk, clause: Sequence[Bound], rest: str) -> None:
        """Let the project that a number of the ``clause`` is an attribute of own what follows, if it is but one.

        投资3亿元的甲项目开工,年产值可达5亿元.
        """
        projects = {b.entity for b in clause if b.attribute}
        if clause and clause[-1].attribute and len(projects) == 1 and not self.lists.goes_on(rest):
            walk.owner = Owner(clause[-1].entity, None, True)
            walk.note(walk.owner.entity)

    def _remember(self, walk: Walk, bound: Bound, sentence: list[Bound]) -> None:
        """Take an observation as what the next ones refer to; the first one says whom the paragraph is about."""
        if bound.other:
            return
        if not walk.opened:
            walk.opened = True
            entity = walk.owner.entity if walk.owner.explicit else None
            # A work report tells of one company after another, as of what its place has done.
            passing = (*PASSING, "company") if walk.profile.work_report else PASSING
            if entity is not None and entity.kind not in passing and not entity.weak:
                walk.home = walk.owner._replace(sector=None)
        walk.remember(bound)
        sentence.append(bound)


def compile_binder(rules: Rules, spotter: Spotter, normalizer: Normalizer) -> Binder:
    """Compile the bind stage from ``rules``."""
    names = compile_names(rules)
    phrases = compile_phrases(rules, compile_catalogue(rules))
    namer = compile_namer(rules, phrases, names)
    subjects = compile_subjects(rules, names, phrases)
    frames = compile_frames(rules, spotter.calendar)
    wholes = compile_wholes(rules, namer)
    return Binder(
        profiler=compile_profiler(rules, names, phrases, spotter.periods, spotter.calendar, normalizer),
        sections=compile_sections(rules, frames, names),
        frames=frames,
        clauses=compile_clauses(rules),
        lists=compile_lists(rules, phrases),
        subjects=subjects,
        wholes=wholes,
        quantities=compile_quantities(rules, namer, subjects, compile_dating(rules, frames), wholes),
        milestones=compile_milestones(rules, spotter.calendar),
        confidence=compile_confidence(rules),
        headings=normalizer.words.headings,
    )

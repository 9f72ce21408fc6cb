"""Walks the blocks of a document and binds every quantity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from zhibiao.bind.ambiguous import Ambiguous, compile_ambiguous
from zhibiao.bind.antecedents import again, antecedent, is_field, signed
from zhibiao.bind.bare_units import BareUnits, compile_bare_units
from zhibiao.bind.catalogue import compile_catalogue
from zhibiao.bind.clauses import Clauses, compile_clauses, in_brackets
from zhibiao.bind.confidence import Confidence, compile_confidence
from zhibiao.bind.context import Context, Named
from zhibiao.bind.dating import Dating, compile_dating
from zhibiao.bind.frames import compile_frames
from zhibiao.bind.lists import Lists, Member, compile_lists
from zhibiao.bind.measures import Measures, compile_measures
from zhibiao.bind.measuring import Measuring, compile_measuring, fits
from zhibiao.bind.milestones import Event, Milestones, compile_milestones
from zhibiao.bind.names import Name, compile_names
from zhibiao.bind.naming import COUNTS, Namer, compile_namer
from zhibiao.bind.owner import Owner, Scene
from zhibiao.bind.period_state import Frame, PeriodState
from zhibiao.bind.phrases import compile_phrases
from zhibiao.bind.profile import Profile, Profiler, compile_profiler
from zhibiao.bind.restating import Restating, compile_restating
from zhibiao.bind.sections import Sections, compile_sections
from zhibiao.bind.site import Bound, Site, Walk, Watch
from zhibiao.bind.statuses import Statuses, compile_statuses
from zhibiao.bind.subjects import Subjects, compile_subjects
from zhibiao.bind.unowned import Unowned, compile_unowned
from zhibiao.bind.wholes import Wholes, compile_wholes
from zhibiao.model import Bound as BoundWord
from zhibiao.model import Status
from zhibiao.normalize import Normalizer
from zhibiao.rules import Rules
from zhibiao.spot import Spotted, Spotter
from zhibiao.spot.calendar import Anchor
from zhibiao.stages import Block, Quantity, Skipped, Text

QUOTED = regex.compile("“[^”]*”")
"""What stands in quotation marks is a name (“千人计划”) and marks no plan."""
PASSING = frozenset({"organization", "project", "other"})
"""Kinds of entity that a text names in passing: the next sentence is no longer about them."""


@dataclass(frozen=True, slots=True)
class Binder:
    """Binds the quantities of a document."""

    profiler: Profiler
    clauses: Clauses
    lists: Lists
    subjects: Subjects
    measures: Measures
    namer: Namer
    measuring: Measuring
    dating: Dating
    statuses: Statuses
    sections: Sections
    milestones: Milestones
    confidence: Confidence
    wholes: Wholes
    bare_units: BareUnits
    restating: Restating
    unowned: Unowned
    ambiguous: Ambiguous

    def bind(
        self, text: Text, blocks: Sequence[Block], spotted: Sequence[Sequence[Spotted]], profile: Profile,
        watch: Watch | None = None,
    ) -> tuple[list[Bound], list[Skipped], list[Event]]:  # fmt: skip
        """Return the observations, the numbers that are none, and the dated events, in text order.

        ``watch`` is told how each was decided.
        """
        year = profile.period.first.year if profile.period else None
        base = Frame(0, profile.period, profile.period_text, "base") if profile.period else None
        periods = PeriodState(Anchor(profile.date, year, year, profile.era), base, base)
        home = self.subjects.home(profile.subject)
        walk = Walk(text.chars, profile, periods, home, profile.status, watch=watch)
        bound: list[Bound] = []
        unbound: list[Skipped] = []
        events: list[Event] = []
        for block, sentences in zip(blocks, spotted, strict=True):
            self._open(walk, block, sentences)
            continues = False
            for found in sentences:
                for result in self._sentence(walk, found, continues):
                    if isinstance(result, Skipped):
                        unbound.append(result)
                    else:
                        bound.append(result)
                continues = text.chars[found.sentence.end - 1] == ";"
                if block.kind == "paragraph":
                    owner = walk.owner.entity
                    events += self.milestones.find(text.chars, found, periods.anchor, owner, profile.date)
        return bound, unbound, events

    # -- blocks and sentences ------------------------------------------------------------------------------------

    def _open(self, walk: Walk, block: Block, sentences: Sequence[Spotted]) -> None:
        """Start a block: a paragraph forgets the one before, a heading sets the status and period of its section."""
        goes_on = self.subjects.goes_on.match(walk.chars, block.start) is not None
        walk.periods.open_paragraph(walk.profile.formal, goes_on)
        default = walk.section.owner if walk.section else self.subjects.home(walk.profile.subject)
        said = self.subjects.said_of_paragraph(walk.chars, block.start, block.end, walk.home, walk.profile.subject)
        walk.open_paragraph(said or default)
        self.sections.open(walk, block, sentences)

    def _sentence(self, walk: Walk, found: Spotted, continues: bool) -> Iterator[Bound | Skipped]:
        """Bind one sentence; ``continues``: the one before ended in a semicolon."""
        start, end = found.sentence.start, found.sentence.end
        counts = any(q.form != "article" for q in found.quantities)
        self.dating.frames.enter(walk.periods, walk.chars, start, found.expressions, continues, counts)
        yield from found.skipped
        if not continues or (walk.owner.entity is not None and walk.owner.entity.kind in PASSING):
            walk.owner = walk.home
        self._visit(walk, walk.chars[start:end])
        if not found.quantities:
            return
        view = self.clauses.view(walk.chars, found)
        ranks = any(q.unit == "rank" for q in found.quantities)
        walk.field = self.wholes.field(view, start) if ranks else None
        filters = self.clauses.filters(view, start, found.quantities)
        groups = self.lists.groups(view, start, found.quantities)
        sentence: list[Bound] = []
        for clause in self.clauses.split(view, start, end, found.quantities):
            yield from self._clause(walk, view, start, clause, found.quantities, filters, groups, sentence)

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
        opening = view[low - start : (quantities[members[0]].start if members else high) - start]
        counts = bool(members) and quantities[members[0]].unit in COUNTS
        scene = Scene(walk.owner, walk.profile.subject, walk.company, walk.project, walk.chars, low, counts)
        walk.owner = self.subjects.of_clause(opening, scene)
        walk.note(walk.owner.entity)
        consumed, first = low, len(sentence)
        for index in members:
            quantity = quantities[index]
            if index in filters:
                yield Skipped(quantity.start, quantity.end, "filter", "bind.filter")
                continue
            told = [b for b in sentence if not is_field(b, walk)]
            context = self.clauses.context(view, start, high, consumed, index, quantities, told)
            result = self._quantity(walk, view, start, low, quantity, context, sentence, groups.get(index))
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

    def _group(self, walk: Walk, clause: str, number: int) -> None:
        """Let the zones that ``clause`` counts at ``number`` own what it tells of them, and the paragraph behind."""
        group = self.subjects.group(clause, number)
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
            if entity is not None and entity.kind not in PASSING and not entity.weak:
                walk.home = replace(walk.owner, sector=None)
        walk.remember(bound)
        sentence.append(bound)

    # -- one quantity --------------------------------------------------------------------------------------------

    def _quantity(
        self, walk: Walk, view: str, start: int, low: int, quantity: Quantity, context: Context,
        sentence: Sequence[Bound], group: Member | None,
    ) -> Bound | Skipped:  # fmt: skip
        """Bind one quantity, or say why it states no fact."""
        if quantity.form == "article" and not self.measures.moves(quantity, context.piece):
            return Skipped(quantity.start, quantity.end, "vague", "bind.article")
        if quantity.form == "duration" and not self.measures.lasts(context.piece, context.right):
            return Skipped(quantity.start, quantity.end, "duration", "bind.duration")
        if quantity.unit == "m" and self.measures.distance.search(context.piece):
            return Skipped(quantity.start, quantity.end, "distance", "bind.distance")
        whose, end = self.subjects.owner_in(group.head, group.heads, walk.profile.subject) if group else (None, 0)
        if group is not None:
            piece = group.piece[end:]
            right = group.growth or context.right
            context = replace(context, piece=piece, right=right, after_number=False)
        compare = self.measures.comparison(view[low - start : quantity.start - start])
        statement = self.measures.state(quantity, context.piece, context.right, compare)
        another = self.measures.another.search(context.piece)
        named = Named("", None, "carried") if another else self.namer.name(quantity, statement, context)
        quantity = self.bare_units.counted(quantity, named)
        previous = group.bound(sentence) if group and sentence else antecedent(quantity, statement, sentence, walk)
        if named.side in ("carried", "label") or self.measuring.party(named, walk.profile.subject) is not None:
            statement = again(quantity, statement, previous)
        other = self.subjects.referents.held_against(view[low - start : quantity.start - start], walk.profile.subject)
        same = next((b for b in reversed(sentence) if other and b.quantity.unit == quantity.unit), None)
        if same is not None:
            named, previous, whose = Named("", None, "carried"), same, other
            statement = replace(statement, measure=same.measure, sign=1, compare=same.compare, of=None)
        if whose is not None and previous is None:
            previous = sentence[-1] if sentence else walk.previous
        statement = self.restating.of(quantity, statement, context.piece, view, sentence)
        if quantity.unit == "rank":
            named, previous = self.wholes.ranked(walk.owner, named, previous)
        if named.side == "carried" and previous is None and named.name:
            named = replace(named, side="left")
        last = sentence[-1] if sentence else None
        site = Site(walk, view, start, low, quantity, statement, named, previous, last, group)
        result = self._settled(site, group, whose)
        if same is not None and isinstance(result, Bound):
            result = replace(result, other=True)
        if walk.watch is not None:
            walk.watch(site, context, result)
        return result

    def _settled(self, site: Site, group: Member | None, whose: Name | None) -> Bound | Skipped:
        """Return the observation at ``site``, or why it is none; ``whose``: the place that heads it in a list."""
        quantity = site.quantity
        unit = self.bare_units.of(quantity, site.named, site.previous, site.walk.profile.currency)
        if unit is None:
            return Skipped(quantity.start, quantity.end, "no_unit", "bind.no_unit")
        if site.named.side == "carried" and site.previous is None and quantity.form != "ratio":
            return Skipped(quantity.start, quantity.end, "no_indicator", "bind.no_indicator")
        bound = self._bound(site, unit, group.bound_word if group else None)
        if not bound.indicator:
            return Skipped(quantity.start, quantity.end, "no_indicator", "bind.no_indicator")
        if whose is None:
            return bound
        return replace(bound, entity=whose, sector=None if whose.kind == "company" else bound.sector)

    def _bound(self, site: Site, unit: str, shared: BoundWord | None) -> Bound:
        """Put the observation together; ``shared``: the bound that the last value of a list says for all."""
        quantity, statement = site.quantity, site.statement
        if unit == "person" and quantity.counted is not None:
            quantity = replace(quantity, counted=None)
        measured = self.measuring.measured(site)
        indicator = measured.name
        if statement.measure != "rank":  # 全省商用车: whom it ranks among tells what the rank is.
            indicator = self.unowned.name(indicator, measured.entity, site.walk.profile.subject)
        entry, decided = self.ambiguous.settled(site, replace(measured, name=indicator), unit)
        status, rule, frame = self._status(site)
        period = self.dating.period(site, frame)
        if status != "actual" and self.dating.begins(site):
            status, rule = "actual", "status.past"
        if status == "target":
            period = self.dating.target(period, frame)
        if rule != "status.aimed":  # 超过原定增长4%的计划: that plan was for the year reviewed.
            period = self.dating.in_report(site, frame, period, status)
        value, upper = signed(quantity, statement.sign)
        attribute = site.is_attribute
        return Bound(
            quantity=replace(quantity, bound=shared) if shared and quantity.bound == "exact" else quantity,
            measure=statement.measure,
            value=value,
            upper=upper,
            unit="rank" if statement.rule == "measure.rank_move" else unit,
            indicator=indicator,
            entry=entry if fits(entry, unit, statement.measure) else None,
            entity=measured.entity,
            sector=measured.sector,
            period=period,
            period_text=frame.text if frame and frame.mention else "",
            status=status,
            compare=self.dating.compare(site, frame),
            of=self.wholes.of(site, measured),
            sentence=site.sentence,
            rules=(*quantity.rules, statement.rule, *decided, measured.rule, rule),
            phrase_right=site.named.phrase if site.named.side in ("right", "label") or attribute else "",
            attribute=attribute,
            whole=measured.whole,
        )

    def _status(self, site: Site) -> tuple[Status, str, Frame | None]:
        """Return the status, the rule that decided it, and the frame that holds under it."""
        walk, frame = site.walk, self.dating.frame(site)
        said = self.measures.completion.sub("", QUOTED.sub("", walk.chars[site.start : site.quantity.start]))
        right = walk.chars[site.quantity.end : site.start + len(site.view)]
        status, rule = self.statuses.of(said, right, walk.status, frame, site.start, walk.profile)
        own = frame is not None and frame.reach != "base"
        if rule == "status.default" and walk.marked is not None and walk.marked[0] is frame and (own or site.goes_on):
            # 预计2021年收入…。财政收入增长10%。 The next sentence says the same of the same period.
            status, rule = walk.marked[1], "status.carried"
        elif rule == "status.default" and not own and site.last is None:
            walk.marked = None
        elif rule == "status.estimate" or (rule == "status.target" and own):
            if site.last is None or site.last.status == status:
                walk.marked = (frame, status)
        elif rule == "status.actual":
            walk.marked = None
        if site.is_attribute and not self.statuses.marked(site.clause):
            # 投资3亿元的项目: what the project costs is not what the plan is for.
            return "actual", "status.attribute", frame if frame and frame.position >= site.low else None
        if frame is not None and frame.reach == "base" and walk.profile.status == "target" and status == "actual":
            frame = None
        return status, rule, frame


def compile_binder(rules: Rules, spotter: Spotter, normalizer: Normalizer) -> Binder:
    """Compile the bind stage from ``rules``."""
    names = compile_names(rules)
    phrases = compile_phrases(rules, compile_catalogue(rules))
    namer = compile_namer(rules, phrases, names)
    subjects = compile_subjects(rules, names, phrases)
    frames = compile_frames(rules, spotter.calendar)
    return Binder(
        profiler=compile_profiler(rules, names, phrases, spotter.periods, spotter.calendar, normalizer),
        clauses=compile_clauses(rules),
        lists=compile_lists(rules, phrases),
        subjects=subjects,
        measures=compile_measures(rules, phrases),
        namer=namer,
        measuring=compile_measuring(rules, namer, subjects),
        dating=compile_dating(rules, frames),
        statuses=compile_statuses(rules),
        sections=compile_sections(rules, frames, names),
        milestones=compile_milestones(rules, spotter.calendar),
        confidence=compile_confidence(rules),
        wholes=compile_wholes(rules, namer),
        bare_units=compile_bare_units(rules),
        restating=compile_restating(rules, phrases),
        unowned=compile_unowned(rules, namer.catalogue, subjects.referents),
        ambiguous=compile_ambiguous(rules, phrases.catalogue, names),
    )

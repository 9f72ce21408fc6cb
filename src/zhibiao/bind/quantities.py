"""Binds one quantity: what it measures, whose it is, of which period and status, or why it states no fact."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from zhibiao.bind import unsaid
from zhibiao.bind.ambiguous import Ambiguous, compile_ambiguous
from zhibiao.bind.antecedents import again, antecedent, signed
from zhibiao.bind.bare_units import BareUnits, compile_bare_units
from zhibiao.bind.comparing import Comparisons, compile_comparisons
from zhibiao.bind.context import Context, Named
from zhibiao.bind.dating import Dating
from zhibiao.bind.durations import Durations, compile_durations
from zhibiao.bind.fitting import fits
from zhibiao.bind.measures import Measures, compile_measures
from zhibiao.bind.measuring import Measuring, compile_measuring
from zhibiao.bind.members import Member
from zhibiao.bind.names import Name
from zhibiao.bind.naming import COUNTS, Namer
from zhibiao.bind.period_state import Frame
from zhibiao.bind.restating import Restating, compile_restating
from zhibiao.bind.site import Bound, Marked, Site, Walk
from zhibiao.bind.statement import Statement
from zhibiao.bind.statuses import Statuses, compile_statuses
from zhibiao.bind.subject import Subject
from zhibiao.bind.subjects import Subjects
from zhibiao.bind.unowned import Unowned, compile_unowned
from zhibiao.bind.wholes import Wholes
from zhibiao.model import Bound as BoundWord
from zhibiao.model import Status
from zhibiao.rules import Rules
from zhibiao.stages import Quantity, Skipped

QUOTED = regex.compile("“[^”]*”")
"""What stands in quotation marks is a name (“千人计划”) and marks no plan."""


@dataclass(frozen=True, slots=True)
class Quantities:
    """Decides each field of an observation."""

    subjects: Subjects
    measures: Measures
    durations: Durations
    namer: Namer
    measuring: Measuring
    dating: Dating
    comparisons: Comparisons
    statuses: Statuses
    wholes: Wholes
    bare_units: BareUnits
    restating: Restating
    unowned: Unowned
    ambiguous: Ambiguous

    def bind(
        self, walk: Walk, view: str, start: int, low: int, quantity: Quantity, context: Context,
        sentence: Sequence[Bound], group: Member | None,
    ) -> Bound | Skipped:  # fmt: skip
        """Bind one quantity, or say why it states no fact.

        ``view`` is its sentence, which starts at ``start``, ``low`` where its clause does; ``sentence`` holds the
        observations before it, ``group`` its place in a list.
        """
        skipped = self._skipped(quantity, context, sentence)
        if skipped is not None:
            return skipped
        context, whose = self._in_list(context, group, walk.profile.subject)
        context = self._listing(context, sentence)
        scope = self.wholes.of_all(quantity, walk.field, context.piece)
        whose = whose or (self.subjects.referents.meant(scope, walk.profile.subject) if scope else None)
        quantity = self.bare_units.rated(quantity, context)
        clause = view[low - start : quantity.start - start]
        grown = self.measures.right_growth.match(context.right) is not None  # 高于全省|5%|的增速
        before = clause + self.measures.owner_mark if grown else clause
        other = self.subjects.referents.held_against(before, walk.profile.subject)
        same = next((b for b in reversed(sentence) if other and b.quantity.unit == quantity.unit), None)
        statement = self.measures.state(quantity, context.piece, context.right, clause)
        statement = self.measures.led(quantity, statement, context.lead)
        another = self.measures.another.search(context.piece)
        named = Named("", None, "carried") if another else self.namer.name(quantity, statement, context)
        quantity = self.bare_units.counted(quantity, named)
        previous = self._previous(walk, quantity, statement, sentence, group)
        party = self.measuring.party(named, walk.profile.subject) is not None
        alone = statement
        if named.side in ("carried", "label") or party:
            statement = again(quantity, statement, previous, listed=party)
        if context.lead and self.measures.listed_growth.search(context.lead) is not None:
            whose = whose or named.owner  # 房价涨幅较大的城市包括:甲市9%
        if same is not None:
            named, previous, whose = Named("", None, "carried"), same, other
            sign = statement.sign if grown else 1
            statement = statement._replace(measure=same.measure, sign=sign, compare=same.compare, of=None)
        if statement.measure == "share":
            named, whose = self._shared(named, statement, clause, whose, walk.profile.subject, alone.measure != "share")
        if whose is not None and previous is None:
            previous = sentence[-1] if sentence else walk.previous
        statement = self.restating.of(quantity, statement, context.piece, view, sentence)
        carried = previous if named.side == "carried" else None
        rated = (carried.indicator, carried.entry) if carried is not None else (named.name, named.entry)
        statement = self.restating.of_rate(quantity, statement, *rated)
        if quantity.unit == "rank":
            named, previous = self.wholes.ranked(walk.owner, named, previous)
        if named.side == "carried" and previous is None and named.name:
            named = named._replace(side="left")
        last = sentence[-1] if sentence else None
        site = Site(walk, view, start, low, quantity, statement, named, previous, last, group)
        result = self._settled(site, group, whose)
        if same is not None and isinstance(result, Bound):
            result = result._replace(other=True)
        if walk.watch is not None:
            walk.watch(site, context, result)
        return result

    def _in_list(
        self, context: Context, group: Member | None, subject: Subject | None
    ) -> tuple[Context, Name | None]:  # fmt: skip
        """Return what a value of a list is read in: its own head instead of the text before it; and whose it is."""
        if group is None:
            return context, None
        whose, end = self.subjects.parties.owner_in(group.head, group.heads, subject)
        right = group.growth or context.right
        return context._replace(piece=group.piece[end:], right=right, after_number=False), whose

    def _previous(
        self, walk: Walk, quantity: Quantity, statement: Statement, sentence: Sequence[Bound], group: Member | None
    ) -> Bound | None:  # fmt: skip
        """Return the observation that a number without a name of its own refers to, in a list the one of its head."""
        told = walk.levels if group is not None and group.summed else sentence
        if group is not None and group.earlier and len(sentence) == group.index and walk.goes_on:
            heads = walk.told[-group.size - group.index :][: group.size]  # 分别增长3%、2%;环比分别上升1%、2%
            if len(heads) == group.size and len({(b.measure, b.unit) for b in heads}) == 1:
                return heads[group.index]
        return group.bound(told) if group and told else antecedent(quantity, statement, sentence, walk)

    def _listing(self, context: Context, sentence: Sequence[Bound]) -> Context:
        """Let places that were counted by what has grown there lead their list (上涨的城市有69个,包括甲市9%)."""
        if not (sentence and sentence[-1].unit in COUNTS and context.lead.strip(", ")):
            return context
        lead = sentence[-1].indicator + context.lead
        return context._replace(lead=lead) if self.measures.listed_growth.search(lead) is not None else context

    def _shared(
        self, named: Named, statement: Statement, clause: str, whose: Name | None, subject: Subject | None, listed: bool
    ) -> tuple[Named, Name | None]:
        """Return what is shared, and who has the part: 甲省占全国出口额的5% is of its exports, as 其中甲省占5% is.

        ``listed``: only the number before tells that it is a share (甲市占有率最高为43%,乙市40%次之).
        """
        party = whose if whose is not None and named.side == "carried" else self.measuring.party(named, subject)
        if party is None:
            return named, whose
        noun = self.wholes.noun(statement.of or "")
        if noun:
            return self.namer.named(noun), party
        nested = not statement.of and (listed or self.wholes.takes_part.search(clause) is not None)
        return (Named("", None, "carried"), party) if nested else (named, whose)

    def _skipped(self, quantity: Quantity, context: Context, sentence: Sequence[Bound]) -> Skipped | None:
        """Return why ``quantity`` states no fact, if its form tells: an article, a length of time."""
        if quantity.form == "article" and not self.measures.moves(quantity, context.piece):
            return Skipped(quantity.start, quantity.end, "vague", "bind.article")
        amount = any(multiplier in quantity.printed for multiplier in self.bare_units.money_in)  # 年产动画3万分钟
        lasts = amount or self.durations.lasts(context.piece, context.right, sentence)
        if quantity.form == "duration" and not lasts:
            return Skipped(quantity.start, quantity.end, "duration", "bind.duration")
        return None

    def _settled(self, site: Site, group: Member | None, whose: Name | None) -> Bound | Skipped:
        """Return the observation at ``site``, or why it is none; ``whose``: the place that heads it in a list."""
        quantity = site.quantity
        unit = self.bare_units.of(quantity, site.named, site.previous, site.walk.profile.currency, site.before)
        if unit is None:
            return Skipped(quantity.start, quantity.end, "no_unit", "bind.no_unit")
        if site.named.side == "carried" and site.previous is None and quantity.form != "ratio":
            return Skipped(quantity.start, quantity.end, "no_indicator", "bind.no_indicator")
        bound = self._bound(site, unit, group.bound_word if group else self.wholes.bound(site))
        if not bound.indicator:
            return Skipped(quantity.start, quantity.end, "no_indicator", "bind.no_indicator")
        if whose is None:
            return bound
        return bound._replace(entity=whose, sector=None if whose.kind == "company" else bound.sector)

    def _bound(self, site: Site, unit: str, shared: BoundWord | None) -> Bound:
        """Put the observation together; ``shared``: the bound that the last value of a list says for all."""
        quantity, statement = site.quantity, site.statement
        if unit == "person" and quantity.counted is not None:
            quantity = quantity._replace(counted=None)
        measured = self.measuring.measured(site)
        indicator = measured.name
        if statement.measure != "rank":  # 全省商用车: whom it ranks among tells what the rank is.
            indicator = self.unowned.name(indicator, measured.entity, site.walk.profile.subject)
        named = measured if indicator == measured.name else measured._replace(name=indicator)
        entry, decided = self.ambiguous.settled(site, named, unit)
        status, rule, frame = self._status(site)
        period = self.dating.runs.of(site, self.dating.period(site, frame))
        if status != "actual" and self.dating.begins(site):
            status, rule = "actual", "status.past"
        if status == "target":
            period = self.dating.target(site, period, frame)
        if rule == "status.aimed":  # 超过原定增长4%的计划: that plan was for the year reviewed.
            period = self.dating.aimed(site, period)
        else:
            period = unsaid.in_report(site, frame, unsaid.over(site, period, status), status)
        said = frame is not None and (period is None or period.rule not in unsaid.UNSAID)
        value, upper = signed(quantity, statement.sign)
        attribute = site.is_attribute
        return Bound(
            quantity=quantity._replace(bound=shared) if shared and quantity.bound == "exact" else quantity,
            measure=statement.measure,
            value=value,
            upper=upper,
            unit="rank" if statement.rule == "measure.rank_move" else unit,
            indicator=indicator,
            entry=entry if fits(entry, unit, statement.measure) else None,
            entity=measured.entity,
            sector=measured.sector,
            period=period,
            period_text=frame.text if frame and frame.mention and said else "",
            status=status,
            compare=self.comparisons.of(site, frame),
            of=self.wholes.of(site, named),
            sentence=site.sentence,
            rules=(*quantity.rules, statement.rule, *decided, measured.rule, rule),
            phrase_right=site.named.phrase if site.named.side in ("right", "label") or attribute else "",
            attribute=attribute,
            whole=measured.whole,
            share_of=statement.of,
        )

    def _status(self, site: Site) -> tuple[Status, str, Frame | None]:
        """Return the status, the rule that decided it, and the frame that holds under it."""
        walk, frame = site.walk, self.dating.frame(site)
        part = self.measures.done if site.statement.rule == "measure.completion" else self.measures.completion
        said = part.sub("", QUOTED.sub("", walk.chars[site.start : site.quantity.start]))
        right = walk.chars[site.quantity.end : site.start + len(site.view)]
        if site.statement.measure == "share" and self.namer.answers.name(right):
            return "actual", "status.answer", frame  # 29%表示预计明年加薪: so many said so.
        status, rule = self.statuses.of(said, right, walk.status, frame, site.start, walk.profile)
        own = frame is not None and frame.reach != "base"
        marked = walk.marked if walk.marked is not None and walk.marked.frame is frame else None
        over = frame is not None and _is_over(frame, walk.profile.date)
        if marked is not None and marked.status == "target" and over and not site.goes_on:
            marked = None  # 过去的一年,…规划的…。税收增长5%。
        if rule == "status.default" and marked is not None and (site.goes_on or (own and marked.leads)):
            # 预计2021年收入…。财政收入增长10%。 The next sentence says the same of the same period.
            status, rule = marked.status, "status.carried"
        elif rule == "status.default" and walk.aims is not None and (frame is None or frame.position < walk.aims):
            status, rule = "target", "status.carried"  # 主要预期目标是:增长7%。入学率提高2个百分点。
        elif rule == "status.default" and not own and site.last is None:
            walk.marked = None
        elif rule == "status.estimate" or (rule == "status.target" and own):
            if site.last is None or site.last.status == status:
                walk.marked = Marked(frame, status, self.statuses.leads(said))
        elif rule == "status.actual":
            walk.marked = None
        if site.is_attribute and not self.statuses.marked(site.clause):
            # 投资3亿元的项目: what the project costs is not what the plan is for.
            return "actual", "status.attribute", frame if frame and frame.position >= site.low else None
        if frame is not None and frame.reach == "base" and walk.profile.status == "target" and status == "actual":
            frame = None
        return status, rule, frame


def _is_over(frame: Frame, date: dt.date | None) -> bool:
    """Return whether the period of ``frame`` was over on ``date``."""
    return date is not None and frame.mention is not None and frame.mention.last < date


def compile_quantities(rules: Rules, namer: Namer, subjects: Subjects, dating: Dating, wholes: Wholes) -> Quantities:
    """Compile what decides the fields of an observation from ``rules``."""
    return Quantities(
        subjects=subjects,
        measures=compile_measures(rules, namer.phrases),
        durations=compile_durations(rules, namer.phrases),
        namer=namer,
        measuring=compile_measuring(rules, namer, subjects),
        dating=dating,
        comparisons=compile_comparisons(rules),
        statuses=compile_statuses(rules),
        wholes=wholes,
        bare_units=compile_bare_units(rules),
        restating=compile_restating(rules, namer.phrases),
        unowned=compile_unowned(rules, namer.catalogue, subjects.referents),
        ambiguous=compile_ambiguous(rules, namer.catalogue, subjects.names),
    )

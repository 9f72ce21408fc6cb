"""Walks the blocks of a document and binds every quantity."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from zhibiao.bind.catalogue import Entry, compile_catalogue
from zhibiao.bind.frames import Frame, Frames, PeriodState, compile_frames
from zhibiao.bind.milestones import Event, Milestones, compile_milestones
from zhibiao.bind.lists import Lists, Member, compile_lists
from zhibiao.bind.measures import Measures, Statement, compile_measures
from zhibiao.bind.names import Name, Names, compile_names
from zhibiao.bind.naming import COUNTS, Context, Named, Namer, compile_namer
from zhibiao.bind.phrases import Phrases, Words, by_last, compile_phrases, ending
from zhibiao.bind.profile import Profile, Profiler, compile_profiler
from zhibiao.bind.statuses import Statuses, compile_statuses
from zhibiao.bind.subjects import HIDDEN, Owner, Subjects, compile_subjects
from zhibiao.model import Bound as BoundWord
from zhibiao.model import Measure, Status
from zhibiao.rules import Rules
from zhibiao.spot import Spotted, Spotter
from zhibiao.spot.calendar import Anchor
from zhibiao.stages import Block, PeriodMention, Quantity, Skipped, Text


SHORTEST_HEAD = 3
LONGEST_COUNTED = 16
"""Characters from the start of a number to the end of what it counts."""
PASSING = frozenset({"organization", "project", "other"})
"""Kinds of entity that a text names in passing: the next sentence is no longer about them."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A quantity with everything that was decided about it."""

    quantity: Quantity
    measure: Measure
    value: Decimal
    upper: Decimal | None
    unit: str
    indicator: str
    entry: Entry | None
    entity: Name | None
    sector: str | None
    period: PeriodMention | None
    period_text: str
    status: Status
    compare: str | None
    of: str | Decimal | None
    sentence: tuple[int, int]
    rules: tuple[str, ...]
    doubts: tuple[str, ...]
    phrase_right: str
    attribute: bool
    whole: str


@dataclass(slots=True)
class Walk:
    """Where the walk through a document is, and what carries over."""

    chars: str
    profile: Profile
    periods: PeriodState
    owner: Owner
    status: Status
    previous: Bound | None = None
    level: Bound | None = None
    company: Name | None = None
    size: Decimal | None = None
    home: Owner = Owner(None, None)
    opened: bool = False
    marked: tuple[Frame, Status] | None = None
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Binder:
    """Binds the quantities of a document."""

    names: Names
    phrases: Phrases
    measures: Measures
    frames: Frames
    statuses: Statuses
    subjects: Subjects
    namer: Namer
    profiler: Profiler
    clause_end: regex.Pattern[str]
    size_of: regex.Pattern[str]
    filter_gap: regex.Pattern[str]
    filter_rate: regex.Pattern[str]
    shifted: regex.Pattern[str]
    before_that: regex.Pattern[str]
    structure: regex.Pattern[str]
    members: tuple[str, ...]
    aside: regex.Pattern[str]
    stock: regex.Pattern[str]
    balance: regex.Pattern[str]
    cumulative: regex.Pattern[str]
    cumulative_words: frozenset[str]
    list_cut: Words
    nesting: regex.Pattern[str]
    byline: regex.Pattern[str]
    dependents: tuple[str, ...]
    institutions: frozenset[str]
    from_words: frozenset[str]
    to_words: tuple[str, ...]
    sectors: Words
    kinds: Words
    lists: Lists
    milestones: Milestones

    def bind(
        self, text: Text, blocks: Sequence[Block], spotted: Sequence[Sequence[Spotted]], profile: Profile
    ) -> tuple[list[Bound], list[Skipped], list[Event]]:
        """Return the observations, the numbers that are none, and the dated events, in text order."""
        year = profile.period.first.year if profile.period else None
        base = Frame(0, profile.period, profile.period_text, "base") if profile.period else None
        periods = PeriodState(Anchor(profile.date, year, year), base, base)
        walk = Walk(text.chars, profile, periods, self.subjects.home(profile.subject), profile.status)
        bound: list[Bound] = []
        unbound: list[Skipped] = []
        events: list[Event] = []
        for block, sentences in zip(blocks, spotted, strict=True):
            self._open(walk, text.chars, block)
            if block.kind == "heading" and profile.formal:
                expressions = [e for found in sentences for e in found.expressions]
                self.frames.of_heading(periods, text.chars, block.start, block.end, expressions)
            continues = False
            for found in sentences:
                for result in self._sentence(walk, text.chars, found, continues):
                    if isinstance(result, Skipped):
                        unbound.append(result)
                    else:
                        bound.append(result)
                continues = text.chars[found.sentence.end - 1] == ";"
                if block.kind == "paragraph":
                    anchor = periods.anchor
                    events += self.milestones.find(text.chars, found, anchor, walk.owner.entity, profile.date)
        return bound, unbound, events

    def _open(self, walk: Walk, chars: str, block: Block) -> None:
        walk.periods.open_paragraph(walk.profile.formal)
        paragraph = chars[block.start : block.end]
        that = self.subjects.spoken_of(paragraph, chars[: block.start], walk.profile.subject)
        walk.home = Owner(that, None) if that is not None else self.subjects.home(walk.profile.subject)
        walk.owner = walk.home
        walk.opened = False
        walk.previous = walk.level = walk.company = walk.marked = None
        if self.byline.search(chars[block.start : block.end].rstrip()) and walk.profile.status == "target":
            # A byline ends an article; what follows is another one, and no plan.
            walk.ended = True
        elif walk.ended and walk.profile.status == "target":
            walk.profile = replace(walk.profile, status="actual", period=None)
            walk.periods.base = walk.periods.carried = None
            walk.status, walk.ended = "actual", False
        if block.kind == "heading":
            status = self.statuses.of_heading(chars[block.start : block.end])
            walk.status = status or walk.profile.status

    def _sentence(self, walk: Walk, chars: str, found: Spotted, continues: bool) -> Iterator[Bound | Skipped]:
        start, end = found.sentence.start, found.sentence.end
        self.frames.enter(walk.periods, chars, start, found.expressions, continues)
        yield from found.skipped
        if not continues:
            walk.owner = walk.home
        elif walk.owner.entity is not None and walk.owner.entity.kind in PASSING:
            walk.owner = walk.home
        company = self.subjects.company_in(chars[start:end])
        walk.company = company or walk.company
        if company is not None and self.subjects.visited(chars[start:end], company):
            walk.home = walk.owner = Owner(company, None, True)
        if not found.quantities:
            return
        view = _hide(chars, found, self.to_words)
        filters = self._filters(view, start, end, found.quantities)
        size = self.size_of.search(view)
        walk.size = Decimal(size["n"]) if size else None
        groups = self.lists.groups(view, start, found.quantities)
        sentence: list[Bound] = []
        for low, high, members in self._clauses(view, start, end, found.quantities):
            clause = view[low - start : (found.quantities[members[0]].start if members else high) - start]
            walk.owner = self.subjects.of_clause(
                clause, walk.owner, walk.profile.subject, walk.company, chars
            )
            if walk.owner.entity is not None and walk.owner.entity.kind == "company":
                walk.company = walk.owner.entity
            consumed = low
            for index in members:
                quantity = found.quantities[index]
                if index in filters:
                    yield Skipped(quantity.start, quantity.end, "filter", "bind.filter")
                    continue
                attribute = sentence[-1].indicator if sentence and sentence[-1].attribute else ""
                context = self._context(
                    view, start, end, high, consumed, index, found.quantities, sentence, attribute
                )
                result = self._quantity(walk, view, start, low, quantity, context, sentence, groups.get(index))
                aside = view[quantity.end - start : quantity.end - start + 1] == ")" and "(" in view[consumed - start : quantity.start - start]
                consumed = quantity.end if isinstance(result, Bound) and not aside else consumed
                yield result
                if isinstance(result, Bound):
                    if not walk.opened:
                        # Whom the first number of a paragraph is about, the paragraph is about.
                        walk.opened = True
                        if walk.owner.explicit and walk.owner.entity and walk.owner.entity.kind not in PASSING:
                            walk.home = replace(walk.owner, sector=None)
                    sentence.append(result)
                    walk.previous = result
                    walk.level = result if result.measure == "level" else walk.level
                    if result.phrase_right:
                        found_at = view.find(result.phrase_right, consumed - start)
                        consumed = found_at + len(result.phrase_right) + start if found_at >= 0 else consumed

    # -- the text around a quantity ------------------------------------------------------------------------------

    def _clauses(
        self, view: str, start: int, end: int, quantities: Sequence[Quantity]
    ) -> Iterator[tuple[int, int, list[int]]]:
        """Yield the clauses of a sentence with the positions of their quantities."""
        low, index = start, 0
        stops = [start + m.start() for m in self.clause_end.finditer(view)]
        inside = [(q.start, q.end) for q in quantities]
        for stop in [*stops, end]:
            if any(a <= stop < b for a, b in inside):
                continue
            members = []
            while index < len(quantities) and quantities[index].start < stop:
                members.append(index)
                index += 1
            yield low, stop, members
            low = stop + 1

    def _context(
        self, view: str, start: int, end: int, clause_end: int, consumed: int, index: int, quantities: Sequence[Quantity],
        sentence: Sequence[Bound], attribute: str,
    ) -> Context:  # fmt: skip
        quantity = quantities[index]
        after = index > 0 and 0 <= consumed - quantities[index - 1].start <= LONGEST_COUNTED
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        stop = min(clause_end, following.start) if following else clause_end
        piece = self.aside.sub("", view[consumed - start : quantity.start - start])
        right = self._cut_list(view[quantity.end - start : stop - start], following is not None and stop == following.start)
        next_right = ""
        if following is not None and following.start - quantity.end <= 1:
            next_right = view[following.end - start : clause_end - start]
        return Context(_seen(piece), _seen(right), _seen(next_right), _seen(view), bool(sentence), attribute, after)

    def _cut_list(self, right: str, number_follows: bool) -> str:
        """Cut what already belongs to the next number of a list off ``right`` (的甲项目、投资|5亿元的乙项目)."""
        if not number_follows:
            return right
        cut = max(right.rfind(mark) for mark in self.phrases.separators)
        rest = right[cut + 1 :].strip(" " + HIDDEN)
        return right[:cut] if cut > 0 and (not rest or ending(rest, self.list_cut) == rest) else right

    def _filters(self, view: str, start: int, end: int, quantities: Sequence[Quantity]) -> set[int]:
        """Return the quantities that only qualify what a later one counts (亿元以上项目24个)."""
        found = set()
        for index, quantity in enumerate(quantities[:-1]):
            following = quantities[index + 1]
            gap = view[quantity.end - start : following.start - start]
            if following.unit == "%" and quantity.bound != "exact" and self.filter_rate.fullmatch(gap):
                found.add(index)
                continue
            if following.unit not in ("count", "person") or quantity.unit in ("count", "person", "rank", "pp"):
                continue
            if quantity.bound != "exact" and self.filter_gap.fullmatch(gap):
                found.add(index)
        return found

    # -- one quantity --------------------------------------------------------------------------------------------

    def _quantity(
        self, walk: Walk, view: str, start: int, low: int, quantity: Quantity, context: Context,
        sentence: Sequence[Bound], group: Member | None,
    ) -> Bound | Skipped:  # fmt: skip
        if quantity.form == "article" and not self.measures.moves(quantity, context.piece):
            return Skipped(quantity.start, quantity.end, "vague", "bind.article")
        if quantity.form == "duration":
            return Skipped(quantity.start, quantity.end, "duration", "bind.duration")
        whose = None
        if group is not None:
            whose = self.subjects.place(group.head)
            context = replace(context, piece=group.piece[len(group.head) :] if whose else group.piece)
        compare = self.measures.comparison(view[low - start : quantity.start - start])
        statement = self.measures.state(quantity, context.piece, context.right, compare)
        named = self.namer.name(quantity, statement, context)
        previous = group.bound(sentence) if group is not None else self._antecedent(quantity, statement, sentence, walk)
        statement = self._again(quantity, statement, named, previous)
        unit = self._unit(walk, quantity, named)
        if unit is None:
            return Skipped(quantity.start, quantity.end, "no_unit", "bind.no_unit")
        if named.side == "carried" and previous is None and quantity.form != "ratio":
            return Skipped(quantity.start, quantity.end, "no_indicator", "bind.no_indicator")
        shared = group.bound_word if group else None
        bound = self._bound(walk, view, start, low, quantity, unit, statement, named, previous, shared)
        return replace(bound, entity=whose) if whose else bound

    def _again(
        self, quantity: Quantity, statement: Statement, named: Named, previous: Bound | None
    ) -> Statement:
        """A rate that names nothing is of the kind of the rate before it (增长9.8%,3月冲高至13.7%)."""
        same = named.side == "carried" and previous is not None and previous.quantity.unit == quantity.unit
        if same and previous is not None and statement.measure == "level" and quantity.unit == "%":
            if previous.measure in ("growth", "share") and not (previous.measure == "share" and quantity.form != "number"):
                return replace(statement, measure=previous.measure, compare=previous.compare)
        return statement

    def _antecedent(
        self, quantity: Quantity, statement: Statement, sentence: Sequence[Bound], walk: Walk
    ) -> Bound | None:
        if statement.measure in ("growth", "change"):
            for bound in reversed(sentence):
                if bound.measure == "level" or bound.measure == statement.measure:
                    return bound
        if sentence:
            return sentence[-1]
        return walk.previous

    def _unit(self, walk: Walk, quantity: Quantity, named: Named) -> str | None:
        if quantity.unit == "CNY" and quantity.rules[0] == "unit.CNY":
            return walk.profile.currency
        if quantity.unit:
            return quantity.unit
        dimension = named.entry.dimension if named.entry else ""
        if dimension == "person":
            return "person"
        return None

    def _bound(
        self, walk: Walk, view: str, start: int, low: int, quantity: Quantity, unit: str,
        statement: Statement, named: Named, previous: Bound | None, shared: BoundWord | None,
    ) -> Bound:  # fmt: skip
        indicator = self._indicator(walk, view, start, quantity, statement, named, previous)
        frame = self.frames.at(walk.periods, quantity.start, low)
        if statement.rule == "measure.to_level" and previous is not None and previous.sentence[0] == start:
            # 由1978年的165元提高到359元: the year of the first level is not that of the second.
            frame = self.frames.at(walk.periods, quantity.start, max(low, previous.quantity.end))
        if statement.compare == "avg":
            frame = _span(frame, walk.periods.span)
        text = _seen(view[: quantity.start - start])
        status, rule = self.statuses.of(text, walk.status, frame, start, walk.profile.date)
        if rule == "status.default" and walk.marked is not None and walk.marked[0] is frame:
            # 预计2021年收入…。财政收入增长10%。 The next sentence says the same of the same period.
            status, rule = walk.marked[1], "status.carried"
        elif rule in ("status.estimate", "status.target") and frame is not None and frame.reach != "base":
            walk.marked = (frame, status)
        elif rule == "status.actual":
            walk.marked = None
        if named.owner is not None and named.owner.kind != "place" and not self.statuses.marked(view[low - start : quantity.start - start]):
            # 投资3亿元的项目: what the project costs is not what the plan is for.
            status, rule = "actual", "status.attribute"
            frame = frame if frame and frame.position >= low else None
        if frame is not None and frame.reach == "base" and walk.profile.status == "target" and status == "actual":
            frame = None
        period = self._period(walk, frame, view, start, low, quantity, statement, named, previous)
        if status == "target" and period is not None and period.grain == "instant" and frame is not None:
            # 到2025年底: a target for the year, not for its last day.
            if frame.text.startswith(self.to_words) and (period.last.month, period.last.day) == (12, 31):
                period = replace(period, first=period.last.replace(month=1, day=1), grain="year")
        value, upper = _signed(quantity, statement.sign)
        attribute = named.owner is not None and named.owner.kind != "place"
        return Bound(
            quantity=quantity if shared is None or quantity.bound != "exact" else replace(quantity, bound=shared),
            measure=statement.measure,
            value=value,
            upper=upper,
            unit="rank" if statement.rule == "measure.rank_move" else unit,
            indicator=indicator.name,
            entry=indicator.entry if _fits(indicator.entry, unit, statement.measure) else None,
            entity=indicator.entity,
            sector=indicator.sector,
            period=period,
            period_text=frame.text if frame and frame.mention else "",
            status=status,
            compare=statement.compare,
            of=walk.size if statement.measure == "rank" else statement.of,
            sentence=(start, start + len(view)),
            rules=(*quantity.rules, statement.rule, indicator.rule, rule),
            doubts=(),
            phrase_right=named.phrase if named.side == "right" or attribute else "",
            attribute=attribute,
            whole=indicator.whole,
        )

    def _indicator(
        self, walk: Walk, view: str, start: int, quantity: Quantity, statement: Statement, named: Named,
        previous: Bound | None,
    ) -> Measured:  # fmt: skip
        """Settle what is measured and whose it is, from the phrase found and the observation before."""
        owner = walk.owner
        text = view[: quantity.end - start]
        if quantity.form == "ratio" and self.structure.search(text):
            ratio = regex.search(r"[\d.:]+$", text[: quantity.start - start])
            position = ratio.group().count(":") if ratio else 0
            if position < len(self.members):
                name = self.members[position]
                return Measured(name, self.phrases.catalogue.entries.get(name), owner.entity, None, "bind.structure")
        if named.side == "carried" and previous is not None:
            name, entry = previous.indicator, previous.entry
            if named.verb and statement.measure == "level" and quantity.unit in COUNTS:
                name, entry = named.verb + self.namer.noun(name), None
            return Measured(name, entry, previous.entity, previous.sector, "bind.carried")
        entity, sector = owner.entity, named.sector or owner.sector
        if named.owner is not None and (named.owner.kind != "place" or not owner.explicit):
            entity = named.owner
        whole = walk.level if statement.measure == "level" else previous
        if whole is not None and self._is_part_of(view[: quantity.start - start], quantity, statement, named, whole):
            place = self.subjects.place(named.name)
            if place is not None and self.subjects.within(place, walk.profile.subject):
                return Measured(whole.indicator, whole.entry, place, whole.sector, "bind.nested")
            of = whole.whole or whole.indicator
            return Measured(named.name + self._head(of), whole.entry, entity, named.name, "bind.nested", of)
        if owner.sector:
            joined = self.phrases.catalogue.entries.get(owner.sector + named.name)
            if joined is not None:
                return Measured(owner.sector + named.name, joined, entity, owner.sector, "bind.sector")
        head = self._institution(previous) if named.name in self.dependents else ""
        if head:
            return Measured(head + named.name, named.entry, entity, sector, "bind.dependent")
        return Measured(named.name, named.entry, entity, sector, f"bind.{named.side}")

    def _head(self, indicator: str) -> str:
        """Return the noun that ``indicator`` ends in (商品房销售面积 -> 销售面积), to be joined to a part of it."""
        for start in range(len(indicator) - SHORTEST_HEAD, -1, -1):
            if indicator[start:] in self.phrases.catalogue.entries:
                return indicator[start:]
        return indicator[-SHORTEST_HEAD - 1 :]

    def _institution(self, previous: Bound | None) -> str:
        """Return whose pupils or beds the next number counts (普通高中招生20972人,在校生63184人)."""
        if previous is None:
            return ""
        if previous.quantity.counted in self.institutions:
            return previous.indicator
        word = next((d for d in self.dependents if previous.indicator.endswith(d)), None)
        return previous.indicator.removesuffix(word) if word else ""

    def _is_part_of(
        self, before: str, quantity: Quantity, statement: Statement, named: Named, previous: Bound
    ) -> bool:
        """Return whether the phrase only names a part of what the number before measured (其中住宅3万平方米)."""
        if statement.measure in ("growth", "change") and quantity.unit in ("%", "pp"):
            return self._is_kind(before, named)
        if statement.measure != "level" or named.side != "left" or named.entry is not None:
            return False
        if previous.quantity.unit != quantity.unit or previous.quantity.counted != quantity.counted:
            return False
        part = ending(named.name, self.sectors) is not None or self.subjects.place(named.name) is not None
        if quantity.unit in COUNTS:
            return part
        nested = part or self.nesting.search(before) is not None
        return nested and not self.namer.is_measurable(named.name) and previous.measure == "level"

    def _is_kind(self, before: str, named: Named) -> bool:
        """Return whether a growth is told of a kind of what was measured before (饮料类增长3%, 服装(下跌5%))."""
        if named.side != "left" or named.entry is not None or self.namer.is_measurable(named.name):
            return False
        aside = before.rfind("(") > before.rfind(")")
        return aside or ending(named.name, self.kinds) is not None or self.nesting.search(before) is not None

    def _period(
        self, walk: Walk, frame: Frame | None, view: str, start: int, low: int, quantity: Quantity, statement: Statement,
        named: Named, previous: Bound | None,
    ) -> PeriodMention | None:  # fmt: skip
        period = frame.mention if frame else None
        clause_text = walk.chars[low : quantity.start]
        if period is not None and (self.shifted.search(clause_text) or self.before_that.search(clause_text)):
            return _a_year_before(period)
        if named.side == "carried" and previous is not None and period is None:
            return previous.period
        if period is None or period.grain in ("instant", "day"):
            return period
        clause = _seen(view[low - start : quantity.start - start])
        if period.grain in ("plan", "years") and statement.measure == "level":
            return self._end_of_span(period, clause, statement, named.entry or (previous.entry if previous else None))
        stock = self.stock.search(clause) or (quantity.counted in self.cumulative_words and self.cumulative.search(clause))
        if statement.measure == "level" and (quantity.unit in COUNTS and stock or self.balance.search(clause)):
            return replace(period, first=period.last, grain="instant")
        same = previous is not None and previous.sentence == (start, start + len(view))
        if same and previous is not None and previous.period is not None and previous.period.grain == "instant":
            if previous.period.last == period.last and quantity.unit in (*COUNTS, "%"):
                return previous.period
        return period

    def _end_of_span(
        self, period: PeriodMention, clause: str, statement: Statement, entry: Entry | None
    ) -> PeriodMention:
        """Return when in a span of years a level held: 由A增加到B, 达到B."""
        flow = entry is not None and entry.kind == "flow" and entry.dimension not in ("percent", "per_mille")
        if clause.endswith(tuple(self.from_words)):
            if period.grain == "plan":
                return replace(period, last=period.first)
            before = period.first.year - 1
            last = dt.date(before, 12, 31)
            return replace(period, first=dt.date(before, 1, 1) if flow else last, last=last)
        reached = statement.rule == "measure.reached" and not self.cumulative.search(clause)
        if statement.rule == "measure.to_level" or reached:
            if flow:
                return replace(period, first=period.last.replace(month=1, day=1), grain="year")
            return replace(period, first=period.last, grain="instant")
        return period


@dataclass(frozen=True, slots=True)
class Measured:
    """What a number measures, whose it is, and the rule that decided; ``whole``: what it is a part of."""

    name: str
    entry: Entry | None
    entity: Name | None
    sector: str | None
    rule: str
    whole: str = ""


def _span(frame: Frame | None, span: Frame | None) -> Frame | None:
    """Return the years that an average is over: the last ones spoken of, if they end where ``frame`` does."""
    if frame is None or frame.mention is None:
        return span or frame
    fits = frame.mention.grain == "year" and span is not None and span.mention is not None
    return span if fits and span is not None and span.mention.last.year == frame.mention.last.year else frame  # type: ignore[union-attr]


def _a_year_before(period: PeriodMention) -> PeriodMention:
    """Return the same months of the year before."""
    first = period.first.replace(year=period.first.year - 1, day=1)
    last = period.last.replace(year=period.last.year - 1, day=28)
    end = calendar.monthrange(last.year, last.month)[1]
    return replace(period, first=first, last=last.replace(day=end))


def _signed(quantity: Quantity, sign: int) -> tuple[Decimal, Decimal | None]:
    """Return value and upper end with the sign of a fall."""
    value, upper = quantity.value, quantity.upper
    if sign > 0:
        return value, upper
    if upper is None:
        return -abs(value), None
    return -abs(upper), -abs(value)


def _hide(chars: str, found: Spotted, to: tuple[str, ...]) -> str:
    """Return the sentence with its time expressions hidden, except those that a change is compared with.

    ``to``: words that open a time expression and may belong to the verb before it (增加到2007年的…).
    """
    start, end = found.sentence.start, found.sentence.end
    spans = [(e.start + e.text.startswith(to), e.end) for e in found.expressions if e.role != "base"]
    spans += [(q.start, q.end) for q in found.quantities if q.form == "duration"]
    pieces, position = [], start
    for low, high in sorted(spans):
        if low < position:
            continue
        pieces.append(chars[position:low])
        pieces.append(HIDDEN * (high - low))
        position = high
    pieces.append(chars[position:end])
    return "".join(pieces)


def _seen(text: str) -> str:
    return text.replace(HIDDEN, "").strip(" ")


MONEY = regex.compile(r"[A-Z]{3}")


def _fits(entry: Entry | None, unit: str, measure: Measure) -> bool:
    """Return whether a level in ``unit`` can be of ``entry``."""
    if entry is None or measure != "level":
        return True
    dimension = entry.dimension
    if MONEY.fullmatch(unit):
        return dimension.startswith("money")
    if unit in ("count", "person"):
        return dimension.startswith(("count", "person"))
    if unit in ("%", "‰"):
        return dimension in ("percent", "per_mille", "ratio")
    return True


def compile_binder(rules: Rules, spotter: Spotter) -> Binder:
    """Compile the bind stage from ``rules``."""
    names = compile_names(rules)
    phrases = compile_phrases(rules, compile_catalogue(rules))
    table = rules.table("markers")
    return Binder(
        names=names,
        phrases=phrases,
        measures=compile_measures(rules, phrases),
        frames=compile_frames(rules, spotter.calendar),
        statuses=compile_statuses(rules),
        subjects=compile_subjects(rules, names, phrases),
        namer=compile_namer(rules, phrases, names),
        profiler=compile_profiler(rules, names, phrases, spotter.periods, spotter.calendar),
        clause_end=regex.compile(table["clause"]["end"]),
        size_of=regex.compile(table["rank"]["of_pattern"]),
        filter_gap=regex.compile(table["clause"]["filter_gap"]),
        filter_rate=regex.compile(table["clause"]["filter_rate"]),
        before_that=regex.compile(table["clause"]["before_that"]),
        shifted=regex.compile(table["clause"]["shifted"]),
        structure=regex.compile(table["share"]["structure"]),
        members=tuple(table["share"]["members"]),
        aside=regex.compile(r"\([^()]*\d[^()]*\)"),
        cumulative=regex.compile(table["phrase"]["cumulative"]),
        cumulative_words=frozenset(table["phrase"]["cumulative_words"]),
        list_cut=by_last([*table["phrase"]["attributes"], *table["phrase"]["trailing_verbs"], *table["phrase"]["prefixes"]]),
        balance=regex.compile(table["phrase"]["balance"]),
        stock=regex.compile(table["phrase"]["stock"]),
        nesting=regex.compile(table["clause"]["nesting"]),
        byline=regex.compile(table["clause"]["byline"]),
        dependents=tuple(table["phrase"]["dependents"]),
        institutions=frozenset(table["phrase"]["institutions"]),
        to_words=tuple(table["clause"]["to"]),
        from_words=frozenset(table["clause"]["from"]),
        sectors=by_last(table["phrase"]["strong_sector_suffix"], table["tail"]["sector_not_after"]),
        kinds=by_last([*table["phrase"]["strong_sector_suffix"], *table["phrase"]["kinds"]], table["tail"]["sector_not_after"]),
        lists=compile_lists(rules, phrases),
        milestones=compile_milestones(rules, spotter.calendar),
    )

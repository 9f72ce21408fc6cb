"""Gives every number its period: the time expressions before it, carried until replaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from zhibiao.bind.period_state import Frame, PeriodState, a_year_before
from zhibiao.bind.reach import SHORT_GRAINS, SPANS, Reach, compile_reach
from zhibiao.bind.recalled import recalled
from zhibiao.rules import Rules
from zhibiao.spot.calendar import NAMED_YEARS, Anchor, Calendar
from zhibiao.spot.periods import TimeExpression
from zhibiao.stages import PeriodMention

FEW_YEARS = 5
LONGEST_OPENING = 2
"""Characters from a time to one in the brackets behind it: the bracket, and a word that the second opens with."""
CENSUS = "census"
AGO = "ago"
DAYS = ("period.holiday", "period.day_range")
"""Rules of times from one day to another."""
"""The part of a time expression that names a census."""
LABEL = ":"
CUMULATIVE = frozenset({"months", "quarter", "half"})
LOOSE = ("period.upon", "period.recent", "period.lasting")
"""Rules of what names no time and holds for its sentence, also behind the name of whom it is about."""
UNDATED_PARTS = frozenset({"year", "half", "quarter", "first_quarter", "first_quarters", "months", "first_months"})
"""How times are resolved whose year may not be known."""
EVENT_GRAINS = frozenset({"year", "month", "day"})
OLDEST = 1840
"""The first year of which statistics tell; before it, something was founded, and the numbers behind are not of it."""
HEADING_GRAINS = frozenset({"year", "half", "quarter", "months", "month", "years", "plan"})


@dataclass(frozen=True, slots=True)
class Frames:
    """Turns time expressions into frames."""

    calendar: Calendar
    reach: Reach
    lead: regex.Pattern[str]
    plain: regex.Pattern[str]
    plan_itself: tuple[str, ...]
    relative: regex.Pattern[str]
    event: regex.Pattern[str]
    copula: tuple[str, ...]
    now: frozenset[str]
    origin: regex.Pattern[str]
    goal: regex.Pattern[str]
    coming: regex.Pattern[str]
    noted: regex.Pattern[str]
    joins: str

    def enter(
        self,
        state: PeriodState,
        chars: str,
        start: int,
        expressions: Sequence[TimeExpression],
        continues: bool,
        counts: bool,
    ) -> None:
        """Read the expressions of a sentence into ``state``.

        ``continues``: the sentence before ended in a semicolon, so that its frames still hold; ``counts``: it has
        numbers.
        """
        nested = chars.startswith(self.reach.nested, start)
        if not (continues or nested):
            state.carried = self._holding(state.in_sentence) or state.carried
            state.in_sentence = []
        else:
            state.in_sentence = [f for f in state.in_sentence if _goes_on(f)]
        if not continues:
            state.bases, state.against = [], []
        if not continues and not nested:
            state.compared = None
        last_base = -1
        for expression in expressions:
            # 较1-2月、1-3月分别下降1.8、1.4个百分点: what is listed with a base is one.
            listed = 0 <= last_base == expression.start - 1 and chars[last_base] in self.joins
            if expression.role == "base" or listed:
                self._enter_base(state, expression, chars)
                last_base = expression.end
                continue
            leading = self.lead.search("\n" + chars[start : expression.start]) is not None
            leading = leading or self.goal.match(chars, expression.end) is not None
            if expression.role == "standing":
                self._enter_standing(state, expression, start)
            elif expression.role == "undated" or expression.resolve == "none":
                self._enter_undated(state, expression, chars, start, leading)
            else:
                self._enter_time(state, expression, chars, start, leading, counts)
        state.figures = state.figures or counts
        state.told = counts or (state.told and self._holding(state.in_sentence) is None)

    def _enter_time(
        self, state: PeriodState, expression: TimeExpression, chars: str, start: int, leading: bool, counts: bool
    ) -> None:
        """Take a time that the text names as what holds from there on, as far as it reaches."""
        mention = recalled(state, self.calendar, expression)
        if mention is None and expression.resolve == "same_years":
            # 三年新建学校20所: not what the last year brought.
            state.in_sentence.append(Frame(expression.start, None, expression.text, "clause"))
        if mention is not None and self._is_coming(expression, mention, chars, state):
            ahead = replace(state.anchor, whole_year=mention.last.year + 1)
            mention = self.calendar.resolve(expression, ahead) or mention
        if mention is None and leading and expression.resolve in UNDATED_PARTS:
            # 今年1-8月, in a text whose year is not known: what was told before holds no longer.
            state.in_sentence.append(Frame(expression.start, None, expression.text, "sentence"))
        if mention is None or self._is_attribute(expression, mention, chars, state):
            return
        if _glosses(expression, mention, chars, state):
            return
        labels = chars.startswith(LABEL, expression.end) or self.noted.match(chars, expression.end) is not None
        if labels and chars.endswith("(", start, expression.start):
            state.in_sentence.append(_aside(state, expression, mention, chars))
            return
        if expression.rule in DAYS:
            state.holiday = mention
        if "quarter" in expression.parts:
            state.fiscal = self.calendar.number(expression.parts["quarter"]), mention
        leading = leading and mention.last.year >= OLDEST
        reach = self.reach.of(expression, mention, chars, start, counts, state) if leading else "clause"
        event = mention.grain in EVENT_GRAINS and self.event.match(chars, expression.end) is not None
        founding = event and mention.grain not in SHORT_GRAINS and self.origin.match(chars, expression.end)
        coming = event and state.anchor.date is not None and mention.first > state.anchor.date
        if (founding or coming) and reach == "paragraph":
            # 2003年,园区经省政府批准设立; 预计明年完工。 The next sentence tells of other times.
            reach = "sentence"
        if reach == "paragraph" and any(f.mention is None and f.text in self.now for f in state.in_sentence):
            reach = "sentence"  # 目前是最大的产区,2003年出口6亿元。 The next sentence goes on about now.
        if event and chars.endswith(self.copula, start, expression.start):
            reach = "clause"
        # 亏损5亿元,去年亏损3亿元;…: told beside what the sentence is about.
        beside = reach == "sentence" and self.reach.figure.search(chars, start, expression.start) is not None
        frame = Frame(expression.start, mention, expression.text, reach, event, beside=beside)
        state.in_sentence.append(frame)
        if reach == "paragraph":
            state.dated = frame
            state.widest = frame if mention.grain in CUMULATIVE else state.widest
        if reach != "clause":
            state.start = None
            state.rise = state.rise if state.rise is not None and state.rise[1].last == mention.last else None
            state.span = frame if mention.grain in SPANS else state.span
        if expression.parts.get("rel") not in self.calendar.spoken:
            state.anchor = _moved(state.anchor, expression, mention, reach == "paragraph")

    def _is_coming(self, expression: TimeExpression, mention: PeriodMention, chars: str, state: PeriodState) -> bool:
        """Return whether a day or month without its year is one to come (4月4日将加价), not the last that was."""
        if state.anchor.whole_year is not None or state.anchor.date is None or mention.last >= state.anchor.date:
            return False
        if mention.grain not in ("day", "month") or not {*NAMED_YEARS, "rel"}.isdisjoint(expression.parts):
            return False
        return self.coming.match(chars, expression.end) is not None

    def _enter_base(self, state: PeriodState, expression: TimeExpression, chars: str) -> None:
        mention = self.calendar.resolve(expression, state.anchor)
        if mention is not None:
            state.against.append(Frame(expression.start, mention, expression.text, "clause"))
        if {*NAMED_YEARS, CENSUS, AGO}.isdisjoint(expression.parts):
            return
        if mention is not None and mention.grain in ("year", "instant"):
            state.bases.append(Frame(expression.start, mention, expression.text, "clause"))
            if chars.startswith(self.reach.owner_mark, expression.end):
                # 比1990年的A增加B, 其中甲由C增加到D: C is of 1990 too.
                state.start = mention

    def _enter_undated(
        self, state: PeriodState, expression: TimeExpression, chars: str, start: int, leading: bool
    ) -> None:
        """Take words that name no time (目前, 达产后) and take away the one told before."""
        ahead, loose = expression.rule == "period.upon", expression.rule in LOOSE
        strict = self.reach.lead_strict.search("\n" + chars[start : expression.start]) is not None
        if self._follows_from(chars, start, expression) or chars.startswith(self.reach.owner_mark, expression.end):
            # 由建国初期的A增加到B: only A is of no year. 由2017年的A提高到目前的B: only B.
            state.in_sentence.append(Frame(expression.start, None, expression.text, "clause"))
        elif strict or (loose and leading):
            # 新开工项目10个,目前竣工7个。 The next sentence is not about how things stand.
            beside = self.reach.figure.search(chars, start, expression.start) is not None
            reach = "sentence" if loose or beside else "paragraph"
            state.in_sentence.append(Frame(expression.start, None, expression.text, reach, ahead=ahead))

    def _enter_standing(self, state: PeriodState, expression: TimeExpression, start: int) -> None:
        """Let a sentence about what there is (现有平台5个) be of no period told before, unless the text is of one."""
        if state.base is None and not any(f.mention and f.reach != "clause" for f in state.in_sentence):
            state.in_sentence.append(Frame(start, None, expression.text, "sentence"))

    def _is_attribute(self, expression: TimeExpression, mention: PeriodMention, chars: str, state: PeriodState) -> bool:
        """Return whether the expression only belongs to a noun (“十三五”贫困村, 2020年度总结大会)."""
        if self.goal.match(chars, expression.end):
            return False  # “十一五”的主要目标是:
        if long_span(mention) and chars.endswith("(", 0, expression.start):
            return True  # 甲县志(1991-2010年)
        named = mention.grain == "plan" and expression.resolve != "same_years"
        if named and "tail" not in expression.parts and "end" not in expression.parts:
            return expression.text.endswith(self.plan_itself) or not self.plain.match(chars, expression.end)
        if expression.resolve == "same_day":
            return False
        if self.relative.match(chars, expression.end):
            return True
        framed = any(f.reach != "clause" for f in state.in_sentence) and mention.grain != "day"
        return framed and self.reach.attributive.match(chars, expression.end) is not None

    def _follows_from(self, chars: str, start: int, expression: TimeExpression) -> bool:
        """Return whether ``expression`` says when a rise started (由建国初期的…)."""
        return chars.endswith(self.reach.from_words, start, expression.start)

    def _holding(self, frames: Sequence[Frame]) -> Frame | None:
        return next((f for f in reversed(frames) if f.reach == "paragraph"), None) if frames else None

    def of_heading(
        self, state: PeriodState, expressions: Sequence[TimeExpression], own: PeriodMention | None
    ) -> int | None:
        """Let the year or shorter period of a heading hold for its section; return its year.

        ``own``: what the document is of. Years that lead up to it are those of a chart (2019-2023年产值及增速).
        """
        for expression in expressions:
            if expression.parts.get("rel") in self.calendar.spoken:
                continue  # 居民消费价格指数(上年=100)
            mention = self.calendar.resolve(expression, state.anchor)
            if mention is None or _leads_up(mention, own) or long_span(mention):
                continue
            if mention.grain in HEADING_GRAINS:
                state.open_section(Frame(expression.start, mention, expression.text, "base"))
                return mention.last.year
        return None

    def at(self, state: PeriodState, position: int, clause_start: int) -> Frame | None:
        """Return the frame that holds at ``position`` in the clause that starts at ``clause_start``."""
        candidates = self.candidates(state, position, clause_start)
        return next((frame for frame, objection in candidates if not objection), None)

    def candidates(self, state: PeriodState, position: int, clause_start: int) -> Iterator[tuple[Frame, str]]:
        """Yield the frames that could hold at ``position``, nearest first, and what speaks against each.

        The first without an objection holds.
        """
        for frame in reversed(state.in_sentence):
            if frame.position > position:
                yield frame, "it stands behind the number"
            elif frame.until is not None and position > frame.until:
                yield frame, "it holds in its brackets only"
            elif frame.reach == "clause" and frame.position < clause_start:
                yield frame, "it holds in its own clause only"
            else:
                yield frame, ""
        if state.carried is not None:
            yield state.carried, ""


def _aside(state: PeriodState, expression: TimeExpression, mention: PeriodMention, chars: str) -> Frame:
    """Return the frame of a value in brackets: of a year before, it is for the same months."""
    told = next((f for f in reversed(state.in_sentence) if f.until is None and f.mention), state.carried)
    now = told.mention if told is not None else None
    if now is not None and mention.grain == "year" and mention.last.year == now.last.year - 1 and now.grain != "years":
        mention = a_year_before(now)
    end = chars.find(")", expression.end)
    until = end if end >= 0 else expression.end
    return Frame(expression.start, mention, expression.text, "sentence", until=until)


def _glosses(expression: TimeExpression, mention: PeriodMention, chars: str, state: PeriodState) -> bool:
    """Return whether a day in brackets only says when the time before it ended (2019财年上半年(截至2018年8月31日))."""
    told = state.in_sentence[-1] if state.in_sentence else None
    if told is None or told.mention is None:
        return False
    end = told.position + len(told.text)
    behind = chars.startswith("(", end) and expression.start - end <= LONGEST_OPENING
    return behind and mention.grain in ("day", "instant") and mention.last == told.mention.last


def _leads_up(mention: PeriodMention, own: PeriodMention | None) -> bool:
    """Return whether ``mention`` is of several years up to ``own``, that of the document."""
    if own is None or own.grain == "years" or mention.grain != "years":
        return False
    return mention.last.year == own.last.year


def long_span(mention: PeriodMention) -> bool:
    """Return whether ``mention`` is of more years than figures are told of together: 甲县志(1991-2010年)."""
    return mention.grain == "years" and mention.last.year - mention.first.year >= FEW_YEARS


def _goes_on(frame: Frame) -> bool:
    """Return whether ``frame`` holds behind a semicolon."""
    if frame.reach == "clause" or frame.until is not None or frame.beside:
        return False
    mention = frame.mention
    if frame.reach != "sentence" or mention is None:
        return True
    return mention.grain not in SHORT_GRAINS or mention.first < mention.last  # 10月1日至7日接待A;收入B.


def _moved(anchor: Anchor, expression: TimeExpression, mention: PeriodMention, leading: bool) -> Anchor:
    this_year = expression.rule == "period.since" and mention.first.year == mention.last.year
    if (mention.grain in ("plan", "years") and not this_year) or mention.last.year > (anchor.date or mention.last).year:
        return anchor
    if mention.grain == "day" and mention.first == mention.last:
        anchor = replace(anchor, day=mention.first)
    if not leading:
        return replace(anchor, year=mention.last.year)
    explicit = not expression.parts.keys().isdisjoint((*NAMED_YEARS, "rel"))
    whole = mention.last.year if explicit or mention.grain == "year" else anchor.whole_year
    month = mention.first if mention.grain == "month" else None
    return replace(anchor, year=mention.last.year, whole_year=whole, month=month if explicit else anchor.month)


def compile_frames(rules: Rules, calendar: Calendar) -> Frames:
    """Compile the frame words of ``markers.toml``."""
    table = rules.table("markers")["frame"]
    return Frames(
        calendar,
        compile_reach(rules, calendar),
        # What stands right before a time is looked for from there.
        lead=regex.compile(table["lead"], regex.REVERSE),
        plain=regex.compile(table["plain"]),
        plan_itself=tuple(table["plan_itself"]),
        relative=regex.compile(table["relative"]),
        event=regex.compile(table["event"]),
        copula=tuple(table["copula"]),
        now=frozenset(table["now"]),
        origin=regex.compile(table["origin"]),
        goal=regex.compile(table["goal"]),
        coming=regex.compile(table["coming"]),
        noted=regex.compile(table["noted"]),
        joins=table["joins"],
    )

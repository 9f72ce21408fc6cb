"""Gives every number its period: the time expressions before it, carried until replaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import regex

from zhibiao.bind.recalled import recalled
from zhibiao.rules import Rules
from zhibiao.spot.calendar import NAMED_YEARS, Anchor, Calendar
from zhibiao.spot.periods import TimeExpression
from zhibiao.stages import PeriodMention

CUMULATIVE = frozenset({"months", "quarter", "half"})
SHORT_GRAINS = frozenset({"day"})
"""Grains that hold only within their sentence: what happened on a day says nothing of the next sentence."""


HEADING_GRAINS = frozenset({"year", "half", "quarter", "months", "month", "years"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A period that holds from ``position`` on; ``mention`` is None where the text says that it does not say.

    ``reach``: how far it holds: its "clause", its "sentence", or the "paragraph".
    """

    position: int
    mention: PeriodMention | None
    text: str
    reach: str


@dataclass(slots=True)
class PeriodState:
    """What carries over from sentence to sentence.

    ``span`` is the last period of several years spoken of, ``dated`` the last that held for a paragraph,
    ``start`` that of the first end of a rise, in the paragraph; ``compared``: where the last growth stands that is
    against a month or a year that the text names, and which.
    """

    anchor: Anchor
    carried: Frame | None
    base: Frame | None
    span: Frame | None = None
    dated: Frame | None = None
    start: PeriodMention | None = None
    compared: tuple[int, str] | None = None
    in_sentence: list[Frame] = field(default_factory=list)
    bases: list[Frame] = field(default_factory=list)
    """The periods of the sentence that others are compared with (比2019年)."""
    widest: Frame | None = None
    """The months so far of which the text tells, while single months of theirs are told in passing."""
    fiscal: tuple[int, PeriodMention] | None = None
    """A quarter of a financial year whose dates the text tells, and its number."""

    def open_paragraph(self, formal: bool) -> None:
        """Forget what the paragraph before said of time, unless the document is a ``formal`` one."""
        self.start = None
        if formal and self.base is None:
            kept = next((f for f in reversed(self.in_sentence) if f.reach == "paragraph"), None) or self.carried
            if kept is not None and self.widest is not None and _within(kept, self.widest):
                kept = self.widest  # 前10个月…;10月份…: the next paragraph goes on about the ten months.
            self.carried = kept if kept and kept.mention and kept.mention.grain not in ("instant", "day") else None
            self.in_sentence = []
            return
        self.carried = self.base
        self.in_sentence = []
        self.anchor = replace(self.anchor, year=None, whole_year=self.base_year())

    def open_section(self, frame: Frame | None) -> None:
        """Start a section: the period of its heading holds, if it has one."""
        if frame is not None and frame.mention is not None:
            self.carried = self.base = frame
            year = frame.mention.last.year
            self.anchor = replace(self.anchor, year=year, whole_year=year)

    def base_year(self) -> int | None:
        """Return the year of the whole document, if it has one."""
        return self.base.mention.first.year if self.base and self.base.mention else None


@dataclass(frozen=True, slots=True)
class Frames:
    """Turns time expressions into frames."""

    calendar: Calendar
    lead: regex.Pattern[str]
    lead_strict: regex.Pattern[str]
    attributive: regex.Pattern[str]
    plain: regex.Pattern[str]
    plan_itself: tuple[str, ...]
    nested: tuple[str, ...]
    clause_end: regex.Pattern[str]
    relative: regex.Pattern[str]
    owner_mark: str
    from_words: tuple[str, ...]

    def enter(
        self,
        state: PeriodState,
        chars: str,
        start: int,
        expressions: Sequence[TimeExpression],
        continues: bool,
    ) -> None:
        """Read the expressions of a sentence into ``state``.

        ``continues``: the sentence before ended in a semicolon, so that its frames still hold.
        """
        if not continues:
            state.carried = self._holding(state.in_sentence) or state.carried
            state.in_sentence = []
        else:
            state.in_sentence = [f for f in state.in_sentence if _goes_on(f)]
        state.bases = []
        if not continues and not chars.startswith(self.nested, start):
            state.compared = None
        for expression in expressions:
            if expression.role == "base":
                self._enter_base(state, expression, chars)
                continue
            leading = self.lead.search("\n" + chars[start : expression.start]) is not None
            if expression.role == "undated" or expression.resolve == "none":
                if self._follows_from(chars, start, expression):
                    # 由建国初期的A增加到B: only A is of no year.
                    state.in_sentence.append(Frame(expression.start, None, expression.text, "clause"))
                elif self.lead_strict.search("\n" + chars[start : expression.start]):
                    reach = "sentence" if expression.rule == "period.upon" else "paragraph"
                    state.in_sentence.append(Frame(expression.start, None, expression.text, reach))
                continue
            mention = recalled(state, self.calendar, expression)
            if mention is None and expression.resolve == "same_years":
                # 三年新建学校20所: not what the last year brought.
                state.in_sentence.append(Frame(expression.start, None, expression.text, "clause"))
            if mention is None or self._is_attribute(expression, mention, chars, state):
                continue
            if "quarter" in expression.parts:
                state.fiscal = self.calendar.number(expression.parts["quarter"]), mention
            reach = self._reach(expression, mention, chars, start, leading, state)
            state.in_sentence.append(Frame(expression.start, mention, expression.text, reach))
            if reach == "paragraph":
                state.dated = state.in_sentence[-1]
                if mention.grain in CUMULATIVE:
                    state.widest = state.dated
            if mention.grain in ("years", "plan") and reach != "clause":
                state.span = state.in_sentence[-1]
            if expression.parts.get("rel") not in self.calendar.spoken:
                state.anchor = _moved(state.anchor, expression, mention, reach == "paragraph")

    def _enter_base(self, state: PeriodState, expression: TimeExpression, chars: str) -> None:
        if NAMED_YEARS.isdisjoint(expression.parts):
            return
        mention = self.calendar.resolve(expression, state.anchor)
        if mention is not None and mention.grain in ("year", "instant"):
            state.bases.append(Frame(expression.start, mention, expression.text, "clause"))
            if chars.startswith(self.owner_mark, expression.end):
                # 比1990年的A增加B, 其中甲由C增加到D: C is of 1990 too.
                state.start = mention

    def _is_attribute(self, expression: TimeExpression, mention: PeriodMention, chars: str, state: PeriodState) -> bool:
        """Return whether the expression only belongs to a noun (“十三五”贫困村, 2020年度总结大会)."""
        if mention.grain == "plan" and "tail" not in expression.parts and "end" not in expression.parts:
            return expression.text.endswith(self.plan_itself) or not self.plain.match(chars, expression.end)
        if self.relative.match(chars, expression.end):
            return True
        framed = any(f.reach != "clause" for f in state.in_sentence) and mention.grain != "day"
        return framed and self.attributive.match(chars, expression.end) is not None

    def _follows_from(self, chars: str, start: int, expression: TimeExpression) -> bool:
        """Return whether ``expression`` says when a rise started (由建国初期的…)."""
        return chars.endswith(self.from_words, start, expression.start)

    def _reach(
        self,
        expression: TimeExpression,
        mention: PeriodMention,
        chars: str,
        start: int,
        leading: bool,
        state: PeriodState,
    ) -> str:
        relative = expression.parts.get("rel")
        strict = self.lead_strict.search("\n" + chars[start : expression.start]) is not None
        if not leading or relative in self.calendar.anaphoric:
            return "clause"
        if relative in self.calendar.spoken and not strict:
            return "clause"
        if mention.grain in ("plan", "years") and any(f.mention for f in state.in_sentence):
            return "clause"
        marked = mention.grain != "years" and self.owner_mark in chars[expression.end - 1 : expression.end + 1]
        if marked and chars[start : expression.start].endswith(self.from_words):
            return "clause"
        if marked and chars[expression.end + 1 : expression.end + 2].isdigit():
            # 恢复到2019年的83%: the year is that of one number.
            return "clause"
        if self.attributive.match(chars, expression.end):
            return "sentence"
        if expression.resolve == "whole_year" and state.in_sentence:
            return "sentence"
        said = chars[start : expression.start]
        if said.endswith(self.nested):
            # 其中,三季度增长5.8%: the next sentence is about the whole again.
            return "sentence"
        passing = state.carried is not state.base or self.clause_end.search(said) is not None
        if mention.grain in SHORT_GRAINS or (not strict and passing):
            return "sentence"
        if said.strip() and state.base is not None and state.base.mention is not None:
            # 过去五年…: what one of the years brought is told in passing.
            return "sentence" if state.base.mention.grain in ("years", "plan") else "paragraph"
        return "paragraph"

    def _holding(self, frames: Sequence[Frame]) -> Frame | None:
        return next((f for f in reversed(frames) if f.reach == "paragraph"), None)

    def of_heading(self, state: PeriodState, expressions: Sequence[TimeExpression]) -> int | None:
        """Let the year or shorter period of a heading hold for its section; return its year."""
        for expression in expressions:
            mention = self.calendar.resolve(expression, state.anchor)
            if mention is not None and mention.grain in HEADING_GRAINS:
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
            elif frame.reach == "clause" and frame.position < clause_start:
                yield frame, "it holds in its own clause only"
            else:
                yield frame, ""
        if state.carried is not None:
            yield state.carried, ""


def _within(frame: Frame, wide: Frame) -> bool:
    """Return whether ``frame`` is the last month of the months ``wide``."""
    if frame.mention is None or wide.mention is None:
        return False
    return frame.mention.grain == "month" and frame.mention.last == wide.mention.last


def _goes_on(frame: Frame) -> bool:
    """Return whether ``frame`` holds behind a semicolon."""
    if frame.reach == "clause":
        return False
    return frame.reach != "sentence" or frame.mention is None or frame.mention.grain not in SHORT_GRAINS


def _moved(anchor: Anchor, expression: TimeExpression, mention: PeriodMention, leading: bool) -> Anchor:
    if mention.grain in ("plan", "years") or mention.last.year > (anchor.date or mention.last).year:
        return anchor
    if not leading:
        return replace(anchor, year=mention.last.year)
    explicit = not expression.parts.keys().isdisjoint((*NAMED_YEARS, "rel"))
    whole = mention.last.year if explicit or mention.grain == "year" else anchor.whole_year
    return replace(anchor, year=mention.last.year, whole_year=whole)


def compile_frames(rules: Rules, calendar: Calendar) -> Frames:
    """Compile the frame words of ``markers.toml``."""
    table = rules.table("markers")["frame"]
    markers = rules.table("markers")
    return Frames(
        calendar,
        lead=regex.compile(table["lead"]),
        lead_strict=regex.compile(table["lead_strict"]),
        attributive=regex.compile(table["attributive"]),
        plain=regex.compile(table["plain"]),
        plan_itself=tuple(table["plan_itself"]),
        nested=(markers["clause"]["nested"], markers["clause"]["nested"] + ","),
        clause_end=regex.compile(markers["clause"]["end"]),
        relative=regex.compile(table["relative"]),
        owner_mark=markers["phrase"]["owner"],
        from_words=tuple(markers["clause"]["from"]),
    )

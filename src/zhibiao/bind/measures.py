"""Decides what kind of statement a number makes: level, growth, change, share or rank."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import regex

from zhibiao.alternatives import any_of, compile_any
from zhibiao.bind.endings import last_match
from zhibiao.bind.phrases import Phrases, whole_word
from zhibiao.bind.shares import Shares, compile_shares
from zhibiao.bind.statement import POINTS, RATES, RELATIVE, Said, Statement
from zhibiao.bind.tails import Tail
from zhibiao.rules import Rules
from zhibiao.stages import Quantity


@dataclass(frozen=True, slots=True)
class Measures:
    """The change and share words of ``markers.toml``, compiled."""

    phrases: Phrases
    shares: Shares
    gap_verb: regex.Pattern[str]
    inner_change: re.Pattern[str]
    move: regex.Pattern[str]
    rate_leading: frozenset[str]
    rate_leading_alone: frozenset[str]
    move_down: frozenset[str]
    move_units: frozenset[str]
    net: regex.Pattern[str]
    right_growth: regex.Pattern[str]
    right_growth_down: frozenset[str]
    down_words: frozenset[str]
    nominal: frozenset[str]
    with_verb: regex.Pattern[str]
    earning: frozenset[str]
    owner_mark: str
    held_against: regex.Pattern[str]
    held_rate: regex.Pattern[str]
    those: regex.Pattern[str]
    another: regex.Pattern[str]
    by_year: regex.Pattern[str]
    rate_before: regex.Pattern[str]
    before_that: regex.Pattern[str]
    rate_than: regex.Pattern[str]
    level_with: regex.Pattern[str]
    gap_rate: regex.Pattern[str]
    more_than_before: regex.Pattern[str]
    more_than: regex.Pattern[str]
    moved: regex.Pattern[str]
    sign: regex.Pattern[str]
    acted: regex.Pattern[str]
    completion: regex.Pattern[str]
    done: regex.Pattern[str]
    completion_rate: str
    listed_growth: regex.Pattern[str]
    listed_fall: regex.Pattern[str]
    listed_monthly: regex.Pattern[str]
    reach: frozenset[str]

    def state(self, quantity: Quantity, piece: str, right: str, clause: str) -> Statement:
        """Return the statement of ``quantity`` behind ``piece``, which ends its ``clause``, and before ``right``.

        A comparison holds from anywhere in the clause.
        """
        if quantity.unit == "rank":
            return Statement("rank", 1, piece, None, None, "measure.rank")
        move = self._move(quantity, piece)
        if move is not None:
            return move
        those = self.those.search(piece) if quantity.unit == "%" else None
        if those is not None:
            return Statement("share", 1, piece[: those.start()], None, None, "measure.share_those")
        tail = self.phrases.tails.read(piece, rate=quantity.unit in RATES or quantity.form == "duration")
        compare = self._comparison(clause)
        if compare is not None and not tail.compare:
            tail = tail._replace(compare=compare)
        held = self.held_against.search(piece) if quantity.unit == "times" else None
        if held is None and quantity.unit == "%":
            held = self.held_rate.search(piece)
        if held is not None:
            return Statement("level", 1, piece[: held.start()], None, None, "measure.multiple")
        if quantity.unit in POINTS:
            return self._points(piece, tail)
        if quantity.form == "ratio":
            return Statement("share", 1, tail.stem, None, None, "measure.ratio")
        if quantity.unit in RELATIVE:
            planned = clause if piece == self.owner_mark else piece  # 占年度计划83亿元|的60%
            return self._completed(planned) or self._relative(Said(quantity, piece, right, tail))
        return self._absolute(piece, tail)

    def led(self, quantity: Quantity, statement: Statement, lead: str) -> Statement:
        """Return ``statement`` as what the text before its clause, ``lead``, says that its rate is.

        A growth in a list of places (房价涨幅较大的城市包括:甲市9%), or a share (甲占全省的比重,由3%升至5%).
        """
        if quantity.unit != "%" or statement.measure != "level":
            return statement
        listed = self.listed_growth.search(lead) if lead else None
        if listed is not None:
            sign = -1 if self.listed_fall.search(listed.group()) else 1
            compare = "mom" if self.listed_monthly.search(listed.group()) else "yoy"
            return statement._replace(measure="growth", sign=sign, compare=compare)
        if not lead.endswith(","):
            return statement
        if self.phrases.left(statement.stem)[0]:
            return statement
        share = self.shares.moved(lead.rstrip(",").rpartition(",")[2])
        return statement if share is None else share._replace(rule=statement.rule)

    def _comparison(self, clause: str) -> str | None:
        """Return what a comparison anywhere in ``clause`` gives (比去年同期净增…)."""
        if self.phrases.tails.comparing.search(clause) is None:
            return None
        return next(code for word, code in self.phrases.tails.compare.items() if word in clause)

    def moves(self, quantity: Quantity, piece: str) -> bool:
        """Return whether ``quantity`` is a move in a ranking (前进一位)."""
        return self._move(quantity, piece) is not None

    def _move(self, quantity: Quantity, piece: str) -> Statement | None:
        if quantity.unit not in ("person", "count") or not any(quantity.printed.endswith(u) for u in self.move_units):
            return None
        match = self.move.search(piece)
        if match is None or (len(match["verb"]) == 1 and not whole_word(piece, match.start("verb"), match.end("verb"))):
            return None
        sign = -1 if match["verb"] in self.move_down else 1
        stem, compare = self.phrases.tails.strip_compare(piece[: match.start()])
        return Statement("change", sign, stem, compare, None, "measure.rank_move")

    def _points(self, piece: str, tail: Tail) -> Statement:
        if tail.verb:
            compare = None if tail.gap else (tail.compare or "yoy")
            share = self.shares.moved(tail.stem)
            if share is not None:
                return Statement("change", tail.direction, share.stem, compare, share.of, "measure.share_points")
            return Statement("change", tail.direction, tail.stem, compare, None, "measure.points")
        gap = self.gap_verb.search(piece)
        if gap is not None:
            sign = -1 if gap["verb"] in self.down_words else 1
            return Statement("change", sign, piece[: gap.start()], None, None, "measure.gap")
        inner = last_match(self.inner_change, piece)
        if inner is not None:
            sign = -1 if inner.group() in self.down_words else 1
            moved = self.moved.fullmatch(piece, inner.end())
            stem = moved["rate"] if moved is not None else piece[: inner.start()]
            return Statement("change", sign, stem, tail.compare, None, "measure.points")
        stem, _ = self.phrases.tails.strip_compare(tail.stem.rstrip("(+"))  # 毛利率同比-1.3pct; 费用率(同比+0.1pct)
        return Statement("change", 1, stem, tail.compare, None, "measure.points")

    def _relative(self, said: Said) -> Statement:
        """Read a rate: the first reading that fits holds."""
        readings: tuple[Callable[[Said], Statement | None], ...] = (
            self._of_another,
            self._signed,
            self._changed,
            self._grown,
            self.shares.told,
            self._named_growth,
            self.shares.named,
            self._compared,
            self._acted,
        )
        statements = (reading(said) for reading in readings)
        return next((statement for statement in statements if statement is not None), self._level(said.tail))

    def _completed(self, piece: str) -> Statement | None:
        """Read how much of a plan is done: 完成年度计划的52%."""
        done = last_match(self.done, piece)
        if done is None or done.end() < len(piece):
            return None
        return Statement("level", 1, piece[: done.start()], None, None, "measure.completion", self.completion_rate)

    def _of_another(self, said: Said) -> Statement | None:
        """Read the rate of another time or place as a level."""
        return self._level(said.tail) if self.another.search(said.piece) else None

    def _signed(self, said: Said) -> Statement | None:
        """Read a change in brackets by its sign: 甲国(-25.3%)、乙国(+4.1%)."""
        sign = self.sign.search(said.piece)
        if sign is None or (not sign["plus"] and said.quantity.value >= 0):
            return None
        return Statement("growth", 1, said.piece[: sign.start()], said.tail.compare or "yoy", None, "measure.signed")

    def _changed(self, said: Said) -> Statement | None:
        """Read a verb of change: 增长5%, 增速比上年高5%, 同比增长达到5%."""
        tail = said.tail
        leading = self.rate_leading if tail.compare is not None else self.rate_leading_alone
        grows = not tail.to_level or tail.light[-1] in leading
        if tail.verb and grows:
            compare = None if tail.gap and tail.compare is None else (tail.compare or "yoy")
            named = tail.verb in self.earning or self.with_verb.search(self.phrases.left(tail.stem)[0])
            verb = tail.verb if named else ""
            return Statement("growth", tail.direction, tail.stem, compare, None, "measure.growth", verb)
        apart = self.gap_rate.search(said.piece)
        if apart is None or self.right_growth.match(said.right):
            return None  # 低于第二季|3.2%|的增速: that of the other, and not how far it is apart.
        sign = -1 if apart["verb"] in self.down_words else 1
        return Statement("growth", sign, said.piece[: apart.start()], None, None, "measure.gap")

    def _grown(self, said: Said) -> Statement | None:
        """Read a noun of growth behind the number (5%的增速), or before what it is held against (增速比…的5%)."""
        growth = self.right_growth.match(said.right)
        if growth is not None:
            sign = -1 if growth["noun"] in self.right_growth_down else 1
            apart = self.gap_rate.search(said.piece)
            stem = said.piece[: apart.start()] if apart is not None else self.by_year.sub("", said.tail.stem)
            return Statement("growth", sign, stem, said.tail.compare or "yoy", None, "measure.growth_noun")
        than = self.rate_than.search(said.piece)
        grown = self.phrases.tails.growth_noun(said.piece[: than.start()]) if than is not None else None
        return Statement("growth", grown[1], grown[0], "yoy", None, "measure.growth_noun") if grown else None

    def _named_growth(self, said: Said) -> Statement | None:
        """Read a name that is of a growth: 出口增速5%."""
        stem, noun = said.tail.stem, self.phrases.tails.growth_noun(said.tail.stem)
        if noun is None or said.quantity.unit == "‰":
            return None
        stem = stem if self.phrases.catalogue.entries.get(self.phrases.left(stem)[0]) else noun[0]
        return Statement("growth", noun[1], stem, said.tail.compare or "yoy", None, "measure.growth_noun")

    def _compared(self, said: Said) -> Statement | None:
        """Read a rate that only a comparison or a doubling tells to be a growth: 同比5%, 翻一番."""
        tail = said.tail
        than = self.phrases.tails.gap.search(tail.stem)
        stem = tail.stem[: than.start()] if than is not None else tail.stem
        growth = Statement("growth", 1, stem, tail.compare, None, "measure.growth")
        if said.quantity.rules[0] == "unit.doubling":
            return growth
        told = tail.compare and tail.verb == "" and not tail.to_level and self.level_with.match(said.right) is None
        earlier = self.before_that.match(said.piece) or self.rate_before.search(said.piece)
        return growth if told and not earlier and said.quantity.unit == "%" else None

    def _acted(self, said: Said) -> Statement | None:
        """Read a verb of change before what it changes: 降低成本10%."""
        if said.tail.verb or said.tail.to_level or said.quantity.unit not in RATES:
            return None
        phrase = self.phrases.left(said.tail.stem)[0]
        acted = self.acted.match(phrase)
        if acted is None or phrase in self.phrases.catalogue.entries:
            return None
        sign = -1 if acted["verb"] in self.down_words else 1
        stem = said.tail.stem.removesuffix(phrase) + acted["what"]
        return Statement("growth", sign, stem, said.tail.compare or "yoy", None, "measure.growth")

    def _absolute(self, piece: str, tail: Tail) -> Statement:
        if tail.verb and not tail.to_level:
            verb = tail.verb if tail.verb in self.nominal or tail.verb in self.earning else ""
            return Statement("change", tail.direction, tail.stem, tail.compare, None, "measure.change", verb)
        more = self.more_than_before.search(piece) if tail.compare else None
        more = more or self.more_than.search(piece)
        if more is not None and not tail.verb:
            sign = -1 if more["sign"] in self.down_words else 1
            stem, _ = self.phrases.tails.strip_compare(piece[: more.start()])
            return Statement("change", sign, stem, tail.compare, None, "measure.change")
        net = last_match(self.net, piece)
        if net is not None and not tail.verb:
            return Statement("change", 1, piece[: net.start()] + piece[net.end() :], tail.compare, None, "measure.net")
        return self._level(tail)

    def _level(self, tail: Tail) -> Statement:
        rule = "measure.reached" if self.reach & {*tail.light} else "measure.level"
        return Statement("level", 1, tail.stem, None, None, "measure.to_level" if tail.to_level else rule)


def compile_measures(rules: Rules, phrases: Phrases) -> Measures:
    """Compile the change and share words of ``markers.toml`` and the moves of ``ranks.toml``."""
    table = rules.table("markers")
    change, share = table["change"], table["share"]
    move = rules.table("ranks")["move"]

    strong = [w for w in change["up"] + change["down"] if w not in change["weak"]]
    return Measures(
        phrases=phrases,
        shares=compile_shares(rules, phrases),
        gap_verb=regex.compile(change["gap_verb"]),
        inner_change=compile_any(strong),
        move=regex.compile(f"(?P<verb>{any_of(move['words'])})了?$"),
        rate_leading=frozenset(change["rate_leading"]),
        rate_leading_alone=frozenset(change["rate_leading_alone"]),
        move_down=frozenset(word for word, worse in move["words"].items() if worse),
        move_units=frozenset(move["units"]),
        net=regex.compile(change["net"]),
        right_growth=regex.compile(share["right_growth"]),
        right_growth_down=frozenset(share["right_growth_down"]),
        down_words=frozenset(change["down"]),
        more_than_before=regex.compile(table["clause"]["more_than_before"]),
        more_than=regex.compile(table["clause"]["more_than"]),
        sign=regex.compile(change["sign"]),
        moved=regex.compile(change["moved"]),
        acted=regex.compile(change["acted"]),
        completion=regex.compile(table["clause"]["completion"] + table["phrase"]["owner"]),
        done=regex.compile(f"{table['clause']['completion']}{table['phrase']['owner']}?"),
        completion_rate=table["clause"]["completion_rate"],
        listed_growth=regex.compile(table["clause"]["listed_growth"]),
        listed_fall=regex.compile(table["clause"]["listed_fall"]),
        listed_monthly=regex.compile(table["clause"]["listed_monthly"]),
        reach=frozenset(table["tail"]["reach"]),
        held_against=regex.compile(table["clause"]["held_against"]),
        held_rate=regex.compile(table["clause"]["held_rate"]),
        those=regex.compile(table["share"]["those"]),
        level_with=regex.compile(table["clause"]["level_with"]),
        another=regex.compile(table["clause"]["another"]),
        by_year=regex.compile(table["clause"]["by_year"]),
        rate_before=regex.compile(table["clause"]["rate_before"]),
        rate_than=regex.compile(table["clause"]["rate_than"]),
        before_that=regex.compile(table["clause"]["before_that"]),
        gap_rate=regex.compile(change["gap_rate"]),
        owner_mark=table["phrase"]["owner"],
        nominal=frozenset(change["nominal"]),
        with_verb=regex.compile(change["with_verb"]),
        earning=frozenset(table["phrase"]["earning"]),
    )

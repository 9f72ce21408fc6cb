"""Names what a number measures or counts: the noun phrase on its left or right, and the catalogue's entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import regex

from zhibiao import words
from zhibiao.alternatives import compile_any
from zhibiao.bind.answers import Answers, compile_answers
from zhibiao.bind.catalogue import TAIL, Catalogue
from zhibiao.bind.contests import Contests, compile_contests
from zhibiao.bind.context import Context, Named
from zhibiao.bind.endings import Words, by_last, ending
from zhibiao.bind.fitting import is_money
from zhibiao.bind.following import Following, compile_following
from zhibiao.bind.indicator_names import IndicatorNames, compile_indicator_names
from zhibiao.bind.left_names import LeftNames, compile_left_names
from zhibiao.bind.names import Names
from zhibiao.bind.part_names import PartNames, compile_part_names
from zhibiao.bind.phrases import Phrases
from zhibiao.bind.prices import Prices, compile_prices
from zhibiao.bind.short_names import ShortNames, compile_short_names
from zhibiao.bind.statement import Statement
from zhibiao.bind.topics import Topics, compile_topics
from zhibiao.bind.trimming import RankWords, compile_rank_words
from zhibiao.rules import Rules
from zhibiao.stages import Quantity

COUNTS = frozenset({"count", "person"})
GREAT = "rank.great"  # 第三大港口: what takes the place stands behind it.
NUMBER = regex.compile(r"\d")
PHRASE = regex.compile(r"\p{Han}|[A-Za-z]{2}|[A-Z]\d(?!\d)")
ABBREVIATION = regex.compile(r"\([A-Za-z]+\)$")
LONGEST_QUALIFIER = 12
LONGEST_DEED = 8
"""Characters after 人 that still say what the persons did."""


@dataclass(frozen=True, slots=True)
class Namer:
    """Chooses the phrase that names an indicator."""

    left: LeftNames
    phrases: Phrases
    catalogue: Catalogue
    names: Names
    attributes: Words
    rank_words: RankWords
    prefixes: Words
    owner_mark: str
    adverbs: frozenset[str]
    contests: Contests
    award: regex.Pattern[str]
    rank_opening: re.Pattern[str]
    people: str
    part_names: PartNames
    generic: frozenset[str]
    deeds: frozenset[str]
    persons: str
    population: str
    having: regex.Pattern[str]
    builds: regex.Pattern[str]
    invested: str
    spending: Mapping[str, str]
    spent: Words
    short_names: ShortNames
    not_right: tuple[str, ...]
    changes: frozenset[str]
    means: tuple[str, ...]
    label: regex.Pattern[str]
    topics: Topics
    prices: Prices
    compared: regex.Pattern[str]
    following: Following
    made: IndicatorNames
    sampled: tuple[str, ...]
    answers: Answers
    is_kind: regex.Pattern[str]
    among_those: regex.Pattern[str]
    listing: str

    def name(self, quantity: Quantity, statement: Statement, context: Context) -> Named:
        """Return the name of what ``quantity`` measures in its ``statement``."""
        label = self.label.match(context.right)
        if label is not None and (self.catalogue.ending(label["label"]) or self.is_measurable(label["label"])):
            return self.made.of(label["label"], "label", "", label.group().strip())
        named = self._named(quantity, statement, context)
        named = self._following(statement, context) or named
        price = self.prices.of(quantity, statement, context, named)
        if price is not None:
            return price
        if named.side == "carried" and not named.name and not (statement.measure == "level" and named.verb):
            topic = self.topics.spoken_of(context.lead)
            if topic in self.left.heads:
                return Named(topic, None, "carried", verb=named.verb)  # 产量300万吨,总量再创新高,增长1.2%
            return named if topic is None else self.made.of(topic, "left", "")
        verb = named.verb if named.side == "carried" else "" if words.has_noun(named.phrase) else named.phrase
        if verb and quantity.unit in COUNTS and named.entry is None and not context.follows:
            done = self.topics.done(context.lead)
            if done:
                return self.made.of(done, "left", verb)  # 改革任务,已推进129项
        told = self.topics.stated(named.phrase, context.lead) if named.side == "left" and context.lead else None
        if told is not None:
            named = self.made.of(told[1], "left", "")._replace(owner=told[0])
        if statement.measure == "level" or named.side != "left" or named.entry is not None:
            return named
        if words.has_noun(named.phrase) or self.is_measurable(named.phrase):
            return named
        return Named("", None, "carried", verb=named.phrase + named.verb)

    def _named(self, quantity: Quantity, statement: Statement, context: Context) -> Named:
        if statement.measure == "rank":
            great = self._right(context.right) if quantity.rules[0] == GREAT else ""
            return self.made.of(great, "right", "", great) if great else self._rank(statement, context)
        answer = self.answers.name(context.right) if statement.measure == "share" else ""
        if answer:
            return self.made.of(answer, "right", "", context.right)
        if statement.rule == "measure.share_of":
            return self._part(statement, context)
        if statement.measure == "level" and self.compared.match(context.right):
            told = self.left.of(statement.stem)  # 与上年每股红利3元相比, but 同第五次全国人口普查的30万人相比
            return told if told.entry or self.is_measurable(told.name) else Named("", None, "carried")
        way = self.short_names.way(quantity, statement, context)
        if way is not None:
            return way
        if quantity.form == "duration" and statement.measure == "level":
            right = self._right(context.right)
            return self.made.of(right, "right", "", right) if right else self.left.of(statement.stem)
        right = self._right(context.right) if statement.measure == "change" and quantity.unit in COUNTS else ""
        if len(right) > 1:
            return self.made.of(right, "right", "", right)  # 减少3.2万贫困人口
        if context.size:
            return self.made.of(context.size, "right", "")
        if quantity.unit in COUNTS and statement.measure == "level":
            if quantity.printed.endswith(self.people):
                return self._people(statement, context)
            if quantity.printed.endswith(self.population):
                return self._peopled(quantity, statement, context)
            return self._count(quantity, statement, context)
        if statement.rule == "measure.completion":
            return self._changed(statement)
        if statement.measure == "level":
            return self._amount(quantity, statement, context)
        if statement.measure == "share" and self.part_names.stands_behind(context):
            named = self.left.of(statement.stem)
            # 以占全省1%的土地实现…; 园区贡献了全省2%的产值.
            by = statement.stem.endswith(self.means) or self.part_names.is_contributed(context)
            return named if named.side == "left" and not by else self._part(statement, context)
        return self._changed(statement)

    def _changed(self, statement: Statement) -> Named:
        named = self.left.of(statement.stem)
        earned = self.short_names.earned(statement.noun) if statement.noun else None
        if earned is not None:
            return earned  # 甲公司去年多赚74%
        if statement.noun and named.side == "left":
            name = named.name + statement.noun
            whole = name[-len(statement.noun) - TAIL :]
            if statement.measure == "growth" and whole in self.catalogue.alone:
                return named._replace(name=whole, entry=self.catalogue.entries[whole])  # 本港经济|增长
            known = self.catalogue.ending(name)
            return named._replace(name=name, entry=known[1] if known else named.entry)
        return named

    def named(self, phrase: str) -> Named:
        """Return ``phrase`` as a name: its owner and sector apart, and the catalogue's entry."""
        return self.made.of(phrase, "left", "")

    def is_measurable(self, phrase: str) -> bool:
        """Return whether ``phrase`` names an amount by itself (销售面积), and not a part (住宅)."""
        return self.left.is_measurable(phrase)

    def _right(self, text: str) -> str:
        phrase, _ = self.phrases.right(text)
        own, mark, following = phrase.rpartition(self.listing)
        phrase = own if mark and self._is_owner(following) else phrase  # 30万吨合成氨项目、甲集团|5万吨…
        nothing = phrase in self.adverbs or phrase in self.changes or phrase.startswith(self.not_right)
        return phrase if PHRASE.search(phrase) and not nothing else ""

    def _part(self, statement: Statement, context: Context) -> Named:
        left = self.left.of(statement.stem)
        right = self.part_names.told(context, left) or self._right(self.part_names.behind(context))
        if not right and statement.of:
            right = context.right.rstrip(" ,")[:LONGEST_QUALIFIER]
        return self.made.of(right, "right", "", right) if right else left

    def _count(self, quantity: Quantity, statement: Statement, context: Context) -> Named:
        right = self._right(context.right) or (self._right(context.next_right) if not context.right.strip() else "")
        if right in self.generic and statement.rule == "measure.to_level" and not statement.stem.strip(" ,"):
            return Named("", None, "carried")  # 落成量减少8%至1200个单位
        kind = self.is_kind.match(context.right) if not right and self.among_those.search(context.piece) else None
        if kind is not None:
            return self.made.of(kind["what"], "right", "", kind["what"])  # 其中甲、乙4户为高新技术企业
        if right:
            right = self._group(self.phrases.counted(self._of_next(right)))
            prefix = ending(context.piece.rstrip(), self.prefixes)
            name = prefix + right if prefix and not right.startswith(prefix) else right
            if context.piece.endswith(self.owner_mark) and right in self.generic:
                qualifier = self.phrases.left(context.piece.removesuffix(self.owner_mark))[0]
                name = qualifier + right if len(qualifier) <= LONGEST_QUALIFIER else right
            awarded = context.right[context.right.find(right) + len(right) :]
            if self.award.match(awarded):
                name = awarded.strip(" ,") + name
            return self.made.of(name, "right", "", right)
        left = self.left.of(statement.stem)
        if left.side == "carried" and left.verb and quantity.counted in self.deeds:
            return Named(left.verb + quantity.counted, None, "left", phrase=left.verb)  # 服务1亿人次
        return left

    def _of_next(self, right: str) -> str:
        """Return ``right`` without what the next number measures (39个医疗科、总病床数936床)."""
        own, mark, following = right.rpartition(self.listing)
        return own if mark and self.is_measurable(following) and not self.is_measurable(own) else right

    def _group(self, right: str) -> str:
        """Return those who are counted without the amount that is told of them (70个大中城市|住房销售价格)."""
        if not self.is_measurable(right):
            return right
        ends = (at for at in range(2, len(right) - 2) if right[:at].endswith(self.sampled))
        end = next((at for at in ends if words.is_boundary(right, at)), len(right))
        return right[:end]

    def _people(self, statement: Statement, context: Context) -> Named:
        """Name persons that no noun follows: the phrase before, else what they did (8627人实现就业)."""
        left = self.left.of(statement.stem)
        if left.side == "left" and left.name in self.names.pronouns:
            return self.made.of(self.population, "left", left.verb)  # 全县共有31万人
        did = context.right.rstrip(" ,")
        if not PHRASE.match(did) or len(did) > LONGEST_DEED or self.rank_opening.match(did):
            return left
        if any(map(did.startswith, self.changes)):
            return left  # 比2000年的3.3人减少了0.4人
        if left.side == "left" and (left.entry is not None or self.is_measurable(left.name)):
            return left
        doing = left.name if left.side == "left" else left.verb
        return Named(doing + did + self.persons, None, "right", phrase=did)

    def _peopled(self, quantity: Quantity, statement: Statement, context: Context) -> Named:
        """Name a population that ends its own number: 甲县有40万人口, 农村现有40万人口."""
        if context.right.startswith(self.owner_mark):
            if not self.having.search(context.piece):
                return self._count(quantity, statement, context)  # 解决40万人口的饮水问题
            right = self._right(context.right.removeprefix(self.owner_mark))
            return self.made.of(self.population, "right", "", right)  # 一个有40万人口的县
        left = self.left.of(statement.stem)
        if left.side == "left" and (left.entry is not None or self.is_measurable(left.name)):
            return left
        whose = left.name if left.side == "left" else ""
        return self.made.of(whose + self.population, "left", left.verb)._replace(phrase=left.phrase)

    def _amount(self, quantity: Quantity, statement: Statement, context: Context) -> Named:
        owned = context.right.startswith(self.owner_mark)
        right = self._right(context.right.removeprefix(self.owner_mark))
        left = self.left.of(statement.stem)
        spent = ending(left.verb, self.spent) if left.side == "carried" and is_money(quantity.unit) else None
        if spent is not None and not owned:
            return self.made.of(self.spending[spent], "left", "")  # 全县共投入3100万元
        if owned and right:
            attribute = ending(statement.stem, self.attributes)
            if attribute is None and not statement.stem.strip(" ,、和及"):
                attribute = context.attribute or None
            if attribute is not None:
                project = self.names.project_at(context.right.removeprefix(self.owner_mark))
                longer = len(project) > len(right) and project.startswith(right) and attribute in self.following.owning
                return self.following.attribute(attribute, project if longer else right, quantity)
        measurable = self.is_measurable(left.phrase) or self.is_measurable(left.name)
        strong = left.side == "left" and (left.entry is not None or measurable)
        known = self.catalogue.first(right) if owned and context.piece.endswith(self.means) else None
        if known is not None:
            return self.made.of(right[: known[1]], "right", left.verb, right)  # 甲市以177亿元的旅游收入居第一
        if owned and right:  # 新设立5000万元的引导资金
            told = left.side == "carried" or (not strong and left.verb and self.is_measurable(right))
            told = told or (not strong and self._is_owner(left.name))  # 甲集团拥有5万吨的产能
            return self.made.of(right, "right", left.verb, right) if told else left
        if not right or (strong and not left.verb):
            return self._invested(left, context.right)
        prefix = ending(context.piece.rstrip(), self.prefixes) or ""
        return self.made.of(prefix + right, "right", left.verb, right)

    def _is_owner(self, name: str) -> bool:
        known = self.names.named(name)
        return name in self.names.pronouns or (known is not None and known.text == name)

    def _invested(self, left: Named, right: str) -> Named:
        """Return ``left`` with whoever invests as its owner, where what is built follows (甲电气投资15亿元设立…)."""
        if left.side != "left" or left.entry is not None or self.builds.match(right) is None:
            return left
        who = left.name.removesuffix(self.invested)
        name = self.names.named(who) if who != left.name else None
        if name is None or name.kind not in ("company", "zone"):
            return left
        return self.made.of(self.invested, "left", left.verb)._replace(owner=name, phrase=left.phrase)

    def _following(self, statement: Statement, context: Context) -> Named | None:
        if not context.right.strip() or not self.following.applies(statement, context):
            return None
        return self.following.of(statement, context, self.left.of(statement.stem), self._right(context.right))

    def _rank(self, statement: Statement, context: Context) -> Named:
        named = self.left.of(self.rank_words.without(statement.stem, self.catalogue))
        taken_in = self.rank_words.taken_in(statement.stem, self.catalogue)
        if taken_in and named.entry is None and not self.is_measurable(named.name):
            return self.made.of(taken_in, "left", "")
        if context.after_number and named.entry is None:
            # 居全省17个市州第5位: the words behind the number are those it counted.
            named = Named("", None, "carried")
        owner = named.entry is None and named.side == "left" and self._is_owner(named.name)
        if (named.side == "carried" or owner) and not context.follows:
            contest = self.contests.last(context.sentence)
            if contest:
                return self.made.of(contest, "left", "")
        return named


def compile_namer(rules: Rules, phrases: Phrases, names: Names) -> Namer:
    """Compile the naming words of ``markers.toml``."""
    table = rules.table("markers")
    phrase, rank = table["phrase"], table["rank"]
    made, short_names = compile_indicator_names(rules, phrases, names), compile_short_names(rules, phrases.catalogue)
    return Namer(
        left=compile_left_names(rules, names, made, short_names),
        phrases=phrases,
        catalogue=phrases.catalogue,
        names=names,
        attributes=by_last(phrase["attributes"]),
        rank_words=compile_rank_words(rules, names),
        prefixes=by_last(phrase["prefixes"]),
        owner_mark=phrase["owner"],
        adverbs=frozenset(phrase["bare_adverbs"]),
        contests=compile_contests(rules),
        rank_opening=compile_any(rank["verbs"]),
        people=phrase["people"],
        part_names=compile_part_names(rules),
        generic=frozenset(phrase["generic"]),
        award=regex.compile(phrase["award"]),
        deeds=frozenset(phrase["deeds"]),
        persons=phrase["persons"],
        population=phrase["population"],
        having=regex.compile(phrase["having"]),
        builds=regex.compile(phrase["builds"]),
        invested=phrase["invested"],
        spending=phrase["spending"],
        spent=by_last(phrase["spending"]),
        short_names=short_names,
        not_right=tuple(phrase["not_right"]),
        changes=frozenset([*table["change"]["up"], *table["change"]["down"]]),
        label=regex.compile(rf"\s*\((?!{phrase['not_label']})(?P<label>[\p{{Han}}A-Z]{{2,12}})\)"),
        topics=compile_topics(rules, phrases, names),
        prices=compile_prices(rules, names),
        made=made,
        sampled=tuple(phrase["sampled"]),
        compared=regex.compile(rules.table("markers")["rise"]["compared"]),
        following=compile_following(rules, made, names, phrases.catalogue, short_names),
        means=tuple(phrase["means"]),
        answers=compile_answers(rules),
        is_kind=regex.compile(phrase["is_kind"]),
        among_those=regex.compile(table["clause"]["nesting"]),
        listing=phrase["separators"][0],
    )

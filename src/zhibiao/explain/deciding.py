"""How the bind stage decided the fields of a number, told while the walk still stands at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhibiao.bind.binder import Binder
from zhibiao.bind.catalogue import Catalogue, Entry
from zhibiao.bind.confidence import features
from zhibiao.bind.context import Context
from zhibiao.bind.endings import last_match
from zhibiao.bind.names import Name
from zhibiao.bind.period_state import Frame
from zhibiao.bind.site import Bound, Site
from zhibiao.bind.unsaid import WORK_REPORT, WRITTEN_ON
from zhibiao.explain.told import Field, Lost
from zhibiao.stages import PeriodMention, Skipped

UNSAID = {
    WORK_REPORT: "the text names none: a work report reviews one year and plans the next",
    WRITTEN_ON: "the text names none: it is of the day on which the text was written",
}
"""How rules date what no word of the text does."""
NEARER = "a nearer one holds"
WEIGHTS = 4
"""Circumstances that are named with a confidence."""


@dataclass(frozen=True, slots=True)
class Witness:
    """Tells how ``binder`` decided; every question goes to the parts that decided it."""

    binder: Binder

    def fields(self, site: Site, context: Context, result: Bound | Skipped) -> tuple[Field, ...]:
        """Return how the fields of the number at ``site`` were decided."""
        if isinstance(result, Skipped):
            return (self._measure(site, context), self._nameless(site, context))
        fields = [
            self._measure(site, context),
            self._indicator(site, context, result),
            self._code(site, result),
            self._entity(site, result),
            self._sector(site, result),
            self._period(site, result),
            self._status(site, result),
            self._compare(site, result),
            self._of(site, result),
            self._bound(result),
        ]
        return tuple(field for field in fields if field is not None)

    # -- measure -------------------------------------------------------------------------------------------------

    def _measure(self, site: Site, context: Context) -> Field:
        statement, piece = site.statement, context.piece
        words = piece.removeprefix(statement.stem).strip(" ,、") if piece.startswith(statement.stem) else ""
        lost = tuple(self._other_measures(site, piece, words))
        return Field("measure", statement.measure, statement.rule, words, "", lost)

    def _other_measures(self, site: Site, piece: str, words: str) -> Iterator[Lost]:
        """Yield the words of other measures in ``piece``, which the words that decided overruled."""
        measures, rule, name = self.binder.quantities.measures, site.statement.rule, site.named.phrase
        readers = (
            ("share", "measure.share", measures.shares.share_verb),
            ("change", "measure.change", measures.inner_change),
            ("change", "measure.net", measures.net),
        )
        for value, other, pattern in readers:
            match = last_match(pattern, piece)
            elsewhere = match is not None and match.group() not in words and match.group() not in name
            if match is not None and elsewhere and other != rule:
                yield Lost(value, match.group(), other, "it does not stand right before the number")

    # -- what it measures ----------------------------------------------------------------------------------------

    def _indicator(self, site: Site, context: Context, bound: Bound) -> Field:
        first, *others = self.binder.quantities.measuring.readings(site)
        lost = [Lost(o.name, "", o.rule, f"{first.rule} comes first") for o in others if o.name != first.name]
        lost += [side for side in self._sides(site, context, bound) if side.value != bound.indicator]
        return Field("indicator", bound.indicator, first.rule, site.named.phrase, "", tuple(dict.fromkeys(lost)))

    def _sides(self, site: Site, context: Context, bound: Bound | None) -> Iterator[Lost]:
        """Yield the phrases on both sides of the number that did not become its name."""
        phrases = self.binder.quantities.namer.phrases
        left = phrases.left(site.statement.stem)[0]
        right = phrases.right(context.right)[0]
        taken = (bound.indicator, site.named.phrase) if bound is not None else ()
        for side, phrase in (("left", left), ("right", right)):
            if not phrase or any(phrase == t or phrase in t for t in taken):
                continue
            why = f"the number is named from its {site.named.side}" if site.named.side in ("left", "right") else ""
            yield Lost(phrase, "", f"bind.{side}", why or "it is no name by itself")

    def _code(self, site: Site, bound: Bound) -> Field:
        catalogue, name = self.binder.quantities.namer.catalogue, bound.indicator
        entry, lost = bound.entry, []
        if entry is None:
            measured = self.binder.quantities.measuring.measured(site).entry
            if measured is not None:
                why = f"it is measured in {measured.dimension}, the number in {bound.unit}"
                lost.append(Lost(measured.code, measured.name, f"indicator.{measured.code}", why))
            lost += _inside(catalogue, name)
            return Field("code", "none", "", "", "no alias of the catalogue ends this name", tuple(lost))
        aliases = list(catalogue.endings(name))
        for alias, other in aliases[1:]:
            if other.code != entry.code:
                lost.append(Lost(other.code, alias, f"indicator.{other.code}", "a longer alias ends the name"))
        alias = aliases[0][0] if aliases and aliases[0][1].code == entry.code else ""
        return Field("code", entry.code, f"indicator.{entry.code}", alias, entry.name_en, tuple(lost))

    def _nameless(self, site: Site, context: Context) -> Field:
        """Return why the number has no name: what stands around it, and why none of it is one."""
        around = " … ".join(text for text in (context.piece[-24:], context.right[:24]) if text)
        note = "no noun phrase names it, and no number before it can"
        return Field("indicator", "none", "bind.no_indicator", around, note, tuple(self._sides(site, context, None)))

    # -- whose ---------------------------------------------------------------------------------------------------

    def _entity(self, site: Site, bound: Bound) -> Field:
        candidates = list(self._owners(site, bound.rules[-2]))
        name = bound.entity.text if bound.entity else "none"
        rule = next((rule for rule, other in candidates if bound.entity and other.text == name), "entity.none")
        seen = {name}
        lost = []
        for other_rule, other in candidates:
            if other.text not in seen:
                seen.add(other.text)
                lost.append(Lost(other.text, "", other_rule, f"{rule} comes first" if bound.entity else "not believed"))
        return Field("entity", name, rule, "", bound.entity.kind if bound.entity else "", tuple(lost))

    def _owners(self, site: Site, rule: str) -> Iterator[tuple[str, Name]]:
        """Yield whose the number could be, nearest first."""
        walk, named, subject = site.walk, site.named.owner, site.walk.profile.subject
        place = self.binder.subjects.parties.place(site.member.head) if site.member else None
        if place is not None:
            yield "entity.list", place
        if rule in ("bind.carried", "bind.nested") and site.previous is not None and site.previous.entity is not None:
            yield "entity.carried", site.previous.entity
        if named is not None:
            yield "entity.phrase", named
        own = self.binder.subjects.parties.place(site.named.name)
        if own is not None:
            yield "entity.phrase", own
        for origin, owner in (("clause", walk.owner), ("paragraph", walk.home)):
            if owner.entity is not None and (subject is None or owner.entity.text != subject.name):
                yield f"entity.{origin}", owner.entity
        if subject is not None:
            yield "entity.subject", Name(subject.name, subject.kind)
        if walk.company is not None:
            yield "entity.clause", walk.company

    def _sector(self, site: Site, bound: Bound) -> Field | None:
        if bound.sector is None:
            return None
        rule = "sector.phrase" if bound.sector == site.named.sector else "sector.clause"
        if bound.rules[-2] == "bind.nested" and bound.sector == site.named.name:
            rule = "sector.part"
        elif site.previous is not None and bound.rules[-2] in ("bind.carried", "bind.nested"):
            rule = "sector.carried" if bound.sector == site.previous.sector else rule
        return Field("sector", bound.sector, rule, "", "", ())

    # -- when ----------------------------------------------------------------------------------------------------

    def _period(self, site: Site, bound: Bound) -> Field:
        frames, periods = self.binder.quantities.dating.frames, site.walk.periods
        candidates = list(frames.candidates(periods, site.quantity.start, site.low))
        holding = next((f for f, _ in candidates if _gave(f, bound)), None)
        lost = []
        for frame, objection in candidates:
            if frame is not holding and frame.mention is not None and frame.text:
                why = objection or (NEARER if holding is not None else "it says nothing of this number")
                lost.append(Lost(span(frame.mention), frame.text, frame.mention.rule, why))
        if bound.period is None:
            return Field("period", "none", "period.none", "", "the text does not say", tuple(lost))
        note = self._how_dated(site, bound, holding)
        return Field("period", span(bound.period), bound.period.rule, bound.period_text, note, tuple(lost))

    def _how_dated(self, site: Site, bound: Bound, holding: Frame | None) -> str:
        """Return what became of the period that holds, on its way to the number."""
        period, previous = bound.period, site.previous
        if period is not None and period.rule in UNSAID:
            return UNSAID[period.rule]
        if holding is None or holding.mention is None or period is None:
            carried = previous is not None and previous.period == period
            return "as the number before" if carried else "from the time told of this number alone"
        reach = {"base": "holds for the document", "paragraph": "holds until the next one"}.get(holding.reach, "")
        if period == holding.mention:
            return reach
        if period.last == holding.mention.last and period.first == period.last:
            return "a state, at the end of the period"
        if period.last.year == holding.mention.last.year - 1:
            return "the same months of the year before"
        return "moved by the words at the number"

    # -- how it is meant -----------------------------------------------------------------------------------------

    def _status(self, site: Site, bound: Bound) -> Field:
        walk, rule = site.walk, bound.rules[-1]
        said = walk.chars[site.start : site.quantity.start]
        markers = list(self.binder.quantities.statuses.marker.finditer(said))
        says = self.binder.quantities.statuses.says
        last = next((m for m in reversed(markers) if says[m.group()] == bound.status), None)
        decided = last if rule in ("status.actual", "status.estimate", "status.target") else None
        lost = []
        for marker in markers:
            if marker is decided:
                continue
            group = says[marker.group()]
            why = (
                "part of a phrase that marks nothing"
                if group == "no"
                else NEARER
                if decided
                else f"{rule} overrules it"
            )
            lost.append(Lost("no marker" if group == "no" else group, marker.group(), f"status.{group}", why))
        return Field("status", bound.status, rule, decided.group() if decided else "", "", tuple(lost))

    def _compare(self, site: Site, bound: Bound) -> Field | None:
        if bound.compare is None:
            return None
        clause, compare = site.written_clause, self.binder.quantities.namer.phrases.tails.compare
        word = max((w for w, code in compare.items() if code == bound.compare and w in clause), key=len, default="")
        rule = "compare.said" if word else "compare.year" if bound.compare.startswith("base") else "compare.default"
        lost = tuple(
            Lost(code, w, "compare.said", "another comparison holds")
            for w, code in compare.items()
            if w in clause and code != bound.compare
        )
        return Field("compare", bound.compare, rule, word, "", lost)

    def _of(self, site: Site, bound: Bound) -> Field | None:
        if bound.of is None:
            return None
        rule = "of.size" if bound.measure == "rank" else "of.whole"
        return Field("of", str(bound.of), rule, "", "", ())

    def _bound(self, bound: Bound) -> Field | None:
        said = bound.quantity.bound
        return None if said == "exact" else Field("bound", said, f"bound.{said}", "", "", ())

    def weights(self, bound: Bound) -> str:
        """Return what weighs most in the confidence of ``bound``, in words."""
        known = self.binder.confidence.weights
        weighed = sorted(((known.get(f, 0.0), f) for f in features(bound)), key=lambda w: -abs(w[0]))
        most = dict.fromkeys(f"{weight:+.2f} {feature}" for weight, feature in weighed if weight)
        return ", ".join(list(most)[:WEIGHTS])


def _gave(frame: Frame, bound: Bound) -> bool:
    return frame.mention is not None and frame.text == bound.period_text and bool(frame.text)


def _inside(catalogue: Catalogue, name: str) -> list[Lost]:
    """Return the alias that stands inside ``name`` but does not end it, if there is one."""
    found: tuple[int, int, Entry] | None = catalogue.last(name)
    if found is None or found[1] == len(name):
        return []
    alias, entry = name[found[0] : found[1]], found[2]
    return [Lost(entry.code, alias, f"indicator.{entry.code}", "it does not end the name")]


def span(mention: PeriodMention) -> str:
    """Return the dates of ``mention``."""
    return str(mention.first) if mention.first == mention.last else f"{mention.first}..{mention.last}"

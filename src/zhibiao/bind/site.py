"""The types inside the bind stage: what was bound, where the walk is, and where a quantity stands."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from zhibiao.bind.catalogue import Entry
from zhibiao.bind.context import Context, Named
from zhibiao.bind.members import Member
from zhibiao.bind.names import Name
from zhibiao.bind.naming import COUNTS
from zhibiao.bind.owner import NOBODY, Owner
from zhibiao.bind.period_state import Frame, PeriodState
from zhibiao.bind.profile import Profile
from zhibiao.bind.referents import HIDDEN
from zhibiao.bind.statement import Statement
from zhibiao.model import Measure, Status
from zhibiao.stages import PeriodMention, Quantity, Skipped


class Bound(NamedTuple):
    """A quantity with everything that was decided about it.

    ``phrase_right``: the phrase behind the number that named it, which the next number may not use again;
    ``attribute``: the number is an attribute of a project; ``whole``: the indicator that this one is a part of;
    ``other``: the number is somebody else's, whom the subject is held against; ``share_of``: the whole of the share
    that it is a change of.
    """

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
    phrase_right: str
    attribute: bool
    whole: str
    other: bool = False
    share_of: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """Those among whom something is ranked: how many, and where that is said, in the normalized text."""

    start: int
    end: int
    size: Decimal


@dataclass(frozen=True, slots=True)
class Section:
    """Whom a section is about whose heading is a name; ``depth`` of that heading."""

    owner: Owner
    depth: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A status that words told, and the period that it is of; ``leads``: they open what they tell it of (预计全年…)."""

    frame: Frame | None
    status: Status
    leads: bool


@dataclass(slots=True)
class Walk:
    """Where the walk through a document is, and what carries over.

    ``home``: whom the paragraph is about; ``owner``: whom the clause is about; ``previous``, ``level``
    and ``amount``: the last observation, level, and level that counts nothing; ``company`` and
    ``project``: those named last; ``around``: who owned what a clause told before its last part;
    ``field``: among how many it ranks;
    ``section``: whom the section is about, if its heading names somebody;
    ``depth``: of the heading that set the status; ``marked``: the last status that words told; ``opened``: the
    paragraph has had a number; ``ended``: a byline has ended the plan; ``watch``: who wants to be told of each
    decision; ``told``: what the paragraph has told, ``levels``: those of it; ``goes_on``: the sentence before
    ended in a semicolon.
    """

    chars: str
    profile: Profile
    periods: PeriodState
    owner: Owner
    status: Status
    previous: Bound | None = None
    level: Bound | None = None
    amount: Bound | None = None
    company: Name | None = None
    project: Name | None = None
    field: Field | None = None
    home: Owner = NOBODY
    around: Owner | None = None
    section: Section | None = None
    opened: bool = False
    marked: Marked | None = None
    ended: bool = False
    depth: int = 0
    watch: Watch | None = None
    goes_on: bool = False
    aims: int | None = None
    """Where the sentence starts by which the paragraph is on what is aimed at."""
    told: list[Bound] = dataclasses.field(default_factory=list)
    levels: list[Bound] = dataclasses.field(default_factory=list)

    def open_paragraph(self, home: Owner) -> None:
        """Forget what the paragraph before said."""
        self.home = self.owner = home
        self.opened = False
        self.aims = None
        self.told.clear()
        self.levels.clear()
        self.previous = self.level = self.amount = self.project = self.marked = None
        self.company = home.entity if home.explicit and home.entity and home.entity.kind == "company" else None

    def note(self, entity: Name | None) -> None:
        """Take ``entity`` as the company or project that was named last."""
        if entity is not None and entity.kind == "company":
            self.company = entity
        elif entity is not None and entity.kind == "project":
            self.project = entity

    def remember(self, bound: Bound) -> None:
        """Take ``bound`` as what the next numbers may refer to."""
        self.previous = bound
        self.told.append(bound)
        if bound.measure == "level":
            self.level = bound
            self.levels.append(bound)
            self.amount = bound if bound.unit not in COUNTS else self.amount


class Site(NamedTuple):
    """Where a quantity stands: its sentence (``view``, time expressions hidden) and the start of its clause.

    ``start`` and ``low`` are offsets of sentence and clause in the normalized text; ``previous`` is the observation
    that it refers to, ``last`` the one before it in the sentence, ``member`` its place in a list.
    """

    walk: Walk
    view: str
    start: int
    low: int
    quantity: Quantity
    statement: Statement
    named: Named
    previous: Bound | None
    last: Bound | None = None
    member: Member | None = None

    @property
    def goes_on(self) -> bool:
        """Whether the sentence before ended in a semicolon."""
        return self.walk.goes_on

    @property
    def is_attribute(self) -> bool:
        """Whether the number is an attribute of the project that follows it."""
        return self.named.owner is not None and self.named.owner.kind != "place"

    @property
    def before(self) -> str:
        """The sentence up to the quantity."""
        return self.view[: self.quantity.start - self.start]

    @property
    def clause(self) -> str:
        """The clause up to the quantity, time expressions hidden."""
        return self.view[self.low - self.start : self.quantity.start - self.start]

    @property
    def written_clause(self) -> str:
        """The clause up to the quantity as it is written."""
        return self.walk.chars[self.low : self.quantity.start]

    @property
    def sentence(self) -> tuple[int, int]:
        """Span of the sentence in the normalized text."""
        return self.start, self.start + len(self.view)


Watch = Callable[[Site, Context, "Bound | Skipped"], None]
"""Is told what was decided of a quantity and from what, while the walk still stands there."""


def seen(text: str) -> str:
    """Return ``text`` without its hidden time expressions."""
    return text.replace(HIDDEN, "").strip(" ")

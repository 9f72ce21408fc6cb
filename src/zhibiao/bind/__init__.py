"""The bind stage: each quantity becomes an observation, or is listed as unbound with a reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from zhibiao.bind.binder import Binder
from zhibiao.bind.milestones import Event
from zhibiao.bind.profile import Profile
from zhibiao.bind.site import Bound, Watch
from zhibiao.spot import Spotted
from zhibiao.stages import NOTHING_STATED, Block, Skipped, Stated, Text


def bind_document(
    binder: Binder, text: Text, blocks: Sequence[Block], spotted: Sequence[Sequence[Spotted]], date: dt.date | None,
    stated: Stated = NOTHING_STATED, watch: Watch | None = None,
) -> tuple[Profile, list[Bound], list[Skipped], list[Event]]:  # fmt: skip
    """Bind a document: what it says of itself, its observations, what is none, its events.

    ``date`` overrides the document date that the text itself gives; ``stated`` is what the source says of it.
    ``watch`` is told how each number was decided.
    """
    profile = binder.profiler.profile(text, blocks, spotted, date, stated)
    return profile, *binder.bind(text, blocks, spotted, profile, watch)

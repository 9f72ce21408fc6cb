"""The bind stage: each quantity becomes an observation, or is listed as unbound with a reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from zhibiao.bind.binder import Binder
from zhibiao.bind.milestones import Event
from zhibiao.bind.profile import Profile
from zhibiao.bind.site import Bound, Watch
from zhibiao.spot import Spotted
from zhibiao.stages import Block, Skipped, Text


def bind_document(
    binder: Binder, text: Text, blocks: Sequence[Block], spotted: Sequence[Sequence[Spotted]], date: dt.date | None,
    watch: Watch | None = None,
) -> tuple[Profile, list[Bound], list[Skipped], list[Event]]:  # fmt: skip
    """Bind a document: what it says of itself, its observations, what is none, its events.

    ``date`` overrides the document date that the text itself gives. ``watch`` is told how each number
    was decided.
    """
    profile = binder.profiler.profile(text, blocks, spotted, date)
    return profile, *binder.bind(text, blocks, spotted, profile, watch)

"""Names a place as the text itself does, where that is much shorter than its full name (甲州, not 甲族乙族自治州)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zhibiao.bind.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Written:
    """The short names of the places whose full ones are more than twice as long."""

    shorts: Mapping[str, str]

    def name(self, full: str, text: str) -> str:
        """Return how ``text`` names the place ``full``: in full, else by its short name, with its ending or without."""
        short = self.shorts.get(full)
        if short is None or full in text:
            return full
        with_ending = short + full[-1]
        return with_ending if with_ending in text else short if short in text else full


def compile_written(gazetteer: Gazetteer) -> Written:
    """Return the places of ``gazetteer`` that are seldom named in full."""
    shorts = {
        full: name for name, (full, kind) in gazetteer.places.items() if kind == "place" and 2 * len(name) < len(full)
    }
    return Written(shorts)

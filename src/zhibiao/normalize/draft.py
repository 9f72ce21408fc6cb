"""A text under repair: its characters, and for each the raw span it came from."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Edit(NamedTuple):
    """``chars[start:end]`` becomes ``text``, which is not longer.

    Of several new characters the n-th takes the span of the n-th old one and the last takes the rest; a
    single one takes all. Nothing takes the span of what is deleted.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """Characters with their origins; ``spans`` is None as long as every character is where it was."""

    chars: str
    spans: tuple[array[int], array[int]] | None = None

    def origins(self) -> tuple[array[int], array[int]]:
        """Return the raw starts and ends of all characters."""
        if self.spans is not None:
            return self.spans
        starts = array("I", range(len(self.chars) + 1))
        ends = starts[1:]
        starts.pop()
        return starts, ends

    def with_chars(self, chars: str) -> Draft:
        """Return the draft with characters folded one-to-one.

        Raises:
            ValueError: the number of characters differs.

        """
        if len(chars) != len(self.chars):
            raise ValueError(f"a fold turned {len(self.chars)} characters into {len(chars)}")
        return Draft(chars, self.spans)

    def edited(self, edits: Sequence[Edit]) -> Draft:
        """Return the draft with ``edits`` made, which are sorted and do not overlap."""
        if not edits:
            return self
        old_starts, old_ends = self.origins()
        parts: list[str] = []
        starts, ends = array("I"), array("I")
        done = 0
        for start, end, text in edits:
            parts.append(self.chars[done:start])
            starts.extend(old_starts[done:start])
            ends.extend(old_ends[done:start])
            if text:
                parts.append(text)
                last = start + len(text) - 1
                starts.extend(old_starts[start : last + 1])
                ends.extend(old_ends[start:last])
                ends.append(old_ends[end - 1])
            done = end
        parts.append(self.chars[done:])
        starts.extend(old_starts[done:])
        ends.extend(old_ends[done:])
        return Draft("".join(parts), (starts, ends))

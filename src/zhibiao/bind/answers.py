"""Reads what those asked in a survey say: 5成受访雇员表示被冻薪, 29%预计明年加薪."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import regex

from zhibiao.bind.period_state import Frame
from zhibiao.rules import Rules


@dataclass(frozen=True, slots=True)
class Answers:
    """The verbs of answers of ``markers.toml``, compiled."""

    answer: regex.Pattern[str]
    spoken: regex.Pattern[str]
    owner_mark: str

    def name(self, right: str) -> str:
        """Return what those who answer are called whose share ``right`` tells of (表示被冻薪的受访雇员), or nothing."""
        found = self.answer.match(right)
        if found is None:
            return ""
        who = found["who"].removeprefix(self.owner_mark)
        return self.owner_mark.join(filter(None, (found["what"].strip(" ,"), who)))

    def time(self, chars: str, end: int, times: Iterable[Frame]) -> Frame | None:
        """Return which of ``times`` those speak of whose share ends at ``end`` of ``chars`` (3成预计明年会加薪)."""
        later = (frame for frame in times if frame.position > end)
        return next((frame for frame in later if self.spoken.fullmatch(chars, end, frame.position)), None)


def compile_answers(rules: Rules) -> Answers:
    """Compile the verbs of answers of ``markers.toml``."""
    table = rules.table("markers")
    answers = table["answers"]
    asked = rf"(?P<who>(?:{answers['asked']})?)(?:{answers['adverbs']})*(?:{answers['verbs']})"
    return Answers(
        answer=regex.compile(rf"{asked}(?:{answers['that']})?(?P<what>[^,。;:!?]{{2,24}})"),
        spoken=regex.compile(rf"{asked}[^,。;:!?\d]{{0,6}}"),
        owner_mark=table["phrase"]["owner"],
    )

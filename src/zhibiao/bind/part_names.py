"""Names the part that a share is: what stands behind it (30%的税收), or what it does (85%来自自筹)."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zhibiao.bind.context import Context, Named
from zhibiao.bind.indicator_names import LONGEST_NAME
from zhibiao.rules import Rules

LONGEST_DEED = 12
"""Characters of what a part does that still tell it."""


@dataclass(frozen=True, slots=True)
class PartNames:
    """The words of ``markers.toml`` around a part, compiled."""

    copula: str
    deed: regex.Pattern[str]
    contributes: regex.Pattern[str]
    of_part: regex.Pattern[str]
    owner_mark: str

    def stands_behind(self, context: Context) -> bool:
        """Return whether the part stands behind the number as its owner (30%的税收, 两成以上的产值)."""
        return self.of_part.match(context.right) is not None

    def is_contributed(self, context: Context) -> bool:
        """Return whether what stands before the number has the part, and is not it (园区贡献了全省2%的产值)."""
        return self.contributes.search(context.piece) is not None

    def behind(self, context: Context) -> str:
        """Return the text behind the number from where the part may stand."""
        return self.of_part.sub("", context.right)

    def told(self, context: Context, left: Named) -> str:
        """Return what the part is (65%是男性) or does, with who does it: 销往国内的产品; nothing if it does not say."""
        if context.right.startswith(self.copula):
            return context.right.removeprefix(self.copula).rstrip(" ,")[:LONGEST_NAME]
        deed = self.deed.match(context.right)
        if deed is None:
            return ""
        who = left.name if left.side == "left" else ""
        return self.owner_mark.join(filter(None, (deed.group(), who)))


def compile_part_names(rules: Rules) -> PartNames:
    """Compile the words of ``markers.toml`` around a part."""
    table = rules.table("markers")
    share = table["share"]
    return PartNames(
        copula=share["share_is"],
        deed=regex.compile(rf"{share['told']}[^,。;:!?、]{{1,{LONGEST_DEED}}}"),
        contributes=regex.compile(share["contributes"]),
        of_part=regex.compile(rf"\A{share['of_part']}"),
        owner_mark=table["phrase"]["owner"],
    )

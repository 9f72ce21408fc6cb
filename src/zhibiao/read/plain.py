"""Reads plain text: the document is the decoded file; where it has a table of Markdown, it is read as Markdown.

The menus of a web page that was saved as text are no part of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhibiao.read.content import Raw
from zhibiao.read.pasted import without_menus
from zhibiao.stages import Source

_DELIMITER_ROW = re.compile(r"^[ \t]*\|(?:[ \t]*:?-{2,}:?[ \t]*\|){2,}[ \t]*\r?$", re.M)
"""What stands under the heads of a table of Markdown, and nowhere else."""


def read(raw: Raw) -> Iterator[Source]:
    """Yield the one document of a text file."""
    source = raw.decoded()
    if _DELIMITER_ROW.search(source.text) is None:
        yield without_menus(source)
        return
    from zhibiao.read import markdown

    yield from markdown.read(raw)

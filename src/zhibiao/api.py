"""The functions for Python programs: text in, records out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from zhibiao.model import Document

if TYPE_CHECKING:
    from zhibiao.read import ReadOptions
    from zhibiao.rules import Rules
    from zhibiao.spot.found import FoundPeriod, FoundQuantity


def load_rules(*folders: str | Path) -> Rules:
    """Return the shipped rules with those of ``folders`` laid over them, one after the other.

    An entry with the id of a shipped one replaces it, ``enabled = false`` takes it away, new ids add.

    Raises ``zhibiao.rules.RuleError``, a ``ValueError``, that names everything that is wrong with them.
    """
    from zhibiao.rules import load_with

    return load_with(folders)


def extract(text: str, *, date: dt.date | str | None = None, rules: Rules | None = None) -> Document:
    """Extract one text.

    ``date``: the day the text was written, as a date or ``YYYY-MM-DD``; it resolves 今年 and the like, and
    overrides the date that the text itself gives. ``rules``: what ``load_rules`` gave, else the shipped ones.

    Raises ``ValueError`` if ``date`` is not a date, or if ``text`` cannot be encoded as UTF-8.

    >>> document = extract("2023年,云江经开区实现营业收入862亿元。")
    >>> document.source.path, document.source.characters
    ('<text>', 23)
    """
    from hashlib import sha256

    from zhibiao.pipeline import engine_of, extract_source
    from zhibiao.read.pasted import without_menus
    from zhibiao.stages import Source

    source = Source(path="<text>", text=text, sha256=sha256(text.encode("utf-8")).hexdigest())
    return extract_source(without_menus(source), date=parse_date(date), engine=engine_of(rules) if rules else None)


def extract_file(path: str | Path, *, date: dt.date | str | None = None, rules: Rules | None = None) -> Document:
    """Extract one file that holds one document; ``date`` and ``rules`` as for ``extract``.

    Raises ``zhibiao.read.ReadError`` if the file cannot be read or holds several documents, and ``ValueError`` if
    ``date`` is not a date.

    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "report.txt")
    ...     _ = path.write_bytes("2023年,云江经开区实现营业收入862亿元。".encode("gb18030"))
    ...     extract_file(path).source.encoding
    'gb18030'
    """
    from zhibiao.read import ReadError, shown

    documents = extract_documents(path, date=date, rules=rules)
    document = next(documents)
    if next(documents, None) is not None:
        raise ReadError(shown(path), "holds several documents", "read it with extract_documents")
    return document


def extract_documents(
    path: str | Path,
    *,
    date: dt.date | str | None = None,
    options: ReadOptions | None = None,
    rules: Rules | None = None,
) -> Iterator[Document]:
    """Extract the documents of one file, of which feeds and files of records hold many.

    ``options``: how to read it, a ``zhibiao.read.ReadOptions``. Raises as ``extract_file`` does.
    """
    from zhibiao.pipeline import engine_of, extract_source
    from zhibiao.read import ReadError, ReadOptions, read_file

    day = parse_date(date)
    engine = engine_of(rules) if rules else None
    for source in read_file(path, options or ReadOptions()):
        if isinstance(source, ReadError):
            raise source
        yield extract_source(source, date=day, engine=engine)


def quantities(text: str) -> list[FoundQuantity]:
    """Return the numbers of ``text`` with their units, in text order, whatever they measure.

    Numbers that state no quantity (dates, names such as 5G, codes, ordinals) are left out, and so are vague
    ones that have no value (几十个). 一 before a measure word (一个苹果) and durations are in.

    >>> for number in quantities("新增企业30余家,投资约3.5亿元"):
    ...     print(number.quote, number.value, number.unit, number.counted, number.bound)
    30余家 30 count 家 more
    3.5亿元 350000000 CNY None about
    """
    from zhibiao.pipeline import shipped
    from zhibiao.spot.found import find_quantities

    engine = shipped()
    return find_quantities(engine.spotter, engine.normalizer, text)


def periods(text: str, date: dt.date | str | None = None) -> list[FoundPeriod]:
    """Return the times of ``text`` that can be put into dates, in text order.

    ``date``: the day on which the text was written, as a date or ``YYYY-MM-DD``; without it, 去年 and the
    like cannot be known and are left out. A month or quarter without a year lies in the year that the
    sentence named last, else in the latest one that is not after ``date``.

    Raises ``ValueError`` if ``date`` is not a date.

    >>> for time in periods("去年上半年和“十三五”期间", date="2021-07-01"):
    ...     print(time.quote, time.first, time.last)
    去年上半年 2020-01-01 2020-06-30
    “十三五”期间 2016-01-01 2020-12-31
    """
    from zhibiao.pipeline import shipped
    from zhibiao.spot.found import find_periods

    engine = shipped()
    return find_periods(engine.spotter, engine.normalizer, text, parse_date(date))


def parse_date(date: dt.date | str | None) -> dt.date | None:
    """Return the date that ``YYYY-MM-DD`` says; dates and None pass. Raises ``ValueError`` for anything else.

    >>> parse_date("2024-03-05")
    datetime.date(2024, 3, 5)
    """
    if isinstance(date, dt.datetime):
        return date.date()
    if date is None or isinstance(date, dt.date):
        return date
    try:
        return dt.datetime.strptime(date, "%Y-%m-%d").date()
    except ValueError:
        raise ValueError(f"{date!r} is not a date; write it as YYYY-MM-DD, such as 2024-03-05") from None

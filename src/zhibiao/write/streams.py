"""Documents, one after the other, in one of the formats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import IO, TYPE_CHECKING, Any, Protocol

from zhibiao.write import csv

if TYPE_CHECKING:
    from zhibiao.model import Document, Observation


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the suffix of its files, whether they are bytes rather than text, and what it needs installed."""

    suffix: str
    binary: bool = False
    needs: str | None = None

    @property
    def there(self) -> bool:
        """Whether what it needs is installed."""
        return self.needs is None or find_spec(self.needs) is not None


FORMATS = {
    "json": Format(".json"),
    "jsonl": Format(".jsonl"),
    "csv": Format(".csv"),
    "parquet": Format(".parquet", binary=True, needs="pyarrow"),
    "xlsx": Format(".xlsx", binary=True, needs="xlsxwriter"),
    "sdmx-csv": Format(".csv"),
}


class Stream(Protocol):
    """Takes documents one by one."""

    def add(self, document: Document) -> None:
        """Write one document."""

    def finish(self) -> str | None:
        """Write what closes the stream; return what its user should know, if anything."""


def open_stream(
    form: str, file: IO[Any], *, many: bool = True, excel: bool = False, structure: IO[str] | None = None
) -> Stream:
    """Open a stream of a format into ``file``, which takes bytes if the format is binary.

    ``many``: whether JSON is an array of documents, or the document itself. ``excel``: begin CSV so that Excel
    knows its encoding. ``structure`` takes the structure message of SDMX.
    """
    if form == "parquet":
        from zhibiao.write.parquet import ParquetStream

        return ParquetStream(file)
    if form == "xlsx":
        from zhibiao.write.xlsx import XlsxStream

        return XlsxStream(file)
    if form == "sdmx-csv":
        from zhibiao.write.sdmx import SdmxStream

        return SdmxStream(file.write, structure)
    if form == "csv":
        return CsvStream(file.write, excel=excel)
    return JsonlStream(file.write) if form == "jsonl" else JsonStream(file.write, many=many)


def observation_json(observation: Observation) -> str:
    """Return one observation as one line of JSON, without line end."""
    return observation.model_dump_json()


class JsonStream:
    """Whole documents: an array of them, or, unless ``many``, the one that there is; if more come, an array."""

    def __init__(self, put: Callable[[str], object], *, many: bool) -> None:
        self._put = put
        self._many = many
        self._count = 0
        self._only = ""

    def add(self, document: Document) -> None:
        """Write one document; where one alone is expected, it is held back until that is sure."""
        body = document.to_json().rstrip("\n")
        self._count += 1
        if self._count == 1 and not self._many:
            self._only = body
            return
        if self._only:
            self._put("[\n" + self._only)
            self._only, self._many = "", True
        self._put(("[\n" if self._count == 1 else ",\n") + body)

    def finish(self) -> None:
        """Write what closes the stream."""
        if self._many:
            self._put("\n]\n" if self._count else "[]\n")
        elif self._count:
            self._put(self._only + "\n")


class JsonlStream:
    """Observations, one a line."""

    def __init__(self, put: Callable[[str], object]) -> None:
        self._put = put

    def add(self, document: Document) -> None:
        """Write the observations of one document."""
        self._put("".join(observation_json(o) + "\n" for o in document.observations))

    def finish(self) -> None:
        """Lines need no closing."""


class CsvStream:
    """The rows of a table."""

    def __init__(self, put: Callable[[str], object], name: str = "observations", *, excel: bool = False) -> None:
        from zhibiao.write.columns import table

        self._put = put
        self._table = table(name)
        put((csv.BOM if excel else "") + csv.header(self._table))

    def add(self, document: Document) -> None:
        """Write the rows of one document."""
        self._put(csv.rows(self._table, document))

    def finish(self) -> None:
        """Rows need no closing."""

"""Files that appear whole, together, or not at all."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any


@dataclass(frozen=True, slots=True)
class Digest:
    """What a file holds, in short: its length in bytes and the sha256 of them."""

    size: int
    sha256: str


def digest_of(data: bytes) -> Digest:
    """Return the digest of bytes."""
    return Digest(len(data), hashlib.sha256(data).hexdigest())


class WholeFiles:
    """Files that appear under their names when all of them are complete, or not at all.

    Use it in a ``with`` statement: the files appear when the block ends without an exception, and what stood under
    their names stays until then.
    """

    def __init__(self) -> None:
        self._open: list[tuple[IO[Any], Path, Path]] = []
        self._temporary: list[Path] = []

    def __enter__(self) -> WholeFiles:
        return self

    def __exit__(self, kind: type[BaseException] | None, *exception: Any) -> None:
        try:
            if kind is None:
                for file, _, _ in self._open:
                    file.close()
                for _, temporary, path in self._open:
                    temporary.replace(path)
        finally:
            self.discard()

    def discard(self) -> None:
        """Leave everything as it was."""
        for file, _, _ in self._open:
            with contextlib.suppress(OSError):
                file.close()
        for temporary in self._temporary:
            temporary.unlink(missing_ok=True)

    def check(self, path: Path) -> None:
        """Raise ``OSError`` if a folder stands where a file is to be."""
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))

    def digest(self, file: IO[Any]) -> Digest:
        """Return the digest of what was written to an open file."""
        file.flush()
        temporary = next(temporary for one, temporary, _ in self._open if one is file)
        with temporary.open("rb") as written:
            sha256 = hashlib.file_digest(written, "sha256").hexdigest()
            return Digest(written.tell(), sha256)

    def text(self, path: Path) -> IO[str]:
        """Open a file for writing text in UTF-8, with line ends as they are written."""
        return self._opened(path, "w", encoding="utf-8", newline="")

    def binary(self, path: Path) -> IO[bytes]:
        """Open a file for writing bytes."""
        return self._opened(path, "wb")

    def _opened(self, path: Path, mode: str, **settings: Any) -> IO[Any]:
        """Open a file.

        Raises ``OSError`` if its folder cannot be made, it cannot be written, or a folder stands under its name.
        """
        self.check(path)
        # The name is short whatever the target's is, and hidden, so that no folder walk takes it for input.
        temporary = path.parent / f".{os.getpid()}-{abs(hash(path.name)):x}.tmp"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Before it is there: a signal may come as soon as it is.
            self._temporary.append(temporary)
            file: IO[Any] = temporary.open(mode, **settings)
        except OSError as error:
            raise type(error)(error.errno, error.strerror, str(path)) from error
        self._open.append((file, temporary, path))
        return file


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[IO[str]]:
    """Open a file for writing text; it appears under its name when it is complete, or not at all.

    Raises ``OSError`` as ``WholeFiles`` does.
    """
    with WholeFiles() as files:
        yield files.text(path)

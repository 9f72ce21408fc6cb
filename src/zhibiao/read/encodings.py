"""Which encoding bytes are in: given, marked, declared, or told from the text that comes out.

The first codec that does not fail is a bad guess: most Big5 text decodes as GB18030 without an error. So the old
Chinese encodings are compared by how many of the characters that they give are frequent ones.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhibiao.read.errors import ReadError
from zhibiao.read.options import ReadOptions

if TYPE_CHECKING:
    from zhibiao.model import EncodingFound

# UTF-32 first: its little-endian mark begins with that of UTF-16. The codecs named here drop the mark.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")

# The encodings of Chinese before Unicode, with the lead bytes of what ordinary text is made of: the frequent
# half of the characters of each, its punctuation and its full-width forms.
_LEGACY = {
    "gb18030": ((0xB0, 0xD7), (0xA1, 0xA1), (0xA3, 0xA3)),
    "big5hkscs": ((0xA4, 0xC6), (0xA1, 0xA3)),
}
# What files call themselves, and the encoding that holds all that is found in such files.
_SUPERSETS = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030",
    "hz": "hz", "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "x-x-big5": "big5hkscs", "cp950": "big5hkscs",
    "ascii": "utf-8", "us-ascii": "utf-8", "utf8": "utf-8", "iso-8859-1": "cp1252", "latin-1": "cp1252",
    "latin1": "cp1252", "unicode": "utf-8",
}  # fmt: skip
_PLAUSIBLE = 0.5
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and how that was found."""

    text: str
    encoding: str
    found: EncodingFound


def decode(data: bytes, path: str, options: ReadOptions, declared: str | None = None) -> Decoded:
    """Decode ``data``; ``declared`` is the encoding that it names itself, which holds unless it is plainly false.

    Raises ``ReadError`` if the bytes are no text, or not all of them are in one encoding, unless
    ``options.replace_undecodable``: then each bad place becomes U+FFFD.
    """
    encoding, found = _choose(data, path, options, declared)
    try:
        text = data.decode(encoding, "replace" if options.replace_undecodable else "strict")
    except UnicodeDecodeError as error:
        raise _damaged(path, data, encoding, error) from error
    except UnicodeError as error:
        raise ReadError(path, f"is not {label(encoding)} ({error})", "give its encoding with --encoding") from error
    return Decoded(text, encoding, found)


def canonical(name: str) -> str | None:
    """Return the codec for an encoding's name: the wider one of its family; None if there is no such encoding."""
    plain = name.strip().strip("\"'").lower()
    plain = _SUPERSETS.get(plain, plain)
    try:
        info = codecs.lookup(plain)
    except (LookupError, ValueError):
        return None
    return _SUPERSETS.get(info.name, info.name) if getattr(info, "_is_text_encoding", True) else None


def label(encoding: str) -> str:
    """Return the name of an encoding as people write it."""
    return {"gb18030": "GB18030", "big5hkscs": "Big5"}.get(encoding, encoding.removesuffix("-sig").upper())


def is_wide(data: bytes) -> bool:
    """Return whether ``data`` is text in which zero bytes are part of characters: UTF-16 or UTF-32."""
    return data.startswith(tuple(mark for mark, name in _MARKS if name != "utf-8-sig")) or _wide(data) is not None


def _choose(data: bytes, path: str, options: ReadOptions, declared: str | None) -> tuple[str, EncodingFound]:
    if options.encoding is not None:
        given = canonical(options.encoding)
        if given is None:
            raise ReadError(path, f"{options.encoding!r} is no encoding", "give --encoding a name such as gb18030")
        marked = given == "utf-8" and data.startswith(codecs.BOM_UTF8)
        return "utf-8-sig" if marked else given, "given"
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, "mark"
    if b"\0" in data:
        wide = _wide(data)
        if wide is None:
            raise ReadError(path, f"is not text (a zero byte at byte {data.index(0)})", "give a text file")
        return wide, "detected"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8", "declared" if declared and canonical(declared) == "utf-8" else "detected"
    return _not_utf8(data, path, declared)


def _not_utf8(data: bytes, path: str, declared: str | None) -> tuple[str, EncodingFound]:
    """Choose among the other encodings: the declared one unless it is plainly false, else the likeliest."""
    named = canonical(declared) if declared else None
    if named in _LEGACY and _plausibility(data, named, "replace") >= _PLAUSIBLE:
        likeliest = _likeliest(data)
        return (named, "declared") if likeliest in (None, named) else (likeliest, "detected")
    if _mostly_utf8(data):
        return "utf-8", "detected"
    guess = _likeliest(data)
    if guess is not None:
        return guess, "detected"
    if named and named not in _LEGACY and named != "utf-8" and _decodes(data, named):
        return named, "declared"
    guess = _other(data)
    if guess is None:
        raise _unknown(path, data)
    return guess, "detected"


def _wide(data: bytes) -> str | None:
    """Return UTF-32 or UTF-16 without a mark, if the bytes are that and come out as text."""
    sample = data[: 4 * _SAMPLE]
    if b"\0" not in sample:
        return None
    for encoding in _WIDE:
        if len(data) % (4 if "32" in encoding else 2):
            continue
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        ordinary = sum(char.isprintable() or char.isspace() for char in text)
        frequent = sum(" " <= char <= "~" or char in "\r\n\t" or "\u3000" <= char <= "\u9fff" or char >= "\uff00"
                       for char in text)  # fmt: skip
        if "\0" not in text and ordinary >= 0.98 * len(text) and frequent >= 0.9 * len(text):
            return encoding
    return None


def _mostly_utf8(data: bytes) -> bool:
    """Whether more than half of what lies beyond ASCII is sound; other encodings are so by chance only."""
    text = data.decode("utf-8", "replace")
    return text.count("\ufffd") * 2 < sum(char > "\x7f" for char in text)


def _likeliest(data: bytes) -> str | None:
    """Return the old Chinese encoding under which the bytes look most like Chinese, if any does.

    One that decodes every byte comes first; if none does, the text is damaged, and the likeliest has the damage.
    """
    for errors in ("strict", "replace"):
        scores = {encoding: _plausibility(data, encoding, errors) for encoding in _LEGACY}
        best = max(scores, key=lambda encoding: scores[encoding])
        if scores[best] >= (_PLAUSIBLE if errors == "strict" else 0.8):
            return best
    return None


def _plausibility(data: bytes, encoding: str, errors: str) -> float:
    """Return the share of frequent characters among those beyond ASCII; 0 if the bytes do not decode."""
    try:
        text = data.decode(encoding, errors)
    except UnicodeDecodeError:
        return 0.0
    sample = [char for char in text if char > "\x7f"][:_SAMPLE]
    codes = (char.encode(encoding, "ignore") for char in sample)
    return sum(_frequent(code, encoding) for code in codes) / max(1, len(sample))


def _frequent(code: bytes, encoding: str) -> bool:
    if len(code) != 2 or (encoding == "gb18030" and code[1] < 0xA1):
        return False
    return any(low <= code[0] <= high for low, high in _LEGACY[encoding])


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeError:
        return False
    return True


def _other(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    guess = from_bytes(data).best()
    return guess.encoding if guess else None


def _unknown(path: str, data: bytes) -> ReadError:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _damaged(path, data, "UTF-8, and the text is in no other encoding that is known", error)
    raise AssertionError("UTF-8 was tried first")


def _damaged(path: str, data: bytes, encoding: str, error: UnicodeDecodeError) -> ReadError:
    """Say where the first bad byte is, and in how many places there are more."""
    line = data.count(b"\n", 0, error.start) + 1
    found = data[error.start : error.start + 1].hex()
    name = encoding if " " in encoding else label(encoding)
    places = 0 if " " in encoding else data.decode(encoding, "replace").count("\ufffd")
    more = f" ({places} such places)" if places > 1 else ""
    problem = f"line {line}: byte {error.start} (0x{found}) is not {name}{more}"
    advice = "repair the file, name its encoding with --encoding, or read past it with --replace-undecodable"
    return ReadError(path, problem, advice)

"""Word boundaries, from jieba: which this module alone knows, and loads on the first call."""

from __future__ import annotations

import contextlib
import logging
import re
import sys
import tempfile
import warnings
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import platformdirs

_CACHE_NAME = "jieba.cache"
_LONGEST_CROSSING = 4
_RARE = 100
"""How often the 60 million words have one that is hardly more than a name."""
_WITHOUT_NOUN = re.compile(r"^(\S{1,4}) \d+ (?:[vdpcruyef]|zg)(?!n)", re.MULTILINE)
"""Words of the dictionary that its tags call verbs, adverbs, prepositions, pronouns …; vn is a noun made of a verb."""

_BRAND = re.compile(r"^(\S{2,4}) \d+ n[zt]$", re.MULTILINE)
_PROPER = re.compile(r"^(\S{2,4}) \d+ n(?:s|rt?)$", re.MULTILINE)


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the words of ``text``, in order and without gaps."""
    spans: list[tuple[int, int]] = []
    start = 0
    for word in _tokenizer().cut(text, HMM=False):
        spans.append((start, start + len(word)))
        start += len(word)
    return tuple(spans)


@lru_cache(maxsize=4096)
def _starts(text: str) -> frozenset[int]:
    return frozenset(start for start, _ in tokens(text))


def is_boundary(text: str, index: int) -> bool:
    """Tell whether no word of ``text`` crosses ``index``; both ends of the text are boundaries."""
    return not 0 < index < len(text) or index in _starts(text)


def are_boundaries(text: str, start: int, end: int) -> bool:
    """Tell whether no word of ``text`` crosses ``start`` or ``end``; both ends of the text are boundaries."""
    starts = _starts(text)
    return (start <= 0 or start in starts) and (end >= len(text) or end in starts)


def starts_word(text: str, start: int) -> bool:
    """Tell whether no word of ``text`` crosses ``start``, as far as the characters around it show."""
    before = min(start, _LONGEST_CROSSING)
    return is_boundary(text[start - before : start + _LONGEST_CROSSING], before)


def has_noun(text: str) -> bool:
    """Tell whether a word of ``text`` may be a noun; a word that the dictionary does not know may."""
    function_words = _function_words()
    return any(text[start:end] not in function_words for start, end in tokens(text))


def opens_with_verb(text: str) -> bool:
    """Tell whether the first word of ``text`` is one of several characters that is never a noun: 落实, 陆续."""
    end = tokens(text)[0][1] if text else 0
    return end > 1 and text[:end] in _function_words()


@cache
def _function_words() -> frozenset[str]:
    with _tokenizer().get_dict_file() as dictionary:
        return frozenset(_WITHOUT_NOUN.findall(dictionary.read().decode("utf-8")))


def may_be_place(name: str) -> bool:
    """Tell whether the dictionary has ``name`` as a place's or a person's, or no word in it but single characters."""
    return name in _proper() or all(end - start == 1 for start, end in tokens(name))


def is_rare(name: str) -> bool:
    """Tell whether the dictionary has ``name`` as a word that is next to never used, and then as a name (义乌)."""
    return int(_tokenizer().FREQ.get(name, 0)) <= _RARE


def may_be_brand(name: str) -> bool:
    """Tell whether the dictionary has ``name`` as a name, or no word in it but single characters."""
    return name in _brands() or may_be_place(name)


@cache
def _brands() -> frozenset[str]:
    with _tokenizer().get_dict_file() as dictionary:
        return frozenset(_BRAND.findall(dictionary.read().decode("utf-8")))


@cache
def _proper() -> frozenset[str]:
    with _tokenizer().get_dict_file() as dictionary:
        return frozenset(_PROPER.findall(dictionary.read().decode("utf-8")))


def is_common(text: str) -> bool:
    """Tell whether ``text`` is made of words of the dictionary alone, none of them a name or a single character."""
    return all(
        end - start > 1 and text[start:end] in _tokenizer().FREQ and not may_be_brand(text[start:end])
        for start, end in tokens(text)
    )


def log_probability(text: str) -> float:
    """Return the natural logarithm of how probable ``text`` is, split into words the most probable way."""
    if not text:
        return 0.0
    tokenizer = _tokenizer()
    route: dict[int, tuple[float, int]] = {}
    tokenizer.calc(text, tokenizer.get_DAG(text), route)
    return route[0][0]


@cache
def _tokenizer() -> Any:
    with warnings.catch_warnings(), _without_pkg_resources():
        # jieba 0.42.1 has escapes in its patterns that newer Pythons warn of.
        warnings.simplefilter("ignore")
        import jieba
    logging.getLogger("jieba").setLevel(logging.CRITICAL + 1)
    tokenizer = jieba.Tokenizer()
    folder = _cache_folder()
    # jieba writes a temporary file and renames it, so two processes may build the cache at once.
    tokenizer.tmp_dir = str(folder) if folder else None
    if folder is None:
        _load_uncached(tokenizer)
    tokenizer.initialize()
    return tokenizer


@contextlib.contextmanager
def _without_pkg_resources() -> Iterator[None]:
    """Hide pkg_resources: it takes longer to load than jieba, which opens its files by itself where it is not."""
    loaded = "pkg_resources" in sys.modules
    if not loaded:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if not loaded:
            del sys.modules["pkg_resources"]


def _cache_folder() -> Path | None:
    """Return the user's cache folder, or None when nothing can be written there."""
    folder = Path(platformdirs.user_cache_dir("zhibiao"))
    if not folder.is_absolute():  # There is no home directory.
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return folder if (folder / _CACHE_NAME).is_file() else None


def _load_uncached(tokenizer: Any) -> None:
    """Read the dictionary without a cache file; jieba's own way would use the shared temporary folder."""
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True

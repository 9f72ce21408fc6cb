"""zhibiao (指标): numbers in Chinese economic prose, as data.

Importing this package does nothing; each name loads what it needs when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zhibiao.api import extract, extract_documents, extract_file, load_rules, periods, quantities
    from zhibiao.model import Document, Observation

__all__ = [
    "Document",
    "Observation",
    "extract",
    "extract_documents",
    "extract_file",
    "load_rules",
    "periods",
    "quantities",
]

_HOME = {
    "Document": "zhibiao.model",
    "Observation": "zhibiao.model",
    "extract": "zhibiao.api",
    "extract_documents": "zhibiao.api",
    "extract_file": "zhibiao.api",
    "load_rules": "zhibiao.api",
    "periods": "zhibiao.api",
    "quantities": "zhibiao.api",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'zhibiao' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return __all__

"""pakta-extract: structured, source-grounded records of public pledges from Indonesian news.

    import pakta_extract
    extractor = pakta_extract.load()
    result = extractor.extract(text, title=..., published="2024-09-03")
    row = pakta_extract.flatten(result)

Importing this module is cheap: spaCy and pydantic are loaded when they are first used.
"""
from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pakta_extract.extractor import Extractor, load
    from pakta_extract.schema import FlatRecord, PledgeEvent, Result, flatten

__version__ = "0.1.0"
__all__ = ["Extractor", "FlatRecord", "PledgeEvent", "Result", "__version__", "flatten", "load"]

_HOME = {
    "Extractor": "extractor",
    "load": "extractor",
    "FlatRecord": "schema",
    "PledgeEvent": "schema",
    "Result": "schema",
    "flatten": "schema",
}


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f"pakta_extract.{_HOME[name]}"), name)
    raise AttributeError(f"module 'pakta_extract' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)

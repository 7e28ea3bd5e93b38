"""The articles tests run over: the corpus beside the package, and the real seeds where PAKTA_SHARED is set.

Articles of the half `check` are run but never shown: tests that use them name ids and fields only.
"""
from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pakta_extract.evaluation import read_gold
from pakta_extract.reading import read_article
from pakta_extract.schema import Result

CORPUS = Path(__file__).parent.parent / "corpus"


@dataclass(frozen=True)
class Case:
    """An article as the package reads it, and its gold record as JSON values; shown by its id alone."""

    id: str
    text: str = field(repr=False)
    gold: dict[str, Any] = field(repr=False)


@dataclass(frozen=True)
class Found:
    """An article and what was found in it; shown by its id alone."""

    case: Case
    result: Result = field(repr=False)


@cache
def corpus() -> tuple[Case, ...]:
    """All articles of the corpus; none in a copy of the project without it."""
    return _cases(CORPUS) if CORPUS.is_dir() else ()


@cache
def seeds() -> tuple[Case, ...]:
    """The real articles of the shared folder; none where PAKTA_SHARED is not set."""
    folder = os.environ.get("PAKTA_SHARED")
    return _cases(Path(folder) / "seeds") if folder else ()


def everything() -> tuple[Case, ...]:
    return corpus() + seeds()


def _cases(folder: Path) -> tuple[Case, ...]:
    return tuple(
        Case(
            article.gold.id,
            read_article(article.file).text,
            json.loads((folder / f"{article.gold.id}.json").read_text("utf-8")),
        )
        for article in read_gold(folder)
    )

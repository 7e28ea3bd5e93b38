"""Words of datelines and bylines: which pieces are media, which lines name a writer."""
from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from pakta_extract.lexicon import load_yaml


class DatelineLexicon(BaseModel):
    """Contents of `datelines.yaml`; every entry is lower case."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    outlets: frozenset[str]
    words: frozenset[str]
    parts: tuple[str, ...]
    domains: tuple[str, ...]
    place_prefixes: frozenset[str]
    caption_words: frozenset[str]
    byline_labels: tuple[str, ...]
    photo_labels: tuple[str, ...]
    not_in_byline: frozenset[str]


@cache
def dateline_lexicon() -> DatelineLexicon:
    return load_yaml("datelines.yaml", DatelineLexicon)

"""Words that announce, open, glue and close pledge points."""
from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from pakta_extract.lexicon import load_yaml


class PointLexicon(BaseModel):
    """Contents of `points.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    units: list[str]
    pledge_words: list[str]
    other_lists: list[str]
    other_words: list[str]
    ordinals: dict[int, list[str]]
    connectors: list[str]
    run_on_openers: list[str]
    glue: list[str]
    promise_starts: list[str]
    promise_adjectives: list[str]
    not_a_promise: list[str]
    narrative_starts: list[str]
    official_items: dict[int, str]
    closing: str
    asides: list[str]
    reading_out: str
    open_ends: list[str]
    goes_on: list[str]


@cache
def point_lexicon() -> PointLexicon:
    return load_yaml("points.yaml", PointLexicon)

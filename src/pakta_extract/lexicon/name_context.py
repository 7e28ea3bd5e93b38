"""Words around and inside names of persons (`data/name_context.yaml`)."""
from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict, field_validator

from pakta_extract.lexicon import load_yaml


class NameContext(BaseModel):
    """Word sets, all lower case; the head of each in the data file says what it is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    days: frozenset[str]
    months: frozenset[str]
    sentence_words: frozenset[str]
    headline_verbs: frozenset[str]
    office_heads: frozenset[str]
    balinese: frozenset[str]
    dotted: frozenset[str]
    shared: frozenset[str]
    not_in_names: frozenset[str]
    not_at_end: frozenset[str]
    plurals: frozenset[str]
    office_stops_before: frozenset[str]
    office_stops_after: frozenset[str]
    office_abbreviations: frozenset[str]
    plain_words: frozenset[str]

    @field_validator("sentence_words", mode="before")
    @classmethod
    def _split(cls, value: str) -> frozenset[str]:
        return frozenset(value.split())


@cache
def name_context() -> NameContext:
    return load_yaml("name_context.yaml", NameContext)

"""Organisations: the words their names are made of, and the bodies that come to a pledge (`data/bodies.yaml`)."""
from __future__ import annotations

from functools import cache, lru_cache

import regex
from pydantic import BaseModel, ConfigDict, field_validator

from pakta_extract.lexicon import load_yaml
from pakta_extract.lexicon.honorifics import given_names


class Bodies(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    words: frozenset[str]
    abbreviations: frozenset[str]
    acronym_starts: tuple[str, ...]
    takes_name: frozenset[str]
    region_nouns: frozenset[str]
    institutions: dict[str, tuple[str, ...]]

    @field_validator("words", mode="before")
    @classmethod
    def _split(cls, value: str) -> frozenset[str]:
        return frozenset(value.split())


@cache
def bodies() -> Bodies:
    return load_yaml("bodies.yaml", Bodies)


# Nouns made with pe-…-an, ke-…-an, per-…-an or a learned ending name fields of work, not persons: Penataan, Kearsipan
_ABSTRACT = regex.compile(r"(?:pe|ke)\p{Ll}{4,}an|\p{Ll}{4,}(?:isasi|itas|ologi|ografi)", regex.V1)


@lru_cache(maxsize=50_000)
def is_body_word(word: str) -> bool:
    """Whether a word belongs to the names of organisations and posts."""
    low = word.lower()
    if low in bodies().words or low in bodies().takes_name or low in bodies().abbreviations:
        return True
    if low in given_names():
        return False
    return (len(low) > 5 and low.startswith(bodies().acronym_starts)) or bool(_ABSTRACT.fullmatch(low))

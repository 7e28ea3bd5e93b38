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
    place_openers: frozenset[str]
    place_closers: frozenset[str]
    families: dict[str, tuple[str, ...]]
    together: tuple[frozenset[str], ...]
    heads: frozenset[str]
    staff_words: tuple[str, ...]
    own_offices: tuple[str, ...]
    taking_part_before: tuple[str, ...]
    organising: tuple[str, ...]
    taking_part_behind: tuple[str, ...]
    not_taking_part: tuple[str, ...]
    titles: frozenset[str]
    inner_units: frozenset[str]
    inner_posts: tuple[str, ...]
    of_localities: frozenset[str]
    levels: frozenset[str]
    common_words: frozenset[str]

    @field_validator("words", mode="before")
    @classmethod
    def _split(cls, value: str) -> frozenset[str]:
        return frozenset(value.split())


SHORT_ACRONYM = 3  # letters


@cache
def bodies() -> Bodies:
    return load_yaml("bodies.yaml", Bodies)


# Nouns made with pe-…-an, ke-…-an, per-…-an or a learned ending name fields of work, not persons: Penataan, Kearsipan
_ABSTRACT = regex.compile(
    r"(?:pe|ke)\p{Ll}{4,}an|\p{Ll}{4,}(?:isasi|itas|ologi|ografi|[aeu]ksi|kusi|[nrkt]asi)", regex.V1
)


@lru_cache(maxsize=50_000)
def is_body_word(word: str) -> bool:
    """Whether a word belongs to the names of organisations and posts."""
    low = word.lower()
    if low in bodies().words or low in bodies().takes_name or low in bodies().abbreviations:
        return True
    if low in given_names():
        return False
    return (len(low) > 5 and low.startswith(bodies().acronym_starts)) or is_field_of_work(low)


def is_field_of_work(low: str) -> bool:
    """Whether a word, in small letters, is one for its form alone: an abstract noun that no list holds."""
    listed = low in bodies().words or low in bodies().takes_name or low in bodies().abbreviations
    return not listed and low not in given_names() and bool(_ABSTRACT.fullmatch(low))


@cache
def body_names() -> tuple[tuple[str, str], ...]:
    """Names of bodies with their family, the longest first."""
    found = [(name, family) for family, listed in bodies().families.items() for name in listed]
    return tuple(sorted(found, key=lambda f: (-len(f[0]), f[0])))


@cache
def body_pattern() -> regex.Pattern[str]:
    """One body's name as a whole word; longer names win. Short acronyms need their capitals: Idi is a town."""
    names = "|".join(
        written if name.isupper() and len(name) <= SHORT_ACRONYM else f"(?i:{written})"
        for name, _ in body_names()
        for written in [regex.escape(name).replace(r"\ ", "[ ]")]
    )
    return regex.compile(rf"(?<![\p{{L}}\d]|[\p{{L}}\d]-)(?:{names})(?![\p{{L}}\d])", regex.V1)


@cache
def family_of(name: str) -> str:
    """The family of a body's name as `body_pattern` finds it."""
    return next(family for known, family in body_names() if known.lower() == name.lower())


def families_in(text: str) -> frozenset[str]:
    """All families that a stretch of text speaks of."""
    return frozenset(family_of(" ".join(m[0].split())) for m in body_pattern().finditer(text))


def own_families(pledgers: str) -> frozenset[str]:
    """The families that pledgers belong to, those that go together included."""
    found = families_in(pledgers)
    return found.union(*(pair for pair in bodies().together if found & pair))

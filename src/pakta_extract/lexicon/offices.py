"""Offices that open a position phrase, their rank, and the markers of an acting holder (`data/offices.yaml`)."""
from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from pakta_extract.lexicon import load_yaml

Complement = Literal["region", "locality", "body", "none"]
Acting = Literal["pj", "pjs", "plt", "plh"]


class Office(BaseModel):
    """One family of offices: spellings that mean the same rank of post. See the head of the data file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    forms: tuple[str, ...]
    rank: int
    takes: Complement
    body: bool = False
    needs_body: bool = False
    alone: bool = False
    described: bool = False


class BodyRank(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    words: tuple[str, ...]
    rank: int


class OfficeLexicon(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    acting: dict[Acting, tuple[str, ...]]
    offices: tuple[Office, ...]
    misspelt: tuple[str, ...]
    welded: dict[int, tuple[str, ...]]
    body_ranks: tuple[BodyRank, ...]


@cache
def office_lexicon() -> OfficeLexicon:
    return load_yaml("offices.yaml", OfficeLexicon)


@cache
def office_forms() -> dict[str, tuple[tuple[tuple[str, ...], Office], ...]]:
    """First word of a form, lower case, to the forms that begin with it, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Office]]] = {}
    for office in office_lexicon().offices:
        for form in office.forms:
            words = tuple(form.lower().replace(".", "").replace("-", " - ").split())
            table.setdefault(words[0], []).append((words, office))
    return {first: tuple(sorted(forms, key=lambda f: -len(f[0]))) for first, forms in table.items()}


@lru_cache(maxsize=50_000)
def intended_office(word: str) -> str | None:
    """The first word of an office that a word in lower case misspells by one letter."""
    near = (o for o in office_lexicon().misspelt if word[:1] == o[0] and _one_off(word, o))
    return next(near, None)


def _one_off(word: str, other: str) -> bool:
    """Whether one letter is missing, added or another, or two neighbours are swapped."""
    short, long = sorted((word, other), key=len)
    if word == other or len(long) - len(short) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    swapped = short[start : start + 2] == long[start : start + 2][::-1] and short[start + 2 :] == long[start + 2 :]
    return swapped or short[start + 1 :] == long[start + 1 :]


WELDED = 7  # letters at least: "Kabidok" may be one, "Kaban" is listed


@cache
def welded_office(word: str) -> Office | None:
    """The office of a word that welds a head to its field ("kasatnarkoba"), in lower case."""
    if len(word) < WELDED:
        return None
    return next((_welded(r) for r, heads in office_lexicon().welded.items() if word.startswith(heads)), None)


@cache
def _welded(rank: int) -> Office:
    return Office(forms=(), rank=rank, takes="body")


@cache
def acting_forms() -> tuple[tuple[tuple[str, ...], Acting], ...]:
    """Words of every acting marker, lower case, with its code; the longest first."""
    found = [
        (tuple(form.lower().split()), code) for code, forms in office_lexicon().acting.items() for form in forms
    ]
    return tuple(sorted(set(found), key=lambda f: (-len(f[0]), f[0])))


# How far behind the head of a body its other posts stand: deputies, members, secretaries, heads of sections
BEHIND_HEAD = {46: 12, 48: 3, 50: 6, 54: 3, 55: 4, 56: 8, 60: 20}


def rank_of(office: Office, phrase: str) -> int:
    """The rank of a position phrase: its office's, or what the organisation named in it sets for an open head."""
    if office.takes == "body" and 44 <= office.rank <= 60:
        words = f" {phrase.lower()} "
        for entry in office_lexicon().body_ranks:
            if any(f" {word} " in words for word in entry.words):
                return entry.rank + BEHIND_HEAD.get(office.rank, 0)
    return office.rank

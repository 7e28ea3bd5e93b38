"""What officials do at a pledge and the words that say so (`data/speech_and_roles.yaml`)."""
from __future__ import annotations

from functools import cache
from typing import Literal, get_args

import regex
from pydantic import BaseModel, ConfigDict

from pakta_extract.lexicon import load_yaml

Role = Literal["led", "signed", "recited", "witnessed", "ordered", "attended"]


class RoleWords(BaseModel):
    """Verbs of one function; one of `objects`, where given, must stand behind an active verb."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    active: tuple[str, ...]
    passive: tuple[str, ...]
    labels: tuple[str, ...]
    objects: tuple[str, ...] = ()


class OwnWords(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    led: str
    recited: str


class Roles(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    speech_before: tuple[str, ...]
    speech_passive: tuple[str, ...]
    speech_active: tuple[str, ...]
    speech_nouns_after: str
    speech_nouns_before: str
    reading_clause: str
    pledge_quote: str
    led: RoleWords
    signed: RoleWords
    recited: RoleWords
    witnessed: RoleWords
    ordered: RoleWords
    attended: RoleWords
    echoed_order: str
    pledge_words: tuple[str, ...]
    occasion_words: tuple[str, ...]
    reading_words: tuple[str, ...]
    duty: str
    own_words: OwnWords
    fillers: frozenset[str]
    counted_up: str
    stands_for: str
    sent_somebody: str
    adverbs: frozenset[str]
    pronouns: tuple[str, ...]
    plural_pronouns: dict[str, int]
    blockers: frozenset[str]
    oblique: frozenset[str]
    negations: frozenset[str]
    denials: frozenset[str]
    represented_before: tuple[str, ...]
    represented_after: str
    places_before: tuple[str, ...]
    papers_before: tuple[str, ...]
    other_occasion: str
    other_papers: str
    beside_pledge: str


@cache
def roles() -> Roles:
    return load_yaml("speech_and_roles.yaml", Roles)


@cache
def role_words() -> dict[Role, RoleWords]:
    return {role: getattr(roles(), role) for role in get_args(Role)}


@cache
def either(words: tuple[str, ...] | frozenset[str]) -> str:
    """An alternation of the expressions, the longest first."""
    return "(?:" + "|".join(sorted(words, key=lambda w: (-len(w), w))) + ")"


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern, regex.V1)

"""Pledge words: nouns, acts, tense cues and kinds of articles that only look alike."""
from __future__ import annotations

from functools import cache

import regex
from pydantic import BaseModel, ConfigDict

from pakta_extract.findings import Instrument
from pakta_extract.lexicon import load_yaml


class Against(BaseModel):
    """Words that speak against an event if they stand within so many characters, and how much."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    words: list[str]
    within: int
    weight: float


class PledgeLexicon(BaseModel):
    """Contents of `pledges.yaml`: regular expressions on lower-cased text, a space for any white space."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    nouns: dict[Instrument, list[str]]
    bare_nouns: dict[Instrument, list[str]]
    topics: list[str]
    other_topics: dict[Instrument, list[str]]
    rites: list[str]
    not_a_pledge: list[str]
    verbs: dict[str, list[str]]
    pledge_verbs: dict[Instrument, list[str]]
    orders: list[str]
    far_orders: list[str]
    conditions: list[str]
    planned: list[str]
    recalled: list[str]
    demanded: list[str]
    referred: list[str]
    openers_of_the_past: list[str]
    long_ago: list[str]
    details: dict[str, str]
    content: list[str]
    sequence: list[str]
    installation: list[str]
    other_genre: dict[str, list[str]]
    support: list[str]
    campaign: list[str]
    neutral_host: list[str]
    against: dict[str, Against]


@cache
def pledge_lexicon() -> PledgeLexicon:
    return load_yaml("pledges.yaml", PledgeLexicon)


def alternation(patterns: list[str], flags: int = 0) -> regex.Pattern[str]:
    """One compiled pattern for a list of the lexicon's expressions."""
    joined = "|".join(f"(?:{p})" for p in patterns)
    return regex.compile(_spaces(joined), flags | regex.V1)


def _spaces(pattern: str) -> str:
    """Let a blank of the data file match any white space, a missing one included (not inside look-behinds)."""
    out, i = [], 0
    while i < len(pattern):
        if pattern.startswith("(?<", i):
            end = pattern.index(")", i) + 1
            out.append(pattern[i:end])
            i = end
            continue
        out.append(r"\s{0,3}" if pattern[i] == " " and pattern[i + 1 : i + 2] not in ("?", "{", "*") else pattern[i])
        i += 1
    return "".join(out)

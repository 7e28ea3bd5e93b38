"""Words of venues: what opens, goes on with and ends the name of a place where something is held."""
from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from pakta_extract.lexicon import load_yaml


class VenueLexicon(BaseModel):
    """Contents of `venues.yaml`; every entry is lower case."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    heads: frozenset[str]
    alone: frozenset[str]
    proper: frozenset[str]
    rooms: frozenset[str]
    bodies: frozenset[str]
    no_venues: frozenset[str]
    tail: frozenset[str]
    offices: frozenset[str]
    offices_after: frozenset[str]
    stops: frozenset[str]
    nearer: frozenset[str]
    wider: frozenset[str]
    elsewhere: frozenset[str]
    held: frozenset[str]
    abbreviations: frozenset[str]


@cache
def venue_lexicon() -> VenueLexicon:
    return load_yaml("venues.yaml", VenueLexicon)

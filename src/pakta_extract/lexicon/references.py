"""What the language knows of elections and laws: names, canonical types, voting days."""
from __future__ import annotations

from datetime import date
from functools import cache

from pydantic import BaseModel, ConfigDict

from pakta_extract.lexicon import load_yaml


class ElectionKind(BaseModel):
    """One kind of election: its canonical name, the words for it, the days on which the country voted."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    value: str
    words: tuple[str, ...]
    tail: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    voting_days: tuple[date, ...] = ()


class Elections(BaseModel):
    """Contents of `elections.yaml`; its comments say what each list is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    kinds: tuple[ElectionKind, ...]
    local_election: str
    not_elections: tuple[str, ...]
    standing: tuple[str, ...]
    links: tuple[str, ...]
    stops: tuple[str, ...]
    joins: tuple[str, ...]
    past_after: tuple[str, ...]
    past_before: tuple[str, ...]

    def kind(self, value: str) -> ElectionKind | None:
        """The kind of a canonical value such as `Pilkada 2024`, or of its first word alone."""
        return next((k for k in self.kinds if k.value == value.split(" ")[0]), None)


class LawType(BaseModel):
    """A type of law: canonical name and written names; `joint` where several bodies number it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    value: str
    names: tuple[str, ...]
    joint: bool = False


class Ministry(BaseModel):
    """A ministry as its regulations (`permen`) and its minister (`men`) are called, and its names."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    permen: str
    men: str
    names: tuple[str, ...]


class Laws(BaseModel):
    """Contents of `laws.yaml`; its comments say what each list is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    types: tuple[LawType, ...]
    ministries: tuple[Ministry, ...]
    circular_bodies: dict[str, tuple[str, ...]]
    left_out: tuple[str, ...]


@cache
def elections_lexicon() -> Elections:
    """The elections of the package, read once."""
    return load_yaml("elections.yaml", Elections)


@cache
def laws_lexicon() -> Laws:
    """The laws of the package, read once."""
    return load_yaml("laws.yaml", Laws)

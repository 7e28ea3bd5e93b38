"""Page furniture, abbreviations, speech verbs and list words: the data behind the layout finder."""
from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Literal

import regex
import yaml
from pydantic import BaseModel, ConfigDict

Furniture = Literal["navigation", "advert", "share", "comments", "byline", "caption"]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Invitations(_Table):
    verbs: tuple[str, ...]
    channels: tuple[str, ...]


class ByLanguage(_Table):
    indonesian: tuple[str, ...]
    english: tuple[str, ...]


class Captions(_Table):
    nouns: frozenset[str]
    openings: tuple[str, ...]


class Abbreviations(_Table):
    names: frozenset[str]
    numbers: frozenset[str]


class LayoutLexicon(_Table):
    """Contents of `data/layout.yaml`; every entry is lower case."""

    lines: dict[Furniture, tuple[str, ...]]
    labels: dict[Furniture, tuple[str, ...]]
    links_labels: frozenset[str]
    sections: frozenset[str]
    openings: dict[Furniture, tuple[str, ...]]
    invitations: Invitations
    published_words: frozenset[str]
    published_openers: tuple[str, ...]
    months: ByLanguage
    weekdays: ByLanguage
    zones: tuple[str, ...]
    captions: Captions
    speech_verbs: frozenset[str]
    speech_forms: frozenset[str]
    speech_before: frozenset[str]
    abbreviations: Abbreviations
    list_announcers: tuple[str, ...]
    item_openings: frozenset[str]
    closings: tuple[str, ...]
    reference_words: frozenset[str]
    hanging_words: frozenset[str]
    ordinals: dict[int, tuple[str, ...]]
    ordinal_nouns: tuple[str, ...]
    domains: tuple[str, ...]


@cache
def load_layout() -> LayoutLexicon:
    """The layout lexicon, read and checked once."""
    data = files("pakta_extract.lexicon").joinpath("data/layout.yaml").read_text(encoding="utf-8")
    return LayoutLexicon.model_validate(yaml.safe_load(data))


def alternatives(words: Iterable[str]) -> str:
    """A pattern that matches any of `words`, the longest first."""
    return "|".join(regex.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))

"""Who pledges: heads of noun phrases that name groups, and the words around them (data/groups.yaml)."""
from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from pakta_extract.lexicon import load_yaml

HeadKind = Literal["staff", "members", "officers", "bodies"]


class GroupLexicon(BaseModel):
    """Contents of groups.yaml, lower case."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    heads: dict[HeadKind, tuple[str, ...]]
    outsiders: frozenset[str]
    titles: frozenset[str]
    counted: frozenset[str]
    counted_bodies: frozenset[str]
    quantifiers: frozenset[str]
    plural: frozenset[str]
    joins: frozenset[str]
    scope: frozenset[str]
    fused_scope: frozenset[str]
    venues: frozenset[str]
    no_heads: frozenset[str]
    belonging: frozenset[str]
    part_of_a_name: frozenset[str]
    ends: frozenset[str]
    not_verbs: frozenset[str]
    adverbs: frozenset[str]
    agents: frozenset[str]
    leading: frozenset[str]
    done: tuple[str, ...]
    orders: frozenset[str]
    followers: frozenset[str]
    benefited: frozenset[str]
    stands_for: frozenset[str]
    resolves: frozenset[str]
    event_verbs: frozenset[str]
    labels: tuple[str, ...]
    onlookers: frozenset[str]
    institutions: tuple[str, ...]
    hosts: frozenset[str]
    aliases: dict[str, str]
    count_before: frozenset[str]
    count_behind: frozenset[str]


@cache
def group_lexicon() -> GroupLexicon:
    return load_yaml("groups.yaml", GroupLexicon)


@cache
def heads() -> dict[str, list[tuple[tuple[str, ...], HeadKind]]]:
    """Heads by their first word, the longest first: `aparatur` -> [(aparatur, sipil, negara), …]."""
    found: dict[str, list[tuple[tuple[str, ...], HeadKind]]] = {}
    for kind, forms in group_lexicon().heads.items():
        for form in forms:
            words = tuple(form.split())
            found.setdefault(words[0], []).append((words, kind))
    for forms_ in found.values():
        forms_.sort(key=lambda entry: -len(entry[0]))
    return found


@cache
def _institutions() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in group_lexicon().institutions:
        words = tuple(form.split())
        found.setdefault(words[0], []).append(words)
    return found


def institution_at(words: Sequence[str]) -> bool:
    """Whether the name of an institution begins with these words, lower case: `dinas`, `rumah sakit`."""
    return bool(words) and any(tuple(words[: len(form)]) == form for form in _institutions().get(words[0], ()))

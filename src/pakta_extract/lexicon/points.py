"""Words that announce, open, glue and close pledge points, and the weights of what speaks for a list."""
from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict, RootModel

from pakta_extract.lexicon import load_yaml


class PointLexicon(BaseModel):
    """Contents of `points.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    units: list[str]
    pledge_words: list[str]
    other_lists: list[str]
    other_words: list[str]
    ordinals: dict[int, list[str]]
    connectors: list[str]
    run_on_openers: list[str]
    glue: list[str]
    promise_starts: list[str]
    promise_adjectives: list[str]
    not_a_promise: list[str]
    narrative_starts: list[str]
    official_items: dict[int, str]
    closing: str
    asides: list[str]
    reading_out: str
    open_ends: list[str]
    goes_on: list[str]
    text_announced: list[str]
    speech_of_office: str
    partial: str
    told_anew: str
    carries_on: list[str]
    lead_ins: list[str]
    nominal_promise: str
    points_back: list[str]
    names_what_stood_before: str
    asks: str
    crowd: str
    pledge_nouns: str
    content: str
    promising_verbs: str
    adjuncts: str
    speaking: str
    one_person: str
    many: str
    aims: str
    exhorts: str
    ceremony: list[str]
    one_of_them: str
    inner_lead: str
    dated: str
    refers_back: str
    adds: str


@cache
def point_lexicon() -> PointLexicon:
    return load_yaml("points.yaml", PointLexicon)


class PointWeights(RootModel[dict[str, float]]):
    """Contents of `point_weights.yaml`: a weight for each feature of a candidate list."""

    model_config = ConfigDict(frozen=True)


@cache
def point_weights() -> dict[str, float]:
    return load_yaml("point_weights.yaml", PointWeights).root

"""Weights of the signs by which the confidence in a value is told, as `measure/confidence.py` fitted them."""
from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from pakta_extract.lexicon import load_yaml


class Bands(BaseModel):
    """The least probability of the two upper bands."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    high: float
    medium: float


class ConfidenceWeights(BaseModel):
    """Contents of `confidence.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    fitted_on: dict[str, int]
    bands: Bands
    numbered: list[str]
    intercept: float
    fields: dict[str, float]
    signs: dict[str, float]


@cache
def confidence_weights() -> ConfidenceWeights:
    return load_yaml("confidence.yaml", ConfidenceWeights)

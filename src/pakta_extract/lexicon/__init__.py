"""What the language knows, as data: YAML and TSV files with typed, cached loaders."""
from __future__ import annotations

from importlib.resources import files
from typing import TypeVar

import yaml
from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)


def data_text(name: str) -> str:
    """The text of one data file of the lexicon (UTF-8)."""
    return (files("pakta_extract.lexicon") / "data" / name).read_text("utf-8")


def load_yaml(name: str, model: type[M]) -> M:
    """Read `name` from the lexicon's data folder and check it against `model`.

    Raises `pydantic.ValidationError` where the file does not fit.
    """
    return model.model_validate(yaml.safe_load(data_text(name)))

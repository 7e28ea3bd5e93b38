"""What records and cards say to people, in English and Indonesian: warnings by code, labels of fields and values."""
from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from pakta_extract.lexicon import load_yaml

Language = Literal["en", "id"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Label(_Model):
    """One thing in both languages."""

    en: str
    id: str

    def in_(self, language: Language) -> str:
        return self.en if language == "en" else self.id


class WarningLabel(Label):
    """What a warning means, and the field of the record that it is about, if it is about one."""

    about: str | None = None


class Messages(_Model):
    """Contents of `messages.yaml`."""

    warnings: dict[str, WarningLabel]


class Labels(_Model):
    """Contents of `labels.yaml`."""

    fields: dict[str, Label]
    status: dict[str, Label]
    instruments: dict[str, Label]
    functions: dict[str, Label]
    bands: dict[str, Label]


@cache
def messages() -> Messages:
    return load_yaml("messages.yaml", Messages)


@cache
def labels() -> Labels:
    return load_yaml("labels.yaml", Labels)


def warning_message(code: str, language: Language = "en") -> str:
    """What a warning code means. A code that the file does not know is spelt out: `a_new_code` gives "a new code"."""
    label = messages().warnings.get(code)
    return label.in_(language) if label else code.replace("_", " ")

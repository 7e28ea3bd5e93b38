"""Indonesian numbers in figures and words: `1.246`, `dua belas`, `seribu dua ratus`, `17 ribu`."""
from __future__ import annotations

from functools import cache
from importlib import resources

import regex
import yaml
from pydantic import BaseModel, ConfigDict


class NumberWords(BaseModel):
    """data/numbers.yaml: number words, and the words that make a number rough, a limit or no number."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    digits: dict[str, int]
    fused: dict[str, str]
    multipliers: dict[str, int]
    teens: str
    rough: tuple[str, ...]
    limits: tuple[str, ...]
    vague: tuple[str, ...]


@cache
def number_words() -> NumberWords:
    """The number words of the package, read once."""
    text = resources.files("pakta_extract.lexicon").joinpath("data/numbers.yaml").read_text("utf-8")
    return NumberWords.model_validate(yaml.safe_load(text))


def _any_of(words: tuple[str, ...]) -> str:
    """A pattern for one of these expressions, the longest first, with any space between their words."""
    return "|".join(regex.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


_WORDS = number_words()
_FIRST_WORD = f"(?:{_any_of((*_WORDS.digits, *_WORDS.fused))})"
_WORD = f"(?:{_any_of((*_WORDS.digits, *_WORDS.fused, *_WORDS.multipliers, _WORDS.teens))})"
_FIGURES = r"(?:\d{1,3}(?:\.\d{3})++|\d++)(?:,\d++)?"

# Sources of patterns, without groups, to be compiled with IGNORECASE.
# A number: figures with or without points between thousands, then words. Not a part of a date,
# a law (`UU 5/2014`), a percentage or an amount of money.
NUMBER = (
    rf"(?:(?<![\w.,/:-])(?<!Rp\s?)(?:{_FIGURES}(?:\s(?:ribu|juta)\b)?+)(?![\w/:%]|[.,]\d|\s(?:persen|rupiah)\b)"
    rf"|\b{_FIRST_WORD}(?:\s{_WORD}){{0,9}}\b)"
)
ROUGH = rf"\b(?:{_any_of(_WORDS.rough)})\b"
LIMIT = rf"\b(?:{_any_of(_WORDS.limits)})\b"

_ROUGH_BEFORE = regex.compile(rf"(?:{ROUGH}\s*+)++", regex.I)
_IN_FIGURES = regex.compile(r"(\d{1,3}+(?:\.\d{3})++|\d{1,15}+)(?:-an)?", regex.I)


def parse_number(words: str) -> int | None:
    """The whole number that `words` spell, or None.

    Takes figures (`1.246`, `17 ribu`, `900-an`), words (`dua belas`, `seribu dua ratus`), both
    (`12 (dua belas)`), and a rough number (`sekitar 900`). A limit (`lebih dari seribu`), a vague
    word (`ratusan`), a decimal and anything that is no number give None.
    """
    text = " ".join(words.lower().split()[:16]).strip(" .,;:")
    text = _ROUGH_BEFORE.sub("", text, count=1) if _ROUGH_BEFORE.match(text) else text
    if text.endswith(")") and "(" in text:
        text = text[: text.index("(")].rstrip()
    return _spell([part for token in text.split() for part in _WORDS.fused.get(token, token).split()])


def _spell(tokens: list[str]) -> int | None:
    """`dua ratus empat belas`: split at the largest multiplier, then read both sides alike."""
    for name, value in _WORDS.multipliers.items():
        if name in tokens:
            cut = tokens.index(name)
            factor = _spell(tokens[:cut])
            rest = _spell(tokens[cut + 1 :]) if tokens[cut + 1 :] else 0
            fits = factor is not None and rest is not None and 0 < factor < 1000 and rest < value
            return factor * value + rest if fits and factor is not None and rest is not None else None
    if len(tokens) == 2 and tokens[1] == _WORDS.teens:
        digit = _WORDS.digits.get(tokens[0], 0)
        return 10 + digit if digit else None
    return _WORDS.digits.get(tokens[0], _figures(tokens[0])) if len(tokens) == 1 else None


def _figures(token: str) -> int | None:
    whole = _IN_FIGURES.fullmatch(token)
    return int(whole[1].replace(".", "")) if whole else None

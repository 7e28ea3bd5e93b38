"""Pieces of a dateline's head, each weighed as a place and as a medium.

`BITUNG, Kabar Timur - …` has two pieces; the gazetteer knows the one, a word of media shows the other.
"""
from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from pakta_extract.document import Span
from pakta_extract.lexicon.calendar import any_of, calendar
from pakta_extract.lexicon.datelines import dateline_lexicon
from pakta_extract.lexicon.regions import names, place_key, town_readings

STRONG, LIKELY, POSSIBLE = 3.0, 2.0, 1.0
LONGEST_PLACE, LONGEST_OUTLET = 40, 45  # characters

INNER = regex.compile(
    r"\s*(?:,\s*-?|\||(?<!\d)/|/(?!\d)|\(|\)\.?,?|\[|\]|:|(?<=\s)-{1,2}(?=\s)|(?<=\S)-\s|;)\s*"
)
SHAPE = regex.compile(
    r"[\p{L}\p{N}][\p{L}\p{N}&'._+-]*+(?:[ ](?:[\p{Lu}\p{N}&][\p{L}\p{N}&'._+-]*+|dan|of|di)){0,4}+\.?"
)
PLACE_SHAPE = regex.compile(r"\p{Lu}[\p{L}'-]*+(?:[ ]\p{Lu}[\p{L}'-]*+){0,3}+")
MIXED = regex.compile(r"\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}{2}")  # KabarBali, indoKABAR
WORD = regex.compile(r"[\p{L}\p{N}]+")


class Piece(NamedTuple):
    """A part of a head: where it stands, and how like a place and a medium it looks (0 to 3)."""

    span: Span
    text: str
    place: float
    outlet: float
    date: bool


def cut_head(head: str, offset: int) -> list[Piece]:
    """The pieces of `head`, which starts at `offset` of the article."""
    pieces: list[Piece] = []
    start = 0
    bracketed = dashed = False
    cuts = [(m.start(), m.end(), m[0]) for m in INNER.finditer(head)]
    for cut_start, cut_end, sign in [*cuts, (len(head), len(head), "")]:
        text = head[start:cut_start].strip().rstrip(",")
        if text:
            pieces.append(_weigh(text, offset + head.index(text, start), bracketed, dashed))
        bracketed, dashed = "(" in sign or "[" in sign, "-" in sign and "," not in sign
        start = cut_end
    return pieces


def _weigh(text: str, at: int, bracketed: bool, dashed: bool) -> Piece:
    span = Span(at, at + len(text))
    if _date().fullmatch(text):
        return Piece(span, text, 0.0, 0.0, date=True)
    place, outlet = place_score(text), outlet_score(text)
    if bracketed and outlet:
        outlet = max(outlet, LIKELY)
    if dashed:  # "Bantul - Hari-hari …": the dash before a doubtful piece ended the head
        place, outlet = place if place == STRONG else 0.0, outlet if outlet >= LIKELY else 0.0
    if place == STRONG and outlet < LIKELY:
        outlet = 0.0
    return Piece(span, text, place, outlet, date=False)


@cache
def _date() -> regex.Pattern[str]:
    """`12/3`, `26 Oktober 2025`, `Senin`, `Senin 12/3 09:12 WIB`."""
    weekday, zone = any_of(calendar().weekday_numbers), any_of(calendar().zones)
    return regex.compile(
        rf"(?:{weekday}\b[ ]?)?(?:\d{{1,2}}[ /.\-](?:\p{{L}}{{3,9}}|\d{{1,2}})(?:[ /.\-]\d{{2,4}})?)?"
        rf"(?:[ ]?\d{{1,2}}[.:]\d{{2}}(?:[ ]?{zone})?)?",
        regex.I,
    )


def place_score(text: str) -> float:
    """3 for a name of the gazetteer (2.5 if it is a common word), 2 for a kecamatan, 1 for shape, else 0."""
    if not PLACE_SHAPE.fullmatch(text.replace(".", "")) or len(text) > LONGEST_PLACE:
        return 0.0
    codes, own = town_readings(text)
    if own:
        return STRONG if place_key(text) not in names().common_words else STRONG - 0.5
    if codes:
        return LIKELY
    return POSSIBLE if len(text.split()) <= 3 and not has_media_word(text) else 0.0


def outlet_score(text: str) -> float:
    """3 for an internet name or a known medium, 2.5 for mixed capitals, 2 for a word of media, 1 for shape, else 0."""
    first = WORD.match(text)
    if not first or not SHAPE.fullmatch(text) or len(text) > LONGEST_OUTLET:
        return 0.0
    if first[0].lower() in dateline_lexicon().place_prefixes:
        return 0.0
    if is_domain(text) or text.lower() in dateline_lexicon().outlets:
        return STRONG
    if MIXED.search(text):
        return STRONG - 0.5
    return LIKELY if has_media_word(text) else POSSIBLE


def is_domain(text: str) -> bool:
    return _domain().fullmatch(text) is not None


@cache
def _domain() -> regex.Pattern[str]:
    last = "|".join(dateline_lexicon().domains)
    label = r"[\p{L}\p{N}_-]++"
    return regex.compile(rf"{label}(?:\.{label}){{0,3}}?\.(?:{last})(?:\.[a-z]{{2}})?", regex.I)


def has_media_word(text: str) -> bool:
    """A word such as Pos or Kabar, or one that holds such a word: KORANBALI."""
    known = dateline_lexicon()
    return any(
        word in known.words or (len(word) > 5 and any(part in word for part in known.parts))
        for word in (m[0].lower() for m in WORD.finditer(text))
    )

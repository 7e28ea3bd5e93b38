"""The dateline: place and medium that open the first paragraph, separator included.

    BITUNG, Kabar Timur – …    Sendawar (KABAR) - …    radarbuana.com, Bajawa | …    SOLO - …

Here only its extent is read; which words are the place is the question of another finder.
"""
from __future__ import annotations

import regex

from pakta_extract.lexicon.layout import alternatives, load_layout

REACH = 130  # characters: no dateline is longer
LONE_REACH = 60  # characters: nor one in a line of its own
_LEXICON = load_layout()
_DOMAIN = rf"(?i:(?:[\w-]{{1,30}}\.){{1,3}}(?:{alternatives(_LEXICON.domains)})(?:\.id)?\b)"
_NAME = r"(?:\p{Lu}[\p{L}\p{M}'.]*+(?:-\p{Lu}[\p{L}']*+)?|\p{Ll}{1,6}\p{Lu}\p{L}*+|\d{1,3}(?![\d/.]))"
_PART = rf"(?:{_DOMAIN}|{_NAME})(?:\s(?:{_NAME}|{_DOMAIN})){{0,5}}"
_WEEKDAY = alternatives(word.capitalize() for word in _LEXICON.weekdays.indonesian)
_DAY = (
    rf"(?:(?:{_WEEKDAY}),?\s?)?"
    r"\(?\d{1,2}(?:\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{2,4})?|\s\p{L}{3,9}\s\d{4})\)?"
)
_PARTS = rf"""
    \[?(?P<first>{_PART})\]?                                    # Bitung
    (?P<more>(?:\s?[,|/]\s?{_PART}){{0,2}}(?:\s?\([^()\n]{{2,40}}\))?)   # , Kabar Timur   (KABAR)
    (?:,?\s{_DAY})?                                             # , 2 September 2024
"""
_DASH = r"\s*(?:--?\s?-?(?=\s)|(?<=\s)--?-?|--|(?<=\.\p{L}{2,4})-|(?<=\))-)\s*"
_BODY = r"""(?=["'(\[]?[\p{Lu}\d])"""
_DASHED = regex.compile(rf"{_PARTS}(?:{_DASH}|\s*[|~]\s+|\s?//\s*|_\s+){_BODY}", regex.X)
# JAKARTA: Para …
_COLON = regex.compile(rf"(?P<first>\p{{Lu}}{{5,20}}(?:\s\p{{Lu}}{{3,20}}){{0,2}})(?P<more>):\s+{_BODY}")
# media7.com, Jakarta Para …
_MEDIUM_FIRST = regex.compile(rf"(?P<first>{_DOMAIN})(?P<more>,\s\p{{Lu}}\p{{L}}+)\s+-?\s?{_BODY}")
_ALONE = regex.compile(rf"{_PARTS}\s*(?:--?|\|)?$", regex.X)


def dateline_end(text: str) -> int:
    """Length of the dateline that opens this paragraph, its separator included; 0 if none does."""
    head = text[:REACH]
    for pattern in (_DASHED, _MEDIUM_FIRST, _COLON):
        match = pattern.match(head)
        if match and _is_place(match) and (pattern is not _COLON or len(text) > REACH):
            return len(match[0].rstrip())
    return 0


def stands_alone(text: str) -> bool:
    """The line is a dateline and nothing more: `SINGARAJA, KabarBali`, `Jakarta -`."""
    match = _ALONE.match(text) if len(text) <= LONE_REACH else None
    if match is None or not _is_place(match):
        return False
    if text.rstrip().endswith(("-", "|")):
        return True
    first, more = match["first"], match["more"]
    return bool(more) and (first.isupper() or _looks_like_medium(more)) and len(text.split()) <= 6


def names_medium(text: str) -> bool:
    """The dateline that opens `text` has more than a place."""
    match = _DASHED.match(text[:REACH])
    return bool(match and match["more"])


def _looks_like_medium(more: str) -> bool:
    word = more.strip(" ,|/()[]")
    return word.isupper() or "." in word or regex.search(r"\p{Ll}\p{Lu}", word) is not None


def _is_place(match: regex.Match[str]) -> bool:
    """No picture heading (`PAKTA INTEGRITAS - Para camat …`), and a bare name only if it is short."""
    first = match["first"]
    tokens = first.lower().split()
    if first[0].isdigit() or any(token.strip(".'") in _LEXICON.captions.nouns for token in tokens):
        return False
    return bool(match["more"]) or (len(tokens) <= 4 and len(first) > 3)

"""The dateline: place and medium that open the first paragraph, separator included."""
from __future__ import annotations

import regex

from pakta_extract.lexicon.layout import alternatives, load_layout

_LEXICON = load_layout()
_DOMAIN = rf"(?:[\w-]{{1,30}}\.){{1,3}}(?:{alternatives(_LEXICON.domains)})(?:\.id)?\b"
_NAME = r"\p{Lu}[\p{L}\p{M}'.]*+(?:-\p{Lu}[\p{L}']*+)?|\p{Ll}{1,6}\p{Lu}\p{L}*+|\d{1,3}(?![\d/.])"
_PART = rf"(?:(?i:{_DOMAIN})|(?:{_NAME}))(?:\s(?:{_NAME}|(?i:{_DOMAIN}))){{0,5}}"
_DAY = (
    rf"(?:(?:{alternatives(w.capitalize() for w in _LEXICON.weekdays.indonesian)}),?\s?)?"
    r"\(?\d{1,2}(?:\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{2,4})?|\s\p{L}{3,9}\s\d{4})\)?"
)
_HEAD = rf"\[?(?P<first>{_PART})\]?(?P<more>(?:\s?[,|/]\s?(?:{_PART}))?(?:\s?[,|/]\s?(?:{_PART}))?(?:\s?\([^()\n]{{2,40}}\))?)(?:,?\s{_DAY})?"
_DASHED = regex.compile(rf"(?P<head>{_HEAD})(?:\s*-{{1,2}}\s*-?(?<=\s-\s?-?|-\s{{1,3}}|--|\.\p{{L}}{{2,4}}-|\)-)|\s*[|~]\s+|\s?//\s*|_\s+)(?=[\"'(\[]?[\p{{Lu}}\d])")
_COLON = regex.compile(r"(?P<head>(?P<first>\p{Lu}{3,20}(?:\s\p{Lu}{3,20}){0,2})(?P<more>)):\s+(?=[\"'(]?\p{Lu}\p{Ll})")
_DOMAIN_FIRST = regex.compile(rf"(?P<head>(?P<first>(?i:{_DOMAIN}))(?P<more>,\s(?:\p{{Lu}}\p{{L}}+)))\s+-?\s?(?=[\"'(]?\p{{Lu}})")
_ALONE = regex.compile(rf"(?P<head>{_HEAD})\s*(?:-{{1,2}}|\|)?$")
REACH = 130  # characters: no dateline is longer


def dateline_end(text: str) -> int:
    """Length of the dateline that opens this paragraph, separator and spaces included; 0 if none does."""
    head = text[:REACH]
    for pattern in (_DASHED, _DOMAIN_FIRST, _COLON):
        match = pattern.match(head, timeout=2)
        if match and _is_place(match):
            return match.end()
    return 0


def stands_alone(text: str) -> bool:
    """The line is a dateline and nothing more: `SINGARAJA, NusaBali`, `Jakarta -`."""
    if len(text) > 60 or (match := _ALONE.match(text, timeout=2)) is None or not _is_place(match):
        return False
    if text.rstrip().endswith(("-", "|")):
        return True
    first, more = match["first"], match["more"]
    return bool(more) and (first.isupper() or _looks_like_medium(more)) and len(text.split()) <= 6


def names_medium(text: str) -> bool:
    """The dateline that opens `text` has more than a place."""
    match = _DASHED.match(text[:REACH], timeout=2)
    return bool(match and match["more"])


def _looks_like_medium(more: str) -> bool:
    word = more.strip(" ,|/()[]")
    return word.isupper() or "." in word or regex.search(r"\p{Ll}\p{Lu}", word) is not None


def _is_place(match: regex.Match[str]) -> bool:
    """No picture heading (`PAKTA INTEGRITAS - Para camat …`), and one bare name only if it is short."""
    first = match["first"]
    tokens = first.lower().split()
    if any(t.strip(".'") in _LEXICON.captions.nouns for t in tokens) or first[0].isdigit():
        return False
    return bool(match["more"]) or len(tokens) <= 4

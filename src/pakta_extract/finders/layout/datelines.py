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
_NAME = r"(?:\p{Lu}(?:[\p{L}\p{M}']|\.(?=\p{L}))*+\.?(?:-\p{Lu}[\p{L}']*+)?|\p{Ll}{1,6}\p{Lu}\p{L}*+|\d{1,3}(?![\d/.]))"
_PART = rf"(?:{_DOMAIN}|{_NAME})(?:\s(?:{_NAME}|{_DOMAIN})){{0,5}}"
_WEEKDAY = alternatives(word.capitalize() for word in _LEXICON.weekdays.indonesian)
_DAY = (
    rf"(?:(?:{_WEEKDAY}),?\s?)?"
    r"\(?\d{1,2}(?:\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{2,4})?|\s\p{L}{3,9}\s\d{4})\)?"
)
_PARTS = rf"""
    [\[(]?(?P<first>{_PART})[\])]?                                       # Bitung
    (?P<more>(?:(?:\s?[,/]-?\s?|\s?\|{{1,2}}\s?|\s-\s|_){_PART}){{0,2}}   # , Kabar Timur
             (?:,\s\p{{Ll}}{{4,25}}(?=\s-))?                          # , kabartimur
             (?:,?\s?\([^()\n]{{2,40}}\))?)                            # (KABAR)
    (?P<day>,?\s{_DAY})?                                             # , 2 September 2024
"""
_DASH = r"(?:\s+--?(?:\s?-)?\s*|--?(?:\s?-)?\s+|--|(?<=\.\p{L}{2,4}|\))-|(?<=\b\p{Lu}{5,20})-(?=\p{Lu}\p{Ll}))"
_BODY = r"""(?=["'(\[]?[\p{Lu}\d])"""
_DASHED = regex.compile(rf"{_PARTS}(?:{_DASH}|\s*(?:\|{{1,2}}|~)\s+|\s?//\s*|_\s+){_BODY}", regex.X)
_STOPPED = regex.compile(rf"{_PARTS}[.:]\s+{_BODY}", regex.X)  # KABAR, Jakarta: Para …
# media7.com, Jakarta Para …    Bitung, media7.com Para …    Bitung, Senin (2/9/2024) Para …
_UNMARKED = regex.compile(
    rf"(?P<first>{_DOMAIN})(?P<more>,\s\p{{Lu}}\p{{L}}+)\s+-?\s?{_BODY}"
    rf"|(?P<first>{_NAME}(?:\s{_NAME})?)(?P<more>,\s{_DOMAIN}|,\s(?:{_WEEKDAY}),?\s?\([\d/.-]{{3,10}}\))\s+{_BODY}"
)
_ALONE = regex.compile(rf"{_PARTS}\s*(?:--?|\|)?$", regex.X)


def dateline_end(text: str) -> int:
    """Length of the dateline that opens this paragraph, its separator included; 0 if none does."""
    head = text[:REACH]
    found = [match for pattern in (_DASHED, _UNMARKED) if (match := pattern.match(head)) and _is_place(match)]
    stopped = _STOPPED.match(head) if len(text) > REACH else None
    if stopped and _is_place(stopped) and _is_loud(stopped):
        found.append(stopped)
    return max((len(match[0].rstrip()) for match in found), default=0)


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


def _is_loud(match: regex.Match[str]) -> bool:
    """A dateline that ends with a colon or a full stop is written in capitals: `SOLO, KABAR.ID. Para …`."""
    first, more = match["first"], match["more"]
    if not first.isupper() or len(first) <= 3:
        return False
    return match[0].rstrip().endswith(":") or (bool(more) and _looks_like_medium(more))


def _looks_like_medium(more: str) -> bool:
    word = more.strip(" ,|/()[]_").replace("_", "")
    shouted = word.isupper() and len(word) > 3
    return shouted or regex.search(r"\w\.\w", word) is not None or regex.search(r"\p{Ll}\p{Lu}", word) is not None


def _is_place(match: regex.Match[str]) -> bool:
    """No picture heading (`PAKTA INTEGRITAS - Para camat …`), and a bare name only if it is short."""
    first = match["first"]
    tokens = first.lower().split()
    if first[0].isdigit() or tokens[0] in _LEXICON.weekdays.indonesian:
        return False
    if any(token.strip(".'") in _LEXICON.captions.nouns for token in tokens):
        return False
    return bool(match["more"]) or (len(tokens) <= 4 and len(first) > 3)

"""The medium that a byline names: `Penulis: Tri | kabartimur.id`, a line after it, `COPYRIGHT © KABAR TIMUR 2024`."""
from __future__ import annotations

from functools import cache

import regex

from pakta_extract.document import Document, Span
from pakta_extract.finders.places.heads import LIKELY, MIXED, SHAPE, WORD, has_media_word, is_domain, outlet_score
from pakta_extract.lexicon.datelines import dateline_lexicon

FIRST_LINES, LAST_LINES = 12, 30  # of the article, among which bylines stand
LONGEST_LINE, LONGEST_NAME = 200, 35  # characters
ODD_SPACE = regex.compile(r"[^\S\n ]")  # spaces that do not break, tabs
LINES_AFTER = 3  # behind a byline in which its medium may stand on a line of its own
LINE = regex.compile(r"[^\n\r]*[^\s][^\n\r]*")
PIECE = regex.compile(r"[^|/()\[\],:;]+")
COPYRIGHT = regex.compile(
    r"(?:copyright|hak cipta)[ ]*(?:©|\(c\))?[ ]*(?:\d{4}[ ]*)?"
    r"(?P<name>[\p{L}\p{N}][\p{L}\p{N}.&_-]*+(?:[ ](?!\d{4}\b)[\p{L}\p{N}.&]++){0,3})[ ]*(?:\d{4})?[ .]*",
    regex.I,
)


def byline_outlet(doc: Document) -> Span | None:
    """The medium beside the writer's name, or on a line right after the byline; not that of a photo credit."""
    lines = [Span(*m.span()) for m in LINE.finditer(doc.text)]
    near = 0
    for line in [*lines[:FIRST_LINES], *lines[max(FIRST_LINES, len(lines) - LAST_LINES) :]]:
        text = ODD_SPACE.sub(" ", line.of(doc.text))
        outlet = None
        if len(text) <= LONGEST_LINE and (_byline().match(text) or _named_medium().match(text)):
            near = 0 if _photo().match(text) else LINES_AFTER
            outlet = _in_byline(text) if near else None
        elif near:
            near -= 1
            outlet = _after_byline(text)
        if outlet:
            start = line.start + text.index(outlet)
            return Span(start, start + len(outlet))
    return None


@cache
def _byline() -> regex.Pattern[str]:
    labels = "|".join(sorted(map(regex.escape, dateline_lexicon().byline_labels), key=len, reverse=True))
    return regex.compile(rf"[ \t(\[]*(?:{labels})[ ]?[:|/-]", regex.I)


@cache
def _photo() -> regex.Pattern[str]:
    labels = "|".join(map(regex.escape, dateline_lexicon().photo_labels))
    return regex.compile(rf"[ \t(\[]*(?:{labels})\b", regex.I)


def _in_byline(text: str) -> str | None:
    """A piece of the byline that is clearly a medium."""
    for m in PIECE.finditer(text):
        piece: str = m[0].strip(" -\t.")
        if is_domain(piece) or (MIXED.search(piece) and has_media_word(piece) and not _is_office(piece)):
            return piece
    named = _named_medium().match(text)
    if named and SHAPE.fullmatch(named["name"]) and not _is_office(named["name"]):
        return str(named["name"])
    return None


@cache
def _named_medium() -> regex.Pattern[str]:
    """`Oleh Redaksi BALIKINI, …`, `Sumber: Bali Kini / …`, `(Red/BaliKini)`: what can only be the medium."""
    name = r"(?P<name>\p{Lu}[\p{L}\p{N}.-]*+(?:[ ]\p{Lu}[\p{L}\p{N}.-]*+){0,3})"
    before = r"(?:(?i:oleh|tim)[ ]*:?[ ]*)?(?i:redaksi)[ ]|(?i:sumber)[ ]*:[ ]*|\((?i:red|redaksi)[ ]*/[ ]*"
    return regex.compile(rf"[ \t(\[]*(?:{before}){name}(?=[ ]*(?:[,|/()\[\];]|-|$))")


def _after_byline(text: str) -> str | None:
    """The medium on a line of its own."""
    if copyright_line := COPYRIGHT.fullmatch(text.strip()):
        return str(copyright_line["name"]).rstrip(" .")
    name = text.strip(" \t()[]*.")
    if not SHAPE.fullmatch(name) or len(name) > LONGEST_NAME or _is_office(name):
        return None
    score = outlet_score(name)
    return name if score > LIKELY or (score == LIKELY and name.isupper()) else None


def _is_office(text: str) -> bool:
    """`Tim Humas Kantah`: an office that writes its own news, no medium."""
    return bool({m[0].lower() for m in WORD.finditer(text)} & dateline_lexicon().not_in_byline)

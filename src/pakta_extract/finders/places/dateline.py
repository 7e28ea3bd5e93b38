"""The dateline: place and medium that open the first paragraph, as written.

Their order and their signs vary from medium to medium (`BITUNG, Kabar Timur – …`, `kabartimur.id,
Bitung | …`, `Bitung (KT) - …`, `BITUNG, KabarTimur` on a line of its own), so a head is cut into
pieces and each piece is weighed as a place and as a medium. The best reading of the first line that
has one counts.
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from pakta_extract.document import CHROME, Document, Span
from pakta_extract.finders.places.byline import byline_outlet
from pakta_extract.finders.places.heads import LIKELY, POSSIBLE, STRONG, WORD, Piece, cut_head, is_domain, place_score
from pakta_extract.findings import Dateline
from pakta_extract.lexicon.datelines import dateline_lexicon
from pakta_extract.lexicon.regions import province_of, town_readings

REACH = 110  # characters of a line in which its dateline ends
LINES = 80  # lines from the top that are looked at
MOST_PIECES = 5
OWN_LINE = 70  # most characters of a dateline on a line of its own
SHORTEST = 4  # letters of a bare word in capitals that may be a place or medium
BODY_SAMPLE = 6000  # characters in which such a word must not stand in small letters
LINE = regex.compile(r"[^\n\r]*[^\s][^\n\r]*")
# Where a head may end: a dash, a bar, a colon … and then the first sentence, which starts with a capital or a number
END = regex.compile(r"[ ]?[.,)]{0,2}[ ]?(?:-{1,3}|\||:|~|//|>|\n)\s{0,3}(?=[\"'(\[]?[\p{Lu}\p{N}])")
PLACE_AND_SITE = regex.compile(
    r"(?P<place>\p{Lu}[\p{L} ]{2,24}(?<! ))[ ](?:-|\|)[ ](?P<site>[\p{L}\p{N}_.-]{5,40}),[ ]\p{Lu}"
)
SENTENCE_TOWN = regex.compile(r"(\p{Lu}[\p{L} ]{2,24}(?<! ))\.[ ]\p{Lu}")


class Reading(NamedTuple):
    score: float
    dateline: Dateline


def find_dateline(doc: Document) -> Dateline | None:
    """The first line that opens with a dateline, else a lone medium or place that may be one.

    Titles and captions are looked at last. A medium that the dateline does not name is sought in
    the byline. None where neither a place nor a medium is found.
    """
    found: Reading | None = None
    for line in [*_lines(doc, front=False), *_lines(doc, front=True)]:
        reading = _read_head(doc, line)
        if reading and (found is None or found.score < STRONG <= reading.score):
            found = reading
            if found.score >= STRONG:
                break
    dateline = found.dateline if found else Dateline(None, None, "dateline.byline")
    if dateline.outlet is None and (outlet := byline_outlet(doc)):
        return Dateline(dateline.place, outlet, "dateline.byline")
    return dateline if found else None


def _lines(doc: Document, front: bool) -> Iterator[Span]:
    """Starts of the article's lines; with `front` those of titles and captions, without it the others."""
    skipped = [s for s in doc.segments if s.kind in CHROME or s.kind == "list_item"]
    fronts = [s for s in doc.segments if s.kind in ("title", "caption", "published")]
    at = seen = 0
    for m in LINE.finditer(doc.text):
        if seen >= LINES:
            return
        seen += 1
        start = m.start() + len(m[0]) - len(m[0].lstrip(" \t\u00a0*>[\"'\u200b\ufeff"))
        while at < len(skipped) and skipped[at].end <= start:
            at += 1
        if at < len(skipped) and skipped[at].start <= start:
            continue
        if any(s.start <= start < s.end for s in fronts) == front:
            yield Span(start, m.end())


def _read_head(doc: Document, line: Span) -> Reading | None:
    """The best reading of a line's beginning as a dateline."""
    head = doc.plain[line.start : min(line.end, line.start + REACH)]
    whole_line = line.end - line.start <= OWN_LINE
    if whole_line:
        head += "\nA"  # a line break ends the head, and what follows it counts as a sentence
    best: Reading | None = None
    for end in END.finditer(head):
        pieces = cut_head(head[: end.start()], line.start)
        if not 0 < len(pieces) <= MOST_PIECES:
            continue
        own_line = "\n" in end[0]
        reading = _interpret(doc, pieces, "\n" if own_line else end[0].lstrip(".,)"))
        if reading is None or (own_line and not _stands_alone(reading)):
            continue
        if best is None or reading.score > best.score:
            best = reading
    return best or _place_and_site(doc, line) or _full_stop(doc, line)


def _place_and_site(doc: Document, line: Span) -> Reading | None:
    """`Tuban - lensaronggolawe.com, Bupati …`: a comma behind the site's name opens the text."""
    m = PLACE_AND_SITE.match(doc.plain, line.start, line.end)
    if m and place_score(m["place"]) == STRONG and is_domain(m["site"]):
        return Reading(STRONG, Dateline(Span(*m.span("place")), Span(*m.span("site")), "dateline.site"))
    return None


def _stands_alone(reading: Reading) -> bool:
    """A line of its own needs a place and a medium, one of them beyond doubt."""
    return bool(reading.dateline.place and reading.dateline.outlet and reading.score > STRONG + POSSIBLE)


def _full_stop(doc: Document, line: Span) -> Reading | None:
    """`Palembang. Wali kota …`: a town that is a sentence of its own before the text."""
    m = SENTENCE_TOWN.match(doc.plain, line.start, line.end)
    if m and place_score(m[1]) == STRONG and line.end - line.start > OWN_LINE:
        return Reading(LIKELY, Dateline(Span(*m.span(1)), None, "dateline.full_stop"))
    return None


def _interpret(doc: Document, pieces: list[Piece], sign: str) -> Reading | None:
    """Which piece is the place, which the medium; the others must be dates or the place's province."""
    best: Reading | None = None
    options: list[Piece | None] = [*pieces, None]
    for place in options:
        for outlet in options:
            if place is outlet or not _rest_fits(pieces, place, outlet):
                continue
            score = _score(doc, place, outlet, sign, pieces)
            if score and (best is None or score > best.score):
                dateline = Dateline(place and place.span, outlet and outlet.span, "dateline.head")
                best = Reading(score, dateline)
    return best


def _rest_fits(pieces: list[Piece], place: Piece | None, outlet: Piece | None) -> bool:
    """Is every other piece a date, or a region in which the place lies?"""
    others = [p for p in pieces if p is not place and p is not outlet and not p.date]
    if not others or place is None:
        return not others
    codes = set(town_readings(place.text)[0])
    wider = codes | {province_of(c) for c in codes}
    return all(p.span.start > place.span.start and wider & set(town_readings(p.text)[0]) for p in others)


def _score(doc: Document, place: Piece | None, outlet: Piece | None, sign: str, pieces: list[Piece]) -> float:
    if place and outlet:
        return _score_both(place, outlet)
    if place:
        return _score_place(doc, place, sign, len(pieces))
    return _score_outlet(doc, outlet, sign) if outlet and len(pieces) == 1 and sign != "\n" else 0.0


def _score_both(place: Piece, outlet: Piece) -> float:
    if min(place.place, outlet.outlet) < POSSIBLE or max(place.place, outlet.outlet) < LIKELY:
        return 0.0
    if place.place < LIKELY and outlet.outlet < STRONG - 0.5 and not place.text.isupper():
        return 0.0
    first = 0.1 if place.span.start < outlet.span.start else 0.0  # of two unsure pieces the first is the place
    return place.place + outlet.outlet + first


def _score_place(doc: Document, place: Piece, sign: str, pieces: int) -> float:
    if ":" in sign and (place.place < STRONG or pieces > 1):
        return 0.0
    if place.place == LIKELY and not place.text.isupper() and pieces == 1:
        return POSSIBLE
    if place.place >= LIKELY:
        return place.place
    return 0.5 if place.place and _bare_capitals(doc, place, sign) else 0.0


def _score_outlet(doc: Document, outlet: Piece, sign: str) -> float:
    if outlet.outlet == STRONG:
        return STRONG
    if outlet.outlet >= LIKELY and " " in sign and ":" not in sign:
        return outlet.outlet + 0.2
    return 0.6 if len(outlet.text.split()) > 1 and _bare_capitals(doc, outlet, sign) else 0.0


def _bare_capitals(doc: Document, piece: Piece, sign: str) -> bool:
    """Capitals before a dash that nothing else explains: not a caption's word, nor one the article writes small."""
    words = [m[0].lower() for m in WORD.finditer(piece.text)]
    spaced = " " in sign and ("-" in sign or "|" in sign)
    if not piece.text.isupper() or len(piece.text) < SHORTEST or not spaced:
        return False
    if not dateline_lexicon().caption_words.isdisjoint(words):
        return False
    body = doc.plain[piece.span.end : piece.span.end + BODY_SAMPLE]
    return not any(regex.search(rf"\b{regex.escape(w)}\b", body) for w in words)

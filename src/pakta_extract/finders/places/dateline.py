"""The dateline: place and medium that open the first paragraph, as written.

Their order and their signs vary from medium to medium (`BITUNG, Kabar Timur – …`, `kabartimur.id,
Bitung | …`, `Bitung (KT) - …`, `BITUNG, KabarTimur` on a line of its own), so a head is cut into
pieces and each piece is weighed as a place (the gazetteer) and as a medium (internet name, mixed
capitals, a word such as Pos or Kabar). The best reading of the first line that has one counts.
"""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from pakta_extract.document import CHROME, Document, Span
from pakta_extract.findings import Dateline
from pakta_extract.lexicon.datelines import dateline_lexicon
from pakta_extract.lexicon.regions import names, place_key, province_of, town_readings

REACH = 110  # characters of a line in which its dateline ends
LINES = 80  # lines from the top that are looked at
MOST_PIECES = 5
OWN_LINE = 70  # most characters of a dateline on a line of its own
STRONG, LIKELY, POSSIBLE = 3.0, 2.0, 1.0

# Where a head may end: a dash, a bar, a colon … and then the first sentence, which starts with a capital or a number
END = regex.compile(r"[ ]?[.,)]{0,2}[ ]?(?:-{1,3}|--|\||:|~|//|>|\n)\s{0,3}(?=[\"'(\[]?[\p{Lu}\p{N}])")
INNER = regex.compile(r"\s*(?:,\s*-?|\||(?<!\d)/|/(?!\d)|\(|\)\.?,?|\[|\]|:|(?<=\s)-{1,2}(?=\s)|(?<=\S)-\s|;)\s*")
DATE = regex.compile(
    r"(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|ahad|minggu)\b[ ]?)?"
    r"(?:\d{1,2}[ /.\-](?:\p{L}{3,9}|\d{1,2})(?:[ /.\-]\d{2,4})?)?(?:[ ]?\d{1,2}[.:]\d{2}(?:[ ]?wi(?:b|ta|t))?)?",
    regex.I,
)
SHAPE = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}&'._+-]*+(?:[ ](?:[\p{Lu}\p{N}&][\p{L}\p{N}&'._+-]*+|dan|of|di)){0,4}+\.?")
PLACE_SHAPE = regex.compile(r"\p{Lu}[\p{L}'-]*+(?:[ ]\p{Lu}[\p{L}'-]*+){0,3}+")
MIXED = regex.compile(r"\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}{2}")
WORD = regex.compile(r"[\p{L}\p{N}]+")


class Piece(NamedTuple):
    """A part of a dateline's head: where it stands, and how like a place and a medium it looks (0 to 3)."""

    span: Span
    text: str
    place: float
    outlet: float
    date: bool


class Reading(NamedTuple):
    score: float
    dateline: Dateline


def find_dateline(doc: Document) -> Dateline | None:
    """The first line that opens with a dateline, else a lone medium or place that may be one.

    Titles and captions are looked at last. A medium that the dateline does not name is sought in
    the byline. None where neither a place nor a medium is found.
    """
    found: Reading | None = None
    for lines in (_lines(doc, front=False), _lines(doc, front=True)):
        for span in lines:
            reading = _read_head(doc, span)
            if reading and (found is None or (found.score < STRONG <= reading.score)):
                found = reading
            if found and found.score >= STRONG:
                break
        if found and found.score >= STRONG:
            break
    dateline = found.dateline if found else None
    if dateline is None or dateline.outlet is None:
        outlet = _byline_outlet(doc)
        if outlet:
            dateline = Dateline(dateline.place if dateline else None, outlet, "dateline.byline")
    return dateline


def _lines(doc: Document, front: bool) -> Iterator[Span]:
    """Starts of the article's lines; with `front` those of titles and captions, without it the others."""
    skipped = [s for s in doc.segments if s.kind in CHROME or s.kind == "list_item"]
    fronts = [s for s in doc.segments if s.kind in ("title", "caption", "published")]
    at = seen = 0
    for m in regex.finditer(r"[^\n\r]*[^\s][^\n\r]*", doc.text):
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
        own_line = end.start() + 1 >= line.end - line.start or "\n" in end[0]
        pieces = _pieces(head[: end.start()], line.start)
        if not 0 < len(pieces) <= MOST_PIECES:
            continue
        reading = _interpret(doc, pieces, "\n" if "\n" in end[0] else end[0].lstrip(".,)"))
        if reading and own_line and not (reading.dateline.place and reading.dateline.outlet and reading.score > STRONG + 1):
            continue
        if reading and (best is None or reading.score > best.score):
            best = reading
    return best or _full_stop(doc, line)


def _full_stop(doc: Document, line: Span) -> Reading | None:
    """`Palembang. Zona …`: a town that is a sentence of its own before the text."""
    m = regex.match(r"(\p{Lu}[\p{L} ]{2,24})\.[ ]\p{Lu}", doc.plain[line.start : line.start + 40])
    if m and m[1][-1] != " " and _place_score(m[1]) == STRONG and line.end - line.start > OWN_LINE:
        return Reading(LIKELY, Dateline(Span(line.start, line.start + len(m[1])), None, "dateline.full_stop"))
    return None


def _pieces(head: str, offset: int) -> list[Piece]:
    pieces: list[Piece] = []
    start = 0
    cuts = [(m.start(), m.end(), m[0]) for m in INNER.finditer(head)]
    opened = dashed = False
    for cut_start, cut_end, sign in [*cuts, (len(head), len(head), "")]:
        text = head[start:cut_start].strip()
        if text:
            at = offset + head.index(text, start)
            text = text.rstrip(",")
            pieces.append(_weigh(text, at, in_brackets=opened, dashed=dashed))
        opened, dashed = "(" in sign or "[" in sign, "-" in sign and "," not in sign
        start = cut_end
    return pieces


def _weigh(text: str, at: int, in_brackets: bool, dashed: bool) -> Piece:
    place, outlet = _place_score(text), _outlet_score(text)
    if in_brackets and outlet:
        outlet = max(outlet, LIKELY)
    if dashed:  # "Bantul - Hari-hari …": the dash before a doubtful piece ended the head
        place, outlet = place if place == STRONG else 0.0, outlet if outlet >= LIKELY else 0.0
    if place == STRONG and outlet < LIKELY:
        outlet = 0.0
    date = DATE.fullmatch(text) is not None
    return Piece(Span(at, at + len(text)), text, 0.0 if date else place, 0.0 if date else outlet, date)


def _place_score(text: str) -> float:
    """3 for a region, capital or town of the gazetteer, 2 for a kecamatan or a name that is a common word, 1 for shape."""
    if not PLACE_SHAPE.fullmatch(text.replace(".", "")) or len(text) > 40:
        return 0.0
    codes, own = town_readings(text)
    if own:
        return STRONG if place_key(text) not in names().common_words else STRONG - 0.5
    if codes:
        return LIKELY
    return POSSIBLE if len(text.split()) <= 3 and not _outlet_words(text) else 0.0


@cache
def _domain() -> regex.Pattern[str]:
    last = "|".join(dateline_lexicon().domains)
    return regex.compile(rf"[\p{{L}}\p{{N}}_-]++(?:\.[\p{{L}}\p{{N}}_-]++){{0,3}}?\.(?:{last})(?:\.[a-z]{{2}})?", regex.I)


def _outlet_words(text: str) -> bool:
    known = dateline_lexicon()
    return any(
        w in known.words or (len(w) > 5 and any(part in w for part in known.parts))
        for w in (m[0].lower() for m in WORD.finditer(text))
    )


def _outlet_score(text: str) -> float:
    """3 for an internet name or a known medium, 2.5 for mixed capitals, 2 for a word of media, 1 for shape."""
    if not SHAPE.fullmatch(text) or len(text) > 45 or WORD.match(text)[0].lower() in dateline_lexicon().place_prefixes:
        return 0.0
    if _domain().fullmatch(text) or text.lower() in dateline_lexicon().outlets:
        return STRONG
    if MIXED.search(text):
        return STRONG - 0.5
    return LIKELY if _outlet_words(text) else POSSIBLE


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
    for piece in pieces:
        if piece is place or piece is outlet or piece.date:
            continue
        if place is None or piece.span.start < place.span.start:
            return False
        within = {province_of(c) for c in town_readings(place.text)[0]}
        if not within & {c for c in town_readings(piece.text)[0]} and not (
            set(town_readings(place.text)[0]) & set(town_readings(piece.text)[0])
        ):
            return False  # neither the province nor the kabupaten of the place
    return True


def _score(doc: Document, place: Piece | None, outlet: Piece | None, sign: str, pieces: list[Piece]) -> float:
    if place and outlet:
        if place.place < POSSIBLE or outlet.outlet < POSSIBLE or max(place.place, outlet.outlet) < LIKELY:
            return 0.0
        if place.place < LIKELY and outlet.outlet < STRONG - 0.5 and not place.text.isupper():
            return 0.0
        first = 0.1 if place.span.start < outlet.span.start else 0.0  # of two unsure pieces the first is the place
        return place.place + outlet.outlet + first
    if place:
        if ":" in sign and (place.place < STRONG or len(pieces) > 1):
            return 0.0
        if place.place >= LIKELY:
            return place.place if place.place > LIKELY or place.text.isupper() or len(pieces) > 1 else POSSIBLE
        return 0.5 if place.place and _bare_capitals(doc, place, sign) else 0.0
    if outlet and len(pieces) == 1 and sign != "\n":
        if outlet.outlet == STRONG:
            return STRONG
        if outlet.outlet >= LIKELY and " " in sign and ":" not in sign:
            return outlet.outlet + 0.2
        if len(outlet.text.split()) > 1 and _bare_capitals(doc, outlet, sign):
            return 0.4
    return 0.0


def _bare_capitals(doc: Document, piece: Piece, sign: str) -> bool:
    """Capitals before a dash that nothing else explains: not a caption's word, nor one the article writes small."""
    words = [m[0].lower() for m in WORD.finditer(piece.text)]
    spaced = " " in sign and ("-" in sign or "|" in sign)
    if not piece.text.isupper() or len(piece.text) < 4 or not spaced or set(words) & dateline_lexicon().caption_words:
        return False
    body = doc.plain[piece.span.end : piece.span.end + 6000]
    return not any(regex.search(rf"\b{regex.escape(w)}\b", body) for w in words)


# --- medium from the byline


@cache
def _byline() -> regex.Pattern[str]:
    labels = "|".join(sorted(map(regex.escape, dateline_lexicon().byline_labels), key=len, reverse=True))
    return regex.compile(rf"[ \t(\[]*(?:{labels})\b[ ]?(?=[:|/-])|[ \t(\[]*(?:{labels})[ ]*:", regex.I)


COPYRIGHT = regex.compile(
    r"(?:copyright|hak cipta)[ ]*(?:©|\(c\))?[ ]*(?:\d{4}[ ]*)?(?P<name>[\p{L}\p{N}][\p{L}\p{N}.&_-]*(?:[ ](?!\d{4}\b)[\p{L}\p{N}.&]+){0,3})[ ]*"
    r"(?:\d{4})?[ .]*",
    regex.I,
)


def _byline_outlet(doc: Document) -> Span | None:
    """A medium beside the writer's name: `Penulis: Tri | kabartimur.id`, a line after it, `COPYRIGHT © KABAR TIMUR 2024`."""
    lines = [Span(m.start(), m.end()) for m in regex.finditer(r"[^\n\r]*[^\s][^\n\r]*", doc.text)]
    near = 0
    for line in [*lines[:12], *lines[max(12, len(lines) - 30) :]]:
        text = doc.text[line.start : line.end]
        if len(text) <= 200 and _byline().match(text):
            if not regex.match(rf"\s*(?:{'|'.join(dateline_lexicon().photo_labels)})\b", text, regex.I):
                near = 3
                if outlet := _outlet_in(text, line.start):
                    return outlet
        elif near and (outlet := _after_byline(text, line.start)):
            return outlet
        else:
            near -= 1 if near else 0
    return None


def _outlet_in(text: str, offset: int) -> Span | None:
    """A piece of a byline that is clearly a medium."""
    for m in regex.finditer(r"[^|/()\[\],:;]+|(?<=\s)-(?=\s)", text):
        piece = m[0].strip(" -\t.")
        if piece and not _is_office(piece) and (_domain().fullmatch(piece) or (MIXED.search(piece) and _outlet_words(piece))):
            start = offset + text.index(piece, m.start())
            return Span(start, start + len(piece))
    return None


def _after_byline(text: str, offset: int) -> Span | None:
    """The medium on a line of its own right after the byline."""
    if m := COPYRIGHT.fullmatch(text.strip()):
        start = offset + text.index(m["name"])
        return Span(start, start + len(m["name"].rstrip(" .")))
    name = text.strip(" \t()[]*.")
    if not SHAPE.fullmatch(name) or len(name) > 35 or _is_office(name) or len(name.split()) > 4:
        return None
    if _outlet_score(name) >= LIKELY and (name.isupper() or _outlet_score(name) > LIKELY):
        start = offset + text.index(name)
        return Span(start, start + len(name))
    return None


def _is_office(text: str) -> bool:
    return bool({m[0].lower() for m in WORD.finditer(text)} & dateline_lexicon().not_in_byline)

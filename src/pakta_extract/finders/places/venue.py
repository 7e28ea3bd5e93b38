"""Venues as written: `halaman upacara kantor Wali kota X`, `aula Hotel Y`, `Auditorium Z, Gedung A, Kementerian B`.

A venue opens with a noun of the lexicon after di, pada, dari or dalam and goes on over capitalised
words, numbers and the small words that venues are made of. After a comma a nearer place (village,
kecamatan, street, capital town) stays, a kabupaten, kota or province is left off. A capitalised
name without such a noun counts where the date follows it (`di Bele Raya, Senin (4/11)`) or a verb of
holding stands before it.
"""
from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

import regex

from pakta_extract.document import Document, Span
from pakta_extract.findings import Act, Phrase
from pakta_extract.lexicon.calendar import any_of, calendar
from pakta_extract.lexicon.regions import names, place_key
from pakta_extract.lexicon.venues import venue_lexicon

TOKEN = regex.compile(
    r"\"[^\"\n]{1,40}\"|[\p{L}\p{N}](?:[\p{L}\p{N}'&]|[-/](?=[\p{L}\p{N}])|\.(?=[\p{Ll}\p{N}]))*+|[^\s]"
)
PREPOSITION = regex.compile(r"\b(?P<word>bertempat di|di|pada|dari|dalam)[ ]{1,2}(?=[\p{L}\"])", regex.I)
# A capitalised venue without a preposition: "memenuhi Wantilan X"
NAMED = regex.compile(r"(?<=\p{Ll}[ ])(?=\p{Lu}\p{Ll})")
LABEL = regex.compile(r"(?:^|(?<=[\n ]))(?:tempat|lokasi|bertempat|venue)[ \t]{0,20}:[ \t]{0,4}(?=[\p{L}\"])", regex.I)
EACH = regex.compile(r"\s?,?\s?(?:mereka\s|nya\s)?masing-masing", regex.I)
# A region after a comma: ", Kabupaten X", ", Jawa Y"
WIDER = regex.compile(
    r",[ ](?:(?:Kabupaten|Kab\.|Kota|Provinsi|Prov\.)[ ])?(?P<name>\p{Lu}[\p{L}-]*+(?:[ ]\p{Lu}[\p{L}-]*+){0,3})"
)
MOST_REGIONS = 3  # kecamatan aside: kabupaten, province and one more
SHORTEST_NAME = 4  # letters
LONGEST = 160  # characters of a venue
FIRST = regex.compile(r"[\p{L}-]+")
WORDS = 16
MOST_WORDS_OF_NAME = 5
AFTER_COMMA = 5  # words of a piece after a comma
HEAD_WORDS = 3


class Opening(NamedTuple):
    """Where a venue may start, the rule that its surroundings give, and the preposition before it ("" for none)."""

    start: int
    rule: str
    preposition: str


def find_venues(doc: Document, acts: Sequence[Act] = ()) -> list[Phrase]:
    """Venue phrases of `doc.plain` in text order; `acts` is accepted for symmetry, venues are found everywhere.

    Rules: venue.label (`Tempat: …`), venue.dated (a date follows), venue.held (a verb such as
    bertempat or digelar stands before it), venue.head (neither), venue.named (no preposition).
    """
    found: list[Phrase] = []
    last = 0
    for opening in _openings(doc.plain):
        if opening.start < last:
            continue
        venue = _venue_at(doc.plain, opening)
        if venue is None or EACH.match(doc.plain, venue.span.end):
            continue
        first = _first_word(doc.plain, opening.start)
        if first not in venue_lexicon().heads and doc.overlapping(venue.span, "title"):
            continue  # a headline has capitals anyway
        found.append(venue)
        last = venue.span.end
    return found


def _openings(plain: str) -> list[Opening]:
    """Everything that a venue may follow, in text order."""
    known = venue_lexicon()
    found = [Opening(m.end(), "venue.label", "") for m in LABEL.finditer(plain)]
    prepositions = list(PREPOSITION.finditer(plain))
    for m in prepositions:
        before = [w.lower() for w in FIRST.findall(plain[max(0, m.start() - 50) : m.start()])[-4:]]
        if known.elsewhere.isdisjoint(before[-1:]):
            held = not known.held.isdisjoint(before) or len(m["word"]) > len("dalam")
            found.append(Opening(m.end(), "venue.held" if held else "venue.head", m["word"].lower().split()[-1]))
    taken = {m.end() for m in prepositions}
    for m in NAMED.finditer(plain):
        if m.start() not in taken and _first_word(plain, m.start()) in known.proper:
            found.append(Opening(m.start(), "venue.named", ""))
    return sorted(found)


def _venue_at(plain: str, opening: Opening) -> Phrase | None:
    """The venue that starts at an opening, if one does."""
    known, start = venue_lexicon(), opening.start
    line = plain.find("\n", start, start + LONGEST)
    tokens = list(islice(TOKEN.finditer(plain, start, line if line >= 0 else start + LONGEST), WORDS))
    if not tokens or tokens[0].start() != start:
        return None
    head = _head_length(plain, tokens)
    end = _walk(plain, tokens, head)
    if end is None:
        return None
    dated = opening.preposition != "" and _date_follows(plain, end)
    rule = "venue.dated" if dated and opening.rule == "venue.head" else opening.rule
    if head == 0:
        told = dated or (rule == "venue.held" and " " in plain[start:end])
        named = told and opening.preposition == "di" and _is_name(plain, start, end)
        return Phrase(Span(start, end), rule) if named else None
    noun = plain[start : tokens[head - 1].end()].lower()
    if plain[start:end].lower() in known.heads - known.alone:
        return None
    if opening.preposition not in ("", "di") and noun not in known.rooms:
        return None
    if noun in known.bodies and rule in ("venue.head", "venue.named"):
        return None
    return Phrase(Span(start, end), rule)


def _head_length(plain: str, tokens: list[regex.Match[str]]) -> int:
    """How many tokens the venue's noun takes: the longest entry of the lexicon; 0 for none."""
    for n in range(min(HEAD_WORDS, len(tokens)), 0, -1):
        if regex.sub(r"\s+", " ", plain[tokens[0].start() : tokens[n - 1].end()].lower()) in venue_lexicon().heads:
            return n
    return 0


def _walk(plain: str, tokens: list[regex.Match[str]], head: int) -> int | None:
    """Go on from the head as far as the name reaches; the end of the last word that belongs to it."""
    end = tokens[head - 1].end() if head else None
    i = head
    while i < len(tokens):
        token = tokens[i]
        if token[0] == "," and end is not None:
            piece = _after_comma(plain, tokens, i + 1)
            if piece is None:
                break
            i, end = piece, tokens[piece - 1].end()
            continue
        if token[0] == "." and end is not None and tokens[i - 1][0].lower() in venue_lexicon().abbreviations:
            i += 1
            continue
        if token[0] == "(" and end is not None and _short_form(tokens, i):
            end, i = tokens[i + 2].end(), i + 3
            continue
        if not _goes_on(plain, tokens, i):
            break
        end = token.end()
        i += 1
    return end


def _short_form(tokens: list[regex.Match[str]], i: int) -> bool:
    """`Sekretariat Daerah (Setda) X`: an abbreviation in brackets within the name."""
    inside = [t[0] for t in tokens[i + 1 : i + 4]]
    if len(inside) < 3 or inside[1] != ")":
        return False
    return inside[0].isalpha() and inside[0][0].isupper() and _name_word(inside[2])


def _goes_on(plain: str, tokens: list[regex.Match[str]], i: int) -> bool:
    """May this word be part of the venue's name?"""
    known = venue_lexicon()
    word, low = tokens[i][0], tokens[i][0].lower()
    before = tokens[i - 1][0].lower() if i else ""
    if word[0] == '"':
        return len(word) > 2
    if low in ("dan", "&") and i and i + 1 < len(tokens):
        return before not in known.heads and tokens[i - 1][0][0].isupper() and _name_word(tokens[i + 1][0])
    if low == "guna" and before == "serba":
        return True  # "gedung serba guna"; by itself "guna" opens a clause of purpose
    if low in known.stops or not (word[0].isalpha() or word[0].isdigit()):
        return False
    if low in known.offices and word[0].isupper() and before not in known.offices_after:
        return False
    if word[0].isdigit():
        return regex.fullmatch(r"\d{1,3}[A-Z]?|\d{1,4}/[\p{L}]+", word) is not None
    if low in known.abbreviations and tokens[i + 1 : i + 2] and tokens[i + 1][0] == ".":  # "RSUD dr. Soedomo"
        return True
    return word[0].isupper() or low in known.tail or low in known.heads


def _name_word(word: str) -> bool:
    known = venue_lexicon()
    return word[0].isupper() and word.lower() not in known.stops and word.lower() not in known.offices


def _after_comma(plain: str, tokens: list[regex.Match[str]], i: int) -> int | None:
    """The token after a piece that belongs to the venue (`, Desa X`); None where the venue ends at the comma."""
    known = venue_lexicon()
    j = i
    while j < len(tokens) and j - i < AFTER_COMMA and _goes_on(plain, tokens, j):
        j += 1
    if j == i or not (tokens[i][0][0].isupper() or tokens[i][0].lower() in known.nearer):
        return None
    first, piece = tokens[i][0].lower(), plain[tokens[i].start() : tokens[j - 1].end()]
    if first in known.wider or first in known.offices or _is_region(piece):
        return None
    if first in known.nearer or first in known.heads:
        return j
    closed = j >= len(tokens) or tokens[j][0] in ",.;():" or tokens[j][0].lower() == "pada"
    return j if closed or tokens[j][0].lower() in calendar().weekday_numbers else None


def _is_region(name: str) -> bool:
    """A kabupaten, kota or province by its own name (a capital town is none)."""
    readings = names().readings.get(place_key(name), ())
    return any(r.kind in ("name", "spelling", "abbreviation") for r in readings)


@cache
def _weekdays() -> str:
    return any_of(calendar().weekday_numbers)


@cache
def _dated() -> regex.Pattern[str]:
    """What stands between a venue and the date after it, and the date's beginning."""
    on = r"[ ]?,?[ ]?(?:pada[ ])?(?:hari[ ])?(?:(?:ini|itu)[ ])?"
    return regex.compile(rf"{on}(?:{_weekdays()}\b|\(?\d{{1,2}}[/-]\d{{1,2}}\b)", regex.I)


def _date_follows(plain: str, end: int) -> bool:
    """A date right after the venue, or after the regions in which it lies."""
    for _ in range(MOST_REGIONS):
        wider = WIDER.match(plain, end)
        if not wider or not _is_region(wider["name"]):
            break
        end = wider.end()
    return _dated().match(plain, end) is not None


def _is_name(plain: str, start: int, end: int) -> bool:
    """A capitalised name that is no region, no election and not the rest of a line in capitals."""
    first = plain[start:end].split(",")[0]
    words = first.lower().split()
    known = venue_lexicon()
    if not first[0].isupper() or len(first) < SHORTEST_NAME or len(words) > MOST_WORDS_OF_NAME:
        return False
    if words[0] in known.wider or words[0] in known.no_venues or _is_region(first):
        return False
    return any(c.islower() for c in plain[max(0, start - 60) : start])


def _first_word(plain: str, start: int) -> str:
    word = FIRST.match(plain, start)
    return word[0].lower() if word else ""

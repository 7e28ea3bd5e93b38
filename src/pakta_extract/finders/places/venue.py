"""Venues as written: `halaman upacara kantor Wali kota X`, `aula Hotel Y`, `Auditorium Z, Gedung A, Kementerian B`.

A venue opens with a noun of the lexicon after di, pada, dari or dalam and goes on over capitalised
words, numbers and the small words that venues are made of. After a comma a nearer place (village,
kecamatan, street, capital town) stays, a kabupaten, kota or province is left off. A capitalised
name without such a noun counts where the date follows it (`di Bele Raya, Senin (4/11)`).
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from pakta_extract.document import Document, Span
from pakta_extract.findings import Act, Phrase
from pakta_extract.lexicon.calendar import any_of, calendar
from pakta_extract.lexicon.regions import names, place_key
from pakta_extract.lexicon.venues import venue_lexicon

TOKEN = regex.compile(
    r"\"[^\"\n]{1,40}\"|[\p{L}\p{N}](?:[\p{L}\p{N}'&]|[-/](?=[\p{L}\p{N}])|\.(?=[\p{Ll}\p{N}]))*+|[^\s]"
)
PREPOSITION = regex.compile(r"\b(?:bertempat di|di|pada|dari|dalam)[ ]{1,2}(?=[\p{L}\"])", regex.I)
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
AFTER_COMMA = 5  # words of a piece after a comma
HEAD_WORDS = 3


def find_venues(doc: Document, acts: Sequence[Act] = ()) -> list[Phrase]:
    """Venue phrases of `doc.plain` in text order; `acts` is accepted for symmetry, venues are found everywhere.

    Rules: venue.label (`Tempat: …`), venue.dated (a date follows), venue.held (a verb such as
    bertempat or digelar stands before it), venue.head (neither), venue.named (no preposition).
    """
    found: list[Phrase] = []
    last = 0
    for start, rule in _openings(doc.plain):
        if start < last:
            continue
        end = _venue_end(doc.plain, start)
        if end is None or EACH.match(doc.plain, end):
            continue
        if rule == "venue.head" and _date_follows(doc.plain, end):
            rule = "venue.dated"
            if not _opens_with_head(doc.plain, start) and doc.overlapping(Span(start, end), "title"):
                continue  # a headline has capitals anyway
        found.append(Phrase(Span(start, end), rule))
        last = end
    return found


def _openings(plain: str) -> Iterator[tuple[int, str]]:
    """Offsets at which a venue may start, with the rule that its surroundings give."""
    known = venue_lexicon()
    labels = [(m.end(), "venue.label") for m in LABEL.finditer(plain)]
    prepositions = []
    taken = {m.end() for m in PREPOSITION.finditer(plain)}
    named = [
        (m.start(), "venue.named")
        for m in NAMED.finditer(plain)
        if m.start() not in taken and _first_word(plain, m.start()) in known.proper
    ]
    for m in PREPOSITION.finditer(plain):
        words = regex.findall(r"[\p{L}-]+", plain[max(0, m.start() - 40) : m.start()])
        before = [w.lower() for w in words[-2:]]
        if set(before[-1:]) & known.elsewhere:
            continue
        held = bool(set(before) & known.held) or m[0].lower().startswith("bertempat")
        prepositions.append((m.end(), "venue.held" if held else "venue.head"))
    yield from sorted([*labels, *prepositions, *named])


def _venue_end(plain: str, start: int) -> int | None:
    """Where the venue that starts here ends; None if none starts here."""
    line = plain.find("\n", start, start + LONGEST)
    stop = line if line >= 0 else start + LONGEST
    tokens = [m for _, m in zip(range(WORDS), TOKEN.finditer(plain, start, stop), strict=False)]
    if not tokens or tokens[0].start() != start:
        return None
    head = _head_length(plain, tokens)
    end = _walk(plain, tokens, head)
    if end is None:
        return None
    if head == 0:
        return end if _dated_name(plain, start, end) else None
    name = plain[start:end].lower()
    return None if name in venue_lexicon().heads and name not in venue_lexicon().alone else end


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
    if low in known.stops or not (word[0].isalpha() or word[0].isdigit()):
        return False
    if low in known.offices and word[0].isupper() and before not in known.offices_after:
        return False
    if word[0].isdigit():
        return regex.fullmatch(r"\d{1,3}[A-Z]?|\d{1,4}/[\p{L}]+", word) is not None
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


def _dated_name(plain: str, start: int, end: int) -> bool:
    """A capitalised name of two words or more, no region, with the date right after it."""
    name = plain[start:end]
    if not name[0].isupper() or len(name) < SHORTEST_NAME or not _date_follows(plain, end):
        return False
    first = name.split(",")[0]
    if len(first.split()) > 5 or first.split()[0].lower() in venue_lexicon().wider or _is_region(first):
        return False
    return any(c.islower() for c in plain[max(0, start - 60) : start])  # not in a line of capitals


def _opens_with_head(plain: str, start: int) -> bool:
    return _first_word(plain, start) in venue_lexicon().heads


def _first_word(plain: str, start: int) -> str:
    word = FIRST.match(plain, start)
    return word[0].lower() if word else ""

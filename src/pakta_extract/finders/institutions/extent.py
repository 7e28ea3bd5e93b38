"""How far the name of a body reaches: its short form in brackets, its number, and the place behind it."""
from __future__ import annotations

import regex

from pakta_extract.document import Document, Span
from pakta_extract.lexicon.bodies import bodies, families_in, is_body_word
from pakta_extract.lexicon.honorifics import title_pattern
from pakta_extract.lexicon.offices import office_forms
from pakta_extract.lexicon.regions import kecamatan, names, place_key

WORD = regex.compile(r"\d+/\p{L}+|[\p{L}\d][\p{L}\d'/-]*", regex.V1)
_MORE = regex.compile(r" (\d[\d-]*+(?:/\p{L}+)?|\p{Lu}[\p{L}'-]*(?:/\p{Lu}\p{L}*)?|\()", regex.V1)
_PAREN = regex.compile(r" \(\p{L}[\p{L}\d/ -]{1,24}\)", regex.V1)
_COMMITTEE = regex.compile(r"Komisi (?:[IVX]{1,4}|[A-F]) $")  # "Komisi V DPRD X"
_NESTED = regex.compile(r" (?:Kabupaten|Kota|Kecamatan|Distrik|Kelurahan|Provinsi) ")
_NUMBER = regex.compile(r"\d[\d-]*+(?:/\p{L}+)?|[IVX]++(?:/\p{L}+)?", regex.V1)
_NATIONAL = ("ri", "indonesia", "pusat", "daerah", "republik")
MOST_WORDS = 8  # words behind the head of a name


def extent_of(doc: Document, start: int, end: int) -> Span:
    """The body whose name begins with the words from `start` to `end`, as far as its name reaches.

    On go brackets with a short form, numbers of units (`Kodim 0411`, `XVIII/Kasuari`), further words of which names
    of bodies are made, and a place, which ends the name; a person's name does not.
    """
    plain = doc.plain
    society = bool(families_in(plain[start:end]) & {"society_heads", "universities"})
    local = plain[start:end].lower() in bodies().of_localities
    levelled = False  # a level stands last, so that any name behind it is a place
    for _ in range(MOST_WORDS):
        if (short := _PAREN.match(plain, end)) is not None:
            end, levelled = short.end(), False
            continue
        m = _MORE.match(plain, end)
        if m is None or m[1] == "(":
            break
        if place_end := _place_words(plain, m.start(1)) or (local and _locality(plain, m.start(1))):
            end = place_end
            nested = _NESTED.match(plain, end)  # "… Riau Kecamatan Sungai Apit"
            end = (_place_words(plain, nested.end()) if nested else 0) or end
            break
        low = m[1].lower()
        if not (levelled or society or low in bodies().levels or _numbers(m[1]) or _goes_on(low)):
            break
        slash = m[1].find("/") + 1  # "1405/Gantarang Keke"
        end = (slash and _place_words(plain, m.start(1) + slash)) or m.end()
        levelled = low in bodies().levels and low not in _NATIONAL
    while (short := _PAREN.match(plain, end)) is not None:
        end = short.end()
    committee = _COMMITTEE.search(plain, max(0, start - 15), start)
    return Span(committee.start() if committee else start, end)


def _numbers(word: str) -> bool:
    """The number of a unit or a committee: `0411`, `1625/Ngada`, `XVIII/Kasuari`."""
    return _NUMBER.fullmatch(word) is not None


def _goes_on(low: str) -> bool:
    """A word of bodies' names that opens no office of its own."""
    return is_body_word(low) and low not in bodies().titles and low not in office_forms()


def _place_words(plain: str, start: int) -> int:
    """End of the longest place name that begins at `start`; 0 if none."""
    best, key = 0, ""
    for n, m in enumerate(WORD.finditer(plain, start, start + 60)):
        if n > 3 or not m[0][0].isupper() or (n and plain[m.start() - 1] != " "):
            break
        key += place_key(m[0])
        if key in names().readings or (n and key in kecamatan()):
            best = m.end()
    return best


def _locality(plain: str, start: int) -> int:
    """End of the name behind "Polsek", "Forkopimcam": words in capitals, no rank, office or body; 0 if none."""
    end = start
    for n, m in enumerate(WORD.finditer(plain, start, start + 60)):
        low = m[0].lower()
        known = low in office_forms() or is_body_word(low) or title_pattern().match(plain, m.start())
        if n > 1 or known or not m[0][0].isupper() or m[0].isupper() or plain[end : m.start()] not in ("", " "):
            break
        end = m.end()
    return end if end > start else 0

"""Names of provinces, kabupaten, kota, their capitals and, in context, kecamatan.

One look-up a capitalised word: the longest name that starts there wins. The words before a name say
what it stands for (`Bupati Bogor` is the kabupaten, `Wali Kota Bogor` the kota) and become the rule:

    places.scope              se-Kabupaten X, seluruh X         places.level      Kabupaten X, Kota X, Provinsi X
    places.government         Pemkab X, Bupati X, Sekda X       places.location   di X
    places.provincial_office  Kanwil Kemenag X                  places.tail       Kota Y, X (the province after its own)
    places.office             KPU X, Polres X, ASN X            places.bare       none of these
    places.kecamatan          Kecamatan X, Camat X              places.election   Pilkada X, Pemilihan Bupati X
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

import regex

from pakta_extract.document import Document, Span
from pakta_extract.findings import PlaceMention
from pakta_extract.lexicon.regions import (
    Reading,
    RegionLevel,
    codes_at,
    context_keys,
    kecamatan,
    kecamatan_prefixes,
    names,
    place_key,
    province_of,
    regions,
)

WORD = regex.compile(r"[\p{L}\p{N}]++(?:'\p{L}++)*+")
# A name's words are joined by one blank or hyphen; the dot is that of "D.I." and "Kep."
JOINT = regex.compile(r"[ ]{1,2}|-|(?<=\b(?:[A-Z]|[Kk]ep|KEP))\.[ ]?")
# Words of office and the name: also "Kabupaten (Pemkab) X", "Kab. X", "se-X"
LOOSE_JOINT = regex.compile(r"[ .()\-]{1,3}")
TAIL_JOINT = regex.compile(r"\s*[,(\-]\s*(?:(?:Provinsi|Propinsi|Prov\.?|PROVINSI)\s+)?", regex.V1)
CLASS = regex.compile(r"[IVX]{1,3}[A-C]?|[1-3][A-Ca-c]?")
MOST_WORDS = 6  # in a name: Kepulauan Siau Tagulandang Biaro, Pangkajene dan Kepulauan
LONGEST_TAIL = 80  # characters between a place and what completes it
OFFICE_REACH = 9  # words from "Kantor Wilayah" to its province
NEVER_BETWEEN = frozenset(("di", "pada", "oleh", "dengan"))  # also in lines of capitals
Level = Literal["provinsi", "kabupaten", "kota", "kecamatan", "capital", "nasional"]


class Word(NamedTuple):
    start: int
    end: int
    text: str
    key: str


class Context(NamedTuple):
    """What the words before a name say: the level it is of, the rule, and how many words say so."""

    level: RegionLevel | None
    rule: str
    police: bool = False
    below_province: bool = False


def find_places(doc: Document) -> list[PlaceMention]:
    """Place names of `doc.plain` in text order, without overlaps.

    A mention's span is the name alone (`Bitung` of `Kota Bitung`); its codes are all regions that the
    name and the words before it allow. Names that are common words count only in context.
    """
    words = [Word(m.start(), m.end(), m[0], place_key(m[0])) for m in WORD.finditer(doc.plain)]
    return _with_tails(doc.plain, list(_mentions(doc.plain, words)))


def _mentions(plain: str, words: list[Word]) -> Iterator[PlaceMention]:
    i = 0
    while i < len(words):
        if words[i].text[0].islower() and not _after_level_word(plain, words, i):
            i += 1
            continue
        before = list(_keys_before(plain, words, _context_end(words, i)))
        found = _kecamatan_at(plain, words, i, before) or _region_at(plain, words, i, before)
        mention, used = found or _national_at(words, i)
        if mention is not None:
            yield mention
        i += used


def _context_end(words: list[Word], i: int) -> int:
    """Where the words that speak of the name end: "Lapas | Kelas IIA X" as well as "Lapas | X"."""
    return i - 2 if i > 1 and words[i - 2].key == "kelas" and CLASS.fullmatch(words[i - 1].text) else i


def _after_level_word(plain: str, words: list[Word], i: int) -> bool:
    """Lower case is a name only right after its level: "di kota bitung"."""
    return i > 0 and words[i - 1].text.lower() in ("kota", "kabupaten", "pemkab", "pemkot") and _joined(plain, words, i)


def _joined(plain: str, words: list[Word], i: int) -> bool:
    start, end = words[i - 1].end, words[i].start
    return plain[start:end] in (" ", "-") or JOINT.fullmatch(plain, start, end) is not None


def _longest(
    plain: str, words: list[Word], i: int, table: object, prefixes: frozenset[str]
) -> tuple[str, int] | None:
    """Key and number of words of the longest name of `table` that starts at word `i`."""
    key, best = "", None
    for n in range(min(MOST_WORDS, len(words) - i)):
        if n and not (_joined(plain, words, i + n) and _may_continue(plain, words, i, n)):
            break
        key += words[i + n].key
        if key not in prefixes:
            break
        if key in table:  # type: ignore[operator]
            best = (key, n + 1)
    return best


def _may_continue(plain: str, words: list[Word], i: int, n: int) -> bool:
    """A capitalised name goes on with capitals, "dan" or after a hyphen: "Batu bara" is no Batu Bara."""
    word = words[i + n]
    return (
        not word.text[0].islower()
        or words[i].text[0].islower()
        or word.text == "dan"
        or plain[words[i + n - 1].end : word.start] == "-"
    )


def _region_at(
    plain: str, words: list[Word], i: int, before: list[tuple[int, str]]
) -> tuple[PlaceMention | None, int] | None:
    hit = _longest(plain, words, i, names().readings, names().prefixes)
    if hit is None or words[i].text == "Di" or (words[i].text == "DI" and _in_capitals(plain, words, i)):
        return None
    key, used = hit
    if any(word in context_keys().never_after for _, word in before):
        return None, used
    readings = names().readings[key]
    context = _context(plain, words, _context_end(words, i), before)
    if key in names().common_words and not _counts(plain, words, i, used, context):
        return None, 1
    kota_after = i + used < len(words) and words[i + used].text in ("Kota", "KOTA") and _joined(plain, words, i + used)
    codes = _allowed(readings, context, kota_after)
    kind = next(r.kind for r in readings if r.code == codes[0])
    level: Level = "capital" if kind in ("capital", "town") else regions()[codes[0]].level
    span = Span(words[i].start, words[i + used - 1].end)
    return PlaceMention(span, codes, level, context.rule), used


def _in_capitals(plain: str, words: list[Word], i: int) -> bool:
    """In a line of capitals "DI YOGYAKARTA" is "di Yogyakarta"."""
    return i > 0 and words[i - 1].text.isupper() and len(words[i - 1].text) > 3 and _joined(plain, words, i)


def _counts(plain: str, words: list[Word], i: int, used: int, context: Context) -> bool:
    """Does a name that is a common word stand for the place? After "di" only where no further name follows."""
    after = i + used
    if context.rule == "places.bare":  # "Hotel Raya, Serang, Senin": between commas
        before, end = words[i].start, words[after - 1].end
        return plain[max(0, before - 2) : before] == ", " and plain[end : end + 1] in (",", ".", "(")
    if context.rule in ("places.location", "places.scope") and after < len(words) and _joined(plain, words, after):
        return words[after].text[0].islower() or words[i].text.isupper()
    return True


def _allowed(readings: tuple[Reading, ...], context: Context, kota_after: bool) -> tuple[str, ...]:
    """The codes that fit the words around the name; all of them where none would be left."""
    codes = tuple(r.code for r in readings)
    if context.police and {regions()[c].level for c in codes} >= {"kabupaten", "kota"}:
        return codes_at(readings, "kota" if kota_after else "kabupaten")
    if context.level and (fitting := codes_at(readings, context.level)):
        return fitting
    if context.below_province or context.police:
        return tuple(c for c in codes if regions()[c].level != "provinsi") or codes
    return codes


def _context(plain: str, words: list[Word], i: int, before: list[tuple[int, str]]) -> Context:
    """What stands before word `i`, read from right to left: "Ketua KPU | Kabupaten |"."""
    known = context_keys()
    level: RegionLevel | None = None
    rule = "places.bare"
    at = i
    for n, key in before:
        if key in known.levels:
            level, at = known.levels[key], i - n
            rule = "places.government" if key in known.governments else "places.level"
            break
    for n, key in before if at == i else _keys_before(plain, words, at):
        if key in known.scope and (key != "seluruh" or at < i or n == 1):
            return Context(level, "places.scope")
        if rule == "places.government":
            break
        if key in known.governments:
            rule = "places.government"
            break
        if key in known.police or key in known.below_province:
            return Context(level, "places.office", key in known.police, True)
        if key in known.offices:
            rule = "places.office"
            break
        if key in known.locations and rule == "places.bare":
            rule = "places.location"
            break
    if _follows(plain, words, at, known.elections):
        return Context(level, "places.election")
    if rule != "places.government" and _follows(plain, words, at, known.provincial_offices):
        return Context("provinsi", "places.provincial_office")
    return Context(level, rule)


def _keys_before(plain: str, words: list[Word], i: int) -> Iterator[tuple[int, str]]:
    """Keys of the three, two and one words before word `i`, as far as they are joined to it."""
    reach = 0
    while reach < 3 and i - reach > 0:
        start, end = words[i - reach - 1].end, words[i - reach].start
        if plain[start:end] != " " and not LOOSE_JOINT.fullmatch(plain, start, end):
            break
        reach += 1
    for n in range(reach, 0, -1):
        yield n, "".join(w.key for w in words[i - n : i])


def _follows(plain: str, words: list[Word], i: int, openers: frozenset[str]) -> bool:
    """An opener a few words before, only capitals and "dan" between: "Kantor Wilayah Direktorat Jenderal Pajak | X"."""
    for n in range(1, OFFICE_REACH + 1):
        if i - n < 0 or not _joined(plain, words, i - n + 1):
            return False
        if words[i - n].key in NEVER_BETWEEN or (words[i - n].text.islower() and words[i - n].text != "dan"):
            return False
        one = words[i - n].key
        if one in openers or (i - n > 0 and words[i - n - 1].key + one in openers):
            return True
    return False


def _kecamatan_at(
    plain: str, words: list[Word], i: int, before: list[tuple[int, str]]
) -> tuple[PlaceMention | None, int] | None:
    """A kecamatan's name, capitalised, right after a word such as Camat or Polsek."""
    if not any(key in context_keys().kecamatan for _, key in before):
        return None
    hit = _longest(plain, words, i, kecamatan(), kecamatan_prefixes())
    if hit is None:
        return None
    key, used = hit
    span = Span(words[i].start, words[i + used - 1].end)
    return PlaceMention(span, kecamatan()[key], "kecamatan", "places.kecamatan"), used


def _national_at(words: list[Word], i: int) -> tuple[PlaceMention | None, int]:
    """ "se-Indonesia", "seluruh Indonesia"; anything else is no place."""
    if words[i].text.lower() == "indonesia" and i > 0 and words[i - 1].text.lower() in ("se", "seluruh"):
        return PlaceMention(Span(words[i].start, words[i].end), (), "nasional", "places.scope"), 1
    return None, 1


def _with_tails(plain: str, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """Mark what only completes the place before it, and let it decide between places of one name."""
    out: list[PlaceMention] = []
    for mention in mentions:
        if out:
            out[-1], mention = _joined_pair(plain, out[-1], mention)
        out.append(mention)
    return out


def _joined_pair(plain: str, place: PlaceMention, after: PlaceMention) -> tuple[PlaceMention, PlaceMention]:
    """A place and the next: `Kecamatan X, Kabupaten Y`, `Kabupaten X, Jawa Y`, `Lapas X, Kantor Wilayah … Y`."""
    between = plain[place.span.end : after.span.start]
    if place.level == "provinsi" or len(between) > LONGEST_TAIL:
        return place, after
    if after.rule == "places.provincial_office":
        below = place.rule == "places.office" and between.startswith(", ") and _opens_with_office(between[2:])
        return place, replace(after, rule="places.tail") if below else after
    common = tuple(c for c in place.codes if c in after.codes)
    if place.level == "kecamatan" and common and TAIL_JOINT.match(between):
        return replace(place, codes=common), after
    provinces = [c for c in after.codes if len(c) == 2 and any(province_of(p) == c for p in place.codes)]
    if provinces and TAIL_JOINT.fullmatch(between):
        own = tuple(c for c in place.codes if province_of(c) == provinces[0])
        return replace(place, codes=own), replace(after, codes=(provinces[0],), level="provinsi", rule="places.tail")
    return place, after


def _opens_with_office(text: str) -> bool:
    words = [w[0].lower() for w in WORD.finditer(text, 0, 40)]
    known = context_keys().provincial_offices
    return bool(words) and (words[0] in known or "".join(words[:2]) in known)

"""Office phrases: an acting marker, an office, its organisation and place, and the name that goes with it."""
from __future__ import annotations

from dataclasses import replace
from functools import cache

from pakta_extract.finders.officials.heads import acting_at, acting_before, match_office
from pakta_extract.finders.officials.in_order import LIST_MARKS, pair, respectively
from pakta_extract.finders.officials.names import (
    NameGroup,
    after_degrees,
    name_words,
    opens_degree,
    parse_name,
    skip_titles,
)
from pakta_extract.finders.officials.office_phrase import Context, OfficePhrase
from pakta_extract.finders.officials.tokens import Tokens, is_acronym, opener_words
from pakta_extract.finders.officials.units import Unit, read_units, split_units
from pakta_extract.lexicon.bodies import bodies, is_body_word
from pakta_extract.lexicon.honorifics import given_names
from pakta_extract.lexicon.name_context import name_context
from pakta_extract.lexicon.offices import Office
from pakta_extract.lexicon.roles import roles

LONGEST_DESCRIPTION = 8  # words
COMMA_SEGMENTS = 5  # "Menteri Pendidikan, Kebudayaan, Riset, dan Teknologi Prof. …"


def find_phrases(tokens: Tokens, evidence: frozenset[str]) -> list[OfficePhrase]:
    """All office phrases in text order; none begins inside another."""
    found: list[OfficePhrase] = []
    i = 0
    while i < len(tokens):
        match = match_office(tokens, i)
        if match is None:
            i += 1
            continue
        phrase = _phrase(tokens, i, *match, evidence)
        if phrase is None:
            i += 1
            continue
        found.append(phrase)
        if len(found) > 1 and (both := pair(tokens, found[-2], phrase)) is not None:
            found[-2:] = both
        i = max(i + 1, *(p.name.after for p in found[-2:] if p.name and p.name.start >= p.end), phrase.end)
    return respectively(tokens, found)


def _phrase(tokens: Tokens, head: int, office: Office, head_end: int, evidence: frozenset[str]) -> OfficePhrase | None:
    start, acting = acting_before(tokens, head)
    context = _context(tokens, start)
    lower = not tokens.cap(head)
    after = head_end
    if tokens.low(after) == "(" and tokens.low(after + 2) == ")" and is_acronym(tokens.items[after + 1].text):
        after += 3  # "Sekretaris Daerah (Sekda) Kota …"
    if office.described:
        return _described(tokens, start, head, head_end, office)
    units = _before_next_office(tokens, read_units(tokens, after, evidence, office, lower or office.takes == "body"))
    cut = split_units(units, office, False, bool(units) and after_degrees(tokens, units[-1].end) > units[-1].end)
    if units and tokens.low(units[-1].end) == ")" and _name_before_bracket(tokens, start):
        cut = None  # "Suriansyah (Kepala Desa Tanjung Limau)"
    if cut is not None and tokens.low(start - 1) in ("selaku", "sebagai") and tokens.low(start - 2) not in LIST_MARKS:
        unknown = all(u.kind == "word" and not u.evidence for u in units[cut:])
        cut = None if unknown and len(units) - cut == 1 and cut else cut  # "Budi Hasan selaku Kepala SDX Awan"
    end = units[(cut if cut is not None else len(units)) - 1].end if units and cut != 0 else after
    phrase = OfficePhrase(start, head, head_end, end, office, acting, None, context, (), "officials.office")
    if cut is not None and context not in ("place", "paper"):
        name = parse_name(tokens, units[cut].start)
        further = cut or office.takes == "body"
        ranked = _after_comma(tokens, replace(phrase, end=units[-1].end), evidence) if further else phrase
        if name is not None and ranked.name is not None and _rather(tokens, units[cut:], name, ranked.name):
            phrase = ranked
        elif name is not None:
            phrase = replace(phrase, name=name, rule="officials.apposition_before")
    elif context not in ("place", "paper"):
        phrase = _in_brackets(tokens, phrase) or _after_comma(tokens, phrase, evidence)
    if office.needs_body and phrase.end == head_end and phrase.name is None:
        return None
    if office.needs_body and phrase.end == head_end and lower and not _surely_named(tokens, phrase, evidence):
        return None
    return replace(phrase, complement=_words(tokens, head_end, phrase.end))


def _described(tokens: Tokens, start: int, head: int, head_end: int, office: Office) -> OfficePhrase | None:
    """"Perwakilan petugas dari unsur kesehatan, dr. Ani": plain words up to a comma, and a full name behind it."""
    end = head_end
    name = None
    while tokens.kind(end) in ("word", "number") and end - head_end < LONGEST_DESCRIPTION:
        if end > head_end and tokens.cap(end) and skip_titles(tokens, end) > end:
            name = parse_name(tokens, end)  # "perwakilan Kejaksaan Tinggi X Dr Budi Hasan"
            break
        if match_office(tokens, end) and tokens.cap(end):
            return None
        end += 1
    if name is None and end > head_end and tokens.low(end) == "," and not opens_degree(tokens, end + 1):
        name = parse_name(tokens, end + 1)
        if match_office(tokens, end + 1):
            return None
    if name is None or not (name.titled or name.end - name.start > 1):
        return None
    if is_body_word(tokens.low(name.start)) or not _fits(tokens, name):
        return None
    words = _words(tokens, head_end, end)
    return OfficePhrase(start, head, head_end, end, office, None, name, "plain", words, "officials.described")


def _surely_named(tokens: Tokens, phrase: OfficePhrase, evidence: frozenset[str]) -> bool:
    """Whether a name stands right behind a small-letter head that else wants its body: "komisioner Deni Hasan"."""
    if phrase.name is None or phrase.name.start != phrase.head_end:
        return False
    words = name_words(tokens, phrase.name)
    return phrase.name.titled or (len(words) > 1 and (words[0] in given_names() or words[0] in evidence))


def _rather(tokens: Tokens, units: list[Unit], near: NameGroup, far: NameGroup) -> bool:
    """Whether the name behind the comma is the better one: "Danrem 042 Gapu, Brigjen Rachmat", "Rektor Unpri, Budi"."""
    if far.titled and near.titled and tokens.low(near.start - 1) and _eponym(tokens, near):
        return True  # "RSUP H. Adam Mahmud, dr. Usman Siregar"
    if near.titled:
        return False
    if far.titled:
        return len(units) < 3 and not any(u.evidence == "name" for u in units)
    unknown = all(u.kind in ("word", "body", "place") and u.evidence != "name" for u in units)
    if unknown and tokens.low(far.start) in opener_words():
        return True  # "Ketua Pasikian X, I Komang Budi"
    alone = len(units) == 1 and units[0].kind == "word"
    return alone and len(name_words(tokens, far)) > 1 and far.start > near.end


def _eponym(tokens: Tokens, name: NameGroup) -> bool:
    """Whether a titled name stands right behind a hospital or a school: it is named after the person."""
    return any(tokens.low(k) in bodies().takes_name for k in range(name.start - 3, name.start))


def _name_before_bracket(tokens: Tokens, start: int) -> bool:
    before = start - 2 if tokens.low(start - 2) != "." else start - 3
    return tokens.low(start - 1) == "(" and tokens.cap(before) and not is_body_word(tokens.low(before))


def _words(tokens: Tokens, start: int, end: int) -> tuple[str, ...]:
    return tuple(tokens.low(k) for k in range(start, end) if tokens.kind(k) in ("word", "number"))


def _before_next_office(tokens: Tokens, units: list[Unit]) -> list[Unit]:
    """The units before "dan Kepala …": a second office in a list is no part of the first."""
    for n, unit in enumerate(units):
        named = n > 1 and all(u.kind in ("given", "word", "opener") for u in units[n - 2 : n])
        if named and unit.kind == "body" and match_office(tokens, unit.start):
            return units[:n]  # the comma between "Kepala BNN X Budi Hasan" and "Kepala Dinas" is missing
        if unit.kind == "link" and unit.low in ("dan", "serta") and (match := match_office(tokens, unit.end)):
            office, end = match
            if not office.needs_body or (tokens.cap(end) and n):
                return units[:n]
    return units


def _context(tokens: Tokens, start: int) -> Context:
    """What the words before the phrase make of it."""
    before = tokens.low(start - 1)
    two = f"{tokens.low(start - 2)} {before}"
    if before in ("dan", "serta", "/") and _after_candidate(tokens, start - 2):
        return "represented"
    if before in _words_of("represented_before") or two in _words_of("represented_before"):
        return "represented"
    if before in _words_of("places_before") or two in _words_of("places_before"):
        return "place"
    if before in _words_of("papers_before") and tokens.low(start - 2) != "atas":
        return "paper"
    return "plural" if before in name_context().plurals else "plain"


def _after_candidate(tokens: Tokens, i: int) -> bool:
    """Whether the words up to token `i` are "calon Gubernur": its "dan Wakil Gubernur" is a candidate too."""
    return any(tokens.low(k) in ("calon", "paslon", "cagub", "cabup") for k in range(i - 3, i + 1))


@cache
def _words_of(field: str) -> frozenset[str]:
    return frozenset(getattr(roles(), field))


def _after_comma(tokens: Tokens, phrase: OfficePhrase, evidence: frozenset[str]) -> OfficePhrase:
    """The name behind a comma; organisation words between commas go to the office, places are passed over."""
    i, end = phrase.end, phrase.end
    if tokens.low(i) == "setempat":
        i += 1  # "Ketua Bawaslu setempat, Salim"
    for _ in range(COMMA_SEGMENTS):
        if tokens.low(i) != ",":
            return phrase
        i += 1
        linked = tokens.low(i) in ("dan", "serta")
        if linked:
            i += 1
        name = None if linked or opens_degree(tokens, i) else parse_name(tokens, i)
        if acting_at(tokens, i) or (match_office(tokens, i) and tokens.cap(i) and not (name and name.titled)):
            return phrase
        if name is not None and _fits(tokens, name):
            return replace(phrase, end=end, name=name, rule="officials.apposition_comma")
        units = _before_next_office(tokens, read_units(tokens, i, evidence, phrase.office, False))
        if not units or units[0].kind not in ("body", "place"):
            return phrase
        if units[0].kind == "body" and not is_body_word(units[0].low):
            return phrase
        cut = split_units(units, phrase.office, True, after_degrees(tokens, units[-1].end) > units[-1].end)
        last = units[(cut if cut is not None else len(units)) - 1].end
        if units[0].kind == "body" and phrase.office.takes == "body":
            end = last
        if cut:
            name = parse_name(tokens, units[cut].start)
            return replace(phrase, end=end, name=name, rule="officials.apposition_comma") if name else phrase
        i = last
    return phrase


def _in_brackets(tokens: Tokens, phrase: OfficePhrase) -> OfficePhrase | None:
    """"Ketua Pengadilan Negeri X (Drs. Budi Hasan, M.H.)"."""
    if tokens.low(phrase.end) != "(" or (name := parse_name(tokens, phrase.end + 1)) is None:
        return None
    behind = name.after
    while tokens.low(behind) in (",", "."):
        behind += 1
    full = name.titled or name.end - name.start > 1 or name.after > name.end
    if tokens.low(behind) != ")" or not full or any(is_body_word(w) for w in name_words(tokens, name)):
        return None
    return replace(phrase, name=replace(name, after=behind + 1), rule="officials.apposition_brackets")


def _fits(tokens: Tokens, name: NameGroup) -> bool:
    """Whether what stands behind a name after a comma lets it be one: not the first of a list of places or bodies."""
    if name.titled or name.after > name.end:
        return True
    following = tokens.low(name.after)
    return tokens.kind(name.after) != "number" and following != "/" and (following != ":" or name.end - name.start > 1)

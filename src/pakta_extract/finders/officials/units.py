"""The words behind an office, told apart: organisation, place, title, name. Where does the name begin?"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pakta_extract.finders.officials.names import skip_titles
from pakta_extract.finders.officials.tokens import (
    Tokens,
    is_acronym,
    is_calendar,
    office_words,
    opener_words,
    place_run,
)
from pakta_extract.lexicon.bodies import bodies, is_body_word, is_field_of_work
from pakta_extract.lexicon.honorifics import degree_end, given_names, honorifics
from pakta_extract.lexicon.name_context import name_context
from pakta_extract.lexicon.offices import Office
from pakta_extract.lexicon.regions import kecamatan, names, place_key

Kind = Literal["body", "place", "number", "paren", "link", "title", "opener", "given", "particle", "word"]
LONGEST_RUN = 18  # units
ROMAN = frozenset(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"])
UNNAMED = frozenset(["tps", "rt", "rw"])  # have a number and no name
BARE = 1.6  # score of an unknown word right behind a head such as "Sekretaris"
LINKS = frozenset(["dan", "serta", "di", "dari", "&"])


@dataclass(frozen=True, slots=True)
class Unit:
    """One or more tokens of one kind; `evidence` says what the rest of the article takes the first word for."""

    kind: Kind
    start: int
    end: int
    low: str
    evidence: Literal["name", "place", ""]


def read_units(tokens: Tokens, i: int, evidence: frozenset[str], office: Office, lower_allowed: bool) -> list[Unit]:
    """Units from token `i` on, up to a comma or anything else that cannot go on an office or a name."""
    units: list[Unit] = []
    while i < len(tokens) and len(units) < LONGEST_RUN:
        wants_place = units[-1].low in bodies().takes_name if units else office.takes == "locality"
        unit = _unit(tokens, i, evidence, lower_allowed, wants_place, units)
        if unit is None:
            break
        units.append(unit)
        i = unit.end
    while units and units[-1].kind in ("link", "particle"):
        units.pop()
    return units


def _unit(
    tokens: Tokens, i: int, evidence: frozenset[str], lower_allowed: bool, wants_place: bool, before: list[Unit]
) -> Unit | None:
    kind, low = tokens.kind(i), tokens.low(i)
    if kind == "number":
        return Unit("number", i, _numbered_place(tokens, i), low, "")
    if kind == "mark":
        return _mark_unit(tokens, i, before)
    if kind != "word":
        return None
    if not tokens.cap(i) and skip_titles(tokens, i) == i:
        return _lower_unit(tokens, i, lower_allowed, before)
    if is_calendar(tokens, i):
        return None
    if _opens_sentence(tokens, i, low) and skip_titles(tokens, i) == i:
        return None
    if before and degree_end(tokens.plain, tokens.items[i].start, False) is not None and not is_body_word(low):
        return None
    if (titled := skip_titles(tokens, i)) > i and not _initial(low, before):
        return Unit("title", i, titled, low, "")
    return _cap_unit(tokens, i, low, evidence, wants_place, before)


def _numbered_place(tokens: Tokens, i: int) -> int:
    """The token after a number and the place it carries: "1014/Pangkalan Bun", "09/Sungai Apit"."""
    tail = tokens.low(i).rpartition("/")[2]
    if not tail[:1].isalpha() or not tokens.cap(i + 1):
        return i + 1
    key = place_key(tail)
    for j in range(i + 1, min(i + 4, len(tokens))):
        if not tokens.cap(j):
            break
        key += place_key(tokens.items[j].text)
        if key in names().readings or key in kecamatan():
            return j + 1
    following = tokens.low(i + 1)
    open_ended = tail in bodies().place_openers and not is_body_word(following) and skip_titles(tokens, i + 1) == i + 1
    return i + 2 if open_ended and following not in given_names() else i + 1


def _shouted_name(tokens: Tokens, i: int) -> bool:
    """Whether capitals are a person's name in capitals and no acronym: a second such word stands beside it."""
    word = tokens.low(i)
    for k in (i - 1, i + 1):
        beside = tokens.items[k].text if tokens.cap(k) else ""
        if len(beside) > 1 and beside.isupper() and not is_body_word(beside) and not place_run(tokens, k):
            return not is_body_word(word) and sum(c in "aeiou" for c in word + beside.lower()) > 2
    return False


def _initial(low: str, before: list[Unit]) -> bool:
    """Whether "H.", "R." or "Haji" stands inside a name: "Lukman H. Arifin"."""
    if not before or (len(low) > 1 and low not in ("haji", "hi")):
        return False
    return before[-1].kind in ("given", "opener") or (before[-1].kind == "word" and len(before) > 1 and low != "h")


def _opens_sentence(tokens: Tokens, i: int, low: str) -> bool:
    """Whether a capitalised word belongs to no name: a sentence opener, or a headline's verb behind a name."""
    words = name_context()
    if low not in words.sentence_words and low not in words.headline_verbs:
        return False
    return low not in opener_words() and not is_body_word(low) and not is_acronym(tokens.items[i].text)


def _cap_unit(
    tokens: Tokens, i: int, low: str, evidence: frozenset[str], wants_place: bool, before: list[Unit]
) -> Unit:
    found: Literal["name", "place", ""] = "name" if low in evidence else ""
    if low == "anak" and tokens.low(i + 1) == "agung":
        return Unit("opener", i, i + 2, low, found)
    n = place_run(tokens, i)
    if (
        low in bodies().place_closers
        and not n
        and not found
        and before
        and before[-1].kind == "word"
        and (len(before) == 1 or before[-2].low in bodies().takes_name)
    ):
        return Unit("place", i, i + 1, low, found)
    end = _with_dot(tokens, i)
    following = tokens.low(end)
    plain = tokens.cap(end) and following not in given_names() and following not in opener_words()
    if low in bodies().place_openers and wants_place and n < 2 and plain:
        n = end - i + max(1, place_run(tokens, end))  # "Tanjung Limau", "Gn. Kencana"
    if wants_place and not n and tokens.low(i + 1) not in bodies().place_closers and place_key(low) in kecamatan():
        n = 1  # "Lurah Cinere Budi"
    if n and found != "name":
        return Unit("place", i, i + n, low, "place")
    after_place = bool(before) and before[-1].kind in ("place", "paren", "title", "given", "opener")
    after_place = after_place or (bool(before) and before[-1].kind == "word" and end > i + 1)  # "Damar I. Belati"
    if low in ROMAN and not (low == "i" and (following in name_context().balinese or after_place)):
        return Unit("number", i, end, low, "")
    if low in opener_words() or (len(low) < 4 and end > i + 1 and not is_body_word(low)):
        return Unit("opener", i, end, low, found)
    body = is_body_word(low) or low in office_words()
    if wants_place and is_field_of_work(low):
        body = False  # "Perbekel Pengotan" is of a village
    acronym = is_acronym(tokens.items[i].text) and not _shouted_name(tokens, i)
    if len(low) == 2 and acronym and not body and tokens.cap(i + 1) and not place_run(tokens, i + 1):
        return Unit("opener", i, end, low, found)  # initials: "SF Harlianto"
    if body or acronym or (not found and _ends_body(tokens, i, before)):
        if tokens.low(i + 1) in ("/", "-") and tokens.touching(i) and tokens.touching(i + 1) and tokens.cap(i + 2):
            end = i + 3
        inside = low in given_names() and bool(before) and before[-1].kind in ("given", "opener")
        return Unit("given" if inside else "body", i, end, low, found)
    return Unit("given" if low in given_names() else "word", i, end, low, found)


def _ends_body(tokens: Tokens, i: int, before: list[Unit]) -> bool:
    """Whether an unknown word ends the name of a body that lacks one, as a model has it: "para Kepala Balai Melati".

    Behind a place or an acronym, which make a body whole, one word may well be a person: "Ketua KPU Suwarno".
    """
    if i not in tokens.tails or tokens.cap(i + 1) or tokens.low(i) in given_names():
        return False
    whole = is_acronym(tokens.items[i - 1].text) and tokens.low(i - 1) not in bodies().takes_name
    return not whole and (not before or before[-1].kind in ("body", "link", "number"))


def _with_dot(tokens: Tokens, i: int) -> int:
    """The token after `i`, and after its dot where it is an initial or an abbreviation that goes on."""
    low = tokens.low(i)
    context = name_context()
    initials = len(low) < 4 and is_acronym(tokens.items[i].text) and not is_body_word(low)
    short = len(low) == 1 or initials or low in context.dotted or low in context.office_abbreviations
    return i + 2 if short and tokens.dotted(i) and tokens.cap(i + 2) else i + 1


def _lower_unit(tokens: Tokens, i: int, lower_allowed: bool, before: list[Unit]) -> Unit | None:
    low = tokens.low(i)
    if low in LINKS:
        following = tokens.items[i + 1] if i + 1 < len(tokens) else None
        if following is None or following.kind != "word":
            return None
        kind, body = before[-1].kind if before else "word", is_body_word(following.text)
        if low in ("di", "dari"):
            fits = kind == "body" and following.cap and (body or place_run(tokens, i + 1) > 0)
        else:
            fits = kind in ("body", "paren", "number", "place") and body and (following.cap or lower_allowed)
        return Unit("link", i, i + 1, low, "") if fits else None
    inside = bool(before) and before[-1].kind in ("given", "word", "opener") and tokens.cap(i + 1)
    if inside and (low in honorifics().particles or low in given_names()):
        return Unit("particle", i, i + 1, low, "")
    inner = before and before[-1].kind == "body" and low in office_words()  # "ketua paguyuban camat"
    if lower_allowed and (is_body_word(low) or inner) and low not in name_context().plain_words:
        return Unit("body", i, i + 1, low, "")
    return None


def _mark_unit(tokens: Tokens, i: int, before: list[Unit]) -> Unit | None:
    """A short form in brackets, "(BKPSDM)"; "&" as a link; a dash inside a doubled name is no unit."""
    if tokens.low(i) == "/" and tokens.cap(i + 1) and tokens.low(i - 1) in ROMAN:
        return Unit("number", i, i + 1, "/", "")  # "Pangdam IV/ Diponegoro"
    if tokens.low(i) == "&":
        return Unit("link", i, i + 1, "&", "")
    if tokens.low(i) != "(":
        return None
    for j in range(i + 1, min(i + 5, len(tokens))):
        if tokens.low(j) == ")":
            inside = [tokens.items[k] for k in range(i + 1, j)]
            if before and before[-1].kind in ("given", "opener") and not all(is_acronym(t.text) for t in inside):
                return None  # a nickname: "Saiful Yunus (Gus Iful)"
            if len(inside) > 1 and inside[0].low in given_names():
                return None  # the holder's name: "Ketua Pengadilan Negeri (Budi Hasan)"
            short = len(inside) <= 2 and all(t.kind == "word" and (t.cap or is_body_word(t.text)) for t in inside)
            return Unit("paren", i, j + 1, "(", "") if inside and short else None
        if tokens.kind(j) not in ("word", "number") and tokens.low(j) not in "-/":
            return None
    return None


def split_units(units: Sequence[Unit], office: Office, after_body: bool, degree: bool) -> int | None:
    """How many units belong to the office; the rest is the name. None: there is no name.

    Every cut is scored by how well the units fit either side; `after_body` says that the office has
    its organisation already (it stood before a comma), `degree` that an academic degree follows.
    """
    if not units:
        return None
    fits = _office_scores(units, office)
    best, best_score = None, sum(fits) + (0.6 if after_body else 0.0) - (4.0 if degree else 0.0)
    for cut in range(len(units)):
        name = units[cut:]
        if not _may_be_name(name) or (cut and units[cut - 1].kind in ("link", "particle")):
            continue
        score = sum(fits[:cut]) + _name_score(name)
        if office.takes == "body" and cut == 0 and not after_body:
            score -= 0.5
        if score > best_score:
            best, best_score = cut, score
    return best


def _office_scores(units: Sequence[Unit], office: Office) -> list[float]:
    """How well each unit fits the office; a slot that wants a proper name takes an unknown word or two."""
    takes, filled = office.takes, 0
    scores: list[float] = []
    placed = False
    slot = takes == "locality" or (takes == "body" and office.needs_body)
    for unit in units:
        if unit.kind in ("body", "number", "paren", "place"):
            score = 2.0 if takes != "none" or unit.kind == "paren" else 0.0
            alone = unit.kind == "place" and unit.end - unit.start == 1
            if placed and (alone or (unit.kind == "body" and takes == "region")):
                score = -0.8  # "Bupati Sikka Bima …", "Bupati Sikka Islam …": a second place or a body is a name
            placed = unit.kind == "place"
            # "Pangdam V Brawijaya" wants a name for its number, "Dandim 0412/Awan" has one
            counted = bool(scores) and units[len(scores) - 1].low in UNNAMED  # "Ketua KPPS TPS 03"
            numbered = unit.kind == "number" and not counted and (slot or takes == "region")
            numbered = numbered and not unit.low[-1:].isalpha()
            linked = bool(scores) and units[len(scores) - 1].kind == "link"  # "Pemberdayaan Masyarakat dan Desa"
            whole = unit.kind == "place" and unit.end - unit.start > 1  # "Dusun Timur" wants no further name
            stays = slot and takes == "locality" and unit.kind == "body"  # "Kepala SMA IT Raudhatul"
            slot = (unit.low in bodies().takes_name and not linked and not whole) or numbered or stays
            filled = 0
            if unit.evidence == "name":
                score -= 3.0
        elif unit.kind == "link":
            score = 0.2
        elif unit.kind == "title":
            score = -1.0 if slot else -8.0
        elif unit.evidence == "name":
            score = -4.0
        elif unit.kind == "word" and slot and filled < 3:
            # a village or a school has a name of its own; "Sekretaris" alone seldom stands before an unknown body
            score = (BARE if not scores and takes == "body" else 3.0, 0.3, 0.0)[filled]
            filled += 1
        elif unit.kind in ("given", "opener"):
            score = (0.3 if slot and not filled else -1.0) if unit.kind == "given" else -1.5
            filled += 1
        else:
            score = -1.2
        scores.append(score)
    return scores


def _may_be_name(units: Sequence[Unit]) -> bool:
    first = units[0]
    if first.kind in ("link", "paren", "number", "particle"):
        return False
    if any(u.kind == "title" for u in units[1:]):
        return False  # a rank opens the name and never stands inside: "Danlanud Yohanis Kapi Letkol Pnb Budi"
    return not any(u.kind in ("paren", "number", "link") for u in units)


def _name_score(units: Sequence[Unit]) -> float:
    score, words = 0.0, 0
    for n, unit in enumerate(units):
        if unit.kind == "title":
            score += 5.0 if n == 0 else -8.0
            continue
        words += 1
        if unit.evidence == "name":
            score += 3.0
        elif unit.kind in ("opener", "given"):
            score += 2.0
        elif unit.kind in ("word", "particle"):
            score += 1.0
        elif unit.kind == "place":
            score += -0.5 if n or unit.low in given_names() else -2.5
        else:  # an organisation word
            score += -3.0 if n == 0 or (n == len(units) - 1 and unit.low not in given_names()) else -0.8
    return score + _length_prior(words)


def _length_prior(words: int) -> float:
    return {0: -9.0, 1: -1.2, 2: 0.5, 3: 0.5, 4: 0.0, 5: -0.6, 6: -2.0}.get(words, -6.0)

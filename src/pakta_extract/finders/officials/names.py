"""Person names: where one begins after its titles, which words belong to it, and where its degrees end."""
from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pakta_extract.document import Span
from pakta_extract.finders.officials.heads import match_office
from pakta_extract.finders.officials.tokens import (
    Tokens,
    is_acronym,
    is_calendar,
    long_openers,
    office_words,
    opener_words,
    place_run,
)
from pakta_extract.lexicon.bodies import is_body_word
from pakta_extract.lexicon.honorifics import (
    degree_end,
    degree_spellings,
    given_names,
    honorifics,
    squeeze,
    title_pattern,
)
from pakta_extract.lexicon.name_context import name_context

LONGEST_NAME = 8  # words
LOWER_TITLES = frozenset(["dr", "drg", "drh", "ns", "apt"])




@dataclass(frozen=True, slots=True)
class NameGroup:
    """A person's name among the tokens: `start` and `end` (exclusive) without titles and degrees.

    `after` is the token behind the degrees; `titled` says that a title or rank stood before.
    """

    start: int
    end: int
    after: int
    titled: bool


def skip_titles(tokens: Tokens, i: int) -> int:
    """The token after all titles and ranks that stand at `i`: `i` itself where there is none."""
    while i < len(tokens) and tokens.kind(i) == "word":
        match = title_pattern().match(tokens.plain, tokens.items[i].start)
        if match is None or not _is_title(tokens, i, match[0], match.end()):
            return i
        j = i
        while j < len(tokens) and tokens.items[j].start < match.end():
            j += 1
        if not tokens.cap(j) and tokens.low(j) not in LOWER_TITLES:
            return i
        bare = "." not in match[0] and (tokens.low(i) not in _rank_words() or tokens.low(i) in ("jenderal", "jendral"))
        if bare and is_body_word(tokens.low(j)) and tokens.low(j) not in given_names():
            return i  # "Direktorat Jenderal Pemasyarakatan"
        i = j
    return i


def has_rank(tokens: Tokens, i: int) -> bool:
    """Whether a rank of the police or the army stands at token `i`, before a name."""
    return tokens.low(i) in _rank_words() and tokens.cap(i) and skip_titles(tokens, i) > i


@cache
def _rank_words() -> frozenset[str]:
    return frozenset(rank.split()[0].lower() for rank in honorifics().ranks)


def _is_title(tokens: Tokens, i: int, found: str, end: int) -> bool:
    if tokens.items[i].text[0].islower() and tokens.low(i) not in LOWER_TITLES:
        return False
    plain = tokens.plain
    if end >= len(plain) or not plain[end].isalpha():
        return False
    # "R. Suryo", "H Zulkarnain" are titled; "Abdul H" is not (no name follows), nor is a title without blank or dot
    named = plain[end].isupper() or plain[end : end + 4].lower().startswith(("dr", "ns", "apt"))
    return plain[end - 1] in " .)" and named


def name_end(tokens: Tokens, i: int) -> int:
    """The token after the longest run from `i` on that has the form of a name, degrees excluded."""
    start = i
    while i < len(tokens) and i - start < 2 * LONGEST_NAME:
        if tokens.cap(i):
            if i > start and degree_end(tokens.plain, tokens.items[i].start, False) is not None:
                return i
            if i - start > 1 and (office := match_office(tokens, i)) and (office[1] > i + 1 or tokens.cap(office[1])):
                return i  # a comma is missing: "Budi Hasan Kepala Dinas …"
            if is_calendar(tokens, i) or (i > start and tokens.low(i) in name_context().sentence_words):
                return i
            i += 1
            if tokens.low(i) == "." and tokens.touching(i - 1) and keeps_dot(tokens, i):
                i += 1
        elif i > start and tokens.cap(i + 1) and (
            tokens.low(i) in honorifics().particles or (tokens.kind(i) == "word" and tokens.low(i) in given_names())
        ):
            i += 1  # "Rahmat bin Yusuf", and a name word that lost its capital
        else:
            break
    return i


def keeps_dot(tokens: Tokens, dot: int) -> bool:
    """Whether the dot at `dot` belongs to an initial or an abbreviated name word with more of the name to come."""
    word, following, context = tokens.low(dot - 1), dot + 1, name_context()
    if not tokens.cap(following) or tokens.low(following) in context.sentence_words:
        return False
    initials = len(word) < 4 and is_acronym(tokens.items[dot - 1].text) and not is_body_word(word)
    return len(word) == 1 or word in context.dotted or initials


def after_degrees(tokens: Tokens, i: int) -> int:
    """The token behind all degrees that follow a name ending before token `i`, and behind the dot of a last initial."""
    if tokens.low(i) == "." and len(tokens.low(i - 1)) == 1 and tokens.touching(i - 1) and _inner_dot(tokens, i):
        i += 1
    while i < len(tokens):
        comma = tokens.low(i) == ","
        j = i + 1 if comma else i
        if tokens.kind(j) != "word":
            return i
        end = degree_end(tokens.plain, tokens.items[j].start, comma)
        if end is None:
            return i
        if comma and not opens_degree(tokens, j):
            return i
        i = j
        while i < len(tokens) and tokens.items[i].start < end:
            i += 1
        if tokens.low(i) == "." and tokens.touching(i - 1) and _inner_dot(tokens, i):
            i += 1
    return i


def opens_degree(tokens: Tokens, j: int) -> bool:
    """Whether a degree begins at token `j` behind a comma, and not a name ("A.A. Ngurah") or an office."""
    if tokens.kind(j) != "word" or (end := degree_end(tokens.plain, tokens.items[j].start, True)) is None:
        return False
    found, k = tokens.plain[tokens.items[j].start : end], j
    while k < len(tokens) and tokens.items[k].start < end:
        k += 1
    if tokens.low(k) == ".":
        k += 1
    titled = skip_titles(tokens, j) > j  # "Ns. Rina" is a name with its title, "Ns., M.Kep." are degrees
    if "." in found and not titled and squeeze(found).lower() in degree_spellings():
        return True
    return not tokens.cap(k) or degree_end(tokens.plain, tokens.items[k].start, False) is not None


def _inner_dot(tokens: Tokens, dot: int) -> bool:
    """Whether a dot after a degree goes with it: something that goes on in lower case or with a comma follows."""
    following = tokens.low(dot + 1)
    if tokens.kind(dot + 1) == "mark":
        return following in ",);("
    return tokens.kind(dot + 1) == "word" and not tokens.cap(dot + 1)


def parse_name(tokens: Tokens, i: int) -> NameGroup | None:
    """The name at token `i`, titles before it allowed; None where no name can stand.

    A run that is only places, organisation words or sentence openers is no name.
    """
    start = skip_titles(tokens, i)
    if not tokens.cap(start):
        return None
    end = name_end(tokens, start)
    titled = start > i
    if end == start or (not titled and not name_like(tokens, start, end)):
        return None
    return NameGroup(start, end, after_degrees(tokens, end), titled)


def name_like(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the words `start` to `end` may be a person's name by their kinds."""
    first, context = tokens.low(start), name_context()
    if first in context.sentence_words or is_calendar(tokens, start) or tokens.low(end - 1) in context.not_at_end:
        return False
    last = tokens.items[end - 1].text
    if end - start > 1 and len(last) > 2 and is_acronym(last) and not tokens.items[start].text.isupper():
        return False  # "Komnas HAM"
    if first in opener_words() or first in given_names() or f"{first} {tokens.low(start + 1)}" in long_openers():
        return True
    if place_run(tokens, start) >= _count_words(tokens, start, end):
        return False
    words = [tokens.items[k] for k in range(start, end) if tokens.kind(k) == "word"]
    if first in office_words() or any(w.text.lower() in name_context().not_in_names for w in words):
        return False
    shouted = len(words) > 1 and all(w.text.isupper() for w in words)  # a name in capitals
    bodies = sum(is_body_word(w.text) or (is_acronym(w.text) and not shouted) for w in words)
    places = sum(bool(place_run(tokens, k)) for k in range(start, end)) if bodies else 0  # "PJU Polres Ngada"
    return not is_body_word(first) and bodies + places < len(words)


def _count_words(tokens: Tokens, start: int, end: int) -> int:
    return sum(tokens.kind(k) == "word" for k in range(start, end))


def name_span(tokens: Tokens, group: NameGroup) -> Span:
    """Characters of the clean name; the dot of a last initial is left off."""
    end = group.end
    while end > group.start + 1 and tokens.kind(end - 1) == "mark":
        end -= 1
    return Span(tokens.items[group.start].start, tokens.items[end - 1].end)


def name_words(tokens: Tokens, group: NameGroup) -> tuple[str, ...]:
    """Words of the name in lower case, marks left out."""
    return tuple(tokens.low(k) for k in range(group.start, group.end) if tokens.kind(k) == "word")

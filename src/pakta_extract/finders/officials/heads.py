"""Heads of office phrases: which words are an office, and which before them say that its holder acts for another."""
from __future__ import annotations

from pakta_extract.finders.officials.tokens import Tokens
from pakta_extract.lexicon.honorifics import given_names
from pakta_extract.lexicon.name_context import name_context
from pakta_extract.lexicon.offices import Acting, Office, acting_forms, intended_office, office_forms, welded_office

# "Penjabat Guberur": a misspelt office behind an acting marker
MARKER_WORDS = frozenset(word for words, _ in acting_forms() for word in words)
UNKNOWN_OFFICE = Office(forms=(), rank=60, takes="body")


def match_office(tokens: Tokens, i: int) -> tuple[Office, int] | None:
    """The longest office form that stands at token `i`, and the token after it."""
    if tokens.kind(i) != "word" or (not tokens.cap(i) and tokens.low(i - 1) in name_context().office_stops_before):
        return None
    for words, office in office_forms().get(tokens.low(i), ()):
        if (end := tokens.matches(i, words)) is not None:
            if tokens.dotted(end - 1) and tokens.kind(end + 1) == "word" and len(words[-1]) <= 5 and words[-1] == "ka":
                end += 1
            if tokens.low(end) in name_context().office_stops_after:
                return None  # "inspektur upacara"
            return office, end
    if tokens.cap(i) and (meant := intended_office(tokens.low(i))) and _opens_phrase(tokens, i):
        for words, office in office_forms()[meant]:
            if (rest := tokens.matches(i + 1, words[1:]) if len(words) > 1 else i + 1) is not None:
                return office, rest
    if tokens.cap(i) and tokens.low(i) not in given_names() and (welded := welded_office(tokens.low(i))) is not None:
        return welded, i + 1
    unknown = tokens.cap(i) and len(tokens.low(i)) > 3 and tokens.low(i) not in MARKER_WORDS
    if unknown and not acting_at(tokens, i) and _marker_ending_at(tokens, i) is not None:
        return UNKNOWN_OFFICE, i + 1
    return None


def _opens_phrase(tokens: Tokens, i: int) -> bool:
    """Whether a place, a number or a name follows, as behind an office."""
    return tokens.low(i) not in given_names() and (tokens.cap(i + 1) or tokens.kind(i + 1) == "number")


def acting_before(tokens: Tokens, head: int) -> tuple[int, Acting | None]:
    """Where the acting markers before an office begin, and the code of the first: "Penjabat (Pj) Bupati"."""
    start, code = head, None
    for _ in range(3):
        step = _marker_ending_at(tokens, start)
        if step is None:
            return start, code
        start, code = step
    return start, code


def _marker_ending_at(tokens: Tokens, end: int) -> tuple[int, Acting] | None:
    j = end - 1
    bracket = tokens.low(j) == ")"
    if bracket:
        j -= 1
    if tokens.low(j) == "." and tokens.kind(j - 1) == "word":
        j -= 1
    if tokens.low(j) not in MARKER_WORDS:
        return None
    for words, code in acting_forms():
        start = j - len(words) + 1
        if start >= 0 and tuple(tokens.low(k) for k in range(start, j + 1)) == words:
            if bracket:
                return (start - 1, code) if tokens.low(start - 1) == "(" else None
            return start, code
    return None


def acting_at(tokens: Tokens, i: int) -> bool:
    """Whether an acting marker begins at token `i`."""
    return tokens.kind(i) == "word" and any(tokens.matches(i, words) is not None for words, _ in acting_forms())

"""Persons who take part without an office of their own: officers with a rank, and those whom somebody sent."""
from __future__ import annotations

from collections.abc import Sequence

from pakta_extract.document import Document
from pakta_extract.finders.officials.heads import match_office
from pakta_extract.finders.officials.names import NameGroup, has_rank, name_words, parse_name
from pakta_extract.finders.officials.office_phrase import OfficePhrase
from pakta_extract.finders.officials.people import Person, is_person
from pakta_extract.finders.officials.sentences import quoted_spans
from pakta_extract.finders.officials.tokens import Tokens
from pakta_extract.lexicon.roles import roles

SENT = frozenset(["diwakili", "diwakilkan"])


def without_office(
    doc: Document, tokens: Tokens, phrases: Sequence[OfficePhrase], people: Sequence[Person]
) -> list[Person]:
    """"… dihadiri Danrem yang diwakili Mayor Inf Dadang": a name with a rank or behind "diwakili", and no office."""
    taken = {k for p in phrases for k in range(p.start, p.end)}
    taken |= {k for p in phrases if p.name for k in range(p.name.start, p.name.after)}
    known = {word for person in people for word in person.words}
    apart = [*quoted_spans(doc), *(s.span for s in doc.of_kind("title")), *(s.span for s in doc.of_kind("byline"))]
    found: list[Person] = []
    for i in range(len(tokens)):
        if i in taken or not (has_rank(tokens, i) or _sent(tokens, i)):
            continue
        name = parse_name(tokens, i)
        if name is None or name.start in taken or known & set(name_words(tokens, name)):
            continue
        if not _takes_part(tokens, i, name) or _nickname(tokens, name, known):
            continue
        if not any(span.covers(tokens.items[i].start) for span in apart):
            found.append(Person(name_words(tokens, name), name, [], "officials.without_office"))
            known |= set(found[-1].words)
    return found


def _nickname(tokens: Tokens, name: NameGroup, known: set[str]) -> bool:
    """Whether one word shortens a name already known: "Iptu Sugi" for Sugiharso."""
    words = name_words(tokens, name)
    return len(words) == 1 and any(word.startswith(words[0]) for word in known)


def _sent(tokens: Tokens, i: int) -> bool:
    """Whether token `i` stands behind "diwakili (oleh)"."""
    before = i - 1 - (tokens.low(i - 1) == "oleh")
    return tokens.low(before) in SENT and tokens.cap(i) and match_office(tokens, i) is None


def _takes_part(tokens: Tokens, i: int, name: NameGroup) -> bool:
    """Whether the name is one of a person, and no candidate's, victim's or namesake's."""
    full = name.titled or name.end - name.start > 1
    before = tokens.low(i - 1)
    return full and is_person(tokens, name) and before not in (*roles().represented_before, *roles().places_before)

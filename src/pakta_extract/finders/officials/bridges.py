"""Name and office apart in the text: joined by "Penjabat Bupati … itu" or by sentences that follow one another."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pakta_extract.document import Document
from pakta_extract.finders.officials.mentions import holds
from pakta_extract.finders.officials.names import NameGroup, name_words, parse_name
from pakta_extract.finders.officials.office_phrase import OfficePhrase
from pakta_extract.finders.officials.people import Person, is_person
from pakta_extract.finders.officials.tokens import Tokens
from pakta_extract.lexicon.name_context import name_context

DEMONSTRATIVES = frozenset(["itu", "tersebut"])


def bridge(
    doc: Document, tokens: Tokens, phrases: Sequence[OfficePhrase], people: Sequence[Person], evidence: frozenset[str]
) -> list[Person]:
    """Persons whose office stands elsewhere; only where one name and one office without a holder fit."""
    starts = _sentence_starts(doc, tokens)
    names = _lone_names(tokens, starts, phrases, people, evidence)
    vacant = [p for p in phrases if p.name is None and p.context == "plain" and not _held(tokens, people, p)]
    found: list[Person] = []
    for name in names:
        office = _pointed_at(tokens, vacant) if len(names) == 1 else None
        office = office or _sentence_before(tokens, starts, vacant, name)
        if office is not None:
            phrase = replace(office, name=name, rule="officials.bridged")
            found.append(Person(name_words(tokens, name), name, [phrase], "officials.bridged"))
            vacant = [p for p in vacant if p.office is not office.office]
    return found


def _sentence_starts(doc: Document, tokens: Tokens) -> list[int]:
    """The first token of each sentence; behind a dateline, the first after its dash."""
    starts, i = [], 0
    for sentence in doc.sentences:
        while i < len(tokens) and tokens.items[i].start < sentence.start:
            i += 1
        dash = next((k for k in range(i, min(i + 12, len(tokens))) if tokens.low(k) in ("-", "|")), None)
        starts.append(dash + 1 if dash is not None and tokens.items[dash].start < sentence.end else i)
    return starts


def _lone_names(
    tokens: Tokens,
    starts: Sequence[int],
    phrases: Sequence[OfficePhrase],
    people: Sequence[Person],
    evidence: frozenset[str],
) -> list[NameGroup]:
    """Full names that open a sentence as its subject and have no office; the article speaks of them again."""
    taken = {k for p in phrases for k in range(p.start, p.end)}
    known = {w for p in people for w in p.words}
    counts = Counter(t.text.lower() for t in tokens.items if t.cap)
    found: list[NameGroup] = []
    for start in dict.fromkeys(starts):
        if start in taken or not tokens.cap(start):
            continue
        name = parse_name(tokens, start)
        if name is None or not 2 <= name.end - name.start <= 5 or not is_person(tokens, name):
            continue
        words = set(name_words(tokens, name)) - name_context().shared
        spoken_of = words & evidence or sum(counts[w] for w in words) > len(words)
        follows = tokens.kind(name.after) == "word" and not tokens.cap(name.after)
        if follows and spoken_of and not words & known:
            known |= words
            found.append(name)
    return found


def _held(tokens: Tokens, people: Sequence[Person], phrase: OfficePhrase) -> bool:
    return any(holds(tokens, q, phrase) for p in people for q in p.phrases)


def _pointed_at(tokens: Tokens, vacant: Sequence[OfficePhrase]) -> OfficePhrase | None:
    """The fullest vacant office that "itu" points at."""
    pointed = [p for p in vacant if tokens.low(p.end) in DEMONSTRATIVES and (p.acting or p.complement)]
    return max(pointed, key=lambda p: p.end - p.start, default=None)


def _sentence_before(
    tokens: Tokens, starts: Sequence[int], vacant: Sequence[OfficePhrase], name: NameGroup
) -> OfficePhrase | None:
    """The vacant office that opens the sentence right before the one that the name opens."""
    before = [s for s in starts if s < name.start]
    if not before:
        return None
    opening = next((p for p in vacant if before[-1] <= p.start < before[-1] + 12 and tokens.cap(p.head)), None)
    return opening if opening is not None and opening.start == before[-1] else None

"""Who takes part or speaks by virtue of an office, in which position, and what each did."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from pakta_extract.document import Document, Span
from pakta_extract.finders.officials.bridges import bridge
from pakta_extract.finders.officials.functions import read_functions
from pakta_extract.finders.officials.mentions import Mention, find_mentions
from pakta_extract.finders.officials.names import name_span
from pakta_extract.finders.officials.office_phrase import OfficePhrase
from pakta_extract.finders.officials.people import Person, find_people, name_evidence, name_tails, position_of
from pakta_extract.finders.officials.phrases import find_phrases
from pakta_extract.finders.officials.ranked import without_office
from pakta_extract.finders.officials.sentences import quoted_spans
from pakta_extract.finders.officials.tokens import Tokens, span_of, tokenize
from pakta_extract.findings import FoundBy, FunctionMention, NameMention, OfficialFinding
from pakta_extract.lexicon.offices import rank_of
from pakta_extract.lexicon.roles import compiled, roles

__all__ = ["find_officials"]

LOWEST = 99
NATIONAL = 9  # ministers and above
# One word that is no name: a noun with its -nya, or the leaders' forum in a misprint.
NO_NAME = regex.compile(r"\w{5,}nya|For?k\w+da\w*|Muspi\w+")


def find_officials(doc: Document, names: Sequence[NameMention] = ()) -> list[OfficialFinding]:
    """Named persons in office, in the order of their first naming.

    `names` are a model's proposals; rules alone work without them. Every span is valid in `doc.text`.
    """
    plain = tokenize(doc)
    tokens = replace(plain, tails=name_tails(plain, names))
    evidence = name_evidence(tokens, names)
    phrases, people = _people(doc, tokens, evidence)
    by_rules = {p.words for p in (_people(doc, plain, name_evidence(plain))[1] if names else people)}
    by_model = {_key(m.span, doc) for m in names if m.label == "PER"}
    mentions = find_mentions(tokens, people, phrases, evidence)
    functions, silent = read_functions(doc, mentions, [_rank(doc, tokens, p) or LOWEST for p in people])
    quotes = quoted_spans(doc)
    found = [
        replace(
            _finding(doc, tokens, n, person, mentions, functions.get(n, [])),
            found_by=_found_by(person.words in by_rules, _key(name_span(tokens, person.name), doc) in by_model),
        )
        for n, person in enumerate(people)
        if n not in silent
    ]
    return [o for o in found if not NO_NAME.fullmatch(o.name.of(doc.plain)) and not _only_spoken_of(o, quotes)]


def _people(
    doc: Document, tokens: Tokens, evidence: frozenset[str]
) -> tuple[list[OfficePhrase], list[Person]]:
    """The offices of the article, and the persons who hold them on this occasion."""
    phrases = find_phrases(tokens, evidence)
    people = find_people(doc, tokens, phrases)
    people += bridge(doc, tokens, phrases, people, evidence)
    people += without_office(doc, tokens, phrases, people)
    return phrases, [p for p in people if not _elsewhere(doc, tokens, p)]


def _key(name: Span, doc: Document) -> str:
    """A name by which rules and model are compared: letters in lower case."""
    return "".join(c for c in name.of(doc.plain).lower() if c.isalpha())


def _found_by(by_rules: bool, by_model: bool) -> FoundBy:
    if not by_rules:
        return "model"
    return "both" if by_model else "rules"


def _only_spoken_of(official: OfficialFinding, quotes: Sequence[Span]) -> bool:
    """Whether a person does nothing and is named only in others' words, or is a national figure in the background."""
    if any(f.rule != "officials.attended_named" for f in official.functions):
        return False
    quoted = all(any(q.covers(m.start) for q in quotes) for m in official.mentions or (official.name,))
    return quoted or (official.rank is not None and official.rank <= NATIONAL)


def _elsewhere(doc: Document, tokens: Tokens, person: Person) -> bool:
    """Whether the article introduces a person only with another occasion ("acara serupa digelar …")."""
    first = tokens.items[person.name.start].start
    block = doc.block_at(first)
    if block is None:
        return False
    return compiled(roles().other_occasion).search(doc.plain[block.start : first].lower()) is not None


def _finding(
    doc: Document,
    tokens: Tokens,
    n: int,
    person: Person,
    mentions: Sequence[Mention],
    functions: Sequence[FunctionMention],
) -> OfficialFinding:
    name = name_span(tokens, person.name)
    phrase = position_of(tokens, person)
    position = span_of(tokens, phrase.start, phrase.end) if phrase else None
    more = [f for f in functions if f.value != "attended"]
    present = [f for f in functions if f.value == "attended"] or [_only_named(name)]
    return OfficialFinding(
        name=name,
        position=position,
        mentions=tuple(m.name for m in mentions if m.people == (n,) and m.name is not None),
        functions=tuple(sorted(more or present[:1], key=lambda f: f.span)),
        rank=_rank(doc, tokens, person),
        acting=phrase.acting if phrase else None,
        rule=person.rule,
    )


def _rank(doc: Document, tokens: Tokens, person: Person) -> int | None:
    phrase = position_of(tokens, person)
    return rank_of(phrase.office, span_of(tokens, phrase.start, phrase.end).of(doc.plain)) if phrase else None


def _only_named(name: Span) -> FunctionMention:
    return FunctionMention("attended", name, "officials.attended_named")

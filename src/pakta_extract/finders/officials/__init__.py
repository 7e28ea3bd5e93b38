"""Who takes part or speaks by virtue of an office, in which position, and what each did."""
from __future__ import annotations

from collections.abc import Sequence

from pakta_extract.document import Document
from pakta_extract.finders.officials.names import name_span
from pakta_extract.finders.officials.people import find_people, name_evidence, position_of
from pakta_extract.finders.officials.phrases import find_phrases
from pakta_extract.finders.officials.tokens import span_of, tokenize
from pakta_extract.findings import Act, NameMention, OfficialFinding
from pakta_extract.lexicon.offices import rank_of

__all__ = ["find_officials"]


def find_officials(doc: Document, acts: Sequence[Act], names: Sequence[NameMention] = ()) -> list[OfficialFinding]:
    """Named persons in office, in the order of their first naming."""
    tokens = tokenize(doc)
    phrases = find_phrases(tokens, name_evidence(tokens))
    found = []
    for person in find_people(doc, tokens, phrases):
        phrase = position_of(tokens, person)
        position = span_of(tokens, phrase.start, phrase.end) if phrase else None
        found.append(
            OfficialFinding(
                name=name_span(tokens, person.name),
                position=position,
                mentions=(name_span(tokens, person.name),),
                functions=(),
                rank=rank_of(phrase.office, position.of(doc.plain)) if phrase and position else None,
                acting=phrase.acting if phrase else None,
                rule=person.rule,
            )
        )
    return found

"""Signatory groups and how many people they are."""
from __future__ import annotations

from collections.abc import Sequence

from pakta_extract.document import Document
from pakta_extract.finders.groups.bodies import pledging_body
from pakta_extract.finders.groups.choose import choose_groups
from pakta_extract.finders.groups.count import count_elsewhere, count_of_groups
from pakta_extract.finders.groups.ties import Candidate, find_candidates
from pakta_extract.findings import Act, Phrase, TermFinding


def find_groups(doc: Document, acts: Sequence[Act]) -> list[Phrase]:
    """Who pledges, as the text names them and without the head count, in text order.

    `acts` are the mentions of the pledge (`find_acts`); sentences with one weigh more.
    """
    return [Phrase(c.phrase.span, c.rule) for c in _pledgers(doc, acts)]


def _pledgers(doc: Document, acts: Sequence[Act]) -> list[Candidate]:
    """Groups of people; where there are none, the institution that pledges."""
    chosen = choose_groups(doc, find_candidates(doc, acts))
    if chosen:
        return chosen
    body = pledging_body(doc, acts)
    return [body] if body is not None else []


def find_count(doc: Document, acts: Sequence[Act], groups: Sequence[Phrase]) -> TermFinding | None:
    """How many people pledge: `value` is the number in figures, `span` the words that give it.

    `groups` are those that `find_groups` returned. None where no number is given, where it is only a limit
    or a vague word, where parts are counted one by one, and where organisations or pairs of candidates pledge.
    """
    spans = {g.span for g in groups}
    chosen = [c for c in _pledgers(doc, acts) if c.phrase.span in spans]
    if chosen and chosen[0].phrase.kind == "bodies":
        return None
    if chosen and chosen[0].phrase.counts > 1:
        return None
    return count_of_groups(doc, chosen[:1]) or count_elsewhere(doc, acts, chosen) or count_of_groups(doc, chosen)

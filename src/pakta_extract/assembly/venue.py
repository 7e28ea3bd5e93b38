"""Which of the venues named is that of the occasion."""
from __future__ import annotations

from collections.abc import Sequence

from pakta_extract.document import Document, Span
from pakta_extract.findings import Act, Phrase
from pakta_extract.lexicon.regions import town_readings

RULE_SCORES = {"venue.label": 4.0, "venue.held": 2.5, "venue.dated": 2.5, "venue.head": 1.0, "venue.named": 0.8}
IN_ACT, NEXT_TO_ACT, IN_LEAD = 2.5, 1.0, 1.0
IN_TITLE, IN_QUOTE, IN_CAPTION, UNNAMED = -1.0, -2.0, -0.3, -2.0
LEAST = 0.5
LATER = 0.15  # lost by each venue that stands behind others


def choose_venue(doc: Document, acts: Sequence[Act], venues: Sequence[Phrase]) -> Phrase | None:
    """The venue of the sentence that tells of the pledge, or of its neighbours; earlier ones by preference."""
    told = {a.sentence for a in acts if a.kind != "recalled"}
    beside = _neighbours(doc, told)
    lead = doc.blocks[0].span if doc.blocks else None
    best: tuple[float, Phrase] | None = None
    for i, venue in enumerate(venues):
        if town_readings(venue.span.of(doc.plain))[1]:
            continue  # a town by itself is the city, no venue
        score = _score(doc, venue, told, beside, lead) - LATER * min(i, 10)
        if score >= LEAST and (best is None or score > best[0]):
            best = (score, venue)
    return best[1] if best else None


def _neighbours(doc: Document, told: set[Span]) -> set[Span]:
    """Sentences right before and after those of the acts."""
    found: set[Span] = set()
    for before, after in zip(doc.sentences, doc.sentences[1:], strict=False):
        if before in told:
            found.add(after)
        if after in told:
            found.add(before)
    return found - told


def _score(doc: Document, venue: Phrase, told: set[Span], beside: set[Span], lead: Span | None) -> float:
    at = venue.span.start
    score = RULE_SCORES[venue.rule]
    sentence = doc.sentence_at(at)
    if sentence in told:
        score += IN_ACT
    elif sentence in beside:
        score += NEXT_TO_ACT
    if doc.overlapping(venue.span, "title"):
        score += IN_TITLE
    if doc.overlapping(venue.span, "caption"):
        score += IN_CAPTION
    if doc.in_quote(at):
        score += IN_QUOTE
    elif lead and lead.covers(at):
        score += IN_LEAD
    if venue.span.of(doc.plain).islower() and len(venue.span.of(doc.plain).split()) < 3:
        score += UNNAMED
    return score

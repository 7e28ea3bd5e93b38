"""The pledge points: what was promised, item by item, and how many the article says there are."""

from __future__ import annotations

from dataclasses import dataclass

from pakta_extract.document import Document
from pakta_extract.finders.points import grammar
from pakta_extract.finders.points.items import Candidate
from pakta_extract.finders.points.lists import find_line_lists, find_marked_lists
from pakta_extract.finders.points.ordinals import find_ordinal_lists
from pakta_extract.finders.points.quotes import find_quoted_points
from pakta_extract.finders.points.run_on import find_run_ons
from pakta_extract.findings import PointFinding, TermFinding

__all__ = ["Points", "find_points"]

MOST = 60  # candidate lists looked at closely; hostile text has more
TOLD = ("quote", "heading", "run_on")  # points told in prose, without markers


@dataclass(frozen=True, slots=True)
class Points:
    """The points of the pledge in order, and the total that the article states."""

    points: tuple[PointFinding, ...]
    stated: TermFinding | None


def find_points(doc: Document) -> Points:
    """The best of all candidate lists, by how it is announced, how it promises and whether it fits the count."""
    counts = grammar.stated_counts(doc)
    candidates = [
        *find_marked_lists(doc),
        *find_line_lists(doc),
        *find_ordinal_lists(doc),
        *find_run_ons(doc, counts),
        *find_quoted_points(doc),
    ]
    numbers = [n for n, _ in counts]
    best = sorted(candidates, key=lambda c: (-score(doc, c, numbers), c.start))[:MOST]
    scored = [(score(doc, c, numbers), c) for c in best if not any(_inside(c, other) for other in best)]
    chosen = scored[0][1] if scored and scored[0][0] > 0 else None
    return Points(_number(chosen) if chosen else (), _stated(doc, chosen))


def _inside(candidate: Candidate, other: Candidate) -> bool:
    """Whether all of a list lies inside a longer one: quotes under ordinals, a run-on inside an item."""
    if candidate is other or other.announced < 0:
        return False
    told = candidate.marker in TOLD and other.marker not in TOLD
    if candidate.marker not in TOLD and other.marker in TOLD:
        return False  # prose does not swallow a list with markers
    if len(other.items) <= len(candidate.items) and not told:
        return False
    return other.items[0].start <= candidate.items[0].start and candidate.items[-1].end <= other.items[-1].end


def score(doc: Document, candidate: Candidate, counts: list[int]) -> float:
    """Above 0: these items are the pledge's. Higher is better."""
    n = len(candidate.items)
    promising = sum(grammar.is_promise(i.text(doc)) for i in candidate.items) / n
    base = {"run_on": 0.0, "quote": 0.8, "heading": 1.0, "ordinal": 0.6}.get(candidate.marker, 1.0)
    fits = 1.0 if n in counts else 0.0
    return base + 1.5 * candidate.announced + 1.2 * promising + fits + min(n, 8) * 0.08 - 1.2


def _number(chosen: Candidate) -> tuple[PointFinding, ...]:
    out, last = [], 0
    for item in chosen.items:
        number = item.number if item.number and item.number > last else last + 1
        out.append(PointFinding(number, item.pieces, item.heading, chosen.marker, chosen.rule))
        last = number
    return tuple(out)


def _stated(doc: Document, chosen: Candidate | None) -> TermFinding | None:
    """The count nearest before the points, else the first that stands beside a pledge word."""
    tied = []
    for value, span in grammar.stated_counts(doc):
        sentence = doc.sentence_at(span.start)
        around = sentence.of(doc.plain) if sentence else doc.plain[max(0, span.start - 80) : span.end + 80]
        if grammar.pledge_words().search(around) and not grammar.other_lists().search(
            doc.plain[span.end : span.end + 25]
        ):
            tied.append((value, span))
    if not tied and chosen is not None:
        near = [(n, s) for n, s in grammar.stated_counts(doc) if 0 <= chosen.start - s.end < 160]
        tied = [(n, s) for n, s in near if not grammar.other_lists().search(doc.plain[s.end : chosen.start])][-1:]
    if not tied:
        return None
    if chosen is not None:
        tied.sort(key=lambda t: abs(t[1].start - chosen.start) if t[1].start <= chosen.start else 10**6 + t[1].start)
    value, span = tied[0]
    return TermFinding(str(value), span, "points.stated_count")

"""The pledge points: what was promised, item by item, and how many the article says there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pakta_extract.document import Document, Span
from pakta_extract.finders.points import grammar
from pakta_extract.finders.points.evidence import TOLD, features, score
from pakta_extract.finders.points.forms import find_forms
from pakta_extract.finders.points.items import Candidate
from pakta_extract.finders.points.lists import find_line_lists, find_marked_lists
from pakta_extract.finders.points.ordinals import find_ordinal_lists
from pakta_extract.finders.points.quotes import find_quoted_points
from pakta_extract.finders.points.run_on import find_run_ons
from pakta_extract.finders.points.tellings import find_tellings
from pakta_extract.findings import PointFinding, TermFinding
from pakta_extract.lexicon.points import point_weights

__all__ = ["Points", "candidate_rows", "choose_row", "find_points"]

FURTHER = 1500  # characters from the part of a list told in one way to the next
MOST = 60  # candidate lists looked at closely; hostile text has more


@dataclass(frozen=True, slots=True)
class Points:
    """The points of the pledge in order, and the total that the article states."""

    points: tuple[PointFinding, ...]
    stated: TermFinding | None


def find_candidates(doc: Document, counts: list[tuple[int, Span]]) -> list[Candidate]:
    """Every list that could be the pledge's points."""
    found = [
        *find_marked_lists(doc),
        *find_line_lists(doc),
        *find_ordinal_lists(doc),
        *find_run_ons(doc, counts),
        *find_tellings(doc, counts),
        *find_forms(doc),
        *find_quoted_points(doc),
    ]
    return [*found, *_joined(found)]


def _joined(found: list[Candidate]) -> list[Candidate]:
    """A list told in two ways, whose numbers go on: `Pertama, …. Kedua, …. 3. … 4. …`."""
    numbered = [c for c in found if c.items[-1].number is not None][:MOST]
    out = []
    for first in numbered:
        for second in numbered:
            gap = second.items[0].start - first.items[-1].end
            goes_on = second.items[0].number == (first.items[-1].number or 0) + 1 and first.marker != second.marker
            if goes_on and 0 < gap < FURTHER:
                out.append(replace(first, items=(*first.items, *second.items)))
    return out


def find_points(doc: Document) -> Points:
    """The candidate list for which most speaks, or none where nothing speaks for any."""
    rows = candidate_rows(doc)
    chosen = choose_row(rows, point_weights())
    list_ = rows[chosen][1] if chosen is not None else None
    return Points(_number(list_) if list_ else (), _stated(doc, list_))


def candidate_rows(doc: Document) -> list[tuple[dict[str, float], Candidate]]:
    """Every list that could be the pledge's points, with its features."""
    counts = grammar.stated_counts(doc)
    promises = [c for c in find_candidates(doc, counts) if not _lone_word(doc, c)]
    found = sorted(promises, key=lambda c: (-c.announced, -len(c.items), c.start))[:MOST]
    return [(features(doc, c, found, counts), c) for c in found]


def _lone_word(doc: Document, candidate: Candidate) -> bool:
    """One word alone is no promise: `dua di antaranya meninggal`."""
    return len(candidate.items) == 1 and len(candidate.items[0].text(doc).split()) < 2


def choose_row(rows: Sequence[tuple[dict[str, float], Candidate]], weights: dict[str, float]) -> int | None:
    """The best of the lists that are believed and lie inside no other such list."""
    scores = [score(found, weights) for found, _ in rows]
    believed = [i for i, value in enumerate(scores) if value > 0]
    free = [i for i in believed if not any(_inside(rows[i][1], rows[j][1]) for j in believed)]
    return max(free, key=lambda i: scores[i], default=None)


def _inside(candidate: Candidate, other: Candidate) -> bool:
    """Whether all of a list lies inside a longer one: quotes under ordinals, a run-on inside an item."""
    if candidate is other or (candidate.marker == "heading" and other.marker == "line"):
        return False
    told = candidate.marker in TOLD and other.marker not in TOLD
    if candidate.marker not in TOLD and other.marker in TOLD:
        return False  # prose does not swallow a list with markers
    if len(other.items) <= len(candidate.items) and not told:
        return False
    return other.items[0].start <= candidate.items[0].start and candidate.items[-1].end <= other.items[-1].end


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

"""What speaks for a list being the pledge's points, and against it: features from 0 to 1, weighed in data.

The weights are in `lexicon/data/point_weights.yaml`. They are fitted on articles whose points are known
(`models/fit_points.py`), so that a list is judged by all that is said of it and in it, not by one telling word.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from pakta_extract.document import Document, Span
from pakta_extract.finders.points import grammar
from pakta_extract.finders.points.items import Candidate
from pakta_extract.lexicon.numbers import NUMBER, parse_number

TOLD = frozenset({"quote", "heading", "run_on"})  # points told in prose, without markers
MARKS = {"number": "list", "letter": "list", "roman": "list", "bullet": "bullets", "line": "lines"}
LEAD = 300  # characters read before a list
MANY, LONG, SHORT = 8, 45, 2  # items; words of an item
NEAR = 40  # characters behind a list in which its closing formula begins
DATED = regex.compile(r"\(\d{1,2}[/.]\d|\b20\d\d\b\)")
US = regex.compile(r"\W*(?:bahwa\s+)?(?:kami|saya)\b", regex.I)
REFUSES = regex.compile(r"\W*(?:(?:kami|saya)\s+)?(?:tidak|tak|menolak|tolak|tanpa|menghindari|menjauhi)\b", regex.I)
COUNTED = regex.compile(rf"\b(?P<number>{NUMBER})\s+\p{{Ll}}", regex.I)
PAST = regex.compile(r"\b(?:telah|sudah|pernah|kemarin|tadi|sempat)\b", regex.I)


@dataclass(frozen=True, slots=True)
class Lead:
    """The words that lead to a list: its own sentence up to it, or the one before; and what stands before those."""

    text: str
    before: str


def lead_of(doc: Document, start: int) -> Lead:
    """The lead of a list that starts here."""
    i = bisect_right(doc.sentences, Span(start, len(doc.plain))) - 1
    while i >= 0 and not any(c.isalpha() for c in doc.plain[doc.sentences[i].start : start][:LEAD]):
        i -= 1
    if i < 0:
        return Lead("", "")
    own = doc.sentences[i]
    text = doc.plain[max(own.start, start - LEAD) : min(own.end, start)]
    before = doc.sentences[i - 1] if i else None
    return Lead(text, doc.plain[max(before.start, before.end - LEAD) : before.end] if before else "")


def features(
    doc: Document, candidate: Candidate, others: Sequence[Candidate], counts: Sequence[tuple[int, Span]]
) -> dict[str, float]:
    """All features of a candidate that are not 0."""
    found = {"bias": 1.0, MARKS.get(candidate.marker, candidate.marker): 1.0}
    found |= _of_the_items(doc, candidate)
    found |= _of_the_count(candidate, counts)
    found |= _of_the_lead(doc, candidate)
    found |= _of_the_place(doc, candidate, others)
    return {name: value for name, value in found.items() if value}


def score(found: dict[str, float], weights: dict[str, float]) -> float:
    """The weighed sum of features. Above 0: the list is rather the pledge's points than not."""
    return sum(weights.get(name, 0.0) * value for name, value in found.items())


def _share(texts: list[str], pattern: regex.Pattern[str]) -> float:
    return sum(pattern.search(t) is not None for t in texts) / len(texts)


def _of_the_items(doc: Document, candidate: Candidate) -> dict[str, float]:
    texts = [item.text(doc) for item in candidate.items]
    n = len(texts)
    lengths = [len(t.split()) for t in texts]
    told = candidate.marker in TOLD
    return {
        "one told": float(told and n == 1),
        "two told": float(told and n == 2),
        "many items": min(n, MANY) / MANY,
        "promising": sum(grammar.is_promise(t) for t in texts) / n,
        "nominal": sum(grammar.is_nominal(t) and not grammar.is_promise(t) for t in texts) / n,
        "in our voice": sum(US.match(t) is not None for t in texts) / n,
        "refusing": sum(REFUSES.match(t) is not None for t in texts) / n,
        "ceremony": sum(grammar.ceremony().match(t) is not None for t in texts) / n,
        "past": _share(texts, PAST),
        "dated": _share(texts, DATED),
        "exhorting": _share(texts, grammar.exhorts()),
        "long items": sum(x > LONG for x in lengths) / n,
        "short items": sum(x <= SHORT and not grammar.is_promise(t) for x, t in zip(lengths, texts, strict=True)) / n,
    }


def _of_the_count(candidate: Candidate, counts: Sequence[tuple[int, Span]]) -> dict[str, float]:
    n = len(candidate.items)
    near = [c for c, span in counts if -LEAD < candidate.start - span.end < LEAD]
    return {
        "fits a count": float(any(c == n for c, _ in counts)),
        "fits the near count": float(n in near),
        "more than counted": float(bool(near) and n > max(near)),
        "fewer than counted": float(bool(near) and n < min(near)),
    }


def _of_the_lead(doc: Document, candidate: Candidate) -> dict[str, float]:
    lead = lead_of(doc, candidate.start)
    bare = grammar.adjuncts().sub(" ", lead.text)
    pledge, other = _last(grammar.pledge_nouns(), bare), _last(grammar.other_lists(), bare)
    before = grammar.pledge_nouns().search(grammar.adjuncts().sub(" ", lead.before)) is not None
    content, promises = grammar.content().search(bare) is not None, grammar.promising_verbs().search(bare) is not None
    colon, tied = lead.text.rstrip(" \"'*").endswith(":"), pledge >= 0 or content or promises
    marked = candidate.marker not in TOLD
    return {
        "unannounced": float(pledge < 0 and not (before or content or promises)),
        "lead names pledge": float(pledge >= 0),
        "lead names pledge aside": float(pledge < 0 and grammar.pledge_nouns().search(lead.text) is not None),
        "lead names others": float(other >= 0),
        "others nearer": float(other > pledge >= 0),
        "lead tells content": float(content),
        "lead promises": float(promises),
        "list announced": float(marked and tied and other < pledge),
        "colon of others": float(colon and not tied),
        "lead exhorts": float(grammar.speech_of_office().search(lead.text) is not None),
        "lead speaks": float(grammar.speaking().search(lead.text) is not None),
        "lead of one": float(grammar.one_person().search(lead.text) is not None),
        "lead of many": float(grammar.many().search(lead.text) is not None),
        "lead of aims": float(grammar.aims().search(lead.text) is not None),
        "pledge before": float(before),
        "lead counts others": float(_counts_others(bare, len(candidate.items))),
        "others before": float(grammar.other_lists().search(lead.before) is not None),
        "speech before": float(grammar.speech_of_office().search(lead.before) is not None),
    }


def _counts_others(lead: str, n: int) -> bool:
    """`tiga tuntutan: …, …, …`: the lead counts the items, and not as points."""
    counted = [m for m in COUNTED.finditer(lead) if parse_number(m["number"]) == n]
    return bool(counted) and not any(grammar.stated().match(lead, m.start()) for m in counted)


def _last(pattern: regex.Pattern[str], text: str) -> int:
    return max((m.end() for m in pattern.finditer(text)), default=-1)


def _of_the_place(doc: Document, candidate: Candidate, others: Sequence[Candidate]) -> dict[str, float]:
    first, last = candidate.items[0].start, candidate.items[-1].end
    quote = doc.quote_at(first)
    clause = doc.plain[quote.end : quote.end + 90] if quote else ""
    inside = [o for o in others if o is not candidate and o.items[0].start <= first and last <= o.items[-1].end]
    longer = [o for o in inside if len(o.items) > len(candidate.items)]
    return {
        "in a quote": float(quote is not None),
        "read out": float(quote is not None and grammar.reading_out().search(clause) is not None),
        "said by one": float(quote is not None and grammar.one_person().search(clause) is not None),
        "closed by formula": float(grammar.closing().search(doc.plain, last, last + NEAR) is not None),
        "inside told": float(any(o.marker in TOLD for o in longer)),
        "told before": float(candidate.rule == "points.told_before"),
    }

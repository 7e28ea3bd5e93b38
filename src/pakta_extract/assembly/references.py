"""Elections and laws of the record: one value for each, with all places that name it."""
from __future__ import annotations

from collections.abc import Sequence

from pakta_extract.assembly.ground import evidence
from pakta_extract.document import Document, Span
from pakta_extract.findings import Act, TermFinding
from pakta_extract.lexicon.references import elections_lexicon
from pakta_extract.schema import DateValue, TextValue

BESIDE = 60  # characters within which two elections are named together
LEAD_SENTENCES = 3
MOST = 200  # mentions and acts looked at; hostile text has more
EVIDENCE = 20  # places kept for one value


def choose_elections(
    doc: Document, acts: Sequence[Act], mentions: Sequence[TermFinding], date: DateValue | None = None
) -> tuple[TextValue, ...]:
    """The elections that the pledge is about, in the order of their first mention.

    Left out are those that lie behind: said so (`Pemilu 2019 lalu`), of an earlier year than the others, or
    voted before the day of the occasion, unless they stand in a sentence of the pledge itself.
    """
    live = [m for m in mentions[:MOST] if m.rule != "elections.past"]
    told = _values_in(live, _pledge_spans(doc, acts))
    strong = told | _values_in(live, doc.sentences[:LEAD_SENTENCES])
    live = [m for m in live if m.rule != "elections.year_elsewhere" or m.value in strong]
    values = list(dict.fromkeys(m.value for m in live))
    newest = max((_year(v) for v in strong), default=0) or max(map(_year, values), default=0)
    kept = [v for v in values if _year(v) >= newest]
    kept_mentions = [m for m in live if m.value in kept]
    kept += [m.value for m in live if m.value not in kept and any(_beside(doc, m, k) for k in kept_mentions)]
    day = date.value if date is not None and date.precision == "day" else None
    ahead = [v for v in kept if v in told or not (day and _is_over(v, day))]
    places = _by_value(live)
    return tuple(_value(doc, places[v]) for v in values if v in (ahead or kept))


def choose_laws(doc: Document, mentions: Sequence[TermFinding]) -> tuple[TextValue, ...]:
    """Every law once, in text order; one that is cited with a Pasal does not stand without it as well."""
    places = _by_value(mentions)
    with_pasal = {v.split(" Pasal ")[0] for v in places if " Pasal " in v}
    return tuple(_value(doc, own) for v, own in places.items() if v not in with_pasal)


def _pledge_spans(doc: Document, acts: Sequence[Act]) -> list[Span]:
    """Title, captions, sentences of the pledge, items of lists."""
    heads = [s.span for s in doc.of_kind("title", "caption", "list_item")][:MOST]
    return [*heads, *(a.sentence for a in acts[:MOST])]


def _values_in(live: Sequence[TermFinding], spans: Sequence[Span]) -> set[str]:
    return {m.value for m in live if any(s.overlaps(m.span) for s in spans)}


def _year(value: str) -> int:
    return int(value.rsplit(" ", 1)[1])


def _beside(doc: Document, one: TermFinding, other: TermFinding) -> bool:
    """Named together: in one sentence, a few words apart."""
    apart = max(one.span.start, other.span.start) - min(one.span.end, other.span.end)
    return apart < BESIDE and doc.sentence_at(one.span.start) == doc.sentence_at(other.span.start)


def _is_over(value: str, day: str) -> bool:
    """Whether the country voted before that day (`2024-09-02`)."""
    kind = elections_lexicon().kind(value)
    days = [d.isoformat() for d in kind.voting_days if d.year == _year(value)] if kind else []
    return bool(days) and max(days) < day


def _by_value(mentions: Sequence[TermFinding]) -> dict[str, list[TermFinding]]:
    """Mentions of each value, values in the order of their first mention."""
    places: dict[str, list[TermFinding]] = {}
    for mention in mentions:
        places.setdefault(mention.value, []).append(mention)
    return places


def _value(doc: Document, own: Sequence[TermFinding]) -> TextValue:
    spans = list(dict.fromkeys(m.span for m in own))[:EVIDENCE]
    return TextValue(value=own[0].value, evidence=tuple(evidence(doc, s) for s in spans), rule=own[0].rule)

"""Findings to one pledge event: every finder is asked once, then one value is chosen for each field."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from pakta_extract.assembly.dates import choose_date, published_value
from pakta_extract.assembly.ground import evidence, number_value, text_value
from pakta_extract.assembly.officials import build_officials, choose_lead, rank_is_a_guess
from pakta_extract.assembly.places import choose_places
from pakta_extract.assembly.point_doubts import point_notices
from pakta_extract.assembly.points import build_points
from pakta_extract.assembly.references import choose_elections, choose_laws
from pakta_extract.document import Document, Span
from pakta_extract.finders.dates import find_dates, find_published
from pakta_extract.finders.elections import find_elections
from pakta_extract.finders.groups import find_count, find_groups
from pakta_extract.finders.institutions import find_institutions
from pakta_extract.finders.laws import find_laws
from pakta_extract.finders.occasion import Occasion
from pakta_extract.finders.officials import find_officials
from pakta_extract.finders.places import find_dateline, find_places, find_venues
from pakta_extract.finders.points import find_points
from pakta_extract.findings import DateMention, NameMention, OfficialFinding
from pakta_extract.lexicon.messages import warning_message
from pakta_extract.lexicon.themes import Themes
from pakta_extract.schema import InstrumentValue, Metadata, Notice, PledgeEvent, TextValue

# An article that speaks of an election at all is about one, named with its year or not: gifts are then money politics.
ELECTION = regex.compile(
    r"\b(?:pemilu|pilkada|pemilukada|pilpres|pileg|pilgub|pilbup|pilwalkot|pilwako|pilkades|pemilihan|paslon|pasangan\s+calon|caleg)\b",
    regex.I,
)



def build_event(
    doc: Document,
    occasion: Occasion,
    metadata: Metadata,
    names: Sequence[NameMention] = (),
    themes: Themes | None = None,
) -> PledgeEvent:
    """One event from one article that `decide_occasion` took for a pledge event.

    `names` are the model's proposals; rules alone work without them. `themes` are those of the package or, if given, of
    a researcher.
    """
    acts = list(occasion.acts)
    officials = find_officials(doc, names)
    groups = find_groups(doc, acts)
    count = find_count(doc, acts, groups)
    places = choose_places(
        doc, acts, find_places(doc), find_dateline(doc), find_venues(doc, acts),
        positions=[o.position for o in officials if o.position], groups=[g.span for g in groups],
    )  # fmt: skip
    status = occasion.status or "held"
    named_elections = find_elections(doc)
    published = published_value(doc, find_published(doc), metadata.published)
    mentions = find_dates(doc)
    date, date_notices = choose_date(doc, acts, mentions, published, named_elections, status)
    elections = choose_elections(doc, acts, named_elections, date)
    lead, lead_rule = choose_lead(doc, officials, places.region.name if places.region else None, groups)
    institutions = find_institutions(doc, acts, officials, groups, names)
    points = find_points(doc)
    return PledgeEvent(
        status=status,
        instruments=tuple(
            InstrumentValue(value=a.instrument, evidence=(evidence(doc, a.span),), rule=a.rule)
            for a in occasion.instruments
        ),
        region=places.region,
        city=places.city,
        province=places.province,
        dateline=places.dateline,
        outlet=places.outlet or _given_outlet(metadata),
        venue=places.venue,
        date=date,
        published=published,
        officials=build_officials(doc, officials),
        lead_official=_lead_value(doc, lead, lead_rule),
        signatory_groups=tuple(text_value(doc, g.span, g.rule) for g in groups),
        signatory_count=number_value(doc, count.span, count.rule, int(count.value)) if count else None,
        institutions=tuple(text_value(doc, i.span, i.rule) for i in institutions),
        elections=elections,
        legal_basis=choose_laws(doc, find_laws(doc)),
        stated_points=number_value(doc, points.stated.span, points.stated.rule, int(points.stated.value))
        if points.stated
        else None,
        points=build_points(doc, points, "election" if ELECTION.search(doc.plain) else "office", themes),
        warnings=(
            *_several_occasions(doc, occasion, mentions),
            *places.warnings,
            *date_notices,
            *point_notices(doc, points),
            *_lead_notices(doc, officials, lead, lead_rule),
        ),
    )


def _lead_value(doc: Document, lead: OfficialFinding | None, rule: str) -> TextValue | None:
    return text_value(doc, lead.name, rule, found_by=lead.found_by) if lead else None


def _lead_notices(
    doc: Document, officials: Sequence[OfficialFinding], lead: OfficialFinding | None, rule: str
) -> tuple[Notice, ...]:
    if lead is None or not rank_is_a_guess(doc, officials, lead, rule):
        return ()
    message = warning_message("lead_by_rank")
    return (Notice(code="lead_by_rank", message=message, evidence=(evidence(doc, lead.name),)),)


def _several_occasions(doc: Document, occasion: Occasion, dates: Sequence[DateMention]) -> tuple[Notice, ...]:
    """A warning where sentences that tell a pledge name different days."""
    told = {a.sentence for a in occasion.acts if a.kind == "held"}
    days: dict[tuple[int, int], Span] = {}
    for mention in dates:
        if mention.day and mention.month and doc.sentence_at(mention.span.start) in told:
            days.setdefault((mention.month, mention.day), mention.span)
    if len(days) < 2:
        return ()
    spans = tuple(evidence(doc, s) for s in days.values())
    return (Notice(code="several_occasions", message=warning_message("several_occasions"), evidence=spans),)


def _given_outlet(metadata: Metadata) -> TextValue | None:
    """The outlet given as metadata serves where the text names none."""
    if not metadata.outlet:
        return None
    return TextValue(value=metadata.outlet, evidence=(), rule="metadata.outlet", note="given as metadata")

"""Where: dateline, medium and venue as written; the pledging region, the city and its province as canonical names."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from pakta_extract.assembly.city import CityChoice, choose_city, dateline_codes, venue_reach
from pakta_extract.assembly.ground import evidence, text_value
from pakta_extract.assembly.jurisdiction import NATIONAL, Votes, Zones, count_votes, zones_of
from pakta_extract.assembly.stretches import MentionIndex
from pakta_extract.assembly.venue import choose_venue
from pakta_extract.document import Document, Span
from pakta_extract.findings import Act, Dateline, Phrase, PlaceMention
from pakta_extract.lexicon.messages import warning_message
from pakta_extract.lexicon.regions import JAKARTA, place_context, province_of, regions
from pakta_extract.schema import Notice, RegionValue, TextValue

NAME_ALONE = ("region.bare", "region.location", "region.dateline")  # no office, scope or level before the name
LOWER_SCHOOLS = regex.compile(r"\b(?:SMPN?|SDN?|TK|MTsN?|MIN?)\b")


@dataclass(frozen=True)
class Places:
    """All the place fields of a record."""

    dateline: TextValue | None
    outlet: TextValue | None
    venue: TextValue | None
    region: RegionValue | None
    city: RegionValue | None
    province: str | None
    warnings: tuple[Notice, ...]


def choose_places(
    doc: Document,
    acts: Sequence[Act],
    places: Sequence[PlaceMention],
    dateline: Dateline | None,
    venues: Sequence[Phrase],
    positions: Sequence[Span] = (),
    groups: Sequence[Span] = (),
) -> Places:
    """One value for each place field.

    `positions` are the offices of named officials and `groups` the pledgers' phrases, where known:
    they name the jurisdiction best. Everything else is read from `places`, `dateline` and `venues`.
    """
    venue = choose_venue(doc, acts, venues)
    index = MentionIndex(places)
    stretches = [venue_reach(doc, v.span, index) for v in venues]
    zones = zones_of(doc, acts, stretches, positions, groups)
    from_dateline = (dateline.place, dateline_codes(doc, dateline)) if dateline and dateline.place else None
    votes = count_votes(doc, places, zones, from_dateline)
    best = votes.best()
    code = _school_province(doc, votes, zones) or best
    near = None if best == NATIONAL else best  # a provincial school stands in its kabupaten
    spans = [v.span for v in venues]
    city = choose_city(doc, venue.span if venue else None, spans, index, dateline, near, zones.acts)
    if city and not city.spans:
        city = replace(city, spans=tuple(votes.evidence(city.code)[0]))
    region = _region_value(doc, code, votes)
    city_value = _city_value(doc, city)
    return Places(
        dateline=text_value(doc, dateline.place, dateline.rule) if dateline and dateline.place else None,
        outlet=text_value(doc, dateline.outlet, dateline.rule) if dateline and dateline.outlet else None,
        venue=text_value(doc, venue.span, venue.rule) if venue else None,
        region=region,
        city=city_value,
        province=(city_value.province if city_value else None) or (region.province if region else None),
        warnings=tuple(_notices(doc, code, city, votes)),
    )


def _school_province(doc: Document, votes: Votes, zones: Zones) -> str | None:
    """A school that the province runs belongs to the province, wherever it stands."""
    best = votes.best()
    if best is None or best == NATIONAL or len(best) == 2:
        return None
    for span in zones.groups.spans or zones.telling():
        stretch = doc.plain[span.start : min(span.end, span.start + 1500)]
        for m in _provincial_school().finditer(stretch):
            at = span.start + m.start()
            if not zones.venues.hold(at) and not LOWER_SCHOOLS.search(stretch):
                votes.add(province_of(best), 0.1, Span(at, span.start + m.end()), "region.provincial_school")
                return province_of(best)
    return None


@cache
def _provincial_school() -> regex.Pattern[str]:
    words = "|".join(map(regex.escape, place_context().provincial_schools))
    return regex.compile(rf"(?<!\w)(?:{words})(?!\w)", regex.I)


def _region_value(doc: Document, code: str | None, votes: Votes) -> RegionValue | None:
    if code is None:
        return None
    spans, rule = votes.evidence(code)
    shown = tuple(evidence(doc, s) for s in spans)
    if code == NATIONAL:
        return RegionValue(name="Indonesia", level="nasional", code=None, province=None, evidence=shown, rule=rule)
    region = regions()[code]
    return RegionValue(
        name=region.name, level=region.level, code=code, province=region.province, evidence=shown, rule=rule
    )


def _city_value(doc: Document, city: CityChoice | None) -> RegionValue | None:
    if city is None:
        return None
    region = regions()[city.code]
    return RegionValue(
        name="DKI Jakarta" if city.code == JAKARTA else region.name,
        level=region.level,
        code=city.code,
        province=region.province,
        evidence=tuple(evidence(doc, s) for s in city.spans),
        rule=city.rule,
        note=_note(doc, city),
    )


def _note(doc: Document, city: CityChoice) -> str | None:
    """How the name follows from its evidence, where it is not said in so many words."""
    region = regions()[city.code]
    if city.rule == "city.region":
        return "neither venue nor dateline; the pledging region"
    if city.rule == "city.seat":
        return f"{region.name} is the seat of the province"
    if city.rule == "city.own_office":
        return "an office of the pledging region"
    if city.spans and region.short.casefold() not in city.spans[0].of(doc.plain).casefold():
        return f"{city.spans[0].of(doc.plain)} lies in {region.name}"
    return None


def _notices(doc: Document, code: str | None, city: CityChoice | None, votes: Votes) -> list[Notice]:
    found: list[tuple[str, tuple[Span, ...]]] = []
    if city and city.ambiguous:
        found.append(("city_ambiguous", city.spans))
    if city and city.rule == "city.dateline" and code not in (city.code, province_of(city.code), NATIONAL):
        found.append(("city_from_dateline", city.spans))
    if city and city.rule == "city.region":
        found.append(("city_from_region", ()))
    if code and code in regions():
        equals = [c for c, w in votes.weight.items() if c != code and w >= votes.weight[code] - 1e-6 and c in regions()]
        if any(regions()[c].short == regions()[code].short for c in equals):
            found.append(("region_ambiguous", tuple(votes.evidence(code)[0])))
        elif (choice := votes.evidence(code))[1] in NAME_ALONE:
            found.append(("region_by_name_alone", tuple(choice[0])))
    return [
        Notice(code=name, message=warning_message(name), evidence=tuple(evidence(doc, s) for s in spans))
        for name, spans in found
    ]

"""The kabupaten or kota where the occasion was held: the venue decides, else the dateline, else the region."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from pakta_extract.assembly.stretches import MentionIndex, Stretches
from pakta_extract.document import Document, Span
from pakta_extract.findings import Dateline, PlaceMention
from pakta_extract.lexicon.calendar import any_of, calendar
from pakta_extract.lexicon.regions import JAKARTA, place_context, province_of, regions, town_readings
from pakta_extract.lexicon.venues import venue_lexicon

NEAR = 60  # characters after a venue in which its place may be named


@dataclass(frozen=True, slots=True)
class _Patterns:
    link: regex.Pattern[str]  # between a venue and its place: ", Kota", "di Kabupaten", "yang terletak di jantung Kota"
    located: regex.Pattern[str]
    interview: regex.Pattern[str]
    held: regex.Pattern[str]
    dated: regex.Pattern[str]
    own_office: regex.Pattern[str]
    level: regex.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = place_context().held_at
    weekdays = any_of(calendar().weekday_numbers)
    level = any_of(words.levels)

    def find(source: str) -> regex.Pattern[str]:
        return regex.compile(source, regex.I)

    return _Patterns(
        link=find(rf"[ ]?(?:[,(]|,?[ ]?{any_of(words.links)}(?!\w))[ ]?(?:{any_of(words.parts)}[ ])?(?:{level}[ ])?"),
        located=find(rf"\b{any_of(words.located)}\b"),
        interview=find(rf"\b{any_of(words.interview)}\b"),
        held=find(rf"\b{any_of(venue_lexicon().held)}[ ]di[ ]$"),
        dated=find(rf",?[ ](?:pada[ ])?(?:hari[ ])?(?:{weekdays}\b|\(?\d{{1,2}}/\d)"),
        own_office=find(rf"\b{any_of(words.buildings)}[ ](?:{any_of(words.rooms)}[ ]){{0,3}}{any_of(words.owners)}\b"),
        level=find(rf"{level} $"),
    )


@dataclass(frozen=True, slots=True)
class CityChoice:
    """Code of the city (`31` for Jakarta as a whole), the words that say so, and whether others were as likely."""

    code: str
    spans: tuple[Span, ...]
    rule: str
    ambiguous: bool = False


def dateline_codes(doc: Document, dateline: Dateline | None) -> tuple[str, ...]:
    """Regions that the dateline's place may mean."""
    return town_readings(dateline.place.of(doc.plain))[0] if dateline and dateline.place else ()


def venue_reach(doc: Document, venue: Span, places: MentionIndex) -> Span:
    """The venue with the place that follows it (`Hotel X, Kota Y`)."""
    ends = [m.span.end for m in _places_of_venue(doc, venue, places)]
    return Span(venue.start, max([venue.end, *ends]))


def choose_city(
    doc: Document,
    venue: Span | None,
    other_venues: Sequence[Span],
    places: MentionIndex,
    dateline: Dateline | None,
    region: str | None,
    told: Stretches,
) -> CityChoice | None:
    """The city by the guideline's order.

    `region` is the code of the pledgers' jurisdiction, `told` the acts' sentences. Other venues help
    where they name the chosen one again ("Pendopo Muda Raya … di pendopo yang terletak di Kota X").
    """
    from_dateline = dateline_codes(doc, dateline)
    hints = [region] if region else []
    if len(from_dateline) == 1:  # an ambiguous dateline decides nothing
        hints.append(from_dateline[0])
    if venue:
        same = [v for v in other_venues if _first_word(doc, v) == _first_word(doc, venue)]
        for named in dict.fromkeys([venue, *same]):
            if found := _by_mentions(_places_of_venue(doc, named, places), hints, "city.venue"):
                return found
        local = region is not None and regions()[region].level != "provinsi"
        if region and local and _patterns().own_office.search(doc.plain, venue.start, venue.end):
            return CityChoice(region, (venue,), "city.own_office")
    if found := _by_mentions(_locations(doc, places, told, venue), hints, "city.location"):
        return found
    if dateline and dateline.place:
        found = _by_codes(from_dateline, hints[:1], (dateline.place,), "city.dateline")
        if found:
            return found
    if region and (region == JAKARTA or regions()[region].level != "provinsi"):
        return CityChoice(region, (), "city.region")
    return None


def _first_word(doc: Document, venue: Span) -> str:
    return str(regex.split(r"\W", venue.of(doc.plain).lower(), maxsplit=1)[0])


def _places_of_venue(doc: Document, venue: Span, places: MentionIndex) -> list[PlaceMention]:
    """Places in the venue's words or right after them, the last one first."""
    inside = [m for m in places.starting_in(venue.start, venue.end) if m.span.end <= venue.end]
    after: list[PlaceMention] = []
    end = venue.end
    sentence = doc.sentence_at(venue.start)
    for m in places.starting_in(end, end + 3 * NEAR):
        if m.span.start > end + NEAR or m.level == "nasional":
            continue
        between = doc.plain[end : m.span.start]
        located = sentence and m.span.start < sentence.end and _patterns().located.search(between)
        if _patterns().link.fullmatch(between) or (located and m.rule in ("places.level", "places.location")):
            after.append(m)
            end = m.span.end
    # "Hotel X Bogor Indah" proves little: a place inside counts at the end of the name or as an office's own
    firm = [m for m in inside if venue.end - m.span.end <= 2 or m.rule not in ("places.bare",)]
    return [*after, *reversed(firm)]


def _locations(doc: Document, places: MentionIndex, told: Stretches, venue: Span | None) -> list[PlaceMention]:
    """`digelar di X`, `di X, Rabu (4/9)` in the sentences that tell of the act; not where somebody was interviewed."""
    found = []
    for m in places.mentions:
        if m.rule not in ("places.location", "places.level") or not told.hold(m.span.start):
            continue
        sentence = doc.sentence_at(m.span.start) or Span(0, 0)
        before = doc.plain[max(sentence.start, m.span.start - 80) : m.span.start]
        before = _patterns().level.sub("", before)
        if not regex.search(r"\bdi $", before, regex.I) or _patterns().interview.search(before):
            continue
        if _patterns().held.search(before) or (venue is None and _patterns().dated.match(doc.plain, m.span.end)):
            found.append(m)
    return found


def _by_mentions(mentions: Sequence[PlaceMention], hints: Sequence[str], rule: str) -> CityChoice | None:
    near = [m for m in mentions if not hints or any(province_of(c) == province_of(hints[0]) for c in m.codes)]
    for m in mentions:
        if m not in near and (m.level == "kecamatan" or near):
            continue  # of the same name, but far away: "Kota Baru, Nabire"
        if found := _by_codes(m.codes, hints, (m.span,), rule):
            return found
    for m in mentions:  # only provinces are named: "Kantor Gubernur X" stands in the capital
        if m.rule in ("places.government", "places.office", "places.provincial_office") and m.codes:
            return CityChoice(seat(m.codes[0]), (m.span,), "city.seat")
    return None


def _by_codes(codes: Sequence[str], hints: Sequence[str], spans: tuple[Span, ...], rule: str) -> CityChoice | None:
    """One of `codes`: the one that the hints name, else one in their province, else the kota of a province's event."""
    cities = [c for c in codes if len(c) > 2] or [c for c in codes if c == JAKARTA]
    if cities == [JAKARTA]:
        named = next((h for h in hints if province_of(h) == JAKARTA and len(h) > 2), None)
        return CityChoice(named or JAKARTA, spans, rule)
    for hint in hints:
        if hint in cities:
            return CityChoice(hint, spans, rule)
    for hint in hints:
        if regions()[hint].seat in cities:
            return CityChoice(regions()[hint].seat, spans, rule)
        near = [c for c in cities if province_of(c) == province_of(hint)]
        if near:
            cities = near
            break
    if not cities:
        return None
    kota = [c for c in cities if regions()[c].level == "kota"]
    if len(cities) > 1 and len(kota) == 1 and len({regions()[c].short for c in cities}) == 1:
        return CityChoice(kota[0], spans, rule, ambiguous=True)
    if len(cities) > 2:  # a kecamatan name that half the country has
        return None
    return CityChoice(cities[0], spans, rule, ambiguous=len(cities) > 1)


def seat(province: str) -> str:
    """The kabupaten or kota that holds a province's capital; Jakarta is its own."""
    code: str = JAKARTA if province == JAKARTA else regions()[province].seat
    return code

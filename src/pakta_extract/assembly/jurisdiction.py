"""The jurisdiction whose people pledge, by weighing all mentions of regions.

A mention weighs by what stands before it (`se-Kabupaten X` and `Pemkab X` more than `di X`) and by
where it stands (the pledgers' own phrase, the sentence of the act, title and lead more than the
rest). A name that several regions bear counts for each of them; a `bupati` or `wali kota` without
a name in the same places counts for all candidates of that level and so decides.
"""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

import regex

from pakta_extract.assembly.stretches import Stretches
from pakta_extract.document import Document, Span
from pakta_extract.findings import Act, PlaceMention
from pakta_extract.lexicon.calendar import any_of
from pakta_extract.lexicon.regions import place_context, place_key, regions

# What the words before a name are worth.
RULE_WEIGHTS = {
    "places.scope": 3.0,
    "places.government": 3.0,
    "places.provincial_office": 3.0,
    "places.office": 2.0,
    "places.level": 2.0,
    "places.kecamatan": 1.5,
    "places.election": 1.0,
    "places.location": 1.0,
    "places.bare": 1.0,
    "places.tail": 0.0,
}
PROVINCE_AS_PLACE = 0.3  # a province that only says where something lies
IN_GROUP, IN_ACT, IN_LEAD, IN_TITLE, IN_OFFICE, IN_QUOTE = 4.0, 2.0, 1.5, 1.5, 1.5, 0.5
IN_VENUE, IN_VENUE_OFFICE = 0.2, 0.6  # a hotel's town is not the pledgers'; "Kantor Bupati X" may well be theirs
NAMING = ("places.scope", "places.government", "places.level")  # a kabupaten or kota named as such
TOWNS_ELSEWHERE = 1.5  # all votes of kecamatan and capitals for a region that is not named while others are
TOWNS = ("kecamatan", "capital")  # names that many a village, school or street bears too
DATELINE = 1.0
UNNAMED_OFFICE = 3.0  # "Penjabat Wali Kota" without a place
SCOPE_OF_ALL, NATIONAL_BODY = 3.0, 0.6  # "seluruh Indonesia"; a minister who may only be a guest
LONG_STRETCH = 1500  # characters of a sentence or lead that are looked through for offices
NATIONAL = "00"  # stands for the whole country among the votes


@dataclass
class Votes:
    """Weight and mentions by region code; `NATIONAL` for the whole country."""

    weight: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    mentions: dict[str, list[tuple[float, Span, str]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, code: str, weight: float, span: Span, rule: str) -> None:
        if weight > 0:
            self.weight[code] += weight
            self.mentions[code].append((weight, span, rule))

    def best(self) -> str | None:
        """The code with the most weight; of equal ones the kota, then the kabupaten, then the one first named.

        Bare "Bogor" or "Malang" is the town more often than the kabupaten around it.
        """
        if not self.weight:
            return None
        first = {code: found[0][1].start for code, found in self.mentions.items()}
        return max(self.weight, key=lambda c: (round(self.weight[c], 3), c[2:4] == ".7", len(c), -first[c]))

    def evidence(self, code: str) -> tuple[list[Span], str]:
        """The three weightiest mentions in that order, and the rule of the first."""
        ranked = sorted(self.mentions[code], key=lambda m: (-m[0], m[1].start))
        spans = list(dict.fromkeys(m[1] for m in ranked))
        return spans[:3], ranked[0][2]


@dataclass(frozen=True)
class Zones:
    """Stretches of the article by their worth for the jurisdiction."""

    groups: Stretches
    acts: Stretches
    lead: Stretches
    titles: Stretches
    offices: Stretches
    venues: Stretches

    def telling(self) -> list[Span]:
        """Where the pledgers and their heads are named: sentences of acts, titles, the lead."""
        return Stretches([*self.acts.spans, *self.titles.spans, *self.lead.spans]).spans

    def worth(self, doc: Document, span: Span, rule: str) -> float:
        """How much a mention at `span` counts for where it stands."""
        at = span.start
        if self.venues.hold(at):
            return IN_VENUE_OFFICE if rule in ("places.government", "places.office") else IN_VENUE
        if self.groups.hold(at):
            return IN_GROUP
        if doc.in_quote(at):
            return IN_QUOTE
        worth = 1.0
        if self.acts.hold(at):
            worth = IN_ACT
        elif self.titles.hold(at):
            worth = IN_TITLE
        elif self.lead.hold(at):
            worth = IN_LEAD
        return max(worth, IN_OFFICE) if self.offices.hold(at) else worth


def zones_of(
    doc: Document, acts: Sequence[Act], venues: Sequence[Span], positions: Sequence[Span], groups: Sequence[Span]
) -> Zones:
    """Where the article speaks of the pledgers. `venues` should reach over the place that follows them."""
    return Zones(
        groups=Stretches(groups),
        acts=Stretches(a.sentence for a in acts if a.kind != "recalled"),
        lead=Stretches(_lead(doc)),
        titles=Stretches(s.span for s in doc.of_kind("title")),
        offices=Stretches(positions),
        venues=Stretches(venues),
    )


def _lead(doc: Document) -> list[Span]:
    """The paragraph that the dateline opens, else the first: an editor's note may stand above it."""
    opened = [block for line in doc.of_kind("dateline")[:1] if (block := doc.block_at(line.start))]
    return [block.span for block in [*opened, *doc.blocks[:1]][:1]]


def count_votes(
    doc: Document, places: Sequence[PlaceMention], zones: Zones, dateline: tuple[Span, tuple[str, ...]] | None
) -> Votes:
    """Votes of all mentions, of the dateline (span and codes) and of offices without a name."""
    votes = Votes()
    named = {c for m in places if m.rule in NAMING for c in m.codes if len(c) > 2}
    votes_of_towns = sum(m.level in TOWNS for m in places)
    for mention in places:
        if dateline and dateline[0].overlaps(mention.span):
            continue
        worth = zones.worth(doc, mention.span, mention.rule) * RULE_WEIGHTS[mention.rule]
        if mention.level == "nasional":
            votes.add(NATIONAL, worth, mention.span, "region.national_scope")
        for code in _likely(mention, named):
            share = worth
            if mention.level in TOWNS and named and code not in named:
                share = min(share, TOWNS_ELSEWHERE / votes_of_towns)
            if len(code) == 2 and mention.rule in ("places.location", "places.bare", "places.election"):
                share *= PROVINCE_AS_PLACE
            votes.add(code, share, mention.span, mention.rule.replace("places.", "region."))
    if dateline:
        for code in dateline[1]:
            votes.add(code, DATELINE * (PROVINCE_AS_PLACE if len(code) == 2 else 1), dateline[0], "region.dateline")
    _add_unnamed_offices(doc, zones, votes)
    _add_national_bodies(doc, zones, votes)
    return votes


def _likely(mention: PlaceMention, named: set[str]) -> tuple[str, ...]:
    """Of a kecamatan name that several regions have, the regions that the article names."""
    if mention.level != "kecamatan":
        return mention.codes
    return tuple(c for c in mention.codes if c in named) or mention.codes


@cache
def _unnamed() -> dict[str, regex.Pattern[str]]:
    """Heads and governments without a name after them, by the level they speak for."""
    return {
        level: regex.compile(rf"(?<!\w){any_of(words)}(?!\w)", regex.I)
        for level, words in place_context().unnamed.items()
    }


def _add_unnamed_offices(doc: Document, zones: Zones, votes: Votes) -> None:
    """`Bupati` alone, where the pledgers are named, decides between candidates of one name for those of its level."""
    shared = Counter(place_key(regions()[c].short) for c in votes.weight if c in regions())
    twins = [c for c in votes.weight if c in regions() and shared[place_key(regions()[c].short)] > 1]
    if not twins:
        return
    named = {span.start for found in votes.mentions.values() for _, span, _ in found}
    for level, pattern in _unnamed().items():
        best: tuple[float, Span] | None = None
        for stretch in zones.telling():
            for m in pattern.finditer(doc.plain, stretch.start, min(stretch.end, stretch.start + LONG_STRETCH)):
                gap = regex.match(r"[ .()]{1,3}", doc.plain[m.end() : m.end() + 3])
                if gap and m.end() + len(gap[0]) in named:
                    continue
                worth = zones.worth(doc, Span(*m.span()), "places.government")
                if best is None or worth > best[0]:
                    best = (worth, Span(*m.span()))
        if best:
            for code in twins:
                if regions()[code].level == level:
                    votes.add(code, UNNAMED_OFFICE * best[0], best[1], "region.unnamed_office")


@cache
def _national_bodies() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w){any_of(place_context().national.bodies)}(?!\w)")


@cache
def _national_scope() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w){any_of(place_context().national.scope)}(?!\w)", regex.I)


def _add_national_bodies(doc: Document, zones: Zones, votes: Votes) -> None:
    """Ministers and national bodies that stand where the pledgers or their leaders stand."""
    stretches = Stretches([*zones.groups.spans, *zones.telling()]).spans
    for pattern, weight, most in ((_national_scope(), SCOPE_OF_ALL, 2), (_national_bodies(), NATIONAL_BODY, 3)):
        spans = (
            Span(*m.span())
            for stretch in stretches
            for m in pattern.finditer(doc.plain, stretch.start, min(stretch.end, stretch.start + LONG_STRETCH))
        )
        for span in islice(spans, most):
            votes.add(NATIONAL, weight * zones.worth(doc, span, "places.office"), span, "region.national_body")


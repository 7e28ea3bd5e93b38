"""What a record is. Every value says where in the article it stands and which rule or model found it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from pakta_extract.document import SegmentKind
from pakta_extract.findings import FoundBy, Instrument

SCHEMA_VERSION = "1.2"

Status = Literal["held", "planned", "mandated"]
FunctionName = Literal["led", "signed", "recited", "witnessed", "spoke", "ordered", "attended"]
Band = Literal["high", "medium", "low"]
Level = Literal["nasional", "provinsi", "kabupaten", "kota"]
Marker = Literal["number", "letter", "roman", "bullet", "line", "ordinal", "connector", "run_on", "quote", "heading"]
BuiltInTheme = Literal[
    "neutrality", "no_conflict_of_interest", "no_intimidation", "no_partisanship", "no_campaigning",
    "wise_social_media", "no_hate_or_hoax", "reject_money_politics", "no_state_facilities",
    "professional_service", "respect_results", "report_violations", "accept_sanctions", "obey_law",
    "unity_and_peace", "anti_corruption", "transparency", "promote_and_supervise",
    "loyalty_to_state", "election_integrity", "vote_secrecy_and_participation", "other",
]  # fmt: skip
# A built-in theme, or one that a researcher's own themes file brings along.
OwnTheme = Annotated[str, Field(pattern="^[a-z][a-z0-9_]*$", description="a theme of a themes file of one's own")]
Theme = BuiltInTheme | OwnTheme


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Model):
    """A stretch of the article. `text` is exactly `article[start:end]`."""

    start: int = Field(ge=0, description="first character, counted from 0")
    end: int = Field(ge=0, description="one past the last character")
    text: str


class Confidence(Model):
    """How likely a value is right, as measured on articles that no rule had been fitted to."""

    band: Band
    probability: float | None = Field(
        default=None, ge=0, le=1, description="None where too few values, or too few errors, were there to learn from"
    )


class Grounded(Model):
    """A value with the places it was read from and the rule or model that read it."""

    evidence: tuple[Evidence, ...] = Field(description="where the value stands in the article")
    rule: str = Field(description="id of the rule or model that found it")
    found_by: FoundBy = Field(
        default="rules", description="the rules alone, only with the name model's help, or both in the same words"
    )
    note: str | None = Field(default=None, description="how the value was derived, where it is not its own evidence")
    confidence: Confidence | None = Field(
        default=None, description="how likely it is right, provided that the article reports a pledge at all"
    )


class TextValue(Grounded):
    value: str


class NumberValue(Grounded):
    value: int


class InstrumentValue(Grounded):
    value: Instrument


class RegionValue(Grounded):
    """A jurisdiction with its Kemendagri code (`75.71`); `Indonesia` and `DKI Jakarta` as the guideline has them."""

    name: str
    level: Level
    code: str | None
    province: str | None


class DateValue(Grounded):
    """`value` is `2024-09-02`, `2024-09` or `--07-11`; `year_from` says what settled the year."""

    value: str
    precision: Literal["day", "month", "day_without_year"]
    text: str
    year_from: Literal["text", "same_occasion", "published", "weekday", "none"]


class FunctionValue(Grounded):
    value: FunctionName


class Official(Grounded):
    """A named person in office; `evidence` holds the mentions of the name, the fullest first."""

    name: str
    position: TextValue | None
    office_rank: int | None = Field(description="1 is the highest office; None where the office is not in the lexicon")
    acting: Literal["pj", "pjs", "plt", "plh"] | None
    functions: tuple[FunctionValue, ...]


class ThemeValue(Grounded):
    value: Theme


class Point(Grounded):
    """One promise. `text` is the evidence joined by single spaces."""

    number: int = Field(ge=1)
    text: str
    heading: str | None
    marker: Marker
    themes: tuple[ThemeValue, ...]


class Notice(Model):
    """A coded warning: something a reader of the record should know or check."""

    code: str
    message: str
    evidence: tuple[Evidence, ...] = ()


class SegmentValue(Model):
    kind: SegmentKind
    start: int
    end: int


class PledgeEvent(Model):
    """One occasion on which people pledge, as the article tells it."""

    status: Status
    instruments: tuple[InstrumentValue, ...]
    region: RegionValue | None
    city: RegionValue | None
    province: str | None
    dateline: TextValue | None
    outlet: TextValue | None
    venue: TextValue | None
    date: DateValue | None
    published: DateValue | None
    officials: tuple[Official, ...]
    lead_official: TextValue | None
    signatory_groups: tuple[TextValue, ...]
    signatory_count: NumberValue | None
    institutions: tuple[TextValue, ...]
    elections: tuple[TextValue, ...]
    legal_basis: tuple[TextValue, ...]
    stated_points: NumberValue | None
    points: tuple[Point, ...]
    warnings: tuple[Notice, ...]
    confidence: Confidence | None = Field(
        default=None, description="that city, date, lead official and all points are right at once"
    )


class Metadata(Model):
    """What was given beside the text, unchanged."""

    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None


class Decision(Grounded):
    """Why the article is, or is not, taken for a pledge event."""

    is_pledge_event: bool


class Result(Model):
    """All that was found in one article."""

    schema_version: str = SCHEMA_VERSION
    id: str
    source: str | None
    metadata: Metadata
    text_sha256: str
    text_length: int
    decision: Decision
    segments: tuple[SegmentValue, ...]
    events: tuple[PledgeEvent, ...]
    warnings: tuple[Notice, ...] = Field(description="about the text as a whole, such as broken characters")


class FlatOfficial(Model):
    name: str
    position: str | None
    functions: tuple[FunctionName, ...]


class FlatPoint(Model):
    number: int
    text: str
    themes: tuple[Theme, ...]


class FlatRecord(Model):
    """One row an article: exactly the fields of the annotation guideline.

    `id` is the file's name without ending. Where two folders may hold the same one, use the rich view: its
    `source` is unique.
    """

    id: str
    is_pledge_event: bool
    status: Status | None = None
    instrument: tuple[Instrument, ...] = ()
    region: str | None = None
    city: str | None = None
    province: str | None = None
    dateline: str | None = None
    outlet: str | None = None
    venue: str | None = None
    date: str | None = None
    date_text: str | None = None
    published: str | None = None
    officials: tuple[FlatOfficial, ...] = ()
    lead_official: str | None = None
    signatory_groups: tuple[str, ...] = ()
    signatory_count: int | None = None
    institutions: tuple[str, ...] = ()
    elections: tuple[str, ...] = ()
    legal_basis: tuple[str, ...] = ()
    stated_points: int | None = None
    points: tuple[FlatPoint, ...] = ()


def flatten(result: Result) -> FlatRecord:
    """The flat view of a result: canonical values without their evidence."""
    if not result.events:
        return FlatRecord(id=result.id, is_pledge_event=False)
    event = result.events[0]
    date, published = event.date, event.published
    return FlatRecord(
        id=result.id,
        is_pledge_event=True,
        status=event.status,
        instrument=tuple(i.value for i in event.instruments),
        region=event.region and event.region.name,
        city=event.city and event.city.name,
        province=event.province,
        dateline=event.dateline and event.dateline.value,
        outlet=event.outlet and event.outlet.value,
        venue=event.venue and event.venue.value,
        date=date and date.value,
        date_text=date and date.text,
        published=published and published.value,
        officials=tuple(
            FlatOfficial(
                name=o.name, position=o.position and o.position.value, functions=tuple(f.value for f in o.functions)
            )
            for o in event.officials
        ),
        lead_official=event.lead_official and event.lead_official.value,
        signatory_groups=tuple(g.value for g in event.signatory_groups),
        signatory_count=event.signatory_count and event.signatory_count.value,
        institutions=tuple(i.value for i in event.institutions),
        elections=tuple(e.value for e in event.elections),
        legal_basis=tuple(law.value for law in event.legal_basis),
        stated_points=event.stated_points and event.stated_points.value,
        points=tuple(
            FlatPoint(number=p.number, text=p.text, themes=tuple(t.value for t in p.themes)) for p in event.points
        ),
    )

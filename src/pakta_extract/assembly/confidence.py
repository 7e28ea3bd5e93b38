"""How likely a value is right: signs of how it was found, weighed by a logistic regression that was fitted beforehand.

The signs are few and readable: the rule that found a value, whether a warning is about it, what stands with it. Weights
are in `lexicon/data/confidence.yaml`; `measure/confidence.py` fits them. A field that the file does not name gets no
confidence, one that is not among its `numbered` a band without a number.
"""
from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pakta_extract.lexicon.confidence import ConfidenceWeights, confidence_weights
from pakta_extract.lexicon.messages import messages
from pakta_extract.schema import Confidence, Grounded, Official, PledgeEvent, Point, Result

G = TypeVar("G", bound=Grounded)

SINGLE = (
    "region", "city", "venue", "date", "dateline", "outlet", "published", "lead_official", "signatory_count",
    "stated_points",
)  # fmt: skip
LISTED = ("instruments", "signatory_groups", "institutions", "elections", "legal_basis")
LISTED_MARKERS = ("number", "letter", "roman", "bullet", "line")

Place = tuple[str, tuple[int, ...]]  # a field, and which of its items: (2,) third official, (2, 0) its first function


@dataclass(frozen=True, slots=True)
class Item:
    """One value of a record and the signs that speak for it or against it."""

    field: str
    at: tuple[int, ...]
    signs: tuple[str, ...]


def with_confidence(result: Result) -> Result:
    """The result with the confidence of every value that has one."""
    if not result.events:
        return result
    weights = confidence_weights()
    found = {(item.field, item.at): confidence(item, weights) for item in items(result)}
    event = _graded_event(result.events[0], found)
    decision = result.decision.model_copy(update={"confidence": found.get(("event", ()))})
    return result.model_copy(update={"decision": decision, "events": (event, *result.events[1:])})


def probability(item: Item, weights: ConfidenceWeights) -> float | None:
    """How likely the item is right; None where nothing is known of its field."""
    if item.field not in weights.fields:
        return None
    odds = weights.intercept + weights.fields[item.field] + sum(weights.signs.get(sign, 0.0) for sign in item.signs)
    return 1 / (1 + math.exp(-odds))


def confidence(item: Item, weights: ConfidenceWeights) -> Confidence | None:
    """Band, and number where the field supports one."""
    likely = probability(item, weights)
    if likely is None:
        return None
    bands = weights.bands
    band = "high" if likely >= bands.high else "medium" if likely >= bands.medium else "low"
    return Confidence(band=band, probability=round(likely, 2) if item.field in weights.numbered else None)


def items(result: Result) -> Iterator[Item]:
    """All values of the first event, the decision that it is one (`event`) and the record as a whole (`record`)."""
    event = result.events[0]
    warned = {messages().warnings[n.code].about for n in event.warnings if n.code in messages().warnings}

    def item(field: str, at: tuple[int, ...], *signs: str) -> Item:
        told = ("warned", f"{field}.warned") if field in warned else ()
        return Item(field, at, (*(f"{field}.{sign}" for sign in signs), *told))

    yield item("event", (), *_of_event(result, event))
    yield item("record", (), *_of_record(event))
    for field in SINGLE:
        value: Grounded | None = getattr(event, field)
        if value is not None:
            yield item(field, (), value.rule, *_of_single(field, event))
    for field in LISTED:
        for i, listed in enumerate(getattr(event, field)):
            yield item(field, (i,), listed.rule)
    for i, official in enumerate(event.officials):
        about = _of_official(official)
        yield item("officials", (i,), official.rule, *about)
        if official.position:
            yield item("positions", (i,), official.position.rule, *about)
        for j, function in enumerate(official.functions):
            yield item("functions", (i, j), function.value, function.rule, *about)
    for i, point in enumerate(event.points):
        yield item("points", (i,), point.rule, *_of_points(event))
        for j, theme in enumerate(point.themes):
            yield item("themes", (i, j), theme.value, _few(len(point.themes), "theme"))


def _few(n: int, what: str) -> str:
    """`no_point`, `one_point`, `many_points`"""
    return f"no_{what}" if n == 0 else f"one_{what}" if n == 1 else f"many_{what}s"


def _of_event(result: Result, event: PledgeEvent) -> Iterator[str]:
    yield event.status
    yield _few(len(result.decision.evidence), "act")
    yield _few(len(event.officials), "official")
    yield _few(len(event.points), "point")
    yield _few(len(event.warnings), "warning")
    for field in ("date", "venue", "region", "signatory_count"):
        yield field if getattr(event, field) else f"no_{field}"
    yield "group" if event.signatory_groups else "no_group"


def _of_record(event: PledgeEvent) -> Iterator[str]:
    yield _few(len(event.warnings), "warning")
    yield _few(len(event.officials), "official")
    yield "listed" if event.points and event.points[0].marker in LISTED_MARKERS else "told" if event.points else "bare"
    yield event.lead_official.rule if event.lead_official else "no_lead"
    yield event.date.year_from if event.date else "no_date"


def _of_single(field: str, event: PledgeEvent) -> Iterator[str]:
    if field == "date" and event.date:
        yield f"year_{event.date.year_from}"
    if field in ("city", "region") and event.city and event.region:
        yield "city_is_region" if event.city.name == event.region.name else "city_elsewhere"
    if field == "lead_official":
        yield _few(len(event.officials), "official")


def _of_official(official: Official) -> Iterator[str]:
    yield "ranked" if official.office_rank is not None else "unranked"
    yield "one_word" if len(official.name.split()) == 1 else "full_name"


def _of_points(event: PledgeEvent) -> Iterator[str]:
    if event.stated_points:
        yield "counted" if event.stated_points.value == len(event.points) else "miscounted"
    yield _few(len(event.points), "point")


def _graded_event(event: PledgeEvent, found: Mapping[Place, Confidence | None]) -> PledgeEvent:
    def graded(value: G, field: str, *at: int) -> G:
        return value.model_copy(update={"confidence": found.get((field, at))})

    def graded_all(values: Sequence[G], field: str, *at: int) -> tuple[G, ...]:
        return tuple(graded(value, field, *at, i) for i, value in enumerate(values))

    def official(i: int, one: Official) -> Official:
        position = graded(one.position, "positions", i) if one.position else None
        functions = graded_all(one.functions, "functions", i)
        return graded(one, "officials", i).model_copy(update={"position": position, "functions": functions})

    def point(i: int, one: Point) -> Point:
        return graded(one, "points", i).model_copy(update={"themes": graded_all(one.themes, "themes", i)})

    changed: dict[str, object] = {"confidence": found.get(("record", ()))}
    changed |= {field: graded(value, field) for field in SINGLE if (value := getattr(event, field)) is not None}
    changed |= {field: graded_all(getattr(event, field), field) for field in LISTED}
    changed["officials"] = tuple(official(i, one) for i, one in enumerate(event.officials))
    changed["points"] = tuple(point(i, one) for i, one in enumerate(event.points))
    return event.model_copy(update=changed)

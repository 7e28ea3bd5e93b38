"""The whole extractor as one spaCy component, for anybody's pipeline.

    nlp = spacy.blank("id")
    nlp.add_pipe("pakta")
    doc = nlp(text)
    doc._.pakta                   # schema.Result
    doc.spans["pakta"]            # every value of the event: span.label_ is the field, span.id_ the value
    doc.spans["pakta/points"]     # the values of one field

What is known beside the text goes in before: `doc = nlp.make_doc(text); doc._.pakta_metadata = {"title": …,
"published": …}; nlp(doc)`. The component reads `doc.text` alone, so it may stand anywhere in a pipeline and on any
tokenizer; spans are widened to whole tokens where a token runs over the end of a value. The record is kept as JSON in
`doc.user_data`, so that it survives `doc.to_bytes()`, `DocBin(store_user_data=True)` and `nlp.pipe(n_process=2)`.

spaCy imports this module, by entry point, whenever any pipeline is made: nothing heavy is loaded before the first text.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from pakta_extract.names import Backend
from pakta_extract.schema import Grounded, PledgeEvent, Result

if TYPE_CHECKING:
    from pakta_extract.extractor import Extractor

KEY = "pakta"  # of user_data, of the extension attribute and of the span groups


@Language.factory(
    "pakta",
    assigns=["doc._.pakta", "doc.spans"],
    default_config={"backend": "spacy", "themes": None},
)
def create_pakta_component(nlp: Language, name: str, backend: Backend, themes: str | None) -> PaktaComponent:
    """`nlp.add_pipe("pakta", config={"backend": "spacy", "themes": None})`; both as in `pakta_extract.load`."""
    return PaktaComponent(backend, themes)


@dataclass(frozen=True)
class PaktaComponent:
    """Holds a setting only, which the pipeline's config keeps: there is nothing to write to disk."""

    backend: Backend = "spacy"
    themes: str | None = None

    def __call__(self, doc: Doc) -> Doc:
        result = _extractor(self.backend, self.themes).extract(doc.text, **(doc._.pakta_metadata or {}))
        doc.user_data[KEY] = result.model_dump_json()
        groups: dict[str, list[Span]] = {}
        for event in result.events:
            for field, value_id, value in _values(event):
                groups.setdefault(field, []).extend(_spans(doc, field, value_id, value))
        doc.spans[KEY] = SpanGroup(doc, name=KEY, spans=sorted(s for spans in groups.values() for s in spans))
        for field, spans in groups.items():
            doc.spans[f"{KEY}/{field}"] = SpanGroup(doc, name=f"{KEY}/{field}", spans=spans)
        return doc


@cache
def _extractor(backend: Backend, themes: str | None) -> Extractor:
    from pakta_extract.extractor import load

    return load(backend=backend, themes=themes)


def _values(event: PledgeEvent) -> Iterator[tuple[str, str, Grounded]]:
    """Field, value as a string, and the value with its evidence, for all that the event holds."""
    single = (
        ("region", event.region, event.region and event.region.name),
        ("city", event.city, event.city and event.city.name),
        ("dateline", event.dateline, event.dateline and event.dateline.value),
        ("outlet", event.outlet, event.outlet and event.outlet.value),
        ("venue", event.venue, event.venue and event.venue.value),
        ("date", event.date, event.date and event.date.value),
        ("published", event.published, event.published and event.published.value),
        ("lead_official", event.lead_official, event.lead_official and event.lead_official.value),
        ("signatory_count", event.signatory_count, event.signatory_count and str(event.signatory_count.value)),
        ("stated_points", event.stated_points, event.stated_points and str(event.stated_points.value)),
    )
    yield from ((field, value_id, value) for field, value, value_id in single if value and value_id)
    yield from (("instrument", i.value, i) for i in event.instruments)
    for official in event.officials:
        yield "officials", official.name, official
        if official.position:
            yield "positions", official.position.value, official.position
    yield from (("signatory_groups", g.value, g) for g in event.signatory_groups)
    yield from (("institutions", i.value, i) for i in event.institutions)
    yield from (("elections", e.value, e) for e in event.elections)
    yield from (("legal_basis", law.value, law) for law in event.legal_basis)
    yield from (("points", str(point.number), point) for point in event.points)


def _spans(doc: Doc, label: str, value_id: str, value: Grounded) -> Iterator[Span]:
    for evidence in value.evidence:
        span = doc.char_span(
            evidence.start, evidence.end, label=label, span_id=value_id, alignment_mode="expand"
        )
        if span is not None:
            yield span


@lru_cache(maxsize=64)
def _parse(json: str) -> Result:
    return Result.model_validate_json(json)


def _result(doc: Doc) -> Result | None:
    json = doc.user_data.get(KEY)
    return None if json is None else _parse(json)


Doc.set_extension("pakta", getter=_result, force=True)
Doc.set_extension("pakta_metadata", default=None, force=True)

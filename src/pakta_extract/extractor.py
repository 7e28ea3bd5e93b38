"""The face: `load()` gives an extractor, `extract()` a result, `pipe()` a stream of results."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pakta_extract.assembly.confidence import with_confidence
from pakta_extract.assembly.event import build_event
from pakta_extract.assembly.ground import evidence
from pakta_extract.document import Document
from pakta_extract.finders.layout import read_layout
from pakta_extract.finders.occasion import Occasion, decide_occasion, find_acts
from pakta_extract.lexicon.messages import warning_message
from pakta_extract.lexicon.themes import Themes, load_themes
from pakta_extract.names import Backend, NameFinder, load_names
from pakta_extract.reading.mending import mend
from pakta_extract.reading.text import text_warnings
from pakta_extract.schema import Decision, Evidence, Metadata, Notice, PledgeEvent, Result, SegmentValue

# An article without any of these strings cannot hold a pledge; lower-casing and `in` cost almost nothing.
# Misprints that the finders read pass as well.
GATE = (
    *("pakta", "fakta", "integritas", "ikr", "ikar", "dekl", "deka", "dekr", "delk"),
    *("komitmen", "sumpah", "pernyataan", "sepakat"),
)


def load(backend: Backend = "spacy", *, themes: str | Path | None = None) -> Extractor:
    """An extractor that is ready to use.

    `backend` says who proposes names: `"spacy"`, the small model that comes with the package (read
    from disk on the first article that needs it), or `"rules"`, nobody. `themes` is a YAML file with
    themes and wordings of your own, which come on top of the built-in ones (docs/themes.md).

    Raises OSError, `yaml.YAMLError` or ValueError where that file is missing or does not fit.
    """
    return Extractor(load_names(backend), load_themes(Path(themes)) if themes is not None else None)


class Extractor:
    """Turns texts into results. Make one with `load()`; it keeps nothing between articles."""

    def __init__(self, names: NameFinder, themes: Themes | None = None) -> None:
        self._names, self._themes = names, themes

    def extract(
        self,
        text: str,
        *,
        id: str | None = None,
        source: str | None = None,
        title: str | None = None,
        url: str | None = None,
        outlet: str | None = None,
        published: str | None = None,
    ) -> Result:
        """All that one article says of a pledge event.

        `text` is taken as it is: offsets in the result count its characters. `published` is an ISO
        date and anchors relative dates; `title`, `outlet` and `url` are kept as provenance. `id`
        names the record (default: the start of the text's hash).

        Raises `TypeError` if `text` or a piece of metadata is no string.
        """
        _check_strings(text=text)
        given = {"id": id, "source": source, "title": title, "url": url, "outlet": outlet, "published": published}
        _check_strings(**{k: v for k, v in given.items() if v is not None})
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        metadata = Metadata(title=title, url=url, outlet=outlet, published=published)
        mended, origin = mend(text)
        doc = replace(read_layout(mended, title), origin=origin)
        occasion = _occasion(doc)
        event = self._event(doc, occasion, metadata) if occasion.is_event else None
        result = Result(
            id=id if id is not None else digest[:12],
            source=source,
            metadata=metadata,
            text_sha256=digest,
            text_length=len(text),
            decision=_decision(doc, occasion),
            segments=tuple(_segments(doc)),
            events=(event,) if event else (),
            warnings=_text_notices(text),
        )
        return with_confidence(result)

    def pipe(self, articles: Iterable[str | Mapping[str, Any]]) -> Iterator[Result]:
        """Results for a stream of articles, one at a time and in order.

        An article is a text, or a mapping with `text` and any of the keywords of `extract()`.
        """
        for article in articles:
            if isinstance(article, str):
                yield self.extract(article)
            elif isinstance(article, Mapping):
                if "text" not in article:
                    raise TypeError(f"the article has no 'text': {sorted(article)}")
                yield self.extract(**article)
            else:
                raise TypeError(f"an article is a str or a mapping with 'text', not {type(article).__name__}")

    def _event(self, doc: Document, occasion: Occasion, metadata: Metadata) -> PledgeEvent:
        names = self._names.find_names(doc.plain, doc.sentences)
        return build_event(doc, occasion, metadata, names, self._themes)


def _occasion(doc: Document) -> Occasion:
    low = doc.plain.lower()
    if not any(word in low for word in GATE):
        return Occasion(False, None, (), (), 0.0, "gate.no_pledge_word")
    return decide_occasion(doc, find_acts(doc))


def _decision(doc: Document, occasion: Occasion) -> Decision:
    spans: tuple[Evidence, ...] = tuple(evidence(doc, a.span) for a in occasion.acts)
    return Decision(is_pledge_event=occasion.is_event, evidence=spans, rule=occasion.rule)


def _segments(doc: Document) -> Iterator[SegmentValue]:
    for segment in doc.segments:
        span, _ = doc.given(segment.span)
        yield SegmentValue(kind=segment.kind, start=span.start, end=span.end)


def _text_notices(text: str) -> tuple[Notice, ...]:
    return tuple(Notice(code=code, message=warning_message(code)) for code in text_warnings(text))


def _check_strings(**values: object) -> None:
    for name, value in values.items():
        if not isinstance(value, str):
            hint = "; decode the bytes first" if isinstance(value, bytes) else ""
            raise TypeError(f"{name} must be a str, not {type(value).__name__}{hint}")

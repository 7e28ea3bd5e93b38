"""The article as the finders see it: the text as given, an equally long plain copy, and its layout.

Offsets are always character offsets into `Document.text`. `Document.plain` has the same length, so
that an offset found in one is valid in the other; finders search `plain` and never alter `text`. Only
what leaves the package is told in offsets of the article as it came in (`Document.given`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

SegmentKind = Literal[
    "title",  # headline and subheadline
    "published",  # a line with the publication date
    "byline",  # reporter, editor, initials line
    "caption",  # photo caption
    "dateline",  # place and medium that open the first paragraph, separator included
    "navigation",  # menus, breadcrumbs, "Baca juga", tags, page counters, copyright
    "advert",  # ADVERTISEMENT, SCROLL TO CONTINUE …
    "share",  # share buttons, view counters
    "comments",  # comment forms and what follows them
    "paragraph",  # running text; hard-wrapped lines are one paragraph
    "list_item",  # one item of a list, marker included
    "quote",  # a quoted passage inside a paragraph, quotation marks included
    "reporting",  # the clause that says who spoke, beside a quote
    "leftover",  # markup residue such as &nbsp;
]
CHROME: frozenset[str] = frozenset({"navigation", "advert", "share", "comments", "leftover"})
BODY: frozenset[str] = frozenset({"paragraph", "list_item"})


class Span(NamedTuple):
    """A stretch of the article: `start` inclusive, `end` exclusive, in characters."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def covers(self, offset: int) -> bool:
        return self.start <= offset < self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


def lowered(text: str) -> str:
    """`text` in lower case and as long as before (a few letters grow when lowered)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of the layout; quotes, reporting clauses and datelines lie inside a paragraph or list item,
    and so does furniture that interrupts a sentence (a page footer in hard-wrapped text)."""

    kind: SegmentKind
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Origin:
    """The article as it came in, where `Document.text` is a mended copy; for each character of the copy, its span."""

    text: str
    spans: Sequence[Span]

    def span(self, mended: Span) -> Span:
        """The stretch of the article that a stretch of the mended copy stands for."""
        if mended.end <= mended.start:
            at = self.spans[mended.start].start if mended.start < len(self.spans) else len(self.text)
            return Span(at, at)
        return Span(self.spans[mended.start].start, self.spans[mended.end - 1].end)


@dataclass(frozen=True)
class Document:
    """Text, layout and sentences of one article.

    `plain` is as long as `text`: line breaks inside a paragraph and every odd space are one space
    each, curly quotes are straight, dashes are `-`, and page furniture (`CHROME`) is blanked. Where the
    article's print had to be mended first, `origin` knows where everything stood.
    """

    text: str
    plain: str
    segments: tuple[Segment, ...]
    sentences: tuple[Span, ...]
    origin: Origin | None = None
    _starts: list[int] = field(init=False, repr=False, compare=False)
    _kinds: dict[str, tuple[list[Segment], list[int]]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        kinds: dict[str, list[Segment]] = {"body": [s for s in self.segments if s.kind in BODY]}
        for segment in self.segments:
            kinds.setdefault(segment.kind, []).append(segment)
        object.__setattr__(self, "_starts", [s.start for s in self.sentences])
        object.__setattr__(self, "_kinds", {k: (found, [s.start for s in found]) for k, found in kinds.items()})

    def given(self, span: Span) -> tuple[Span, str]:
        """Where a stretch stands in the article as it came in, and its words there."""
        if self.origin is None:
            return span, span.of(self.text)
        there = self.origin.span(span)
        return there, there.of(self.origin.text)

    def of_kind(self, *kinds: SegmentKind) -> list[Segment]:
        """Segments of these kinds, in text order."""
        if len(kinds) == 1:
            return self._kinds.get(kinds[0], ([], []))[0]
        return [s for s in self.segments if s.kind in kinds]

    @property
    def blocks(self) -> list[Segment]:
        """Paragraphs and list items in text order: the article's body."""
        return self._kinds["body"][0]

    def overlapping(self, span: Span, *kinds: SegmentKind | Literal["body"]) -> list[Segment]:
        """Segments of these kinds that share at least one character with `span`, in text order."""
        found: list[Segment] = []
        for kind in kinds:
            segments, starts = self._kinds.get(kind, ([], []))
            first = max(0, bisect_right(starts, span.start) - 1)
            last = bisect_left(starts, span.end)
            found.extend(s for s in segments[first:last] if s.start < span.end and span.start < s.end)
        return sorted(found, key=lambda s: s.start) if len(kinds) > 1 else found

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds `offset`, or None between sentences and outside the body."""
        i = bisect_right(self._starts, offset) - 1
        return self.sentences[i] if i >= 0 and self.sentences[i].covers(offset) else None

    def block_at(self, offset: int) -> Segment | None:
        """The paragraph or list item that holds `offset`, or None."""
        return next(iter(self.overlapping(Span(offset, offset + 1), "body")), None)

    def quote_at(self, offset: int) -> Segment | None:
        """The quote that holds `offset`, or None."""
        return next(iter(self.overlapping(Span(offset, offset + 1), "quote")), None)

    def in_quote(self, offset: int) -> bool:
        return self.quote_at(offset) is not None

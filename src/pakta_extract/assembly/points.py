"""Point findings to records: joined text, heading, themes with the words that decided."""

from __future__ import annotations

from typing import cast

from pakta_extract.assembly.ground import evidence, squeeze
from pakta_extract.document import Document, Span
from pakta_extract.finders.points import Points
from pakta_extract.finders.themes import find_themes
from pakta_extract.findings import PointFinding
from pakta_extract.lexicon.themes import Context, Themes
from pakta_extract.schema import Marker, Point, ThemeValue


def build_points(
    doc: Document, points: Points, context: Context, themes: Themes | None = None
) -> tuple[Point, ...]:
    return tuple(_build(doc, p, context, themes) for p in points.points)


def _build(doc: Document, found: PointFinding, context: Context, known: Themes | None) -> Point:
    text, offsets = _joined(doc, found.pieces)
    themes: dict[str, ThemeValue] = {}
    for hit in find_themes(text, context, known):
        if hit.theme not in themes:
            spans = _back(found.pieces, offsets, hit.start, hit.end)
            themes[hit.theme] = ThemeValue(
                value=hit.theme, evidence=tuple(evidence(doc, s) for s in spans), rule=hit.rule
            )
    return Point(
        number=found.number,
        text=squeeze(text),
        heading=squeeze(found.heading.of(doc.text)) if found.heading else None,
        marker=cast(Marker, found.marker),
        themes=tuple(themes.values()),
        evidence=tuple(evidence(doc, p) for p in found.pieces),
        rule=found.rule,
        note="heading and promise joined" if found.heading else ("pieces joined" if len(found.pieces) > 1 else None),
    )


def _joined(doc: Document, pieces: tuple[Span, ...]) -> tuple[str, list[int]]:
    """The pieces joined by one space, and where each begins in the joined text."""
    parts, offsets, at = [], [], 0
    for piece in pieces:
        offsets.append(at)
        parts.append(piece.of(doc.plain))
        at += len(piece.of(doc.plain)) + 1
    return " ".join(parts), offsets


def _back(pieces: tuple[Span, ...], offsets: list[int], start: int, end: int) -> list[Span]:
    """Spans of the article for a stretch of the joined text; a stretch over two pieces gives two."""
    spans = []
    for piece, offset in zip(pieces, offsets, strict=True):
        low, high = max(start, offset), min(end, offset + piece.end - piece.start)
        if low < high:
            spans.append(Span(piece.start + low - offset, piece.start + high - offset))
    return spans

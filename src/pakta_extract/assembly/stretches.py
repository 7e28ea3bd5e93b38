"""Look-ups by bisection over spans and place mentions, so that long articles stay cheap."""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from pakta_extract.document import Span
from pakta_extract.findings import PlaceMention


class Stretches:
    """Stretches of text, asked by bisection whether they hold an offset."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans: list[Span] = []
        for span in sorted(spans):
            if self.spans and span.start <= self.spans[-1].end:
                self.spans[-1] = Span(self.spans[-1].start, max(self.spans[-1].end, span.end))
            else:
                self.spans.append(span)
        self._starts = [s.start for s in self.spans]

    def hold(self, offset: int) -> bool:
        i = bisect_right(self._starts, offset) - 1
        return i >= 0 and self.spans[i].covers(offset)


class MentionIndex:
    """Place mentions in text order, found by where they start."""

    def __init__(self, mentions: Sequence[PlaceMention]) -> None:
        self.mentions = sorted(mentions, key=lambda m: m.span)
        self._starts = [m.span.start for m in self.mentions]

    def starting_in(self, start: int, end: int) -> list[PlaceMention]:
        """Mentions with `start <= their start <= end`."""
        return self.mentions[bisect_left(self._starts, start) : bisect_right(self._starts, end)]

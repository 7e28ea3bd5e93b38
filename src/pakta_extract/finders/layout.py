"""Article layout: first version, to be replaced by the layout finder proper."""
from __future__ import annotations

import regex

from pakta_extract.document import Document, Segment, Span

_SENTENCE_END = regex.compile(r'[.!?]["\')]*(?=\s+["(]?[A-Z0-9])')


def read_layout(text: str, title: str | None = None) -> Document:
    """Segments, sentences and the plain copy of `text`."""
    plain = text.replace("&nbsp;", "      ").translate({0xA0: " ", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: "-"})
    segments: list[Segment] = []
    sentences: list[Span] = []
    for line in regex.finditer(r"[^\n]*\S[^\n]*", plain):
        segments.append(Segment("paragraph", line.start(), line.end()))
        start = line.start()
        for end in [*(m.end() for m in _SENTENCE_END.finditer(plain, line.start(), line.end())), line.end()]:
            if plain[start:end].strip():
                sentences.append(Span(start, end))
            start = end
    return Document(text, plain, tuple(segments), tuple(sentences))

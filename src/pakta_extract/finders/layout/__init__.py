"""Article layout: what each line of a news page is, its sentences, quotations and dateline."""
from __future__ import annotations

from pakta_extract.document import BODY, CHROME, Document, Segment, Span
from pakta_extract.finders.layout import datelines
from pakta_extract.finders.layout.blocks import Block, read_blocks
from pakta_extract.finders.layout.characters import plain_characters
from pakta_extract.finders.layout.lines import read_lines
from pakta_extract.finders.layout.quotes import find_quotes, find_reporting
from pakta_extract.finders.layout.sentences import split_sentences

__all__ = ["read_layout"]
DATELINE_REACH = 8  # paragraphs: a dateline stands in one of the first


def read_layout(text: str, title: str | None = None) -> Document:
    """Segments, sentences and the plain copy of an article.

    `title` is the headline from metadata, if there is one; it need not stand in the text. Offsets of
    all segments and sentences are characters of `text`. Every line that is not blank lies in exactly
    one outer segment; datelines, quotations, reporting clauses and furniture lines that interrupt a
    sentence lie inside a paragraph or list item. Never raises for any string.
    """
    characters = plain_characters(text)
    lines, residue = read_lines(characters, text)
    blocks, opening = read_blocks(lines, title)
    plain = _finish_plain(characters, blocks)
    segments = [Segment("leftover", *span) for span in residue]
    sentences: list[Span] = []
    dateline = _find_dateline(plain, blocks, opening)
    for block in blocks:
        segments.append(Segment(block.kind, block.start, block.end))
        segments += [Segment(kind, line.start, line.end) for line, kind in block.inside]
        if block.kind not in BODY:
            continue
        span = Span(block.start, block.end)
        inner_dateline = dateline if dateline and span.covers(dateline.start) else None
        quotes = find_quotes(text, plain, span)
        first_words = inner_dateline.end if inner_dateline else block.start + (block.marker.end if block.marker else 0)
        parts = split_sentences(plain, span, {q.start for q in quotes}, first_words)
        sentences += parts
        if inner_dateline:
            segments.append(Segment("dateline", *inner_dateline))
        segments += [Segment("quote", *q) for q in quotes]
        segments += [Segment("reporting", *r) for r in find_reporting(plain, quotes, parts)]
    segments.sort(key=lambda s: (s.start, -s.end))
    return Document(text, plain, tuple(segments), tuple(sentences))


def _finish_plain(characters: str, blocks: list[Block]) -> str:
    """Furniture blanked, each paragraph on one line."""
    pieces: list[str] = []
    done = 0
    for block in blocks:
        pieces.append(characters[done : block.start])
        body = characters[block.start : block.end]
        if block.kind in CHROME:
            body = " " * len(body)
        elif len(block.lines) > 1:
            body = _one_line(body, block)
        pieces.append(body)
        done = block.end
    pieces.append(characters[done:])
    return "".join(pieces)


def _one_line(body: str, block: Block) -> str:
    for line, _ in block.inside:
        start, end = line.start - block.start, line.end - block.start
        body = body[:start] + " " * (end - start) + body[end:]
    return body.replace("\n", " ")


def _find_dateline(plain: str, blocks: list[Block], opening: int | None) -> Span | None:
    """The dateline of the paragraph with which the text opens."""
    paragraphs = [b for b in blocks if b.kind == "paragraph"][:DATELINE_REACH]
    for block in paragraphs:
        if opening is not None and block.start < opening:
            continue
        body = plain[block.start : min(block.end, block.start + 200)]
        if datelines.stands_alone(body) and block.end - block.start < 200:
            return Span(block.start, block.end)
        length = datelines.dateline_end(body)
        return Span(block.start, block.start + length) if length else None
    return None

"""Pledges told quote by quote, as they are read out: `"Kami tidak akan …," seru X. "Kami menolak …," lanjutnya.`"""

from __future__ import annotations

from itertools import pairwise

import regex

from pakta_extract.document import Document, Segment, Span
from pakta_extract.finders.points import grammar
from pakta_extract.finders.points.items import Candidate, Item, trim

KAMI = regex.compile(
    r"(?:bahwa\s+)?(?:kami|saya(?=\s+(?:tidak\s+akan|akan|bersedia|siap|berjanji)\b))\s+(?:(?:akan|siap|sanggup|bersedia|selalu|senantiasa|tetap|juga)\s+)*"
    r"(?!(?:mengajak|mengimbau|menghimbau|meminta|minta|berharap|harap|menekankan|tekankan|tegaskan|menegaskan|ingin|mau|yakin|"
    r"sudah|telah|beri|kira|tunggu|punya|khawatir|akan\s+(?:tindak|proses|panggil|menindak|memanggil))\b)",
    regex.I,
)
# An invitation is a promise only among promises that are read out.
INVITE = regex.compile(r"kami\s+(?:mengajak|mengimbau|meminta|mengingatkan)\b", regex.I)
READ_BEFORE = regex.compile(r"\b(?:di|mem)baca\w*|\bberbunyi\b|\bdiucapkan\b", regex.I)
PREAMBLE = regex.compile(
    r"[^\"]{0,160}?\bkami\b(?:[^,\"]{8,90}?\b(?:berjanji|bertekad|bersumpah)\b|[^,\"]{0,60}\b(?:(?:berjanji|bertekad|bersumpah)\b\s*[,:]|(?:berikrar|menyatakan)\b\s*[,:]?))\s*(?:bahwa\s+|untuk\s+)?",
    regex.I,
)
HEADING = regex.compile(r"(?:^|[:\n]\s*)(?P<heading>[A-Z][\w' -]{2,45})\.\s*$")


def find_quoted_points(doc: Document) -> list[Candidate]:
    """Runs of at least three quoted promises (two where a count or a reader says so)."""
    items: list[Item] = []
    read_out = 0
    for quote in doc.of_kind("quote"):
        found = [i for i in _promises(doc, quote, bool(items)) if not _repeats(doc, i, items)]
        items.extend(found)
        read_out += bool(found) and (_is_read_out(doc, quote) or _has_preamble(doc, quote))
    if len(items) < 3 or not read_out:
        return []
    heading = sum(i.heading is not None for i in items) * 2 > len(items)
    if heading:
        items = [i for i in items if i.heading is not None]
    start = items[0].start
    announced = max(grammar.announcement(doc, start, 600), 0.5)
    return [Candidate(tuple(items), "heading" if heading else "quote", "points.quotes", start, announced)]


def _repeats(doc: Document, item: Item, before: list[Item]) -> bool:
    """Whether the crowd says again what was read out."""
    words = item.text(doc).lower().split()
    return any(words == other.text(doc).lower().split() for other in before)


def _promises(doc: Document, quote: Segment, begun: bool) -> list[Item]:
    """The promises of one quote: the whole quote, or each of its sentences where all of them promise."""
    item = _promise_quote(doc, quote, begun)
    if item is not None:
        return [item]
    inner = trim(doc, quote.span)
    if inner is None:
        return []
    preamble = PREAMBLE.match(doc.plain, inner.start, inner.end)
    begin = preamble.end() if preamble else inner.start
    stops = [m.end() for m in regex.finditer(r"[.;]\s+(?=[A-Z])", doc.plain, pos=begin, endpos=inner.end)]
    edges = [begin, *stops, inner.end]
    pieces = [p for s, e in pairwise(edges) if (p := trim(doc, Span(s, e))) is not None]
    all_kami = all(KAMI.match(p.of(doc.plain)) for p in pieces) and _is_read_out(doc, quote)
    if not (begun or preamble or all_kami):
        return []
    if len(pieces) < 2 or not all(grammar.is_promise(p.of(doc.plain)) for p in pieces):
        return []
    return [Item((p,)) for p in pieces]


def _has_preamble(doc: Document, quote: Segment) -> bool:
    inner = trim(doc, quote.span)
    return inner is not None and PREAMBLE.match(doc.plain, inner.start, inner.end) is not None


def _promise_quote(doc: Document, quote: Segment, begun: bool) -> Item | None:
    start = quote.start
    inner = trim(doc, quote.span)
    if inner is None:
        return None
    preamble = PREAMBLE.match(doc.plain, inner.start, inner.end)
    begin = preamble.end() if preamble else inner.start
    text = doc.plain[begin : inner.end]
    heading = _heading(doc, start)
    invited = begun and INVITE.match(text) is not None and _is_read_out(doc, quote)
    ours = preamble or heading or invited or KAMI.match(text)
    if not ours and not _bare_promise(doc, quote, text, begun):
        return None
    if heading and not KAMI.match(text):
        return None
    piece = trim(doc, Span(begin, inner.end))
    if piece is None or (regex.search(r"[.!?]\s", piece.of(doc.plain)) and not heading):
        return None  # a promise read out is one sentence
    if heading is None:
        return Item((piece,))
    return Item((Span(heading.start, heading.end + 1), piece), None, heading)


def _bare_promise(doc: Document, quote: Segment, text: str, begun: bool) -> bool:
    """A quote without `kami` counts if somebody reads it out and it opens its block or goes on with others."""
    block = doc.block_at(quote.start)
    opens = block is not None and not doc.plain[block.start : quote.start].strip()
    return (opens or begun) and grammar.is_promise(text) and _is_read_out(doc, quote)


def _heading(doc: Document, quote_start: int) -> Span | None:
    block = doc.block_at(quote_start)
    if block is None:
        return None
    begin = max(block.start, quote_start - 60)
    before = doc.plain[begin:quote_start]
    found = HEADING.search(before)
    if found is None or len(found["heading"].split()) > 5 or (begin > block.start and not found.start("heading")):
        return None
    return Span(begin + found.start("heading"), begin + found.end("heading"))


def _is_read_out(doc: Document, quote: Segment) -> bool:
    block = doc.block_at(quote.start)
    if block is None:
        return False
    before = doc.plain[max(block.start, quote.start - 60) : quote.start]
    after = doc.plain[quote.end : min(block.end, quote.end + 90)]
    return grammar.reading_out().search(after) is not None or READ_BEFORE.search(before) is not None

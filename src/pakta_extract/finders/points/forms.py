"""Pledges in a form of their own: question and answer, slogans, headings over promises."""

from __future__ import annotations

import regex

from pakta_extract.document import Document, Segment, Span
from pakta_extract.finders.points import grammar
from pakta_extract.finders.points.items import Candidate, Item, trim

SLOGAN = regex.compile(r"[^!?.\"]{4,120}!")
MOST_WORDS = 5  # of a heading
NEAR = 400  # characters from one question or heading to the next


def find_forms(doc: Document) -> list[Candidate]:
    """Candidates of every form."""
    return [*_oaths(doc), *_slogans(doc), *_headings(doc), *_headed_sentences(doc)]


def _oaths(doc: Document) -> list[Candidate]:
    """`"Sanggupkah Saudara …?" "Sanggup!"`: what the leader asks is the point."""
    items: list[Item] = []
    for quote in doc.of_kind("quote"):
        inner = Span(quote.start + 1, quote.end)
        asked = grammar.asks().match(doc.plain, *inner)
        mark = doc.plain.find("?", inner.start, inner.end)
        if asked is None or mark == -1:
            continue
        piece = trim(doc, Span(asked.end(), mark))
        if piece is not None and len(piece.of(doc.plain).split()) > 1:
            items.append(Item((piece,)))
    return [_candidate(items, "quote", "points.oath")] if len(items) > 1 else []


def _slogans(doc: Document) -> list[Candidate]:
    """`"Tolak …! Jaga …!" pekik mereka`: three or more in one quote of the pledgers."""
    found = []
    for quote in doc.of_kind("quote"):
        parts = [m.span() for m in SLOGAN.finditer(doc.plain, *quote.span)]
        pieces = [p for s, e in parts if (p := trim(doc, Span(s, e))) is not None]
        behind = doc.plain[quote.end : quote.end + 60]
        whole = len(pieces) > 2 and all(len(p.of(doc.plain).split()) > 1 for p in pieces)
        if whole and grammar.crowd().search(behind) and grammar.announcement(doc, quote.start, 300) > 0:
            found.append(_candidate([Item((p,)) for p in pieces], "quote", "points.slogans"))
    return found


def _headings(doc: Document) -> list[Candidate]:
    """`Resik` with its promise in the next line, two or more of them below an announcement."""
    blocks = doc.blocks
    found: list[Candidate] = []
    i = 0
    while i + 1 < len(blocks):
        items: list[Item] = []
        j = i
        while j + 1 < len(blocks) and _is_heading(doc, blocks[j]) and not _is_heading(doc, blocks[j + 1]):
            heading, promise = trim(doc, blocks[j].span), trim(doc, blocks[j + 1].span)
            if heading is None or promise is None or not _is_promise_line(doc, promise):
                break
            items.append(Item((heading, promise), None, heading))
            j += 2
        if len(items) > 1:
            announced = grammar.announcement(doc, items[0].start)
            found.append(Candidate(tuple(items), "heading", "points.headings", items[0].start, announced))
        i = max(j, i + 1)
    return found


def _is_heading(doc: Document, block: Segment) -> bool:
    text = block.span.of(doc.plain).strip(" *_")
    return len(text.split()) <= MOST_WORDS and not regex.search(r"[.!?:;,\"]$", text) and not text.startswith('"')


def _is_promise_line(doc: Document, span: Span) -> bool:
    text = span.of(doc.plain)
    return len(text) < NEAR and (grammar.is_promise(text) or regex.match(r"(?:kami|saya)\b", text, regex.I) is not None)


def _headed_sentences(doc: Document) -> list[Candidate]:
    """`Sayang: memeluk …. Sabar: tidak …`; `TEMUKAN. Kader …`: a word, a mark and its promise, three or more alike."""
    found = []
    for pattern in (grammar.colon_heading(), grammar.shouted_heading()):
        run: list[regex.Match[str]] = []
        for m in [*pattern.finditer(doc.plain), None]:
            if m is not None and (not run or m.start() - run[-1].end() <= 3):
                run.append(m)
                continue
            if len(run) > 2:
                pieces = [trim(doc, Span(*r.span())) for r in run]
                items = [Item((p,)) for p in pieces if p is not None]
                announced = grammar.announcement(doc, items[0].start)
                found.append(Candidate(tuple(items), "heading", "points.headed", items[0].start, announced))
            run = [m] if m is not None else []
    return found


def _candidate(items: list[Item], marker: str, rule: str) -> Candidate:
    return Candidate(tuple(items), marker, rule, items[0].start, 1.0)

"""Sentences behind the first one that carry a run-on list further."""

from __future__ import annotations

from bisect import bisect_left

import regex

from pakta_extract.document import Document, Span
from pakta_extract.finders.points import grammar
from pakta_extract.finders.points.items import promise_start, trim, without_reporting
from pakta_extract.finders.points.ordinals import opening_pattern, ordinal_number
from pakta_extract.finders.points.phrases import official_item, split_phrases

LONGEST, GAP = 500, 400  # characters of one sentence; between two that carry a list on
CONNECTOR = regex.compile(
    r"\s*(?:yang\s+)?(?:selanjutnya|kemudian|berikutnya|terakhir|serta|dan|lalu|juga|selain\s+itu)\b\s*[,:]?\s*(?:juga\s+)?",
    regex.I,
)
REPORTS = regex.compile(
    r"\s*(?:[\w.,'-]+\s+){0,4}?(?:mengatakan|menjelaskan|menegaskan|menyebut|menyampaikan|menuturkan|mengungkapkan"
    r"|menambahkan|mengaku|menilai|berharap|menyatakan bahwa|mengapresiasi|mengimbau|mengingatkan|menerangkan)\b",
    regex.I,
)
BARE_VERB = regex.compile(r"(?:Tidak\s+)?(?:Me(?:m|n|ng|ny|l|r|w|y)[a-z]+|Tidak|Siap|Bersedia|Apabila|Jika|Bila)\b")


def sentences_after(doc: Document, end: int, have: int, count: int | None) -> list[Span]:
    """Sentences that carry the list on: they open with a connector or a promise and report nobody."""
    found: list[Span] = []
    at, block = end, doc.block_at(max(0, end - 1))
    for nxt in doc.sentences[bisect_left(doc.sentences, Span(end, 0)) :]:
        if nxt.start - at > GAP:
            break
        opened, numbered = _opening(doc, nxt, have + len(found) + 1)
        start = promise_start(doc, opened or nxt.start, nxt.end)
        if numbered:
            found.extend(without_reporting(doc, Span(start, nxt.end))[:1])
            at = nxt.end
            continue
        told = _speech(doc, nxt, end) or REPORTS.match(doc.plain, nxt.start, nxt.end)
        if told or not grammar.is_promise(doc.plain[start : start + 160]) or nxt.end - nxt.start > LONGEST:
            break
        wanted = count is not None and have + len(found) < count
        if not (opened or wanted or doc.block_at(nxt.start) == block or _bare_verb(doc.plain[start : start + 40])):
            break
        if (piece := trim(doc, Span(start, nxt.end))) is not None:
            found.append(piece)
        at = nxt.end
    return found


def _opening(doc: Document, sentence: Span, number: int) -> tuple[int | None, bool]:
    """Where a sentence's connector or ordinal ends, and whether that is the ordinal of this number."""
    begin = sentence.start
    while begin < sentence.end and doc.plain[begin] in " \"'":
        begin += 1
    ordinal = opening_pattern().match(doc.plain, begin, sentence.end)
    if ordinal is not None and ordinal_number(ordinal) == number:
        return ordinal.end(), True
    connector = CONNECTOR.match(doc.plain, sentence.start, sentence.end)
    return (connector.end(), False) if connector else (None, False)


def _speech(doc: Document, sentence: Span, origin: int) -> bool:
    """Whether somebody speaks in the sentence; the quote in which the list began does not count."""
    pieces = [s.span for s in doc.overlapping(sentence, "quote", "reporting")]
    return any(not p.covers(origin - 1) for p in pieces)


def _bare_verb(text: str) -> bool:
    """A paragraph that opens with an active verb and no subject goes on with the list before it."""
    if grammar.narrative().match(text):
        return False
    return BARE_VERB.match(text) is not None


def coarse_items(doc: Document, sentence: Span) -> list[Span]:
    """A sentence that carries a list on is one item, unless three or more parallel promises stand in it.

    Two promises are two items where a comma alone parts them: no connector, no `serta`.
    """
    parts = split_phrases(doc, sentence)
    labels = {official_item(p.of(doc.plain)) for p in parts}
    if len(labels) == 1 and None not in labels:
        return [sentence]  # the commas inside one item of the official ikrar
    if len(parts) == 2:
        between = doc.plain[parts[0].end : parts[1].start]
        opened = CONNECTOR.search(doc.plain[max(0, sentence.start - 15) : sentence.start])
        return parts if between.strip() == "," and not opened else [sentence]
    return parts if len(parts) >= 3 else [sentence]

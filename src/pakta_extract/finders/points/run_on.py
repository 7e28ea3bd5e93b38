"""Lists told in running prose: `empat poin, yakni menjaga …, menghindari …, serta menolak …`."""
from __future__ import annotations

import regex

from pakta_extract.document import Document, Span
from pakta_extract.finders.points import grammar
from pakta_extract.finders.points.items import Candidate, Item, promise_start, trim
from pakta_extract.lexicon.points import point_lexicon

SEPARATOR = regex.compile(r"\s*(?:[,;]\s*(?:dan|serta|lalu|juga)?|\b(?:dan|serta)\b)\s*(?:juga\s+|untuk\s+)?", regex.I)
SELAIN = regex.compile(r"\bselain\s+(?=\w)", regex.I)


def find_run_ons(doc: Document, stated: list[tuple[int, Span]]) -> list[Candidate]:
    """Candidates from sentences that tie an opener to the pledge and go on with promises."""
    found = []
    for sentence in doc.sentences:
        text = sentence.of(doc.plain)
        if not grammar.pledge_words().search(text) and not _pledge_before(doc, sentence):
            continue
        candidate = _in_sentence(doc, sentence, stated)
        if candidate is not None:
            found.append(candidate)
    return found


def _pledge_before(doc: Document, sentence: Span) -> bool:
    """`Isinya ringkas: …` after a sentence about the pledge."""
    opening = doc.plain[sentence.start : sentence.start + 60]
    if not regex.match(r"\s*\W*(?:isi|bunyi|di dalamnya|selain|mereka)\w*", opening, regex.I):
        return False
    return grammar.announcement(doc, sentence.start, 300) > 0


def _in_sentence(doc: Document, sentence: Span, stated: list[tuple[int, Span]]) -> Candidate | None:
    count = _count_for(sentence, stated)
    starts = [(m.end(), "opener") for m in grammar.openers().finditer(doc.plain, *sentence)]
    starts += [(m.end(), "colon") for m in regex.finditer(r":", doc.plain, pos=sentence.start, endpos=sentence.end)]
    starts += [(m.end(), "selain") for m in SELAIN.finditer(doc.plain, *sentence)]
    best: Candidate | None = None
    for at, how in sorted(starts):
        start = promise_start(doc, at, sentence.end)
        if start >= sentence.end or not _can_start(doc, start, how, count):
            continue
        lead_in = doc.plain[sentence.start : start]
        if grammar.other_lists().search(lead_in) and not grammar.pledge_words().search(lead_in):
            continue
        spans = _spans(doc, start, sentence, count)
        if len(spans) < 2 and not (count and len(spans) >= 1 and how != "selain" and count <= 2):
            continue
        announced = grammar.announcement(doc, start, start - sentence.start + 1) or 0.5
        candidate = Candidate(
            tuple(Item((s,)) if isinstance(s, Span) else Item(s) for s in spans),
            "run_on", f"points.run_on_{how}", start, announced, count,
        )  # fmt: skip
        if best is None or len(candidate.items) > len(best.items):
            best = candidate
    return best


def _count_for(sentence: Span, stated: list[tuple[int, Span]]) -> int | None:
    inside = [n for n, s in stated if sentence.start <= s.start < sentence.end]
    return inside[-1] if inside else None


def _can_start(doc: Document, start: int, how: str, count: int | None) -> bool:
    text = doc.plain[start : start + 60]
    if grammar.is_promise(text):
        return True
    if how == "selain":
        return grammar.official_item()[1].search(text[:30]) is not None
    # after a count and a colon even clauses with a subject are items: "Dua hal: dana tidak dipakai …, dan …"
    return how == "colon" and count is not None and regex.match(r"\s*[a-z]", text) is not None


def _spans(doc: Document, start: int, sentence: Span, count: int | None) -> list[Span]:
    end = _own_end(doc, start, sentence.end)
    pieces = split_phrases(doc, Span(start, end), count)
    pieces += _sentences_after(doc, end, len(pieces), count)
    return group_official(doc, pieces, count)


def _own_end(doc: Document, start: int, end: int) -> int:
    """Stop at the quote's end where the list stands in a quote, else before a quote or an aside."""
    for quote in doc.of_kind("quote"):
        if quote.start < start < quote.end:
            return min(end, quote.end)
        if start < quote.start < end:
            return quote.start
    for reporting in doc.of_kind("reporting"):
        if start < reporting.start < end:
            return reporting.start
    return end


def split_phrases(doc: Document, span: Span, count: int | None = None) -> list[Span]:
    """Cut a run-on into its items: at semicolons, else before each parallel promise."""
    text = doc.plain
    if ";" in text[span.start : span.end]:
        cuts = [m.span() for m in regex.finditer(r"\s*;\s*(?:dan|serta)?\s*", text, pos=span.start, endpos=span.end)]
        return _pieces(doc, span, cuts)
    cuts = []
    for m in SEPARATOR.finditer(text, *span):
        rest = text[m.end() : m.end() + 60]
        bare_dan = regex.match(r"\s*dan\b", m[0], regex.I) is not None
        if not grammar.is_promise(rest) or _lonely_verb(rest) or _lonely_verb_before(text[span.start : m.start()]):
            continue
        if bare_dan and not _closes_list(text[m.end() : span.end], cuts, count):
            continue
        cuts.append(m.span())
    if count and len(cuts) + 1 < count:
        looser = [m.span() for m in regex.finditer(r",\s*(?:dan|serta)\s+", text, pos=span.start, endpos=span.end)]
        if len(looser) + 1 == count and not cuts:
            cuts = looser
    return _pieces(doc, span, cuts)


def _lonely_verb(rest: str) -> bool:
    """`mengubah, menghapus, atau membocorkan hasil`: a verb whose object comes later is no item of its own."""
    return regex.match(r"\s*(?:tidak\s+|tak\s+)?[\w-]+\s*(?:,|\b(?:dan|atau|serta|maupun|ataupun)\b)", rest, regex.I) is not None


def _lonely_verb_before(before: str) -> bool:
    """`menjaga dan menegakkan netralitas`: the first verb has no object of its own."""
    last = regex.split(r"[,;:]|\b(?:dan|serta)\b", before)[-1].split()
    words = [w for w in last if w.lower() not in ("tidak", "tak", "akan", "untuk", "selalu", "tetap", "juga")]
    return len(words) <= 1 and (not words or grammar.is_promise(words[0]))


def _closes_list(rest: str, cuts: list[tuple[int, int]], count: int | None) -> bool:
    """A bare `dan` separates items only where it is the last separator of a list."""
    later = [m for m in SEPARATOR.finditer(rest) if grammar.is_promise(rest[m.end() : m.end() + 40])]
    return not later and (bool(cuts) or count == 2 or count is None)


def _pieces(doc: Document, span: Span, cuts: list[tuple[int, int]]) -> list[Span]:
    edges = [span.start, *(x for cut in cuts for x in cut), span.end]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    found = []
    for start, end in pairs:
        start = promise_start(doc, start, end)
        if (piece := trim(doc, Span(start, end))) is not None:
            found.append(piece)
    return found


def _sentences_after(doc: Document, end: int, have: int, count: int | None) -> list[Span]:
    """Sentences that carry the list on: they open with a connector or a promise and report nobody."""
    found: list[Span] = []
    at = end
    while True:
        nxt = next((s for s in doc.sentences if s.start >= at), None)
        if nxt is None or nxt.start - at > 80:
            break
        text = nxt.of(doc.plain)
        opened = regex.match(r'\s*(?:selanjutnya|kemudian|berikutnya|terakhir|serta|dan|lalu)\b[,:]?\s*', text, regex.I)
        start = nxt.start + (opened.end() if opened else 0)
        start = promise_start(doc, start, nxt.end)
        same_block = doc.block_at(nxt.start) == doc.block_at(max(0, end - 1))
        speech = any(s.span.overlaps(nxt) for s in doc.of_kind("quote", "reporting"))
        if speech or not grammar.is_promise(doc.plain[start : start + 40]):
            break
        if not (opened or (count and have + len(found) < count) or same_block):
            break
        found.extend(split_phrases(doc, Span(start, nxt.end)) if _parallel(doc, start, nxt.end) else
                     [t for t in [trim(doc, Span(start, nxt.end))] if t])
        at = nxt.end
    return found


def _parallel(doc: Document, start: int, end: int) -> bool:
    """Three or more parallel promises in one sentence are points of their own."""
    return len(split_phrases(doc, Span(start, end))) >= 3


def group_official(doc: Document, pieces: list[Span], count: int | None) -> list[Span]:
    """Where the wording follows the official four-point ikrar, its items are the points.

    Not where the article states more points than there are such items: then each phrase is one.
    """
    labels = [_official(p.of(doc.plain)) for p in pieces]
    if len(pieces) < 3 or None in labels or sorted(labels) != labels or len(set(labels)) < 3:
        return pieces
    if count is not None and len(set(labels)) < count:
        return pieces
    groups: dict[int, Span] = {}
    for label, piece in zip(labels, pieces, strict=True):
        known = groups.get(label)
        groups[label] = Span(known.start, piece.end) if known else piece
    return list(groups.values())


def _official(text: str) -> int | None:
    return next((n for n, p in grammar.official_item().items() if p.search(text)), None)


def parallel_words() -> list[str]:
    return point_lexicon().promise_starts

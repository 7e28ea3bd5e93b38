"""Cutting run-on prose into its items: parallel promises, semicolons, the items of the official ikrar."""

from __future__ import annotations

import regex

from pakta_extract.document import Document, Span
from pakta_extract.finders.points import grammar
from pakta_extract.finders.points.items import SUBJECT, promise_start, told

REACH = 600  # characters looked at on either side of a separator
SEPARATOR = regex.compile(
    r"\s*(?:[,;]\s*(?:dan|serta|lalu|juga|kemudian|hingga|sampai|tetapi|melainkan)?|\b(?:dan|serta)\b)\s*(?:juga\s+|untuk\s+|(?:tak|tidak)\s+lupa\s+)?",
    regex.I,
)
SEMICOLON = regex.compile(r"\s*;\s*(?:dan|serta)?\s*", regex.I)
ANY_SEPARATOR = regex.compile(r"\s*(?:,\s*(?:dan|serta|hingga|sampai)?|\b(?:dan|serta|hingga)\b)\s+", regex.I)
# "…, kemudian …, selanjutnya …, serta terakhir …": connectors part clauses of any shape.
MARKED_SEPARATOR = regex.compile(
    r"\s*,\s*(?:dan\s+|serta\s+)?(?:kemudian|selanjutnya|lalu|berikutnya|(?:yang\s+)?terakhir)\s*,?\s+", regex.I
)
BAHWA = regex.compile(r"\s*[,;]\s*(?:dan\s+|serta\s+)?bahwa\s+", regex.I)
CLAUSE_VERB = regex.compile(r"\b(?:di|ter|me|ber)[a-z]{3,}|\b(?:tidak|tak|tiada|hanya|wajib|harus|akan)\b", regex.I)
CONDITION = regex.compile(r"\s*(?:apabila|jika|bila|kalau)\b[^,;]*$", regex.I)
# "…, tidak mengintimidasi, hingga menolak …": a refused verb needs no object before the last item
CLOSES = regex.compile(r"\b(?:hingga|sampai|serta)\b", regex.I)
REFUSED = regex.compile(r"\b(?:tidak|tak)\s+\w+\s*$", regex.I)
HELPERS = frozenset({"tidak", "tak", "akan", "untuk", "selalu", "tetap", "juga", "bersama-sama"})


def split_phrases(doc: Document, span: Span, count: int | None = None) -> list[Span]:
    """Cut a run-on into its items: at semicolons, else before each parallel promise."""
    text = doc.plain
    if ";" in text[span.start : span.end]:
        cuts = [m.span() for m in SEMICOLON.finditer(text, *span)]
        return _pieces(doc, span, cuts)
    cuts = []
    for m in SEPARATOR.finditer(text, *span):
        rest_start = m.end()
        if (subject := SUBJECT.match(text, rest_start, span.end)) is not None:
            rest_start = subject.end()  # "…, ASN juga berjanji tidak memakai …"
        rest = text[rest_start : rest_start + 60]
        bare_dan = regex.match(r"\s*dan\b", m[0], regex.I) is not None
        since = text[max(cuts[-1][1] if cuts else span.start, m.start() - REACH) : m.start()]
        closing = CLOSES.search(m[0]) is not None and REFUSED.search(since) is not None
        if not grammar.is_promise(rest) or (_lonely_verb_before(since) and not closing) or CONDITION.match(since):
            continue
        if bare_dan and not _closes_list(since, text[m.end() : min(span.end, m.end() + REACH)], cuts, count):
            continue
        cuts.append(m.span())
    if count and len(cuts) + 1 < count:
        looser = [m.span() for m in regex.finditer(r"(?i),\s*(?:dan|serta)\s+", text, pos=span.start, endpos=span.end)]
        if len(looser) + 1 == count and not cuts:
            cuts = looser
    return _pieces(doc, span, cuts)


def _lonely_verb_before(before: str) -> bool:
    """A verb whose object comes later is no item of its own.

    `menjaga dan menegakkan netralitas`; `mengubah, menghapus, atau membocorkan hasil`.
    """
    last = regex.split(r"[,;:]|\b(?:dan|serta)\b", before)[-1].split()
    words = [w for w in last if w.lower() not in HELPERS]
    return len(words) <= 1 and (not words or grammar.is_promise(words[0]))


def _closes_list(since: str, rest: str, cuts: list[tuple[int, int]], count: int | None) -> bool:
    """A bare `dan` separates items only where it is the last separator of a list.

    Alone it parts two promises, unless both belong to one item of the official ikrar.
    """
    later = [m for m in SEPARATOR.finditer(rest) if grammar.is_promise(rest[m.end() : m.end() + 40])]
    one_item = official_item(since) is not None and official_item(since) == official_item(rest)
    return not later and (bool(cuts) or count == 2 or (count is None and not one_item))


def any_items(doc: Document, span: Span, count: int | None, promised: bool, listed: bool = False) -> list[Span]:
    """Items of any shape (nouns, adjectives, clauses with a subject) where the count tells a list.

    Without a count only short ones behind a verb of promising (`berjanji netral, jujur, dan berani`), or
    whole clauses where the text says that they stand in the pledge (`listed`).
    """
    marked = [m.span() for m in MARKED_SEPARATOR.finditer(doc.plain, *span)]
    if len(marked) > 1:
        return _pieces(doc, span, marked)
    that = [m.span() for m in BAHWA.finditer(doc.plain, *span)]
    if that:
        return _pieces(doc, span, that)
    cuts = [m.span() for m in ANY_SEPARATOR.finditer(doc.plain, *span)]
    commas = [c for c in cuts if "," in doc.plain[c[0] : c[1]]]
    for option in (cuts, commas):
        spans = _pieces(doc, span, option)
        words = [s.of(doc.plain) for s in spans]
        told = promised and all(len(w.split()) <= 6 for w in words)
        clauses = all(3 <= len(w.split()) <= 14 and CLAUSE_VERB.search(w) for w in words)
        if len(spans) == count or (count is None and len(spans) >= 3 and (told or (listed and clauses))):
            return spans
    return []


def _pieces(doc: Document, span: Span, cuts: list[tuple[int, int]]) -> list[Span]:
    edges = [span.start, *(x for cut in cuts for x in cut), span.end]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    found = []
    for start, end in pairs:
        start = promise_start(doc, start, end)
        if (piece := told(doc, Span(start, end))) is not None:
            found.append(piece)
    return found


def group_official(pieces: list[Span], texts: list[str], count: int | None) -> list[Span] | None:
    """The items of the official four-point ikrar, where the wording follows it; None where it does not.

    Neighbouring phrases of one item are one point; a phrase of its own stays one. Also None where the
    article states more points than there are such items: then each phrase is a point.
    """
    labels = [official_item(t) for t in texts]
    known = [n for n in labels if n is not None]
    distinct = len(set(known))
    if known != sorted(known) or distinct < 2 or (distinct < 3 and len(known) < len(labels)):
        return None
    groups: list[tuple[int | None, Span]] = []
    for label, piece in zip(labels, pieces, strict=True):
        if groups and label is not None and groups[-1][0] == label:
            groups[-1] = (label, Span(groups[-1][1].start, piece.end))
        else:
            groups.append((label, piece))
    return None if count is not None and len(groups) < count else [span for _, span in groups]


def official_item(text: str) -> int | None:
    """Which item of the official four-point ikrar a phrase belongs to, if any."""
    return next((n for n, p in grammar.official_item().items() if p.search(text)), None)

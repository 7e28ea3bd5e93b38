"""From raw stretches to clean items: trimming markers, reporting clauses, closing formulas and marks."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from pakta_extract.document import Document, Span
from pakta_extract.finders.points import grammar
from pakta_extract.lexicon.groups import group_lexicon

EDGE_LEFT = regex.compile(r'[\s,;:."\'\u2022*>)\]-]*+')
EDGE_RIGHT = regex.compile(r'(?:[\s,;:."\'-]|(?<=\s)(?:dan|serta|lalu|kemudian)(?=[\s,;:."]*$))++$', regex.I)
EMPTY = frozenset({"tidak", "tak", "dan", "serta", "atau", "yang", "untuk", "akan"})  # nothing is said by them alone
ASIDE = regex.compile(r"(?<=\b(\w{1,30}))\s-\s(?=\p{Ll})(?!\1\b)")  # not "undang - undang"


def _people() -> str:
    """Heads of phrases that name groups, as an alternation."""
    heads = group_lexicon().heads
    words = {w.replace(" ", r"\s+") for kind in ("staff", "members", "bodies") for w in heads[kind]}
    return "|".join(sorted((words | {"camat", "lurah"}) - {"wali", "calon"}, key=len, reverse=True))


WHO = (
    r"(?:(?:para|seluruh|semua|setiap|segenap)\s+[\w/-]+(?:\s+[\w/-]+){0,2}?"
    rf"|(?:(?:para|seluruh|semua|setiap|segenap)\s+)?(?:peserta|mereka|ia|kedua(?:\s+\w+){{1,3}}?|penanda\s*tangan|partai|(?:kepala|ketua)\s+(?-i:\p{{Ll}}\w+|OPD|SKPD|RT|RW|UPTD?)|{_people()}))"
)
SUBJECT = regex.compile(
    rf"{WHO}(?:\s+[\w/]+){{0,4}}?\s+(?:menyatakan|(?:juga\s+)?(?:berjanji|berikrar|bertekad|berkomitmen)|diminta|harus|wajib|diwajibkan|dituntut|dapat|juga"
    r"|diharapkan|siap(?=\s+(?:me|ber|tidak|tak|untuk))|sepakat|pun\s+(?:sanggup|siap|bersedia))(?:\s+(?:harus|wajib|juga|untuk|agar|akan|bahwa|berjanji|menyatakan|berkomitmen))*+\s+",
    regex.I,
)
BARE_SUBJECTS = (
    regex.compile(rf"{WHO}\s+", regex.I),
    *(regex.compile(rf"(?:para|seluruh|semua|setiap|segenap)(?:\s+[\w/-]+){{{n}}}\s+", regex.I) for n in (1, 2, 3)),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One point before numbering: pieces of text, its heading and the number its marker gives."""

    pieces: tuple[Span, ...]
    number: int | None = None
    heading: Span | None = None

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def end(self) -> int:
        return self.pieces[-1].end

    def text(self, doc: Document) -> str:
        return " ".join(p.of(doc.plain) for p in self.pieces)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A list that may be the pledge's points, with what speaks for it."""

    items: tuple[Item, ...]
    marker: str
    rule: str
    start: int
    announced: float
    stated: int | None = None


def trim(doc: Document, span: Span) -> Span | None:
    """Drop marks, quotation marks and dangling connectives at both ends; None where nothing is left."""
    start, end = span
    if (stop := grammar.closing().search(doc.plain, start, end)) is not None:
        end = stop.start()
    if (left := EDGE_LEFT.match(doc.plain, start, end)) is not None:
        start = left.end()
    if (right := EDGE_RIGHT.search(doc.plain, start, end)) is not None:
        end = right.start()
    if (opened := doc.plain.count("(", start, end)) > doc.plain.count(")", start, end) and opened:
        close = doc.plain.find(")", end, end + 2)
        end = close + 1 if close != -1 else end
    words = doc.plain[start:end].lower().split()
    return Span(start, end) if any(w not in EMPTY and any(c.isalnum() for c in w) for w in words) else None


def told(doc: Document, span: Span) -> Span | None:
    """A trimmed stretch of prose: without the occasion's date and what follows it, without an aside behind a dash."""
    start, end = span
    for pattern in (grammar.dated(), ASIDE):
        if (cut := pattern.search(doc.plain, start, end)) is not None and cut.start() > start:
            end = cut.start()
    return trim(doc, Span(start, end))


def without_reporting(doc: Document, span: Span) -> list[Span]:
    """The parts of a stretch that are no reporting clause, trimmed."""
    cuts = [s.span for s in doc.overlapping(span, "reporting")]
    parts, at = [], span.start
    for cut in cuts:
        if cut.start > at:
            parts.append(Span(at, cut.start))
        at = max(at, cut.end)
    if at < span.end:
        parts.append(Span(at, span.end))
    return [t for p in parts if (t := trim(doc, p)) is not None]


STATING = regex.compile(
    r"(?:menyatakan|berjanji|berikrar|bertekad)(?:\s+(?:akan|untuk|bahwa|sikap|tetap\s+akan))?\s+(?!sikap|diri)",
    regex.I,
)


def _behind_bare_subject(doc: Document, start: int, end: int) -> int:
    """`para kepala desa menolak …`: the promise starts behind who makes it."""
    for subject in BARE_SUBJECTS:
        bare = subject.match(doc.plain, start, end)
        if bare is not None and grammar.is_promise(doc.plain[bare.end() : bare.end() + 40]):
            return bare.end()
    return start


def promise_start(doc: Document, start: int, end: int) -> int:
    """Where the promise itself starts behind glue (`yakni`, `bahwa`), asides and a reporting subject."""
    for _ in range(3):
        before = start
        if (glued := grammar.glue().match(doc.plain, start, end)) is not None:
            start = glued.end()
        if (aside := grammar.asides().match(doc.plain, start, end)) is not None:
            start = aside.end()
        if (subject := SUBJECT.match(doc.plain, start, end)) is not None:
            start = subject.end()
        else:
            start = _behind_bare_subject(doc, start, end)
        if (stating := STATING.match(doc.plain, start, end)) is not None:
            start = stating.end()
        if start == before:
            break
    return start

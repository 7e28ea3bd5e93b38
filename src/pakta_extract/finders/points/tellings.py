"""Pledges told sentence by sentence: what the paper says, what the pledgers promise, bare promises behind both.

A telling begins with a sentence that ties the pledge to what it holds (`Dalam pakta itu, kepala desa menyatakan …`,
`Komitmen itu memuat …`) or with one that only announces it (`Isi ikrar mereka singkat.`), and goes on as long as
sentences carry it: `Selain itu, mereka …`, `Ditegaskan pula bahwa …`, a promise without a subject. It may also stand
before the words that name it: `Tidak …. Tidak …. Demikian isi pakta …`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from pakta_extract.document import Document, Span
from pakta_extract.finders.points import grammar
from pakta_extract.finders.points.continuation import coarse_items
from pakta_extract.finders.points.items import Candidate, Item, promise_start, trim
from pakta_extract.finders.points.phrases import any_items, group_official, split_phrases

LONGEST = 700  # characters of a sentence that tells points
REACH = 260  # characters of a sentence in which its lead-in must end
BREAK = 10  # characters between two sentences that stand side by side
ASIDE_REACH = 400  # characters of what may interrupt a telling that says it goes on: `Mereka juga berjanji …`
MOST = 12  # sentences that one sentence can point back to
ALIKE = 0.7  # share of common words from which two sentences tell the same
LAST = regex.compile(r"\s*,?\s*\b(?:dan|serta)\s+(?:yang\s+)?terakhir\b[\s,]*", regex.I)
NAME = regex.compile(r"\p{Lu}\p{Ll}+(?:,|\s\p{Lu})")  # a name that sounds like a verb
COMMA = regex.compile(r"\s*,\s*(?:(?:dan|serta)\s+)?", regex.I)
SHORT = (2, 10)  # words of nouns in a row that stand for promises
US = regex.compile(r"\W*(?:kami|saya)[\s,]+", regex.I)
VOW = regex.compile(
    r"\W*(?:kami|saya)\s+(?:berjanji|berikrar|bertekad|bersumpah)(?:\s+(?:akan|untuk|bahwa))?[\s,:]+", regex.I
)
PARTED = regex.compile(r"[,;]")
ONE = regex.compile(
    r"(?:\b(?:[Ii]a|[Dd]ia|[Bb]eliau)|,\s+(?:\p{Lu}[\w.'-]+\s?){1,4}(?:,[^,]{1,25}){0,2},)\s+(?:juga\s+|pun\s+)?$"
)
OFFICER = regex.compile(r"\W*(?:kepala|ketua|camat|lurah|ia)\b", regex.I)  # "Kepala sekolah menyalami …" is an act
VOWED = regex.compile(r"(?:tidak|tak|akan|wajib|siap|bersedia|sanggup|hanya|selalu|senantiasa|tetap)\b", regex.I)
THAT = regex.compile(r"\W*bahwa\s+", regex.I)


@dataclass(frozen=True, slots=True)
class Told:
    """What one sentence tells: its items, finely and coarsely cut."""

    fine: tuple[Span, ...]
    coarse: tuple[Span, ...]
    start: int
    opens: bool  # whether it ties the items to the pledge by itself
    partial: bool = False  # `salah satunya`: one item is enough
    anew: bool = False  # `Dalam ikrar itu, …`: a new telling, whatever was told before


def find_tellings(doc: Document, stated: list[tuple[int, Span]]) -> list[Candidate]:
    """Candidates from runs of sentences that tell the pledge."""
    found: list[Candidate] = []
    run: list[Told] = []
    pending = False  # the sentence before announces the pledge's content and gives none of it
    for sentence in doc.sentences:
        block = doc.block_at(sentence.start)
        prose = block is not None and block.kind == "paragraph"
        broken = bool(run) and 0 < sentence.start - run[-1].fine[-1].end - BREAK < ASIDE_REACH
        going_on = bool(run) and (not broken or _adds(doc, sentence))
        told = _told(doc, sentence, going_on, pending) if prose else None
        if told is not None and (told.anew or not going_on) and run:
            found.extend(_candidate(doc, run, stated))
            run = []
        if told is not None:
            run.append(replace(told, opens=told.opens or pending))
        elif run and sentence.end - run[-1].fine[-1].end > ASIDE_REACH:
            found.extend(_candidate(doc, run, stated))
            run = []
        pending = prose and (told is None or pending) and announces(doc, sentence)
    return [*found, *_candidate(doc, run, stated), *_told_before(doc, stated)]


def _adds(doc: Document, sentence: Span) -> bool:
    """`Mereka juga berjanji …`: a sentence that adds a promise to those told before an aside."""
    opening = doc.plain[sentence.start : min(sentence.end, sentence.start + 90)]
    return grammar.adds().search(opening) is not None and grammar.promising_verbs().search(opening) is not None


def announces(doc: Document, sentence: Span) -> bool:
    """Whether a sentence only says that the pledge's text comes: `Berikut isi ikrar yang dibacakan.`"""
    text = sentence.of(doc.plain)
    if sentence.end - sentence.start > REACH or grammar.other_lists().search(text):
        return False
    return grammar.text_announced().search(text) is not None


def _candidate(doc: Document, run: list[Told], stated: list[tuple[int, Span]]) -> list[Candidate]:
    if not run or not any(t.opens for t in run):
        return []
    count = _count(stated, run[-1].start)
    spans = _cut_whole(doc, run, count)
    if len(spans) < 2 and not any(t.partial for t in run):
        return []
    return [Candidate(tuple(Item((s,)) for s in spans), "run_on", "points.telling", run[0].start, 1.0, count)]


def _cut_whole(doc: Document, run: list[Told], count: int | None) -> list[Span]:
    """The cut that gives the stated count; else the items of the official ikrar, else the sentences' own."""
    run = _unrepeated(doc, run)
    fine = [s for t in run for s in t.fine]
    coarse = [s for t in run for s in t.coarse]
    official = group_official(fine, [s.of(doc.plain) for s in fine], count)
    cuts = [c for c in (official, coarse, fine, _sentences(doc, run)) if c is not None]
    return next((c for c in cuts if len(c) == count), cuts[0])


def _sentences(doc: Document, run: list[Told]) -> list[Span]:
    """Each sentence one item, parted only where it says that the last one comes."""
    found: list[Span] = []
    for told in run:
        whole = Span(told.start, told.fine[-1].end)
        cuts = [m.span() for m in LAST.finditer(doc.plain, *whole)]
        edges = [whole.start, *(x for c in cuts for x in c), whole.end]
        pieces = [trim(doc, Span(s, e)) for s, e in zip(edges[::2], edges[1::2], strict=True)]
        found.extend(p for p in pieces if p is not None)
    return found


def _unrepeated(doc: Document, run: list[Told]) -> list[Told]:
    """Without what is told twice: in the reporter's words and in the quote, which counts."""
    words = [set(doc.plain[t.start : t.fine[-1].end].lower().split()) for t in run]
    quoted = [doc.in_quote(t.start) for t in run]

    def repeated(i: int) -> bool:
        alike = [len(words[i] & words[j]) > ALIKE * min(len(words[i]), len(words[j])) for j in range(len(run))]
        others = [j for j in range(len(run)) if j != i and alike[j]]
        return any(quoted[j] and not quoted[i] for j in others) or any(quoted[j] == quoted[i] and j < i for j in others)

    return [t for i, t in enumerate(run) if not repeated(i)]


def _count(stated: list[tuple[int, Span]], before: int) -> int | None:
    counts = {n for n, s in stated if s.start < before}
    return counts.pop() if len(counts) == 1 else None


def _told_before(doc: Document, stated: list[tuple[int, Span]]) -> list[Candidate]:
    """Promises that stand before the words that name them: `… . Demikian isi pakta …`, `… menjadi tiga janji …`."""
    found: list[Candidate] = []
    for i, sentence in enumerate(doc.sentences):
        run: list[Told] = []
        if (named := grammar.names_what_stood_before().search(doc.plain, *sentence)) is not None:
            told = _bare(doc, Span(_words(doc, sentence), named.start()), False)
            run = [told] if told else []
        if not run and grammar.points_back().match(doc.plain, *sentence):
            named_count = [n for n, s in stated if sentence.covers(s.start)]
            for before in reversed(doc.sentences[max(0, i - MOST) : i]):
                span = Span(_words(doc, before), before.end)
                told = _bare(doc, span, True)
                if told is None and len(run) < max(named_count, default=0) and not doc.overlapping(span, "reporting"):
                    piece = trim(doc, span)
                    told = Told((piece,), (piece,), piece.start, False) if piece else None
                if told is None or before.end - before.start > LONGEST or doc.block_at(before.start) is None:
                    break
                run.insert(0, told)
        if run:
            spans = _cut_whole(doc, run, _count(stated, sentence.end))
            if len(spans) > 1:
                items = tuple(Item((s,)) for s in spans)
                found.append(Candidate(items, "run_on", "points.told_before", run[0].start, 1.0, len(spans)))
    return found


def _words(doc: Document, sentence: Span) -> int:
    """Where a sentence's words begin behind its dateline."""
    dateline = next((s for s in doc.overlapping(sentence, "dateline")), None)
    return dateline.end if dateline else sentence.start


def _told(doc: Document, sentence: Span, going_on: bool, pending: bool) -> Told | None:
    """The items that a sentence tells, or None."""
    if sentence.end - sentence.start > LONGEST:
        return None
    start, end = _words(doc, sentence), sentence.end
    if (quote := doc.quote_at(sentence.start)) is not None:
        start, end = max(start, quote.start), min(end, quote.end)
    begin = _behind_connector(doc, start, end)
    if (led := _lead_in(doc, begin, end)) is not None:
        at, lead = led
        opens = grammar.pledge_words().search(doc.plain, start, lead) is not None
        partial = grammar.partial().search(doc.plain, start, lead) is not None
        spoken = grammar.speech_of_office().search(doc.plain, sentence.start, at) is not None
        reports = not opens and grammar.speaking().search(doc.plain, start, lead) is not None
        single = grammar.one_of_them().search(doc.plain, start, lead) is not None
        fine = [p for p in [trim(doc, Span(lead, end))] if p] if single else _cut(doc, Span(lead, end))
        refers = partial or grammar.refers_back().search(doc.plain, start, lead) is not None
        tied = opens or going_on or (refers and grammar.announcement(doc, sentence.start, REACH) > 0)
        if fine and not spoken and not reports and tied:
            coarse = _trimmed(doc, coarse_items(doc, Span(lead, end))) if going_on and not single else fine
            anew = grammar.told_anew().match(doc.plain, start, end) is not None
            return Told(tuple(fine), tuple(coarse), lead, opens or tied, partial, anew)
    return _bare(doc, Span(begin, end), True) if going_on or pending else None


def _bare(doc: Document, rest: Span, alone: bool) -> Told | None:
    """A sentence (or, not `alone`, the part of one) that is a promise by itself."""
    begin = promise_start(doc, *rest)
    if (vow := VOW.match(doc.plain, begin, rest.end)) is not None:
        begin = vow.end()
    text = doc.plain[begin : begin + 80]
    acts = OFFICER.match(doc.plain, rest.start, begin) is not None and not VOWED.match(text)
    if begin > rest.start and (NAME.match(text) or acts):
        return None
    if (us := US.match(text)) is not None and not grammar.is_promise(text[us.end() :]):
        return None
    that = THAT.match(doc.plain, *rest) is not None
    if grammar.narrative().match(text) or not (that or grammar.is_promise(text)):
        return None
    if alone and doc.overlapping(rest, "reporting"):
        return None
    fine = _cut(doc, Span(begin, rest.end))
    coarse = _trimmed(doc, coarse_items(doc, Span(begin, rest.end)))
    return Told(tuple(fine), tuple(coarse), begin, False) if fine and coarse else None


def _short(doc: Document, span: Span, cuts: list[tuple[int, int]]) -> bool:
    edges = [span.start, *(x for c in cuts for x in c), span.end]
    lengths = [len(doc.plain[s:e].split()) for s, e in zip(edges[::2], edges[1::2], strict=True)]
    return all(SHORT[0] <= n <= SHORT[1] for n in lengths)


def _trimmed(doc: Document, spans: list[Span]) -> list[Span]:
    return [t for s in spans if (t := trim(doc, s)) is not None]


def _behind_connector(doc: Document, start: int, end: int) -> int:
    while start < end and doc.plain[start] in " \"'":
        start += 1
    opened = grammar.carries_on().match(doc.plain, start, end)
    return opened.end() if opened else start


def _lead_in(doc: Document, start: int, end: int) -> tuple[int, int] | None:
    """Where the first lead-in stands that a promise follows, and where that promise starts."""
    found: int | None = None
    at = start
    for m in grammar.lead_ins().finditer(doc.plain, start, min(end, start + REACH)):
        if found is not None and (not grammar.inner_lead().match(m[0]) or PARTED.search(doc.plain, found, m.start())):
            break
        begin = promise_start(doc, m.end(), end)
        rest = doc.plain[begin : begin + 80]
        holds = grammar.is_nominal(rest) and found is None
        if NAME.match(doc.plain, begin, end) and doc.plain[begin - 1] != '"' and ":" not in m[0]:
            continue
        if begin < end and not _one_speaks(doc, start, m.start()) and (grammar.is_promise(rest) or holds or m["that"]):
            at = m.start() if found is None else at
            found = begin
    return (at, found) if found is not None else None


def _one_speaks(doc: Document, start: int, verb: int) -> bool:
    """Whether one named person is the subject: what he promises is not the pledge."""
    return ONE.search(doc.plain, start, verb) is not None


def _cut(doc: Document, span: Span) -> list[Span]:
    """The items of one sentence: parallel promises, or nouns that stand for them, or the whole of it."""
    text = doc.plain[span.start : span.start + 80]
    if grammar.is_promise(text):
        return split_phrases(doc, span)
    if grammar.is_nominal(text):
        cuts = [m.span() for m in grammar.nominal_cut().finditer(doc.plain, *span)]
        every = [m.span() for m in COMMA.finditer(doc.plain, *span)]
        if len(every) > 1 and _short(doc, span, every):
            cuts = every
        edges = [span.start, *(x for c in cuts for x in c), span.end]
        pieces = [trim(doc, Span(s, e)) for s, e in zip(edges[::2], edges[1::2], strict=True)]
        return [p for p in pieces if p is not None]
    return any_items(doc, span, None, False, True) or [s for s in [trim(doc, span)] if s]

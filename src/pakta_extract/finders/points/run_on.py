"""Lists told in running prose: `empat poin, yakni menjaga …, menghindari …, serta menolak …`."""
from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

import regex

from pakta_extract.document import Document, Span
from pakta_extract.finders.points import grammar
from pakta_extract.finders.points.items import SUBJECT, Candidate, Item, promise_start, trim, without_reporting
from pakta_extract.finders.points.lists import MARKER
from pakta_extract.finders.points.ordinals import opening_pattern, ordinal_number

SEPARATOR = regex.compile(r"\s*(?:[,;]\s*(?:dan|serta|lalu|juga|kemudian)?|\b(?:dan|serta)\b)\s*(?:juga\s+|untuk\s+)?", regex.I)
PROMISED = regex.compile(r"\b(?:berjanji|berikrar|bertekad|bersumpah)\s*$", regex.I)
ANY_SEPARATOR = regex.compile(r"\s*(?:,\s*(?:dan|serta)?|\b(?:dan|serta)\b)\s+", regex.I)
# "Komitmen itu menegaskan bahwa petugas tidak menjual karcis bekas": the paper is the subject, the clause its point.
PAPER_SAYS = regex.compile(
    r"\s*(?:(?:di\s+)?dalam\s+|isi\s+)?(?:komitmen|naskah|pakta|ikrar|deklarasi|dokumen|sumpah)\b[^,.:]{0,50}?"
    r"\b(?:menegaskan|menyebutkan|menyatakan|disebutkan|ditegaskan|memuat|tertulis|mengatur)\s+(?:juga\s+|pula\s+)?bahwa\s+",
    regex.I,
)
ANNOUNCES = regex.compile(r"\s*(?:berikut|adapun|inilah)\b[^.:]{0,160}\b(?:pakta|fakta|ikrar|deklarasi|komitmen|sumpah|janji)\b[^.:]{0,160}\.?\s*$", regex.I)
CONNECTOR = regex.compile(r"\s*(?:selanjutnya|kemudian|berikutnya|terakhir|serta|dan|lalu|juga|selain\s+itu)\b\s*[,:]?\s*(?:juga\s+)?", regex.I)
REPORTS = regex.compile(
    r"\s*(?:[\w.,'-]+\s+){0,4}?(?:mengatakan|menjelaskan|menegaskan|menyebut|menyampaikan|menuturkan|mengungkapkan|menambahkan"
    r"|mengaku|menilai|berharap|menyatakan bahwa|mengapresiasi|mengimbau|mengingatkan|menerangkan)\b",
    regex.I,
)
CONDITION = regex.compile(r"\s*(?:apabila|jika|bila|kalau)\b[^,;]*$", regex.I)
# An official's own wish in his speech is no pledge.
EXHORTS = regex.compile(r"\b(?:ber)?harap\w*|\b(?:me|di)?minta\b|\bmengajak\b|\b(?:meng)?imbau\b|\bjangan\b|\bingatkan\b|\bmari\b", regex.I)
SELAIN = regex.compile(r"\bselain\s+(?=\w)", regex.I)


def find_run_ons(doc: Document, stated: list[tuple[int, Span]]) -> list[Candidate]:
    """Candidates from sentences that tie an opener to the pledge and go on with promises."""
    found: list[Candidate] = []
    for sentence in doc.sentences:
        text = sentence.of(doc.plain)
        follows = bool(found) and 0 <= sentence.start - found[-1].items[-1].end < 12
        if not follows and not grammar.pledge_words().search(text) and not _pledge_before(doc, sentence):
            continue
        candidate = _in_sentence(doc, sentence, stated)
        if candidate is not None:
            found.append(candidate)
    return [c for c in _chained(found) if len(c.items) > 1 or c.stated in (1, 2)]


def _chained(found: list[Candidate]) -> list[Candidate]:
    """Neighbouring sentences that each tell a part: `Salah satu isinya adalah …. Selain itu disebutkan …`."""
    chains: list[Candidate] = []
    for candidate in found:
        last = chains[-1] if chains else None
        if last is not None and 0 <= candidate.start - last.items[-1].end < 250 and candidate.announced > 0:
            chains[-1] = replace(last, items=(*last.items, *candidate.items), stated=last.stated or candidate.stated)
        else:
            chains.append(candidate)
    return chains


def _pledge_before(doc: Document, sentence: Span) -> bool:
    """`Isinya ringkas: …` after a sentence about the pledge."""
    opening = doc.plain[sentence.start : sentence.start + 60]
    if regex.match(r"\s*\W*(?:isi|bunyi|di dalamnya|selain|mereka|antara lain|di ?antaranya|yakni|yaitu|seperti|misalnya|salah satu)\w*", opening, regex.I):
        return grammar.announcement(doc, sentence.start, 300) > 0
    before = doc.plain[max(0, sentence.start - 250) : sentence.start]
    return grammar.stated().search(before) is not None and grammar.announcement(doc, sentence.start, 250) > 0


def _in_sentence(doc: Document, sentence: Span, stated: list[tuple[int, Span]]) -> Candidate | None:
    count, counted_at = _count_for(sentence, stated)
    if ANNOUNCES.match(sentence.of(doc.plain)):
        after = _sentences_after(doc, sentence.end, 0, count)
        if len(after) > 1:
            return Candidate(tuple(Item((s,)) for s in after), "run_on", "points.sentences", after[0].start, 1.0, count)
    if (says := PAPER_SAYS.match(doc.plain, sentence.start, sentence.end)) is not None and not says[0].isspace():
        clause = trim(doc, Span(says.end(), sentence.end))
        if clause is not None and not grammar.is_promise(clause.of(doc.plain)):
            return Candidate((Item((clause,)),), "run_on", "points.paper_says", clause.start, 1.0, count)
    starts = [(m.end(), "opener") for m in grammar.openers().finditer(doc.plain, *sentence)]
    starts += [(m.end(), "colon") for m in regex.finditer(r":", doc.plain, pos=sentence.start, endpos=sentence.end)]
    starts += [(m.end(), "selain") for m in SELAIN.finditer(doc.plain, *sentence)]
    best: Candidate | None = None
    for at, how in sorted(starts):
        start = promise_start(doc, at, sentence.end)
        if start >= sentence.end:
            continue
        listed = [] if _can_start(doc, start, sentence, how, count) else (how != "selain" and counted_at < start and any_items(doc, start, sentence, count)) or []
        if not listed and not _can_start(doc, start, sentence, how, count):
            continue
        lead_in = doc.plain[sentence.start : start]
        if doc.in_quote(start) and EXHORTS.search(lead_in):
            continue
        if grammar.other_lists().search(lead_in) and not grammar.pledge_words().search(lead_in):
            continue
        spans = listed or _spans(doc, start, sentence, count)
        if not spans or (len(spans) < 2 and how != "opener"):
            continue
        announced = grammar.announcement(doc, start, start - sentence.start + 1) or 0.5
        candidate = Candidate(
            tuple(Item((s,)) if isinstance(s, Span) else Item(s) for s in spans),
            "run_on", f"points.run_on_{how}", start, announced, count,
        )  # fmt: skip
        if best is None or len(candidate.items) > len(best.items):
            best = candidate
    return best


def any_items(doc: Document, start: int, sentence: Span, count: int | None) -> list[Span]:
    """Items of any shape (nouns, adjectives, clauses with a subject) where the count or their number tells a list."""
    end = _own_end(doc, start, sentence.end)
    promised = PROMISED.search(doc.plain[sentence.start : start]) is not None
    cuts = [m.span() for m in ANY_SEPARATOR.finditer(doc.plain, start, end)]
    commas = [c for c in cuts if "," in doc.plain[c[0] : c[1]]]
    for option in (cuts, commas):
        spans = _pieces(doc, Span(start, end), option)
        short = all(len(s.of(doc.plain).split()) <= 6 for s in spans)
        if len(spans) == count or (count is None and promised and len(spans) >= 3 and short):
            return spans
    return []


def _count_for(sentence: Span, stated: list[tuple[int, Span]]) -> tuple[int | None, int]:
    """The count that a sentence states, and where it stands."""
    inside = [(n, s.start) for n, s in stated if sentence.start <= s.start < sentence.end]
    return inside[-1] if inside else (None, -1)


def _can_start(doc: Document, start: int, sentence: Span, how: str, count: int | None) -> bool:
    text = doc.plain[start : start + 60]
    if grammar.is_promise(text):
        return True
    if MARKER.match(doc.plain, start):
        return False
    if how in ("opener", "colon") and doc.plain.count(";", start, sentence.end) and grammar.announcement(doc, start, 160) > 0:
        return True
    if how == "selain":
        return grammar.official_item()[1].search(text[:30]) is not None
    return False


def _spans(doc: Document, start: int, sentence: Span, count: int | None) -> list[Span]:
    """The items from `start` on: official ones if the wording follows the official ikrar, else one each."""
    end = _own_end(doc, start, sentence.end)
    first = split_phrases(doc, Span(start, end), count)
    after = _sentences_after(doc, end, len(first), count)
    fine = [*first, *(p for s in after for p in split_phrases(doc, s))]
    official = group_official(fine, [p.of(doc.plain) for p in fine], count)
    if official is not None:
        return official
    coarse = [*first, *(part for s in after for part in _coarse(doc, s))]
    return fine if count == len(fine) else coarse


def _coarse(doc: Document, sentence: Span) -> list[Span]:
    """A sentence that carries a list on is one item, unless three or more parallel promises stand in it.

    Two promises are two items where a comma alone parts them: no connector, no `serta`.
    """
    parts = split_phrases(doc, sentence)
    labels = {_official(p.of(doc.plain)) for p in parts}
    if len(labels) == 1 and None not in labels:
        return [sentence]  # the commas inside one item of the official ikrar
    if len(parts) == 2:
        between = doc.plain[parts[0].end : parts[1].start]
        opened = CONNECTOR.search(doc.plain[max(0, sentence.start - 15) : sentence.start])
        return parts if between.strip() == "," and not opened else [sentence]
    return parts if len(parts) >= 3 else [sentence]


def _own_end(doc: Document, start: int, end: int) -> int:
    """Stop at the quote's end where the list stands in a quote, else before a quote or an aside."""
    for quote in doc.overlapping(Span(start, end), "quote"):
        if quote.start < start < quote.end:
            return min(end, quote.end)
        if start < quote.start < end:
            return quote.start
    for reporting in doc.overlapping(Span(start, end), "reporting"):
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
        rest_start = m.end()
        if (subject := SUBJECT.match(text, rest_start, span.end)) is not None:
            rest_start = subject.end()  # "…, ASN juga berjanji tidak memakai …"
        rest = text[rest_start : rest_start + 60]
        bare_dan = regex.match(r"\s*dan\b", m[0], regex.I) is not None
        since = text[cuts[-1][1] if cuts else span.start : m.start()]
        if not grammar.is_promise(rest) or _lonely_verb_before(since) or CONDITION.match(since):
            continue
        if bare_dan and not _closes_list(since, text[m.end() : span.end], cuts, count):
            continue
        cuts.append(m.span())
    if count and len(cuts) + 1 < count:
        looser = [m.span() for m in regex.finditer(r",\s*(?:dan|serta)\s+", text, pos=span.start, endpos=span.end)]
        if len(looser) + 1 == count and not cuts:
            cuts = looser
    return _pieces(doc, span, cuts)


def _lonely_verb_before(before: str) -> bool:
    """`menjaga dan menegakkan netralitas`, `mengubah, menghapus, atau membocorkan hasil`: a verb whose object comes later is no item of its own."""
    last = regex.split(r"[,;:]|\b(?:dan|serta)\b", before)[-1].split()
    words = [w for w in last if w.lower() not in ("tidak", "tak", "akan", "untuk", "selalu", "tetap", "juga", "bersama-sama")]
    return len(words) <= 1 and (not words or grammar.is_promise(words[0]))


def _closes_list(since: str, rest: str, cuts: list[tuple[int, int]], count: int | None) -> bool:
    """A bare `dan` separates items only where it is the last separator of a list.

    Alone it parts two promises, unless both belong to one item of the official ikrar.
    """
    later = [m for m in SEPARATOR.finditer(rest) if grammar.is_promise(rest[m.end() : m.end() + 40])]
    one_item = _official(since) is not None and _official(since) == _official(rest)
    return not later and (bool(cuts) or count == 2 or (count is None and not one_item))


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
    at, block = end, doc.block_at(max(0, end - 1))
    for nxt in doc.sentences[bisect_left(doc.sentences, Span(end, 0)) :]:
        if nxt.start - at > 400:
            break
        opened, numbered = _opening(doc, nxt, have + len(found) + 1)
        start = promise_start(doc, opened or nxt.start, nxt.end)
        if numbered:
            found.extend(without_reporting(doc, Span(start, nxt.end))[:1])
            at = nxt.end
            continue
        if _speech(doc, nxt, end) or REPORTS.match(doc.plain, nxt.start, nxt.end) or not grammar.is_promise(doc.plain[start : start + 160]) or nxt.end - nxt.start > 500:
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
    while begin < sentence.end and doc.plain[begin] in ' "\'':
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
    return regex.match(r"(?:Tidak\s+)?(?:Me(?:m|n|ng|ny|l|r|w|y)[a-z]+|Tidak|Siap|Bersedia|Apabila|Jika|Bila)\b", text) is not None


def group_official(pieces: list[Span], texts: list[str], count: int | None) -> list[Span] | None:
    """The items of the official four-point ikrar, where the wording follows it; None where it does not.

    Neighbouring phrases of one item are one point; a phrase of its own stays one. Also None where the
    article states more points than there are such items: then each phrase is a point.
    """
    labels = [_official(t) for t in texts]
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


def _official(text: str) -> int | None:
    return next((n for n, p in grammar.official_item().items() if p.search(text)), None)

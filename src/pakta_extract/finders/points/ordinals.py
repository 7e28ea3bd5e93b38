"""Points opened by ordinal words (pertama … kelima, satu, poin kedua) and connectors (selanjutnya, terakhir)."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

import regex

from pakta_extract.document import Document, Span
from pakta_extract.finders.points import grammar
from pakta_extract.finders.points.items import Candidate, Item, promise_start, told, trim, without_reporting
from pakta_extract.lexicon.points import point_lexicon

NOUN = (
    r"(?:(?:poin|point|butir|janji|komitmen|ikrar|isi|pernyataan|kesepakatan|tekad|nomor|sila|pasal|angka"
    r"|(?:pakta|fakta)(?:\s+integritas)?|deklarasi|hal)\s+(?:yang\s+)?)?"
)
REACH = 1800  # characters from one point's opening to the next at most
FAR = 140  # characters from an ordinal with its noun to the verb that gives the point
IS = r"\b(?:yakni|yaitu|adalah|ialah|berbunyi|menyebutkan|menyatakan|memuat|berisi|berjanji|berkomitmen|bertekad)\b"
BEHIND = regex.compile(rf"\s*[,:]\s*(?:{IS}\s*)?|{IS}\s*", regex.I)
LAID_DOWN = regex.compile(r"\b(?:yakni|yaitu|ialah|adalah)\s+$", regex.I)
SOFT = regex.compile(r"[\s\"']*(?:(?:adapun|sedangkan|sementara(?:\s+itu)?|dan|serta)[\s,]+)?", regex.I)
LUMPED = regex.compile(r"\s+(?:sampai|hingga|dan)\s+ke\w+\s*,?\s*(?:yakni|yaitu|adalah|ialah|berbunyi)\b", regex.I)
STOP = regex.compile(r"\.\s+")
SECOND = regex.compile(r"[.;,]\s*(?:dan\s+)?dua\s*[,:;]", regex.I)
# What may stand before an ordinal that opens a point: a sentence's start, a comma, or an opener such as "yakni".
BEFORE = regex.compile(
    r"(?:^|[.!?:;,\n\"'(•-]|\b(?:dan|serta|yakni|yaitu|adalah|ialah|mengucapkan|berbunyi|berisi|memuat|menyatakan|itu|berikut|lalu|kemudian|selanjutnya|terakhir|sedangkan|sementara|adapun|yang|untuk))\s*$",
    regex.I,
)


@dataclass(frozen=True, slots=True)
class Opening:
    start: int
    end: int  # where the promise may start
    number: int | None  # None for a connector


@cache
def opening_pattern() -> regex.Pattern[str]:
    words = {w: n for n, ws in point_lexicon().ordinals.items() for w in ws}
    ordinals = "|".join(sorted((w.replace(" ", r"[\s-]?") for w in words), key=len, reverse=True))
    connectors = "|".join(w.replace(" ", r"\s+") for w in point_lexicon().connectors)
    return regex.compile(
        rf"\b(?:yang\s+)?{NOUN}(?:(?P<ordinal>{ordinals}|ke-\d{{1,2}}|(?<=(?:pasal|nomor|poin|point|butir|angka)\s)\d{{1,2}})|(?P<connector>{connectors}))\b",
        regex.I,
    )


@cache
def _numbers() -> dict[str, int]:
    return {w.replace(" ", ""): n for n, ws in point_lexicon().ordinals.items() for w in ws}


def ordinal_number(match: regex.Match[str]) -> int | None:
    """The number of an ordinal that `opening_pattern` matched; None for a connector."""
    word = regex.sub(r"[\s-]", "", match["ordinal"] or "").lower()
    if word.removeprefix("ke").isdigit():
        return int(word.removeprefix("ke"))  # poin ke-2, pasal 2
    return _numbers().get(word) if word else None


def find_openings(doc: Document) -> list[Opening]:
    """Ordinals and connectors that can open a point, in text order."""
    found = []
    for m in opening_pattern().finditer(doc.plain):
        if doc.block_at(m.start()) is None:
            continue
        before = doc.plain[max(0, m.start() - 40) : m.start()]
        after = doc.plain[m.end() : m.end() + 40]
        if (told := _told_behind(doc, m)) is not None:
            found.append(Opening(m.start(), told, ordinal_number(m)))
        elif BEFORE.search(before) and _opens(doc, m, before, after):
            found.append(Opening(m.start(), m.end(), ordinal_number(m)))
    return found


def _told_behind(doc: Document, m: regex.Match[str]) -> int | None:
    """`Butir kedua giliran X, yaitu …`, `Hal pertama yang mereka sanggupi adalah …`: where its promise begins."""
    if (lumped := LUMPED.match(doc.plain, m.end())) is not None:
        return int(lumped.end())  # "kedua sampai kelima yakni …"
    if m[0] in (m["ordinal"], m["connector"]):
        return None
    stop = STOP.match(doc.plain, m.end())
    if stop is not None and grammar.is_promise(doc.plain[stop.end() : stop.end() + 40]):
        return int(stop.end())  # "Yang paling berat poin sembilan. Bersedia …"
    sentence = doc.sentence_at(m.start())
    end = min(sentence.end if sentence else m.end(), m.end() + FAR)
    for mark in BEHIND.finditer(doc.plain, m.end(), end):
        start = promise_start(doc, mark.end(), mark.end() + 120)
        if grammar.is_promise(doc.plain[start : start + 40]) or LAID_DOWN.search(mark[0]):
            return int(mark.end())
        if mark[0].strip() != ",":
            return None
    return None


def _opens(doc: Document, m: regex.Match[str], before: str, after: str) -> bool:
    """Whether what follows an ordinal lets it open a point."""
    bare_number = m["ordinal"] and not m["ordinal"].lower().startswith(("ke", "pertama")) and m[0] == m["ordinal"]
    if regex.match(r"\s*[,:;]", after):
        counted = regex.search(r"[;,:]\s*$", before) and grammar.is_promise(after.lstrip(" ,:;"))  # "; dua, melayani …"
        counting = regex.search(r"[;,:]\s*$", before) and SECOND.search(doc.plain, m.end(), m.end() + REACH // 3)
        return not bare_number or bool(counted or counting or regex.search(r"(?:^|[.\n\"])\s*$", before))
    if bare_number:
        return False
    if grammar.stated().search(before):
        return True  # "lima poin, pertama tata kelola …"
    rest = regex.sub(r"^\s*(?:yakni|yaitu|adalah|ialah)\s*(?:mereka|asn|pegawai|kami)?\s*|^\s*mereka\s+", "", after)
    return grammar.is_promise(rest) or bool(regex.match(r"\s*(?:ASN|[\"])", rest))


def find_ordinal_lists(doc: Document) -> list[Candidate]:
    """One candidate for each run of openings that starts with the first ordinal (or the first after a count)."""
    runs: list[list[Opening]] = []
    numbers: set[int] = set()  # of the current run
    for opening in find_openings(doc):
        current = runs[-1] if runs else None
        near = current is not None and opening.start - current[-1].end < REACH
        if opening.number == 1 or (opening.number and not near):
            runs.append([opening])
            numbers = {opening.number}
        elif current is not None and near and _follows(doc, current[-1], numbers, opening):
            current.append(opening)
            numbers.add(opening.number or 0)
        elif opening.number and opening.number > 1 and current is not None:
            runs.append([opening])
            numbers = {opening.number}
    return [c for run in runs if len(run) >= 2 and (c := _candidate(doc, run)) is not None]


def _follows(doc: Document, last: Opening, numbers: set[int], opening: Opening) -> bool:
    """Whether an opening carries on the run that has these numbers and ends with `last`."""
    if opening.number is not None:
        return opening.number in numbers or opening.number > max(numbers)
    # a connector carries on only from the sentence before it (inside a sentence: from its own), and opens a promise
    sentence = doc.sentence_at(opening.start)
    if sentence and last.start < sentence.start and not _opens_sentence(doc, sentence, opening):
        return False
    start = promise_start(doc, opening.end, opening.end + 120)
    return opening.start - last.end < 700 and grammar.is_promise(doc.plain[start : start + 30])


def _opens_sentence(doc: Document, sentence: Span, opening: Opening) -> bool:
    return SOFT.fullmatch(doc.plain, sentence.start, opening.start) is not None


def _candidate(doc: Document, run: list[Opening]) -> Candidate | None:
    items: list[Item] = []
    last = 0
    seen: set[int] = set()
    for i, opening in enumerate(run):
        number = opening.number or last + 1
        if number in seen:
            continue
        stop = run[i + 1].start if i + 1 < len(run) else len(doc.plain)
        pieces, heading = _item(doc, opening, stop)
        if pieces:
            items.append(Item(tuple(pieces), number, heading))
            seen.add(number)
            last = number
    start = run[0].start
    if items and run[0].number == 2 and (first := _unmarked_first(doc, start)) is not None:
        items.insert(0, Item((first,), 1))
        start = first.start
    if len(items) < 2:
        return None
    return Candidate(tuple(items), "ordinal", "points.ordinals", start, grammar.announcement(doc, start))


def _unmarked_first(doc: Document, start: int) -> Span | None:
    """`Seperti menjaga … . Kedua yakni …`: the sentence before the second point opens the list unmarked."""
    i = bisect_left(doc.sentences, Span(start, 0))
    before = doc.sentences[i - 1] if i else None
    if before is None or start - before.end > 10:
        return None
    begin, stop = before.start, min(before.end, start)
    for m in grammar.openers().finditer(doc.plain, begin, stop):
        begin = m.end()
        break
    begin = promise_start(doc, begin, stop)
    return trim(doc, Span(begin, stop)) if grammar.is_promise(doc.plain[begin : begin + 40]) else None


def _item(doc: Document, opening: Opening, stop: int) -> tuple[list[Span], Span | None]:
    """The item behind an opening: its sentence, promise sentences that carry on, and quoted promises."""
    block = doc.block_at(opening.start)
    end = min(stop, block.end if block else stop)
    start = promise_start(doc, opening.end, end)
    quote = doc.quote_at(opening.start)
    if quote is not None:
        end = min(end, quote.end)
    head_end = _sentence_end(doc, start, end)
    pieces = [p for w in without_reporting(doc, Span(start, head_end))[:1] if (p := told(doc, w)) is not None]
    heading = None
    rest = Span(head_end, end)
    if quote is None and pieces:
        promised = _quoted_promises(doc, Span(pieces[0].end, end))
        if promised:
            heading = pieces[0]
            stop_mark = doc.plain[heading.end : heading.end + 1] in (".", ":")  # headings keep their full stop
            return [Span(heading.start, heading.end + stop_mark), *promised], heading
    pieces.extend(_carried_on(doc, rest))
    return pieces, heading


def _sentence_end(doc: Document, start: int, end: int) -> int:
    sentence = doc.sentence_at(start)
    return min(sentence.end, end) if sentence else end


def _quoted_promises(doc: Document, span: Span) -> list[Span]:
    """Quotes in the stretch whose words promise: `Kami berjanji …`."""
    found = []
    for quote in doc.overlapping(span, "quote"):
        if quote.start >= span.start and quote.end <= span.end + 1:
            piece = trim(doc, quote.span)
            if piece is not None and grammar.is_promise(piece.of(doc.plain)):
                found.append(piece)
    return found


def _carried_on(doc: Document, rest: Span) -> list[Span]:
    """Following sentences of the same block that go on promising, without a speaker."""
    pieces = []
    at = rest.start
    while at < rest.end:
        while at < rest.end and doc.plain[at].isspace():
            at += 1
        sentence = doc.sentence_at(at)
        if sentence is None:
            break
        end = min(sentence.end, rest.end)
        text = doc.plain[at:end]
        has_speech = bool(doc.overlapping(Span(at, end), "reporting", "quote"))
        if has_speech or not _plain_promise(text):
            break
        if (piece := trim(doc, Span(at, end))) is not None:
            pieces.append(piece)
        at = end
    return pieces


def _plain_promise(text: str) -> bool:
    return grammar.is_promise(text) and not regex.search(r"\b(?:katanya|ujarnya|menurutnya|dia|ia)\b", text)

"""Lists told in running prose: `empat poin, yakni menjaga …, menghindari …, serta menolak …`."""

from __future__ import annotations

import regex

from pakta_extract.document import Document, Span
from pakta_extract.finders.points import grammar
from pakta_extract.finders.points.continuation import coarse_items, sentences_after
from pakta_extract.finders.points.items import Candidate, Item, promise_start
from pakta_extract.finders.points.lists import MARKER
from pakta_extract.finders.points.phrases import any_items, group_official, official_item, split_phrases

MOST = 40  # openers looked at in one sentence; hostile text has more
PROMISED = regex.compile(r"\b(?:berjanji|berikrar|bertekad|bersumpah)\s*$", regex.I)
CONTENT = regex.compile(
    r"\b(?:tertulis|tertuang|disepakati|menyepakati|bunyinya|isinya|berisi|memuat|disebutkan|mulai\s+dari)\b[\s\w]{0,25}[,:]?\s*$",
    regex.I,
)
SELAIN = regex.compile(r"\b(?:selain|di\s+samping|(?:tidak|bukan)\s+hanya)\s+(?=\w)", regex.I)
OPENS_ON_PLEDGE = regex.compile(
    r"\s*\W*(?:isi|bunyi|di dalamnya|selain|mereka|antara lain|di ?antaranya|yakni|yaitu|seperti|misalnya"
    r"|salah satu)\w*",
    regex.I,
)
# What one person promises is not what the group pledges.
ONE_PERSON = regex.compile(
    r"\s*(?:ia|dia|beliau)\s+(?:juga\s+)?(?:berjanji|bertekad|berkomitmen|menyatakan)\b", regex.I
)
# An official's own wish in his speech is no pledge.
EXHORTS = regex.compile(
    r"\b(?:ber)?harap\w*|\b(?:me|di)?minta\b|\bmengajak\b|\b(?:meng)?imbau\b|\bjangan\b|\bingatkan\b|\bmari\b", regex.I
)


def find_run_ons(doc: Document, stated: list[tuple[int, Span]]) -> list[Candidate]:
    """Candidates from sentences that tie an opener to the pledge and go on with promises."""
    found: list[Candidate] = []
    for sentence in doc.sentences:
        if not grammar.pledge_words().search(sentence.of(doc.plain)) and not _pledge_before(doc, sentence):
            continue
        candidate = _in_sentence(doc, sentence, stated)
        if candidate is not None and (len(candidate.items) > 1 or candidate.stated in (1, 2)):
            found.append(candidate)
    return found


def _pledge_before(doc: Document, sentence: Span) -> bool:
    """`Isinya ringkas: …` after a sentence about the pledge."""
    opening = doc.plain[sentence.start : sentence.start + 60]
    if OPENS_ON_PLEDGE.match(opening):
        return grammar.announcement(doc, sentence.start, 300) > 0
    before = doc.plain[max(0, sentence.start - 250) : sentence.start]
    return grammar.stated().search(before) is not None and grammar.announcement(doc, sentence.start, 250) > 0


def _in_sentence(doc: Document, sentence: Span, stated: list[tuple[int, Span]]) -> Candidate | None:
    """The longest list that one sentence opens, with the sentences that carry it on."""
    count, counted_at = _count_for(sentence, stated)
    whole = count if count is not None else _count_before(sentence, stated)
    starts = [(m.end(), "opener") for m in grammar.openers().finditer(doc.plain, *sentence)]
    starts += [(m.end(), "colon") for m in regex.finditer(r":", doc.plain, pos=sentence.start, endpos=sentence.end)]
    if grammar.promising_verbs().search(doc.plain, *sentence) or grammar.content().search(doc.plain, *sentence):
        starts += [(m.end(), "selain") for m in SELAIN.finditer(doc.plain, *sentence)]
    best: Candidate | None = None
    for at, how in sorted(starts)[:MOST]:
        start = promise_start(doc, at, sentence.end)
        if start >= sentence.end or not _about_the_pledge(doc, sentence, start):
            continue
        spans: list[Span] = []
        if _can_start(doc, start, sentence, how):
            spans = _spans(doc, start, sentence, whole)
        elif how != "selain" and counted_at < start:
            promised = PROMISED.search(doc.plain[sentence.start : start]) is not None
            listed = CONTENT.search(doc.plain[max(sentence.start, start - 40) : start]) is not None
            spans = any_items(doc, Span(start, _own_end(doc, start, sentence.end)), count, promised, listed)
        if not spans or (len(spans) < 2 and how != "opener"):
            continue
        announced = grammar.announcement(doc, start, start - sentence.start + 1) or 0.5
        items = tuple(Item((s,)) for s in spans)
        if best is None or len(items) > len(best.items) or (how == "colon" and len(items) == len(best.items)):
            best = Candidate(items, "run_on", f"points.run_on_{how}", start, announced, count)
    return best


def _about_the_pledge(doc: Document, sentence: Span, start: int) -> bool:
    """Not a wish in a speech, and not a list that other words of the sentence claim."""
    lead_in = doc.plain[sentence.start : start]
    if (doc.in_quote(start) and EXHORTS.search(lead_in)) or ONE_PERSON.match(lead_in):
        return False
    return not grammar.other_lists().search(lead_in) or grammar.pledge_words().search(lead_in) is not None


def _count_for(sentence: Span, stated: list[tuple[int, Span]]) -> tuple[int | None, int]:
    """The count that a sentence states, and where it stands."""
    inside = [(n, s.start) for n, s in stated if sentence.start <= s.start < sentence.end]
    return inside[-1] if inside else (None, -1)


def _count_before(sentence: Span, stated: list[tuple[int, Span]]) -> int | None:
    """The one count that the article states before a sentence: `ikrar tujuh poin … Ketujuh poin itu adalah …`."""
    before = {n for n, s in stated if s.start < sentence.start}
    return before.pop() if len(before) == 1 else None


def _can_start(doc: Document, start: int, sentence: Span, how: str) -> bool:
    text = doc.plain[start : start + 60]
    if grammar.is_promise(text):
        return True
    if MARKER.match(doc.plain, start):
        return False
    if how == "selain":
        return grammar.official_item()[1].search(text[:30]) is not None
    return doc.plain.count(";", start, sentence.end) > 1 and grammar.announcement(doc, start, 160) > 0


def _spans(doc: Document, start: int, sentence: Span, count: int | None) -> list[Span]:
    """The items from `start` on: official ones if the wording follows the official ikrar, else one each."""
    end = _own_end(doc, start, sentence.end)
    first = split_phrases(doc, Span(start, end), count)
    after = sentences_after(doc, end, len(first), count)
    fine = [*first, *(p for s in after for p in split_phrases(doc, s))]
    official = group_official(fine, [p.of(doc.plain) for p in fine], count)
    if official is not None:
        return official
    labels = {official_item(p.of(doc.plain)) for p in fine}
    if count is None and len(fine) > 1 and len(labels) == 1 and None not in labels:
        return [Span(fine[0].start, fine[-1].end)]  # the commas inside one item of the official ikrar
    coarse = [*first, *(part for s in after for part in coarse_items(doc, s))]
    return fine if count == len(fine) else coarse


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

"""Quotations and the clauses that say who spoke, inside one block."""
from __future__ import annotations

from bisect import bisect_right

import regex

from pakta_extract.document import Span
from pakta_extract.lexicon.layout import alternatives, load_layout

_LEXICON = load_layout()
_MARK = regex.compile('"')
_BARE = alternatives(_LEXICON.speech_verbs)
_FORMS = alternatives(_LEXICON.speech_forms)
_BEFORE = alternatives(_LEXICON.speech_before)
_AFTER_QUOTE = regex.compile(
    rf"[,;]?\s*-?\s*(?P<clause>(?:(?:{_BEFORE})\s+){{0,2}}"
    rf"(?:(?:{_BARE})(?:nya)?(?:\b|(?=(?-i:\p{{Lu}})))|\p{{L}}{{3,14}}nya\b|(?:(?:d?ia|beliau|mereka)\s+)?(?:{_FORMS})\b|demikian\b))",
    regex.I,
)
_BEFORE_QUOTE = regex.compile(rf"\b(?:{_FORMS}|(?:{_BARE})(?:nya)?|demikian)\b", regex.I)
_SIGNATURE = regex.compile(r"\.\s?\([^()]{1,40}\)\W{0,3}$")
REPORTING_REACH = 300  # characters of a sentence that are searched for its speech verb
MAX_MARKS = 100_000  # in one block: more are no quotations
_CLOSING_FOLLOWERS = " \n,.;:!?)]-/"


def find_quotes(text: str, plain: str, block: Span) -> list[Span]:
    """Quoted passages of a block, marks included. One that is never closed ends with the block."""
    marks = [m.start() for m in _MARK.finditer(plain, block.start, block.end)]
    if len(marks) > MAX_MARKS:
        return []
    spans: list[Span] = []
    opened: int | None = None
    nested = 0
    for n, at in enumerate(marks):
        opens = _opens(text, plain, at, block)
        if opened is None:
            if opens or not _is_orphan(plain, at, block):
                opened, nested = at, 0
        elif opens and not _closes(text, plain, at, block):
            if _is_nested(text, plain, marks, n, block):
                nested += 1
            else:  # the quotation before was never closed
                spans.append(_trim(plain, opened, at))
                opened = at
        elif nested:
            nested -= 1
        else:
            spans.append(Span(opened, at + 1))
            opened = None
    if opened is not None:
        spans.append(Span(opened, block.end))
    return spans


def _opens(text: str, plain: str, at: int, block: Span) -> bool:
    """By its shape or its neighbours the mark opens a quotation."""
    if text[at] in "“„«":
        return at + 1 < block.end and (not plain[at + 1].isspace() or text[at] != "“")
    before = plain[at - 1] if at > block.start else " "
    after = plain[at + 1] if at + 1 < block.end else " "
    return (before.isspace() or before in "([:-/") and not after.isspace() and after not in ",.;"


def _is_orphan(plain: str, at: int, block: Span) -> bool:
    """Outside any quotation, a mark behind a word and before none closes one that was never opened."""
    after = plain[at + 1] if at + 1 < block.end else " "
    return at > block.start and not plain[at - 1].isspace() and not (after.isalnum() or after in "([")


def _closes(text: str, plain: str, at: int, block: Span) -> bool:
    if at == block.start:
        return False
    before = plain[at - 1]
    after = plain[at + 1] if at + 1 < block.end else " "
    return not before.isspace() and (text[at] in "”»" or after in _CLOSING_FOLLOWERS or before in ",.!?")


def _is_nested(text: str, plain: str, marks: list[int], n: int, block: Span) -> bool:
    """An opening mark inside a quotation: nested if the next two marks both close."""
    following = marks[n + 1 : n + 3]
    return len(following) == 2 and all(
        _closes(text, plain, at, block) and not _opens(text, plain, at, block) for at in following
    )


def _trim(plain: str, start: int, end: int) -> Span:
    while end > start + 1 and plain[end - 1].isspace():
        end -= 1
    return Span(start, end)


def find_reporting(plain: str, quotes: list[Span], sentences: list[Span]) -> list[Span]:
    """The clauses beside these quotations that hold a verb of speaking, each within one sentence."""
    found: list[Span] = []
    starts = [s.start for s in sentences]
    for n, quote in enumerate(quotes):
        limit = quotes[n + 1].start if n + 1 < len(quotes) else None
        after = _clause_after(plain, quote, sentences, starts, limit)
        before = _clause_before(plain, quote, sentences, starts, quotes[n - 1].end if n else 0)
        found += [span for span in (before, after) if span and span not in found[-2:]]
    return sorted(found)


def _sentence(sentences: list[Span], starts: list[int], offset: int) -> Span | None:
    i = bisect_right(starts, offset) - 1
    return sentences[i] if i >= 0 and sentences[i].covers(offset) else None


def _clause_after(plain: str, quote: Span, sentences: list[Span], starts: list[int], limit: int | None) -> Span | None:
    sentence = _sentence(sentences, starts, quote.end - 1)
    if sentence is None or sentence.end <= quote.end:
        return None
    end = min(sentence.end, limit) if limit is not None and limit > quote.end else sentence.end
    match = _AFTER_QUOTE.match(plain, quote.end, end)
    if match is None:
        return None
    return _without_marks(plain, match.start("clause"), end)


def _clause_before(plain: str, quote: Span, sentences: list[Span], starts: list[int], floor: int) -> Span | None:
    sentence = _sentence(sentences, starts, quote.start)
    if sentence is None:
        return None
    start = max(sentence.start, floor, quote.start - REPORTING_REACH)
    head = plain[start : quote.start].rstrip()
    if not head.endswith((",", ":", "kata", "bahwa")) or not _BEFORE_QUOTE.search(head):
        return None
    return _without_marks(plain, start, quote.start)


def _without_marks(plain: str, start: int, end: int) -> Span | None:
    """The clause without the punctuation around it and the writer's initials behind it."""
    signature = _SIGNATURE.search(plain, max(start, end - 45), end)
    end = signature.start() if signature else end
    while start < end and plain[start] in " \n,;:-.":
        start += 1
    while end > start and plain[end - 1] in ' \n,;:-."':
        end -= 1
    return Span(start, end) if end > start else None

"""A sentence with its persons as signs, so that the grammar around them can be read by plain patterns.

`"…," kata Kepala Dinas Kesehatan drg. Sri Hartin, M.Kes.` becomes `" kata @.`
"""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex

from pakta_extract.document import Document, Span, lowered
from pakta_extract.finders.officials.mentions import Mention
from pakta_extract.finders.officials.tokens import is_headline
from pakta_extract.lexicon.roles import either, roles

PERSON, OFFICE, QUOTE = "@", "#", '"'


@dataclass
class Reduced:
    """`text` is lower case with one blank for any white space; `offsets` lead back into the article.

    `refs` holds the people behind each `@`, `quotes` the quoted stretch behind each quotation mark.
    """

    span: Span
    text: str = ""
    offsets: list[int] = field(default_factory=list)
    refs: dict[int, Mention] = field(default_factory=dict)
    quotes: dict[int, Span] = field(default_factory=dict)

    def back(self, start: int, end: int) -> Span:
        """The article's characters for a stretch of `text`; the person at its end is not included."""
        last = max(start, end - 1)
        stop = self.refs[last].end if last in self.refs else self.offsets[last] + 1
        first = self.offsets[start]
        return Span(first, max(first + 1, stop))


def quoted_spans(doc: Document) -> list[Span]:
    """Quoted stretches, marks included: pairs of double quotes inside one paragraph, an open one up to its end."""
    spans: list[Span] = []
    for line in regex.finditer(r"[^\n]++", doc.plain):
        marks = [m.start() for m in regex.finditer('"', line[0])]
        for n in range(0, len(marks), 2):
            end = marks[n + 1] + 1 if n + 1 < len(marks) else line.end() - line.start()
            spans.append(Span(line.start() + marks[n], line.start() + end))
    return spans


def units(doc: Document, mentions: Sequence[Mention]) -> list[Span]:
    """What is read one after the other: sentences, captions, and a standfirst; headlines only repeat.

    A mention that was cut in two ("AKBP. Sigit") holds its sentences together.
    """
    out: list[Span] = []
    starts = [m.start for m in mentions]
    standfirsts = [s.span for s in doc.of_kind("title") if not is_headline(doc, s.span)]
    for unit in sorted([*doc.sentences, *(s.span for s in doc.of_kind("caption")), *standfirsts]):
        before = bisect_left(starts, unit.start) - 1
        if out and before >= 0 and mentions[before].end > unit.start and out[-1].end > mentions[before].start:
            out[-1] = Span(out[-1].start, max(out[-1].end, unit.end))
        else:
            out.append(unit)
    return out


def reduce(
    doc: Document,
    unit: Span,
    mentions: Sequence[Mention],
    starts: Sequence[int],
    quotes: Sequence[Span],
    ends: Sequence[int],
) -> Reduced:
    """The unit with its mentions and quotes as signs. `starts` and `ends` are those of `mentions` and `quotes`."""
    out = Reduced(unit)
    parts: list[str] = []
    for start, end, sign, mention, quote in _pieces(unit, mentions, starts, quotes, ends):
        if sign:
            if mention is not None:
                out.refs[len(parts)] = mention
            if quote is not None:
                out.quotes[len(parts)] = quote
            parts.append(sign)
            out.offsets.append(start)
        else:
            _copy_plain(doc.plain, start, end, parts, out.offsets)
    out.text = _STANDS_FOR.sub(lambda m: " " * len(m[0]), "".join(parts))
    out.text = _SENT_SOMEBODY.sub(lambda m: " " * len(m[0]), out.text)
    return out


_SENT_SOMEBODY = regex.compile(roles().sent_somebody, regex.V1)
_STANDS_FOR = regex.compile(roles().stands_for, regex.V1)


def _copy_plain(plain: str, start: int, end: int, parts: list[str], offsets: list[int]) -> None:
    """Characters of the article in lower case, runs of blanks as one; the article's own signs become blanks."""
    for at, char in enumerate(lowered(plain[start:end]), start):
        if char in _BLANKS or char.isspace():
            if parts and parts[-1] != " ":
                parts.append(" ")
                offsets.append(at)
        else:
            parts.append(char)
            offsets.append(at)


_BLANKS = frozenset([PERSON, OFFICE, " "])


def _pieces(
    unit: Span,
    mentions: Sequence[Mention],
    starts: Sequence[int],
    quotes: Sequence[Span],
    ends: Sequence[int],
) -> Iterator[tuple[int, int, str, Mention | None, Span | None]]:
    """The unit cut into mentions, quotes and what lies between; a mention inside a quote is not seen."""
    at = unit.start
    m, q = bisect_left(starts, unit.start), bisect_left(ends, unit.start + 1)
    while at < unit.end:
        while q < len(quotes) and quotes[q].end <= at:
            q += 1
        while m < len(mentions) and mentions[m].start < at:
            m += 1
        quote_at = quotes[q].start if q < len(quotes) else unit.end
        mention_at = mentions[m].start if m < len(mentions) else unit.end
        following = min(max(quote_at, at), mention_at, unit.end)
        if following > at:
            yield at, following, "", None, None
            at = following
        elif quote_at <= at:
            yield at, quotes[q].end, QUOTE, None, quotes[q]
            at = quotes[q].end
        else:
            yield at, mentions[m].end, PERSON if mentions[m].people else OFFICE, mentions[m], None
            at = mentions[m].end


# "Kelas IA" is no pronoun
_PRONOUN = regex.compile(
    rf"(?<![\w@#]|\bkelas )(?:{either(roles().pronouns)}|{either(tuple(roles().plural_pronouns))})(?!\w)"
)


def with_pronouns(reduced: Reduced, focus: int | None, company: Sequence[int]) -> Reduced:
    """Pronouns turned into persons: "ia" is the `focus`, "keduanya" the last two of `company`."""
    found = list(_PRONOUN.finditer(reduced.text))
    if not found:
        return reduced
    out, last = Reduced(reduced.span), 0
    parts: list[str] = []

    def copy(start: int, end: int) -> None:
        for i in range(start, end):
            if i in reduced.refs:
                out.refs[len(parts)] = reduced.refs[i]
            if i in reduced.quotes:
                out.quotes[len(parts)] = reduced.quotes[i]
            parts.append(reduced.text[i])
            out.offsets.append(reduced.offsets[i])

    for m in found:
        count = roles().plural_pronouns.get(m[0])
        people = tuple(company[-count:]) if count and len(company) >= count else ()
        if count is None and focus is not None:
            people = (focus,)
        if not people:
            continue
        copy(last, m.start())
        start = reduced.offsets[m.start()]
        out.refs[len(parts)] = Mention(people, start, start + len(m[0]), None, "short")
        parts.append(PERSON)
        out.offsets.append(start)
        last = m.end()
    copy(last, len(reduced.text))
    out.text = "".join(parts)
    return out

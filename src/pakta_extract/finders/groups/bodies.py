"""Institutions that pledge themselves, where an article names no group of people: `SMPN 3 X mendeklarasikan …`."""
from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from pakta_extract.document import Document, Span, lowered
from pakta_extract.finders.groups.phrases import GroupPhrase
from pakta_extract.finders.groups.ties import Candidate, opening
from pakta_extract.finders.groups.tokens import LONGEST_UNIT, Token, ends, tokens_of
from pakta_extract.findings import Act
from pakta_extract.lexicon.groups import group_lexicon, institution_at
from pakta_extract.lexicon.pledges import alternation

LEAD_SENTENCES = 3
MOST_WORDS = 16  # words of an institution's name
FRONT = 30  # characters from the sentence's beginning within which a subject stands
WINDOW = 130  # characters behind the name in which its verb stands
_PLEDGE = r"(?:\w+ ){0,4}?(?:ikrar|sumpah|janji|deklarasi|pakta|fakta|komitmen|pernyataan|kesepakatan)"


@cache
def _signs() -> regex.Pattern[str]:
    """Verbs by which an institution binds itself."""
    return alternation(
        [
            r"\b(?:me|men)(?:teken|neken)\b|\bmenanda ?ta[a-z]*gan[a-z]*|\bteken\b|\btanda ?tangan(?:i|kan)?\b",
            r"\bberikrar\b|\b(?:mengikrarkan|mendeklarasikan|deklarasikan)\b",
            rf"\b(?:menegaskan|menyatakan|tegaskan|memperkuat|mengikat) {_PLEDGE}|\bberkomitmen\b",
        ]
    )


@cache
def _holds() -> regex.Pattern[str]:
    """… and by which it may also hold the pledge of others."""
    return alternation(
        [rf"\b(?:menggelar|gelar|melakukan|melaksanakan|laksanakan|mengadakan|menyelenggarakan|mengucapkan) {_PLEDGE}"]
    )


def pledging_body(doc: Document, acts: Sequence[Act]) -> Candidate | None:
    """The institution that is the subject of pledging in the first sentences, in one that tells the pledge, or in
    the title."""
    telling = [a.sentence for a in acts]
    units = [*doc.sentences[:LEAD_SENTENCES], *telling, *(t.span for t in doc.of_kind("title"))]
    for unit in units:
        tokens = [t for t in tokens_of(doc, unit) if t.start >= opening(doc, unit)]
        low = lowered(doc.plain[unit.start : min(unit.end, unit.start + LONGEST_UNIT)])
        for i, last in _fronted(tokens):
            span = Span(tokens[i].start, tokens[last - 1].end)
            rest = low[span.end - unit.start :][:WINDOW]
            verb = _signs().search(rest) or (None if tokens[i].low in group_lexicon().hosts else _holds().search(rest))
            if verb is not None and _plain(rest[: verb.start()]) and not doc.in_quote(span.start):
                return Candidate(_phrase(span, tokens[i].low), 1.5, "groups.institution", frozenset(), True)
    return None


def _plain(between: str) -> bool:
    """Whether nobody else comes between the institution and its verb."""
    return regex.search(r'[";:]|\bmelalui\b|\bbersama\b|\bdan\b|\byang\b', between) is None


def _fronted(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Institutions at the front of a sentence, and those that act for them (`Pemkab X melalui Dinas Y`)."""
    found: list[tuple[int, int]] = []
    i = 0
    while i < len(tokens):
        fronted = tokens[i].start - tokens[0].start < FRONT and (i == 0 or tokens[i - 1].text in ",-:")
        acting = i > 0 and tokens[i - 1].low == "melalui"
        if (fronted or acting) and tokens[i].text[0].isupper() and institution_at([t.low for t in tokens[i : i + 2]]):
            last = _name_end(tokens, i)
            found.append((i, last))
            i = last
        else:
            i += 1
    return found


def _name_end(tokens: Sequence[Token], start: int) -> int:
    """Index behind a name: capitalised words, brackets and figures; `dan` and `kelas` between two such words."""
    words, at = group_lexicon(), start + 1
    while at < len(tokens) and at - start < MOST_WORDS:
        token = tokens[at]
        if token.is_word and ends(token, words):
            break
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        linked = token.low in ("dan", "kelas", "kabupaten", "kota", "provinsi", "pimpinan", "daerah", "komunikasi")
        named = token.is_bracket or (token.is_word and (token.text[0].isupper() or token.text[0].isdigit()))
        if not named and not (linked and following is not None and (following.is_word or following.is_bracket)):
            break
        at += 1
    while tokens[at - 1].low in ("dan", "kelas"):
        at -= 1
    return at


def _phrase(span: Span, head: str) -> GroupPhrase:
    return GroupPhrase(span, "bodies", (head,), False, False, True, True, None, 0, False, ())

"""Bodies in lists of guests: `dihadiri perwakilan X, Dewan Y, serta Z (W)`, item by item."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from pakta_extract.document import Document, Span
from pakta_extract.finders.institutions.extent import extent_of
from pakta_extract.findings import NameMention, Phrase
from pakta_extract.lexicon.bodies import bodies, body_pattern
from pakta_extract.lexicon.offices import acting_forms, office_forms

LONGEST = 900  # characters of a list
MOST_ITEMS = 40
_OPENING = regex.compile(
    r"\b(?:(?:di)?hadir(?:i|kan)?|menghadirkan|disaksikan|melibatkan|menggandeng|diundang|mengundang)\b",
    regex.I,
)
_ABSENT = regex.compile(r"\b(?:belum|tidak|tak|berhalangan)\b(?: \p{L}+)?+ $", regex.I)
_STOP = regex.compile(r'[.!?"](?:\s|$)|\n')
_CUT = regex.compile(r"(?:, ?| )(?:dan|serta|juga|maupun|bersama|hingga|sampai) |[,;] ?", regex.V1)
_FIRST_CAPITAL = regex.compile(r"[\p{Ll}, ]*+(?=[\p{Lu}\d])", regex.V1)
_CAPITALS = regex.compile(r"\p{Lu}[\p{L}'-]*(?: \p{Lu}[\p{L}'-]*){0,4}", regex.V1)
_PARTY = ("pihak ", "perwakilan ", "perwakilan dari ", "unsur ")
_WORD = regex.compile(r"[\p{L}'-]+", regex.V1)


def bodies_in_lists(doc: Document, names: Sequence[NameMention]) -> Iterator[Phrase]:
    """Guests in lists whose first word, or the name model (`names`), says that they are bodies.

    What `body_pattern` knows is left to the finder of known bodies.
    """
    organisations = {n.span.start: n.span for n in names if n.label == "ORG"}
    for unit in doc.sentences:
        opening = _OPENING.search(doc.plain, unit.start, unit.end)
        if opening is None or doc.in_quote(opening.start()) or _ABSENT.search(doc.plain, unit.start, opening.start()):
            continue
        for item in _items(doc, opening.end(), unit.end):
            body = _body_in(doc, item, organisations.get(item.start))
            if body is not None:
                yield Phrase(body, "institutions.guest_list")


def _items(doc: Document, start: int, end: int) -> Iterator[Span]:
    """The items of the list, from their first capital on; brackets hold together."""
    end = min(end, start + LONGEST)
    stop = _STOP.search(doc.plain, start, end)
    end = stop.start() if stop else end
    at, count = start, 0
    for cut in [*_CUT.finditer(doc.plain, start, end), None]:
        behind = cut.start() if cut else end
        if cut and doc.plain.count("(", at, behind) > doc.plain.count(")", at, behind):
            continue
        first = _FIRST_CAPITAL.match(doc.plain, at, behind)
        if first and first.end() < behind:
            yield Span(first.end(), behind)
            count += 1
        if cut is None or count == MOST_ITEMS:
            return
        at = cut.end()


def _body_in(doc: Document, item: Span, organisation: Span | None) -> Span | None:
    text = item.of(doc.plain)
    word = _WORD.match(text)
    if word is None or body_pattern().match(text) or _is_office(text):
        return None
    after_party = doc.plain[max(0, item.start - 20) : item.start].endswith(_PARTY)
    if word[0].lower() in bodies().heads or after_party:
        capitals = _CAPITALS.match(text)
        return extent_of(doc, item.start, item.start + capitals.end()) if capitals else None
    if organisation is not None and organisation.end <= item.end:
        return extent_of(doc, organisation.start, organisation.end)
    return None


def _is_office(text: str) -> bool:
    """Whether an item opens with an office (`Wakil Bupati …`), so that a person is meant."""
    words = tuple(w.lower() for w in _WORD.findall(text)[:4])
    acting = any(words[: len(form)] == form for form, _ in acting_forms())
    return acting or words[0] in bodies().titles or words[0] in office_forms()


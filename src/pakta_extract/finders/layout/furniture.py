"""Page furniture: what a single line of a news page is, from its own words alone."""
from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, NamedTuple

import regex

from pakta_extract.document import SegmentKind
from pakta_extract.finders.layout.lines import holds_boundary, words
from pakta_extract.lexicon.layout import alternatives, load_layout

Role = Literal["", "links", "section", "comments", "date", "day", "clock"]
MAX_HEADLINE = 14  # words: a linked headline with a full stop, a line of names
MAX_FURNITURE = 250  # characters; longer lines are never menus


class Furniture(NamedTuple):
    """What a line is. `role` says what it means for its neighbours: headlines of other articles
    follow a `links` line, a whole list of them a `section`; after `comments` nothing belongs to the
    article; a `date` stands alone in its line (a `day` without the hour), a `clock` is an English one."""

    kind: SegmentKind
    role: Role = ""


_ROLES: dict[SegmentKind, Role] = {"comments": "comments"}
_LEXICON = load_layout()
_EDGE = " \t.,:;|/•·»>*-_=#()[]{}\"'!?<+~"
_COUNTED = regex.compile(r"\b[\d.,]+\s?(?:k|rb|ribu)?\b", regex.I)
_LABEL = regex.compile(r"\(?\s*(\p{L}[\p{L}. ]{1,30}?)\s*([:|])\s*", regex.I)
_BARE_LABEL = regex.compile(r"\(?(?:baca\s?juga|baca\s?pula|lihat juga|simak juga|tonton juga)\b", regex.I)
_BREADCRUMB = regex.compile(
    r"(?:beranda|home)\s*(?:[/>|»]|(?-i:\p{Lu})|$)|[^/>»]{2,30}\s[/>»]\s[^/>»]{2,40}\s[/>»]\s", regex.I
)
_PAGES = regex.compile(
    r"(?:hal(?:aman)?\.?\s*:?\s*)?\d{1,3}(?:\s*(?:dari|/|of|\|)\s*\d{1,3}|(?:\s+\d{1,3}){1,20})?"
    r"|(?:[\p{L}&., ]{2,40}[-|]\s*)?(?:hal|hlm|halaman|page)\.?\s*:?\s*\d{1,3}(?:\s*(?:dari|/|of)\s*\d{1,3})?\.?",
    regex.I,
)
_HASHTAGS = regex.compile(r"(?:#\w+[\s,]*)+")
_ADDRESS = regex.compile(r"(?:https?://|www\.)\S+")
_INVITATION = regex.compile(rf"\W{{0,5}}(?:{alternatives(_LEXICON.invitations.verbs)})\b")
_CODE = regex.compile(
    r"googletag|adsbygoogle|\bdocument\.\w|\bwindow\.\w|function\s*\(|\{\s*display|^var\s+\w+\s*=|<!--|-->"
    r"|^\[/?\w+(?:[\s:][^\[\]]{0,80})?\]$"
)
_CREDIT_LABEL = r"(?:foto|photo|dok(?:umen(?:tasi)?)?|ist(?:imewa)?|antara foto|ilustrasi)"
_CREDIT = regex.compile(
    rf"[(\[]\s*{_CREDIT_LABEL}\b[^()\[\]]{{0,60}}[)\]][\s).|]{{0,4}}$|(?:--|\s-)\s*foto\b.{{0,60}}$|\bfoto\s?(?:oleh|by|:|/)\s*.{{0,60}}$",
    regex.I,
)

_REPORTED = regex.compile(
    r"(?i:laporan|reporter|pewarta|kontributor|wartawan|penulis|editor)(?:\s\p{Lu}[\p{L}'.]*){1,4}(?:\s?[|,/-]\s?.{2,40})?"
    r"(?<![.!?\"])"
)
_MONTH_ID = alternatives(_LEXICON.months.indonesian)
_MONTH_EN = alternatives({*_LEXICON.months.english, *_LEXICON.months.indonesian})
_DATE = regex.compile(
    rf"\b\d{{1,2}}\s?(?:{_MONTH_ID}|{_MONTH_EN})\.?,?\s\d{{4}}\b"
    rf"|(?P<clock>\b(?:{_MONTH_EN})\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}\b)"
    r"|\b\d{1,2}([/.-])\d{1,2}\2(?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b",
    regex.I,
)
_HOUR = regex.compile(
    rf"\b\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:\s?(?:{alternatives(_LEXICON.zones)}|am|pm))?\b", regex.I
)
_WEEKDAY_ID = regex.compile(rf"\b(?:{alternatives(_LEXICON.weekdays.indonesian)})\b", regex.I)
_WEEKDAY_EN = regex.compile(rf"\b(?:{alternatives(_LEXICON.weekdays.english)})\b", regex.I)
_SMALL = regex.compile(rf"\b(?:{alternatives({*_LEXICON.zones, *_LEXICON.published_words})})\b", regex.I)
_PUBLISHED_OPENER = regex.compile(rf"\W{{0,3}}(?:{alternatives(_LEXICON.published_openers)})\b", regex.I)


@cache
def _whole_lines() -> dict[str, SegmentKind]:
    table: dict[str, SegmentKind] = {}
    for kind, entries in _LEXICON.lines.items():
        table.update(dict.fromkeys(entries, kind))
    return table


@cache
def _labels() -> dict[str, SegmentKind]:
    table: dict[str, SegmentKind] = {}
    for kind, entries in _LEXICON.labels.items():
        table.update(dict.fromkeys(entries, kind))
    return table


_OPENINGS: tuple[tuple[SegmentKind, tuple[str, ...]], ...] = tuple(_LEXICON.openings.items())


def recognise(text: str) -> Furniture | None:
    """The furniture that this line is for certain, or None. A sentence that merely holds such words is none."""
    if len(text) > MAX_FURNITURE:
        return Furniture("comments", "comments") if _opening(text[:MAX_FURNITURE].lower()) == "comments" else None
    return _recognise(text)


@lru_cache(maxsize=4096)
def _recognise(text: str) -> Furniture | None:
    low = " ".join(text.lower().split())
    bare = low.strip(_EDGE)
    if not any(c.isalnum() for c in bare):
        return Furniture("share") if low == "×" else Furniture("leftover")
    return (
        _named(low, bare)
        or _labelled(text, low)
        or _reported(text)
        or _published(text)
        or _caption(text)
        or _shaped(text, low)
        or _invitation(low)
    )


def _named(low: str, bare: str) -> Furniture | None:
    """A whole line of the lexicon, a counter beside it or not."""
    if bare in _LEXICON.sections:
        return Furniture("navigation", "section")
    if bare in _LEXICON.links_labels and len(bare) > 4:
        return Furniture("navigation", "links")
    kind = None
    if not low.endswith((".", ",")):
        counted = " ".join(_COUNTED.sub(" ", bare).split()).strip(_EDGE)
        kind = _whole_lines().get(bare) or _whole_lines().get(counted)
    if kind is None:
        kind = _opening(low)
    return Furniture(kind, _ROLES.get(kind, "")) if kind else None


def _opening(low: str) -> SegmentKind | None:
    start = low.lstrip(_EDGE)
    return next((kind for kind, entries in _OPENINGS if start.startswith(entries)), None)


def _labelled(text: str, low: str) -> Furniture | None:
    """`Baca juga: …`, `Penulis: … | Editor: …`, `Foto: …`, `Kategori : …`."""
    label = _LABEL.match(text)
    name = " ".join(label[1].lower().split()) if label else ""
    kind = _labels().get(name)
    if label and kind and (label[2] == ":" or kind in ("navigation", "share")):
        rest = text[label.end() :]
        if kind == "caption":
            return Furniture("caption")
        if not _runs_on(kind, rest):
            if kind == "byline" and _DATE.search(rest):
                return Furniture("published")
            alone = not rest.strip(_EDGE)
            return Furniture(kind, "links" if alone and name in _LEXICON.links_labels else _ROLES.get(kind, ""))
    if _BARE_LABEL.match(low) and not low.endswith(".") and '"' not in low and not holds_boundary(text):
        return Furniture("navigation")
    return None


def _runs_on(kind: SegmentKind, rest: str) -> bool:
    """What stands behind the label is running text: a paragraph that has grown onto it."""
    if holds_boundary(rest[10:]):
        return True
    if kind == "byline":
        return len(words(rest)) > MAX_HEADLINE or '"' in rest
    return kind == "navigation" and rest.endswith(".") and len(words(rest)) > MAX_HEADLINE


def _reported(text: str) -> Furniture | None:
    """`Laporan Rina Sari | Muara Elok`: a reporter's name behind the word, nothing finished."""
    match = _REPORTED.fullmatch(text) if len(text) < 80 else None
    return Furniture("byline") if match else None


def _published(text: str) -> Furniture | None:
    """A date with nothing beside it but clock, counters and the name of a writer or medium."""
    if len(text) > 140 or not any(c.isdigit() for c in text):
        return None
    date = _DATE.search(text)
    if not date or text[date.start() - 1 : date.start()] == "(":
        return None
    opener = _PUBLISHED_OPENER.match(text) is not None
    hour = _HOUR.search(text, date.end()) or _HOUR.search(text, 0, date.start())
    rest = text[: date.start()] + " " + text[date.end() :]
    for pattern in (_HOUR, _WEEKDAY_ID, _WEEKDAY_EN):
        rest = pattern.sub(" ", rest)
    if ":" in rest and not opener:
        return None
    names = words(_SMALL.sub(" ", rest))
    limit = 5 if opener else 4 if hour or "|" in rest or regex.match(r"\W*(?:by|oleh)\b", text, regex.I) else 0
    if len(names) > limit or any(n[0].islower() and "." not in n for n in names if not opener):
        return None
    english = date.group("clock") is not None or (_WEEKDAY_EN.search(text) and not _WEEKDAY_ID.search(text))
    if english and not opener:
        return Furniture("navigation", "clock")
    return Furniture("published", "date" if hour or opener else "day")


def _caption(text: str) -> Furniture | None:
    """A picture's credit at the end of the line."""
    credit = _CREDIT.search(text, max(0, len(text) - 110))
    return Furniture("caption") if credit and not holds_boundary(text[: credit.start()]) else None


def _shaped(text: str, low: str) -> Furniture | None:
    """Breadcrumbs, page counters, hashtags, bare addresses, residue of scripts."""
    if _PAGES.fullmatch(text) or _HASHTAGS.fullmatch(text) or _ADDRESS.fullmatch(text):
        return Furniture("navigation")
    if len(text) < 120 and _BREADCRUMB.match(text) and not text.endswith((".", '"', ":")) and len(words(text)) <= 16:
        return Furniture("navigation")
    if " | " in text and all(part.strip() in _whole_lines() for part in low.split("|")):
        return Furniture("navigation")
    return Furniture("leftover") if _CODE.search(text) else None


def _invitation(low: str) -> Furniture | None:
    """`Ikuti … di Google News`: no quotation, nobody says it."""
    if not _INVITATION.match(low) or '"' in low or len(low) > 200:
        return None
    if any(w in _LEXICON.speech_forms or w in _LEXICON.speech_verbs for w in low.replace(",", " ").split()):
        return None
    return Furniture("navigation") if any(c in low for c in _LEXICON.invitations.channels) else None

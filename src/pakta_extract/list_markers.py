"""List markers: what opens an item (1. 2) (iii) a. • - Pertama,) and which items belong together."""
from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

import regex

from pakta_extract.document import Document, Segment
from pakta_extract.lexicon.layout import alternatives, load_layout

MarkerKind = Literal["number", "letter", "roman", "bullet", "ordinal", "line"]


class Marker(NamedTuple):
    """What opens an item. `value` counts from 1 and is None for bullets and bare lines; `style` is the
    look that items of one list share (`1.`, `(1)`, `a)`, `•`); `end` is where the item's words begin."""

    kind: MarkerKind
    value: int | None
    style: str
    end: int


class ListItem(NamedTuple):
    """An item of a list with its marker; `level` is 0 for items of the list itself, 1 for their sub-items."""

    segment: Segment
    marker: Marker
    level: int


STRONG_BULLETS = "•⦁§●○◦▪▫■□◆◇‣⁃∙·»›➢➤►▶✓✔☑√★✅❖⚫🔹🔸👉\uf0b7\uf0d8\uf0a7\uf0fc\uf076"
WEAK_BULLETS = "-*+~"
LETTER_BULLET = "o"  # what a word processor's second bullet becomes
_ROMAN = {
    mark: value
    for value, mark in enumerate(
        regex.findall(r"\w+", "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"), start=1
    )
}
_CIRCLED = {chr(0x2460 + i): i + 1 for i in range(20)} | {chr(0x2776 + i): i + 1 for i in range(10)}
_COUNTED = regex.compile(
    r"\((?P<mark>\d{1,5}|[ivx]{1,5}|[IVX]{1,5}|[a-zA-Z])\)[.:]?\s*+"
    r"|(?P<mark>\d{1,5}|[ivx]{1,5}|[IVX]{1,5}|[a-zA-Z])\s?(?P<sign>[.)]{1,2})(?!\w?\.\w|\d)\s*+"
    r"|(?P<mark>\d{1,2})(?P<sign>\s?:(?=\s\p{Lu})|\s-(?=\s\p{Lu}))\s*+"
    r"|(?P<mark>\d)\ufe0f?\u20e3\s*+"
)
_BULLET = regex.compile(
    rf"(?P<strong>[{regex.escape(STRONG_BULLETS)}])\s*+|(?P<weak>[{WEAK_BULLETS}])\s++"
    rf"|{LETTER_BULLET}(?:\s{{2,}}+|\s(?=\p{{Lu}}))"
)


@cache
def _ordinal_pattern() -> tuple[regex.Pattern[str], dict[str, int]]:
    lexicon = load_layout()
    values = {word: value for value, forms in lexicon.ordinals.items() for word in forms}
    pattern = regex.compile(
        rf"(?:(?:dan|serta|lalu|kemudian|adapun|sedangkan)\s)?(?:(?:{alternatives(lexicon.ordinal_nouns)})\s)?"
        rf"(?P<word>{alternatives(values)})\s?(?:[,:.;]|-(?=\s))\s*+",
        regex.I,
    )
    return pattern, values


def parse_marker(text: str, previous: Marker | None = None) -> Marker | None:
    """The marker that opens `text` (`end` counted from its start), or None.

    `previous` is the marker of the item before, which tells the letter i from the numeral i.
    """
    if not text:
        return None
    if text[0] in _CIRCLED:
        return Marker("number", _CIRCLED[text[0]], "circled", len(text) - len(text[1:].lstrip()))
    head = text[:60]
    counted = _COUNTED.match(head)
    if counted:
        return _counted(counted, previous)
    bullet = _BULLET.match(head)
    if bullet and (len(bullet[0]) < len(text) or bullet["strong"]):
        return Marker("bullet", None, bullet[0].strip(), _words_start(text, bullet.end()))
    pattern, values = _ordinal_pattern()
    ordinal = pattern.match(head)
    return Marker("ordinal", values[ordinal["word"].lower()], "ordinal", ordinal.end()) if ordinal else None


def _words_start(text: str, offset: int) -> int:
    return len(text) - len(text[offset:].lstrip()) if offset == 60 else offset


def _counted(match: regex.Match[str], previous: Marker | None) -> Marker | None:
    mark, sign = match["mark"], (match["sign"] or "()").strip()
    if mark.isdigit():
        return Marker("number", int(mark), "1" + sign, match.end()) if int(mark) else None
    case = "a" if mark.islower() else "A"
    letter = ord(mark.lower()) - ord("a") + 1 if len(mark) == 1 else 0
    follows = previous is not None and previous.kind == "letter" and previous.value == letter - 1
    numeral = _ROMAN.get(mark.lower(), 0)
    if letter and (follows or not numeral or (numeral > 1 and (previous is None or previous.kind != "roman"))):
        return Marker("letter", letter, case + sign, match.end())
    roman_case = "i" if mark.islower() else "I"
    return Marker("roman", numeral, roman_case + sign, match.end()) if numeral else None


def list_marker(doc: Document, segment: Segment) -> Marker | None:
    """The marker of a list item, its `end` an offset in `doc.text`; None for any other segment.

    An item without a marker (a line of its own under "berikut isi pakta:") has kind "line".
    """
    if segment.kind != "list_item":
        return None
    return _marker_of(doc, segment, None)


def _marker_of(doc: Document, segment: Segment, previous: Marker | None) -> Marker:
    marker = parse_marker(doc.plain[segment.start : min(segment.end, segment.start + 80)], previous)
    if marker is None:
        return Marker("line", None, "line", segment.start)
    return marker._replace(end=segment.start + marker.end)


def list_runs(doc: Document) -> list[list[ListItem]]:
    """The lists of the article in text order: list items with nothing but page furniture between them."""
    runs: list[list[ListItem]] = []
    open_run = False
    previous: Marker | None = None
    styles: list[str] = []
    for block in doc.blocks:
        if block.kind != "list_item":
            open_run, previous = False, None
            continue
        marker = _marker_of(doc, block, previous)
        if not open_run or (marker.value == 1 and styles and marker.style == styles[0]):
            runs.append([])
            styles, open_run = [], True
        if marker.style in styles:
            del styles[styles.index(marker.style) + 1 :]
        elif marker.kind != "line":
            styles.append(marker.style)
        level = max(0, min(len(styles) - 1, 3))
        runs[-1].append(ListItem(block, marker, level))
        previous = marker
    return runs

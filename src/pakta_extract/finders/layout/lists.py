"""Which lines open a list item."""
from __future__ import annotations

import regex

from pakta_extract.finders.layout.lines import Line, words
from pakta_extract.finders.layout.wrapping import hangs_on, is_full
from pakta_extract.lexicon.layout import alternatives, load_layout
from pakta_extract.list_markers import LETTER_BULLET, WEAK_BULLETS, Marker, parse_marker

_LEXICON = load_layout()
_ANNOUNCER = regex.compile(rf"\b(?:{alternatives(_LEXICON.list_announcers)})\b", regex.I)
_SOUNDS_LIKE_ITEM = regex.compile(
    rf"(?:{alternatives(_LEXICON.item_openings)}|me(?:m|n|ng|ny|l|r|w|y)\w{{2,}}|ber\w{{3,}})\b", regex.I
)
_FOLLOWS = regex.compile(r"\bberikut(?:\sini)?\.?$|^berikut\b[^.,]{0,60}$", regex.I)
_CLOSING = regex.compile(rf"(?:{alternatives(_LEXICON.closings)})\b", regex.I)
MAX_BARE_ITEM = 220  # characters: a longer line without a marker is no list item
NEIGHBOURS = 14  # lines within which the next item of a list must begin


def read_markers(lines: list[Line], free: list[bool], width: int) -> list[Marker | None]:
    """For every line its list marker, or None.

    `free` says which lines are no page furniture; `width` is the column at which the text is broken, or 0.
    """
    markers: list[Marker | None] = [None] * len(lines)
    found: list[tuple[int, Marker]] = []
    for i, line in enumerate(lines):
        marker = parse_marker(line.text, found[-1][1] if found else None) if free[i] else None
        if marker:
            found.append((i, marker))
    for n, (i, marker) in enumerate(found):
        near = [(abs(j - i), m) for j, m in found[max(0, n - 4) : n + 5] if j != i and abs(j - i) <= NEIGHBOURS]
        if _is_item(lines[i], lines[i - 1] if i else None, marker, near, width):
            markers[i] = marker
    return markers


def _is_item(line: Line, above: Line | None, marker: Marker, near: list[tuple[int, Marker]], width: int) -> bool:
    """A marker counts if the lines around bear it out: 2. after 1., a dash beside other dashes.

    `near` holds the markers around with their distance in lines.
    """
    kin = [m for _, m in near if m.kind == marker.kind and m.style == marker.style]
    joined = above if above and line.gap == 0 else None  # the line that this one may go on with
    if marker.kind == "bullet":
        return bool(kin) or bool(above and above.text.endswith(":")) or marker.style not in WEAK_BULLETS + LETTER_BULLET
    pushed = joined is not None and is_full(joined, line, width)
    trusted = marker.kind == "number" and (marker.value or 0) < 100 and marker.style[-1] in ".)d"
    if trusted and not pushed:
        words_follow = line.text[marker.end : marker.end + 1].isalpha() or marker.end >= len(line.text)
        return not (above and _is_reference(above.text)) and (words_follow or bool(kin))
    if marker.kind == "ordinal":
        if joined and not joined.finished:
            return False
        kin = [m for distance, m in near if m.kind == "ordinal" and distance <= 3]
    steps = {m.value - marker.value for m in kin if m.value is not None and marker.value is not None}
    return 1 in steps or -1 in steps


def _is_reference(before: str) -> bool:
    """The line before breaks off after `Pasal`, `Nomor`, `ayat`: the number belongs to it."""
    return before.rsplit(maxsplit=1)[-1].lower() in _LEXICON.reference_words


def whole_lines(lines: list[Line], free: list[bool], markers: list[Marker | None], width: int) -> list[int]:
    """Indices of the lines that open a line as the writer wrote it; the others go on with it in text broken at `width`.

    A capital goes on where its word had no room in the line above, unless it opens the words of a promise.
    """
    if not width:
        return list(range(len(lines)))
    firsts = [0]
    for i in range(1, len(lines)):
        above, line = lines[i - 1], lines[i]
        pushed = is_full(above, line, width) and not sounds_like_item(line.text)
        goes_on = line.text[0].islower() or pushed or hangs_on(above.text)
        if line.gap or markers[i] or not (free[i] and free[i - 1]) or above.finished or not goes_on:
            firsts.append(i)
    return firsts


def joined(lines: list[Line]) -> Line:
    """Broken lines as one."""
    if len(lines) == 1:
        return lines[0]
    first = lines[0]
    return Line(first.start, lines[-1].end, " ".join(line.text for line in lines), first.indent, first.gap)


def announces_list(line: Line) -> bool:
    """`Berikut isi pakta integritas itu:`, `… sebagai berikut.`, `Berikut isi ikrarnya`."""
    text = line.text[-200:]
    if text.endswith(":"):
        return _ANNOUNCER.search(text) is not None
    return _FOLLOWS.search(text) is not None and len(words(line.text)) <= 30


def sounds_like_item(text: str) -> bool:
    """The words of a promise: a verb in me- or ber-, tidak, siap, kami …"""
    return _SOUNDS_LIKE_ITEM.match(text) is not None


def is_closing(text: str) -> bool:
    return _CLOSING.match(text) is not None


def bare_items(lines: list[Line], free: list[bool], markers: list[Marker | None], announcement: int) -> list[int]:
    """Lines without markers that make a list under the announcement: two or more, short and alike."""
    run: list[int] = []
    for j in range(announcement + 1, len(lines)):
        line = lines[j]
        if not free[j]:
            continue
        if markers[j] or len(line.text) > MAX_BARE_ITEM or line.text[0] == '"' or is_closing(line.text):
            break
        if line.text.endswith(":"):
            break
        if run and _differs(lines[run[0]], line):
            break
        run.append(j)
    if len(run) < 2:
        return []
    alike = sum(sounds_like_item(lines[j].text) for j in run) / len(run)
    bare = sum(not lines[j].ends_sentence for j in run) / len(run)
    if not lines[announcement].text.endswith(":") and (alike < 0.8 or len(run) < 3):
        return []
    return run if alike >= 0.6 or (bare == 1 and len(words(lines[run[0]].text)) <= 12) else []


def _differs(first: Line, line: Line) -> bool:
    """The line looks unlike the first item: another distance, another end, other words."""
    if (line.gap > 0) != (first.gap > 0) and line.gap > 0:
        return True
    if sounds_like_item(first.text):
        return not sounds_like_item(line.text)
    return first.ends_sentence != line.ends_sentence


def lost_bullets(lines: list[Line], free: list[bool], markers: list[Marker | None]) -> list[int]:
    """Lines that end a bulleted list and have lost their bullet."""
    out = []
    for j in range(2, len(lines)):
        line = lines[j]
        before, earlier = markers[j - 1], markers[j - 2]
        alike = line.gap == lines[j - 1].gap or line.gap == 0
        if not (free[j] and not markers[j] and alike and before and earlier and before.kind == "bullet"):
            continue
        if len(line.text) > MAX_BARE_ITEM or is_closing(line.text) or line.text[0] == '"' or line.text.endswith(":"):
            continue
        item = lines[j - 1].text[before.end :]
        closes = line.gap == 0 and (j + 1 == len(lines) or lines[j + 1].gap > 0)
        same_word = item.split(maxsplit=1)[:1] == line.text.split(maxsplit=1)[:1]
        same_end = lines[j - 1].ends_sentence == line.ends_sentence and not line.ends_sentence
        same_start = line.text[0].isupper() == item[:1].isupper()
        if same_word or (same_end and same_start and (closes or sounds_like_item(line.text))):
            out.append(j)
    return out

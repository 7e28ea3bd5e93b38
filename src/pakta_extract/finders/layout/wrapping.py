"""Hard-wrapped text: is the article broken at a column, and does a line go on in the next one?"""
from __future__ import annotations

from itertools import pairwise

import regex

from pakta_extract.finders.layout.lines import Line, is_shouted, opens_with_domain
from pakta_extract.lexicon.layout import load_layout

MIN_WIDTH, MAX_WIDTH = 35, 120  # characters: columns at which texts are broken
_HANGING = load_layout().hanging_words | load_layout().reference_words
_FIELD = regex.compile(r"\p{Lu}[\p{L}/. ]{1,32}?\s{0,20}:\s")


def wrap_width(lines: list[Line]) -> int:
    """The column at which these lines of running text are broken, or 0 if they are not.

    Broken lines end in mid-sentence, mostly go on with a small letter, and had no room for the next word.
    """
    broken = [
        (a, b) for a, b in pairwise(lines) if MIN_WIDTH <= len(a.text) <= MAX_WIDTH and not a.finished and b.gap <= 1
    ]
    sure = [(a, b) for a, b in broken if b.text[0].islower() or (is_shouted(a.text) and is_shouted(b.text))]
    if len(sure) < 2 or len(broken) < 3:
        return 0
    lengths = sorted(len(a.text) for a, _ in sure)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    forced = sum(len(a.text) + 1 + len(_first_word(b)) > 0.92 * width for a, b in sure)
    return width if forced >= (0.6 if len(sure) >= 3 else 1) * len(sure) else 0


def continues(a: Line, b: Line, width: int, *, in_item: bool = False, hanging: bool = False) -> bool:
    """Line `b`, which opens no list item, goes on with the paragraph of line `a`."""
    unfinished, small = not a.finished, b.text[0].islower() and not opens_with_domain(b.text)
    length = len(a.text)
    if b.gap:
        return bool(width) and unfinished and small and 0.5 * width <= length <= 1.2 * width
    if hanging:
        return True
    if not width or length > 1.15 * width:
        return unfinished and small and length >= 30
    full = is_full(a, b, width)
    if unfinished:
        return small or full or hangs_on(a.text) or (not in_item and length >= 0.6 * width)
    return full and not in_item


def is_full(a: Line, b: Line, width: int) -> bool:
    """The first word of line `b` had no room in line `a`: the break is none of the writer's."""
    length = len(a.text)
    return 0 < width < length + 1 + len(_first_word(b)) and length <= 1.15 * width


def hangs_on(text: str) -> bool:
    """The line ends with a word that wants another: `dan`, `pada`, `Nomor`."""
    return text[-20:].rsplit(maxsplit=1)[-1].lower() in _HANGING


def _first_word(line: Line) -> str:
    return line.text[:60].split(maxsplit=1)[0]


def fields(lines: list[Line], free: list[bool]) -> set[int]:
    """Start offsets of the lines of a form (`Tempat : Aula Kantor Camat`): three or more in a row."""
    found: set[int] = set()
    run: list[int] = []
    for line, is_free in zip(lines, free, strict=True):
        if not is_free or not _FIELD.match(line.text):
            run = []
            continue
        run = [*run[-2:], line.start]
        if len(run) == 3:
            found.update(run)
    return found

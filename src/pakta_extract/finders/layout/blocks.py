"""Lines joined to blocks: headlines, paragraphs, list items, furniture."""
from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from pakta_extract.document import BODY, CHROME, SegmentKind
from pakta_extract.finders.layout import datelines
from pakta_extract.finders.layout.furniture import Furniture, recognise
from pakta_extract.finders.layout.head import find_opening, head_kinds, tail_kinds, titled_lines
from pakta_extract.finders.layout.lines import Line
from pakta_extract.finders.layout.lists import (
    announces_list,
    bare_items,
    joined,
    lost_bullets,
    read_markers,
    whole_lines,
)
from pakta_extract.finders.layout.neighbours import mend_wrapped, spread
from pakta_extract.finders.layout.wrapping import continues, fields, is_full, wrap_width
from pakta_extract.list_markers import Marker

MAX_INTERRUPTION = 3  # furniture lines that may stand inside a sentence


@dataclass(slots=True)
class Block:
    """Lines of one kind that belong together; `inside` are furniture lines that interrupt a sentence."""

    kind: SegmentKind
    lines: list[Line]
    inside: list[tuple[Line, SegmentKind]]
    marker: Marker | None = None

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end


def read_blocks(lines: list[Line], title: str | None) -> tuple[list[Block], int | None]:
    """The blocks of an article in text order, and the start offset of its opening paragraph."""
    if not lines:
        return [], None
    titled = titled_lines(lines, title)
    found = spread(lines, [Furniture("title") if i in titled else recognise(line.text) for i, line in enumerate(lines)])
    width = wrap_width([line for line, furniture in zip(lines, found, strict=True) if furniture is None])
    if width and not any(line.gap == 0 for line in lines[1:]):  # a blank line after every line parts nothing
        lines = [line._replace(gap=max(0, line.gap - 1)) for line in lines]
    going_on = mend_wrapped(lines, found, width) if width else set()
    free = [f is None for f in found]
    form = fields(lines, free)
    markers = read_markers(lines, free, width)
    opening = find_opening(lines, free, markers, form, width)
    kinds: list[SegmentKind] = [f.kind if f else "paragraph" for f in found]
    for i, kind in {**tail_kinds(lines, found, opening), **head_kinds(lines, found, markers, opening, width)}.items():
        kinds[i] = kind
    _mark_items(lines, kinds, markers, width)
    going_on |= _wrapped_headlines(lines, kinds, width)
    return _join(lines, kinds, markers, form, width, going_on), lines[opening].start


def _wrapped_headlines(lines: list[Line], kinds: list[SegmentKind], width: int) -> set[int]:
    """Headline lines that go on with the headline line above, in text broken at a column."""
    return {
        i
        for i in range(1, len(lines))
        if width and kinds[i] == kinds[i - 1] == "title" and not lines[i].gap and is_full(lines[i - 1], lines[i], width)
    }


def _mark_items(lines: list[Line], kinds: list[SegmentKind], markers: list[Marker | None], width: int) -> None:
    """Turn paragraphs into list items: by their marker, under an announcement, or as the list's last line."""
    body = [kind == "paragraph" for kind in kinds]
    for i, marker in enumerate(markers):
        if marker and body[i]:
            kinds[i] = "list_item"
    firsts = whole_lines(lines, body, markers, width)
    whole = [joined(lines[i:end]) for i, end in pairwise([*firsts, len(lines)])]
    body, markers = [body[i] for i in firsts], [markers[i] for i in firsts]
    bare = lost_bullets(whole, body, markers)
    last = -1
    for i, line in enumerate(whole):
        if body[i] and i > last and announces_list(line):
            items = bare_items(whole, body, markers, i)
            bare += items
            last = max(items, default=last)
    for i in bare:
        kinds[firsts[i]] = "list_item"


def _join(
    lines: list[Line],
    kinds: list[SegmentKind],
    markers: list[Marker | None],
    form: set[int],
    width: int,
    going_on: set[int],
) -> list[Block]:
    blocks: list[Block] = []
    current: Block | None = None  # the open paragraph or item
    between: list[tuple[Line, SegmentKind]] = []  # furniture since its last line
    for i, (line, kind, marker) in enumerate(zip(lines, kinds, markers, strict=True)):
        if i in going_on and not between and blocks[-1].kind == kind:
            blocks[-1].lines.append(line)
        elif kind in CHROME and current and len(between) < MAX_INTERRUPTION and i not in going_on:
            between.append((line, kind))
        elif kind in BODY and current and _goes_on(current, line, marker, kind, width, form, bool(between)):
            current.inside += between
            current.lines.append(line)
            between = []
        else:
            blocks += [Block(k, [b], []) for b, k in between]
            between = []
            blocks.append(Block(kind, [line], [], marker if kind == "list_item" else None))
            current = blocks[-1] if kind in BODY else None
    return blocks + [Block(k, [b], []) for b, k in between]


def _goes_on(
    block: Block, line: Line, marker: Marker | None, kind: SegmentKind, width: int, form: set[int], interrupted: bool
) -> bool:
    """The line belongs to the open block."""
    last = block.lines[-1]
    if marker or line.start in form or last.start in form:
        return False
    if block.marker and len(block.lines) == 1 and block.marker.end >= len(last.text):
        return True  # the marker stands in a line of its own
    if kind == "list_item":
        return False
    if len(block.lines) == 1 and datelines.stands_alone(last.text) and not is_full(last, line, width):
        return False
    if interrupted:
        return not last.finished and line.text[0].islower() and len(last.text) >= 35
    in_item = block.kind == "list_item"
    if _is_remnant(block, line, width):
        return True
    hanging = in_item and block.marker is not None and line.gap == 0 and line.indent > block.lines[0].indent + 1
    return continues(last, line, width, in_item=in_item, hanging=hanging)


def _is_remnant(block: Block, line: Line, width: int) -> bool:
    """The paragraph's last line holds words that were pushed out of the line above: text broken at a column twice."""
    if block.kind != "paragraph" or len(block.lines) < 2 or line.gap or not width:
        return False
    above, last = block.lines[-2:]
    return not last.finished and len(last.text) < 0.6 * width and is_full(above, last, width)

"""Lists with markers, line by line or run into one paragraph: 1. 2. 3., (i) (ii), a) b), bullets."""

from __future__ import annotations

from itertools import pairwise

import regex

from pakta_extract.document import Document, Span
from pakta_extract.finders.points import grammar
from pakta_extract.finders.points.items import Candidate, Item, trim
from pakta_extract.finders.points.ordinals import find_openings
from pakta_extract.list_markers import list_runs

ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
ROMAN = {numeral: value for value, numeral in enumerate(ROMANS, 1)}
MARKER = regex.compile(
    r"""(?<![\w/,(]|\d\.)(?:
        \(\s?(?P<in>\d{1,3}|[ivx]{1,5}|[IVX]{1,5}|[a-oA-O])\s?\)\.?     # (1) (iv) (a) (1).
      | (?P<out>\d{1,3}|[ivx]{1,5}|[IVX]{1,5}|[a-oA-O])\s?(?P<sign>[.)]{1,2})(?!\d)  # 1. 1) 1). iv. a.
    )\s*+(?=["'\w(])""",
    regex.X,
)
BULLET = regex.compile(r"\s*+[\u2022\u25cf\u25aa\u25e6\u2023\u2043\u2713\u2714\u27a2*»>·–-]\s*+")


def _value(mark: str) -> tuple[str, int] | None:
    if mark.isdigit():
        return ("number", int(mark)) if int(mark) else None
    case = "" if mark.islower() else "upper"
    low = mark.lower()
    if low in ROMAN and low != "i":
        return "roman" + case, ROMAN[low]
    if len(low) == 1:
        return "letter" + case, ord(low) - ord("a") + 1
    return None


def find_marked_lists(doc: Document) -> list[Candidate]:
    """Increasing runs of markers anywhere in the body; an item ends at the next marker of its list."""
    marks: list[tuple[int, int, str, int]] = []
    for m in MARKER.finditer(doc.plain):
        mark = m["in"] or m["out"]
        shape = "in" if m["in"] else m["sign"]
        options = [
            v
            for v in (_value(mark), ("roman" + ("" if mark == "i" else "upper"), 1) if mark in ("i", "I") else None)
            if v
        ]
        marks.extend((m.start(), m.end(), kind + shape, value) for kind, value in options)
    told = [(o.start, o.end, o.number) for o in find_openings(doc) if o.number and o.number > 1]
    candidates = []
    for kind in dict.fromkeys(k for _, _, k, _ in marks):
        own = [(s, e, v) for s, e, k, v in marks if k == kind]
        if kind.startswith("number"):
            own = _with_told(own, told)
        candidates.extend(_runs(doc, own, kind))
    return [c for c in candidates if len(c.items) >= 2]


def _with_told(marks: list[tuple[int, int, int]], told: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Numbers that a list tells in words: `3) … Poin keempat adalah … 5) …`."""
    values = [v for _, _, v in marks]
    filled = []
    for i, mark in enumerate(marks):
        filled.append(mark)
        if i + 1 < len(marks) and values[i + 1] == mark[2] + 2:
            filled.extend(t for t in told if mark[1] < t[0] < marks[i + 1][0] and t[2] == mark[2] + 1)
    return filled


def _runs(doc: Document, marks: list[tuple[int, int, int]], kind: str) -> list[Candidate]:
    runs: list[list[tuple[int, int, int]]] = []
    for mark in marks:
        if mark[2] == 1 or not runs:
            runs.append([mark])
        elif mark[2] == runs[-1][-1][2] + 1 and mark[0] - runs[-1][-1][1] < 1500:
            runs[-1].append(mark)
        elif mark[2] > 1 and kind.startswith("number") and not _continues(runs[-1], mark):
            runs.append([mark])
    out = []
    for run in runs:
        first_value = run[0][2]
        if len(run) < 2 or (first_value > 1 and len(run) < 3):
            continue
        name = next(n for n in ("number", "letter", "roman") if kind.startswith(n))
        out.append(_candidate(doc, run, name))
    return out


def _continues(run: list[tuple[int, int, int]], mark: tuple[int, int, int]) -> bool:
    return mark[2] <= run[-1][2]


def _candidate(doc: Document, run: list[tuple[int, int, int]], marker: str) -> Candidate:
    items = []
    for i, (start, inner, value) in enumerate(run):
        end = run[i + 1][0] if i + 1 < len(run) else _one_line(doc, run, _last_end(doc, inner, start))
        pieces = _pieces(doc, Span(inner, end), first=start)
        if pieces:
            items.append(Item(tuple(pieces), value))
    below = _promises_below(doc, run)
    if below is not None:
        items = below
    elif (last := _unmarked_last(doc, run)) is not None:
        items.append(Item((last,), run[-1][2] + 1))
    begin = run[0][0]
    inline = doc.block_at(run[0][0]) == doc.block_at(run[1][0])
    rule = "points.inline_list" if inline else "points.list"
    return Candidate(tuple(items), marker, rule, begin, grammar.announcement(doc, begin))


def _promises_below(doc: Document, run: list[tuple[int, int, int]]) -> list[Item] | None:
    """`1. Cepat` with the promise on the next line: every item is a short heading over one paragraph."""
    items = []
    for i, (_, inner, value) in enumerate(run):
        block = doc.block_at(inner)
        limit = run[i + 1][0] if i + 1 < len(run) else (block.end + 400 if block else inner)
        after = doc.overlapping(Span(block.end, limit), "body") if block else []
        if block is None or len(doc.plain[inner : block.end].split()) > 5 or not after or after[0].end > limit + 1:
            return None
        if len(after) > 1 and i + 1 < len(run):
            return None
        heading, promise = trim(doc, Span(inner, block.end)), trim(doc, after[0].span)
        if heading is None or promise is None:
            return None
        items.append(Item((heading, promise), value, heading))
    return items


def _one_line(doc: Document, run: list[tuple[int, int, int]], end: int) -> int:
    """Where every other item is one line, the last one ends with its line too."""
    begin = run[-1][1]
    if any("\n" in doc.text[a[1] : b[0]].strip() for a, b in pairwise(run)):
        return end
    wrapped = regex.search(r"\n\s*(?=[A-Z])", doc.text, pos=begin, endpos=end)
    return wrapped.start() if wrapped and "\n" in doc.text[run[0][0] : begin] else end


def _unmarked_last(doc: Document, run: list[tuple[int, int, int]]) -> Span | None:
    """The last item of a list by lines may have lost its marker."""
    block = doc.block_at(run[-1][1])
    if block is None or block.kind != "list_item":
        return None
    after = next(iter(doc.overlapping(Span(block.end, block.end + 3), "body")), None)
    if after is None or MARKER.match(doc.plain, after.start):
        return None
    # a paragraph goes on with the list only where the article states one point more
    wanted = run[-1][2] + 1 in {n for n, _ in grammar.stated_counts(doc)}
    promising = wanted and grammar.is_promise(after.span.of(doc.plain)) and after.start - block.end <= 2
    return trim(doc, after.span) if after.kind == "list_item" or promising else None


def _last_end(doc: Document, start: int, marker_start: int) -> int:
    """The last item ends with its list item; inside a paragraph with its sentence or quote."""
    block = doc.block_at(start)
    if block is None:
        return min(len(doc.plain), start + 300)
    if block.kind == "list_item" and block.start >= marker_start - 3:
        return block.end
    quote = doc.quote_at(start)
    sentence = doc.sentence_at(start)
    end = sentence.end if sentence else block.end
    return min(end, quote.end) if quote else end


def _pieces(doc: Document, span: Span, first: int) -> list[Span]:
    """An item's text by its list items and sub-items, inner markers dropped; other blocks end it."""
    pieces: list[Span] = []
    blocks = doc.overlapping(span, "body")
    for i, block in enumerate(blocks):
        if i and block.kind == "paragraph" and block.start > first:
            break
        start, end = max(block.start, span.start), min(block.end, span.end)
        if i and (m := MARKER.match(doc.plain, start, end) or BULLET.match(doc.plain, start, end)):
            start = m.end()
        if (piece := trim(doc, Span(start, end))) is not None:
            pieces.append(piece)
    return pieces


def find_line_lists(doc: Document) -> list[Candidate]:
    """List items in a row, whatever marks them; sub-items belong to the item above them."""
    out = []
    for run in list_runs(doc):
        if run[0].marker.kind == "ordinal" or len(run) < 2:
            continue
        items: list[list[Span]] = []
        for item in run:
            piece = trim(doc, Span(item.marker.end, item.segment.end))
            if piece is None:
                continue
            if item.level and items:
                items[-1].append(piece)
            else:
                items.append([piece])
        start = run[0].segment.start
        marker = run[0].marker.kind
        found = tuple(Item(tuple(pieces)) for pieces in items)
        if found:
            out.append(Candidate(found, marker, "points.lines", start, grammar.announcement(doc, start)))
    return out

"""Furniture that reaches over several lines: link lists, comment sections, page clocks, wrapped captions."""
from __future__ import annotations

from pakta_extract.finders.layout.furniture import Furniture
from pakta_extract.finders.layout.lines import Line, title_case, words
from pakta_extract.finders.layout.wrapping import is_full

_LINK = Furniture("navigation")
MAX_LINKS = 12


def spread(lines: list[Line], found: list[Furniture | None]) -> list[Furniture | None]:
    """`found` with the lines added that belong to a furniture line above or below them."""
    out = list(found)
    for i, furniture in enumerate(found):
        if furniture is None or not furniture.role:
            continue
        if furniture.role in ("links", "section"):
            _spread_links(lines, out, i, furniture.role == "section")
        elif furniture.role == "clock" or (furniture.role in ("date", "day") and _above_menu(out, i)):
            out[i] = _LINK
    comments = _comments_from(lines, out)
    if comments is not None:
        out[comments:] = [Furniture("comments")] * (len(out) - comments)
    return out


def _spread_links(lines: list[Line], out: list[Furniture | None], i: int, section: bool) -> None:
    """Headlines of other articles under `Baca juga:` or `Berita Lainnya`."""
    taken = 0
    for j in range(i + 1, min(i + 1 + MAX_LINKS, len(lines))):
        if out[j] is not None:
            if section:
                continue
            break
        if not _is_link(lines, j, first=taken == 0, section=section):
            break
        out[j] = _LINK
        taken += 1


def _is_link(lines: list[Line], j: int, *, first: bool, section: bool) -> bool:
    text = lines[j].text
    if len(text) > 160 or (lines[j].ends_sentence and text[-1] not in "?!") or text[-1] in ":;":
        return False
    if section and text[0] in "»•-*›":
        return True
    if first and lines[j].gap <= 1 and text[0] not in '"(':
        return True
    return title_case(text) >= 0.6 and len(words(text)) >= (6 if lines[j].gap else 4) and text[0] != '"'


def _above_menu(out: list[Furniture | None], i: int) -> bool:
    following = out[i + 1] if i + 1 < len(out) else None
    return following is not None and following.kind == "navigation" and following.role == ""


def _comments_from(lines: list[Line], out: list[Furniture | None]) -> int | None:
    """The first comment line below the article's text, if no more of the article follows than precedes."""
    length = above = 0
    start = None
    for line, furniture in zip(lines, out, strict=True):
        length += len(line.text) if furniture is None else 0
    for i, (line, furniture) in enumerate(zip(lines, out, strict=True)):
        if furniture is None:
            above += len(line.text)
        elif furniture.role == "comments" and above > max(200, length - above) and start is None:
            start = i
    return start


def mend_wrapped(lines: list[Line], found: list[Furniture | None], width: int) -> set[int]:
    """Correct `found` where the text is broken at `width`: a word of a sentence is no menu entry, and a
    caption or linked headline may go on. Returns the lines that go on with the furniture line above."""
    going_on: set[int] = set()
    for i in range(1, len(lines)):
        above, line = lines[i - 1], lines[i]
        if line.gap or above.finished or len(above.text) > 1.15 * width:
            continue
        inside = line.text[0].islower() or (line.text.endswith(".") and is_full(above, line, width))
        if found[i] is not None and found[i - 1] is None and inside and len(above.text) >= 0.5 * width:
            found[i] = None
        elif found[i] is None and _overflows(lines, found, i, width):
            found[i] = found[i - 1]
            going_on.add(i)
    return going_on


def _overflows(lines: list[Line], found: list[Furniture | None], i: int, width: int) -> bool:
    """Line `i` holds the rest of the furniture line above: that one is full, this one is not."""
    above = found[i - 1]
    if above is None or above.kind not in ("caption", "byline", "navigation") or above.role:
        return False
    last = i + 1 == len(lines) or lines[i + 1].gap > 0
    return is_full(lines[i - 1], lines[i], width) and (last or len(lines[i].text) < 0.6 * width)

"""What stands above and below the article's text: headlines, captions, menus, signatures."""
from __future__ import annotations

from pakta_extract.document import SegmentKind
from pakta_extract.finders.layout import datelines
from pakta_extract.finders.layout.furniture import Furniture
from pakta_extract.finders.layout.lines import LONG_LINE, Line, holds_boundary, is_shouted, title_case, words
from pakta_extract.lexicon.layout import load_layout
from pakta_extract.list_markers import Marker

import regex

HEAD_REACH = 60  # lines: nothing below them can belong to the head
_BRACKETED_DATE = regex.compile(r"\(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\)[.)\s]*$|\p{L},?\s\d{1,2}\s\p{L}{3,9}\s\d{4}[.)\s]*$")
_CREDIT = regex.compile(r"\((?:[\p{L}. ]{2,20}/[\p{L}. ]{2,30}|(?:foto|dok|ist|humas|net)\b[^()]{0,40})\)\)?\.?$", regex.I)
_ALL_IN_BRACKETS = regex.compile(r"[(\[][^()\[\]]{1,70}[)\]]\.?|\*{1,5}\)?|\*\)\s?\S.*")
_CAPTION_OPENING = regex.compile(rf"(?:{'|'.join(load_layout().captions.openings)})\b", regex.I)
_CAPITALS_AND_DASH = regex.compile(r"\p{Lu}[\p{Lu}\s]{3,40}\s?[-.]\s\p{Lu}\p{Ll}|\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+-\s\p{Lu}\p{Ll}")


def is_prose(lines: list[Line], i: int) -> bool:
    """The line is running text: it ends a sentence, holds one, is long, or opens with a dateline."""
    text = lines[i].text
    if len(text) > LONG_LINE or datelines.dateline_end(text):
        return True
    count, capitals = len(words(text)), title_case(text)
    if is_shouted(text):
        return lines[i].ends_sentence and count >= 6
    if lines[i].ends_sentence and count >= 5 and capitals < (0.5 if text[-1] in "?!" else 0.7):
        return True
    if (holds_boundary(text) or count > 26) and capitals < 0.6:
        return True
    if text.endswith(":") and count >= 5 and capitals < 0.6:
        return True
    following = lines[i + 1] if i + 1 < len(lines) else None
    return (
        following is not None and following.gap == 0 and following.text[0].islower()
        and not lines[i].finished and len(text) >= 30 and capitals < 0.6
    )  # fmt: skip


def find_opening(lines: list[Line], free: list[bool], markers: list[Marker | None], form: set[int]) -> int:
    """Index of the line with which the article's text begins: its dateline, else its first prose.

    `form` holds the start offsets of lines of a form, which count as prose.
    """
    first = None
    seen = 0
    for i in range(len(lines)):
        if not free[i] or (markers[i] and markers[i].kind != "ordinal"):  # type: ignore[union-attr]
            continue
        alone = i + 1 < len(lines) and datelines.stands_alone(lines[i].text) and _leads_to_prose(lines, free, i)
        if not (alone or lines[i].start in form or is_prose(lines, i)):
            continue
        if first is None:
            first = i
        seen += 1
        if alone or (datelines.dateline_end(lines[i].text) and not _is_picture_heading(lines, free, i)):
            return i
        if seen > 4 or i > HEAD_REACH + first:
            break
    return first if first is not None else 0


def _leads_to_prose(lines: list[Line], free: list[bool], i: int) -> bool:
    following = next((j for j in range(i + 1, min(i + 6, len(lines))) if free[j]), None)
    return following is not None and is_prose(lines, following)


def _is_picture_heading(lines: list[Line], free: list[bool], i: int) -> bool:
    """Capitals and a dash without a medium, above a line that has both place and medium: a caption."""
    if datelines.names_medium(lines[i].text):
        return False
    return any(
        free[j] and datelines.names_medium(lines[j].text) and datelines.dateline_end(lines[j].text)
        for j in range(i + 1, min(i + 4, len(lines)))
    )


def head_kinds(
    lines: list[Line], found: list[Furniture | None], markers: list[Marker | None], opening: int, title: str | None
) -> dict[int, SegmentKind]:
    """Kinds of the lines above the opening that are no furniture by themselves."""
    kinds: dict[int, SegmentKind] = {}
    wanted = _squeeze(title) if title else ""
    free = [i for i in range(opening) if found[i] is None]
    menu = _menu_lines(lines, found, markers, free)
    titles: set[str] = set()
    for i in free:
        text = lines[i].text
        plain = _squeeze(text)
        if wanted and (plain == wanted or (len(plain) > 25 and plain in wanted)):
            kinds[i] = "title"
        elif i in menu:
            kinds[i] = "navigation"
        elif _is_caption(text):
            kinds[i] = "caption"
        elif is_prose(lines, i):
            kinds[i] = _prose_in_head(lines, found, i, opening, bool(titles))
        elif titles and _is_name_line(lines, found, i):
            kinds[i] = "byline"
        elif markers[i]:
            kinds[i] = "list_item"
        else:
            kinds[i] = "title"
        if kinds[i] == "title":
            titles.add(plain)
    return kinds


def _squeeze(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _menu_lines(
    lines: list[Line], found: list[Furniture | None], markers: list[Marker | None], free: list[int]
) -> set[int]:
    """Runs of four or more very short lines, and bulleted words: a menu."""
    menu: set[int] = set()
    run: list[int] = []
    for i in [*free, -1]:
        marker = markers[i] if i >= 0 else None
        count = len(lines[i].text[marker.end if marker else 0 :].split()) if i >= 0 else 99
        if count <= 3 and i >= 0:
            run.append(i)
            continue
        bulleted = [j for j in run if markers[j]]
        if len(run) >= 4 or len(bulleted) >= 2:
            menu.update(run)
        run = []
    return menu


def _is_caption(text: str) -> bool:
    if _CREDIT.search(text, max(0, len(text) - 70)) or _BRACKETED_DATE.search(text, max(0, len(text) - 40)):
        return len(text) < 400
    return bool(_CAPITALS_AND_DASH.match(text[:60])) and len(text) < 500 and not datelines.dateline_end(text)


def _prose_in_head(
    lines: list[Line], found: list[Furniture | None], i: int, opening: int, below_title: bool
) -> SegmentKind:
    """A sentence between headline and text: a subheadline, a caption or a paragraph."""
    text = lines[i].text
    if datelines.dateline_end(text):
        return "caption"
    short = len(text) <= 160 and not holds_boundary(text) and '"' not in text
    following = found[i + 1] if i + 1 < len(lines) else None
    if short and below_title and following and following.kind in ("byline", "published", "share"):
        return "title"
    if short and i + 1 == opening and _CAPTION_OPENING.match(text):
        return "caption"
    return "paragraph"


def _is_name_line(lines: list[Line], found: list[Furniture | None], i: int) -> bool:
    """A writer's name, or writer and medium, beside the publication line or another byline."""
    tokens = lines[i].text.split()
    if len(tokens) > 6 or not all(t[0].isupper() or not t[0].isalpha() or t[0].islower() and len(t) > 5 and t != t.lower() for t in tokens):
        return False
    if len(tokens) < 2 or (len(tokens) > 4 and not {"-", "|"} & set(tokens)):
        return False
    beside = [found[j] for j in (i - 1, i + 1) if 0 <= j < len(found)]
    return any(f is not None and f.kind in ("published", "byline") for f in beside)


def tail_kinds(lines: list[Line], found: list[Furniture | None], opening: int) -> dict[int, SegmentKind]:
    """Signatures below the text: names in brackets, the medium under a byline, footnotes on the writer."""
    kinds: dict[int, SegmentKind] = {}
    for i in range(opening + 1, len(lines)):
        if found[i] is not None:
            continue
        line = lines[i]
        before = found[i - 1]
        if len(line.text) <= 300 and _ALL_IN_BRACKETS.fullmatch(line.text):
            kinds[i] = "byline"
        elif before and before.kind == "byline" and line.gap == 0 and len(words(line.text)) <= 4 and not line.finished:
            kinds[i] = "byline"
    return kinds

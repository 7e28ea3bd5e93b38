"""What stands above and below the article's text: headlines, captions, menus, signatures."""
from __future__ import annotations

import regex

from pakta_extract.document import SegmentKind
from pakta_extract.finders.layout import datelines
from pakta_extract.finders.layout.furniture import Furniture
from pakta_extract.finders.layout.lines import LONG_LINE, Line, holds_boundary, is_shouted, title_case, words
from pakta_extract.finders.layout.wrapping import is_full
from pakta_extract.lexicon.layout import alternatives, load_layout
from pakta_extract.list_markers import Marker

OPENING_REACH = 2000  # lines of a page that may stand above the article's text
HEAD_REACH = 60  # lines below the first prose among which the dateline may stand
PROSE_ABOVE_DATELINE = 4  # paragraphs (a lead, a quotation) that may stand above the dateline
_CAPTIONS = load_layout().captions
_MENU_WORD = Furniture("navigation")
_PICTURED_DATE = regex.compile(
    r"\(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\)$|\p{L},?\s\d{1,2}\s\p{L}{3,9}\s\d{4}$"
)
_PLACE_AND_DATE = regex.compile(r"\p{Lu}[\p{L}.]*(?:\s\p{Lu}[\p{L}.]*){0,3},\s\d{1,2}\s\p{L}{3,9}\s\d{4}\.?")
_CREDIT = regex.compile(
    r"\((?:[\p{L}. ]{2,20}/[\p{L}. ]{2,30}/?|(?:foto|dok|ist|humas|net)\b[^()]{0,40})\)\)?\.?$", regex.I
)
_BY = regex.compile(r"(?:by|oleh)\s\S{2,30}(?:\s\S{1,30}){0,4}$", regex.I)
_IN_BRACKETS = regex.compile(
    r"[(\[](?=[^()\[\]]*[\p{L}*])(?!\d{1,2}[/.-])[^()\[\]]{1,70}[)\]]\.?|\*{1,5}\)?|\*\)\s?\S.*"
)
_CAPTION_OPENING = regex.compile(rf"(?:{alternatives(_CAPTIONS.openings)})\b", regex.I)
_PICTURE_HEADING = regex.compile(
    r"\p{Lu}[\p{Lu}\s]{3,40}\s?[-.]\s\p{Lu}\p{Ll}|\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+-\s\p{Lu}\p{Ll}"
)


def is_prose(lines: list[Line], i: int, width: int) -> bool:
    """The line is running text: it ends a sentence, holds one, is long, or opens with a dateline.

    `width` is the column at which the text is broken, or 0.
    """
    line = lines[i]
    text = line.text
    if len(text) > LONG_LINE or datelines.dateline_end(text):
        return True
    count = len(words(text))
    if is_shouted(text):
        return line.ends_sentence and count >= 6
    capitals = title_case(text)
    if line.ends_sentence and count >= 5 and capitals < (0.5 if text[-1] in "?!" else 0.7):
        return True
    if capitals >= 0.6:
        return False
    if holds_boundary(text) or count > 26 or (text.endswith(":") and count >= 3):
        return True
    following = lines[i + 1] if i + 1 < len(lines) and lines[i + 1].gap == 0 else None
    if following is None or line.finished or len(text) < 30:
        return False
    return following.text[0].islower() or is_full(line, following, width)


def find_opening(
    lines: list[Line], free: list[bool], markers: list[Marker | None], form: set[int], width: int
) -> int:
    """Index of the line with which the article's text begins: its dateline, else its first prose.

    `free` says which lines are neither furniture nor headline for certain; `form` holds the start
    offsets of lines of a form, which count as prose.
    """
    first = None
    seen = 0
    for i, line in enumerate(lines[:OPENING_REACH]):
        marker = markers[i]
        if not free[i] or (marker and marker.kind != "ordinal"):
            continue
        alone = _is_lone_dateline(lines, free, i, width)
        if not (alone or line.start in form or is_prose(lines, i, width)):
            continue
        if alone or (datelines.dateline_end(line.text) and not _is_picture_heading(lines, free, i)):
            return i
        first = i if first is None else first
        seen += 1
        if seen > PROSE_ABOVE_DATELINE or i > HEAD_REACH + first:
            break
    return _below_late_headline(lines, free, markers, first, width) if first is not None else 0


def _is_lone_dateline(lines: list[Line], free: list[bool], i: int, width: int) -> bool:
    """A dateline in a line of its own, above prose."""
    if len(lines[i].text) > datelines.LONE_REACH or not datelines.stands_alone(lines[i].text):
        return False
    if i and not lines[i].gap and not lines[i - 1].finished and is_full(lines[i - 1], lines[i], width):
        return False  # the rest of a headline in capitals
    following = next((j for j in range(i + 1, min(i + 6, len(lines))) if free[j]), None)
    return following is not None and is_prose(lines, following, width)


def _is_picture_heading(lines: list[Line], free: list[bool], i: int) -> bool:
    """Capitals and a dash without a medium, above a line that has both place and medium: a caption."""
    return not datelines.names_medium(lines[i].text) and any(
        free[j] and datelines.dateline_end(lines[j].text) and datelines.names_medium(lines[j].text)
        for j in range(i + 1, min(i + 4, len(lines)))
    )


def _below_late_headline(
    lines: list[Line], free: list[bool], markers: list[Marker | None], first: int, width: int
) -> int:
    """Where a paragraph stands above the headline, the text begins below the headline.

    A headline is a line of its own in headline capitals, with prose (or furniture, then prose) below.
    """
    if any(free[j] and not is_prose(lines, j, width) for j in range(first)):
        return first
    for i in range(first + 1, min(first + 4, len(lines) - 1)):
        line = lines[i]
        isolated = (line.gap > 0 or i == first + 1) and (lines[i + 1].gap > 0 or not free[i + 1])
        if not (free[i] and isolated and not markers[i] and not line.finished):
            continue
        if title_case(line.text) >= 0.7 and 5 <= len(words(line.text)) <= 22:
            below = next((j for j in range(i + 1, min(i + 8, len(lines))) if free[j] and not markers[j]), None)
            if below is not None and is_prose(lines, below, width) and not lines[below].text.endswith(":"):
                return below
    return first


def squeeze(text: str) -> str:
    """Letters and digits alone, in small letters: for comparing headlines."""
    return "".join(c for c in text.lower() if c.isalnum())


def titled_lines(lines: list[Line], title: str | None) -> set[int]:
    """Lines that repeat the headline given in the metadata, or a good part of it."""
    wanted = squeeze(title[:500]) if title else ""
    if len(wanted) < 8:
        return set()
    found = set()
    for i, line in enumerate(lines[:200]):
        text = squeeze(line.text) if len(line.text) <= 400 else ""
        if text == wanted or (len(text) > 25 and text in wanted):
            found.add(i)
    return found


def head_kinds(
    lines: list[Line], found: list[Furniture | None], markers: list[Marker | None], opening: int, width: int
) -> dict[int, SegmentKind]:
    """Kinds of the lines above the opening that are no furniture by themselves."""
    kinds: dict[int, SegmentKind] = {}
    menu = _menu_lines(lines, found, markers, opening)
    headed = False
    for i in range(opening):
        if found[i] is not None:
            continue
        goes_on = kinds.get(i - 1) == "title" and lines[i].gap == 0 and is_full(lines[i - 1], lines[i], width)
        if i in menu:
            kinds[i] = "navigation"
        elif goes_on:
            kinds[i] = "title"
        elif _PLACE_AND_DATE.fullmatch(lines[i].text):
            kinds[i] = "published"
        elif _is_caption(lines, found, i, headed):
            kinds[i] = "caption"
        elif is_prose(lines, i, width):
            kinds[i] = _prose_in_head(lines, found, i, opening, headed)
        elif (headed and _is_name_line(lines, found, i)) or _BY.match(lines[i].text):
            kinds[i] = "byline"
        else:
            kinds[i] = "list_item" if markers[i] else "title"
        headed = headed or kinds[i] == "title"
    return kinds


def _menu_lines(
    lines: list[Line], found: list[Furniture | None], markers: list[Marker | None], opening: int
) -> set[int]:
    """Runs of four or more very short lines, and bulleted words: a menu, known menu words among them."""
    menu: set[int] = set()
    run: list[int] = []
    for i in range(opening + 1):
        furniture, marker = found[i], markers[i]
        short = furniture is None and len(lines[i].text[marker.end if marker else 0 :].split(maxsplit=4)) <= 3
        if i < opening and (short or furniture == _MENU_WORD):
            run.append(i)
            continue
        if len(run) >= 4 or sum(markers[j] is not None for j in run) >= 2:
            menu.update(run)
        run = []
    return menu


def _is_caption(lines: list[Line], found: list[Furniture | None], i: int, headed: bool) -> bool:
    """What a picture shows: a credit or a date at the end, a heading in capitals, a credit line below."""
    text = lines[i].text
    if _CREDIT.search(text, max(0, len(text) - 70)):
        return len(text) < 400
    if _PICTURED_DATE.search(text, max(0, len(text) - 40)) and title_case(text) < 0.75:
        return len(text) < LONG_LINE
    below = found[i + 1] if i + 1 < len(lines) and lines[i + 1].gap == 0 else None
    if headed and below and below.kind == "caption" and len(text) < LONG_LINE:
        return True
    return len(text) < 500 and bool(_PICTURE_HEADING.match(text[:60])) and not datelines.dateline_end(text)


def _prose_in_head(
    lines: list[Line], found: list[Furniture | None], i: int, opening: int, below_title: bool
) -> SegmentKind:
    """A sentence between headline and text: a subheadline, a caption or a paragraph."""
    text = lines[i].text
    if datelines.dateline_end(text):
        return "caption"
    single = not holds_boundary(text) and '"' not in text
    if single and below_title and len(text) < 300 and _PICTURED_DATE.search(text.rstrip(" ."), max(0, len(text) - 40)):
        return "caption"
    short = single and len(text) <= 160
    following = found[i + 1] if i + 1 < len(lines) else None
    if short and below_title and following and following.kind in ("byline", "published", "share"):
        return "title"
    if short and i + 1 == opening and _CAPTION_OPENING.match(text):
        return "caption"
    return "paragraph"


def _is_name_line(lines: list[Line], found: list[Furniture | None], i: int) -> bool:
    """A writer's name, or writer and medium, beside the publication line or another byline."""
    tokens = lines[i].text.split(maxsplit=7)
    if not 2 <= len(tokens) <= 6 or (len(tokens) > 4 and not {"-", "|"} & set(tokens)):
        return False
    if any(t[0].isalpha() and t == t.lower() for t in tokens):
        return False
    beside = [found[j] for j in (i - 1, i + 1) if 0 <= j < len(found)]
    return any(f is not None and f.kind in ("published", "byline") for f in beside)


def tail_kinds(lines: list[Line], found: list[Furniture | None], opening: int) -> dict[int, SegmentKind]:
    """Signatures below the text: names in brackets, the medium under a byline, footnotes on the writer.

    A date in a line of its own below the opening, without the hour, is no publication line.
    """
    kinds: dict[int, SegmentKind] = {}
    last = max((i for i in range(opening + 1, len(lines)) if found[i] is None), default=None)
    for i in range(opening + 1, len(lines)):
        line, furniture, before = lines[i], found[i], found[i - 1]
        if furniture and furniture.role == "day" and i < len(lines) - 2 and not (before and before.kind == "byline"):
            kinds[i] = "paragraph"
        if furniture is not None:
            continue
        below_byline = before and before.kind == "byline" and (line.gap == 0 or i == last)
        apart = line.gap or lines[i - 1].finished
        signed = apart and len(line.text) <= 300 and _IN_BRACKETS.fullmatch(line.text)
        short = len(words(line.text)) <= 4 and not line.finished
        if signed or (below_byline and short) or (i == last and _is_signature(lines, i)):
            kinds[i] = "byline"
    return kinds


def _is_signature(lines: list[Line], i: int) -> bool:
    """The last line of the text is a name: `Kurnia Sari`, `Humas Polres/Rian`."""
    tokens = lines[i].text.split(maxsplit=6)
    return (
        1 < len(tokens) <= 5 and all(token[0].isupper() for token in tokens) and not lines[i].finished
        and not is_shouted(lines[i].text) and lines[i - 1].ends_sentence and len(lines[i].text) <= 50
    )  # fmt: skip

"""What to check in the points as a whole: counts that do not agree, numbers missing, a text that breaks off."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from pakta_extract.assembly.ground import evidence
from pakta_extract.document import Document, Span
from pakta_extract.finders.points import Points
from pakta_extract.findings import PointFinding
from pakta_extract.lexicon.messages import warning_message
from pakta_extract.lexicon.points import point_lexicon
from pakta_extract.schema import Notice

TOLD = ("ordinal", "connector", "run_on", "quote")  # points of running text, whose last sentence must come to an end
REST = 400  # characters behind the last point in which a page says that it goes on


def point_notices(doc: Document, points: Points) -> list[Notice]:
    """Warnings about the list of points, in the order of `messages.yaml`."""
    return [Notice(code=code, message=message, evidence=(evidence(doc, span),))
            for code, message, span in _doubts(doc, points)]  # fmt: skip


def _doubts(doc: Document, points: Points) -> Iterator[tuple[str, str, Span]]:
    """Code, message and place of each."""
    found, stated = points.points, points.stated
    if stated is not None:
        got, count = len(found), int(stated.value)
        if not got:
            yield "points_not_found", f"{count} points stated, none found", stated.span
        elif got < count:
            yield "points_incomplete", f"{count} points stated, {got} given", stated.span
        elif got > count:
            yield "points_exceed_count", f"{count} points stated, {got} found", stated.span
    if not found:
        return
    if missing := _missing(found):
        numbers = ", ".join(map(str, missing))
        yield "points_numbers_missing", f"points are numbered, and there is no {numbers}", found[0].pieces[0]
    if _breaks_off(doc, found[-1]):
        yield "points_cut_off", warning_message("points_cut_off"), found[-1].pieces[-1]


def _missing(found: Sequence[PointFinding]) -> list[int]:
    """Numbers below the last one that no point has."""
    numbers = {p.number for p in found}
    return [n for n in range(1, found[-1].number) if n not in numbers]


@cache
def _goes_on() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{'|'.join(point_lexicon().goes_on)})", regex.I)


@cache
def _open() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{'|'.join(point_lexicon().open_ends)})$", regex.I)


def _breaks_off(doc: Document, last: PointFinding) -> bool:
    """Whether the text ends with the last point, before that one is complete or while others seem to follow."""
    end = last.pieces[-1].end
    rest = doc.plain[end:].strip()
    words = doc.plain[last.pieces[-1].start : end]
    if _open().fullmatch(rest):
        return True
    if regex.search(r"\w", rest):
        return False
    if _open().search(words) or rest.startswith((",", ";", ":", "…", "...")):
        return True
    if last.marker in TOLD and not regex.search(r"[.!?]", words[-1:] + rest):
        return True  # a sentence without its end
    return bool(_goes_on().search(doc.text[end : end + REST]))

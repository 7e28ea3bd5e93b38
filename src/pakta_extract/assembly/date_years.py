"""Which year a day and month without one belong to."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date as Day
from datetime import timedelta
from typing import Literal

from pakta_extract.findings import DateMention, TermFinding

YearFrom = Literal["text", "same_occasion", "published", "weekday", "none"]
SLACK = timedelta(days=1)  # publication times are often those of another time zone
NEAR = 45  # days within which a full date of the text is of the same story


def settle_year(
    mention: DateMention,
    others: Sequence[DateMention],
    anchor: Day | None,
    elections: Sequence[TermFinding],
    *,
    ahead: bool = False,
    subject_years: Iterable[int] = (),
) -> tuple[int | None, YearFrom]:
    """The year and what settled it, in the guideline's order.

    Its own; one printed elsewhere with the same day and month; the publication date `anchor` (the last such
    day up to it, for a plan, `ahead`, the next); another full date of the same weeks; a year printed with what is
    pledged (`subject_years`: "SPMB 2025", "tahun ajaran 2025/2026"), if exactly one puts the weekday on that day;
    the weekday, if exactly one of the named elections' years and the years before them does so. Else None.
    """
    month, day = mention.month or 1, mention.day or 1
    if mention.year is not None:
        return mention.year, "text"
    same = next((m.year for m in others if m.year and (m.month, m.day) == (month, day)), None)
    if same is not None:
        return same, "same_occasion"
    if anchor is not None:
        year = _beside_anchor(month, day, anchor, ahead)
        if year is not None:
            return year, "published"
    near = _near_years(mention, others)
    if len(near) == 1:
        return near.pop(), "same_occasion"
    if mention.weekday is not None:
        fitting = [y for y in subject_years if _weekday(y, month, day) == mention.weekday]
        if len(fitting) == 1:
            return fitting[0], "same_occasion"
        named = {int(e.value.rsplit(" ", 1)[1]) for e in elections if e.rule != "elections.past"}
        years = {y for named_year in named for y in (named_year, named_year - 1)}
        fitting = [y for y in years if _weekday(y, month, day) == mention.weekday]
        if len(fitting) == 1:
            return fitting[0], "weekday"
    return None, "none"


def _beside_anchor(month: int, day: int, anchor: Day, ahead: bool) -> int | None:
    years = (anchor.year, anchor.year + 1) if ahead else (anchor.year, anchor.year - 1)
    for year in years:
        found = _day(year, month, day)
        if found is not None and (found >= anchor - SLACK if ahead else found <= anchor + SLACK):
            return year
    return None


def _near_years(mention: DateMention, others: Sequence[DateMention]) -> set[int]:
    """Years of full dates of the text that lie within a few weeks of the day, the weekday agreeing."""
    years = set()
    for other in others:
        if other.year and other.month == mention.month and not other.day:
            found = _day(other.year, mention.month or 1, mention.day or 1)  # "Januari 2025" below "Rabu (15/1)"
            if found is not None and mention.weekday == found.weekday():
                years.add(other.year)
        if not (other.year and other.month and other.day):
            continue
        found = _day(other.year, mention.month or 1, mention.day or 1)
        full = _day(other.year, other.month, other.day)
        if found is None or full is None or abs((found - full).days) > NEAR:
            continue
        if mention.weekday is None or found.weekday() == mention.weekday:
            years.add(other.year)
    return years


def _weekday(year: int, month: int, day: int) -> int | None:
    found = _day(year, month, day)
    return found.weekday() if found is not None else None


def _day(year: int, month: int, day: int) -> Day | None:
    try:
        return Day(year, month, day)
    except ValueError:
        return None

"""How dates are written: one pass over a text, each expression with the parts that it gives.

Days come before months (`2/9/2024` is 2 September); impossible dates are none. Law and letter numbers,
scores, clock times and phone numbers are no dates: a day and month in figures need brackets, a weekday
or `tanggal`, a full date in figures no number word before it.
"""
from __future__ import annotations

from calendar import monthrange
from functools import cache

import regex

from pakta_extract.document import Span
from pakta_extract.findings import DateMention
from pakta_extract.lexicon.calendar import any_of, calendar
from pakta_extract.lexicon.numbers import parse_number

FLAGS = regex.I
# "2-3 September", "2 dan 3 September": the first day counts
RANGE = r"(?:\s?(?:-|,|&|s\.?d\.?|s/d|dan|hingga|sampai(?:\sdengan)?)\s?\d{1,2}(?!\d))?"
YEAR = r"(?P<y>(?:19|20)\d\d)"
NUMBERED = regex.compile(r"(?:nomor|nomer|no\.?|pasal|ayat|sk|se|nip|telp?\.?|hp|wa)\s?[:.]?\s?$", FLAGS)


@cache
def expression() -> regex.Pattern[str]:
    """A date with day and month: weekday or relative word, brackets, figures or month name."""
    words = calendar()
    month = rf"(?P<mon>{any_of(words.month_numbers)})"
    clock = r"(?:pukul|pkl\.?|jam)\s?\d{1,2}[.:]\d\d(?:\s?wi(?:b|ta|t))?"
    between = rf"(?:[\s,/]{{0,3}}(?:{any_of(words.between)}\b\.?|{clock})){{0,3}}"
    name = any_of(words.weekday_numbers)
    day = rf"(?P<wd>{name})(?:\s?(?:-|/|dan|hingga|sampai|s\.?d\.?)\s?{name})?"
    relative = rf"(?P<rel>{any_of(words.relative)})"
    lead = rf"(?:(?<!\w)(?:{day}|{relative})(?!\w){between}[\s,/:]{{0,4}}|(?<!\w)(?P<tgl>tanggal|tgl\.?)\s{{0,2}})?"
    numeric = (
        rf"(?P<d>\d{{1,2}}){RANGE}\s?(?P<sep>[/.-])\s?(?P<m>\d{{1,2}})"
        rf"(?:\s?(?P=sep)\s?(?P<yy>\d\d)(?!\d)|(?:\s?[/.-]\s?|\s){YEAR}|(?<=\d\d)(?P<glued>20\d\d))?(?![\d]|[/.-]\d)"
    )
    written = (
        rf"(?P<d>\d{{1,2}}){RANGE}(?:\s?[-/]\s?|\s{{0,3}}){month}(?![^\W\d])"
        rf"(?:\.?(?:\s?[-/,]\s?|\s{{0,3}}|\s?tahun\s)(?:{YEAR}(?!\d)))?(?!\d)"
    )
    month_first = rf"{month}\.?\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s{YEAR}(?!\d)"
    iso = rf"{YEAR}-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"
    unnumbered = r"(?(wd)|(?<![/.-]))"  # "Kamis/12/9" is a date, "800/12/9" is none
    return regex.compile(
        rf"{lead}(?:(?P<open>\(\s?)|(?<!\w|\d[.,]))"
        rf"(?:(?P<iso>{unnumbered}{iso})|(?P<written>{written})|(?P<numeric>{unnumbered}{numeric})|(?P<first>{month_first}))"
        rf"(?(open)(?P<close>\s?\))?)",
        FLAGS,
    )


@cache
def lesser_expression() -> regex.Pattern[str]:
    """Bare weekdays, relative words, days ago, and months with their year."""
    words = calendar()
    weekday = rf"(?P<wd>{any_of(words.weekday_numbers)})"
    turn = rf"(?P<turn>{any_of([*words.past, *words.ahead, 'pekan lalu', 'pekan ini', 'pekan depan', 'minggu depan'])})"
    part = rf"(?:{any_of(words.month_parts)}\s)?"
    return regex.compile(
        rf"(?<!\w)(?:{weekday}(?!\w)(?:\s{turn}(?!\w))?"
        rf"|(?P<ago>\w+\s)hari\s(?:yang\s)?(?:lalu|silam)(?!\w)"
        rf"|(?P<rel>{any_of(words.relative)})(?!\w)"
        rf"|{part}(?P<relmon>{any_of(words.relative_months)})(?!\w)"
        rf"|{part}(?:bulan\s)?(?P<mon>{any_of(words.month_numbers)})(?:,?\s(?:tahun\s)?{YEAR}(?!\d)|\s(?P<gone>lalu|silam)(?!\w)))",
        FLAGS,
    )


def read_dates(text: str) -> list[DateMention]:
    """All date expressions of `text` in text order, none overlapping another."""
    found = [m for match in expression().finditer(text) if (m := _full(text, match))]
    found = _years_of_ranges(text, found)
    taken = _Taken([m.span for m in found])
    for match in lesser_expression().finditer(text):
        mention = _lesser(text, match)
        if mention is not None and not taken.overlaps(mention.span):
            found.append(mention)
    return sorted(found, key=lambda m: m.span)


class _Taken:
    """Spans in text order, asked in text order."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans, self.at = spans, 0

    def overlaps(self, span: Span) -> bool:
        while self.at < len(self.spans) and self.spans[self.at].end <= span.start:
            self.at += 1
        return self.at < len(self.spans) and self.spans[self.at].overlaps(span)


def _full(text: str, match: regex.Match[str]) -> DateMention | None:
    words = calendar()
    day = int(match["d"])
    month = words.month_numbers.get(_plain(match["mon"]), 0) if match["mon"] else int(match["m"])
    year = int(match["y"] or match["glued"] or 0) or (2000 + int(match["yy"]) if match["yy"] else None)
    if not is_date(year, month, day):
        return None
    named = bool(match["wd"] or match["rel"])
    if match["numeric"] and not _is_numeric_date(text, match, year, named):
        return None
    rule = next(name for name in ("iso", "written", "numeric", "first") if match[name])
    return DateMention(
        _trim(text, match),
        year,
        month,
        day,
        weekday=words.weekday_numbers.get(_plain(match["wd"])) if match["wd"] else None,
        days_back=words.relative.get(_plain(match["rel"])) if match["rel"] else None,
        rule="dates.month_first" if rule == "first" else f"dates.{rule}",
    )


def _is_numeric_date(text: str, match: regex.Match[str], year: int | None, named: bool) -> bool:
    """Whether figures alone make a date: `(8/10)`, `Senin (8-10)`, `2/9/24`; not `800/12/2024` or `2-1`."""
    start = match.start("numeric")
    if NUMBERED.search(text, max(0, start - 12), start):
        return False
    bracketed = bool(match["open"] and match["close"])
    if year is None:
        slashed = match["sep"] == "/"
        if named:
            return slashed or bracketed or bool(match["sep"] == "-")
        return slashed and bool(bracketed or match["tgl"])
    return match["yy"] is None or named or bool(match["open"]) or match["sep"] == "/"


def _trim(text: str, match: regex.Match[str]) -> Span:
    """Weekday and date with its brackets; `tanggal` and a following `lalu` where no weekday stands."""
    start, end = match.span()
    while text[start].isspace() or text[start] in ",:":
        start += 1
    if match["wd"] or match["rel"]:
        start = match.start("wd") if match["wd"] else match.start("rel")
        if not match["open"] and text[start - 1 : start] == "(" and text[end : end + 1] == ")":
            return Span(start - 1, end + 1)
    elif match["written"] and (after := _PAST_AFTER.match(text, end)):
        end = after.end()
    return Span(start, end)


_PAST_AFTER = regex.compile(rf"\s{any_of([w for w in calendar().past if w != 'kemarin'])}(?!\w)", FLAGS)


def _years_of_ranges(text: str, found: list[DateMention]) -> list[DateMention]:
    """`30 September hingga 2 Oktober 2024`: the first day takes the year of the last."""
    out = list(found)
    for i in range(len(found) - 1):
        first, last = found[i], found[i + 1]
        if first.year is None and last.year is not None and _RANGE_GAP.fullmatch(text, first.span.end, last.span.start):
            out[i] = DateMention(
                first.span, last.year, first.month, first.day, first.weekday, first.days_back, first.rule
            )
    return out


_RANGE_GAP = regex.compile(r"\s?(?:-|s\.?d\.?|s/d|hingga|sampai|sampai\sdengan|dan)\s?", FLAGS)


def _lesser(text: str, match: regex.Match[str]) -> DateMention | None:
    words, span = calendar(), Span(*match.span())
    if match["wd"]:
        return _bare_weekday(text, match)
    if match["rel"]:
        back = words.relative.get(_plain(match["rel"]))
        return DateMention(span, None, None, None, days_back=back, rule="dates.relative")
    if match["ago"]:
        days = parse_number(match["ago"])
        return DateMention(span, None, None, None, days_back=days, rule="dates.days_ago") if days else None
    if match["relmon"]:
        months = words.relative_months.get(_plain(match["relmon"]))
        return DateMention(span, None, None, None, rule="dates.relative_month", months_back=months)
    month = words.month_numbers.get(_plain(match["mon"]))
    if not text[match.start("mon")].isupper() or text[: span.start].rstrip()[-1:].isdigit():
        return None
    return DateMention(span, int(match["y"]) if match["y"] else None, month, None, rule="dates.month")


def _bare_weekday(text: str, match: regex.Match[str]) -> DateMention | None:
    words, start, end = calendar(), match.start("wd"), match.end("wd")
    before = text[max(0, start - 24) : start]
    name, turn = _plain(match["wd"]), _plain(match["turn"] or "")
    if not (text[start].isupper() or _HARI.search(before)):
        return None
    if _HABIT_BEFORE.search(before) or _HABIT_AFTER.match(text, end):
        return None
    if name == "minggu" and not _HARI.search(before) and (_COUNTED.search(before) or _WEEK_AFTER.match(text, end)):
        return None
    rule = "dates.weekday"
    if turn.split(" ")[-1] in words.ahead:
        rule = "dates.weekday_ahead"
    elif turn.endswith(("lalu", "silam")):
        rule = "dates.weekday_past"
    return DateMention(Span(*match.span()), None, None, None, weekday=words.weekday_numbers.get(name), rule=rule)


_HARI = regex.compile(r"\bhari\s$", FLAGS)
_HABIT_BEFORE = regex.compile(
    rf"(?:(?<!\w){any_of(calendar().habit_before)}(?:\shari)?|{any_of(calendar().weekday_numbers)}\s?(?:-|/|{any_of(calendar().until)}))\s?$",
    FLAGS,
)
_HABIT_AFTER = regex.compile(
    rf"\s?(?:-|/|{any_of(calendar().until)}\s)\s?{any_of(calendar().weekday_numbers)}(?!\w)|\s{any_of(calendar().habit_after)}(?!\w)",
    FLAGS,
)
_COUNTED = regex.compile(r"(?:\d|\b(?:dua|tiga|empat|lima|enam|beberapa|seminggu|satu|setiap|tiap))\s$", FLAGS)
_WEEK_AFTER = regex.compile(rf"[\s-]{any_of(calendar().week_beside)}(?!\w)", FLAGS)


def is_date(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has this day; without a year, 29 February counts."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year if year else 2000, month)[1] and (year or 2000) > 0


def _plain(words: str) -> str:
    """Folded, with single blanks: a key of the lexicon, if the letters are plain ones."""
    return " ".join(words.casefold().split())

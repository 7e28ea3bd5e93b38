"""Which dates does the article give, and when was it published?

`find_dates` returns every date expression with the parts it gives (see `date_grammar`); which of them is
the occasion's is for the assembly to choose. `find_published` reads the publication line beside title or
byline.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import regex

from pakta_extract.document import Document, Span
from pakta_extract.finders.date_grammar import FLAGS, read_dates
from pakta_extract.findings import DateMention
from pakta_extract.lexicon.calendar import any_of, calendar

HEAD_LINES = 14  # lines from the top among which a title's publication line stands
ALONE = 5  # … and those among which a date stands all alone
TAIL_LINES = 8  # lines from the end among which a closing byline stands
LONGEST = 200  # characters of a publication line
BODY_WORDS = 28  # a line with that many words is running text


def find_dates(doc: Document) -> list[DateMention]:
    """All date expressions outside page furniture, in text order; offsets are valid in `doc.text`."""
    return read_dates(doc.plain)


def find_published(doc: Document) -> DateMention | None:
    """The publication date beside title or byline, or None.

    It stands in a line of its own, alone or with an hour, a byline or an outlet's name: below or above
    the title, or at the end beside a byline. A page clock above a menu and an English clock are none.
    """
    lines = _lines(doc)
    body = next((i for i, line in enumerate(lines) if line.words >= BODY_WORDS), len(lines))
    found: list[tuple[int, DateMention]] = []
    for i, line in enumerate(lines):
        head = i <= body + 1 and (line.at < HEAD_LINES or _has_byline_near(lines, i))
        if not head and i < len(lines) - TAIL_LINES:
            continue
        if line.words >= BODY_WORDS or len(line.plain) > LONGEST or not any(c.isdigit() for c in line.plain):
            continue
        block = doc.block_at(line.start)
        if block is not None and block.start < line.start:
            continue  # a broken line of a paragraph
        rank = _rank(lines, i, head)
        if rank is not None:
            found.append(rank)
    text_starts = lines[body].start if body < len(lines) else 0
    best = min(found, key=lambda pair: pair[0])[1] if found else _told_by_layout(doc, text_starts)
    return replace(best, rule="dates.published") if best is not None else None


def _told_by_layout(doc: Document, body: int) -> DateMention | None:
    """The date of a line above the running text that the layout takes for the publication line."""
    for segment in [s for s in doc.of_kind("published")[:3] if s.start < body]:
        line = doc.plain[segment.start : segment.end]
        for date in read_dates(line)[:3]:
            if date.year is not None and date.day is not None and not _is_english(line, date):
                return replace(date, span=Span(segment.start + date.span.start, segment.start + date.span.end))
    return None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank; `plain` is blank where it is page furniture.

    `at` counts the lines before it that are no furniture.
    """

    start: int
    at: int
    plain: str
    text: str

    @property
    def words(self) -> int:
        return len(self.plain.split())


def _lines(doc: Document) -> list[_Line]:
    """The lines of the text, furniture included, blank ones left out."""
    lines: list[_Line] = []
    at = 0
    for match in regex.finditer(r"[^\n]*\S[^\n]*", doc.text):
        plain = doc.plain[match.start() : match.end()]
        if not plain.strip() and _names_a_writer(match.group()):  # "Admin - 3 September 2024 - 0 Komentar"
            plain = match.group()
        lines.append(_Line(match.start(), at, plain, match.group()))
        at += bool(plain.strip())
    return lines


def _names_a_writer(line: str) -> bool:
    """Whether a line taken for furniture opens like a byline."""
    return len(line) <= LONGEST and bool(_patterns().byline.match(line.lstrip(" (")))


@dataclass(frozen=True, slots=True)
class _Patterns:
    clock: regex.Pattern[str]
    zone: regex.Pattern[str]
    byline: regex.Pattern[str]
    published: regex.Pattern[str]
    updated: regex.Pattern[str]
    filler: regex.Pattern[str]
    form: regex.Pattern[str]
    english: regex.Pattern[str]
    menu: regex.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = calendar()

    def word(names: tuple[str, ...]) -> regex.Pattern[str]:
        return regex.compile(rf"(?<!\w){any_of(names)}(?!\w)", FLAGS)

    zone = any_of(words.zones)
    return _Patterns(
        clock=regex.compile(
            rf"(?<!\d)\d{{1,2}}[.:]\d\d(?:[.:]\d\d)?(?!\d)\s?(?:{zone}(?!\w)|[ap]\.?m\.?(?!\w))?", FLAGS
        ),
        zone=word(words.zones),
        byline=word(words.byline_words),
        published=word(words.published_words),
        updated=word(words.updated_words),
        filler=word((*words.line_fillers, *words.zones)),
        form=regex.compile(rf"^\W{{0,3}}{any_of(words.form_labels)}\s{{0,20}}:", FLAGS),
        english=word((*words.english_months, *words.english_weekdays)),
        menu=word(words.menu_words),
    )


def _rank(lines: list[_Line], i: int, head: bool) -> tuple[int, DateMention] | None:
    """The line's date and how well it serves: 0 is best; None where it is no publication line."""
    line, found = lines[i], _patterns()
    dates = [d for d in read_dates(line.plain) if d.year is not None and d.day is not None and d.year >= 1995]
    if not dates or found.form.match(line.plain):
        return None
    date = dates[0]
    bylined = bool(found.byline.search(line.plain))
    announced = bool(found.published.search(line.plain))
    rest = line.plain[: date.span.start] + " | " + line.plain[date.span.end :]
    timed = bool(found.clock.search(rest) or found.zone.search(rest))
    if "(" in date.span.of(line.plain):  # "Apel ASN, Senin (2/9/2024). (Dok. Humas)": running text or a caption
        return None
    if _is_sentence(rest):
        return None
    names = found.filler.sub(" ", found.clock.sub(" ", rest))
    left = len(regex.findall(r"\w+", names))
    if not _fits(names, left, timed, bylined or announced, head):
        return None
    named = bylined or announced
    if not (named or timed or line.at <= ALONE or (head and _has_byline_near(lines, i))):
        return None
    if not named and (_is_english(line.plain, date) or _is_menu_next(lines, i)):
        return None
    if not head and not named and not (timed and _has_byline_near(lines, i)):
        return None
    rank = (0 if named or timed else 1) + (4 if found.updated.search(line.plain) else 0) + (0 if head else 2)
    span = Span(line.start + date.span.start, line.start + date.span.end)
    return rank, replace(date, span=span)


def _is_sentence(rest: str) -> bool:
    """`Ikrar dibacakan oleh para lurah, Senin, 2 September 2024.`: a full stop, and words in small letters."""
    return rest.rstrip(' "').endswith(".") and len(regex.findall(r"(?<!\S)\p{Ll}{4,}(?!\S)", rest)) >= 3


def _fits(names: str, left: int, timed: bool, named: bool, head: bool) -> bool:
    """Whether what stands beside the date is only an hour, a byline, an outlet."""
    if left == 0:
        return True
    if named:
        return left <= 14
    if timed:
        return left <= 8 and not regex.search(r"[\w)]\.\s*$", names.split(" | ", 1)[-1])
    # "Nama Penulis - 5 Juni 2025"; "Singaraja, 2 September 2024" is where a letter was signed
    apart = regex.search(r"(?:\s[-|•·»/]|\|)\s* \| |^\s*\|\s*\s[-|•·/]\s", names)
    capital = all(w[0].isupper() or w[0].isdigit() for w in regex.findall(r"\w+", names))
    return head and left <= 4 and bool(apart) and capital


def _is_english(line: str, date: DateMention) -> bool:
    """`Tuesday, October 8, 2024`: a clock of the web template. `Rabu, 16 May 2018` is not."""
    written = date.span.of(line)
    if date.rule == "dates.month_first":
        return bool(_patterns().english.search(line)) or date.weekday is None
    return date.weekday is None and bool(_patterns().english.search(line.replace(written, " ")))


def _is_menu_next(lines: list[_Line], i: int) -> bool:
    """Whether the line is a page clock: at the very top, and a menu follows."""
    if lines[i].at > 2:
        return False
    rest = lines[i + 1 : i + 5]
    if not rest:
        return False
    menu = _patterns().menu
    items = [w.strip() for w in regex.split(r"[|•/»>\t]|\s{2,}", rest[0].text) if w.strip()]
    if len(items) >= 3 and sum(bool(menu.fullmatch(w)) for w in items) >= 2:
        return True
    first = regex.findall(r"\w+", rest[0].text)
    if len(first) >= 3 and sum(bool(menu.fullmatch(w)) for w in first) * 2 >= len(first):
        return True
    return sum(bool(menu.fullmatch(line.text.strip())) for line in rest) >= 2


def _has_byline_near(lines: list[_Line], i: int) -> bool:
    near = lines[max(0, i - 2) : i] + lines[i + 1 : i + 3]
    return any(line.words < 12 and _patterns().byline.match(line.plain.lstrip(" (")) for line in near)

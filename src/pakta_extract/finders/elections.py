"""Which elections does the article name, and of which year?

The year stands behind the name (`Pilkada serentak 2024`, `Pemilu yang digelar pada 14 Februari 2024`), or
behind the next name that is joined to it (`Pemilu dan Pemilihan Tahun 2024`). Where no election of the
article has a year, one that the text prints elsewhere settles it.
"""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

import regex

from pakta_extract.document import Document, Span
from pakta_extract.findings import TermFinding
from pakta_extract.lexicon.calendar import any_of, calendar
from pakta_extract.lexicon.references import ElectionKind, elections_lexicon

FLAGS = regex.I
MOST_WORDS, MOST_NAMES, MOST_UNKNOWN = 14, 8, 2  # between an election and its year
TOKEN = regex.compile(
    r"[ \t]{0,3}(?:\([^()\d\n]{1,40}\)|(?P<word>[^\W\d]+(?:['-][^\W\d]+)*+)|(?P<number>\d{1,4}+)(?!\d)|[/&-])"
)
_CLOSING = regex.compile(r"\s?\)")  # "Pemilihan Kepala Daerah (Pilkada) 2024"
# Not the year of a law: `Perbawaslu Nomor 6 Tahun 2018`.
YEAR_IN_TEXT = regex.compile(
    r"(?<![\d/.-]|nomor\s|no\.\s|(?:nomor|no\.?)\s?\d{1,4}\s(?:tahun|th\.?)\s)(?:\d{1,2}[/.-]\d{1,2}[/.-])?(?P<y>20\d\d)(?![\d/-])",
    FLAGS,
)


@dataclass(frozen=True, slots=True)
class _Name:
    """An election's name in the text; `kind` None for what is none, `bare` for `Pemilihan` alone."""

    span: Span
    kind: ElectionKind | None
    bare: bool


def find_elections(doc: Document) -> list[TermFinding]:
    """`Pilkada 2024` and the like, in text order; those that lie behind have the rule `elections.past`."""
    plain = doc.plain
    names = _names(plain)
    dated: dict[int, tuple[int, int]] = {}  # name → its year and where that ends
    for i in range(len(names) - 1, -1, -1):
        limit = names[i + 1].span.start if i + 1 < len(names) else len(plain)
        year = _year_after(plain, names[i], limit)
        if year is None and i + 1 in dated and _joined(plain, names[i], names[i + 1]):
            year = dated[i + 1]
        if year is not None and _counts(plain, names, i):
            dated[i] = year
    found = [_finding(plain, names[i], *dated[i]) for i in sorted(dated) if names[i].kind]
    if not any(f.rule == "elections.named" for f in found):
        behind = {year for year, _ in dated.values()}
        found += _by_year_elsewhere(plain, [n for i, n in enumerate(names) if i not in dated], behind)
    return sorted(found, key=lambda f: f.span)


@cache
def _pattern() -> tuple[regex.Pattern[str], dict[str, ElectionKind | None]]:
    lexicon = elections_lexicon()
    meaning: dict[str, ElectionKind | None] = {}
    sources: list[tuple[int, str]] = []
    for i, kind in enumerate(lexicon.kinds):
        meaning[f"k{i}"] = kind
        tail = rf"(?:\s?{any_of(kind.tail)})?" if kind.tail else ""
        for word in kind.words:
            more = _more_offices(kind) if word.split(" ")[-1] in ("gubernur", "bupati", "kota", "walikota") else tail
            sources.append((len(word), rf"(?P<k{i}>{any_of([word])}{more})"))
    meaning["none"], meaning["bare"] = None, lexicon.kind("Pilkada")
    sources += [(len(word), rf"(?P<none>{any_of([word])})") for word in lexicon.not_elections]
    sources.append((0, rf"(?P<bare>{lexicon.local_election})"))
    ordered = "|".join(s for _, s in sorted(sources, key=lambda pair: -pair[0]))
    return regex.compile(rf"(?<!\w)(?=pemil|pil|komisi|badan|pani|peng|dewan)(?:{ordered})(?!\w)", FLAGS), meaning


def _more_offices(kind: ElectionKind) -> str:
    """`… dan Wakil Gubernur, Bupati dan Wakil Bupati, serta Wali Kota dan Wakil Wali Kota`."""
    joint = r"(?:,|/|dan/atau|dan|serta|atau|maupun|,\s?dan|,\s?serta)"
    return rf"(?:\s?{joint}\s?(?:calon\s)?(?:wakil\s?)?{any_of(kind.offices)}){{0,6}}"


def _names(plain: str) -> list[_Name]:
    pattern, meaning = _pattern()
    names = []
    for match in pattern.finditer(plain):
        group = match.lastgroup or "none"
        names.append(_Name(Span(*match.span()), meaning[group], group == "bare"))
    return names


@cache
def _word_sets() -> tuple[frozenset[str], frozenset[str]]:
    lexicon = elections_lexicon()
    return frozenset(lexicon.links), frozenset(lexicon.stops)


def _year_after(plain: str, name: _Name, limit: int) -> tuple[int, int] | None:
    """The year behind the name and where it ends; place names and a few words may stand between."""
    links, stops = _word_sets()
    months = calendar().month_numbers
    closing = _CLOSING.match(plain, name.span.end, limit)
    at, named, unknown, dated = closing.end() if closing else name.span.end, 0, 0, False
    for _ in range(MOST_WORDS):
        token = TOKEN.match(plain, at, limit)
        if token is None:
            return None
        at = token.end()
        if token["number"]:
            number = int(token["number"])
            if 1950 <= number <= 2099:
                return (number, at) if _fits(name, number, dated, named + unknown) else None
            if number > 31:
                return None
            dated = True
        elif token["word"]:
            word = token["word"].casefold()
            if word in stops:
                return None
            if word in months:
                dated = True
            elif word not in links:
                named += token["word"][0].isupper()
                unknown += not token["word"][0].isupper()
                if named > MOST_NAMES or unknown > MOST_UNKNOWN:
                    return None
    return None


def _fits(name: _Name, year: int, dated: bool, words: int) -> bool:
    """A full date behind the name is the election's only if nothing but linking words leads to it."""
    if not dated or name.kind is None:
        return True
    scheduled = {d.year for d in name.kind.voting_days}
    return words == 0 and (year in scheduled or name.kind.value in ("Pilkada", "Pilkades"))


@cache
def _join() -> regex.Pattern[str]:
    word = any_of(elections_lexicon().joins)
    return regex.compile(rf"(?:[\s()/,&-]{{0,3}}(?:{word}(?!\w))?){{1,3}}[\s(]{{0,3}}", FLAGS)


def _joined(plain: str, name: _Name, after: _Name) -> bool:
    return after.span.start - name.span.end < 50 and bool(_join().fullmatch(plain, name.span.end, after.span.start))


def _counts(plain: str, names: list[_Name], i: int) -> bool:
    """`Pemilihan` alone is Pilkada beside Pemilu, or with a capital where no other election is meant."""
    name = names[i]
    if not name.bare:
        return name.kind is not None
    if i and names[i - 1].kind and not names[i - 1].bare and _joined(plain, names[i - 1], name):
        return True
    return plain[name.span.start].isupper() and not plain[name.span.start : name.span.end].isupper()


@cache
def _past() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    lexicon = elections_lexicon()
    before = rf"(?<!\w){any_of(lexicon.past_before)}\s{{1,3}}$"
    return regex.compile(rf"\s{{0,2}}{any_of(lexicon.past_after)}(?!\w)", FLAGS), regex.compile(before, FLAGS)


def _finding(plain: str, name: _Name, year: int, end: int) -> TermFinding:
    after, before = _past()
    start = name.span.start
    gone = after.match(plain, end) or before.search(plain, max(0, start - 30), start)
    value = f"{name.kind.value if name.kind else ''} {year}"
    return TermFinding(value, Span(start, max(end, name.span.end)), "elections.past" if gone else "elections.named")


def _by_year_elsewhere(plain: str, names: list[_Name], behind: set[int]) -> list[TermFinding]:
    """Elections without a year, given one that the text prints: of a voting year, for villages any.

    `behind` are the years of elections that lie behind.
    """
    years = Counter(y for m in YEAR_IN_TEXT.finditer(plain) if (y := int(m["y"])) not in behind)
    standing = regex.compile(rf"(?<!\w){any_of(elections_lexicon().standing)}\s{{1,3}}$", FLAGS)
    after, before = _past()
    found = []
    for name in names:
        if name.kind is None or name.bare or standing.search(plain, max(0, name.span.start - 24), name.span.start):
            continue
        if after.match(plain, name.span.end) or before.search(plain, max(0, name.span.start - 30), name.span.start):
            continue
        scheduled = {d.year for d in name.kind.voting_days}
        fitting = [y for y, _ in years.most_common() if not scheduled or y in scheduled]
        if fitting:
            year = max(fitting) if scheduled else fitting[0]
            found.append(TermFinding(f"{name.kind.value} {year}", name.span, "elections.year_elsewhere"))
    return found

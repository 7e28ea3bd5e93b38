"""Consistent renaming: one article with its town, persons, medium and day swapped for others.

The same mapping turns the article's text and the record found in it into what they would be had the pledge
happened to other people, elsewhere, some weeks before or after. A record that changes otherwise hangs on a name.
"""
from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

import regex

from articles import Case
from pakta_extract.lexicon.bodies import is_body_word
from pakta_extract.lexicon.calendar import calendar
from pakta_extract.lexicon.datelines import dateline_lexicon
from pakta_extract.lexicon.honorifics import honorifics
from pakta_extract.lexicon.name_context import name_context
from pakta_extract.lexicon.references import elections_lexicon
from pakta_extract.lexicon.regions import (
    Region,
    kecamatan,
    names,
    place_key,
    read_tsv,
    regions,
    town_codes,
    variants,
)

# Nobody's names: of persons, and of media.
INVENTED = [
    "Adrasmo", "Balundra", "Cakramita", "Damarwesi", "Elvindra", "Garwita", "Handarsa", "Indrasta", "Jalantika",
    "Kastomira", "Larasdi", "Mandrawi", "Narendita", "Olvanda", "Pranadira", "Rasmanta", "Sawindra", "Tarmajing",
    "Ulwanto", "Wirasmita", "Yasmintara", "Zulvandi", "Astrowiyo", "Baskorindo", "Candrasto", "Dulmaning", "Ekatomo",
    "Fadrasil", "Gunturasa", "Hilmandra", "Irwastomo", "Jumadrasa", "Kertonaga", "Lumandri", "Murdaseta", "Nawangsta",
    "Oktarindo", "Purwandesa", "Rudantara", "Saptowira", "Tirtandaru", "Umbarawan", "Wandrasih", "Yudantaka",
    "Zakandri", "Argasena", "Bramantika", "Dwijandara", "Endrasmoyo", "Girindrasa", "Harsantono", "Joyandaru",
    "Kalinggara", "Lokandaru",
]  # fmt: skip
MONTHS = "|".join(sorted(calendar().month_numbers, key=len, reverse=True))
DAY = r"(?<![\d/.-])(?P<day>\d{1,2})"
NUMERIC = regex.compile(DAY + r"(?P<sep>[/.-])(?P<month>\d{1,2})(?:(?P=sep)(?P<year>\d{4}|\d{2}(?!\d)))?(?![\d/]|[.-]\d)")
WRITTEN = regex.compile(DAY + rf"\s+(?P<name>{MONTHS})\b(?:\s+(?P<year>\d{{4}})\b)?", regex.I)
ISO_DAY = regex.compile(r"(?P<year>\d{4}|-)-(?P<month>\d\d)-(?P<day>\d\d)")
SEVERAL_DAYS = regex.compile(rf"\d\s*(?:[-–,&]|dan|hingga|sampai|s/d)\s*{WRITTEN.pattern}", regex.I)
CANONICAL = ("region", "city")


@dataclass(frozen=True)
class Renaming:
    """`words` are strings of the text, `places` canonical names; days of `month` move by `days`."""

    words: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    month: tuple[int, int] | None = None
    days: int = 0

    def text(self, text: str) -> str:
        """The text with all words and days replaced, each once."""
        longest = sorted(self.words, key=len, reverse=True)
        if longest:
            pattern = regex.compile(r"(?<![\p{L}\d])(?:" + "|".join(map(regex.escape, longest)) + r")(?![\p{L}\d])")
            text = pattern.sub(lambda m: self.words[m[0]], text)
        return self._days(text) if self.month else text

    def record(self, row: dict[str, Any]) -> dict[str, Any]:
        """A flat record as it should be in the renamed article."""
        return {
            name: self.places.get(value, value) if name in CANONICAL
            else self._iso(value) if name in ("date", "published")
            else self._strings(value)
            for name, value in row.items()
        }  # fmt: skip

    def _strings(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {name: self._strings(item) for name, item in value.items()}
        return [self._strings(item) for item in value] if isinstance(value, list) else value

    def _days(self, text: str) -> str:
        return WRITTEN.sub(self._moved, NUMERIC.sub(self._moved, text))

    def _moved(self, match: regex.Match[str]) -> str:
        day = self._other_day(read_day(match))
        width = len(match["day"]) if match["day"].startswith("0") else 0
        return f"{day:0{width}d}" + match[0][len(match["day"]) :] if day else match[0]

    def _iso(self, value: str | None) -> str | None:
        match = ISO_DAY.fullmatch(value or "")
        if match is None or value is None:
            return value
        year = int(match["year"]) if match["year"] != "-" else None
        day = self._other_day((year, int(match["month"]), int(match["day"])))
        return f"{value[:-2]}{day:02d}" if day else value

    def _other_day(self, found: tuple[int | None, int, int]) -> int | None:
        year, month, day = found
        same = self.month is not None and month == self.month[1] and year in (None, self.month[0])
        return day + self.days if same else None


def read_day(match: regex.Match[str]) -> tuple[int | None, int, int]:
    """Year (None where it is not given), month and day of a match of `NUMERIC` or `WRITTEN`."""
    named = match.groupdict().get("name")
    month = calendar().month_numbers[named.lower()] if named else int(match["month"])
    year = int(match["year"]) if match["year"] else None
    return year + 2000 if year is not None and year < 100 else year, month, int(match["day"])


def rename(case: Case, persons: Iterable[str], salt: int = 0) -> Renaming:
    """A renaming of everything in the article that can be renamed. `persons` are full names."""
    draw = random.Random(f"{case.id} {salt}")  # noqa: S311  a draw of names, no secret
    pool = draw.sample([w for w in INVENTED if w.lower() not in case.text.lower()], k=len(INVENTED) * 3 // 4)
    places, words = swap_places(case, draw)
    words = {**swap_persons(case, persons, pool, words), **words}
    words = {**words, **swap_outlet(case, pool)}
    month, days = move_days(case, draw)
    return Renaming({old: new for old, new in words.items() if old in case.text}, places, month, days)


# --- Persons --------------------------------------------------------------------------------------------------


@cache
def kept_words() -> frozenset[str]:
    """Parts of names that are grammar: Andi, I, Ni, La, Tb, bin …"""
    openers = [word for opener in honorifics().name_openers for word in opener.split()]
    return frozenset(word.lower() for word in [*openers, *honorifics().particles, *name_context().balinese, "Luh", "Dt"])


def swap_persons(case: Case, persons: Iterable[str], pool: list[str], taken: Mapping[str, str]) -> dict[str, str]:
    """Names token by token, as printed and in capitals; tokens that are also words or places of the article stay."""
    places = {word for name in taken for word in name.split()}
    swapped: dict[str, str] = {}
    for token in dict.fromkeys(t for name in persons for t in regex.findall(r"\p{L}[\p{L}'’-]+\p{L}", name)):
        is_name = token[0].isupper() and token.lower() not in kept_words() and token not in places
        if not is_name or regex.search(rf"(?<!\p{{L}}){regex.escape(token.lower())}(?!\p{{L}})", case.text):
            continue
        if place_key(token) in names().readings or place_key(token) in kecamatan():
            continue
        new = pool.pop()
        swapped |= {token.capitalize(): new, token: new, token.upper(): new.upper()}
    return swapped


# --- Places ---------------------------------------------------------------------------------------------------


def swap_places(case: Case, draw: random.Random) -> tuple[dict[str, str], dict[str, str]]:
    """Canonical names and words: each kabupaten or kota of the event for another of its level and province."""
    places: dict[str, str] = {}
    words: dict[str, str] = {}
    for old in regions_of(case):
        new = _another(old, case.text, draw) if _plain(old) else None
        if new is not None and new.name not in places.values():
            places[old.name] = new.name
            words |= _words_for(case, old, new)
    return places, words


def regions_of(case: Case) -> list[Region]:
    """The kabupaten and kota of the gold record; where there is no event, the one most often named."""
    named = {case.gold["region"], case.gold["city"]}
    found = [r for r in regions().values() if r.name in named and r.level != "provinsi"]
    if case.gold["is_pledge_event"]:
        return found
    plain = [r for r in regions().values() if r.level != "provinsi" and _plain(r)]
    counts = {r.code: len(_pattern(r.short).findall(case.text)) for r in plain}
    most = max(counts, key=lambda code: counts[code])
    return [regions()[most]] if counts[most] > 1 else []


@cache
def _plain(region: Region) -> bool:
    """Whether name and capital stand for this region alone: no kabupaten and kota of one name, no common word."""
    for name in (region.short, region.capital):
        key = place_key(name)
        codes = {r.code for r in names().readings.get(key, ())} | set(kecamatan().get(key, ()))
        if codes - {region.code} or key in names().common_words:
            return False
    return True


def _another(old: Region, text: str, draw: random.Random) -> Region | None:
    """Another region of the same level and province, built alike: its capital has a name of its own or not."""

    def alike(region: Region) -> bool:
        same = region.level == old.level and region.province == old.province and region.code != old.code
        if not same or not _plain(region) or _named_after_capital(region) != _named_after_capital(old):
            return False
        return not any(_pattern(name).search(text) for name in (region.short, region.capital))

    fitting = [r for r in regions().values() if alike(r)]
    return draw.choice(fitting) if fitting else None


def _named_after_capital(region: Region) -> bool:
    return place_key(region.capital) == place_key(region.short)


def _words_for(case: Case, old: Region, new: Region) -> dict[str, str]:
    short = [old.short, *variants().spellings.get(old.code, ()), *variants().abbreviations.get(old.code, ())]
    found = {**dict.fromkeys(_capitals(case, old), new.capital), **dict.fromkeys(short, new.short)}
    fresh = [name for name in _kecamatan_of(new.code) if name.lower() not in case.text.lower()]
    for name in _kecamatan_of(old.code):
        if place_key(name) not in {place_key(n) for n in found} and fresh and _pattern(name).search(case.text):
            found[name] = fresh.pop()
    words: dict[str, str] = {}
    for name, other in found.items():
        for m in _pattern(name).finditer(case.text):
            words[m[0]] = other.upper() if m[0].isupper() and not (name.isupper() and len(name) < 5) else other
    return words


def _capitals(case: Case, region: Region) -> list[str]:
    """The capital, and the dateline's place where it is another town of the region."""
    dateline = case.gold["dateline"]
    return [region.capital, *([dateline] if dateline and town_codes(dateline) == (region.code,) else [])]


@cache
def _kecamatan_of(code: str) -> list[str]:
    """Kecamatan of the region whose names are found nowhere else."""
    rows = [row["name"] for row in read_tsv("kecamatan.tsv") if row["code"].startswith(f"{code}.")]
    return [n for n in rows if len(n) > 4 and kecamatan()[k := place_key(n)] == (code,) and k not in names().readings]


@cache
def _pattern(name: str) -> regex.Pattern[str]:
    """A place name in capitals or with capitals, its words joined by blanks, hyphens or nothing."""
    joined = r"[\s-]?".join(regex.escape(word) for word in regex.split(r"[\s-]", name))
    return regex.compile(rf"(?<![\p{{L}}\d])(?=\p{{Lu}})(?i:{joined})(?![\p{{L}}\d])")


# --- Media ----------------------------------------------------------------------------------------------------


def swap_outlet(case: Case, pool: list[str]) -> dict[str, str]:
    """The medium for one of the same shape: words that say "medium" (Pos, News, Kabar, .com) stay.

    An office or a school that is its own medium stays.
    """
    outlet = case.gold["outlet"]
    generic = {*dateline_lexicon().words, *dateline_lexicon().domains}
    if not outlet or any(is_body_word(word) and word.lower() not in generic for word in outlet.split()):
        return {}
    fresh = iter(pool)

    def other(match: regex.Match[str]) -> str:
        word = match[0]
        if word.lower() in generic or len(word) < 3:
            return word
        part = next((p for p in dateline_lexicon().parts if p in word.lower()), None)
        invented = next(fresh) + (part.capitalize() if part else "")
        return invented.upper() if word.isupper() else invented.lower() if word.islower() else invented

    new = regex.sub(r"[\p{L}\d]+", other, outlet)
    small = {outlet.replace(" ", "").lower(): new.replace(" ", "").lower()}
    return {outlet: new, outlet.upper(): new.upper(), **small}


# --- Days -----------------------------------------------------------------------------------------------------


def move_days(case: Case, draw: random.Random) -> tuple[tuple[int, int] | None, int]:
    """The month of the event's date and the days by which its days move; no move where one would leave the month."""
    told = [date.fromisoformat(v) for v in (case.gold["date"], case.gold["published"]) if v and len(v) == 10]
    months = {(day.year, day.month) for day in told}
    if len(months) != 1 or SEVERAL_DAYS.search(case.text):
        return None, 0
    year, month = min(months)
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    found = [read_day(m) for pattern in (NUMERIC, WRITTEN) for m in pattern.finditer(case.text)]
    moving = [d for y, m, d in found if m == month and y in (None, year)]
    voting = {v for kind in elections_lexicon().kinds for v in kind.voting_days}
    if any(date(year, month, d) in voting for d in moving if d <= last):
        return None, 0
    weeks = [w for w in (-3, -2, -1, 1, 2, 3) if all(1 <= d + 7 * w <= last for d in moving)]
    return ((year, month), 7 * draw.choice(weeks)) if weeks and moving else (None, 0)

"""Articles in hard forms, as pages and scans have them: what each form costs, field by field.

A form changes how an article is printed and nothing of what it says. So every value must stay what it is, letters and
digits compared without case, spaces and marks.
"""
from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import regex

from pakta_extract import Extractor, flatten
from pakta_extract.schema import FlatRecord

CORE = ("is_pledge_event", "status", "instrument", "region", "city", "province", "date", "lead_official")
FURTHER = (
    *("venue", "dateline", "outlet", "published", "signatory_groups", "signatory_count", "institutions", "elections"),
    *("legal_basis", "stated_points"),
)
COLUMN = 50  # characters of a line in narrow print
BULLETS = "▪➢\uf0b7"
_MARK = regex.compile(r"^(?P<indent>[^\S\n]*)(?:(?P<number>\d{1,2})[.)]|\((?P<number>\d{1,2})\)|[•●▪*-])\s+", regex.M)
_ITEMS = regex.compile(r"(?:^[^\S\n]*(?:\d{1,2}[.)]|[•●▪*-])\s+[^\n]+\n*){2,}", regex.M)
_STOP = regex.compile(r"""(?<=\p{Ll}[.!?]["'”’]?)[^\S\n]+(?=["'“‘]?\p{Lu})""")
_QUOTED = regex.compile(r'"([^"\n]*)"')
_SYLLABLE = regex.compile(r"\p{Ll}{2,}?[aiueo](?=[bcdfghjklmnprstwyz][aiueo]\p{Ll})")


def capitals(text: str) -> str:
    """Everything in capitals; the ending of an address too."""
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)


def capital_paragraphs(text: str) -> str:
    """The headline and every other paragraph in capitals; lists as they are."""
    lines = [line for line in text.split("\n") if line.strip() and not regex.match(r"\s*(?:[\w(]{1,3}[.)]|\W)\s", line)]
    loud = {lines[0], *[line for line in lines if len(line) > 60][1::2]} if lines else set()
    return "\n".join(capitals(line) if line in loud else line for line in text.split("\n"))


def in_columns(text: str, hyphens: bool = False) -> str:
    """Every line broken at a narrow column; with hyphens, long words are broken between syllables too."""
    return "\n".join(_column(line, hyphens) for line in text.split("\n"))


def _column(line: str, hyphens: bool) -> str:
    if len(line) <= COLUMN:
        return line
    out, row = [], ""
    for word in line.split():
        if row and len(row) + 1 + len(word) > COLUMN:
            head = _head(word, COLUMN - len(row) - 2) if hyphens else ""
            out.append(f"{row} {head}-" if head else row)
            row, word = "", word[len(head) :]
        row = f"{row} {word}" if row else word
    return "\n".join([*out, row])


def _head(word: str, room: int) -> str:
    """The syllables of a small word that still find room in the line."""
    if not regex.fullmatch(r"\p{Ll}{6,}[.,]?", word):
        return ""
    ends = [m.end() for m in _SYLLABLE.finditer(word, overlapped=True) if m.end() <= room]
    return word[: ends[-1]] if ends else ""


def broken_items(text: str) -> str:
    """Items of lists broken over lines, without indent."""
    return "\n".join(textwrap.fill(line, 60) if _MARK.match(line) else line for line in text.split("\n"))


def in_one_paragraph(text: str) -> str:
    """Marked lists run into the paragraph that announces them."""

    def joined(items: regex.Match[str]) -> str:
        words = " ".join(line.strip() for line in items[0].splitlines() if line.strip())
        return words + "\n" * (len(items[0]) - len(items[0].rstrip("\n")))

    return regex.sub(r":[^\S\n]*\n+(?=[^\S\n]*(?:\d{1,2}[.)]|[•●▪*-])\s)", ": ", _ITEMS.sub(joined, text))


def marked(style: str) -> Callable[[str], str]:
    """Markers of numbered items in another style: `({})`, `{}).`."""
    return lambda text: _MARK.sub(
        lambda m: m["indent"] + style.format(m["number"]) + " " if m["number"] else m[0], text
    )


def odd_bullets(text: str) -> str:
    """Bulleted items with bullets of odd kinds, one kind a list."""

    def bulleted(items: regex.Match[str]) -> str:
        bullet = BULLETS[len(items[0]) % len(BULLETS)]
        return _MARK.sub(lambda m: m[0] if m["number"] else f"{m['indent']}{bullet} ", items[0])

    return _ITEMS.sub(bulleted, text)


def lettered_bullets(text: str) -> str:
    """Bullets that have become the letter o, as a word processor's second bullet does."""
    return _MARK.sub(lambda m: m[0] if m["number"] else f"{m['indent']}o ", text)


def bold_lines(sign: str) -> Callable[[str], str]:
    """The headline and every short line without a full stop between bold marks."""

    def bold(line: str) -> str:
        headline = line.strip() and len(line) < 120 and not _MARK.match(line) and line.rstrip()[-1].isalnum()
        return f"{sign}{line.strip()}{sign}" if headline else line

    return lambda text: "\n".join(bold(line) for line in text.split("\n"))


def bold_starts(text: str) -> str:
    """The dateline's first word and every marker between bold marks."""
    text = regex.sub(r"^(\p{Lu}[\p{L} ]{2,25})(?=, \p{L}[^\n]{1,40}\s[-–—]\s)", r"**\1**", text, flags=regex.M)
    return regex.sub(r"^(\d{1,2}[.)])(?=\s)", r"**\1**", text, flags=regex.M)


def entities(text: str) -> str:
    """Characters of markup left as they were written in it."""
    text = text.replace("&", "&amp;").replace("“", "&ldquo;").replace("”", "&rdquo;").replace('"', "&quot;")
    return text.replace("–", "&ndash;").replace("—", "&mdash;").replace("’", "&rsquo;").replace(", ", ",&nbsp;")


def odd_quotes(text: str) -> str:
    return _QUOTED.sub("„\\1”", text.replace("“", '"').replace("”", '"'))


def grave_quotes(text: str) -> str:
    return _QUOTED.sub("``\\1''", text.replace("“", '"').replace("”", '"'))


def misprinted(text: str) -> str:
    """`Fakta Integritas`, `Walikota`."""
    text = regex.sub(r"\b(P|p)akta(?=\s[Ii]ntegritas)", lambda m: ("F" if m[1] == "P" else "f") + "akta", text)
    return text.replace("Wali Kota", "Walikota").replace("wali kota", "walikota")


FORMS: dict[str, Callable[[str], str]] = {
    "all capitals": capitals,
    "headline and every other paragraph in capitals": capital_paragraphs,
    "no blank after full stops": lambda t: _STOP.sub("", t),
    "no blank after titles": lambda t: regex.sub(r"(?<=\b(?:Drs|Dr|Ir|Hj|H|KH|Plt|Pj|Plh)\.) (?=\p{Lu})", "", t),
    "no blank after commas": lambda t: regex.sub(r"(?<=\p{L},)[^\S\n](?=\p{L})", "", t),
    "no blank after colons": lambda t: regex.sub(r"(?<=:)[^\S\n]+(?=\S)", "", t),
    "no blank after any of these": lambda t: regex.sub(r"""(?<=[\p{L})"”][.,:;])[^\S\n]+(?=[\p{L}"“(])""", "", t),
    "columns of 50 characters": in_columns,
    "columns, words divided": lambda t: in_columns(t, hyphens=True),
    "items broken over lines": broken_items,
    "lists in one paragraph": in_one_paragraph,
    "items marked (1)": marked("({})"),
    "items marked 1).": marked("{})."),
    "items marked 1 .": marked("{} ."),
    "odd bullets": odd_bullets,
    "bullets like o": lettered_bullets,
    "bold marks of two stars round headlines": bold_lines("**"),
    "bold marks of two underlines round headlines": bold_lines("__"),
    "bold marks of one star round headlines": bold_lines("*"),
    "bold marks in the text": bold_starts,
    "entities of markup": entities,
    "blanks that are entities": lambda t: regex.sub(r"(?<=\w) (?=\w+ \w+ \w+ \w+\b)", "&nbsp;", t),
    "low quotation marks": odd_quotes,
    "grave quotation marks": grave_quotes,
    "characters without width": lambda t: regex.sub(r"(?<=\w)(?= \w)", "\u200b", t).replace("ng", "n\u200dg"),
    "tabs and double blanks": lambda t: regex.sub(r"(?<=\S) (?=\S)", "  ", t).replace(",  ", ",\t"),
    "no blank lines": lambda t: regex.sub(r"\n{2,}", "\n", t),
    "a blank line after every line": lambda t: regex.sub(r"\n+", "\n\n", t),
    "fakta integritas, walikota": misprinted,
}


def core(row: FlatRecord) -> dict[str, Any]:
    """The values that must stay, letters and digits alone."""
    return {**{name: letters(getattr(row, name)) for name in CORE}, "points": [letters(p.text) for p in row.points]}


def further(row: FlatRecord) -> dict[str, Any]:
    """Values beyond the core, in the same way."""
    return {
        "officials": sorted(letters(o.name) for o in row.officials),
        "positions": sorted(letters(o.position) for o in row.officials if o.position),
        "functions": sorted((letters(o.name), *sorted(o.functions)) for o in row.officials),
        **{name: letters(getattr(row, name)) for name in FURTHER},
        "themes": [sorted(p.themes) for p in row.points],
    }


def letters(value: Any) -> Any:
    """Letters and digits of a string, in small letters; `fakta integritas` is `pakta integritas`."""
    if isinstance(value, str):
        bare = "".join(c for c in regex.sub(r"&\w{2,6};", "", value).casefold() if c.isalnum())
        return bare.replace("faktaintegritas", "paktaintegritas")
    return [letters(item) for item in value] if isinstance(value, (list, tuple)) else value


@dataclass
class Cost:
    """What a form costs: pledges and look-alikes that it touches, the fields that change by pledge, false alarms."""

    pledges: int = 0
    look_alikes: int = 0
    changes: dict[str, list[str]] = field(default_factory=dict)
    alarms: list[str] = field(default_factory=list)

    def changed(self, names: Iterable[str]) -> list[str]:
        """Ids of the pledges in which one of these fields changes."""
        wanted = set(names)
        return [id_ for id_, fields in self.changes.items() if wanted & set(fields)]


Known = tuple[str, str, FlatRecord]  # id and text of an article, and the record of the text as it is


def known(articles: Iterable[tuple[str, str]], extractor: Extractor) -> list[Known]:
    return [(id_, text, flatten(extractor.extract(text, id=id_))) for id_, text in articles]


def cost(form: Callable[[str], str], articles: Iterable[Known], extractor: Extractor) -> Cost:
    """The cost of a form over those of the articles that it touches at all."""
    found = Cost()
    for id_, text, record in articles:
        hard = form(text)
        if hard == text:
            continue
        row = flatten(extractor.extract(hard, id=id_))
        if not record.is_pledge_event:
            found.look_alikes += 1
            found.alarms += [id_] if row.is_pledge_event else []
            continue
        found.pledges += 1
        before, after = core(record) | further(record), core(row) | further(row)
        if changed := [name for name, value in before.items() if after[name] != value]:
            found.changes[id_] = changed
    return found


COLUMNS = {
    "any core field": (*CORE, "points"),
    "pledge or not, status, kind": ("is_pledge_event", "status", "instrument"),
    "region, city": ("region", "city", "province"),
    "date": ("date",),
    "lead": ("lead_official",),
    "points": ("points",),
    "officials": ("officials",),
    "who pledges": ("signatory_groups",),
    "institutions": ("institutions",),
}


def rows(articles: Sequence[Known], extractor: Extractor) -> Iterable[list[str]]:
    """A line for each form: how many pledges change, field by field, and look-alikes that become pledges."""
    for name, form in FORMS.items():
        found = cost(form, articles, extractor)
        counts = (str(len(found.changed(fields)) or "–") for fields in COLUMNS.values())
        yield [name, str(found.pledges), *counts, f"{len(found.alarms) or '–'} of {found.look_alikes}"]

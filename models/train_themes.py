"""Learn the weights of the themes: python models/train_themes.py [--report]

Reads themes/train.tsv beside this file, the labelled points of the tests and the gold points of the half `tune`; writes
src/pakta_extract/lexicon/data/theme_weights.tsv. No chance is involved: the same data give the same weights.
"""
from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast, get_args

import numpy as np
from numpy.typing import NDArray

from pakta_extract.finders.themes import ThemeReading, find_themes, read_point
from pakta_extract.lexicon.theme_model import share
from pakta_extract.lexicon.themes import Context
from pakta_extract.schema import BuiltInTheme

REPO = Path(__file__).parents[1]
HERE = REPO / "models" / "themes"
WEIGHTS = REPO / "src" / "pakta_extract" / "lexicon" / "data" / "theme_weights.tsv"
THEMES: tuple[str, ...] = get_args(BuiltInTheme)
# Chosen by cross-validation over the writing batches of train.tsv.
STRENGTH, ROUNDS, THRESHOLD = 1.0, 250, 0.0
SMALLEST = 4  # hundredths; smaller weights are left out
Matrix = NDArray[np.floating[Any]]


class Row(NamedTuple):
    """A labelled point. The rules were made on the `known` ones: what they see there teaches nothing."""

    batch: str
    context: Context | None
    themes: frozenset[str]
    text: str
    known: bool


def bed_rows(name: str) -> list[Row]:
    """The invented points of train.tsv or test.tsv."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Row(r["batch"], cast(Context, r["context"]), frozenset(r["themes"].split()), r["text"], False)
            for r in table
        ]


def known_rows() -> list[Row]:
    """The points on which the rules were made: those of the tests and the gold points of the half `tune`."""
    rows = []
    for line in (REPO / "tests" / "data" / "theme_points.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            context, themes, text, *_ = line.split("\t")
            known = None if context == "-" else cast(Context, context)
            rows.append(Row("points", known, frozenset(themes.split()), text, True))
    for name in json.loads((REPO / "corpus" / "split.json").read_text("utf-8"))["tune"]:
        path = REPO / "corpus" / f"{name}.json"
        gold = json.loads(path.read_text("utf-8"))
        about: Context = "election" if gold["elections"] else "office"
        rows += [Row("tune", about, frozenset(p["themes"]), p["text"], True) for p in gold["points"]]
    return rows


def joined(rows: Sequence[Row], step: int = 7) -> list[Row]:
    """Points of two promises, each made of two written ones: that a second promise says nothing against the first."""
    out = []
    for about in ("election", "office"):
        plain = [r for r in rows if r.context == about and "other" not in r.themes and len(r.text.split()) > 2]
        for i, first in enumerate(plain[::2]):
            second = plain[(i * 2 + 1 + step * (i % 97)) % len(plain)]
            text = first.text + (" dan ", " serta ", ", ", "; ")[i % 4] + second.text
            out.append(first._replace(text=text, themes=first.themes | second.themes))
    return out


def names_of(row: Row) -> set[str]:
    reading: ThemeReading = read_point(row.text, row.context)
    names = {f.name for f in reading.features}
    return {n for n in names if not n.startswith("r:")} if row.known else names


def matrix(rows: Sequence[set[str]], columns: dict[str, int]) -> Matrix:
    """One row a point; a feature that is there counts by its share."""
    out = np.zeros((len(rows), len(columns)), np.float32)
    for i, names in enumerate(rows):
        for name in names & columns.keys():
            out[i, columns[name]] = share(name)
    return out


def learn(x: Matrix, y: Matrix) -> Matrix:
    """Logistic regression with a squared penalty for all themes at once, by accelerated descent over the points."""
    kernel = x @ x.T
    direction: Matrix = np.ones(len(x), np.float32)
    for _ in range(20):
        direction = kernel @ direction
        direction = direction / np.float32(np.linalg.norm(direction))
    step = np.float32(1 / (0.25 * float(direction @ (kernel @ direction)) + 1 / STRENGTH))
    found: Matrix = np.zeros_like(y)
    ahead, pace = found, 1.0
    for _ in range(ROUNDS):
        error = 1 / (1 + np.exp(-(kernel @ ahead))) - y
        moved = ahead - step * (error + ahead / np.float32(STRENGTH))
        quicker = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = moved + np.float32((pace - 1) / quicker) * (moved - found)
        found, pace = moved, quicker
    weights: Matrix = x.T @ found
    return weights


def train(rows: Sequence[Row]) -> dict[str, list[tuple[int, int]]]:
    """Weights in hundredths for every feature that at least two points have."""
    named = [names_of(r) for r in rows]
    counted = Counter(n for names in named for n in names)
    columns = {n: i for i, n in enumerate(sorted(n for n, c in counted.items() if c > 1))}
    y = np.array([[t in r.themes for t in THEMES] for r in rows], np.float32)
    weights = learn(matrix(named, columns), y)
    kept = {}
    for name, i in columns.items():
        hundredths = np.rint(weights[i] * share(name) * 100).astype(int)
        given = [(t, int(w)) for t, w in enumerate(hundredths) if abs(w) >= SMALLEST]
        if given:
            kept[name] = given
    return kept


def write(weights: dict[str, list[tuple[int, int]]], path: Path) -> None:
    """One line a feature: its name, then for each theme it speaks for or against a letter and hundredths."""
    lines = ["\t".join([str(round(THRESHOLD * 100)), *THEMES])]
    lines += [f"{n}\t{' '.join(f'{chr(97 + t)}{w}' for t, w in given)}" for n, given in weights.items()]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def measure(rows: Iterable[Row]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs (point, theme) with the weights as they stand in the package."""
    right = found = wanted = 0
    for row in rows:
        got = {h.theme for h in find_themes(row.text, row.context)}
        right, found, wanted = right + len(got & row.themes), found + len(got), wanted + len(row.themes)
    return right / found, right / wanted, 2 * right / (found + wanted)


def main(arguments: Sequence[str]) -> None:
    if "--report" not in arguments:
        bed = bed_rows("train.tsv")
        write(train([*bed, *joined(bed), *known_rows()]), WEIGHTS)
    for name, rows in (("test", bed_rows("test.tsv")), ("train", bed_rows("train.tsv")), ("known", known_rows())):
        print(f"{name}: {len(rows)} points, P {{:.3f}} R {{:.3f}} F1 {{:.3f}}".format(*measure(rows)))


if __name__ == "__main__":
    main(sys.argv[1:])

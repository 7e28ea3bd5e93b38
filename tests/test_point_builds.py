"""Ninety builds in which the press prints pledge points (tests/data/point_builds.yaml), with floors for what is found.

Run with `-s` to see the figures and, for each kind of build, the cases that go wrong.
"""
from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pakta_extract.finders.layout import read_layout
from pakta_extract.finders.points import find_points

# What must be reached at least. Raise them with the finder, never lower them.
FLOOR_POINTS_F1 = 0.864
FLOOR_ALL_RIGHT = 0.724
FLOOR_NUMBERS = 0.955
FLOOR_STATED = 0.946

BUILDS = Path(__file__).parent / "data" / "point_builds.yaml"
SAME_POINT = 0.8
NEGATIONS = frozenset({"tidak", "tak", "bukan", "tanpa", "jangan", "belum", "menolak", "tolak"})


@cache
def load_builds() -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load(BUILDS.read_text("utf-8")))


def kind(case: dict[str, Any]) -> str:
    return str(case["id"]).partition(".")[0]


def gold_numbers(case: dict[str, Any]) -> list[int]:
    return list(case.get("numbers") or range(1, len(case["points"]) + 1))


# --- The measure ---------------------------------------------------------------------------------


def words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower())


def negations(text: list[str]) -> Counter[str]:
    return Counter(word for word in text if word in NEGATIONS)


def likeness(gold: str, found: str) -> float:
    """How alike two points are, 0 to 1: F1 of their common word sequence; 0 if negations differ."""
    g, f = words(gold), words(found)
    if not g or not f or negations(g) != negations(f):
        return 0.0
    longest = [[0] * (len(f) + 1) for _ in range(len(g) + 1)]
    for i, word in enumerate(g):
        for j, other in enumerate(f):
            longest[i + 1][j + 1] = longest[i][j] + 1 if word == other else max(longest[i][j + 1], longest[i + 1][j])
    return 2 * longest[-1][-1] / (len(g) + len(f))


def match(gold: list[str], found: list[str]) -> dict[int, int]:
    """Pair points one to one, the most alike first: index in gold to index in found, in order of gold."""
    pairs: dict[int, int] = {}
    ranked = sorted(((likeness(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True)
    for alike, i, j in ranked:
        if alike >= SAME_POINT and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return dict(sorted(pairs.items()))


@dataclass(frozen=True)
class Outcome:
    """What the finder made of one case."""

    id: str
    gold: list[str]
    found: list[str]
    pairs: dict[int, int]
    numbers_right: int
    stated_right: bool

    @property
    def all_right(self) -> bool:
        """Every point found, none invented, order kept."""
        order = list(self.pairs.values())
        return len(order) == len(self.gold) == len(self.found) and order == sorted(order)


def run(case: dict[str, Any]) -> Outcome:
    doc = read_layout(case["text"])
    result = find_points(doc)
    found = [" ".join(piece.of(doc.plain) for piece in point.pieces) for point in result.points]
    pairs = match(case["points"], found)
    numbers = gold_numbers(case)
    numbers_right = sum(numbers[i] == result.points[j].number for i, j in pairs.items())
    stated = int(result.stated.value) if result.stated else None
    return Outcome(case["id"], case["points"], found, pairs, numbers_right, stated == case["stated"])


@cache
def outcomes() -> tuple[Outcome, ...]:
    return tuple(run(case) for case in load_builds())


def figures() -> dict[str, float]:
    results = outcomes()
    matched = sum(len(o.pairs) for o in results)
    n_gold, n_found = sum(len(o.gold) for o in results), sum(len(o.found) for o in results)
    return {
        "points f1": 2 * matched / (n_gold + n_found),
        "all right": sum(o.all_right for o in results) / len(results),
        "number right": sum(o.numbers_right for o in results) / matched if matched else 0.0,
        "stated right": sum(o.stated_right for o in results) / len(results),
    }


def report() -> str:
    lines = [f"{name:<14}{value:.4f}" for name, value in figures().items()]
    wrong: dict[str, list[str]] = {}
    for case, outcome in zip(load_builds(), outcomes(), strict=True):
        if not outcome.all_right:
            wrong.setdefault(kind(case), []).append(outcome.id.partition(".")[2])
    lines += [f"{name}: {', '.join(ids)}" for name, ids in wrong.items()]
    return "\n".join(lines)


# --- The tests -----------------------------------------------------------------------------------


def test_builds_are_sound() -> None:
    cases = load_builds()
    ids = Counter(case["id"] for case in cases)
    assert len(cases) >= 90
    assert [name for name, n in ids.items() if n > 1] == []
    for case in cases:
        assert set(case) - {"numbers"} == {"id", "why", "text", "stated", "points"}, case["id"]
        assert len(gold_numbers(case)) == len(case["points"]), case["id"]
        assert case["stated"] is None or case["stated"] >= len(case["points"]), case["id"]


def test_gold_points_stand_in_their_text_in_order() -> None:
    for case in load_builds():
        text, end = " ".join(words(case["text"])), 0
        for point in case["points"]:
            start = text.find(" ".join(words(point)), end)
            assert start >= 0, f"{case['id']}: {point!r} does not stand in the text"
            end = start + 1


def test_measure() -> None:
    assert likeness("menolak politik uang", "Menolak politik uang;") == 1.0
    assert likeness("tidak memihak calon", "memihak calon") == 0.0
    assert likeness("a b c d", "d c b a") == 0.25
    assert match(["jujur", "netral"], ["netral", "jujur"]) == {0: 1, 1: 0}


def test_points_keep_their_floors() -> None:
    print(f"\n{report()}")
    floors = {
        "points f1": FLOOR_POINTS_F1,
        "all right": FLOOR_ALL_RIGHT,
        "number right": FLOOR_NUMBERS,
        "stated right": FLOOR_STATED,
    }
    measured = figures()
    below = [f"{name} {measured[name]:.4f} < {floor}" for name, floor in floors.items() if measured[name] < floor]
    assert not below, f"{'; '.join(below)}\n{report()}"

"""Reader for `data/layout_cases.txt`: articles with their segments marked."""
from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from inline import parse
from pakta_extract.document import Segment

PATH = Path(__file__).parent / "data" / "layout_cases.txt"


class Case(NamedTuple):
    name: str
    text: str
    segments: tuple[Segment, ...]
    required: bool  # exact, or only measured


def read_cases(path: Path = PATH) -> list[Case]:
    cases = []
    for chunk in ("\n" + path.read_text(encoding="utf-8")).split("\n=== ")[1:]:
        name, _, annotated = chunk.partition("\n")
        text, marks = parse(annotated.rstrip("\n"))
        inner = ("dateline", "quote", "reporting")
        marks.sort(key=lambda mark: (mark.start, -mark.end, mark.tag in inner))
        segments = tuple(Segment(mark.tag, mark.start, mark.end) for mark in marks)  # type: ignore[arg-type]
        cases.append(Case(name.rstrip("?"), text, segments, not name.endswith("?")))
    return cases


class Score(NamedTuple):
    precision: float
    recall: float
    support: int


def score(pairs: list[tuple[tuple[Segment, ...], tuple[Segment, ...]]]) -> dict[str, Score]:
    """Precision and recall for each kind over (expected, found) segments; a hit has the exact offsets."""
    expected, found, hits = Counter[str](), Counter[str](), Counter[str]()
    for want, got in pairs:
        expected.update(s.kind for s in want)
        found.update(s.kind for s in got)
        hits.update(s.kind for s in set(want) & set(got))
    kinds = sorted(set(expected) | set(found))
    return {k: Score(hits[k] / max(1, found[k]), hits[k] / max(1, expected[k]), expected[k]) for k in kinds}

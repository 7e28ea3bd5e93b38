"""False alarms on real news of which none is a pledge event. Failures name lines, never their texts."""
from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from pakta_extract import Extractor

MOST = {"plain": 1, "hard": 1}  # articles taken for an event, by kind: `hard` ones hold words of pledges
READABLE = 700  # lines from here on only give figures


@pytest.fixture(scope="module")
def articles(shared: Path) -> list[tuple[str, str]]:
    with (shared / "data" / "background" / "news.jsonl").open(encoding="utf-8") as lines:
        return [(row["kind"], row["text"]) for row in map(json.loads, lines)]


def test_news_without_a_pledge_gives_no_event(articles: list[tuple[str, str]], extractor: Extractor) -> None:
    counts = Counter(kind for kind, _ in articles)
    assert counts["plain"] > 1000
    assert counts["hard"] > 40
    alarms = [(n, kind) for n, (kind, text) in enumerate(articles) if extractor.extract(text).events]
    told = f"taken for events, lines from 0: {[n for n, _ in alarms if n < READABLE]}; of the unread lines "
    told += str([n for n, _ in alarms if n >= READABLE])
    for kind, most in MOST.items():
        assert sum(k == kind for _, k in alarms) <= most, f"{kind}: {told}"

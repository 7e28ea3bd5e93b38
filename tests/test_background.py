"""False alarms on real news of which none is a pledge event. Failures name lines, never their texts."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

from pakta_extract import Extractor

MOST = 0.01  # share of articles taken for an event
READABLE = 700  # lines from here on only give figures


@pytest.fixture(scope="module")
def texts(shared: Path) -> list[str]:
    with (shared / "data" / "background" / "news.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def test_news_without_a_pledge_gives_no_event(texts: list[str], extractor: Extractor) -> None:
    assert len(texts) > 1000
    alarms = [n for n, text in enumerate(texts) if extractor.extract(text).events]
    seen, unseen = [n for n in alarms if n < READABLE], [n for n in alarms if n >= READABLE]
    told = f"taken for events, lines from 0: {seen}; of the unread lines {unseen}"
    assert len(alarms) <= MOST * len(texts), told
    assert len(unseen) <= MOST * (len(texts) - READABLE), told

"""No change may fall below the floors of `corpus/floors.json` on the half `tune`; they are raised, never lowered."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

import pakta_extract
from pakta_extract.evaluation import evaluate, of_half, read_gold, read_split

CORPUS = Path(__file__).parent.parent / "corpus"


def test_figures_on_tune_keep_their_floors() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the corpus is not part of this copy of the project")
    floors: dict[str, float] = json.loads((CORPUS / "floors.json").read_text("utf-8"))
    assert floors, "corpus/floors.json holds no floor"
    articles = of_half(read_gold(CORPUS), read_split(CORPUS / "split.json")["tune"])
    result = evaluate(articles, pakta_extract.load())
    figures = result.scores.figures()
    assert result.failures == []
    unknown = sorted(set(floors) - set(figures))
    assert not unknown, f"floors for figures that do not exist: {', '.join(unknown)}"
    below = [f"{name}: {figures[name]:.4f} < {floor}" for name, floor in floors.items() if figures[name] < floor]
    assert not below, "figures below their floor (corpus/floors.json):\n" + "\n".join(below)

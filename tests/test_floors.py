"""No change may fall below the floors of `corpus/floors.json`; they are raised, never lowered.

`tune` holds for the half without its `newer` articles, which the rules were hardly or not at all fitted to: these have
floors of their own.
"""
from __future__ import annotations

import json
from pathlib import Path

import pytest

import pakta_extract
from pakta_extract.evaluation import evaluate, of_half, read_gold, read_split

CORPUS = Path(__file__).parent.parent / "corpus"


@pytest.mark.parametrize("name", ["tune", "newer"])
def test_figures_keep_their_floors(name: str) -> None:
    if not CORPUS.is_dir():
        pytest.skip("the corpus is not part of this copy of the project")
    floors: dict[str, float] = json.loads((CORPUS / "floors.json").read_text("utf-8"))[name]
    assert floors, f"corpus/floors.json holds no floor for {name}"
    split = read_split(CORPUS / "split.json")
    ids = split["newer"] if name == "newer" else split["tune"] - split["newer"]
    result = evaluate(of_half(read_gold(CORPUS), ids), pakta_extract.load())
    figures = result.scores.figures()
    assert result.failures == []
    unknown = sorted(set(floors) - set(figures))
    assert not unknown, f"floors for figures that do not exist: {', '.join(unknown)}"
    below = [f"{name}: {figures[name]:.4f} < {floor}" for name, floor in floors.items() if figures[name] < floor]
    assert not below, "figures below their floor (corpus/floors.json):\n" + "\n".join(below)

"""What parts are worth: the figures without the name model, without the gazetteer, and without both.

Each set of parts is measured in a process of its own, since a forgotten gazetteer stays forgotten:

    python measure/ablation.py rules gazetteer    one JSON object: {"tune": {"core": "0.96 [0.91–1.00] 70/73", …}, …}
"""
from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

import pakta_extract
from gold_sets import article_sets
from pakta_extract.evaluation import evaluate
from pakta_extract.lexicon.regions import forget
from pakta_extract.names import Backend
from shown import cells

PARTS: dict[str, tuple[Backend, bool]] = {
    "everything": ("spacy", True),
    "rules alone, no name model": ("rules", True),
    "no gazetteer": ("spacy", False),
    "neither": ("rules", False),
}
SETS = ("tune", "check")
FIGURES = {
    "core": "core",
    "event": "event",
    "region": "region",
    "city": "city",
    "officials": "officials",
    "lead official": "lead official",
    "institutions": "institutions",
    "signatory_groups": "who pledges",
    "points all": "all points",
}


def rows() -> Iterator[list[str]]:
    """A row for each set of articles and set of parts, with the figures of `FIGURES`."""
    found = {label: _in_a_process(*parts) for label, parts in PARTS.items()}
    for name in SETS:
        for label in PARTS:
            yield [f"`{name}`", label, *(found[label][name][figure] for figure in FIGURES)]


def _in_a_process(backend: Backend, gazetteer: bool) -> dict[str, dict[str, str]]:
    command = [sys.executable, __file__, backend, "gazetteer" if gazetteer else "none"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ourselves
    found: dict[str, dict[str, str]] = json.loads(run.stdout)
    return found


def measured(backend: Backend, gazetteer: bool) -> dict[str, dict[str, str]]:
    """The figures in this process; without a gazetteer it has none from now on."""
    if not gazetteer:
        forget()
    extractor = pakta_extract.load(backend)
    sets = article_sets()
    scores = {name: evaluate(sets[name], extractor, explain=lambda _: False).scores for name in SETS}
    return {name: cells(found, counts=False) for name, found in scores.items()}


def main() -> None:
    backend, gazetteer = sys.argv[1:]
    print(json.dumps(measured("rules" if backend == "rules" else "spacy", gazetteer == "gazetteer")))


if __name__ == "__main__":
    main()

"""The tables of the model card, made from `figures.json`, so that no figure is typed by hand.

    python models/card.py           # fills models/README.md
    python models/card.py --check   # says whether the card shows the figures (exit code 1 if not)
"""
from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
CARD, FIGURES = HERE / "README.md", HERE / "figures.json"
SECTION = re.compile(r"(<!-- figures: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
HELD_OUT = {
    "idner2k_dev": "IDNER-News-2k, development part",
    "generated_dev": "generated, development",
    "idner2k_test": "IDNER-News-2k, test part",
    "generated_test": "generated, test",
}
OFFICIALS = ("as written", "in capitals", "renamed")
LEARNT = ("IDNER-News-2k", "NERGRIT", "generated", "variants")


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    lines = [list(head), ["---"] * len(list(head)), *([str(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def _seeds(figures: dict[str, Any]) -> str:
    """F1 of all seeds, and the officials of the corpus that each finds alone."""
    head = ["seed", *HELD_OUT.values(), *(f"officials {name}" for name in OFFICIALS)]
    rows = [
        [
            f"**{seed}** (kept)" if seed == figures["chosen"] else seed,
            *(found[name]["all"]["f1"] for name in HELD_OUT),
            *(found["officials"][name] for name in OFFICIALS),
        ]
        for seed, found in figures["seeds"].items()
    ]
    return _table(head, rows)


def _kept(figures: dict[str, Any]) -> str:
    """The model that is shipped, by kind of name."""
    found = figures["seeds"][figures["chosen"]]
    rows = [
        [
            f"{title} ({figures['sentences'][name]} sentences)",
            *(found[name]["all"][part] for part in ("precision", "recall", "f1")),
            *(found[name][label]["f1"] for label in ("PER", "ORG", "LOC")),
        ]
        for name, title in HELD_OUT.items()
    ]
    return _table(["held-out text", "precision", "recall", "F1", "PER F1", "ORG F1", "LOC F1"], rows)


def _learnt(figures: dict[str, Any]) -> str:
    return _table(["sentences learnt from", "number"], [[name, figures["sentences"][name]] for name in LEARNT])


def _cost(figures: dict[str, Any]) -> str:
    names = ("megabytes", "seconds to load", "thousand words a second")
    return _table(names, [[figures[name] for name in names]])


SECTIONS: dict[str, Callable[[dict[str, Any]], str]] = {
    "seeds": _seeds, "kept": _kept, "learnt": _learnt, "cost": _cost,
}  # fmt: skip


def filled(card: str, figures: dict[str, Any]) -> str:
    """The card with all its tables made anew."""
    return SECTION.sub(lambda m: m[1] + SECTIONS[m[2]](figures) + m[3], card)


def main(options: Sequence[str]) -> None:
    card = CARD.read_text("utf-8")
    made = filled(card, json.loads(FIGURES.read_text("utf-8")))
    if "--check" in options:
        sys.exit(0 if made == card else "models/README.md shows other figures than figures.json: python models/card.py")
    CARD.write_text(made, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

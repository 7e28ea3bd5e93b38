"""Figures, intervals and tables as they are shown on the page."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from pakta_extract.evaluation import Scores, intervals


def cells(scores: Scores, *, counts: bool = True) -> dict[str, str]:
    """`0.96 [0.91–1.00] 70/73` for a field with one value, `F1 0.98 [0.96–0.99] 89/3/0` for a list."""
    ends, out = intervals(scores), {}
    for name, count in scores.counts.items():
        figures = count.figures()
        if "accuracy" in figures:
            figure, raw, mark = "accuracy", f"{count.right}/{count.all}", ""
        elif figures:
            figure, raw, mark = "f1", f"{count.tp}/{count.fp}/{count.fn}", "F1 "
        else:
            continue
        shown = ranged(figures[figure], ends[f"{name} {figure}"])
        out[name] = f"{mark}{shown} {raw}" if counts else f"{mark}{shown}"
    return out


def ranged(value: float, ends: tuple[float, float]) -> str:
    return f"{value:.2f} [{ends[0]:.2f}–{ends[1]:.2f}]"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)

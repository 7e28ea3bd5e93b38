"""How far a figure might lie from what other articles of the same kind would give: bootstrap intervals over articles.

Articles are drawn with replacement, as many as there are, and the figures taken anew from their counts; nothing is
extracted again. The items of one article stay together, since they are right or wrong together. A figure that is
perfect in every article cannot vary in this way: its lower end is then that of the exact binomial interval for the
number of articles that count for it.
"""
from __future__ import annotations

from typing import TYPE_CHECKING

from pakta_extract.evaluation.score import COUNTED, Count, Scores

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Numbers = NDArray[numpy.float64]

LEVEL, RESAMPLES, SEED = 0.95, 2000, 20241127

Interval = tuple[float, float]


def intervals(scores: Scores, *, resamples: int = RESAMPLES, seed: int = SEED) -> dict[str, Interval]:
    """`{"region accuracy": (0.91, 0.99), …}` for every figure of the scores; the same seed gives the same ends."""
    import numpy

    found: dict[str, Interval] = {}
    n = scores.articles
    if not n:
        return found
    draws = numpy.random.default_rng(seed).multinomial(n, [1 / n] * n, size=resamples).astype(float)
    for name, count in scores.counts.items():
        own = [tally.get(name, Count()) for tally in scores.tallies]
        table = numpy.array([[getattr(c, what) for what in COUNTED] for c in own], dtype=float)
        for figure, value in count.figures().items():
            if value in (0.0, 1.0):
                found[f"{name} {figure}"] = unvaried(value, int((_parts(figure, table)[1] > 0).sum()))
                continue
            above, below = _parts(figure, draws @ table)
            drawn = above[below > 0] / below[below > 0]
            low, high = numpy.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
            found[f"{name} {figure}"] = (float(low), float(high))
    return found


def unvaried(value: float, n: int) -> Interval:
    """The exact (Clopper-Pearson) interval where all, or none, of `n` articles are right."""
    if n == 0:
        return 0.0, 1.0
    room = 1 - ((1 - LEVEL) / 2) ** (1 / n)
    return (1 - room, 1.0) if value else (0.0, room)


def _parts(figure: str, counts: Numbers) -> tuple[Numbers, Numbers]:
    """Numerator and denominator of a figure for each row of counts."""
    right, all_, tp, fp, fn = counts.T
    return {
        "accuracy": (right, all_),
        "precision": (tp, tp + fp),
        "recall": (tp, tp + fn),
        "f1": (2 * tp, 2 * tp + fp + fn),
    }[figure]

"""Figures and errors as lines of text."""
from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from pakta_extract.batch import counted
from pakta_extract.evaluation.intervals import LEVEL, RESAMPLES, SEED, Interval, intervals
from pakta_extract.evaluation.run import Evaluation, Explained
from pakta_extract.evaluation.score import Scores

_FIRST = (
    "core", "event", "status", "instrument", "region", "city", "province", "dateline", "outlet", "venue", "date",
    "date_text", "published", "officials", "official name exact", "official position", "official functions",
    "lead official", "signatory_groups", "signatory_count", "institutions", "elections", "legal_basis", "stated_points",
    "points", "points all", "point count", "point number", "themes",
)  # fmt: skip


def figure_lines(scores: Scores, what: str = "") -> Iterator[str]:
    """A table of all figures, a field a line, in the order of the guideline, with raw counts and 95 % intervals."""
    yield f"{counted(scores.articles, 'article')}, {counted(scores.events, 'pledge event')}{what}"
    yield f"{'':<20} {'accuracy':<18}{'right/all':>9}  {'f1':<18} {'precision':>9} {'recall':>6} {'tp/fp/fn':>11}"
    ends = intervals(scores)
    counts = scores.counts
    for name in sorted(counts, key=_FIRST.index):
        count, figures = counts[name], counts[name].figures()
        share = _ranged(figures["accuracy"], ends[f"{name} accuracy"]) if "accuracy" in figures else "–"
        line = f"{name:<20} {share:<18}{f'{count.right}/{count.all}' if count.all else '–':>9}"
        if "f1" in figures:
            line += f"  {_ranged(figures['f1'], ends[f'{name} f1']):<18}"
            line += f" {figures['precision']:>9.3f} {figures['recall']:>6.3f} {f'{count.tp}/{count.fp}/{count.fn}':>11}"
        if figures:
            yield line


def _ranged(value: float, ends: Interval) -> str:
    """`0.973 [0.932 1.000]`"""
    return f"{value:.3f} [{ends[0]:.3f} {ends[1]:.3f}]"


def error_lines(explained: Sequence[Explained]) -> Iterator[str]:
    """Every difference, article by article: gold and prediction, each with the sentence it comes from."""
    last = None
    for item in explained:
        difference = item.difference
        if difference.id != last:
            yield ""
            yield difference.id
            last = difference.id
        about = f" of {_short(difference.about)}" if difference.about else ""
        yield f"  {difference.field}{about}"
        for side, values in (("gold", item.gold), ("found", item.pred)):
            for value, sentence in values or (("nothing", None),):
                yield f"    {side:<6} {_short(value, 200)}"
                if sentence:
                    yield f"           in: {_short(sentence, 300)}"


def as_json_object(evaluation: Evaluation, *, with_errors: bool = False) -> str:
    """All figures, to four decimals, as one JSON object, with their counts and intervals; the errors if wanted."""
    scores = evaluation.scores
    data: dict[str, object] = {"articles": scores.articles, "events": scores.events}
    data |= {name: round(value, 4) for name, value in scores.figures().items()}
    data["counts"] = {name: count.shown() for name, count in scores.counts.items() if count.figures()}
    data["intervals"] = {name: [round(end, 4) for end in ends] for name, ends in intervals(scores).items()}
    data["interval"] = {"level": LEVEL, "method": "bootstrap over articles", "resamples": RESAMPLES, "seed": SEED}
    if with_errors:
        data["errors"] = [_as_dict(item) for item in evaluation.explained]
    return json.dumps(data, ensure_ascii=False)


def _as_dict(item: Explained) -> dict[str, object]:
    d = item.difference
    sides = {
        side: [{"value": value, "sentence": sentence} for value, sentence in values]
        for side, values in (("gold", item.gold), ("found", item.pred))
    }
    return {"id": d.id, "field": d.field, "about": d.about, **sides}


def _short(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"

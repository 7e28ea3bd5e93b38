"""Figures and errors as lines of text."""
from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from pakta_extract.batch import counted
from pakta_extract.evaluation.run import Evaluation, Explained
from pakta_extract.evaluation.score import Scores

_FIGURES = ("accuracy", "precision", "recall", "f1")
_FIRST = (
    "core", "event", "status", "instrument", "region", "city", "province", "dateline", "outlet", "venue", "date",
    "date_text", "published", "officials", "official name exact", "official position", "official functions",
    "lead official", "signatory_groups", "signatory_count", "institutions", "elections", "legal_basis", "stated_points",
    "points", "points all", "point count", "point number", "themes",
)  # fmt: skip


def figure_lines(scores: Scores, what: str = "") -> Iterator[str]:
    """A table of all figures, a field a line, in the order of the guideline."""
    yield f"{counted(scores.articles, 'article')}, {counted(scores.events, 'pledge event')}{what}"
    yield f"{'':<22}" + "".join(f"{name:>11}" for name in _FIGURES)
    for name in sorted(scores.counts, key=_FIRST.index):
        figures = scores.counts[name].figures()
        if figures:
            cells = (f"{figures[f]:>11.3f}" if f in figures else f"{'–':>11}" for f in _FIGURES)
            yield f"{name:<22}" + "".join(cells)


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
    """All figures, to four decimals, as one JSON object; with the errors under `errors` if wanted."""
    scores = evaluation.scores
    data: dict[str, object] = {"articles": scores.articles, "events": scores.events}
    data |= {name: round(value, 4) for name, value in scores.figures().items()}
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

"""Which values of a record are right, one by one, by the rules of the scorer."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from pakta_extract.assembly.confidence import LISTED, SINGLE, Place
from pakta_extract.evaluation import GoldRecord, Scores, likeness
from pakta_extract.evaluation.score import BODY_LEAST, NAME_LEAST, PHRASE_LEAST, POINT_LEAST
from pakta_extract.schema import FlatRecord, Result, flatten

G = TypeVar("G")
P = TypeVar("P")


def right_items(gold: GoldRecord, result: Result) -> dict[Place, bool]:
    """For every value that `items` gives: is it right? Of an article without a pledge, only the decision counts."""
    found: dict[Place, bool] = {("event", ()): gold.is_pledge_event}
    if not gold.is_pledge_event:
        return found
    pred = flatten(result)
    scores = Scores()
    scores.add(gold, pred)
    found["record", ()] = scores.counts["core"].right == 1
    for field in SINGLE:
        found[field, ()] = scores.counts[field.replace("lead_official", "lead official")].right == 1
    _judge_lists(found, gold, pred)
    _judge_officials(found, gold, pred)
    _judge_points(found, gold, pred)
    return found


def _judge_lists(found: dict[Place, bool], gold: GoldRecord, pred: FlatRecord) -> None:
    likes = {"signatory_groups": (likeness.phrases, PHRASE_LEAST), "institutions": (likeness.bodies, BODY_LEAST)}
    for field in LISTED:
        name = field.replace("instruments", "instrument")
        wanted, values = getattr(gold, name), getattr(pred, name)
        partners = _partners(wanted, values, *likes[field]) if field in likes else {}
        for i, value in enumerate(values):
            found[field, (i,)] = i in partners if field in likes else value in wanted


def _judge_officials(found: dict[Place, bool], gold: GoldRecord, pred: FlatRecord) -> None:
    partners = _partners(gold.officials, pred.officials, lambda g, p: likeness.names(g.name, p.name), NAME_LEAST)
    for i, official in enumerate(pred.officials):
        true = gold.officials[partners[i]] if i in partners else None
        found["officials", (i,)] = true is not None
        found["positions", (i,)] = true is not None and likeness.same_position(true.position, official.position)
        for j, function in enumerate(official.functions):
            found["functions", (i, j)] = true is not None and function in true.functions


def _judge_points(found: dict[Place, bool], gold: GoldRecord, pred: FlatRecord) -> None:
    partners = _partners(gold.points, pred.points, lambda g, p: likeness.points(g.text, p.text), POINT_LEAST)
    for i, point in enumerate(pred.points):
        true = gold.points[partners[i]] if i in partners else None
        found["points", (i,)] = true is not None
        for j, theme in enumerate(point.themes):
            found["themes", (i, j)] = true is not None and theme in true.themes


def _partners(gold: Sequence[G], pred: Sequence[P], like: Callable[[G, P], float], least: float) -> dict[int, int]:
    """Gold items by the number of the predicted item that each is paired with."""
    return {j: i for i, j in likeness.pair(gold, pred, like, least)}

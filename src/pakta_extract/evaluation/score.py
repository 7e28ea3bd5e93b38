"""Predicted records against gold: what counts as right in every field, and the figures made of it.

accuracy        share of the gold events whose value is right; in a missed event every field is wrong
precision, recall, f1
                over all items of all articles; items are paired one to one; what is found in an article
                that is no event counts as invented. For a field that may be null they look at values only
points          words in order agree (F1 at least 0.8), with the same negations
points all      share of the events whose points are all found, none invented, order kept
core            share of the events with city, date, lead official and all points right at once
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields
from functools import partial
from typing import TypeVar

from pakta_extract.evaluation import likeness
from pakta_extract.evaluation.gold import GoldPoint, GoldRecord
from pakta_extract.schema import FlatOfficial, FlatPoint, FlatRecord

T = TypeVar("T")

_EQUAL = ("status", "region", "city", "province", "date", "published", "signatory_count", "stated_points")
_ALIKE = {"dateline": 1.0, "outlet": 1.0, "venue": 0.6, "date_text": 0.5}
_SETS = ("instrument", "elections", "legal_basis")
NAME_LEAST, PHRASE_LEAST, BODY_LEAST, POINT_LEAST = 0.67, 0.6, 0.5, 0.8


@dataclass(slots=True)
class Count:
    """Counts of one field: right of all for the accuracy; true positive, false positive, false negative for the F1."""

    right: int = 0
    all: int = 0
    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __iadd__(self, other: Count) -> Count:
        for name in COUNTED:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self

    def shown(self) -> dict[str, int]:
        """The counts that say something of this field: right and all, or tp, fp, fn, or both."""
        out = {"right": self.right, "all": self.all} if self.all else {}
        return out | ({"tp": self.tp, "fp": self.fp, "fn": self.fn} if self.tp + self.fp + self.fn else {})

    def figures(self) -> dict[str, float]:
        """The figures for which there is anything to count."""
        out = {"accuracy": self.right / self.all} if self.all else {}
        if self.tp + self.fp + self.fn:
            out["precision"] = self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0
            out["recall"] = self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0
            out["f1"] = 2 * self.tp / (2 * self.tp + self.fp + self.fn)
        return out


COUNTED = tuple(f.name for f in fields(Count))


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a prediction departs from gold: the values of one field, or of lists the items without a partner.

    `about` names the official or point the field belongs to.
    """

    id: str
    field: str
    gold: tuple[str, ...]
    pred: tuple[str, ...]
    about: str | None = None


@dataclass(slots=True)
class Scores:
    """Counts by field, article by article, and the differences behind them."""

    events: int = 0
    tallies: list[dict[str, Count]] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)

    @property
    def articles(self) -> int:
        return len(self.tallies)

    @property
    def counts(self) -> dict[str, Count]:
        """Counts of all articles together."""
        out: dict[str, Count] = {}
        for tally in self.tallies:
            for name, count in tally.items():
                own = out.setdefault(name, Count())
                own += count
        return out

    def add(self, gold: GoldRecord, pred: FlatRecord | None) -> None:
        """Count one article; `pred` None stands for an article without a record: no event was found in it."""
        self.tallies.append({})
        self.events += gold.is_pledge_event
        found = pred if pred is not None and pred.is_pledge_event else None
        is_gold, is_pred = gold.is_pledge_event, found is not None
        self.count_items("event", is_gold and is_pred, is_gold, is_pred)
        if is_gold != is_pred:
            event, none = ("event",), ("no event",)
            self.differences.append(Difference(gold.id, "event", *((event, none) if is_gold else (none, event))))
        if is_gold:
            _score_event(self, gold, found)
        elif found is not None:
            _score_false_alarm(self, found)

    def figures(self) -> dict[str, float]:
        """`{"event f1": 0.97, "region accuracy": 0.9, …}`, shares from 0 to 1."""
        return {f"{name} {figure}": value for name, c in self.counts.items() for figure, value in c.figures().items()}

    def count_value(self, name: str, right: bool) -> None:
        count = self._count(name)
        count.all += 1
        count.right += right

    def count_items(self, name: str, paired: int, gold: int, pred: int) -> None:
        count = self._count(name)
        count.tp += paired
        count.fn += gold - paired
        count.fp += pred - paired

    def _count(self, name: str) -> Count:
        return self.tallies[-1].setdefault(name, Count())


def score(pairs: Iterable[tuple[GoldRecord, FlatRecord | None]]) -> Scores:
    """Scores of predictions, each beside its gold record."""
    scores = Scores()
    for gold, pred in pairs:
        scores.add(gold, pred)
    return scores


@dataclass(frozen=True, slots=True)
class _Event:
    """One gold event under comparison. A missed event is compared with an empty record and has nothing right."""

    scores: Scores
    gold: GoldRecord
    pred: FlatRecord
    missed: bool

    def value(self, name: str, same: Callable[[object, object], bool]) -> bool:
        """A field that may be null: accuracy, and F1 over the values alone."""
        gold, pred = getattr(self.gold, name), getattr(self.pred, name)
        right = not self.missed and (same(gold, pred) if gold is not None and pred is not None else gold is pred)
        self.scores.count_value(name, right)
        self.scores.count_items(name, int(right and gold is not None), gold is not None, pred is not None)
        if not right:
            self.differ(name, [] if gold is None else [gold], [] if pred is None else [pred])
        return right

    def paired(
        self,
        name: str,
        gold: Sequence[str],
        pred: Sequence[str],
        pairs: Sequence[tuple[int, int]],
        about: str | None = None,
    ) -> None:
        """A list: F1 over its items, and the items without a partner as a difference."""
        self.scores.count_items(name, len(pairs), len(gold), len(pred))
        left = [g for i, g in enumerate(gold) if i not in {i for i, _ in pairs}]
        over = [p for j, p in enumerate(pred) if j not in {j for _, j in pairs}]
        if left or over:
            self.differ(name, left, over, about)

    def as_sets(self, name: str, gold: Iterable[str], pred: Iterable[str], about: str | None = None) -> None:
        g, p = sorted(set(gold)), sorted(set(pred))
        self.paired(name, g, p, [(g.index(item), p.index(item)) for item in g if item in p], about)

    def differ(self, name: str, gold: Iterable[object], pred: Iterable[object], about: str | None = None) -> None:
        if not self.missed:  # a missed event is one difference, not twenty
            difference = Difference(self.gold.id, name, tuple(map(str, gold)), tuple(map(str, pred)), about)
            self.scores.differences.append(difference)


def _score_event(scores: Scores, gold: GoldRecord, found: FlatRecord | None) -> None:
    pred = found if found is not None else FlatRecord(id=gold.id, is_pledge_event=False)
    event = _Event(scores, gold, pred, missed=found is None)
    right = {name: event.value(name, lambda g, p: g == p) for name in _EQUAL}
    for name, least in _ALIKE.items():
        event.value(name, partial(_alike, least))
    for name in _SETS:
        event.as_sets(name, getattr(gold, name), getattr(pred, name))
    for name, like, least in (
        ("signatory_groups", likeness.phrases, PHRASE_LEAST),
        ("institutions", likeness.bodies, BODY_LEAST),
    ):
        g, p = getattr(gold, name), getattr(pred, name)
        event.paired(name, g, p, likeness.pair(g, p, like, least))
    _score_officials(event)
    lead = _score_lead(event)
    all_points = _score_points(event)
    scores.count_value("core", lead and all_points and right["city"] and right["date"])


def _alike(least: float, gold: object, pred: object) -> bool:
    return likeness.phrases(str(gold), str(pred)) >= least


def _score_officials(event: _Event) -> None:
    gold, pred = event.gold.officials, _named(event.pred.officials)
    pairs = likeness.pair(gold, pred, lambda g, p: likeness.names(g.name, p.name), NAME_LEAST)
    event.paired("officials", [g.name for g in gold], [p.name for p in pred], pairs)
    for g, p in ((gold[i], pred[j]) for i, j in pairs):
        exact = likeness.words(g.name) == likeness.words(p.name)
        event.scores.count_value("official name exact", exact)
        if not exact:
            event.differ("official name exact", [g.name], [p.name])
        position = likeness.same_position(g.position, p.position)
        event.scores.count_value("official position", position)
        if not position:
            event.differ("official position", _present(g.position), _present(p.position), g.name)
        event.as_sets("official functions", g.functions, p.functions, g.name)


def _score_lead(event: _Event) -> bool:
    gold, pred = event.gold.lead_official, event.pred.lead_official
    right = not event.missed and (gold == pred or likeness.names(gold, pred) >= NAME_LEAST)
    event.scores.count_value("lead official", right)
    if not right:
        event.differ("lead official", _present(gold), _present(pred))
    return right


def _score_points(event: _Event) -> bool:
    """Counts of points and themes; whether all points are right and in order."""
    gold, pred, scores = event.gold.points, event.pred.points, event.scores
    pairs = likeness.pair(gold, pred, lambda g, p: likeness.points(g.text, p.text), POINT_LEAST)
    event.paired("points", [g.text for g in gold], [p.text for p in pred], pairs)
    partners = [j for _, j in pairs]
    complete = not event.missed and len(pairs) == len(gold) == len(pred)
    all_right = complete and partners == sorted(partners)
    scores.count_value("points all", all_right)
    if complete and not all_right:
        event.differ("points all", [str(g.number) for g in gold], [f"{p.number} (other order)" for p in pred])
    scores.count_value("point count", not event.missed and len(gold) == len(pred))
    for i, g in enumerate(gold):
        _score_themes(event, g, next((pred[j] for i2, j in pairs if i2 == i), None))
    for j, p in enumerate(pred):
        if j not in partners:
            scores.count_items("themes", 0, 0, len(set(p.themes)))
    return all_right


def _score_themes(event: _Event, gold: GoldPoint, pred: FlatPoint | None) -> None:
    """Number and themes of one gold point; the themes of a point that was not found are all missed."""
    if pred is None:
        event.scores.count_items("themes", 0, len(set(gold.themes)), 0)
        return
    event.scores.count_value("point number", gold.number == pred.number)
    if gold.number != pred.number:
        event.differ("point number", [gold.number], [pred.number], gold.text)
    event.as_sets("themes", gold.themes, pred.themes, gold.text)


def _score_false_alarm(scores: Scores, pred: FlatRecord) -> None:
    """Everything found in an article that reports no event is invented."""
    for name in (*_SETS, "signatory_groups", "institutions", "points"):
        scores.count_items(name, 0, 0, len(getattr(pred, name)))
    scores.count_items("officials", 0, 0, len(_named(pred.officials)))
    scores.count_items("themes", 0, 0, sum(len(set(point.themes)) for point in pred.points))
    for name in (*_EQUAL[1:], *_ALIKE):  # all but the status, which an event always has
        scores.count_items(name, 0, 0, getattr(pred, name) is not None)


def _named(officials: Iterable[FlatOfficial]) -> list[FlatOfficial]:
    """Officials with a name; the others are neither rewarded nor punished."""
    return [official for official in officials if official.name]


def _present(value: T | None) -> list[T]:
    return [] if value is None else [value]

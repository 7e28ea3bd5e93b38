"""Fits the confidence of values to records of articles that no rule had been fitted to, and tests it.

    python measure/confidence.py    writes src/pakta_extract/lexicon/data/confidence.yaml

Taken are the records of corpus/first_sight/, made before any rule had seen their articles. A logistic regression over
signs of how a value was found (`assembly/confidence.py`), every weight drawn towards zero, so that a rare sign says
little. It is tested by five-fold cross-validation in which an article is never in two folds.
"""
from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy
import yaml

from gold_sets import PACKAGE, Seen, first_sight
from labels import right_items
from pakta_extract.assembly.confidence import Item, items, probability
from pakta_extract.lexicon.confidence import Bands, ConfidenceWeights

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[numpy.float64]

TARGET = PACKAGE / "lexicon" / "data" / "confidence.yaml"
FOLDS = 5
LEAST_ITEMS = 40  # of a field, for it to get a confidence at all
LEAST_OF_EACH = 8  # right ones and wrong ones, for it to get a number
BANDS = Bands(high=0.9, medium=0.7)
PULL = 1.0  # weight of the penalty
STEPS = 50
BINS = 10
HEAD = """\
# How much each sign of how a value was found says for it (above 0) or against it (below 0), in log-odds. Fitted by
# measure/confidence.py to the records of corpus/first_sight/; do not mend by hand. Only fields under `numbered` had
# enough values and enough errors for a number; the others get a band alone.
"""


@dataclass(frozen=True)
class Case:
    """A value of a record, and whether it is right."""

    article: str
    item: Item
    right: bool


def cases(seen: Iterable[Seen]) -> list[Case]:
    """All values of records of events; of false alarms only the decision that it is an event."""
    found = []
    for gold, result in seen:
        if result.events:
            right = right_items(gold, result)
            own = (item for item in items(result) if (item.field, item.at) in right)
            found += [Case(gold.id, item, right[item.field, item.at]) for item in own]
    return found


def fitted_fields(known: Sequence[Case]) -> tuple[list[str], list[str]]:
    """Fields with enough values for a confidence, and of these the ones with enough right and wrong for a number."""
    right = Counter(case.item.field for case in known if case.right)
    wrong = Counter(case.item.field for case in known if not case.right)
    fields = sorted(field for field in right | wrong if right[field] + wrong[field] >= LEAST_ITEMS)
    return fields, [field for field in fields if min(right[field], wrong[field]) >= LEAST_OF_EACH]


def fit(known: Sequence[Case], fields: Sequence[str], numbered: Sequence[str]) -> ConfidenceWeights:
    """Penalised logistic regression by Newton's method; the intercept alone is free."""
    known = [case for case in known if case.item.field in fields]
    signs = sorted({sign for case in known for sign in case.item.signs})
    columns = {name: i for i, name in enumerate(["", *fields, *signs])}
    table = numpy.zeros((len(known), len(columns)))
    for row, case in zip(table, known, strict=True):
        row[[0, columns[case.item.field], *(columns[sign] for sign in set(case.item.signs))]] = 1.0
    weights = _solve(table, numpy.array([case.right for case in known], dtype=float))
    by_name = {name: round(float(weights[i]), 3) for name, i in columns.items()}
    return ConfidenceWeights(
        fitted_on={"articles": len({case.article for case in known}), "values": len(known)},
        bands=BANDS,
        numbered=list(numbered),
        intercept=by_name[""],
        fields={field: by_name[field] for field in fields},
        signs={sign: by_name[sign] for sign in signs},
    )


def _solve(table: Numbers, right: Numbers) -> Numbers:
    weights: Numbers = numpy.zeros(table.shape[1])
    pull = numpy.full(table.shape[1], PULL)
    pull[0] = 0.0
    for _ in range(STEPS):
        likely = 1 / (1 + numpy.exp(-table @ weights))
        slope = table.T @ (right - likely) - pull * weights
        curve = (table * (likely * (1 - likely))[:, None]).T @ table + numpy.diag(pull + 1e-9)
        step = numpy.linalg.solve(curve, slope)
        weights = weights + step
        if float(numpy.abs(step).max()) < 1e-9:
            break
    return weights


@dataclass(frozen=True)
class Tested:
    """A value, and how likely it was called by weights that had not seen its article."""

    case: Case
    likely: float

    @property
    def band(self) -> str:
        return "high" if self.likely >= BANDS.high else "medium" if self.likely >= BANDS.medium else "low"


def cross_validated(known: Sequence[Case]) -> list[Tested]:
    """Every value of a field that gets a confidence, judged by weights fitted to the other folds."""
    fields, numbered = fitted_fields(known)
    tested: list[Tested] = []
    for fold in range(FOLDS):
        weights = fit([case for case in known if fold_of(case.article) != fold], fields, numbered)
        tested += judged([case for case in known if fold_of(case.article) == fold], weights)
    return tested


def judged(known: Iterable[Case], weights: ConfidenceWeights) -> Iterator[Tested]:
    for case in known:
        likely = probability(case.item, weights)
        if likely is not None:
            yield Tested(case, likely)


def fold_of(article: str) -> int:
    """The fold of an article: by its id, so that it stays the same when others come."""
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % FOLDS


def calibration_error(tested: Sequence[Tested]) -> float:
    """Expected calibration error: how far the shares of right values lie from what was said, over ten equal steps."""
    steps: dict[int, list[Tested]] = {}
    for one in tested:
        steps.setdefault(min(int(one.likely * BINS), BINS - 1), []).append(one)
    return sum(abs(sum(t.likely for t in own) - sum(t.case.right for t in own)) for own in steps.values()) / len(tested)


def squared_error(tested: Sequence[Tested]) -> float:
    """Brier score: 0 is perfect."""
    return sum((t.likely - t.case.right) ** 2 for t in tested) / len(tested)


def main() -> None:
    known = cases(first_sight())
    weights = fit(known, *fitted_fields(known))
    data = yaml.safe_dump(weights.model_dump(), sort_keys=False, allow_unicode=True, width=120)
    TARGET.write_text(HEAD + data, "utf-8")


if __name__ == "__main__":
    main()

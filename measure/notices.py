"""What warnings are worth: how often a record without one is right, and with one wrong, code by code."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gold_sets import Seen
from pakta_extract.evaluation import Scores
from pakta_extract.lexicon.messages import messages
from pakta_extract.schema import flatten

# The figure that says whether a field is right as a whole.
FIGURES = {"lead_official": "lead official", "points": "points all"}


@dataclass(frozen=True)
class Judged:
    """A record of an event: its warnings, and what of it is right."""

    codes: frozenset[str]
    right: dict[str, bool]
    flawless: bool


def judged(seen: Iterable[Seen]) -> Iterator[Judged]:
    """Records of events that are events in gold too."""
    for gold, result in seen:
        if not (result.events and gold.is_pledge_event):
            continue
        scores = Scores()
        scores.add(gold, flatten(result))
        right = {name: count.right == count.all for name, count in scores.counts.items() if count.all}
        codes = frozenset(n.code for n in result.events[0].warnings)
        yield Judged(codes, right, not scores.differences)


def summary(records: Sequence[Judged]) -> list[list[str]]:
    """Records without and with a warning, and how many of them are right."""
    rows = []
    for label, some in (("without a warning", False), ("with a warning", True)):
        own = [r for r in records if bool(r.codes) is some]
        core = sum(r.right["core"] for r in own)
        rows.append([label, str(len(own)), str(core), str(len(own) - core), str(sum(r.flawless for r in own))])
    return rows


def false_alarms(seen: Iterable[Seen]) -> list[frozenset[str]]:
    """The warnings of each record of an event that is none."""
    return [frozenset(n.code for n in result.events[0].warnings)
            for gold, result in seen if result.events and not gold.is_pledge_event]  # fmt: skip


def by_code(records: Sequence[Judged], alarms: Sequence[frozenset[str]] = ()) -> Iterator[list[str]]:
    """For each code: where it stands, how often what it is about is wrong, and how often where it does not stand.

    Last: on how many of the false alarms it stands.
    """
    for code, label in messages().warnings.items():
        if label.about is None:
            continue
        own = [r for r in records if code in r.codes]
        rest = [r for r in records if code not in r.codes]
        about = FIGURES.get(label.about, label.about)
        cells = (f"{sum(not r.right[name] for r in group)} of {len(group)}" if group else "–"
                 for name, group in ((about, own), (about, rest), ("core", own)))  # fmt: skip
        on_alarms = f"{sum(code in codes for codes in alarms)} of {len(alarms)}" if alarms else "–"
        yield [f"`{code}`", about, *cells, on_alarms]

"""What came of a run: counts, warnings and failures by kind, speed."""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from pakta_extract.batch.stream import Done
from pakta_extract.reading import Failure


@dataclass(slots=True)
class Summary:
    """Counts of a run. `articles` are those with a record; `seconds` of wall-clock time."""

    articles: int = 0
    events: int = 0
    points: int = 0
    seconds: float = 0.0
    failures: list[Failure] = field(default_factory=list)
    warnings: Counter[str] = field(default_factory=Counter)
    sources: dict[str, list[str]] = field(default_factory=dict)
    """Sources by id."""

    def add(self, outcome: Done | Failure) -> None:
        if isinstance(outcome, Failure):
            self.failures.append(outcome)
            return
        result = outcome.result
        self.articles += 1
        self.events += len(result.events)
        self.points += sum(len(event.points) for event in result.events)
        self.warnings.update(notice.code for notice in result.warnings)
        for event in result.events:
            self.warnings.update(notice.code for notice in event.warnings)
        self.sources.setdefault(result.id, []).append(result.source or "")

    @property
    def failed(self) -> int:
        return len(self.failures)

    @property
    def equal_ids(self) -> dict[str, list[str]]:
        """Ids that more than one article has, with their sources."""
        return {id_: sources for id_, sources in self.sources.items() if len(sources) > 1}

    def lines(self) -> list[str]:
        """The closing summary, for people."""
        speed = f", {self.articles / self.seconds:.0f} articles/s" if self.seconds > 0 else ""
        lines = [
            f"{counted(self.articles, 'article')}, {counted(self.events, 'pledge event')}, "
            f"{counted(self.points, 'point')}, {counted(self.failed, 'failure')} in {self.seconds:.1f} s{speed}"
        ]
        kinds = Counter[str](failure.kind for failure in self.failures)
        for name, counts in (("failures", kinds), ("warnings", self.warnings)):
            if counts:
                by_count = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
                lines.append(f"{name}: " + ", ".join(f"{kind} {n}" for kind, n in by_count))
        return lines


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"

"""What has been read of an article so far: who did what, and whom a pronoun would mean."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pakta_extract.document import Span
from pakta_extract.finders.officials.sentences import Reduced
from pakta_extract.findings import FunctionMention


@dataclass
class Story:
    """What has been read so far: functions by person, the person in focus, those of the last sentence."""

    facts: dict[int, list[FunctionMention]] = field(default_factory=dict)
    silent: set[int] = field(default_factory=set)  # represented by somebody else
    readings: dict[int, list[FunctionMention]] = field(default_factory=dict)  # maybe the pledge itself, quoted
    ikrar_led: dict[int, list[FunctionMention]] = field(default_factory=dict)  # "ikrar dipimpin": event or text?
    read_led: dict[int, list[FunctionMention]] = field(default_factory=dict)  # "memimpin pembacaan"
    duties: dict[int, list[FunctionMention]] = field(default_factory=dict)  # "harus menandatangani pakta"
    pending: tuple[str, Span] | None = None  # a role whose persons stand in the lines that follow
    focus: int | None = None
    company: tuple[int, ...] = ()
    just_named: bool = False  # whether the last sentence named the company

    def add(self, reduced: Reduced, at: Iterable[int], value: str, start: int, end: int, rule: str) -> None:
        span = reduced.back(start, end)
        for position in at:
            for person in reduced.refs[position].people:
                self.facts.setdefault(person, []).append(FunctionMention(value, span, rule))

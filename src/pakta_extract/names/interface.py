"""What every source of names can do: say where persons, bodies and places are named in the stretches asked for."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from pakta_extract.document import Span
from pakta_extract.findings import NameMention


class NameFinder(Protocol):
    """A source of names. A model costs far more than a rule, so callers ask only where a name can help."""

    def find_names(self, text: str, spans: Sequence[Span]) -> list[NameMention]:
        """Names inside `spans` of `text`, in text order.

        Offsets are character offsets into `text`. A name never reaches beyond the span it was found
        in, nor over a line break. Spans may come in any order but should not overlap; parts that lie
        outside the text are ignored. Never raises on any str.
        """
        ...


@dataclass(frozen=True, slots=True)
class NoNames:
    """The backend `rules`: no model at all, so that only names beside an office are found."""

    def find_names(self, text: str, spans: Sequence[Span]) -> list[NameMention]:
        return []

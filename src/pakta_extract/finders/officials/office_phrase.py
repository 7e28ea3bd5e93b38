"""An office as it stands in the text."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pakta_extract.finders.officials.names import NameGroup
from pakta_extract.lexicon.offices import Acting, Office

Context = Literal["plain", "represented", "place", "paper", "plural"]


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """Token offsets: `start` at the acting marker or the office, `end` after the organisation and place.

    `complement` are the words after the office, lower case; `context` says whether a building, a
    plural or somebody represented is spoken of.
    """

    start: int
    head: int
    head_end: int
    end: int
    office: Office
    acting: Acting | None
    name: NameGroup | None
    context: Context
    complement: tuple[str, ...]
    rule: str

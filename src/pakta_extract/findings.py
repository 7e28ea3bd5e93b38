"""What finders hand on: light values with character offsets, chosen from and turned into a record later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pakta_extract.document import Span

Instrument = Literal["pakta_integritas", "ikrar", "deklarasi", "komitmen", "sumpah"]
ActKind = Literal["held", "planned", "mandated", "recalled"]
FoundBy = Literal["rules", "model", "both"]


@dataclass(frozen=True, slots=True)
class Act:
    """A place where the article says that a pledge is (to be) signed, recited, declared or ordered.

    `span` is the verb with its pledge noun, `sentence` the sentence around it; `named` where it says what is pledged.
    """

    span: Span
    sentence: Span
    instrument: Instrument
    kind: ActKind
    rule: str
    named: bool = False


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name that a model (or a rule) proposes: PER, ORG or LOC."""

    span: Span
    label: Literal["PER", "ORG", "LOC"]
    rule: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression. Parts that the text does not give are None.

    `days_back` is set for relative words (hari ini 0, kemarin 1, besok -1), `months_back` for relative
    months (bulan ini 0, bulan lalu 1); `weekday` is 0 for Monday.
    `span` covers weekday, date and brackets: what the guideline calls date_text.
    """

    span: Span
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None = None
    days_back: int | None = None
    rule: str = "dates.numeric"
    months_back: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A gazetteer name in the text. `codes` are its Kemendagri codes: more than one if ambiguous."""

    span: Span
    codes: tuple[str, ...]
    level: Literal["provinsi", "kabupaten", "kota", "kecamatan", "capital", "nasional"]
    rule: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place and medium that open the first paragraph, or a medium from the byline alone."""

    place: Span | None
    outlet: Span | None
    rule: str


@dataclass(frozen=True, slots=True)
class FunctionMention:
    """What an official did, and the words that say so."""

    value: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class OfficialFinding:
    """A named person in office. `name` is the clean name span of the fullest mention.

    `found_by` says whether the rules alone find this name, the model alone makes them find it, or both name it.
    """

    name: Span
    position: Span | None
    mentions: tuple[Span, ...]
    functions: tuple[FunctionMention, ...]
    rank: int | None
    acting: str | None
    rule: str
    found_by: FoundBy = "rules"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of text that is a value as it stands: a group, an institution, a venue."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class TermFinding:
    """A canonical value read from the text: an election, a law, a count."""

    value: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class PointFinding:
    """One pledge point: its text is the `pieces` joined by single spaces."""

    number: int
    pieces: tuple[Span, ...]
    heading: Span | None
    marker: str
    rule: str

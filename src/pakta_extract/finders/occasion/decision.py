"""What the acts of an article amount to: event or not, its status, the instruments used."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

import regex

from pakta_extract.document import Document, Span, lowered
from pakta_extract.finders.occasion.genre import against, other_genre
from pakta_extract.finders.occasion.nouns import BARE_NOUN, HEAD, NOUN, VERB
from pakta_extract.findings import Act, Instrument
from pakta_extract.lexicon.pledges import alternation, pledge_lexicon

LONG = 1500  # characters on either side of an act that are read of its sentence
THRESHOLD = 3.0  # one act told with time and place in the lead
SEVERAL = 2.5  # enough where more than one act is told, or one with its day
UNNAMED = 3.5  # one act, and not what is pledged
BARE = 4.0  # acts on papers that may be anything: surat pernyataan, komitmen
INSTALLED = 1.5  # a pact signed at an installation shares the time and place told of that
VAGUE = 0.5  # berikrar, mendeklarasikan, and not what
LIST = 3  # items that a pledge's content, announced, may well be
Zone = Literal["title", "caption", "lead", "body"]


@dataclass(frozen=True, slots=True)
class Patterns:
    details: tuple[regex.Pattern[str], ...]
    content: regex.Pattern[str]
    sequence: regex.Pattern[str]
    installation: regex.Pattern[str]


@cache
def patterns() -> Patterns:
    lexicon = pledge_lexicon()
    details = tuple(alternation([d]) for d in lexicon.details.values())
    others = (alternation(found) for found in (lexicon.content, lexicon.sequence, lexicon.installation))
    return Patterns(details, *others)


@dataclass(frozen=True, slots=True)
class Occasion:
    """The decision: event or not, its status, the instruments used, the acts that say so."""

    is_event: bool
    status: Literal["held", "planned", "mandated"] | None
    instruments: tuple[Act, ...]
    acts: tuple[Act, ...]
    score: float
    rule: str


def decide_occasion(doc: Document, acts: list[Act]) -> Occasion:
    """Weigh the acts. `rule` names what decided; `acts` are those that count, recalled ones left out."""
    low = lowered(doc.plain)
    if (genre := other_genre(doc, low, acts)) is not None:
        return Occasion(False, None, (), (), 0.0, f"occasion.{genre}")
    zones = _zones(doc)
    weights = [_weight(doc, low, act, zones) for act in acts]
    live = [a for a, w in zip(acts, weights, strict=True) if w >= 0.8 and a.kind != "recalled"]
    score = sum(sorted(weights, reverse=True)[:4]) - against(doc, low)
    if live and patterns().content.search(low):
        score += 2 if len(doc.of_kind("list_item")) >= LIST else 1
    if not live or score < _mark(doc, low, live, zones):
        return Occasion(False, None, (), tuple(live), score, "occasion.too_little")
    status = _status(doc, live, zones)
    return Occasion(True, status, _instruments(doc, live, status), tuple(live), score, "occasion.acts")


def _mark(doc: Document, low: str, live: list[Act], zones: dict[Span, Zone]) -> float:
    """The score that these acts must reach: less where several are told or one with its day, more for bare nouns."""
    if all(a.rule == BARE_NOUN for a in live):
        return BARE
    if len(live) > 1 or _dated(doc, low, live[0], zones):
        return SEVERAL
    return THRESHOLD if live[0].named else UNNAMED


def _zones(doc: Document) -> dict[Span, Zone]:
    zones: dict[Span, Zone] = {s: ("lead" if i < 4 else "body") for i, s in enumerate(doc.sentences)}
    zones.update({s.span: "title" for s in doc.of_kind("title")})
    zones.update({s.span: "caption" for s in doc.of_kind("caption")})
    return zones


def _weight(doc: Document, low: str, act: Act, zones: dict[Span, Zone]) -> float:
    zone = zones.get(act.sentence, "body")
    weight = {"title": 1.5, "lead": 2.0, "caption": 1.0, "body": 1.0}[zone]
    told = sum(bool(d.search(_told_with(doc, low, act))) for d in patterns().details)
    if zone in ("lead", "body"):
        weight += 0.5 * (told + (act.named and act.rule == NOUN and act.instrument != "pakta_integritas"))
    if act.rule == VERB and not act.named:
        weight -= VAGUE
    installed = act.instrument == "pakta_integritas" and patterns().installation.search(low, 0, HEAD)
    if installed and (zone == "body" or told < 2):
        weight += INSTALLED
    if act.kind == "recalled":
        weight *= 0.8 if told == 3 else 0.2
    if doc.in_quote(act.span.start):
        weight *= 0.4
    return weight


def _told_with(doc: Document, low: str, act: Act) -> str:
    """The paragraph up to the sentence after the act: `Perintah itu disampaikan …, Senin (…)`."""
    follow = doc.sentence_at(act.sentence.end + 1)
    block = doc.block_at(act.sentence.start)
    same = follow and doc.block_at(follow.start) == block
    start = max(block.start if block is not None else act.sentence.start, act.sentence.start - LONG)
    told = low[start : _around(act, follow.end if follow and same else act.sentence.end).end]
    return low[:HEAD] + told if patterns().sequence.search(low, *_around(act, act.span.end)) else told


def _dated(doc: Document, low: str, act: Act, zones: dict[Span, Zone]) -> bool:
    """Whether a pledge named as one is told at the beginning, with its day."""
    named = act.named and act.kind != "recalled" and not doc.in_quote(act.span.start)
    return named and zones.get(act.sentence) == "lead" and bool(patterns().details[0].search(_told_with(doc, low, act)))


def _around(act: Act, end: int) -> Span:
    """The act's sentence up to `end`; of one without end, what is near."""
    return Span(max(act.sentence.start, act.span.start - LONG), min(end, act.span.end + LONG))


def _status(doc: Document, acts: list[Act], zones: dict[Span, Zone]) -> Literal["held", "planned", "mandated"]:
    def total(kind: str) -> float:
        worth = {"title": 0.75, "lead": 1.5, "caption": 1.0, "body": 1.0}
        return sum(worth[zones.get(a.sentence, "body")] * _told(doc, a) for a in acts if a.kind == kind)

    held, planned, mandated = total("held"), total("planned"), total("mandated")
    body = [a for a in acts if zones.get(a.sentence) != "title"]
    first = body[0].kind if body else acts[0].kind
    if first == "planned" and planned >= 1.5:
        return "planned"
    if first == "mandated" and mandated > held * 0.6:
        return "mandated"
    if held:
        return "held"
    return "mandated" if mandated >= planned else "planned"


def _told(doc: Document, act: Act) -> float:
    """A mere noun (`penandatanganan pakta itu`) without time or place says little of what has happened."""
    words = act.span.of(doc.plain).lower()
    noun_only = words.startswith(("penanda", "penekenan", "pembacaan", "pengucapan"))
    time, place, _ = patterns().details
    sentence = _around(act, act.sentence.end).of(doc.plain).lower()
    return 0.3 if noun_only and not (time.search(sentence) or place.search(sentence)) else 1.0


def _in_headline(doc: Document, act: Act) -> bool:
    """Whether the act stands in a line of its own without a full stop: a title, or a heading further down."""
    block = doc.block_at(act.sentence.start)
    whole = Span(*block.span) if block is not None else act.sentence
    return whole == act.sentence and not act.sentence.of(doc.plain).rstrip(" \"'").endswith((".", "!", "?", ":", ";"))


def _instruments(doc: Document, acts: list[Act], status: str) -> tuple[Act, ...]:
    """The first act of each instrument, in the guideline's order; bare nouns only where they stand alone.

    What is planned beside a pledge that has been made is another occasion, and a headline's word for what the
    body calls otherwise is no instrument of its own.
    """
    first: dict[str, Act] = {}
    own = [a for a in acts if not (status == "held" and a.kind == "planned")] or acts
    own = [a for a in own if not _in_headline(doc, a)] or own
    for act in [a for a in own if a.rule != BARE_NOUN] or own:
        first.setdefault(act.instrument, act)
    return tuple(first[name] for name in get_args(Instrument) if name in first)

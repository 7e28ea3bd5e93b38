"""Is this article about a pledge event, of which kind, and has it taken place?

Acts are the places where the text says that a pledge is signed, recited, declared or ordered. Each
carries its tense (held, planned, mandated, or only recalled); the decision weighs them by where they
stand and by whether time, place and people are told with them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

import regex

from pakta_extract.document import Document, Span, lowered
from pakta_extract.findings import Act, ActKind, Instrument
from pakta_extract.lexicon.pledges import alternation, pledge_lexicon

CLAUSE = 90  # characters around a pledge noun in which its verb is looked for
LONG = 1500  # characters on either side of an act that are read of its sentence
THRESHOLD = 3.0  # one act told with time and place in the lead
SEVERAL = 2.5  # enough where more than one act is told
# "… pembacaan ikrar oleh seluruh kepala OPD akan dilaksanakan pada …": the passive may stand far behind its noun
PLANNED_PASSIVE = regex.compile(r"\b(?:akan|bakal|segera|direncanakan|dijadwalkan)\s+(?:di|ber)\w+")
# "Penandatanganan pakta integritas … belum dapat dilakukan": told as not done.
NOT_DONE = regex.compile(r"[^.;]{0,50}?\b(?:belum|batal|urung|tidak\s+jadi)\b")
EARLIER = regex.compile(r"\s*(?:sebelumnya|sebelum\s+itu|beberapa\s+(?:hari|waktu|pekan)\s+(?:lalu|sebelumnya))\b")
VERB_AND_NOUN, BARE_NOUN = "occasion.verb_and_noun", "occasion.bare_noun"
Zone = Literal["title", "caption", "lead", "body"]


@dataclass(frozen=True, slots=True)
class Patterns:
    nouns: dict[Instrument, regex.Pattern[str]]
    bare_nouns: dict[Instrument, regex.Pattern[str]]
    excluded: regex.Pattern[str]
    verbs: regex.Pattern[str]
    pledge_verbs: dict[Instrument, regex.Pattern[str]]
    orders: regex.Pattern[str]
    planned: regex.Pattern[str]
    recalled: regex.Pattern[str]
    details: tuple[regex.Pattern[str], ...]
    content: regex.Pattern[str]
    other_genre: dict[str, regex.Pattern[str]]


@cache
def patterns() -> Patterns:
    lexicon = pledge_lexicon()
    return Patterns(
        nouns={name: alternation(found) for name, found in lexicon.nouns.items()},
        bare_nouns={name: alternation(found) for name, found in lexicon.bare_nouns.items()},
        excluded=alternation(lexicon.not_a_pledge),
        verbs=alternation([v for group in lexicon.verbs.values() for v in group]),
        pledge_verbs={name: alternation(found) for name, found in lexicon.pledge_verbs.items()},
        orders=alternation(lexicon.orders),
        planned=alternation(lexicon.planned),
        recalled=alternation(lexicon.recalled),
        details=tuple(alternation([d]) for d in lexicon.details.values()),
        content=alternation(lexicon.content),
        other_genre={k: alternation(v, regex.MULTILINE) for k, v in lexicon.other_genre.items()},
    )


def units(doc: Document) -> list[Span]:
    """Titles, captions and sentences: what an act is looked for in."""
    extra = [s.span for s in doc.of_kind("title", "caption")]
    return sorted([*extra, *doc.sentences])


def find_acts(doc: Document) -> list[Act]:
    """Mentions of pledge acts in text order, titles and captions included."""
    low = lowered(doc.plain)
    acts: list[Act] = []
    for unit in units(doc):
        acts.extend(_acts_in(low, unit))
    return acts


def _acts_in(low: str, unit: Span) -> list[Act]:
    found = patterns()
    excluded = [Span(*m.span()) for m in found.excluded.finditer(low, *unit)]
    nouns = [
        (Span(*m.span()), name, rule)
        for rule, group in ((VERB_AND_NOUN, found.nouns), (BARE_NOUN, found.bare_nouns))
        for name, noun in group.items()
        for m in noun.finditer(low, *unit)
        if not any(x.overlaps(Span(*m.span())) for x in excluded)
    ]
    acts = []
    for span, name, rule in sorted(nouns):
        verb = _nearest_verb(low, unit, span)
        if verb is not None:
            acts.append(_act(low, unit, span, verb, name, rule))
    for name, verbs in found.pledge_verbs.items():
        for m in verbs.finditer(low, *unit):
            span = Span(*m.span())
            governs = any(span.end <= n.start < span.end + 12 for n, _, _ in nouns)  # mendeklarasikan ikrar is an ikrar
            if not governs and not any(x.overlaps(span) for x in excluded):
                acts.append(_act(low, unit, span, span, name, "occasion.pledge_verb"))
    return acts


def _nearest_verb(low: str, unit: Span, noun: Span) -> Span | None:
    """The act verb nearest to the noun within its clause, before it by preference."""
    start, end = max(unit.start, noun.start - CLAUSE), min(unit.end, noun.end + CLAUSE)
    before = [Span(*m.span()) for m in patterns().verbs.finditer(low, start, noun.start)]
    if before:
        return before[-1]
    after = patterns().verbs.search(low, noun.end, end)
    return Span(*after.span()) if after else None


def _act(low: str, unit: Span, noun: Span, verb: Span, instrument: Instrument, rule: str) -> Act:
    span = Span(min(noun.start, verb.start), max(noun.end, verb.end))
    return Act(span, unit, instrument, _kind(low, unit, span, noun, verb), rule)


def _kind(low: str, unit: Span, span: Span, noun: Span, verb: Span) -> ActKind:
    found = patterns()
    before = low[max(unit.start, span.start - 45) : span.start]
    clause = regex.split(r'[.;:"]', before)[-1]
    within = low[span.start : span.end]
    after = low[noun.end : min(unit.end, noun.end + 60)]
    far = low[noun.end : min(unit.end, noun.end + 220)]
    if (
        PLANNED_PASSIVE.search(far)
        or found.planned.search(clause)
        or found.planned.search(within)
        or found.planned.search(after)
    ):
        return "planned"
    wide = regex.split(r'[.;"]', low[max(unit.start, span.start - 160) : span.start])[-1]
    if found.orders.search(clause) or found.orders.search(within) or _ordered(wide):
        return "mandated"
    if (
        NOT_DONE.match(after)
        or EARLIER.match(low, unit.start, unit.end)
        or regex.match(r"\s+(?:yang\s+)?serupa\b", after)
    ):
        return "recalled"
    attended = clause + (verb.of(low) if verb.start <= span.start else "")
    if found.recalled.search(attended) or regex.search(r"\byang\s+(?:telah|sudah|pernah)\b", within):
        return "recalled"
    return "held"


def _ordered(clause: str) -> bool:
    """Whether an order verb governs the act at a distance: mewajibkan seluruh … menandatangani."""
    return bool(regex.search(r"\b(?:mewajibkan|memerintahkan|menginstruksikan|mengharuskan)\b", clause))


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
    low = doc.plain.lower()
    for genre in ("opinion", "disputed", "demanded", "wakaf", "wedding"):
        if (m := patterns().other_genre[genre].search(low, 0, 3000)) is not None:
            return Occasion(False, None, (), (), 0.0, f"occasion.{genre}:{m.start()}")
    told = [a for a in acts if a.kind != "recalled" and not doc.in_quote(a.span.start)]
    if all(a.instrument == "deklarasi" for a in told) and patterns().other_genre["support"].search(low, 0, 1500):
        return Occasion(False, None, (), (), 0.0, "occasion.support")
    zones = _zones(doc)
    weights = [_weight(doc, low, act, zones) for act in acts]
    score = sum(sorted(weights, reverse=True)[:4])
    live = [a for a, w in zip(acts, weights, strict=True) if w >= 0.8 and a.kind != "recalled"]
    if patterns().other_genre["case"].search(low, 0, 1500):
        score -= 3
    if patterns().other_genre["explainer"].search(low, 0, 600):
        score -= 2
    if live and patterns().content.search(low):
        score += 1
    if not live or score < (SEVERAL if len(live) > 1 else THRESHOLD):
        return Occasion(False, None, (), tuple(live), score, "occasion.too_little")
    return Occasion(True, _status(doc, live, zones), _instruments(live), tuple(live), score, "occasion.acts")


def _zones(doc: Document) -> dict[Span, Zone]:
    zones: dict[Span, Zone] = {s: ("lead" if i < 4 else "body") for i, s in enumerate(doc.sentences)}
    zones.update({s.span: "title" for s in doc.of_kind("title")})
    zones.update({s.span: "caption" for s in doc.of_kind("caption")})
    return zones


def _weight(doc: Document, low: str, act: Act, zones: dict[Span, Zone]) -> float:
    zone = zones.get(act.sentence, "body")
    weight = {"title": 1.5, "lead": 2.0, "caption": 1.0, "body": 1.0}[zone]
    follow = doc.sentence_at(act.sentence.end + 1)  # "Perintah itu disampaikan dalam rapat, Senin (…)"
    same = follow and doc.block_at(follow.start) == doc.block_at(act.sentence.start)
    sentence = _around(act, follow.end if follow and same else act.sentence.end).of(low)
    told = sum(bool(d.search(sentence)) for d in patterns().details)
    if zone in ("lead", "body"):
        weight += 0.5 * told
    if act.kind == "recalled":
        weight *= 0.8 if told == 3 else 0.2
    if doc.in_quote(act.span.start):
        weight *= 0.4
    return weight


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


def _instruments(acts: list[Act]) -> tuple[Act, ...]:
    """The first act of each instrument, in the guideline's order; bare nouns only where they stand alone."""
    first: dict[str, Act] = {}
    clear = [a for a in acts if a.rule != BARE_NOUN]
    for act in clear or acts:
        first.setdefault(act.instrument, act)
    return tuple(first[name] for name in get_args(Instrument) if name in first)

"""Where the text says that a pledge is (to be) signed, recited, declared or ordered, and in which tense."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import get_args

import regex

from pakta_extract.document import Document, Span, lowered
from pakta_extract.finders.occasion.nouns import VERB, Mention, find_mentions
from pakta_extract.findings import Act, ActKind, Instrument
from pakta_extract.lexicon.pledges import alternation, pledge_lexicon

CLAUSE = 90  # characters around a pledge noun in which its verb is looked for
# "… pembacaan ikrar oleh seluruh kepala OPD akan dilaksanakan pada …": the passive may stand far behind its noun
PLANNED_PASSIVE = regex.compile(
    r"\b(?:akan|bakal|segera|direncanakan|dijadwalkan|rencananya)\s+(?:kembali\s+)?"
    r"(?:di(?:laksana|gelar|laku|ada|helat|selenggara|langsung|tanda|teken|baca|ucap|ikrar|ikuti|pimpin|hadiri|saksi|deklarasi|mulai)\w*|ber(?:langsung|ikrar|kumpul)\b)"
)
NOMINAL = regex.compile(r"(?:pen|pem|peng)\w+an\b")  # "Penandatanganan … (a long list of bodies) akan dilaksanakan"
LATER = regex.compile(
    r"\b(?:dijadwalkan|direncanakan|diagendakan|rencananya|(?:pekan|minggu|bulan)\s+depan)\b|[)]\s*mendatang\b"
)
DEFINED = regex.compile(r"\b(?:adalah|merupakan|ialah)\b")
# What stands before a noun that is no verb: a preposition, another noun that it belongs to, the start of a sentence.
SUBJECT = regex.compile(
    r"(?<!\b(?:dengan|dalam|melalui|saat|usai|seusai|setelah|acara|kegiatan|isi|naskah|soal|tentang|teks|lewat|dari|untuk"
    r"|apel|hari|gerakan|bahwa|jika|kalau|tiap|setiap|dan|serta|tanpa|pada|di|ini|itu|tersebut|yang|poin|hasil))[\w)]\s+$"
)
THAT = regex.compile(r"\s+(?:itu|tersebut|ini)\b")
WHO = regex.compile(r"\bdari\s+(?:\S+\s+){1,4}yang\s+$")  # "dari 38 daerah yang menggelar ikrar": counted, not told
MUST = regex.compile(r"\b(?:wajib|harus|syarat)\b")
ATTEND = regex.compile(r"(?:meng)?hadiri")  # no more than a guest's errand, unless it is told when
THE_DEFINED = regex.compile(r"\byang\s+(?:adalah|merupakan)\b")
# "Penandatanganan pakta integritas … belum dapat dilakukan", "… dilaksanakan terpisah": not done here.
NOT_DONE = regex.compile(r"[^.;]{0,50}?\b(?:belum|batal|urung|tidak\s+jadi|terpisah)\b")
ALIKE = regex.compile(r"\s+(?:yang\s+)?serupa\b")


@dataclass(frozen=True, slots=True)
class Patterns:
    verbs: regex.Pattern[str]
    orders: regex.Pattern[str]
    far_orders: regex.Pattern[str]
    planned: regex.Pattern[str]
    recalled: regex.Pattern[str]
    demanded: regex.Pattern[str]
    referred: regex.Pattern[str]
    openers: regex.Pattern[str]
    long_ago: regex.Pattern[str]
    conditions: regex.Pattern[str]
    time: regex.Pattern[str]


@cache
def patterns() -> Patterns:
    lexicon = pledge_lexicon()
    return Patterns(
        verbs=alternation([v for group in lexicon.verbs.values() for v in group]),
        orders=alternation(lexicon.orders),
        far_orders=alternation(lexicon.far_orders),
        planned=alternation(lexicon.planned),
        recalled=alternation(lexicon.recalled),
        demanded=alternation(lexicon.demanded),
        referred=alternation(lexicon.referred),
        openers=alternation(lexicon.openers_of_the_past),
        long_ago=alternation(lexicon.long_ago),
        conditions=alternation(lexicon.conditions),
        time=alternation([lexicon.details["time"]]),
    )


def find_acts(doc: Document) -> list[Act]:
    """Mentions of pledge acts in text order, titles and captions included."""
    low = lowered(doc.plain)
    mentions = find_mentions(doc, low)
    nouns = [m for m in mentions if m.rule != VERB]
    acts: list[Act] = []
    last: dict[str, ActKind] = {}
    for mention in mentions:
        if _governs(mention, nouns):
            continue
        if mention.rule == VERB:
            verb: Span | None = mention.span
        else:
            verb = _nearest_verb(low, mention) or _predicate(low, mention)
        if verb is not None:
            act = _act(low, mention, verb)
            if last.get(act.instrument) == "recalled" and THAT.match(low, mention.span.end):
                act = replace(act, kind="recalled")  # the same that was looked back upon
            last[act.instrument] = act.kind
            acts.append(act)
    return acts


def _governs(word: Mention, nouns: list[Mention]) -> bool:
    """`Mendeklarasikan ikrar` is an ikrar, and so is a `deklarasi ikrar`."""
    reach = 12 if word.rule == VERB else 2
    kinds = ("ikrar", "pakta_integritas") if word.rule != VERB else get_args(Instrument)
    return (word.rule == VERB or word.instrument == "deklarasi") and any(
        word.span.end <= noun.span.start < word.span.end + reach and noun.instrument in kinds for noun in nouns
    )


def _predicate(low: str, mention: Mention) -> Span | None:
    """The noun itself where it stands for its verb: `Ratusan siswa deklarasi anti tawuran`."""
    before = low[max(mention.unit.start, mention.span.start - 25) : mention.span.start]
    named = mention.instrument == "deklarasi" and mention.standing == "pledge"
    return mention.span if named and SUBJECT.search(before) else None


def _nearest_verb(low: str, mention: Mention) -> Span | None:
    """The act verb nearest to the noun within its clause, before it by preference."""
    noun, unit = mention.span, mention.unit
    start, end = max(unit.start, noun.start - CLAUSE), min(unit.end, noun.end + CLAUSE)
    before = [Span(*m.span()) for m in patterns().verbs.finditer(low, start, noun.start)]
    if before:
        return before[-1]
    after = patterns().verbs.search(low, noun.end, end)
    return Span(*after.span()) if after else None


def _act(low: str, mention: Mention, verb: Span) -> Act:
    span = Span(min(mention.span.start, verb.start), max(mention.span.end, verb.end))
    kind, named = _kind(low, mention, span, verb), mention.standing == "pledge"
    return Act(span, mention.unit, mention.instrument, kind, mention.rule, named)


def _kind(low: str, mention: Mention, span: Span, verb: Span) -> ActKind:
    found, unit, noun = patterns(), mention.unit, mention.span
    before = low[max(unit.start, span.start - 45) : span.start]
    clause = regex.split(r'[.;:"]|\bmelainkan\b', before)[-1]
    if noun.start == span.start:
        clause = regex.sub(r"\bakan\s*$", "", clause)  # "ingatkan akan pakta …": of the pact, no future
    within = low[span.start : span.end]
    after = low[noun.end : min(unit.end, noun.end + 60)]
    far = low[noun.end : min(unit.end, noun.end + (450 if NOMINAL.match(within) else 220))]
    wide = regex.split(r'[.;"]', low[max(unit.start, span.start - 160) : span.start])[-1]
    if found.demanded.search(wide) or found.referred.search(low[max(unit.start, noun.start - 25) : noun.start]):
        return "recalled"
    if DEFINED.search(low, noun.end, verb.start) or THE_DEFINED.search(low, verb.end, noun.start):
        return "recalled"
    if PLANNED_PASSIVE.search(far) or LATER.search(after) or any(map(found.planned.search, (clause, within))):
        return "planned"
    if found.orders.search(clause) or found.orders.search(within) or found.far_orders.search(wide):
        return "recalled" if found.conditions.search(low, *unit) else "mandated"
    if MUST.search(low, *unit) and found.conditions.search(low, *unit):
        return "recalled"
    if NOT_DONE.match(after) or ALIKE.match(after) or _of_the_past(low, unit):
        return "recalled"
    aside = ATTEND.fullmatch(verb.of(low)) or (verb.start == span.start and WHO.search(clause))
    if aside and not found.time.search(low, *unit):
        return "recalled"
    attended = clause + (verb.of(low) if verb.start <= span.start else "")
    if found.recalled.search(attended) or regex.search(r"\byang\s+(?:telah|sudah|pernah|bisa|dapat)\b", within):
        return "recalled"
    return "held"


def _of_the_past(low: str, unit: Span) -> bool:
    """Whether the sentence looks back: `Padahal …`, `… tahun lalu`."""
    return bool(patterns().openers.match(low, *unit) or patterns().long_ago.search(low, *unit))

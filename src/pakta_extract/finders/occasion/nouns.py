"""Words that name a pledge, and whether a pledge is what they name here.

A noun is a *pledge* where its topic follows (`ikrar netralitas`, `deklarasi stop …`), *other* where another
thing follows (`ikrar wakaf`, `deklarasi pendirian …`), else *bare*. Bare ones stand for what the article
names in full elsewhere: where it names only other things, they are other things too.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

import regex

from pakta_extract.document import Document, Span
from pakta_extract.findings import Instrument
from pakta_extract.lexicon.pledges import alternation, pledge_lexicon

Standing = Literal["pledge", "other", "bare"]
NOUN, BARE_NOUN, VERB = "occasion.verb_and_noun", "occasion.bare_noun", "occasion.pledge_verb"
HEAD = 500  # characters in which an article says what it is about
REACH = 40  # characters behind a noun in which its topic is looked for
OTHER_REACH = 25  # another thing follows at once; further on stand those who take part
FULL_NAME: frozenset[Instrument] = frozenset({"pakta_integritas"})  # bare only as short for its full name


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A noun or verb that names a pledge, the unit of text it stands in, and what it names."""

    span: Span
    unit: Span
    instrument: Instrument
    rule: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Patterns:
    words: tuple[tuple[str, Instrument, regex.Pattern[str]], ...]
    excluded: regex.Pattern[str]
    topics: regex.Pattern[str]
    other_topics: dict[Instrument, regex.Pattern[str]]
    rites: regex.Pattern[str]


@cache
def patterns() -> Patterns:
    lexicon = pledge_lexicon()
    groups = ((NOUN, lexicon.nouns), (BARE_NOUN, lexicon.bare_nouns), (VERB, lexicon.pledge_verbs))
    return Patterns(
        words=tuple((rule, name, alternation(found)) for rule, group in groups for name, found in group.items()),
        excluded=alternation(lexicon.not_a_pledge),
        topics=alternation(lexicon.topics),
        other_topics={name: alternation(found) for name, found in lexicon.other_topics.items()},
        rites=alternation(lexicon.rites),
    )


def find_mentions(doc: Document, low: str) -> list[Mention]:
    """Words that name a pledge in text order; those that name something else are left out."""
    found = [m for unit in units(doc) for m in _mentions_in(low, unit)]
    of_rites = patterns().rites.search(low, 0, HEAD) is not None
    foreign = {name for name in {m.instrument for m in found} if _only_other(found, name, of_rites)}
    return [m for m in found if m.standing != "other" and not (m.standing == "bare" and m.instrument in foreign)]


def units(doc: Document) -> list[Span]:
    """Titles, captions and sentences: what an act is looked for in. Items of a list are what a pledge says."""
    extra = [s.span for s in doc.of_kind("title", "caption")]
    told = [s for s in doc.sentences if not doc.overlapping(s, "list_item")]
    return sorted([*extra, *told])


def _mentions_in(low: str, unit: Span) -> list[Mention]:
    excluded = [Span(*m.span()) for m in patterns().excluded.finditer(low, *unit)]
    found = []
    for rule, name, word in patterns().words:
        for m in word.finditer(low, *unit):
            span = Span(*m.span())
            if not any(x.overlaps(span) for x in excluded):
                found.append(Mention(span, unit, name, rule, _standing(low, unit, span, name, rule)))
    return sorted(found)


def _standing(low: str, unit: Span, span: Span, instrument: Instrument, rule: str) -> Standing:
    """What follows first, a pledge's topic or another thing."""
    if instrument not in patterns().other_topics:
        return "pledge" if rule == NOUN else "bare"
    start = span.start if instrument in FULL_NAME else span.end
    topic = patterns().topics.search(low, start, min(unit.end, span.end + REACH))
    other = patterns().other_topics[instrument].search(low, start, min(unit.end, span.end + OTHER_REACH))
    if topic and (other is None or topic.start() <= other.start()):
        return "pledge"
    return "other" if other else "bare"


def _only_other(found: list[Mention], instrument: Instrument, of_rites: bool) -> bool:
    """Whether the article never names a pledge of this kind in full, but names another thing so."""
    standings = {m.standing for m in found if m.instrument == instrument}
    if "pledge" in standings:
        return False
    return "other" in standings or instrument in FULL_NAME or (of_rites and instrument == "ikrar")

"""What an article is, if it is no report of a pledge: opinion, a case, an explanation, campaigning …

Some kinds decide by themselves (`other_genre`); others only speak against an event (`against`), since a
strongly told one may still stand in such an article.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from pakta_extract.document import Document
from pakta_extract.finders.occasion.nouns import HEAD
from pakta_extract.findings import Act
from pakta_extract.lexicon.pledges import alternation, pledge_lexicon

FAR = 3000  # characters in which an article that is something else says so
NEAR = 1500
OWN_WORDS = regex.compile(r"\b(?:saya|kita)\b|\?")
QUESTION = 2  # a reporter asks no questions in his own voice; worth as much as two times `saya`
MOST_VOICE = 4.0


@dataclass(frozen=True, slots=True)
class Patterns:
    whole: dict[str, regex.Pattern[str]]
    campaign: regex.Pattern[str]
    support: regex.Pattern[str]
    neutral_host: regex.Pattern[str]
    against: dict[str, tuple[regex.Pattern[str], int, float]]


@cache
def patterns() -> Patterns:
    lexicon = pledge_lexicon()

    def compiled(found: list[str]) -> regex.Pattern[str]:
        return alternation(found, regex.MULTILINE)

    return Patterns(
        whole={name: compiled(found) for name, found in lexicon.other_genre.items()},
        campaign=compiled(lexicon.campaign),
        support=compiled(lexicon.support),
        neutral_host=compiled(lexicon.neutral_host),
        against={name: (compiled(g.words), g.within, g.weight) for name, g in lexicon.against.items()},
    )


def other_genre(doc: Document, low: str, acts: list[Act]) -> str | None:
    """The kind of article that rules a pledge event out, with the offset of the words that tell it."""
    for name, words in patterns().whole.items():
        if (m := words.search(low, 0, FAR)) is not None:
            return f"{name}:{m.start()}"
    told = [a for a in acts if a.kind != "recalled" and not doc.in_quote(a.span.start)]
    if all(a.instrument == "deklarasi" for a in told) and patterns().support.search(low, 0, NEAR):
        return "support"
    if (m := patterns().campaign.search(low, 0, HEAD)) and not patterns().neutral_host.search(low, 0, NEAR):
        return f"campaign:{m.start()}"
    return None


def against(doc: Document, low: str) -> float:
    """How much speaks against an event: the words of other kinds of articles, and a writer's own voice."""
    kinds = sum(weight for words, within, weight in patterns().against.values() if words.search(low, 0, within))
    return kinds + _own_voice(doc, low)


def _own_voice(doc: Document, low: str) -> float:
    """Reporters do not say `saya` or `kita` and ask nothing; columns, letters and explanations do."""
    voice = 0
    for sentence in doc.sentences:
        for m in OWN_WORDS.finditer(low, *sentence):
            if not doc.in_quote(m.start()) and not doc.in_quote(m.start() - 1):
                voice += QUESTION if m[0] == "?" else 1
    return min(voice, MOST_VOICE) if voice > 1 else 0.0

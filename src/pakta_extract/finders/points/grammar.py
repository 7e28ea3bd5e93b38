"""Compiled patterns of the point finder and small questions about a stretch of text."""
from __future__ import annotations

from functools import cache

import regex

from pakta_extract.document import Document, Span
from pakta_extract.lexicon.numbers import NUMBER, parse_number
from pakta_extract.lexicon.pledges import alternation
from pakta_extract.lexicon.points import point_lexicon

Pattern = regex.Pattern[str]
FLAGS = regex.IGNORECASE
SPACE = r"\s+"


@cache
def pledge_words() -> Pattern:
    return alternation(point_lexicon().pledge_words, FLAGS)


@cache
def other_lists() -> Pattern:
    return alternation(point_lexicon().other_lists, FLAGS)


@cache
def closing() -> Pattern:
    return alternation([point_lexicon().closing], FLAGS)


@cache
def asides() -> Pattern:
    return alternation(point_lexicon().asides, FLAGS)


@cache
def reading_out() -> Pattern:
    return alternation([point_lexicon().reading_out], FLAGS)


@cache
def glue() -> Pattern:
    return regex.compile(rf"(?:\s*+(?:{'|'.join(point_lexicon().glue).replace(' ', SPACE)})\s*+)*+\s*+", FLAGS)


@cache
def openers() -> Pattern:
    return alternation(point_lexicon().run_on_openers, FLAGS)


@cache
def promise() -> Pattern:
    """Matches at the start of a promise: `tidak …`, `menjaga …`, `siap …`."""
    words = "|".join(point_lexicon().promise_starts)
    adjectives = "|".join(point_lexicon().promise_adjectives)
    stop = "|".join(point_lexicon().not_a_promise)
    return regex.compile(
        rf"(?!(?:{stop})(?![\w-])|bersama-sama\s+(?:dengan|para|seluruh))(?:(?:{words})\b|(?:{adjectives})(?=\s+(?!(?:dan|serta|atau)\s+\w+\s*(?:[.,;]|$))\w)|me(?:m|n|ng|ny|l|r|w|y)?[a-z]{{3,}}\b|(?:apabila|jika|bila)\b(?=[^.]{{0,120}}\b(?:bersedia|siap|sanggup|rela)\b)|ber[a-z]{{3,}}\b|be[lk][a-z]{{4,}}\b)", FLAGS
    )


@cache
def official_item() -> dict[int, Pattern]:
    return {n: regex.compile(p.replace(" ", r"\s+"), FLAGS) for n, p in point_lexicon().official_items.items()}


@cache
def stated() -> Pattern:
    """`empat poin`, `9 butir`, `lima janji pokok`."""
    units = "|".join(sorted(point_lexicon().units, key=len, reverse=True))
    return regex.compile(rf"(?P<number>{NUMBER})\s*(?:\(\w+\)\s*)?(?:{units})\b", FLAGS)


@cache
def narrative() -> Pattern:
    return regex.compile(rf"\s*(?:{'|'.join(point_lexicon().narrative_starts)})\b", FLAGS)


def is_promise(text: str) -> bool:
    """Whether a stretch opens like a promise."""
    return promise().match(text.lstrip(' "\'(')) is not None


def announcement(doc: Document, start: int, reach: int = 260) -> float:
    """How clearly the text before `start` announces the pledge's content: the nearest telling word decides.

    1 for a pledge word, -1 for a word that gives the list to something else, 0 for neither.
    """
    begin = max(0, start - reach)
    window = doc.plain[begin:start]
    pledge = [m.end() for m in pledge_words().finditer(window)]
    other = [m.end() for m in other_lists().finditer(window)]
    if not pledge:
        return -1.0 if other else 0.0
    if not other or pledge[-1] >= other[-1]:
        return 1.0
    # "… larangan … yang dimuat dalam pakta" names both: the later one is nearer to the list
    return -1.0


def stated_counts(doc: Document) -> list[tuple[int, Span]]:
    """Every count of points in the body, with the words that give it."""
    found = []
    for m in stated().finditer(doc.plain):
        value = parse_number(m["number"])
        if value is not None and 1 < value <= 60:
            found.append((value, Span(m.start(), m.end())))
    return found

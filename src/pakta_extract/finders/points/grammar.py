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
SENTENCE_BREAK = regex.compile(r"[.!?][\"')]*\s+|\n\s*")


@cache
def pledge_words() -> Pattern:
    return alternation(point_lexicon().pledge_words, FLAGS)


@cache
def other_lists() -> Pattern:
    return alternation(point_lexicon().other_lists, FLAGS)


@cache
def other_words() -> Pattern:
    return alternation(point_lexicon().other_words, FLAGS)


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
        rf"(?!(?:{stop})(?![\w-])|bersama-sama\s+(?:dengan|para|seluruh))(?:(?:{words})\b|(?:{adjectives})(?=\s+(?!(?:dan|serta|atau)\s+\w+\s*(?:[.,;]|$))\w)|me(?:m|n|ng|ny|l|r|w|y)?[a-z]{{3,}}\b|(?:apabila|jika|bila)\b(?=[^.]{{0,120}}\b(?:bersedia|siap|sanggup|rela)\b)|ber[a-z]{{3,}}\b|be[lk][a-z]{{4,}}\b)",
        FLAGS,
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
def text_announced() -> Pattern:
    return alternation(point_lexicon().text_announced, FLAGS)


@cache
def speech_of_office() -> Pattern:
    return regex.compile(point_lexicon().speech_of_office, FLAGS)


@cache
def partial() -> Pattern:
    return alternation([point_lexicon().partial], FLAGS)


@cache
def adds() -> Pattern:
    return alternation([point_lexicon().adds], FLAGS)


@cache
def refers_back() -> Pattern:
    return alternation([point_lexicon().refers_back], FLAGS)


@cache
def inner_lead() -> Pattern:
    return alternation([point_lexicon().inner_lead], FLAGS)


@cache
def dated() -> Pattern:
    return regex.compile(point_lexicon().dated, FLAGS)


@cache
def one_of_them() -> Pattern:
    return alternation([point_lexicon().one_of_them], FLAGS)


@cache
def told_anew() -> Pattern:
    return alternation([point_lexicon().told_anew], FLAGS)


@cache
def carries_on() -> Pattern:
    return regex.compile(rf"(?:{alternation(point_lexicon().carries_on).pattern}\b[\s,]*+)+", FLAGS | regex.V1)


@cache
def lead_ins() -> Pattern:
    """A lead-in, with its `bahwa` (group `that`)."""
    return regex.compile(
        rf"(?:{alternation(point_lexicon().lead_ins).pattern})\s*(?P<that>(?:juga\s+|pula\s+)?bahwa\b)?\s*[,:]?\s*",
        FLAGS | regex.V1,
    )


@cache
def points_back() -> Pattern:
    return alternation(point_lexicon().points_back, FLAGS)


@cache
def names_what_stood_before() -> Pattern:
    return alternation([point_lexicon().names_what_stood_before], FLAGS)


@cache
def asks() -> Pattern:
    return regex.compile(point_lexicon().asks, FLAGS)


@cache
def crowd() -> Pattern:
    """Reporting clauses of many voices: `pekik mereka`, `seru para pelajar serempak`."""
    return alternation([point_lexicon().crowd], FLAGS)


@cache
def colon_heading() -> Pattern:
    """`Sayang: memeluk anak yang menangis.`"""
    return regex.compile(r"(?<![\w,])(?:\p{Lu}[\w-]+ ?){1,3}: (?=\p{Ll})[^.:\n]{8,160}[.\n]", regex.V1)


@cache
def shouted_heading() -> Pattern:
    """`TEMUKAN. Kader melaporkan setiap pasien.`"""
    return regex.compile(r"(?<![\w,])(?:\p{Lu}{3,} ?){1,3}\. (?=\p{Lu}\p{Ll})[^.:\n]{8,160}[.\n]", regex.V1)


@cache
def ceremony() -> Pattern:
    """Matches at the start of what is done at a ceremony: `menandatangani …`, `menyanyikan …`."""
    return regex.compile(rf"\W*(?:{'|'.join(point_lexicon().ceremony)})\b", FLAGS)


@cache
def exhorts() -> Pattern:
    return alternation([point_lexicon().exhorts], FLAGS)


@cache
def adjuncts() -> Pattern:
    """`usai penandatanganan pakta integritas`: when something else happened."""
    return alternation([point_lexicon().adjuncts], FLAGS)


@cache
def pledge_nouns() -> Pattern:
    return alternation([point_lexicon().pledge_nouns], FLAGS)


@cache
def content() -> Pattern:
    return alternation([point_lexicon().content], FLAGS)


@cache
def promising_verbs() -> Pattern:
    return alternation([point_lexicon().promising_verbs], FLAGS)


@cache
def speaking() -> Pattern:
    return alternation([point_lexicon().speaking], FLAGS)


@cache
def one_person() -> Pattern:
    return regex.compile(point_lexicon().one_person)


@cache
def many() -> Pattern:
    return alternation([point_lexicon().many], FLAGS)


@cache
def aims() -> Pattern:
    return alternation([point_lexicon().aims], FLAGS)


@cache
def _nominal() -> Pattern:
    return regex.compile(point_lexicon().nominal_promise, FLAGS)


@cache
def nominal_cut() -> Pattern:
    """What parts two nouns that stand for promises."""
    return regex.compile(rf"\s*[,;]\s*(?:(?:dan|serta)\s+)?(?={point_lexicon().nominal_promise})", FLAGS)


def is_nominal(text: str) -> bool:
    """Whether a stretch opens with a noun that stands for a promise: `kesediaan …`."""
    return _nominal().match(text.lstrip(" \"'(")) is not None


@cache
def narrative() -> Pattern:
    return regex.compile(rf"\s*(?:{'|'.join(point_lexicon().narrative_starts)})\b", FLAGS)


def is_promise(text: str) -> bool:
    """Whether a stretch opens like a promise."""
    return promise().match(text.lstrip(" \"'(")) is not None


def announcement(doc: Document, start: int, reach: int = 260) -> float:
    """How clearly the text before `start` announces the pledge's content.

    1 where the sentence or heading before it names the pledge, or the pledge is the nearest telling word; -1
    where a word gives the list to something else (`larangan`, `syarat`); 0 where neither is said.
    """
    window = doc.plain[max(0, start - reach) : start]
    breaks = [m.end() for m in SENTENCE_BREAK.finditer(window.rstrip())]
    told = _last(pledge_words(), window), _last(other_lists(), window)
    if breaks and max(told) < breaks[-1]:
        breaks = [0]  # the sentence before the list says nothing: all of the window counts
    if max(told) >= (breaks[-1] if breaks else 0) and told[0] != told[1]:
        return (
            1.0
            if told[0] > told[1] and not _weakened(window, told[0], breaks)
            else (-1.0 if told[1] > told[0] else 0.0)
        )
    return -1.0 if _last(other_words(), window) >= 0 and told[0] < 0 else 0.0


def _last(pattern: Pattern, text: str) -> int:
    """Where the last match ends, -1 where there is none."""
    return max((m.end() for m in pattern.finditer(text)), default=-1)


def _weakened(window: str, pledge: int, breaks: list[int]) -> bool:
    """Whether a weaker word stands between the pledge and the list, in a sentence of its own."""
    return bool(breaks) and breaks[-1] == 0 and _last(other_words(), window) > pledge


def stated_counts(doc: Document) -> list[tuple[int, Span]]:
    """Every count of points in the body, with the words that give it."""
    found = []
    for m in stated().finditer(doc.plain):
        value = parse_number(m["number"])
        if value is not None and 1 < value <= 60:
            found.append((value, Span(m.start(), m.end())))
    return found

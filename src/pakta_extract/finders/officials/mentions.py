"""Where persons in office are spoken of again: by a part of the name, or by the office alone."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pakta_extract.document import Span
from pakta_extract.finders.officials.heads import match_office
from pakta_extract.finders.officials.names import keeps_dot, name_span, skip_titles
from pakta_extract.finders.officials.office_phrase import OfficePhrase
from pakta_extract.finders.officials.people import Person
from pakta_extract.finders.officials.tokens import Tokens, is_acronym, opener_words, place_run
from pakta_extract.lexicon.bodies import is_body_word
from pakta_extract.lexicon.name_context import name_context
from pakta_extract.lexicon.offices import Office


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters `start` to `end` speak of these people (indexes); nobody: an office whose holder has no name.

    `name` is the clean name in it, if there is one.
    """

    people: tuple[int, ...]
    start: int
    end: int
    name: Span | None
    kind: Literal["full", "short", "office", "paper"]


def find_mentions(
    tokens: Tokens, people: Sequence[Person], phrases: Sequence[OfficePhrase], evidence: frozenset[str]
) -> list[Mention]:
    """All mentions in text order; none overlaps another."""
    full = _joined([m for p in phrases if (m := _full(tokens, people, p)) is not None])
    full += [_bare(tokens, n, person) for n, person in enumerate(people) if not person.phrases]
    covered = _covered(full)
    short = [m for m in _short(tokens, people, evidence) if not _touches(covered, m)]
    covered |= _covered(short)
    many = frozenset(p.office for p in phrases if _one_of_many(tokens, p))
    alone = [m for p in phrases if (m := _office_alone(tokens, people, p, many)) is not None]
    return sorted([*full, *short, *(m for m in alone if not _touches(covered, m))], key=lambda m: m.start)


def _joined(mentions: Sequence[Mention]) -> list[Mention]:
    """Two offices of one person before one name make one mention."""
    out: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not out or mention.start >= out[-1].end:
            out.append(mention)
        elif mention.people == out[-1].people:
            out[-1] = replace(out[-1], end=max(out[-1].end, mention.end))
    return out


def _covered(mentions: Sequence[Mention]) -> set[int]:
    return {k for m in mentions for k in range(m.start, m.end)}


def _touches(covered: set[int], mention: Mention) -> bool:
    return mention.start in covered or mention.end - 1 in covered


def _full(tokens: Tokens, people: Sequence[Person], phrase: OfficePhrase) -> Mention | None:
    """An office with its name, degrees and brackets included."""
    holder = next((i for i, p in enumerate(people) if any(q is phrase for q in p.phrases)), None)
    if holder is None or phrase.name is None:
        return None
    first = _titles_before(tokens, phrase.name.start)
    if phrase.rule == "officials.pair":  # two offices, then two names: each name is a mention of its own
        span = name_span(tokens, phrase.name)
        return Mention((holder,), tokens.items[first].start, tokens.items[phrase.name.after - 1].end, span, "full")
    start, end = min(phrase.start, first), max(phrase.end, phrase.name.after)
    if phrase.name.start < phrase.start and tokens.low(end) == ")":
        end += 1
    name = name_span(tokens, phrase.name)
    return Mention((holder,), tokens.items[start].start, tokens.items[end - 1].end, name, "full")


def _bare(tokens: Tokens, n: int, person: Person) -> Mention:
    """The name of somebody without an office, its rank included."""
    start = tokens.items[_titles_before(tokens, person.name.start)].start
    return Mention((n,), start, tokens.items[person.name.after - 1].end, name_span(tokens, person.name), "full")


def _titles_before(tokens: Tokens, i: int) -> int:
    """The first of the titles that lead up to the name at token `i`."""
    for start in range(max(0, i - 6), i):
        if skip_titles(tokens, start) == i:
            return start
    return i


def _short(tokens: Tokens, people: Sequence[Person], evidence: frozenset[str]) -> Iterator[Mention]:
    """Runs of words that all belong to one person's name."""
    owners: dict[str, set[int]] = {}
    for n, person in enumerate(people):
        for word in person.words:
            owners.setdefault(word, set()).add(n)
    i = 0
    while i < len(tokens):
        if not tokens.cap(i) or tokens.low(i) not in owners:
            i += 1
            continue
        end, holders = _run(tokens, i, owners)
        if len(holders) == 1 and _stands_alone(tokens, i, end, people[min(holders)], evidence):
            start = _titles_before(tokens, i)
            if start == i and tokens.cap(i - 1) and tokens.low(i - 1) in evidence:
                start = i - 1  # "Agung Eka": an unknown word of address before the known one
            span = Span(tokens.items[i].start, tokens.items[end - 1].end)
            yield Mention((min(holders),), tokens.items[start].start, span.end, span, "short")
        i = end


def _run(tokens: Tokens, i: int, owners: dict[str, set[int]]) -> tuple[int, set[int]]:
    """The longest run from token `i` whose words share an owner, and the owners."""
    holders, end = set(owners[tokens.low(i)]), i + 1
    while end < len(tokens):
        j = end + 1 if tokens.dotted(end - 1) and keeps_dot(tokens, end) else end
        following = owners.get(tokens.low(j)) if tokens.cap(j) else None
        if following is None or not holders & following:
            break
        holders &= following
        end = j + 1
    return end, holders


def _stands_alone(tokens: Tokens, start: int, end: int, person: Person, evidence: frozenset[str]) -> bool:
    """Whether a run of name words is this person and not a part of another name, a place or a plain word."""
    words = [tokens.low(k) for k in range(start, end) if tokens.kind(k) == "word"]
    spoken = bool(set(words) & evidence)
    if len(words) < len(person.words) and len(words) == 1:
        if words[0] in name_context().shared and not spoken:
            return False
        if (is_body_word(words[0]) or place_run(tokens, start) == 1 or len(words[0]) < 3) and not spoken:
            return False
    if len(words) == len(person.words) and len(words) > 1:
        return True
    for k in (start - 1, end):
        if tokens.cap(k) and _other_name(tokens, k, k < start):
            return spoken and k < start and tokens.low(k) in evidence
    return True


def _other_name(tokens: Tokens, k: int, before: bool) -> bool:
    """Whether the capitalised neighbour makes the run part of another proper name."""
    low = tokens.low(k)
    if low in name_context().sentence_words or (before and skip_titles(tokens, k) == k + 1):
        return False
    if before:
        return low in opener_words() or not (
            is_body_word(low) or is_acronym(tokens.items[k].text) or match_office(tokens, k) or place_run(tokens, k)
        )
    return match_office(tokens, k) is None


def _one_of_many(tokens: Tokens, phrase: OfficePhrase) -> bool:
    """Whether the article speaks of several holders: "para camat", "204 kepala sekolah", "salah seorang lurah"."""
    before = tokens.low(phrase.start - 1)
    one_of = tokens.low(phrase.start - 2) == "salah" and before in ("satu", "seorang")
    counted = tokens.kind(phrase.start - 1) == "number" and not tokens.cap(phrase.head)
    return phrase.context == "plural" or one_of or counted


def _office_alone(
    tokens: Tokens, people: Sequence[Person], phrase: OfficePhrase, many: frozenset[Office]
) -> Mention | None:
    """An office without a name: its holder's if the article names exactly one."""
    if phrase.name is not None and phrase.context == "plain":
        return None
    if phrase.context in ("place", "plural"):
        return None
    start, end = tokens.items[phrase.start].start, tokens.items[phrase.end - 1].end
    kind: Literal["office", "paper"] = "paper" if phrase.context == "paper" else "office"
    holders: tuple[int, ...] = ()
    if phrase.context != "represented":
        found = [n for n, p in enumerate(people) if any(holds(tokens, q, phrase) for q in p.phrases)]
        holders = tuple(found) if len(found) == 1 and _definite(tokens, phrase, many) else ()
    return Mention(holders, start, end, None, kind)


def _definite(tokens: Tokens, phrase: OfficePhrase, many: frozenset[Office]) -> bool:
    """Whether an office without a name speaks of one holder: a capital, "itu", or no other reading.

    `many` are the offices that the article also gives to several.
    """
    if tokens.cap(phrase.head) or phrase.acting:
        return bool(phrase.complement) or phrase.office.takes != "body" or not phrase.office.needs_body
    if tokens.low(phrase.end) in ("itu", "tersebut"):
        return True
    return phrase.office.takes == "region" or (phrase.office.alone and phrase.office not in many)


def holds(tokens: Tokens, named: OfficePhrase, alone: OfficePhrase) -> bool:
    """Whether the office alone may be the one that a named person holds."""
    one_word = not alone.complement and alone.head_end == alone.head + 1 and alone.office.takes == "body"
    if one_word and tokens.low(alone.head) == tokens.low(named.head):
        return True  # "Ketua mengingatkan": the one Ketua of the article
    if named.office is not alone.office:
        return _blended(tokens, named, alone)
    words = set(alone.complement) - {"itu"}
    if words <= set(named.complement):
        return True
    # "Ketua Bawaslu Kabupaten Sikka" and "Ketua Bawaslu Sikka"; acronyms in brackets stand in both
    return alone.office.takes == "region" and not named.complement


def _blended(tokens: Tokens, named: OfficePhrase, alone: OfficePhrase) -> bool:
    """Short forms that join the office and its field: "Menkes" for "Menteri Kesehatan"."""
    word, head = tokens.low(alone.head), tokens.low(named.head)
    if alone.complement or len(word) < 5 or not named.complement:
        return False
    return word[:3] == head[:3] and any(c.startswith(word[3:]) for c in named.complement)

"""From office phrases to persons: names joined with their offices, mentions of one person merged."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import regex

from pakta_extract.document import Document
from pakta_extract.finders.officials.heads import match_office
from pakta_extract.finders.officials.names import NameGroup, name_like, name_words, parse_name, skip_titles
from pakta_extract.finders.officials.office_phrase import OfficePhrase
from pakta_extract.finders.officials.tokens import Tokens, is_acronym, is_headline, opener_words, place_run
from pakta_extract.findings import NameMention
from pakta_extract.lexicon.bodies import is_body_word
from pakta_extract.lexicon.name_context import name_context
from pakta_extract.lexicon.offices import rank_of
from pakta_extract.lexicon.regions import kecamatan
from pakta_extract.lexicon.regions import names as region_names
from pakta_extract.lexicon.roles import roles

MOST_PEOPLE = 400  # a text with more is no article, and every further one costs more than the last
LINKING = frozenset([",", "(", "selaku", "sebagai"])
# What may follow an apposition in lower case: "Sumini, ketua posyandu setempat, …"
CLOSING = frozenset(
    [",", ".", ")", ";", "yang", "itu", "tersebut", "di", "dari", "asal", "se", "dan", "sebelum", "setelah"]
)
LOOK_BACK = 14  # tokens a name with its degrees may stand before its office


@dataclass
class Person:
    """One person while the article is read. `words` are those of the fullest name, lower case."""

    words: tuple[str, ...]
    name: NameGroup
    phrases: list[OfficePhrase] = field(default_factory=list)
    rule: str = "officials.apposition_before"
    nickname: str | None = None  # lower case: "Sri Utami Lestari (Menik)"


def name_evidence(tokens: Tokens, names: Sequence[NameMention] = ()) -> frozenset[str]:
    """Words that the article uses as names ("ujar Rudi", "Sri Wahyuni mengatakan") or a model takes for persons."""
    found = _proposed(tokens, names)
    before = {w for w in roles().speech_before if " " not in w}
    for i, token in enumerate(tokens.items):
        if token.kind != "word":
            continue
        low = token.text.lower()
        if low in before:
            found |= _words_after(tokens, i + 1)
        elif not token.cap and speech_verb().fullmatch(low):
            found |= _words_before(tokens, i - 1)
    return frozenset(found)


def _proposed(tokens: Tokens, names: Sequence[NameMention]) -> set[str]:
    """Words of persons that a model proposes: of full names alone, and none where it took in an office or a place."""
    found: set[str] = set()
    other: set[str] = set()
    for label, first, last in _runs(tokens, names):
        if label != "PER":
            other |= {tokens.low(k) for k in range(first, last)}
            continue
        words = _speaker_words(tokens, first, last)
        place = any(w in kecamatan() or w in region_names().readings for w in words)
        if len(words) > 1 and not place and not any(place_run(tokens, k) for k in range(first, last)):
            found |= words
    return found - other


def name_tails(tokens: Tokens, names: Sequence[NameMention]) -> frozenset[int]:
    """The last tokens of the bodies that a model names, and of the places of several words."""
    runs = _runs(tokens, names)
    return frozenset(last - 1 for label, first, last in runs if label == "ORG" or (label == "LOC" and last - first > 1))


def _runs(tokens: Tokens, names: Sequence[NameMention]) -> Iterator[tuple[str, int, int]]:
    """A model's proposals as runs of tokens."""
    starts = [t.start for t in tokens.items]
    for name in names:
        yield name.label, bisect_left(starts, name.span.start), bisect_left(starts, name.span.end)


def _words_after(tokens: Tokens, i: int) -> set[str]:
    i = skip_titles(tokens, i)
    if match_office(tokens, i) is not None:
        return set()
    end = i
    while tokens.cap(end) and end - i < 4:
        end += 1
    return _speaker_words(tokens, i, end)


def _words_before(tokens: Tokens, i: int) -> set[str]:
    while tokens.low(i) in ("juga", "pun", "kembali", "lalu", "sendiri", "turut", "kemudian"):
        i -= 1
    start = i
    while tokens.cap(start) and i - start < 6:
        start -= 1
    if tokens.kind(start) == "number":
        return set()  # "SMAN 1 Sukorejo menyampaikan"
    return _speaker_words(tokens, start + 1, i + 1)


def _speaker_words(tokens: Tokens, start: int, end: int) -> set[str]:
    words = [tokens.low(k) for k in range(start, end)]
    if not words or len(words) > 4 or words[0] in name_context().sentence_words:
        return set()
    for k in range(start, end):
        if match_office(tokens, k) or is_body_word(tokens.low(k)) or is_acronym(tokens.items[k].text):
            return set()
    words = words[place_run(tokens, start) :]  # "Kantor Daop 6 Yogyakarta Feni mengatakan"
    return {w for w in words if w not in name_context().sentence_words}


def speech_verb() -> regex.Pattern[str]:
    """One active reporting verb of a single word."""
    return _SPEECH


_SPEECH = regex.compile("|".join(v for v in roles().speech_active if " " not in v))


def find_people(doc: Document, tokens: Tokens, phrases: list[OfficePhrase]) -> list[Person]:
    """Persons in the order of their first naming; titles only confirm, they introduce nobody alone."""
    titles = [s.span for s in doc.of_kind("title") if is_headline(doc, s.span)]
    people: list[Person] = []
    taken = {k for p in phrases for k in range(p.start, p.end)}
    taken |= {k for p in phrases if p.name for k in range(p.name.start, p.name.after)}
    for n, phrase in enumerate(phrases):
        name, rule = phrase.name, phrase.rule
        if name is None and phrase.context == "plain" and n and (held := _also(tokens, phrases[n - 1], phrase)):
            phrases[n] = phrase = held
            name, rule = phrase.name, phrase.rule
        elif name is None and phrase.context == "plain" and (name := _name_before(tokens, phrase, taken)) is not None:
            also = tokens.low(phrase.start - 1) == "juga"
            rule = "officials.also" if also else "officials.apposition_after"
            phrases[n] = phrase = replace(phrase, name=name, rule=rule)
        if name is None or phrase.context in ("represented", "place", "paper"):
            continue
        if any(t.covers(tokens.items[phrase.start].start) for t in titles):
            continue
        if len(people) > MOST_PEOPLE:
            return people
        _add(tokens, people, name, phrase, rule)
        if n and (twin := _held_too(tokens, phrases[n - 1], phrase)) is not None:
            phrases[n - 1] = twin
            _add(tokens, people, name, twin, rule)
    return people


def _also(tokens: Tokens, first: OfficePhrase, second: OfficePhrase) -> OfficePhrase | None:
    """The second office of "Wakapolres X Budi yang juga Ketua Y", with the name of the first."""
    if first.name is None or first.name.after > second.start:
        return None
    between = [tokens.low(k) for k in range(first.name.after, second.start) if tokens.low(k) != ","]
    if between not in (["yang", "juga"], ["selaku"], ["sekaligus"], ["merangkap"], ["yang", "juga", "menjabat"]):
        return None
    return replace(second, name=first.name, rule="officials.also")


def _held_too(tokens: Tokens, first: OfficePhrase, second: OfficePhrase) -> OfficePhrase | None:
    """The first office of "Wakapolresta X selaku Ketua Y, Budi" with the name that follows the second."""
    if first.name is not None or first.context not in ("plain",) or second.rule == "officials.apposition_after":
        return None
    between = [tokens.low(k) for k in range(first.end, second.start)]
    if between not in (["selaku"], ["sebagai"], ["sekaligus"], ["merangkap"], ["yang", "juga"], [",", "yang", "juga"]):
        return None
    return replace(first, name=second.name, rule=second.rule)


def _name_before(tokens: Tokens, phrase: OfficePhrase, taken: set[int]) -> NameGroup | None:
    """The name that an office behind a comma, a bracket or "selaku" belongs to."""
    link = phrase.start - 1
    if tokens.low(link) in ("juga", "menjabat") and tokens.low(link - 1) == "yang":
        link -= 1
        link -= tokens.low(link - 1) == ","
    if tokens.low(link) in ("selaku", "sebagai") and tokens.low(link - 1) == ",":
        link -= 1
    if tokens.low(link) not in LINKING and tokens.low(link) != "yang":
        return None
    named_as = tokens.low(phrase.start - 1) in ("selaku", "sebagai")
    if not tokens.cap(phrase.head) and tokens.low(phrase.end) not in CLOSING and not named_as:
        return None  # "…, ungkap Sultan, kepala daerah memiliki …"
    first = max(0, link - LOOK_BACK)
    for start in range(first, link):
        if start in taken or not (tokens.cap(start) or skip_titles(tokens, start) > start):
            continue
        if match_office(tokens, start) is not None:
            continue
        if start > 0 and tokens.cap(start - 1) and tokens.low(start - 1) not in name_context().sentence_words:
            continue
        name = parse_name(tokens, start)
        if name is not None and any(match_office(tokens, k) for k in range(name.start, name.end)):
            continue  # "Kapolsek Awan, Danposal Seira"
        if name is not None and name.start in taken:
            continue
        if name is not None and name.after == link and name_like(tokens, name.start, name.end):
            return name if is_person(tokens, name) else None
    return None


def is_person(tokens: Tokens, name: NameGroup) -> bool:
    """A run that may be a person although no office stands before it: no place, no organisation in it."""
    words = name_words(tokens, name)
    if name.titled or name.after > name.end or words[0] in opener_words():
        return True
    written = [tokens.items[k].text for k in range(name.start, name.end) if tokens.cap(k)]  # "bin" is no body here
    return not any(is_body_word(w) or is_acronym(w) for w in written)


def _add(tokens: Tokens, people: list[Person], name: NameGroup, phrase: OfficePhrase, rule: str) -> None:
    words = name_words(tokens, name)
    for person in people:
        if _same(person, words, phrase):
            person.phrases.append(phrase)
            if len(words) > len(person.words):
                person.words, person.name = words, name
            return
    people.append(Person(words, name, [phrase], rule, _nickname(tokens, name)))


def _nickname(tokens: Tokens, name: NameGroup) -> str | None:
    """One capitalised word in brackets behind the name."""
    at = name.after
    bracketed = at + 2 < len(tokens) and (tokens.low(at), tokens.low(at + 2)) == ("(", ")")
    return tokens.low(at + 1) if bracketed and tokens.cap(at + 1) else None


def _same(person: Person, words: tuple[str, ...], phrase: OfficePhrase) -> bool:
    if person.words == words or words == (person.nickname,):
        return True
    shared = set(person.words) & set(words)
    if not shared:
        return False
    if set(words) == set(person.words):
        return True
    if phrase.rule == "officials.also" and set(words) < set(person.words):
        return True  # "Salim, yang juga Kepala Pekon …"
    same_office = any(_same_office(p, phrase) for p in person.phrases)
    inside = set(words) <= set(person.words) or set(person.words) <= set(words)
    return same_office and (inside or person.words[0] == words[0])


def _same_office(a: OfficePhrase, b: OfficePhrase) -> bool:
    if a.office is not b.office:
        return False
    if a.office.takes != "body":
        return not a.complement or not b.complement or bool(set(a.complement) & set(b.complement))
    one, other = set(a.complement), set(b.complement)
    return one <= other or other <= one


def position_of(tokens: Tokens, person: Person) -> OfficePhrase | None:
    """The fullest form of the person's office: the highest office first, then the longest wording."""
    if not person.phrases:
        return None
    phrases = [p for p in person.phrases if p.rule != "officials.also"] or person.phrases
    ranks = [rank_of(p.office, _text(tokens, p)) for p in phrases]
    best = min(ranks)
    top = [p for p, r in zip(phrases, ranks, strict=True) if r <= best + 10]
    return max(top, key=lambda p: (p.end - p.start, -p.start))


def _text(tokens: Tokens, phrase: OfficePhrase) -> str:
    return tokens.plain[tokens.items[phrase.start].start : tokens.items[phrase.end - 1].end]

"""Noun phrases that name groups of people: `seluruh ASN di lingkungan Pemkab X`, `kepala dinas, badan, dan camat`.

A phrase begins with quantifiers and a head (data/groups.yaml), runs through lists, brackets and the words that say
where its people belong, and ends before a verb, a stop word or the end of the clause. A noun that the data do not
know is a head too where `para`, `seluruh` or a number of people stands before it.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from pakta_extract.document import Span
from pakta_extract.finders.groups.reader import Reader
from pakta_extract.finders.groups.tokens import Token, ends
from pakta_extract.lexicon.groups import HeadKind, group_lexicon, heads
from pakta_extract.lexicon.numbers import number_words, parse_number

# Nouns for people seldom end in -an, abstract ones mostly do; -wan is a person: relawan, karyawan
_THING = regex.compile(r".*(?<!w)an|.*(?:isasi|asi|itas|nya)")
_FILLING = frozenset(
    [
        *("di", "dari", "pada", "lingkungan", "lingkup", "bawah", "se"),
        *("yang", "lainnya", "lain", "tersebut", "terpilih", "baru"),
    ]
)
_OPENING = ("para", "seluruh", "segenap", "semua", "sejumlah", "belasan", "puluhan", "ratusan", "ribuan")


@dataclass(frozen=True, slots=True)
class GroupPhrase:
    """A group as the text names it. `count` is the number in front of it, `counts` how many numbers it holds in all."""

    span: Span
    kind: HeadKind
    head: tuple[str, ...]
    plural: bool  # a quantifier, a number, se-… or a list shows that several are meant
    listed: bool
    scoped: bool  # it says where its people belong
    known: bool  # its head stands in the data
    count: Span | None
    counts: int
    before: tuple[str, ...]  # words in front of it, quantifiers and numbers left out, the nearest last


def group_phrases(tokens: Sequence[Token]) -> list[GroupPhrase]:
    """The group phrases of a sentence, in order; none lies inside another."""
    found: list[GroupPhrase] = []
    i = 0
    while i < len(tokens):
        head = _head_at(tokens, i)
        known = head is not None
        head = head or _jajaran(tokens, i) or _open_head(tokens, i)
        if head is None:
            i += 1
            continue
        words, kind = head
        first, number = _begin(tokens, i)
        last, counts, scoped, listed = Reader(tokens, i + len(words)).run()
        plural = listed or number is not None or counts > 0 or any(
            t.low in group_lexicon().plural or t.low.startswith("se-") for t in tokens[max(0, first - 1) : last]
        )
        found.append(
            GroupPhrase(
                span=Span(tokens[first].start, tokens[last - 1].end),
                kind=kind,
                head=words,
                plural=plural,
                listed=listed,
                scoped=scoped,
                known=known or words == ("jajaran",),
                count=number,
                counts=counts + (number is not None),
                before=_before(tokens, first if number is None else _index(tokens, number.start)),
            )
        )
        i = max(last, i + 1)
    return found


def head_of(phrase: GroupPhrase) -> str:
    """The first word of its head, in one spelling: `kepala` for `kades`, `siswa` for `siswa-siswi`."""
    aliases = group_lexicon().aliases
    first = regex.split(r"[-/]", phrase.head[0])[0]
    return aliases.get(" ".join(phrase.head), aliases.get(first, first)).split()[0]


def words_in(text: str) -> frozenset[str]:
    """What tells a group from another: the words of its phrase without quantifiers and joins, in one spelling."""
    words = group_lexicon()
    text = text.lower()
    for phrase, meaning in words.aliases.items():
        if " " in phrase:
            text = text.replace(phrase, meaning)
    found = regex.findall(r"\p{L}+", text, regex.V1)
    spelled = [part for word in found for part in words.aliases.get(word, word).split()]
    return frozenset(w for w in spelled if w not in words.quantifiers | words.joins | _FILLING)


def _head_at(tokens: Sequence[Token], i: int) -> tuple[tuple[str, ...], HeadKind] | None:
    token = tokens[i]
    for words, kind in heads().get(token.low, ()):
        if tuple(t.low for t in tokens[i : i + len(words)]) == words:
            return words, kind
    part = regex.split(r"[-/]", token.low)[0]  # siswa-siswi, lurah/kepala desa
    if part != token.low and any(words == (part,) for words, _ in heads().get(part, ())):
        return (token.low,), next(kind for words, kind in heads()[part] if words == (part,))
    return None


def _jajaran(tokens: Sequence[Token], i: int) -> tuple[tuple[str, ...], HeadKind] | None:
    """`jajaran` before no other head: `jajaran Polres X`, `seluruh jajaran`; not `Bupati dan jajaran`."""
    if tokens[i].low != "jajaran":
        return None
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    named = following is not None and following.is_word and (following.text[0].isupper() or following.low == "internal")
    if following is not None and (following.low in heads() or following.low in group_lexicon().quantifiers):
        return None
    if named or (i > 0 and tokens[i - 1].low in ("seluruh", "segenap", "semua")):
        return ("jajaran",), "staff"
    return None


def _open_head(tokens: Sequence[Token], i: int) -> tuple[tuple[str, ...], HeadKind] | None:
    """A noun that the data do not know, behind `para`, `seluruh`, `ratusan` or `sebanyak 40`."""
    token, words = tokens[i], group_lexicon()
    if token.low in words.counted_bodies and i > 0 and tokens[i - 1].is_number and _counts_people(tokens, i):
        return (token.low,), "bodies"
    if i == 0 or len(token.text) < 4 or not token.text.isalpha() or not token.text.islower():
        return None
    if token.low in words.no_heads or token.low in words.joins or token.is_number or ends(token, words):
        return None
    before = tokens[i - 1]
    opened = _counts_people(tokens, i) if before.is_number else before.low in _OPENING
    if not opened or (before.low != "para" and _THING.fullmatch(token.low)):
        return None
    return (token.low,), "members"


def _counts_people(tokens: Sequence[Token], i: int) -> bool:
    """Whether the number before this word opens a sentence, or `sebanyak` stands before it."""
    n = i - 1
    while n >= 0 and tokens[n].is_number and i - n < 8:
        n -= 1
    return n < 0 or tokens[n].low in ("sebanyak", "sejumlah", "sekitar", "-", "\u2014")


def _begin(tokens: Sequence[Token], head: int) -> tuple[int, Span | None]:
    """First token of the phrase, and the number that stands in front of it."""
    words = group_lexicon()
    first = head
    while first > 0 and tokens[first - 1].low in words.quantifiers:
        first -= 1
    n = first
    while n > 0 and tokens[n - 1].is_number and first - n < 8:
        n -= 1
    number = Span(tokens[n].start, tokens[first - 1].end) if n < first else None
    if n and tokens[n - 1].low == "per":  # "satu per satu aparatur"
        number = None
    if number is not None and parse_number(" ".join(t.text for t in tokens[n:first])) is None:
        number = None
    return first, number


def _index(tokens: Sequence[Token], offset: int) -> int:
    return next(i for i, t in enumerate(tokens) if t.start >= offset)


def _before(tokens: Sequence[Token], first: int) -> tuple[str, ...]:
    words = number_words()
    low = [t.low for t in tokens[max(0, first - 14) : first]]
    skipped = ("hanya", "lebih", "hampir", "ke", "ke-")
    while low and (low[-1] in words.rough or low[-1] in words.vague or low[-1] in skipped):
        low.pop()
    return tuple(low)

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
from pakta_extract.lexicon.groups import HeadKind, group_lexicon, heads, institution_at
from pakta_extract.lexicon.honorifics import given_names
from pakta_extract.lexicon.numbers import number_words, parse_number
from pakta_extract.lexicon.regions import region_words

# Nouns for people seldom end in -an, abstract ones mostly do; -wan is a person: relawan, karyawan
_THING = regex.compile(r".*(?<!w)an|.*(?:isasi|asi|itas|nya)")
# … and pe- makes of a verb the one who does it: pengelola, pemilik, pelatih, perajin
_DOER = regex.compile(r"pe(?:m|n|l)\p{Ll}{3,}(?<!an)|\p{Ll}{3,}(?:wan|wati)", regex.V1)
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
    with_staff: bool  # a list that names the whole staff
    before: tuple[str, ...]  # words in front of it, quantifiers and numbers left out, the nearest last


def group_phrases(tokens: Sequence[Token]) -> list[GroupPhrase]:
    """The group phrases of a sentence, in order; none lies inside another."""
    found: list[GroupPhrase] = []
    i = 0
    while i < len(tokens):
        head = _head_at(tokens, i)
        known = head is not None
        head = head or _jajaran(tokens, i) or _open_head(tokens, i)
        named = i > 0 and tokens[i - 1].low in group_lexicon().part_of_a_name
        if head is None or named:
            i += 1
            continue
        phrase, last = _read(tokens, i, head, known)
        found.append(phrase)
        i = max(last, i + 1)
    return found


def guessed_phrases(tokens: Sequence[Token]) -> list[GroupPhrase]:
    """Noun phrases where pledgers are named, whatever their head: at the beginning of a clause, or behind `oleh` and
    the verbs that a group does or is told to do. They may hold known groups, and count only with a close tie.
    """
    found: list[GroupPhrase] = []
    i = 0
    while i < len(tokens):
        head = _guessed_head(tokens, i)
        if head is not None:
            phrase, last = _read(tokens, i, head, False)
            body = tokens[i].text.isupper() or institution_at([t.low for t in tokens[i : i + 2]])
            if last - i > 1 and (not body or _lists_people(tokens[i:last])):
                found.append(phrase)
                i = last - 1
        i += 1
    return found


def _guessed_head(tokens: Sequence[Token], i: int) -> tuple[tuple[str, ...], HeadKind] | None:
    token, words = tokens[i], group_lexicon()
    if not token.text[0].isalpha() or len(token.text) < 3 or _head_at(tokens, i) or token.is_number:
        return None
    if token.low in words.no_heads | words.quantifiers | words.joins or ends(token, words):
        return None
    front = i - 1
    while front >= 0 and (tokens[front].low in words.quantifiers or tokens[front].is_number):
        front -= 1
    starts = front < 0 or tokens[front].text in (",", "-", "\u2014", "–", ":")
    placed = starts or tokens[front].low in words.agents | words.orders | words.followers | {"sumpah", "kepada"}
    if not placed or _THING.fullmatch(token.low) or token.low in given_names() or token.low in region_words():
        return None
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None or following.is_number or _head_at(tokens, i + 1) or following.low in words.quantifiers:
        return None  # "sebanyak 41 kepala desa", "jumlah pegawai": people are named, but not by this word
    acronym = token.text.isupper() or institution_at([t.low for t in tokens[i : i + 2]])
    common = token.text[1:].islower() and (token.text[0].islower() or (starts and front == i - 1))
    if not acronym and not (common and not _is_name(following)):
        return None
    return (token.low,), "members"


def _is_name(token: Token) -> bool:
    """Whether the word behind a capitalised one makes a name with it."""
    return token.is_word and token.text[0].isupper() and not token.text.isupper()


def _lists_people(tokens: Sequence[Token]) -> bool:
    """Whether bodies stand in one list with people: `KPU, Bawaslu, dan pimpinan partai`."""
    joined = any(t.low in group_lexicon().joins for t in tokens)
    return joined and any(_head_at(tokens, n) is not None for n in range(len(tokens)))


def _read(
    tokens: Sequence[Token], i: int, head: tuple[tuple[str, ...], HeadKind], known: bool
) -> tuple[GroupPhrase, int]:
    """The phrase of the head that stands here, and the index behind it."""
    words, kind = head
    first, number = _begin(tokens, i)
    last, counts, scoped, listed = Reader(tokens, i + len(words)).run()
    plural = (
        listed
        or number is not None
        or counts > 0
        or _of_several(tokens, i + len(words))
        or any(
            t.low in group_lexicon().plural or t.low.startswith("se-") for t in tokens[max(0, first - 1) : last]
        )
    )
    phrase = GroupPhrase(
        span=Span(tokens[first].start, tokens[last - 1].end),
        kind=kind,
        head=words,
        plural=plural,
        listed=listed,
        scoped=scoped,
        known=known or words == ("jajaran",),
        count=number,
        counts=counts + (number is not None),
        with_staff=listed and "staff" in _kinds(tokens[i:last]),
        before=_before(tokens, first if number is None else _index(tokens, number.start)),
    )
    return phrase, last


def _kinds(tokens: Sequence[Token]) -> set[HeadKind]:
    """Kinds of the people whose one-word heads stand among these words."""
    return {kind for t in tokens for words, kind in heads().get(t.low, ()) if words == (t.low,)}


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
    if token.low == "peserta":
        return (("peserta",), "members") if _of_something(tokens, i) else None
    if token.low in words.counted_bodies and i > 0 and tokens[i - 1].is_number and _counts_people(tokens, i):
        return (token.low,), "bodies"
    if i == 0 or len(token.text) < 4 or not token.text.isalpha() or not token.text.islower():
        return None
    if token.low in words.no_heads or token.low in words.joins or token.is_number or ends(token, words):
        return None
    before = tokens[i - 1]
    if before.is_number:
        opened = _counts_people(tokens, i) or _DOER.fullmatch(token.low) is not None
    else:
        opened = before.low in _OPENING
    if not opened or (before.low != "para" and _THING.fullmatch(token.low)):
        return None
    return (token.low,), "members"


def _of_several(tokens: Sequence[Token], at: int) -> bool:
    """`pimpinan 18 partai politik`: offices of several bodies are several people."""
    return at + 1 < len(tokens) and tokens[at].is_number and tokens[at + 1].text.islower()


def _of_something(tokens: Sequence[Token], i: int) -> bool:
    """`peserta seleksi …`, `peserta, orang tua, dan panitia`; not who takes part in the occasion (`peserta apel`)."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None or following.is_bracket or following.is_number:
        return False
    if following.is_word and following.low not in group_lexicon().joins:
        return not ends(following, group_lexicon()) and following.text[0].islower() and following.low not in (
            "di", "dari", "lain", "lainnya", "undangan", "rapat", "aksi"
        )
    return Reader(tokens, i + 1).run()[3]


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

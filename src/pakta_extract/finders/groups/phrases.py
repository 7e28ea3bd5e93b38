"""Noun phrases that name groups of people: `seluruh ASN di lingkungan Pemkab X`, `kepala dinas, badan, dan camat`.

A phrase begins with quantifiers and a head (data/groups.yaml), runs through lists, brackets and the words that say
where its people belong, and ends before a verb, a stop word or the end of the clause.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from pakta_extract.document import Document, Span
from pakta_extract.lexicon.groups import GroupLexicon, HeadKind, group_lexicon, heads
from pakta_extract.lexicon.numbers import number_words, parse_number

MOST_WORDS = 40  # words of one phrase
LONGEST_UNIT = 2000  # characters of one sentence that are looked at
_TOKEN = regex.compile(
    r"\([^()\n]{1,200}\)|\d+/\p{L}+|[\p{L}\d](?:[\p{L}\d'/&-]|\.(?=\d{3}\b))*+|[^\s\p{L}\d]", regex.V1
)
_LEVELS = ("kabupaten", "kota", "provinsi", "kecamatan", "pemkab", "pemkot", "pemprov")
_VERB = regex.compile(r"(?:me[mnlrwy]|ber|ter|di)\p{Ll}{3,}", regex.V1)
_NUMBER_PARTS = frozenset(
    [*number_words().digits, *number_words().fused, *number_words().multipliers, number_words().teens]
)


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    low: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GroupPhrase:
    """A group as the text names it. `count` is the number in front of it, `counts` how many numbers it holds in all."""

    span: Span
    kind: HeadKind
    head: tuple[str, ...]
    plural: bool  # a quantifier, a number, se-… or a list shows that several are meant
    scoped: bool  # it says where its people belong
    count: Span | None
    counts: int
    before: tuple[str, ...]  # words in front of it, quantifiers and numbers left out, the nearest last


def lowered(text: str) -> str:
    """`text` in lower case and as long as before (a few letters grow when lowered)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def tokens_of(doc: Document, unit: Span) -> list[Token]:
    """Words, brackets and marks of a sentence with their offsets in the text."""
    part = doc.plain[unit.start : min(unit.end, unit.start + LONGEST_UNIT)]
    return [Token(m[0], m[0].lower(), unit.start + m.start(), unit.start + m.end()) for m in _TOKEN.finditer(part)]


def group_phrases(tokens: Sequence[Token]) -> list[GroupPhrase]:
    """The group phrases of a sentence, in order; none lies inside another."""
    found: list[GroupPhrase] = []
    i = 0
    while i < len(tokens):
        head = _head_at(tokens, i)
        if head is None:
            i += 1
            continue
        words, kind = head
        first, number = _begin(tokens, i)
        last, counts, scoped, listed = _Reader(tokens, i + len(words)).run()
        plural = listed or number is not None or any(
            t.low in group_lexicon().plural or t.low.startswith("se-") for t in tokens[first:last]
        )
        found.append(
            GroupPhrase(
                span=Span(tokens[first].start, tokens[last - 1].end),
                kind=kind,
                head=words,
                plural=plural,
                scoped=scoped,
                count=number,
                counts=counts + (number is not None),
                before=_before(tokens, first if number is None else _index(tokens, number.start)),
            )
        )
        i = max(last, i + 1)
    return found


def _head_at(tokens: Sequence[Token], i: int) -> tuple[tuple[str, ...], HeadKind] | None:
    for words, kind in heads().get(tokens[i].low, ()):
        if tuple(t.low for t in tokens[i : i + len(words)]) == words:
            return words, kind
    return None


def _begin(tokens: Sequence[Token], head: int) -> tuple[int, Span | None]:
    """First token of the phrase, and the number that stands in front of it."""
    words = group_lexicon()
    first = head
    while first > 0 and tokens[first - 1].low in words.quantifiers:
        first -= 1
    n = first
    while n > 0 and (tokens[n - 1].low in _NUMBER_PARTS or tokens[n - 1].text[0].isdigit()) and first - n < 8:
        n -= 1
    number = Span(tokens[n].start, tokens[first - 1].end) if n < first else None
    if number is not None and parse_number(" ".join(t.text for t in tokens[n:first])) is None:
        number = None
    return first, number


def _index(tokens: Sequence[Token], offset: int) -> int:
    return next(i for i, t in enumerate(tokens) if t.start >= offset)


def _before(tokens: Sequence[Token], first: int) -> tuple[str, ...]:
    words = number_words()
    low = [t.low for t in tokens[max(0, first - 14) : first]]
    while low and (low[-1] in words.rough or low[-1] in words.vague or low[-1] in ("hanya", "lebih", "hampir")):
        low.pop()
    return tuple(low)


class _Reader:
    """Reads a phrase from behind its head to its end."""

    def __init__(self, tokens: Sequence[Token], at: int) -> None:
        self.tokens, self.at, self.words = tokens, at, group_lexicon()
        self.counts, self.scoped, self.listed = 0, False, False

    def run(self) -> tuple[int, int, bool, bool]:
        """Index behind the phrase, numbers inside, whether it says where its people belong, whether it is a list."""
        start = self.at
        while self.at < len(self.tokens) and self.at - start < MOST_WORDS and self._step():
            pass
        while self.tokens[self.at - 1].low in self.words.joins or self.tokens[self.at - 1].text in ",":
            self.at -= 1
        return self.at, self.counts, self.scoped, self.listed

    def _step(self) -> bool:
        token = self.tokens[self.at]
        following = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None
        if token.text.startswith("("):
            self.at += 1
            return True
        if token.text == ",":
            return self._comma(following)
        if not token.text[0].isalnum():
            return False
        if token.low == "tidak" and following and following.low == "tetap":
            self.at += 2
            return True
        if token.low in self.words.joins:
            return self._join(following)
        if token.low in ("di", "dari", "lingkup", "lingkungan", "pada") or token.low in self.words.fused_scope:
            return self._place(token, following)
        if ends(token, self.words):
            return False
        if token.low.startswith("se-") or token.low in _LEVELS:
            self.scoped = True
        self.at += 1
        return True

    def _place(self, token: Token, following: Token | None) -> bool:
        """`di lingkungan …`, `dari 64 desa`, `di Kabupaten X`; no venue."""
        if token.low in ("lingkup", "lingkungan") or token.low in self.words.fused_scope:
            self.scoped, self.at = True, self.at + 1
            return True
        if following is None or following.low in self.words.venues:
            return False
        if token.low == "pada" and following.low not in self.words.scope:
            return False
        numbered = token.low != "pada" and (following.text[0].isdigit() or following.low in _NUMBER_PARTS)
        if following.low in self.words.scope or following.text[0].isupper() or numbered:
            self.scoped, self.at = True, self.at + 2
            return True
        return False

    def _join(self, following: Token | None) -> bool:
        if following is None or not following.text[0].isalnum() or ends(following, self.words):
            return False
        if following.text[0].isdigit() or following.low in _NUMBER_PARTS:
            self.counts += 1
        people = following.low in heads() or following.low in self.words.quantifiers
        # "Kepala Badan Kepegawaian dan Pengembangan …" is one office
        self.listed |= people or following.text[0].islower()
        self.at += 2
        return True

    def _comma(self, following: Token | None) -> bool:
        """A comma goes on in a list that a join closes, and before `baik … maupun …` and `termasuk …`."""
        if following is None:
            return False
        if following.low in ("baik", "termasuk"):
            self.at = self._aside(self.at + 2)
            return False
        if following.low == "mulai":
            self.at += 3
            return self.at < len(self.tokens)
        depth = self.at + 1
        while depth < len(self.tokens) and depth - self.at < 24:
            token = self.tokens[depth]
            if token.low in self.words.joins and token.low != "sampai":
                behind = self.tokens[depth + 1] if depth + 1 < len(self.tokens) else None
                if behind is None or ends(behind, self.words):
                    return False
                self.listed, self.at = True, self.at + 1
                return self._goes_on(self.at)
            if token.text not in ",/" and not token.text.startswith("(") and (
                not token.text[0].isalnum() or ends(token, self.words) or token.low in ("di", "dari")
            ):
                return False
            depth += 1
        return False

    def _goes_on(self, at: int) -> bool:
        """Take a join that follows the comma at once (`…, dan camat`)."""
        if self.tokens[at].low in self.words.joins:
            return self._join(self.tokens[at + 1])
        self.at += 1
        return True

    def _aside(self, at: int) -> int:
        """Index behind an aside: up to the next comma, mark or verb; `yang` and the verb after it belong to it."""
        relative = False
        while at < len(self.tokens):
            token = self.tokens[at]
            if not token.text[0].isalnum() and not token.text.startswith("("):
                break
            if is_verb(token, self.words) and not relative:
                break
            relative = token.low == "yang"
            at += 1
        return at


def ends(token: Token, words: GroupLexicon) -> bool:
    """Whether a group's phrase ends before this word."""
    return token.low in words.ends or is_verb(token, words)


def is_verb(token: Token, words: GroupLexicon) -> bool:
    return _VERB.match(token.low) is not None and token.low not in words.not_verbs

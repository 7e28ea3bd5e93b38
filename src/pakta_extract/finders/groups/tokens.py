"""Words, brackets and marks of a sentence, and the numbers among them."""
from __future__ import annotations

from dataclasses import dataclass

import regex

from pakta_extract.document import Document, Span
from pakta_extract.lexicon.groups import GroupLexicon
from pakta_extract.lexicon.numbers import number_words
from pakta_extract.lexicon.regions import region_words

LONGEST_UNIT = 2000  # characters of one sentence that are looked at
_TOKEN = regex.compile(
    r"\([^()\n]{1,200}\)|\d+/\p{L}+|ke-(?=\d)|[\p{L}\d](?:[\p{L}\d'/&-]|\.(?=\d{3}\b))*+|[^\s\p{L}\d]",
    regex.V1 | regex.I,
)
_VERB = regex.compile(r"(?:(?:me[mnlrwy]|ber|di)\p{Ll}{3,}|ter\p{Ll}{4,})", regex.V1)
_NUMBER_PARTS = frozenset(
    [*number_words().digits, *number_words().fused, *number_words().multipliers, number_words().teens]
)


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    low: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Figures or a number word."""
        return self.text[0].isdigit() or self.low in _NUMBER_PARTS

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def is_bracket(self) -> bool:
        return self.text.startswith("(")


def tokens_of(doc: Document, unit: Span) -> list[Token]:
    """Words, brackets and marks of a sentence with their offsets in the text."""
    last = min(unit.end, unit.start + LONGEST_UNIT)
    part = doc.plain[unit.start : last]
    if "\u2014" in (given := doc.text[unit.start : last]):  # a dash is no hyphen: "siswa—sekitar 900 anak—"
        part = "".join(g if g == "\u2014" else p for g, p in zip(given, part, strict=True))
    return [Token(m[0], m[0].lower(), unit.start + m.start(), unit.start + m.end()) for m in _TOKEN.finditer(part)]


def ends(token: Token, words: GroupLexicon) -> bool:
    """Whether a group's phrase ends before this word."""
    return token.low in words.ends or is_verb(token, words)


def is_verb(token: Token, words: GroupLexicon) -> bool:
    """Whether a word has the look of a verb (mem-, ber-, di-, ter-) and is not known as something else."""
    looks = _VERB.match(token.low) is not None and not token.low.endswith("iyah")  # diniyah, tarbiyah
    return looks and token.low not in words.not_verbs and token.low not in region_words()

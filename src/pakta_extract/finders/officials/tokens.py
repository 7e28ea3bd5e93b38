"""Words of an article with what they can be: part of an organisation, a place, a name."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from pakta_extract.document import Document, Span
from pakta_extract.lexicon.bodies import bodies, is_body_word
from pakta_extract.lexicon.groups import group_lexicon
from pakta_extract.lexicon.honorifics import given_names, honorifics
from pakta_extract.lexicon.name_context import name_context
from pakta_extract.lexicon.numbers import number_words
from pakta_extract.lexicon.offices import office_forms
from pakta_extract.lexicon.regions import kecamatan, names, place_key
from pakta_extract.lexicon.roles import roles

TOKEN = regex.compile(
    r"""(?P<word>\p{L}[\p{L}\p{M}]*+(?:['`]\p{L}[\p{L}\p{M}]*+|-\p{L}[\p{L}\p{M}]*+){0,3}+)
      | (?P<number>\d[\d]*+(?:[/.-][\p{L}\d]++){0,4}+)
      | (?P<line>\n)
      | (?P<mark>[^\s\w]|_)""",
    regex.X | regex.V1,
)


OPENING_APOSTROPHE = regex.compile(r"(?<!\p{L})'(?=\p{L})")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number, mark or line break. `cap` says that it may be part of a proper name."""

    text: str
    low: str
    start: int
    end: int
    kind: str
    cap: bool


@dataclass(frozen=True)
class Tokens:
    """All tokens of an article, and what the article itself says about its names and places.

    `tails` are tokens that a model takes for the last word of a body's or a place's name: `Melati` of `UPTD Melati`.
    """

    plain: str
    items: tuple[Token, ...]
    local_places: frozenset[str]
    tails: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.items)

    def low(self, i: int) -> str:
        """The token in lower case, or "" outside the text."""
        return self.items[i].low if 0 <= i < len(self.items) else ""

    def kind(self, i: int) -> str:
        return self.items[i].kind if 0 <= i < len(self.items) else "line"

    def cap(self, i: int) -> bool:
        return 0 <= i < len(self.items) and self.items[i].cap

    def touching(self, i: int) -> bool:
        """Whether token `i` and the next one stand without a blank between them."""
        return i + 1 < len(self.items) and self.items[i].end == self.items[i + 1].start

    def dotted(self, i: int) -> bool:
        """Whether a dot follows at once."""
        return self.low(i + 1) == "." and self.touching(i)

    def matches(self, i: int, words: tuple[str, ...]) -> int | None:
        """The index after `words` if they stand at `i` (dots between them allowed), else None."""
        for word in words:
            if self.low(i) != word:
                return None
            i += 1
            if self.low(i) == "." and word != words[-1]:
                i += 1
        return i


def tokenize(doc: Document) -> Tokens:
    """Tokens of `doc.plain`; lines in capitals are told by their words which of them may be names."""
    items: list[Token] = []
    for line in regex.finditer(r"[^\n]++|\n", doc.plain):
        shouted = _shouted(line[0])
        items.extend(_tokens_of(doc.plain, line.start(), line.end(), shouted))
    found = tuple(items)
    return Tokens(doc.plain, found, frozenset(_local_places(found)))


def _shouted(line: str) -> bool:
    letters = [c for c in line[:2000] if c.isalpha()]
    return len(letters) > 15 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def _tokens_of(plain: str, start: int, end: int, shouted: bool) -> Iterator[Token]:
    quoting = OPENING_APOSTROPHE.search(plain, start, end) is not None
    taken = start
    for m in TOKEN.finditer(plain, start, end):
        if m.start() < taken:
            continue
        kind, taken = m.lastgroup or "mark", m.end()
        if (cut := _glued(m[0])) is not None:  # a dateline that touches the first office: "Kabar Ngada-Bupati"
            yield from _tokens_of(plain, m.start(), m.start() + cut, shouted)
            yield Token("-", "-", m.start() + cut, m.start() + cut + 1, "mark", False)
            yield from _tokens_of(plain, m.start() + cut + 1, m.end(), shouted)
            continue
        cap = kind == "word" and m[0][0].isupper() and not (shouted and is_common(m[0]))
        # in a line of capitals a capital says nothing of acronyms
        text = m[0].capitalize() if shouted and cap else m[0]
        if cap and not quoting and plain[taken : taken + 1] == "'":
            taken += 1  # a name that ends with a glottal stop: "Sambolangi'"
            text += "'"
        yield Token(text, text.lower(), m.start(), taken, kind, cap)


def _glued(word: str) -> int | None:
    """Where the hyphen is that ties an office to the word before it."""
    left, hyphen, right = word.rpartition("-")
    return len(left) if hyphen and right[:1].isupper() and right.lower() in office_forms() else None


@cache
def _common_words() -> frozenset[str]:
    """Function words and verbs that break a name in a text of capitals."""
    lexicon = roles()
    words = {*lexicon.speech_before, *lexicon.speech_passive, *lexicon.fillers, *lexicon.blockers, *lexicon.pronouns}
    plain = name_context().sentence_words | name_context().headline_verbs
    return frozenset(w for phrase in words for w in phrase.split()) | plain | _people_and_things()


def _people_and_things() -> frozenset[str]:
    """Words for people, what they promise and how many, as far as no office, body or place is named with them."""
    groups = group_lexicon()
    people = {word for forms in groups.heads.values() for form in forms for word in form.split()}
    words = people | groups.adverbs | groups.resolves | groups.counted | set(number_words().multipliers)
    offices = {word for form in office_forms() for word in form.split()}
    named = offices | bodies().region_nouns | {w for form in group_lexicon().institutions for w in form.split()}
    return frozenset(w for w in words - named if len(w) > 3 and not is_body_word(w) and w not in given_names())


# Verbs by their prefix and the sounds that may follow it (`Melkias` is a name); none has the Latin ending of a name.
_VERB = regex.compile(
    r"(?:(?:di|ber|ter)\p{Ll}{2}|me(?:m[aeioubpfv]|n[aeioucdgjstyz]|[lrwy][aeiou]|ski))\p{Ll}{2,}(?<!nus|ias|ius|[ae]el|iel)"
    r"|\p{Ll}{3,}(?:kan|nya)",
    regex.V1,
)


def is_common(word: str) -> bool:
    """Whether a word in capitals is a function word or looks like a verb, and so no part of a name."""
    low = word.lower()
    return low in _common_words() or (low not in given_names() and bool(_VERB.fullmatch(low)))


@cache
def _region_nouns() -> frozenset[str]:
    return bodies().region_nouns


def _local_places(items: tuple[Token, ...]) -> set[str]:
    """Words that the article itself uses as places: after Pemkab, Kabupaten, se- …, where the run ends there."""
    seen: Counter[str] = Counter()
    for i, token in enumerate(items):
        low = token.text.lower()
        if low.startswith("se-") and len(low) > 5 and token.text[3].isupper():
            seen[low[3:]] += 1
        headed = i > 0 and items[i - 1].text.lower() in name_context().office_heads
        if token.kind != "word" or low not in _region_nouns() or headed:
            continue
        j = i + 1
        run: list[str] = []
        if j < len(items) and items[j].text == "-":
            j += 1
        while j < len(items) and items[j].cap and len(run) < 4:
            run.append(items[j].text.lower())
            j += 1
        if run and len(run) <= 3 and all(len(w) > 2 for w in run) and not any(is_body_word(w) for w in run):
            after = items[j].text if j < len(items) else "\n"
            # "Bawaslu Boltim, Rivai": a single word before a comma is a place; a longer run may hold a name
            if len(run) == 1 or (after not in ",(" and not set(run) & given_names()):
                seen[" ".join(run)] += 1
    # one word counts at once, a longer run may hold a name and must come again
    return {run for run, times in seen.items() if times > 1 or " " not in run}


def is_calendar(tokens: Tokens, i: int) -> bool:
    """Whether the token is a weekday, or a month with a number beside it: "Putri Juli" is a name."""
    low = tokens.low(i)
    if low in name_context().months:
        return tokens.kind(i + 1) == "number" or tokens.kind(i - 1) == "number" or not tokens.cap(i - 1)
    return low in name_context().days


def place_run(tokens: Tokens, i: int) -> int:
    """How many tokens from `i` on are the name of a place, the longest reading first; 0 if none."""
    best, key = 0, ""
    for n in range(1, 5):
        j = i + n - 1
        if not tokens.cap(j) or (n > 1 and tokens.kind(j) != "word"):
            break
        key += place_key(tokens.items[j].text)
        if key in names().readings or (n > 1 and key in kecamatan()):
            best = n
        if " ".join(tokens.low(k) for k in range(i, j + 1)) in tokens.local_places:
            best = n
    return best


def is_acronym(text: str) -> bool:
    """Capitals only, two letters or more: KPU, BKPSDM. A long word with vowels is a name in capitals: DARMANSYAH."""
    if len(text) < 2 or not text.isupper() or not text.replace("-", "").isalpha():
        return False
    low = text.lower()
    return low not in given_names() and (len(low) < 8 or sum(c in "aeiou" for c in low) < 3)


@cache
def office_words() -> frozenset[str]:
    """Offices of one word, lower case: bupati, kapolres, camat …"""
    return frozenset(form[0] for forms in office_forms().values() for form, _ in forms if len(form) == 1)


@cache
def opener_words() -> frozenset[str]:
    """First words of the name openers, lower case: I, Ni, La, Andi, Muhammad …"""
    return frozenset(form.lower().replace(".", "") for form in honorifics().name_openers if " " not in form)


@cache
def long_openers() -> frozenset[str]:
    """Name openers of several words, lower case: "anak agung"."""
    return frozenset(form.lower().replace(".", "") for form in honorifics().name_openers if " " in form)


def span_of(tokens: Tokens, start: int, end: int) -> Span:
    """Characters of the tokens `start` up to, not including, `end`."""
    return Span(tokens.items[start].start, tokens.items[end - 1].end)


def is_headline(doc: Document, title: Span) -> bool:
    """Whether a title is a headline: it does not end with a full stop, as a standfirst does."""
    return not title.of(doc.plain).rstrip().endswith(".")

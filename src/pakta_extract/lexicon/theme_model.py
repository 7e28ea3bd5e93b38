"""The learned part of the themes: which words speak for which theme (data/theme_weights.tsv).

A linear model over the words of a point: each word, its stem, its letters by fours, pairs of neighbours, words under
a negation, and the themes that the rules of themes.yaml see. Words in a condition, a purpose or a denial are told from
those that promise. All that follows is part of the model: after a change train again (`python models/train_themes.py`).
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

import regex

from pakta_extract.lexicon import data_text

Zone = Literal["", "condition", "purpose", "denial"]

NEGATIONS = frozenset({"tidak", "tak", "tiada", "tanpa", "bukan", "jangan", "dilarang"})
# Words that say nothing about what is promised; pairs of neighbours reach over them.
EMPTY = frozenset({
    "dan", "atau", "serta", "yang", "di", "ke", "dari", "pada", "untuk", "dengan", "dalam", "akan", "kami",
    "kita", "saya", "para", "oleh", "itu", "ini", "adalah", "bahwa", "maupun", "ataupun", "juga", "secara",
    "segala", "semua", "setiap", "seluruh", "lain", "apa", "pun", "apapun", "mana", "manapun", "siapa",
    "siapapun", "bagi", "kepada", "terhadap", "sebagai", "agar", "supaya", "demi", "guna", "bentuk", "jenis",
    "suatu", "tetap", "selalu", "senantiasa", "sesuai", "hal",
})  # fmt: skip
_WORD = regex.compile(r"[^\W_]+")
_PREFIXES = (
    *("memper", "diper", "member", "menge", "meng", "meny", "mem", "men", "me", "peng", "peny", "pem", "pen"),
    *("per", "ber", "ter", "di", "ke", "se", "pe"),
)
_LETTERS, _NEGATED_REACH = 4, 4
# How much a kind of feature counts beside whole words while the weights are learned.
SHARE = {"g:": 0.5, "e/": 0.7, "o/": 0.7, "r:": 1.5}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a point, lower-cased, and whether it promises or stands in a subordinate part."""

    start: int
    end: int
    text: str
    zone: Zone


@dataclass(frozen=True, slots=True)
class Feature:
    """Something the model weighs, with the words it was read from (none for what is said of the point as a whole)."""

    name: str
    words: tuple[int, ...]


def read_words(text: str, zones: Iterable[tuple[Zone, str]]) -> list[Word]:
    """The words of lower-cased `text`; each zone is given with the text in which only it is blank."""
    blanked = tuple(zones)

    def zone(at: int) -> Zone:
        return next((name for name, rest in blanked if rest[at] == " "), "")

    words = [Word(m.start(), m.end(), m[0], zone(m.start())) for m in _WORD.finditer(text)]
    if any(not w.zone for w in words):
        return words
    return [Word(w.start, w.end, w.text, "") if w.zone == "purpose" else w for w in words]


def stem(word: str) -> str:
    """`word` without its commonest affixes: rough, but the same for most forms of one root."""
    if len(word) < 6:
        return word
    for ending in ("nya", "lah", "kah", "pun"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 4:
            word = ("s" if prefix in ("meny", "peny") else "") + word[len(prefix) :]
            break
    for ending in ("kan", "an", "i"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def features(words: list[Word], election: bool, seen_by_rules: Iterable[str]) -> Iterator[Feature]:
    """All that the model weighs; a name may come more than once. `seen_by_rules` are names like `neutrality:normal`."""
    yield Feature("bias", ())
    yield Feature(f"in:{'election' if election else 'office'}", ())
    if len(words) < 4:
        yield Feature("short", ())
    yield from (Feature(f"r:{seen}", ()) for seen in seen_by_rules)
    before, negated, setting = None, 0, "e/" if election else "o/"
    for at, word in enumerate(words):
        zone, root = f"{word.zone[:1]}/" if word.zone else "", stem(word.text)
        yield Feature(f"{zone}w:{word.text}", (at,))
        yield Feature(f"{zone}s:{root}", (at,))
        if not zone:
            yield Feature(setting + root, (at,))
            if negated and word.text not in NEGATIONS:
                yield Feature(f"n:{root}", (at,))
        if before is not None and words[before].zone == word.zone:
            yield Feature(f"{zone}b:{stem(words[before].text)} {root}", (before, at))
        if word.text not in EMPTY:
            before = at
            if len(word.text) > 3:
                yield from _letters(word.text, zone, at)
        negated = _NEGATED_REACH if word.text in NEGATIONS else max(0, negated - 1)


def _letters(word: str, zone: str, at: int) -> Iterator[Feature]:
    marked = f"^{word}$"
    for i in range(len(marked) - _LETTERS + 1):
        yield Feature(f"{zone}g:{marked[i : i + _LETTERS]}", (at,))


def share(name: str) -> float:
    """How much a feature counts beside a whole word while the weights are learned."""
    return next((s for kind, s in SHARE.items() if name.startswith(kind) or name[2:].startswith(kind)), 1.0)


@dataclass(frozen=True)
class ThemeModel:
    """Weights in hundredths: above `threshold` a theme counts as promised."""

    themes: tuple[str, ...]
    threshold: int
    weights: dict[str, tuple[tuple[int, int], ...]]

    def scores(self, found: Iterable[Feature]) -> dict[str, int]:
        """The score of every theme; each feature counts once."""
        sums = [0] * len(self.themes)
        for name in {f.name for f in found}:
            for theme, weight in self.weights.get(name, ()):
                sums[theme] += weight
        return dict(zip(self.themes, sums, strict=True))

    def knows(self, found: Iterable[Feature]) -> bool:
        """Whether any whole word of the point was seen in training."""
        return any(f.name in self.weights for f in found if f.words and not f.name.startswith("g:"))

    def deciding_words(self, theme: str, found: list[Feature], count: int) -> list[int]:
        """The words that spoke most for `theme`: the strongest and those about it that come near."""
        index = self.themes.index(theme)
        worth, counted = [0.0] * count, set[str]()
        for feature in found:
            if feature.words and feature.name not in counted:
                counted.add(feature.name)
                weight = next((w for t, w in self.weights.get(feature.name, ()) if t == index), 0)
                for at in feature.words:
                    worth[at] += weight / len(feature.words)
        best = max(range(count), key=lambda at: (worth[at], -at))
        near = [at for at in range(max(0, best - 4), min(count, best + 5)) if worth[at] >= max(worth[best] / 3, 1)]
        return near or [best]


@cache
def load_theme_model() -> ThemeModel:
    """The weights that come with the package."""
    head, *lines = data_text("theme_weights.tsv").splitlines()
    threshold, *themes = head.split("\t")
    weights = {}
    for line in lines:
        name, given = line.split("\t")
        weights[name] = tuple((ord(entry[0]) - ord("a"), int(entry[1:])) for entry in given.split(" "))
    return ThemeModel(tuple(themes), int(threshold), weights)

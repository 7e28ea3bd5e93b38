"""Which promises does a pledge point hold? Rules are data (lexicon/data/themes.yaml), and so are the learned weights.

The rules see plain wordings; a small linear model weighs what they see together with all words of the point
(lexicon/theme_model.py) and decides. Only the rules of a researcher's own file have the last word.
"""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set
from dataclasses import dataclass

import regex

from pakta_extract.document import lowered
from pakta_extract.lexicon.theme_model import Feature, Word, features, load_theme_model, read_words
from pakta_extract.lexicon.themes import CompiledTheme, Context, Kind, Strength, Themes, load_themes

LIMIT = 4000  # characters of a point that are looked at
OTHER = "other"


@dataclass(frozen=True, slots=True)
class ThemeHit:
    """A theme of a point and the words that show it, as offsets in the text that was given."""

    theme: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class ThemeReading:
    """A point as the model sees it: what the rules found in it, its words and all that is weighed.

    `negated` are themes whose words stand there only under a "tidak" ("tidak netral").
    """

    by_rule: tuple[ThemeHit, ...]
    negated: frozenset[str]
    words: list[Word]
    features: list[Feature]


@dataclass(frozen=True, slots=True)
class _Match:
    hit: ThemeHit
    clause: int
    strength: Strength
    negated: bool = False


def find_themes(text: str, context: Context | None = None, themes: Themes | None = None) -> list[ThemeHit]:
    """The themes of one point, each once, in the order of the text; `other` where nothing is known.

    `context` says whether the article is about an election; without it the point's own words decide,
    and they do so too where they name one. Only the first 4,000 characters are looked at.
    """
    themes = themes or load_themes()
    reading = read_point(text, context, themes)
    decisive = [hit for hit in reading.by_rule if hit.rule in themes.own_rules]
    hidden = {h for hit in decisive for h in themes.labels[hit.theme].hides} | {hit.theme for hit in decisive}
    chosen = [theme for theme in _weighed(reading, bool(decisive)) if theme not in hidden]
    if decisive and OTHER in chosen:
        chosen.remove(OTHER)
    hits = decisive + [_hit(theme, reading, len(text)) for theme in chosen]
    return _first_of_each(hits) or [ThemeHit(OTHER, 0, len(text), "themes.other")]


def read_point(text: str, context: Context | None = None, themes: Themes | None = None) -> ThemeReading:
    """What the rules find in a point, and what there is to weigh."""
    themes = themes or load_themes()
    head = lowered(text[:LIMIT])
    if context != "election" and themes.election.search(head):
        context = "election"
    context = context or "office"
    promised = _blank(_without_first_condition(head, themes), themes.condition)
    affirmed, kept = _blank(promised, themes.denial), _blank(promised, themes.setting)
    breaks = [m.start() for m in themes.clause_break.finditer(head)]
    matches: list[_Match] = []
    found: list[_Match] = []
    for searched in (kept, promised):
        if not found:
            texts: dict[Kind, str] = {"keep": searched, "avoid": affirmed, "whole": head}
            matches = _matches(themes, texts, context, breaks)
            affirmative = [m for m in matches if not m.negated]
            found = _visible(affirmative, themes)
            found += [m for m in affirmative if m.hit.rule in themes.own_rules and m not in found]
    why = _blank(promised, themes.purpose)
    words = read_words(head, (("condition", promised), ("denial", affirmed), ("purpose", kept), ("purpose", why)))
    shown = {m.hit.theme for m in found}
    hidden = {m.hit.theme for m in matches if not m.negated} - shown
    seen = sorted({f"{m.hit.theme}:{m.strength}" for m in found} | {f"{theme}:hidden" for theme in hidden})
    return ThemeReading(
        by_rule=tuple(_first_of_each([m.hit for m in found])),
        negated=frozenset({m.hit.theme for m in matches if m.negated} - shown),
        words=words,
        features=list(features(words, context == "election", seen)),
    )


def _weighed(reading: ThemeReading, may_be_none: bool) -> list[str]:
    """The themes that the model takes as promised; the likeliest one where none is likely."""
    model = load_theme_model()
    if not reading.by_rule and not model.knows(reading.features):
        return []
    scores = {t: s for t, s in model.scores(reading.features).items() if t not in reading.negated}
    likely = [theme for theme, score in scores.items() if score > model.threshold]
    return likely or ([] if may_be_none else [max(scores, key=scores.__getitem__)])


def _hit(theme: str, reading: ThemeReading, length: int) -> ThemeHit:
    """A theme with its evidence: the words of the rule that saw it, else those that weighed most."""
    for hit in reading.by_rule:
        if hit.theme == theme:
            return hit
    if theme == OTHER or not reading.words:
        return ThemeHit(theme, 0, length, f"themes.{theme}.model" if theme != OTHER else "themes.other")
    words = [
        reading.words[at]
        for at in load_theme_model().deciding_words(theme, reading.features, len(reading.words))
    ]
    return ThemeHit(theme, words[0].start, words[-1].end, f"themes.{theme}.model")


def _without_first_condition(text: str, themes: Themes) -> str:
    """`text` without a condition at its very beginning: that one ends at the first comma ("Jika curang, kami …")."""
    condition = themes.condition.match(text)
    comma = text.find(",", 0, condition.end()) if condition else -1
    return " " * comma + text[comma:] if comma > 0 else text


def _blank(text: str, pattern: regex.Pattern[str]) -> str:
    """`text` with every match of `pattern` made blank, offsets kept."""
    blanked: str = pattern.sub(lambda m: " " * len(m[0]), text)
    return blanked


def _matches(
    themes: Themes, texts: dict[Kind, str], context: Context, breaks: list[int]
) -> list[_Match]:
    """What the rules match, in the order of the themes."""
    found = []
    present = {o for o in themes.openings if o in texts["whole"]}
    for theme in themes.themes:
        rules = [
            (rule, pattern)
            for rule in theme.rules
            if rule.context in (None, context)
            for pattern in rule.patterns
            if not pattern.openings.isdisjoint(present)
        ]
        if not rules:
            continue
        searched = _without_exceptions(texts, theme, present)
        for rule, pattern in rules:
            for m in pattern.pattern.finditer(searched[rule.kind]):
                before = themes.negation.search(searched["keep"], max(0, m.start() - 25), m.start())
                negated = rule.kind == "keep" and before is not None
                hit = ThemeHit(theme.theme.id, m.start(), m.end(), rule.id)
                found.append(_Match(hit, bisect_right(breaks, m.start()), rule.strength, negated))
    return found


def _without_exceptions(texts: dict[Kind, str], theme: CompiledTheme, present: Set[str]) -> dict[Kind, str]:
    for exception in theme.excepted:
        if not exception.openings.isdisjoint(present):
            texts = {kind: _blank(text, exception.pattern) for kind, text in texts.items()}
    return texts


def _visible(found: list[_Match], themes: Themes) -> list[_Match]:
    """Matches that no more special theme hides; a weak one must be alone in its clause."""
    hides = {t.theme.id: set(t.theme.hides) for t in themes.themes}
    covering = [m for m in found if m.strength == "covering"]
    uncovered = [
        m for m in found if not any(_covers(c, m) and c.hit.theme not in hides[m.hit.theme] for c in covering)
    ]
    strong: dict[int, list[_Match]] = {}
    for match in uncovered:
        if match.strength != "weak":
            strong.setdefault(match.clause, []).append(match)
    spans = [m for m in uncovered if m.strength != "weak" and hides[m.hit.theme]]
    visible = []
    for match in uncovered:
        here = {m.hit.theme for m in strong.get(match.clause, ())} - {match.hit.theme}
        around = {m.hit.theme for m in spans if m.hit.start <= match.hit.start < m.hit.end} - {match.hit.theme}
        hidden = any(match.hit.theme in hides[other] for other in here | around)
        lonely = match.strength != "weak" or not here
        if match.strength in ("firm", "covering") or (lonely and not hidden):
            visible.append(match)
    return visible or found


def _covers(covering: _Match, match: _Match) -> bool:
    """Whether `match` stands within the words of a covering match of another theme, in its clause."""
    if covering.hit.theme == match.hit.theme or covering.clause != match.clause:
        return False
    if match.strength == "covering" and match.hit.start <= covering.hit.start:
        return False
    return covering.hit.start <= match.hit.start < covering.hit.end


def _first_of_each(hits: list[ThemeHit]) -> list[ThemeHit]:
    first: dict[str, ThemeHit] = {}
    for hit in hits:
        known = first.get(hit.theme)
        if known is None or hit.start < known.start:
            first[hit.theme] = hit
    return sorted(first.values(), key=lambda hit: (hit.start, hit.theme))

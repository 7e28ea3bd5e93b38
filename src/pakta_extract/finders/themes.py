"""Which promises does a pledge point hold? Patterns are data (lexicon/data/themes.yaml); here is the grammar."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set
from dataclasses import dataclass

import regex

from pakta_extract.document import lowered
from pakta_extract.lexicon.themes import CompiledTheme, Context, Kind, Strength, Themes, load_themes

LIMIT = 4000  # characters of a point that are looked at
OTHER = "other"
SURE: frozenset[Strength] = frozenset({"covering", "firm", "normal", "weak"})
UNSURE: tuple[Strength, ...] = ("hint", "guess")


@dataclass(frozen=True, slots=True)
class ThemeHit:
    """A theme of a point and the words that show it, as offsets in the text that was given."""

    theme: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class _Match:
    hit: ThemeHit
    clause: int
    strength: Strength


def find_themes(text: str, context: Context | None = None, themes: Themes | None = None) -> list[ThemeHit]:
    """The themes of one point, each once, in the order of the text; `other` where nothing matches.

    `context` says whether the article is about an election; without it the point's own words decide,
    and they do so too where they name one. Only the first 4,000 characters are looked at.
    """
    themes = themes or load_themes()
    head = lowered(text[:LIMIT])
    if context != "election" and themes.election.search(head):
        context = "election"
    context = context or "office"
    breaks = [m.start() for m in themes.clause_break.finditer(head)]
    promised = _blank(_without_first_condition(head, themes), themes.condition)
    affirmed = _blank(promised, themes.denial)
    for kept in (_blank(promised, themes.setting), promised):
        texts: dict[Kind, str] = {"keep": kept, "avoid": affirmed, "whole": head}
        found = _matches(themes, SURE, texts, context, breaks)
        if found:
            return _first_of_each(_visible(found, themes))
    for strength in UNSURE:
        found = _matches(themes, {strength}, texts, context, breaks)
        if found:
            return _first_of_each(_longest_in_clause(_visible(found, themes)))
    return [ThemeHit(OTHER, 0, len(text), "themes.other")]


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
    themes: Themes, strengths: Set[Strength], texts: dict[Kind, str], context: Context, breaks: list[int]
) -> list[_Match]:
    """What the rules of these strengths match, in the order of the themes."""
    found = []
    present = {o for o in themes.openings if o in texts["whole"]}
    for theme in themes.themes:
        rules = [
            (rule, pattern)
            for rule in theme.rules
            if rule.strength in strengths and rule.context in (None, context)
            for pattern in rule.patterns
            if not pattern.openings.isdisjoint(present)
        ]
        if not rules:
            continue
        searched = _without_exceptions(texts, theme, present)
        for rule, pattern in rules:
            for m in pattern.pattern.finditer(searched[rule.kind]):
                if rule.kind == "keep" and themes.negation.search(searched["keep"], max(0, m.start() - 25), m.start()):
                    continue
                hit = ThemeHit(theme.theme.id, m.start(), m.end(), rule.id)
                found.append(_Match(hit, bisect_right(breaks, m.start()), rule.strength))
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


def _longest_in_clause(matches: list[_Match]) -> list[_Match]:
    """Of mere hints the most telling one of each clause: the longest, the first of equals."""
    best: dict[int, _Match] = {}
    for match in matches:
        known = best.get(match.clause)
        if known is None or _length(match) > _length(known):
            best[match.clause] = match
    return list(best.values())


def _length(match: _Match) -> int:
    return match.hit.end - match.hit.start


def _first_of_each(matches: list[_Match]) -> list[ThemeHit]:
    first: dict[str, ThemeHit] = {}
    for match in matches:
        known = first.get(match.hit.theme)
        if known is None or match.hit.start < known.start:
            first[match.hit.theme] = match.hit
    return sorted(first.values(), key=lambda hit: (hit.start, hit.theme))

"""Themes of pledge points: the list, its labels, and the patterns that find them (data/themes.yaml)."""
from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

import regex
import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from pakta_extract.lexicon import load_yaml
from pakta_extract.lexicon.notation import compile_patterns, openings, to_regex

Context = Literal["election", "office"]
Strength = Literal["weak", "normal", "firm", "covering"]
Kind = Literal["keep", "avoid", "whole"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ThemeRule(_Model):
    """Some patterns of one theme; the other fields as explained at the head of themes.yaml."""

    patterns: tuple[str, ...]
    context: Context | None = None
    strength: Strength = "normal"
    kind: Kind | None = None


def _rule(given: Any) -> Any:
    return {"patterns": given} if isinstance(given, list) else given


class Theme(_Model):
    """One theme: what it is called, what it means, how it is recognised."""

    id: Annotated[str, Field(pattern="^[a-z][a-z0-9_]*$")]
    label_en: str
    label_id: str
    description: str
    kind: Kind
    rules: dict[str, Annotated[ThemeRule, BeforeValidator(_rule)]]
    excepted: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()


class Conditions(_Model):
    opened_by: tuple[str, ...]
    closed_by: tuple[str, ...]


class ThemeFile(_Model):
    """A whole themes file. In a researcher's own file everything but `themes` may be left out."""

    themes: tuple[Theme, ...]
    lists: dict[str, tuple[str, ...]] = {}
    election_words: tuple[str, ...] = ()
    conditions: Conditions | None = None
    settings: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    clause_breaks: tuple[str, ...] = ()


@dataclass(frozen=True)
class CompiledPattern:
    """A pattern, compiled when a text first holds one of the words it may begin with."""

    source: str
    openings: frozenset[str]

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        return regex.compile(self.source, regex.V1)


@dataclass(frozen=True)
class CompiledRule:
    id: str
    context: Context | None
    strength: Strength
    kind: Kind
    patterns: tuple[CompiledPattern, ...]


@dataclass(frozen=True)
class CompiledTheme:
    theme: Theme
    rules: tuple[CompiledRule, ...]
    excepted: tuple[CompiledPattern, ...]


@dataclass(frozen=True)
class Themes:
    """The theme list, ready to use, in the order of the file. All patterns are for lower-cased text."""

    themes: tuple[CompiledTheme, ...]
    election: regex.Pattern[str]
    condition: regex.Pattern[str]
    setting: regex.Pattern[str]
    purpose: regex.Pattern[str]
    denial: regex.Pattern[str]
    negation: regex.Pattern[str]
    clause_break: regex.Pattern[str]
    own_rules: frozenset[str] = frozenset()

    @cached_property
    def openings(self) -> frozenset[str]:
        """What any pattern of any theme may begin with."""
        patterns = [p for t in self.themes for p in (*t.excepted, *(p for r in t.rules for p in r.patterns))]
        return frozenset().union(*(p.openings for p in patterns))

    @property
    def labels(self) -> dict[str, Theme]:
        """Themes by id: labels in English and Indonesian, description."""
        return {t.theme.id: t.theme for t in self.themes}


@cache
def load_themes(path: Path | None = None) -> Themes:
    """The themes of the package, with those of the file at `path` added.

    A theme of `path` with a new id is added before `other`; one with a known id brings further
    rules, exceptions and themes to hide. What its rules find counts without being weighed. Word lists
    of `path` come on top. Raises OSError, `yaml.YAMLError`, `pydantic.ValidationError` or
    `notation.NotationError` where the file is missing or does not fit.
    """
    base = load_yaml("themes.yaml", ThemeFile)
    if path is None:
        return _compiled(base)
    own = ThemeFile.model_validate(yaml.safe_load(path.read_text("utf-8")))
    rules = frozenset(_rule_id(theme, name) for theme in own.themes for name in theme.rules)
    return replace(_compiled(_merged(base, own)), own_rules=rules)


def _rule_id(theme: Theme, name: str) -> str:
    return f"themes.{theme.id}.{name}"


def _merged(base: ThemeFile, own: ThemeFile) -> ThemeFile:
    themes = {t.id: t for t in base.themes}
    other = themes.pop("other")
    for theme in own.themes:
        known = themes.get(theme.id)
        themes[theme.id] = theme if known is None else known.model_copy(
            update={
                "rules": {**known.rules, **theme.rules},
                "excepted": known.excepted + theme.excepted,
                "hides": known.hides + theme.hides,
            }
        )
    lists = {name: base.lists.get(name, ()) + own.lists.get(name, ()) for name in {**base.lists, **own.lists}}
    return base.model_copy(update={"themes": (*themes.values(), other), "lists": lists})


def _compiled(file: ThemeFile) -> Themes:
    ids = {t.id for t in file.themes}
    unknown = {h for t in file.themes for h in t.hides} - ids
    if unknown:
        raise ValueError(f"themes hide unknown themes: {sorted(unknown)}")

    def compiled(patterns: tuple[str, ...]) -> regex.Pattern[str]:
        return compile_patterns(patterns, file.lists)

    if file.conditions is None:
        raise ValueError("themes.yaml has no conditions")
    opened, closed = compiled(file.conditions.opened_by).pattern, compiled(file.conditions.closed_by).pattern
    negated = rf"(?:{compiled(('<tidak>',)).pattern})\W{{1,3}}(?:(?:akan|pernah|boleh)\W{{1,3}})?$"
    return Themes(
        themes=tuple(_compiled_theme(theme, file.lists) for theme in file.themes),
        election=compiled(file.election_words),
        condition=regex.compile(rf"(?:{opened})(?:(?!{closed})[^.;]){{0,400}}+", regex.V1),
        setting=compiled(file.settings),
        purpose=compiled(file.purposes),
        denial=compiled(file.denials),
        negation=regex.compile(negated, regex.V1),
        clause_break=regex.compile(rf"[.;]|{compiled(file.clause_breaks).pattern}", regex.V1),
    )


def _compiled_theme(theme: Theme, lists: dict[str, tuple[str, ...]]) -> CompiledTheme:
    def compiled(patterns: tuple[str, ...]) -> tuple[CompiledPattern, ...]:
        return tuple(CompiledPattern(to_regex(p, lists), openings(p, lists)) for p in patterns)

    rules = tuple(
        CompiledRule(
            id=_rule_id(theme, name),
            context=rule.context,
            strength=rule.strength,
            kind=rule.kind or theme.kind,
            patterns=compiled(rule.patterns),
        )
        for name, rule in theme.rules.items()
    )
    return CompiledTheme(theme, rules, compiled(theme.excepted))

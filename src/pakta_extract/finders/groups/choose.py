"""Which of the groups that pledge is the widest, where it is first named in full, and which are part of another."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from pakta_extract.document import Document
from pakta_extract.finders.groups.phrases import GroupPhrase, group_phrases, head_of, words_in
from pakta_extract.finders.groups.ties import MOST_SENTENCES, Candidate, is_named
from pakta_extract.finders.groups.tokens import tokens_of
from pakta_extract.lexicon.groups import group_lexicon

ENOUGH, LEAST = 2.0, 1.0  # what a phrase must weigh to be a group; what will do where nothing else is found
WIDER = 1.5  # what a list must weigh to stand for one of its members that weighs more
MOST_GROUPS = 8
_SCOPE = regex.compile(r"\b(?:di|dari|pada|yang|lingkup|lingkungan|se-)\b", regex.I)


def choose_groups(doc: Document, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The widest group in its first full mention, then others that are no part of it, in text order."""
    sure = [c for c in candidates if c.weight >= ENOUGH]
    if not sure:
        best = max(candidates, key=lambda c: c.weight, default=None)
        return [first_full(doc, best, candidates)] if best is not None and best.weight >= LEAST else []
    first = max(sure, key=lambda c: (c.weight + (0.75 if c.phrase.kind == "staff" else 0), -c.phrase.span.start))
    if first.rule == "groups.label":
        return [first]
    first = _wider(doc, first, candidates)
    chosen, shown = [first], [first_full(doc, first, candidates)]
    for candidate in sure:
        if len(shown) == MOST_GROUPS:
            break
        known = [*chosen, *shown]
        if any(_same(candidate, c) or _is_part(candidate, c) or _covers(doc, c, candidate) for c in known):
            continue
        chosen.append(candidate)
        shown.append(first_full(doc, candidate, candidates))
    return sorted(shown, key=lambda c: c.phrase.span)


def _wider(doc: Document, one: Candidate, candidates: Sequence[Candidate]) -> Candidate:
    """A list that holds this group as a member (`guru, orang tua, serta seluruh siswa` for `seluruh siswa`), or the
    words that its abbreviation stands for."""
    lists = (c for c in candidates if c.phrase.listed and not one.phrase.listed and c.weight >= WIDER)
    text = one.phrase.span.of(doc.plain)
    spelled = (c for c in candidates if c.weight >= ENOUGH and f"({text.split()[-1]})" in c.phrase.span.of(doc.plain))
    wider = [*lists, *(spelled if not one.phrase.scoped else ())]
    return next((c for c in wider if _covers(doc, c, one)), one)


def first_full(doc: Document, one: Candidate, candidates: Sequence[Candidate]) -> Candidate:
    """The group's first mention that is spelled out or says where its people belong.

    Where the chosen mention says it already, an earlier one counts only if it is as surely tied to the pledge.
    """
    if one.phrase.scoped:
        least = max(one.weight - 0.5, ENOUGH)
        same = [c for c in candidates if c.weight >= least and c.phrase.scoped and _same(c, one)]
        first = (same or [one])[0]
        spelled = _spelled_out(doc, first)
        return first if spelled is None else replace(first, phrase=_with_count(spelled, first.phrase))
    tied = [c.phrase for c in candidates if c.weight >= LEAST and _same(c, one)]
    for phrase in _mentions(doc):
        earlier = phrase.span.start < one.phrase.span.start
        if (earlier or phrase in tied) and _is_fuller(doc, phrase, one.phrase, earlier):
            return replace(one, phrase=_with_count(phrase, one.phrase))
    staff = [c for c in candidates if c.weight >= one.weight - 0.5 and c.phrase.scoped and _same(c, one)]
    if staff:
        return staff[0]
    if one.phrase.head != ("jajaran",) and doc.sentences and one.phrase.span.start < doc.sentences[0].end:
        return one  # the lead itself names the group so
    for title in doc.of_kind("title")[:3]:
        for phrase in group_phrases(tokens_of(doc, title.span)):
            if phrase.scoped and _means(doc, phrase, one.phrase):
                return replace(one, phrase=_with_count(phrase, one.phrase))
    return one


def _is_fuller(doc: Document, phrase: GroupPhrase, other: GroupPhrase, earlier: bool) -> bool:
    if not _means(doc, phrase, other):
        return False
    spelled = "(" in phrase.span.of(doc.plain) and "(" not in other.span.of(doc.plain)
    more = len(_words(doc, phrase)) - len(_words(doc, other))
    longer = earlier and more >= 2 and other.kind != "staff"
    all_of_them = earlier and more >= 1 and phrase.plural and not (other.plural or other.listed)
    return phrase.scoped or spelled or longer or all_of_them


def _spelled_out(doc: Document, one: Candidate) -> GroupPhrase | None:
    """An earlier mention that spells out an abbreviation, for a branch: `anggota Panitia X (PX)` before `anggota
    PX yang bertugas di 17 kecamatan`."""
    if " yang " not in one.phrase.span.of(doc.plain):
        return None
    if one.phrase.kind != "members" or one.phrase.listed or "(" in one.phrase.span.of(doc.plain):
        return None
    core = words_in(_SCOPE.split(one.phrase.span.of(doc.plain))[0])
    for phrase in _mentions(doc):
        if phrase.span.start >= one.phrase.span.start:
            break
        if "(" in phrase.span.of(doc.plain) and core <= _words(doc, phrase) and head_of(phrase) == head_of(one.phrase):
            return phrase
    return None


def _mentions(doc: Document) -> Iterator[GroupPhrase]:
    """Every group phrase of the body that is no quotation and no person's office."""
    for unit in doc.sentences[:MOST_SENTENCES]:
        tokens = tokens_of(doc, unit)
        for phrase in group_phrases(tokens):
            one_person = phrase.kind == "officers" and not phrase.plural
            if not (one_person or doc.in_quote(phrase.span.start) or is_named(doc, phrase)):
                yield phrase


def _with_count(phrase: GroupPhrase, other: GroupPhrase) -> GroupPhrase:
    return phrase if phrase.count is not None else replace(phrase, count=other.count)


def _words(doc: Document, phrase: GroupPhrase) -> frozenset[str]:
    return words_in(phrase.span.of(doc.plain))


def _means(doc: Document, fuller: GroupPhrase, phrase: GroupPhrase) -> bool:
    """Whether the fuller phrase begins like the other and has all its words."""
    return head_of(fuller) == head_of(phrase) and _words(doc, phrase) <= _words(doc, fuller)


def _covers(doc: Document, whole: Candidate, one: Candidate) -> bool:
    words = _words(doc, one.phrase)
    return ((words - {"anggota"}) or words) <= _words(doc, whole.phrase)


def _same(one: Candidate, other: Candidate) -> bool:
    if head_of(one.phrase) == head_of(other.phrase):
        return True
    any_staff = ("jajaran",) in (one.phrase.head, other.phrase.head)
    return one.phrase.kind == other.phrase.kind == "staff" and not any_staff


def _is_part(one: Candidate, whole: Candidate) -> bool:
    """Whether a group belongs to another: offices and branches to the staff, unless they sign another pledge."""
    other_pledge = bool(one.instruments and whole.instruments) and not one.instruments & whole.instruments
    if one.phrase.head == ("perwakilan",):
        return True
    if one.rule == "groups.followers" and not other_pledge:
        return True
    if other_pledge and one.signs:
        return False
    if one.phrase.head[0] in group_lexicon().outsiders or " ".join(one.phrase.head) in group_lexicon().outsiders:
        return False
    if whole.phrase.kind == "staff" or one.phrase.kind == "staff":
        return True
    return (whole.phrase.with_staff and not one.phrase.listed) or one.phrase.kind == whole.phrase.kind == "officers"

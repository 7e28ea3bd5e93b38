"""How many people pledge: the number in front of a group, or one that the article gives elsewhere for the pledgers."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from pakta_extract.document import Document, Span, lowered
from pakta_extract.finders.groups.phrases import GroupPhrase, group_phrases, head_of, words_in
from pakta_extract.finders.groups.ties import MOST_SENTENCES, Candidate, label_in
from pakta_extract.finders.groups.tokens import LONGEST_UNIT, tokens_of
from pakta_extract.findings import Act, TermFinding
from pakta_extract.lexicon.groups import group_lexicon, heads
from pakta_extract.lexicon.numbers import LIMIT, NUMBER, parse_number

BEHIND = 90  # characters behind a number in which the verb of taking part stands
# "sedikitnya 81 kepala desa" gives the number that came; "lebih dari seribu" does not
AT_LEAST = regex.compile(
    r"\b(?:sedikitnya|setidaknya|kurang lebih|(?:tak|tidak) kurang dari|paling sedikit)\s*$", regex.I
)
# "seluruh siswa—sekitar 900 anak—", "semua petugas (61 orang)"
ASIDE = regex.compile(r"[\u2014(]\s?(?:(?:sekitar|sebanyak|total|berjumlah|jumlah|kurang lebih)\s)?$", regex.I)
# In a quotation only "310 orang yang ikut berikrar" is a head count
_PLEDGED = regex.compile(
    r" (?:yang )?(?:(?:ikut|turut|sudah|telah|akan|hari ini) ){0,2}"
    r"(?:(?:ber|meng)?ikrar|deklarasi|menandatangani|meneken|disumpah|mengucapkan)"
)
FEWEST = 6  # a smaller number elsewhere in the article is no head count of the pledgers


def count_of_groups(doc: Document, chosen: Sequence[Candidate]) -> TermFinding | None:
    """The number in front of the first of these groups that has one."""
    for candidate in chosen:
        phrase = candidate.phrase
        if phrase.count is not None and phrase.kind != "bodies":
            return _finding(doc, phrase.count, "groups.count_in_front")
    return None


def count_elsewhere(doc: Document, acts: Sequence[Act], chosen: Sequence[Candidate]) -> TermFinding | None:
    """A number of people that another sentence gives for the pledgers: `diikuti 38 orang`, `seluruhnya 73 orang`.

    Sentences that tell the pledge come first, then the others in order; titles last.
    """
    telling = {a.sentence for a in acts}
    sentences = doc.sentences[:MOST_SENTENCES]
    units = [*(s for s in sentences if s in telling), *(s for s in sentences if s not in telling)]
    for unit in [*units, *(t.span for t in doc.of_kind("title"))]:
        for number in _numbers_in(doc, unit, chosen):
            return _finding(doc, number, "groups.count_elsewhere")
    return None


def _finding(doc: Document, number: Span, rule: str) -> TermFinding | None:
    value = parse_number(number.of(doc.plain))
    before = doc.plain[max(0, number.start - 20) : number.start]
    if value is None or value < 1 or before.endswith("per "):  # "satu per satu aparatur"
        return None
    if _limit().search(before) and not AT_LEAST.search(before):
        return None
    return TermFinding(str(value), number, rule)


@cache
def _limit() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{LIMIT})\s*$", regex.I)


@cache
def _number() -> regex.Pattern[str]:
    return regex.compile(NUMBER, regex.I | regex.V1)


def _numbers_in(doc: Document, unit: Span, chosen: Sequence[Candidate]) -> Iterator[Span]:
    """Numbers of people in a sentence that took part in the pledge."""
    low = lowered(doc.plain[unit.start : min(unit.end, unit.start + LONGEST_UNIT)])
    label = label_in(doc, unit)
    for m in _number().finditer(doc.plain, unit.start, min(unit.end, unit.start + LONGEST_UNIT)):
        number = Span(*m.span())
        value = parse_number(m[0])
        if value is None or value < FEWEST or _finding(doc, number, "") is None:
            continue
        people = _people_behind(doc, unit, number.end, chosen)
        if doc.in_quote(number.start) and not (people and _PLEDGED.match(low, people - unit.start)):
            continue
        labelled = label is not None and label.end <= number.start < label.end + 20
        labelled |= people is not None and _is_aside(doc, number, people)
        if people is not None and (labelled or _takes_part(low, number.start - unit.start, people - unit.start)):
            yield number


def _is_aside(doc: Document, number: Span, people: int) -> bool:
    """A number and its people between dashes or brackets, right behind a group."""
    opened = ASIDE.search(doc.text, max(0, number.start - 30), number.start) is not None
    return opened and doc.text[people : people + 1] in ("\u2014", ")")


def _people_behind(doc: Document, unit: Span, end: int, chosen: Sequence[Candidate]) -> int | None:
    """End of the words for people right behind a number: `orang`, or a group of the same kind as a chosen one."""
    m = regex.compile(r"\s*(?:di antara)?\s*(\p{L}+)", regex.V1).match(doc.plain, end, unit.end)
    if m is None:
        return None
    if m[1].lower() in group_lexicon().counted:
        return m.end()
    if m[1].lower() not in heads():
        return None
    phrases = group_phrases(tokens_of(doc, Span(end, min(unit.end, end + 200))))
    if not phrases or phrases[0].span.start - end > 12 or phrases[0].kind == "bodies" or phrases[0].counts:
        return None
    if chosen and not any(_alike(doc, phrases[0], c.phrase) for c in chosen):
        return None
    return phrases[0].span.end


def _alike(doc: Document, one: GroupPhrase, chosen: GroupPhrase) -> bool:
    """Whether the head is that of the chosen group or of a member of its list, or its abbreviation."""
    words = words_in(chosen.span.of(doc.plain))
    abbreviated = words_in(one.span.of(doc.plain)) - {"anggota"} <= words
    same = head_of(one) == head_of(chosen) or (chosen.listed and head_of(one) in words) or abbreviated
    return same or one.kind == chosen.kind == "staff"


def _takes_part(low: str, start: int, end: int) -> bool:
    words = group_lexicon()
    before = regex.findall(r"[\p{L}-]+", low[max(0, start - 60) : start], regex.V1)
    near = [w for w in before if w not in ("sekitar", "kurang", "lebih", "hanya", "para", "seluruh", "oleh")]
    if near and near[-1] in ("bersama", "disaksikan", "menyaksikan", "hadapan", "depan"):
        return False
    if near and near[-1] in words.count_before - {"ada", "sebanyak", "sejumlah", "peserta"}:
        return True
    if any(w.startswith("jumlah") for w in before) and not words.count_behind.isdisjoint(before):
        return True  # "Jumlah pegawai yang mengikuti ikrar sebanyak 187 orang"
    behind = regex.split(r'[.;"]', low[end : end + BEHIND])[0]
    verbs = regex.findall(r"[\p{L}-]+", behind, regex.V1)[:8]
    return any(v in words.count_behind for v in verbs)

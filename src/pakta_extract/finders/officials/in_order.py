"""Several offices, then as many names: the names go to the offices in their order."""
from __future__ import annotations

from dataclasses import replace

from pakta_extract.finders.officials.heads import match_office
from pakta_extract.finders.officials.names import NameGroup, parse_name
from pakta_extract.finders.officials.office_phrase import OfficePhrase
from pakta_extract.finders.officials.tokens import Tokens

LIST_MARKS = frozenset([",", ";", "dan", "serta"])


def respectively(tokens: Tokens, phrases: list[OfficePhrase]) -> list[OfficePhrase]:
    """"Kapolsek X, Danramil Y, dan Camat X, masing-masing Budi, Ani, dan Rudi"."""
    out = list(phrases)
    for n, last in enumerate(phrases):
        at = last.end + (tokens.low(last.end) == ",")
        if tokens.low(at) != "masing-masing":
            continue
        first = n
        while first and phrases[first - 1].name is None and phrases[first].start > phrases[first - 1].end:
            between = {tokens.low(k) for k in range(phrases[first - 1].end, phrases[first].start)}
            if not between <= LIST_MARKS:
                break
            first -= 1
        names = _names_listed(tokens, at + 1, n + 1 - first)
        if first < n and last.name is None and len(names) == n + 1 - first:
            for k, name in enumerate(names, first):
                out[k] = replace(phrases[k], name=name, rule="officials.pair")
    return out


def _names_listed(tokens: Tokens, i: int, most: int) -> list[NameGroup]:
    """The names of a list that begins at token `i`."""
    names: list[NameGroup] = []
    while len(names) < most and (name := parse_name(tokens, i)) is not None:
        names.append(name)
        i = name.after
        while tokens.low(i) in LIST_MARKS:
            i += 1
    return names


def pair(tokens: Tokens, first: OfficePhrase, second: OfficePhrase) -> tuple[OfficePhrase, OfficePhrase] | None:
    """"Bupati dan Wakil Bupati X, Budi dan Sari": the names go to the offices in their order."""
    if first.name is not None or second.name is None or first.context != "plain":
        return None
    if [tokens.low(k) for k in range(first.end, second.start)] not in (["dan"], ["serta"], ["bersama"]):
        return None
    if tokens.low(second.name.after) not in ("dan", "-") or match_office(tokens, second.name.after + 1):
        return None
    other = parse_name(tokens, second.name.after + 1)
    if other is None or second.name.start < second.end:
        return None
    return replace(first, name=second.name, rule="officials.pair"), replace(second, name=other, rule="officials.pair")


LIST_MARKS = frozenset([",", ";", "dan", "serta"])

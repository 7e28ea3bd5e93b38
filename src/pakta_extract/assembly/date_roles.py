"""What a date in the text belongs to: the occasion, a deadline, the voting day, a document, an interview …

Read from the words just before and after the mention, within its sentence.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day
from functools import cache
from typing import Literal

import regex

from pakta_extract.document import Document, Span
from pakta_extract.findings import DateMention
from pakta_extract.lexicon.calendar import any_of, calendar
from pakta_extract.lexicon.references import elections_lexicon

# "Ia mengatakan pengumuman calon dilakukan pada 22 Mei": the day of what is told, not that of the telling
SAID_OF_OTHERS = regex.compile(r"\b(?:di\p{Ll}{4,}|berlangsung)\s+pada\s+(?:tanggal\s+|hari\s+)?$")

Role = Literal[
    "deadline",  # paling lambat 16 Oktober, hingga 23 Juni
    "start",  # mulai 25 September
    "voting",  # the voting day, the campaign, the registration of candidates
    "document",  # tanggal of a letter, decree or circular
    "earlier",  # of something else that lies behind: "yang dilantik pada 15 September lalu"
    "ahead",  # 27 November mendatang
    "interview",  # kata X, Selasa (8/10)
    "apart",  # the interview took place apart from the event
    "label",  # Hari/Tanggal: …
    "news",  # as the press dates an occasion: with a weekday or in brackets, or beside a word for an occasion
]
FLAGS = regex.I
BEFORE, AFTER = 170, 40  # characters looked at
NO_CLAUSE = regex.compile(r"\b(?:pada|hari|tanggal|tgl|di|yakni|yaitu)\b", regex.I)
CLAUSE_END = regex.compile(r'[,;:"()]')


@dataclass(frozen=True, slots=True)
class _Patterns:
    deadline: regex.Pattern[str]
    start: regex.Pattern[str]
    document: regex.Pattern[str]
    election: regex.Pattern[str]
    ways: regex.Pattern[str]
    link: regex.Pattern[str]
    voting: regex.Pattern[str]
    occasion: regex.Pattern[str]
    past_after: regex.Pattern[str]
    earlier: regex.Pattern[str]
    ahead_after: regex.Pattern[str]
    said: regex.Pattern[str]
    said_after_quote: regex.Pattern[str]
    said_next: regex.Pattern[str]
    interview: regex.Pattern[str]
    tie: regex.Pattern[str]
    label: regex.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = calendar()
    on = r"(?:\s{1,3}(?:pada|hari|tanggal|tgl\.?|di|bulan)){0,3}\s{0,3}$"
    election = any_of(name for kind in elections_lexicon().kinds for name in kind.words)
    ways = r"(?:serentak|nasional|damai|(?:tahun\s)?20\d\d|pada|hari|tanggal|yang|akan|nanti)"
    occasion = any_of(words.occasions)
    said = any_of(words.said)

    def find(source: str) -> regex.Pattern[str]:
        return regex.compile(source, FLAGS)

    return _Patterns(
        deadline=find(rf"(?<!\w){any_of(words.deadline)}{on}"),
        start=find(rf"(?<!\w){any_of(words.start)}{on}"),
        document=find(
            rf"(?<!\w)(?:{any_of(words.document)}\b[^,;\n]{{0,60}}(?<!\w)(?:tanggal|tgl\.?)|{any_of(words.dated)})\s{{0,3}}$"
        ),
        election=find(rf"(?<!\w){election}(?!\w)"),
        ways=find(rf"(?:\s{{1,3}}{ways}){{0,4}}\s{{0,3}}"),
        link=find(rf"(?<!\w){any_of(words.voting_link)}(?!\w)"),
        voting=find(rf"(?<!\w){any_of(words.voting)}(?!\w)"),
        occasion=find(rf"(?<!\w){occasion}(?!\w)"),
        past_after=find(rf"^\s{{0,2}}{any_of(words.past)}(?!\w)"),
        earlier=find(rf"(?<!\w){any_of(words.earlier)}(?!\w)"),
        ahead_after=find(rf"^\s{{0,2}}{any_of(words.ahead)}(?!\w)"),
        said=find(rf"(?<!\w){said}(?!\w)"),
        said_after_quote=find(rf'^[\s,"]{{0,4}}(?:{any_of(words.said_after_quote)}|{said})(?!\w)'),
        said_next=find(r"^[\s,)]{0,4}(?:me\w{3,12}kan|menyebut|menuturkan|mengaku)(?!\w)"),
        interview=find(rf"(?<!\w){any_of(words.interview)}(?!\w)"),
        tie=find(
            rf"(?<!\w)(?:usai|seusai|selepas|setelah|sesudah|saat|ketika|sela|sela-sela|dalam|pada|memimpin|menghadiri|membuka)"
            rf"(?:\s{{1,3}}[\w-]+){{0,5}}?\s{{1,3}}{occasion}"
        ),
        label=find(rf"(?:^|\n)\W{{0,4}}{any_of(words.form_labels)}\s{{0,20}}:\s{{0,6}}$"),
    )


def roles_of(doc: Document, mention: DateMention, acts: Sequence[Span] = ()) -> frozenset[Role]:
    """What stands against this mention being the date of the occasion, or for it (`label`, `news`).

    `acts` are the spans of the pledge acts: a clause with one tells of the occasion.
    """
    sentence = doc.sentence_at(mention.span.start) or Span(mention.span.start, mention.span.end)
    plain, found = doc.plain, _patterns()
    before = plain[max(sentence.start, mention.span.start - BEFORE) : mention.span.start]
    after = plain[mention.span.end : min(mention.span.end + AFTER, sentence.end)]
    clause = _clause(before)
    written = mention.span.of(plain).lower()
    roles: set[Role] = set()
    if found.label.search(plain[max(0, mention.span.start - 50) : mention.span.start]):
        roles.add("label")
    if mention.weekday is not None or mention.rule == "dates.numeric" or found.occasion.search(before):
        roles.add("news")
    if found.deadline.search(before):
        roles.add("deadline")
    if found.start.search(before):
        roles.add("start")
    if _is_voting_day(mention, before, clause, after):
        roles.add("voting")
    if found.document.search(before + ("tanggal" if written.startswith(("tanggal", "tgl")) else "")):
        roles.add("document")
    if found.ahead_after.search(after) or mention.rule == "dates.weekday_ahead" or (mention.days_back or 0) < 0:
        roles.add("ahead")
    gone = found.past_after.search(after) or (written.endswith((" lalu", " silam")) and mention.weekday is None)
    start = mention.span.start - len(clause)
    tells = found.occasion.search(clause) or any(start < a.end <= mention.span.start for a in acts)
    if (gone or found.earlier.search(before[-50:])) and not tells:
        roles.add("earlier")
    if (mention.year or 2000) < 1995:
        roles.add("earlier")
    return frozenset(roles | _interview(mention, sentence, plain, after))


@cache
def vague_time() -> regex.Pattern[str]:
    """`beberapa waktu lalu`: words by which a sentence leaves the time of its act open."""
    return regex.compile(rf"(?<!\w){any_of(calendar().vague)}(?!\w)", FLAGS)


def _clause(before: str) -> str:
    """What stands before the date since the last comma; before `…, Senin (2/9)` and `…, pada` the clause before."""
    parts = CLAUSE_END.split(before)
    while len(parts) > 1 and not regex.search(r"\p{L}", NO_CLAUSE.sub("", parts[-1])):
        last = parts.pop()
        parts[-1] = f"{parts[-1]},{last}"
    return str(parts[-1])


def _is_voting_day(mention: DateMention, before: str, clause: str, after: str) -> bool:
    """Whether the date is of the election itself.

    `Pilkada 9 Desember 2020`, `Pilkada yang akan digelar pada 27 November`, `pencoblosan 14 Februari`,
    but not `ikrar netralitas Pilkada 2020, Rabu (7/10)`, where the clause has ended.
    """
    found = _patterns()
    around = before + " | " + after
    if _is_known_day(mention) and (found.election.search(around) or found.voting.search(around)):
        return True
    clause = CLAUSE_END.split(clause)[-1]
    tells = bool(found.occasion.search(clause))
    if (voting := _last(found.voting, clause)) is not None:
        adjacent = mention.weekday is None and bool(found.ways.fullmatch(clause, voting.end()))
        near = len(clause) - voting.end() < 25 or bool(found.link.search(clause, voting.end()))
        return adjacent or (near and not tells)
    if (election := _last(found.election, clause)) is None:
        return False
    if found.link.search(clause, election.end()) and not found.occasion.search(clause, election.end()):
        return " yang " in clause[election.start() :].lower() or not tells
    return mention.weekday is None and bool(found.ways.fullmatch(clause, election.end()))


def _last(pattern: regex.Pattern[str], text: str) -> regex.Match[str] | None:
    return next(iter(reversed(list(pattern.finditer(text)))), None)


def _is_known_day(mention: DateMention) -> bool:
    """Whether the country voted on that day: 27 November 2024, Rabu (14/2)."""

    def fits(day: Day) -> bool:
        same_day = (mention.month, mention.day) == (day.month, day.day)
        return same_day and mention.year in (None, day.year) and mention.weekday in (None, day.weekday())

    return any(fits(day) for kind in elections_lexicon().kinds for day in kind.voting_days)


def _interview(mention: DateMention, sentence: Span, plain: str, after: str) -> set[Role]:
    """Whether the date stands in the clause that tells who spoke to the press, and where."""
    found = _patterns()
    telling = plain[sentence.start : mention.span.start]
    quote = telling.rfind('"')
    tail = telling[quote + 1 :][-BEFORE:]
    speaks = found.said_after_quote.search(tail) if quote >= 0 else None
    speaks = speaks or found.said.search(tail) or found.said_next.search(after)
    whole = tail + after
    if found.interview.search(whole):
        return {"interview", "apart"}
    if not speaks or found.tie.search(tail):
        return set()
    if found.occasion.search(tail, speaks.end()) and not found.said_next.search(after):
        return set()  # "Sekda mengatakan penandatanganan berlangsung Senin (2/9)"
    if SAID_OF_OTHERS.search(tail):
        return {"interview", "apart"}
    return {"interview"}

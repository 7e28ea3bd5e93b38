"""The date of the occasion, and the publication date, by the guideline's rules on dates.

The day is looked for where the pledge is told: in the sentence of an act, its paragraph, then the first full
date of the article; deadlines, voting days, dates of letters and of other things never count, the date of an
interview only where there is no other. A bare weekday or `kemarin` needs an anchor: the publication date, or
another full date of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day
from datetime import timedelta
from functools import cache

import regex

from pakta_extract.assembly.date_roles import Role, roles_of, vague_time
from pakta_extract.assembly.date_years import settle_year
from pakta_extract.assembly.ground import evidence, squeeze
from pakta_extract.document import Document, Span
from pakta_extract.finders.date_grammar import read_dates
from pakta_extract.findings import Act, DateMention, TermFinding
from pakta_extract.lexicon.calendar import any_of, calendar
from pakta_extract.schema import DateValue, Notice, Status

MOST = 300  # mentions and acts looked at; hostile text has more
NEVER: frozenset[Role] = frozenset({"deadline", "voting", "earlier"})
LEAD = 3  # sentences
NO_ANCHOR: frozenset[Role] = NEVER | {"document", "ahead", "start"}
SLACK = timedelta(days=1)  # publication times are often those of another time zone


@dataclass(frozen=True, slots=True)
class _Candidate:
    mention: DateMention
    roles: frozenset[Role]
    sentence: Span
    block: Span | None
    zone: str  # "body", "caption", "title", "quote"

    @property
    def full(self) -> bool:
        return self.mention.day is not None

    @property
    def is_month(self) -> bool:
        return not self.full and (self.mention.month is not None or self.mention.months_back is not None)

    @property
    def span(self) -> Span:
        return self.mention.span


def published_value(
    doc: Document, mention: DateMention | None, metadata_published: str | None = None
) -> DateValue | None:
    """The publication date: the metadata's where it can be read, else the text's.

    `metadata_published` may be ISO (`2024-09-03T10:00:00+07:00`) or written out. A value from the metadata has
    no evidence and an empty `text`, since nothing in the article says it.
    """
    if metadata_published:
        given = next((d for d in read_dates(metadata_published[:80]) if d.year and d.month and d.day), None)
        if given is not None:
            return DateValue(
                value=_iso(given.year, given.month, given.day), precision="day", text="", year_from="published",
                evidence=(), rule="dates.metadata", note="given in the metadata",
            )  # fmt: skip
    if mention is None or mention.year is None or mention.month is None or mention.day is None:
        return None
    value = _iso(mention.year, mention.month, mention.day)
    text = mention.span.of(doc.text)
    told = (evidence(doc, mention.span),)
    return DateValue(value=value, precision="day", text=text, year_from="text", evidence=told, rule=mention.rule)


def choose_date(
    doc: Document,
    acts: Sequence[Act],
    dates: Sequence[DateMention],
    published: DateValue | None,
    elections: Sequence[TermFinding],
    status: Status,
) -> tuple[DateValue | None, tuple[Notice, ...]]:
    """The date of the occasion and what a reader should know of it.

    `published` is what `published_value` gave, `elections` what `find_elections` found. Notices have the codes
    `weekday_mismatch`, `year_unknown`, `year_inferred` (by one cue alone: a year that the day of publication gives and
    the weekday confirms needs no warning) and `date_conflict`.
    """
    anchor = Day.fromisoformat(published.value) if published is not None else None
    candidates = _candidates(doc, acts, dates, published)
    for candidate in _ranked(doc, _acts_that_tell(acts[:MOST], status), candidates, status, anchor):
        value = _resolve(doc, candidate, candidates, anchor, elections, status)
        if value is not None and _possible(value, anchor, status, candidate):
            told = _told_best(doc, candidate, candidates, acts[:MOST])
            value = value.model_copy(update={"evidence": (evidence(doc, told.span),)})
            return value, _notices(doc, value, told, candidates)
    return None, ()


def _told_best(
    doc: Document, chosen: _Candidate, candidates: Sequence[_Candidate], acts: Sequence[Act]
) -> _Candidate:
    """Of mentions in the same words, the one nearest to where the text tells the pledge: what a reader looks for."""
    told = [a for a in acts if _block(doc, a) and a.sentence.of(doc.plain).rstrip(' "').endswith(".")]
    blocks = {_block(doc, a) for a in told}

    def distance(c: _Candidate) -> tuple[bool, bool, int]:
        gaps = (max(c.span.start - a.span.end, a.span.start - c.span.end, 0) for a in told)
        elsewhere = all(not c.sentence.overlaps(a.sentence) for a in told)
        return elsewhere, c.block not in blocks, min(gaps, default=0)

    words = replace(chosen.mention, span=Span(0, 0))
    alike = [c for c in candidates if replace(c.mention, span=Span(0, 0)) == words and not c.roles & NEVER]
    return min([chosen, *alike], key=distance)


def _acts_that_tell(acts: Sequence[Act], status: Status) -> list[Act]:
    """The acts of the event's own status, else all but the recalled ones, else all."""
    own = [a for a in acts if a.kind == status]
    return own or [a for a in acts if a.kind != "recalled"] or list(acts)


def _candidates(
    doc: Document, acts: Sequence[Act], dates: Sequence[DateMention], published: DateValue | None
) -> list[_Candidate]:
    """The mentions in running text, captions and titles, with what they belong to."""
    line = Span(published.evidence[0].start, published.evidence[0].end) if published and published.evidence else None
    aside = [s.span for s in doc.of_kind("published", "byline")][:MOST]
    zones = [(s.span, s.kind) for s in doc.of_kind("caption", "title", "quote")][:MOST]
    spans = [a.span for a in acts[:MOST]]
    out = []
    for mention in dates[:MOST]:
        if any(s.overlaps(mention.span) for s in aside):
            continue
        if line is not None and line.overlaps(doc.given(mention.span)[0]):
            continue
        zone = next((kind for span, kind in zones if span.covers(mention.span.start)), "body")
        sentence = doc.sentence_at(mention.span.start) or next(
            (s for s, _ in zones if s.covers(mention.span.start)), mention.span
        )
        block = doc.block_at(mention.span.start)
        out.append(_Candidate(mention, roles_of(doc, mention, spans), sentence, block.span if block else None, zone))
    return out


def _ranked(
    doc: Document, acts: Sequence[Act], candidates: Sequence[_Candidate], status: Status, anchor: Day | None
) -> Iterator[_Candidate]:
    """Candidates from the likeliest on; the same one may come again."""
    usable = [c for c in candidates if not c.roles & NEVER and _in_tense(c, status)]
    if status != "mandated":
        usable = [c for c in usable if "document" not in c.roles]
    told = [c for c in usable if "interview" not in c.roles]
    firm = [c for c in told if c.full]
    months = [c for c in told if c.is_month]
    loose = [c for c in told if not c.full and not c.is_month and c.zone != "quote"]
    heads = {s.span for s in doc.of_kind("title", "caption")}
    lead = set(doc.sentences[:LEAD])
    blocks = {act: _block(doc, act) for act in acts}
    by_act = [c for act in acts for c in loose if c.sentence.overlaps(act.sentence)]
    in_block = [c for c in (*loose, *months) if c.block is not None and c.block in blocks.values()]

    yield from (c for c in firm if "label" in c.roles)
    for act in sorted(acts, key=lambda a: a.sentence in heads):
        yield from _nearest(act, [c for c in firm if c.sentence.overlaps(act.sentence)])
        if anchor is not None and act.sentence in lead:
            yield from (c for c in by_act if c.sentence.overlaps(act.sentence))
        yield from _nearest(act, [c for c in firm if c.block is not None and c.block == blocks[act]])
    if anchor is not None:
        yield from by_act
    first = next((a for a in acts if a.sentence not in heads), None)
    if first is not None and vague_time().search(doc.plain, *first.sentence):
        yield from (c for c in months if c in in_block or c.sentence.overlaps(first.sentence))
        return
    yield from (
        c for c in firm if c.zone != "quote" and "start" not in c.roles and ("news" in c.roles or _alone(doc, c))
    )
    yield from (c for c in (*by_act, *in_block) if c in loose)
    if anchor is not None:
        yield from (c for c in loose if c.sentence in doc.sentences[:LEAD])
    yield from (c for c in months if c in in_block or any(c.sentence.overlaps(a.sentence) for a in acts))
    if status != "planned":
        spoken = [c for c in usable if "interview" in c.roles and (status == "mandated" or "apart" not in c.roles)]
        yield from sorted(spoken, key=lambda c: not c.full)
    if status == "mandated" and anchor is not None:
        yield from loose  # the day on which the order was told
    yield from (c for c in firm if "news" in c.roles)


def _alone(doc: Document, candidate: _Candidate) -> bool:
    """Whether the date closes a short line of its own: `Girimulyo, 2 Juni 2025`, where a pledge was signed."""
    return candidate.block is not None and len(candidate.block.of(doc.plain).split()) <= 8


def _block(doc: Document, act: Act) -> Span | None:
    block = doc.block_at(act.span.start)
    return block.span if block is not None else None


def _in_tense(candidate: _Candidate, status: Status) -> bool:
    return status == "planned" or "ahead" not in candidate.roles


def _nearest(act: Act, candidates: list[_Candidate]) -> list[_Candidate]:
    """Nearest to the act first; quoted words last, a start (`mulai 2 September`) after a plain date."""

    def distance(c: _Candidate) -> tuple[bool, bool, int]:
        gap = max(c.span.start - act.span.end, act.span.start - c.span.end, 0)
        return c.zone == "quote", "start" in c.roles, gap

    return sorted(candidates, key=distance)


def _resolve(
    doc: Document,
    candidate: _Candidate,
    candidates: Sequence[_Candidate],
    anchor: Day | None,
    elections: Sequence[TermFinding],
    status: Status,
) -> DateValue | None:
    """The candidate as a value, or None where nothing anchors it."""
    mention = candidate.mention
    others = [c for c in candidates if c is not candidate]
    if mention.month is not None and mention.day is not None:
        same_story = [c.mention for c in others if not c.roles & {"earlier", "document"}]
        year, source = settle_year(
            mention, same_story, anchor, elections, ahead=status == "planned", subject_years=_subject_years(doc)
        )
        value = _iso(year, mention.month, mention.day)
        precision = "day" if year else "day_without_year"
        note = None if source in ("text", "none") else f"year from: {source}"
        return _value(doc, candidate, value, precision, source, note)
    if mention.month is not None:
        return _month(doc, candidate, anchor)
    base = anchor or _anchor_in_text([c.mention for c in others if not c.roles & NO_ANCHOR])
    if base is None:
        return None
    source, note = "published" if anchor else "same_occasion", f"anchored by {base.isoformat()}"
    if mention.months_back is not None:
        months = base.year * 12 + base.month - 1 - mention.months_back
        return _value(doc, candidate, f"{months // 12:04d}-{months % 12 + 1:02d}", "month", source, note)
    day = _relative_day(mention, base, status)
    return _value(doc, candidate, day.isoformat(), "day", source, note)


@cache
def _subject() -> regex.Pattern[str]:
    """What has a year of its own and is done within it: an admission of pupils, a school or budget year."""
    return regex.compile(rf"(?<!\w){any_of(calendar().yearly)}[ ](20\d\d)(?:/(20\d\d))?(?!\d)", regex.I)


def _subject_years(doc: Document) -> set[int]:
    """Years printed with what the pledge is about: `SPMB 2025`, `tahun ajaran 2025/2026`."""
    return {int(year) for m in _subject().finditer(doc.plain) for year in m.groups() if year}


def _relative_day(mention: DateMention, base: Day, status: Status) -> Day:
    """`kemarin`, or a weekday: the last such day up to and including the anchor, for a plan the next."""
    if mention.days_back is not None:
        return base - timedelta(days=min(mention.days_back, 3650))
    weekday = mention.weekday or 0
    if mention.rule == "dates.weekday_ahead":
        return base + timedelta(days=(weekday - base.weekday() - 1) % 7 + 1)
    if status == "planned":  # an announced day cannot lie behind its announcement
        return base + timedelta(days=(weekday - base.weekday()) % 7)
    back = (base.weekday() - weekday) % 7
    return base - timedelta(days=7 if back == 0 and mention.rule == "dates.weekday_past" else back)


def _month(doc: Document, candidate: _Candidate, anchor: Day | None) -> DateValue | None:
    year, month = candidate.mention.year, candidate.mention.month or 1
    if year is not None:
        return _value(doc, candidate, f"{year:04d}-{month:02d}", "month", "text", None)
    if anchor is None:
        return None
    year = anchor.year if month <= anchor.month else anchor.year - 1
    return _value(doc, candidate, f"{year:04d}-{month:02d}", "month", "published", "year from: published")


def _anchor_in_text(mentions: Sequence[DateMention]) -> Day | None:
    """The first full date of the text that stands with its weekday, as news do; else the first full one."""
    full = [m for m in mentions if m.year and m.month and m.day]
    best = next((m for m in full if m.weekday is not None), None) or next(iter(full), None)
    return Day(best.year or 1, best.month or 1, best.day or 1) if best else None


def _possible(value: DateValue, anchor: Day | None, status: Status, candidate: _Candidate) -> bool:
    """What was held or ordered lies not after the publication, what is planned not before it."""
    if anchor is None or value.precision != "day" or "label" in candidate.roles:
        return True
    day = Day.fromisoformat(value.value)
    return day >= anchor - SLACK if status == "planned" else day <= anchor + SLACK


def _notices(
    doc: Document, value: DateValue, candidate: _Candidate, candidates: Sequence[_Candidate]
) -> tuple[Notice, ...]:
    notices = []
    mention = candidate.mention
    named = mention.weekday if mention.day is not None and value.precision == "day" else None
    fits = named is not None and Day.fromisoformat(value.value).weekday() == named
    if named is not None and not fits:
        text = f"{value.text} does not fall on the weekday that stands with it"
        notices.append(Notice(code="weekday_mismatch", message=text, evidence=value.evidence))
    if value.precision == "day_without_year":
        text = f"nothing in the article settles the year of {value.text}"
        notices.append(Notice(code="year_unknown", message=text, evidence=value.evidence))
    elif mention.day is not None and (value.year_from == "weekday" or (value.year_from != "text" and not fits)):
        text = f"the year of {value.text} was settled by {value.year_from}"
        notices.append(Notice(code="year_inferred", message=text, evidence=value.evidence))
    for other in candidates:
        theirs = other.mention
        if other.zone != "caption" or candidate.zone == "caption" or not other.full or other.roles & NEVER:
            continue
        if (theirs.month, theirs.day) != (mention.month, mention.day) and mention.day is not None:
            text = f"a caption has {theirs.span.of(doc.text)}, the text {value.text}"
            both = (*value.evidence, evidence(doc, other.span))
            notices.append(Notice(code="date_conflict", message=text, evidence=both))
            break
    return tuple(notices)


def _value(
    doc: Document, candidate: _Candidate, value: str, precision: str, source: str, note: str | None
) -> DateValue:
    return DateValue.model_validate(
        {
            "value": value,
            "precision": precision,
            "text": squeeze(candidate.span.of(doc.text)),
            "year_from": source,
            "evidence": (evidence(doc, candidate.span),),
            "rule": candidate.mention.rule,
            "note": note,
        }
    )


def _iso(year: int | None, month: int | None, day: int | None) -> str:
    return f"{year:04d}-{month:02d}-{day:02d}" if year else f"--{month:02d}-{day:02d}"

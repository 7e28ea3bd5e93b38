"""Bodies other than the pledgers' own that attend, witness, co-sign or co-organise."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import regex

from pakta_extract.document import Document, Span
from pakta_extract.finders.institutions.extent import WORD, extent_of
from pakta_extract.finders.institutions.guests import bodies_in_lists
from pakta_extract.findings import Act, NameMention, OfficialFinding, Phrase
from pakta_extract.lexicon.bodies import bodies, body_pattern, families_in, family_of, own_families
from pakta_extract.lexicon.offices import acting_forms, office_forms
from pakta_extract.lexicon.regions import names, regions

REACH_BEFORE = 170  # characters before a body in which a word of taking part may stand
REACH_LIST = 900  # "Hadir …, …, …": the same for the head of a list of guests
REACH_BEHIND = 90
# Families that come from outside a local government
GUESTS = frozenset(bodies().families) - {"local", "schools", "society_heads", "education", "village"}
# Where one of these organises a pledge, it is its members who pledge
ASSOCIATIONS = frozenset(["society", "society_heads", "custom", "religious_society", "village"])
# A school or a hospital in a sentence is a place or a pledger; it is a guest only through its head
NEVER_NAMED_ALONE = frozenset(["schools", "hospitals", "universities", "madrasah", "village", "education"])
_LIST_HEAD = regex.compile(r"\b(?:hadir|dihadiri|disaksikan|undangan)\b", regex.V1)


def is_guest_body(position: str) -> bool:
    """Whether a position belongs to a body that comes as a guest: Bawaslu, police, army, prosecution …"""
    if regex.search(r"(?i)\b(?:kapol|dan[dr]|wakapol|kajar|kajat|kasdim|babinsa|bhabin)\w*", position):
        return True
    return bool(families_in(position) & {"election", "polling", "police", "army", "prosecution", "court", "oversight"})


def find_institutions(
    doc: Document,
    acts: Sequence[Act],
    officials: Sequence[OfficialFinding],
    groups: Sequence[Phrase] = (),
    names: Sequence[NameMention] = (),
) -> list[Phrase]:
    """Guest bodies in the order of their first naming.

    `groups` are the signatory groups: a body of their family, or named in them, is their own. `names` are the
    model's proposals; without them a guest that the data do not know is found by its first word only.
    """
    own = _Own(doc, officials, groups)
    held = [s for o in officials for s in (o.position, o.name, *o.mentions) if s is not None]
    told = [*_named(doc), *bodies_in_lists(doc, names)]
    named = [p for p in told if not any(p.span.overlaps(h) for h in held)]
    found = [p for p in [*_of_officials(doc, officials), *named] if not own.holds(p.span.of(doc.plain))]
    return _distinct(doc, found)


class _Own:
    """What belongs to the pledgers: families and words of their groups; for staff, the body of who led."""

    def __init__(self, doc: Document, officials: Sequence[OfficialFinding], groups: Sequence[Phrase]) -> None:
        text = " ".join(g.span.of(doc.plain) for g in groups)
        self.text = text.lower()
        first = groups[0].span.of(doc.plain).lower() if groups else ""
        self.staff = not groups or bool(_any(bodies().staff_words).search(first))
        self.families = set(own_families(text))
        self.bodies: set[str] = set()
        for official in officials:
            if self.staff and official.position and any(f.value in ("led", "ordered") for f in official.functions):
                body = _body_of(doc, official.position)
                if body is not None and not families_in(body.of(doc.plain)) & {"election", "council"}:
                    self.families |= families_in(body.of(doc.plain)) - {"local"}
                    self.bodies.add(body.of(doc.plain).lower())


    def holds(self, body: str) -> bool:
        low = body.lower()
        families = families_in(body)
        if regex.match(r"komite (?:sekolah|s[dm]|m[ait]|madrasah)", low):
            return False  # parents, although they are named after the school
        if low in self.bodies or low in self.text or families & self.families:
            return True
        if self.staff:
            return not families & GUESTS if families else low.startswith(bodies().own_offices)
        places = bodies().levels | bodies().common_words | _place_parts()
        known = body_pattern().match(body)  # a name that the data know ends before its place
        for name in (known[0].lower() if known else "", low):
            if head := [w for w in WORD.findall(name) if len(w) > 2 and w not in places][:2]:
                return bool(set(head) & set(WORD.findall(self.text)))
        return False


@cache
def _place_parts() -> frozenset[str]:
    """Words of the names of all regions: two bodies are not of one kind for standing in one place."""
    return frozenset(w for r in regions().values() for w in r.name.lower().split()) | frozenset(names().readings)


@cache
def _any(words: tuple[str, ...]) -> regex.Pattern[str]:
    joined = "|".join(sorted(map(regex.escape, words), key=len, reverse=True))
    return regex.compile(rf"(?<!\p{{L}})(?:{joined})(?!\p{{L}})", regex.V1)


def _of_officials(doc: Document, officials: Sequence[OfficialFinding]) -> Iterator[Phrase]:
    for official in officials:
        body = _body_of(doc, official.position) if official.position else None
        guest = {f.value for f in official.functions} & {"witnessed", "attended"}
        if body is not None and (guest or families_in(body.of(doc.plain))):
            yield Phrase(body, "institutions.of_official")


def _body_of(doc: Document, position: Span) -> Span | None:
    """The body inside a position: what follows "Ketua", "Kepala" …, or the body that an inner post names at its end."""
    plain = position.of(doc.plain)
    words = list(WORD.finditer(plain))
    n = _skip_acting(words)
    if n >= len(words):
        return None
    office = next(
        (o for form, o in office_forms().get(words[n][0].lower(), ()) if _follows(words, n, form)), None
    )
    if office is None:
        return None
    first = n
    while first < len(words) and words[first][0].lower() in bodies().titles:
        if first > n and words[first][0].lower() == "perwakilan":
            break  # "Kepala Perwakilan Ombudsman" gives "Perwakilan Ombudsman"
        first += 1
    named = body_pattern().search(plain, words[first].start() if first < len(words) else len(plain))
    inner = first < len(words) and words[first][0].lower() in bodies().inner_units
    if inner and named is not None and named.start() == words[first].start():
        inner = False  # "Tim Penggerak PKK"
    if first == n or first >= len(words) or not office.body or inner:
        if named is None or not _inner_post(words[n][0]) or family_of(" ".join(named[0].split())) not in GUESTS:
            return None
        return extent_of(doc, position.start + named.start(), position.start + named.end())
    start = words[first].start()
    if not plain[start].isupper() and not plain[start].isdigit():
        return None
    split = next((w.start() for w in words[first + 1 :] if w[0].lower() in ("divisi", "koordinator", "bidang")), None)
    end = position.start + split if split is not None and named is not None and named.start() == start else position.end
    while plain[end - position.start - 1].isspace():
        end -= 1
    return Span(position.start + start, end)


def _inner_post(word: str) -> bool:
    """Posts inside a body: "Kasi Intel Kejari …", "Kabag Ops Polres …"."""
    return word.lower().startswith(bodies().inner_posts)


def _skip_acting(words: Sequence[regex.Match[str]]) -> int:
    n, moved = 0, True
    while moved:
        moved = False
        for form, _ in acting_forms():
            if _follows(words, n, form):
                n, moved = n + len(form), True
                break
    return n


def _follows(words: Sequence[regex.Match[str]], n: int, form: tuple[str, ...]) -> bool:
    return tuple(w[0].lower() for w in words[n : n + len(form)]) == form


def _named(doc: Document) -> Iterator[Phrase]:
    """Bodies named in sentences that tell of guests, witnesses and partners."""
    before, behind = _any(bodies().taking_part_before), _any(bodies().taking_part_behind)
    never, organising = _any(bodies().not_taking_part), _any(bodies().organising)
    for unit in doc.sentences:
        text = unit.of(doc.plain)
        low = text.lower() if len(text.lower()) == len(text) else text
        for m in body_pattern().finditer(text):
            family = family_of(" ".join(m[0].split()))
            lower = len("perwakilan ") if m[0].startswith("perwakilan ") else 0
            if family in NEVER_NAMED_ALONE:
                continue
            if not m[0][lower].isupper() or (doc.in_quote(unit.start + m.start()) and "undang" not in low):
                continue
            lead = low[max(0, m.start() - REACH_BEFORE) : m.start()]
            last = regex.search(r"([\p{L}-]+) *$", lead)
            if last and never.fullmatch(last[1]):
                continue
            clause = lead.rsplit('"', 1)[-1]
            body = extent_of(doc, unit.start + m.start() + lower, unit.start + m.end())
            behind_it = max(m.end(), min(body.end, unit.end) - unit.start)
            follow = regex.split(r'\. |"', low[behind_it : behind_it + REACH_BEHIND])[0]
            guests = low[max(0, m.start() - REACH_LIST) : m.start()]
            label = low.lstrip().startswith(("saksi :", "saksi:", "saksi  ")) or _LIST_HEAD.search(
                guests, 1 + guests.rfind('"')
            )
            organises = family not in ASSOCIATIONS and (organising.search(clause) or organising.search(follow[:40]))
            if label or organises or before.search(clause) or behind.search(follow):
                yield Phrase(body, "institutions.taking_part")


def _distinct(doc: Document, found: Iterable[Phrase]) -> list[Phrase]:
    """One phrase for each body, the fullest; in text order."""
    kept: list[Phrase] = []
    keys: list[set[str]] = []
    for phrase in sorted(found, key=lambda p: p.span):
        words = _key(phrase.span.of(doc.plain))
        same = next((n for n, k in enumerate(keys) if k <= words or words <= k), None)
        if same is None:
            kept.append(phrase)
            keys.append(words)
        elif len(words) > len(keys[same]):
            kept[same], keys[same] = phrase, words
    return kept


def _key(body: str) -> set[str]:
    """Words that two mentions of one body share; a short form in brackets stands for the name."""
    return {w.lower() for w in WORD.findall(body)} - {"kabupaten", "kota", "provinsi"}

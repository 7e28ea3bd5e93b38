"""Which laws and regulations of national rank does the article cite with a number?

Every name of a rule (`Undang-Undang`, `PP`, `SKB`, also `Perda` and `surat`) owns the number that follows it
before the next name; local rules own theirs too, and are left out. An article (`Pasal`) belongs to the rule
that directly follows it, else to the last one before it in the same sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from pakta_extract.document import Document, Span
from pakta_extract.findings import TermFinding
from pakta_extract.lexicon.references import laws_lexicon

FLAGS = regex.I
REACH, JOINT_REACH = 110, 420  # characters between a rule's name and its number
PASAL_REACH = 220  # characters between a rule's number and a Pasal behind it
# The end of a sentence, but not the points of "No. 5", "Th. 2014", "RI.", "S.H."
SENTENCE_END = regex.compile(r"(?<!\b(?i:no|nomor|th|thn|ps|psl|dr|h|m))[.!?][\"')]*\s+(?=[\"'(]?\p{Lu})|\n\s*\n")
GAP = r"[\s-]{0,3}"
_ABOUT = r"(?:tentang|perihal|mengenai|terkait)\b"


@dataclass(frozen=True, slots=True)
class _Head:
    """A rule's name in the text; `value` is None for what is left out."""

    span: Span
    value: str | None
    joint: bool


@dataclass(frozen=True, slots=True)
class _Law:
    """A rule with its number: `UU 5/2014`; `span` from its name to its year. `value` None: left out."""

    span: Span
    value: str | None


def find_laws(doc: Document) -> list[TermFinding]:
    """Citations in text order, `UU 5/2014` or `UU 5/2014 Pasal 2`; one law may be found several times."""
    plain = doc.plain
    heads = _heads(plain)
    laws = _laws(plain, heads)
    articles = _articles(plain, laws)
    found = [
        TermFinding(law.value, law.span, "laws.numbered") for law in laws if law.value and law not in articles.bound
    ]
    found += articles.findings
    return sorted(found, key=lambda f: f.span)


@dataclass(frozen=True, slots=True)
class _Names:
    """Patterns for rules' names: a quick one for places worth a try, and one group for each meaning."""

    likely: regex.Pattern[str]
    exact: regex.Pattern[str]
    meaning: dict[str, tuple[str | None, bool]]


# How the rules of ministers begin in print, and what their canonical name begins with instead of `Per`.
OF_MINISTERS = {
    "Per": ("peraturan menteri", "peraturan kementerian", "peraturan men", "permen"),
    "Kep": ("keputusan menteri", "keputusan men", "kepmen"),
    "In": ("instruksi menteri", "instruksi men", "inmen"),
}
CIRCULARS = ("surat edaran", "edaran", "se")
MINISTERS = ("menteri", "kementerian", "kemen", "men")


@cache
def _names() -> _Names:
    """Families first (`Peraturan Menteri` and all ministries), so that a shared beginning is tried once."""
    lexicon = laws_lexicon()
    meaning: dict[str, tuple[str | None, bool]] = {}

    def named(names: Sequence[str], value: str | None, joint: bool = False) -> list[tuple[int, str]]:
        group = f"g{len(meaning)}"
        meaning[group] = (value, joint)
        # a group that is split over alternatives lets the longest name of all groups be tried first
        return [(len(n), rf"(?P<{group}>{_written(n)})") for n in names]

    families = []
    for head, openings in OF_MINISTERS.items():
        ministries = [n for m in lexicon.ministries for n in named(m.names, head + m.permen.removeprefix("Per"))]
        families.append(rf"{_one_of(openings)}{GAP}{_longest_first(ministries)}")
    ministers = [n for m in lexicon.ministries for n in named(m.names, f"SE {m.men}")]
    families.append(rf"{_one_of(CIRCULARS)}{GAP}{_one_of(MINISTERS)}{GAP}{_longest_first(ministers)}")
    bodies = [n for body, names in lexicon.circular_bodies.items() for n in named(names, f"SE {body}")]
    families.append(rf"{_one_of(CIRCULARS)}{GAP}{_longest_first(bodies)}")
    others = [n for law in lexicon.types for n in named(law.names, law.value, law.joint)]
    others += named(lexicon.left_out, None)
    plain_names = [*lexicon.left_out, *(n for law in lexicon.types for n in law.names)]
    first = {n.split(" ")[0] for n in (*plain_names, *CIRCULARS, *(o for os in OF_MINISTERS.values() for o in os))}
    short = "|".join(sorted(w for w in first if len(w) <= 3))
    long = "|".join(sorted(w for w in first if len(w) > 3))
    return _Names(
        likely=regex.compile(rf"\b(?:(?:{short})\b|{long})", FLAGS),
        exact=regex.compile(rf"(?:{'|'.join(families)}|{_longest_first(others)})(?![^\W\d])", FLAGS),
        meaning=meaning,
    )


def _one_of(names: Sequence[str]) -> str:
    return "(?:" + "|".join(_written(n) for n in names) + ")"


def _longest_first(sources: Sequence[tuple[int, str]]) -> str:
    return "(?:" + "|".join(source for _, source in sorted(sources, key=lambda pair: -pair[0])) + ")"


def _written(name: str) -> str:
    """A name of the data file: a space is any space or hyphen or none, a comma may be missing."""
    return str(regex.escape(name, literal_spaces=True)).replace(",", ",?").replace(" ", GAP)


def _heads(plain: str) -> list[_Head]:
    heads: list[_Head] = []
    for likely in _names().likely.finditer(plain):
        if not heads or likely.start() >= heads[-1].span.end:
            head = _head_at(plain, likely.start())
            if head is not None:
                heads.append(head)
    return heads


def _head_at(plain: str, start: int) -> _Head | None:
    match = _names().exact.match(plain, start)
    if match is None:
        return None
    value, joint = _names().meaning[match.lastgroup or ""]
    return _Head(Span(*match.span()), value, joint)


NUMBER = regex.compile(
    r"(?:(?<!\w)(?:nomor|nomer|no)\b\s?[.:]{0,2}\s{0,3}|(?<=^[\s(]{0,3}))(?P<n>\d{1,4}(?:[-.]\w{1,6})?)"
    r"\s{0,3}(?:tahun|thn?\.?|/)\s{0,3}(?P<y>(?:19|20)\d\d)(?!\d|/\w)",
    FLAGS,
)
# "Undang-Undang (UU) ASN 20 Tahun 2023", "PP 94 Tahun 2021"
BARE_NUMBER = regex.compile(
    r"^(?:\s?\([^()\n]{1,40}\))?(?:\s(?:ri|asn|pemilu|pilkada|kpu|bawaslu|republik\sindonesia))?\s{0,3}"
    r"(?P<n>\d{1,4})\s{0,3}(?:tahun|thn?\.?|/)\s{0,3}(?P<y>(?:19|20)\d\d)(?!\d|/\w)",
    FLAGS,
)
NEXT_NUMBER = regex.compile(r"^\s?(?:,|;|dan|serta|,\s?dan|,\s?serta)\s{0,3}" + NUMBER.pattern, FLAGS)


def _laws(plain: str, heads: list[_Head]) -> list[_Law]:
    """Rules with their numbers, what is left out included: it, too, owns the Pasal beside it."""
    laws: list[_Law] = []
    for i, head in enumerate(heads):
        stop = heads[i + 1].span.start if i + 1 < len(heads) else len(plain)
        if head.joint:
            stop = _end_of_joint(heads, i, plain)
        end = min(stop, head.span.end + (JOINT_REACH if head.joint else REACH))
        if (over := SENTENCE_END.search(plain, head.span.end, end)) is not None:
            end = over.start()
        window = plain[head.span.end : end]
        number = _joint_number(window) if head.joint else BARE_NUMBER.match(window) or NUMBER.search(window)
        if number is None:
            laws.append(_Law(head.span, None))
            continue
        at = head.span.end
        laws.append(_Law(Span(head.span.start, at + number.end()), _value(head, number)))
        while not head.joint and (more := NEXT_NUMBER.match(plain[at + number.end() : end])) is not None:
            start = at + number.end()
            laws.append(_Law(Span(start + more.start("n"), start + more.end()), _value(head, more)))
            at, number = start, more
    return laws


def _value(head: _Head, number: regex.Match[str]) -> str | None:
    n = number["n"]
    return f"{head.value} {n.lstrip('0') or n}/{number['y']}" if head.value else None


def _end_of_joint(heads: list[_Head], i: int, plain: str) -> int:
    """Where a joint decree's list of bodies and numbers ends: the next rule that is no letter."""
    for after in heads[i + 1 : i + 12]:
        if after.value is not None or after.span.start - heads[i].span.end > JOINT_REACH:
            return after.span.start
    return len(plain)


def _joint_number(window: str) -> regex.Match[str] | None:
    """The number that stands for a decree of several bodies: the first plain one, `2 Tahun 2022`."""
    about = regex.search(rf"(?<!\w){_ABOUT}", window, FLAGS)
    stretch = window[: about.start()] if about else window
    numbers = [m for m in (BARE_NUMBER.match(stretch), *NUMBER.finditer(stretch)) if m]
    plain_ones = [m for m in numbers if m["n"].isdigit()]
    return next(iter(plain_ones or numbers), None)


@dataclass(slots=True)
class _Articles:
    """Findings with a Pasal, and the citations that they take up."""

    findings: list[TermFinding]
    bound: set[_Law]


# "ayat (2), (3) dan huruf c"
DETAIL = (
    r"(?:\s?,?\s?(?:(?:dan|serta|juncto|jo\.?)\s)?(?:ayat|huruf|angka|butir|poin)\s?\(?\w{1,4}\)?"
    r"(?:\s?(?:,|dan|serta|sampai|-)\s?\(?(?:\d{1,2}|\p{L})\)?(?!\w)){0,6}){0,5}"
)
PASAL = regex.compile(
    r"(?<!\w)(?:pasal|psl\.?|ps\.)\s?(?P<p>\d{1,3}[a-z]?)(?!\w)"
    r"(?:\s?(?:,|dan|serta|,\s?dan)\s(?P<more>\d{1,3}[a-z]?)(?!\w|\s?tahun)){0,5}",
    FLAGS,
)
FORWARD = regex.compile(rf"{DETAIL}\s?,?\s?(?:(?:dari|dalam|pada|di|atas|menurut)\s)?(?:ketentuan\s)?", FLAGS)
SAME_AS_NEXT = regex.compile(rf"{DETAIL}\s?(?:,|;|dan|serta|,\s?dan|jo\.?|juncto)?\s?", FLAGS)
THE_SAME = regex.compile(r"^\s?(?:tersebut|itu|dimaksud|yang\ssama)\b", FLAGS)


def _articles(plain: str, laws: list[_Law]) -> _Articles:
    """Bind every Pasal to its rule, from the last to the first: `Pasal 9 ayat (2), Pasal 87 UU 5/2014`."""
    out = _Articles([], set())
    pasals = list(PASAL.finditer(plain))
    owners: list[_Law | None] = [None] * len(pasals)
    forward = [False] * len(pasals)
    at = len(laws) - 1  # the last rule that begins before the Pasal's end
    for i in range(len(pasals) - 1, -1, -1):
        end = pasals[i].end()
        while at >= 0 and laws[at].span.start >= end:
            at -= 1
        after = laws[at + 1] if at + 1 < len(laws) else None
        if after is not None and after.span.start - end < 160 and FORWARD.fullmatch(plain, end, after.span.start):
            owners[i], forward[i] = _same(plain, laws, at + 1), True
        elif i + 1 < len(pasals) and forward[i + 1] and SAME_AS_NEXT.fullmatch(plain, end, pasals[i + 1].start()):
            owners[i], forward[i] = owners[i + 1], True
        elif at >= 0 and _within_reach(plain, laws[at].span.end, pasals[i].start()):
            owners[i] = laws[at]
    for match, law in zip(pasals, owners, strict=True):
        if law is not None and law.value is not None:
            out.bound.add(law)
            out.findings += _pasal_findings(match, law)
    return out


def _pasal_findings(match: regex.Match[str], law: _Law) -> list[TermFinding]:
    """One finding for each number of `Pasal 70 dan 71`, over Pasal and rule."""
    span = Span(min(law.span.start, match.start()), max(law.span.end, match.end()))
    if span.end - span.start > 2 * PASAL_REACH:  # "pasal 2 undang-undang tersebut", far below its law
        span = Span(*match.span())
    numbers = (match["p"], *match.captures("more"))
    return [TermFinding(f"{law.value} Pasal {n.upper()}", span, "laws.pasal") for n in numbers]


def _same(plain: str, laws: list[_Law], i: int) -> _Law:
    """The rule itself, or for `undang-undang tersebut` the last one of its type."""
    law = laws[i]
    if law.value is None and THE_SAME.match(plain[law.span.end : law.span.end + 14]):
        named = _head_at(plain, law.span.start)
        for before in reversed(laws[max(0, i - 12) : i]):
            if before.value and named and named.value and before.value.startswith(named.value + " "):
                return before
    return law


def _within_reach(plain: str, end: int, start: int) -> bool:
    return start - end <= PASAL_REACH and SENTENCE_END.search(plain, end, start) is None

"""Faults of print mended, with a note of where each character stood.

Only faults that change how many characters a text has: what can be put right in place (odd quotes, odd spaces) is left
to the layout. Here residue of markup goes (`&nbsp;`, `<br>`, `**bold**`, characters without width), words divided at a
line's end are joined, runs of blanks become one, and blanks that were lost behind a comma or full stop come back.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator
from html import unescape
from itertools import chain, pairwise

import regex

from pakta_extract.document import Origin, Span
from pakta_extract.lexicon.layout import alternatives, load_layout
from pakta_extract.list_markers import LETTER_BULLET, STRONG_BULLETS

Edit = tuple[int, int, str]  # start, end, what stands there instead

_LEXICON = load_layout()
_TITLES = _LEXICON.abbreviations.names
_BLANK = r"[^\S\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"

# --- Residue of markup ----------------------------------------------------------------------------------------

_ENTITY = regex.compile(r"&(?:amp;)?(?:[a-zA-Z]{2,8}|#\d{2,5}|#[xX][0-9a-fA-F]{2,5});|&nbsp\b")
_NO_WIDTH = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_WIDTHLESS = regex.compile(rf"\u00ad{_BLANK}*+\r?\n{_BLANK}*+(?=\p{{Ll}})|[{_NO_WIDTH}]++")
_TAG = regex.compile(
    r"</?(?:(?P<inline>a|b|i|u|em|font|span|strong|sub|sup)|(?P<item>li)"
    r"|br|hr|p|ul|ol|div|img|center|figure|figcaption|blockquote|h[1-6])(?:\s[^<>\n]{0,300})?+/?>",
    regex.I,
)
_ONLY_RESIDUE = regex.compile(rf"^(?:&#?\w{{2,8}};|{_BLANK}|[{_NO_WIDTH}])++\r?$", regex.M)


def _residue(text: str) -> Iterator[Edit]:
    alone = [m.span() for m in _ONLY_RESIDUE.finditer(text)] if "&" in text else []
    for match in _ENTITY.finditer(text) if "&" in text else ():
        sign = unescape(unescape(match[0] if match[0][-1] == ";" else match[0] + ";"))
        if sign != match[0] and not any(start <= match.start() < end for start, end in alone):
            yield *match.span(), " " if sign.isspace() else sign
    for match in _WIDTHLESS.finditer(text):
        yield *match.span(), " " if _parts_words(text, match) else ""
    for match in _TAG.finditer(text) if "<" in text else ():
        opens_item = match["item"] and match[0][1] != "/"
        yield *match.span(), "" if match["inline"] else "\n• " if opens_item else "\n"


def _parts_words(text: str, gap: regex.Match[str]) -> bool:
    """A break of no width between a small letter and a capital stands for a blank."""
    before, after = text[gap.start() - 1 : gap.start()], text[gap.end() : gap.end() + 1]
    return "\u200b" in gap[0] and before.islower() and after.isupper()


# --- Marks of bold print, words divided at the end of a line --------------------------------------------------

_BOLD = regex.compile(
    r"(?<![*\w])(?P<sign>\*{2,3})(?=[^\s*])(?:[^*\n]|\n(?!\s*\n)){1,500}?(?<=[^\s*])(?P<close>(?P=sign))(?!\*)"
    r"|(?<![_\w])(?P<sign>__)(?=[^\s_])(?:[^_\n]|\n(?!\s*\n)){1,500}?(?<=[^\s_])(?P<close>__)(?![_\w])"
    r"|(?<![^\s\"'(])(?P<sign>[*_])(?=[\p{L}\d\"“'(])[^*_\n]{1,200}?(?<=[\p{L}\d\"”'.,!?)])(?P<close>(?P=sign))(?![\w*_)])"
)
_HEADING = regex.compile(r"^#{1,6} +(?=\S)", regex.M)
_DIVIDED = regex.compile(
    rf"(?P<blank> ?)(?P<head>(?<![\w'-])\p{{L}}{{1,20}})(?P<sign>-{_BLANK}*+\r?\n{_BLANK}*+)"
    r"(?=(?P<tail>\p{L}{2,20}))"
)
_WHOLES = frozenset({"desa", "indonesia", "kabupaten", "kecamatan", "kelurahan", "kota", "nusantara", "provinsi"})


def _marks(text: str) -> Iterator[Edit]:
    for match in _BOLD.finditer(text) if "*" in text or "_" in text else ():
        yield *match.span("sign"), ""
        yield *match.span("close"), ""
    for match in _HEADING.finditer(text):
        yield *match.span(), ""
    for match in _DIVIDED.finditer(text):
        yield *match.span("sign"), "" if _is_divided(match["head"], match["tail"]) else "-"
        before = text[max(0, match.start() - 1) : match.start()]
        if match["blank"] and (before.isalnum() or before in (".", ",", ";", ")")):  # the line breaks before the word
            yield *match.span("blank"), "\n"


def _is_divided(head: str, tail: str) -> bool:
    """The hyphen parts syllables (`kepani-` `teraan`), not a word and its double (`anak-` `anak`)."""
    if not (head[-1].islower() and tail.islower() and len(head) > 1):
        return False
    doubled = head.lower() in tail or tail in head.lower() or (len(head) > 3 and head[-3:].lower() in tail)
    return not doubled and not (head == "se" and tail in _WHOLES)


# --- Bullets inside a line ------------------------------------------------------------------------------------

_SURE_BULLETS = "".join(set(STRONG_BULLETS) - set("·»›"))  # these also part words
_INNER_BULLET = regex.compile(
    rf"(?<=\S)(?P<gap>{_BLANK}*+)(?=[{regex.escape(_SURE_BULLETS)}]{_BLANK}*+[\p{{L}}\"“])"
    rf"|(?<=[:;.,\p{{L}})])(?P<gap>{_BLANK}++)(?=(?P<weak>[-*o~]){_BLANK}++[\p{{L}}\d])"
)
_ENDED = regex.compile(rf"(?<=\p{{Ll}}{{2}}[.!?][\"”]?)(?P<gap>{_BLANK}++)(?=[\"“]?\p{{Lu}})")


def _bullets(text: str) -> Iterator[Edit]:
    """Bulleted items run into one line: each gets a line of its own, and so does what follows the last one."""
    for line in regex.finditer(r"[^\n]++", text):
        marks = list(_INNER_BULLET.finditer(text, *line.span()))
        announced = [i for i, m in enumerate(marks) if text[m.start() - 1] == ":"]
        marks = marks[announced[0] :] if announced else [m for m in marks if not m["weak"]]
        if len(marks) < 2 or len({text[m.end()] for m in marks}) > 1:
            continue
        for mark in marks:
            yield *mark.span("gap"), "\n"
        ended = _ENDED.search(text, marks[-1].end(), line.end())
        if ended and not any(_ENDED.search(text, a.end(), b.start()) for a, b in pairwise(marks)):
            yield *ended.span("gap"), "\n"


# --- Blanks too many, blanks lost -----------------------------------------------------------------------------

_GAP = regex.compile(rf"(?<=\S)(?P<gap>{_BLANK}++)(?=\S)")
_RUNNING = regex.compile(r"[\p{Ll},;]")
_TRAILING = regex.compile(rf"(?<=\S){_BLANK}++(?=\r?\n|\Z)")
_STRAY = regex.compile(rf"(?<=[\p{{L}}\d)\"”]){_BLANK}++(?=[,;](?:\s|$))|(?<=\p{{L}}){_BLANK}++(?=\.(?:\s|$))")
_GAPS_LEAST, _GAPS_SHARE = 30, 0.3  # of the gaps between words: from here on wide ones part no columns


def _wide(text: str) -> Iterator[Edit]:
    """Runs of blanks inside running text; in a short line of capitalised words they part the columns of a menu."""
    gaps = list(_GAP.finditer(text))
    wide = [m for m in gaps if len(m["gap"]) > 1 or m["gap"] == "\t"]
    all_wide = len(gaps) >= _GAPS_LEAST and len(wide) > _GAPS_SHARE * len(gaps)
    for match in wide:
        before, after = text[match.start() - 1], text[match.end()]
        bullet = before == LETTER_BULLET and text[max(0, match.start() - 2) : match.start() - 1] in ("", "\n")
        running = (_RUNNING.match(before) and _RUNNING.match(after)) or before in ".!?,;" or after in "(\"“"
        if (all_wide or running) and not bullet:
            yield *match.span(), " "


def _stray(text: str) -> Iterator[Edit]:
    for match in chain(_STRAY.finditer(text), _TRAILING.finditer(text)):
        yield *match.span(), ""


_LOST = regex.compile(
    r"""(?<=[\p{L}.)\]"”’]),(?=[\p{L}"“(])|(?<=[\p{L})]\s{0,20}):(?=[\p{L}"“(])|(?<=\s):(?=\d)|(?<=\p{L}{3}):(?=\d{1,2}[.)])|(?<=[\p{L})"”]);(?=[\p{L}"“(])"""
    r"""|(?<=[\p{L}\d])[!?](?=["“]?\p{Lu})|(?<=\))\.(?=["“]?\p{Lu})"""
    r"""|(?<word>(?<![\p{L}.'-])\p{L}[\p{L}'-]{0,25}|(?<![\d.,/]|\d:)\d{1,4})(?<stop>\.)(?=["“(]?(?P<next>\p{Lu}[\p{L}'-]*+))"""
    r"""|(?<=[.,!?])["”](?=\p{L})"""
)
_ADDRESS = regex.compile(rf"\p{{L}}*\.?(?:{alternatives(_LEXICON.domains)})\b(?!\s\p{{Ll}})", regex.I)
_DASH_BEHIND = regex.compile(rf"\p{{Lu}}++{_BLANK}*+[-–—]")  # "FLORES.POST - Bupati …": a medium's name
_SITE = rf"\.(?i:{alternatives(_LEXICON.domains)})"
# "ENDE,FLORESPOST-Bupati …": the dash that ends a dateline
_GLUED = regex.compile(rf"^[^\n]{{0,60}}?(?:\p{{Lu}}{{5}}|{_SITE})(?P<dash>[-–—])(?=\p{{Lu}}\p{{Ll}})", regex.M)
_BEFORE_QUOTE, _BEHIND_QUOTE = ("", " ", "\n", "\t", "(", "["), ("", " ", "\n", "\t", ",", ".", ";", ")", "]")
_ENDS_QUOTE = (",", ".", "!", "?")
_DEGREES = frozenset({"sp", "ph", "amd", "md", "lc", "sst", "bc", "b.sc", "psi", "kom", "ak", "apt", "ners"})


def _lost(text: str) -> Iterator[Edit]:
    """Blanks behind marks that stand between two words: `TNI,Polri`, `memuat:1.`, `Drs.Marwan`, `gelak."Kami`."""
    quotes = _opening_quotes(text)
    for match in _LOST.finditer(text):
        at = match.end()
        if match[0][-1] in '"”':
            if match[0] == '"' and match.start() in quotes:
                at = match.start()
        elif text[at] == '"' and at not in quotes:
            continue
        if not match["word"] or _is_lost_stop(match["word"], match["next"], text[at : at + 40]):
            yield at, at, " "
    for match in _GLUED.finditer(text):
        yield *match.span("dash"), f" {match['dash']} "


def _opening_quotes(text: str) -> set[int]:
    """Offsets of the straight double quotes that open a quotation: by the blanks beside them, else in turn."""
    found: set[int] = set()
    inside = False
    for match in regex.finditer(r'"|\n\s*\n', text):
        if match[0] != '"':
            inside = False
            continue
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        apart, followed = before in _BEFORE_QUOTE, after in _BEHIND_QUOTE
        closes = before in _ENDS_QUOTE and after.islower()  # `netral,"katanya`
        inside = apart if apart != followed else not (inside or closes)
        if inside:
            found.add(match.start())
    return found


def _is_lost_stop(word: str, following: str, after: str) -> bool:
    """The full stop ends a sentence or a title before a name; it is none of a degree, a number or an address."""
    if word.isdigit():
        return following[1:2].islower()
    low = word.lower()
    if low in _DEGREES or _ADDRESS.match(after) or (word.isupper() and _DASH_BEHIND.match(after)):
        return False
    if low in _TITLES or word == "H":
        return len(following) > 2
    if len(word) < 2 or (len(word) == 2 and not word.isupper()):
        return False
    if word.isupper():
        return len(following) > 3 and (following[1].islower() or (len(word) > 3 and following.isupper()))
    return following[1:2].islower() or (following.isupper() and len(following) > 2)


# --- All of it ------------------------------------------------------------------------------------------------

STAGES: tuple[Callable[[str], Iterator[Edit]], ...] = (
    _residue, _marks, _bullets, lambda text: chain(_wide(text), _stray(text)), _lost,
)  # fmt: skip


def mend(text: str) -> tuple[str, Origin | None]:
    """The text with its print mended, and where its characters stood; None where there was nothing to mend."""
    mended = text
    spans: list[Span] | None = None
    for stage in STAGES:
        edits = sorted(set(stage(mended)))
        if edits:
            mended, spans = _edited(mended, edits, spans)
    return mended, Origin(text, spans) if spans is not None else None


def _edited(text: str, edits: list[Edit], spans: list[Span] | None) -> tuple[str, list[Span]]:
    """`text` with the edits made, and the span of the article that each of its characters stands for."""
    before = spans if spans is not None else [Span(i, i + 1) for i in range(len(text))]
    pieces: list[str] = []
    kept: list[Span] = []
    done = 0
    for start, end, new in edits:
        if start < done:
            continue
        pieces += [text[done:start], new]
        kept += before[done:start]
        here = Span(before[start].start, before[end - 1].end if end > start else before[start].start)
        kept += [here] * len(new)
        done = end
    return "".join([*pieces, text[done:]]), kept + before[done:]

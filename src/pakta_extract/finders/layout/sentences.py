"""Sentences of one block: full stops that end one, and those of abbreviations, initials and numbers."""
from __future__ import annotations

import regex

from pakta_extract.document import Span
from pakta_extract.lexicon.layout import alternatives, load_layout

_LEXICON = load_layout()
_BEFORE, _ENDING = _LEXICON.abbreviations.before, _LEXICON.abbreviations.ending
_DOMAINS = frozenset(_LEXICON.domains)
# A stop with closing marks, and what comes next: blanks and a capital, or (spaces lost) a capital at once.
_STOP = regex.compile(r"""(?P<stop>[.!?…]{1,6}+)(?P<close>["')\]]{0,3}+)(?P<gap>\s*+)(?=(?P<next>["'(\[]{0,2}[\p{Lu}\p{Lt}\d]|["'(\[]{1,2}\p{Ll}|[•▪●➢✓-]))""")
_TOKEN = regex.compile(r"[\p{L}\p{M}\d.,'/&-]{1,40}$")
_DEGREE = regex.compile(r"(?:S|M|A|B|D|Sp|Ph|Lc|Pd|Dipl|Psi|Apt)(?:\.\s?[A-Z][A-Za-z]{0,6}){0,4}\.?$|[A-Z]{2,4}$|Lc$")
_NEXT_DEGREE = regex.compile(r"\s*(?:[SMABD]\.\s?[A-Z]|Sp\.|Ph\.|Lc\b|M[A-Z]\b|S[HE]\b)")
_DOMAIN_TAIL = regex.compile(rf"[\w-]*(?:\.[\w-]+){{0,3}}\.(?:{alternatives(_DOMAINS)})\b", regex.I)


def split_sentences(plain: str, block: Span, openings: set[int], first_words: int) -> list[Span]:
    """Sentences of the block, without the blanks around them.

    `openings` are offsets of marks that open a quotation; `first_words` is the offset behind the block's
    dateline or list marker, inside which no sentence ends.
    """
    cuts: list[int] = []
    for match in _STOP.finditer(plain, max(block.start, first_words), block.end):
        cut = _cut(plain, block, match, openings)
        if cut is not None:
            cuts.append(cut)
    spans = []
    start = block.start
    for end in [*cuts, block.end]:
        span = _strip(plain, start, end)
        if span:
            spans.append(span)
        start = end
    return spans


def _strip(plain: str, start: int, end: int) -> Span | None:
    while start < end and plain[start].isspace():
        start += 1
    while end > start and plain[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None


def _cut(plain: str, block: Span, match: regex.Match[str], openings: set[int]) -> int | None:
    """Where the sentence ends that this stop may end, or None if it ends none."""
    stop, close = match.start("stop"), match["close"]
    end = match.end("close")
    for n, mark in enumerate(close):  # a mark that opens the next quotation belongs to the next sentence
        if mark == '"' and match.start("close") + n in openings:
            end = match.start("close") + n
            close = close[:n]
            break
    following = match["next"]
    glued = not match["gap"] and end == match.end("close")
    before = plain[stop - 1] if stop > block.start else " "
    if following[-1].islower() and not (following[0] == '"' and match.start("next") in openings and not glued):
        return None
    if match["stop"][-1] != ".":
        return end if not glued or following[0] in "\"'(" or following[-1].isupper() else None
    if glued:
        return end if _lost_space(plain, block, stop, close, match) else None
    if close or not (before.isalnum() or before == "."):
        return end
    return end if _ends_sentence(plain, block, stop, match.end()) else None


def _token(plain: str, block: Span, stop: int) -> str:
    """The word before the stop, inner full stops included."""
    match = _TOKEN.search(plain, max(block.start, stop - 40), stop)
    return match[0] if match else ""


def _ends_sentence(plain: str, block: Span, stop: int, after: int) -> bool:
    """A single full stop with a blank and a capital, a number or a mark behind it."""
    token = _token(plain, block, stop)
    low = token.lower().rsplit(",", 1)[-1].lstrip("'.-")
    begin = stop - len(token)
    lead = plain[max(block.start, begin - 2) : begin].strip()
    if token.isdigit() and len(token) <= 2 and (begin == block.start or (lead and lead[-1] in ".:;\"'?!)")):
        return False  # the number of an item inside the paragraph
    if token.rsplit(",", 1)[-1] != token and _DEGREE.fullmatch(token.rsplit(",", 1)[-1]):
        return _NEXT_DEGREE.match(plain, stop + 1) is None
    if lead.endswith(",") and _DEGREE.fullmatch(token):
        return _NEXT_DEGREE.match(plain, stop + 1) is None
    if low in _ENDING:
        return True
    if low in _BEFORE and not (low == token and low in ("an", "h", "si", "m", "n", "p", "r", "st", "ibu", "no", "rt", "rw")):
        return False
    last = low.rsplit(".", 1)[-1]
    if len(last) == 1 and last.isalpha():
        return token.islower() and len(token) == 1 and begin > block.start and lead[-1:].isalnum()
    return True


def _lost_space(plain: str, block: Span, stop: int, close: str, match: regex.Match[str]) -> bool:
    """`calon.Peringatan` ends a sentence; `Plt.Bupati`, `S.Pd`, `NusaBali.com` and `1.246` do not."""
    following = match.start("next")
    after = plain[following : following + 40]
    if after[0] in "\"'(":
        return after[0] == "(" and after[1:2].isupper() and False or (after[0] == '"' and following in ())
    token = _token(plain, block, stop)
    if after[0].isdigit() or not after[0].isalpha():
        return False
    if close:
        return after[1:2].islower()
    low = token.lower().rsplit(",", 1)[-1]
    word = low.rsplit(".", 1)[-1]
    if low in _BEFORE or word in _BEFORE or len(word) < 2 or _is_address(token, after):
        return False
    if token[-1:].islower() or token[-1:].isdigit():
        return after[1:2].islower() and not _DEGREE.fullmatch(token)
    return len(word) >= 4 and regex.match(r"\p{Lu}{4}", after) is not None


def _is_address(token: str, after: str) -> bool:
    """The stop stands inside a web address: `Kalteng.JejakBerita.net`."""
    return _DOMAIN_TAIL.match(token.rsplit(" ", 1)[-1] + "." + after) is not None

"""Sentences of one block: full stops that end one, and those of abbreviations, initials and numbers."""
from __future__ import annotations

import regex

from pakta_extract.document import Span
from pakta_extract.lexicon.layout import alternatives, load_layout

_LEXICON = load_layout()
_ABBREVIATIONS = _LEXICON.abbreviations
TOKEN_REACH = 40  # characters before a full stop that are read as its word
# A stop, its closing marks, blanks, and what comes next: a capital, a number, a quotation, a bullet.
_STOP = regex.compile(
    r"""(?P<stop>[.!?…]{1,6}+)(?P<close>["')\]]{0,3}+)(?P<gap>\s*+)"""
    r"""(?=(?P<next>["'(\[]{0,2}[\p{Lu}\p{Lt}\d]|["'(\[]{1,2}\p{Ll}|[•▪●➢✓-]))"""
)
_DEGREE = regex.compile(
    r"(?:[SM](?:\.[A-Z][A-Za-z]{0,6}){1,3}|(?:A\.M[ad]|Sp|B\.Sc|B\.Eng)(?:\.[A-Z][A-Za-z]{0,5}){0,2}|Ph\.?D|Lc|Apt|Ners|Psi|[SM][A-Z]{1,3})"
)
_NEXT_DEGREE = regex.compile(r"\.?,?\s*(?:[SM]\.[A-Z]|Sp\.|Ph\.?D|Lc\b|M[A-Z]{1,2}\b|S[HEPT]\b)")
_SIGNATURE = regex.compile(r"[(\[][^()\[\]\n]{1,40}[)\]][\s.*]{0,4}")
_ADDRESS = regex.compile(rf"[\w-]+(?:\.[\w-]+){{0,3}}\.(?:{alternatives(_LEXICON.domains)})\b", regex.I)
_GOES_ON = regex.compile(r"(?:YANG|DAN|SERTA|DI|ME\p{Lu}{4,})\b")  # behind a degree, in a line of capitals
_REFERENCE = regex.compile(r"\d|[A-Z]{1,5}[-./\d]")


def split_sentences(plain: str, block: Span, openings: set[int], first_words: int) -> list[Span]:
    """Sentences of the block, without the blanks around them; together they hold all its words.

    `openings` are offsets of marks that open a quotation; `first_words` is the offset behind the block's
    dateline or list marker, inside which no sentence ends.
    """
    cuts: list[int] = []
    for match in _STOP.finditer(plain, max(block.start, first_words), block.end):
        cut = _cut(plain, block, match, openings)
        if cut is not None:
            cuts.append(cut)
    spans = (_strip(plain, start, end) for start, end in zip([block.start, *cuts], [*cuts, block.end], strict=True))
    return [span for span in spans if span]


def _strip(plain: str, start: int, end: int) -> Span | None:
    while start < end and plain[start].isspace():
        start += 1
    while end > start and plain[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None


def _cut(plain: str, block: Span, match: regex.Match[str], openings: set[int]) -> int | None:
    """Where the sentence ends that this stop may end, or None if it ends none."""
    stop, end = match.start("stop"), match.end("close")
    opening = next((at for at in range(match.start("close"), end) if at in openings), None)
    if opening is not None:  # the mark belongs to the next sentence
        end = opening
    close, glued, following = plain[match.end("stop") : end], end == match.end("gap"), match["next"]
    if following[-1].islower() and not (following[0] == '"' and match.start("next") in openings):
        return None
    if following[0] in "([" and _SIGNATURE.fullmatch(plain, match.start("next"), block.end):
        return None
    if match["stop"][-1] != ".":
        return int(end) if not glued or following[-1].isupper() else None
    token = _token(plain, block, stop)
    if glued:
        ends = _lost_space(token, '"' in close or ")" in close, plain[match.start("next") : match.start("next") + 40])
    elif '"' in close or len(match["stop"]) > 1:
        ends = True
    else:
        ends = not token or _ends_sentence(plain, block, stop, token, match.start("next"))
    return int(end) if ends else None


def _token(plain: str, block: Span, stop: int) -> str:
    """The word before the stop, inner full stops included: `S.Sos`, `Plt`, `2024`."""
    start = max(block.start, stop - TOKEN_REACH)
    return plain[plain.rfind(" ", start, stop) + 1 if " " in plain[start:stop] else start : stop].lstrip("\"'([-")


def _ends_sentence(plain: str, block: Span, stop: int, token: str, following: int) -> bool:
    """A single full stop with a blank behind it."""
    begin = stop - len(token)
    lead = plain[max(block.start, begin - 3) : begin].rstrip(" \"'(")[-1:]
    word = token.rsplit(",", 1)[-1]
    low = word.lower()
    if low.isdigit() and len(low) <= 2 and (begin == block.start or lead in ".:;?!)"):
        return False  # the number of an item inside the paragraph
    if (word != token or lead == ",") and _DEGREE.fullmatch(word):
        return _NEXT_DEGREE.match(plain, stop) is None and _GOES_ON.match(plain, following) is None
    if low in _ABBREVIATIONS.numbers:
        return _REFERENCE.match(plain, following) is None
    if low in _ABBREVIATIONS.names:
        return False
    if len(low.rsplit(".", 1)[-1]) == 1 and low[-1].isalpha():  # an initial; or the letter of an item
        return word.islower() and len(word) == 1 and lead.isalnum()
    return True


def _lost_space(token: str, closed: bool, after: str) -> bool:
    """`calon.Peringatan` ends a sentence; `Plt.Bupati`, `S.Pd`, `NusaBali.com` and `1.246` do not."""
    if not after[0].isalpha() or not (closed or token):
        return False
    small = after[1:2].islower()
    if closed:
        return small
    word = token.rsplit(",", 1)[-1]
    last = word.rsplit(".", 1)[-1].lower()
    if len(last) < 2 or _DEGREE.fullmatch(word) or _ADDRESS.match(f"{word}.{after}"):
        return False
    if {last, word.lower()} & (_ABBREVIATIONS.names | _ABBREVIATIONS.numbers):
        return False
    if not word[-1].isupper():
        return small
    return word.isupper() and len(last) >= 4 and after[:4].isalpha() and after[:4].isupper()

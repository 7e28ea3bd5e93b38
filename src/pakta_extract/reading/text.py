"""Bytes to text: encodings, binary files, and signs of an encoding gone wrong before we got the file."""
from __future__ import annotations

import codecs

import regex

from pakta_extract.document import Span
from pakta_extract.reading.article import UnreadableError

# The longer mark first: UTF-32 LE begins like UTF-16 LE.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x89PNG\r\n\x1a\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a rar archive"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "a database"),
)
_CONTROL = regex.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_SHARE, _ZERO_SHARE = 0.05, 0.001  # above these it is not text; random bytes hold 0.11 and 0.004
_SAMPLE = 4096

# UTF-8 read as cp1252 or Latin-1: the lead byte's letter followed by what its continuation bytes look like.
# Curly quotes and dashes begin with E2 80, accents and signs with C2 or C3, emoji with F0 9F.
_MOJIBAKE = regex.compile(
    "\N{REPLACEMENT CHARACTER}"
    r"|â(?:€|\x80)[\x80-\xbf™š›œžŸ“”•–—˜ˆ‰Š‹ŒŽ‘’€‚ƒ„…†‡]?"
    r"|ï»¿|ï¿½|ðŸ"
    r"|Ã[\x80-\xbf€ƒ†‡ˆ‰Š‹Œ™š›œžŸ]"
    r"|Â[\x80-\xbf]"
)


def decode(data: bytes) -> str:
    """The text of a file. A byte order mark is an encoding mark and goes; nothing else is altered.

    Tried in turn: the byte order mark, UTF-16 without one where the zero bytes give it away, UTF-8,
    cp1252 (what older Windows programs write). Bytes that fit none become U+FFFD. Raises
    `UnreadableError` (`binary`) for what is not text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _refuse_control(data[len(mark) :].decode(encoding, errors="replace"))
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError("binary", f"not text: {what}")
    wide = _wide_encoding(data)
    if wide:
        return _refuse_control(data.decode(wide, errors="replace"))
    try:
        return _refuse_control(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _refuse_control(_decode_damaged(data))


def find_mojibake(text: str, limit: int = 5) -> list[Span]:
    """The first `limit` places where the text holds broken characters such as `â€œ` or U+FFFD."""
    found: list[Span] = []
    for match in _MOJIBAKE.finditer(text):
        found.append(Span(match.start(), match.end()))
        if len(found) == limit:
            break
    return found


def text_warnings(text: str) -> tuple[str, ...]:
    """Codes of what is odd about a text as a whole: `mojibake`, `control_characters`, `empty_text`."""
    codes = []
    if not text.strip():
        codes.append("empty_text")
    if _MOJIBAKE.search(text):
        codes.append("mojibake")
    if _CONTROL.search(text):
        codes.append("control_characters")
    return tuple(codes)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: plain letters put a zero in every second byte and in no other."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 4 or len(data) % 2:
        return None
    first, second = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if second > 0.7 and first < 0.05:
        return "utf-16-le"
    if first > 0.7 and second < 0.05:
        return "utf-16-be"
    return None


def _decode_damaged(data: bytes) -> str:
    """Not valid UTF-8: cp1252, unless most of what is beyond ASCII is UTF-8 with a few bytes broken."""
    as_utf8 = data.decode("utf-8", errors="replace")
    broken = as_utf8.count("\N{REPLACEMENT CHARACTER}")
    whole = len(regex.findall(r"[^\x00-\x7f]", as_utf8)) - broken
    return as_utf8 if whole > broken else data.decode("cp1252", errors="replace")


def _refuse_control(text: str) -> str:
    """The text itself, unless it holds more control characters, or zero bytes, than slips explain."""
    if text.count("\0") > _ZERO_SHARE * len(text):
        raise UnreadableError("binary", "not text: a binary file (zero bytes)")
    if sum(1 for _ in _CONTROL.finditer(text)) > _CONTROL_SHARE * len(text):
        raise UnreadableError("binary", "not text: a binary file")
    return text

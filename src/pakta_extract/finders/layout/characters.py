"""The plain copy of a text, character for character: same length, so that offsets hold in both."""
from __future__ import annotations

import regex

_DOUBLE_QUOTES = "“”„‟″〝〞＂«»‹›"
_SINGLE_QUOTES = "‘’‚‛`´ʼʻ′＇"
_DASHES = "‐‑‒–—―−﹘﹣－"
_LINE_BREAKS = "\x0b\x0c\x1c\x1d\x1e\u2028\u2029"
_BLANKS = (  # controls, odd spaces, soft hyphen, zero-width and direction marks, byte order mark, tags
    (0x00, 0x09), (0x0E, 0x1B), (0x1F, 0x1F), (0x7F, 0x84), (0x86, 0xA0), (0xAD, 0xAD), (0x0600, 0x0605),
    (0x061C, 0x061C), (0x1680, 0x1680), (0x180E, 0x180E), (0x2000, 0x200F), (0x202A, 0x202F), (0x205F, 0x206F),
    (0x2800, 0x2800), (0x3000, 0x3000), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFC), (0xE0000, 0xE007F),
)  # fmt: skip
# Windows characters that were read as Latin-1, and UTF-8 that was read as Windows characters.
_MISREAD = {0x85: "…", 0x91: "'", 0x92: "'", 0x93: '"', 0x94: '"', 0x95: "•", 0x96: "-", 0x97: "-"}
_MOJIBAKE = regex.compile("â€[œ\x9d™˜“”¦¢]|Â\xa0")
_MOJIBAKE_CHARACTERS = {
    "â€œ": '  "', "â€\x9d": '"  ', "â€™": "'  ", "â€˜": "  '", "â€“": "-  ", "â€”": "-  ", "â€¦": "…  ", "â€¢": "•  ",
    "Â\xa0": "  ",
}  # fmt: skip
_LOST = regex.compile("\ufffd")
_ENTITY = regex.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#[xX][0-9a-fA-F]{2,5});")
_ENTITY_CHARACTERS = {
    "amp": "&", "quot": '"', "ldquo": '"', "rdquo": '"', "bdquo": '"', "laquo": '"', "raquo": '"', "apos": "'",
    "lsquo": "'", "rsquo": "'", "ndash": "-", "mdash": "-", "bull": "•", "middot": "·", "lt": "<", "gt": ">",
    "#34": '"', "#38": "&", "#39": "'", "#039": "'", "#8211": "-", "#8212": "-", "#8216": "'", "#8217": "'",
    "#8220": '"', "#8221": '"', "#8226": "•",
}  # fmt: skip
_TAG = regex.compile(
    r"</?(?:a|b|i|u|p|br|hr|em|ul|ol|li|div|img|span|font|strong|center|figure|figcaption|blockquote|h[1-6])"
    r"(?:\s[^<>\n]{0,300})?+/?>",
    regex.I,
)
_ESCAPE = regex.compile(r"\\(?=[\"'])")
_ANGLE_BULLET = regex.compile(r"^[^\S\n]{0,40}+(?P<bullet>[»›])(?=\s)", regex.M)
_DOUBLED = regex.compile(r"(?<!')''(?!')")


def _table() -> dict[int, str]:
    """Odd characters and what stands for them; every replacement is one character."""
    table = {code: " " for first, last in _BLANKS for code in range(first, last + 1)}
    table |= {ord(c): '"' for c in _DOUBLE_QUOTES} | {ord(c): "'" for c in _SINGLE_QUOTES}
    return table | {ord(c): "-" for c in _DASHES} | {ord(c): "\n" for c in _LINE_BREAKS} | _MISREAD


_CHARACTERS = _table()


def plain_characters(text: str) -> str:
    """`text` with one simple character for each odd one; line breaks are all "\\n", the length is kept."""
    if "\r" in text:  # a lone carriage return is a line break of its own
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if "â€" in text or "Â\xa0" in text:
        text = _MOJIBAKE.sub(lambda m: _MOJIBAKE_CHARACTERS[m[0]], text)
    plain = text.translate(_CHARACTERS)
    if "\ufffd" in plain:
        plain = _LOST.sub(_lost_character, plain)
    if "»" in text or "›" in text:
        plain = _with_bullets(plain, text)
    if "&" in plain:
        plain = _ENTITY.sub(lambda m: _ENTITY_CHARACTERS.get(m[0][1:-1], " ").ljust(len(m[0])), plain)
    if "<" in plain:
        plain = _TAG.sub(lambda m: " " * len(m[0]), plain)
    if "\\" in plain:
        plain = _ESCAPE.sub(" ", plain)
    if "''" in plain:
        plain = _DOUBLED.sub(_one_double_quote, plain)
    return plain


def _with_bullets(plain: str, text: str) -> str:
    """`plain` with the angle marks that open a line left as they are: bullets, no quotation marks."""
    pieces, done = [], 0
    for match in _ANGLE_BULLET.finditer(text):
        at = match.start("bullet")
        pieces += [plain[done:at], text[at]]
        done = at + 1
    return "".join([*pieces, plain[done:]])


def _lost_character(lost: regex.Match[str]) -> str:
    """A character that could not be read: inside a word an apostrophe, alone a dash, else a quotation mark."""
    around = lost.string[max(0, lost.start() - 1) : lost.end() + 1]
    if len(around) == 3 and around[0].isalnum() and around[2].isalnum():
        return "'"
    return "-" if len(around) == 3 and around[0] == around[2] == " " else '"'


def _one_double_quote(doubled: regex.Match[str]) -> str:
    """Two single quotes for a double one: the mark stays next to the words that it quotes."""
    following = doubled.string[doubled.end() : doubled.end() + 1]
    return ' "' if following.isalnum() else '" '

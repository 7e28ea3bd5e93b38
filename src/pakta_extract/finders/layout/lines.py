"""Lines of an article, with their offsets, and small questions about one line."""
from __future__ import annotations

from typing import NamedTuple

import regex

from pakta_extract.document import Span
from pakta_extract.lexicon.layout import alternatives, load_layout

_FINISHED = regex.compile(r"""[.!?;:…]["')\]]{0,3}\s?(?:\([^()]{1,40}\)|\[[^\[\]]{1,40}\])?$""")
_SENTENCE_END = regex.compile(r"""[.!?…]["')\]]{0,3}\s?(?:\([^()]{1,40}\)|\[[^\[\]]{1,40}\])?$""")
_INNER_BOUNDARY = regex.compile(r"""\p{Ll}{3}[.!?]["')]{0,2}\s+["(]?\p{Lu}""")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’.-]*+")
_DOMAIN = regex.compile(rf"[\w-]+(?:\.[\w-]+){{0,3}}\.(?:{alternatives(load_layout().domains)})\b", regex.I)
LONG_LINE = 220  # characters: longer lines are running text, whatever they look like


class Line(NamedTuple):
    """A line that is not blank: offsets of its text without the spaces around it."""

    start: int
    end: int
    text: str
    indent: int
    gap: int  # blank lines above it

    @property
    def finished(self) -> bool:
        """The line ends a sentence, a clause or an announcement."""
        return _FINISHED.search(self.text, max(0, len(self.text) - 50)) is not None

    @property
    def ends_sentence(self) -> bool:
        return _SENTENCE_END.search(self.text, max(0, len(self.text) - 50)) is not None


def read_lines(plain: str, text: str) -> tuple[list[Line], list[Span]]:
    """The lines of `plain` that hold anything, and those of `text` that hold only residue such as &nbsp;."""
    lines: list[Line] = []
    residue: list[Span] = []
    offset = gap = 0
    for raw in plain.split("\n"):
        content = raw.strip()
        if content:
            indent = len(raw) - len(raw.lstrip())
            start = offset + indent
            lines.append(Line(start, start + len(content), content, indent, gap))
            gap = 0
        else:
            gap += 1
            given = text[offset : offset + len(raw)]
            if given and not given.isspace():
                start = offset + len(given) - len(given.lstrip())
                residue.append(Span(start, start + len(given.strip())))
        offset += len(raw) + 1
    return lines, residue


def words(text: str) -> list[str]:
    """Words of a line, numbers left out; of a very long line the first ones."""
    return list(_WORD.findall(text[:400]))


def title_case(text: str) -> float:
    """Share of the longer words that begin with a capital; 0 where there are none."""
    long_words = [w for w in words(text) if len(w) > 3]
    return sum(w[0].isupper() for w in long_words) / len(long_words) if long_words else 0.0


def is_shouted(text: str) -> bool:
    """All letters are capitals."""
    return text[:400].isupper()


def holds_boundary(text: str) -> bool:
    """A sentence ends inside the line."""
    return _INNER_BOUNDARY.search(text) is not None


def opens_with_domain(text: str) -> bool:
    return _DOMAIN.match(text[:80]) is not None

"""Annotated examples: a rule and its example stand in one line.

text, marks = parse('Bitung, <date value="2024-09-02">Senin (2/9/2024)</date>')
text == "Bitung, Senin (2/9/2024)"; marks[0] == Mark("date", 8, 24, {"value": "2024-09-02"})
"""

from __future__ import annotations

import re
from typing import NamedTuple

TAG = re.compile(r'<(/?)([a-z_]+)((?:\s+[a-z_]+="[^"]*")*)\s*>')
ATTRIBUTE = re.compile(r'([a-z_]+)="([^"]*)"')


class Mark(NamedTuple):
    tag: str
    start: int
    end: int
    attributes: dict[str, str]


def parse(annotated: str) -> tuple[str, list[Mark]]:
    """Strip the tags; return the text and its marks in order of their start. Marks may nest."""
    pieces: list[str] = []
    marks: list[Mark] = []
    open_tags: list[tuple[str, int, dict[str, str]]] = []
    length = last = 0
    for tag in TAG.finditer(annotated):
        pieces.append(annotated[last : tag.start()])
        length += tag.start() - last
        last = tag.end()
        if not tag[1]:
            open_tags.append((tag[2], length, dict(ATTRIBUTE.findall(tag[3]))))
            continue
        name, start, attributes = open_tags.pop()
        if name != tag[2]:
            raise ValueError(f"</{tag[2]}> closes <{name}> in {annotated!r}")
        marks.append(Mark(name, start, length, attributes))
    if open_tags:
        raise ValueError(f"<{open_tags[-1][0]}> is not closed in {annotated!r}")
    pieces.append(annotated[last:])
    return "".join(pieces), sorted(marks, key=lambda m: (m.start, -m.end))

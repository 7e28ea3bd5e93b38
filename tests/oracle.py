"""The oracle of offsets: every evidence of a record, found by walking it, must be its slice of the article.

Faults are told by where they stand in the record, never by text: articles of the half `check` stay unread.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from pakta_extract.schema import Evidence, Result


def evidences(value: object, path: str = "") -> Iterator[tuple[str, Evidence]]:
    """All evidence spans anywhere inside a record, with the path of each: `events[0].date.evidence[0]`."""
    if isinstance(value, Evidence):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from evidences(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from evidences(item, f"{path}[{i}]")


def faults(result: Result, text: str) -> list[str]:
    """Spans that do not point at their own text, and segments that are empty, outside the text or out of order."""
    found = []
    for path, evidence in evidences(result):
        if not 0 <= evidence.start < evidence.end <= len(text):
            found.append(f"{path} is {evidence.start}:{evidence.end}")
        elif text[evidence.start : evidence.end] != evidence.text:
            found.append(f"{path} is not the text at {evidence.start}:{evidence.end}")
    for i, segment in enumerate(result.segments):
        if not 0 <= segment.start < segment.end <= len(text):
            found.append(f"segments[{i}] is {segment.start}:{segment.end}")
        if i and segment.start < result.segments[i - 1].start:
            found.append(f"segments[{i}] stands before the one above it")
    return found

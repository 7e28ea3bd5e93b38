"""An article as it comes in, and the reasons why a file does not become one."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FailureKind = Literal[
    "missing",  # no such file or folder
    "empty_folder",  # a folder without an article file
    "permission",  # may not be read
    "unreadable",  # the system could not read it, or it is no regular file
    "unsupported",  # not an article file, by its ending
    "binary",  # not text
    "too_large",  # beyond the size limit
    "missing_extra",  # needs an extra that is not installed
    "no_article_text",  # a web page without a main text
    "extraction",  # the extractor raised an exception: a defect
]
LIMIT_BYTES = 20_000_000
"""The largest file that is read as one article, in bytes."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its text and what is known about it beside the text.

    `id` is the file's name without ending, `source` says where it came from (the path as given) and
    is unique within a run. `published` is an ISO date. `warnings` are codes of `lexicon.messages`.
    For a text file `text` is the decoded file, unaltered; for a web page, its main text.
    """

    id: str
    text: str
    source: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no record, and why."""

    source: str
    kind: FailureKind
    reason: str

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"


class UnreadableError(Exception):
    """Raised for an input that does not become an article; `reason` is one line for the user."""

    def __init__(self, kind: FailureKind, reason: str) -> None:
        super().__init__(reason)
        self.kind: FailureKind = kind
        self.reason = reason

"""Which files of the given paths are articles: single files, and folders with all that lies below them."""
from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pakta_extract.reading.article import Failure

TEXT_ENDINGS = frozenset({".txt", ".text"})
HTML_ENDINGS = frozenset({".html", ".htm", ".xhtml"})
ARTICLE_ENDINGS = TEXT_ENDINGS | HTML_ENDINGS


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """A file to read. `source` is its path as the user gave it, or below the folder that the user gave."""

    path: Path
    source: str

    @property
    def id(self) -> str:
        return printable(self.path.stem)


@dataclass(slots=True)
class Sources:
    """What lies behind the given paths. Nothing is left out in silence: see `failures`, `left_aside`, `repeated`."""

    files: list[ArticleFile] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    left_aside: Counter[str] = field(default_factory=Counter)
    """Files in folders that are no articles, counted by ending."""
    repeated: list[str] = field(default_factory=list)
    """Files that the paths name more than once; each is read once."""


def find_articles(paths: Iterable[str | Path]) -> Sources:
    """The article files behind `paths`, in the order given; within a folder sorted, with its subfolders.

    A folder gives its `.txt`, `.html` and `.htm` files. Hidden files and folders are skipped, and a
    link back to a folder already walked is not followed again. A missing path, a folder without an
    article and a file of another kind become failures.
    """
    sources, seen = Sources(), set[str]()
    for given in paths:
        path = Path(given)
        if path.is_dir():
            _add_folder(path, sources, seen)
        else:
            _add_file(path, sources, seen)
    return sources


def printable(text: str) -> str:
    """A file name as text that UTF-8 can hold: bytes that are not valid UTF-8 become U+FFFD."""
    return os.fsencode(text).decode("utf-8", errors="replace")


def _add_file(path: Path, sources: Sources, seen: set[str]) -> None:
    source = printable(path.as_posix())
    if path.is_symlink() and not path.exists():
        sources.failures.append(Failure(source, "missing", "a link that leads nowhere"))
    elif not path.exists():
        sources.failures.append(Failure(source, "missing", "no such file or folder"))
    elif path.suffix.lower() not in ARTICLE_ENDINGS and path.suffix:
        reason = f"not an article file: {path.suffix} is none of .txt, .html, .htm"
        sources.failures.append(Failure(source, "unsupported", reason))
    else:
        _add(ArticleFile(path, source), sources, seen)


def _add_folder(folder: Path, sources: Sources, seen: set[str]) -> None:
    found = 0
    failed = len(sources.failures)
    for path in _walk(folder, sources.failures):
        if path.suffix.lower() not in ARTICLE_ENDINGS:
            sources.left_aside[path.suffix.lower() or "no ending"] += 1
            continue
        if path.exists() and not path.is_file():
            sources.left_aside["no regular file"] += 1  # a named pipe would block the run
            continue
        found += 1
        _add_file(path, sources, seen)
    if not found and len(sources.failures) == failed:
        reason = "no article (.txt, .html, .htm) in this folder"
        sources.failures.append(Failure(printable(folder.as_posix()), "empty_folder", reason))


def _walk(folder: Path, failures: list[Failure]) -> Iterator[Path]:
    """Visible files below a folder, sorted by path; linked folders are followed, each real folder once."""

    def report(error: OSError) -> None:
        failures.append(Failure(printable(str(error.filename)), "permission", error.strerror or "cannot be opened"))

    walked: set[str] = set()
    found: list[Path] = []
    for top, subfolders, names in os.walk(folder, followlinks=True, onerror=report):
        real = os.path.realpath(top)
        subfolders[:] = [] if real in walked else sorted(s for s in subfolders if not s.startswith("."))
        if real not in walked:
            found.extend(Path(top, name) for name in names if not name.startswith("."))
        walked.add(real)
    yield from sorted(found, key=lambda path: path.relative_to(folder).parts)


def _add(file: ArticleFile, sources: Sources, seen: set[str]) -> None:
    real = os.path.realpath(file.path)
    if real in seen:
        sources.repeated.append(file.source)
    else:
        seen.add(real)
        sources.files.append(file)

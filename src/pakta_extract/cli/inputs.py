"""From the arguments of a command to articles, metadata and an extractor; wrong use ends in one line."""
from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import yaml

import pakta_extract
from pakta_extract.batch import Done, Extracts, extract_files, extract_or_fail
from pakta_extract.cli.terminal import complain_about, stop
from pakta_extract.evaluation import GoldArticle, GoldError, find_split, of_half, read_gold, read_split
from pakta_extract.reading import (
    Failure,
    Metadata,
    Sources,
    UnreadableError,
    find_articles,
    read_metadata,
    read_stream,
)


def load_extractor(themes: Path | None = None) -> Extracts:
    """An extractor, with the themes of a file on top if one is given. A faulty file is wrong use."""
    try:
        return pakta_extract.load(themes=themes)
    except OSError as error:
        stop(f"{themes}: {error.strerror}")
    except (ValueError, yaml.YAMLError) as error:
        stop(f"{themes}: not a themes file: {error}")


def find_sources(given: Sequence[str]) -> Sources:
    """The articles behind the paths. Where there is not one, that is wrong use."""
    sources = find_articles(given)
    if not sources.files:
        complain_about(sources.failures)
        stop("nothing to read")
    return sources


def load_metadata(path: Path | None, sources: Sources) -> Metadata | None:
    try:
        return read_metadata(path, sources.files) if path else None
    except UnreadableError as error:
        stop(f"{path}: {error.reason}")


def outcomes_of(
    files: Sequence[str], metadata: Path | None, themes: Path | None = None
) -> tuple[Iterable[Done | Failure], list[Failure]]:
    """What comes of each file, lazily, and the paths behind which there was no article."""
    if "-" in files:
        return _outcome_of_stdin(files, metadata, themes), []
    sources = find_sources(files)
    table = load_metadata(metadata, sources)
    complain_about(table.notes if table else ())
    return extract_files(sources.files, load_extractor(themes), table), sources.failures


def _outcome_of_stdin(files: Sequence[str], metadata: Path | None, themes: Path | None) -> list[Done | Failure]:
    if len(files) > 1:
        stop("- (standard input) cannot stand beside files")
    if metadata:
        stop("--metadata names files; it cannot be used with - (standard input)")
    try:
        return [extract_or_fail(load_extractor(themes), read_stream(sys.stdin.buffer))]
    except UnreadableError as error:
        return [Failure("-", error.kind, error.reason)]


def load_gold(folder: Path, half: str | None, split: Path | None) -> tuple[list[GoldArticle], frozenset[str]]:
    """The gold articles of the half, or all of them, and the ids of the held-out half `check`."""
    try:
        articles = read_gold(folder)
        split = split or find_split(folder)
        halves = read_split(split) if split else {}
    except GoldError as error:
        stop(error)
    held_out = halves.get("check", frozenset())
    if half is None:
        return articles, held_out
    if half not in halves:
        stop(f"--half {half}: {f'{split} has no such half' if split else 'no split.json found; name it by --split'}")
    chosen = of_half(articles, halves[half])
    if not chosen:
        stop(f"none of the articles in {folder} is in the half {half} of {split}")
    return chosen, held_out

"""The articles that figures are taken on, and the state of the package that they are taken of."""
from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pakta_extract
from pakta_extract.batch import Done, Extracts, extract_files
from pakta_extract.evaluation import GoldArticle, GoldRecord, of_half, read_gold, read_split
from pakta_extract.names.spacy_names import model_path
from pakta_extract.schema import Result

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
FIRST_SIGHT = CORPUS / "first_sight"
PACKAGE = Path(pakta_extract.__file__).parent
NO_RULES = ("cli", "batch", "evaluation", "schemas", "__pycache__")  # parts that change no value of a record


@cache
def article_sets() -> dict[str, list[GoldArticle]]:
    """Gold articles by the name of their set. Press articles are no part of the project: `PAKTA_SHARED` says where."""
    corpus, split = read_gold(CORPUS), read_split(CORPUS / "split.json")
    sets = {half: of_half(corpus, split[half]) for half in ("tune", "check")}
    shared = os.environ.get("PAKTA_SHARED")
    return sets | ({"press": read_gold(Path(shared) / "seeds")} if shared else {})


Seen = tuple[GoldRecord, Result]  # a gold record, and what was made of its article


def seen(articles: Sequence[GoldArticle], extractor: Extracts) -> list[Seen]:
    """Records of the articles, made now; one that cannot be read is left out."""
    outcomes = extract_files([article.file for article in articles], extractor)
    return [(a.gold, done.result) for a, done in zip(articles, outcomes, strict=True) if isinstance(done, Done)]


@cache
def first_sight() -> tuple[Seen, ...]:
    """Records of articles made before any rule had been fitted to them.

    A line of the files holds the record and the gold of its day; where the article is in the corpus, its gold of today
    is taken.
    """
    lines = [line for path in sorted(FIRST_SIGHT.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    today = {article.gold.id: article.gold for article in read_gold(CORPUS)} if lines else {}
    found = []
    for line in map(json.loads, lines):
        gold = GoldRecord.model_validate(line["gold"])
        found.append((today.get(gold.id, gold), Result.model_validate(line["record"])))
    return tuple(found)


def article_text(article: GoldArticle) -> str:
    return article.file.path.read_text("utf-8")


def configuration() -> str:
    """A short hash of everything that decides what a record holds: rules, word lists, gazetteer, name model."""
    digest = hashlib.sha256()
    for folder in (PACKAGE, model_path()):
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder)
            if path.is_file() and inside.parts[0] not in NO_RULES and path.suffix != ".pyc":
                digest.update(inside.as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def stamp() -> str:
    """When and of what figures were taken, as a line for the page."""
    return f"*Measured on {datetime.now(UTC):%Y-%m-%d}, configuration `{configuration()}`.*"

"""Gold records: `ID.json` beside its article, as the annotation guideline describes them, and their split in halves."""
from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import ConfigDict, Field, ValidationError

from pakta_extract.reading.folder import ARTICLE_ENDINGS, ArticleFile, printable
from pakta_extract.schema import FlatOfficial, FlatPoint, FlatRecord

Half = Literal["tune", "check"]
FIELDS = tuple(name for name in FlatRecord.model_fields if name not in ("id", "is_pledge_event"))


class GoldError(Exception):
    """Raised for gold that cannot be used; one line for each fault, naming its file."""


class GoldOfficial(FlatOfficial):
    model_config = ConfigDict(extra="ignore")


class GoldPoint(FlatPoint):
    model_config = ConfigDict(extra="ignore")


class GoldRecord(FlatRecord):
    """The annotated truth about one article: the fields of the flat view; others beside them are left alone.

    Of an event every field must be there, if only as null or [].
    """

    model_config = ConfigDict(extra="ignore")
    officials: tuple[GoldOfficial, ...] = ()
    points: tuple[GoldPoint, ...] = ()
    signatory_count: int | None = Field(default=None, strict=True)
    stated_points: int | None = Field(default=None, strict=True)


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A gold record and the file of its article."""

    gold: GoldRecord
    file: ArticleFile


def read_gold(folder: Path) -> list[GoldArticle]:
    """All gold records of a folder, sorted by file name.

    A gold record is an `ID.json` with an article `ID.txt` (or `.html`) beside it; other JSON files are
    left alone unless they look like one. Raises `GoldError` with a line for each record that does
    not fit, and where there is none.
    """
    if not folder.is_dir():
        raise GoldError(f"{folder}: no such folder")
    found: list[GoldArticle] = []
    faults: list[str] = []
    for path in sorted(folder.glob("*.json")):
        article = _article_beside(path)
        try:
            data = json.loads(path.read_text("utf-8-sig"))
            if article is None and not (isinstance(data, dict) and "is_pledge_event" in data):
                continue
            if article is None:
                raise ValueError(f"no article {path.stem}.txt beside it")
            found.append(GoldArticle(_record(data, path.stem), article))
        except (ValueError, OSError, RecursionError) as error:
            faults.append(f"{path}: {_one_line(error)}")
    if faults:
        raise GoldError("\n".join(faults))
    if not found:
        raise GoldError(f"{folder}: no gold records (ID.json beside ID.txt) in this folder")
    return found


def find_split(folder: Path) -> Path | None:
    """`split.json` in the folder, in its parent, or in one of the parent's other folders if only one has it."""
    near = [folder / "split.json", folder.resolve().parent / "split.json"]
    beside = sorted(folder.resolve().parent.glob("*/split.json"))
    return next((path for path in [*near, *(beside if len(beside) == 1 else [])] if path.is_file()), None)


def read_split(path: Path) -> dict[str, frozenset[str]]:
    """Ids of each half. Raises `GoldError`."""
    try:
        data = json.loads(path.read_text("utf-8-sig"))
    except (ValueError, OSError, RecursionError) as error:
        raise GoldError(f"{path}: {_one_line(error)}") from None
    if not isinstance(data, dict) or not all(isinstance(ids, list) for ids in data.values()):
        raise GoldError(f'{path}: must be an object of lists: {{"tune": [id, …], "check": [id, …]}}')
    return {half: frozenset(map(str, ids)) for half, ids in data.items()}


def _article_beside(path: Path) -> ArticleFile | None:
    for ending in sorted(ARTICLE_ENDINGS, key=lambda e: e != ".txt"):
        article = path.with_suffix(ending)
        if article.is_file():
            return ArticleFile(article, printable(article.as_posix()))
    return None


def _record(data: Any, stem: str) -> GoldRecord:
    if not isinstance(data, dict):
        raise ValueError("not a JSON object")
    missing = [name for name in ("id", "is_pledge_event") if name not in data]
    if not missing and data["is_pledge_event"]:
        missing = [name for name in FIELDS if name not in data]
    if missing:
        raise ValueError(f"missing {', '.join(missing)}")
    record = GoldRecord.model_validate(data)
    if record.id != printable(stem):
        raise ValueError(f"id {record.id!r} is not the file's name")
    return record


def _one_line(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"no valid JSON: {error}"
    if isinstance(error, UnicodeDecodeError):
        return "no valid UTF-8"
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    if isinstance(error, OSError):
        return error.strerror or "cannot be read"
    return str(error)

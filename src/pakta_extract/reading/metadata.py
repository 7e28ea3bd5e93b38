"""A table of metadata beside the articles: title, url, outlet and publication date per file.

A CSV file with one row an article. The column that names the article may hold its path, its file
name or its id (the name without ending); headings are understood in English and Indonesian. What
cannot be matched or understood is said in `notes`, never dropped in silence.
"""
from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Literal

import regex

from pakta_extract.lexicon.calendar import calendar
from pakta_extract.reading.article import LIMIT_BYTES, Article, UnreadableError
from pakta_extract.reading.folder import ArticleFile
from pakta_extract.reading.text import decode

Column = Literal["file", "title", "url", "outlet", "published"]
# Headings in lower case with spaces, hyphens and underscores gone; the first heading of a list that occurs counts.
_HEADINGS: dict[Column, tuple[str, ...]] = {
    "file": (
        "file", "filename", "path", "filepath", "id", "articleid", "article", "namafile", "namaberkas", "berkas",
        "idartikel", "artikel", "source",
    ),
    "title": ("title", "headline", "judul", "judulberita", "judulartikel"),
    "url": ("url", "link", "tautan", "alamat", "alamaturl", "permalink"),
    "outlet": ("outlet", "media", "namamedia", "medium", "publisher", "newspaper", "sumber", "situs", "source"),
    "published": (
        "published", "publishedat", "publicationdate", "publisheddate", "pubdate", "datepublished", "date", "tanggal",
        "tanggalterbit", "tanggalpublikasi", "tanggaltayang", "tgl", "tglterbit", "terbit",
    ),
}  # fmt: skip
_DELIMITERS = ",;\t|"
_ISO = regex.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T\s].*)?")
_WRITTEN = regex.compile(r"(?:[\w']+,?\s+)?(\d{1,2})\s+(\p{L}+)\.?\s+(\d{4})(?:[,\s|-].*)?")
_DAY_FIRST = regex.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[,\s].*)?")


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `line` is its line in the file, `key` what names the article."""

    line: int
    key: str
    title: str | None
    url: str | None
    outlet: str | None
    published: str | None


@dataclass(slots=True)
class Metadata:
    """Rows by article source, and what a user should know about the table."""

    rows: dict[str, Row] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def apply(self, article: Article) -> Article:
        """The article with what the table says about it; empty cells leave what the article has."""
        row = self.rows.get(article.source or "")
        if row is None:
            return article
        return replace(
            article,
            title=row.title or article.title,
            url=row.url or article.url,
            outlet=row.outlet or article.outlet,
            published=row.published or article.published,
        )


def read_metadata(path: Path, files: Sequence[ArticleFile]) -> Metadata:
    """Match the rows of a CSV file to `files`. Raises `UnreadableError` where it is no such table."""
    name = path.as_posix()
    metadata = Metadata()
    table = _read_rows(path, metadata.notes)
    by_key = _index(files, path.parent)
    for row in table:
        where = f"{name}, line {row.line}"
        matches = by_key.get(_normal(row.key), [])
        if not matches:
            metadata.notes.append(f"{where}: no article matches {row.key!r}")
        elif len(matches) > 1:
            metadata.notes.append(f"{where}: {row.key!r} matches {len(matches)} articles and is used for all of them")
        for source in matches:
            earlier = metadata.rows.setdefault(source, row)
            if earlier is not row:
                metadata.notes.append(f"{where}: {source} has a row already (line {earlier.line}), which stays")
    return metadata


def iso_date(text: str) -> str | None:
    """A date cell as an ISO day, else None.

    Understood are `2024-09-02`, `2/9/2024` (day first) and `Senin, 2 September 2024`, with or without an hour.
    """
    text = text.strip()
    if match := _ISO.fullmatch(text):
        year, month, day = (int(group) for group in match.groups())
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(group) for group in match.groups())
    elif match := _WRITTEN.fullmatch(text):
        names = {name: number for number, names in calendar().months.items() for name in names}
        day, month, year = int(match[1]), names.get(match[2].lower(), 0), int(match[3])
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _read_rows(path: Path, notes: list[str]) -> list[Row]:
    try:
        if path.stat().st_size > LIMIT_BYTES:
            raise UnreadableError("too_large", f"larger than {LIMIT_BYTES / 1e6:g} MB")
        text = decode(path.read_bytes())
    except FileNotFoundError:
        raise UnreadableError("missing", "no such file") from None
    except OSError as error:
        raise UnreadableError("unreadable", error.strerror or "cannot be read") from None
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[Row] = []
    columns: dict[Column, int] | None = None
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if columns is None:
                columns = _columns(cells)
            else:
                rows.append(_row(cells, columns, reader.line_num, path.as_posix(), notes))
    except csv.Error as error:
        raise UnreadableError("unreadable", f"line {reader.line_num}: {error}") from None
    if columns is None:
        raise UnreadableError("unreadable", "an empty table")
    return [row for row in rows if row.key]


def _columns(headings: list[str]) -> dict[Column, int]:
    normal = [regex.sub(r"[\s_-]+", "", heading).lower() for heading in headings]
    columns: dict[Column, int] = {}
    for column, names in _HEADINGS.items():
        found = next((normal.index(name) for name in names if name in normal), None)
        if found is not None and found not in columns.values():
            columns[column] = found
    if "file" not in columns:
        raise UnreadableError("unreadable", f"no column names the article (file, path or id) among {headings}")
    if len(columns) == 1:
        raise UnreadableError("unreadable", f"no column for title, url, outlet or published among {headings}")
    return columns


def _row(cells: list[str], columns: dict[Column, int], line: int, name: str, notes: list[str]) -> Row:
    def cell(column: Column) -> str | None:
        at = columns.get(column)
        return cells[at].strip() or None if at is not None and at < len(cells) else None

    key, written = cell("file"), cell("published")
    published = iso_date(written) if written else None
    if key is None:
        notes.append(f"{name}, line {line}: a row without a file name")
    if written and not published:
        notes.append(f"{name}, line {line}: date {written!r} is not understood (use 2024-09-02 or 2/9/2024)")
    return Row(line, key or "", cell("title"), cell("url"), cell("outlet"), published)


def _index(files: Sequence[ArticleFile], folder: Path) -> dict[str, list[str]]:
    """Sources by every name that a row may use: the path, as given or whole or a tail of it; also without ending."""
    by_key: dict[str, list[str]] = {}
    for file in files:
        whole = _normal(file.path.resolve().as_posix())
        parts = _normal(file.source).split("/")
        keys = {"/".join(parts[i:]) for i in range(len(parts))} | {whole}
        keys |= {whole.removeprefix(_normal(folder.resolve().as_posix()) + "/")}
        if file.path.suffix:
            keys |= {key.rpartition(".")[0] for key in keys}
        for key in keys:
            by_key.setdefault(key, []).append(file.source)
    # A full path means that one file, even where it is also the tail of another's path.
    for file in files:
        by_key[_normal(file.source)] = [file.source]
    return by_key


def _normal(key: str) -> str:
    key = key.strip().replace("\\", "/")
    while key.startswith("./"):
        key = key[2:]
    return key

"""One file, or standard input, to one article."""
from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from pakta_extract.reading.article import LIMIT_BYTES, Article, UnreadableError
from pakta_extract.reading.folder import HTML_ENDINGS, TEXT_ENDINGS, ArticleFile
from pakta_extract.reading.text import decode, text_warnings


def read_article(file: ArticleFile | str | Path, *, limit: int = LIMIT_BYTES) -> Article:
    """The article in a file of at most `limit` bytes. Raises `UnreadableError` with a reason fit for the user."""
    if not isinstance(file, ArticleFile):
        file = ArticleFile(Path(file), Path(file).as_posix())
    ending = file.path.suffix.lower()
    is_page = True if ending in HTML_ENDINGS else False if ending in TEXT_ENDINGS else None
    try:
        size, mode = file.path.stat().st_size, file.path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableError("unreadable", "a folder, not a file")
        if size > limit:
            raise too_large(limit)
        with file.path.open("rb") as stream:
            article = read_stream(stream, limit=limit, is_page=is_page)
    except FileNotFoundError:
        raise UnreadableError("missing", "no such file") from None
    except PermissionError:
        raise UnreadableError("permission", "no permission to read it") from None
    except OSError as error:
        raise UnreadableError("unreadable", error.strerror or "cannot be read") from None
    return replace(article, id=file.id, source=file.source)


def read_stream(stream: BinaryIO, *, limit: int = LIMIT_BYTES, is_page: bool | None = None) -> Article:
    """The article in a stream of bytes, with the id `stdin` and the source `-`.

    `is_page` says whether it is a web page; None looks at its first characters. Raises `UnreadableError`.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise too_large(limit)
    if is_page is None:
        start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        is_page = start.startswith((b"<!doctype html", b"<html"))
    if not is_page:
        text = decode(data)
        return Article("stdin", text, source="-", warnings=text_warnings(text))
    from pakta_extract.reading.html import read_page

    page = read_page(data)
    return Article("stdin", page.text, "-", page.title, page.url, page.outlet, page.published, text_warnings(page.text))


def too_large(limit: int) -> UnreadableError:
    return UnreadableError("too_large", f"larger than {limit / 1e6:g} MB: no single article")

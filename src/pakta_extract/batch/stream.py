"""Articles through an extractor, one at a time: what `pakta extract`, `batch` and `evaluate` have in common."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from pakta_extract.lexicon.messages import warning_message
from pakta_extract.reading import Article, ArticleFile, Failure, Metadata, UnreadableError, read_article
from pakta_extract.schema import Notice, Result


class Extracts(Protocol):
    """What is asked of an extractor here; `pakta_extract.load()` gives one."""

    def extract(
        self,
        text: str,
        *,
        id: str | None = None,
        source: str | None = None,
        title: str | None = None,
        url: str | None = None,
        outlet: str | None = None,
        published: str | None = None,
    ) -> Result: ...


class Done(NamedTuple):
    """An article and what was found in it."""

    article: Article
    result: Result


def extract_article(extractor: Extracts, article: Article) -> Result:
    """The result of one article, with the warnings of its reading."""
    result = extractor.extract(
        article.text,
        id=article.id,
        source=article.source,
        title=article.title,
        url=article.url,
        outlet=article.outlet,
        published=article.published,
    )
    known = {notice.code for notice in result.warnings}
    added = [Notice(code=code, message=warning_message(code)) for code in article.warnings if code not in known]
    return result.model_copy(update={"warnings": (*result.warnings, *added)}) if added else result


def extract_files(
    files: Iterable[ArticleFile], extractor: Extracts, metadata: Metadata | None = None
) -> Iterator[Done | Failure]:
    """One outcome a file, in order and lazily. No file stops the stream: what goes wrong is a `Failure`."""
    for file in files:
        try:
            article = read_article(file)
        except UnreadableError as error:
            yield Failure(file.source, error.kind, error.reason)
        else:
            yield extract_or_fail(extractor, metadata.apply(article) if metadata else article)


def extract_or_fail(extractor: Extracts, article: Article) -> Done | Failure:
    """The article with its result, or a failure of the kind `extraction` where the extractor raised an exception."""
    try:
        return Done(article, extract_article(extractor, article))
    except Exception as error:  # a defect of ours; the other articles must not suffer from it
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        return Failure(article.source or article.id, "extraction", reason)

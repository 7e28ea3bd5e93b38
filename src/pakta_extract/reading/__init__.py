"""Bytes to `Article`: text files, web pages, folders, a table of metadata."""
from pakta_extract.reading.article import LIMIT_BYTES, Article, Failure, FailureKind, UnreadableError
from pakta_extract.reading.file import read_article, read_stream
from pakta_extract.reading.folder import ArticleFile, Sources, find_articles
from pakta_extract.reading.metadata import Metadata, read_metadata
from pakta_extract.reading.text import find_mojibake

__all__ = [
    "LIMIT_BYTES",
    "Article",
    "ArticleFile",
    "Failure",
    "FailureKind",
    "Metadata",
    "Sources",
    "UnreadableError",
    "find_articles",
    "find_mojibake",
    "read_article",
    "read_metadata",
    "read_stream",
]

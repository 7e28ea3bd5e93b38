"""What a web page says about its article: title, address, outlet, publication date.

Dates are read only from places that speak of the page itself: meta elements, JSON-LD of an article,
a `<time>` in the head of the article. Where they are silent there is no date: lists of other posts
hold dates too, and those are wrong.
"""
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import regex

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date_published",
    "publishdate", "publish_date", "publish-date", "published_date", "pubdate", "publication_date",
    "content_publishdate", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date",
)  # fmt: skip
_ARTICLE_TYPES = frozenset({
    "Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "SocialMediaPosting", "Report", "WebPage",
})  # fmt: skip
_ISO = regex.compile(r"\s*((?:19|20)\d{2})-(\d{1,2})-(\d{1,2})(?!\d)")


class Head(NamedTuple):
    title: str | None
    url: str | None
    outlet: str | None
    published: str | None


def read_head(tree: Element) -> Head:
    """Title, url, outlet and publication date (ISO day) of a page, each None where the page does not say it."""
    meta = _meta(tree)
    articles = list(_linked_articles(tree))
    title = meta.get("og:title") or _first(_string(a.get("headline")) for a in articles) or _heading(tree)
    canonical = [e.get("href") for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"]
    url = _first(canonical) or meta.get("og:url") or _first(_string(a.get("url")) for a in articles)
    outlet = meta.get("og:site_name") or _first(_publisher(a) for a in articles)
    dates = [
        *(meta.get(name) for name in _PUBLISHED_META),
        *(_string(a.get("datePublished")) for a in articles),
        _time_in_head(tree),
    ]
    return Head(title, url if url and url.startswith("http") else None, outlet, _first(map(iso_day, dates)))


def iso_day(text: str | None) -> str | None:
    """The day of an ISO date or time (`2024-09-02T10:00:00+07:00` gives `2024-09-02`), else None."""
    match = _ISO.match(text or "")
    if not match or not (1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31):
        return None
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"


def _meta(tree: Element) -> dict[str, str]:
    """Content of the meta elements by name, property or itemprop, in lower case; the first of each counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = " ".join((element.get("content") or "").split())
        # itemprop elements inside the body may belong to other posts
        if key and content and (element.get("itemprop") is None or not _in_list_of_posts(element)):
            found.setdefault(key, content)
    return found


def _linked_articles(tree: Element) -> Iterator[dict[str, Any]]:
    """JSON-LD objects that describe an article: at the top or in `@graph`, never inside lists of other posts."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            kinds = thing.get("@type")
            if any(kind in _ARTICLE_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield thing


def _things(data: Any) -> Iterator[dict[str, Any]]:
    for thing in data if isinstance(data, list) else [data]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            yield from (t for t in graph if isinstance(t, dict)) if isinstance(graph, list) else ()


def _publisher(article: dict[str, Any]) -> str | None:
    publisher = article.get("publisher")
    return _string(publisher.get("name")) if isinstance(publisher, dict) else _string(publisher)


def _heading(tree: Element) -> str | None:
    """The only `h1` of the page, else the text of `<title>`."""
    headings = list(tree.iter("h1"))
    sources = headings if len(headings) == 1 else list(tree.iter("title"))[:1]
    return _first(_string("".join(str(piece) for piece in e.itertext())) for e in sources)


def _time_in_head(tree: Element) -> str | None:
    """The first `<time datetime>` of the only article element, if it stands before the article's first paragraph."""
    articles = list(tree.iter("article"))
    if len(articles) != 1:
        return None
    for element in articles[0].iter("time", "p"):
        if element.tag == "time" and element.get("datetime"):
            return str(element.get("datetime"))
        if element.tag == "p" and len("".join(map(str, element.itertext())).split()) > 15:
            return None
    return None


def _in_list_of_posts(element: Element) -> bool:
    return any(a.tag in ("li", "aside", "nav", "footer") for a in element.iterancestors())


def _string(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)

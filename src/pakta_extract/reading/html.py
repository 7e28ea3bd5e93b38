"""A saved web page to the text of its article. Needs the extra `html` (trafilatura, lxml).

trafilatura finds the main text and leaves menus and related posts out. It loses the numbers of
`<ol>`, so every list item gets its marker as text before extraction; and its paragraphs are written
out here one by one, so that a list stays a list and a line break inside a paragraph stays one.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from pakta_extract.reading.article import UnreadableError
from pakta_extract.reading.text import decode

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

INSTALL_HINT = "reading web pages needs the extra `html`: pip install 'pakta-extract[html]'"
# A news page has a few thousand elements; far beyond, extraction takes minutes.
MAX_ELEMENTS, MAX_CHARACTERS = 40_000, 3_000_000
_CHARSET = regex.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,40})""", regex.IGNORECASE)
_HAS_MARKER = regex.compile(r"\s*(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|[-•*–—])\s")
_BLOCKS = frozenset({
    "p", "div", "section", "article", "main", "body", "header", "h1", "h2", "h3", "h4", "h5", "h6",
    "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "table", "tr", "figure", "figcaption", "hr",
    "head", "list", "item", "quote", "code", "row",  # the last line are trafilatura's
})  # fmt: skip
_NOT_TEXT = frozenset({"nav", "footer", "aside", "form", "script", "style", "noscript", "title", "template", "button"})
_SPACE = regex.compile(r"[ \t\r\n\f\v]++")
LINE_BREAK = "\N{RETURN SYMBOL}"
# A shorter text, or one in a single block, shows that trafilatura had to turn to cruder means: they drop list items and
# run paragraphs into one. A plain reading of the page without menus is better then.
SHORT = 250


@dataclass(frozen=True, slots=True)
class Page:
    """What a web page gives: its article's text and what its head says about it."""

    text: str
    title: str | None
    url: str | None
    outlet: str | None
    published: str | None


def read_page(data: bytes) -> Page:
    """The article of a page. Raises `UnreadableError` (`missing_extra`, `binary`, `too_large`, `no_article_text`)."""
    try:
        import lxml.html
        import trafilatura

        from pakta_extract.reading.html_head import read_head
    except ImportError:
        raise UnreadableError("missing_extra", INSTALL_HINT) from None
    source = regex.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", decode_page(data)).replace("\0", "")
    if not source.strip():
        raise UnreadableError("no_article_text", "an empty web page")
    try:
        tree = lxml.html.document_fromstring(source)
        if sum(1 for _ in tree.iter()) > MAX_ELEMENTS or len(tree.text_content()) > MAX_CHARACTERS:
            raise UnreadableError("too_large", "a page of this size is no single article")
        head = read_head(tree)
        drop_link_lists(tree)
        mark_list_items(tree)
        mark_line_breaks(tree)
        plain = text_of(next(iter([*tree.iter("article"), *tree.iter("main"), *tree.iter("body")]), tree))
        found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, favor_recall=True)
    except UnreadableError:
        raise
    except Exception as error:  # lxml and trafilatura meet pages nobody foresaw; one page must not stop a run
        raise UnreadableError("no_article_text", f"the page cannot be parsed ({type(error).__name__})") from error
    body = getattr(found, "body", None)
    text = text_of(body) if body is not None else ""
    if len(text) < SHORT or ("\n" not in text and "\n\n" in plain):
        text = plain
    if not text.strip():
        raise UnreadableError("no_article_text", "no article text found in this web page")
    return Page(text, *head)


def decode_page(data: bytes) -> str:
    """The page's characters: byte order mark, then UTF-8, then the charset that the page names, then cp1252."""
    named = _CHARSET.search(data[:4096])
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if named and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            try:
                return data.decode(named[1].decode("ascii"))
            except (LookupError, UnicodeDecodeError):
                pass
    return decode(data)


def drop_link_lists(tree: Element) -> None:
    """Take out the lists whose items are nothing but links: menus, and the other posts that stand inside an article."""
    links = _mostly_links(tree)
    for listing in list(tree.iter("ol", "ul")):
        items = [child for child in listing if child.tag == "li"]
        if items and listing.getparent() is not None and all(item in links for item in items):
            listing.drop_tree()


def mark_list_items(tree: Element) -> None:
    """Write the marker of every list item into its text, as a browser would show it: `1.`, `b.`, `iv.`, `•`."""
    for listing in tree.iter("ol", "ul"):
        items = [child for child in listing if child.tag == "li"]
        number = _integer(listing.get("start"), len(items) if listing.get("reversed") is not None else 1)
        step = -1 if listing.get("reversed") is not None else 1
        for item in items:
            number = _integer(item.get("value"), number)
            marker = f"{_numeral(number, listing.get('type'))}." if listing.tag == "ol" else "•"
            if not _HAS_MARKER.match("".join(_first_words(item))):
                _prepend(item, f"{marker} ")
            number += step


def mark_line_breaks(tree: Element) -> None:
    """Write every `<br>` into the text as well: the element itself may get lost, the sign does not."""
    for element in tree.iter("br"):
        element.tail = LINE_BREAK + (element.tail or "")


def text_of(root: Element) -> str:
    """The text of a tree, of HTML or as trafilatura gives it: blocks apart by an empty line, list items one a line."""
    from lxml.etree import iterwalk

    blocks: list[tuple[bool, str]] = []
    pieces: list[str] = []
    items = 0
    links = _mostly_links(root)
    walk = iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag if event in ("start", "end") else ""
        if tag in _BLOCKS:
            _close_block(blocks, pieces, in_list=items > 0)
            items += (event == "start") - (event == "end") if tag in ("li", "item") else 0
        if event == "start" and (tag in _NOT_TEXT or element in links):
            walk.skip_subtree()
        elif event == "start":
            pieces.append(element.text or "")
        if event != "start" and element is not root:
            pieces.append(f" {element.tail or ''}" if tag in ("cell", "td", "th") else element.tail or "")
    _close_block(blocks, pieces, in_list=False)
    joined = [text if i == 0 else ("\n" if listed and blocks[i - 1][0] else "\n\n") + text
              for i, (listed, text) in enumerate(blocks)]  # fmt: skip
    return "".join(joined)


def _close_block(blocks: list[tuple[bool, str]], pieces: list[str], *, in_list: bool) -> None:
    text = _SPACE.sub(" ", "".join(pieces)).replace(LINE_BREAK, "\n")
    pieces.clear()
    lines = [line.strip(" ") for line in text.split("\n")]
    text = regex.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    if text:
        blocks.append((in_list, text))


def _mostly_links(tree: Element) -> set[Element]:
    """The list items and paragraphs of a tree whose text is mostly that of links. Linear in the size of the tree."""
    lengths: dict[Element, tuple[int, int]] = {}  # of the text, and of the links in it
    for element in reversed(list(tree.iter())):  # children come before their parents
        text, linked = len((element.text or "").strip()) if isinstance(element.tag, str) else 0, 0
        for child in element:
            text += lengths[child][0] + len((child.tail or "").strip())
            linked += lengths[child][1]
        lengths[element] = text, text if element.tag == "a" else linked
    return {e for e, (text, linked) in lengths.items() if e.tag in ("li", "p") and linked > 0.6 * text}


def _first_words(item: Element) -> Iterator[str]:
    """The first text inside an item, nested lists not counted."""
    for part in item.iter():
        if part.tag in ("ol", "ul"):
            return
        text = part.text
        if isinstance(part.tag, str) and text and text.strip():
            yield text[:20]
            return


def _prepend(item: Element, marker: str) -> None:
    """Put the marker before the first text of the item: inside its first paragraph if it begins with one."""
    target = item
    while not (target.text or "").strip() and len(target) and target[0].tag in ("p", "div", "span"):
        target = target[0]
    target.text = marker + (target.text or "").lstrip()


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and regex.fullmatch(r"-?[0-9]{1,6}", text.strip()) else default


def _numeral(number: int, kind: str | None) -> str:
    """A list number as HTML's `type` shows it: 1, a, A, i or I."""
    if kind in ("a", "A") and 1 <= number <= 26:
        return chr(ord(kind) + number - 1)
    if kind in ("i", "I") and 1 <= number <= 39:
        roman = "x" * (number // 10) + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]
        return roman if kind == "i" else roman.upper()
    return str(number)

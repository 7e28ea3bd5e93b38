"""Saved web pages to articles: main text, list markers, metadata from the page's head only."""
from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pakta_extract
from pakta_extract.reading import UnreadableError, read_article
from pakta_extract.reading.html import Page, decode_page, read_page

pytest.importorskip("trafilatura", reason="reading web pages needs the extra `html`")

OPENING = (
    "ARUNG, Kabar Teluk - Seluruh aparatur di lingkungan Pemerintah Kabupaten Arung Jaya mengucapkan ikrar "
    "netralitas di halaman kantor bupati, Senin (2/9/2024)."
)
CLOSING = "Sekretaris daerah memimpin apel dan meminta semua pegawai menaati isi ikrar itu sampai pemungutan suara."
MENU = '<div class="menu"><ul>' + "".join(f'<li><a href="/{i}">Rubrik {i}</a></li>' for i in range(9)) + "</ul></div>"
RELATED = (
    '<div class="related"><h3>Berita Terkait</h3><ol>'
    + "".join(
        f'<li><a href="/b{i}">Judul lain yang cukup panjang nomor {i}</a> <time datetime="2019-01-0{i}"></time></li>'
        for i in range(1, 6)
    )
    + "</ol></div>"
)


def page(article: str, head: str = "") -> Page:
    html = f"<!DOCTYPE html><html><head>{head}</head><body>{MENU}<article>{article}</article>{RELATED}</body></html>"
    return read_page(html.encode())


def body(listing: str) -> str:
    text = page(f"<p>{OPENING}</p>{listing}<p>{CLOSING}</p>").text
    assert text.startswith(OPENING) and text.endswith(CLOSING)
    return text.removeprefix(OPENING).removesuffix(CLOSING).strip()


@pytest.mark.parametrize(
    "listing, expected",
    [
        ("<ol><li>netral</li><li>jujur</li></ol>", "1. netral\n2. jujur"),
        ('<ol start="3"><li>netral</li><li value="7">jujur</li><li>adil</li></ol>', "3. netral\n7. jujur\n8. adil"),
        ("<ol reversed><li>netral</li><li>jujur</li></ol>", "2. netral\n1. jujur"),
        ('<ol type="a"><li>netral</li><li>jujur</li></ol>', "a. netral\nb. jujur"),
        ('<ol type="I"><li>netral</li><li>jujur</li></ol>', "I. netral\nII. jujur"),
        ("<ul><li>netral</li><li>jujur</li></ul>", "• netral\n• jujur"),
        ("<ol><li><p>netral <b>selalu</b>;</p></li><li><p>jujur</p></li></ol>", "1. netral selalu;\n2. jujur"),
        ("<ol><li><b>netral</b>: tidak memihak</li><li>jujur</li></ol>", "1. netral: tidak memihak\n2. jujur"),
        ("<ol><li>1. netral</li><li>2) jujur</li></ol>", "1. netral\n2) jujur"),
        ("<ol><li>menjaga:<ol type='a'><li>rukun</li><li>damai</li></ol></li><li>jujur</li></ol>",
         "1. menjaga:\na. rukun\nb. damai\n2. jujur"),
        ("<p>Isinya:<br>1. netral<br/>2. jujur</p>", "Isinya:\n1. netral\n2. jujur"),
        ("<div>Isinya:<br><br>1. netral<br>2. jujur</div>", "Isinya:\n\n1. netral\n2. jujur"),
    ],
)  # fmt: skip
def test_lists_keep_their_markers_and_lines(listing: str, expected: str) -> None:
    assert body(listing) == expected


@pytest.mark.parametrize(
    "html",
    [
        f"<div class='post-body'>{OPENING}<br><br>1. netral<br>2. jujur<br><br>{CLOSING}</div>",
        f"<table><tr><td><p>{OPENING}</p><p>1. netral</p><p>2. jujur</p><p>{CLOSING}</p></td></tr></table>",
        f"<div id='isi'><p>{OPENING}</p></div><ol><li>netral</li><li>jujur</li></ol><div><p>{CLOSING}</p></div>",
    ],
)
def test_builds_of_pages_without_an_article_element(html: str) -> None:
    text = read_page(f"<html><body>{MENU}{html}{RELATED}</body></html>".encode()).text
    lines = [line for line in text.splitlines() if line]
    assert lines[:4] == [OPENING, "1. netral", "2. jujur", CLOSING]
    assert "Rubrik" not in text and "Judul lain" not in text


def test_links_to_other_posts_inside_the_article_are_no_list() -> None:
    links = "".join(f"<li><a href='/x{i}'>Bupati Arung meresmikan pasar {i}</a></li>" for i in range(3))
    assert body(f"<ul>{links}</ul><ol><li>netral menurut <a href='/uu'>undang-undang</a> ASN</li></ol>") == (
        "1. netral menurut undang-undang ASN"
    )


@pytest.mark.parametrize(
    "html, expected",
    [
        ("<p>Isi pendek</p>", "Isi pendek"),
        ("<html><body>satu<br>dua</body></html>", "satu\ndua"),
        ("<p>satu</p><p>dua &amp; tiga<!-- catatan --> empat</p>", "satu\n\ndua & tiga empat"),
        ("<script>var x='tidak'</script><style>p{}</style><p>Isi</p>", "Isi"),
    ],
)
def test_short_pages(html: str, expected: str) -> None:
    assert read_page(html.encode()).text == expected


LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2001-01-01"}]},
        {
            "@type": "NewsArticle",
            "headline": "Ikrar di Arung",
            "datePublished": "2024-09-03T07:00:00+07:00",
            "publisher": {"@type": "Organization", "name": "Kabar Teluk"},
        },
    ],
}


@pytest.mark.parametrize(
    "head, article, expected",
    [
        (
            '<meta property="og:title" content="Ikrar di Arung"><meta property="og:site_name" content="Kabar Teluk">'
            '<link rel="canonical" href="https://teluk.example/1">'
            '<meta property="article:published_time" content="2024-09-02T23:10:00+07:00">',
            "",
            ("Ikrar di Arung", "https://teluk.example/1", "Kabar Teluk", "2024-09-02"),
        ),
        (
            f'<title>Ikrar - Teluk</title><script type="application/ld+json">{json.dumps(LINKED)}</script>',
            "",
            ("Ikrar di Arung", None, "Kabar Teluk", "2024-09-03"),
        ),
        ('<meta itemprop="datePublished" content="2024-9-2">', "<h1>Ikrar</h1>", ("Ikrar", None, None, "2024-09-02")),
        ("", '<h1>Ikrar</h1><time datetime="2024-09-02T10:00">Senin</time>', ("Ikrar", None, None, "2024-09-02")),
        ("<title>Ikrar</title>", "", ("Ikrar", None, None, None)),
        ('<script type="application/ld+json">{ rusak</script><link rel="canonical" href="/1">', "", (None,) * 4),
        ('<meta name="date" content="kemarin"><meta name="pubdate" content="2024-13-45">', "", (None,) * 4),
    ],
)
def test_metadata_is_what_the_page_says_of_itself(
    head: str, article: str, expected: tuple[str | None, ...]
) -> None:
    """The dates of related posts (2019, 2001) are never taken."""
    found = page(f"{article}<p>{OPENING}</p><p>{CLOSING}</p>", head)
    assert (found.title, found.url, found.outlet, found.published) == expected


def test_a_time_after_the_text_is_another_posts() -> None:
    found = page(f"<p>{OPENING}</p><p>{CLOSING}</p><time datetime='2018-01-01'>dulu</time>")
    assert found.published is None


@pytest.mark.parametrize(
    "data, expected",
    [
        ("<p>caf\u00e9</p>".encode("cp1252"), "<p>caf\u00e9</p>"),
        ("<meta charset='iso-8859-2'><p>\u0142</p>".encode("iso-8859-2"), "<meta charset='iso-8859-2'><p>\u0142</p>"),
        ("<meta charset='latin1'><p>\u00e9</p>".encode(), "<meta charset='latin1'><p>\u00e9</p>"),
        ("<meta charset='no-such'><p>\u00e9</p>".encode("cp1252"), "<meta charset='no-such'><p>\u00e9</p>"),
        ("\ufeff<p>\u00e9</p>".encode("utf-16"), "<p>\u00e9</p>"),
    ],
)
def test_the_charset_of_a_page(data: bytes, expected: str) -> None:
    assert decode_page(data).removeprefix("\ufeff") == expected


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000 + OPENING,
        "<ol><li>a" * 20_000,
        "<b><i>" * 20_000 + OPENING,
        "<" * 100_000,
        "<p " + "a=b " * 50_000 + ">isi",
        "<p>" + "&amp;lt;" * 100_000,
        "<table>" * 3_000 + "<tr><td>x",
        "<!--" * 10_000,
        "<ol><li>" * 120 + "isi " * 250_000 + "<a href='x'>y</a>",
        "<p>\ud7ff\ue000\U0010ffff</p>",
    ],
)
def test_hostile_pages_do_no_harm(html: str) -> None:
    try:
        assert isinstance(read_page(html.encode()).text, str)
    except UnreadableError as error:
        assert error.kind in ("no_article_text", "too_large")


@pytest.mark.parametrize("html", ["", "  ", "<html></html>", "<html><body><nav><a href='/'>Beranda</a></nav></body>"])
def test_a_page_without_text(html: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_page(html.encode())
    assert caught.value.kind == "no_article_text"


def test_a_page_with_too_many_elements_is_refused_quickly() -> None:
    with pytest.raises(UnreadableError, match="no single article"):
        read_page(b"<p>isi</p>" * 50_000)


def test_a_page_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "ikrar.html"
    path.write_text(f"<title>Ikrar</title><p>{OPENING}</p><ol><li>netral</li></ol><p>{CLOSING}</p>", encoding="utf-8")
    article = read_article(path)
    assert (article.id, article.source, article.title) == ("ikrar", path.as_posix(), "Ikrar")
    assert "\n\n1. netral\n\n" in article.text


def test_a_web_page_gives_numbered_points(tmp_path: Path) -> None:
    """From the page to the record: the numbers that the list element only implies are there."""
    path = tmp_path / "ikrar.html"
    items = "<li>menjaga netralitas;</li><li>menolak politik uang;</li><li>tidak menyebarkan berita bohong.</li>"
    path.write_text(
        f"<html><head><title>ASN Arung Ucapkan Ikrar</title></head><body>{MENU}<article><p>{OPENING}</p>"
        f"<p>Isi ikrar itu:</p><ol>{items}</ol><p>{CLOSING}</p></article>{RELATED}</body></html>",
        encoding="utf-8",
    )
    article = read_article(path)
    [event] = pakta_extract.load("rules").extract(article.text, title=article.title).events
    assert [(p.number, p.text) for p in event.points] == [
        (1, "menjaga netralitas"), (2, "menolak politik uang"), (3, "tidak menyebarkan berita bohong"),
    ]  # fmt: skip


TAGS = st.sampled_from([
    "<p>", "</p>", "<ol>", "</ol>", "<ol start=3 type=a>", "<ul>", "<li>", "<br>", "<a href=x>", "</a>", "<td>", "<h1>",
    "<!--", "-->", "<article>", "<div>", "</div>", "&nbsp;", "isi ikrar ",
])  # fmt: skip


@given(st.lists(TAGS | st.text(max_size=5), max_size=60))
@settings(deadline=None)
def test_any_markup_gives_text_or_a_reason(pieces: list[str]) -> None:
    try:
        assert read_page("".join(pieces).encode("utf-8", "replace")).text.strip()
    except UnreadableError as error:
        assert error.kind in ("no_article_text", "binary")

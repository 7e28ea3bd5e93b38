"""Bytes to articles: encodings, binary files, folders, metadata tables."""
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pakta_extract.reading import (
    Article,
    ArticleFile,
    UnreadableError,
    find_articles,
    find_mojibake,
    read_article,
    read_metadata,
)
from pakta_extract.reading.metadata import iso_date
from pakta_extract.reading.text import decode, text_warnings

SENTENCE = "Aparatur “netral” – kata Pj. Bupati Arung Jaya, café Señor"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"],
)
def test_encodings_give_the_same_text(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)) == SENTENCE


@pytest.mark.parametrize("mark, encoding", [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_utf_16_with_either_mark(mark: bytes, encoding: str) -> None:
    assert decode(mark + SENTENCE.encode(encoding)) == SENTENCE


@pytest.mark.parametrize("text", ["", "a", "satu\r\ndua\rtiga\n\n", "a\u00a0b\u2028c", "e\u0301", "\tx \x0c y"])
def test_text_is_not_altered(text: str) -> None:
    assert decode(text.encode()) == text


def test_one_broken_byte_does_not_break_the_rest() -> None:
    data = "“Netral” dan “jujur” – damai".encode()
    text = decode(data.replace("–".encode(), b"\xe2\x80"))
    assert text.startswith("“Netral” dan “jujur” \N{REPLACEMENT CHARACTER}")
    assert text_warnings(text) == ("mojibake",)


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x01\x02\x03" * 50,
        bytes(range(256)) * 4,
        b"%PDF-1.7 plain letters follow",
        b"PK\x03\x04 word/document.xml",
        b"\x89PNG\r\n\x1a\n" + b"x" * 200,
        b"\x7fELF" + b"x" * 200,
        b"teks biasa\x00dengan nol",
    ],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="not text") as caught:
        decode(data)
    assert caught.value.kind == "binary"
    assert "\n" not in caught.value.reason


@pytest.mark.parametrize(
    "text, broken",
    [
        ("kata â€œnetralâ€\x9d itu", "â€œ"),
        ("kata â\x80\x9cnetral", "â\x80\x9c"),
        ("isi â€“ pakta", "â€“"),
        ("CafÃ© Arung", "Ã©"),
        ("dua\u00c2\u00a0kata", "\u00c2\u00a0"),
        ("kata \N{REPLACEMENT CHARACTER}netral", "\N{REPLACEMENT CHARACTER}"),
        ("ï»¿Arung", "ï»¿"),
        ("baik ðŸ™", "ðŸ"),
    ],
)
def test_mojibake_is_found_and_left_as_it_is(text: str, broken: str) -> None:
    first = find_mojibake(text)[0]
    assert first.of(text) == broken
    assert decode(text.encode()) == text
    assert "mojibake" in text_warnings(text)


@pytest.mark.parametrize("text", [SENTENCE, "naïve façade", "CAFÉ” itu", "voilà…”", "château “A”", "“Ia” – €5", "Â"])
def test_sound_text_is_no_mojibake(text: str) -> None:
    assert find_mojibake(text) == []
    assert text_warnings(text) == ()


def test_warnings_on_odd_texts() -> None:
    assert text_warnings(" \n") == ("empty_text",)
    assert text_warnings("a" * 500 + "\x02") == ("control_characters",)


def write(path: Path, content: str | bytes = "Arung, Kabar - Isi.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file_is_an_article(tmp_path: Path) -> None:
    path = write(tmp_path / "kabar.arung.txt", "\ufeffIsi â€œpakta")
    article = read_article(path)
    assert article == Article("kabar.arung", "Isi â€œpakta", path.as_posix(), warnings=("mojibake",))


@pytest.mark.parametrize("name", ["artikel", "ARTIKEL.TXT", "artikel.text"])
def test_names_that_are_articles(tmp_path: Path, name: str) -> None:
    assert [f.source for f in find_articles([write(tmp_path / name)]).files] == [(tmp_path / name).as_posix()]


@pytest.mark.parametrize("name", ["gold.json", "artikel.pdf", "artikel.docx", "daftar.csv"])
def test_a_named_file_of_another_kind_is_reported(tmp_path: Path, name: str) -> None:
    sources = find_articles([write(tmp_path / name)])
    assert (sources.files, [f.kind for f in sources.failures]) == ([], ["unsupported"])


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "berita.txt"
    folder.mkdir()
    for path, kind in [(folder, "unreadable"), (tmp_path / "tiada.txt", "missing")]:
        with pytest.raises(UnreadableError) as caught:
            read_article(path)
        assert caught.value.kind == kind
    with pytest.raises(UnreadableError, match="larger than 1e-05 MB") as caught:
        read_article(write(tmp_path / "besar.txt", "x" * 11), limit=10)
    assert caught.value.kind == "too_large"


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt")

    def refuse(*_: object) -> None:  # by hand: the tests may run as root, who may read everything
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableError, match="no permission"):
        read_article(path)


def test_a_folder_is_read_with_its_subfolders_in_order(tmp_path: Path) -> None:
    for name in ["b.txt", "a/z.html", "a/b.htm", "a.txt", "c/d/e.txt"]:
        write(tmp_path / name)
    for name in ["b.json", "a/peta.png", ".git/x.txt", ".rahasia.txt", "README.md"]:
        write(tmp_path / name)
    sources = find_articles([tmp_path])
    inside = [Path(f.source).relative_to(tmp_path).as_posix() for f in sources.files]
    assert inside == ["a/b.htm", "a/z.html", "a.txt", "b.txt", "c/d/e.txt"]
    assert sources.left_aside == {".json": 1, ".png": 1, ".md": 1}
    assert sources.failures == []


def test_links_that_run_in_circles_or_nowhere(tmp_path: Path) -> None:
    write(tmp_path / "a/b/berita.txt")
    (tmp_path / "a/b/atas").symlink_to(tmp_path / "a")
    (tmp_path / "a/sendiri").symlink_to(tmp_path / "a/sendiri")
    (tmp_path / "a/putus.txt").symlink_to(tmp_path / "tiada.txt")
    os.mkfifo(tmp_path / "a/pipa.txt")
    sources = find_articles([tmp_path])
    assert [f.id for f in sources.files] == ["berita"]
    assert [(f.kind, Path(f.source).name) for f in sources.failures] == [("missing", "putus.txt")]


def test_missing_paths_and_empty_folders(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    write(tmp_path / "lain/gold.json")
    sources = find_articles([tmp_path / "kosong", tmp_path / "lain", tmp_path / "tiada"])
    assert [f.kind for f in sources.failures] == ["empty_folder", "empty_folder", "missing"]
    assert not any("\n" in str(f) for f in sources.failures)


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    sources = find_articles([path, tmp_path, path])
    assert [f.source for f in sources.files] == [path.as_posix()]
    assert len(sources.repeated) == 2


def test_a_file_name_that_is_no_utf_8(tmp_path: Path) -> None:
    name = os.fsdecode(b"ber\xfft.txt")
    try:
        write(tmp_path / name)
    except OSError:
        return  # the file system keeps such names out by itself
    [file] = find_articles([tmp_path]).files
    assert file.id == "ber\N{REPLACEMENT CHARACTER}t"
    assert file.source.encode("utf-8")


def table(tmp_path: Path, content: str | bytes) -> Path:
    return write(tmp_path / "meta.csv", content)


def articles(tmp_path: Path, *names: str) -> list[ArticleFile]:
    return find_articles([write(tmp_path / name) for name in names]).files


@pytest.mark.parametrize(
    "content",
    [
        "file,title,url,outlet,published\na.txt,Judul,https://a.example/1,Kabar Arung,2024-09-02\n",
        "\ufefffile,title,url,outlet,published\r\na.txt,Judul,https://a.example/1,Kabar Arung,2024-09-02\r\n",
        "ID;Judul;Tautan;Media;Tanggal Terbit\na;Judul;https://a.example/1;Kabar Arung;2/9/2024\n",
        "nama_file\tjudul\tlink\tsumber\ttgl\na.txt\tJudul\thttps://a.example/1\tKabar Arung\t02.09.2024 10:15\n",
        'path,headline,url,source,date\n"./a.txt","Judul",https://a.example/1,Kabar Arung,2024-09-02T10:00:00+07:00\n',
        "source,title,url,outlet,published\na,Judul,https://a.example/1,Kabar Arung,2024-09-02\n",
    ],
)
def test_metadata_in_many_shapes(tmp_path: Path, content: str) -> None:
    files = articles(tmp_path, "a.txt", "b.txt")
    metadata = read_metadata(table(tmp_path, content), files)
    assert metadata.notes == []
    article = metadata.apply(read_article(files[0]))
    assert (article.title, article.url, article.outlet, article.published) == (
        "Judul", "https://a.example/1", "Kabar Arung", "2024-09-02",
    )  # fmt: skip
    untouched = read_article(files[1])
    assert metadata.apply(untouched) is untouched


def test_metadata_in_utf_16_as_spreadsheets_save_it(tmp_path: Path) -> None:
    files = articles(tmp_path, "a.txt")
    metadata = read_metadata(table(tmp_path, "file\ttitle\na.txt\tIkrar “damai”\n".encode("utf-16")), files)
    assert metadata.apply(read_article(files[0])).title == "Ikrar “damai”"


def test_an_empty_cell_leaves_what_the_article_has(tmp_path: Path) -> None:
    files = articles(tmp_path, "a.txt")
    metadata = read_metadata(table(tmp_path, "file,title,outlet\na.txt,,Kabar\n"), files)
    article = metadata.apply(Article("a", "", files[0].source, title="Dari halaman"))
    assert (article.title, article.outlet) == ("Dari halaman", "Kabar")


def test_what_a_table_gets_wrong_is_said(tmp_path: Path) -> None:
    files = articles(tmp_path, "a.txt", "x/b.txt", "y/b.txt")
    content = "file,title,published\na.txt,Satu,\na,Dua,\ntiada.txt,Tiga,\nb,Empat,\n,Lima,\nx/b.txt,Enam,kemarin\n"
    metadata = read_metadata(table(tmp_path, content), files)
    titles = [metadata.apply(read_article(file)).title for file in files]
    assert titles == ["Satu", "Empat", "Empat"]
    notes = [note.split("meta.csv, ")[1] for note in metadata.notes]
    assert [note.split(":")[0] for note in notes] == ["line 6", "line 7", "line 3", "line 4", "line 5", "line 7"]
    assert "matches 2 articles" in notes[4] and "no article matches 'tiada.txt'" in notes[3]


def test_a_path_as_given_means_that_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ["b.txt", "x/b.txt"]:
        write(tmp_path / name)
    monkeypatch.chdir(tmp_path)
    files = find_articles(["b.txt", "x"]).files
    metadata = read_metadata(table(tmp_path, "file,title\nb.txt,Atas\nx/b.txt,Bawah\n"), files)
    assert [metadata.apply(read_article(file)).title for file in files] == ["Atas", "Bawah"]
    assert metadata.notes == []


@pytest.mark.parametrize(
    "content, reason",
    [
        ("", "empty table"),
        ("title,url\nx,y\n", "no column names the article"),
        ("file,warna\na.txt,biru\n", "no column for title"),
        (b"PK\x03\x04xlsx", "office document"),
    ],
)
def test_a_table_that_is_none(tmp_path: Path, content: str | bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_metadata(table(tmp_path, content), [])


@pytest.mark.parametrize(
    "text, expected",
    [
        ("2024-09-02", "2024-09-02"), ("2024/9/2", "2024-09-02"), ("2024-09-02 10:15:00", "2024-09-02"),
        ("2/9/2024", "2024-09-02"), ("02-09-2024 08.00", "2024-09-02"), ("31/2/2024", None), ("9/13/2024", None),
        ("2 September 2024", "2024-09-02"), ("Senin, 2 Sept. 2024 | 10:15 WIB", "2024-09-02"),
        ("Jum'at 6 Peb 2026", "2026-02-06"), ("2 Bulan 2024", None), ("Senin", None), ("2024", None), ("", None),
    ],
)  # fmt: skip
def test_date_cells(text: str, expected: str | None) -> None:
    assert iso_date(text) == expected


def test_without_the_extra_a_page_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['trafilatura'] = None\n"
        "from pakta_extract.reading.html import read_page\n"
        "try: read_page(b'<p>isi</p>')\n"
        "except Exception as error: print(error.kind, error.reason)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.startswith("missing_extra ") and "pip install 'pakta-extract[html]'" in run.stdout


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except UnreadableError as error:
        assert error.kind == "binary"
    else:
        assert text.encode("utf-8").decode() == text


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200))
def test_any_text_in_utf_8_comes_back_as_it_is(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text
    assert all(span.of(text) for span in find_mojibake(text))

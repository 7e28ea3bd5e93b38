"""Layout on any text at all: offsets, coverage, nesting, and time."""
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pakta_extract.document import BODY, Document, Segment
from pakta_extract.finders.layout import read_layout
from pakta_extract.list_markers import list_runs

INNER = {"dateline", "quote", "reporting"}
LINES = st.sampled_from(
    [
        "", " ", "Baca juga:", "Baca juga: Harga Naik", "1. Menjaga netralitas;", "a. tidak memihak", "• jujur",
        "- setia", "RANTAU, KabarKita – Bupati memimpin apel.", "Isi ikrar itu:", '"Kami siap," kata dia. "Netral.',
        "“Ya", "ujarnya”", "Pegawai Ucapkan Ikrar", "Senin, 9 September 2024 | 10:00 WIB", "Penulis: A | Editor: B",
        "Komentar", "ADVERTISEMENT", "Foto: humas", "menyambung kalimat di baris yang panjang sekali tanpa",
        "Kata Plt.Bupati.Ia pergi", "&nbsp;", "»", "1.", "Berita Lainnya", "(tim)", "Pertama, netral.",
        "Kedua, jujur.", "\ufeff", "\u202e", "Jakarta -", "hal. 2",
    ]
)  # fmt: skip
ARTICLES = st.lists(LINES, max_size=30).map("\n".join)


def check(doc: Document, text: str) -> None:
    assert doc.text == text
    assert len(doc.plain) == len(text)
    assert list(doc.segments) == sorted(doc.segments, key=lambda s: (s.start, -s.end))
    outer: list[Segment] = []
    for segment in doc.segments:
        assert 0 <= segment.start < segment.end <= len(text)
        assert not text[segment.start].isspace() or text[segment.start] == "\x85"  # a misread ellipsis
        if outer and segment.start < outer[-1].end:
            assert segment.end <= outer[-1].end
            assert outer[-1].kind in BODY
        else:
            assert segment.kind not in INNER
            outer.append(segment)
    covered = bytearray(len(text))
    for segment in outer:
        covered[segment.start : segment.end] = b"x" * (segment.end - segment.start)
    bare = [i for i, c in enumerate(text) if not covered[i] and not doc.plain[i].isspace()]
    assert bare == []
    blocks = doc.blocks
    for sentence in doc.sentences:
        assert sentence.start < sentence.end
        assert any(b.start <= sentence.start and sentence.end <= b.end for b in blocks)
    assert all(a.end <= b.start for a, b in zip(doc.sentences, doc.sentences[1:], strict=False))
    words = sum(not c.isspace() for b in blocks for c in doc.plain[b.start : b.end])
    assert words == sum(not c.isspace() for s in doc.sentences for c in doc.plain[s.start : s.end])
    for block in blocks:
        assert "\n" not in doc.plain[block.start : block.end]


@given(st.text(max_size=300))
def test_any_unicode(text: str) -> None:
    check(read_layout(text), text)


@given(ARTICLES)
@settings(max_examples=300)
def test_any_mixture_of_lines(text: str) -> None:
    doc = read_layout(text)
    check(doc, text)
    items = [item.segment for run in list_runs(doc) for item in run]
    assert items == doc.of_kind("list_item")


@given(ARTICLES, st.text(max_size=40))
def test_any_title(text: str, title: str) -> None:
    check(read_layout(text, title), text)


@given(st.text(alphabet="aA.\"“” '\n1)-•:,?!", max_size=200))
@settings(max_examples=300)
def test_marks_and_stops(text: str) -> None:
    check(read_layout(text), text)


ARTICLE = (
    "RANTAU JAYA, KabarKita – Bupati memimpin apel. Ia berkata, \"Kami siap.\"\n\nIsi ikrar:\n1. Menjaga netralitas;\n"
    "2. Menolak uang.\n\nBaca juga: Harga Cabai Naik\n\n“Netral itu wajib,” tegas Drs. H. Andi, M.Si.\n\n"
)
HUGE = {
    "an article again and again": ARTICLE * (1_000_000 // len(ARTICLE)),
    "one line": ARTICLE.replace("\n", " ") * (1_000_000 // len(ARTICLE)),
    "ten thousand items": "Isi ikrar:\n" + "".join(f"{i}. Menjaga netralitas;\n" for i in range(1, 10_001)),
    "a hundred thousand bullets": "Isi:\n" + "• Menjaga netralitas\n" * 100_000,
    "a million blank lines": "\n" * 1_000_000,
    "only blanks": " " * 1_000_000,
    "no spaces": "a" * 1_000_000,
    "capitals": "A" * 1_000_000,
    "quotation marks": '"' * 1_000_000,
    "spaced quotation marks": '" ' * 500_000,
    "full stops": "." * 1_000_000,
    "initials": "A. " * 300_000,
    "lost spaces": "aaaa.Aaaa" * 100_000,
    "brackets": "(" * 1_000_000,
    "entities": "&nbsp;" * 200_000,
    "open tags": "<a " * 300_000,
    "wrapped": "kata kata kata kata kata kata kata kata kata kata kata kata\n" * 20_000,
    "short lines": "abc\n" * 200_000,
    "dateline-like": "Ab Cd, Ef | " * 100_000,
    "dashes": "- a\n" * 100_000,
    "right to left": "\u202eشبكة " * 100_000,
}


@pytest.mark.parametrize("name", HUGE)
def test_huge_texts_are_read_to_their_end(name: str) -> None:
    """A pattern that runs away would never come back."""
    text = HUGE[name]
    doc = read_layout(text)
    assert len(doc.plain) == len(text)


def test_ten_thousand_items_are_ten_thousand_items() -> None:
    doc = read_layout(HUGE["ten thousand items"])
    assert len(doc.of_kind("list_item")) == 10_000
    (run,) = list_runs(doc)
    assert [item.marker.value for item in run] == list(range(1, 10_001))

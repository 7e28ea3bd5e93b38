"""Layout: segments, sentences and the plain copy, on invented articles."""
from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from inline import parse
from layout_cases import Case, read_cases, score
from pakta_extract.document import CHROME, Document
from pakta_extract.finders.layout import read_layout
from pakta_extract.lexicon.layout import load_layout
from pakta_extract.list_markers import list_marker, list_runs, parse_marker

CASES = read_cases()
FLOOR = 0.95  # precision and recall of every kind over the cases, by exact offsets


@pytest.mark.parametrize("case", [c for c in CASES if c.required], ids=lambda c: c.name)
def test_cases(case: Case) -> None:
    found = [(s.kind, case.text[s.start : s.end]) for s in read_layout(case.text).segments]
    assert found == [(s.kind, case.text[s.start : s.end]) for s in case.segments]


def test_precision_and_recall_of_every_kind() -> None:
    assert len(CASES) >= 40
    scores = score([(case.segments, read_layout(case.text).segments) for case in CASES])
    assert set(scores) == {
        "title", "published", "byline", "caption", "dateline", "navigation", "advert", "share", "comments",
        "paragraph", "list_item", "quote", "reporting", "leftover",
    }  # fmt: skip
    low = {kind: s for kind, s in scores.items() if s.support < 3 or min(s.precision, s.recall) < FLOOR}
    assert not low


# Sentences are marked with <s>.
SENTENCES = [
    "<s>Apel dimulai pagi hari.</s> <s>Bupati hadir!</s> <s>Benarkah?</s> <s>Ya.</s>",
    "<s>Main mata dengan calon.</s><s>Peringatan itu ia lontarkan di aula.</s>",
    "<s>Ia hadir pada Rabu (15/02/2023).</s><s>Ikrar diikuti 38 orang.</s>",
    "<s>Drs. H. Andi Saputra, M.Si. memimpin apel.</s> <s>Dr. Ir. Budi hadir.</s>",
    "<s>Kata Plt.Bupati Sungai Raya, naskah itu sah.</s>",
    "<s>Pj. Wali Kota dan Plh. Sekda hadir.</s> <s>Pjs.Bupati tidak.</s>",
    "<s>Penjabat Sementara (Pjs.) Bupati hadir.</s>",
    "<s>Pelantikan dipimpin Ketua KPU, Hasan Umar, S.Pd.</s> <s>Pembacaan dipercayakan kepada Nur.</s>",
    "<s>Hadir Kapolres AKBP Yusuf Tandi, S.I.K., dan Dandim.</s> <s>Mereka berdiri.</s>",
    "<s>Hadir Rina, S.H., M.H. dan Lukman,S.Sos,M.Si yang membaca.</s>",
    "<s>Ketua Majelis, A.A. Ngurah Oka dan Tb. Asep hadir bersama R. Suryo.</s>",
    "<s>M. Yusuf Lamusu memimpin.</s> <s>T. Raja Nurdin membaca.</s>",
    "<s>Ada 1.246 orang dengan dana Rp1.500.000 yang hadir.</s> <s>Mereka pulang.</s>",
    "<s>Sesuai UU No. 5 Tahun 2014 dan hal. 12 buku itu.</s> <s>Ada beberapa hal.</s> <s>Semua setuju.</s>",
    "<s>Dimulai pukul 09.30 WITA di Jl. Merdeka, Kab. Rantau.</s> <s>Ramai sekali.</s>",
    "<s>Bunyinya: 1. Kami netral.</s> <s>2. Kami tidak ikut.</s>",
    "<s>Dikutip dari KabarBaru.com dan Kalteng.JejakKita.net, ikrar itu sah.</s> <s>Sudah jelas.</s>",
    "<s>Bupati, camat, lurah, dll. hadir.</s> <s>Ada juga warga dkk.</s> <s>Mereka senang.</s>",
    '<s>"Kami siap.</s> <s>Jangan ragu," kata Budi.</s> <s>Ia pulang.</s>',
    '<s>Ia diam.</s> <s>"Kami siap."</s> <s>Semua bertepuk tangan.</s>',
    '<s>Semua menunggu.</s><s>"Kami siap," ujarnya.</s>',
    '<s>"Siapa yang berani?" tanya bupati.</s> <s>Tidak ada.</s>',
    '<s>“Sudah selesai.”</s><s>Warga pulang.</s>',
    "<s>Hasilnya dikaji. (fm)</s>",
    "<s>Semua pulang. (RED/CK)</s>",
    "<s>Mereka menunggu... lama sekali.</s> <s>Akhirnya selesai…</s> <s>Semua pulang.</s>",
    "<s>PARA KEPALA DINAS MENEKEN PAKTA.</s> <s>BUPATI HADIR.</s>",
    "<s>PAKTA ITU SUDAH DITEKEN.</s><s>BUPATI HADIR DI KOTA.</s>",
    "<s>Pada 5 Mei 2024.</s> <s>Ia datang.</s> <s>Nilainya 12.</s> <s>Itu cukup.</s>",
    "<s>Tidak ada titik di akhir baris</s>",
    "<s>Surat a.n. Bupati ditandatangani s.d. 5 Mei.</s> <s>Sdr. Budi hadir.</s>",
]


@pytest.mark.parametrize("annotated", SENTENCES)
def test_sentences(annotated: str) -> None:
    text, marks = parse(annotated)
    doc = read_layout("Bupati memimpin apel di lapangan kantor pagi itu.\n\n" + text)
    shift = len(doc.text) - len(text)
    found = [doc.text[s.start : s.end] for s in doc.sentences if s.start >= shift]
    assert found == [text[m.start : m.end] for m in marks]


def test_every_list_item_holds_a_sentence() -> None:
    text = "Isi ikrar itu:\n1. Netral;\n2. Jujur dan\n3) Setia. Taat.\n12. Tertib"
    doc = read_layout(text)
    for item in doc.of_kind("list_item"):
        assert any(item.start <= s.start and s.end <= item.end for s in doc.sentences)
    assert [text[s.start : s.end] for s in doc.sentences][-3:] == ["3) Setia.", "Taat.", "12. Tertib"]


PLAIN = [
    ("“Kami” ‘siap’ «netral»", "\"Kami\" 'siap' \"netral\""),
    ("BITUNG – apel — pagi ‒ ini ― itu", "BITUNG - apel - pagi - ini - itu"),
    ("dana\u00a0desa\u2003satu\u200bdua\u00adtiga\ufeff", "dana desa satu dua tiga "),
    ("Irma&nbsp;|&nbsp;Sul &amp; Budi &quot;ya&quot;", "Irma      |      Sul &     Budi \"     ya\"     "),
    ('\\"Sekali\\" kata', ' "Sekali " kata'),
    ("kanan\u202ekiri\u202c", "kanan kiri "),
    ("• netral ✓ jujur", "• netral ✓ jujur"),
    ("''Kami siap,'' kata dia", ' "Kami siap,"  kata dia'),
    ("baris<br/>baru <b>tebal</b> 3 < 5", "baris     baru    tebal     3 < 5"),
    ("\x93Kami\x94 \x96 Jum\x92at", '"Kami" - Jum\'at'),
    ("â€œKamiâ€\x9d itu Jumâ€™at â€“ ya", '  "Kami"   itu Jum\'  at -   ya'),
    ("\ufffdKami siap,\ufffd kata Ma\ufffdruf", '"Kami siap," kata Ma\'ruf'),
    ("a\ttab\r\nbaru\rlagi", "a tab \nbaru\nlagi"),
    ("» satu\n» dua «tiga»", '» satu\n» dua "tiga"'),
]


@pytest.mark.parametrize(("text", "plain"), PLAIN)
def test_plain_characters(text: str, plain: str) -> None:
    assert len(plain) == len(text)
    assert read_layout(text).plain == plain


def test_plain_blanks_furniture_and_keeps_lines() -> None:
    text = "Bupati memimpin apel pagi itu.\nBaca juga: Harga Cabai\nIa lalu pulang ke rumah dinas.\nADVERTISEMENT\n"
    doc = read_layout(text)
    assert doc.plain.split("\n")[1].isspace()
    assert doc.plain.split("\n")[3].isspace()
    assert doc.plain.count("\n") == text.count("\n")
    assert "Harga" not in doc.plain
    assert doc.text == text


def test_plain_puts_a_wrapped_paragraph_on_one_line() -> None:
    case = next(c for c in CASES if c.name == "a page footer in the middle of a sentence")
    doc = read_layout(case.text)
    (paragraph,) = doc.blocks
    line = doc.plain[paragraph.start : paragraph.end]
    assert "\n" not in line
    assert "hal. 2" not in line
    assert "gedung dewan dan mereka" in " ".join(line.split())


MARKERS = [
    ("1. Menjaga", "number", 1, "Menjaga"),
    ("02) Menolak", "number", 2, "Menolak"),
    ("(3) Setia", "number", 3, "Setia"),
    ("4.Netral", "number", 4, "Netral"),
    ("③ Jujur", "number", 3, "Jujur"),
    ("1️⃣ Jujur", "number", 1, "Jujur"),
    ("a. tidak memihak", "letter", 1, "tidak memihak"),
    ("B) Tertib", "letter", 2, "Tertib"),
    ("(iv) menolak", "roman", 4, "menolak"),
    ("ii. menolak", "roman", 2, "menolak"),
    ("• netral", "bullet", None, "netral"),
    ("✓netral", "bullet", None, "netral"),
    ("- netral", "bullet", None, "netral"),
    ("\uf0b7 netral", "bullet", None, "netral"),
    ("Pertama, menjaga netralitas.", "ordinal", 1, "menjaga netralitas."),
    ("Dan kelima, melapor.", "ordinal", 5, "melapor."),
    ("Poin kedua: menolak uang.", "ordinal", 2, "menolak uang."),
    ("Tiga, tunduk pada aturan.", "ordinal", 3, "tunduk pada aturan."),
]


@pytest.mark.parametrize(("line", "kind", "value", "words"), MARKERS)
def test_markers(line: str, kind: str, value: int | None, words: str) -> None:
    marker = parse_marker(line)
    assert marker is not None
    assert (marker.kind, marker.value, line[marker.end :]) == (kind, value, words)


@pytest.mark.parametrize(
    "line",
    ["1.246 orang hadir", "12.30 WIB apel", "2024", "Kedua pejabat hadir", "Satu per satu maju", "H. Andi", "", "-"],
)
def test_no_markers(line: str) -> None:
    assert parse_marker(line) is None or line == "H. Andi"
    doc = read_layout(f"Bupati memimpin apel di lapangan pagi itu.\n{line}\nIa kemudian pulang ke rumah dinas.")
    assert not doc.of_kind("list_item")


def test_lists_with_levels() -> None:
    text = (
        "Isi pakta integritas itu:\n1. Netral, dengan cara:\n   a. tidak memihak;\n   b. tidak berfoto;\n"
        "ADVERTISEMENT\n2. Jujur.\n\nDemikian pakta ini dibuat dengan sadar oleh pegawai.\n\n- satu hal\n- dua hal"
    )
    doc = read_layout(text)
    shape = [[(i.marker.kind, i.marker.value, i.level) for i in run] for run in list_runs(doc)]
    assert shape == [
        [("number", 1, 0), ("letter", 1, 1), ("letter", 2, 1), ("number", 2, 0)],
        [("bullet", None, 0), ("bullet", None, 0)],
    ]
    first = doc.of_kind("list_item")[0]
    marker = list_marker(doc, first)
    assert marker is not None
    assert text[marker.end : first.end] == "Netral, dengan cara:"
    assert list_marker(doc, doc.of_kind("paragraph")[0]) is None


def test_title_from_metadata_is_found_in_the_text() -> None:
    text = "Bupati kumpulkan seluruh pegawai di aula.\n\nSemua pegawai mengucapkan ikrar netralitas di aula kantor."
    title = "Bupati Kumpulkan Seluruh Pegawai di Aula"
    assert [s.kind for s in read_layout(text).segments] == ["paragraph", "paragraph"]
    assert [s.kind for s in read_layout(text, title=title).segments] == ["title", "paragraph"]


@pytest.mark.parametrize("case", [c for c in CASES if c.segments[0].kind != "comments"], ids=lambda c: c.name)
def test_a_paragraph_in_front_shifts_the_rest(case: Case) -> None:
    """Datelines, furniture, lists and quotations stay what they are when a paragraph is put above."""
    front = "Bupati dan para pegawai berkumpul sejak pagi di lapangan untuk acara yang sudah lama ditunggu itu.\n\n"
    kinds = {*CHROME, "dateline", "quote", "reporting", "byline"}
    before, after = read_layout(case.text), read_layout(front + case.text)
    shift = len(front)
    expected = {(s.kind, s.start + shift, s.end + shift) for s in before.segments if s.kind in kinds}
    found = {(s.kind, s.start, s.end) for s in after.segments if s.start >= shift and s.kind in kinds}
    assert expected <= found | {e for e in expected if case.name == "site menu above the headline"}


def test_lexicon_is_clean() -> None:
    lexicon = load_layout()
    for table in (lexicon.lines, lexicon.labels, lexicon.openings):
        entries = [entry for group in table.values() for entry in group]
        assert len(entries) == len(set(entries))
        assert all(entry == entry.lower().strip() for entry in entries)
    labels = {entry for group in lexicon.labels.values() for entry in group}
    assert {label for label in lexicon.links_labels if label not in labels} == set()
    assert not lexicon.abbreviations.names & lexicon.abbreviations.numbers
    assert not lexicon.speech_verbs & lexicon.speech_forms
    words = [word for forms in lexicon.ordinals.values() for word in forms]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("kind", "entry"),
    [(kind, entry) for kind, entries in load_layout().lines.items() for entry in entries],
)
def test_every_furniture_line_is_recognised(kind: str, entry: str) -> None:
    body = "Bupati memimpin apel pagi itu di lapangan kantor bersama seluruh pegawai dan para camat.\n\n" * 4
    doc: Document = read_layout(body + entry.capitalize())
    assert doc.segments[-1].kind == kind


LABELLED = [
    *[(kind, f"{entry.capitalize()}: Rina") for kind, entries in load_layout().labels.items() for entry in entries],
    *[(kind, f"{entry.capitalize()} Rina") for kind, entries in load_layout().openings.items() for entry in entries],
    *[("navigation", entry.upper() + ":") for entry in load_layout().sections | load_layout().links_labels],
    *[("navigation", f"{verb} kami di Google News") for verb in load_layout().invitations.verbs],
    *[("navigation", f"Ikuti {channel}") for channel in load_layout().invitations.channels],
]


@pytest.mark.parametrize(("kind", "line"), LABELLED)
def test_every_label_and_opening_is_recognised(kind: str, line: str) -> None:
    body = "Bupati memimpin apel pagi itu di lapangan kantor bersama seluruh pegawai dan para camat.\n\n" * 4
    assert read_layout(body + line).segments[-1].kind == kind


REAL_SENTENCES = [
    "Iklan kampanye dilarang di masa tenang.",
    "Komentar bupati itu disampaikan seusai apel.",
    "Ikuti aturan itu, kata Budi, agar pemilu damai.",
    "Bagikan naskah itu ke semua camat, pinta Sekda.",
    "Foto bersama menutup acara itu.",
    "Editor video itu dipanggil Bawaslu, Senin (2/9/2024).",
    "Baca juga doa penutup, pesan bupati kepada petugas.",
    "Halaman kantor bupati penuh pegawai pada 2 September 2024 pukul 08.00 WITA.",
    "Beranda kantor itu dipakai untuk apel.",
    "Sumber dana kegiatan itu: APBD.",
    "Simak baik-baik isi naskah ini.",
    "Selanjutnya, para pegawai pulang ke kantor masing-masing.",
    "Tag nama dipasang di dada peserta.",
    "Penulis naskah ikrar: Sekretaris Daerah bersama tim yang dibentuk bupati dan disetujui para camat se-kabupaten.",
    "Video itu beredar di WhatsApp dan Facebook sejak Senin.",
    "Berita acara ditandatangani, lalu dibagikan.",
    "Dibaca serentak oleh 214 pegawai.",
    "Advertensi partai, kata dia, harus turun.",
    "Laporan Rina diterima Bawaslu.",
    "Oleh karena itu, pegawai wajib netral.",
    "Pedoman media siber dibahas bersama wartawan, kata Budi.",
]


@pytest.mark.parametrize("sentence", REAL_SENTENCES)
def test_real_sentences_are_never_blanked(sentence: str) -> None:
    text = f"RANTAU – Bupati memimpin apel pagi itu di lapangan.\n\n{sentence}\n\nAcara ditutup dengan doa bersama."
    doc = read_layout(text)
    assert [s.kind for s in doc.blocks] == ["paragraph"] * 3
    assert sentence in doc.plain


CORPUS = Path(__file__).parent.parent / "corpus"
TUNE = [
    (CORPUS / f"{name}.txt").read_text(encoding="utf-8")
    for name in json.loads((CORPUS / "split.json").read_text(encoding="utf-8"))["tune"]
]


def _wrapped(text: str, width: int) -> str:
    return "\n".join(
        line if len(line) <= width else textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )


@pytest.mark.parametrize(
    ("change", "floor"),
    [
        pytest.param(lambda t: t.replace("\n", "\r\n"), 1.0, id="line ends of Windows"),
        pytest.param(lambda t: t.replace("\n\n", "\n"), 1.0, id="no blank lines"),
        pytest.param(lambda t: t.replace("\n", "\n\n\n"), 0.98, id="blank lines everywhere"),
        pytest.param(lambda t: t.replace("\n", " \u00a0\n  "), 1.0, id="odd spaces at the line ends"),
        pytest.param(lambda t: _wrapped(t, 64), 0.98, id="wrapped at 64"),
        pytest.param(lambda t: _wrapped(t, 75), 0.98, id="wrapped at 75"),
        pytest.param(str.upper, 0.98, id="all capitals"),
    ],
)
def test_sentences_survive_another_typography(change: Callable[[str], str], floor: float) -> None:
    """Sentences of the corpus are the same, whatever happens to blank lines, line ends and capitals."""

    def sentences(text: str) -> Counter[str]:
        return Counter("".join(text[s.start : s.end].lower().split()) for s in read_layout(text).sentences)

    pairs = [(sentences(text), sentences(change(text))) for text in TUNE]
    kept = sum((before & after).total() for before, after in pairs)
    assert kept / sum(before.total() for before, _ in pairs) >= floor

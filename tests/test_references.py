"""Elections and laws: how they are named, which years and articles belong to them, which the pledge is about."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inline import parse
from pakta_extract.assembly.references import choose_elections, choose_laws
from pakta_extract.document import Span
from pakta_extract.finders.elections import find_elections
from pakta_extract.finders.laws import find_laws
from pakta_extract.finders.layout import read_layout
from pakta_extract.findings import Act, TermFinding
from pakta_extract.lexicon.references import elections_lexicon, laws_lexicon
from pakta_extract.schema import DateValue, TextValue


def _laws(text: str) -> list[str]:
    doc = read_layout(text)
    return [v.value for v in choose_laws(doc, find_laws(doc))]


# --- Laws ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # how numbers are written
        ("menurut UU 5/2014, UU No.5/2014 dan Undang-Undang Nomor 5 Tahun 2014", ["UU 5/2014"]),
        ("UU ASN No 20 Tahun 2023", ["UU 20/2023"]),
        ("Undang-undang (UU) ASN Nomor 20 Tahun 2023", ["UU 20/2023"]),
        ("Undang - Undang Nomor : 20 tahun 2023", ["UU 20/2023"]),
        ("UNDANG-UNDANG NOMOR 20 TAHUN 2023", ["UU 20/2023"]),
        ("UndangUndang RI Nomor 07 Tahun 2017", ["UU 7/2017"]),
        ("Undang-Undang tentang ASN, Nomor 5 tahun 2014", ["UU 5/2014"]),
        ("Undang-Undang\nNomor 5\nTahun 2014", ["UU 5/2014"]),
        # types
        ("Peraturan Pemerintah (PP) Nomor 94 Tahun 2021", ["PP 94/2021"]),
        ("PP 94 Tahun 2021 tentang disiplin", ["PP 94/2021"]),
        ("Peraturan Pemerintah Pengganti Undang-Undang (Perppu) Nomor 1 Tahun 2014", ["Perppu 1/2014"]),
        (
            "Peraturan Presiden Nomor 87 Tahun 2016 dan Instruksi Presiden Nomor 1 Tahun 2025",
            ["Perpres 87/2016", "Inpres 1/2025"],
        ),
        ("PERMA Nomor 7 Tahun 2016, Peraturan Mahkamah Agung Nomor 8 Tahun 2016", ["PERMA 7/2016", "PERMA 8/2016"]),
        ("Peraturan KPU (PKPU) Nomor 8 Tahun 2022", ["PKPU 8/2022"]),
        ("PKPU 15 Tahun 2023 dan Perbawaslu 6 Tahun 2018", ["PKPU 15/2023", "Perbawaslu 6/2018"]),
        (
            "Peraturan Polri (Perpol) Nomor 7 Tahun 2022 dan Perkap Nomor 14 Tahun 2011",
            ["Perpol 7/2022", "Perkap 14/2011"],
        ),
        ("Permenpan RB No. 49 Tahun 2011", ["PermenPAN 49/2011"]),
        ("Permen PAN-RB 49/2011", ["PermenPAN 49/2011"]),
        (
            "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 49 Tahun 2011",
            ["PermenPAN 49/2011"],
        ),
        ("Peraturan Menteri Pendidikan Dasar dan Menengah Nomor 3 Tahun 2025", ["Permendikdasmen 3/2025"]),
        ("Peraturan Menteri Hukum dan HAM Nomor 8 Tahun 2024", ["Permenkumham 8/2024"]),
        ("Permendagri no. 42 tahun 2015", ["Permendagri 42/2015"]),
        ("Instruksi Mendagri Nomor 1 Tahun 2024", ["Inmendagri 1/2024"]),
        ("Surat Edaran Menpan RB Nomor 18 Tahun 2023", ["SE Menpan 18/2023"]),
        ("SE Kementerian PANRB No 18/2023", ["SE Menpan 18/2023"]),
        ("SURAT EDARAN MENTERI PANRB NOMOR 01 TAHUN 2023", ["SE Menpan 1/2023"]),
        ("Surat Edaran KPK Nomor 1 Tahun 2024", ["SE KPK 1/2024"]),
        # decrees of several bodies: one value
        ("SKB lima lembaga Nomor 2 Tahun 2022", ["SKB 2/2022"]),
        ("Surat Keputusan Bersama (SKB) 5 menteri Nomor 2 Tahun 2022", ["SKB 2/2022"]),
        (
            "Keputusan Bersama Menteri PANRB, Menteri Dalam Negeri, Kepala BKN, Ketua KASN dan Ketua "
            "Bawaslu Nomor : 2 Tahun "
            "2022, Nomor : 800-5474 Tahun 2022, Nomor 246 Tahun 2022, Nomor 30 Tahun 2022 dan Nomor : "
            "1447.1/PM.01/K.1/09/2022 tanggal 22 September 2022 tentang netralitas",
            ["SKB 2/2022"],
        ),
        (
            "Surat Keputusan Bersama Menteri PANRB Nomor 2 Tahun 2022, Menteri Dalam Negeri Nomor 800-5474 Tahun 2022, "
            "Kepala BKN Nomor 246 Tahun 2022 dan PP Nomor 94 Tahun 2021",
            ["SKB 2/2022", "PP 94/2021"],
        ),
        # a second number of the same type
        ("PP Nomor 53 Tahun 2010 dan Nomor 42 Tahun 2004", ["PP 53/2010", "PP 42/2004"]),
        ("UU Nomor 10 Tahun 2016 atas perubahan UU Nomor 1 Tahun 2015", ["UU 10/2016", "UU 1/2015"]),
    ],
)
def test_laws_have_canonical_names(text: str, expected: list[str]) -> None:
    assert _laws(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pasal 2 undang-undang nomor 5 tahun 2014 dimana", ["UU 5/2014 Pasal 2"]),
        ("Pasal 2 huruf f Undang-Undang Nomor 5 Tahun 2014", ["UU 5/2014 Pasal 2"]),
        ("Pasal 9 ayat (2) UU 5/2014 dan PP Nomor 53 Tahun 2010", ["UU 5/2014 Pasal 9", "PP 53/2010"]),
        ("Pasal 71 ayat 1, 2 dan 3 Undang-undang Nomor 10 Tahun 2016", ["UU 10/2016 Pasal 71"]),
        ("Pasal 4 dalam Perpol Nomor 7 Tahun 2022", ["Perpol 7/2022 Pasal 4"]),
        ("pasal 70 dan 71 UU 10/2016", ["UU 10/2016 Pasal 70", "UU 10/2016 Pasal 71"]),
        (
            "Pasal 9 ayat (2), Pasal 87 ayat (4) huruf c UU Nomor 5 Tahun 2014; Pasal 11 huruf c PP "
            "Nomor 42 Tahun 2004",
            ["UU 5/2014 Pasal 9", "UU 5/2014 Pasal 87", "PP 42/2004 Pasal 11"],
        ),
        ("UU No. 7 Tahun 2017 Pasal 280 ayat (2)", ["UU 7/2017 Pasal 280"]),
        ("UU Nomor 2 Tahun 2002 tentang Polri, pada Pasal 28 ayat (1)", ["UU 2/2002 Pasal 28"]),
        ("UU Nomor 7 Tahun 2017 pasal 280 ayat 2, dan pasal 283", ["UU 7/2017 Pasal 280", "UU 7/2017 Pasal 283"]),
        # another sentence binds only if it says so
        ("UU Nomor 5 Tahun 2014 sudah jelas. Dalam pasal 2 disebutkan asasnya.", ["UU 5/2014"]),
        ("UU Nomor 5 Tahun 2014 sudah jelas. Pasal 2 undang-undang tersebut menyebut asasnya.", ["UU 5/2014 Pasal 2"]),
        # with its Pasal a law does not stand without it as well
        ("UU 5/2014 mengatur itu. Menurut Pasal 2 UU 5/2014, ASN netral.", ["UU 5/2014 Pasal 2"]),
        # a Pasal of something else
        ("UU 5/2014 dan Pasal 3 Perda Nomor 4 Tahun 2019", ["UU 5/2014"]),
        ("Pasal 3 UU No 31 Tahun 1999 jo Pasal 55 KUHP", ["UU 31/1999 Pasal 3"]),
        ("Undang-Undang Dasar 1945 Pasal 28 dan UU 10/2016", ["UU 10/2016"]),
    ],
)
def test_articles_belong_to_their_law(text: str, expected: list[str]) -> None:
    assert _laws(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Surat Edaran Nomor 800/1127/01/2020",
        "SE Bupati Nomor 800/2117-BKPSDM/2023",
        "Surat Edaran Gubernur No.10 Tahun 2023",
        "SE Kepala BKD No.e-00036/SE/2023",
        "Perda Nomor 5 Tahun 2014, Peraturan Bupati Nomor 3 Tahun 2020, Perwali 7/2021, Qanun Nomor 2 Tahun 2019",
        "Keputusan Bupati Nomor 30 Tahun 2022 dan SK Wali Kota Nomor 4 Tahun 2021",
        "Keputusan KPU Kabupaten Awan Nomor 12 Tahun 2024",
        "SKB lima menteri tentang netralitas ASN tahun 2022",
        "Undang-Undang ASN dan PP disiplin pegawai",
        "UUD 1945, Pancasila dan peraturan perundang-undangan tahun 2014",
        "supaya upp 5/2014",
        "Undang-undang mengatur itu. Surat Gubernur Nomor 5 Tahun 2014",
    ],
)
def test_local_rules_and_laws_without_a_number_are_left_out(text: str) -> None:
    assert _laws(text) == []


def test_a_citation_points_at_its_words() -> None:
    text, marks = parse(
        "Menurut <law>Pasal 9 ayat (2) Undang-Undang Nomor 5 Tahun 2014</law> dan <law>PP 94/2021</law>, ASN netral."
    )
    assert [f.span for f in find_laws(read_layout(text))] == [Span(m.start, m.end) for m in marks]


# --- Elections -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pilkada serentak 2024", ["Pilkada 2024"]),
        ("pemilihan umum dan pemilihan kepala daerah tahun 2024", ["Pemilu 2024", "Pilkada 2024"]),
        ("Pemilu 2024 dan Pemilihan Kepala Daerah (Pilkada) pada November 2023", ["Pemilu 2024", "Pilkada 2023"]),
        ("sesudah Pemilu dan Pemilihan Tahun 2024", ["Pemilu 2024", "Pilkada 2024"]),
        ("pemilu / pemilihan tahun 2024", ["Pemilu 2024", "Pilkada 2024"]),
        ("Pemilu dan Pilpres tahun 2024", ["Pemilu 2024", "Pilpres 2024"]),
        ("Pilpres, Pileg dan Pilkada 2024", ["Pilpres 2024", "Pileg 2024", "Pilkada 2024"]),
        ("PEMILU DAN PEMILIHAN SERENTAK TAHUN 2024", ["Pemilu 2024", "Pilkada 2024"]),
        ("Pemilihan Umum (Pemilu) tahun 2024", ["Pemilu 2024"]),
        ("Pemilihan Kepada Daerah Serentak 2024", ["Pilkada 2024"]),
        ("menghormati hasil Pemilukada 2024", ["Pilkada 2024"]),
        ("Pemilihan Umum Kepala Daerah Kabupaten Awan Tinggi Timur Tahun 2015", ["Pilkada 2015"]),
        ("Pilkada Kota Awan 2017, Pilgub Awan 2018, Pilwalkot 2020", ["Pilkada 2017", "Pilkada 2018", "Pilkada 2020"]),
        ("Pemilihan Wali Kota dan Wakil Wali Kota Tahun 2020", ["Pilkada 2020"]),
        (
            "Pemilihan Gubernur dan Wakil Gubernur, Bupati dan Wakil Bupati, serta Walikota dan "
            "Wakil Walikota Tahun 2024",
            ["Pilkada 2024"],
        ),
        ("Pemilihan Presiden dan Wakil Presiden 2024", ["Pilpres 2024"]),
        ("Pilkada 9 Desember 2020", ["Pilkada 2020"]),
        ("Pilkada Serentak yang akan digelar pada 27 November 2024 mendatang", ["Pilkada 2024"]),
        ("Pemilihan Kepala Desa (Pilkades) serentak gelombang III tahun 2019", ["Pilkades 2019"]),
        ("pemilihan perbekel serentak tahun 2021", ["Pilkades 2021"]),
        # the year of a date that is not the election's
        ("netralitas Pilkada 2020, Rabu (7/10/2021)", ["Pilkada 2020"]),
        ("ikrar netralitas Pemilu, Selasa (18/7/2023)", []),
        ("ikrar netralitas Pemilu di Aula Mega 18 Juli 2023", []),
        ("tahapan Pemilu menurut UU Nomor 7 Tahun 2017", []),
        # the year stands elsewhere
        ("Deklarasi Pilkades damai digelar, Selasa (10/10/2023).", ["Pilkades 2023"]),
        ("ASN netral pada Pilkada. Apel digelar, Senin (7/10/2024).", ["Pilkada 2024"]),
        ("ASN netral pada pemilu. Apel digelar, Senin (16/10/2023).", []),
        ("ASN netral pada pemilu, Selasa (30/5).", []),
        # other elections and bodies
        ("pemilihan Ketua OSIS 2024, Pemilu Raya 2024 di kampus", []),
        ("Komisi Pemilihan Umum 2024, Badan Pengawas Pemilihan Umum Tahun 2024", []),
        ("proses pemilihan 2024 ketua RT", []),
    ],
)
def test_elections_have_canonical_names_and_years(text: str, expected: list[str]) -> None:
    assert list(dict.fromkeys(f.value for f in find_elections(read_layout(text)))) == expected


@pytest.mark.parametrize(
    "text", ["Pemilu 2019 lalu", "Pilkada 2018 yang lalu", "berkaca dari Pemilu 2019", "sejak Pemilu 2019"]
)
def test_elections_that_lie_behind_are_marked(text: str) -> None:
    assert [f.rule for f in find_elections(read_layout(text))] == ["elections.past"]


def _chosen(annotated: str, date: str | None = None) -> list[str]:
    text, marks = parse(annotated)
    doc = read_layout(text)
    acts = []
    for mark in marks:
        sentence = doc.sentence_at(mark.start)
        assert sentence is not None
        acts.append(Act(Span(mark.start, mark.end), sentence, "ikrar", "held", "test"))
    day = DateValue(value=date, precision="day", text="", year_from="text", evidence=(), rule="test") if date else None
    return [v.value for v in choose_elections(doc, acts, find_elections(doc), day)]


@pytest.mark.parametrize(
    ("annotated", "date", "expected"),
    [
        ("ASN <act>berikrar</act> netral pada Pilkada 2024.", None, ["Pilkada 2024"]),
        (
            "ASN <act>berikrar</act> netral pada Pilkada 2024.\n\nPada Pemilu 2019 lalu ada tiga pelanggaran.",
            None,
            ["Pilkada 2024"],
        ),
        (
            "ASN <act>berikrar</act> netral pada Pilkada 2024.\n\nAwan sepi.\n\nAngin tenang.\n\nDi "
            "Pilkada 2018 ada pelanggaran.",
            None,
            ["Pilkada 2024"],
        ),
        # named together, of different years
        (
            "ASN <act>berikrar</act> netral pada Pemilu 2024 dan Pilkada pada November 2023.",
            None,
            ["Pemilu 2024", "Pilkada 2023"],
        ),
        # voted before the day of the pledge, and outside its sentence
        (
            "PPK Pilkada 2024 <act>meneken pakta</act>. Sebagian bertugas saat Pemilu 14 Februari 2024.",
            "2024-05-16",
            ["Pilkada 2024"],
        ),
        (
            "PPK Pilkada 2024 <act>meneken pakta</act>. Sebagian bertugas saat Pemilu 2024.",
            "2023-05-16",
            ["Pilkada 2024", "Pemilu 2024"],
        ),
        (
            "ASN <act>berikrar</act> netral pada Pemilu dan Pemilihan Tahun 2024.",
            "2024-10-01",
            ["Pemilu 2024", "Pilkada 2024"],
        ),
        # without a year of its own an election counts where the pledge is told
        ("ASN <act>berikrar</act> netral pada Pilkada, Senin (7/10/2024).", None, ["Pilkada 2024"]),
        (
            "Guru <act>berikrar</act> jujur, Senin (7/10/2024).\n\nSiang itu ramai.\n\nSore itu "
            "sepi.\n\nPilkada sudah dekat.",
            None,
            [],
        ),
        ("Berkaca dari Pemilu 2019, warga <act>berikrar</act> damai.", None, []),
    ],
)
def test_the_elections_that_the_pledge_is_about(annotated: str, date: str | None, expected: list[str]) -> None:
    assert _chosen(annotated, date) == expected


# --- Evidence, hostile text, the lexicon ---------------------------------------------------------------------


def test_every_place_of_a_value_is_its_evidence() -> None:
    text = "ASN netral pada Pilkada 2024. Pilkada 2024 damai. Dasarnya UU 20/2023 dan UU Nomor 20 Tahun 2023."
    doc = read_layout(text)
    values: list[TextValue] = [*choose_elections(doc, [], find_elections(doc)), *choose_laws(doc, find_laws(doc))]
    assert [(v.value, [e.text for e in v.evidence]) for v in values] == [
        ("Pilkada 2024", ["Pilkada 2024", "Pilkada 2024"]),
        ("UU 20/2023", ["UU 20/2023", "UU Nomor 20 Tahun 2023"]),
    ]
    assert all(e.text == text[e.start : e.end] for v in values for e in v.evidence)


WORDS = [
    "UU ",
    "Pasal 2 ",
    "Nomor 5 Tahun 2014 ",
    "Pemilu ",
    "dan ",
    "(",
    "2024 ",
    "SKB ",
    "Perda ",
    "Pilkada ",
    ", ",
    ". ",
    "\n",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map("".join) | st.text())
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_an_exception(text: str) -> None:
    doc = read_layout(text)
    found: list[TermFinding] = [*find_laws(doc), *find_elections(doc)]
    assert all(0 <= f.span.start < f.span.end <= len(text) for f in found)
    choose_laws(doc, find_laws(doc))
    choose_elections(doc, [], find_elections(doc))


@pytest.mark.parametrize(
    "piece",
    [
        "UU ",
        "Pasal 2, ",
        "UU Nomor ",
        "SKB Nomor 2 ",
        "UU(",
        "Pemilu ",
        "Pilkada (",
        "Pemilu dan ",
        "Pemilu 2024 ",
        "pemilihan bupati, ",
    ],
)
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    """A pattern that runs away would never come back; what is chosen was found."""
    doc = read_layout(piece * (200_000 // len(piece)))
    laws, elections = find_laws(doc), find_elections(doc)
    assert {c.value for c in choose_laws(doc, laws)} <= {f.value for f in laws}
    assert {c.value for c in choose_elections(doc, [], elections)} <= {f.value for f in elections}


def test_every_name_of_a_law_is_read_as_its_type() -> None:
    for law in laws_lexicon().types:
        for name in law.names:
            assert _laws(f"menurut {name.title()} Nomor 7 Tahun 2021 itu") == [f"{law.value} 7/2021"], name
    for ministry in laws_lexicon().ministries:
        for name in ministry.names:
            assert _laws(f"Peraturan Menteri {name.title()} Nomor 7 Tahun 2021") == [f"{ministry.permen} 7/2021"], name
            assert _laws(f"Surat Edaran Menteri {name.title()} Nomor 7 Tahun 2021") == [f"SE {ministry.men} 7/2021"], (
                name
            )
    for body, names in laws_lexicon().circular_bodies.items():
        for name in names:
            assert _laws(f"Surat Edaran {name.title()} Nomor 7 Tahun 2021") == [f"SE {body} 7/2021"], name
    for name in laws_lexicon().left_out:
        assert _laws(f"menurut {name.title()} Nomor 7 Tahun 2021 itu") == [], name


def test_every_name_of_an_election_is_read_as_its_kind() -> None:
    for kind in elections_lexicon().kinds:
        for word in kind.words:
            found = {f.value for f in find_elections(read_layout(f"menjelang {word.title()} 2024 nanti"))}
            assert found == {f"{kind.value} 2024"}, word
    for word in elections_lexicon().not_elections:
        assert find_elections(read_layout(f"menurut {word.title()} 2024")) == [], word


def test_no_word_of_the_lexicon_stands_twice() -> None:
    elections, laws = elections_lexicon(), laws_lexicon()
    lists = {
        "words": [w for kind in elections.kinds for w in kind.words],
        "not_elections": elections.not_elections,
        "links": elections.links,
        "stops": elections.stops,
        "joins": elections.joins,
        "laws": [*(n for law in laws.types for n in law.names), *laws.left_out],
        "ministries": [n for ministry in laws.ministries for n in ministry.names],
    }
    for name, entries in lists.items():
        assert [w for w, n in Counter(entries).items() if n > 1] == [], name
    assert not set(elections.links) & set(elections.stops)
    assert all(day.weekday() in range(7) and day.year > 1990 for kind in elections.kinds for day in kind.voting_days)

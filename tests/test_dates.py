"""Dates: how they are written, the publication line, and which of them is the occasion's."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inline import parse
from pakta_extract.assembly.dates import choose_date, published_value
from pakta_extract.document import Document, Span
from pakta_extract.finders.date_grammar import read_dates
from pakta_extract.finders.dates import find_dates, find_published
from pakta_extract.finders.elections import find_elections
from pakta_extract.finders.layout import read_layout
from pakta_extract.findings import Act, ActKind, DateMention
from pakta_extract.lexicon.calendar import calendar
from pakta_extract.schema import DateValue, Notice, Status

# --- How dates are written -----------------------------------------------------------------------------------
# value: 2024-09-02, --09-02 without year, 2024-09 for a month, --09 for a month without year, "" for none of these;
# wd: weekday, 0 is Monday; back: days before the anchor; months: months before it

WRITTEN = [
    '<date value="2024-09-02" wd="0">Senin (2/9/2024)</date>',
    '<date value="2024-09-02" wd="0">Senin pagi (2/9/2024)</date>, apel dimulai',
    'digelar <date value="2023-02-15" wd="2">Rabu\n(15/02/2023)</date>.Ikrar diikuti 38 orang',
    'di halaman kantor, <date value="2020-09-30" wd="2">Rabu 30 September 2020</date>, untuk',
    '<date value="2024-09-26" wd="3">Kamis, 26-9-2024</date>. Dari sela',
    '<date value="2024-10-08" wd="1">Selasa 8 Oktober 2024</date>.',
    '<date value="--07-11" back="1">Kemarin (11/7)</date>.',
    'pada <date value="--02-19">tanggal 19 Februari lalu</date>. Penandatanganan',
    'pada <date value="--03-22" wd="4">Jumat, 22 Maret</date>.',
    'duduk di pendopo <date months="0">awal bulan ini</date>, melainkan',
    'sejak <date months="1">bulan lalu</date>',
    '<date value="2025-06-02" wd="0">Senin 2 Juni 2025</date>',
    '<date value="2024-09-02">2 Sept 2024</date> dan <date value="2024-10-03">3 Okt. 2024</date>',
    'pada <date value="2024-09-02">02.09.2024</date> di aula',
    'pada <date value="2024-09-02">2/9/24</date> di aula',
    'di aula <date value="--10-08">(8/10)</date> itu',
    '<date back="0">hari ini</date>, <date back="2">dua hari lalu</date>, <date back="3">3 hari yang lalu</date>',
    '<date back="0">pagi tadi</date>, <date back="1">tadi malam</date>, <date back="-1">besok</date>',
    'di aula, <date wd="3">Kamis</date> pagi, di bawah pimpinan',
    '<date value="2024-09-02" wd="0">Senin-Selasa (2-3/9/2024)</date>',
    '<date value="2024-05-20">20-21 Mei 2024</date> dan <date value="2024-05-14">14 sampai dengan 17 Mei 2024</date>',
    'pada <date value="--01">Januari lalu</date>',
    'pada <date value="2023-08">Agustus 2023</date>, <date value="2024-07">awal Juli 2024</date>',
    '<date value="2019-10-04" wd="4">Jum\'at (4/10/2019)</date> dan <date value="2019-10-04" '
    'wd="4">Jum’at (4/10/2019)</date>',
    '<date value="2019-10-06" wd="6">Ahad (6/10/2019)</date>',
    '<date value="2026-02-02" wd="0">Senin, (2/2/2026)</date>',
    '<date value="2022-12-01" wd="3">Kamis sore, 01 Desember 2022</date>',
    '<date value="2021-08-06" wd="4">Jumat (06 Agustus 2021)</date>',
    'hari <date value="--12-07" wd="2">Rabu Pahing, tanggal 7 Desember</date> nanti',
    'pada hari <date value="2024-09-02" wd="0">Senin tanggal 2 September 2024</date>',
    '<date value="2024-09-02" wd="0">(Senin, 2/9/2024)</date> dan <date value="--09-12" wd="3">(Kamis/12/9)</date>',
    '<date value="2024-05-16" wd="3">Kamis (16/052024)</date>',
    '<date value="2024-09-02" wd="0">Senin (2/9 2024)</date>',
    'On <date value="2024-03-30" wd="5">Sabtu, Maret 30, 2024</date>',
    '<date value="2024-09-18" wd="2">RABU, 18 SEPTEMBER 2024</date> | 10:58 WIB',
    '<date value="2020-10-15" wd="3">Kamis 15-10-2020</date>,09:02 WIB',
    '<date value="2024-09-25">25 September</date>-<date value="2024-11-23">23 November 2024</date>',
    '<date value="2024-09-30">30 September</date> hingga <date value="2024-10-02">2 Oktober 2024</date>',
    '<date value="2024-09-02">2024-09-02</date>T10:00:00+07:00',
    '<date value="2023-02-15" wd="2">Rabu(15/2/2023)</date>',
    '<date value="2024-09-02">2September2024</date>, <date value="2024-09-02" wd="0">Senin,2 September 2024</date>',
    '<date value="2024-09-02" wd="0">Senin, pukul 09.00 WIB (2/9/2024)</date>',
    '<date wd="0">Senin pekan lalu</date> dan <date wd="4">Jumat mendatang</date>',
    '<date value="2024-09-13" wd="4">Jumat pekan depan (13/9/2024)</date>',
    'Hari/Tanggal   : <date value="2024-09-02" wd="0">Senin, 2 September 2024</date>',
    '<date value="--02-29">29 Februari</date>, <date value="2024-02-29">29 Februari 2024</date>',
    'Surat Nomor 1447.1/PM.01/K.1/09/2022 <date value="2022-09-22">tanggal 22 September 2022</date>',
    '<date value="2023-11-05">5 Nopember 2023</date>, <date value="2023-02-02" wd="3">KAMIS, 2 PEBRUARI 2023</date>',
    '<date value="--12-09" wd="6">Minggu (9/12)</date> lalu, <date wd="6">Minggu</date> pagi',
]


def _value(mention: DateMention) -> str:
    year = f"{mention.year:04d}" if mention.year else "-"
    if mention.month is None:
        return ""
    return f"{year}-{mention.month:02d}" + (f"-{mention.day:02d}" if mention.day else "")


@pytest.mark.parametrize("annotated", WRITTEN)
def test_dates_are_read_with_their_parts(annotated: str) -> None:
    text, marks = parse(annotated)
    expected = [
        (text[m.start : m.end], m.attributes.get("value", ""), *(m.attributes.get(k) for k in ("wd", "back", "months")))
        for m in marks
    ]

    def shown(number: int | None) -> str | None:
        return None if number is None else str(number)

    found = [
        (m.span.of(text), _value(m), shown(m.weekday), shown(m.days_back), shown(m.months_back))
        for m in read_dates(text)
    ]
    assert found == expected


NO_DATES = [
    "31/2/2024, (31/2), 30 Februari 2024, 29 Februari 2023, 32 Mei 2024, 12/13/2024",
    "5 tahun 2014",
    "Pasal 5/2014 dan UU 5/2014",
    "Nomor 800/1127/01/2020 dan Nomor 12/3/2024",
    "SK 12/05/2024",
    "menang 2-1 atas lawannya, lalu 3/4 suara",
    "hubungi 0812-3456-7890 atau 0411 2-9-20",
    "pukul 09.30 WIB, jam 10.05",
    "12 desa, 5 juta, 3 Marga, 7 Septian",
    "setiap Senin, tiap Jumat, Senin sampai Kamis, Senin-Jumat, Jumat Agung",
    "minggu lalu, dua minggu, Minggu ini, Minggu depan",
    "seni rupa, kamisan, sabtuan",
    "harga 1.25 Mei",
    "bulan November nanti",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_numbers_and_words_that_are_no_dates(text: str) -> None:
    assert [m.span.of(text) for m in read_dates(text)] == []


@given(st.text())
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_an_exception(text: str) -> None:
    for mention in read_dates(text):
        assert mention.span.start < mention.span.end <= len(text)
    doc = read_layout(text)
    published = published_value(doc, find_published(doc), text)
    choose_date(doc, [], find_dates(doc), published, find_elections(doc), "held")


HOSTILE = ["1" * 40, "1/", "Senin ", "Senin, ", " pagi", "(", "kemarin ", "Senin pagi tadi kemarin 2-3", "2 September "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    """A pattern that runs away would never come back."""
    text = "Senin" + piece * (200_000 // len(piece))
    assert all(0 <= d.span.start < d.span.end <= len(text) for d in read_dates(text))


# --- The publication line ------------------------------------------------------------------------------------

TITLE = "Pegawai Kota Awan Teken Pakta Integritas\n\n"
BODY = (
    "\n\nAWAN, Kabar Mega – Para kepala dinas, camat, dan lurah di lingkungan Pemerintah Kota Awan mengucapkan ikrar "
    "netralitas aparatur sipil negara di halaman balai kota, Senin (2/9/2024). Acara itu dihadiri ratusan orang.\n\n"
    "Sesudah itu mereka menandatangani pakta integritas satu demi satu sampai siang, disaksikan ketua pengawas pemilu "
    "dan beberapa tokoh masyarakat yang diundang panitia sejak pekan sebelumnya.\n"
)


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("Selasa, 3 September 2024 10:00 WIB\n\n" + TITLE, "", "2024-09-03"),
        (TITLE + "Selasa, 3 September 2024 - 09:12 WITA\n", "", "2024-09-03"),
        (TITLE + "3 September 2024\n", "", "2024-09-03"),
        (TITLE + "Selasa 3 Sep 2024 - 19:42 WITA\nReporter: Ima | Editor: Sal\n", "", "2024-09-03"),
        (TITLE + "Diposting oleh Admin, 3 September 2024 10:12 | Dilihat 214 kali\n", "", "2024-09-03"),
        (TITLE + "Ditulis oleh Tim Humas, Selasa 3 September 2024\n", "", "2024-09-03"),
        (TITLE + "Kris Manto - 3 September 2024\n", "", "2024-09-03"),
        (TITLE + "Sulawesi | 3 September 2024, 12:27 WIB\n", "", "2024-09-03"),
        (TITLE + "KABAR.com - 03/09/2024, 21:59 WIB\n", "", "2024-09-03"),
        (TITLE + "SELASA, 3 SEPTEMBER 2024 | 10:58 WIB | LAPORAN: AHMAD S\n", "", "2024-09-03"),
        (TITLE + "Rabu, 16 May 2018 10:33\n", "", "2018-05-16"),
        (TITLE + "Admin • September 3, 2024 • 0 Komentar\n", "", "2024-09-03"),
        (TITLE, "\nEditor: Wawan K | 14 November 2023\n", "2023-11-14"),
        (TITLE, "Kamis 15-10-2020,09:02 WIB\nEditor : Redaksi\nKategori :\n", "2020-10-15"),
        ("• HOME\n" * 20 + TITLE + "by redaksi kabar\n03/09/2024\nReading Time: 2 mins read\n", "", "2024-09-03"),
        # the page of a later day prints that day above the title
        (
            "Jumat, 11 Juli 2025\n\n" + TITLE + "Redaksi - Selasa, 3 September 2024 15:43 WIB\n360 view\n",
            "",
            "2024-09-03",
        ),
        (TITLE + "Diperbarui: 5 September 2024\nTerbit: 3 September 2024\n", "", "2024-09-03"),
        # a clock above a menu, an English clock, a copyright year
        ("Selasa, 3 September 2024 10:00 WIB\nBeranda\nNasional\nDaerah\n\n" + TITLE, "", None),
        ("Selasa, 3 September 2024\nHome Nasional Politik Hukum Olahraga\n" + TITLE, "", None),
        ("Tuesday, September 3, 2024\n\n" + TITLE, "", None),
        (TITLE, "\n© 2024 Kabar Mega\nCOPYRIGHT 2024\n", None),
        # where a letter was signed, a form, a caption, a list of other news
        (TITLE, "\nAwan, 2 September 2024\nBagian Humas\n", None),
        (TITLE + "Hari/Tanggal : Senin, 2 September 2024\n", "", None),
        (TITLE + "Foto: Apel pegawai, Senin (2/9/2024). (Dok. Humas)\n", "", None),
        (TITLE + "Ikrar dibacakan bersama oleh para lurah pada Senin, 2 September 2024.\n", "", None),
        ("Arsip redaksi mencatat acara serupa tanggal Senin, 2 September 2024.\n\n" + TITLE, "", None),
        (TITLE, "\nBerita Lain\nHarga Cabai Naik\nSelasa, 5 November 2024 10:00 WIB\nJalan Rusak\n", None),
        (TITLE, "", None),
    ],
)
def test_the_publication_line(above: str, below: str, expected: str | None) -> None:
    doc = read_layout(above + BODY + below)
    mention = find_published(doc)
    assert (_value(mention) if mention else None) == expected
    if mention is not None:
        assert mention.rule == "dates.published"
        value = published_value(doc, mention)
        assert value is not None
        assert value.evidence[0].text == doc.text[value.evidence[0].start : value.evidence[0].end] == value.text


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ("2024-09-03T10:00:00+07:00", "2024-09-03"),
        ("2024-09-03", "2024-09-03"),
        ("Selasa, 3 September 2024", "2024-09-03"),
        ("kemarin", "2024-09-05"),
        ("", "2024-09-05"),
        (None, "2024-09-05"),
    ],
)
def test_metadata_goes_before_the_text_and_has_no_evidence(metadata: str | None, expected: str) -> None:
    doc = read_layout(TITLE + "5 September 2024 22:59 WIB\n" + BODY)
    value = published_value(doc, find_published(doc), metadata)
    assert value is not None
    assert value.value == expected
    assert bool(value.evidence) == (value.rule != "dates.metadata")


# --- The date of the occasion --------------------------------------------------------------------------------


def _choose(
    annotated: str, status: Status, metadata: str | None
) -> tuple[Document, DateValue | None, tuple[Notice, ...], list[str]]:
    """Choose among the dates of a text whose acts are marked; also the text marked as the right date."""
    text, marks = parse(annotated)
    doc = read_layout(text)
    acts = []
    for mark in marks:
        if mark.tag == "act":
            kinds: dict[str, ActKind] = {
                "held": "held",
                "planned": "planned",
                "mandated": "mandated",
                "recalled": "recalled",
            }
            sentence = doc.sentence_at(mark.start) or next(
                (s.span for s in doc.of_kind("title", "caption") if s.span.covers(mark.start)),
                Span(mark.start, mark.end),
            )
            kind = kinds[mark.attributes.get("kind", status)]
            acts.append(Act(Span(mark.start, mark.end), sentence, "ikrar", kind, "test"))
    published = published_value(doc, find_published(doc), metadata)
    value, notices = choose_date(doc, acts, find_dates(doc), published, find_elections(doc), status)
    return doc, value, notices, [text[m.start : m.end] for m in marks if m.tag == "date"]


HELD: list[tuple[str, str | None, str | None]] = [
    # of the same words twice, those nearest to the act
    (
        "Arsip mencatat tanggal Kamis (25/1/2024).\n\nASN Berikrar\n\nASN <act>mengucapkan ikrar</act>. "
        "Acara berlangsung di aula, <date>Kamis (25/1/2024)</date>.",
        None,
        "2024-01-25",
    ),
    # told in an interview, but of something else
    ("ASN <act>berikrar</act> di aula.\n\nIa menyebut undian nomor digelar pada 22 Mei 2024.", None, None),
    # in the act's sentence, its paragraph, elsewhere
    ("ASN Kota Awan <act>mengucapkan ikrar</act> di lapangan, <date>Senin (2/9/2024)</date>.", None, "2024-09-02"),
    (
        "ASN <act>mengucapkan ikrar</act>. Acara berlangsung di aula, <date>Kamis (25/1/2024)</date>.",
        None,
        "2024-01-25",
    ),
    (
        "ASN <act>mengucapkan ikrar</act>.\n\nApel digelar di balai kota, <date>Rabu (11/1/2023)</date>.",
        None,
        "2023-01-11",
    ),
    (
        "Foto: Pecalang mengangkat tangan saat <act>pengucapan ikrar</act>, <date>Minggu (28/1/2024)</date>. (Dok. MDA)"
        "\n\nPecalang Ikrar Netral\n\nNegara (Lontar) - Barisan itu <act>berikrar</act> netral.",
        None,
        "2024-01-28",
    ),
    (
        "Hari/Tanggal : <date>Rabu, 4 September 2024</date>\nTempat : aula\n\nASN <act>berikrar</act> netral.",
        None,
        "2024-09-04",
    ),
    # two occasions: the first that is told
    (
        "ASN <act>mengucapkan ikrar</act> di halaman kantor, <date>Senin (4/12/2023)</date>.\n\nDua hari berselang, "
        "Rabu (6/12/2023), acara serupa <act>digelar</act> di pesisir.",
        None,
        "2023-12-04",
    ),
    # deadlines, voting days, starts, letters, history
    (
        "ASN <act>meneken pakta</act>, <date>Jumat (6/9/2024)</date>, paling lambat 20 September 2024.",
        None,
        "2024-09-06",
    ),
    ("ASN <act>mengucapkan ikrar</act> sampai Pilkada 9 Desember 2020.", None, None),
    ("Tiga paslon <act>meneken deklarasi</act>.\n\nMasa kampanye sendiri berlangsung sampai 23 Juni.", None, None),
    (
        "Menjelang Pilkades yang akan dilaksanakan pada 19 Oktober 2022, pemkab <act>menggelar "
        "deklarasi damai</act> di "
        "pendapa, <date>Sabtu (15/10/2022)</date>.",
        None,
        "2022-10-15",
    ),
    (
        "ASN <act>berikrar</act> netral, <date>Senin (14/10/2024)</date>, sebulan sebelum "
        "pencoblosan 27 November 2024.",
        None,
        "2024-10-14",
    ),
    ("ASN <act>berikrar</act> menghadapi pemungutan suara 27 November 2024.", None, None),
    (
        "Penjabat bupati, yang dilantik pada 15 September lalu, memimpin <act>ikrar</act> itu, "
        "<date>Senin (4/12/2023)</date>.",
        None,
        "2023-12-04",
    ),
    (
        "Sesuai Surat Edaran Nomor 200 tanggal 1 Oktober 2024, ASN <act>berikrar</act> di aula, "
        "<date>Rabu (9/10/2024)</date>.",
        None,
        "2024-10-09",
    ),
    (
        "Calon kades <act>berdeklarasi</act> di pendapa, <date>Senin (10/12/2018)</date>. Sebelumnya, pada Minggu "
        "(9/12/2018) lalu mereka ditetapkan sebagai calon.",
        None,
        "2018-12-10",
    ),
    ("Sebanyak 41 kepala OPD <act>meneken pakta</act> pada <date>tanggal 19 Februari lalu</date>.", None, "--02-19"),
    ("ASN <act>meneken pakta</act>, <date>Kamis (08/10/2020)</date> lalu.", None, "2020-10-08"),
    # interviews
    ('ASN <act>berikrar</act>. "Jaga itu," kata bupati usai apel, <date>Rabu (25/9/2024)</date>.', None, "2024-09-25"),
    ('ASN <act>berikrar</act>. "Jaga itu," kata bupati, <date>Rabu (25/9/2024)</date>.', None, "2024-09-25"),
    ('ASN <act>berikrar</act>. "Jaga itu," kata bupati saat dihubungi, Rabu (25/9/2024).', None, None),
    (
        'ASN <act>berikrar</act> di balai kota. "Jaga itu," kata bupati, Rabu (25/9/2024).\n\nApel '
        "berlangsung khidmat, "
        "<date>Senin (23/9/2024)</date>.",
        None,
        "2024-09-23",
    ),
    # weekdays and relative words need an anchor
    ("ASN <act>berikrar</act> di balai kota, <date>Kamis</date> pagi.", "2024-10-03", "2024-10-03"),
    ("ASN <act>berikrar</act> di balai kota, <date>Kamis</date> pagi.", "2024-10-02", "2024-09-26"),
    ("ASN <act>berikrar</act> di balai kota, Kamis pagi.", None, None),
    (
        "ASN <act>berikrar</act> di balai kota, <date>Kamis</date>.\n\nBawaslu, saat dihubungi Jumat "
        "(4/10/2024), memuji.",
        None,
        "2024-10-03",
    ),
    ("<date>Kemarin</date>, ASN <act>berikrar</act> di balai kota.", "2024-10-04", "2024-10-03"),
    ("ASN <act>berikrar</act> <date>dua hari lalu</date> di balai kota.", "2024-10-04", "2024-10-02"),
    ("ASN <act>berikrar</act> pada <date>Senin lalu</date>.", "2024-10-07", "2024-09-30"),
    ('ASN <act>berikrar</act>. "Hari ini kita akhiri budaya lama," kata menteri.', None, None),
    ("ASN <act>berikrar</act> pada upacara setiap Senin pagi.", "2024-10-04", None),
    # months
    ("Kader <act>meneken komitmen</act> di pendopo <date>awal bulan ini</date>.", "2023-07-17", "2023-07"),
    ("ASN <act>berikrar</act> pada <date>Agustus 2023</date>.", None, "2023-08"),
    ("ASN <act>berikrar</act> pada <date>November lalu</date>.", "2024-02-01", "2023-11"),
    # the year
    ("ASN <act>berikrar</act>, <date>Rabu (7/10)</date>.", "2020-10-08", "2020-10-07"),
    ("ASN <act>berikrar</act>, <date>Rabu (27/12)</date>.", "2024-01-05", "2023-12-27"),
    ("Guru <act>meneken pakta</act>, <date>Senin (2/6)</date>.\n\nAwan, 2 Juni 2025", None, "2025-06-02"),
    ("ASN <act>berikrar</act> netral pada Pemilu 2024, <date>Selasa (26/9)</date>.", None, "2023-09-26"),
    ("ASN <act>berikrar</act> netral pada Pilkada 2024, <date>Rabu (25/9)</date>.", None, "2024-09-25"),
    ("ASN <act>berikrar</act> netral, <date>Rabu (25/9)</date>.", None, "--09-25"),
    ("ASN <act>berikrar</act> netral pada Pilkada 2024 di aula <date>(25/9)</date>.", None, "--09-25"),
    (
        "Kepala sekolah <act>meneken pakta</act>, <date>Selasa (4/6)</date>.\n\nPendaftaran dibuka Rabu (12/6/2024).",
        None,
        "2024-06-04",
    ),
    # a written date wins over its weekday
    ("ASN <act>berikrar</act> di balai kota, <date>Rabu (12/3/2024)</date>.", None, "2024-03-12"),
    # elsewhere in the article a bare date counts only if it stands as the press dates an occasion
    (
        "ASN <act>berikrar</act> di balai kota.\n\nIa mengatakan pengumuman calon dilakukan pada 22 "
        "Mei 2024 oleh KPU Kota Awan.",
        None,
        None,
    ),
    # nothing after the publication; a day of slack for time zones
    ("ASN <act>berikrar</act>. Ikrar diulang Senin (9/9/2024).", "2024-09-03", None),
    ("ASN <act>berikrar</act>, <date>Selasa (3/9/2024)</date>.", "2024-09-02", "2024-09-03"),
    # the time is left open
    ("ASN <act>meneken pakta</act> beberapa waktu lalu.\n\nBupati memimpin rapat, Senin (5/2/2024).", None, None),
]


@pytest.mark.parametrize(("annotated", "metadata", "expected"), HELD)
def test_the_day_of_a_pledge_that_was_held(annotated: str, metadata: str | None, expected: str | None) -> None:
    doc, value, _, words = _choose(annotated, "held", metadata)
    assert (value.value if value else None) == expected
    assert ([value.text] if value else []) == words
    if value is not None:
        assert all(e.text == doc.text[e.start : e.end] for e in value.evidence)


@pytest.mark.parametrize(
    ("annotated", "status", "metadata", "expected"),
    [
        ("<act>Ikrar</act> akan digelar pada <date>Kamis (26/9/2024)</date>.", "planned", "2024-09-20", "2024-09-26"),
        (
            'Calon <act>akan berikrar</act> di aula, <date>Selasa (10/10/2023)</date>.\n\n"Harus '
            'hadir," ujarnya saat ditemui, '
            "Jumat (6/10/2023). Pilkades digelar pada 25 Oktober.",
            "planned",
            None,
            "2023-10-10",
        ),
        ("Acara <act>ikrar</act> direncanakan pada <date>Jumat, 22 Maret</date>.", "planned", None, "--03-22"),
        (
            "Acara <act>ikrar</act> direncanakan pada <date>Jumat, 3 Januari</date>.",
            "planned",
            "2024-12-30",
            "2025-01-03",
        ),
        ("<act>Ikrar</act> akan digelar <date>Senin</date> di lapangan.", "planned", "2024-09-06", "2024-09-09"),
        ("<act>Ikrar</act> akan digelar <date>besok</date> di lapangan.", "planned", "2024-09-06", "2024-09-07"),
        ('<act>Ikrar</act> akan digelar. "Segera," kata bupati, Jumat (6/9/2024).', "planned", None, None),
        ("<act>Ikrar</act> akan digelar pekan depan.", "planned", "2024-09-06", None),
        (
            "Bupati <act>mewajibkan</act> ASN meneken pakta. Perintah itu ia sampaikan di aula, "
            "<date>Senin (4/11/2024)</date>."
            "\n\nLembar harus sampai paling lambat 18 November.",
            "mandated",
            None,
            "2024-11-04",
        ),
        (
            "Bupati <act>mewajibkan</act> ASN meneken pakta lewat surat edaran <date>tanggal 8 Oktober 2020</date>.",
            "mandated",
            None,
            "2020-10-08",
        ),
        (
            'Bupati <act>mewajibkan</act> pakta. "Wajib," kata bupati, <date>Jumat (6/9/2024)</date>.',
            "mandated",
            None,
            "2024-09-06",
        ),
        (
            "Bupati <act>mewajibkan</act> kepala madrasah berikrar pada upacara Senin "
            "pagi.\n\nPerintah itu disampaikan dalam "
            "rapat, <date>Rabu (13/3/2024)</date>, dan berlaku paling telat 1 April.",
            "mandated",
            None,
            "2024-03-13",
        ),
    ],
)
def test_the_day_of_a_plan_and_of_an_order(
    annotated: str, status: Status, metadata: str | None, expected: str | None
) -> None:
    _, value, _, words = _choose(annotated, status, metadata)
    assert (value.value if value else None) == expected
    assert ([value.text] if value else []) == words


@pytest.mark.parametrize(
    ("annotated", "metadata", "codes"),
    [
        ("ASN <act>berikrar</act>, Senin (2/9/2024).", None, []),
        ("ASN <act>berikrar</act>, Rabu (12/3/2024).", None, ["weekday_mismatch"]),
        ("ASN <act>berikrar</act>, Rabu (7/10).", "2020-10-08", []),  # the weekday confirms the year of publication
        ("ASN <act>berikrar</act> pada 7 Oktober.", "2020-10-08", ["year_inferred"]),
        ("ASN <act>berikrar</act> netral pada Pilkada 2020, Rabu (7/10).", None, ["year_inferred"]),
        ("ASN <act>berikrar</act>, kemarin.", "2020-10-08", []),
        ("ASN <act>berikrar</act>, Rabu (7/10).", "2021-10-08", ["weekday_mismatch", "year_inferred"]),
        ("ASN <act>berikrar</act>, Rabu (7/10).", None, ["year_unknown"]),
        (
            "Foto: ASN mengangkat tangan saat ikrar, Selasa (3/9/2024). (Dok. Humas)\n\nASN Ikrar\n\nAWAN, Kabar – ASN "
            "<act>berikrar</act> di lapangan, Senin (2/9/2024).",
            None,
            ["date_conflict"],
        ),
    ],
)
def test_what_a_reader_should_know_of_a_date(annotated: str, metadata: str | None, codes: list[str]) -> None:
    _, value, notices, _ = _choose(annotated, "held", metadata)
    assert value is not None
    assert [n.code for n in notices] == codes
    assert all(n.message and n.evidence for n in notices)


def test_how_the_year_was_settled_is_told() -> None:
    for text, metadata, source in [
        ("ASN <act>berikrar</act>, Rabu (7/10/2020).", None, "text"),
        ("ASN <act>berikrar</act>, Rabu (7/10).", "2020-10-08", "published"),
        ("ASN <act>berikrar</act>, Rabu (7/10).\n\nAwan, 7 Oktober 2020", None, "same_occasion"),
        ("ASN <act>berikrar</act> netral pada Pilkada 2020, Rabu (7/10).", None, "weekday"),
        ("Kepala sekolah <act>meneken pakta</act> PPDB tahun ajaran 2020/2021, Rabu (7/10).", None, "same_occasion"),
        ("Kepala sekolah <act>meneken pakta</act> PPDB tahun ajaran 2021/2022, Rabu (7/10).", None, "none"),
        ("ASN <act>berikrar</act>, Rabu (7/10).", None, "none"),
    ]:
        _, value, _, _ = _choose(text, "held", metadata)
        assert value is not None
        assert value.year_from == source
        assert value.precision == ("day_without_year" if source == "none" else "day")


# --- The lexicon ---------------------------------------------------------------------------------------------


def test_no_word_of_the_calendar_stands_twice_in_its_list() -> None:
    words = calendar()
    lists = {k: v for k, v in words.model_dump().items() if isinstance(v, tuple)}
    lists["months"] = tuple(n for names in words.months.values() for n in names)
    lists["weekdays"] = tuple(n for names in words.weekdays.values() for n in names)
    for name, entries in lists.items():
        assert [w for w, n in Counter(entries).items() if n > 1] == [], name
        assert all(w == w.lower().strip() and w for w in entries), name


@pytest.mark.parametrize("name", sorted(calendar().month_numbers))
def test_every_month_name_is_read(name: str) -> None:
    found = read_dates(f"pada 7 {name.title()} 2024 di aula")
    assert [(m.year, m.month, m.day) for m in found] == [(2024, calendar().month_numbers[name], 7)]


@pytest.mark.parametrize("name", sorted(calendar().weekday_numbers))
def test_every_weekday_name_is_read(name: str) -> None:
    found = read_dates(f"{name.capitalize()} (7/10/2024)")
    assert [m.weekday for m in found] == [calendar().weekday_numbers[name]]


@pytest.mark.parametrize("word", sorted(calendar().relative))
def test_every_relative_word_is_read(word: str) -> None:
    assert [m.days_back for m in read_dates(f"Apel digelar {word} di aula")] == [calendar().relative[word]]

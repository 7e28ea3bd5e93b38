"""Institutions: guests of a pledge, from positions and from sentences that tell of guests. Invented examples."""
from __future__ import annotations

import pytest

from inline import parse
from pakta_extract.document import Span
from pakta_extract.finders.institutions import find_institutions, is_guest_body
from pakta_extract.finders.layout import read_layout
from pakta_extract.finders.officials import find_officials
from pakta_extract.findings import Phrase


def read(annotated: str) -> tuple[list[str], list[str]]:
    """What is found, and the marked bodies; <group> marks who pledges."""
    text, marks = parse(annotated)
    doc = read_layout(text)
    groups = [Phrase(Span(m.start, m.end), "groups.test") for m in marks if m.tag == "group"]
    found = find_institutions(doc, [], find_officials(doc), groups)
    return [p.span.of(text) for p in found], [text[m.start : m.end] for m in marks if m.tag == "body"]


ASN = "<group>ASN Pemkab Ngada</group> meneken pakta integritas. "
CASES = [
    # from positions
    ASN + "Ketua <body>Bawaslu Ngada</body>, Yosef Roga, menyaksikan penandatanganan itu.",
    ASN + "Anggota <body>KPU Ngada</body> Divisi Hukum, Yosef Roga, hadir.",
    ASN + "Kepala <body>Kejaksaan Negeri Ngada</body> Yosef Roga hadir.",
    ASN + "Kasi Intel <body>Kejari Ngada</body>, Yosef Roga, hadir.",
    ASN + "Kepala <body>Perwakilan Ombudsman RI NTT</body>, Meiza Kartika, hadir sebagai saksi.",
    ASN + "Komandan <body>Koramil Bajawa</body> Kapten Inf Yosef Roga hadir.",
    # an office that is no body
    ASN + "Kapolres Ngada AKBP Yosef Roga dan Dandim 1625/Ngada Letkol Inf Agus Salim hadir.",
    ASN + "Inspektur Ngada, Yosef Roga, hadir.",
    # from sentences
    ASN + "Turut hadir <body>KPU Ngada</body> dan <body>Bawaslu Ngada</body>.",
    ASN + "Pakta disaksikan unsur <body>Forkopimda</body>.",
    ASN + "Pakta disaksikan Bupati bersama jajaran <body>Bawaslu</body> dan <body>KPU Ngada</body>.",
    ASN + "Sosialisasi melibatkan <body>Badan Pengawas Pemilu (Bawaslu) Bali</body> dan "
    "<body>Komisi Pemilihan Umum (KPU) Buleleng</body>.",
    ASN + "Perwakilan <body>Badan Narkotika Nasional Provinsi Bali</body> dan <body>Polda Bali</body> hadir sebagai saksi.",
    ASN + "Hadir menyaksikan perwakilan <body>Kodim 1625/Ngada</body>.",
    ASN + "<body>Ikatan Dokter Indonesia</body> turut hadir dalam acara tersebut.",
    ASN + "Adapun Kepala <body>Kejaksaan Negeri Ngada</body> berhalangan dan diwakili stafnya.",
    "Peserta : 122 orang <group>kepala desa</group>\n\nSaksi : <body>Panwaslu Kecamatan</body>, <body>Polsek</body>",
    # lists of guests, item by item
    ASN + "Penandatanganan dihadiri Kapolres Ngada, perwakilan <body>Komando Distrik Militer (Kodim) 1625 Ngada</body>, "
    "<body>Detasemen Khusus (Densus) 88 Anti Teror</body>, <body>Komisi III DPRD Kabupaten Ngada</body> dan "
    "<body>Kodam IX/Udayana</body>.",
    ASN + "Acara dihadiri Wakil Bupati, pihak <body>Tirta Lestari Ngada</body>, <body>Majelis Pekerja Sinode</body>, "
    "serta <body>Lembaga Bantuan Hukum Ngada</body>.",
    ASN + "Pakta disaksikan Mayjen TNI Yosef Roga, S.H. dan unsur <body>Forkopimda</body>.",
    ASN + "Camat yang belum dapat hadir, di antaranya dari Puncak Manis, menyusul pekan depan.",
    # bodies of a kecamatan or a village have a place that no gazetteer need know; acronyms are in capitals
    ASN + "Pakta disaksikan <body>Polsek Wiramulya</body> dan <body>Forkopimcam Bangko Pusako</body>.",
    ASN + "Ikrar dihadiri <body>Koramil Sidarasa</body> Aipda Yosef Roga.",
    ASN + "Kepala Puskesmas Idi Rayeuk, Yosef Roga, ikut menandatangani.",
    # named, but no guest
    ASN + "Hasil kajian akan diteruskan kepada Bawaslu Ngada.",
    ASN + "Pemeriksaan berlangsung di Kantor Bawaslu Ngada.",
    ASN + "Surat edaran KASN menjadi dasar kegiatan itu.",
    # the pledgers' own
    ASN + "Kepala BKPSDM Ngada, Petrus Moa, membacakan naskah. Sekretaris Daerah dan Dinas Kesehatan ikut hadir.",
    "<group>anggota KPPS se-Kabupaten Ngada</group> diambil sumpahnya oleh Ketua KPU Ngada, Hasim Umami. "
    "Hadir pula Anggota <body>Bawaslu Ngada</body>, Rusdi Tabona.",
    "<group>personel Polres Ngada</group> meneken pakta. Ketua <body>Bawaslu Ngada</body>, Dolvina Lawi, menyaksikan. "
    "Wakapolres dan Polsek turut hadir.",
    "<group>kepala madrasah negeri</group> berikrar. Kepala Kantor Kementerian Agama Ngada, Raja Nurdin, hadir.",
    "<group>pasangan calon bupati Ngada</group> berdeklarasi. Acara dipimpin Ketua <body>KPU Ngada</body>, Andre Kale.",
]


@pytest.mark.parametrize("annotated", CASES)
def test_guests(annotated: str) -> None:
    found, marked = read(annotated)
    assert found == marked


def test_one_body_once_in_its_fullest_form() -> None:
    found, _ = read(ASN + "Turut hadir Bawaslu. Ketua Bawaslu Ngada, Yosef Roga, menyaksikan penandatanganan.")
    assert found == ["Bawaslu Ngada"]


@pytest.mark.parametrize("position", ["Ketua Bawaslu Ngada", "Kapolres Ngada", "Dandim 1625/Ngada", "Kajari Ngada"])
def test_guest_positions(position: str) -> None:
    assert is_guest_body(position)


@pytest.mark.parametrize("position", ["Sekda Ngada", "Plt. Sekretaris DPRD Kabupaten Ngada", "Kepala BKPSDM", "Camat Jelai"])
def test_positions_of_the_pledging_side(position: str) -> None:
    assert not is_guest_body(position)


@pytest.mark.parametrize("text", ["", "hadir " * 3000, "Hadir Bawaslu, " * 2000, "DINAS " * 4000])
def test_hostile_text(text: str) -> None:
    for phrase in find_institutions(read_layout(text), [], []):
        assert 0 <= phrase.span.start < phrase.span.end <= len(text)

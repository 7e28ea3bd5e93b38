"""Is it a pledge event, of which kind, and has it taken place? All articles here are invented."""

from __future__ import annotations

import pytest

from pakta_extract.finders.layout import read_layout
from pakta_extract.finders.occasion import decide_occasion, find_acts

EVENTS = [
    ("held", {"ikrar"}, "ASN Mekarjati Berikrar Netral\n\nMEKARJATI - Seluruh ASN mengucapkan ikrar netralitas di halaman kantor bupati, Senin (9/9/2024)."),
    ("held", {"pakta_integritas"}, "Sebanyak 40 lurah meneken fakta integritas di Aula Wijaya, Selasa (3/10/2023), disaksikan camat."),
    ("held", {"pakta_integritas"}, "Para guru menanda tangani PaktaIntegritas penerimaan murid di aula sekolah, Rabu 4 Juni 2025."),
    ("held", {"deklarasi"}, "Tiga pasangan calon mendeklarasikan kampanye damai di halaman kantor KPU, Sabtu (24/9/2024). Naskah deklarasi dibacakan bergantian."),
    ("held", {"komitmen"}, "Petugas rutan menandatangani komitmen bersama antinarkoba di aula rutan, Jumat (5/1/2024)."),
    ("held", {"ikrar", "pakta_integritas"}, "Pegawai dinas membaca ikrar dan menandatangani pakta integritas di halaman dinas, Kamis (7/12/2023)."),
    ("planned", {"ikrar"}, "Pembacaan ikrar netralitas seluruh pegawai akan dilaksanakan pada Kamis (26/9/2024) di Taman Kota."),
    ("planned", {"deklarasi"}, "Calon kepala desa bakal mengucapkan deklarasi damai di balai desa, Selasa (10/10/2023)."),
    ("mandated", {"pakta_integritas"}, "Wali Kota mewajibkan seluruh pegawai kelurahan menandatangani pakta integritas. Perintah itu disampaikan dalam rapat, Senin (4/11/2024)."),
    ("mandated", {"pakta_integritas"}, "Pj Bupati menginstruksikan kepala dinas meneken pakta integritas netralitas di kantor masing-masing, Senin (7/10/2024)."),
]  # fmt: skip

NO_EVENTS = [
    "Ketua KPU melantik 300 anggota PPS. Pengambilan sumpah jabatan berlangsung di gedung serbaguna, Kamis (25/1/2024).",
    "Bupati dan kejaksaan menandatangani nota kesepahaman di aula, Selasa (7/3/2023). Ini wujud komitmen bersama menata aset.",
    "OPINI\n\nIkrar di Lapangan\n\nSetiap pemilu pegawai mengucapkan ikrar netralitas dan menandatangani pakta integritas di halaman kantor, Senin (1/2/2024).",
    "Tiga warga mengucapkan ikrar wakaf di kantor urusan agama, Kamis (8/6/2023), disaksikan kepala KUA.",
    "Relawan menggelar deklarasi dukungan untuk calon gubernur di lapangan, Minggu (3/9/2023).",
    "Dua puluh pasangan mengikuti nikah massal dan mengucapkan ikrar janji suci di pendopo, Sabtu (14/10/2023).",
    "Menteri berbicara kepada wartawan usai mengikuti deklarasi antikekerasan di kampus. Ia mengancam menutup situs nakal.",
    "Netralitas butuh komitmen bersama, kata ketua Bawaslu saat sosialisasi di hotel, Selasa (29/10/2024).",
    "Deklarasi Universal Hak Asasi Manusia dibacakan dalam seminar di kampus, Rabu (10/12/2025).",
    "Lurah yang sudah meneken pakta integritas itu malah memasang baliho. Ia dipanggil Bawaslu, Rabu (9/10/2024).",
    "",
    "Cuaca cerah.",
]


@pytest.mark.parametrize(("status", "instruments", "text"), EVENTS)
def test_event_with_status_and_instruments(status: str, instruments: set[str], text: str) -> None:
    doc = read_layout(text)
    occasion = decide_occasion(doc, find_acts(doc))
    assert occasion.is_event
    assert occasion.status == status
    assert {a.instrument for a in occasion.instruments} == instruments


@pytest.mark.parametrize("text", NO_EVENTS)
def test_no_event(text: str) -> None:
    doc = read_layout(text)
    assert not decide_occasion(doc, find_acts(doc)).is_event


def test_acts_point_at_their_words() -> None:
    doc = read_layout("Para camat menandatangani pakta integritas di aula, Senin (2/9/2024).")
    (act,) = find_acts(doc)
    assert act.span.of(doc.text) == "menandatangani pakta integritas"
    assert act.kind == "held"
    assert act.instrument == "pakta_integritas"

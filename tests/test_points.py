"""What was promised, item by item. Each case: the invented text and its points."""

from __future__ import annotations

import pytest

from pakta_extract.finders.layout import read_layout
from pakta_extract.finders.points import find_points

CASES: list[tuple[str, str, list[str]]] = [
    (
        "numbered lines under an announcement; the closing formula is none of them",
        "Para lurah mengucapkan ikrar di aula. Berikut isi ikrar tersebut:\n\n1. Menjaga netralitas;\n2. Tidak ikut kampanye;\n3. Siap diberi sanksi.\n\nDemikian ikrar ini kami buat.",
        ["Menjaga netralitas", "Tidak ikut kampanye", "Siap diberi sanksi"],
    ),
    (
        "numbers run into one paragraph",
        "Naskah ikrar dibacakan sekda. Bunyinya: 1. Kami tetap netral. 2. Kami tidak menekan bawahan. 3. Kami rela diproses hukum.",
        ["Kami tetap netral", "Kami tidak menekan bawahan", "Kami rela diproses hukum"],
    ),
    (
        "roman numerals in brackets",
        "Tiga janji tertuang dalam pakta itu, yaitu (i) bekerja jujur; (ii) menolak uang; (iii) menaati kode etik.",
        ["bekerja jujur", "menolak uang", "menaati kode etik"],
    ),
    (
        "a list of prohibitions beside the pledge is not the pledge",
        "Isi pakta integritas: 1. Menjaga kerahasiaan soal. 2. Menolak titipan.\n\nPanitia juga membagikan daftar larangan:\n\n1. Membawa ponsel;\n2. Memakai jaket;\n3. Datang terlambat.",
        ["Menjaga kerahasiaan soal", "Menolak titipan"],
    ),
    (
        "ordinals across sentences and paragraphs",
        "Ikrar berisi tiga poin.\n\nPertama, menjaga netralitas dalam pelayanan.\n\nKedua, menolak politik uang.\n\nKetiga, bijak bermedia sosial.",
        ["menjaga netralitas dalam pelayanan", "menolak politik uang", "bijak bermedia sosial"],
    ),
    (
        "ordinals inside one sentence",
        "Peserta ikrar serempak mengucapkan pertama menegakkan asas netral, kedua menolak serangan fajar, dan ketiga tidak mengancam bawahan.",
        ["menegakkan asas netral", "menolak serangan fajar", "tidak mengancam bawahan"],
    ),
    (
        "connectors open points too, and a further `serta` stays inside",
        "Isi pakta ringkas. Pertama, menyatakan netral. Selanjutnya, tidak mengubah jadwal bantuan, serta tetap melayani warga. Terakhir, menerima sanksi.",
        ["netral", "tidak mengubah jadwal bantuan, serta tetap melayani warga", "menerima sanksi"],
    ),
    (
        "an ordinal given twice is one point, in its first wording",
        "Isi ikrar: pertama, menolak suap. Kedua, menjaga rahasia. Kedua, menjaga rahasia negara demikian ikrar kami.",
        ["menolak suap", "menjaga rahasia"],
    ),
    (
        "semicolons come before commas",
        "Ikrar berisi: menolak kekerasan, apa pun bentuknya; menahan diri dari ujaran kasar; serta menyerahkan sengketa kepada aparat.",
        ["menolak kekerasan, apa pun bentuknya", "menahan diri dari ujaran kasar", "menyerahkan sengketa kepada aparat"],
    ),
    (
        "run-on with parallel verbs",
        "Dalam deklarasi itu mereka berjanji menolak gratifikasi, membuka data anggaran, melaporkan harta tepat waktu serta bersikap jujur.",
        ["menolak gratifikasi", "membuka data anggaran", "melaporkan harta tepat waktu", "bersikap jujur"],
    ),
    (
        "the official four-point ikrar keeps its items whole",
        "Ikrar memuat empat poin, yakni menjaga netralitas pegawai, menghindari konflik kepentingan, tidak melakukan intimidasi serta tidak memihak pasangan calon, menggunakan media sosial secara bijak, tidak menyebarkan berita bohong, serta menolak politik uang.",
        [
            "menjaga netralitas pegawai",
            "menghindari konflik kepentingan, tidak melakukan intimidasi serta tidak memihak pasangan calon",
            "menggunakan media sosial secara bijak, tidak menyebarkan berita bohong",
            "menolak politik uang",
        ],
    ),
    (
        "more points stated than official items: each phrase is one",
        "Ikrar memuat tujuh poin, yakni menjaga netralitas pegawai, menghindari konflik kepentingan, tidak melakukan intimidasi, tidak memihak pasangan calon, menggunakan media sosial secara bijak, serta menolak politik uang.",
        [
            "menjaga netralitas pegawai",
            "menghindari konflik kepentingan",
            "tidak melakukan intimidasi",
            "tidak memihak pasangan calon",
            "menggunakan media sosial secara bijak",
            "menolak politik uang",
        ],
    ),
    (
        "a heading and its quoted promise are one point",
        'Poin-poin pakta itu adalah pertama, menjaga netralitas. "Kami berjanji tetap netral dalam bertugas," seru perwakilan pegawai.\nKedua, melaporkan pelanggaran. "Kami berjanji melaporkan setiap pelanggaran," tandasnya.',
        [
            "menjaga netralitas. Kami berjanji tetap netral dalam bertugas",
            "melaporkan pelanggaran. Kami berjanji melaporkan setiap pelanggaran",
        ],
    ),
    (
        "a pledge read out quote by quote",
        'Para kepala dusun mengucapkan ikrar.\n\n"Kami tidak akan menjadi juru kampanye," seru Wiryo mengawali ikrar.\n\n"Kami menolak amplop," lanjutnya.\n\n"Kami siap diberhentikan," pungkasnya.',
        ["Kami tidak akan menjadi juru kampanye", "Kami menolak amplop", "Kami siap diberhentikan"],
    ),
    (
        "selain opens the list",
        "Selain menjaga netralitas selama pilkada, pegawai juga berjanji tidak memakai mobil dinas, serta tetap membuka layanan.",
        ["menjaga netralitas selama pilkada", "tidak memakai mobil dinas", "tetap membuka layanan"],
    ),
    (
        "one word is no promise",
        "Para sopir mengikuti deklarasi. Sudah 14 kecelakaan terjadi tahun ini, dua orang di antaranya meninggal.",
        [],
    ),
    ("no points", "Para lurah menandatangani pakta integritas di aula, Senin (2/9/2024). Bupati berterima kasih.", []),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_points(why: str, text: str, expected: list[str]) -> None:
    doc = read_layout(text)
    found = find_points(doc)
    assert [" ".join(p.of(doc.plain) for p in point.pieces) for point in found.points] == expected, why


STATED = [
    ("Ikrar berisi lima butir yang dibacakan sekda.", "5"),
    ("Terdapat 9 poin dalam pakta integritas itu.", "9"),
    ("Isi lengkap pakta integritas (13 poin):", "13"),
    ("Bupati menitipkan tiga pesan kepada camat.", None),
    ("Pakta integritas diteken di aula.", None),
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_stated_count(text: str, expected: str | None) -> None:
    found = find_points(read_layout(text)).stated
    assert (found.value if found else None) == expected


def test_numbers_follow_the_article() -> None:
    doc = read_layout(
        "Komitmen itu memuat lima butir. Butir pertama, menimbang balita. Butir kelima, tidak mengubah angka."
    )
    assert [p.number for p in find_points(doc).points] == [1, 5]

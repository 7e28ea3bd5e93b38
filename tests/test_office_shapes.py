"""Offices and names of nobody, in the shapes in which the press puts them together: name and office are told apart."""
from __future__ import annotations

import pytest

from pakta_extract.finders.layout import read_layout
from pakta_extract.finders.officials import find_officials

OFFICES = [
    "Bupati Rokan Hilir", "Pj Bupati Rohil", "Plt. Sekda Rohil", "Ketua KPU Rohil", "Ketua Bawaslu Rokan Hilir",
    "Kapolres Rohil", "Dandim 0321/Rohil", "Danramil 01/Bangko", "Kepala BKPSDM Rohil", "Kepala Kesbangpol Rohil",
    "Kepala Dinas Pendidikan Rohil", "Kadis Kominfo Rohil", "Camat Bangko", "Camat Tanah Putih", "Lurah Bagan Timur",
    "Ketua DPRD Rohil", "Wakil Ketua DPRD Rohil", "Asisten I Setda Rohil", "Asisten Pemerintahan dan Kesra",
    "Kabag Hukum Setda Rohil", "Kepala SMAN 1 Bangko", "Ketua MUI Rohil", "Ketua PWI Rohil", "Kajari Rohil",
    "Kepala Kejaksaan Negeri Rohil", "Kepala Kantor Kemenag Rohil", "Direktur RSUD Rohil", "Kapolsek Bangko",
    "Kepala Lapas Bagansiapiapi", "Ketua DPC PKB Rohil", "Inspektur Rohil", "Sekretaris DPRD Rohil",
    "Kasat Intelkam Polres Rohil", "Ketua Komisi A DPRD Rohil", "Kepala Perwakilan BPKP Riau", "Ketua Panitia",
    "Kabid Mutasi BKPSDM Rohil",
]  # fmt: skip
NAMES = {  # as printed, and clean
    "Wirasmita": "Wirasmita",
    "Wirasmita Endrasmoyo": "Wirasmita Endrasmoyo",
    "H. Wirasmita": "Wirasmita",
    "Drs. H. Wirasmita Endrasmoyo, M.Si": "Wirasmita Endrasmoyo",
    "Hj Wirasmita Endrasmoyo Tarmajing SSos": "Wirasmita Endrasmoyo Tarmajing",
}
SHAPES = [
    "{office} {name} mengatakan ikrar itu penting.",
    "{office}, {name}, mengatakan ikrar itu penting.",
    "{name}, {office}, mengatakan ikrar itu penting.",
    "{name} ({office}) mengatakan ikrar itu penting.",
    "Apel dipimpin {office} {name} di halaman kantor.",
    "Apel dipimpin oleh {office}, {name} di aula.",
    "Ikrar disaksikan {office} {name} dan Ketua Gapensi Lokandaru Handarsa.",
    '"Kami netral," kata {office} {name}, Senin (2/9/2024).',
    "Hadir {office} {name}, Kapolsek Bangko Iptu Baskorindo, dan undangan.",
    "Menurut {office} {name}, ikrar itu penting.",
]
ABOVE = "Ikrar Netral di Rohil\n\nBAGANSIAPIAPI, Kabar Lembah - Para ASN mengucapkan ikrar netralitas.\n\n"


@pytest.mark.parametrize("shape", SHAPES)
def test_office_and_name_are_told_apart(shape: str) -> None:
    wrong = []
    for office in OFFICES:
        for printed, clean in NAMES.items():
            text = ABOVE + shape.format(office=office, name=printed)
            found = [(o.name.of(text), o.position and o.position.of(text)) for o in find_officials(read_layout(text))]
            if (clean, office) not in found:
                wrong.append(f"{office} | {printed}: {found}")
    assert not wrong, "\n".join(wrong)

"""Warnings of whole records: each where it should be raised, and in the like article where it should not."""
from __future__ import annotations

import pytest

from pakta_extract import Extractor

HEAD = (
    "AWANGPUTIH, Kabar Lembah - Sebanyak 41 lurah mengucapkan ikrar netralitas di aula kantor Bupati Tuban, "
    "Senin (9/9/2024). Apel dipimpin Sekretaris Daerah Kabupaten Tuban, Raharjo Wiguna.\n\n"
)
LIST = "Isi ikrar itu:\n\n1. Menjaga netralitas;\n2. Menolak politik uang;\n3. Bijak bermedia sosial"


def codes(extractor: Extractor, text: str) -> set[str]:
    (event,) = extractor.extract(text).events
    assert all(notice.message for notice in event.warnings)
    return {notice.code for notice in event.warnings}


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (f"{LIST}.\n", set()),
        (f"{LIST}\n", set()),  # lines of a list need no full stop
        (f"{LIST}.\n\nAcara ditutup dengan doa.\n", set()),
        (f"{LIST} dan\n", {"points_cut_off"}),
        (f"{LIST} serta tidak...\n", {"points_cut_off"}),
        (f"{LIST}…\n", {"points_cut_off"}),
        (f"{LIST};\n", {"points_cut_off"}),
        (f"{LIST}\n\nHalaman selanjutnya\n", {"points_cut_off"}),
        (f"{LIST} dan\n\nAcara ditutup dengan doa.\n", set()),  # the text goes on; a stray word is no cut
        ("Ikrar itu memuat dua poin, yakni menjaga netralitas dan menolak politik uang.\n", set()),
        ("Pertama, menjaga netralitas dalam pelayanan. Kedua, menolak politik uang dari\n", {"points_cut_off"}),
        ("Pertama, menjaga netralitas dalam pelayanan. Kedua, menolak politik uang\n", {"points_cut_off"}),
    ],
)
def test_a_text_that_breaks_off_in_its_points(extractor: Extractor, points: str, expected: set[str]) -> None:
    assert codes(extractor, HEAD + points) == expected


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (f"Ikrar memuat tiga poin. {LIST}.\n", set()),
        (f"Ikrar memuat lima poin. {LIST}.\n", {"points_incomplete"}),
        (f"Ikrar memuat dua poin. {LIST}.\n", {"points_exceed_count"}),
        ("Ikrar memuat lima poin, yang diucapkan serempak.\n", {"points_not_found"}),
        (LIST.replace("1.", "4.").replace("2.", "5.").replace("3.", "6.") + ".\n", {"points_numbers_missing"}),
    ],
)
def test_counts_and_numbers_that_do_not_agree(extractor: Extractor, points: str, expected: set[str]) -> None:
    assert codes(extractor, HEAD + points) == expected


UNLED = "AWANGPUTIH, Kabar Lembah - Para lurah mengucapkan ikrar netralitas di aula kantor Bupati Tuban, Senin (9/9/2024). "


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ('"Jaga netralitas," kata Bupati Tuban Seno Wirya.', set()),  # nobody else
        ('"Jaga netralitas," kata Bupati Tuban Seno Wirya. Kepala Dinas Sosial Tuban, Rara Ayuning, ikut meneken.', set()),
        (
            '"Jaga netralitas," kata Camat Montong Seno Wirya. "Kami siap," kata Camat Soko Rara Ayuning.',
            {"lead_by_rank"},  # of equal rank
        ),
        ('Hadir Bupati Tuban Seno Wirya. "Kami siap," kata Lurah Awangputih Rara Ayuning.', {"lead_by_rank"}),
        ('Apel dipimpin Camat Montong Seno Wirya. "Kami siap," kata Camat Soko Rara Ayuning.', set()),  # who led is told
    ],
)  # fmt: skip
def test_a_lead_official_by_rank_is_a_guess_only_where_rank_does_not_settle_it(
    extractor: Extractor, people: str, expected: set[str]
) -> None:
    assert codes(extractor, f"{UNLED}{people}\n") == expected


def test_a_warning_points_at_its_place(extractor: Extractor) -> None:
    text = f"{UNLED}Ikrar memuat lima poin, yang diucapkan serempak. Hadir Bupati Tuban Seno Wirya.\n"
    (event,) = extractor.extract(text).events
    places = {notice.code: [e.text for e in notice.evidence] for notice in event.warnings}
    assert places["lead_by_rank"] == ["Seno Wirya"]
    assert "lima" in places["points_not_found"][0]
    assert all(text[e.start : e.end] == e.text for notice in event.warnings for e in notice.evidence)


def test_days_of_two_pledges(extractor: Extractor) -> None:
    text = f"{HEAD}Sehari kemudian para camat juga mengucapkan ikrar netralitas, Selasa (10/9/2024), di aula yang sama.\n"
    assert "several_occasions" in codes(extractor, text)


def test_a_region_that_only_its_name_gives(extractor: Extractor) -> None:
    text = "Para petani mengucapkan ikrar damai di Hotel Raya, Tuban, Senin (9/9/2024). Hadir pula ibu-ibu.\n"
    assert "region_by_name_alone" in codes(extractor, text)
    assert "region_by_name_alone" not in codes(extractor, text.replace("Para petani", "Para petani se-Kabupaten Tuban"))

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from pakta_extract.lexicon.numbers import LIMIT, NUMBER, number_words, parse_number

READ = [
    ("nol", 0),
    ("tujuh", 7),
    ("sepuluh", 10),
    ("sebelas", 11),
    ("dua belas", 12),
    ("sembilan belas", 19),
    ("empat puluh", 40),
    ("Empat Puluh Dua", 42),
    ("seratus", 100),
    ("seratus lima", 105),
    ("dua ratus empat belas", 214),
    ("seribu", 1000),
    ("seribu dua ratus", 1200),
    ("tiga ribu dua ratus empat belas", 3214),
    ("dua belas ribu empat ratus delapan", 12408),
    ("sejuta", 1_000_000),
    ("dua juta tiga ratus ribu", 2_300_000),
    ("1.246", 1246),
    ("12.408", 12408),
    ("1.000.000", 1_000_000),
    ("642", 642),
    ("17 ribu", 17_000),
    ("12 (dua belas)", 12),
    ("sekitar 900", 900),
    ("kurang lebih 900", 900),
    ("sekitar seribu", 1000),
    ("sebanyak 318", 318),
    ("900-an", 900),
    ("EMPAT", 4),
]
NOT_READ = [
    "", "  ", "orang", "ratusan", "puluhan", "lebih dari seribu", "hampir 900", "setidaknya 50", "dua tiga",
    "dua belas tiga", "puluh", "ratus dua", "belas", "satu belas dua", "seratus seribu juta", "1,5", "12.40",
    "dua ratus ratus", "sepuluh puluh", "IV", "4 5",
]  # fmt: skip


@pytest.mark.parametrize(("words", "number"), READ)
def test_numbers_are_read(words: str, number: int) -> None:
    assert parse_number(words) == number


@pytest.mark.parametrize("words", NOT_READ)
def test_what_is_no_whole_number_gives_none(words: str) -> None:
    assert parse_number(words) is None


FOUND = [
    ("Sebanyak 1.246 pegawai hadir", ["1.246"]),
    ("dua belas camat dan tiga lurah", ["dua belas", "tiga"]),
    ("Senin (2/9/2024) diikuti 46 guru", ["46"]),
    ("UU Nomor 5/2014, Rp1.200.000, 52 persen, 40%", []),
    ("honor Rp 1,2 juta", []),
    ("pukul 08.30 WITA", []),
    ("Kelas IIA, 17 ribu warga", ["17 ribu"]),
    ("lima belas ribu", ["lima belas ribu"]),
    ("PERSATUAN LIMA DESA", ["LIMA"]),
    ("satupadu dualisme", []),
]


@pytest.mark.parametrize(("text", "numbers"), FOUND)
def test_number_pattern_finds_whole_numbers_in_text(text: str, numbers: list[str]) -> None:
    assert [m[0] for m in regex.finditer(NUMBER, text, regex.I)] == numbers


def test_limits_are_not_taken_for_rough_numbers() -> None:
    words = number_words()
    assert not set(words.limits) & set(words.rough)
    assert regex.search(LIMIT, "lebih dari seribu pegawai", regex.I)


def test_no_word_has_two_meanings() -> None:
    words = number_words()
    every = [*words.digits, *words.fused, *words.multipliers, words.teens, *words.rough, *words.limits, *words.vague]
    assert len(every) == len(set(every))
    assert sorted(words.multipliers.values(), reverse=True) == list(words.multipliers.values())
    assert all(parse_number(fused) == parse_number(full) for fused, full in words.fused.items())


@given(st.integers(min_value=0, max_value=999_999_999))
def test_figures_come_back(number: int) -> None:
    assert parse_number(f"{number:,}".replace(",", ".")) == parse_number(str(number)) == number


@given(st.text(max_size=200))
def test_any_text_is_safe(text: str) -> None:
    parse_number(text)
    list(regex.finditer(NUMBER, text, regex.I))

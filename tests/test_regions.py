"""The gazetteer: complete, consistent, and every name of it leads where it should."""
from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from pakta_extract.lexicon.datelines import dateline_lexicon
from pakta_extract.lexicon.regions import (
    context_keys,
    kecamatan,
    names,
    place_key,
    province_of,
    read_tsv,
    regions,
    town_codes,
    town_readings,
    towns,
    variants,
)
from pakta_extract.lexicon.venues import venue_lexicon

BOTH = (
    "Bandung", "Banjar", "Bekasi", "Bima", "Blitar", "Bogor", "Cirebon", "Gorontalo", "Jayapura", "Kediri", "Kupang",
    "Madiun", "Magelang", "Malang", "Mojokerto", "Pasuruan", "Pekalongan", "Probolinggo", "Semarang", "Serang", "Solok",
    "Sorong", "Sukabumi", "Tangerang", "Tasikmalaya", "Tegal",
)  # fmt: skip


def test_all_regions_are_there() -> None:
    levels = [r.level for r in regions().values()]
    assert levels.count("provinsi") == 38
    assert levels.count("kabupaten") + levels.count("kota") == 514
    assert levels.count("kota") == 98


def test_codes_and_names_agree() -> None:
    for code, region in regions().items():
        prefix = {"provinsi": "Provinsi", "kabupaten": "Kabupaten", "kota": "Kota"}[region.level]
        assert region.name.startswith(prefix + " "), region
        assert (len(code) == 2) == (region.level == "provinsi")
        if region.level != "provinsi":
            assert (int(code[3:]) >= 71) == (region.level == "kota"), region
            assert regions()[province_of(code)].province == region.province


def test_names_are_those_of_the_guideline(shared: Path) -> None:
    with (shared / "eval" / "regions.tsv").open(encoding="utf-8") as lines:
        rows = {r["code"]: (r["name"], r["level"], r["province"]) for r in csv.DictReader(lines, delimiter="\t")}
    assert {c: (r.name, r.level, r.province) for c, r in regions().items()} == rows


def test_every_province_has_its_seat() -> None:
    for region in regions().values():
        if region.level == "provinsi":
            assert province_of(region.seat) == region.code
            assert region.code == "31" or region.seat in town_codes(region.capital), region
        else:
            assert not region.seat


def test_every_capital_resolves() -> None:
    for code, region in regions().items():
        if region.level != "provinsi":
            codes, own = town_readings(region.capital)
            assert own and code in codes, region


def test_every_name_resolves() -> None:
    for code, region in regions().items():
        assert code in town_codes(region.short)
        assert town_codes(region.name) == (code,), region


def test_the_names_that_are_kabupaten_and_kota() -> None:
    by_level = {level: {r.short for r in regions().values() if r.level == level} for level in ("kabupaten", "kota")}
    assert by_level["kabupaten"] & by_level["kota"] == set(BOTH)
    for name in BOTH:
        levels = {regions()[c].level for c in town_codes(name)}
        assert {"kabupaten", "kota"} <= levels
        assert {regions()[c].level for c in town_codes(f"Kota {name}")} == {"kota"}
        assert {regions()[c].level for c in town_codes(f"Kab. {name}")} == {"kabupaten"}


def test_no_dead_or_doubled_variant() -> None:
    seen: set[tuple[str, str]] = {(place_key(r.short), code) for code, r in regions().items()}
    for table in (variants().spellings, variants().abbreviations):
        for code, given in table.items():
            assert code in regions(), code
            for name in given:
                assert (place_key(name), code) not in seen, f"{name} says nothing new of {code}"
                seen.add((place_key(name), code))


def test_no_dead_town() -> None:
    seen = {(place_key(r.capital), c) for c, r in regions().items() if r.level != "provinsi"}
    seen |= {(place_key(r.short), c) for c, r in regions().items()}
    for town in towns():
        assert len(town.code) == 5 and town.code in regions(), town
        assert (place_key(town.name), town.code) not in seen, town
        seen.add((place_key(town.name), town.code))
        assert kecamatan().get(place_key(town.name)) != (town.code,), f"{town.name} is a kecamatan of its own name"


def test_common_words_are_names() -> None:
    assert names().common_words <= set(names().readings)
    assert len(variants().common_words) == len(names().common_words)


def test_kecamatan_lie_in_regions() -> None:
    rows = read_tsv("kecamatan.tsv")
    assert len(rows) == 7285
    assert {row["code"][:5] for row in rows} == {c for c, r in regions().items() if r.level != "provinsi"}
    assert len({row["code"] for row in rows}) == len(rows)


def test_lexicons_load_and_hold_no_doubles() -> None:
    assert venue_lexicon().alone <= venue_lexicon().heads
    assert venue_lexicon().proper <= venue_lexicon().heads
    assert context_keys().governments
    assert not dateline_lexicon().words & dateline_lexicon().place_prefixes


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Singaraja", "Kabupaten Buleleng"),
        ("CIBINONG", "Kabupaten Bogor"),
        ("Sofifi", "Kota Tidore Kepulauan"),
        ("Maumere", "Kabupaten Sikka"),
        ("Kepanjen", "Kabupaten Malang"),
        ("Ungaran", "Kabupaten Semarang"),
        ("Tanjung Pinang", "Kota Tanjungpinang"),
        ("Tanjungpinang", "Kota Tanjungpinang"),
        ("Tanjung Balai", "Kota Tanjungbalai"),
        ("Tanjung Balai Karimun", "Kabupaten Karimun"),
        ("Palangkaraya", "Kota Palangka Raya"),
        ("BAU-BAU", "Kota Baubau"),
        ("Baubau", "Kota Baubau"),
        ("Toli-Toli", "Kabupaten Tolitoli"),
        ("Fak-Fak", "Kabupaten Fakfak"),
        ("Pangkal Pinang", "Kota Pangkalpinang"),
        ("Pare-Pare", "Kota Parepare"),
        ("Pangkep", "Kabupaten Pangkajene dan Kepulauan"),
        ("Solo", "Kota Surakarta"),
        ("Makasar", "Kota Makassar"),
        ("Siantar", "Kota Pematangsiantar"),
        ("So'e", "Kabupaten Timor Tengah Selatan"),
        ("Kukar", "Kabupaten Kutai Kartanegara"),
        ("Minut", "Kabupaten Minahasa Utara"),
        ("OKU Timur", "Kabupaten Ogan Komering Ulu Timur"),
        ("PPU", "Kabupaten Penajam Paser Utara"),
        ("Malut", "Provinsi Maluku Utara"),
        ("Sumut", "Provinsi Sumatera Utara"),
        ("Babel", "Provinsi Kepulauan Bangka Belitung"),
        ("D.I. Yogyakarta", "Provinsi DI Yogyakarta"),
        ("Daerah Istimewa Yogyakarta", "Provinsi DI Yogyakarta"),
        ("MALANGKOTA", "Kota Malang"),
        ("Bima Kota", "Kota Bima"),
        ("Kab. Bekasi", "Kabupaten Bekasi"),
        ("Jatinangor", "Kabupaten Sumedang"),
        ("Kec. Kei Kecil Timur", "Kabupaten Maluku Tenggara"),
    ],
)
def test_one_region(name: str, expected: str) -> None:
    assert [regions()[c].name for c in town_codes(name)] == [expected]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Tanjung", {"Kabupaten Lombok Utara", "Kabupaten Tabalong"}),
        ("Mura", {"Kabupaten Musi Rawas", "Kabupaten Murung Raya"}),
        ("Banggai", {"Kabupaten Banggai", "Kabupaten Banggai Laut"}),
        ("Pangkajene", {"Kabupaten Pangkajene dan Kepulauan", "Kabupaten Sidenreng Rappang"}),
        ("Tebing Tinggi", {"Kota Tebing Tinggi", "Kabupaten Empat Lawang"}),
        ("Gorontalo", {"Provinsi Gorontalo", "Kabupaten Gorontalo", "Kota Gorontalo"}),
        ("Yogyakarta", {"Provinsi DI Yogyakarta", "Kota Yogyakarta"}),
        ("Entah Berantah", set()),
    ],
)
def test_several_regions_or_none(name: str, expected: set[str]) -> None:
    assert {regions()[c].name for c in town_codes(name)} == expected


def test_a_process_can_do_without_the_gazetteer() -> None:
    """In a process of its own: what is forgotten stays so."""
    code = (
        "from pakta_extract.lexicon.regions import forget; forget()\n"
        "from pakta_extract import load\n"
        "text = 'BITUNG, Kabar - Seluruh ASN Pemkot Bitung mengucapkan ikrar netralitas, Senin (2/9/2024).'\n"
        "(event,) = load('rules').extract(text).events\n"
        "print(event.region, event.city, event.date.value)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["None", "None", "2024-09-02"]
    assert names().readings and kecamatan()

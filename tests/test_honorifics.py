"""Names without their titles, ranks and degrees; integrity of the word lists about names, offices, bodies and roles."""
from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
import regex

from pakta_extract.finders.layout import read_layout
from pakta_extract.finders.officials import find_officials
from pakta_extract.lexicon import data_text
from pakta_extract.lexicon.bodies import bodies, body_pattern, families_in, family_of, is_body_word
from pakta_extract.lexicon.honorifics import degree_end, given_names, honorifics, title_pattern
from pakta_extract.lexicon.name_context import name_context
from pakta_extract.lexicon.offices import acting_forms, office_forms, office_lexicon, rank_of
from pakta_extract.lexicon.roles import role_words, roles

CLEAN = [
    ("Drs. H. Ahmad Fauzan, M.Si.", "Ahmad Fauzan"),
    ("Drs Theodor Lumi MM", "Theodor Lumi"),
    ("Clay Dondo SSTP MAP", "Clay Dondo"),
    ("Husin BA", "Husin"),
    ("Dr. H. Andi Syafruddin Massa, M.Si", "Andi Syafruddin Massa"),
    ("dr. Arimbi Kusuma", "Arimbi Kusuma"),
    ("drg. Hj. Sri Hartin Gani, M.Kes.", "Sri Hartin Gani"),
    ("Prof. I Made Wirata", "I Made Wirata"),
    ("Ir. Baso Mappa, M.M", "Baso Mappa"),
    ("R. Moh. Hasan,S.Sos,M.Si", "Moh. Hasan"),
    ("R. Suryo Hadi", "Suryo Hadi"),
    ("T. Raja Nurdin, S.Ag., M.A.", "T. Raja Nurdin"),
    ("Tb. Rohendi Suganda", "Tb. Rohendi Suganda"),
    ("Hj. Ratu Neneng Fatma", "Ratu Neneng Fatma"),
    ("Ir. Hj. Masayu Nurlaila, M.T.", "Masayu Nurlaila"),
    ("A.A. Ngurah Oka Wirawan", "A.A. Ngurah Oka Wirawan"),
    ("Ny. Endah Ristanti", "Endah Ristanti"),
    ("Tgk. H. Muhammad Daud", "Muhammad Daud"),
    ("KH Aang Syarif", "Aang Syarif"),
    ("AKBP Yohanes Tandi Rura, S.I.K.", "Yohanes Tandi Rura"),
    ("AKBP Adip Rosikan SiK.MH", "Adip Rosikan"),
    ("Letkol Inf Arif Subagyo", "Arif Subagyo"),
    ("Letkol Arh Muda Setyawan", "Muda Setyawan"),
    ("Brigjen Pol Rusdi Hartanto", "Rusdi Hartanto"),
    ("Mayjen TNI (Purn.) Yulius Selva", "Yulius Selva"),
    ("Irjen Pol. Rusdi Hartanto", "Rusdi Hartanto"),
    ("Jenderal Polisi Prof.H Tito Salim, PhD", "Tito Salim"),
    ("Bernard S. Lumban", "Bernard S. Lumban"),
    ("Lukman H. Arifin, S.T., M.T.", "Lukman H. Arifin"),
    ("Eko W Ariyadi", "Eko W Ariyadi"),
    ("La Ode Samsul", "La Ode Samsul"),
    ("Ma'ruf Syafi'i, Lc.", "Ma'ruf Syafi'i"),
    ("Karim bin Yusuf", "Karim bin Yusuf"),
    ("Putri Juli Harahap", "Putri Juli Harahap"),
    ("Subandrio, S.H., M.H.", "Subandrio"),
    ("Saiful Yunus (Gus Iful)", "Saiful Yunus"),
    ("DARMANSYAH PUTRA, S.Pd.", "DARMANSYAH PUTRA"),
]


@pytest.mark.parametrize(("printed", "clean"), CLEAN)
def test_name_without_titles_and_degrees(printed: str, clean: str) -> None:
    text = f"Deklarasi itu akhirnya dipimpin Bupati Sikka {printed}, yang memimpin pula apel pagi itu."
    (official,) = find_officials(read_layout(text))
    assert official.name.of(text) == clean


def test_names_of_candidates(shared: Path) -> None:
    """3,000 real shapes of names, as candidates write them, with titles and degrees of all kinds."""
    found = Counter[bool]()
    with (shared / "data/gazetteer/calon_pilkada2024.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            name, _, degrees = row["nama"].strip().partition(",")
            plain = regex.sub(r"^(?:(?:Drs|Dra|dr|Dr|DR|drg|H|Hj|Ir|Prof|KH|Hi)\.\s?)+", "", name).strip()
            if not plain or not plain.replace(" ", "").isalpha():
                continue
            shown = name.replace(plain, plain.title())
            text = f"Deklarasi itu akhirnya dipimpin Bupati Sikka, {shown},{degrees}, di lapangan kota pagi itu."
            officials = find_officials(read_layout(text))
            found[[o.name.of(text) for o in officials] == [plain.title()]] += 1
    assert found[True] > 0.98 * found.total()


@pytest.mark.parametrize(
    ("text", "after_comma", "degree"),
    [
        ("S.Sos memimpin", False, "S.Sos"),
        ("M. Si hadir", False, "M. Si"),
        ("SH MH hadir", False, "SH"),
        ("M.Tr.(Han) hadir", True, "M.Tr.(Han)"),
        ("Sp.OT (K), hadir", True, "Sp.OT (K)"),
        ("Yusuf hadir", True, None),
        ("M. Yusuf hadir", False, None),
        ("hadir", True, None),
    ],
)
def test_degrees(text: str, after_comma: bool, degree: str | None) -> None:
    end = degree_end(text, 0, after_comma)
    assert (None if end is None else text[:end]) == degree


# ---------------------------------------------------------------- integrity of the data


def test_every_title_is_matched_before_a_name() -> None:
    lexicon = honorifics()
    forms = [f for group in lexicon.titles_before.values() for f in group] + list(lexicon.ranks)
    assert [f for f in forms if not title_pattern().match(f"{f}. Budi")] == []


def test_no_form_stands_in_two_offices() -> None:
    forms = Counter(form.lower() for office in office_lexicon().offices for form in office.forms)
    assert [form for form, times in forms.items() if times > 1] == []


def test_every_office_form_can_be_found() -> None:
    assert sum(map(len, office_forms().values())) == sum(len(o.forms) for o in office_lexicon().offices)


def test_no_acting_marker_means_two_things() -> None:
    words = [w for w, _ in acting_forms()]
    assert len(words) == len(set(words))


def test_ranks_keep_the_order_of_the_state() -> None:
    ladder = ["Presiden", "Menteri", "Gubernur", "Wakil Gubernur", "Bupati", "Wakil Bupati", "Kapolres", "Sekda",
              "Ketua Bawaslu", "Kepala Dinas", "Camat", "Lurah"]  # fmt: skip
    by_form = {form: office for office in office_lexicon().offices for form in office.forms}
    ranks = [rank_of(by_form[f], f) for f in ladder]
    assert ranks == sorted(ranks)
    assert by_form["Wali Kota"].rank == by_form["Bupati"].rank


def test_the_body_settles_the_rank_of_an_open_office() -> None:
    by_form = {form: office for office in office_lexicon().offices for form in office.forms}
    assert rank_of(by_form["Kepala"], "Kepala Kantor Regional X BKN") < rank_of(by_form["Kepala"], "Kepala Gudang")


def test_given_names_are_no_months_or_offices() -> None:
    words = given_names()
    assert not words & name_context().days
    offices = {form[0] for forms in office_forms().values() for form, _ in forms if len(form) == 1}
    assert words & offices == {"hakim"}  # a judge, and the last name of many
    assert all(w == w.lower() and w.isalpha() for w in words)


def test_given_names_are_listed_once() -> None:
    lines = [line for line in data_text("given_names.txt").splitlines() if not line.startswith("#")]
    words = Counter(w for line in lines for w in line.split())
    assert [w for w, times in words.items() if times > 1] == []


def test_every_body_has_one_family_and_is_found() -> None:
    names = [name for listed in bodies().families.values() for name in listed]
    assert [n for n, times in Counter(n.lower() for n in names).items() if times > 1] == []
    assert [n for n in names if not body_pattern().fullmatch(n)] == []
    assert family_of("Bawaslu") == "election"
    assert families_in("Kapolres dan Kodim 1405/Mall hadir bersama KPU") == {"army", "polling"}


@pytest.mark.parametrize("word", ["Dinas", "Penataan", "Kearsipan", "Bappelitbangda", "Imunisasi", "Kemenparekraf"])
def test_organisation_words(word: str) -> None:
    assert is_body_word(word)


@pytest.mark.parametrize("word", ["Budi", "Kurniawan", "Pandawan", "Kasim", "Munandar"])
def test_person_words_are_no_organisation_words(word: str) -> None:
    assert not is_body_word(word)


def test_role_patterns_compile_and_are_linear() -> None:
    lexicon = roles()
    patterns = [p for words in role_words().values() for p in (*words.active, *words.passive, *words.labels)]
    patterns += [*lexicon.speech_active, *lexicon.speech_before, *lexicon.speech_passive, lexicon.represented_after]
    hostile = "menandatangani penandatanganan yang dan " * 2000
    for pattern in patterns:
        assert regex.compile(pattern).sub("", hostile, timeout=5) is not None

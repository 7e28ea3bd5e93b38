"""The name finder: exact offsets, nothing outside the spans asked for, nothing over a line break, no exception."""
from __future__ import annotations

import json
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inline import parse
from pakta_extract.document import Span
from pakta_extract.names import load_names
from pakta_extract.names.spacy_names import SpacyNames
from pakta_extract.names.words import word_spans

FINDER = load_names("spacy")


def names(text: str, *spans: Span, label: str | None = None) -> list[str]:
    found = FINDER.find_names(text, spans or [Span(0, len(text))])
    return [m.span.of(text) for m in found if label in (None, m.label)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ny. Ratna Wowor, M.Si.", ["Ny", ".", "Ratna", "Wowor", ",", "M", ".", "Si", "."]),
        ("A.A. Ngurah Ma'ruf di Bau-Bau", ["A", ".", "A", ".", "Ngurah", "Ma'ruf", "di", "Bau-Bau"]),
        ("Senin (2/9/2024) pukul 08.30", ["Senin", "(", "2/9/2024", ")", "pukul", "08.30"]),
        ("selesai.Bupati\u00a0pulang", ["selesai", ".", "Bupati", "pulang"]),
        ("“Netral!” –kata", ["“", "Netral", "!", "”", "–", "kata"]),
        ("Rene\u0301e TPS_02", ["Rene\u0301e", "TPS", "_", "02"]),
        ("  \n ", []),
    ],
)  # fmt: skip
def test_words(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in word_spans(text)] == words


@given(st.text())
def test_words_hold_every_visible_character(text: str) -> None:
    assert "".join(text[start:end] for start, end in word_spans(text)) == "".join(text.split())


@pytest.mark.parametrize(
    "annotated",
    [
        "Apel dipimpin Sekda Bitung <per>Ronny Lumenta</per> di halaman kantor, Senin (2/9/2024).",
        "Naskah dibacakan Camat Wonosari, <per>Siti Nurjanah</per>, S.STP., lalu ditirukan peserta.",
        "Kapolres Buleleng AKBP <per>I Made Dwi Sutarja</per>, S.I.K. meminta anggotanya netral.",
        "Ketua Bawaslu Dumai, <per>Syafrizal Hamid</per>, menyaksikan penandatanganan.",
        "Kepala Bagian Pemerintahan <per>Yohanes Bria Seran</per> mengatakan hal serupa.",
        'Kepala Dinas Kesehatan dr. Hj. <per>Marlina Siregar</per>, M.Kes. menambahkan, "Kita harus netral."',
    ],
)
def test_a_name_beside_an_office_ends_where_the_office_begins(annotated: str) -> None:
    text, marks = parse(annotated)
    persons = [m.span for m in FINDER.find_names(text, [Span(0, len(text))]) if m.label == "PER"]
    assert persons == [Span(mark.start, mark.end) for mark in marks]


def test_capitals_are_no_hindrance() -> None:
    text = "APEL DIPIMPIN SEKDA SLEMAN BUDI RAHARJO, S.E., M.Si., DI HALAMAN KANTOR BUPATI, SENIN (2/9/2024)."
    assert names(text, label="PER") == ["BUDI RAHARJO"]


def test_bodies_and_places_are_told_from_persons() -> None:
    text = "Ketua KPU Kabupaten Sleman, Budi Raharjo, tiba di Yogyakarta bersama rombongan, Rabu (7/10)."
    assert names(text, label="PER") == ["Budi Raharjo"]
    assert names(text, label="ORG") == ["KPU Kabupaten Sleman"]
    assert names(text, label="LOC") == ["Yogyakarta"]


def test_only_the_spans_asked_for_are_read() -> None:
    text = "Menurut Budi Raharjo, semua siap. Menurut Siti Nurjanah, semua siap."
    second = Span(text.index("Menurut Siti"), len(text))
    assert names(text, second, label="PER") == ["Siti Nurjanah"]
    assert names(text, Span(0, text.index("Raharjo")), label="PER") == ["Budi"]


def test_spans_may_come_in_any_order_and_reach_too_far() -> None:
    text = "Menurut Budi Raharjo, semua siap. Menurut Siti Nurjanah, semua siap."
    middle = text.index("Menurut Siti")
    assert names(text, Span(middle, 10**9), Span(-5, middle), Span(500, 600), label="PER") == [
        "Budi Raharjo",
        "Siti Nurjanah",
    ]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\u2028"])
def test_no_name_runs_over_a_line_break(line_break: str) -> None:
    text = f"Bupati Sleman Budi Raharjo{line_break}Siti Nurjanah mengatakan hal serupa."
    assert not any(line_break in name for name in names(text))
    assert "Budi Raharjo" in names(text, label="PER")


def test_a_very_long_line_is_read_to_its_end() -> None:
    text = "Kami siap menjaga netralitas. " * 3000 + "Menurut Budi Raharjo, semua siap."
    assert names(text, label="PER")[-1] == "Budi Raharjo"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.lists(st.tuples(st.integers(-10, 400), st.integers(-10, 400)), max_size=4))
def test_any_text_and_any_spans_give_names_inside_the_spans(text: str, bounds: list[tuple[int, int]]) -> None:
    spans = [Span(start, end) for start, end in bounds]
    for mention in FINDER.find_names(text, spans):
        assert mention.span.of(text).strip()
        assert any(s.start <= mention.span.start and mention.span.end <= s.end for s in spans)


def test_the_finder_goes_to_other_processes_and_threads() -> None:
    text = "Menurut Budi Raharjo, semua siap."
    copy: SpacyNames = pickle.loads(pickle.dumps(FINDER))  # noqa: S301  our own pickle
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: copy.find_names(text, [Span(0, len(text))]), range(8)))
    assert all(mentions == FINDER.find_names(text, [Span(0, len(text))]) for mentions in found)


def test_the_rules_backend_names_nobody() -> None:
    assert load_names("rules").find_names("Bupati Sleman Budi Raharjo", [Span(0, 26)]) == []


def test_an_unknown_backend_is_refused() -> None:
    with pytest.raises(ValueError, match="spacy, rules"):
        load_names("bert")  # type: ignore[arg-type]


def test_the_model_keeps_no_words_between_texts() -> None:
    from pakta_extract.names.spacy_names import load_model, model_path

    strings = load_model(model_path()).vocab.strings
    names("Menurut Budi Raharjo, semua siap.")
    before = len(strings)
    names("Menurut Qwertina Zxcvano, semua siap.")
    assert len(strings) == before


def test_model_finds_names_as_well_as_its_card_says() -> None:
    """The figures stand in the model's own meta.json; a retrained model may not fall below these."""
    from pakta_extract.names.spacy_names import load_model, model_path

    performance = load_model(model_path()).meta["performance"]
    assert performance["idner2k_test"]["all"]["f1"] >= 85.0
    assert performance["idner2k_test"]["PER"]["f1"] >= 87.0
    assert performance["officials"]["as written"] >= 96.0
    assert performance["officials"]["renamed"] >= 90.0


MODELS = Path(__file__).resolve().parent.parent / "models"


def test_the_card_shows_the_figures_of_all_seeds() -> None:
    subprocess.run([sys.executable, str(MODELS / "card.py"), "--check"], check=True)


def test_the_figures_are_those_of_the_model_shipped() -> None:
    from pakta_extract.names.spacy_names import load_model, model_path

    figures = json.loads((MODELS / "figures.json").read_text("utf-8"))
    assert len(figures["seeds"]) >= 3
    assert figures["seeds"][figures["chosen"]] == load_model(model_path()).meta["performance"]


def test_model_is_small() -> None:
    from pakta_extract.names.spacy_names import model_path

    assert sum(f.stat().st_size for f in model_path().rglob("*") if f.is_file()) < 8_000_000

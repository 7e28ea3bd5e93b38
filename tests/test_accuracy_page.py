"""docs/accuracy.md: made by measure/accuracy.py, dated, and not older than the rules allow. What it measures with."""
from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

import accuracy
import docs_snippets as docs
import gold_sets
import rivals
from pakta_extract.evaluation import GoldArticle, GoldRecord
from pakta_extract.reading.folder import ArticleFile

SLACK = 0.03  # by which figures may move before the page must follow
TEXT = """Warga Arung Berikrar
Senin, 2 September 2024
ARUNG - Sebanyak seratus orang warga dari lima desa di Arung mengucapkan ikrar damai di lapangan desa itu, Minggu (1/9).
Penutup.
"""


def page() -> str:
    if not gold_sets.CORPUS.is_dir():
        pytest.skip("the corpus is not part of this copy of the project")
    return accuracy.PAGE.read_text("utf-8")


def sections() -> dict[str, str]:
    return {m[1]: m[0] for m in accuracy.SECTION.finditer(page())}


def test_every_section_is_measured_and_dated() -> None:
    assert set(sections()) == set(accuracy.SECTIONS)
    for name, text in sections().items():
        assert re.search(r"\*Measured on \d{4}-\d\d-\d\d, configuration `[0-9a-f]{12}`\.\*\n\n.", text), name


def test_the_page_shows_the_figures_of_the_half_that_may_be_read() -> None:
    rows = [docs.table_cells(line) for line in sections()["figures"].splitlines() if line.startswith("| ")]
    shown = {row[0]: float(match[0]) for row in rows if (match := re.search(r"\d\.\d\d", row[1]))}
    assert set(shown) == set(accuracy.FIGURES.values())
    measured = docs.figures(gold_sets.CORPUS, "tune")
    known = {docs.SHOWN_FIGURES[label].rsplit(" ", 1)[0]: value for label, value in measured.items()}
    off = {name: value for name, value in known.items() if abs(shown[accuracy.FIGURES[name]] - value) > SLACK}
    assert not off, f"docs/accuracy.md shows old figures; python measure/accuracy.py makes it again: {off}"


def test_only_the_wanted_sections_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accuracy, "SECTIONS", {"figures": lambda: "new", "rivals": lambda: "newer"})
    old = "a\n<!-- measured: figures -->\nold\n<!-- end -->\nb\n<!-- measured: rivals -->\n<!-- end -->\n"
    assert accuracy.renewed(old, ["figures"]) == old.replace("old\n", "new\n")
    assert accuracy.renewed(old, ["figures", "rivals"]).count("new") == 2


def test_the_configuration_is_a_hash_of_what_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    first = gold_sets.configuration()
    assert re.fullmatch(r"[0-9a-f]{12}", first) and first == gold_sets.configuration()
    monkeypatch.setattr(gold_sets, "NO_RULES", (*gold_sets.NO_RULES, "lexicon"))
    assert gold_sets.configuration() != first


def test_parts_of_a_text_that_tools_are_asked_with() -> None:
    assert rivals.running_text(TEXT).startswith("ARUNG - Sebanyak") and rivals.running_text(TEXT).endswith("Penutup.\n")
    assert rivals.opening(TEXT).startswith("Warga") and rivals.opening(TEXT).endswith("(1/9).\n")
    assert rivals.running_text("pendek\n") == rivals.opening("pendek\n") == "pendek\n"


@pytest.mark.parametrize("code, name", [("33.75", "Kota Pekalongan"), ("33", "Provinsi Jawa Tengah"), (None, None)])
def test_codes_of_tools_become_names_of_the_guideline(code: str | None, name: str | None) -> None:
    assert rivals.canonical(code) == name


def test_the_first_date_with_a_day_and_a_month() -> None:
    pattern = rivals.FIRST["first date found that has a day and a month"]
    wanted = ["2 September", "Senin (2/9)", "02-09-2024", "2.9.2024"]
    assert [words for words in [*wanted, "2024", "Senin", "09.15 WIB"] if pattern.search(words)] == wanted


def test_answers_are_counted_against_gold(tmp_path: Path) -> None:
    path = tmp_path / "a1.txt"
    path.write_text(TEXT, "utf-8")
    names = ("Seno Wirya", "Rara Ayu")
    people: list[dict[str, object]] = [{"name": name, "position": None, "functions": []} for name in names]
    gold = {"id": "a1", "is_pledge_event": True, "date": "2024-09-01", "city": None, "officials": people}
    article = GoldArticle(GoldRecord.model_validate(gold), ArticleFile(path, "a1.txt"))

    def right(field: str, answer: object) -> dict[str, int]:
        scores = rivals.measure(rivals.Way("x", field, "", lambda text, gold: answer), [article])
        return {name: count.right for name, count in scores.counts.items()}

    assert right("date", "2024-09-01") == {"date": 1}
    assert right("date", None) == {"date": 0}
    assert right("city", "Kota Bitung") == {}  # gold has none: nothing to compare
    assert right("names", ["Ibu Rara Ayu", "Orang Lain"]) == {"names": 1}


def test_proper_nouns_in_a_row_are_one_name() -> None:
    words = [("Kepala", "NOUN"), ("Seno", "PROPN"), ("Wirya", "PROPN"), ("dan", "CCONJ"), ("Rara", "PROPN")]
    sentence = SimpleNamespace(words=[SimpleNamespace(text=text, upos=tag) for text, tag in words])
    assert list(rivals._proper_runs(SimpleNamespace(sentences=[sentence]))) == ["Seno Wirya", "Rara"]

"""What the accuracy page is made with: figures as shown, warnings judged, parts left out."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

import ablation
import notices
import shown
from fake_extractor import FakeExtractor
from gold_sets import FIRST_SIGHT, first_sight, seen
from pakta_extract.evaluation import GoldArticle, GoldRecord, Scores, read_gold
from pakta_extract.lexicon.messages import messages
from pakta_extract.schema import FlatRecord, Notice, Result, flatten

TEXT = "Mereka mengucapkan ikrar:\n1. jujur\n2. adil\n"


def record(id_: str, *codes: str) -> Result:
    result = FakeExtractor().extract(TEXT, id=id_)
    warnings = tuple(Notice(code=code, message="x") for code in codes)
    return result.model_copy(update={"events": (result.events[0].model_copy(update={"warnings": warnings}),)})


def gold_of(result: Result, **changed: object) -> GoldRecord:
    return GoldRecord.model_validate(flatten(result).model_dump(mode="json") | changed)


def test_figures_as_they_are_shown() -> None:
    scores = Scores()
    for i, city in enumerate(["Kota Bitung"] * 8 + ["Kota Manado"] * 2):
        result = record(f"a{i}")
        row = flatten(result).model_dump(mode="json") | {"city": city}
        scores.add(gold_of(result), FlatRecord.model_validate(row))
    with_counts, without = shown.cells(scores), shown.cells(scores, counts=False)
    assert with_counts["city"] == "0.80 [0.50–1.00] 8/10" and without["city"] == "0.80 [0.50–1.00]"
    assert with_counts["points"] == "F1 1.00 [0.69–1.00] 20/0/0"
    assert shown.table(["a", "b"], [["1", "2"]]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"


def test_warnings_are_judged_by_what_they_are_about() -> None:
    good, bad = record("a1", "year_inferred"), record("a2", "year_inferred")
    quiet, alarm = record("a3"), record("a4", "lead_by_rank")
    pairs = [
        (gold_of(good), good),
        (gold_of(bad, date="2024-09-03"), bad),
        (gold_of(quiet), quiet),
        (GoldRecord(id="a4", is_pledge_event=False), alarm),  # no event: no field of it is judged
    ]
    judged = list(notices.judged(pairs))
    assert notices.summary(judged) == [
        ["without a warning", "1", "1", "0", "1"], ["with a warning", "2", "1", "1", "1"]
    ]  # fmt: skip
    rows = {row[0]: row[1:] for row in notices.by_code(judged, notices.false_alarms(pairs))}
    assert rows["`year_inferred`"] == ["date", "1 of 2", "0 of 1", "1 of 2", "0 of 1"]
    assert rows["`lead_by_rank`"] == ["lead official", "–", "0 of 3", "–", "1 of 1"]
    assert set(rows) == {f"`{code}`" for code, label in messages().warnings.items() if label.about}


def gold_folder(folder: Path) -> list[GoldArticle]:
    text = "BITUNG, Kabar - Seluruh ASN Pemkot Bitung mengucapkan ikrar netralitas, Senin (2/9/2024).\n"
    row = FlatRecord(id="a1", is_pledge_event=True, status="held", region="Kota Bitung", city="Kota Bitung")
    (folder / "a1.txt").write_text(text, "utf-8")
    (folder / "a1.json").write_text(row.model_dump_json(), "utf-8")
    return read_gold(folder)


def test_a_part_can_be_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = gold_folder(tmp_path)
    monkeypatch.setattr(ablation, "article_sets", lambda: dict.fromkeys(ablation.SETS, articles))
    forgotten: list[bool] = []
    monkeypatch.setattr(ablation, "forget", lambda: forgotten.append(True))
    found = ablation.measured("rules", True)
    assert set(found) == set(ablation.SETS) and found["tune"]["city"].startswith("1.00") and not forgotten
    ablation.measured("rules", False)
    assert forgotten == [True]


def test_every_set_of_parts_has_its_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, bool]] = []

    def figures(backend: str, gazetteer: bool) -> dict[str, dict[str, str]]:
        asked.append((backend, gazetteer))
        return {name: dict.fromkeys(ablation.FIGURES, f"{backend} {gazetteer}") for name in ablation.SETS}

    monkeypatch.setattr(ablation, "_in_a_process", figures)
    rows = list(ablation.rows())
    assert len(rows) == len(ablation.SETS) * len(ablation.PARTS) and len(set(asked)) == len(ablation.PARTS)
    assert ["`tune`", "neither", *["rules False"] * len(ablation.FIGURES)] in rows
    json.dumps(rows)


def test_records_are_made_with_their_gold(tmp_path: Path) -> None:
    [(gold, result)] = seen(gold_folder(tmp_path), FakeExtractor())
    assert gold.id == result.id == "a1"


def test_first_sight_has_events_false_alarms_and_articles_without() -> None:
    if not FIRST_SIGHT.is_dir():
        pytest.skip("the corpus is not part of this copy of the project")
    pairs = first_sight()
    assert len({gold.id for gold, _ in pairs}) == len(pairs) > 100
    kinds = {(gold.is_pledge_event, bool(result.events)) for gold, result in pairs}
    assert kinds == {(True, True), (True, False), (False, True), (False, False)}
    assert all(gold.id == result.id for gold, result in pairs)

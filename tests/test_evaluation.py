"""Figures against gold: the rules of comparison, agreement with the reference scorer, errors with their sentences."""
from __future__ import annotations

import json
import random
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from fake_extractor import FakeExtractor
from pakta_extract.evaluation import (
    GoldError,
    GoldRecord,
    Scores,
    evaluate,
    find_split,
    intervals,
    likeness,
    read_gold,
    read_split,
    score,
)
from pakta_extract.evaluation.report import error_lines, figure_lines
from pakta_extract.schema import FlatRecord

EVENT: dict[str, Any] = {
    "id": "a1", "is_pledge_event": True, "status": "held", "instrument": ["ikrar"], "region": "Kota Bitung",
    "city": "Kota Bitung", "province": "Sulawesi Utara", "dateline": "Arung", "outlet": "Kabar Teluk",
    "venue": "halaman kantor wali kota", "date": "2024-09-02", "date_text": "Senin (2/9/2024)", "published": None,
    "officials": [{"name": "Seno Wirya", "position": "Sekda Arung", "functions": ["led", "spoke"]}],
    "lead_official": "Seno Wirya", "signatory_groups": ["seluruh ASN di Pemkot Arung"], "signatory_count": None,
    "institutions": ["Bawaslu Arung"], "elections": ["Pilkada 2024"], "legal_basis": ["UU 5/2014"], "stated_points": 9,
    "points": [
        {"number": 1, "text": "menjaga netralitas sebelum dan sesudah pemilihan", "themes": ["neutrality"]},
        {"number": 2, "text": "tidak memihak calon mana pun", "themes": ["no_partisanship"]},
    ],
}  # fmt: skip
NOTHING: dict[str, Any] = {"id": "a1", "is_pledge_event": False}


def figures(gold: dict[str, Any], pred: dict[str, Any] | None) -> dict[str, float]:
    found = FlatRecord.model_validate(pred) if pred is not None else None
    return score([(GoldRecord.model_validate(gold), found)]).figures()


def test_a_perfect_record_scores_one_everywhere() -> None:
    assert set(figures(EVENT, EVENT).values()) == {1.0}


@pytest.mark.parametrize(
    "change, figure, expected",
    [
        ({"city": "Kota Manado"}, "city accuracy", 0.0),
        ({"city": "Kota Manado"}, "core accuracy", 0.0),
        ({"city": None}, "city precision", 1.0),
        ({"dateline": "ARUNG"}, "dateline accuracy", 1.0),
        ({"venue": "di halaman kantor wali kota Arung"}, "venue accuracy", 1.0),
        ({"venue": "lapangan"}, "venue accuracy", 0.0),
        ({"published": "2024-09-03"}, "published accuracy", 0.0),
        ({"instrument": ["ikrar", "deklarasi"]}, "instrument precision", 0.5),
        ({"lead_official": "Wirya"}, "lead official accuracy", 0.0),
        ({"lead_official": "Seno Wirya Putra"}, "lead official accuracy", 1.0),
        ({"points": EVENT["points"][::-1]}, "points f1", 1.0),
        ({"points": EVENT["points"][::-1]}, "points all accuracy", 0.0),
        ({"points": EVENT["points"][:1]}, "points recall", 0.5),
        ({"points": EVENT["points"][:1]}, "themes recall", 0.5),
        ({"officials": [{"name": "", "position": None, "functions": []}]}, "officials precision", 1.0),
    ],
)
def test_one_change_and_its_figure(change: dict[str, Any], figure: str, expected: float) -> None:
    assert figures(EVENT, EVENT | change)[figure] == expected


def test_a_missed_event_has_nothing_right() -> None:
    for pred in (None, NOTHING):
        missed = figures(EVENT, pred)
        assert {v for k, v in missed.items() if k.endswith("accuracy")} == {0.0}
        assert missed["event recall"] == 0.0 and missed["event precision"] == 1.0


def test_a_false_alarm_invents_all_it_holds() -> None:
    alarm = figures(NOTHING, EVENT)
    assert alarm["event precision"] == alarm["points precision"] == alarm["city precision"] == 0.0
    assert not any(name.endswith("accuracy") for name in alarm)


@pytest.mark.parametrize(
    "gold, pred, same",
    [
        ("Pj. Wali Kota Arung", "Penjabat Wali Kota Arung", True),
        ("Pj. Wali Kota Arung", "Wali Kota Arung", False),
        ("Wakil Bupati Arung", "Bupati Arung", False),
        ("Plt Kepala Dinas Sosial", "Pelaksana Tugas Kepala Dinas Sosial", True),
        ("Pjs Bupati", "Penjabat Sementara (Pjs) Bupati", True),
        (None, "", True),
        (None, "Bupati", False),
    ],
)
def test_positions(gold: str | None, pred: str | None, same: bool) -> None:
    assert likeness.same_position(gold, pred) is same


@pytest.mark.parametrize(
    "gold, pred, least",
    [
        ("Seno Wirya", "Wirya Seno", 1.0),
        ("Seno Wirya", "Seno", 0.0),
        ("Seno", "Seno Wirya", 0.9),
        ("Seno Adi Wirya", "Seno Wirya", 0.9),
        ("Seno", "Seno Adi Wirya", 0.0),
    ],
)
def test_names(gold: str, pred: str, least: float) -> None:
    assert likeness.names(gold, pred) == pytest.approx(least) or (least == 0.0 and likeness.names(gold, pred) < 0.67)


def test_a_point_must_keep_its_negation() -> None:
    assert likeness.points("tidak memihak calon mana pun", "memihak calon mana pun") == 0.0
    assert likeness.points("tidak memihak calon mana pun", "tidak memihak calon mana pun juga") > 0.8


def write_gold(folder: Path, *records: dict[str, Any], text: str = "Arung. Mereka mengucapkan ikrar.\n") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for record in records:
        (folder / f"{record['id']}.json").write_text(json.dumps(record), encoding="utf-8")
        (folder / f"{record['id']}.txt").write_text(text, encoding="utf-8")
    return folder


def test_other_json_files_are_left_alone(tmp_path: Path) -> None:
    write_gold(tmp_path, EVENT, NOTHING | {"id": "a2"})
    for name in ("split.json", "floors.json"):
        (tmp_path / name).write_text('{"tune": ["a1"], "check": ["a2"]}', encoding="utf-8")
    assert [item.gold.id for item in read_gold(tmp_path)] == ["a1", "a2"]


@pytest.mark.parametrize(
    "content, reason",
    [
        ("{", "no valid JSON"),
        ("[]", "not a JSON object"),
        (json.dumps({k: v for k, v in EVENT.items() if k not in ("venue", "points")}), "missing venue, points"),
        (json.dumps({"id": "a1"}), "missing is_pledge_event"),
        (json.dumps(EVENT | {"id": "lain"}), "id 'lain' is not the file's name"),
        (json.dumps(EVENT | {"status": "selesai"}), "status: "),
        (json.dumps(EVENT | {"points": [{"number": 1, "text": "x"}]}), "points.0.themes: "),
        (json.dumps(EVENT | {"stated_points": "sembilan"}), "stated_points: "),
    ],
)
def test_malformed_gold_is_one_line_that_names_the_file(tmp_path: Path, content: str, reason: str) -> None:
    write_gold(tmp_path, EVENT)
    (tmp_path / "a1.json").write_text(content, encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        read_gold(tmp_path)
    message = str(caught.value)
    assert message.startswith(f"{tmp_path / 'a1.json'}: {reason}") and "\n" not in message


def test_gold_without_its_article(tmp_path: Path) -> None:
    write_gold(tmp_path, EVENT)
    (tmp_path / "a1.txt").unlink()
    with pytest.raises(GoldError, match=r"no article a1\.txt beside it"):
        read_gold(tmp_path)
    with pytest.raises(GoldError, match="no gold records"):
        read_gold(write_gold(tmp_path / "kosong"))
    with pytest.raises(GoldError, match="no such folder"):
        read_gold(tmp_path / "tiada")


def test_where_the_split_is_looked_for(tmp_path: Path) -> None:
    folder = write_gold(tmp_path / "gold", EVENT)
    assert find_split(folder) is None
    for place in (tmp_path / "eval", tmp_path, folder):
        place.mkdir(exist_ok=True)
        (place / "split.json").write_text('{"tune": ["a1"], "check": []}', encoding="utf-8")
        found = find_split(folder)
        assert found is not None and found.samefile(place / "split.json")
        assert read_split(found) == {"tune": {"a1"}, "check": frozenset()}
    (folder / "split.json").write_text("[1]", encoding="utf-8")
    with pytest.raises(GoldError, match="must be an object of lists"):
        read_split(folder / "split.json")


TEXT = """Arung. Mereka mengucapkan ikrar di halaman kantor wali kota, Senin (2/9/2024).
1. menjaga netralitas
2. jujur
"""


def test_errors_show_both_sides_with_their_sentences(tmp_path: Path) -> None:
    folder = write_gold(tmp_path, EVENT | {"venue": "kantor wali kota"}, NOTHING | {"id": "a2"}, text=TEXT)
    evaluation = evaluate(read_gold(folder), FakeExtractor())
    lines = list(error_lines(evaluation.explained))
    at = lines.index("  venue")
    assert lines[at + 1 : at + 5] == [
        "    gold   kantor wali kota",
        "           in: Mereka mengucapkan ikrar di halaman kantor wali kota, Senin (2/9/2024).",
        "    found  halaman [kantor]",
        "           in: Mereka mengucapkan ikrar di halaman kantor wali kota, Senin (2/9/2024).",
    ]
    assert lines[lines.index("a2") :][:2] == ["a2", "  event"]
    assert "  signatory_count" in lines


def test_errors_may_be_kept_back_while_figures_are_taken(tmp_path: Path) -> None:
    folder = write_gold(tmp_path, EVENT, EVENT | {"id": "a2"}, text=TEXT)
    evaluation = evaluate(read_gold(folder), FakeExtractor(), explain=lambda id_: id_ == "a2")
    assert {item.difference.id for item in evaluation.explained} == {"a2"}
    assert evaluation.scores.articles == 2


def test_an_article_that_fails_counts_as_missed(tmp_path: Path) -> None:
    folder = write_gold(tmp_path, EVENT, text="ikrar ini meledak")
    evaluation = evaluate(read_gold(folder), FakeExtractor())
    assert [failure.kind for failure in evaluation.failures] == ["extraction"]
    assert evaluation.scores.figures()["event recall"] == 0.0


def test_the_table_of_figures(tmp_path: Path) -> None:
    evaluation = evaluate(read_gold(write_gold(tmp_path, EVENT, text=TEXT)), FakeExtractor())
    lines = list(figure_lines(evaluation.scores))
    assert lines[0] == "1 article, 1 pledge event"
    assert lines[1].split() == ["accuracy", "right/all", "f1", "precision", "recall", "tp/fp/fn"]
    cells = {line.split()[0]: line.split()[1:] for line in lines[2:]}
    assert cells["event"] == ["–", "–", "1.000", "[0.025", "1.000]", "1.000", "1.000", "1/0/0"]
    assert cells["city"][:4] == ["1.000", "[0.025", "1.000]", "1/1"]
    assert cells["stated_points"][:4] == ["1.000", "[0.025", "1.000]", "1/1"]


def some_right(right: int, wrong: int, alarms: int = 0) -> Scores:
    """Scores of so many articles with the city right, wrong, and without an event but with one found."""
    scores = Scores()
    for i, city in enumerate(["Kota Bitung"] * right + ["Kota Manado"] * wrong):
        own = {"id": f"a{i}"}
        scores.add(GoldRecord.model_validate(EVENT | own), FlatRecord.model_validate(EVENT | own | {"city": city}))
    for _ in range(alarms):
        scores.add(GoldRecord.model_validate(NOTHING), FlatRecord.model_validate(EVENT))
    return scores


def test_intervals_hold_the_figure_and_narrow_with_more_articles() -> None:
    few, many = some_right(8, 2, 1), some_right(80, 20, 10)
    for scores in (few, many):
        figures, ends = scores.figures(), intervals(scores)
        assert set(ends) == set(figures)
        assert all(0.0 <= ends[name][0] <= figures[name] <= ends[name][1] <= 1.0 for name in figures)
    low, high = intervals(many)["city accuracy"]
    assert low == pytest.approx(0.72, abs=0.02) and high == pytest.approx(0.87, abs=0.02)  # binomial: 0.8 ± 0.078
    wide = intervals(few)["city accuracy"]
    assert wide[1] - wide[0] > 2 * (high - low)


def test_intervals_are_the_same_each_time_and_another_seed_moves_them_little() -> None:
    scores = some_right(40, 10, 3)
    assert intervals(scores) == intervals(scores)
    first, second = intervals(scores), intervals(scores, seed=1, resamples=1000)
    assert first != second
    assert all(first[name] == pytest.approx(second[name], abs=0.05) for name in first)


def test_a_figure_without_a_fault_still_has_an_interval() -> None:
    low, high = intervals(some_right(73, 0))["city accuracy"]
    assert (round(low, 3), high) == (0.951, 1.0)  # exact binomial, 73 of 73
    low, high = intervals(some_right(0, 73))["city accuracy"]
    assert (low, round(high, 3)) == (0.0, 0.049)
    assert intervals(Scores()) == {}


def test_items_of_one_article_stay_together() -> None:
    """Ten officials right or wrong at once are worth one article, not ten."""
    scores = Scores()
    for i in range(20):
        people: list[dict[str, Any]] = [
            {"name": f"Orang {letter}ti", "position": None, "functions": []} for letter in "abcdefghij"
        ]
        gold = EVENT | {"id": f"a{i}", "officials": people}
        pred = gold if i % 2 else gold | {"officials": []}
        scores.add(GoldRecord.model_validate(gold), FlatRecord.model_validate(pred))
    low, high = intervals(scores)["officials recall"]
    assert scores.counts["officials"].shown() == {"tp": 100, "fp": 0, "fn": 100}
    assert high - low > 0.3  # of 200 items drawn singly it would be 0.14


def perturb(gold: dict[str, Any], others: list[dict[str, Any]], dice: random.Random) -> dict[str, Any] | None:
    """A prediction that is wrong in places: fields of other records, items lost, doubled, shortened, out of order."""
    pred = deepcopy(gold)
    if dice.random() < 0.05:
        return None
    if dice.random() < 0.1:
        pred = deepcopy(dice.choice(others)) | {"id": gold["id"]}
    for name, value in pred.items():
        other = deepcopy(dice.choice(others)[name])
        if name in ("id", "is_pledge_event") or dice.random() > 0.4:
            continue
        if isinstance(value, list):
            items = [*value, *other]
            dice.shuffle(items)
            pred[name] = items[: dice.randint(0, len(items))]
        else:
            pred[name] = dice.choice([None, other, value])
    for point in pred["points"]:
        words = point["text"].split()
        if dice.random() < 0.4 and len(words) > 2:
            del words[dice.randrange(len(words))]
        point.update(text=" ".join(words), number=max(1, point["number"] + dice.choice([0, 0, 1])))
        point["themes"] = point["themes"][: dice.randint(0, 2)] + ["other"] * dice.randint(0, 1)
    for official in pred["officials"]:
        official["name"] = dice.choice([official["name"], official["name"].split()[0], official["name"] + " Putra", ""])
        if official["position"]:
            official["position"] = dice.choice(["Pj ", "Wakil ", "", ""]) + official["position"]
    if dice.random() < 0.05:
        pred["is_pledge_event"] = not pred["is_pledge_event"]
    if not pred["is_pledge_event"]:
        pred = {"id": pred["id"], "is_pledge_event": False}
    return pred


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("half", [None, "tune", "check"])
def test_figures_agree_with_the_reference_scorer(shared: Path, tmp_path: Path, seed: int, half: str | None) -> None:
    """Predictions damaged on purpose give the same figures to four decimals. Only figures are looked at."""
    folders = [shared / "dev"] if half else [shared / "seeds", shared / "dev"]
    gold = [json.loads(p.read_text("utf-8")) for folder in folders for p in sorted(folder.glob("*.json"))]
    events = [record for record in gold if record["is_pledge_event"]]
    dice = random.Random(seed)  # noqa: S311 - repeatable on purpose
    preds = {g["id"]: pred for g in gold if (pred := perturb(g, events, dice)) is not None}
    (tmp_path / "preds.jsonl").write_text("".join(json.dumps(p) + "\n" for p in preds.values()), encoding="utf-8")
    scorer, options = shared / "eval" / "score.py", ["--json", *(["--half", half] if half else [])]
    command = [sys.executable, str(scorer), str(tmp_path / "preds.jsonl"), *map(str, folders), *options]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    kept = read_split(shared / "eval" / "split.json")[half] if half else {g["id"] for g in gold}
    ours = score(
        (GoldRecord.model_validate(g), FlatRecord.model_validate(preds[g["id"]]) if g["id"] in preds else None)
        for g in gold
        if g["id"] in kept
    )
    expected = json.loads(run.stdout)
    found = {"articles": ours.articles, "events": ours.events, **{k: round(v, 4) for k, v in ours.figures().items()}}
    assert found == expected

"""Confidence: what a record says, how it is weighed, and that the weights are those that the corpus gives."""
from __future__ import annotations

import io
import json
import random
from functools import cache
from typing import Any

import pytest
from rich.console import Console

import confidence as fitting
import gold_sets
from fake_extractor import FakeExtractor
from labels import right_items
from pakta_extract import Extractor, flatten
from pakta_extract.assembly.confidence import Item, confidence, items, probability, with_confidence
from pakta_extract.cli.card import render_card
from pakta_extract.evaluation import GoldRecord
from pakta_extract.lexicon.confidence import Bands, ConfidenceWeights, confidence_weights
from pakta_extract.reading import Article
from pakta_extract.schema import Grounded, Result

ARTICLE = (
    "AWANGPUTIH, Kabar Lembah - Sebanyak 41 lurah mengucapkan ikrar netralitas di aula kantor Bupati Tuban, "
    "Senin (9/9/2024). Apel dipimpin Sekretaris Daerah Kabupaten Tuban, Raharjo Wiguna. Ikrar disaksikan Ketua Bawaslu "
    "Tuban, Seno Wirya.\n\nIsi ikrar itu:\n\n1. Menjaga netralitas;\n2. Menolak politik uang.\n"
)
WEIGHTS = ConfidenceWeights(
    fitted_on={"articles": 1}, bands=Bands(high=0.9, medium=0.7), numbered=["date"], intercept=1.0,
    fields={"date": 0.5, "city": 0.0}, signs={"date.good": 2.0, "warned": -3.0},
)  # fmt: skip


def grounded(value: Any) -> list[Grounded]:
    """All values inside a record."""
    own = [value] if isinstance(value, Grounded) else []
    if isinstance(value, (list, tuple)):
        return [found for part in value for found in grounded(part)]
    inside = [getattr(value, name) for name in type(value).model_fields] if hasattr(type(value), "model_fields") else []
    return own + [found for part in inside for found in grounded(part)]


def test_every_value_of_a_record_is_weighed_once(extractor: Extractor) -> None:
    result = extractor.extract(ARTICLE)
    weighed = [(item.field, item.at) for item in items(result)]
    assert len(weighed) == len(set(weighed))
    assert len(weighed) == len(grounded(result.events)) + len(("event", "record"))


def test_confidence_changes_nothing_else(extractor: Extractor) -> None:
    def without(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: without(part) for name, part in value.items() if name != "confidence"}
        return [without(part) for part in value] if isinstance(value, list) else value

    plain = FakeExtractor().extract("Mereka mengucapkan ikrar:\n1. jujur\n2. adil\n")
    graded = with_confidence(plain)
    assert graded != plain and without(graded.model_dump(mode="json")) == without(plain.model_dump(mode="json"))
    assert Result.model_validate_json(graded.model_dump_json()) == graded
    assert with_confidence(graded) == graded  # it may be weighed again


def test_what_a_record_says_of_itself(extractor: Extractor) -> None:
    result = extractor.extract(ARTICLE)
    (event,) = result.events
    known = set(confidence_weights().fields)
    assert {"event", "record", "city", "date", "officials", "points", "themes"} <= known
    assert result.decision.confidence and event.confidence and event.city and event.city.confidence
    assert all(official.confidence for official in event.officials)
    assert all(theme.confidence for point in event.points for theme in point.themes)
    nothing = extractor.extract("Harga cabai naik.")
    assert nothing.decision.confidence is None and not nothing.events


def test_records_of_older_versions_can_still_be_read(extractor: Extractor) -> None:
    def older(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: older(part) for name, part in value.items() if name not in ("confidence", "found_by")}
        return [older(part) for part in value] if isinstance(value, list) else value

    result = extractor.extract(ARTICLE)
    for version in ("1.0", "1.1"):
        record = {**older(result.model_dump(mode="json")), "schema_version": version}
        read = Result.model_validate_json(json.dumps(record))
        assert read.events[0].confidence is None and flatten(read) == flatten(result)


@pytest.mark.parametrize(
    ("field", "signs", "band", "number"),
    [
        ("date", ("date.good",), "high", 0.97),  # 1 / (1 + exp(-3.5))
        ("date", ("date.good", "date.unheard_of"), "high", 0.97),
        ("date", (), "medium", 0.82),
        ("date", ("warned",), "low", 0.18),
        ("city", (), "medium", None),  # a band, but no number
    ],
)
def test_weighing(field: str, signs: tuple[str, ...], band: str, number: float | None) -> None:
    told = confidence(Item(field, (), signs), WEIGHTS)
    assert told and (told.band, told.probability) == (band, number)


def test_a_field_without_data_has_no_confidence() -> None:
    assert probability(Item("venue", (), ()), WEIGHTS) is None
    assert confidence(Item("venue", (), ()), WEIGHTS) is None


def invented(n: int, shares: dict[str, float], field: str = "date") -> list[fitting.Case]:
    dice = random.Random(7)  # noqa: S311 - repeatable on purpose
    return [
        fitting.Case(f"a{i}", Item(field, (), (sign,)), dice.random() < share)
        for i in range(n)
        for sign, share in shares.items()
    ]


def test_the_fit_finds_shares_that_are_there_and_holds_on_other_articles() -> None:
    known = invented(400, {"date.good": 0.95, "date.bad": 0.4})
    weights = fitting.fit(known, *fitting.fitted_fields(known))
    for sign, share in (("date.good", 0.95), ("date.bad", 0.4)):
        assert probability(Item("date", (), (sign,)), weights) == pytest.approx(share, abs=0.05)
    tested = fitting.cross_validated(known)
    assert len(tested) == len(known) and fitting.calibration_error(tested) < 0.05
    assert {one.band for one in tested} == {"high", "low"}


def test_a_rare_sign_says_little() -> None:
    known = [*invented(200, {"date.usual": 0.9}), fitting.Case("z", Item("date", (), ("date.once",)), False)]
    weights = fitting.fit(known, ["date"], ["date"])
    once = probability(Item("date", (), ("date.once",)), weights)
    assert once is not None and 0.5 < once < 0.9


@pytest.mark.parametrize(
    ("right", "wrong", "fitted", "numbered"),
    [(40, 8, True, True), (45, 7, True, False), (7, 45, True, False), (30, 9, False, False), (60, 0, True, False)],
)
def test_no_number_without_enough_to_learn_from(right: int, wrong: int, fitted: bool, numbered: bool) -> None:
    known = [fitting.Case(f"a{i}", Item("date", (), ()), i < right) for i in range(right + wrong)]
    assert fitting.fitted_fields(known) == (["date"] * fitted, ["date"] * numbered)


def test_calibration_error_by_hand() -> None:
    def said(likely: float, *right: bool) -> list[fitting.Tested]:
        return [fitting.Tested(fitting.Case("a", Item("date", (), ()), r), likely) for r in right]

    assert fitting.calibration_error(said(0.75, True, True, True, False)) == pytest.approx(0.0)
    assert fitting.calibration_error(said(1.0, True, False)) == pytest.approx(0.5)
    both = said(0.75, True, True, True, False) + said(0.05, True, True, False, False)
    assert fitting.calibration_error(both) == pytest.approx(0.225)  # half of |0.05 - 0.5|
    assert fitting.squared_error(said(0.5, True, False)) == pytest.approx(0.25)


def test_which_values_are_right() -> None:
    result = FakeExtractor().extract("Mereka mengucapkan ikrar:\n1. tetap jujur\n2. adil\n", id="a1")
    row = flatten(result).model_dump(mode="json")
    gold = {**row, "city": "Kota Manado", "points": row["points"][:1], "lead_official": None}
    found = right_items(GoldRecord.model_validate(gold), result)
    assert found["event", ()] and found["region", ()] and found["officials", (0,)]
    assert not found["city", ()] and not found["lead_official", ()] and not found["record", ()]
    assert (found["points", (0,)], found["points", (1,)]) == (True, False)
    no_pledge = GoldRecord(id="a1", is_pledge_event=False)
    assert right_items(no_pledge, result) == {("event", ()): False}


@cache
def known_cases() -> list[fitting.Case]:
    if not gold_sets.FIRST_SIGHT.is_dir():
        pytest.skip("the corpus is not part of this copy of the project")
    return fitting.cases(gold_sets.first_sight())


def test_the_weights_are_those_that_the_corpus_gives() -> None:
    weights = fitting.fit(known_cases(), *fitting.fitted_fields(known_cases()))
    stored = confidence_weights()
    hint = "python measure/confidence.py fits them again"
    assert (weights.fitted_on, weights.numbered, set(weights.signs)) == (
        stored.fitted_on, stored.numbered, set(stored.signs)
    ), hint  # fmt: skip
    for name, weight in (weights.fields | weights.signs | {"": weights.intercept}).items():
        assert (stored.fields | stored.signs | {"": stored.intercept})[name] == pytest.approx(weight, abs=0.01), hint


def test_bands_mean_what_they_say_on_articles_left_out() -> None:
    tested = fitting.cross_validated(known_cases())
    assert fitting.calibration_error(tested) < 0.05
    right = {
        band: [one.case.right for one in tested if one.band == band] for band in ("high", "medium", "low")
    }
    high, medium, low = (sum(own) / len(own) for own in right.values())
    assert high >= 0.9 > medium >= 0.65 > low


def test_folds_keep_articles_whole() -> None:
    folds = {article: fitting.fold_of(article) for article in {case.article for case in known_cases()}}
    assert set(folds.values()) == set(range(fitting.FOLDS))
    assert all(fitting.fold_of(article) == fold for article, fold in folds.items())


@pytest.mark.parametrize(("language", "word"), [("en", "high"), ("id", "tinggi")])
def test_the_card_shows_how_sure_a_value_is(extractor: Extractor, language: Any, word: str) -> None:
    shown = io.StringIO()
    card = render_card(Article("a1", ARTICLE), extractor.extract(ARTICLE), language)
    Console(width=120, file=shown).print(card)
    assert any("Tuban" in line and word in line for line in shown.getvalue().splitlines())

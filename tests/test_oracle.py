"""Over the whole corpus and the seeds: every value points at its own text, and records are what the guideline says."""
from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

from articles import CORPUS, Case, Found, corpus
from oracle import evidences, faults
from pakta_extract import flatten
from pakta_extract.schema import BuiltInTheme, FlatRecord, FunctionName, Result, Status

LISTS = ("instrument", "officials", "signatory_groups", "institutions", "elections", "legal_basis", "points")


@cache
def guideline() -> str:
    path = CORPUS / "GUIDELINE.md"
    if not path.is_file():
        pytest.skip("the corpus is not part of this copy of the project")
    return path.read_text("utf-8")


def fields(prefix: str = "") -> list[str]:
    """Field names of the guideline's table, or those of one of its lists (`points[].`)."""
    return re.findall(rf"^\| `{re.escape(prefix)}(\w+)` \|", guideline().split("## Themes")[0], re.MULTILINE)


def pairs(found: list[Found]) -> list[tuple[Case, Result]]:
    return [(item.case, item.result) for item in found]


def test_every_evidence_is_its_slice_of_the_article(found: list[Found]) -> None:
    wrong = [f"{case.id}: {fault}" for case, result in pairs(found) for fault in faults(result, case.text)]
    assert not wrong, "\n".join(wrong)


def test_every_value_has_evidence(found: list[Found]) -> None:
    """Nothing is invented: without metadata, whatever has a rule has a place in the article."""
    wrong = [f"{case.id}: {path}" for case, result in pairs(found) for path in ungrounded(result.model_dump(), "")]
    assert not wrong, "\n".join(wrong)
    assert sum(1 for _, result in pairs(found) for _ in evidences(result)) > 20 * len(found)


def ungrounded(value: Any, path: str) -> list[str]:
    if isinstance(value, dict):
        own = [path] if value.get("evidence") == () and path != ".decision" else []
        rest = [(name, item) for name, item in value.items() if name != "warnings"]
        return own + [p for name, item in rest for p in ungrounded(item, f"{path}.{name}")]
    if isinstance(value, tuple):
        return [p for i, item in enumerate(value) for p in ungrounded(item, f"{path}[{i}]")]
    return []


def test_records_survive_json(found: list[Found]) -> None:
    for case, result in pairs(found):
        flat = flatten(result)
        same = Result.model_validate_json(result.model_dump_json()) == result
        assert same and FlatRecord.model_validate_json(flat.model_dump_json()) == flat, case.id


def test_rows_have_exactly_the_fields_of_the_guideline(found: list[Found]) -> None:
    for case, result in pairs(found):
        row = json.loads(flatten(result).model_dump_json())
        assert set(row) == set(fields()), case.id
        assert set(case.gold) <= set(fields()), case.id
        for name in LISTS:
            assert isinstance(row[name], list), f"{case.id}: {name}"
        for name in ("officials", "points"):
            wrong = [i for i, item in enumerate(row[name]) if set(item) != set(fields(f"{name}[]."))]
            assert not wrong, f"{case.id}: {name} {wrong}"
        if not row["is_pledge_event"]:
            rest = {k for k, v in row.items() if v not in (None, []) and k not in ("id", "is_pledge_event")}
            assert not rest, f"{case.id}: {sorted(rest)} without an event"


def test_words_of_the_record_are_those_of_the_guideline() -> None:
    themes = re.findall(r"^\| `(\w+)` \|", guideline().split("## Themes")[1], re.MULTILINE)
    assert list(get_args(BuiltInTheme)) == themes
    functions = next(line for line in guideline().splitlines() if line.startswith("| `officials[].functions`"))
    assert set(get_args(FunctionName)) == set(re.findall(r"`(\w+)`", functions.split("|")[2]))
    status = next(line for line in guideline().splitlines() if line.startswith("| `status`"))
    assert set(get_args(Status)) == set(re.findall(r"`(\w+)`", status.split("|")[2]))


def test_the_halves_of_the_corpus_are_whole() -> None:
    """Every article belongs to one half, and both are there."""
    if not corpus():
        pytest.skip("the corpus is not part of this copy of the project")
    split = json.loads((Path(CORPUS) / "split.json").read_text("utf-8"))
    assert sorted(case.id for case in corpus()) == sorted([*split["tune"], *split["check"]])

"""Records: the exported JSON Schema is that of the models, and records survive a round trip through JSON."""
from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from pydantic import ValidationError

from fake_extractor import FakeExtractor
from pakta_extract.schema import Evidence, FlatRecord, Result, flatten
from pakta_extract.schemas import FILES, View, as_text, json_schema

TEXT = "Arung. Mereka mengucapkan ikrar – “tetap netral”:\n1. netral\u00a0selalu\n2. jujur 👍\n"
RESULT = FakeExtractor().extract(TEXT, id="a1", source="masuk/a1.txt", title="Ikrar", published="2024-09-03")
NO_EVENT = FakeExtractor().extract("Harga cabai naik.", id="a2")


@pytest.mark.parametrize("view", ["rich", "flat"])
def test_the_exported_schema_is_that_of_the_models(view: View) -> None:
    path = files("pakta_extract.schemas") / FILES[view]
    command = f"pakta schema --view {view} > src/pakta_extract/schemas/{FILES[view]}"
    assert path.is_file() and path.read_text("utf-8") == as_text(json_schema(view)), f"write it anew: {command}"


@pytest.mark.parametrize("result", [RESULT, NO_EVENT])
def test_records_survive_json_unchanged(result: Result) -> None:
    assert Result.model_validate_json(result.model_dump_json()) == result
    assert Result.model_validate(json.loads(json.dumps(result.model_dump(mode="json")))) == result
    row = flatten(result)
    assert FlatRecord.model_validate_json(row.model_dump_json()) == row


def test_records_of_version_1_0_can_still_be_read() -> None:
    def older(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: older(item) for name, item in value.items() if name != "found_by"}
        return [older(item) for item in value] if isinstance(value, list) else value

    record = {**older(RESULT.model_dump(mode="json")), "schema_version": "1.0"}
    read = Result.model_validate_json(json.dumps(record))
    assert read.events[0].officials[0].found_by == "rules" and flatten(read) == flatten(RESULT)


def test_a_record_without_an_event_has_nothing_else() -> None:
    row = flatten(NO_EVENT).model_dump(mode="json")
    assert (row.pop("id"), row.pop("is_pledge_event")) == ("a2", False)
    assert all(value in (None, []) for value in row.values())


def test_evidence_is_the_text_of_the_article() -> None:
    def spans(value: Any) -> list[dict[str, Any]]:
        if isinstance(value, dict):
            own = [value] if set(value) == set(Evidence.model_fields) else []
            return own + [span for item in value.values() for span in spans(item)]
        return [span for item in value for span in spans(item)] if isinstance(value, list) else []

    found = spans(RESULT.model_dump(mode="json"))
    assert len(found) > 10
    assert all(TEXT[span["start"] : span["end"]] == span["text"] for span in found)


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError):
        Result.model_validate({**RESULT.model_dump(), "confidence": 1})


def test_records_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        RESULT.id = "b"  # type: ignore[misc]


def fields_of(schema: dict[str, Any]) -> set[str]:
    return set(schema["properties"])


def test_the_schema_describes_what_is_written() -> None:
    assert fields_of(json_schema("rich")) == set(json.loads(RESULT.model_dump_json()))
    assert fields_of(json_schema("flat")) == set(json.loads(flatten(RESULT).model_dump_json()))

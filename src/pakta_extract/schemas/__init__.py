"""The JSON Schema of both views, for readers in other languages; the files beside this module are its export."""
from __future__ import annotations

import json
from typing import Any, Literal

from pakta_extract.schema import SCHEMA_VERSION, FlatRecord, Result

View = Literal["rich", "flat"]
FILES: dict[View, str] = {"rich": "result.schema.json", "flat": "flat.schema.json"}


def json_schema(view: View) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one line of `pakta batch --view rich` or `--view flat`."""
    model = Result if view == "rich" else FlatRecord
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": f"pakta-extract, {view} view, schema version {SCHEMA_VERSION}",
        **model.model_json_schema(mode="serialization"),
    }


def as_text(schema: dict[str, Any]) -> str:
    """The schema as the exported files hold it."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"

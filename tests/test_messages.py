"""Labels of warnings and values: both languages, nothing missing that the records can hold."""
from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

import pakta_extract
from pakta_extract.findings import Instrument
from pakta_extract.lexicon.messages import labels, messages, warning_message
from pakta_extract.schema import Band, FunctionName, PledgeEvent, Status

SOURCES = Path(pakta_extract.__file__).parent
# Notice(code="…") and small helpers around it: notice("…"), _notice("…")
CODE = re.compile(r"""(?:code=|\b_?notice\(\s*)["']([a-z_]+)["']""")
CODE_TEXT = "\n".join(path.read_text("utf-8") for path in sorted(SOURCES.rglob("*.py")))


def test_every_warning_that_code_gives_has_a_label() -> None:
    assert set(CODE.findall(CODE_TEXT)) - set(messages().warnings) == set()


def test_no_label_stands_for_a_warning_that_nobody_gives() -> None:
    assert [code for code in messages().warnings if not re.search(f"""["']{code}["']""", CODE_TEXT)] == []


@pytest.mark.parametrize("code", sorted(messages().warnings))
def test_labels_of_warnings(code: str) -> None:
    label = messages().warnings[code]
    assert label.en and label.id and label.en != label.id
    assert not label.en.endswith(".")
    assert (warning_message(code), warning_message(code, "id")) == (label.en, label.id)


def test_what_a_warning_is_about_is_a_field() -> None:
    assert {label.about for label in messages().warnings.values()} <= {None, *PledgeEvent.model_fields}


def test_a_code_without_a_label_is_spelt_out() -> None:
    assert warning_message("something_new") == "something new"


def test_every_value_has_a_label_and_no_label_is_dead() -> None:
    assert set(labels().status) == set(get_args(Status))
    assert set(labels().functions) == set(get_args(FunctionName))
    assert set(labels().bands) == set(get_args(Band))
    assert set(labels().instruments) == set(get_args(Instrument))
    card = (SOURCES / "cli" / "card.py").read_text("utf-8")
    assert [name for name in labels().fields if not re.search(f"""["']{name}["']""", card)] == []

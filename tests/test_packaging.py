"""What is said in several places is said alike."""
from __future__ import annotations

import json
import tomllib
from importlib.metadata import entry_points, version
from pathlib import Path

import yaml

import pakta_extract
from pakta_extract.names.spacy_names import model_path

ROOT = Path(__file__).resolve().parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_one_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == version("pakta-extract") == pakta_extract.__version__


def test_spacy_finds_component_and_tokenizer_by_entry_point() -> None:
    assert {e.value for e in entry_points(group="spacy_factories") if e.name == "pakta"} == {
        "pakta_extract.spacy_component:create_pakta_component"
    }
    assert [e.name for e in entry_points(group="spacy_tokenizers")] == ["pakta_extract.words.v1"]


def test_the_wheel_takes_the_model_along() -> None:
    included = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    (source, target), = included.items()
    assert (ROOT / source / "config.cfg").is_file()
    assert target == f"pakta_extract/models/{model_path().name}"


def test_the_model_says_what_it_was_trained_on() -> None:
    sources = json.loads((model_path() / "meta.json").read_text(encoding="utf-8"))["sources"]
    notices = (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8")
    card = (ROOT / "models" / "README.md").read_text(encoding="utf-8")
    for source in ("IDNER-News-2k", "NERGRIT"):
        assert any(str(s["name"] if isinstance(s, dict) else s).startswith(source) for s in sources)
        assert source in notices
        assert source in card

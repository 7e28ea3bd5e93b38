"""The documents say what is: examples give what they show, tables name every field, option, code and theme."""
from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
import typer

import docs_snippets as docs
from pakta_extract import schema
from pakta_extract.document import SegmentKind
from pakta_extract.findings import Instrument
from pakta_extract.lexicon.messages import messages
from pakta_extract.reading import FailureKind

ROOT = docs.ROOT
CORPUS = ROOT / "corpus"
HINT = "python tests/docs_snippets.py makes it again; read what it changed"
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SLACK = 0.02  # by which figures may move before README.md must follow


def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def needs_corpus() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the corpus is not part of this copy of the project")


@pytest.mark.parametrize("name", docs.PAGES)
def test_examples_give_what_the_page_shows(name: str) -> None:
    needs_corpus()
    shown = page(name)
    again = docs.renewed(shown)
    difference = difflib.unified_diff(shown.splitlines(), again.splitlines(), name, "as it is now", lineterm="", n=1)
    assert again == shown, f"{name} is out of date; {HINT}\n" + "\n".join(difference)


def test_readme_shows_the_figures_of_the_half_that_may_be_read() -> None:
    needs_corpus()
    table = docs.FIGURES.search(page("README.md"))
    assert table, "README.md has lost its table of figures"
    rows = [docs.table_cells(line) for line in table[0].splitlines()[2:]]
    measured = docs.figures(CORPUS, "tune")
    assert [row[0] for row in rows] == list(measured)
    off = {label: (cell, round(measured[label], 3)) for label, cell, *_ in rows
           if abs(float(cell) - measured[label]) > SLACK}  # fmt: skip
    assert not off, f"README.md shows old figures {off}; python tests/docs_snippets.py --figures measures them again"


def test_readme_counts_the_articles_of_the_corpus() -> None:
    needs_corpus()
    articles = [path for path in CORPUS.glob("*.txt") if path.with_suffix(".json").is_file()]
    assert f"the {len(articles)} invented articles" in page("README.md")
    assert f"{len(articles)} berita rekaan" in page("README.id.md")


def own_fields(model: type[schema.Model]) -> set[str]:
    """Fields that a value has beside its evidence, rule and note."""
    grounded = set(schema.Grounded.model_fields)
    return set(model.model_fields) - (grounded if issubclass(model, schema.Grounded) else set())


def documented() -> Iterator[tuple[type[schema.Model], set[str]]]:
    """The model that each table of records.md is about, and the fields it has rows for."""
    for match in docs.EXAMPLES.finditer(page("docs/records.md")):
        yield type(docs.at(match[1])), set(re.findall(r"^\| `(\w+)`", match[2], flags=re.M))


def test_every_field_of_every_record_is_explained() -> None:
    tables: dict[type[schema.Model], set[str]] = {}
    for model, fields in documented():
        tables.setdefault(model, set()).update(fields)
    models = [m for m in vars(schema).values() if isinstance(m, type) and issubclass(m, schema.Model)]
    plain = {schema.Model, schema.Grounded}
    for model in models:
        fields = own_fields(model)
        if model in plain or fields == {"value"}:
            continue  # a value with its evidence: explained once, under Evidence
        assert model in tables, f"docs/records.md has no table for {model.__name__}"
        assert tables[model] - set(schema.Grounded.model_fields) == fields - set(schema.Grounded.model_fields)
    assert set(schema.Grounded.model_fields) <= tables[schema.DateValue]


def literals(annotation: Any) -> set[str]:
    """All words of the `Literal`s in a type."""
    if get_origin(annotation) is Literal:
        return set(get_args(annotation))
    return {word for part in get_args(annotation) for word in literals(part)}


def test_every_word_that_a_record_may_hold_is_explained() -> None:
    words = set(get_args(SegmentKind)) | set(get_args(Instrument))
    for model in vars(schema).values():
        if isinstance(model, type) and issubclass(model, schema.Model):
            words |= {word for field in model.model_fields.values() for word in literals(field.annotation)}
    assert len(words) > 60
    explained = set(re.findall(r"`([\w]+)`", page("docs/records.md")))
    assert words - explained == set()


def test_every_warning_is_explained_and_none_that_does_not_exist() -> None:
    table = page("docs/records.md").partition("<!-- generated: warnings -->")[2].partition("<!-- end -->")[0]
    assert re.findall(r"^\| `(\w+)`", table, flags=re.M) == list(messages().warnings), HINT


def commands() -> dict[str, list[str]]:
    """Options of every command of `pakta`, by all their names."""
    from pakta_extract.cli.app import app

    group: Any = typer.main.get_command(app)
    return {
        name: [option for parameter in command.params for option in parameter.opts if option.startswith("-")]
        for name, command in group.commands.items()
    }


def test_every_command_and_option_is_explained() -> None:
    sections = dict(re.findall(r"^## pakta (\w+)\n(.*?)(?=^## |\Z)", page("docs/cli.md"), flags=re.M | re.S))
    assert set(sections) == set(commands())
    for name, options in commands().items():
        explained = re.findall(r"`(--?[a-z-]+)", re.sub(r"(?m)^[^|].*$", "", sections[name]))
        assert sorted(explained) == sorted(options), name


def test_every_kind_of_failure_is_explained() -> None:
    section = page("docs/cli.md").partition("Its kind is one of:")[2].partition("##")[0]
    assert re.findall(r"^\| `(\w+)`", section, flags=re.M) == list(get_args(FailureKind))


@pytest.mark.parametrize("name", [*docs.PAGES, "docs/architecture.md", "docs/accuracy.md", "CHANGELOG.md"])
def test_links_lead_somewhere(name: str) -> None:
    for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", page(name)):
        path, _, anchor = link.partition("#")
        target = (ROOT / name).parent / path if path else ROOT / name
        assert target.exists(), f"{name}: {link}"
        if anchor:
            headings = re.findall(r"^#+ (.+)$", target.read_text("utf-8"), flags=re.M)
            assert anchor in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_notebooks_are_small_and_saved_after_a_clean_run(path: Path) -> None:
    text = path.read_text("utf-8")
    notebook = json.loads(text)
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert notebook["nbformat"] == 4 and len(text) < 150_000
    for cell in code:
        compile("".join(cell["source"]), path.name, "exec")
    assert not [o for cell in code for o in cell["outputs"] if o["output_type"] == "error" or o.get("name") == "stderr"]
    counts = [cell["execution_count"] for cell in code]
    assert counts == list(range(1, len(code) + 1)), "python tests/docs_snippets.py --notebooks runs it from the top"
    assert not re.search(r"/(?:home|tmp|Users)/", text)


def test_there_is_a_notebook() -> None:
    assert NOTEBOOKS

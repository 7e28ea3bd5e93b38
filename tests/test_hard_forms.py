"""Records in hard forms (capitals, columns, lost blanks, markup): what may change, and no more.

Some articles of `tune` for each form; docs/accuracy.md has the figures on all of them.
"""
from __future__ import annotations

import pytest

import hard_forms
from articles import CORPUS, corpus
from pakta_extract import Extractor
from pakta_extract.evaluation import read_split

SAMPLE, SAMPLE_CAPITALS = 10, 30  # articles of each form
MOST_CAPITALS, MOST_FORM, MOST_ALL = 0.08, 0.1, 0.012  # shares of pledges that may change in a core field
CORE = (*hard_forms.CORE, "points")


@pytest.fixture(scope="module")
def pledges(extractor: Extractor) -> list[hard_forms.Known]:
    """Articles of `tune` with a pledge, and the records of their texts as they are."""
    if not CORPUS.is_dir():
        pytest.skip("the corpus is not part of this copy of the project")
    tune = read_split(CORPUS / "split.json")["tune"]
    texts = [(c.id, c.text) for c in corpus() if c.id in tune and c.gold["is_pledge_event"]]
    return hard_forms.known(texts, extractor)


def test_hard_forms_change_little(pledges: list[hard_forms.Known], extractor: Extractor) -> None:
    touched, changed, over = 0, 0, {}
    for i, (name, form) in enumerate(hard_forms.FORMS.items()):
        others = [known for known in pledges if form(known[1]) != known[1]]
        capitals = name == "all capitals"
        size = SAMPLE_CAPITALS if capitals else SAMPLE
        step = max(1, len(others) // size)
        found = hard_forms.cost(form, others[i % step :: step][:size], extractor)
        assert found.pledges >= 5, f"{name} touches nothing"
        ids = found.changed(CORE)
        if len(ids) > (MOST_CAPITALS if capitals else MOST_FORM) * found.pledges:
            over[name] = ids
        if not capitals:
            touched, changed = touched + found.pledges, changed + len(ids)
    assert not over, f"core fields changed\n{over}"
    assert changed <= MOST_ALL * touched, f"{changed} of {touched} pledges changed"


TEXT = (
    "Lurah Berikrar\n\nARUNG, Kabar – Isinya: “Kami netral,” kata dia. Lalu bubar dengan tertib sore itu juga.\n\n"
    "1. Jujur\n2. Menjaga netralitas\n• Taat\n"
)


@pytest.mark.parametrize(
    ("name", "piece"),
    [
        ("all capitals", "LURAH BERIKRAR"),
        ("no blank after full stops", "dia.Lalu"),
        ("no blank after commas", "ARUNG,Kabar"),
        ("items marked 1).", "2). Menjaga"),
        ("lists in one paragraph", "1. Jujur 2. Menjaga netralitas • Taat"),
        ("bullets like o", "\no Taat"),
        ("bold marks of two stars round headlines", "**Lurah Berikrar**"),
        ("bold marks in the text", "**1.** Jujur"),
        ("entities of markup", "&ldquo;Kami netral,&rdquo;"),
        ("blanks that are entities", "&nbsp;"),
        ("low quotation marks", "„Kami netral,”"),
        ("characters without width", "dia. Lalu\u200b bubar"),
        ("tabs and double blanks", "Lalu  bubar"),
    ],
)
def test_a_form_is_what_it_says(name: str, piece: str) -> None:
    assert piece in hard_forms.FORMS[name](TEXT)


def test_words_are_divided_between_syllables() -> None:
    line = "Seluruh aparatur sipil negara di lingkungan kepaniteraan daerah berkumpul di pendopo."
    broken = hard_forms.FORMS["columns, words divided"](line)
    assert max(map(len, broken.split("\n"))) <= hard_forms.COLUMN
    assert "-\n" in broken and broken.replace("-\n", "").replace("\n", " ") == line

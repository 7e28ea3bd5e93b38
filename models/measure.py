"""How well a name model finds names: in sentences with marked names, in the corpus, and at what cost.

    python models/measure.py                                # what it finds in the half `tune` of the corpus, its cost
    python models/measure.py --figures models/figures.json  # the cost measured again, on a machine that is not busy
"""
from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from generate import Sentence, generate
from pakta_extract.document import Span
from pakta_extract.finders.layout import read_layout
from pakta_extract.names.spacy_names import SpacyNames, load_model, model_path
from pakta_extract.names.words import word_spans

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
RENAMINGS = 3
LABELS = ("all", "PER", "ORG", "LOC")
MEGABYTE = 1_000_000
SPEED_SENTENCES = 2000

sys.path.append(str(ROOT / "tests"))  # consistent renaming stands there

from articles import Case  # noqa: E402
from renaming import rename  # noqa: E402


def names(model: Path, sentences: Iterable[Sentence]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of names with exact borders and label, all together and by label, in per cent."""
    finder = SpacyNames(model)
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for text, marked in sentences:
        gold = set(marked)
        got = {(m.span.start, m.span.end, str(m.label)) for m in finder.find_names(text, [Span(0, len(text))])}
        for counter, items in ((right, gold & got), (found, got), (wanted, gold)):
            counter.update(label for *_, label in items)
            counter["all"] += len(items)
    return {
        label: {
            "precision": _percent(right[label], found[label]),
            "recall": _percent(right[label], wanted[label]),
            "f1": _percent(2 * right[label], found[label] + wanted[label]),
        }
        for label in LABELS
    }


def officials(model: Path) -> dict[str, float]:
    """Of the officials' names in the half `tune` of the corpus, how many the model finds with exact borders, alone.

    As the articles stand, in capitals, and with all persons, places and media consistently renamed to words that
    nobody has heard: what is then found is found by its context.
    """
    told = list(_tune())
    other = [renaming for case in told for renaming in _renamed(case)]
    shouted = [(text.upper(), [name.upper() for name in wanted]) for text, wanted in map(_named, told)]
    return {
        "names": sum(len(wanted) for _, wanted in map(_named, told)),
        "as written": _exact(model, map(_named, told)),
        "in capitals": _exact(model, shouted),
        "renamed": _exact(model, other),
    }


def _tune() -> Iterator[Case]:
    """The pledge events of the half `tune`."""
    for id_ in json.loads((CORPUS / "split.json").read_text("utf-8"))["tune"]:
        record, text = CORPUS / f"{id_}.json", CORPUS / f"{id_}.txt"
        if record.is_file() and text.is_file():
            case = Case(id_, text.read_text("utf-8"), json.loads(record.read_text("utf-8")))
            if case.gold["is_pledge_event"]:
                yield case


def _named(case: Case) -> tuple[str, list[str]]:
    return case.text, [official["name"] for official in case.gold["officials"]]


def _renamed(case: Case) -> Iterator[tuple[str, list[str]]]:
    _, persons = _named(case)
    for salt in range(RENAMINGS):
        renaming = rename(case, persons, salt)
        yield renaming.text(case.text), [renaming.text(name) for name in persons]


def _exact(model: Path, articles: Iterable[tuple[str, list[str]]]) -> float:
    finder = SpacyNames(model)
    right = total = 0
    for text, wanted in articles:
        doc = read_layout(text)
        mentions = finder.find_names(doc.plain, doc.sentences)
        found = {" ".join(m.span.of(doc.plain).split()) for m in mentions if m.label == "PER"}
        right += sum(" ".join(name.split()) in found for name in wanted)
        total += len(wanted)
    return _percent(right, total)


def cost(model: Path) -> dict[str, float]:
    """Megabytes on disk, and by the clock of the processor: seconds to load, thousand words a second on one core."""
    size = sum(file.stat().st_size for file in model.rglob("*") if file.is_file())
    code = (
        "import sys; from pathlib import Path; from pakta_extract.names.spacy_names import load_model;"
        "load_model(Path(sys.argv[1]))"
    )
    before = _used_by_children()
    subprocess.run([sys.executable, "-c", code, str(model)], check=True, env=os.environ)  # noqa: S603
    text = "\n".join(text for text, _ in generate(SPEED_SENTENCES, seed=0))
    load_model(model)
    start = time.process_time()
    SpacyNames(model).find_names(text, [Span(0, len(text))])
    speed = len(word_spans(text)) / (time.process_time() - start)
    return {
        "megabytes": round(size / MEGABYTE, 1),
        "seconds to load": round(_used_by_children() - before, 1),
        "thousand words a second": round(speed / 1000),
    }


def _used_by_children() -> float:
    used = os.times()
    return used.children_user + used.children_system


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, nargs="?", default=model_path(), help="folder of a model")
    parser.add_argument("--figures", type=Path, help="write what the model costs into this file of figures")
    arguments = parser.parse_args()
    costs = cost(arguments.model)
    print(json.dumps({"officials": officials(arguments.model), **costs}, indent=1))
    if arguments.figures:
        figures = {**json.loads(arguments.figures.read_text("utf-8")), **costs}
        arguments.figures.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

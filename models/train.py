"""Train the name model: one command, from the public corpora and from generated sentences.

    python models/train.py PATH/TO/training/ner

The folder holds `idner2k_train.conll`, `idner2k_dev.conll`, `idner2k_test.conll` and `nergrit_ner-grit_train.conll`
(`models/README.md` says where they come from). The model is written to `models/id_pakta_names`, its figures to
`models/id_pakta_names/meta.json` under `performance`. Takes about ten minutes on one core.
"""
from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

os.environ.setdefault("OMP_NUM_THREADS", "1")

import spacy
from spacy.cli.train import train
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from generate import Sentence, generate
from pakta_extract.document import Span
from pakta_extract.names import tokenizer  # noqa: F401  registers the tokenizer that the config names
from pakta_extract.names.spacy_names import SpacyNames
from pakta_extract.names.words import word_spans

HERE = Path(__file__).resolve().parent
OUTPUT = HERE / "id_pakta_names"
LABELS = {"PERSON": "PER", "PLACE": "LOC", "ORGANISATION": "ORG", "PER": "PER", "LOC": "LOC", "ORG": "ORG"}
GENERATED, GENERATED_SEED = 4000, 20240902
HYPHEN = "-"
VARIANTS = 0.1
NEWS_TIMES = 2  # the news corpus is nearest to what the model will read: it is seen twice as often


def read_conll(path: Path) -> Iterator[Sentence]:
    """Sentences of a CoNLL file, token in the first column and tag in the last, joined by spaces."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        text = ""
        names: list[tuple[int, int, str]] = []
        for line in block.splitlines():
            token, *_, tag = line.split()
            prefix, _, kind = tag.partition("-")
            glued = prefix == "I" and (token == HYPHEN or text.endswith(HYPHEN))  # `Bau - Bau`
            start = len(text) + (1 if text and not glued else 0)
            text = text.ljust(start) + token
            if prefix == "B" or (prefix == "I" and not names):
                names.append((start, len(text), LABELS[kind]))
            elif prefix == "I":
                names[-1] = (names[-1][0], len(text), names[-1][2])
        if text:
            yield Sentence(text, names)


def as_headline(sentence: Sentence) -> Sentence:
    """The first words in Title Case: a capital alone makes no name."""
    words = word_spans(sentence.text)[:10]
    end = words[-1][1]
    text = re.sub(r"\b\w", lambda m: m[0].upper(), sentence.text[:end])
    kept = [(s, min(e, end), label) for s, e, label in sentence.names if s < end]
    return Sentence(text, kept) if len(text) == end else sentence


def as_item(sentence: Sentence, random: Random) -> Sentence:
    """A stretch from the middle that opens with a capital, as list items and clipped lines do."""
    inside = {i for start, end, _ in sentence.names for i in range(start, end)}
    starts = [s for s, _ in word_spans(sentence.text) if s not in inside and sentence.text[s].islower()]
    if not starts:
        return sentence
    start = random.choice(starts)
    text = sentence.text[start].upper() + sentence.text[start + 1 :]
    return Sentence(text, [(s - start, e - start, label) for s, e, label in sentence.names if s >= start])


def variants(sentences: list[Sentence], seed: int) -> Iterator[Sentence]:
    """One sentence in ten once more as a headline, one in ten as a list item."""
    random = Random(seed)  # noqa: S311  nothing secret about it
    for sentence in sentences:
        draw = random.random()
        if draw < VARIANTS:
            yield as_headline(sentence)
        elif draw < 2 * VARIANTS:
            yield as_item(sentence, random)


def to_docs(sentences: Iterable[Sentence], vocab: Vocab) -> Iterator[Doc]:
    """Words as the name finder cuts them, with the names that fall on word borders."""
    for text, names in sentences:
        words = word_spans(text)
        starts = {start: i for i, (start, _) in enumerate(words)}
        ends = {end: i + 1 for i, (_, end) in enumerate(words)}
        doc = Doc(vocab, words=[text[start:end] for start, end in words])
        doc.set_ents(
            [
                spacy.tokens.Span(doc, starts[start], ends[end], label)
                for start, end, label in names
                if start in starts and end in ends
            ]
        )
        yield doc


def write_docs(path: Path, sentences: Iterable[Sentence]) -> Path:
    DocBin(docs=to_docs(sentences, Vocab()), attrs=["ENT_IOB", "ENT_TYPE"]).to_disk(path)
    return path


def measure(model: Path, sentences: Iterable[Sentence]) -> dict[str, float]:
    """Precision, recall and F1 of names with exact borders and label, all together and by label, times 100."""
    finder = SpacyNames(model)
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for text, names in sentences:
        gold = set(names)
        got = {(m.span.start, m.span.end, str(m.label)) for m in finder.find_names(text, [Span(0, len(text))])}
        for counter, items in ((right, gold & got), (found, got), (wanted, gold)):
            counter.update(label for *_, label in items)
            counter["all"] += len(items)
    return {
        f"{label}_{name}": round(100 * value, 1)
        for label in ("all", "PER", "ORG", "LOC")
        for name, value in (
            ("p", right[label] / max(found[label], 1)),
            ("r", right[label] / max(wanted[label], 1)),
            ("f", 2 * right[label] / max(found[label] + wanted[label], 1)),
        )
    }


def write_model(trained: Path, output: Path, performance: dict[str, dict[str, float]]) -> None:
    """The trained pipeline without the words it has seen: hashes are all it needs, and no source text leaks."""
    nlp = spacy.load(trained)
    nlp.meta.update(
        name="pakta_names", version="0.1.0", description="Names of persons, bodies and places in Indonesian news",
        license="MIT", author="pakta-extract contributors", email="", url="",
        sources=["IDNER-News-2k (MIT)", "NERGRIT (grit-id)", "generated sentences (this project)"],
        spacy_version=">=3.8.0,<3.9.0", performance=performance,
    )  # fmt: skip
    nlp.config["paths"].update(train=None, dev=None)
    shutil.rmtree(output, ignore_errors=True)
    nlp.to_disk(output, exclude=["vocab"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with the CoNLL files")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--set", nargs="*", default=[], metavar="KEY=JSON", help="changes to config.cfg")
    arguments = parser.parse_args()
    if missing := [n for n in ("idner2k_train", "idner2k_dev", "idner2k_test", "nergrit_ner-grit_train")
                   if not (arguments.data / f"{n}.conll").is_file()]:  # fmt: skip
        sys.exit(f"{arguments.data} lacks {', '.join(f'{name}.conll' for name in missing)}")

    def corpus(name: str) -> list[Sentence]:
        return list(read_conll(arguments.data / f"{name}.conll"))

    sentences = NEWS_TIMES * corpus("idner2k_train") + corpus("nergrit_ner-grit_train")
    sentences += [*generate(GENERATED, GENERATED_SEED), *variants(sentences, GENERATED_SEED)]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        overrides = {
            "paths.train": str(write_docs(work / "train.spacy", sentences)),
            "paths.dev": str(write_docs(work / "dev.spacy", corpus("idner2k_dev"))),
            **{key: json.loads(value) for key, value in (change.split("=", 1) for change in arguments.set)},
        }
        train(HERE / "config.cfg", work / "out", overrides=overrides)
        performance = {
            name: measure(work / "out" / "model-best", held_out)
            for name, held_out in (
                ("idner2k_dev", corpus("idner2k_dev")),
                ("idner2k_test", corpus("idner2k_test")),
                ("generated", generate(500, GENERATED_SEED + 1)),
            )
        }
        write_model(work / "out" / "model-best", arguments.output, performance)
    print(json.dumps(performance, indent=1))


if __name__ == "__main__":
    main()

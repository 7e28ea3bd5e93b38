"""Train the name model: one command, from the public corpora and from generated sentences.

    python models/train.py PATH/TO/training/ner
    python models/train.py PATH/TO/training/ner --seeds 7 8 9

The folder holds `idner2k_train.conll`, `idner2k_dev.conll`, `idner2k_test.conll` and `nergrit_ner-grit_train.conll`
(`models/README.md` says where they come from). One model is trained for each seed and all are measured. The one that
finds names best in the public and in generated development sentences is written to `models/id_pakta_names`, the figures
of all to `models/figures.json`, and from there into the model card. Takes five to fifteen minutes a seed on one core.
"""
from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import spacy
from spacy.cli.train import train
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

import card
import measure
from generate import Sentence, generate, invented
from pakta_extract.names import tokenizer  # noqa: F401  registers the tokenizer that the config names
from pakta_extract.names.words import word_spans

HERE = Path(__file__).resolve().parent
OUTPUT, FIGURES = HERE / "id_pakta_names", HERE / "figures.json"
CORPORA = ("idner2k_train", "idner2k_dev", "idner2k_test", "nergrit_ner-grit_train")
DEVELOPMENT = ("idner2k_dev", "generated_dev")  # the best step and the best seed are chosen by these
HELD_OUT = (*DEVELOPMENT, "idner2k_test", "generated_test")
HELD_OUT_SENTENCES = 400
LABELS = {"PERSON": "PER", "PLACE": "LOC", "ORGANISATION": "ORG", "PER": "PER", "LOC": "LOC", "ORG": "ORG"}
GENERATED, GENERATED_SEED = 9000, 20240902
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


def renamed(sentence: Sentence, random: Random) -> Sentence:
    """The sentence about invented persons: what stands around a name stays, the name is nobody's."""
    text, names, last = "", [], 0
    for start, end, label in sorted(sentence.names):
        name = sentence.text[start:end]
        if label == "PER" and name.istitle():
            name = invented(random, len(name.split()))
        text += sentence.text[last:start] + name
        names.append((len(text) - len(name), len(text), label))
        last = end
    return Sentence(text + sentence.text[last:], names)


def variants(sentences: list[Sentence], seed: int) -> Iterator[Sentence]:
    """Those with persons once more with other names; one sentence in ten as a headline, one in ten as a list item."""
    random = Random(seed)  # noqa: S311  nothing secret about it
    for sentence in sentences:
        if any(label == "PER" for *_, label in sentence.names):
            yield renamed(sentence, random)
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


def write_model(trained: Path, output: Path, performance: dict[str, Any]) -> None:
    """The trained pipeline without the words it has seen: hashes are all it needs, and no source text leaks."""
    nlp = spacy.load(trained)
    nlp.meta.update(
        name="pakta_names", version="0.2.0", description="Names of persons, bodies and places in Indonesian news",
        license="MIT", author="pakta-extract contributors", email="", url="",
        sources=["IDNER-News-2k (MIT)", "NERGRIT (grit-id)", "generated sentences (this project)"],
        spacy_version=">=3.8.0,<3.9.0", performance=performance,
    )  # fmt: skip
    nlp.config["paths"].update(train=None, dev=None)
    shutil.rmtree(output, ignore_errors=True)
    nlp.to_disk(output, exclude=["vocab"])


def read_corpora(folder: Path) -> dict[str, list[Sentence]]:
    """The public corpora by name. Exits with a message where one is missing."""
    if missing := [f"{name}.conll" for name in CORPORA if not (folder / f"{name}.conll").is_file()]:
        sys.exit(f"{folder} lacks {', '.join(missing)}")
    return {name: list(read_conll(folder / f"{name}.conll")) for name in CORPORA}


def training_sentences(public: dict[str, list[Sentence]]) -> dict[str, list[Sentence]]:
    """What the model learns from, by source."""
    sentences = NEWS_TIMES * public["idner2k_train"] + public["nergrit_ner-grit_train"]
    return {
        "IDNER-News-2k": NEWS_TIMES * public["idner2k_train"],
        "NERGRIT": public["nergrit_ner-grit_train"],
        "generated": generate(GENERATED, GENERATED_SEED),
        "variants": list(variants(sentences, GENERATED_SEED)),
    }


def train_seed(seed: int, work: Path, changes: dict[str, Any], held_out: dict[str, list[Sentence]]) -> dict[str, Any]:
    """One model, in `work`/seed, and its figures."""
    folder = work / str(seed)
    overrides = {"paths.train": str(work / "train.spacy"), "paths.dev": str(work / "dev.spacy"), **changes}
    train(HERE / "config.cfg", folder, overrides={**overrides, "system.seed": seed})
    model = folder / "model-best"
    return {
        **{name: measure.names(model, sentences) for name, sentences in held_out.items()},
        "officials": measure.officials(model),
    }


def criterion(figures: dict[str, Any]) -> float:
    """What the best seed is chosen by: the mean of the F1 on public and on generated development sentences."""
    return sum(float(figures[name]["all"]["f1"]) for name in DEVELOPMENT) / len(DEVELOPMENT)


def table(seeds: dict[str, dict[str, Any]]) -> Iterator[str]:
    """All seeds, one line each."""
    yield "seed  " + "  ".join(f"{name:>14}" for name in [*HELD_OUT, "PER of test", "officials", "renamed"])
    for seed, figures in seeds.items():
        values = [figures[name]["all"]["f1"] for name in HELD_OUT]
        values += [figures["idner2k_test"]["PER"]["f1"], *(figures["officials"][n] for n in ("as written", "renamed"))]
        yield f"{seed:>4}  " + "  ".join(f"{value:14.1f}" for value in values)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with the CoNLL files")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2], help="one model each; the best is kept")
    parser.add_argument("--output", type=Path, default=OUTPUT, help="folder of the model kept")
    parser.add_argument("--figures", type=Path, default=FIGURES, help="file for the figures of all seeds")
    parser.add_argument("--set", nargs="*", default=[], metavar="KEY=JSON", help="changes to config.cfg")
    arguments = parser.parse_args()
    public = read_corpora(arguments.data)
    learnt = training_sentences(public)
    held_out = {
        "idner2k_dev": public["idner2k_dev"],
        "generated_dev": generate(HELD_OUT_SENTENCES, GENERATED_SEED + 1),
        "idner2k_test": public["idner2k_test"],
        "generated_test": generate(HELD_OUT_SENTENCES, GENERATED_SEED + 2),
    }
    changes = {key: json.loads(value) for key, value in (change.split("=", 1) for change in arguments.set)}
    seeds: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        write_docs(work / "train.spacy", [sentence for part in learnt.values() for sentence in part])
        write_docs(work / "dev.spacy", [sentence for name in DEVELOPMENT for sentence in held_out[name]])
        for seed in arguments.seeds:
            seeds[str(seed)] = train_seed(seed, work, changes, held_out)
            print("\n".join(table(seeds)), flush=True)
        best = max(seeds, key=lambda seed: criterion(seeds[seed]))
        write_model(work / best / "model-best", arguments.output, seeds[best])
    figures = {
        "chosen": best,
        "sentences": {name: len(sentences) for name, sentences in {**learnt, **held_out}.items()},
        "seeds": seeds,
        **measure.cost(arguments.output),
    }
    arguments.figures.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if arguments.figures == FIGURES:
        card.main([])
    print(f"kept seed {best}; figures in {arguments.figures}")


if __name__ == "__main__":
    main()

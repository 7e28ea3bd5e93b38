"""Names from the small spaCy model that is shipped with the package (or any other model directory).

The model is given words and spaces as this project cuts them (`words.py`), never raw text, and only
the stretches asked for, a line at a time. One model is loaded a process, when it is first needed.
"""
from __future__ import annotations

import importlib.resources
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Literal, cast

from pakta_extract.document import Span
from pakta_extract.findings import NameMention
from pakta_extract.names.words import word_spans

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "id_pakta_names"
RULE = "names.model"
LABELS = ("PER", "ORG", "LOC")
LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]++")
LONGEST = 300  # words given to the model at once: a longer line is cut, so that memory stays bounded
BATCH = 64

_one_at_a_time = Lock()  # spaCy's memory zones do not nest, so threads take turns


def model_path() -> Path:
    """The directory of the shipped model: inside the installed package, or in `models/` of a source checkout.

    Raises FileNotFoundError where neither is there.
    """
    packaged = Path(str(importlib.resources.files("pakta_extract"))) / "models" / MODEL
    checkout = Path(__file__).resolve().parents[3] / "models" / MODEL
    for path in (packaged, checkout):
        if (path / "config.cfg").is_file():
            return path
    raise FileNotFoundError(f"the name model {MODEL} is neither in {packaged} nor in {checkout}")


@cache
def load_model(path: Path) -> Language:
    """The spaCy pipeline at `path`, loaded once a process."""
    import spacy

    from pakta_extract.names import tokenizer  # noqa: F401  registers the tokenizer that the model names

    return spacy.load(path)


@dataclass(frozen=True, slots=True)
class SpacyNames:
    """A `NameFinder`; holds nothing but a path, so that it can be sent to another process."""

    path: Path | None = None

    def find_names(self, text: str, spans: Sequence[Span]) -> list[NameMention]:
        pieces = [piece for span in spans for piece in _pieces(text, span)]
        if not pieces:
            return []
        with _one_at_a_time:
            nlp = load_model(self.path or model_path())
            with nlp.memory_zone():
                return sorted(_run(nlp, text, pieces), key=lambda m: m.span)


def _pieces(text: str, span: Span) -> Iterator[list[tuple[int, int]]]:
    """The words of each line inside `span`, at most `LONGEST` at once; without a capital there is no name."""
    start, end = max(span.start, 0), min(span.end, len(text))
    for line in LINE.finditer(text, start, max(start, end)):
        words = word_spans(text, *line.span())
        for i in range(0, len(words), LONGEST):
            piece = words[i : i + LONGEST]
            if any(text[word_start].isupper() for word_start, _ in piece):
                yield piece


def _run(nlp: Language, text: str, pieces: list[list[tuple[int, int]]]) -> Iterator[NameMention]:
    docs = (_doc(nlp, text, words) for words in pieces)
    for words, doc in zip(pieces, nlp.pipe(docs, batch_size=BATCH), strict=True):
        for entity in doc.ents:
            if entity.label_ in LABELS:
                label = cast(Literal["PER", "ORG", "LOC"], entity.label_)
                yield NameMention(Span(words[entity.start][0], words[entity.end - 1][1]), label, RULE)


def _doc(nlp: Language, text: str, words: list[tuple[int, int]]) -> Doc:
    from spacy.tokens import Doc

    return Doc(nlp.vocab, words=_spelled([text[start:end] for start, end in words]))


def _spelled(words: list[str]) -> list[str]:
    """A line in capitals says nothing by them: it is read as if it were in Title Case."""
    capitals = sum(word.isupper() for word in words)
    small = sum(word[0].isalpha() for word in words) - capitals
    return [word.capitalize() for word in words] if capitals > 3 * small else words

"""The project's way to cut words as a spaCy tokenizer, so that the name model is whole in itself.

`spacy.load("…/id_pakta_names")` works wherever this package is installed, by an entry point.
"""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from pakta_extract.names.words import word_spans


class WordTokenizer:
    """Words and numbers as `word_spans` cuts them; odd white space becomes tokens, as spaCy has it."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        last = 0
        for start, end in [*word_spans(text), (len(text), len(text))]:
            gap = text[last:start]
            if words and gap.startswith(" "):
                spaces[-1] = True
                gap = gap[1:]
            for piece in filter(None, (gap, text[start:end])):
                words.append(piece)
                spaces.append(False)
            last = end
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: Any) -> bytes:
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> WordTokenizer:
        return self

    def to_disk(self, _path: str | Path, **_: Any) -> None:
        return None

    def from_disk(self, _path: str | Path, **_: Any) -> WordTokenizer:
        return self


@registry.tokenizers("pakta_extract.words.v1")  # type: ignore[untyped-decorator]
def create_word_tokenizer() -> Callable[[Language], WordTokenizer]:
    """The factory that a pipeline's config names under `[nlp.tokenizer]`."""

    def create(nlp: Language) -> WordTokenizer:
        return WordTokenizer(nlp.vocab)

    return create

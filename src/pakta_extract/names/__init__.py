"""Who and what is named here: a trained model behind one small interface."""
from __future__ import annotations

from typing import Literal, get_args

from pakta_extract.names.interface import NameFinder, NoNames

__all__ = ["Backend", "NameFinder", "load_names"]

Backend = Literal["spacy", "rules"]


def load_names(backend: Backend = "spacy") -> NameFinder:
    """The source of names called `backend`: `spacy` (the model shipped with this package) or `rules` (none).

    Light: the model is read from disk when the first names are asked for. Raises ValueError for
    another backend.
    """
    if backend == "rules":
        return NoNames()
    if backend == "spacy":
        from pakta_extract.names.spacy_names import SpacyNames

        return SpacyNames()
    raise ValueError(f"no name backend {backend!r}; there are {', '.join(get_args(Backend))}")

"""What stands around a name: titles, ranks and degrees that are dropped, name words that are kept."""
from __future__ import annotations

from functools import cache

import regex
from pydantic import BaseModel, ConfigDict

from pakta_extract.lexicon import data_text, load_yaml


class Honorifics(BaseModel):
    """Contents of `honorifics.yaml`; spellings without trailing dots."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    titles_before: dict[str, tuple[str, ...]]
    ranks: tuple[str, ...]
    corps: tuple[str, ...]
    name_openers: tuple[str, ...]
    particles: frozenset[str]
    degrees_after: frozenset[str]


@cache
def honorifics() -> Honorifics:
    return load_yaml("honorifics.yaml", Honorifics)


def squeeze(text: str) -> str:
    """Letters and digits alone: `M. Si.` and `M.Si` are both `MSi`."""
    return "".join(c for c in text if c.isalnum())


@cache
def given_names() -> frozenset[str]:
    """Common given names, lower case."""
    lines = data_text("given_names.txt").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def degree_spellings() -> frozenset[str]:
    """Degrees squeezed and in lower case, for texts in capitals too."""
    return frozenset(squeeze(d).lower() for d in honorifics().degrees_after)


def _spelling(form: str) -> str:
    """A form as a pattern: a dot may follow each word, a blank may be missing after a dot."""
    words = [regex.escape(w).replace(r"\.", r"\.[ ]?") for w in form.split()]
    return r"(?:\.[ ]?|[ ])".join(words)


@cache
def title_pattern() -> regex.Pattern[str]:
    """One title or rank before a name, with its dot and the blank after it; matched at a given place."""
    lexicon = honorifics()
    forms = [f for group in lexicon.titles_before.values() for f in group]
    titles = "|".join(_spelling(f) for f in sorted(set(forms), key=len, reverse=True))
    ranks = "|".join(_spelling(f) for f in sorted(set(lexicon.ranks), key=len, reverse=True))
    corps = "|".join(sorted(lexicon.corps, key=len, reverse=True))
    rank = rf"(?:{ranks})(?:\.?[ ]?(?:{corps})\b|\.?[ ]?\([ ]?(?:[A-Z]{{1,4}}|Purn\.?)[ ]?\)){{0,3}}"
    titles = rf"(?:{titles})(?:\.?[ ]?\((?:C|HC|H\.C\.?|Cand\.?)\))?"
    return regex.compile(rf"(?i:(?:{rank}|{titles}))(?![\p{{L}}\p{{M}}'-])\.?[ ]*", regex.V1)


@cache
def degree_pattern() -> regex.Pattern[str]:
    """An abbreviation with dots inside or after it, or a bare run of letters: what a degree may look like."""
    return regex.compile(
        r"\p{L}{1,8}(?:\.[ ]?\p{L}{1,9}(?![\p{L}'])){1,4}\.?"
        r"(?:[ ]?\((?:\p{Lu}{1,4}|Han|Opsla|Hons|Cand|Kons)\.?\))?"  # M.Tr.(Han), but "S.Sos. (Camat Awan)"
        r"|\p{L}{1,7}\b\.?",
        regex.V1,
    )


def degree_end(text: str, start: int, after_comma: bool) -> int | None:
    """Where the degree that begins at `start` ends, or None where there is none.

    Without a comma before it only a known degree counts; after a comma, any abbreviation with dots inside.
    """
    match = degree_pattern().match(text, start, min(len(text), start + 60))
    if match is None or not match[0][0].isupper():
        return None
    found = match[0]
    if text[match.end() : match.end() + 1] == "-":
        return None  # "MA-RI"
    squeezed = squeeze(found.split("(")[0]).lower()
    if squeezed in degree_spellings() and ("." in found or not found[1:2].islower() or after_comma):
        return _trim(match.start(), found)
    if "." in found and all(part.lower() in degree_spellings() for part in found.rstrip(".").split(".")):
        return _trim(match.start(), found)
    # "S.Sos memimpin" is matched no further than the letters allow; try the part before the last dot
    if "." in found:
        head = found.rstrip(".")
        while "." in head:
            if squeeze(head).lower() in degree_spellings():
                return match.start() + len(head)
            head = head[: head.rindex(".")]
        if after_comma and regex.fullmatch(r"\p{Lu}\p{L}{0,6}(?:\.\p{Lu}\p{L}{0,7})+\.?(?:[ ]?\([^)]*\))?", found):
            return _trim(match.start(), found)
    return None


def _trim(start: int, found: str) -> int:
    return start + len(found.rstrip())

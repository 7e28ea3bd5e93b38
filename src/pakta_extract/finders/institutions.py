"""Bodies other than the pledgers' own that attend, witness, co-sign or co-organise."""
from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from pakta_extract.document import Document
from pakta_extract.findings import Act, OfficialFinding, Phrase
from pakta_extract.lexicon.bodies import bodies


@cache
def _guest() -> regex.Pattern[str]:
    kinds = bodies().institutions
    names = [n for k in ("election", "security", "oversight") for n in kinds[k]]
    return regex.compile(r"(?i)\b(?:" + "|".join(sorted(map(regex.escape, names), key=len, reverse=True)) + r")\b|\b(?:Kapol|Dan[dr]|Kajari|Kajati)\w*")


def is_guest_body(position: str) -> bool:
    """Whether a position belongs to a body that usually comes as a guest: Bawaslu, police, army, courts."""
    return bool(_guest().search(position))


def find_institutions(
    doc: Document, acts: Sequence[Act], officials: Sequence[OfficialFinding], groups: Sequence[Phrase] = ()
) -> list[Phrase]:
    return []

"""Where a compared value comes from: the sentence of a prediction's evidence, or the one that holds a gold string."""
from __future__ import annotations

from collections.abc import Iterable

import regex

from pakta_extract.document import Document
from pakta_extract.evaluation.gold import GoldRecord
from pakta_extract.schema import Evidence, Grounded, PledgeEvent, Result

_ONE = {name: name for name in (
    "region", "city", "dateline", "outlet", "venue", "date", "published", "signatory_count", "stated_points",
)} | {"date_text": "date", "lead official": "lead_official", "province": "city"}  # fmt: skip
_MANY = ("signatory_groups", "institutions", "elections", "legal_basis")
_LEVEL = regex.compile(r"^(?:Kabupaten|Kota Administrasi|Kota|Provinsi)\s+")


def predicted_sentence(doc: Document, result: Result, field: str, value: str, about: str | None = None) -> str | None:
    """The sentence around the first evidence of a predicted value; None where it has none in the text.

    `field` and `about` are those of a `Difference`.
    """
    if field == "event":
        found = result.decision.evidence
    else:
        found = _predicted(result.events[0], field, value, about) if result.events else ()
    return _sentence(doc, found[0].start) if found else None


def gold_sentence(doc: Document, gold: GoldRecord, field: str, value: str) -> str | None:
    """The sentence that holds a gold string; canonical values are looked up by the words they are read from."""
    for wanted in _wordings(gold, field, value):
        words = [regex.escape(word) for word in wanted.split()]
        match = regex.search(r"\s++".join(words), doc.plain, regex.IGNORECASE) if words else None
        if match:
            return _sentence(doc, match.start())
    return None


def _wordings(gold: GoldRecord, field: str, value: str) -> Iterable[str]:
    """What to look for in the article, the fullest first."""
    if field == "date":
        yield gold.date_text or value
    elif field in ("status", "instrument", "event", "official functions", "themes", "points all", "point number"):
        return
    elif field in ("signatory_count", "stated_points"):
        yield from (f"{int(value):,}".replace(",", "."), value)
    elif field == "legal_basis":
        number, _, year = value.partition(" ")[2].partition(" ")[0].partition("/")
        yield from (f"{number}/{year}", f"{number} Tahun {year}", f"Nomor {number}")
    elif field == "elections":
        yield from (value, value.partition(" ")[0])
    elif field in ("region", "city", "province"):
        yield from (value, _LEVEL.sub("", value))
    else:
        straight = regex.sub("[“”]", '"', regex.sub("[‘’]", "'", value))
        words = straight.split()
        yield from (straight, " ".join(words[:6]), " ".join(words[:3]))


def _predicted(event: PledgeEvent, field: str, value: str, about: str | None) -> tuple[Evidence, ...]:
    grounded: Grounded | None = None
    if field in _ONE:
        grounded = getattr(event, _ONE[field])
    elif field in _MANY:
        grounded = next((item for item in getattr(event, field) if item.value == value), None)
    elif field == "instrument":
        grounded = next((item for item in event.instruments if item.value == value), None)
    elif field.startswith("official"):
        # `about` is the gold name, which may differ from the predicted one; so look by value
        if field == "official position":
            grounded = next((o.position for o in event.officials if o.position and o.position.value == value), None)
        elif field == "official functions":
            named = [o for o in event.officials if set(o.name.split()) & set((about or "").split())]
            grounded = next((f for o in named for f in o.functions if f.value == value), None)
        else:
            grounded = next((o for o in event.officials if o.name == value), None)
    elif field == "points":
        grounded = next((p for p in event.points if p.text == value), None)
    return grounded.evidence if grounded else ()


def _sentence(doc: Document, offset: int) -> str:
    """The sentence at an offset, or the line around it where there is none (titles, bylines), on one line."""
    span = doc.sentence_at(offset)
    if span is None:
        start, end = doc.text.rfind("\n", 0, offset) + 1, doc.text.find("\n", offset)
        return " ".join(doc.text[start : end if end >= 0 else len(doc.text)].split())
    return " ".join(span.of(doc.text).split())

"""From spans to grounded values: evidence that is exactly the article's text."""
from __future__ import annotations

import regex

from pakta_extract.document import Document, Span
from pakta_extract.findings import FoundBy
from pakta_extract.schema import Evidence, NumberValue, TextValue

# Residue that no value should carry: entities of spaces and invisible characters.
_RESIDUE = regex.compile(r"&nbsp;|[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")


def evidence(doc: Document, span: Span) -> Evidence:
    """The stretch as it stands in the article."""
    there, text = doc.given(span)
    return Evidence(start=there.start, end=there.end, text=text)


def squeeze(text: str) -> str:
    """The text on one line: runs of white space become one blank, markup residue goes."""
    return " ".join(_RESIDUE.sub(" ", text).split())


def text_value(
    doc: Document,
    span: Span,
    rule: str,
    value: str | None = None,
    note: str | None = None,
    found_by: FoundBy = "rules",
) -> TextValue:
    """A value that is its own evidence, or a canonical `value` read from it."""
    shown = squeeze(span.of(doc.text)) if value is None else value
    return TextValue(value=shown, evidence=(evidence(doc, span),), rule=rule, found_by=found_by, note=note)


def number_value(doc: Document, span: Span, rule: str, value: int) -> NumberValue:
    return NumberValue(value=value, evidence=(evidence(doc, span),), rule=rule)

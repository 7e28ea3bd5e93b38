"""Officials for the record, and the one to whom the event belongs."""
from __future__ import annotations

from collections.abc import Sequence
from typing import cast, get_args

from pakta_extract.assembly.ground import evidence, squeeze, text_value
from pakta_extract.document import Document
from pakta_extract.finders.institutions import is_guest_body
from pakta_extract.findings import OfficialFinding
from pakta_extract.schema import FunctionName, FunctionValue, Official

LOWEST = 99  # rank of an office that the lexicon does not know
TOOK_PART = frozenset(get_args(FunctionName))


def build_officials(doc: Document, findings: Sequence[OfficialFinding]) -> tuple[Official, ...]:
    """Findings as records; functions in the order of the schema, each with all the words that say so."""
    return tuple(_build(doc, f) for f in findings)


def _build(doc: Document, found: OfficialFinding) -> Official:
    functions = []
    for name in get_args(FunctionName):
        told = [f for f in found.functions if f.value == name]
        if told:
            spans = tuple(dict.fromkeys(f.span for f in told))
            functions.append(
                FunctionValue(value=name, evidence=tuple(evidence(doc, s) for s in spans), rule=told[0].rule)
            )
    mentions = [found.name, *(m for m in found.mentions if m != found.name)]
    return Official(
        name=squeeze(found.name.of(doc.text)),
        position=text_value(doc, found.position, found.rule) if found.position else None,
        office_rank=found.rank,
        acting=cast("None", found.acting),
        functions=tuple(functions),
        evidence=tuple(evidence(doc, m) for m in mentions),
        rule=found.rule,
    )


def choose_lead(
    doc: Document, officials: Sequence[OfficialFinding], region_name: str | None
) -> tuple[OfficialFinding | None, str]:
    """The official the event belongs to, and the rule that chose.

    Who led; else who ordered; else the highest of the pledging region or body who took part; else
    the highest of all. Of equal ones the first named. `region_name` is canonical (`Kota Bitung`).
    """
    if not officials:
        return None, "officials.lead_none"
    for function in ("led", "ordered"):
        having = [o for o in officials if any(f.value == function for f in o.functions)]
        if having:
            return _highest(having) if function == "ordered" else having[0], f"officials.lead_{function}"
    own = [o for o in officials if _belongs(doc, o, region_name)]
    if own:
        return _highest(own), "officials.lead_rank_own"
    return _highest(officials), "officials.lead_rank"


def _highest(officials: Sequence[OfficialFinding]) -> OfficialFinding:
    return min(officials, key=lambda o: (o.rank if o.rank is not None else LOWEST))


def _belongs(doc: Document, official: OfficialFinding, region_name: str | None) -> bool:
    """Whether an official is of the pledging side: not of a body that comes as a guest."""
    if official.position is None:
        return True
    return not is_guest_body(official.position.of(doc.plain))

"""Officials for the record, and the one to whom the event belongs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast, get_args

import regex

from pakta_extract.assembly.ground import evidence, squeeze, text_value
from pakta_extract.document import Document
from pakta_extract.finders.institutions import is_guest_body
from pakta_extract.findings import OfficialFinding, Phrase
from pakta_extract.lexicon.bodies import families_in, own_families
from pakta_extract.schema import FunctionName, FunctionValue, Official

# Bodies beside the one that pledges: their heads do not outrank its own.
BESIDE = regex.compile(
    r"\b(?:Komite|OSIS|Panitia|BEM|Badan Eksekutif|Satgas|Satuan Tugas|Dewan Pengawas|Dewan Penasihat|PKK"
    r"|Dharma Wanita)\b"
)
LOCAL_RANK = 50  # from here on ranks compare little: a headteacher, a village head, the chair of a club
BESIDE_PENALTY = 30
LOWEST = 99  # rank of an office that the lexicon does not know


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
        found_by=found.found_by,
    )


def choose_lead(
    doc: Document, officials: Sequence[OfficialFinding], region_name: str | None, groups: Sequence[Phrase] = ()
) -> tuple[OfficialFinding | None, str]:
    """The official the event belongs to, and the rule that chose.

    Who led; else who ordered; else the highest of the pledging region or body who took part; else
    the highest of all. Of equal ones the first named. `region_name` is canonical (`Kota Bitung`);
    `groups` are the pledgers: polling staff belong to the election bodies that else come as guests.
    """
    if not officials:
        return None, "officials.lead_none"
    for function in ("led", "ordered"):
        having = [o for o in officials if any(f.value == function for f in o.functions)]
        if having:
            lead = _highest(doc, having) if function == "ordered" else having[0]
            return lead, f"officials.lead_{function}"
    families = own_families(" ".join(g.span.of(doc.plain) for g in groups))
    own = [o for o in officials if _belongs(doc, o, families)]
    heads = _heads(doc, own, families)
    if heads or (own and _of_government(own)):
        return _highest(doc, heads or own), "officials.lead_rank_own"
    return _highest(doc, officials), "officials.lead_rank"


def rank_is_a_guess(doc: Document, officials: Sequence[OfficialFinding], lead: OfficialFinding, rule: str) -> bool:
    """Whether the lead was chosen by rank, and rank does not settle it.

    It does not where somebody else named is of the same or a higher rank, nor where the lead is only said to have
    been there.
    """
    if "rank" not in rule:
        return False
    height = _height(doc, lead)
    rivals = [o for o in officials if o is not lead and _height(doc, o) <= height]
    return bool(rivals) or all(f.value == "attended" for f in lead.functions)


def _highest(doc: Document, officials: Sequence[OfficialFinding]) -> OfficialFinding:
    """By the rank of the office; heads of committees beside a body stand behind its own head."""
    return min(officials, key=lambda official: _height(doc, official))


def _height(doc: Document, official: OfficialFinding) -> int:
    rank = official.rank if official.rank is not None else LOWEST
    position = official.position.of(doc.plain) if official.position else ""
    return rank + BESIDE_PENALTY if BESIDE.search(position) else rank


def _belongs(doc: Document, official: OfficialFinding, families: frozenset[str]) -> bool:
    """Whether an official is of the pledging side: not of a body that comes as a guest.

    `families` are the pledgers': their own bodies are no guests, and where polling staff pledge,
    only the election bodies are theirs.
    """
    if official.position is None:
        return True
    position = official.position.of(doc.plain)
    if "polling" in families:
        return bool(families_in(position) & {"election", "polling"})
    return not is_guest_body(position) or bool(families_in(position) & families)


def _of_government(officials: Sequence[OfficialFinding]) -> bool:
    """Whether one of them holds an office of a government, and not only of a school, a village or a club."""
    return min(o.rank or LOWEST for o in officials) < LOCAL_RANK


def _heads(doc: Document, own: Sequence[OfficialFinding], families: frozenset[str]) -> list[OfficialFinding]:
    """Where nobody of a government stands above them: those of the pledgers' own school, village or club."""
    if not own or _of_government(own):
        return []
    return [o for o in own if o.position and own_families(o.position.of(doc.plain)) & families]

"""Values hang on what an article says, not on where in the file it says it or on who is named.

Run over the whole corpus and the seeds. Failures name articles and fields, never their contents.
"""
from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from articles import Case, Found
from pakta_extract import Extractor, flatten
from pakta_extract.finders.layout import read_layout
from pakta_extract.names import load_names
from pakta_extract.schema import Evidence, PledgeEvent
from renaming import Renaming, rename

CORE = ("is_pledge_event", "status", "instrument", "region", "city", "province", "date", "lead_official")
# Articles that may change under renaming: in a core field, in the names of the officials, in any field.
# Shares of the articles that report a pledge; the others have no values to change.
MOST_CORE, MOST_NAMES, MOST_ANY = 0.0, 0.006, 0.023
MOST_VALUES = 0.0  # articles of which a value may change with a paragraph in front
MOST_TYPOGRAPHY = 0.0  # articles of which anything may change in another typography
MOST_EVIDENCE = 0.04  # articles of which another mention of the same value may be shown


def report(changes: dict[str, list[str]]) -> str:
    return "\n".join(f"{id_}: {', '.join(fields)}" for id_, fields in changes.items())


# --- A paragraph in front -------------------------------------------------------------------------------------


def front_paragraph(case: Case) -> str:
    """A neutral paragraph that repeats the names and the date of the article's event."""
    *others, last = [o["name"] for o in case.gold["officials"]] or ["siapa pun"]
    told = f"nama {', '.join(others)} dan {last}" if others else f"nama {last}"
    day = f" serta tanggal {case.gold['date_text']}" if case.gold["date_text"] else ""
    return f"Arsip redaksi mencatat {told}{day}.\n\n"


def moved(value: Any, by: int) -> Any:
    """A record's values with all evidence `by` characters further on, but for who found them.

    The name model may meet in the paragraph in front a person whom only the rules find below.
    """
    if isinstance(value, dict):
        if set(value) == set(Evidence.model_fields):
            return {**value, "start": value["start"] + by, "end": value["end"] + by}
        return {name: moved(item, by) for name, item in value.items() if name != "found_by"}
    return [moved(item, by) for item in value] if isinstance(value, list) else value


def without_front(event: PledgeEvent, length: int) -> dict[str, Any]:
    """An event as JSON values, less the mentions of officials that stand in the first `length` characters."""
    values: dict[str, Any] = moved(event.model_dump(mode="json"), 0)
    for official in values["officials"]:
        official["evidence"] = [e for e in official["evidence"] if e["start"] >= length]
    return values


def pledges(found: list[Found]) -> int:
    """How many of the articles have a record whose values could change."""
    return sum(item.case.gold["is_pledge_event"] for item in found)


def test_a_paragraph_in_front_moves_offsets_and_changes_no_value(found: list[Found], extractor: Extractor) -> None:
    values: dict[str, list[str]] = {}
    evidence: dict[str, list[str]] = {}
    for item in found:
        front = front_paragraph(item.case)
        after = extractor.extract(front + item.case.text, id=item.case.id)
        before_row, after_row = flatten(item.result).model_dump(), flatten(after).model_dump()
        if changed := [name for name in before_row if before_row[name] != after_row[name]]:
            values[item.case.id] = changed
            continue
        for old, new in zip(item.result.events, after.events, strict=True):
            expected, got = moved(old.model_dump(mode="json"), len(front)), without_front(new, len(front))
            if changed := [name for name in expected if expected[name] != got[name]]:
                evidence[item.case.id] = changed
    assert len(values) <= MOST_VALUES * len(found), f"values changed\n{report(values)}"
    assert len(evidence) <= MOST_EVIDENCE * pledges(found), f"evidence changed\n{report(evidence)}"


# --- Other names, another day ---------------------------------------------------------------------------------


def persons_of(case: Case) -> list[str]:
    """Named officials; where there is no event, whomever the model takes for a person."""
    if case.gold["is_pledge_event"]:
        return [o["name"] for o in case.gold["officials"]]
    doc = read_layout(case.text)
    mentions = load_names("spacy").find_names(doc.plain, doc.sentences)
    return [m.span.of(doc.plain) for m in mentions if m.label == "PER"]


def core(row: dict[str, Any]) -> dict[str, Any]:
    return {**{name: row[name] for name in CORE}, "points' texts": [p["text"] for p in row["points"]]}


def names(row: dict[str, Any]) -> dict[str, Any]:
    return {"officials' names": [o["name"] for o in row["officials"]]}


def changed_fields(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    return [name for name in before if before[name] != after[name]]


@pytest.mark.parametrize("salt", [0, 1])
def test_other_names_change_the_record_accordingly_and_no_further(
    found: list[Found], extractor: Extractor, salt: int
) -> None:
    core_changes: dict[str, list[str]] = {}
    name_changes: dict[str, list[str]] = {}
    changes: dict[str, list[str]] = {}
    swapped: Counter[str] = Counter()
    for item in found:
        persons = persons_of(item.case)
        renaming = rename(item.case, persons, salt)
        swapped.update(what_is_swapped(item.case, persons, renaming))
        other = extractor.extract(renaming.text(item.case.text), id=item.case.id)
        expected = renaming.record(flatten(item.result).model_dump(mode="json"))
        got = flatten(other).model_dump(mode="json")
        if not item.case.gold["is_pledge_event"]:  # a false alarm has no value to hold, only the decision
            expected, got = ({"is_pledge_event": row["is_pledge_event"]} for row in (expected, got))
            if changed := changed_fields(expected, got):
                core_changes[item.case.id] = changed
            continue
        if changed := changed_fields(core(expected), core(got)):
            core_changes[item.case.id] = changed
        if changed := changed_fields(names(expected), names(got)):
            name_changes[item.case.id] = changed
        if changed := changed_fields(expected, got):
            changes[item.case.id] = changed
    assert len(core_changes) <= MOST_CORE * len(found), f"core fields changed\n{report(core_changes)}"
    assert len(name_changes) <= MOST_NAMES * pledges(found), f"names changed\n{report(name_changes)}"
    assert len(changes) <= MOST_ANY * pledges(found), f"fields changed\n{report(changes)}"
    few = [kind for kind in ("persons", "places", "days", "medium") if swapped[kind] < 0.5 * pledges(found)]
    assert not few, f"renamed in less than half of the articles: {', '.join(few)}"


def what_is_swapped(case: Case, persons: list[str], renaming: Renaming) -> list[str]:
    kinds = {
        "persons": any(word in renaming.words for name in persons for word in name.split()),
        "places": bool(renaming.places),
        "days": bool(renaming.days),
        "medium": case.gold["outlet"] in renaming.words,
    }
    return [kind for kind, done in kinds.items() if done]


# --- Other typography -----------------------------------------------------------------------------------------


PF = str.maketrans("Pp", "Ff")


def curly(text: str) -> str:
    return re.sub(r'"([^"\n]*)"', "“\\1”", text).replace("'", "’")


def wrapped(text: str) -> str:
    lines = text.split("\n")
    return "\n".join(textwrap.fill(line, 72, break_long_words=False, break_on_hyphens=False) or line for line in lines)


TYPOGRAPHY: dict[str, Callable[[str], str]] = {
    "curly quotation marks": curly,
    "straight quotation marks": lambda t: re.sub("[“”]", '"', re.sub("[‘’]", "'", t)),
    "hyphens for dashes": lambda t: re.sub("[–—]", "-", t),
    "dashes for hyphens": lambda t: t.replace(" - ", " – ").replace("—", "–"),
    "line ends of Windows": lambda t: t.replace("\n", "\r\n"),
    "no blank lines": lambda t: re.sub(r"\n{2,}", "\n", t),
    "blank lines of markup": lambda t: t.replace("\n\n", "\n\n&nbsp;\n\n"),
    "broken at a column": wrapped,
    "spaces that do not break": lambda t: t.replace(" ", "\u00a0"),
    "spaces at the line ends": lambda t: t.replace("\n", "  \n"),
    "tabs at the line starts": lambda t: "\t" + t.replace("\n", "\n\t"),
    "a mark of byte order": lambda t: "\ufeff" + t,
    "spaces without width": lambda t: t.replace(". ", ".\u200b "),
    "fakta integritas": lambda t: re.sub(r"\b([PpFf])akta(?= [Ii]ntegritas)", lambda m: m[0].translate(PF), t),
    "walikota": lambda t: t.replace("Wali Kota", "Walikota").replace("wali kota", "walikota"),
}


def plain(value: Any) -> Any:
    """A record with its strings in one typography."""
    if isinstance(value, str):
        text = re.sub("[“”]", '"', re.sub("[‘’]", "'", re.sub("[–—]", "-", value.replace("\u200b", ""))))
        text = re.sub(r"\bfakta(?= integritas)", "pakta", text, flags=re.IGNORECASE)
        return re.sub(r"\s+", "", text).casefold()
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("turn", [0, 1])
def test_other_typography_changes_no_value(found: list[Found], extractor: Extractor, turn: int) -> None:
    """Each article in one other typography, in turn."""
    changes: dict[str, list[str]] = {}
    kinds = list(TYPOGRAPHY)
    for i, item in enumerate(found):
        kind = kinds[(i + 5 * turn) % len(kinds)]
        other = extractor.extract(TYPOGRAPHY[kind](item.case.text), id=item.case.id)
        expected, got = (plain(flatten(r).model_dump(mode="json")) for r in (item.result, other))
        if changed := changed_fields(expected, got):
            changes[item.case.id] = [kind, *changed]
    assert len(changes) <= MOST_TYPOGRAPHY * len(found), f"fields changed\n{report(changes)}"


# --- The renaming itself --------------------------------------------------------------------------------------

ARTICLE = Case(
    "example",
    "Aparatur Sambas Ikrar Netral\n\nSAMBAS, Kabar Lembah - Para camat mengucapkan ikrar, Senin (9/9/2024). Bupati "
    "Sambas H. Raharjo Wiguna hadir; ikrar dibacakan Andi Wiguna pada Senin, 9 September 2024. Pilkada 27 November.",
    {
        "is_pledge_event": True, "region": "Kabupaten Sambas", "city": "Kabupaten Sambas", "dateline": "SAMBAS",
        "outlet": "Kabar Lembah", "date": "2024-09-09", "published": None,
    },
)  # fmt: skip


@pytest.mark.parametrize("salt", range(8))
def test_renaming_is_consistent(salt: int) -> None:
    renaming = rename(ARTICLE, ["Raharjo Wiguna", "Andi Wiguna"], salt)
    text = renaming.text(ARTICLE.text)
    place, first, last = renaming.words["Sambas"], renaming.words["Raharjo"], renaming.words["Wiguna"]
    assert not {"Sambas", "SAMBAS", "Raharjo", "Wiguna", "Lembah", "9/9/2024"} & set(text.replace(",", " ").split())
    assert f"Bupati {place} H. {first} {last} hadir" in text
    assert f"{place.upper()}, Kabar {renaming.words['Kabar Lembah'].split()[1]} - Para camat" in text
    assert f"Andi {last}" in text and "27 November" in text
    day = 9 + renaming.days
    assert renaming.days % 7 == 0 and f"Senin ({day}/9/2024)" in text and f"Senin, {day} September 2024" in text
    record = renaming.record({"region": "Kabupaten Sambas", "date": "2024-09-09", "lead_official": "Raharjo Wiguna"})
    assert record == {
        "region": f"Kabupaten {place}",
        "date": f"2024-09-{day:02d}",
        "lead_official": f"{first} {last}",
    }

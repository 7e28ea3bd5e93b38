"""Whatever the text, a valid record or a valid "no event": never an exception, and no time without end."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oracle import faults
from pakta_extract import Extractor, flatten, load
from pakta_extract.schema import FlatRecord, Result

WORDS = [
    "ASN", "menandatangani", "pakta", "integritas", "ikrar", "netralitas", "Senin", "(2/9/2024)", "Bupati", "Sekda",
    "Raharjo", "Wiguna,", "S.H.", "di", "halaman", "kantor", "dipimpin", "Pertama,", "Kedua,", "menolak", "politik",
    "uang", "1.", "2)", "(iii)", "•", "\n", "\n\n", '"Kami', 'netral,"', "ujarnya.", "empat", "poin", "yakni", ":", ";",
    "&nbsp;", "Baca juga:", "Pilkada", "2024", "UU", "Nomor", "5", "Tahun", "2014", "kemarin", "–", "KPU", "Bawaslu",
    "Pj.", "Kabupaten", "Kota", "Bogor", "BOGOR,", "(ANTARA)", "seluruh", "sebanyak", "1.246", "wajib", "akan", "dan",
]  # fmt: skip
LEAD = "Para lurah mengucapkan ikrar di aula, Senin (2/9/2024). Isi ikrar:\n"

genre = st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join)
event = genre.map(lambda text: LEAD + text)
anything = st.text(max_size=400)
broken = st.one_of(event.map(str.upper), event.map(lambda t: t.replace(" ", "")), event.map(lambda t: t[::-1]))
right_to_left = st.text(alphabet="\u202e\u200fאבגابت ikrarpkt.,\n", max_size=200).map(lambda t: LEAD + t)
one_character = st.builds(lambda c, n: LEAD + c * n, st.characters(), st.integers(1, 2000))


def holds(result: Result, text: str) -> None:
    """What is true of every result."""
    assert faults(result, text) == []
    assert Result.model_validate_json(result.model_dump_json()) == result
    row = flatten(result)
    assert row.is_pledge_event is bool(result.events) is result.decision.is_pledge_event
    assert FlatRecord.model_validate_json(row.model_dump_json()) == row
    numbers = [p.number for p in row.points]
    assert numbers == sorted(set(numbers)), "numbers of points go up"
    assert all(p.text.strip() and p.themes for p in row.points), "points have words and a theme"
    names = [o.name for o in row.officials]
    assert row.lead_official is None or row.lead_official in names


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.one_of(genre, event, anything, broken, right_to_left, one_character))
def test_any_text_gives_a_valid_record(extractor: Extractor, text: str) -> None:
    holds(extractor.extract(text), text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=event, title=genre, outlet=anything, published=anything, url=anything)
def test_any_metadata_gives_a_valid_record(
    extractor: Extractor, text: str, title: str, outlet: str, published: str, url: str
) -> None:
    holds(extractor.extract(text, title=title, outlet=outlet, published=published, url=url), text)


HOSTILE = {
    "10,000 numbered items": LEAD + "\n".join(f"{i}. Menolak suap nomor {i};" for i in range(1, 10_001)),
    "2,000 items in one line": LEAD + " ".join(f"{i}. menolak suap;" for i in range(1, 2_001)),
    "2,000 commas": LEAD + "yakni " + ", ".join("menolak suap" for _ in range(2_000)),
    "2,000 quotes": LEAD + '"Kami menolak suap," seru Lurah. ' * 2_000,
    "no spaces": "SebanyaklurahmenandatanganipaktaintegritasdiaulaSenin(2/9/2024)." * 3_000,
    "no full stops": LEAD + "para lurah mengucapkan ikrar bersama camat " * 2_000,
    "all capitals": (LEAD + "BUPATI BOGOR RAHARJO WIGUNA HADIR. " * 2_000).upper(),
    "one item without end": LEAD + "1. " + "menolak suap menjaga netralitas " * 3_000 + "\n2. netral",
    "all quotation marks": LEAD + '"' * 20_000,
    "open brackets": LEAD + "(" * 20_000 + "pakta",
    "offices without end": "Kepala Dinas " * 20_000 + "meneken pakta integritas.",
    "one name without end": LEAD + "Hadir Bupati Bogor " + "Raharjo " * 20_000,
    "capitals without end": LEAD + "A" * 50_000 + " " + "Andi " * 10_000,
    "digits": LEAD + "1/2/" * 20_000,
    "degrees": LEAD + "Hadir Bupati Bogor Raharjo, " + "S.H., " * 10_000,
    "right to left": LEAD + "\u202e" + "אבג ابت " * 5_000,
    "combining marks": LEAD + "a" + "\u0301" * 50_000,
    "lone surrogates": LEAD + "\ud800" * 5_000,
    "letters that grow when lowered": LEAD + "İkrar " * 5_000,
    "only line breaks": LEAD + "\r\n" * 20_000 + "\u2028" * 5_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_articles(extractor: Extractor, name: str) -> None:
    result = extractor.extract(HOSTILE[name])
    assert faults(result, HOSTILE[name]) == []


def test_a_long_list_is_read_to_its_end() -> None:
    (found,) = load("rules").extract(LEAD + "\n".join("• Menolak suap" for _ in range(10_000))).events
    assert len(found.points) == 10_000


# --- Growth ---------------------------------------------------------------------------------------------------


def invented(n: int) -> list[str]:
    """n different capitalised words."""
    vowels, consonants = "aiueo", "bcdghjklmnprstwy"
    return [
        f"{consonants[i % 16].upper()}{vowels[i // 16 % 5]}{consonants[i // 80 % 16]}{vowels[i // 1280 % 5]}ndra"
        for i in range(n)
    ]


GROWING: dict[str, Callable[[int], str]] = {
    "acts in one sentence": lambda n: LEAD + "para lurah mengucapkan ikrar bersama camat " * n,
    "acts in many sentences": lambda n: LEAD + "ASN Kota Bogor meneken pakta integritas, Senin (2/9/2024). " * n,
    "titles": lambda n: "\n\n".join(f"Lurah Teken Pakta Integritas {a}" for a in invented(n)) + "\n\n" + LEAD,
    "datelines": lambda n: "BOGOR, KABAR LEMBAH - Para lurah mengucapkan ikrar.\n\n" * n,
    "officials": lambda n: LEAD + ", ".join(f"Camat {a} {b}" for a, b in zip(invented(n), invented(n)[::-1], strict=True)),
    "speakers": lambda n: LEAD + " ".join(f'"Kami netral," kata {a} Wiguna.' for a in invented(n)),
    "sentences of officials": lambda n: LEAD + " ".join(f"Camat {a} mengatakan ia netral." for a in invented(n)),
    "groups": lambda n: LEAD + "sebanyak 40 kepala desa se-Kabupaten Bogor mengucapkan ikrar " * n,
    "bodies": lambda n: LEAD + "disaksikan Bawaslu Kota Bogor, KPU, Kepala Dinas Pendidikan, Polres. " * n,
    "places": lambda n: LEAD + "Kota Bogor, Kabupaten Bogor, Cibinong, di aula kantor camat. " * n,
    "dates": lambda n: LEAD + " ".join(f"Senin ({i % 28 + 1}/{i % 12 + 1}/2024), kemarin." for i in range(n)),
    "elections and laws": lambda n: LEAD + " ".join(f"Pilkada {1990 + i % 40}, UU Nomor {i} Tahun 2014." for i in range(n)),
    "ordinals": lambda n: LEAD + "Pertama, menolak. Kedua, menjaga. " * n,
    "connectors": lambda n: LEAD + "Pertama, menolak suap. " + "Selanjutnya, menjaga nama. " * n,
    "short lists": lambda n: LEAD + " ".join(f"({'abcde'[i % 5]}) menolak suap;" for i in range(n)),
    "nested lists": lambda n: LEAD + "\n".join(("a. " if i % 3 else f"{i // 3 + 1}. ") + "netral" for i in range(n)),
    "quoted promises": lambda n: LEAD + '"Kami menolak suap," seru Lurah. ' * n,
    "one promise without end": lambda n: LEAD + "1. " + "menolak suap menjaga netralitas " * n + "\n2. netral",
}


@pytest.mark.parametrize("name", GROWING)
def test_articles_that_grow_come_to_an_end(name: str) -> None:
    """Builds that once took time by the square of their length: the long ones must come back, and be valid."""
    text = GROWING[name](1600)
    assert faults(load("rules").extract(text), text) == []

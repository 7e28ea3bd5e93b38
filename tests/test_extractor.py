"""The library's face: what goes in, what comes out, and what is refused."""
from __future__ import annotations

import hashlib

import pytest

from oracle import faults
from pakta_extract import Extractor, flatten
from pakta_extract.schema import Result

ARTICLE = """Lurah Sekota Teken Pakta Integritas

MEKARSARI, Kabar Lembah - Sebanyak 41 lurah menandatangani pakta integritas netralitas Pilkada 2024 di aula
kantor camat, Senin (9/9/2024). Acara dipimpin Sekretaris Daerah Raharjo Wiguna.

Isi pakta:
1. Menjaga netralitas;
2. Menolak politik uang.
"""


def test_an_article_gives_one_event(extractor: Extractor) -> None:
    result = extractor.extract(ARTICLE, id="a1", source="folder/a1.txt")
    (event,) = result.events
    assert [p.text for p in event.points] == ["Menjaga netralitas", "Menolak politik uang"]
    assert event.status == "held"
    assert event.date and event.date.value == "2024-09-09"
    assert event.lead_official and event.lead_official.value == "Raharjo Wiguna"
    assert event.signatory_count and event.signatory_count.value == 41
    assert result.text_sha256 == hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert (result.id, result.source, result.text_length) == ("a1", "folder/a1.txt", len(ARTICLE))
    assert faults(result, ARTICLE) == []


def test_records_survive_json(extractor: Extractor) -> None:
    result = extractor.extract(ARTICLE)
    assert Result.model_validate_json(result.model_dump_json()) == result


def test_no_event_is_a_record_too(extractor: Extractor) -> None:
    flat = flatten(extractor.extract("Harga cabai naik di pasar.", id="x"))
    assert flat.is_pledge_event is False
    assert flat.points == () and flat.city is None


def test_metadata_is_used_and_kept(extractor: Extractor) -> None:
    text = "Para lurah mengucapkan ikrar netralitas di halaman kantor camat, kemarin. Ikrar disaksikan warga."
    url = "https://example.org/1"
    result = extractor.extract(text, published="2024-09-10", title="Ikrar Lurah", url=url, outlet="Kabar Lembah")
    (event,) = result.events
    assert event.date and event.date.value == "2024-09-09"
    assert event.published and event.published.value == "2024-09-10"
    assert event.outlet and event.outlet.value == "Kabar Lembah"
    assert result.metadata.url == url


@pytest.mark.parametrize("wrong", [None, b"bytes", 7, ["a"]])
def test_what_is_no_text_is_refused(extractor: Extractor, wrong: object) -> None:
    with pytest.raises(TypeError, match="text must be a str"):
        extractor.extract(wrong)  # type: ignore[arg-type]


def test_metadata_that_is_no_text_is_refused(extractor: Extractor) -> None:
    with pytest.raises(TypeError, match="published must be a str"):
        extractor.extract("x", published=20240910)  # type: ignore[arg-type]


def test_pipe_is_lazy_and_in_order(extractor: Extractor) -> None:
    taken: list[int] = []

    def articles() -> object:
        for i in range(100):
            taken.append(i)
            yield {"text": "Cuaca cerah.", "id": str(i)}

    stream = extractor.pipe(articles())  # type: ignore[arg-type]
    assert [next(stream).id for _ in range(3)] == ["0", "1", "2"]
    assert len(taken) <= 4


def test_pipe_refuses_what_is_no_article(extractor: Extractor) -> None:
    with pytest.raises(TypeError, match="mapping with 'text'"):
        list(extractor.pipe([7]))  # type: ignore[list-item]
    with pytest.raises(TypeError, match="no 'text'"):
        list(extractor.pipe([{"id": "a"}]))


HUGE = {
    "empty": "",
    "blank": " ",
    "line breaks": "\n\n",
    "a null character": "\x00",
    "5 MB of one word": "a" * 5_000_000,
    "5 MB of one line": "Para lurah meneken pakta integritas. " + "b " * 2_500_000,
    "5 MB of lines": "Para lurah meneken pakta integritas.\n" + ("c " * 250 + "\n") * 10_000,
    "360 KB of pledge words": "ikrar " * 60_000,
}


@pytest.mark.parametrize("name", HUGE)
def test_empty_and_huge_texts(extractor: Extractor, name: str) -> None:
    result = extractor.extract(HUGE[name])
    assert faults(result, HUGE[name]) == []

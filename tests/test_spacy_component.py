"""`nlp.add_pipe("pakta")` in anybody's pipeline."""
from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import pakta_extract
from pakta_extract.schema import Result

ARTICLE = """Pegawai Wonolelo Teken Pakta Integritas

SLEMAN, Kabar Lereng – Seluruh ASN di lingkungan Pemkab Sleman menandatangani pakta integritas netralitas dalam \
Pilkada 2024 di halaman kantor bupati, Senin (2/9/2024).

Apel dipimpin Sekda Sleman, Budi Raharjo, S.E. "Jangan cuma di atas kertas," katanya.

Isi pakta integritas itu:
1. Menjaga netralitas dalam Pilkada 2024;
2. Menolak politik uang dalam bentuk apa pun;
3. Menggunakan media sosial secara bijak.
"""
OTHER = "Harga cabai di pasar induk naik lagi pekan ini, kata para pedagang."


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "pakta_extract.words.v1"}}})
    pipeline.add_pipe("pakta")
    return pipeline


def labels(doc: Doc, group: str) -> list[tuple[str, str, str]]:
    return [(span.label_, span.id_, span.text) for span in doc.spans[group]]


def test_the_record_is_that_of_the_extractor(nlp: Language) -> None:
    doc = nlp(ARTICLE)
    assert doc.text == ARTICLE
    assert doc._.pakta == pakta_extract.load().extract(ARTICLE)


def test_spans_carry_field_and_value(nlp: Language) -> None:
    doc = nlp(ARTICLE)
    assert labels(doc, "pakta/points") == [
        ("points", "1", "Menjaga netralitas dalam Pilkada 2024"),
        ("points", "2", "Menolak politik uang dalam bentuk apa pun"),
        ("points", "3", "Menggunakan media sosial secara bijak"),
    ]
    assert ("officials", "Budi Raharjo", "Budi Raharjo") in labels(doc, "pakta/officials")
    assert {"points", "date", "region", "instrument"} <= {span.label_ for span in doc.spans["pakta"]}
    assert len(doc.spans["pakta"]) == sum(len(g) for name, g in doc.spans.items() if name.startswith("pakta/"))


def test_every_span_holds_its_evidence(nlp: Language) -> None:
    doc = nlp(ARTICLE)
    for point, span in zip(doc._.pakta.events[0].points, doc.spans["pakta/points"], strict=True):
        assert point.evidence[0].text in span.text


def test_an_article_without_an_event_has_an_empty_group(nlp: Language) -> None:
    doc = nlp(OTHER)
    assert doc._.pakta.events == ()
    assert list(doc.spans["pakta"]) == []


@pytest.mark.parametrize("text", ["", " ", "\n\n", "pakta", "Ikrar\u00a0 \t damai.\r\n", "🙂" * 50])
def test_odd_texts(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert isinstance(doc._.pakta, Result)


def test_works_on_the_plain_indonesian_pipeline() -> None:
    pipeline = spacy.blank("id")
    pipeline.add_pipe("pakta")
    doc = pipeline(ARTICLE)
    assert doc.text == ARTICLE
    assert [span.id_ for span in doc.spans["pakta/points"]] == ["1", "2", "3"]


def test_works_before_and_after_other_components_and_in_streams(nlp: Language) -> None:
    pipeline = spacy.blank("xx")
    pipeline.add_pipe("pakta")
    pipeline.add_pipe("sentencizer")
    docs = list(pipeline.pipe([ARTICLE, OTHER, ARTICLE]))
    assert [len(doc._.pakta.events) for doc in docs] == [1, 0, 1]
    assert docs[0]._.pakta == nlp(ARTICLE)._.pakta
    assert len(list(docs[0].sents)) > 1


def test_works_in_several_processes(nlp: Language) -> None:
    docs = list(nlp.pipe([ARTICLE, OTHER], n_process=2, batch_size=1))
    assert docs[0]._.pakta == nlp(ARTICLE)._.pakta
    assert labels(docs[0], "pakta/points") == labels(nlp(ARTICLE), "pakta/points")


def test_metadata_given_before_is_used(nlp: Language) -> None:
    doc = nlp.make_doc(ARTICLE)
    doc._.pakta_metadata = {"id": "a1", "outlet": "Kabar Lereng", "published": "2024-09-03"}
    doc = nlp(doc)
    assert doc._.pakta.id == "a1"
    assert doc._.pakta.metadata.published == "2024-09-03"


def test_a_doc_never_seen_by_the_component_has_no_record() -> None:
    assert spacy.blank("xx")("Ikrar")._.pakta is None


def test_docs_survive_bytes_and_docbin(nlp: Language) -> None:
    doc = nlp(ARTICLE)
    copies = [
        Doc(nlp.vocab).from_bytes(doc.to_bytes()),
        *DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab),
    ]
    for copy in copies:
        assert copy._.pakta == doc._.pakta
        assert labels(copy, "pakta") == labels(doc, "pakta")


@pytest.mark.parametrize("backend", ["spacy", "rules"])
def test_pipelines_survive_disk_and_bytes(tmp_path: Path, backend: str) -> None:
    config = {"nlp": {"tokenizer": {"@tokenizers": "pakta_extract.words.v1"}}}
    pipeline = spacy.blank("id", config=config)
    pipeline.add_pipe("pakta", config={"backend": backend})
    pipeline.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert loaded.get_pipe_config("pakta")["backend"] == backend
    assert loaded(ARTICLE)._.pakta == pipeline(ARTICLE)._.pakta
    again = spacy.blank("id", config=config)
    again.add_pipe("pakta", config={"backend": backend})
    again.from_bytes(pipeline.to_bytes())
    assert again(ARTICLE)._.pakta == pipeline(ARTICLE)._.pakta


def test_declares_what_it_assigns(nlp: Language) -> None:
    analysis = nlp.analyze_pipes()
    assert analysis is not None
    assert analysis["summary"]["pakta"]["assigns"] == ["doc._.pakta", "doc.spans"]
    assert not any(analysis["problems"].values())

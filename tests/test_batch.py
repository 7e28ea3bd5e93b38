"""Runs over many articles: one line each, in order, nothing lost, nothing overwritten."""
from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fake_extractor import FakeExtractor
from pakta_extract.batch import Done, OutputError, View, extract_files, failures_path, run_batch
from pakta_extract.reading import Article, Failure, Metadata, find_articles, read_metadata
from pakta_extract.schema import FlatRecord, Result

TEXTS = {
    "a/satu.txt": "Arung. Mereka mengucapkan ikrar:\n1. netral\n2. jujur\n",
    "a/dua.txt": "Harga cabai naik.",
    "b/satu.txt": "Teks â€œrusak",
    "b/tiga.txt": "ini meledak",
    "b/biner.txt": "\x00\x01\x02" * 30,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        path = tmp_path / "masuk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "masuk"


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("view", ["rich", "flat"])
def test_one_line_an_article_and_every_failure_apart(folder: Path, tmp_path: Path, view: View) -> None:
    out = tmp_path / "out.jsonl"
    summary = run_batch(find_articles([folder, tmp_path / "tiada"]), FakeExtractor(), out, view=view)
    assert [record["id"] for record in lines(out)] == ["dua", "satu", "satu"]
    if view == "rich":
        sources = [record["source"].removeprefix(folder.as_posix()) for record in lines(out)]
        assert sources == ["/a/dua.txt", "/a/satu.txt", "/b/satu.txt"]
    assert [(Path(f["source"]).name, f["kind"]) for f in lines(tmp_path / "out.failures.jsonl")] == [
        ("tiada", "missing"), ("biner.txt", "binary"), ("tiga.txt", "extraction"),
    ]  # fmt: skip
    assert lines(tmp_path / "out.failures.jsonl")[2]["reason"] == "RuntimeError: meledak di tengah jalan"
    assert (summary.articles, summary.events, summary.points, summary.failed) == (3, 1, 2, 3)
    assert summary.warnings == {"points_incomplete": 1, "mojibake": 1}
    assert list(summary.equal_ids) == ["satu"]
    assert not list(tmp_path.glob("*.part"))


def test_lines_are_records_of_the_view(folder: Path, tmp_path: Path) -> None:
    sources = find_articles([folder / "a"])
    run_batch(sources, FakeExtractor(), tmp_path / "rich.jsonl")
    run_batch(sources, FakeExtractor(), tmp_path / "flat.jsonl", view="flat")
    rich = [Result.model_validate(record) for record in lines(tmp_path / "rich.jsonl")]
    flat = [FlatRecord.model_validate(record) for record in lines(tmp_path / "flat.jsonl")]
    assert [r.decision.is_pledge_event for r in rich] == [f.is_pledge_event for f in flat] == [False, True]
    assert flat[1].id == "satu" and [p.text for p in flat[1].points] == ["netral", "jujur"]


def test_metadata_reaches_the_record(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "meta.csv").write_text("file,judul,tanggal\nsatu.txt,Ikrar di Arung,2024-09-03\n", encoding="utf-8")
    sources = find_articles([folder / "a"])
    metadata = read_metadata(tmp_path / "meta.csv", sources.files)
    run_batch(sources, FakeExtractor(), tmp_path / "out.jsonl", metadata=metadata)
    record = lines(tmp_path / "out.jsonl")[1]
    assert record["metadata"] == {"title": "Ikrar di Arung", "url": None, "outlet": None, "published": "2024-09-03"}
    assert record["events"][0]["published"]["value"] == "2024-09-03"


def test_a_stale_failures_file_goes(folder: Path, tmp_path: Path) -> None:
    stale = tmp_path / "out.failures.jsonl"
    stale.write_text('{"source": "lama"}\n', encoding="utf-8")
    run_batch(find_articles([folder / "a"]), FakeExtractor(), tmp_path / "out.jsonl")
    assert not stale.exists()


@pytest.mark.parametrize("name", ["out.jsonl", "out.ndjson", "out.json", "out", "out.v2"])
def test_names_of_the_failures_file(name: str) -> None:
    expected = "out.v2.failures.jsonl" if name == "out.v2" else "out.failures.jsonl"
    assert failures_path(Path("d") / name) == Path("d") / expected


def test_an_output_that_holds_something_is_kept(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("", encoding="utf-8")
    sources = find_articles([folder / "a"])
    run_batch(sources, FakeExtractor(), out)  # an empty file is nobody's work
    before = out.read_bytes()
    with pytest.raises(OutputError, match="--force"):
        run_batch(sources, FakeExtractor(), out, view="flat")
    assert out.read_bytes() == before
    run_batch(sources, FakeExtractor(), out, view="flat", force=True)
    assert out.read_bytes() != before


@pytest.mark.parametrize(
    "name, reason", [("masuk", "a folder"), ("tiada/out.jsonl", "no folder"), ("masuk/a/satu.txt", "one of the inputs")]
)
def test_outputs_that_cannot_be(folder: Path, tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(OutputError, match=reason):
        run_batch(find_articles([folder]), FakeExtractor(), tmp_path / name, force=True)


def test_an_interrupted_run_leaves_whole_lines(folder: Path, tmp_path: Path) -> None:
    """Lines stand in the part file as soon as their article is done, and stay there."""
    out, seen = tmp_path / "out.jsonl", []

    def look() -> None:
        seen.append(len(lines(tmp_path / "out.jsonl.part")))
        if len(seen) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_batch(find_articles([folder]), FakeExtractor(), out, on_article=look)
    assert seen == [1, 2]
    assert [record["id"] for record in lines(tmp_path / "out.jsonl.part")] == ["dua", "satu"]
    assert not out.exists()


def test_a_full_disk_is_one_line(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def write(self, data: bytes) -> int:
            raise OSError(28, "No space left on device")

        def close(self) -> None: ...

    monkeypatch.setattr("pakta_extract.batch.writer.PartFile.open", lambda self: setattr(self, "_stream", Full()))
    with pytest.raises(OutputError, match=r"out\.jsonl\.part: cannot be written: No space left on device"):
        run_batch(find_articles([folder / "a"]), FakeExtractor(), tmp_path / "out.jsonl")


def test_files_are_read_lazily(folder: Path) -> None:
    """The second file is not touched before the first result is taken."""
    files = find_articles([folder / "a"]).files

    def watched() -> Iterator[Any]:
        yield files[0]
        raise AssertionError("read too early")

    outcome = next(extract_files(watched(), FakeExtractor()))
    assert isinstance(outcome, Done)


def test_warnings_of_reading_are_not_lost_and_not_doubled(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"ikrar " * 300 + b"\x02")
    (tmp_path / "b.txt").write_text("ikrar â€œ", encoding="utf-8")
    codes = []
    for outcome in extract_files(find_articles([tmp_path]).files, FakeExtractor(), Metadata()):
        assert not isinstance(outcome, Failure)
        codes.append([notice.code for notice in outcome.result.warnings])
    assert codes == [["control_characters"], ["mojibake"]]


def test_an_article_is_passed_on_as_it_is(tmp_path: Path) -> None:
    text = "\r\n ikrar\u00a0\u2028 \n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    [outcome] = extract_files(find_articles([tmp_path]).files, FakeExtractor())
    assert isinstance(outcome, Done) and outcome.article.text == text and outcome.result.text_length == len(text)
    assert Article("a", text).warnings == ()

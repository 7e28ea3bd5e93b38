"""The command as a user meets it: real processes, their output, their exit codes. The extractor is a fake."""
from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

SHIM = (
    "import sys; from fake_extractor import FakeExtractor; from pakta_extract.cli import inputs, main; "
    "inputs.load_extractor = lambda themes=None: FakeExtractor(); sys.argv[0] = 'pakta'; main()"
)
TEXT = "Ikrar di Arung\n\nArung. Mereka mengucapkan ikrar [bold]:\n1. netral \x1b[31m\n2. jujur\n"
HERE = Path(__file__).parent


def command(*args: object) -> list[str]:
    return [sys.executable, "-c", SHIM, *map(str, args)]


def environment() -> dict[str, str]:
    paths = [str(HERE), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(str(Path(p).resolve()) for p in paths), "COLUMNS": "100"}


def pakta(*args: object, cwd: Path | None = None, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    run = subprocess.run(command(*args), cwd=cwd, input=stdin, capture_output=True, env=environment(), timeout=60)
    out, err = run.stdout.decode(), run.stderr.decode()
    assert "Traceback" not in err
    return subprocess.CompletedProcess(run.args, run.returncode, out, err)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    masuk = tmp_path / "masuk"
    masuk.mkdir()
    (masuk / "satu.txt").write_text(TEXT, encoding="utf-8")
    (masuk / "dua.txt").write_text("Harga cabai naik.", encoding="utf-8")
    return tmp_path


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_extract_in_a_pipe_gives_json_lines(folder: Path) -> None:
    run = pakta("extract", "masuk/satu.txt", "masuk/dua.txt", cwd=folder)
    assert run.returncode == 0 and run.stderr == ""
    assert [(r["id"], len(r["events"])) for r in records(run.stdout)] == [("satu", 1), ("dua", 0)]


def test_extract_flat_from_standard_input() -> None:
    run = pakta("extract", "-", "--view", "flat", stdin=TEXT.encode("utf-16"))
    [record] = records(run.stdout)
    assert (record["id"], record["city"]) == ("stdin", "Kota Bitung")


@pytest.mark.parametrize(
    "lang, words",
    [("en", ["Pledge event", "led", "Points: 2 (9 stated)", "Neutrality", "1,246"]),
     ("id", ["Peristiwa ikrar", "memimpin", "Butir: 2 (9 disebut)", "Menjaga netralitas", "1.246"])],
)  # fmt: skip
def test_the_card(folder: Path, lang: str, words: list[str]) -> None:
    run = pakta("extract", "masuk/satu.txt", "--format", "card", "--lang", lang, cwd=folder)
    for word in [*words, "Kota Bitung, Sulawesi Utara · 2024-09-02", "Seno Wirya", "halaman [kantor]", "jujur"]:
        assert word in run.stdout
    assert "points_incomplete" in run.stdout and "masuk/satu.txt" in run.stdout
    assert "\x1b" not in run.stdout  # an article cannot steer the terminal


def read_all(terminal: int) -> bytes:
    data = b""
    try:
        while piece := os.read(terminal, 4096):
            data += piece
    except OSError:  # how a terminal says that the other end is closed
        pass
    os.close(terminal)
    return data


def test_on_a_terminal_there_is_a_card(folder: Path) -> None:
    main, second = os.openpty()
    args, piped = command("extract", "masuk/satu.txt"), subprocess.PIPE
    run = subprocess.run(args, cwd=folder, stdout=second, stderr=piped, env=environment(), timeout=60)
    os.close(second)
    shown = read_all(main).decode()
    assert run.returncode == 0
    assert "╭" in shown and "Seno Wirya" in shown


def test_inputs_that_fail_are_one_line_each_and_the_others_go_on(folder: Path) -> None:
    (folder / "gambar.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (folder / "rusak.txt").write_text("ini meledak", encoding="utf-8")
    run = pakta("extract", "tiada.txt", "gambar.txt", "rusak.txt", "masuk/dua.txt", cwd=folder)
    assert run.returncode == 1
    assert run.stderr.splitlines() == [
        "pakta: tiada.txt: no such file or folder",
        "pakta: gambar.txt: not text: an image",
        "pakta: rusak.txt: RuntimeError: meledak di tengah jalan",
    ]
    assert [r["id"] for r in records(run.stdout)] == ["dua"]


@pytest.mark.parametrize(
    "args, reason",
    [
        (["extract", "tiada.txt"], "tiada.txt: no such file or folder"),
        (["extract", "kosong"], "kosong: no article (.txt, .html, .htm) in this folder"),
        (["extract", "-", "masuk"], "cannot stand beside files"),
        (["extract", "masuk", "--metadata", "tiada.csv"], "tiada.csv: no such file"),
        (["batch", "kosong", "-o", "o.jsonl"], "nothing to read"),
        (["batch", "masuk", "-o", "tiada/o.jsonl"], "there is no folder tiada"),
        (["batch", "masuk", "-o", "masuk"], "masuk: a folder"),
        (["batch", "masuk", "-o", "/dev/full"], "not a regular file"),
        (["evaluate", "tiada"], "tiada: no such folder"),
        (["evaluate", "masuk"], "no gold records"),
    ],
)
def test_wrong_use(folder: Path, args: list[str], reason: str) -> None:
    (folder / "kosong").mkdir()
    run = pakta(*args, cwd=folder)
    assert run.returncode == 2
    assert run.stdout == ""
    assert reason in run.stderr
    assert all(line.startswith("pakta: ") for line in run.stderr.splitlines())
    assert not list(folder.glob("o.*"))


@pytest.mark.parametrize("args", [["extract"], ["batch", "masuk"], ["baca"], ["extract", "x", "--view", "wide"]])
def test_wrong_arguments(args: list[str]) -> None:
    run = pakta(*args)
    assert run.returncode == 2 and "Usage: pakta" in run.stderr


def test_batch_writes_records_failures_and_a_summary(folder: Path) -> None:
    (folder / "masuk/gambar.txt").write_bytes(b"\0" * 100)
    (folder / "masuk/lagi").mkdir()
    (folder / "masuk/lagi/satu.txt").write_text("ikrar â€œrusak", encoding="utf-8")
    (folder / "masuk/satu.json").write_text("{}", encoding="utf-8")
    (folder / "meta.csv").write_text("file,judul\ndua.txt,Cabai\ntiada.txt,X\n", encoding="utf-8")
    run = pakta("batch", "masuk", "-o", "o.jsonl", "--view", "flat", "--metadata", "meta.csv", cwd=folder)
    assert run.returncode == 1
    written = records((folder / "o.jsonl").read_text("utf-8"))
    assert [r["id"] for r in written] == ["dua", "satu", "satu"]
    [failure] = records((folder / "o.failures.jsonl").read_text("utf-8"))
    assert failure == {"source": "masuk/gambar.txt", "kind": "binary", "reason": "not text: a binary file (zero bytes)"}
    lines = run.stderr.splitlines()
    assert lines[:3] == [
        "pakta: masuk/gambar.txt: not text: a binary file (zero bytes)",
        "pakta: meta.csv, line 3: no article matches 'tiada.txt'",
        "pakta: id satu stands for masuk/lagi/satu.txt, masuk/satu.txt",
    ]
    assert lines[3] == "left aside, no articles: .json 1"
    assert lines[4].startswith("3 articles, 2 pledge events, 2 points, 1 failure in ")
    assert lines[5:] == [
        "failures: binary 1",
        "warnings: points_incomplete 2, control_characters 1, mojibake 1",
        "records in o.jsonl, failures in o.failures.jsonl",
    ]


def test_batch_keeps_an_output_unless_forced(folder: Path) -> None:
    assert pakta("batch", "masuk", "-o", "o.jsonl", cwd=folder).returncode == 0
    before = (folder / "o.jsonl").read_bytes()
    again = pakta("batch", "masuk", "-o", "o.jsonl", "--view", "flat", cwd=folder)
    assert (again.returncode, again.stderr) == (2, "pakta: o.jsonl: exists already; --force replaces it\n")
    assert (folder / "o.jsonl").read_bytes() == before
    assert pakta("batch", "masuk", "-o", "o.jsonl", "--view", "flat", "--force", cwd=folder).returncode == 0
    assert (folder / "o.jsonl").read_bytes() != before


def test_a_reader_that_goes_away_ends_the_command_quietly(folder: Path) -> None:
    for i in range(400):
        (folder / f"masuk/a{i}.txt").write_text(TEXT * 5, encoding="utf-8")
    process = subprocess.Popen(
        command("extract", "masuk"), cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 0
    process.stderr.close()


def test_a_full_device_is_one_line(folder: Path) -> None:
    if not Path("/dev/full").exists():
        return  # no such device on this system
    with Path("/dev/full").open("wb") as full:
        args, piped = command("extract", "masuk/satu.txt"), subprocess.PIPE
        run = subprocess.run(args, cwd=folder, stdout=full, stderr=piped, env=environment(), timeout=60)
    assert run.returncode == 2
    assert run.stderr.decode() == "pakta: output: No space left on device\n"


def test_ctrl_c_leaves_what_was_done(folder: Path) -> None:
    os.mkfifo(folder / "z")
    process = subprocess.Popen(
        command("batch", "masuk", "z", "-o", "o.jsonl"), cwd=folder, stderr=subprocess.PIPE, env=environment()
    )
    part = folder / "o.jsonl.part"
    for _ in range(600):  # it comes to wait for the pipe, which nobody fills
        if part.exists() and len(part.read_text("utf-8").splitlines()) == 2:
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert err.decode() == "pakta: stopped; the records so far are in o.jsonl.part\n"
    assert process.returncode == 130
    assert [r["id"] for r in records(part.read_text("utf-8"))] == ["dua", "satu"]


GOLD = {
    "is_pledge_event": True, "status": "held", "instrument": ["ikrar"], "region": "Kota Bitung", "city": "Kota Manado",
    "province": "Sulawesi Utara", "dateline": None, "outlet": None, "venue": None, "date": "2024-09-02",
    "date_text": None, "published": None, "officials": [], "lead_official": "Seno Wirya", "signatory_groups": [],
    "signatory_count": None, "institutions": [], "elections": [], "legal_basis": [], "stated_points": None,
    "points": [],
}  # fmt: skip


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    for name in ("a1", "b1"):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / f"{name}.json").write_text(json.dumps(GOLD | {"id": name}), encoding="utf-8")
    (tmp_path / "split.json").write_text('{"tune": ["a1"], "check": ["b1"]}', encoding="utf-8")
    return tmp_path


def test_evaluate_prints_a_table_and_json(gold: Path) -> None:
    table = pakta("evaluate", ".", cwd=gold)
    assert table.returncode == 0 and table.stdout.startswith("2 articles, 2 pledge events\n")
    half = pakta("evaluate", ".", "--half", "check", cwd=gold)
    assert half.stdout.startswith("1 article, 1 pledge event (half check)\n")
    figures = json.loads(pakta("evaluate", ".", "--json", cwd=gold).stdout)
    assert (figures["articles"], figures["region accuracy"], figures["city accuracy"]) == (2, 1.0, 0.0)
    assert figures["counts"]["city"] == {"right": 0, "all": 2, "tp": 0, "fp": 2, "fn": 2}
    assert figures["intervals"]["city accuracy"] == [0.0, 0.8419] and figures["interval"]["level"] == 0.95


def test_errors_of_the_held_out_half_stay_unread(gold: Path) -> None:
    refused = pakta("evaluate", ".", "--half", "check", "--errors", cwd=gold)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "held out" in refused.stderr and "--force-errors" in refused.stderr
    both = pakta("evaluate", ".", "--errors", cwd=gold)
    assert "\na1\n" in both.stdout and "\nb1\n" not in both.stdout
    assert "errors of 1 article of the held-out half check not shown" in both.stderr
    forced = pakta("evaluate", ".", "--half", "check", "--force-errors", cwd=gold)
    assert "\nb1\n" in forced.stdout


def test_evaluate_names_the_file_that_is_wrong(gold: Path) -> None:
    (gold / "a1.json").write_text("{", encoding="utf-8")
    run = pakta("evaluate", ".", cwd=gold)
    assert run.returncode == 2 and run.stderr.startswith("pakta: a1.json: no valid JSON")
    assert len(run.stderr.splitlines()) == 1
    run = pakta("evaluate", ".", "--half", "tune", "--split", "tiada.json", cwd=gold)
    assert run.returncode == 2


def test_schema_and_version() -> None:
    both = json.loads(pakta("schema").stdout)
    assert set(both) == {"rich", "flat"} and "events" in both["rich"]["properties"]
    assert json.loads(pakta("schema", "--view", "flat").stdout) == both["flat"]
    assert pakta("--version").stdout.startswith("pakta-extract ")


@pytest.mark.parametrize("name", ["extract", "batch", "evaluate", "schema"])
def test_help_has_examples(name: str) -> None:
    run = pakta(name, "--help")
    assert run.returncode == 0 and f"\n    pakta {name} " in run.stdout + " "


def test_help_and_schema_load_nothing_heavy() -> None:
    code = (
        "import sys; from pakta_extract.cli import main\n"
        "try: main()\n"
        "except SystemExit: print([m for m in ('spacy', 'numpy', 'trafilatura', 'rich.table') if m in sys.modules])"
    )
    for args in (["--help"], ["--version"], ["schema"]):
        whole = [sys.executable, "-c", code, *args]
        run = subprocess.run(whole, capture_output=True, text=True, check=True, timeout=60)
        assert run.stdout.splitlines()[-1] == "[]"

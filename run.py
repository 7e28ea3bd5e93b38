#!/usr/bin/env python3
"""Set the project up and run it: everything from nothing, with Python 3.11 or newer and its standard library.

    python3 run.py demo     read the articles of corpus/ and show the records
    python3 run.py test     run the tests

The first call makes a virtual environment in .venv (or in $PAKTA_VENV) and installs the package there; later calls
reuse it.
"""
from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

OLDEST = (3, 11)
HERE = Path(__file__).resolve().parent
VENV = Path(os.environ.get("PAKTA_VENV") or HERE / ".venv").resolve()
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "pakta-setup.txt"  # what was installed here, so that a second call starts at once
OUTPUT = Path("build") / "demo" / "records.jsonl"  # all paths as seen from HERE, where every command runs
SHOWN = "p16_malukutenggara"  # the article whose record is shown in full
ROWS = 25


def main() -> None:
    if sys.version_info < OLDEST:
        sys.exit(f"pakta-extract needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}.")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("job", choices=("demo", "test"))
    parser.add_argument("more", nargs=argparse.REMAINDER, help="further arguments for pytest")
    arguments = parser.parse_args()
    if arguments.job == "demo":
        set_up(".")
        demo()
    else:
        set_up(".[test]")
        sys.exit(run(PYTHON, "-m", "pytest", *arguments.more))


def set_up(requirement: str) -> None:
    """A virtual environment that holds this package, editable, with the wanted extra."""
    digest = hashlib.sha256((HERE / "pyproject.toml").read_bytes()).hexdigest()
    wanted = f"{requirement} of {HERE}, pyproject.toml {digest[:16]}"
    installed = STAMP.read_text(encoding="utf-8").splitlines() if STAMP.is_file() and works(PYTHON) else []
    if wanted in installed:
        return
    pip = make_venv()
    print(f"Installing the package and what it needs into {VENV} …", flush=True)
    if run(*pip, "install", "--quiet", "--disable-pip-version-check", "--editable", requirement):
        sys.exit("The installation failed; see above. It needs the network, to fetch packages from PyPI.")
    STAMP.write_text("\n".join([*installed, wanted]) + "\n", encoding="utf-8")


def make_venv() -> list[str | Path]:
    """Make the environment if there is none; return the command that is its pip."""
    if not PYTHON.exists():
        print(f"Making a virtual environment in {VENV} …", flush=True)
        made = run(sys.executable, "-m", "venv", VENV, quiet=True) == 0
        if not made and run(sys.executable, "-m", "venv", "--clear", "--without-pip", VENV):
            sys.exit(f"{sys.executable} makes no virtual environments; on Debian and Ubuntu: apt install python3-venv")
    if not works(PYTHON):
        sys.exit(f"{VENV} holds no working Python 3.11 or newer; remove it, or set PAKTA_VENV to another folder.")
    if run(PYTHON, "-m", "pip", "--version", quiet=True) == 0:
        return [PYTHON, "-m", "pip"]
    if run(sys.executable, "-m", "pip", "--version", quiet=True) == 0:  # a Python without ensurepip, but with pip
        return [sys.executable, "-m", "pip", "--python", PYTHON]
    sys.exit(f"There is no pip in {VENV} nor for {sys.executable}; on Debian and Ubuntu: apt install python3-venv")


def works(python: Path) -> bool:
    return python.exists() and run(python, "-c", f"import sys; sys.exit(sys.version_info < {OLDEST})", quiet=True) == 0


def run(*command: str | Path, quiet: bool = False) -> int:
    """The exit code of a command run in the project's folder; `quiet` hides what it prints."""
    silence = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.run(command, cwd=HERE, stdout=silence, stderr=silence).returncode
    except OSError:
        return 127


def demo() -> None:
    """Every article of corpus/ to one record each, then a table of them and one record in full."""
    (HERE / OUTPUT).parent.mkdir(parents=True, exist_ok=True)
    print(f"\n$ pakta batch corpus -o {OUTPUT} --view flat --force", flush=True)
    if run(PYTHON, "-m", "pakta_extract", "batch", "corpus", "-o", OUTPUT, "--view", "flat", "--force"):
        sys.exit("The run failed; see above.")
    with (HERE / OUTPUT).open(encoding="utf-8") as file:
        show_table([json.loads(line) for line in file])
    print(f"\n$ pakta extract corpus/{SHOWN}.txt", flush=True)
    if run(PYTHON, "-m", "pakta_extract", "extract", f"corpus/{SHOWN}.txt", "--format", "card"):
        sys.exit("The run failed; see above.")
    print(f"\nAll records are in {OUTPUT}, one JSON object a line.")


def show_table(records: list[dict[str, Any]]) -> None:
    """One line an event, `ROWS` of them: of the half `tune`, since who works on the rules leaves `check` unread."""
    tune = set(json.loads((HERE / "corpus" / "split.json").read_text(encoding="utf-8"))["tune"])
    events = [record for record in records if record["is_pledge_event"]]
    print(f"\n{len(events)} pledge events in {len(records)} articles; {ROWS} of them:\n")
    columns = (("date", 10), ("held in", 30), ("lead official", 26), ("points", 6), ("first promise", 44))
    print("  ".join(f"{name:<{width}}" for name, width in columns))
    print("  ".join("-" * width for _, width in columns))
    for event in [event for event in events if event["id"] in tune][:ROWS]:
        points = event["points"]
        first = points[0]["text"] if points else None
        row = (event["date"], event["city"], event["lead_official"], len(points), first)
        cells = (fit("–" if cell is None else str(cell), width) for cell, (_, width) in zip(row, columns, strict=True))
        print("  ".join(cells).rstrip())


def fit(text: str, width: int) -> str:
    return f"{text:<{width}}" if len(text) <= width else text[: width - 1] + "…"


if __name__ == "__main__":
    main()

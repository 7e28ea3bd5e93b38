"""`import pakta_extract` stays light: heavy packages load when they are used, not before."""
from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("spacy", "thinc", "numpy", "stanza", "torch", "polars", "pandas", "typer", "rich", "trafilatura")
SHOW = f"import sys; print(*(m for m in {HEAVY!r} if m in sys.modules))"


@pytest.mark.parametrize(
    "statement",
    [
        "import pakta_extract",
        "import pakta_extract.schema",
        "import pakta_extract.names",
        "from pakta_extract.names import load_names; load_names('rules')",
        "from pakta_extract.names import load_names; load_names('spacy')",
    ],
)
def test_no_heavy_package_is_imported(statement: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", f"{statement}; {SHOW}"], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout.split() == []

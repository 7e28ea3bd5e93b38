"""The command `pakta`."""
from __future__ import annotations


def main() -> None:
    """Run the command line; raises `SystemExit` with 0 (all well), 1 (some inputs failed) or 2 (wrong use)."""
    from pakta_extract.cli.app import app

    app(prog_name="pakta")

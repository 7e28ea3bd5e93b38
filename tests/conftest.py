"""What all tests share: the folder of shared data, and a switch that turns skipped tests into failures."""
from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest

NO_SHARED = "set PAKTA_SHARED to the folder that holds seeds/, eval/ and data/ to run this test"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--no-skips",
        action="store_true",
        default=bool(os.environ.get("PAKTA_NO_SKIPS")),
        help="fail where a test would be skipped (also PAKTA_NO_SKIPS=1); "
        "tests on PAKTA_SHARED may still skip while that is unset",
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    refused = item.config.getoption("--no-skips") and report.skipped and not hasattr(report, "wasxfail")
    if refused and not (NO_SHARED in str(report.longrepr) and not os.environ.get("PAKTA_SHARED")):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and --no-skips forbids it: {report.longrepr}"
    return report


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """A module that skips itself as a whole (importorskip) never reaches the hook above."""
    if report.skipped and os.environ.get("PAKTA_NO_SKIPS"):
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} was skipped as a whole, and PAKTA_NO_SKIPS forbids it: {report.longrepr}"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder PAKTA_SHARED names; tests that ask for it are skipped where it is not set."""
    folder = os.environ.get("PAKTA_SHARED")
    if not folder:
        pytest.skip(NO_SHARED)
    path = Path(folder)
    assert path.is_dir(), f"PAKTA_SHARED is {folder}, which is no folder"
    return path

"""What all tests share: shared data, an extractor, and a switch that turns skipped tests into failures."""
from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest

from articles import Found, corpus, seeds
from pakta_extract import Extractor, load

NO_SHARED = "set PAKTA_SHARED to the folder that holds seeds/, eval/ and data/ to run this test"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--no-skips",
        action="store_true",
        help="fail where a test would be skipped (also PAKTA_NO_SKIPS=1); "
        "tests on PAKTA_SHARED may still skip while that is unset",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--no-skips"):
        os.environ["PAKTA_NO_SKIPS"] = "1"


def _refused(report: pytest.TestReport | pytest.CollectReport) -> bool:
    """Whether this report is of a skip that the switch forbids."""
    if not os.environ.get("PAKTA_NO_SKIPS") or not report.skipped or hasattr(report, "wasxfail"):
        return False
    return bool(os.environ.get("PAKTA_SHARED")) or "PAKTA_SHARED" not in str(report.longrepr)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if _refused(report):
        report.outcome = "failed"
        report.longrepr = f"skipped, which --no-skips forbids: {report.longrepr}"
    return report


@pytest.hookimpl(tryfirst=True)
def pytest_collectreport(report: pytest.CollectReport) -> None:
    """A module that skips itself as a whole (importorskip) never reaches the hook above."""
    if _refused(report):
        report.outcome = "failed"
        report.longrepr = f"skipped as a whole, which --no-skips forbids: {report.longrepr}"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder PAKTA_SHARED names; tests that ask for it are skipped where it is not set."""
    folder = os.environ.get("PAKTA_SHARED")
    if not folder:
        pytest.skip(NO_SHARED)
    path = Path(folder)
    assert path.is_dir(), f"PAKTA_SHARED is {folder}, which is no folder"
    return path


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """One extractor with the shipped name model for all tests: the model is read from disk once."""
    return load()


@pytest.fixture(scope="session", params=["corpus", "seeds"])
def found(request: pytest.FixtureRequest, extractor: Extractor) -> list[Found]:
    """All articles of the corpus, then those of the seeds, each with what is found in it."""
    if request.param == "seeds":
        request.getfixturevalue("shared")
    cases = {"corpus": corpus, "seeds": seeds}[request.param]()
    if not cases:
        pytest.skip("the corpus is not part of this copy of the project")
    return [Found(case, extractor.extract(case.text, id=case.id)) for case in cases]

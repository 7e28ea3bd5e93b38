"""A run over many articles: one JSON line each, in input order, and every failure in a file of its own."""
from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from pakta_extract.batch.stream import Extracts, extract_files
from pakta_extract.batch.summary import Summary
from pakta_extract.batch.writer import PartFile, check_output, failures_path
from pakta_extract.reading import Failure, Metadata, Sources
from pakta_extract.schema import Result, flatten

View = Literal["rich", "flat"]


def run_batch(
    sources: Sources,
    extractor: Extracts,
    out: Path,
    *,
    view: View = "rich",
    metadata: Metadata | None = None,
    force: bool = False,
    on_article: Callable[[], object] = lambda: None,
) -> Summary:
    """Extract all of `sources` into `out`, and what failed into `failures_path(out)` (only if something did).

    Both files grow under the ending `.part` and get their names when the run is complete. Raises
    `OutputError` before the first article if `out` cannot be written, or holds something and
    `force` is not set. `on_article` is called after each file.
    """
    check_output(out, force=force, inputs=[file.path for file in sources.files])
    summary, begun = Summary(), time.perf_counter()
    with PartFile(out) as records, PartFile(failures_path(out)) as failures:
        records.open()
        for failure in sources.failures:
            summary.add(failure)
            failures.write(failure_line(failure))
        for outcome in extract_files(sources.files, extractor, metadata):
            summary.add(outcome)
            if isinstance(outcome, Failure):
                failures.write(failure_line(outcome))
            else:
                records.write(record_line(outcome.result, view))
            on_article()
        failures.finish()
        records.finish()
    summary.seconds = time.perf_counter() - begun
    return summary


def record_line(result: Result, view: View) -> str:
    """A result as one line of JSON."""
    return (result if view == "rich" else flatten(result)).model_dump_json()


def failure_line(failure: Failure) -> str:
    return json.dumps({"source": failure.source, "kind": failure.kind, "reason": failure.reason}, ensure_ascii=False)

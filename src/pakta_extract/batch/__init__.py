"""Many articles to files."""
from pakta_extract.batch.run import View, record_line, run_batch
from pakta_extract.batch.stream import Done, Extracts, extract_article, extract_files, extract_or_fail
from pakta_extract.batch.summary import Summary, counted
from pakta_extract.batch.writer import OutputError, check_output, failures_path

__all__ = [
    "Done",
    "Extracts",
    "OutputError",
    "Summary",
    "View",
    "check_output",
    "counted",
    "extract_article",
    "extract_files",
    "extract_or_fail",
    "failures_path",
    "record_line",
    "run_batch",
]

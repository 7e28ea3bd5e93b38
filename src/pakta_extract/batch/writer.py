"""Files that are there only when they are complete: lines grow in FILE.part, which is renamed at the end."""
from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

_LINE_ENDINGS = (".jsonl", ".ndjson", ".json")


class OutputError(Exception):
    """Raised for an output that cannot be, or must not be, written; one line for the user."""


class PartFile:
    """Whole lines into `path`.part, each written through at once; `path` itself appears by `finish()`.

    Left by an exception, the part file stays as it is: nothing that was done is lost.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.part = path.with_name(path.name + ".part")
        self.lines = 0
        self._stream: BinaryIO | None = None

    def open(self) -> None:
        """Begin the part file. Raises `OutputError`."""
        try:
            self._stream = self.part.open("wb", buffering=0)
        except OSError as error:
            raise OutputError(f"{self.part}: cannot be written: {error.strerror}") from None

    def write(self, line: str) -> None:
        """Add one line; the part file is begun by the first. Raises `OutputError`, for instance on a full disk."""
        if self._stream is None:
            self.open()
        assert self._stream is not None  # noqa: S101 - open() sets it or raises
        data = line.encode("utf-8", errors="replace") + b"\n"
        try:
            while data:
                data = data[self._stream.write(data) :]
        except OSError as error:
            raise OutputError(f"{self.part}: cannot be written: {error.strerror}") from None
        self.lines += 1

    def finish(self) -> None:
        """Give the file its name. One that was never begun is not made, and an old one of its name goes."""
        self.close()
        try:
            if self._stream is None:
                self.path.unlink(missing_ok=True)
                self.part.unlink(missing_ok=True)
            else:
                self.part.replace(self.path)
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be written: {error.strerror}") from None

    def close(self) -> None:
        if self._stream is not None:
            self._stream.close()

    def __enter__(self) -> PartFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def failures_path(out: Path) -> Path:
    """`seeds.failures.jsonl` for `seeds.jsonl`."""
    stem = out.stem if out.suffix.lower() in _LINE_ENDINGS else out.name
    return out.with_name(f"{stem}.failures.jsonl")


def check_output(out: Path, *, force: bool, inputs: Iterable[Path] = ()) -> None:
    """Refuse an output that would destroy something or cannot be written. Raises `OutputError`.

    A file that holds something is replaced only with `force`, and an input never.
    """
    if out.is_dir():
        raise OutputError(f"{out}: a folder; name a file, such as {out / 'events.jsonl'}")
    if not out.parent.is_dir():
        raise OutputError(f"{out}: there is no folder {out.parent}")
    if out.exists() and not out.is_file():
        raise OutputError(f"{out}: not a regular file")
    if out.exists():
        if any(path.exists() and path.samefile(out) for path in inputs):
            raise OutputError(f"{out}: is one of the inputs")
        if out.stat().st_size and not force:
            raise OutputError(f"{out}: exists already; --force replaces it")

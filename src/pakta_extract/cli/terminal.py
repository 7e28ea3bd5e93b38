"""How the command talks to a terminal: one line a trouble on stderr, no tracebacks, a progress bar where it is seen."""
from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

SHOWN = 20  # lines of one kind on stderr before the rest is only counted


def complain(message: object) -> None:
    """One line on stderr."""
    typer.echo(f"pakta: {message}", err=True)


def complain_about(messages: Iterable[object], where: str = "") -> None:
    """The first lines of a list, and how many more there are."""
    lines = list(messages)
    for message in lines[:SHOWN]:
        complain(message)
    if len(lines) > SHOWN:
        complain(f"… and {len(lines) - SHOWN} more{where}")


def stop(message: object, code: int = 2) -> NoReturn:
    """End with one line on stderr (or one each, of a message of several lines)."""
    for line in str(message).splitlines():
        complain(line)
    raise typer.Exit(code)


@contextmanager
def orderly(when_stopped: Callable[[], str] = lambda: "stopped") -> Iterator[None]:
    """Ctrl-C, a reader that went away (`| head`) and an output that fails end a command quietly or in one line."""
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        stop(when_stopped(), 130)
    except BrokenPipeError:
        _abandon_stdout()
        raise typer.Exit(0) from None
    except OSError as error:
        _abandon_stdout()
        stop(f"{error.filename or 'output'}: {error.strerror or error}")


def write_line(line: str) -> None:
    """One line of UTF-8 on stdout, whatever the locale, at once."""
    sys.stdout.flush()
    sys.stdout.buffer.write(line.encode("utf-8", errors="replace") + b"\n")
    sys.stdout.buffer.flush()


@contextmanager
def progress(total: int, what: str) -> Iterator[Callable[[], object]]:
    """A bar on stderr while it is a terminal; gives the function that moves it on by one."""
    if not sys.stderr.isatty() or total < 2:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)


def _abandon_stdout() -> None:
    """Nothing more can be written; what is buffered must not fail again when Python ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - for the rest of the process

"""What a command says at its end, on stderr, and the card on the terminal."""
from __future__ import annotations

import sys
from pathlib import Path

import typer
from rich.console import Console

from pakta_extract.batch import Done, Summary, counted, failures_path
from pakta_extract.cli.card import render_card
from pakta_extract.cli.terminal import complain, complain_about
from pakta_extract.evaluation import Evaluation
from pakta_extract.lexicon.messages import Language
from pakta_extract.lexicon.themes import load_themes
from pakta_extract.reading import Metadata, Sources


def show_card(done: Done, language: Language, themes: Path | None = None) -> None:
    """The readable card of one article on stdout."""
    console = Console(width=None if sys.stdout.isatty() else 100, highlight=False)
    console.print(render_card(done.article, done.result, language, load_themes(themes).labels))


def report_run(summary: Summary, out: Path, sources: Sources, metadata: Metadata | None) -> None:
    """What a run came to: what went wrong line by line, then the counts."""
    complain_about(summary.failures, f" in {failures_path(out)}")
    complain_about(metadata.notes if metadata else ())
    complain_about(f"id {id_} stands for {', '.join(where)}" for id_, where in summary.equal_ids.items())
    if sources.repeated:
        complain(f"{counted(len(sources.repeated), 'file')} named more than once, read once")
    if sources.left_aside:
        kinds = ", ".join(f"{ending} {n}" for ending, n in sources.left_aside.most_common(8))
        typer.echo(f"left aside, no articles: {kinds}", err=True)
    for line in summary.lines():
        typer.echo(line, err=True)
    typer.echo(f"records in {out}" + (f", failures in {failures_path(out)}" if summary.failures else ""), err=True)


def report_evaluation(result: Evaluation, held_out: frozenset[str], *, with_errors: bool) -> None:
    complain_about(result.failures)
    hidden = {d.id for d in result.scores.differences if d.id in held_out}
    if with_errors and hidden:
        complain(f"errors of {counted(len(hidden), 'article')} of the held-out half check not shown (--force-errors)")

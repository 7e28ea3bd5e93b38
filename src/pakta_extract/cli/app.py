"""The commands of `pakta`. What they need is imported when they run, so that `--help` answers at once."""
from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pakta_extract.cli.terminal import complain, complain_about, orderly, progress, stop, write_line

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


class View(StrEnum):
    rich = "rich"
    flat = "flat"


class Form(StrEnum):
    card = "card"
    json = "json"


class Half(StrEnum):
    tune = "tune"
    check = "check"


class Language(StrEnum):
    en = "en"
    id = "id"


ViewOption = Annotated[View, typer.Option(help="rich: every value with its evidence; flat: one row an article.")]
MetadataOption = Annotated[
    Path | None,
    typer.Option(metavar="FILE.csv", help="Table with title, url, outlet, published per file (column file or id)."),
]

ThemesOption = Annotated[
    Path | None, typer.Option(metavar="FILE.yaml", help="Themes and wordings of your own, on top of the built-in ones.")
]


def _version(wanted: bool) -> None:
    if wanted:
        from pakta_extract import __version__

        typer.echo(f"pakta-extract {__version__}")
        raise typer.Exit


@app.callback(epilog="Exit codes: 0 all well, 1 some inputs failed, 2 wrong use. Examples: pakta COMMAND --help")
def pakta(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    """Structured, source-grounded records of public pledges (pakta integritas, ikrar, deklarasi, komitmen) from
    Indonesian news articles.

    \b
    Examples:
      pakta extract berita.txt
      pakta batch corpus -o events.jsonl
      pakta evaluate corpus --half tune
    """


@app.command(short_help="Show what single articles hold.")
def extract(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE|-", help="Articles (.txt, .html) or folders; - is standard input.")
    ],
    view: ViewOption = View.rich,
    form: Annotated[
        Form | None, typer.Option("--format", help="By default cards on a terminal, JSON lines in a pipe.")
    ] = None,
    metadata: MetadataOption = None,
    themes: ThemesOption = None,
    lang: Annotated[Language, typer.Option(help="Language of the card's labels.")] = Language.en,
) -> None:
    """Show what single articles hold: a card each on a terminal, JSON lines in a pipe.

    \b
    Examples:
      pakta extract berita.txt
      pakta extract berita.txt --lang id
      pakta extract *.html --metadata daftar.csv --view flat > records.jsonl
      pakta extract - --format json < berita.txt
    """
    with orderly():
        from pakta_extract.batch import record_line
        from pakta_extract.cli.inputs import outcomes_of
        from pakta_extract.reading import Failure

        outcomes, not_found = outcomes_of(files, metadata, themes)
        complain_about(not_found)
        failed = len(not_found)
        as_card = form is Form.card or (form is None and sys.stdout.isatty())
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                complain(outcome)
                failed += 1
            elif as_card:
                from pakta_extract.cli.reports import show_card

                show_card(outcome, lang.value, themes)
            else:
                write_line(record_line(outcome.result, view.value))
    raise typer.Exit(1 if failed else 0)


@app.command(short_help="Extract whole folders into one file.")
def batch(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE", help="Folders (with all below them) and files.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="OUT.jsonl", help="Where the records go, one line each.")],
    view: ViewOption = View.rich,
    metadata: MetadataOption = None,
    themes: ThemesOption = None,
    force: Annotated[bool, typer.Option("--force", help="Replace OUT.jsonl if it exists.")] = False,
) -> None:
    """Extract whole folders into one file of JSON lines, in input order.

    Folders give their .txt, .html and .htm files. While it runs, lines grow in OUT.jsonl.part; every input that failed
    is a line in OUT.failures.jsonl. An existing OUT.jsonl is kept unless --force is given.

    \b
    Examples:
      pakta batch corpus -o events.jsonl
      pakta batch arsip/2023 arsip/2024 -o rows.jsonl --view flat --metadata daftar.csv
    """
    with orderly(lambda: f"stopped; the records so far are in {out}.part"):
        from pakta_extract.batch import OutputError, check_output, run_batch
        from pakta_extract.cli.inputs import find_sources, load_extractor, load_metadata
        from pakta_extract.cli.reports import report_run

        found = find_sources(sources)
        table = load_metadata(metadata, found)
        try:
            # before the extractor is loaded: a mistyped name should show at once
            check_output(out, force=force, inputs=[file.path for file in found.files])
            extractor = load_extractor(themes)
            with progress(len(found.files), "articles") as advance:
                summary = run_batch(
                    found, extractor, out, view=view.value, metadata=table, force=force, on_article=advance
                )
        except OutputError as error:
            stop(error)
        report_run(summary, out, found, table)
    raise typer.Exit(1 if summary.failures else 0)


@app.command(short_help="Measure the extractor against gold records.")
def evaluate(
    gold_dir: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Folder with ID.txt and ID.json side by side.")],
    half: Annotated[Half | None, typer.Option(help="Only this half of the split.")] = None,
    split: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The split; by default split.json in or beside GOLD_DIR.")
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="Show every difference with the sentences it comes from.")
    ] = False,
    force_errors: Annotated[
        bool, typer.Option("--force-errors", help="Show the errors of the held-out half check too.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of a table.")] = False,
) -> None:
    """Measure the extractor against hand-made records, field by field.

    Errors of the half check are not shown: rules are written looking at the half tune, and the figures on check tell
    how they do on articles that nobody fitted them to. That holds only while its articles and errors stay unread.

    \b
    Examples:
      pakta evaluate corpus --half tune --errors
      pakta evaluate corpus --half check
      pakta evaluate my-annotations --json
    """
    errors = errors or force_errors
    if errors and half is Half.check and not force_errors:
        stop("the half check is held out: its errors stay unread, so that its figures mean something "
             "(--force-errors shows them all the same)")  # fmt: skip
    with orderly():
        from pakta_extract.cli.inputs import load_extractor, load_gold
        from pakta_extract.cli.reports import report_evaluation
        from pakta_extract.evaluation import evaluate
        from pakta_extract.evaluation.report import as_json_object, error_lines, figure_lines

        articles, held_out = load_gold(gold_dir, half.value if half else None, split)
        kept_back = frozenset[str]() if force_errors else held_out
        extractor = load_extractor()
        with progress(len(articles), "articles") as advance:
            result = evaluate(articles, extractor, explain=lambda id_: id_ not in kept_back, on_article=advance)
        if as_json:
            write_line(as_json_object(result, with_errors=errors))
        else:
            for line in figure_lines(result.scores, f" (half {half.value})" if half else ""):
                write_line(line)
            for line in error_lines(result.explained) if errors else ():
                write_line(line)
        report_evaluation(result, kept_back, with_errors=errors)
    raise typer.Exit(1 if result.failures else 0)


@app.command(short_help="Print the JSON Schema of the records.")
def schema(
    view: Annotated[View | None, typer.Option(help="Only this view; by default both, as {rich: …, flat: …}.")] = None,
) -> None:
    """Print the JSON Schema of the records.

    \b
    Examples:
      pakta schema
      pakta schema --view flat > flat.schema.json
    """
    with orderly():
        from pakta_extract.schemas import as_text, json_schema

        both = {v.value: json_schema(v.value) for v in View}
        write_line(as_text(both[view.value] if view else both).rstrip("\n"))

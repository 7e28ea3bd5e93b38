"""What the documents show, made again by running it, so that no page goes stale.

    python tests/docs_snippets.py              run every example and write what comes out into the pages
    python tests/docs_snippets.py --figures    also the figures of README.md, all columns (press articles: PAKTA_SHARED)
    python tests/docs_snippets.py --notebooks  also the outputs saved in the notebooks (extra `notebook`)

What is filled in:
    ```python                     run, block after block in one namespace; a ```text block right after shows what it prints
    ```console                    lines with `$ ` are run in bash; what stands below one is what the terminal shows
    <!-- file: PATH -->           the block below is that file
    <!-- examples: PATH -->       last column of the table below: values of `row` or `result` of docs/examples/ikrar.txt
    <!-- generated: NAME -->      lines up to <!-- end -->: a table made from the data of the package
"""
from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pakta_extract
from pakta_extract.evaluation import evaluate, of_half, read_gold, read_split
from pakta_extract.lexicon.messages import messages
from pakta_extract.lexicon.themes import load_themes

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "README.id.md", "docs/index.md", "docs/cli.md", "docs/records.md", "docs/themes.md")
EXAMPLE = Path("docs/examples/ikrar.txt")
FENCE = re.compile(r"(?P<file><!-- file: (?P<path>\S+) -->\n+)?^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.S | re.M)
GENERATED = re.compile(r"(?<=<!-- generated: )(\w+) -->\n.*?(?=<!-- end -->)", re.S)
EXAMPLES = re.compile(r"<!-- examples: (\S+) -->\n+((?:^\|.*\n)+)", re.M)
FIGURES = re.compile(r"(?<=<!-- figures -->\n)(?:^\|.*\n)+", re.M)
TAKEN = re.compile(r"in \d+\.\d s, \d+ articles/s")  # no two runs take the same time
LONGEST = 70  # characters of an example in a table


def renewed(text: str) -> str:
    """A page with everything in it that can be run or looked up made again."""
    with workshop():
        text = _run_blocks(text)
    text = GENERATED.sub(lambda m: f"{m[1]} -->\n{TABLES[m[1]]()}\n", text)
    return EXAMPLES.sub(lambda m: m[0].replace(m[2], _fill_examples(m[1], m[2])), text)


@contextlib.contextmanager
def workshop() -> Iterator[None]:
    """A scratch folder with docs/ and corpus/ in it as the current one, so that examples may write files."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("docs", "corpus"):
            (Path(folder) / name).symlink_to(ROOT / name, target_is_directory=True)
        with contextlib.chdir(folder):
            yield


def _run_blocks(text: str) -> str:
    namespace: dict[str, Any] = {"__name__": "__docs__"}
    printed: str | None = None  # what the block before printed, if it was Python

    def renew(match: re.Match[str]) -> str:
        nonlocal printed
        kind, body = match["kind"], match["body"]
        if match["file"]:
            new = Path(match["path"]).read_text("utf-8")
        elif kind == "console":
            new = _run_commands(body)
        elif kind == "text" and printed is not None:
            new = printed
        else:
            new = body
        printed = _run_python(body, namespace) if kind == "python" else None
        return f"{match['file'] or ''}```{kind}\n{new}```"

    return FENCE.sub(renew, text)


def _run_python(code: str, namespace: dict[str, Any]) -> str | None:
    """What the code prints; None where it asks for pandas and there is none."""
    if "import pandas" in code and find_spec("pandas") is None:
        return None
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "<docs>", "exec"), namespace)  # noqa: S102 - our own pages
    return out.getvalue()


def _run_commands(body: str) -> str:
    """Commands with what they show, run again. A command shown without output is only run."""
    head, *commands = re.split(r"^\$ ", body, flags=re.M)
    done = head
    for command in commands:
        line, shown = command.split("\n", 1)
        output = _terminal(line)
        if not shown.strip() or TAKEN.sub("", output) == TAKEN.sub("", shown):
            output = shown
        done += f"$ {line}\n{output}"
    return done


def _terminal(line: str) -> str:
    """What a terminal shows for one command; raises `AssertionError` with it where the command fails."""
    code, shown = _pakta(line) if re.fullmatch(r"pakta [^|<>]+", line) else _bash(line)
    assert code == 0, f"$ {line}\n{shown}"
    return shown


def _pakta(line: str) -> tuple[int, str]:
    """The command in this process, which has everything loaded."""
    from pakta_extract.cli.app import app

    arguments = shlex.split(line)[1:]
    if arguments[0] == "extract" and not {"--format", "--view"} & {*arguments}:
        arguments += ["--format", "card"]  # which a terminal gets of itself
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            app(arguments, prog_name="pakta")
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
    out.seek(0)
    return code, out.read()


def _bash(line: str) -> tuple[int, str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    run = subprocess.run(
        ["bash", "-c", line], capture_output=True, timeout=300, env={**os.environ, "PATH": path, "PYTHONUTF8": "1"}
    )
    return run.returncode, (run.stdout + run.stderr).decode()


@cache
def example() -> dict[str, Any]:
    """The two views of the example article."""
    text = (ROOT / EXAMPLE).read_text("utf-8")
    result = pakta_extract.load().extract(text, id=EXAMPLE.stem, source=EXAMPLE.as_posix())
    return {"result": result, "row": pakta_extract.flatten(result)}


def at(path: str) -> Any:
    """The part of a view that a path such as `result.events.0.date` leads to."""
    first, *steps = path.split(".")
    found = example()[first]
    for step in steps:
        found = found[int(step)] if step.isdigit() else getattr(found, step)
    return found


def _fill_examples(path: str, table: str) -> str:
    values = at(path).model_dump(mode="json")

    def fill(match: re.Match[str]) -> str:
        cell = _shown(values.get(match[2]), match[3].strip())
        return f"{match[1]} {cell} |" if cell else f"{match[1]} |"

    return re.sub(r"^(\| `(\w+)` \|.* \|)([^|\n]*)\|$", fill, table, flags=re.M)


def _shown(value: Any, written: str) -> str:
    """A value for a table; what was written by hand stays where the example has none, or one with parts."""
    parts = value if isinstance(value, list) else [value]
    if not parts or any(part is None or isinstance(part, (dict, list)) for part in parts):
        return written
    text = json.dumps(value, ensure_ascii=False).replace("|", "\\|")
    return f"`{text}`" if len(text) <= LONGEST else f"`{text[:LONGEST]}…`"


def _warnings_table() -> str:
    rows = (f"| `{code}` | {label.en} | {label.id} |" for code, label in messages().warnings.items())
    return "\n".join(["| code | meaning | arti |", "|---|---|---|", *rows])


def _themes_table() -> str:
    known = load_themes().labels
    rows = (f"| `{id_}` | {t.label_en} | {t.label_id} | {t.description} |" for id_, t in known.items())
    return "\n".join(["| theme | label | label in Indonesian | the promise |", "|---|---|---|---|", *rows])


TABLES: dict[str, Callable[[], str]] = {"warnings": _warnings_table, "themes": _themes_table}

SHOWN_FIGURES = {
    "is it a pledge event (F1)": "event f1",
    "region": "region accuracy",
    "city": "city accuracy",
    "date": "date accuracy",
    "officials, by name (F1)": "officials f1",
    "lead official": "lead official accuracy",
    "points (F1)": "points f1",
    "all points of the article": "points all accuracy",
    "themes (F1)": "themes f1",
    "city, date, lead and all points at once": "core accuracy",
}


@cache
def figures(folder: Path, half: str | None = None) -> dict[str, float]:
    """The figures of the README's table for a folder of gold or a half of it."""
    articles = read_gold(folder)
    if half:
        articles = of_half(articles, read_split(folder / "split.json")[half])
    found = evaluate(articles, pakta_extract.load(), explain=lambda _: False).scores.figures()
    return {label: found[name] for label, name in SHOWN_FIGURES.items()}


def figures_table(old: str) -> str:
    """The table of README.md measured again. Press articles are no part of the project: their column may stay."""
    corpus, shared = ROOT / "corpus", os.environ.get("PAKTA_SHARED")
    columns = [figures(corpus, "tune"), figures(corpus, "check")]
    columns += [figures(Path(shared) / "seeds")] if shared else []
    head, rule, *rows = old.splitlines()
    kept = {label: last for label, *_, last in map(table_cells, rows)}
    lines = [head, rule]
    for label in SHOWN_FIGURES:
        cells = [f"{column[label]:.2f}" for column in columns]
        cells += [] if shared else [kept.get(label, "…")]
        lines.append(f"| {' | '.join([label, *cells])} |")
    return "\n".join(lines) + "\n"


def table_cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def run_notebook(path: Path) -> None:
    """Run a notebook from the top and save it with its outputs, without the times."""
    execute = Path(sys.executable).with_name("jupyter-execute")
    subprocess.run([execute, "--inplace", "--kernel_name=python3", path], check=True, capture_output=True)
    notebook = json.loads(path.read_text("utf-8"))
    for cell in notebook["cells"]:
        cell["metadata"].pop("execution", None)
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", "utf-8")


def main() -> None:
    wanted = set(sys.argv[1:])
    if wanted - {"--figures", "--notebooks"}:
        sys.exit(__doc__)
    for page in PAGES:
        path = ROOT / page
        text = path.read_text("utf-8")
        new = renewed(text)
        if page == "README.md" and "--figures" in wanted:
            new = FIGURES.sub(lambda m: figures_table(m[0]), new)
        if new != text:
            path.write_text(new, "utf-8")
            print(f"{page}: written again")
    if "--notebooks" in wanted:
        for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
            run_notebook(path)
            print(f"{path.relative_to(ROOT)}: run again")


if __name__ == "__main__":
    main()

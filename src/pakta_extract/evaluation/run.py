"""An extractor over a folder of gold: scores, and the differences with the sentences they come from."""
from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from pakta_extract.batch import Extracts, extract_files
from pakta_extract.document import Document
from pakta_extract.evaluation.gold import GoldArticle, GoldRecord
from pakta_extract.evaluation.score import Difference, Scores
from pakta_extract.evaluation.sentences import gold_sentence, predicted_sentence
from pakta_extract.finders.layout import read_layout
from pakta_extract.reading import Failure
from pakta_extract.schema import Result, flatten


@dataclass(frozen=True, slots=True)
class Explained:
    """A difference, and for each value the sentence of the article it comes from (None: nowhere in particular)."""

    difference: Difference
    gold: tuple[tuple[str, str | None], ...]
    pred: tuple[tuple[str, str | None], ...]


@dataclass(slots=True)
class Evaluation:
    """`explained` holds the differences of the articles whose errors may be read."""

    scores: Scores = field(default_factory=Scores)
    explained: list[Explained] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


def evaluate(
    articles: Sequence[GoldArticle],
    extractor: Extracts,
    *,
    explain: Callable[[str], bool] = lambda id_: True,
    on_article: Callable[[], object] = lambda: None,
) -> Evaluation:
    """Extract every article and compare with its gold. `explain` says of which ids the errors are kept.

    An article that cannot be read or extracted counts as one without an event, and is in `failures`.
    """
    evaluation = Evaluation()
    outcomes = extract_files((item.file for item in articles), extractor)
    for gold, outcome in zip((item.gold for item in articles), outcomes, strict=True):
        before = len(evaluation.scores.differences)
        if isinstance(outcome, Failure):
            evaluation.failures.append(outcome)
            evaluation.scores.add(gold, None)
        else:
            evaluation.scores.add(gold, flatten(outcome.result))
            differences = evaluation.scores.differences[before:]
            if differences and explain(gold.id):
                doc = read_layout(outcome.article.text, outcome.article.title)
                evaluation.explained += [_explain(d, doc, gold, outcome.result) for d in differences]
        on_article()
    return evaluation


def _explain(difference: Difference, doc: Document, gold: GoldRecord, result: Result) -> Explained:
    name, about = difference.field, difference.about
    why = f" ({result.decision.rule})" if name == "event" else ""
    return Explained(
        difference,
        tuple((value, gold_sentence(doc, gold, name, value)) for value in difference.gold),
        tuple((value + why, predicted_sentence(doc, result, name, value, about)) for value in difference.pred),
    )


def of_half(articles: Sequence[GoldArticle], ids: Collection[str]) -> list[GoldArticle]:
    """The gold articles with these ids."""
    return [article for article in articles if article.gold.id in ids]

"""An extractor over a folder of gold: scores, and the differences with the sentences they come from."""
from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from pakta_extract.batch import Extracts, extract_or_fail
from pakta_extract.document import Document
from pakta_extract.evaluation.gold import GoldArticle, GoldRecord
from pakta_extract.evaluation.score import Difference, Scores
from pakta_extract.evaluation.sentences import gold_sentence, predicted_sentence
from pakta_extract.finders.layout import read_layout
from pakta_extract.reading import Article, Failure, UnreadableError, read_article
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
    for item in articles:
        before = len(evaluation.scores.differences)
        article, outcome = _extract(item, extractor)
        if isinstance(outcome, Failure):
            evaluation.failures.append(outcome)
            evaluation.scores.add(item.gold, None)
        else:
            evaluation.scores.add(item.gold, flatten(outcome))
            differences = evaluation.scores.differences[before:]
            if differences and explain(item.gold.id):
                doc = read_layout(article.text, article.title)
                evaluation.explained += [_explain(d, doc, item.gold, outcome) for d in differences]
        on_article()
    return evaluation


def _extract(item: GoldArticle, extractor: Extracts) -> tuple[Article, Result | Failure]:
    try:
        article = read_article(item.file)
    except UnreadableError as error:
        return Article(item.gold.id, ""), Failure(item.file.source, error.kind, error.reason)
    return article, extract_or_fail(extractor, article)


def _explain(difference: Difference, doc: Document, gold: GoldRecord, result: Result) -> Explained:
    name, about = difference.field, difference.about
    return Explained(
        difference,
        tuple((value, gold_sentence(doc, gold, name, value)) for value in difference.gold),
        tuple((value, predicted_sentence(doc, result, name, value, about)) for value in difference.pred),
    )


def of_half(articles: Sequence[GoldArticle], ids: Collection[str]) -> list[GoldArticle]:
    """The gold articles with these ids."""
    return [article for article in articles if article.gold.id in ids]

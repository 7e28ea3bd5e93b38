"""Records against gold: figures field by field, and the errors behind them."""
from pakta_extract.evaluation.gold import (
    GoldArticle,
    GoldError,
    GoldRecord,
    Half,
    find_split,
    read_gold,
    read_split,
)
from pakta_extract.evaluation.intervals import intervals
from pakta_extract.evaluation.run import Evaluation, Explained, evaluate, of_half
from pakta_extract.evaluation.score import Difference, Scores, score

__all__ = [
    "Difference",
    "Evaluation",
    "Explained",
    "GoldArticle",
    "GoldError",
    "GoldRecord",
    "Half",
    "Scores",
    "evaluate",
    "find_split",
    "intervals",
    "of_half",
    "read_gold",
    "read_split",
    "score",
]

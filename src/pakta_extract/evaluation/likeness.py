"""When two values count as the same: words in any order, points in order, names, positions, bodies.

All compare words in lower case, after Unicode compatibility folding, without punctuation.
"""
from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

G = TypeVar("G")
P = TypeVar("P")

_NEGATIONS = frozenset({"tidak", "tak", "bukan", "tanpa", "jangan", "belum", "menolak", "tolak"})
_MARKERS = {
    "pj": "pj", "penjabat": "pj", "pjs": "pjs", "plt": "plt", "plh": "plh", "wakil": "wakil", "wabup": "wakil",
    "wawali": "wakil", "asisten": "asisten", "anggota": "anggota", "mantan": "mantan",
}  # fmt: skip
_MARKER_PHRASES = (("penjabat sementara", "pjs"), ("pelaksana tugas", "plt"), ("pelaksana harian", "plh"))
_BODY_FILLERS = frozenset(
    {"unsur", "perwakilan", "pihak", "jajaran", "para", "pimpinan", "anggota", "komisioner", "dari"}
)


def words(text: str | None) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text or "").lower())


def shared_words(a: Sequence[str], b: Sequence[str]) -> float:
    """F1 of two bags of words, 0 to 1."""
    both = sum((Counter(a) & Counter(b)).values())
    return 2 * both / (len(a) + len(b)) if both else 0.0


def phrases(gold: str | None, pred: str | None) -> float:
    """Word F1 of two phrases."""
    return shared_words(words(gold), words(pred))


def points(gold: str, pred: str) -> float:
    """F1 of the longest common subsequence of words; 0 if the two do not hold the same negations."""
    x, y = words(gold), words(pred)
    if not x or not y or _negations(x) != _negations(y):
        return 0.0
    return 2 * _common_subsequence(x, y) / (len(x) + len(y))


def names(gold: str | None, pred: str | None) -> float:
    """1 for the same words; 0.9 where one name holds the other (a prediction needs two words for that)."""
    x, y = set(words(gold)), set(words(pred))
    if not x or not y or len(y - x) > 1:
        return 0.0
    if x == y:
        return 1.0
    if x < y or (y < x and len(y) > 1):
        return 0.9
    return phrases(gold, pred)


def bodies(gold: str, pred: str) -> float:
    """Word F1 without fillers such as `unsur`; the first word of one must stand in the other."""
    x = [word for word in words(gold) if word not in _BODY_FILLERS]
    y = [word for word in words(pred) if word not in _BODY_FILLERS]
    if not x or not y or (x[0] not in y and y[0] not in x):
        return 0.0
    return shared_words(x, y)


def same_position(gold: str | None, pred: str | None) -> bool:
    """Whether two offices agree in most words and wholly in acting, deputy and former."""
    if not gold or not pred:
        return not gold and not pred
    return phrases(gold, pred) >= 0.6 and _office_markers(gold) == _office_markers(pred)


def pair(
    gold: Sequence[G], pred: Sequence[P], likeness: Callable[[G, P], float], least: float
) -> list[tuple[int, int]]:
    """Pair items one to one, the most alike first (of equals, the later ones); pairs of indices, sorted."""
    ranked = sorted(((likeness(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(pred)), reverse=True)
    taken: dict[int, int] = {}
    for alike, i, j in ranked:
        if alike >= least and i not in taken and j not in taken.values():
            taken[i] = j
    return sorted(taken.items())


def _negations(tokens: Sequence[str]) -> Counter[str]:
    return Counter(token for token in tokens if token in _NEGATIONS)


def _common_subsequence(x: Sequence[str], y: Sequence[str]) -> int:
    lengths = [0] * (len(y) + 1)
    for a in x:
        diagonal = 0
        for j, b in enumerate(y, start=1):
            above = lengths[j]
            lengths[j] = diagonal + 1 if a == b else max(above, lengths[j - 1])
            diagonal = above
    return lengths[-1]


def _office_markers(position: str) -> frozenset[str]:
    text = " ".join(words(position))
    found = set()
    for phrase, marker in _MARKER_PHRASES:
        if phrase in text:
            found.add(marker)
            text = text.replace(phrase, " ")
    found |= {_MARKERS[word] for word in text.split() if word in _MARKERS}
    # `Pjs` is often written out beside `Penjabat`
    return frozenset(found - {"pj"} if "pjs" in found else found)

"""How alike two texts are, by runs of four words, each as often as it occurs.

The measure of the article extraction benchmark (github.com/scrapinghub/article-extraction-benchmark): each
page's true and false positives and false negatives are shares of that page, so that long pages weigh no more
than short ones.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

WORD = re.compile(r"\w+")
RUN = 4


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean, from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(pairs: Iterable[tuple[str, str]]) -> Score:
    """The score of pages, each as what it should say and what was read."""
    hit = extra = missed = 0.0
    for gold, read in pairs:
        a, b = _runs(gold), _runs(read)
        shared = (a & b).total()
        whole = a.total() + b.total() - shared or 1
        hit += shared / whole
        extra += (b.total() - shared) / whole
        missed += (a.total() - shared) / whole
    return Score(hit / (hit + extra or 1), hit / (hit + missed or 1))


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(tuple(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1)) if words)

"""The same trees in the dress of headlines and careless typing."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from training.conllu import Gold

_SMALL = {"ADP", "DET", "CCONJ", "SCONJ", "PART", "AUX"}


def augment(golds: Iterable[Gold], rng: np.random.Generator) -> Iterator[Gold]:
    """Each sentence, now and then in lower case, in a headline's capitals, or without its last full stop."""
    for gold in golds:
        dice = rng.random(2)
        one = without_stop(gold) if dice[1] < 0.05 else gold
        if dice[0] < 0.06:
            yield lower(one)
        elif dice[0] < 0.10:
            yield title(one)
        else:
            yield one


def lower(gold: Gold) -> Gold:
    """All in lower case, as the parser sees text in capitals."""
    return replace(gold, words=tuple(word.lower() for word in gold.words))


def title(gold: Gold) -> Gold:
    """Every word but the small ones with a capital, as in many headlines."""
    pairs = zip(gold.words, gold.upos, strict=True)
    return replace(gold, words=tuple(w if tag in _SMALL else w[:1].upper() + w[1:] for w, tag in pairs))


def without_stop(gold: Gold) -> Gold:
    """Without a final full stop, where nothing hangs on it."""
    n = len(gold)
    if n < 2 or gold.words[-1] != "." or n in gold.heads:
        return gold
    cut = {name: getattr(gold, name)[:-1] for name in ("words", "upos", "xpos", "heads", "deps")}
    return replace(gold, **cut)

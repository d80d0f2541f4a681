"""Sentences as arrays of a few fixed shapes, so that the network is compiled only a few times."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tollbook.extract.parse.features import COLUMNS, Clusters, as_seen, word_rows
from training.conllu import Gold

LENGTHS = (8, 14, 20, 26, 34, 46, 64, 100)


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of the tags (`UPOS|XPOS`) and of the relations, by number."""

    tags: tuple[str, ...]
    deps: tuple[str, ...]

    @classmethod
    def of(cls, golds: Sequence[Gold]) -> "Labels":
        """All labels that occur, in alphabetic order."""
        tags = {tag for gold in golds for tag in _tags(gold)}
        return cls(tuple(sorted(tags)), tuple(sorted({dep for gold in golds for dep in gold.deps})))


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences padded to one length: `[b, t]` arrays, `rows` `[b, t, columns]`; `lengths` may be 0."""

    rows: np.ndarray
    back: np.ndarray
    heads: np.ndarray
    deps: np.ndarray
    tags: np.ndarray
    lengths: np.ndarray


def _tags(gold: Gold) -> list[str]:
    return [f"{upos}|{xpos}" for upos, xpos in zip(gold.upos, gold.xpos, strict=True)]


def batches(
    golds: Sequence[Gold], numbers: "Numbers", *, words: int, rng: np.random.Generator
) -> Iterator[Batch]:
    """All sentences once, in random order of batches of about `words` words."""
    buckets: dict[int, list[Gold]] = {}
    for i in rng.permutation(len(golds)):
        length = next(n for n in LENGTHS if n >= len(golds[i]))
        buckets.setdefault(length, []).append(golds[i])
    jobs = [
        (length, bucket[at : at + words // length])
        for length, bucket in sorted(buckets.items())
        for at in range(0, len(bucket), words // length)
    ]
    for i in rng.permutation(len(jobs)):
        length, chosen = jobs[i]
        yield numbers.batch(chosen, length, words // length)


class Numbers:
    """Turns sentences into the numbers of their labels and of their words' rows."""

    def __init__(self, labels: Labels, clusters: Clusters) -> None:
        self.tags = {tag: i for i, tag in enumerate(labels.tags)}
        self.deps = {dep: i for i, dep in enumerate(labels.deps)}
        self.row = functools.cache(functools.partial(word_rows, clusters=clusters))

    def batch(self, golds: Sequence[Gold], length: int, size: int) -> Batch:
        """One batch of `size` rows of `length` words; rows without a sentence stay empty."""
        shape = (size, length)
        out = Batch(
            np.zeros((*shape, len(COLUMNS)), np.int32),
            np.tile(np.arange(length, dtype=np.int32), (size, 1)),
            *(np.zeros(shape, np.int32) for _ in range(3)),
            np.zeros(size, np.int32),
        )
        for i, gold in enumerate(golds):
            n = len(gold)
            out.rows[i, :n] = [self.row(word) for word in as_seen(gold.words)]
            out.back[i, :n] = np.arange(n)[::-1]
            out.heads[i, :n] = gold.heads
            out.deps[i, :n] = [self.deps.get(dep, 0) for dep in gold.deps]
            out.tags[i, :n] = [self.tags.get(tag, 0) for tag in _tags(gold)]
            out.lengths[i] = n
        return out

"""The recipe: which sentences, which sizes, in which order, and what is written at the end."""

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tollbook.extract.parse.features import read_clusters
from tollbook.extract.parse.weights import save_model
from training.augment import augment
from training.batches import Labels, Numbers
from training.card import write_card
from training.clusters import cluster_lines
from training.conllu import Gold
from training.data import load_treebanks
from training.fit import Plan, fit
from training.grammar import Grammar, generate, load_grammar
from training.net import Params, Sizes, new_params


@dataclass(frozen=True, slots=True)
class Lessons:
    """What is learnt in each epoch: all treebank sentences, and generated ones that never come again."""

    treebanks: list[Gold]
    grammar: Grammar
    generated: int
    seed: int

    def of(self, epoch: int) -> list[Gold]:
        """The sentences of an epoch, some of them in the dress of headlines."""
        seed = self.seed * 1000 + epoch
        made = generate(self.grammar, self.generated, seed)
        return list(augment([*self.treebanks, *made], np.random.default_rng(seed)))


def train(folder: Path, model: Path, *, epochs: int, generated: int, seed: int) -> None:
    """Trains on the treebanks in `folder` and writes weights, classes and the model card to `model`."""
    began = time.monotonic()
    banks = load_treebanks(folder)
    lessons = Lessons(banks.train, load_grammar(), generated, seed)
    labels = Labels.of([*banks.train, *generate(lessons.grammar, 2000, seed)])
    lines = cluster_lines()
    numbers = Numbers(labels, read_clusters(lines))
    sizes = Sizes(tags=len(labels.tags), deps=len(labels.deps))
    plan = Plan(epochs=epochs, layers=sizes.layers, seed=seed)
    params: Params = fit(new_params(sizes, seed), lessons.of, banks.judged["EWT dev"], numbers, plan)
    arrays = {name: np.asarray(value) for name, value in params.items()}
    save_model(model, arrays, tags=labels.tags, deps=labels.deps, cluster_lines=lines)
    seconds = time.monotonic() - began
    write_card(model, banks, sizes=sizes, plan=plan, generated=generated, seconds=seconds)

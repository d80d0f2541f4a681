"""The recipe: which sentences, which sizes, in which order, and what is written at the end."""

import time
from dataclasses import asdict, dataclass
from pathlib import Path

import jax.numpy as jnp
import numpy as np

from tollbook.extract.parse.features import read_clusters
from tollbook.extract.parse.weights import load_model, save_model
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
    """What is learnt in each epoch: a share of the treebanks, and generated sentences, always new."""

    treebanks: list[Gold]
    grammar: Grammar
    generated: int
    share: float
    seed: int

    def of(self, epoch: int) -> list[Gold]:
        """The sentences of an epoch, some of them in the dress of headlines."""
        seed = self.seed * 1000 + epoch
        made = generate(self.grammar, self.generated, seed)
        dice = np.random.default_rng(seed)
        if self.share < 1:
            kept = [gold for gold in self.treebanks if dice.random() < self.share]
        else:
            kept = self.treebanks
        return list(augment([*kept, *made], dice))


@dataclass(frozen=True, slots=True)
class Course:
    """What a run of training may vary.

    Attributes:
        epochs: Passes over the sentences.
        rate: Highest learning rate.
        generated: Generated sentences in each epoch.
        share: Share of the treebanks' sentences in each epoch, drawn anew.
        seed: Where all chance comes from.
        start: Folder of a model to go on from; None for new weights.
    """

    epochs: int = 20
    rate: float = 0.003
    generated: int = 5000
    share: float = 1.0
    seed: int = 7
    start: Path | None = None


def train(folder: Path, model: Path, course: Course) -> None:
    """Trains on the treebanks in `folder` and writes weights, classes and the model card to `model`."""
    began = time.monotonic()
    banks = load_treebanks(folder)
    lessons = Lessons(banks.train, load_grammar(), course.generated, course.share, course.seed)
    lines = cluster_lines()
    labels, params, origin = _beginning(course, lessons)
    numbers = Numbers(labels, read_clusters(lines))
    plan = Plan(epochs=course.epochs, rate=course.rate, seed=course.seed)
    fitted = fit(params, lessons.of, banks.judged["EWT dev"], numbers, plan)
    arrays = {name: np.asarray(value) for name, value in fitted.items()}
    save_model(model, arrays, tags=labels.tags, deps=labels.deps, cluster_lines=lines)
    run = {**asdict(course), "start": origin, "minutes": round((time.monotonic() - began) / 60)}
    write_card(model, banks, start=course.start, run=run)


def _beginning(course: Course, lessons: Lessons) -> tuple[Labels, Params, str]:
    """Labels, weights to begin with, and what they are: `new`, or the version of a model."""
    if course.start:
        known = load_model(course.start)
        params = {name: jnp.asarray(value) for name, value in known.params.items()}
        return Labels(known.tags, known.deps), params, known.version
    labels = Labels.of([*lessons.treebanks, *generate(lessons.grammar, 2000, course.seed)])
    return labels, new_params(Sizes(tags=len(labels.tags), deps=len(labels.deps)), course.seed), "new"

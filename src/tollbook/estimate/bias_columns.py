"""Biases: of each relation, each claimant, each harm it speaks of, and their drift."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np

from tollbook.estimate.hedges import pieces
from tollbook.estimate.priors import Priors, Setting, Voice
from tollbook.estimate.reports import Report
from tollbook.estimate.student import stray

Array = np.ndarray[Any, np.dtype[np.float64]]

COUNTING = (Voice.RECORDER, Voice.CLOSING)  # go by names
DRIFTS_FROM = (6, 45)  # reports, and days between them, from which a claimant's drift can be told
ROUND = 0.05  # log width of what rounds to a figure, from which it is a round one
DRIFT_DAYS, DRIFT_KNOTS = 30, 6


@dataclass(frozen=True, slots=True)
class BiasColumns:
    """Log bias of each report = mean + matrix @ weights(unknowns) + what its claimant leans.

    Attributes:
        mean: (reports,) of the relation.
        matrix: (reports, columns) of relations, of what all have in common, then harms and drifts of
            claimants.
        common: Which column is what all have in common.
        speakers: Claimants with several reports, whose lean is an unknown of its own; of those with one it is
            integrated out: part of the report's error.
        says: (reports, speakers) 1 where that speaker says it.
        lean: (speakers,) spread of a lean.
        folded: (reports,) spread of the lean of those who report once; else 0.
    """

    mean: Array
    matrix: Array
    common: int
    speakers: tuple[str, ...]
    says: Array
    lean: Array
    folded: Array

    @property
    def spoken(self) -> Array:
        """(speakers,) how many reports are by each; 1 for one who has been silenced."""
        made: Array = np.maximum(self.says.sum(0), 1.0)
        return made

    def taken(self, index: Sequence[int]) -> "BiasColumns":
        """The biases of some of the reports, in the same unknowns."""
        return replace(
            self, mean=self.mean[index], matrix=self.matrix[index], says=self.says[index],
            folded=self.folded[index],
        )  # fmt: skip

    def weights(self, places: Array) -> tuple[Array, Array]:
        """Weights of the columns from standard normal unknowns (points, columns), and their slopes.

        Normal but for what all have in common: in one case of ten that is anything.
        """
        made, slope = places.copy(), np.ones(places.shape)
        made[:, self.common], slope[:, self.common] = stray(places[:, self.common])
        return made, slope


def bias_columns(reports: Sequence[Report], setting: Setting, origin: date, priors: Priors) -> BiasColumns:
    """The biases of these reports."""
    bias = [priors.bias[setting, report.voice] for report in reports]
    counted = Counter(report.speaker for report in reports)
    speakers = tuple(dict.fromkeys(r.speaker for r in reports if counted[r.speaker] > 1))
    columns: list[Array] = [
        np.array([b.between * (r.voice is voice) for b, r in zip(bias, reports, strict=True)])
        for voice in sorted({report.voice for report in reports})
    ]
    common = len(columns)
    columns.append(_common(reports, setting, priors))
    says = np.array([[float(r.speaker == s) for s in speakers] for r in reports]).reshape(
        len(reports), len(speakers)
    )
    within = np.array([b.within for b in bias])
    only = _only_words(reports, priors) if setting is Setting.SUDDEN else np.ones(len(reports))
    for own in says.T:
        columns += _harm_columns(own * within, reports, priors) + _drift_columns(own, reports, origin, priors)
    return BiasColumns(
        mean=np.array([b.mean for b in bias]),
        matrix=np.array(columns).T,
        common=common,
        speakers=speakers,
        says=says,
        lean=np.array([(within * only)[own > 0].min() for own in says.T]),
        folded=within * (says.sum(1) == 0) * only,
    )


def _common(reports: Sequence[Report], setting: Setting, priors: Priors) -> Array:
    """What all may be wrong in together, whoever they are: they hear of the same dead.

    Lists and closing accounts are no hearsay.
    """
    common = priors.number["sudden_common" if setting is Setting.SUDDEN else "common"]
    return np.array([common.spread * (report.voice not in COUNTING) for report in reports])


def _only_words(reports: Sequence[Report], priors: Priors) -> Array:
    """How much wider a lean is of who speaks once of a harm in a sudden event: a round figure is no count."""
    told = Counter((report.speaker, report.harm) for report in reports)
    once = np.array([told[report.speaker, report.harm] == 1 for report in reports])
    rough = np.array([pieces(r.count)[0].high - pieces(r.count)[0].low > ROUND for r in reports])
    number = priors.number
    return np.where(once, np.where(rough, number["round_word"].location, number["only_word"].location), 1.0)


def _harm_columns(says: Array, reports: Sequence[Report], priors: Priors) -> list[Array]:
    spoken = sorted({r.harm for r, said in zip(reports, says, strict=True) if said})
    if len(spoken) < 2:
        return []
    sd = priors.number["harm_bias"].spread
    return [says * np.array([sd * (r.harm is harm) for r in reports]) for harm in spoken]


def _drift_columns(says: Array, reports: Sequence[Report], origin: date, priors: Priors) -> list[Array]:
    """Steps of a walk of the log bias, linear between knots: each raises all that is said after it."""
    days = np.array([float((report.ends - origin).days) for report in reports])
    spoken = days[says > 0]
    span = spoken.max() - spoken.min()
    if len(spoken) < DRIFTS_FROM[0] or span < DRIFTS_FROM[1]:
        return []
    knots = np.linspace(spoken.min(), spoken.max(), min(DRIFT_KNOTS, int(span // DRIFT_DAYS)) + 1)
    sd = priors.number["drift"].spread * math.sqrt((knots[1] - knots[0]) / DRIFT_DAYS)
    return [says * sd * np.clip((days - a) / (b - a), 0.0, 1.0) for a, b in pairwise(knots)]

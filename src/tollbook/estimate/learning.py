"""What closed cases teach: priors of biases, updated by what was claimed then and established later.

The prior's row counts as much as a few closed tolls would; each closed toll adds what its claimants' last
words missed the truth by. Conjugate updates of a normal mean and two variances, with Student's weights so
that one wild claimant does not decide (Gelman et al., Bayesian Data Analysis, 3rd ed., 3.3, 5.4 and 17.2).
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from tollbook.cases import Case
from tollbook.estimate.priors import BiasPrior, Priors, Setting, Voice
from tollbook.estimate.reports import Block, Report, blocks, evidence
from tollbook.model import Claim, Frame, Harm, Status

Array = np.ndarray[Any, np.dtype[np.float64]]

MEAN_WORTH = 4.0  # closed tolls that a prior's mean is worth
SPREAD_WORTH = 6.0  # and its spreads
TAIL = 4.0  # degrees of freedom
COUNTED_BY = 7  # days after a sudden event before which counts say nothing of biases


@dataclass(frozen=True, slots=True)
class Closed:
    """A toll that was established later."""

    party: str
    harm: Harm
    status: Status
    toll: float


@dataclass(frozen=True, slots=True)
class Lesson:
    """By how much (log) the last words of each claimant of one voice missed one closed toll."""

    setting: Setting
    voice: Voice
    errors: tuple[float, ...]


def lessons(claims: Sequence[Claim], case: Case, closed: Sequence[Closed]) -> tuple[Lesson, ...]:
    """What one closed case teaches."""
    truth = {(c.party, c.harm, c.status): c.toll for c in closed}
    found: list[Lesson] = []
    for block in blocks(evidence(claims), case):
        for harm in sorted({report.harm for report in block.reports}):
            toll = truth.get((block.party, harm, block.status))
            if toll is not None and toll > 0:
                found += _of_toll(block, harm, toll)
    return tuple(found)


def updated(priors: Priors, taught: Sequence[Lesson]) -> Priors:
    """Priors that have learned from closed cases."""
    bias: Mapping[tuple[Setting, Voice], BiasPrior] = {
        key: _updated(row, [lesson for lesson in taught if (lesson.setting, lesson.voice) == key])
        for key, row in priors.bias.items()
    }
    return replace(priors, bias=bias)


def _of_toll(block: Block, harm: Harm, toll: float) -> Iterator[Lesson]:
    last: dict[tuple[Voice, str], Report] = {}
    for report in block.reports:
        if report.harm is harm and _settled(block, report):
            last[report.voice, report.speaker] = report
    for voice in sorted({voice for voice, _ in last}):
        said = [report for (of, _), report in last.items() if of is voice]
        yield Lesson(block.setting, voice, tuple(math.log((r.figure + 0.5) / (toll + 0.5)) for r in said))


def _settled(block: Block, report: Report) -> bool:
    """Whether a figure is of all the harm: of its end, or of a sudden event when counting is over."""
    if report.claim.period.frame is Frame.INTERVAL:
        return False
    if block.setting is Setting.SUDDEN:
        return (report.ends - block.origin).days >= COUNTED_BY
    return report.ends >= block.last


def _updated(row: BiasPrior, taught: Sequence[Lesson]) -> BiasPrior:
    if not taught:
        return row
    means = np.array([np.mean(lesson.errors) for lesson in taught])
    sizes = np.array([len(lesson.errors) for lesson in taught])
    variance = row.between**2 + row.within**2 / sizes
    weight = _weight((means - row.mean) ** 2 / variance) * row.sd**2 / variance
    mean = (MEAN_WORTH * row.mean + float(weight @ means)) / (MEAN_WORTH + float(weight.sum()))
    beyond = np.maximum((means - mean) ** 2 - row.within**2 / sizes, 0.0)
    between = _spread(row.between, beyond)
    apart = [
        (error - np.mean(lesson.errors)) ** 2 * len(lesson.errors) / (len(lesson.errors) - 1)
        for lesson in taught
        if len(lesson.errors) > 1
        for error in lesson.errors
    ]
    return BiasPrior(mean, between, _spread(row.within, np.array(apart)))


def _spread(prior: float, squares: Array) -> float:
    weight = _weight(squares / prior**2)
    found = (SPREAD_WORTH * prior**2 + float(weight @ squares)) / (SPREAD_WORTH + float(weight.sum()))
    return math.sqrt(found)


def _weight(squared: Array) -> Array:
    """Of an error with this square in units of its variance, as if tails were Student's."""
    made: Array = (TAIL + 1) / (TAIL + squared)
    return made

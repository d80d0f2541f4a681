"""From points of a posterior to an estimate that a reader can check."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from tollbook.estimate.density import log_bias
from tollbook.estimate.design import Design, plain_harms
from tollbook.estimate.floors import reached_floor
from tollbook.estimate.influence import Without
from tollbook.estimate.posterior import Posterior
from tollbook.estimate.predictive import predictive_p
from tollbook.estimate.question import Question
from tollbook.estimate.reports import PARTS, Block, Report, shares_parts
from tollbook.estimate.shares import PriorShares
from tollbook.estimate.tolls import log_tolls
from tollbook.model import Bias, Estimate, Frame, Harm, Influence, Relation, Status

Array = np.ndarray[Any, np.dtype[np.float64]]

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
DRAWS = 2000  # kept with an estimate at most


@dataclass(frozen=True, slots=True)
class Run:
    """What all estimates of one run share."""

    question: Question
    method: str
    seed: int
    ledger_head: str | None
    copies: Mapping[str, int]


def summarise(
    posterior: Posterior, without: Mapping[str, Without], harm: Harm, days: Sequence[date], run: Run
) -> Iterator[Estimate]:
    """The toll of one harm up to each of some days, `without` each claimant too."""
    design, block = posterior.design, posterior.design.block
    reports = [report for report in block.reports if shares_parts(report.harm, harm)]
    if posterior.failed:
        for day in days:
            yield no_estimate(block.party, harm, block.status, day, posterior.failed, run, reports)
        return
    biases = _biases(posterior, harm, run.question.level)
    diagnostics = posterior.diagnostics | {f"p({s})": p for s, p in predictive_p(posterior).items()}
    shares = PriorShares(posterior, harm)
    contradicted = _contradicted(posterior, harm)
    draws = toll_draws(design, posterior.points, harm, days).T
    told = zip(days, draws, shares.at(days), _influences(design, without, harm, days), strict=True)
    for day, toll, prior, influence in told:
        yield plain_estimate(
            block, harm, day, toll, run,
            reports=reports, floor=reached_floor(block, harm, day), biases=biases, diagnostics=diagnostics,
            notes=(*posterior.notes, *_notes(design, harm, day, reports), *contradicted),
            prior=prior, influence=influence,
        )  # fmt: skip


def plain_estimate(
    block: Block,
    harm: Harm,
    day: date,
    draws: Array,
    run: Run,
    *,
    reports: Collection[Report],
    floor: int | None,
    biases: tuple[Bias, ...],
    diagnostics: Mapping[str, float],
    notes: tuple[str, ...],
    prior: float | None = None,
    influence: tuple[Influence, ...] = (),
) -> Estimate:
    """An estimate from draws of a toll, however they were made."""
    tails = (1 - run.question.level) / 2
    low, median, high = np.quantile(draws, (tails, 0.5, 1 - tails))
    return Estimate(
        party=block.party, harm=harm, status=block.status, as_of=day, frame=Frame.CUMULATIVE,
        mean=_people(draws.mean()), median=_people(median), low=_people(low), high=_people(high),
        level=run.question.level, quantiles=_quantiles(draws), claims=_told(reports, run),
        independent=len(reports), floor=floor, prior_share=prior, influence=influence, biases=biases,
        method=run.method, seed=run.seed, ledger_head=run.ledger_head, diagnostics=diagnostics, notes=notes,
        rests_on=tuple(sorted(report.claim.id for report in reports)),
        draws=tuple(float(v) for v in draws[:: max(1, len(draws) // DRAWS)]),
    )  # fmt: skip


def no_estimate(
    party: str, harm: Harm, status: Status, day: date, why: str, run: Run, reports: Collection[Report] = ()
) -> Estimate:
    """The answer where there is none, with the reason."""
    return Estimate(
        party=party, harm=harm, status=status, as_of=day, frame=Frame.CUMULATIVE,
        mean=None, median=None, low=None, high=None, level=run.question.level, quantiles={},
        claims=_told(reports, run), independent=len(reports), floor=None, prior_share=None,
        influence=(), biases=(), method=run.method, seed=run.seed, ledger_head=run.ledger_head,
        insufficient=why, rests_on=tuple(sorted(report.claim.id for report in reports)),
    )  # fmt: skip


def toll_draws(design: Design, points: Array, harm: Harm, days: Sequence[date]) -> Array:
    """The toll of a harm up to each of some days, in people, for each point: (points, days)."""
    made: Array = np.exp(log_tolls(design, points, design.asked(harm, days))[0])
    return made


def _quantiles(draws: Array) -> dict[str, float]:
    return {f"{q:g}": _people(v) for q, v in zip(QUANTILES, np.quantile(draws, QUANTILES), strict=True)}


def _told(reports: Collection[Report], run: Run) -> int:
    return sum(run.copies.get(report.claim.id, 1) for report in reports)


def _people(value: float) -> float:
    return float(round(value))


def _influences(
    design: Design, without: Mapping[str, Without], harm: Harm, days: Sequence[date]
) -> list[tuple[Influence, ...]]:
    """By day."""
    speakers = sorted({report.speaker for report in design.reports if shares_parts(report.harm, harm)})
    medians = [_medians_without(speaker, without, design, harm, days) for speaker in speakers]
    return [
        tuple(Influence(speaker, by_day[at]) for speaker, by_day in zip(speakers, medians, strict=True))
        for at in range(len(days))
    ]


def _medians_without(
    speaker: str, without: Mapping[str, Without], design: Design, harm: Harm, days: Sequence[date]
) -> Sequence[float | None]:
    """By day; None where nobody else speaks of the harm or of a part of it."""
    parts = {part for part in PARTS.get(harm, (harm,)) if part in design.layout.harms}
    others = plain_harms([report for report in design.reports if report.speaker != speaker])
    if not without or not parts <= set(others):
        return [None] * len(days)
    medians = without[speaker].medians(toll_draws(design, without[speaker].points, harm, days))
    return [_people(median) for median in medians]


def _biases(posterior: Posterior, harm: Harm, level: float) -> tuple[Bias, ...]:
    design = posterior.design
    logs = log_bias(design, posterior.points)
    tails = (1 - level) / 2
    found = []
    for speaker in sorted({report.speaker for report in design.reports}):
        rows = [
            i for i, r in enumerate(design.reports) if r.speaker == speaker and shares_parts(r.harm, harm)
        ]
        if rows:
            low, median, high = np.exp(np.quantile(logs[:, rows].mean(1), (tails, 0.5, 1 - tails)))
            relation = _relation(design.reports[rows[0]])
            found.append(Bias(speaker, relation, *(round(float(v), 3) for v in (median, low, high))))
    return tuple(found)


def _relation(report: Report) -> Relation:
    return report.claim.claimant.relation if report.claim.claimant else Relation.THIRD_PARTY


def _notes(design: Design, harm: Harm, day: date, reports: Collection[Report]) -> list[str]:
    notes = []
    speakers = sorted({report.speaker for report in reports})
    if len(speakers) == 1:
        notes.append(f"one claimant alone ({speakers[0]}): its bias cannot be told from the toll")
    if all(report.harm is not harm for report in reports):
        others = ", ".join(sorted({report.harm.value for report in reports}))
        notes.append(f"no claim on {harm} itself: derived from {others} by the usual ratio")
    if day > design.block.last:
        notes.append(f"no claim after {design.block.last}: extrapolated")
    return notes


def _contradicted(posterior: Posterior, harm: Harm) -> list[str]:
    """Floors that most of the posterior lies below: another claim denies them."""
    design = posterior.design
    if not design.floors:
        return []
    tolls = log_tolls(design, posterior.points, design.rows)[0][:, len(design.reports) :]
    broken = (tolls < design.log_floor - 0.1).mean(0)
    return [
        f"the floor of {floor.count} by {floor.day} is contradicted by other claims"
        for floor, share in zip(design.floors, broken, strict=True)
        if share > 0.5 and floor.harm is harm
    ]

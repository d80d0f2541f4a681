"""Claims as the losses of the published model, and its draws as estimates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from tollbook.estimate.floors import reached_floor
from tollbook.estimate.nuts import failure
from tollbook.estimate.pnas2023.fit import PublishedFit, fit_published
from tollbook.estimate.pnas2023.losses import Loss
from tollbook.estimate.reports import Block, Report
from tollbook.estimate.summary import Run, no_estimate, plain_estimate
from tollbook.model import Bias, Estimate, Frame, Harm, Status

TITLE = "the published model of Radford et al. 2023: ranges are two reports, repeats count again"


@dataclass(frozen=True, slots=True)
class PeopleLoss:
    """A claim's figure, or one end of it, as the published model takes it."""

    day: int
    count: int
    category: str
    country: str
    source: str
    daily: bool
    minimum: bool
    maximum: bool


def people_category(harm: Harm, status: Status) -> str:
    """What losses of people are called, so that coded losses and claims meet."""
    return f"{harm.value} {status.value}"


def losses_of(blocks: Sequence[Block]) -> Iterator[PeopleLoss]:
    """The figures of blocks: a range as its two ends, a bound as one."""
    for block in blocks:
        for report in block.reports:
            if report.claim.period.frame is Frame.CUMULATIVE or report.begins == report.ends:
                yield from _ends(block, report)


def _ends(block: Block, report: Report) -> Iterator[PeopleLoss]:
    low, high = report.count.low, report.count.high
    single = report.claim.period.frame is not Frame.CUMULATIVE
    category = people_category(report.harm, block.status)
    day = max(1, (report.ends - block.origin).days + 1)
    for count, minimum, maximum in ((low, low != high, False), (high, False, True)):
        if count is not None and not (maximum and low == high):
            yield PeopleLoss(day, count, category, block.party, report.speaker, single, minimum, maximum)


def published_estimates(
    blocks: Sequence[Block],
    losses: Sequence[Loss],
    harms: Sequence[tuple[Block, Harm]],
    as_of: date,
    run: Run,
) -> Iterator[Estimate]:
    """Estimates by the published model.

    Args:
        blocks: All evidence on people, asked for or not: the model learns from all of it.
        losses: Coded losses to fit instead, equipment too, where a data set has them.
        harms: What is asked.
        as_of: Of when; later than the last report, the toll of its day is given.
        run: What all estimates share.
    """
    if not harms:
        return
    fit = fit_published(list(losses) or list(losses_of(blocks)), run.seed)
    places = {kind: index for index, kind in enumerate(fit.data.types)}
    for block, harm in harms:
        place = places.get((people_category(harm, block.status), block.party))
        if place is None:
            yield no_estimate(block.party, harm, block.status, as_of, f"no claim on {harm}", run)
        else:
            yield _estimate(fit, place, block, harm, as_of, run)


def _estimate(fit: PublishedFit, place: int, block: Block, harm: Harm, as_of: date, run: Run) -> Estimate:
    reports = [report for report in block.reports if report.harm is harm]
    failed = failure(fit.diagnostics, fit.points[:, :, 0].size)
    if failed:
        return no_estimate(block.party, harm, block.status, as_of, failed, run, reports)
    day = min(max((as_of - block.origin).days, 0), fit.data.days - 1)
    last = block.origin + timedelta(days=day)
    notes = (TITLE,) if last == as_of else (TITLE, f"as of {last}, the last day of its data")
    return plain_estimate(
        block, harm, as_of, np.exp(fit.log_tolls[:, :, place, day]).ravel(), run,
        reports=reports, floor=reached_floor(block, harm, as_of), biases=_biases(fit, place, reports, run),
        diagnostics=fit.diagnostics, notes=notes,
    )  # fmt: skip


def _biases(fit: PublishedFit, place: int, reports: Sequence[Report], run: Run) -> tuple[Bias, ...]:
    relation = {r.speaker: r.claim.claimant.relation for r in reports if r.claim.claimant}
    tails = (1 - run.question.level) / 2
    found = []
    for index, (source, kind) in enumerate(fit.data.cells):
        speaker = fit.data.sources[source]
        if kind == place and speaker in relation:
            low, high = np.exp(np.quantile(fit.log_biases[:, :, index], (tails, 1 - tails)))
            mean = np.exp(fit.log_biases[:, :, index]).mean()
            found.append(Bias(speaker, relation[speaker], *(round(float(v), 3) for v in (mean, low, high))))
    return tuple(sorted(found, key=lambda bias: bias.claimant))

"""The room's verb: claims in, estimates out."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tollbook.cases import Case
from tollbook.errors import EstimateError, MissingExtraError
from tollbook.estimate.influence import leave_one_out
from tollbook.estimate.memory import keep_freed_memory
from tollbook.estimate.nuts import fit_fully, has_sampler
from tollbook.estimate.pnas2023.losses import Loss
from tollbook.estimate.pnas2023.people import published_estimates
from tollbook.estimate.posterior import Posterior
from tollbook.estimate.priors import Priors, built_in_priors
from tollbook.estimate.question import Question
from tollbook.estimate.quick import fit_quickly
from tollbook.estimate.reports import Block, Report, blocks, evidence, shares_parts
from tollbook.estimate.summary import Run, no_estimate, summarise
from tollbook.estimate.threads import one_thread
from tollbook.model import UNSPECIFIED, Claim, Estimate, Harm, Status

Progress = Callable[[int, int], None]
Fit = Callable[[Block, Priors, date, int], Posterior]

METHODS = ("default", "quick", "pnas2023")
VERSION = "1.0"
LULL = 366  # days of nothing said, after which later claims are of another war
SERIES_DAYS = 24  # dates in a series, about


@one_thread()
def estimate_toll(
    claims: Sequence[Claim],
    question: Question | None = None,
    *,
    case: Case | None = None,
    copies: Mapping[str, int] | None = None,
    method: str = "default",
    seed: int = 1,
    leave_out: Collection[str] = (),
    ledger_head: str | None = None,
    losses: Sequence[Loss] = (),
    priors: Priors | None = None,
    progress: Progress | None = None,
) -> tuple[Estimate, ...]:
    """What the claims support on each party's toll, by harm and status.

    Args:
        claims: One for each piece of evidence: echoes folded already. Background figures, refusals and
            figures of narrower groups are passed over.
        question: What to estimate; by default all that claims speak of, as of the last day they speak of.
        case: Tells wars from sudden events, and when harm began.
        copies: How often each claim was told, by claim id, for the count of claims alone.
        method: "default"; "pnas2023", the published model to compare with; or "quick", an approximation that
            needs NumPy alone. It also stands in where the extra `bayes` is not installed, and says so.
        seed: The same claims, version and seed give the same figures.
        leave_out: Names of claimants to ignore.
        ledger_head: Named in the estimates.
        losses: Of "pnas2023" alone: the coded losses of a data set, equipment too, to fit instead of claims.
        priors: Other priors than those that come with tollbook, such as `learning.updated` makes.
        progress: Called with how many blocks of evidence are done, and of how many.

    Returns:
        Estimates sorted by party, harm, status and date. Where there is no evidence for what was asked, one
        that says so, without figures.

    Raises:
        EstimateError: If the method is not known, or somebody is to be left out who says nothing.
        MissingExtraError: If "pnas2023" is asked for without the extra `bayes`.
    """
    keep_freed_memory()
    asked = question or Question()
    if method not in METHODS:
        raise EstimateError(f"no method '{method}'", hint=f"use one of {', '.join(METHODS)}")
    name = "quick" if method == "default" and not has_sampler() else method
    run = Run(asked, f"{name}/{VERSION}", seed, ledger_head, copies or {})
    reports = _leaving_out(leave_out, evidence(claims))
    as_of = asked.as_of or max((report.ends for report in reports), default=date.min)
    every = blocks(reports, case)
    found = [block for block in every if _asks_for(asked, block)]
    made: list[Estimate] = []
    if method == "pnas2023":
        wanted = [(block, harm) for block in found for harm in _harms(asked, block)]
        made += published_estimates(every, losses, wanted, as_of, run)
    else:
        for index, block in enumerate(found):
            until = asked.as_of or _spoken_of_until(block, reports)
            made += _estimates(block, until, run, _fit(method), priors or built_in_priors())
            if progress:
                progress(index + 1, len(found))
    made += _gaps(asked, made, as_of, run)
    return tuple(sorted(made, key=lambda e: (e.party, e.harm.value, e.status.value, e.as_of)))


def _leaving_out(leave_out: Collection[str], reports: list[Report]) -> list[Report]:
    """What all others report. A name spelled wrongly is refused: it would leave nobody out, in silence."""
    if unknown := sorted(set(leave_out) - {report.speaker for report in reports}):
        raise EstimateError(
            f"no figure by '{unknown[0]}' to leave out", hint="name claimants as `tollbook claims` lists them"
        )
    return [report for report in reports if report.speaker not in leave_out]


def _fit(method: str) -> Fit:
    if method == "quick":
        return fit_quickly
    return fit_fully if has_sampler() else _instead


def _instead(block: Block, priors: Priors, horizon: date, seed: int) -> Posterior:
    """The quick fit where the full one lacks its extra, saying so."""
    error = MissingExtraError.of("bayes", purpose="the full fit")
    made = fit_quickly(block, priors, horizon, seed)
    return replace(made, notes=(*made.notes, str(error)))


def _asks_for(question: Question, block: Block) -> bool:
    return question.party in (None, block.party) and question.status in (None, block.status)


def _estimates(block: Block, as_of: date, run: Run, fit: Fit, priors: Priors) -> Iterator[Estimate]:
    harms = _harms(run.question, block)
    if not harms:
        return
    if as_of < block.origin:
        why = f"nothing had begun: the evidence is on harm from {block.origin} on"
        yield from (no_estimate(block.party, h, block.status, as_of, why, run, block.reports) for h in harms)
        return
    posterior = fit(block, priors, as_of, run.seed)
    without = leave_one_out(posterior, run.seed)
    for harm in harms:
        yield from summarise(posterior, without, harm, _days(block, as_of, run.question.series), run)


def _spoken_of_until(block: Block, reports: Sequence[Report]) -> date:
    """The last day that claims speak of, without a year's gap from the block's own last one.

    A ledger may hold many wars: the latest must not draw out the tolls of one that ended decades before.
    """
    day = max(report.ends for report in block.reports)
    for later in sorted(report.ends for report in reports):
        if day < later <= day + timedelta(days=LULL):
            day = later
    return day


def _harms(question: Question, block: Block) -> list[Harm]:
    """What the block speaks of; asked for by name, also what its claims contain."""
    spoken = {report.harm for report in block.reports}
    if question.harm is None:
        return sorted(spoken)
    return [question.harm] if any(shares_parts(question.harm, harm) for harm in spoken) else []


def _days(block: Block, as_of: date, series: bool) -> list[date]:
    if not series:
        return [as_of]
    first = min(report.ends for report in block.reports)
    step = max(1, ((as_of - first).days) // SERIES_DAYS)
    days = {as_of - timedelta(days=back) for back in range(0, max(0, (as_of - first).days) + 1, step)}
    return sorted(days | {as_of})


def _gaps(question: Question, made: Sequence[Estimate], as_of: date, run: Run) -> list[Estimate]:
    """An answer for what was asked by name and has no evidence."""
    if made or (question.party, question.harm, question.status) == (None, None, None):
        return []
    party, harm = question.party or UNSPECIFIED, question.harm or Harm.KILLED
    status = question.status or Status.UNKNOWN
    day = question.as_of or (None if as_of == date.min else as_of)
    if day is None:
        return [no_estimate(party, harm, status, date.min, "no claim at all", run)]
    said = "no claim on " + " ".join(v for v in (question.party, question.harm, question.status) if v)
    return [no_estimate(party, harm, status, day, said, run)]

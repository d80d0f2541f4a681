"""A figure beyond what the model expected of its claimant."""

from collections.abc import Iterator

import numpy as np

from tollbook.findings.conclusion import conclude
from tollbook.findings.evidence import Evidence, Subject, Told
from tollbook.findings.wording import claimed, whom
from tollbook.model import Bias, Claim, Estimate, Finding, FindingKind, Frame, Severity
from tollbook.model.wording import day, number

WITHIN_DAYS = 7
"""How many days an estimate's day may lie from that of a claim that it is compared with."""


def jump(evidence: Evidence) -> Iterator[Finding]:
    """Totals outside what an estimate of their day led one to expect of their claimant.

    The estimate rests on claims alone that were known before. What it expects reaches from its low end times
    the low end of the claimant's bias to the high end times the high end: wider than the model's own
    interval, as the two hang together, so that rounding and scatter have room in it.
    """
    expected: dict[str, tuple[Told, Estimate]] = {}
    for estimate in evidence.estimates:
        speakers = {bias.claimant for bias in estimate.biases}
        made_by = _known_by(estimate, evidence)
        for told in evidence.on(_subject(estimate)):
            known = speakers & {speaker(told.claim), told.voice}
            near = abs((told.on - estimate.as_of).days) <= WITHIN_DAYS
            if known and near and told.known.toordinal() > made_by and told.claim.id not in estimate.rests_on:
                before = expected.get(told.claim.id)
                if before is None or _nearness(told, estimate) < _nearness(*before):
                    expected[told.claim.id] = told, estimate
    for told, estimate in expected.values():
        yield from _beyond(told, estimate, evidence)


def speaker(claim: Claim) -> str:
    """The name under which estimates know a claim's claimant."""
    who = claim.claimant
    return (who.name or who.text) if who else claim.document.outlet or ""


def _subject(estimate: Estimate) -> Subject:
    return Subject(estimate.party, estimate.harm, estimate.status, None, Frame.CUMULATIVE)


def _known_by(estimate: Estimate, evidence: Evidence) -> int:
    """The day on which the last claim became known that an estimate rests on."""
    f = (evidence.every or evidence).figures
    ranks = [f.places[claim] for claim in estimate.rests_on if claim in f.places]
    return int(f.known[np.isin(f.rank, ranks)].max(initial=0))


def _nearness(told: Told, estimate: Estimate) -> tuple[int, int, str, str]:
    """The nearest day first; of two as near, that after the claim's."""
    days = (estimate.as_of - told.on).days
    return abs(days), -days, estimate.ledger_head or "", estimate.method


def _bias(told: Told, estimate: Estimate) -> Bias:
    biases = {bias.claimant: bias for bias in estimate.biases}
    return biases.get(speaker(told.claim)) or biases[told.voice]


def _beyond(told: Told, estimate: Estimate, evidence: Evidence) -> Iterator[Finding]:
    if estimate.low is None or estimate.high is None:
        return
    bias = _bias(told, estimate)
    low, high = estimate.low * bias.low, estimate.high * bias.high
    if told.high >= low and told.low <= high:
        return
    yield conclude(
        FindingKind.JUMP,
        Severity.NOTICE,
        f"{told.voice} said {claimed(told)} {whom(told.subject)} (as of {day(told.on)}); from its record, an "
        f"estimate for {day(estimate.as_of)} from what was known before led one to expect {number(low)} to "
        f"{number(high)}.",
        (told.claim,),
        subject=told.subject,
        as_of=evidence.as_of,
        figures={"expected_low": low, "expected_high": high},
    )

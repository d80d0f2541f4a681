"""A figure beyond what the model expected of its claimant."""

from collections.abc import Iterator

from tollbook.findings.conclusion import conclude
from tollbook.findings.evidence import Evidence, Subject, Told
from tollbook.findings.wording import claimed, whom
from tollbook.model import Bias, Claim, Estimate, Finding, FindingKind, Frame, Severity
from tollbook.model.wording import day, number

WITHIN_DAYS = 7
"""How long after its day an estimate says something about the next claim."""


def jump(evidence: Evidence) -> Iterator[Finding]:
    """Totals said after an estimate, within a week, outside its interval times the claimant's bias."""
    for estimate in evidence.estimates:
        biases = {bias.claimant: bias for bias in estimate.biases}
        subject = Subject(estimate.party, estimate.harm, estimate.status, None, Frame.CUMULATIVE)
        for voice, figures in evidence.by_subject.get(subject, {}).items():
            for told in figures:
                bias = biases.get(speaker(told.claim)) or biases.get(voice)
                if bias and _concerns(estimate, told):
                    yield from _beyond(told, estimate, bias, evidence)


def speaker(claim: Claim) -> str:
    """The name under which estimates know a claim's claimant."""
    who = claim.claimant
    return (who.name or who.text) if who else claim.document.outlet or ""


def _concerns(estimate: Estimate, told: Told) -> bool:
    fresh = 0 < (told.on - estimate.as_of).days <= WITHIN_DAYS
    return fresh and told.known > estimate.as_of and told.claim.id not in estimate.rests_on


def _beyond(told: Told, estimate: Estimate, bias: Bias, evidence: Evidence) -> Iterator[Finding]:
    if estimate.low is None or estimate.high is None:
        return
    low, high = estimate.low * bias.low, estimate.high * bias.high
    if told.high >= low and told.low <= high:
        return
    yield conclude(
        FindingKind.JUMP,
        Severity.NOTICE,
        f"{told.voice} says {claimed(told)} {whom(told.subject)} (as of {day(told.on)}); from its record, "
        f"the estimate as of {day(estimate.as_of)} led one to expect {number(low)} to {number(high)}.",
        (told.claim,),
        subject=told.subject,
        as_of=evidence.as_of,
        figures={"expected_low": low, "expected_high": high},
    )

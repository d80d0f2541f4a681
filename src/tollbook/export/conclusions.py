"""Findings and estimates as flat rows."""

from tollbook.export.cells import joined
from tollbook.export.rows import Value
from tollbook.model import Estimate, Finding

FINDING_COLUMNS = {
    "id": "hash of the finding",
    "kind": "which rule",
    "severity": "how much it matters",
    "party": "the side concerned",
    "harm": "what was suffered",
    "status": "combatant, civilian, unknown",
    "as_of": "the day that it speaks of",
    "sentence": "the finding in plain words",
    "claims": "ids of the claims that it rests on, with '; ' between them",
}
ESTIMATE_COLUMNS = {
    "party": "the side that suffered the harm",
    "harm": "what was suffered",
    "status": "combatant, civilian, unknown",
    "as_of": "the day that it speaks of",
    "frame": "cumulative, interval, incident",
    "median": "middle value; empty: the claims do not suffice",
    "mean": "mean",
    "low": "lower end of the interval",
    "high": "upper end of the interval",
    "level": "mass of the interval",
    "claims": "how many claims it rests on",
    "independent": "how many of them are not echoes",
    "floor": "documented or self-admitted count below which the toll cannot be",
    "prior_share": "how much of the answer is the prior's, from 0 to 1",
    "method": "name and version",
    "seed": "seed of its draws",
    "insufficient": "why there is no estimate",
    "rests_on": "ids of claims, with '; ' between them",
}


def finding_values(finding: Finding) -> dict[str, Value]:
    """A finding's values by column."""
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "severity": finding.severity.value,
        "party": finding.party,
        "harm": finding.harm and finding.harm.value,
        "status": finding.status and finding.status.value,
        "as_of": finding.as_of,
        "sentence": finding.sentence,
        "claims": joined(finding.claims),
    }


def estimate_values(estimate: Estimate) -> dict[str, Value]:
    """An estimate's values by column."""
    return {
        "party": estimate.party,
        "harm": estimate.harm.value,
        "status": estimate.status.value,
        "as_of": estimate.as_of,
        "frame": estimate.frame.value,
        **{name: getattr(estimate, name) for name in _FRACTIONS},
        "claims": estimate.claims,
        "independent": estimate.independent,
        "floor": estimate.floor,
        "method": estimate.method,
        "seed": estimate.seed,
        "insufficient": estimate.insufficient,
        "rests_on": joined(estimate.rests_on),
    }


_FRACTIONS = ("median", "mean", "low", "high", "level", "prior_share")

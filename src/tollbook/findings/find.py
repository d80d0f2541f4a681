"""All rules over all claims, as of a date."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from tollbook.cases import Case
from tollbook.findings.balance import balance
from tollbook.findings.below_floor import below_floor
from tollbook.findings.contradiction import contradiction
from tollbook.findings.echoed import echoed
from tollbook.findings.evidence import Evidence
from tollbook.findings.falling import falling_total
from tollbook.findings.first import first_figure
from tollbook.findings.found import Found
from tollbook.findings.jump import jump
from tollbook.findings.listing import Findings
from tollbook.findings.outgrown import outgrown
from tollbook.findings.own_gap import own_gap
from tollbook.findings.revision import revision
from tollbook.findings.silence import silence
from tollbook.findings.stale import stale
from tollbook.model import Claim, Estimate, Finding

Rule = Callable[[Evidence], Iterator[Found | Finding]]
"""What concludes from evidence: findings in words, or figures and how to say what they are found to be."""

RULES: tuple[Rule, ...] = (
    contradiction,
    own_gap,
    stale,
    silence,
    below_floor,
    balance,
    falling_total,
    revision,
    first_figure,
    echoed,
    outgrown,
    jump,
)


def find(
    claims: Sequence[Claim],
    *,
    as_of: date | None = None,
    case: Case | None = None,
    copies: Mapping[str, int] | None = None,
    retold: Mapping[str, Sequence[Claim]] | None = None,
    estimates: Sequence[Estimate] = (),
    rules: Iterable[Rule] = RULES,
) -> tuple[Finding, ...]:
    """What the rules conclude from claims, the gravest first.

    Args:
        claims: Folded: one for each group of echoes.
        as_of: What was not yet known or not yet over on this day is left out; by default the last day on
            which any claim became known.
        case: Lets a party's spokespeople count as its voice.
        copies: How often each claim, by id, was told; once where it is missing.
        retold: The further tellings of each claim, by its id.
        estimates: What claims newer than them are compared with.
        rules: Other rules than all of them.

    Returns:
        The same findings in the same order whatever the order of the claims.
    """
    evidence = Evidence.of(claims, as_of=as_of, case=case, copies=copies, retold=retold, estimates=estimates)
    return tuple(concluded(evidence, rules))


def concluded(evidence: Evidence, rules: Iterable[Rule] = RULES) -> Findings:
    """What the rules conclude from claims that are arranged already, the gravest first."""
    return Findings.of(evidence, (found for rule in rules for found in rule(evidence))).ranked()

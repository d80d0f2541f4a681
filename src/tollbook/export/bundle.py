"""Everything there is to publish about a case, at one head of its ledger."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from tollbook.cases import Case
from tollbook.model import Claim, Decision, Document, EchoGroup, Estimate, Finding

DEFINITIONS: Mapping[str, str] = {
    "claim": "a figure, or a refusal to give one, as somebody put it; never a fact",
    "claimant": "who says it: a person or an institution, perhaps anonymous",
    "echo": "the same claim again in another document; echoes are one piece of evidence",
    "estimate": "what the claims taken together support, with an interval; it is no claim",
    "floor": "a documented or self-admitted count, below which the true number cannot be",
    "killed": "people said to have died of the event",
    "wounded": "people said to have been hurt and to live",
    "killed_or_wounded": "killed and wounded together",
    "casualties": "the text's own loose word, or a sum that holds captured or missing people",
    "combatant": "the text says that they fought, or names a force",
    "civilian": "the text says that they did not fight",
    "unknown": "the text does not say whether they fought",
}
"""What the words of an export mean."""

EXCLUSIONS: tuple[str, ...] = (
    "figures of other conflicts or times, told for comparison",
    "forecasts, hypothetical figures, equipment and units",
    "further tellings of a claim that is counted already",
    "claims that a person rejected",
)
"""What totals, findings and estimates leave out; claims themselves are all kept and exported."""


@dataclass(frozen=True)
class Bundle:
    """What pages show and exports carry.

    Attributes:
        claims: All, as they were read, echoes and background figures included, in a fixed order.
        folded: One for each piece of evidence, as people left it: without echoes, without rejected claims.
        copies: How often each folded claim was told, by its id; once where it is missing.
        groups: Echoes among claims or documents.
        as_of: The day that findings and estimates speak of.
        ledger_head: The hash that names the state of the ledger; None for claims that were never kept.
        version: Of tollbook.
    """

    claims: tuple[Claim, ...]
    folded: tuple[Claim, ...]
    copies: Mapping[str, int] = field(default_factory=dict)
    documents: tuple[Document, ...] = ()
    groups: tuple[EchoGroup, ...] = ()
    findings: Sequence[Finding] = ()
    estimates: tuple[Estimate, ...] = ()
    decisions: tuple[Decision, ...] = ()
    case: Case | None = None
    as_of: date | None = None
    ledger_head: str | None = None
    version: str = ""
    exclusions: tuple[str, ...] = EXCLUSIONS
    definitions: Mapping[str, str] = field(default_factory=lambda: dict(DEFINITIONS))

    @cached_property
    def methods(self) -> tuple[str, ...]:
        """Names and versions of what read the claims and made the estimates."""
        return tuple(sorted({c.extractor for c in self.claims} | {e.method for e in self.estimates}))

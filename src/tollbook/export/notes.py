"""How a claim stands, in words for a cell."""

from collections import defaultdict

from tollbook.export.bundle import Bundle
from tollbook.model import Claim, Decision, EchoKind

UNSEEN = "machine-read, not reviewed"


class Notes:
    """What a bundle knows about its claims beside what they say."""

    def __init__(self, bundle: Bundle) -> None:
        self._decisions: dict[str, list[Decision]] = defaultdict(list)
        for decision in sorted(bundle.decisions, key=lambda d: (d.when, d.by)):
            self._decisions[decision.claim].append(decision)
        self._originals = {
            m: g.original
            for g in bundle.groups
            if g.kind is EchoKind.CLAIMS
            for m in g.members
            if m != g.original
        }
        self._copies = bundle.copies

    def of(self, claim: Claim) -> str:
        """Reviewed by whom, an echo of what, told how often."""
        said = [f"{d.verdict.value} by {d.by}" for d in self._decisions.get(claim.id, ())]
        said = said or [UNSEEN]
        if claim.id in self._originals:
            said.append(f"echo of {self._originals[claim.id][:16]}")
        elif (times := self._copies.get(claim.id, 1)) > 1:
            said.append(f"told {times} times, counted once")
        return ", ".join(said)

"""One panel for each party, harm and status: its numbers, its charts and its table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tollbook.findings.evidence import Told
from tollbook.model import Claim, Estimate, Harm, Status
from tollbook.web import words
from tollbook.web.chart import Drawing, draw_panel
from tollbook.web.chart.panel import NARROW, WIDE
from tollbook.web.index import Index, Mark
from tollbook.web.links import slug
from tollbook.web.support import Support


@dataclass(frozen=True, slots=True)
class Panel:
    """Who claimed which total of one party, harm and status, and what that supports.

    Attributes:
        key: Part of addresses.
        voices: How many claimants speak independently of one another.
        tellings: How often all of it was told, echoes included.
        voices_behind: How many independent claimants the estimate rests on.
        drawings: The same chart for a wide and a narrow page, on a logarithmic and a linear scale.
    """

    key: str
    party: str
    harm: Harm
    status: Status
    told: Sequence[Told]
    voices: int
    tellings: int
    voices_behind: int
    marks: Sequence[Mark]
    estimate: Estimate | None
    support: Support | None
    drawings: Sequence[Drawing]

    @property
    def title(self) -> str:
        """What is counted: "combatants killed"."""
        return words.counted(self.harm, self.status)

    @property
    def drawn_marks(self) -> Sequence[Mark]:
        """How those are drawn whose figures stand alone."""
        drawn = {bar.claim for bar in self.drawings[0].bars}
        voices = {t.voice for t in self.told if t.claim.id in drawn}
        return [mark for mark in self.marks if mark.voice in voices]

    @property
    def newest(self) -> Sequence[Claim]:
        """Its claims, the newest first."""
        return [t.claim for t in reversed(self.told)]

    @property
    def rests_on(self) -> Sequence[str]:
        """Ids of the claims that the estimate rests on: each claimant's newest, then the others."""
        used = set(self.estimate.rests_on) if self.estimate else set()
        shown = [t for t in reversed(self.told) if t.claim.id in used]
        newest = {t.voice: t.claim.id for t in reversed(shown)}
        firsts = [t.claim.id for t in shown if newest[t.voice] == t.claim.id]
        return list(dict.fromkeys([*firsts, *(t.claim.id for t in shown), *sorted(used)]))


def panel(index: Index, party: str, harm: Harm, status: Status) -> Panel:
    """A panel of the index's day."""
    told = index.totals(party, harm, status)
    estimates = index.estimates(party, harm, status)
    key = slug(f"{party} {harm.value} {status.value}")
    own = [t for t in told if t.own]
    spoken = {t.voice for t in told}
    voices = [voice for voice in index.marks if voice in spoken]
    newest = estimates[-1] if estimates else None
    return Panel(
        key=key,
        party=party,
        harm=harm,
        status=status,
        told=told,
        voices=len(voices),
        tellings=sum(index.bundle.copies.get(t.claim.id, 1) for t in told),
        voices_behind=_voices(index, newest) if newest else 0,
        marks=[index.marks[v] for v in voices],
        estimate=newest,
        support=Support.of(newest, own[-1] if own else None) if newest else None,
        drawings=_drawings(index, key, party, status, told, estimates, dict(index.marks)),
    )


def _drawings(
    index: Index,
    key: str,
    party: str,
    status: Status,
    told: Sequence[Told],
    estimates: Sequence[Estimate],
    marks: Mapping[str, Mark],
) -> Sequence[Drawing]:
    refusals = _refusals(index, party, status)
    drawings = [
        draw_panel(
            key, party, told, estimates, refusals, dict(marks), until=index.evidence.as_of, size=size, log=log
        )
        for size in (WIDE, NARROW)
        for log in (True, False)
    ]
    return [d for d in drawings if d]


def _voices(index: Index, estimate: Estimate) -> int:
    behind = (index.claims[i] for i in estimate.rests_on if i in index.claims)
    return len({index.voice(claim) for claim in behind}) or min(estimate.independent, 1)


def _refusals(index: Index, party: str, status: Status) -> list[date]:
    return [
        claim.stated_on or known
        for voice, known, claim in index.evidence.refusals
        if voice == party == claim.victims.party and claim.victims.status in (status, Status.UNKNOWN)
    ]

"""One panel for each party, harm and status: its numbers, its charts and its table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

import numpy as np

from tollbook.findings.evidence import Told
from tollbook.model import Claim, Estimate, Harm, Status
from tollbook.web import words
from tollbook.web.chart import Drawing, draw_panels
from tollbook.web.chart.ends import Ends
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
        voices = {bar.voice for bar in self.drawings[0].bars}
        return [mark for mark in self.marks if mark.voice in voices]

    def newest(self, most: int | None = None) -> Sequence[Claim]:
        """Its claims, the newest first; at most so many."""
        return [t.claim for t in islice(reversed(self.told), most)]

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
    figures, rows = index.evidence.figures, index.rows(party, harm, status)
    drawn = Ends.of(figures, rows)
    estimates = index.estimates(party, harm, status)
    key = slug(f"{party} {harm.value} {status.value}")
    spoken = {figures.voices[number] for number in np.unique(drawn.voice)}
    voices = [voice for voice in index.marks if voice in spoken]
    own = drawn.told[drawn.own]
    newest = estimates[-1] if estimates else None
    return Panel(
        key=key,
        party=party,
        harm=harm,
        status=status,
        told=drawn.told.tolist(),
        voices=len(voices),
        tellings=int(figures.copies[rows].sum()),
        voices_behind=_voices(index, newest) if newest else 0,
        marks=[index.marks[v] for v in voices],
        estimate=newest,
        support=Support.of(newest, own[-1] if len(own) else None) if newest else None,
        drawings=draw_panels(
            key,
            party,
            drawn,
            estimates,
            _refusals(index, party, status),
            index.marks,
            until=index.evidence.as_of,
        ),
    )


def _voices(index: Index, estimate: Estimate) -> int:
    behind = (index.claims[i] for i in estimate.rests_on if i in index.claims)
    return len({index.voice(claim) for claim in behind}) or min(estimate.independent, 1)


def _refusals(index: Index, party: str, status: Status) -> list[date]:
    return [
        claim.stated_on or known
        for voice, known, claim in index.evidence.refusals
        if voice == party == claim.victims.party and claim.victims.status in (status, Status.UNKNOWN)
    ]

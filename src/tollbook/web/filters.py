"""Which claims a reader asks for, as it stands in the page's address."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from urllib.parse import urlencode

from tollbook.findings.evidence import held_on, known_on
from tollbook.model import Claim, Finding, Harm, Relation, Status
from tollbook.web.index import Index


@dataclass(frozen=True, slots=True)
class Filters:
    """Conditions that must all hold; names match in whatever case.

    Attributes:
        since, until: First and last day that a figure is of.
        background: Whether figures told for comparison are listed too.
        echoes: Whether further tellings are listed too.
        words: To be found in the quotation, the claimant, the outlet or the title.
    """

    party: str | None = None
    harm: Harm | None = None
    status: Status | None = None
    claimant: str | None = None
    relation: Relation | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    background: bool = False
    echoes: bool = False
    words: str | None = None

    @property
    def active(self) -> bool:
        """Whether anything is asked for."""
        return self != Filters()

    def address(self, **more: str | None) -> str:
        """As part of an address, with "?" before it; empty where nothing is asked for."""
        asked = {f.name: _spelled(getattr(self, f.name)) for f in fields(self)} | more
        kept = {name: value for name, value in asked.items() if value}
        return f"?{urlencode(kept)}" if kept else ""

    def select(self, index: Index) -> Sequence[Claim]:
        """The claims of an index that meet all conditions, the newest first."""
        source = index.all_newest if self.echoes else index.folded_newest
        return [claim for claim in source if self._admits(claim, index)] if self != _ALL else source

    def admits_subject(self, party: str, harm: Harm, status: Status) -> bool:
        """Whether a panel is asked for."""
        return _same(self.party, party) and self.harm in (None, harm) and self.status in (None, status)

    def admits_finding(self, finding: Finding) -> bool:
        """Whether a finding is on what is asked for."""
        harm, status = self.harm in (None, finding.harm), self.status in (None, finding.status)
        return _same(self.party, finding.party) and harm and status

    def _admits(self, claim: Claim, index: Index) -> bool:
        return (
            (self.background or not claim.background)
            and _same(self.party, claim.victims.party)
            and self.harm in (None, claim.harm)
            and self.status in (None, claim.victims.status)
            and self.relation in (None, claim.claimant and claim.claimant.relation)
            and _same(self.outlet, claim.document.outlet)
            and _same(self.claimant, index.voice(claim))
            and self._dated(claim)
            and (not self.words or self.words.casefold() in _words(claim))
        )

    def _dated(self, claim: Claim) -> bool:
        if self.since is None and self.until is None:
            return True
        day = held_on(claim) or known_on(claim)
        return day is not None and (self.since or day) <= day <= (self.until or day)


_ALL = Filters(background=True)


def _same(asked: str | None, found: str | None) -> bool:
    return not asked or (found is not None and asked.casefold() == found.casefold())


def _words(claim: Claim) -> str:
    who = claim.claimant
    parts = (*(s.exact for s in claim.spans), who and who.text, who and who.name, claim.document.outlet)
    return " ".join(p for p in (*parts, claim.document.title) if p).casefold()


def _spelled(value: object) -> str | None:
    if value is None or value is False:
        return None
    return "true" if value is True else value.isoformat() if isinstance(value, date) else str(value)

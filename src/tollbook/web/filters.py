"""Which claims a reader asks for, as it stands in the page's address."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from tollbook.findings import Findings
from tollbook.ledger import ClaimQuery
from tollbook.model import Claim, FindingKind, Harm, Status
from tollbook.web.index import Index

NAMES = {
    "party": "party",
    "harm": "harm",
    "status": "status",
    "claimant": "claimant",
    "relation": "relation",
    "outlet": "outlet",
    "since": "since",
    "until": "until",
    "background": "include_background",
    "words": "text",
}
"""What addresses call the ledger's conditions."""


@dataclass(frozen=True, slots=True)
class Filters:
    """The ledger's own conditions, and whether further tellings are listed too.

    A claimant is asked for as findings name it: a side's people and offices are one voice.
    """

    query: ClaimQuery = field(default_factory=ClaimQuery)
    echoes: bool = False

    @property
    def active(self) -> bool:
        """Whether anything is asked for."""
        return self != Filters()

    def address(self, **more: str | None) -> str:
        """As part of an address, with "?" before it; empty where nothing is asked for."""
        asked: dict[str, Any] = {name: getattr(self.query, of) for name, of in NAMES.items()}
        spelled = {name: _spelled(value) for name, value in (asked | {"echoes": self.echoes} | more).items()}
        kept = {name: value for name, value in spelled.items() if value}
        return f"?{urlencode(kept)}" if kept else ""

    def select(self, index: Index) -> Sequence[Claim]:
        """The claims of an index that meet all conditions, the newest first."""
        return (index.every_telling if self.echoes else index.every_claim).select(self.query)

    def admits_subject(self, party: str, harm: Harm, status: Status) -> bool:
        """Whether a panel is asked for."""
        asked = self.query
        return _same(asked.party, party) and asked.harm in (None, harm) and asked.status in (None, status)

    def findings(self, index: Index, kind: FindingKind | None = None) -> Findings:
        """The findings on what is asked for, of one kind or all."""
        asked, kinds = self.query, (kind,) if kind else ()
        return index.findings.among(party=asked.party, harm=asked.harm, status=asked.status, kinds=kinds)


def _same(asked: str | None, found: str | None) -> bool:
    return not asked or (found is not None and asked.casefold() == found.casefold())


def _spelled(value: object) -> str | None:
    if value is None or value is False:
        return None
    return "true" if value is True else value.isoformat() if isinstance(value, date) else str(value)

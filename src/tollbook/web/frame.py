"""What every page shows around its content."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tollbook.ledger import ClaimQuery
from tollbook.web.filters import Filters
from tollbook.web.index import Index
from tollbook.web.links import Links
from tollbook.web.render import render

PAGES = (
    ("overview", "Overview"),
    ("findings", "Findings"),
    ("claims", "Claims"),
    ("claimants", "Claimants"),
    ("compare", "Compare"),
    ("changes", "What changed"),
    ("documents", "Reports"),
    ("method", "Method"),
    ("search", "Search"),
)
"""Pages by name, served or as files."""


@dataclass(frozen=True, slots=True)
class Frame:
    """An index with how its pages link and look.

    Attributes:
        pages: What the navigation offers.
        account: Who is signed in, on a server that lets people review; None where nobody can.
        style: The style sheet itself, for a page that must hold all; else it is linked.
        rows_beside: How many claims the table beside a chart holds; None for all.
        policy: A content security policy, for pages that no server sends headers with.
        served: Whether a server answers, so that there are forms.
        known: The day whose ledger is shown; None for the newest.
        asked: What the address asks for besides, for forms that must keep it.
    """

    index: Index
    links: Links
    pages: Sequence[tuple[str, str]] = PAGES
    account: "Account | None" = None
    style: str = ""
    policy: str = ""
    rows_beside: int | None = 24
    served: bool = False
    known: date | None = None
    asked: Sequence[tuple[str, str]] = ()

    def page(self, template: str, here: str | None, **values: Any) -> str:
        """A page from its template."""
        bundle = self.index.bundle
        common: Mapping[str, Any] = {
            "index": self.index,
            "bundle": bundle,
            "url": self.links,
            "pages": self.pages,
            "here": here,
            "account": self.account,
            "rows_beside": self.rows_beside,
            "style": self.style,
            "policy": self.policy,
            "known": self.known,
            "asked": self.asked,
            "tally": self.index.tally,
            "served": self.served,
            "asking": lambda **conditions: Filters(ClaimQuery(**conditions)),
            "site_title": bundle.case.title if bundle.case else "Claims of casualties",
        }
        return render(template, **common, **values)


@dataclass(frozen=True, slots=True)
class Account:
    """Who reads: a name once signed in, and the token that their forms must carry."""

    name: str | None
    token: str = ""

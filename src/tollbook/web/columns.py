"""Claims as columns, so that a list of some of a hundred thousand is there in milliseconds.

Hot path: every filtered list. Budget: with the rest of its page 300 ms at 100,000 claims, held by
`benchmarks/page.py`.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from tollbook.findings.evidence import held_on, known_on
from tollbook.ledger import ClaimQuery
from tollbook.model import UNSPECIFIED, Claim

Array = np.ndarray[Any, Any]

UNDATED = -1


class Column:
    """One field of many claims: the number of its value, and the values by name in whatever case."""

    def __init__(self, values: Iterable[str | None]) -> None:
        self._numbers: dict[str, int] = {}
        numbers = (self._number(value) for value in values)
        self._of = np.fromiter(numbers, dtype=np.int32)

    def equal(self, value: str) -> Array:
        """Which claims have a value."""
        equal: Array = self._of == self._numbers.get(value.casefold(), UNDATED - 1)
        return equal

    def _number(self, value: str | None) -> int:
        if not value:
            return UNDATED
        return self._numbers.setdefault(value.casefold(), len(self._numbers))


class Columns:
    """Claims in an order, with the fields that a query asks for.

    Args:
        claims: In the order in which they are listed.
        voice: Whose word a claim is.
    """

    def __init__(self, claims: Sequence[Claim], voice: Callable[[Claim], str]) -> None:
        self.claims, self._voice = claims, voice

    def select(self, query: ClaimQuery) -> Sequence[Claim]:
        """The claims that meet the conditions of a query, in their order, without its limit and cursor."""
        wanted = np.ones(len(self.claims), dtype=bool)
        for name, column in self._named.items():
            value = getattr(query, name)
            if value:
                wanted &= column.equal(value)
        if not query.include_background:
            wanted &= ~self._background
        if query.since or query.until:
            first, last = query.since or date.min, query.until or date.max
            wanted &= (self._days >= first.toordinal()) & (self._days <= last.toordinal())
        places: Iterable[int] = np.flatnonzero(wanted).tolist()
        if query.text:
            needle = query.text.casefold()
            places = (i for i in places if needle in self._words[i])
        return [self.claims[i] for i in places]

    @cached_property
    def _named(self) -> dict[str, Column]:
        return {
            "party": Column(c.victims.party or UNSPECIFIED for c in self.claims),
            "harm": Column(c.harm.value for c in self.claims),
            "status": Column(c.victims.status.value for c in self.claims),
            "kind": Column(c.kind.value for c in self.claims),
            "claimant": Column(self._voice(c) for c in self.claims),
            "relation": Column(c.claimant.relation.value if c.claimant else None for c in self.claims),
            "outlet": Column(c.document.outlet for c in self.claims),
        }

    @cached_property
    def _background(self) -> Array:
        return np.fromiter((c.background for c in self.claims), dtype=bool)

    @cached_property
    def _days(self) -> Array:
        days = (held_on(c) or known_on(c) for c in self.claims)
        return np.fromiter((day.toordinal() if day else UNDATED for day in days), dtype=np.int32)

    @cached_property
    def _words(self) -> Sequence[str]:
        return [_words(claim) for claim in self.claims]


def _words(claim: Claim) -> str:
    who = claim.claimant
    parts = (*(s.exact for s in claim.spans), who and who.text, who and who.name, claim.document.outlet)
    return " ".join(p for p in (*parts, claim.document.title) if p).casefold()

"""What a person decided about a claim."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tollbook.errors import CodecError
from tollbook.model.claim import Claim
from tollbook.model.codec import from_json, to_json

FIXED = frozenset({"id", "kind", "document", "spans", "extractor"})
"""Fields that say which reading was judged: a decision cannot amend them."""


class Verdict(StrEnum):
    """Whether the machine's reading stands, falls, or stands with other words."""

    ACCEPT = "accept"
    REJECT = "reject"
    AMEND = "amend"


@dataclass(frozen=True, slots=True)
class Decision:
    """One person's judgement of one claim; it stands beside the machine's reading and never replaces it.

    Attributes:
        claim: The id of the claim.
        by: Who decided.
        when: With its offset from UTC.
        note: Why.
        amended: For `amend`, a field's path in the claim's JSON to its right value: {"count.low": 7000}.
        carried_from: The id of the older claim that the person judged, where a re-extraction carried the
            decision over to this one.

    Raises:
        ValueError: If it has no name, no offset, or amends without saying what.
    """

    claim: str
    verdict: Verdict
    by: str
    when: datetime
    note: str = ""
    amended: Mapping[str, str | int | bool | None] = field(default_factory=dict)
    carried_from: str | None = None

    def __post_init__(self) -> None:
        if not self.by.strip():
            raise ValueError("a decision needs the name of who decided")
        if self.when.utcoffset() is None:
            raise ValueError("a decision's time needs its offset from UTC")
        if (self.verdict is Verdict.AMEND) != bool(self.amended):
            raise ValueError("an amendment, and nothing else, names the fields that it amends")

    def amend(self, claim: Claim) -> Claim:
        """The claim as this decision has it, under the id of the claim that was judged.

        Raises:
            CodecError: If a path names no field that can be amended, or the result is no claim.
        """
        content = to_json(claim)
        for path, value in self.amended.items():
            _put(content, path, value)
        return from_json(Claim, content)


def _put(content: dict[str, object], path: str, value: object) -> None:
    *parents, last = path.split(".")
    at: object = content
    for name in parents:
        at = at.get(name) if isinstance(at, dict) else None
    if (parents or [last])[0] in FIXED or not isinstance(at, dict) or last not in at:
        raise CodecError(f"no field '{path}' to amend", where="Decision.amended")
    at[last] = value

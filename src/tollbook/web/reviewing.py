"""What people may say of a reading, and what they said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tollbook.errors import InputError
from tollbook.model import Claim, Decision, Frame, Harm, Hedge, Kind, Relation, Stance, Status, Verdict

Value = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Field:
    """One part of a claim that a person may put right.

    Attributes:
        path: In the claim's JSON, as decisions name it.
        kind: Of the form's field: "number", "text", "date", "choice" or "yesno".
    """

    path: str
    label: str
    kind: str
    choices: tuple[str, ...] = ()

    def value(self, claim: Claim) -> Value:
        """What the claim has, as a form shows it."""
        found: object = claim
        for name in self.path.split("."):
            found = getattr(found, name, None)
        return found.isoformat() if isinstance(found, date) else found  # type: ignore[return-value]

    def read(self, spelled: str) -> Value:
        """What a form sends, as a decision keeps it; nothing is None.

        Raises:
            InputError: If it is no value of the field.
        """
        spelled = spelled.strip()
        if not spelled:
            return None
        if self.kind == "yesno":
            return spelled == "true"
        try:
            if self.kind == "date":
                return date.fromisoformat(spelled).isoformat()
            if self.kind == "number":
                return int(spelled)
        except ValueError:
            raise InputError(f"'{spelled[:40]}' is no {self.kind}", where=self.label) from None
        if self.kind == "choice" and spelled not in self.choices:
            raise InputError(f"'{spelled[:40]}' is none of {', '.join(self.choices)}", where=self.label)
        return spelled


_COUNT = (
    Field("count.low", "Low", "number"),
    Field("count.high", "High", "number"),
    Field("count.hedge", "Hedge", "choice", tuple(Hedge)),
)
_CLAIMANT = (
    Field("claimant.name", "Claimant", "text"),
    Field("claimant.relation", "Relation", "choice", tuple(Relation)),
)
_ALL = (
    Field("harm", "Harm", "choice", tuple(Harm)),
    Field("victims.party", "Party", "text"),
    Field("victims.status", "Status", "choice", tuple(Status)),
    Field("victims.role", "Role", "text"),
    Field("stance", "Stance", "choice", tuple(Stance)),
    Field("stated_on", "Stated on", "date"),
    Field("period.start", "Start", "date"),
    Field("period.end", "End", "date"),
    Field("period.frame", "Frame", "choice", tuple(Frame)),
    Field("background", "Told for comparison", "yesno"),
)


def amendable(claim: Claim) -> Sequence[Field]:
    """What of a claim a person may put right."""
    count = _COUNT if claim.kind is Kind.COUNT and claim.count else ()
    return (*count, *(_CLAIMANT if claim.claimant else ()), *_ALL)


def amendments(claim: Claim, sent: Mapping[str, str]) -> dict[str, Value]:
    """The fields that a form changes, by path.

    Raises:
        InputError: If a value is none of its field, or nothing is changed.
    """
    changed: dict[str, Value] = {}
    for field in amendable(claim):
        if field.path in sent:
            value = field.read(sent[field.path])
            if value != (field.value(claim) if field.value(claim) != "" else None):
                changed[field.path] = value
    if not changed:
        raise InputError("nothing is amended", hint="change a field, or accept the reading as it is")
    return changed


_DONE = {Verdict.ACCEPT: "accepted", Verdict.REJECT: "rejected", Verdict.AMEND: "amended"}


def review(decisions: Iterable[Decision]) -> str:
    """Where review stands: "machine-read, not reviewed", "accepted by …", "reviewers disagree"."""
    latest = {d.by: d for d in decisions}
    if not latest:
        return "machine-read, not reviewed"
    verdicts = {d.verdict for d in latest.values()}
    if len(verdicts) > 1:
        return "reviewers disagree"
    return f"{_DONE[verdicts.pop()]} by {', '.join(sorted(latest))}"

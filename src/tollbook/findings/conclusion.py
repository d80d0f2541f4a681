"""A finding with its id."""

from collections.abc import Iterable, Mapping
from datetime import date

from tollbook.findings.evidence import Subject
from tollbook.model import Claim, Finding, FindingKind, Severity, content_hash


def conclude(
    kind: FindingKind,
    severity: Severity,
    sentence: str,
    claims: Iterable[Claim],
    *,
    subject: Subject | None = None,
    as_of: date,
    figures: Mapping[str, float] | None = None,
) -> Finding:
    """A finding whose id is the hash of what it says, on what, as of when.

    Its claims keep the order of the sentence; its figures are rounded to six digits so that ids are the same
    on every machine.
    """
    first = sentence.partition(" ")[0]
    if first.islower():  # "police" begins a sentence, "iCasualties" is a name
        sentence = first.capitalize() + sentence[len(first) :]
    ids = tuple(dict.fromkeys(claim.id for claim in claims))
    return Finding(
        id=content_hash([kind.value, sentence, list(ids), as_of.isoformat()]),
        kind=kind,
        severity=severity,
        sentence=sentence,
        claims=ids,
        as_of=as_of,
        party=subject.party if subject else None,
        harm=subject.harm if subject else None,
        status=subject.status if subject else None,
        figures={name: float(f"{value:.6g}") for name, value in (figures or {}).items()},
    )

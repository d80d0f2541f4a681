"""Round after round: what is new at some addresses into a ledger, and what follows from it into a digest.

What was told is kept beside the ledger as a `Mark`: its head, and the findings that stood then. A digest is
whatever came after the mark, so a round that was cut short is told by the next one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tollbook import __version__
from tollbook.cases import Case
from tollbook.errors import InputError
from tollbook.ledger import ClaimQuery, Ledger
from tollbook.model import Claim, DocumentRef, EchoKind, Finding, content_hash
from tollbook.pipeline.concluding import findings
from tollbook.pipeline.following import Asked, followed
from tollbook.pipeline.keeping import keep_new
from tollbook.pipeline.linking import linked
from tollbook.read import Given, read_documents

NOTHING: Mapping[str, Asked] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Mark:
    """What was told so far: the ledger's head, and the names of the findings that stood then, sorted."""

    head: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """What is new since a mark.

    Attributes:
        id: A hash of the rest.
        ledger_head: Of the ledger that it tells of.
        documents: New ones, in the order in which they were kept.
        claims: New ones, by day; of one that is told several times, the first telling.
        echoes: How many new tellings there are beside, of these or of claims known before.
        findings: That now stand and did not, the gravest first.
        failures: What could not be read in this round, and why, each in a line.
        version: Of tollbook.
    """

    id: str
    ledger_head: str
    documents: tuple[DocumentRef, ...]
    claims: tuple[Claim, ...]
    echoes: int
    findings: tuple[Finding, ...]
    failures: tuple[str, ...] = ()
    version: str = __version__

    @property
    def says_something(self) -> bool:
        """Whether anything is new; a failure alone is not news."""
        return bool(self.documents or self.claims or self.findings)


def mark(ledger: Ledger, case: Case | None = None) -> Mark:
    """The ledger as it stands, as told."""
    return Mark(ledger.head, _names(findings(ledger, case=case)))


def take(
    ledger: Ledger, sources: Iterable[tuple[str, Given]], case: Case | None = None, *,
    asked: Mapping[str, Asked] = NOTHING, articles: int = 0,
) -> tuple[tuple[InputError, ...], Mapping[str, Asked]]:  # fmt: skip
    """Keep what is new in each source and link it. One that cannot be read does not stop the others.

    Args:
        ledger: Where it is kept.
        sources: Addresses, with what is known of each.
        case: The case under study.
        asked: By source, what earlier rounds asked for of its entries' articles.
        articles: How many articles to ask for, of each source; with 0, feeds are read as they are.

    Returns:
        What could not be read, and `asked` for the next round.

    Raises:
        LedgerError: If the ledger cannot be written.
    """
    failures, now = [], dict[str, Asked]()
    with linked(ledger):
        for item, given in sources:
            now[item] = known = asked.get(item, {})
            try:
                documents, now[item] = followed(read_documents(item, given), given, known, articles)
                keep_new(ledger, documents, case)
            except InputError as error:
                failures.append(error)
    return tuple(failures), now


def digest(
    ledger: Ledger, since: Mark, case: Case | None = None, *, failures: Iterable[InputError] = ()
) -> tuple[Digest, Mark]:
    """What came after a mark, and the mark after it.

    Raises:
        LedgerError: If the mark is of another ledger.
    """
    head, failed = ledger.head, tuple(map(str, failures))
    before = {kept.key for kept in ledger.documents(as_known_on=since.head)}
    documents = tuple(kept.ref for kept in ledger.documents() if kept.key not in before)
    claims, echoes = _new_claims(ledger, since)
    standing, told = findings(ledger, case=case), set(since.findings)
    fresh = tuple(finding for finding in standing if _name(finding) not in told)
    parts = [d.key for d in documents], [c.id for c in claims], [f.id for f in fresh], failed
    made = Digest(content_hash([head, *map(list, parts)]), head, documents, claims, echoes, fresh, failed)
    return made, Mark(head, _names(standing))


def _new_claims(ledger: Ledger, since: Mark) -> tuple[tuple[Claim, ...], int]:
    """The claims that nobody had made before a mark, each once, and how many more tellings are new."""
    known = {claim.id for claim in ledger.claims(ClaimQuery(as_known_on=since.head))}
    told = [claim for claim in ledger.claims() if claim.id not in known]
    again = set[str]()
    for group in ledger.echoes(EchoKind.CLAIMS, of=[claim.id for claim in told]):
        again.update(group.members)
        if known.isdisjoint(group.members):
            again.discard(group.original)
    fresh = tuple(claim for claim in told if claim.id not in again)
    return fresh, len(told) - len(fresh)


def _names(standing: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(sorted({*map(_name, standing)}))


def _name(finding: Finding) -> str:
    """A finding as the same one on another day: the days of a silence count on, its claims stay."""
    return f"{finding.kind.value}:{content_hash(sorted(finding.claims))[:32]}"

"""`python -m evaluation.linking`: pairwise precision and recall of echoes of documents and of claims."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from evaluation.linking.dataset import Report, reports
from tollbook.cases import load_gazetteer
from tollbook.extract import extract_many
from tollbook.link import link_claims, link_documents
from tollbook.model import Claim, EchoGroup

SHARED = Path(os.environ.get("TOLLBOOK_SHARED", Path(__file__).parents[3] / "shared"))


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs that were linked wrongly and pairs that were missed, among `right` that were found."""

    right: int
    wrong: tuple[tuple[str, str], ...]
    missed: tuple[tuple[str, str], ...]

    @property
    def precision(self) -> float:
        """Of the pairs that were linked, the share that should be."""
        return self.right / (self.right + len(self.wrong) or 1)

    @property
    def recall(self) -> float:
        """Of the pairs that should be linked, the share that were."""
        return self.right / (self.right + len(self.missed) or 1)


def pairs(groups: Iterable[EchoGroup], truth: Mapping[str, str]) -> Pairs:
    """The pairs of a set of groups against what each id truly is; ids that stand alone need not be named."""
    linked = {pair for g in groups for pair in combinations(sorted(g.members), 2)}
    same: dict[str, list[str]] = {}
    for name in sorted(truth):
        same.setdefault(truth[name], []).append(name)
    true = {pair for names in same.values() for pair in combinations(names, 2)}
    return Pairs(len(linked & true), tuple(sorted(linked - true)), tuple(sorted(true - linked)))


def measure(shared: Path) -> tuple[Pairs, Pairs, dict[str, Claim], dict[str, Report]]:
    """Documents' pairs, claims' pairs, and what the ids in them are."""
    known = reports(shared)
    by_key = {report.document.ref.key: report for report in known}
    documents = [report.document for report in known]
    read = extract_many(documents, gazetteer=load_gazetteer(), case=None)
    claims = {d.ref.key: tuple(found) for d, found in zip(documents, read, strict=True)}
    told = {key: report for key, report in by_key.items() if claims[key]}
    stories = link_documents((r.document for r in told.values()), claims)
    every = {c.id: c for found in claims.values() for c in found}
    groups = link_claims(every.values(), {d.ref.key: d for d in documents}, stories)
    evidence = {c.id: by_key[c.document.key].evidence(c) for c in every.values()}
    return (
        pairs(stories, {key: report.story for key, report in told.items()}),
        pairs(groups, evidence), every, by_key,
    )  # fmt: skip


def main() -> None:
    """Print both, and every pair that is not as it should be."""
    stories, claims, every, by_key = measure(SHARED)
    print(f"documents  P {stories.precision:.4f}  R {stories.recall:.4f}  pairs {stories.right}")
    print(f"claims     P {claims.precision:.4f}  R {claims.recall:.4f}  pairs {claims.right}")
    for what, found in (("wrong", stories.wrong), ("missed", stories.missed)):
        for one, other in found:
            print(f"document {what}: {by_key[one].document.id} / {by_key[other].document.id}")
    for what, found in (("wrong", claims.wrong), ("missed", claims.missed)):
        for one, other in found:
            print(f"claim {what}: {_spelled(every[one])} / {_spelled(every[other])}")


def _spelled(claim: Claim) -> str:
    return (
        f"{claim.document.id} {claim.harm} {claim.count.text if claim.count else ''!r} {claim.victims.text}"
    )


if __name__ == "__main__":
    main()

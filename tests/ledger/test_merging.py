"""Ledgers as sets: merging is their union, on every back end."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.ledger.making import both_claims, claim_in, report
from tests.ledger.test_verify import fill, tampering
from tollbook.errors import IntegrityError
from tollbook.ledger import EntryKind, Ledger
from tollbook.model import Decision, Verdict

WHEN = datetime(2022, 4, 1, 12, tzinfo=UTC)
_names = count()


def made(folder: Path, numbers: Iterable[int]) -> Ledger:
    """A ledger with some reports and decisions about their claims."""
    ledger = Ledger.open(folder / f"{next(_names)}.db")
    for number in numbers:
        document = report(number % 7)
        claims = both_claims(document)
        ledger.add([document], claims)
        if number % 3 == 0:
            ledger.decide(Decision(claims[0].id, Verdict.ACCEPT, f"Reader {number % 2}", WHEN))
    return ledger


def state(ledger: Ledger) -> tuple[object, ...]:
    """What a ledger holds, whatever the order."""
    ids = sorted(claim.id for claim in ledger.claims())
    return ledger.content_hash, ids, ledger.decisions(ids), {kept.key for kept in ledger.documents()}


NUMBERS = st.lists(st.integers(0, 12), max_size=4)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NUMBERS, NUMBERS, NUMBERS)
def test_union(tmp_path: Path, a: list[int], b: list[int], c: list[int]) -> None:
    """Merging is commutative, associative and idempotent; what comes out is whole."""
    one, other = made(tmp_path, a), made(tmp_path, b)
    one.merge(other)
    other.merge(made(tmp_path, a))
    assert sorted(entry.key for entry in one.entries()) == sorted(entry.key for entry in other.entries())
    assert one.content_hash == other.content_hash

    left, right = made(tmp_path, a), made(tmp_path, b)
    left.merge(right)
    left.merge(made(tmp_path, c))
    tail = made(tmp_path, b)
    tail.merge(made(tmp_path, c))
    right = made(tmp_path, a)
    right.merge(tail)
    assert state(left)[:1] == state(right)[:1]
    head = left.head
    left.merge(right)
    left.merge(left)
    assert left.head == head
    assert left.verify().ok
    assert right.verify().ok


def test_across_back_ends(ledger: Ledger, tmp_path: Path) -> None:
    """A ledger of each back end takes up one in a file, and gives the same set back."""
    with Ledger.open(tmp_path / "other.db") as other:
        fill(other)
        ledger.add([report(5)], both_claims(report(5)))
        merged = ledger.merge(other)
        assert merged[EntryKind.DOCUMENT] == 3
        assert ledger.merge(other) == {}
        other.merge(ledger)
        assert other.content_hash == ledger.content_hash
        assert ledger.document(report(2).id) == report(2)
        assert ledger.verify().ok
        assert other.verify().ok


def test_erased_stays_erased(ledger: Ledger, tmp_path: Path) -> None:
    """A text that one ledger erased is gone in both after a merge, whichever takes up which."""
    document = report()
    with Ledger.open(tmp_path / "other.db") as other:
        for each in (ledger, other):
            each.add([document], both_claims(document))
        other.erase(document.id, "asked for", by="Ann")
        ledger.merge(other)
        assert next(ledger.documents()).erased == "asked for"
        with Ledger.open(tmp_path / "third.db") as third:
            third.merge(ledger)
            assert [claim.spans[0].exact for claim in third.claims()] == ["", ""]
            assert third.verify().ok
        assert ledger.verify().ok


def test_a_forged_ledger_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    """Nothing is taken over from a ledger in which an entry is not what its key says."""
    path = tmp_path / "other.db"
    with Ledger.open(path) as other:
        fill(other)
        claim = next(entry for entry in other.entries() if entry.kind is EntryKind.CLAIM)
        forged = claim.body.replace(b"Russia", b"Narnia")
        with tampering(str(path)) as connection:
            connection.exec_driver_sql("UPDATE entry SET body = ? WHERE seq = ?", (forged, claim.seq))
        with pytest.raises(IntegrityError, match="not what its key says"):
            ledger.merge(other)
    assert list(ledger.entries()) == []


class LedgerAsSet(RuleBasedStateMachine):
    """Adds, decides, merges, closes and opens, beside plain sets."""

    folder: Path

    @initialize()
    def start(self) -> None:
        """Two ledgers, two sets."""
        self.paths = [self.folder / f"set-{next(_names)}.db" for _ in range(2)]
        self.ledgers = [Ledger.open(path) for path in self.paths]
        self.sets: list[set[tuple[str, ...]]] = [set(), set()]

    @rule(which=st.integers(0, 1), number=st.integers(0, 5), copy=st.booleans())
    def add(self, which: int, number: int, copy: bool) -> None:
        """A report and its claims, perhaps under another path."""
        document = report(number)
        document = replace(document, id=f"copy-{number}") if copy else document
        self.ledgers[which].add([document], both_claims(document))
        self.sets[which] |= {("document", document.id, document.ref.key)}
        self.sets[which] |= {("claim", claim.id) for claim in both_claims(document)}

    @rule(which=st.integers(0, 1), number=st.integers(0, 5), verdict=st.sampled_from(["accept", "reject"]))
    def decide(self, which: int, number: int, verdict: str) -> None:
        """A decision about a claim that is there."""
        claim = claim_in(report(number))
        if ("claim", claim.id) in self.sets[which]:
            self.ledgers[which].decide(Decision(claim.id, Verdict(verdict), "Ann", WHEN))
            self.sets[which] |= {("decision", claim.id, verdict)}

    @rule(which=st.integers(0, 1))
    def merge(self, which: int) -> None:
        """One takes up the other."""
        self.ledgers[which].merge(self.ledgers[1 - which])
        self.sets[which] |= self.sets[1 - which]

    @rule(which=st.integers(0, 1))
    def reopen(self, which: int) -> None:
        """Closed and opened again."""
        self.ledgers[which].close()
        self.ledgers[which] = Ledger.open(self.paths[which])

    @precondition(lambda self: hasattr(self, "sets"))
    @invariant()
    def same(self) -> None:
        """The ledger has exactly what the set has; equal sets have equal hashes."""
        for ledger, expected in zip(self.ledgers, self.sets, strict=True):
            assert len(list(ledger.entries())) == len(expected)
            assert {claim.id for claim in ledger.claims()} == {
                key[1] for key in expected if key[0] == "claim"
            }
            assert ledger.verify().ok
        hashes = [ledger.content_hash for ledger in self.ledgers]
        assert (hashes[0] == hashes[1]) == (self.sets[0] == self.sets[1])

    def teardown(self) -> None:
        """Let go."""
        for ledger in getattr(self, "ledgers", []):
            ledger.close()


def test_as_a_set(tmp_path: Path) -> None:
    """Whatever is done to two ledgers, they hold what two plain sets hold."""
    LedgerAsSet.folder = tmp_path
    run_state_machine_as_test(
        LedgerAsSet, settings=settings(max_examples=8, stateful_step_count=12, deadline=None)
    )

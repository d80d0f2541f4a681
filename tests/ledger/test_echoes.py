"""Echo groups that stand, and notes of imports, estimates and versions."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tollbook.ledger import Ledger
from tollbook.model import EchoGroup, EchoKind, Estimate, Frame, Harm, Status

ESTIMATE = Estimate(
    "Russia", Harm.KILLED, Status.COMBATANT, date(2022, 3, 24), Frame.CUMULATIVE, 9300.0, 9000.0, 5000.0,
    15000.0, 0.9, {"0.5": 9000.0}, 6, 4, 498, 0.4, (), (), "hierarchical/1.0", 1, None,
)  # fmt: skip


def group(*members: str, score: float = 0.9, kind: EchoKind = EchoKind.CLAIMS) -> EchoGroup:
    """A group of members."""
    return EchoGroup(kind, members[0], tuple(sorted(members)), score, "alike")


def test_later_groups_take_the_place(ledger: Ledger) -> None:
    """A group that shares a member with others stands in their place; the same again is nothing new."""
    assert ledger.add_echoes([group("a", "b"), group("c", "d")]) == 2
    assert ledger.add_echoes([group("a", "b")]) == 0
    then = ledger.head
    assert ledger.add_echoes([group("a", "b", "c")]) == 1
    assert ledger.echoes(EchoKind.CLAIMS) == (group("a", "b", "c"),)
    assert ledger.echoes(EchoKind.CLAIMS, as_known_on=then) == (group("a", "b"), group("c", "d"))
    assert ledger.add_echoes([group("a", "b")]) == 1
    assert ledger.echoes(EchoKind.CLAIMS) == (group("a", "b"),)
    assert ledger.echoes(EchoKind.DOCUMENTS) == ()


def test_a_group_of_one_splits(ledger: Ledger) -> None:
    """A group of one takes its member out of the group that it was in."""
    ledger.add_echoes([group("a", "b")])
    ledger.add_echoes([group("a")])
    assert ledger.echoes(EchoKind.CLAIMS) == ()


def test_kinds_are_apart(ledger: Ledger) -> None:
    """Groups of documents and groups of claims do not touch each other."""
    ledger.add_echoes([group("a", "b"), group("a", "c", kind=EchoKind.DOCUMENTS)])
    assert len(ledger.echoes(EchoKind.CLAIMS)) == len(ledger.echoes(EchoKind.DOCUMENTS)) == 1


def test_only_those_asked_for(ledger: Ledger) -> None:
    """Groups of some members are found alone, as all together would have them, now and as known before."""
    ledger.add_echoes([group("a", "b"), group("c", "d"), group("e", "f")])
    then = ledger.head
    ledger.add_echoes([group("a", "b", "c")])
    assert ledger.echoes(EchoKind.CLAIMS, of=["b", "z"]) == (group("a", "b", "c"),)
    assert ledger.echoes(EchoKind.CLAIMS, of=["d"]) == ()
    assert ledger.echoes(EchoKind.CLAIMS, of=["b"], as_known_on=then) == (group("a", "b"),)
    assert ledger.echoes(EchoKind.CLAIMS, of=["e"]) == (group("e", "f"),)
    assert ledger.echoes(EchoKind.CLAIMS, of=[]) == ()


GROUPS = st.lists(st.sets(st.sampled_from("abcde"), min_size=1, max_size=3), max_size=4)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(GROUPS, min_size=2, max_size=3))
def test_merged_either_way(tmp_path_factory: object, histories: list[list[set[str]]]) -> None:
    """Which groups stand after a merge does not depend on which ledger took up which."""
    folder = Path(tmp_path_factory.mktemp("echoes"))  # type: ignore[attr-defined]
    ledgers = [Ledger.open(folder / f"{i}.db") for i in range(len(histories))]
    for ledger, history in zip(ledgers, histories, strict=True):
        for members in history:
            ledger.add_echoes([group(*sorted(members))])
    for ledger in ledgers:
        for other in ledgers:
            ledger.merge(other)
    assert len({ledger.content_hash for ledger in ledgers}) == 1
    assert len({ledger.echoes(EchoKind.CLAIMS) for ledger in ledgers}) == 1
    for member in "abcde":
        every = ledgers[0].echoes(EchoKind.CLAIMS)
        assert ledgers[0].echoes(EchoKind.CLAIMS, of=[member]) == tuple(
            g for g in every if member in g.members
        )
    assert all(ledger.verify().ok for ledger in ledgers)
    for ledger in ledgers:
        ledger.close()


def test_estimates_with_their_head(ledger: Ledger) -> None:
    """An estimate is kept with the head that it was made from."""
    head = ledger.head
    assert ledger.record_estimates([ESTIMATE], head) == 1
    assert ledger.record_estimates([ESTIMATE], head) == 0
    assert ledger.estimates() == (replace(ESTIMATE, ledger_head=head),)
    assert ledger.record_estimates([ESTIMATE], ledger.head) == 1


@dataclass(frozen=True, slots=True)
class Report:
    """What an import says of itself."""

    rows_read: int
    refused: tuple[tuple[int, str], ...]


def test_imports_and_runs(ledger: Ledger) -> None:
    """Reports of imports and versions of extractors come back in the order in which they were kept."""
    assert ledger.record_import(Report(3, ((2, "no figure"),)))
    assert not ledger.record_import(Report(3, ((2, "no figure"),)))
    assert ledger.imports() == ({"rows_read": 3, "refused": [[2, "no figure"]]},)
    assert ledger.record_run({"extractor": "rules/1.0"})
    assert ledger.record_run({"extractor": "rules/1.1"})
    assert [run["extractor"] for run in ledger.runs()] == ["rules/1.0", "rules/1.1"]
    assert ledger.verify().ok

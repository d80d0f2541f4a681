"""Linking in a ledger as reports come in."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.link.telling import DAY, told
from tollbook import pipeline
from tollbook.errors import InputError, IntegrityError, LedgerError
from tollbook.ledger import ClaimQuery, EntryKind, Ledger
from tollbook.link import link_claims, link_documents
from tollbook.model import Claim, Document, EchoGroup, EchoKind, Frame

PLACES = ("Koszalin", "Tarnow", "Elblag")


def reports() -> list[tuple[Document, list[Claim]]]:
    """Stories in several outlets, told on several days, of incidents that differ in nothing but names."""
    made = []
    for n in range(12):
        place, killed = PLACES[n % 3], 5 + n % 2 * 4
        words = f"{killed} people were killed"
        text = (
            f"Report {n // 6} of the day. Police in {place} said that {words} when a depot burned, "
            f"and Mayor Piotr {place}ski asked everybody in {place} to stay at home."
        )
        made.append(
            told(text, [(words, killed)], outlet=f"Outlet {n}", published=DAY + timedelta(days=n // 8))
        )
    for n, outlet in enumerate("ABC"):
        text = f"Families in town {n} wait. Russia said that 498 soldiers had died."
        made.append(
            told(
                text, [("498 soldiers had died", 498)], outlet=outlet, claimant="Russia", party="Russia",
                frame=Frame.CUMULATIVE, as_of=DAY, published=DAY + timedelta(days=n),
            )
        )  # fmt: skip
    return made


def at_once(kept: list[tuple[Document, list[Claim]]]) -> tuple[EchoGroup, ...]:
    """The groups that linking everything at once gives, of documents and of claims."""
    documents = {d.ref.key: d for d, _ in kept}
    stories = link_documents(documents.values(), {d.ref.key: claims for d, claims in kept})
    return *stories, *link_claims([c for _, claims in kept for c in claims], documents, stories)


def groups(book: Ledger) -> tuple[EchoGroup, ...]:
    """The groups that stand in a ledger."""
    return *book.echoes(EchoKind.DOCUMENTS), *book.echoes(EchoKind.CLAIMS)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(15)), st.lists(st.integers(1, 6), min_size=1, max_size=6))
def test_any_order_and_partition_gives_what_all_at_once_gives(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], sizes: list[int]
) -> None:
    """One by one, in batches, late originals: the same groups, to the letter."""
    every = reports()
    expected = at_once(every)
    assert len(expected) > 4
    left = list(order)
    with Ledger.open(tmp_path_factory.mktemp("ledger") / "a.db") as book:
        for size in [*sizes, len(left)]:
            some, left = [every[i] for i in left[:size]], left[size:]
            book.add([d for d, _ in some], [c for _, claims in some for c in claims])
            pipeline.link(book)
        assert groups(book) == expected
        assert book.verify().ok


def test_linking_again_changes_nothing(tmp_path: Path) -> None:
    """Not one entry is added where nothing is new."""
    every = reports()
    with Ledger.open(tmp_path / "a.db") as book:
        book.add([d for d, _ in every], [c for _, claims in every for c in claims])
        pipeline.link(book)
        head = book.head
        pipeline.link(book)
        assert book.head == head


def test_what_comes_in_between_is_linked(tmp_path: Path) -> None:
    """Something new is linked, also where an input stops it; where nothing is new, nothing is done."""
    every = reports()
    with Ledger.open(tmp_path / "a.db") as book:
        with pipeline.linked(book):
            pass
        assert book.head == "0" * 64
        with pytest.raises(InputError), pipeline.linked(book):
            book.add([d for d, _ in every], [c for _, claims in every for c in claims])
            raise InputError("unreadable")
        assert groups(book) == at_once(every)
        with pytest.raises(LedgerError), pipeline.linked(book):
            book.add([every[0][0], Document("more", "More.")])
            raise LedgerError("the disk is full")
        last = list(book.entries())[-1]
        assert last.kind is EntryKind.DOCUMENT


def test_nothing_is_built_on_damaged_links(tmp_path: Path) -> None:
    """Where a row that linking keeps is gone, the next linking says so; linking anew mends it."""
    every = reports()
    path = tmp_path / "a.db"
    with Ledger.open(path) as book:
        book.add([d for d, _ in every[:9]], [c for _, claims in every[:9] for c in claims])
        pipeline.link(book)
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("DELETE FROM link_key WHERE rowid = (SELECT min(rowid) FROM link_key)")
        book.add([d for d, _ in every[9:]], [c for _, claims in every[9:] for c in claims])
        head = book.head
        with pytest.raises(IntegrityError, match="link --anew"):
            pipeline.link(book)
        assert book.head == head
        pipeline.link(book, anew=True)
        assert groups(book) == at_once(every)
        assert book.verify().ok


def test_two_ledgers_that_were_linked_apart_are_one_when_merged(tmp_path: Path) -> None:
    """What a merged ledger brings is linked with the rest."""
    every = reports()
    with Ledger.open(tmp_path / "a.db") as one, Ledger.open(tmp_path / "b.db") as other:
        for book, some in ((one, every[::2]), (other, every[1::2])):
            book.add([d for d, _ in some], [c for _, claims in some for c in claims])
            pipeline.link(book)
        one.merge(other)
        pipeline.link(one)
        assert groups(one) == at_once(every)


def test_a_claim_that_is_read_no_more_leaves_its_group(tmp_path: Path) -> None:
    """A newer reading without it dissolves what it held together."""
    every = reports()[-2:]
    with Ledger.open(tmp_path / "a.db") as book:
        book.add([d for d, _ in every], [c for _, claims in every for c in claims])
        pipeline.link(book)
        assert len(book.echoes(EchoKind.CLAIMS)) == 1
        book.re_extract(every[1][0], [], extractor="test/2")
        pipeline.link(book)
        assert book.echoes(EchoKind.CLAIMS) == ()


def test_one_copy_or_fifty_are_one_piece_of_evidence(tmp_path: Path) -> None:
    """What findings and estimates are given is the same; only the number of tellings is another."""
    ((document, claims),) = reports()[:1]
    copies = [
        told(document.text, [(claims[0].spans[0].exact, 5)], outlet=f"Copy {n}", published=DAY)
        for n in range(49)
    ]
    seen = []
    for name, held in (("one.db", []), ("fifty.db", copies)):
        with Ledger.open(tmp_path / name) as book:
            book.add([document, *(d for d, _ in held)], [*claims, *(c for _, cs in held for c in cs)])
            pipeline.link(book)
            seen.append(pipeline.evidence(book, ClaimQuery()))
    one, fifty = seen
    assert [(c.harm, c.count, c.victims, c.claimant, c.period) for c in one.claims] == [
        (c.harm, c.count, c.victims, c.claimant, c.period) for c in fifty.claims
    ]
    assert list(fifty.copies.values()) == [50]

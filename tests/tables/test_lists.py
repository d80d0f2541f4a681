"""Lists of the dead, by their overlaps, become one claim by the method that reads them."""

from datetime import date
from pathlib import Path

import pytest

from tests.e2e.conftest import Run, tollbook  # noqa: F401 (a fixture)
from tests.shared import SHARED, needs_shared
from tollbook.errors import EstimateError, InputError
from tollbook.ledger import Ledger
from tollbook.model import Relation, Stance
from tollbook.pipeline import Listed, keep_data, lists_total

COUNTS = "A,B,C,n\n1,0,0,200\n0,1,0,150\n0,0,1,170\n1,1,0,50\n1,0,1,60\n0,1,1,40\n1,1,1,20\n"


def people() -> str:
    """The same people, a row each, with their names."""
    rows = [line.rsplit(",", 1) for line in COUNTS.splitlines()[1:]]
    named = [f"{on},Ivan Sekretov {i}" for on, n in rows for i in range(int(n))]
    return "\n".join(["A,B,C,name", *reversed(named)]) + "\n"


def kept(
    tmp_path: Path, text: str, *, name: str = "lists.csv", strict: bool = False
) -> tuple[Ledger, object]:
    """A ledger of a table, and the account of its rows."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    ledger = Ledger.open(tmp_path / f"{name}.db")
    listed = Listed(party="Ruritania", end=date(1999, 6, 12))
    data, _ = lists_total(str(tmp_path / name), listed, strict=strict)
    keep_data(ledger, data)
    return ledger, data.report


def test_one_claim_by_its_method(tmp_path: Path) -> None:
    """The toll is a claim that the method estimates, with its range, and its words stand in its report."""
    ledger, _ = kept(tmp_path, COUNTS)
    with ledger:
        (claim,) = ledger.claims()
        assert claim.claimant is not None and claim.count is not None
        assert (claim.claimant.name, claim.claimant.relation) == (
            "Multiple-systems estimation",
            Relation.THIRD_PARTY,
        )
        assert (claim.stance, claim.victims.party) == (Stance.ESTIMATES, "Ruritania")
        assert claim.count.low is not None and claim.count.high is not None
        assert 690 <= claim.count.low < claim.count.high
        assert f"{claim.count.low:,}" in claim.spans[0].exact
        assert ledger.verify().ok


def test_people_and_counts_are_one(tmp_path: Path) -> None:
    """A person a row gives the claim that their counts give, and keeps none of their names."""
    by_count, _ = kept(tmp_path, COUNTS)
    by_person, account = kept(tmp_path, people(), name="people.csv")
    with by_count, by_person:
        assert [claim.id for claim in by_count.claims()] == [claim.id for claim in by_person.claims()]
        assert getattr(account, "kept", None) == 690
        assert all(b"Sekretov" not in entry.body for entry in by_person.entries())
        assert all("Sekretov" not in document.text for document in by_person.texts())


def test_bad_rows_by_line(tmp_path: Path) -> None:
    """A row that is no pattern, has no count, or comes twice is told by its line and stops no other."""
    ledger, account = kept(tmp_path, COUNTS + "1,x,0,5\n0,1,1,\n1,0,0,7\n0,0,0,3\n1,1\n")
    ledger.close()
    assert getattr(account, "kept", None) == 7
    assert [line for line, _ in getattr(account, "refused", ())] == [9, 10, 11, 13]
    assert [number for number, _ in getattr(account, "aside", ())] == [1]


@pytest.mark.parametrize("text", ["", "name,age\nx,3\n", COUNTS + "1,x,0,5\n"])
def test_strict_or_no_lists_keeps_nothing(tmp_path: Path, text: str) -> None:
    """A table without lists, or a bad row where all must be good, is an error and keeps nothing."""
    with pytest.raises(InputError):
        kept(tmp_path, text, strict=True)
    with Ledger.open(tmp_path / "lists.csv.db") as ledger:
        assert list(ledger.entries()) == []


def test_what_lists_cannot_tell(tmp_path: Path) -> None:
    """Two lists, or lists without overlap, tell nothing of the unlisted: an error, and nothing is kept."""
    with pytest.raises(EstimateError):
        kept(tmp_path, "A,B,n\n1,0,5\n0,1,5\n1,1,2\n")


@needs_shared
def test_the_dead_of_kosovo(tollbook: Run, tmp_path: Path) -> None:  # noqa: F811
    """The command prints the toll of the four lists, around what was published, the same each time."""
    table = str(SHARED / "data" / "kosovo_lists" / "kosovo_4lists_counts.csv")
    first = tollbook("import", "lists", table, "--party", "Kosovo", "--as-of", "1999-06-12")
    assert first.returncode == 0, first.stderr
    assert "4,400 people are on a list" in first.stdout
    again = tollbook("import", "lists", table, "--party", "Kosovo", "--as-of", "1999-06-12")
    assert again.stdout.splitlines()[0] == first.stdout.splitlines()[0]
    assert "0 new claims" in again.stdout

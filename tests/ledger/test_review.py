"""People's decisions beside the machine's readings."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.making import both_claims, claim_in, report
from tollbook.errors import CodecError, LedgerError
from tollbook.ledger import ClaimQuery, Ledger, ReviewState, reviewed
from tollbook.ledger.review import standing, state_of
from tollbook.model import Decision, Verdict, from_json, to_json

WHEN = datetime(2022, 4, 1, 12, tzinfo=UTC)


def decision(
    claim: str, verdict: Verdict = Verdict.ACCEPT, by: str = "Ann", hours: int = 0, **amended: object
) -> Decision:
    """A decision some hours after noon."""
    return Decision(claim, verdict, by, WHEN + timedelta(hours=hours), "a note", {**amended})  # type: ignore[dict-item]


def test_kept_beside_the_claim(ledger: Ledger) -> None:
    """A decision comes back with who, when and why; the claim stays; the same again is nothing new."""
    document = report()
    claim = claim_in(document)
    ledger.add([document], [claim])
    made = decision(claim.id)
    assert ledger.review_state([claim.id]) == {claim.id: ReviewState.UNREVIEWED}
    assert ledger.decide(made)
    assert not ledger.decide(made)
    assert ledger.decisions([claim.id]) == {claim.id: [made]}
    assert ledger.claim(claim.id) == claim
    assert ledger.review_state([claim.id]) == {claim.id: ReviewState.ACCEPTED}


def test_by_a_beginning_of_the_id(ledger: Ledger) -> None:
    """A decision that names a claim by the beginning of its id is kept under the whole."""
    document = report()
    claim = claim_in(document)
    ledger.add([document], [claim])
    ledger.decide(decision(claim.id[:8]))
    (made,) = ledger.decisions([claim.id])[claim.id]
    assert made.claim == claim.id
    with pytest.raises(LedgerError, match="no claim"):
        ledger.decide(decision("abcdef12"))


def test_two_who_disagree(ledger: Ledger) -> None:
    """Two people who disagree are both kept, and the claim is disputed until one gives way."""
    document = report()
    claim = claim_in(document)
    ledger.add([document], [claim])
    ledger.decide(decision(claim.id, Verdict.ACCEPT, "Ann"))
    ledger.decide(decision(claim.id, Verdict.REJECT, "Bo", 1))
    assert ledger.review_state([claim.id])[claim.id] is ReviewState.DISPUTED
    ledger.decide(decision(claim.id, Verdict.ACCEPT, "Bo", 2))
    assert ledger.review_state([claim.id])[claim.id] is ReviewState.ACCEPTED
    assert len(ledger.decisions([claim.id])[claim.id]) == 3


def test_amendment(ledger: Ledger) -> None:
    """An amended claim has the person's words under the id that was judged; wrong fields are refused."""
    document = report()
    claim = claim_in(document)
    ledger.add([document], [claim])
    made = decision(
        claim.id, Verdict.AMEND, **{"count.low": 5, "victims.party": "Ukraine", "stated_on": "2022-03-20"}
    )
    ledger.decide(made)
    amended = reviewed(claim, ledger.decisions([claim.id])[claim.id])
    assert amended is not None
    assert amended.count is not None
    assert (amended.id, amended.count.low, amended.victims.party) == (claim.id, 5, "Ukraine")
    assert amended.stated_on == date(2022, 3, 20)
    for field, value in (
        ("id", "x"),
        ("spans", 1),
        ("count.no", 1),
        ("count.low", 99),
        ("harm", "x"),
        ("document.id", "y"),
    ):
        with pytest.raises(LedgerError):
            ledger.decide(decision(claim.id, Verdict.AMEND, **{field: value}))
    assert len(ledger.decisions([claim.id])[claim.id]) == 1


def test_what_people_left() -> None:
    """A rejected claim is gone, a disputed one stands as the machine read it."""
    claim = claim_in(report())
    accept, reject = decision(claim.id), decision(claim.id, Verdict.REJECT, "Bo")
    assert reviewed(claim, []) == claim
    assert reviewed(claim, [accept]) == claim
    assert reviewed(claim, [reject]) is None
    assert reviewed(claim, [accept, reject]) == claim


def test_listed_by_state(ledger: Ledger) -> None:
    """Claims are listed by what people made of them."""
    document = report()
    first, second = both_claims(document)
    ledger.add([document], [first, second])
    ledger.decide(decision(first.id, Verdict.REJECT))
    found = {state: [c.id for c in ledger.claims(ClaimQuery(review=state))] for state in ReviewState}
    assert found[ReviewState.REJECTED] == [first.id]
    assert found[ReviewState.UNREVIEWED] == [second.id]
    assert not found[ReviewState.ACCEPTED] + found[ReviewState.DISPUTED] + found[ReviewState.AMENDED]


MADE = st.builds(
    decision,
    st.just("c"),
    st.sampled_from([Verdict.ACCEPT, Verdict.REJECT]),
    st.sampled_from(["Ann", "Bo"]),
    st.integers(0, 2),
)


@given(st.lists(MADE, max_size=4))
def test_order_does_not_matter(made: list[Decision]) -> None:
    """Which decisions stand does not depend on the order in which they came, even at one moment."""
    for order in permutations(made):
        assert standing(order) == standing(made)
        assert state_of(order) is state_of(made)


def test_decisions_are_checked() -> None:
    """A decision needs a name, an offset from UTC, and amended fields if, and only if, it amends."""
    for wrong in (
        {"by": " "},
        {"when": datetime(2022, 4, 1)},
        {"verdict": Verdict.AMEND},
        {"amended": {"a": 1}},
    ):
        with pytest.raises(ValueError, match=r"decision|amend"):
            replace(decision("c"), **wrong)
    amending = decision("c", Verdict.AMEND, **{"background": True, "count.high": None})
    assert from_json(Decision, to_json(amending)) == amending
    with pytest.raises(CodecError):
        from_json(Decision, {**to_json(amending), "by": ""})

"""What holds for any claims at all."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.findings.build import told
from tests.strategies import claims as any_claims
from tollbook.findings import find
from tollbook.model import Claim, Finding, Frame, Harm, Hedge, Relation, Status

PARTIES = ("Arland", "Borland", "Corland")
SWAP = {"Arland": "Borland", "Borland": "Corland", "Corland": "Arland"}


@st.composite
def war_claims(draw: st.DrawFn) -> tuple[Claim, Claim]:
    """A claim of a war between three parties, and the same with the parties' names exchanged."""
    low, high = sorted(draw(st.tuples(st.integers(0, 500), st.integers(0, 500))))
    voice, party = draw(st.sampled_from([*PARTIES, "Desk"])), draw(st.sampled_from([*PARTIES, None]))
    options = {
        "harm": draw(st.sampled_from([Harm.KILLED, Harm.WOUNDED, Harm.KILLED_OR_WOUNDED])),
        "relation": Relation.THIRD_PARTY if voice == "Desk" else Relation.OPPONENT,
        "status": draw(st.sampled_from([Status.COMBATANT, Status.UNKNOWN])),
        "role": draw(st.sampled_from([None, None, "general"])),
        "hedge": draw(st.sampled_from([Hedge.EXACT, Hedge.APPROXIMATE])),
        "frame": draw(st.sampled_from([Frame.CUMULATIVE, Frame.CUMULATIVE, Frame.INCIDENT])),
        "background": draw(st.sampled_from([False, False, False, True])),
    }
    on, said = draw(st.integers(1, 28)), draw(st.integers(1, 28))
    return (
        told(voice, low, high, on, party=party, said=said, **options),  # type: ignore[arg-type]
        told(SWAP.get(voice, voice), low, high, on, party=SWAP.get(party), said=said, **options),  # type: ignore[arg-type]
    )


def _gist(found: tuple[Finding, ...], names: dict[str, str]) -> list[object]:
    """Findings without ids, under other names for the parties."""
    return sorted(
        (
            names.get(f.party or "", f.party or ""),
            f.kind.value,
            f.severity.value,
            f.harm.value if f.harm else "",
            f.status.value if f.status else "",
            sorted(f.figures.items()),
        )
        for f in found
    )


@given(st.lists(war_claims(), max_size=14))
@settings(max_examples=150)
def test_findings_mirror_when_parties_change_names(pairs: list[tuple[Claim, Claim]]) -> None:
    """No party is treated otherwise than another: exchange the names and the findings follow."""
    before, after = find([p[0] for p in pairs]), find([p[1] for p in pairs])
    assert _gist(before, SWAP) == _gist(after, {})


@given(st.lists(war_claims(), max_size=10), st.randoms())
def test_the_order_of_claims_does_not_matter(pairs: list[tuple[Claim, Claim]], random: object) -> None:
    """Same claims, same findings, same order of findings."""
    claims = [p[0] for p in pairs]
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert find(claims) == find(shuffled)


@given(st.lists(any_claims(), max_size=8))
def test_any_claims_give_findings_about_themselves(claims: list[Claim]) -> None:
    """No claim makes a rule fail, and no finding rests on a claim that was not given."""
    ids = {claim.id for claim in claims}
    for finding in find(claims):
        assert finding.claims and set(finding.claims) <= ids and finding.sentence


@given(st.lists(war_claims(), max_size=10))
def test_as_of_hides_what_came_later(pairs: list[tuple[Claim, Claim]]) -> None:
    """A finding as of a day is what it would be had nobody spoken afterwards."""
    claims = [p[0] for p in pairs]
    if not claims:
        return
    day = min(c.stated_on for c in claims if c.stated_on) + timedelta(days=9)
    known = [c for c in claims if c.stated_on and c.stated_on <= day]
    assert find(claims, as_of=day) == find(known, as_of=day)


def test_a_figure_of_no_side_says_nothing_of_a_side() -> None:
    """Where others name a side, a figure that names none is compared with nothing."""
    claim = told("A", 1, 1, 5)
    assert find([replace(claim, victims=replace(claim.victims, party=None)), told("B", 9, 9, 5)]) == ()

"""What estimates promise to readers, whatever the case."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from tests.estimate.claims import OPPONENT, SELF, THIRD, claim, march_report, settled_war
from tollbook.cases import Case
from tollbook.errors import EstimateError
from tollbook.estimate import Question, estimate_toll
from tollbook.model import CaseKind, Claim, Claimant, Estimate, Harm, Status, Victims

DAY = date(2022, 3, 23)


def quick(claims: list[Claim], question: Question | None = None, **options: object) -> tuple[Estimate, ...]:
    """Estimates by the quick method."""
    return estimate_toll(claims, question, method="quick", **options)  # type: ignore[arg-type]


def test_one_report_gives_a_sane_wide_answer() -> None:
    """The killed lie above what their side admits, near what a third party says, with a wide interval."""
    found = {(e.party, e.harm): e for e in quick(march_report())}
    killed = found["Russia", Harm.KILLED]
    assert killed.low and killed.median and killed.high
    assert 498 < killed.low < 7000 < 2 * killed.median < 30000 < 3 * killed.high
    assert killed.high / killed.low > 2.5
    assert killed.floor == 498
    assert (killed.claims, killed.independent) == (3, 3)
    assert found["Ukraine", Harm.KILLED].influence[0].median_without is None


def test_one_claimant_alone_widens() -> None:
    """The interval of five claimants is narrower than that of any of them alone, and less of it is prior."""
    (together,) = quick(settled_war())
    for one in settled_war():
        (alone,) = quick([one])
        assert _width(alone) > _width(together)
        assert (alone.prior_share or 0) > (together.prior_share or 0)


def _width(estimate: Estimate) -> float:
    assert estimate.high and estimate.low
    return float(np.log(estimate.high / estimate.low))


@pytest.mark.parametrize("liar", [10, 30_000, 300_000, 30_000_000])
def test_one_extreme_liar_hardly_moves_the_median(liar: int) -> None:
    """A claimant a factor of ten or ten thousand off is outvoted by five that agree."""
    (honest,), (fooled,) = quick(settled_war()), quick(settled_war(liar))
    assert fooled.median == pytest.approx(honest.median, rel=0.05)


def test_swapped_parties_give_the_mirrored_answer() -> None:
    """No name matters: with the labels exchanged the same figures come out under the other name."""
    swap = {"Russia": "Ukraine", "Ukraine": "Russia"}

    def swapped(said: Claim) -> Claim:
        who = said.claimant
        return replace(
            said,
            victims=replace(said.victims, party=swap[said.victims.party or ""]),
            claimant=who
            and replace(who, text=swap.get(who.text, who.text), name=swap.get(who.text, who.text)),
        )

    plain = {(e.party, e.harm): e for e in quick(march_report())}
    mirrored = {(swap[e.party], e.harm): e for e in quick([swapped(c) for c in march_report()])}
    assert plain.keys() == mirrored.keys()
    for key, estimate in plain.items():
        other = mirrored[key]
        assert (estimate.low, estimate.median, estimate.high) == (other.low, other.median, other.high)


def test_the_same_seed_gives_the_same_bits() -> None:
    """Twice the same, draws and all; another seed differs, but by little."""
    first, again, other = quick(march_report()), quick(march_report()), quick(march_report(), seed=2)
    assert first == again
    assert [e.draws for e in first] == [e.draws for e in again]
    assert first[0].draws != other[0].draws
    assert other[0].median == pytest.approx(first[0].median, rel=0.15)


def test_order_of_claims_does_not_matter() -> None:
    """Claims are a set."""
    assert quick(march_report()) == quick(march_report()[::-1])


def test_leaving_out_nobody_is_refused() -> None:
    """A claimant who says nothing, or whose name is spelled wrongly, is not left out in silence."""
    with pytest.raises(EstimateError, match="no figure by 'Borlnd' to leave out"):
        quick(march_report(), leave_out=["Borlnd"])


def test_copies_count_but_are_no_evidence() -> None:
    """Fifty copies of each claim change how many were told, and no figure."""
    claims = march_report()
    once, often = quick(claims), quick(claims, copies={c.id: 50 for c in claims})
    for a, b in zip(once, often, strict=True):
        assert replace(b, claims=a.claims) == a
        assert b.claims == 50 * a.claims


def test_background_roles_and_refusals_are_no_evidence() -> None:
    """Another war's dead and six generals enter no toll of this one."""
    used = {c for e in quick(march_report()) for c in e.rests_on}
    dropped = [c for c in march_report() if c.background or c.victims.role]
    assert used == {c.id for c in march_report()} - {c.id for c in dropped}


def test_no_claim_no_number() -> None:
    """Without claims there is nothing, or what was asked for with the reason and no figure; never NaN."""
    assert quick([]) == ()
    for question in (
        Question(party="Nobody"),
        Question(harm=Harm.DISPLACED),
        Question(status=Status.CIVILIAN),
    ):
        (gap,) = quick(march_report(), question)
        assert gap.insufficient and gap.median is None and gap.mean is None and not gap.quantiles
    assert quick([], Question(party="Nobody"))[0].insufficient


def test_before_the_beginning_there_is_no_toll() -> None:
    """A day before all harm gives the reason instead of a figure."""
    (gap, *_rest) = quick(march_report(), Question(party="Russia", as_of=date(2020, 1, 1)))
    assert gap.insufficient and gap.median is None


def test_what_is_asked_is_what_comes() -> None:
    """Party, harm, status and date select; killed can be asked for where only casualties are claimed."""
    claims = [claim("Watch", THIRD, 900, DAY, harm=Harm.CASUALTIES)]
    (killed,) = quick(claims, Question(harm=Harm.KILLED))
    assert killed.median and 50 < killed.median < 600
    assert any("derived from casualties" in note for note in killed.notes)


def test_a_series_rises() -> None:
    """Estimates over time are sorted by day and their medians never fall."""
    series = quick(march_report(), Question(party="Russia", harm=Harm.KILLED, series=True))
    medians = [e.median for e in series]
    assert len(series) > 10
    assert [e.as_of for e in series] == sorted(e.as_of for e in series)
    assert medians == sorted(medians)  # type: ignore[type-var]


def test_leaving_a_claimant_out_is_as_if_it_had_not_spoken() -> None:
    """By name; and its influence said about as much beforehand."""
    claims = settled_war()
    (whole,) = quick(claims)
    (without,) = quick(claims, leave_out=["Borland"])
    assert without == quick([c for c in claims if c.claimant and c.claimant.name != "Borland"])[0]
    said = {i.claimant: i.median_without for i in whole.influence}["Borland"]
    assert said == pytest.approx(without.median, rel=0.1)


def test_contradicted_floors_are_reported() -> None:
    """A side's figure for its own dead that all others deny is noted, not averaged in."""
    claims = [claim("Arland", SELF, 20_000, DAY)] + [
        claim(who, THIRD, n, DAY)
        for who, n in (("Watch", 900), ("Monitor", 1000), ("List", 1100), ("Aid", 950))
    ]
    (found,) = quick(claims)
    assert found.median and found.median < 2500
    assert any("contradicted" in note for note in found.notes)


def test_running_counts_of_a_disaster_rise_to_more() -> None:
    """Two days into an earthquake the toll is put well above the count, and the count is a floor."""
    start = date(2015, 4, 25)
    claims = [
        claim("Ministry", SELF, n, start + timedelta(days=d), status=Status.CIVILIAN, start=start)
        for d, n in ((1, 1805), (2, 3300), (3, 4349))
    ]
    (found,) = quick(claims)
    assert found.floor == 4349
    assert found.median and 4700 < found.median < 12_000


def test_a_settled_count_is_believed() -> None:
    """Weeks after a sudden event an official count that has stopped rising is about the toll."""
    start = date(2015, 4, 25)
    claims = [
        claim("Ministry", SELF, n, start + timedelta(days=d), status=Status.CIVILIAN, start=start)
        for d, n in ((1, 130), (3, 170), (10, 190), (20, 200), (40, 201))
    ]
    (found,) = quick(claims)
    assert found.low and found.high and 150 < found.low < 201 < found.high < 400


def test_unnamed_parties_are_one_where_no_party_is_named() -> None:
    """A report of an accident names no side: its dead are estimated all the same."""
    (found,) = quick([claim("Police", SELF, (12, None), DAY, party=None, status=Status.UNKNOWN)])
    assert found.party == "unspecified" and found.median


def test_claims_with_huge_or_no_counts_do_not_break_it() -> None:
    """Zeros and absurd figures give finite estimates."""
    for count in (0, 10**12, (None, 5), (0, 3)):
        (found,) = quick([claim("Watch", THIRD, count, DAY)])  # type: ignore[arg-type]
        assert found.median is not None and np.isfinite(found.high or 0)


def test_an_unknown_method_is_refused() -> None:
    """By name, with those that there are."""
    with pytest.raises(EstimateError, match="quick"):
        estimate_toll([], method="tarot")


def test_a_level_outside_0_and_1_is_refused() -> None:
    """90 is no probability."""
    with pytest.raises(EstimateError, match="interval"):
        Question(level=90)


def test_parties_statuses_and_victims_stay_apart() -> None:
    """Civilians of one party never count as its fighters."""
    claims = [
        claim("Watch", THIRD, 100, DAY),
        claim("Watch", THIRD, 9000, DAY, status=Status.CIVILIAN),
        replace(
            claim("Watch", THIRD, 7, DAY),
            victims=Victims(None, "Borland", Status.COMBATANT),
            claimant=Claimant("W"),
        ),
    ]
    found = {(e.party, e.status): e.median for e in quick(claims)}
    assert set(found) == {
        ("Arland", Status.COMBATANT),
        ("Arland", Status.CIVILIAN),
        ("Borland", Status.COMBATANT),
    }
    assert (found["Arland", Status.COMBATANT] or 0) < 1000 < (found["Arland", Status.CIVILIAN] or 0)


def test_an_opponent_and_own_side_are_weighed_apart() -> None:
    """The same figure says more of the toll from the side that suffered it than from its opponent."""
    (own,), (other,) = quick([claim("X", SELF, 1000, DAY)]), quick([claim("X", OPPONENT, 1000, DAY)])
    assert own.median and other.median and own.median > 1.3 * other.median


def _closed_war(said_on: date) -> Estimate:
    """A side's own count of its dead, given on that day; the war ended on 1 June."""
    end = date(2001, 6, 1)
    case = Case("closed", "Closed", CaseKind.WAR, (), start=date(2001, 4, 1), end=end)
    (found,) = quick([claim("Arland", SELF, 640, said_on)], Question(as_of=end), case=case)
    return found


def test_a_closing_account_is_nearer_than_one_while_it_lasts() -> None:
    """Once a war is over a side's count of its own fighters is near the toll, on either side of it."""
    running, closing = _closed_war(date(2001, 5, 30)), _closed_war(date(2001, 7, 1))
    assert running.floor == 640 and closing.floor is None
    assert closing.low and closing.median and closing.high and running.high and running.low
    assert closing.low < 640 < closing.high and closing.median == pytest.approx(640, rel=0.1)
    assert closing.high - closing.low < 0.5 * (running.high - running.low)


def test_a_captor_counts_its_prisoners() -> None:
    """An opponent's figure of whom it holds is not discounted as its figure of the dead is."""
    day = date(2001, 5, 30)
    held, dead = (
        quick([claim("Borland", OPPONENT, 9000, day, harm=harm)])[0] for harm in (Harm.CAPTURED, Harm.KILLED)
    )
    assert held.median and dead.median and held.median > 1.4 * dead.median

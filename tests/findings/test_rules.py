"""Each rule alone: where it speaks, and where it must be silent."""

from dataclasses import replace
from datetime import date

import pytest

from tests.findings.build import day, told
from tollbook.cases import Case
from tollbook.findings import find
from tollbook.model import (
    Bias,
    CaseKind,
    Claim,
    Estimate,
    Finding,
    FindingKind,
    Frame,
    Harm,
    Hedge,
    Party,
    Precision,
    Relation,
    Severity,
    Stance,
    Status,
)

OPPONENT = Relation.OPPONENT


def _kinds(*claims: Claim) -> list[FindingKind]:
    return [f.kind for f in find(claims)]


def _only(kind: FindingKind, *claims: Claim, **options: object) -> Finding:
    (found,) = [f for f in find(claims, **options) if f.kind is kind]  # type: ignore[arg-type]
    return found


def test_contradiction_gives_the_ratio() -> None:
    """Two outsiders, one day, intervals apart."""
    found = _only(FindingKind.CONTRADICTION, told("A", 100, 120, 5), told("B", 300, 400, 5))
    assert found.figures == {"ratio": 2.5} and found.severity is Severity.WARNING
    assert found.sentence == (
        "B counted 300 to 400 combatants killed on Arland’s side, A 100 to 120 (as of 5 March 2022): "
        "2.5 times as many."
    )


@pytest.mark.parametrize(
    "other",
    [
        told("B", 110, 400, 5),
        told("B", 300, 400, 9),
        told("B", 300, 400, 5, harm=Harm.WOUNDED),
        told("B", 300, 400, 5, status=Status.CIVILIAN),
        told("B", 300, 400, 5, role="medic"),
        told("B", 300, 400, 5, party="Borland"),
        told("B", 300, 400, 5, frame=Frame.INTERVAL),
        told("B", 300, 400, 5, background=True),
        told("B", 300, 400, 5, stance=Stance.DENIES),
        told("B", 300, 400, 5, start=date(2014, 1, 1)),
        told("B", 125, 125, 5, hedge=Hedge.APPROXIMATE),
    ],
    ids=[
        "overlap",
        "later",
        "harm",
        "status",
        "role",
        "party",
        "frame",
        "background",
        "denied",
        "start",
        "about",
    ],
)
def test_no_contradiction_where_something_differs(other: Claim) -> None:
    """All of time, harm, status, role, party, frame and kind must match, and intervals be apart."""
    base = told("A", 100, 120, 5, start=date(2022, 2, 24))
    assert FindingKind.CONTRADICTION not in _kinds(base, other)


def test_an_older_greater_total_contradicts() -> None:
    """Totals do not fall, so a greater one of an earlier day cannot hold beside a later smaller one."""
    found = _only(FindingKind.CONTRADICTION, told("A", 500, 500, 2), told("B", 200, 200, 9))
    assert "A counted 500" in found.sentence and "(as of 2 March 2022)" in found.sentence


def test_incidents_compare_within_one_report_or_one_stated_day() -> None:
    """Two figures of one incident; without a day, only one report speaks of one incident."""
    incident = {"frame": Frame.INCIDENT, "start": day(5)}
    assert _kinds(told("A", 3, 3, 5, **incident), told("B", 9, 9, 5, outlet="Other", **incident)) == [  # type: ignore[arg-type]
        FindingKind.CONTRADICTION
    ]
    assert (
        _kinds(told("A", 3, 3, 5, frame=Frame.INCIDENT, start=day(1)), told("B", 9, 9, 5, **incident)) == []
    )  # type: ignore[arg-type]


def test_own_gap_needs_a_later_and_greater_figure() -> None:
    """An outsider's older or smaller figure is no gap to the party's own last one."""
    own = told("Arland", 100, 100, 5)
    gap = _only(FindingKind.SELF_OPPONENT_GAP, own, told("B", 900, 900, 20, relation=OPPONENT))
    assert gap.figures == {"ratio": 9, "days": 15}
    assert FindingKind.SELF_OPPONENT_GAP not in _kinds(own, told("B", 100, 900, 20, relation=OPPONENT))


def test_a_total_below_a_documented_floor() -> None:
    """A count by name is a floor for everybody's later totals; an estimate is none."""
    floor = told("Recorder", 400, None, 4, hedge=Hedge.AT_LEAST, basis=("obituaries and graves",))
    low = told("B", 100, 150, 9)
    found = _only(FindingKind.BELOW_FLOOR, floor, low)
    assert found.figures == {"short_by": 250}
    assert FindingKind.BELOW_FLOOR not in _kinds(told("Recorder", 400, None, 4, basis=("a model",)), low)
    assert FindingKind.BELOW_FLOOR not in _kinds(floor, told("B", 100, 150, 3))


def test_parts_that_do_not_fit_their_sum() -> None:
    """Killed and wounded above killed or wounded, and below it; casualties may hold captured too."""
    killed, wounded = told("A", 50, 60, 5), told("A", 100, 120, 5, harm=Harm.WOUNDED)
    both = Harm.KILLED_OR_WOUNDED
    assert (
        "more than"
        in _only(FindingKind.UNBALANCED, killed, wounded, told("A", 90, 100, 5, harm=both)).sentence
    )
    assert (
        "fewer" in _only(FindingKind.UNBALANCED, killed, wounded, told("A", 300, 300, 5, harm=both)).sentence
    )
    assert _kinds(killed, wounded, told("A", 300, 300, 5, harm=Harm.CASUALTIES)) == []
    assert _kinds(killed, wounded, told("A", 160, 170, 5, harm=both)) == []
    assert _kinds(killed, told("A", 40, 40, 5, harm=both)) == [FindingKind.UNBALANCED]


def test_an_open_end_implies_an_open_end() -> None:
    """At least 300 killed or wounded, 50 to 60 killed: at least 240 wounded."""
    found = _only(
        FindingKind.IMPLIED, told("A", 50, 60, 5), told("A", 300, None, 5, harm=Harm.KILLED_OR_WOUNDED)
    )
    assert found.figures == {"low": 240} and "imply at least 240 wounded" in found.sentence


def test_a_running_total_that_falls() -> None:
    """One voice, later and lower; missing people may be found, so that their number may fall."""
    found = _only(
        FindingKind.FALLING_TOTAL, told("A", 90, 90, 5), told("A", 70, 70, 9), told("A", 60, 60, 12)
    )
    assert found.figures == {"fall": 10, "falls": 2}
    assert _kinds(told("A", 90, 90, 5, harm=Harm.MISSING), told("A", 70, 70, 9, harm=Harm.MISSING)) == []
    assert _kinds(told("A", 90, 90, 5), told("A", 90, 90, 9)) == []


def test_a_claimant_who_revised_itself() -> None:
    """The same day's figure, given anew later, with numbers apart."""
    found = _only(FindingKind.REVISION, told("A", 90, 90, 5), told("A", 120, 120, 5, said=8))
    assert "upward: 90 when said on 5 March 2022, 120 when said on 8 March 2022" in found.sentence
    assert _kinds(told("A", 90, 90, 5), told("A", 120, 120, 5)) == []


def test_silence_needs_a_week_and_ends_with_a_new_total() -> None:
    """A narrower group or an incident is no update, a total is."""
    own, other = told("Arland", 100, 100, 5), told("B", 100, 110, 20)
    assert _only(FindingKind.SILENCE, own, other).figures == {"days": 15, "refusals": 0}
    assert (
        _only(FindingKind.SILENCE, own, other, told("Arland", 1, 1, 19, role="general")).figures["days"] == 15
    )
    assert (
        _only(FindingKind.SILENCE, own, other, told("Arland", 9, 9, 18, frame=Frame.INCIDENT)).figures["days"]
        == 15
    )
    assert FindingKind.SILENCE not in _kinds(own, other, told("Arland", 100, 100, 16))


def test_silence_ends_with_its_matter() -> None:
    """A party is not silent for years of what nobody else spoke of since: a ledger holds many matters."""
    own = told("Arland", 100, 100, 5)
    years_on = told("B", 7, 7, 25, party="Borland", end=date(2025, 3, 25))
    assert FindingKind.SILENCE not in [f.kind for f in find([own, years_on], as_of=date(2025, 4, 1))]
    spoken = told("B", 120, 120, 9)
    assert FindingKind.SILENCE in [f.kind for f in find([own, years_on, spoken], as_of=date(2025, 4, 1))]
    assert FindingKind.SILENCE in [f.kind for f in find([own], as_of=date(2022, 12, 1))]


def test_a_jump_is_measured_by_what_was_known_before() -> None:
    """An estimate that rests on claims of later days is no expectation; of two, the nearest one counts."""
    bias = Bias("A", Relation.THIRD_PARTY, 1.0, 0.5, 2.0)
    later = told("B", 100, 100, 20)
    estimate = Estimate(
        "Arland", Harm.KILLED, Status.COMBATANT, day(10), Frame.CUMULATIVE, 100, 100, 80, 120, 0.9, {}, 3, 3,
        None, 0.1, (), (bias,), "test/1", 1, None,
    )  # fmt: skip
    hindsight = replace(estimate, rests_on=(later.id,))
    leap = told("A", 900, 900, 12)
    kinds = [f.kind for f in find([leap, later], estimates=[hindsight])]
    assert FindingKind.JUMP not in kinds
    nearer = replace(estimate, as_of=day(12), low=700.0, high=1000.0)
    assert FindingKind.JUMP not in [f.kind for f in find([leap, later], estimates=[estimate, nearer])]
    assert FindingKind.JUMP in [f.kind for f in find([leap, later], estimates=[estimate])]


def test_echoes_by_number_of_tellings_and_by_the_same_figure() -> None:
    """A claim told often is one; an exact figure that a second voice repeats may be the first one's."""
    claim = told("A", 5937, 5937, 5)
    assert _only(FindingKind.ECHOED, claim, copies={claim.id: 40}).figures == {"copies": 40}
    again = _only(FindingKind.ECHOED, claim, told("B", 5937, 5937, 9))
    assert again.sentence.startswith("B gave the same 5,937")
    assert _kinds(told("A", 5000, 5000, 5), told("B", 5000, 5000, 9)) == []


def test_one_statement_told_as_the_word_of_several() -> None:
    """A telling folded away is found where it names another claimant, from the day that it is known on."""
    claim, theirs = told("A", 5937, 5937, 5), told("B", 5937, 5937, 5, published=9, outlet="Herald")
    late = told("C", 1, 1, 12, party="Borland")
    retold = {claim.id: [theirs, told("A", 5937, 5937, 5, outlet="Herald")]}
    found = _only(FindingKind.ECHOED, claim, late, copies={claim.id: 3}, retold=retold)
    assert "stands in 3 reports, also as the word of B." in found.sentence
    assert found.severity is Severity.NOTICE
    assert find([claim], as_of=day(8), copies={claim.id: 2}, retold=retold) == ()


def test_a_background_figure_outgrown() -> None:
    """More in this war than in the one told for comparison; not where it may be less."""
    past = told(None, 15000, 15000, 1, end=date(1989, 2, 15), background=True)
    found = _only(FindingKind.OUTGROWN, past, told("A", 20000, 30000, 24, start=date(2022, 2, 24)))
    assert "after 28 days" in found.sentence and "15,000 told for comparison" in found.sentence
    assert _kinds(past, told("A", 14000, 30000, 24)) == []


def test_a_jump_beyond_what_an_estimate_expected() -> None:
    """An estimate times the claimant's bias bounds its next claim."""
    bias = Bias("A", Relation.THIRD_PARTY, 1.0, 0.5, 2.0)
    estimate = Estimate(
        "Arland", Harm.KILLED, Status.COMBATANT, day(10), Frame.CUMULATIVE, 100, 100, 80, 120, 0.9, {}, 3, 3,
        None, 0.1, (), (bias,), "test/1", 1, None,
    )  # fmt: skip
    found = _only(FindingKind.JUMP, told("A", 900, 900, 12), estimates=[estimate])
    assert found.figures == {"expected_low": 40, "expected_high": 240}
    assert find([told("A", 200, 200, 12)], estimates=[estimate]) == ()


def test_a_spokesperson_is_the_party() -> None:
    """A case's aliases make one voice of a party and its spokespeople."""
    case = Case("x", "X", CaseKind.WAR, (Party("Arland", ("Arlandic army",), ("Gen. Smith",)),))
    figures = [told("Gen. Smith", 90, 90, 5), told("Arlandic army", 300, 300, 5)]
    assert [f.kind for f in find(figures)] == [FindingKind.CONTRADICTION]
    assert find(figures, case=case) == ()


def test_loose_dates_give_slack() -> None:
    """A figure known to the week matches one four days away, one known to the day does not."""
    assert _kinds(told("A", 9, 9, 5), told("B", 90, 90, 9, precision=Precision.WEEK)) == [
        FindingKind.CONTRADICTION
    ]
    assert _kinds(told("A", 9, 9, 5), told("B", 90, 90, 9)) == []


def test_a_month_does_not_reach_to_another_week() -> None:
    """A total "after a month" is not of the time of one three weeks older: the gap says both dates."""
    own, other = told("Arland", 498, 498, 2), told("B", 7000, 15000, 23, precision=Precision.MONTH)
    assert FindingKind.CONTRADICTION not in _kinds(own, other)
    gap = _only(FindingKind.SELF_OUTSIDE_GAP, own, other)
    assert gap.sentence.startswith(
        "The low end of B’s figure, 7,000 combatants killed on Arland’s side (as of"
    )
    contradicted = told("B", 6000, 6000, 3)
    assert FindingKind.SELF_OUTSIDE_GAP not in _kinds(own, other, contradicted)

"""Disasters and attacks: events in which nobody is on a side."""

from dataclasses import replace
from datetime import date

import pytest

from tests.findings.build import day, told
from tollbook.cases import Case
from tollbook.findings import Evidence, find
from tollbook.model import CaseKind, Claim, FindingKind, Frame, Hedge, Status

QUAKE = Case("quake", "An earthquake", CaseKind.DISASTER, (), start=day(5))
WAR = Case("war", "A war", CaseKind.WAR, (), start=day(5))


def _dead(voice: str, low: int, high: int | None, on: int, **options: object) -> Claim:
    return told(voice, low, high, on, party=None, status=Status.UNKNOWN, **options)  # type: ignore[arg-type]


def _in_the_quake(voice: str, low: int, high: int | None, said: int) -> Claim:
    """A figure of the quake itself, given on a later day."""
    return _dead(voice, low, high, 5, said=said, frame=Frame.INCIDENT, start=day(5))


@pytest.mark.parametrize("case", [None, QUAKE])
def test_a_disaster_has_contradictions(case: Case | None) -> None:
    """Two claimants, one day, nobody's side: the finding names no side."""
    (found,) = find([_dead("Police", 45, 45, 6), _dead("Red Cross", 130, 130, 6)], case=case)
    assert found.kind is FindingKind.CONTRADICTION and found.party == "unspecified"
    assert found.sentence == (
        "Red Cross counted 130 people killed, Police 45 (as of 6 March 2022): about 2.9 times as many."
    )


def test_in_a_war_a_figure_of_no_side_could_be_of_any() -> None:
    """It is compared with no other of its like once somebody names a side."""
    apart = [_dead("Police", 45, 45, 6), _dead("Red Cross", 130, 130, 6)]
    sided = told("Desk", 10, 10, 6)
    assert find([*apart, sided], case=WAR) == () == find([*apart, sided])
    assert [f.kind for f in find([*apart, sided], case=QUAKE)] == [FindingKind.CONTRADICTION]


def test_who_names_a_side_later_does_not_change_what_was_known() -> None:
    """As of a day before anybody named a side, the figures without one stand against each other."""
    apart = [_dead("Police", 45, 45, 6), _dead("Red Cross", 130, 130, 6)]
    claims = [*apart, told("Desk", 10, 10, 20)]
    assert find(claims, as_of=day(8)) == find(apart, as_of=day(8)) != ()


def test_the_event_itself_is_a_running_total() -> None:
    """Figures of the day of the event are as of the day of saying: more later contradicts nothing."""
    claims = [_in_the_quake("Police", 45, 45, 6), _in_the_quake("Red Cross", 130, 130, 12)]
    assert [f.kind for f in find(claims, case=QUAKE)] == []
    (found,) = find([*claims, _in_the_quake("Police", 60, 60, 12)], case=QUAKE)
    assert found.kind is FindingKind.CONTRADICTION and "as of 12 March 2022" in found.sentence


def test_a_count_of_the_event_that_falls_is_found() -> None:
    """It is one total for everybody, so that a lower one later is a fall, not a figure of another day."""
    claims = [_in_the_quake("Police", 130, 130, 6), _in_the_quake("Police", 60, 60, 12)]
    assert FindingKind.FALLING_TOTAL in [f.kind for f in find(claims, case=QUAKE)]


def test_another_incident_stays_one() -> None:
    """What happened on another day than the event is no total of it; in a war no incident is."""
    later = _dead("Police", 3, 3, 20, frame=Frame.INCIDENT, start=day(20))
    frames = {s.frame for s in Evidence.of([later], case=QUAKE).figures.subjects}
    assert frames == {Frame.INCIDENT}
    assert {s.frame for s in Evidence.of([_in_the_quake("A", 1, 1, 6)], case=WAR).figures.subjects} == frames


def test_what_is_told_for_comparison_is_outgrown_without_a_side() -> None:
    """An earlier disaster's toll that the present one has passed."""
    past = replace(_dead("Desk", 40, 40, 5, background=True), stated_on=day(6))
    (found,) = find([past, _dead("Police", 90, None, 7, hedge=Hedge.AT_LEAST)], case=QUAKE)
    assert found.kind is FindingKind.OUTGROWN


def test_no_day_at_all_of_an_event_without_one() -> None:
    """A case that does not say when it began takes every incident for itself."""
    (t,) = Evidence.of([_in_the_quake("A", 7, 7, 9)], case=replace(QUAKE, start=None)).figures.told
    assert t.subject.frame is Frame.CUMULATIVE and t.on == t.end == date(2022, 3, 9)

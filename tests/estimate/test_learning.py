"""Priors learn from closed cases: in the right direction, by as much as the evidence is worth."""

from datetime import date

import pytest

from tests.estimate.claims import OPPONENT, SELF, THIRD, claim
from tollbook.cases import Case
from tollbook.estimate.learning import Closed, Lesson, lessons, updated
from tollbook.estimate.priors import Setting, Voice, built_in_priors
from tollbook.model import CaseKind, Harm, Status

START, END = date(2001, 5, 1), date(2001, 6, 1)
CASE = Case("closed", "Closed", CaseKind.WAR, (), start=START, end=END)
KEY = (Setting.COMBATANT, Voice.OPPONENT)


def _updated(*errors: tuple[float, ...]):  # type: ignore[no-untyped-def]
    return updated(built_in_priors(), [Lesson(*KEY, own) for own in errors]).bias[KEY]


def test_a_closed_case_is_read_as_the_last_words_on_its_end() -> None:
    """What was said of earlier days is no error; each claimant counts once, by relation."""
    claims = [
        claim("Borland", OPPONENT, 100, date(2001, 5, 9), start=START),
        claim("Borland", OPPONENT, 799, date(2001, 6, 5), start=START),
        claim("Monitor", THIRD, 199, END, start=START),
        claim("Arland", SELF, 399, date(2001, 6, 20), start=START),
        claim("Monitor", THIRD, 50, END, start=START, harm=Harm.WOUNDED),
    ]
    found = lessons(claims, CASE, [Closed("Arland", Harm.KILLED, Status.COMBATANT, 399.5)])
    said = {lesson.voice: lesson.errors for lesson in found}
    assert said.keys() == {Voice.OPPONENT, Voice.THIRD_PARTY, Voice.CLOSING}
    assert said[Voice.OPPONENT] == pytest.approx((0.693,), abs=0.01)
    assert said[Voice.CLOSING] == pytest.approx((0.0,), abs=0.01)


def test_nothing_learned_is_nothing_changed() -> None:
    """Relations that no closed case speaks of keep their rows."""
    assert updated(built_in_priors(), ()) == built_in_priors()
    after = updated(built_in_priors(), [Lesson(*KEY, (2.0,))])
    assert {k: v for k, v in after.bias.items() if k != KEY} == {
        k: v for k, v in built_in_priors().bias.items() if k != KEY
    }


def test_means_move_towards_what_was_found() -> None:
    """The more closed tolls, the further."""
    before = built_in_priors().bias[KEY]
    one, many = _updated((1.6,)), _updated(*[(1.6,)] * 12)
    assert before.mean < one.mean < many.mean < 1.6


def test_spreads_follow_the_errors() -> None:
    """Cases that agree narrow them, cases that scatter widen them, one wild one does little."""
    before = built_in_priors().bias[KEY]
    assert _updated(*[(before.mean,)] * 12).between < before.between
    assert _updated(*[(before.mean - 2.0,), (before.mean + 2.0,)] * 6).between > before.between
    assert _updated((before.mean - 1.5, before.mean + 1.5)).within > before.within
    assert _updated((before.mean + 40.0,)).mean < before.mean + 1.0

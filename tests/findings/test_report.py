"""The findings of a real day's figures, by the general rules."""

from datetime import date

from tests.fixtures import report
from tollbook.findings import find
from tollbook.model import Finding, FindingKind, Harm, Severity


def _of(kind: FindingKind, party: str = "Russia", harm: Harm | None = None) -> list[Finding]:
    found = find(report.CLAIMS)
    return [f for f in found if f.kind is kind and f.party == party and harm in (None, f.harm)]


def test_silence_of_22_days_with_the_refusals_since() -> None:
    """From 2 to 24 March the party gave nothing and declined twice; the Pentagon's refusal is not its own."""
    (silent,) = _of(FindingKind.SILENCE)
    assert silent.figures == {"days": 22, "refusals": 2}
    assert "22 days" in silent.sentence and "498 killed and about 1,600 wounded" in silent.sentence
    assert "2 March 2022" in silent.sentence and "Refusals on record since: 2" in silent.sentence
    assert silent.claims == (
        report.OWN_KILLED.id,
        report.OWN_WOUNDED.id,
        *sorted((report.NO_UPDATE.id, report.KREMLIN.id)),
    )


def test_six_generals_against_one() -> None:
    """The opponent's and the party's own count of generals contradict each other six to one."""
    (gap,) = [f for f in _of(FindingKind.SELF_OPPONENT_GAP) if report.SIX_GENERALS.id in f.claims]
    assert gap.figures == {"ratio": 6}
    assert "Ukraine counted 6 generals killed on Russia’s side, Russia itself 1" in gap.sentence
    assert "6 times as many" in gap.sentence


def test_the_low_end_is_fourteen_times_the_own_last_figure() -> None:
    """An outsider's low end against the party's own last figure, with both dates."""
    (gap,) = _of(FindingKind.SELF_OUTSIDE_GAP, harm=Harm.KILLED)
    assert gap.severity is Severity.WARNING and round(gap.figures["ratio"]) == 14
    for part in ("7,000", "498", "about 14 times", "23 March 2022", "2 March 2022"):
        assert part in gap.sentence


def test_the_own_total_is_weeks_older() -> None:
    """The gap's other half: the two figures are of different times."""
    (old,) = _of(FindingKind.STALE)
    assert old.figures == {"days": 21} and "about 3 weeks" in old.sentence


def test_killed_and_both_imply_the_wounded() -> None:
    """30,000 - 15,000 to 40,000 - 7,000."""
    (implied,) = _of(FindingKind.IMPLIED)
    assert implied.figures == {"low": 15000, "high": 33000}
    assert "imply 15,000 to 33,000 wounded" in implied.sentence


def test_a_first_figure_and_nothing_else() -> None:
    """The alliance speaks for the first time; no contradiction is seen where times differ."""
    (first,) = _of(FindingKind.FIRST)
    assert report.NATO_KILLED.id in first.claims
    assert {f.kind for f in find(report.CLAIMS)} == {
        FindingKind.SILENCE,
        FindingKind.SELF_OPPONENT_GAP,
        FindingKind.SELF_OUTSIDE_GAP,
        FindingKind.STALE,
        FindingKind.IMPLIED,
        FindingKind.FIRST,
    }


def test_an_earlier_day_knows_nothing_of_it() -> None:
    """As of a day before the report nothing is known; as of a later day the silence has grown."""
    assert find(report.CLAIMS, as_of=date(2022, 3, 23)) == ()
    later = [f for f in find(report.CLAIMS, as_of=date(2022, 4, 1)) if f.kind is FindingKind.SILENCE]
    assert {f.party: f.figures["days"] for f in later} == {"Russia": 30, "Ukraine": 20}

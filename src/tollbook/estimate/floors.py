"""Counts that the toll cannot well be below: lists of names, own admissions, bodies counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tollbook.estimate.priors import Setting, Voice
from tollbook.estimate.reports import Block, Report
from tollbook.model import Frame, Harm, Hedge


@dataclass(frozen=True, slots=True)
class Floor:
    """So many by that day, on whose word."""

    harm: Harm
    day: date
    count: int
    claim: str


def floors(block: Block, reports: Sequence[Report]) -> tuple[Floor, ...]:
    """The latest count of each who counts from below, for each harm.

    Those are recorders with their lists; of a side's fighters that side itself while it lasts (its closing
    account is near on either side); and in a sudden event the
    authorities whose running count has only risen. The latest, because who corrects himself downwards no
    longer stands by what he said before. A party's figures of its own civilians are no admission, and a
    claimant's only figure after a sudden event may be a rumour or a forecast.
    """
    said: dict[tuple[str, Harm], list[Report]] = {}
    for report in reports:
        if _counts_from_below(block, report):
            own = block.setting is Setting.COMBATANT and report.voice is not Voice.RECORDER
            said.setdefault(("" if own else report.speaker, report.harm), []).append(report)
    return tuple(_floor(own) for own in said.values() if _stands(block, own))


def reached_floor(block: Block, harm: Harm, day: date) -> int | None:
    """The largest floor of a harm by a day."""
    known = [report for report in block.reports if report.ends <= day]
    return max((floor.count for floor in floors(block, known) if floor.harm is harm), default=None)


def _counts_from_below(block: Block, report: Report) -> bool:
    if (
        report.claim.period.frame is Frame.INTERVAL
        or report.count.hedge is Hedge.VAGUE
        or not report.count.low
    ):
        return False
    if report.harm is Harm.MISSING:  # the missing are found again
        return False
    return report.voice is Voice.RECORDER or (
        report.voice is Voice.SELF and block.setting is not Setting.OTHER
    )


def _stands(block: Block, own: Sequence[Report]) -> bool:
    if block.setting is not Setting.SUDDEN or own[-1].voice is Voice.RECORDER:
        return True
    counts = [report.count.low or 0 for report in own]
    return len(counts) > 1 and counts == sorted(counts)


def _floor(own: Sequence[Report]) -> Floor:
    last = max(own, key=_stated)
    return Floor(last.harm, last.ends, last.count.low or 0, last.claim.id)


def _stated(report: Report) -> date:
    return report.claim.stated_on or report.ends

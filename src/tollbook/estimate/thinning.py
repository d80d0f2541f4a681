"""Fewer reports that say as much: a claimant's running total, repeated every day, is one voice."""

from collections.abc import Iterable, Sequence
from datetime import date

from tollbook.estimate.reports import Report
from tollbook.model import Frame

INTERVALS_AT_MOST = 240  # figures of single days and weeks, of one claimant and harm


def thin(reports: Sequence[Report], origin: date, bins: int) -> tuple[Report, ...]:
    """One running total a claimant, harm and bin of the time that the block spans: the last; order is kept.

    A total repeats what the total of the day before said, and shares its errors; all that is lost is the
    scatter within a bin. Figures of single days or weeks are kept, evenly spread if
    there are more than `INTERVALS_AT_MOST`.
    """
    if not reports:
        return ()
    days = max(1, (max(r.ends for r in reports) - origin).days)
    width = max(1.0, days / bins)
    last: dict[tuple[object, ...], Report] = {}
    spans: dict[tuple[object, ...], list[Report]] = {}
    for report in reports:
        key = (report.speaker, report.harm)
        if report.claim.period.frame is Frame.INTERVAL:
            spans.setdefault(key, []).append(report)
        else:
            last[(*key, int((report.ends - origin).days / width), _shape(report))] = report
    kept = {r.claim.id for r in last.values()} | set(_spread(spans.values()))
    return tuple(report for report in reports if report.claim.id in kept)


def _shape(report: Report) -> str:
    # A bound and a figure of one week are not the same statement: both stay.
    return f"{report.count.low is None}{report.count.high is None}"


def _spread(groups: Iterable[list[Report]]) -> Iterable[str]:
    for group in groups:
        step = max(1, -(-len(group) // INTERVALS_AT_MOST))
        yield from (report.claim.id for report in group[::step])

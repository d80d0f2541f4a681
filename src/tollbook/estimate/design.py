"""A block as arrays: what the density needs of each report, row by row."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from tollbook.estimate.bias_columns import BiasColumns, bias_columns
from tollbook.estimate.floors import Floor, floors
from tollbook.estimate.hedges import pieces
from tollbook.estimate.layout import Layout, lay_out
from tollbook.estimate.priors import Priors, Setting
from tollbook.estimate.reports import PARTS, PLAIN, Block, Report
from tollbook.estimate.student import STRAY, STRAY_SPREAD
from tollbook.estimate.thinning import thin
from tollbook.model import Frame, Harm

Array = np.ndarray[Any, np.dtype[np.float64]]

INTERVALS = 16  # stretches of time with a rate of their own, at most
SHORTEST = 7.0  # days of one
BINS = 48  # a year's daily totals become weekly ones
NOISY = 4  # reports from which a claimant's own scatter is learned
MISSING_HINTS = 1.0  # log sd
SETTLED = 1e6  # days after which a running count is complete


@dataclass(frozen=True, slots=True)
class Rows:
    """Tolls that something is known or asked of, one a row.

    Attributes:
        days: (rows, intervals) how many days of each interval the toll covers.
        delay: (rows,) days from a sudden event to the count.
        parts: (rows, harms) which plain harms it adds up.
    """

    days: Array
    delay: Array
    parts: Array

    def joined(self, other: "Rows") -> "Rows":
        """These rows, then others."""
        return Rows(
            np.concatenate([self.days, other.days]),
            np.concatenate([self.delay, other.delay]),
            np.concatenate([self.parts, other.parts]),
        )

    def taken(self, index: Sequence[int]) -> "Rows":
        """Some of the rows, by place."""
        return Rows(self.days[index], self.delay[index], self.parts[index])


@dataclass(frozen=True, slots=True)
class Design:
    """The arrays of a block.

    Attributes:
        reports: Those used, in the order of the first rows.
        edges: Ends of the intervals in days from the origin, the first 0.
        reference: (intervals,) days up to the last day spoken of, where levels are told.
        rows: Of the reports, then of the floors.
        low, high, log_weight: (reports, 4) pieces on the log scale: two as its claimant usually leans, two as
            if it were a stray; those that a report lacks weigh nothing.
        spare: (reports, 4) variance beside the claimant's noise: chance, and the lean of who reports once.
        small: (reports,) variance of a figure on the log scale by chance alone.
        middle: (reports,) log of one number that stands for the figure.
        noise_of: (reports,) which claimant's noise is each report's; -1 where it is the prior's.
        floors: What the toll cannot be below; `log_floor` the same as an array.
    """

    block: Block
    priors: Priors
    layout: Layout
    reports: tuple[Report, ...]
    edges: Array
    reference: Array
    rows: Rows
    low: Array
    high: Array
    log_weight: Array
    spare: Array
    small: Array
    middle: Array
    noise_of: np.ndarray[Any, np.dtype[np.int64]]
    noisy: tuple[str, ...]
    bias: BiasColumns
    floors: tuple[Floor, ...]
    log_floor: Array

    def asked(self, harm: Harm, days: Sequence[date]) -> Rows:
        """Rows for the toll of a harm up to each of some days."""
        parts = np.tile(_parts(harm, self.layout.harms), (len(days), 1))
        ends = [(day - self.block.origin).days + 1.0 for day in days]
        return Rows(
            np.array([_overlap(self.edges, 0.0, end) for end in ends]),
            # The missing are as many as are missing that day; all else is told to the end.
            np.maximum(0.0, np.array(ends) - 1.0) if harm is Harm.MISSING else np.full(len(days), SETTLED),
            parts,
        )

    def silencing(self, speaker: str) -> "Design":
        """The same unknowns, and what all but one claimant said of them."""
        kept = [index for index, report in enumerate(self.reports) if report.speaker != speaker]
        reports = tuple(self.reports[index] for index in kept)
        found = floors(self.block, reports)
        floor_rows = _floor_rows(found, self.block, self.edges, self.layout.harms)
        return replace(
            self, reports=reports, rows=self.rows.taken(kept).joined(floor_rows),
            low=self.low[kept], high=self.high[kept], log_weight=self.log_weight[kept],
            spare=self.spare[kept], small=self.small[kept], middle=self.middle[kept],
            noise_of=self.noise_of[kept], bias=self.bias.taken(kept), floors=found,
            log_floor=_log_floor(found),
        )  # fmt: skip


def design_of(block: Block, priors: Priors, horizon: date, bins: int = BINS) -> Design:
    """The arrays of a block with at least one report, up to a day that may lie after the last report."""
    reports = thin(block.reports, block.origin, bins)
    harms = plain_harms(reports)
    edges = _edges(block, horizon)
    columns = bias_columns(reports, block.setting, block.origin, priors)
    counted = Counter(report.speaker for report in reports)
    noisy = tuple(sorted(speaker for speaker, count in counted.items() if count >= NOISY))
    layout = lay_out(
        harms, block.setting, intervals=len(edges) - 1, columns=columns.matrix.shape[1],
        leans=len(columns.speakers), noisy=len(noisy),
    )  # fmt: skip
    low, high, log_weight = _pieces(reports, columns.folded)
    small = np.array([1 / (report.figure + 1) + _looseness(report, block, priors) for report in reports])
    lean = columns.folded[:, None] ** 2 * [1.0, 1.0, STRAY_SPREAD**2, STRAY_SPREAD**2]
    found = floors(block, reports)
    rows = _rows(reports, block, edges, harms).joined(_floor_rows(found, block, edges, harms))
    return Design(
        block=block, priors=priors, layout=layout, reports=reports, edges=edges,
        reference=_overlap(edges, 0.0, (block.last - block.origin).days + 1.0),
        rows=rows, low=low, high=high, log_weight=log_weight,
        spare=small[:, None] + lean, small=small, middle=np.log([report.figure for report in reports]),
        noise_of=np.array([noisy.index(r.speaker) if r.speaker in noisy else -1 for r in reports], np.int64),
        noisy=noisy, bias=columns, floors=found,
        log_floor=_log_floor(found),
    )  # fmt: skip


def _log_floor(found: Sequence[Floor]) -> Array:
    return np.array([math.log(floor.count) for floor in found])


def plain_harms(reports: Sequence[Report]) -> tuple[Harm, ...]:
    """Plain harms that the reports speak of; killed always, as the measure of the others."""
    spoken = {report.harm for report in reports}
    plain = {Harm.KILLED} | {harm for harm in spoken if harm in PLAIN}
    if spoken & PARTS.keys():
        plain.add(Harm.WOUNDED)
    return tuple(harm for harm in PLAIN if harm in plain)


def _parts(harm: Harm, harms: Sequence[Harm]) -> Array:
    added = PARTS.get(harm, (harm,))
    return np.array([float(plain in added) for plain in harms])


def _edges(block: Block, horizon: date) -> Array:
    if block.setting is Setting.SUDDEN:
        return np.zeros(1)
    last = (block.last - block.origin).days + 1.0
    count = min(INTERVALS, max(1, math.ceil(last / SHORTEST)))
    width = last / count
    beyond = max(0.0, (horizon - block.last).days)
    more = min(INTERVALS, math.ceil(beyond / width))
    later = last + np.arange(1, more + 1) * (beyond / more if more else 0.0)
    return np.concatenate([np.linspace(0.0, last, count + 1), later])


def _overlap(edges: Array, begins: float, ends: float) -> Array:
    """Days of each interval between two moments."""
    made: Array = np.maximum(0.0, np.minimum(edges[1:], ends) - np.maximum(edges[:-1], begins))
    return made


def _rows(reports: Sequence[Report], block: Block, edges: Array, harms: Sequence[Harm]) -> Rows:
    spans = [_span(report, block.origin) for report in reports]
    return Rows(
        np.array([_overlap(edges, begins, ends) for begins, ends in spans]),
        np.array([max(0.0, ends - 1.0) for _, ends in spans]),
        np.array([_parts(report.harm, harms) for report in reports]),
    )


def _span(report: Report, origin: date) -> tuple[float, float]:
    ends = max(1.0, (report.ends - origin).days + 1.0)
    if report.claim.period.frame is Frame.INTERVAL and report.begins is not None:
        return min(max(0.0, (report.begins - origin).days), ends - 1.0), ends
    return 0.0, ends


def _floor_rows(found: Sequence[Floor], block: Block, edges: Array, harms: Sequence[Harm]) -> Rows:
    ends = [(floor.day - block.origin).days + 1.0 for floor in found]
    return Rows(
        np.array([_overlap(edges, 0.0, end) for end in ends]).reshape(len(found), len(edges) - 1),
        np.full(len(found), SETTLED),
        np.array([_parts(floor.harm, harms) for floor in found]).reshape(len(found), len(harms)),
    )


def _pieces(reports: Sequence[Report], folded: Array) -> tuple[Array, Array, Array]:
    """Two pieces a report, then the same as of a stray claimant; those that it lacks weigh nothing."""
    low, high, weight = [], [], []
    for report, lean in zip(reports, folded, strict=True):
        found = pieces(report.count)
        first, second = found[0], found[-1]
        far = second.weight if len(found) > 1 else 0.0
        stray = STRAY if lean else 0.0
        low.append([first.low, second.low] * 2)
        high.append([first.high, second.high] * 2)
        weight.append([share * part for share in (1 - stray, stray) for part in (first.weight, far)])
    a, b = np.array(low), np.array(high)
    with np.errstate(divide="ignore"):
        return a, b, np.log(np.array(weight)) - np.log(b - a)


def _looseness(report: Report, block: Block, priors: Priors) -> float:
    """Extra variance of figures that only hint at a toll.

    Those of the missing: they are found, freed or dead. And early ones of a sudden event: they rise by no
    even curve.
    """
    hints = MISSING_HINTS**2 if report.harm is Harm.MISSING else 0.0
    if block.setting is not Setting.SUDDEN:
        return hints
    number = priors.number
    days = max(0, (report.ends - block.origin).days) + 0.5
    uncounted = math.exp(number["rise_depth"].location - days / math.exp(number["rise_days"].location))
    return hints + (number["rise_misfit"].spread * uncounted) ** 2

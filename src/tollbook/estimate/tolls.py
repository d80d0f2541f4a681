"""True tolls: from a point of unknowns to the log toll of each row, and derivatives back."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from tollbook.estimate.design import Design, Rows
from tollbook.estimate.layout import level_priors
from tollbook.estimate.priors import Setting
from tollbook.model import Harm

Array = np.ndarray[Any, np.dtype[np.float64]]

TINY = 1e-30


@dataclass(frozen=True, slots=True)
class Forward:
    """What the way forward leaves for the way back.

    Attributes:
        shares: (points, rows, harms) part of each plain harm in a row's toll.
        courses: Of each group of harms: how a row's log share of the toll moves with log rates.
        scale, root: Volatility of each point; root of each step's length.
        rise: What the rise of running counts needs (sudden events).
    """

    shares: Array
    courses: tuple["Course", ...]
    scale: Array
    root: Array
    rise: "Rise | None"


@dataclass(frozen=True, slots=True)
class Course:
    """One group's course in time: rates relative to the first interval, and sums of them."""

    rate: Array
    walk: Array
    total: Array
    reference: Array


@dataclass(frozen=True, slots=True)
class Rise:
    """(points, rows): days from event to count, in units of the rise's own; log share counted by then."""

    lag: Array
    logged: Array


def log_tolls(design: Design, points: Array, rows: Rows) -> tuple[Array, Forward]:
    """Log toll of each row for each point: (points, rows).

    A toll is the sum of its plain harms; each is its level times its course's share of time, or, in a sudden
    event, times the share that was counted by then.
    """
    layout = design.layout
    made = level_priors(layout, design.block.setting, design.priors)
    levels = points[:, layout.levels] * [n.spread for n in made] + [n.location for n in made]
    levels[:, 1:] += levels[:, :1]
    root, scale = _walk_scale(design, points)
    rise: Rise | None = None
    courses: tuple[Course, ...] = ()
    if design.block.setting is Setting.SUDDEN:
        rise = _rise(design, points, rows.delay)
        shares = _counted(design, points, levels, rise)
    else:
        courses = tuple(_course(design, points[:, walk], scale, root, rows) for walk in layout.walks)
        logs = np.stack([np.log(c.total + TINY) - np.log(c.reference)[:, None] for c in courses], axis=2)
        shares = levels[:, None, :] + logs[:, :, list(layout.groups)]
    with np.errstate(divide="ignore"):
        shares = shares + np.log(rows.parts)
    top = shares.max(axis=2, keepdims=True)
    shares = np.exp(shares - top)
    total = shares.sum(axis=2, keepdims=True)
    return (np.log(total) + top)[:, :, 0], Forward(shares / total, courses, scale, root, rise)


def tolls_back(design: Design, forward: Forward, by_row: Array) -> Array:
    """Derivatives by the unknowns, given those by each row's log toll: (points, size)."""
    layout = design.layout
    gradient = np.zeros((len(by_row), layout.size))
    by_share = by_row[:, :, None] * forward.shares
    by_level = by_share.sum(1)
    if forward.rise is not None:
        _rise_back(design, forward.rise, by_share, gradient)
        by_level = by_level if Harm.MISSING not in layout.harms else _missing_level(layout.harms, by_level)
    by_level[:, 0] = by_level.sum(1)
    made = level_priors(layout, design.block.setting, design.priors)
    gradient[:, layout.levels] = by_level * [n.spread for n in made]
    for group, course in enumerate(forward.courses):
        own = np.array([g == group for g in layout.groups])
        by_log = by_share[:, :, own].sum(2)
        by_rate = _course_back(design, course, by_log)
        steps = layout.walks[group]
        # Each step raises all later intervals.
        later = np.cumsum(by_rate[:, :0:-1], axis=1)[:, ::-1] * forward.root
        gradient[:, steps] = later * forward.scale[:, None]
        if later.shape[1]:
            spread = design.priors.number["volatility"].spread
            gradient[:, layout.volatility.start] += spread * (by_rate * course.walk).sum(1)
    return gradient


def _walk_scale(design: Design, points: Array) -> tuple[Array, Array]:
    """Root of each step's length in months, and the volatility of each point."""
    layout = design.layout
    if layout.volatility.start == layout.volatility.stop:
        return np.zeros(0), np.zeros(len(points))
    middles = (design.edges[1:] + design.edges[:-1]) / 2
    prior = design.priors.number["volatility"]
    return np.sqrt(np.diff(middles) / 30.0), np.exp(
        prior.location + prior.spread * points[:, layout.volatility.start]
    )


def _course(design: Design, steps: Array, scale: Array, root: Array, rows: Rows) -> Course:
    walk = np.zeros((len(steps), len(design.edges) - 1))
    if steps.shape[1]:
        walk[:, 1:] = np.cumsum(steps * root, axis=1) * scale[:, None]
    rate = np.exp(walk - walk.max(axis=1, keepdims=True))
    return Course(rate, walk, rate @ rows.days.T, rate @ design.reference)


def _course_back(design: Design, course: Course, by_log: Array) -> Array:
    """Derivatives by each interval's log rate."""
    weighed = by_log / (course.total + TINY)
    count = by_log.shape[1]
    down = by_log.sum(1) / course.reference
    made: Array = course.rate * (weighed @ design.rows.days[:count] - down[:, None] * design.reference)
    return made


def _rise(design: Design, points: Array, delay: Array) -> Rise:
    """Log share counted after `delay` days: -depth exp(-delay / days)."""
    number, at = design.priors.number, design.layout.rise.start
    depth = np.exp(number["rise_depth"].location + number["rise_depth"].spread * points[:, at])
    days = np.exp(number["rise_days"].location + number["rise_days"].spread * points[:, at + 1])
    lag = (delay + 0.5) / days[:, None]
    counted = -depth[:, None] * np.exp(-np.minimum(lag, 700.0))
    return Rise(lag, counted)


def _counted(design: Design, points: Array, levels: Array, rise: Rise) -> Array:
    """Log count of each plain harm by row; the missing are those not yet counted, and others not dead."""
    harms = design.layout.harms
    shares = levels[:, None, :] + rise.logged[:, :, None]
    if Harm.MISSING in harms:
        at = harms.index(Harm.MISSING)
        shares[:, :, at] = levels[:, :1] + _open(rise) - _missing_dead(design, points)[:, None]
    return shares


def _open(rise: Rise) -> Array:
    made: Array = np.log(-np.expm1(rise.logged) + 1e-4)
    return made


def _missing_dead(design: Design, points: Array) -> Array:
    prior = design.priors.number["missing_dead"]
    made: Array = prior.location + prior.spread * points[:, design.layout.rise.start + 2]
    return made


def _missing_level(harms: tuple[Harm, ...], by_level: Array) -> Array:
    """The missing hang on the level of the killed, not on one of their own."""
    at = harms.index(Harm.MISSING)
    moved = by_level.copy()
    moved[:, 0] += moved[:, at]
    moved[:, at] = 0.0
    return moved


def _rise_back(design: Design, rise: Rise, by_share: Array, gradient: Array) -> None:
    harms, at = design.layout.harms, design.layout.rise.start
    by_logged = by_share.sum(2)
    if Harm.MISSING in harms:
        by_missing = by_share[:, :, harms.index(Harm.MISSING)]
        opened = -np.exp(rise.logged) / (-np.expm1(rise.logged) + 1e-4)
        by_logged = by_logged + by_missing * (opened - 1.0)
        gradient[:, at + 2] = -design.priors.number["missing_dead"].spread * by_missing.sum(1)
    number = design.priors.number
    gradient[:, at] = number["rise_depth"].spread * (by_logged * rise.logged).sum(1)
    gradient[:, at + 1] = number["rise_days"].spread * (by_logged * rise.logged * rise.lag).sum(1)

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
OPEN = 1e-4  # of the dead are never counted: keeps the missing above nought


@dataclass(frozen=True, slots=True)
class Forward:
    """What the way forward leaves for the way back.

    Attributes:
        shares: Of each plain harm (points, rows): its part in a row's toll.
        courses: Of each group of harms.
        scale, root: Volatility of each point; root of each step's length.
        rise: Of each harm, how its counts rise (sudden events).
    """

    shares: list[Array]
    courses: tuple["Course", ...]
    scale: Array
    root: Array
    rise: tuple["Rise", ...]


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
    people = np.exp(levels)
    root, scale = _walk_scale(design, points)
    rise: tuple[Rise, ...] = ()
    courses: tuple[Course, ...] = ()
    if design.block.setting is Setting.SUDDEN:
        rise = tuple(_rise(design, points, rows.delay, p) for p in range(len(layout.harms)))
        parts = _counted(design, points, people, rise)
    else:
        courses = tuple(_course(design, points[:, walk], scale, root, rows) for walk in layout.walks)
        done = [course.total / course.reference[:, None] for course in courses]
        parts = [people[:, p : p + 1] * done[group] for p, group in enumerate(layout.groups)]
    parts = [part * counts for part, counts in zip(parts, rows.parts.T, strict=True)]
    total = sum(parts) + TINY
    return np.log(total), Forward([part / total for part in parts], courses, scale, root, rise)


def tolls_back(design: Design, forward: Forward, by_row: Array) -> Array:
    """Derivatives by the unknowns, given those by each row's log toll: (points, size)."""
    layout = design.layout
    gradient = np.zeros((len(by_row), layout.size))
    by_share = [by_row * share for share in forward.shares]
    by_level = np.stack([by.sum(1) for by in by_share], axis=1)
    if forward.rise:
        _rise_back(design, forward.rise, by_share, gradient)
        if Harm.MISSING in layout.harms:  # the missing hang on the level of the killed
            by_level[:, 0] += by_level[:, layout.harms.index(Harm.MISSING)]
            by_level[:, layout.harms.index(Harm.MISSING)] = 0.0
    by_level[:, 0] = by_level.sum(1)
    made = level_priors(layout, design.block.setting, design.priors)
    gradient[:, layout.levels] = by_level * [n.spread for n in made]
    for group, course in enumerate(forward.courses):
        by_log = sum(by for by, of in zip(by_share, layout.groups, strict=True) if of == group)
        _course_back(design, forward, course, np.asarray(by_log), layout.walks[group], gradient)
    return gradient


def _walk_scale(design: Design, points: Array) -> tuple[Array, Array]:
    """Root of each step's share of the whole time, and the volatility of each point."""
    layout = design.layout
    if layout.volatility.start == layout.volatility.stop:
        return np.zeros(0), np.zeros(len(points))
    middles = (design.edges[1:] + design.edges[:-1]) / 2
    prior = design.priors.number["volatility"]
    return np.sqrt(np.diff(middles) / design.edges[-1]), np.exp(
        prior.location + prior.spread * points[:, layout.volatility.start]
    )


def _course(design: Design, steps: Array, scale: Array, root: Array, rows: Rows) -> Course:
    walk = np.zeros((len(steps), len(design.edges) - 1))
    if steps.shape[1]:
        walk[:, 1:] = np.cumsum(steps * root, axis=1) * scale[:, None]
    rate = np.exp(walk - walk.max(axis=1, keepdims=True))
    return Course(rate, walk, rate @ rows.days.T, rate @ design.reference)


def _course_back(
    design: Design, forward: Forward, course: Course, by_log: Array, steps: slice, gradient: Array
) -> None:
    down = by_log.sum(1) / course.reference
    weighed = by_log / (course.total + TINY)
    by_rate = course.rate * (weighed @ design.rows.days - down[:, None] * design.reference)
    if not forward.root.size:
        return
    # Each step raises all later intervals.
    later = np.cumsum(by_rate[:, :0:-1], axis=1)[:, ::-1]
    gradient[:, steps] = later * forward.root * forward.scale[:, None]
    spread = design.priors.number["volatility"].spread
    gradient[:, design.layout.volatility.start] += spread * (by_rate * course.walk).sum(1)


def _rise(design: Design, points: Array, delay: Array, index: int) -> Rise:
    """Log share of a harm that was counted after `delay` days: -depth exp(-delay / days).

    The missing are counted as the dead are not, so theirs is the rise of the killed.
    """
    harm = 0 if design.layout.harms[index] is Harm.MISSING else index
    number, at = design.priors.number, design.layout.rise.start + 2 * harm
    depth = np.exp(number["rise_depth"].location + number["rise_depth"].spread * points[:, at])
    days = np.exp(number["rise_days"].location + number["rise_days"].spread * points[:, at + 1])
    lag = (delay + 0.5) / days[:, None]
    return Rise(lag, -depth[:, None] * np.exp(-np.minimum(lag, 700.0)))


def _counted(design: Design, points: Array, people: Array, rise: tuple[Rise, ...]) -> list[Array]:
    """Count of each plain harm by row; the missing are the dead not yet counted, and others not dead."""
    parts = [people[:, p : p + 1] * np.exp(own.logged) for p, own in enumerate(rise)]
    if Harm.MISSING in design.layout.harms:
        at = design.layout.harms.index(Harm.MISSING)
        uncounted = people[:, :1] * (OPEN - np.expm1(rise[at].logged))
        prior = design.priors.number["missing_dead"]
        dead = np.exp(prior.location + prior.spread * points[:, design.layout.rise.start + 2 * at])
        parts[at] = uncounted / dead[:, None]
    return parts


def _rise_back(design: Design, rise: tuple[Rise, ...], by_share: list[Array], gradient: Array) -> None:
    number, start = design.priors.number, design.layout.rise.start
    for index, (harm, own, by) in enumerate(zip(design.layout.harms, rise, by_share, strict=True)):
        at, by_logged = start + 2 * index, by
        if harm is Harm.MISSING:
            gradient[:, at] = -number["missing_dead"].spread * by.sum(1)
            at, by_logged = start, -by * np.exp(own.logged) / (OPEN - np.expm1(own.logged))
        gradient[:, at] += number["rise_depth"].spread * (by_logged * own.logged).sum(1)
        gradient[:, at + 1] += number["rise_days"].spread * (by_logged * own.logged * own.lag).sum(1)

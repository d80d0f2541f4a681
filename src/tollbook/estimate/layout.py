"""Where each unknown stands in a point, and what makes it standard normal a priori."""

from collections.abc import Sequence
from dataclasses import dataclass

from tollbook.estimate.priors import Normal, Priors, Setting
from tollbook.model import Harm


@dataclass(frozen=True, slots=True)
class Layout:
    """Slices of a point, in order.

    Attributes:
        groups: Which course in time each of the plain `harms` follows.
        levels: Log toll of killed as of the last day spoken of; of the other harms, log ratios to it.
        volatility: Log sd of the walk of log daily losses; empty for one interval or a sudden event.
        walks: One slice a group of harms with a course of their own: steps between intervals.
        rise: Of sudden events, two for each harm: depth and days of the rise of its counts; of the missing,
            the share of dead (the second is idle).
        bias: Weights of the columns of the bias matrix.
        leans: Of claimants with several reports: offset of their figures from their own mean.
        noise: Log sd of each claimant's own errors, for claimants with enough reports to tell.
    """

    harms: tuple[Harm, ...]
    groups: tuple[int, ...]
    levels: slice
    volatility: slice
    walks: tuple[slice, ...]
    rise: slice
    bias: slice
    leans: slice
    noise: slice
    size: int


def lay_out(
    harms: Sequence[Harm], setting: Setting, *, intervals: int, columns: int, leans: int, noisy: int
) -> Layout:
    """The layout for so many intervals, columns of the bias matrix, leans and claimants with noise."""
    # Killed and wounded follow one course; captured, missing and the rest each their own.
    courses = [harm for harm in harms if harm is not Harm.WOUNDED]
    groups = tuple(0 if harm is Harm.WOUNDED else courses.index(harm) for harm in harms)
    sudden = setting is Setting.SUDDEN
    steps = 0 if sudden else intervals - 1
    at = 0

    def take(count: int) -> slice:
        nonlocal at
        at += count
        return slice(at - count, at)

    levels = take(len(harms))
    volatility = take(1 if steps else 0)
    walks = tuple(take(steps) for _ in courses)
    rise = take(2 * len(harms) if sudden else 0)
    return Layout(
        tuple(harms), groups, levels, volatility, walks, rise, take(columns), take(leans), take(noisy), at
    )


def level_priors(layout: Layout, setting: Setting, priors: Priors) -> list[Normal]:
    """Of each harm's level: killed in people, the others relative to killed."""
    return [priors.number["level"], *(priors.ratio[setting, harm] for harm in layout.harms[1:])]

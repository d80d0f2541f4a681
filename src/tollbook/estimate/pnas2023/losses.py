"""Coded reports of losses as arrays: the data of the published model."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from tollbook.errors import EstimateError

Whole = np.ndarray[Any, np.dtype[np.int64]]


class Loss(Protocol):
    """One coded report: so many of a category, lost by a country up to or on a day, says a source."""

    @property
    def day(self) -> int:
        """From 1."""

    @property
    def count(self) -> int:
        """People or pieces."""

    @property
    def category(self) -> str:
        """What was lost."""

    @property
    def country(self) -> str:
        """Who lost it."""

    @property
    def source(self) -> str:
        """Who says so."""

    @property
    def daily(self) -> bool:
        """Of that day; else of all days so far."""

    @property
    def minimum(self) -> bool:
        """The lower end of a range."""

    @property
    def maximum(self) -> bool:
        """The upper end."""


@dataclass(frozen=True, slots=True)
class Reports:
    """Rows of one time frame as indices."""

    day: Whole
    count: Whole
    type: Whole
    source: Whole
    cell: Whole
    minimum: Whole
    maximum: Whole


@dataclass(frozen=True, slots=True)
class Coded:
    """All that the model is given.

    Attributes:
        types: Category and country of each loss type; those most reported first.
        sources: Claimants, sorted.
        cells: (claimant, type) pairs that speak, as indices; each has a bias.
        sides: Of each type, which country it is of.
        last: Of each type, the index of the last day reported on.
        days: The last day.
    """

    types: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    countries: tuple[str, ...]
    cells: tuple[tuple[int, int], ...]
    sides: Whole
    last: Whole
    days: int
    cumulative: Reports
    daily: Reports


def code(losses: Sequence[Loss]) -> Coded:
    """Losses as arrays.

    Raises:
        EstimateError: If there is no loss.
    """
    if not losses:
        raise EstimateError("no losses to fit", hint="import a table of losses first")
    reports = Counter((loss.category, loss.country) for loss in losses)
    types = tuple(sorted(reports, key=lambda kind: (-reports[kind], kind)))
    sources = tuple(sorted({loss.source for loss in losses}))
    countries = tuple(sorted({loss.country for loss in losses}))
    cells = tuple(sorted({(sources.index(r.source), types.index((r.category, r.country))) for r in losses}))
    last = [max(r.day for r in losses if (r.category, r.country) == kind) - 1 for kind in types]

    def rows(daily: bool) -> Reports:
        some = [loss for loss in losses if loss.daily is daily]
        source = [sources.index(loss.source) for loss in some]
        kind = [types.index((loss.category, loss.country)) for loss in some]
        place = {cell: index for index, cell in enumerate(cells)}
        return Reports(
            day=_whole(loss.day - 1 for loss in some), count=_whole(loss.count for loss in some),
            type=_whole(kind), source=_whole(source),
            cell=_whole(place[pair] for pair in zip(source, kind, strict=True)),
            minimum=_whole(loss.minimum for loss in some), maximum=_whole(loss.maximum for loss in some),
        )  # fmt: skip

    return Coded(
        types=types, sources=sources, countries=countries, cells=cells,
        sides=_whole(countries.index(country) for _, country in types),
        last=_whole(last), days=max(loss.day for loss in losses),
        cumulative=rows(False), daily=rows(True),
    )  # fmt: skip


def _whole(values: Any) -> Whole:
    return np.array([int(value) for value in values], dtype=np.int64)

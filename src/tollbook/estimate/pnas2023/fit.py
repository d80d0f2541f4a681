"""Fitting the published model."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tollbook.errors import MissingExtraError
from tollbook.estimate.diagnostics import ess_bulk, rhat
from tollbook.estimate.nuts import run_chains
from tollbook.estimate.pnas2023.density import Published
from tollbook.estimate.pnas2023.losses import Coded, Loss, code
from tollbook.estimate.pnas2023.pilot import lay, look
from tollbook.estimate.threads import one_thread

Array = np.ndarray[Any, np.dtype[np.float64]]

CHAINS, TUNE, DRAWS = 2, 250, 900
PILOT_TUNE, PILOT_DRAWS = 100, 60
ACCEPT = 0.95


@dataclass(frozen=True, slots=True)
class PublishedFit:
    """Draws of the published model.

    Attributes:
        log_tolls: (chains, draws, types, days) log cumulative losses.
        log_biases: (chains, draws, cells).
        points: (chains, draws, size).
        divergences: How many draws diverged.
    """

    data: Coded
    model: Published
    log_tolls: Array
    log_biases: Array
    points: Array
    divergences: int

    @property
    def diagnostics(self) -> dict[str, float]:
        """Over the cumulative losses of the last day and the biases."""
        watched = np.concatenate([self.log_tolls[:, :, :, -1], self.log_biases], axis=2)
        return {
            "rhat_max": round(float(rhat(watched).max()), 4),
            "ess_bulk_min": float(round(float(ess_bulk(watched).min()))),
            "divergences": float(self.divergences),
        }


def fit_published(
    losses: Sequence[Loss], seed: int = 1, *, tune: int = TUNE, draws: int = DRAWS, chains: int = CHAINS
) -> PublishedFit:
    """The published model fitted to coded losses: a first look, a short run, and the run that counts.

    Raises:
        EstimateError: If there are none.
        MissingExtraError: Without the extra `bayes`.
    """
    data = code(losses)
    try:
        model = Published(data)
    except ImportError as error:
        raise MissingExtraError.of("bayes", purpose="the published model") from error
    with one_thread():
        start = look(model)
        found, _ = _run(model, start, seed, tune=min(PILOT_TUNE, tune), draws=PILOT_DRAWS, chains=chains)
        start = lay(model, found.reshape(-1, model.places.size))
        points, divergences = _run(model, start, seed, tune=tune, draws=draws, chains=chains)
        meant = [[model.tolls(point) for point in chain] for chain in points]
    return PublishedFit(
        data, model,
        np.array([[tolls for tolls, _ in chain] for chain in meant]),
        np.array([[biases for _, biases in chain] for chain in meant]),
        points, divergences,
    )  # fmt: skip


def _run(
    model: Published, start: Array, seed: int, *, tune: int, draws: int, chains: int
) -> tuple[Array, int]:
    rng = np.random.default_rng(seed)
    around = start + 0.1 * rng.standard_normal((chains, model.places.size))
    return run_chains(
        model.density, model.places.size, around, seed, tune=tune, draws=draws, cores=chains, accept=ACCEPT,
        low_rank=False,
    )  # fmt: skip

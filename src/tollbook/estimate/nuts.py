"""The full fit: the No-U-Turn sampler on the model's density, with its diagnostics."""

import warnings
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from typing import Any

import numpy as np

from tollbook.errors import MissingExtraError
from tollbook.estimate.density import log_likelihood
from tollbook.estimate.design import Design, design_of
from tollbook.estimate.diagnostics import ess_bulk, rhat
from tollbook.estimate.posterior import Posterior
from tollbook.estimate.priors import Priors
from tollbook.estimate.quick import quick_cloud
from tollbook.estimate.reports import Block
from tollbook.estimate.smc import covariance_root
from tollbook.estimate.threads import one_thread

Array = np.ndarray[Any, np.dtype[np.float64]]

CHAINS, TUNE, DRAWS = 4, 400, 500
# A fit that does worse than this is labelled, and not shown as an estimate.
RHAT_AT_MOST, ESS_AT_LEAST, DIVERGENT_AT_MOST = 1.01, 400, 0.005


def has_sampler() -> bool:
    """Whether the extra `bayes` is installed."""
    return find_spec("nutpie") is not None


def fit_fully(block: Block, priors: Priors, horizon: date, seed: int) -> Posterior:
    """Points of the posterior by four chains; one that fails its diagnostics is run four times as long.

    Raises:
        MissingExtraError: Without the extra `bayes`.
    """
    design = design_of(block, priors, horizon)
    cloud = quick_cloud(design, seed).points
    posterior = _fit(design, cloud, seed, 1)
    return posterior if posterior.failed is None else _fit(design, cloud, seed, 4)


def _fit(design: Design, cloud: Array, seed: int, times: int) -> Posterior:
    """Chains begin at points of the quick fit, and walk where its covariance is round: trees stay short."""
    centre, root = cloud.mean(0), covariance_root(cloud)

    def density(place: Array) -> tuple[float, Array]:
        point = centre + root @ place
        with np.errstate(all="ignore"):  # wild points are turned down
            value, gradient = log_likelihood(design, point[None])
        return float(value[0] - 0.5 * point @ point), (gradient[0] - point) @ root

    start = np.linalg.solve(root, (cloud[-CHAINS:] - centre).T).T
    places, divergent = run_chains(
        density, design.layout.size, start, seed, tune=TUNE * times, draws=DRAWS * times
    )
    chains = centre + places @ root.T
    diagnostics = {
        "rhat_max": round(float(rhat(chains).max()), 4),
        "ess_bulk_min": float(round(float(ess_bulk(chains).min()))),
        "divergences": float(divergent),
    }
    return Posterior(
        design,
        chains.reshape(-1, chains.shape[2]),
        diagnostics,
        (),
        failure(diagnostics, chains[:, :, 0].size),
    )


def failure(diagnostics: dict[str, float], draws: int) -> str | None:
    """Which diagnostic failed, in words; None if none did."""
    if not diagnostics["rhat_max"] <= RHAT_AT_MOST:
        return f"the fit did not converge: R-hat {diagnostics['rhat_max']}, above {RHAT_AT_MOST}"
    if not diagnostics["ess_bulk_min"] >= ESS_AT_LEAST:
        return (
            f"the fit is too rough: {diagnostics['ess_bulk_min']:.0f} effective draws, below {ESS_AT_LEAST}"
        )
    if diagnostics["divergences"] > DIVERGENT_AT_MOST * draws:
        return f"the fit is not to be trusted: {diagnostics['divergences']:.0f} divergences in {draws} draws"
    return None


def run_chains(
    density: Callable[[Array], tuple[float, Array]],
    size: int,
    start: Array,
    seed: int,
    *,
    tune: int,
    draws: int,
    cores: int = 1,
    accept: float = 0.8,
    low_rank: bool = True,
) -> tuple[Array, int]:
    """Draws (chains, draws, size) of a density given with its gradient, and how many diverged.

    `start` (chains, size) is where each chain begins; `accept` the acceptance that steps aim at; `low_rank`
    whether to learn directions that are stretched, besides coordinates.

    Raises:
        MissingExtraError: Without the extra `bayes`.
    """
    try:
        with warnings.catch_warnings(action="ignore"):  # of what its own dependencies announce
            import nutpie
            from nutpie.compiled_pyfunc import from_pyfunc
    except ImportError as error:
        raise MissingExtraError.of("bayes", purpose="the full fit") from error
    begun = iter(start)
    model = from_pyfunc(
        ndim=size,
        make_logp_fn=lambda: density,
        make_expand_fn=lambda *_: lambda point: {"point": np.asarray(point, dtype=np.float64)},
        expanded_dtypes=[np.dtype(np.float64)],
        expanded_shapes=[(size,)],
        expanded_names=["point"],
        make_initial_point_fn=lambda _: np.ascontiguousarray(next(begun)),
    )
    with one_thread():
        trace = nutpie.sample(
            model, draws=draws, tune=tune, chains=len(start), cores=cores, seed=seed, save_warmup=False,
            progress_bar=False, low_rank_modified_mass_matrix=low_rank, target_accept=accept,
        )  # fmt: skip
    return np.asarray(trace.posterior["point"].values), int(trace.sample_stats["diverging"].values.sum())

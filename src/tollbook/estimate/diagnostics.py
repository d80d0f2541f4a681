"""Whether chains agree and move: rank-normalised split R-hat and bulk effective sample size.

After Vehtari, Gelman, Simpson, Carpenter and Bürkner 2021, "Rank-normalization, folding, and localization".
"""

from typing import Any

import numpy as np
from scipy.special import ndtri

Array = np.ndarray[Any, np.dtype[np.float64]]


def rhat(chains: Array) -> Array:
    """The larger of the bulk's and the tails' R-hat for (chains, draws, ...): shape (...)."""
    folded = np.abs(chains - np.median(chains, axis=(0, 1)))
    return np.maximum(_split_rhat(_ranked(chains)), _split_rhat(_ranked(folded)))


def ess_bulk(chains: Array) -> Array:
    """Bulk effective sample size for (chains, draws, ...): shape (...)."""
    split = _halves(_ranked(chains))
    count, draws = split.shape[:2]
    centred = split - split.mean(axis=1, keepdims=True)
    size = 1 << (2 * draws - 1).bit_length()
    spectrum = np.fft.rfft(centred, size, axis=1)
    covariance = np.fft.irfft(spectrum * spectrum.conj(), size, axis=1)[:, :draws] / draws
    within = covariance[:, 0].mean(0) * draws / (draws - 1)
    pooled = within * (draws - 1) / draws + split.mean(1).var(0, ddof=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        rho = 1 - (within - covariance.mean(0)) / pooled
    pairs = rho[: draws // 2 * 2].reshape(draws // 2, 2, *rho.shape[1:]).sum(1)
    pairs = np.minimum.accumulate(np.maximum(pairs, 0.0), axis=0)
    kept = np.cumprod(pairs > 0, axis=0)
    made: Array = count * draws / np.maximum(2 * (pairs * kept).sum(0) - 1, 1 / np.log10(count * draws))
    return made


def _halves(chains: Array) -> Array:
    half = chains.shape[1] // 2
    return np.concatenate([chains[:, :half], chains[:, -half:]])


def _ranked(chains: Array) -> Array:
    """Normal scores of the ranks over all chains; ties (values that stand still) share their place."""
    flat = chains.reshape(-1, *chains.shape[2:])
    ranks = flat.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") + 1.0
    made: Array = ndtri((ranks - 0.375) / (len(flat) + 0.25)).reshape(chains.shape)
    return made


def _split_rhat(chains: Array) -> Array:
    split = _halves(chains)
    draws = split.shape[1]
    within = split.var(axis=1, ddof=1).mean(0)
    between = split.mean(1).var(0, ddof=1)
    made: Array = np.sqrt((within * (draws - 1) / draws + between) / within)
    return made

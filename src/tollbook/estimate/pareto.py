"""Pareto-smoothed importance weights (Vehtari, Simpson, Gelman, Yao and Gabry 2024)."""

from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]

RELIABLE = 0.7  # a shape above it, and the weights cannot be trusted


def smoothed_weights(log_ratios: Array) -> tuple[Array, float]:
    """Weights that sum to 1 from log importance ratios, and the Pareto shape k of their tail."""
    count = len(log_ratios)
    logs = log_ratios - log_ratios.max()
    tail = int(min(0.2 * count, 3 * np.sqrt(count)))
    order = np.argsort(logs, kind="stable")
    cut, largest = logs[order[-tail - 1]], order[-tail:]
    exceed = np.exp(logs[largest]) - np.exp(cut)
    if tail < 5 or exceed[-1] <= 1e-12:
        weights = np.exp(logs)
        return weights / weights.sum(), 0.0
    shape, scale = _fit(np.maximum(exceed, 1e-300))
    places = (np.arange(tail) + 0.5) / tail
    quantiles = scale * np.expm1(-shape * np.log1p(-places)) / shape if shape else -scale * np.log1p(-places)
    logs = logs.copy()
    logs[largest] = np.minimum(np.log(quantiles + np.exp(cut)), 0.0)
    weights = np.exp(logs)
    return weights / weights.sum(), float(shape)


def _fit(exceed: Array) -> tuple[float, float]:
    """Shape and scale of a generalised Pareto by Zhang and Stephens 2009, shape drawn to 0.5 as in PSIS."""
    count = len(exceed)
    grid = 20 + int(np.sqrt(count))
    steps = np.arange(1, grid + 1)
    quartile = exceed[max(0, int(count / 4 + 0.5) - 1)]
    theta = 1 / exceed[-1] + (1 - np.sqrt(grid / (steps - 0.5))) / (3 * quartile)
    shapes = np.log1p(-theta[:, None] * exceed).mean(1)
    profile = count * (np.log(-theta / shapes) - shapes - 1)
    weights = 1 / np.exp(profile - profile[:, None]).sum(1)
    best = float((theta * weights).sum() / weights.sum())
    shape = float(np.log1p(-best * exceed).mean())
    scale = -shape / best
    return (count * shape + 10 * 0.5) / (count + 10), scale

"""First looks at the posterior of the published model: frames to lay its coordinates along, and starts.

First the likeliest courses with all scales held at usual values, by L-BFGS; then the middle of a short run.
"""

from typing import Any

import numpy as np
from scipy.optimize import minimize

from tollbook.estimate.pnas2023.density import Published
from tollbook.estimate.pnas2023.frame import frame_at

Array = np.ndarray[Any, np.dtype[np.float64]]

USUAL = {
    "spline_sigma": 0.6, "slope_sigma": 1.0, "level_sigma": 2.0, "source_sigma": 0.5, "bias_sigma": 0.5,
    "phi_sigma": 1.0, "least_sigma": 0.2, "most_sigma": 0.2,
}  # fmt: skip
SOUGHT = ("shared", "told", "slope", "spline", "least_mu", "most_mu", "slope_mu")
LAID = ("phi", "shared", "told", "slope", "spline")  # another frame, and their coordinates mean other things
STEPS = 400


def look(model: Published) -> Array:
    """Lays the model's coordinates along its likeliest courses; where to begin a run."""
    point, sought = np.zeros(model.places.size), np.zeros(model.places.size, dtype=bool)
    for name, spread in USUAL.items():
        point[model.places.blocks[name][0]] = np.log(spread)
    for name in SOUGHT:
        sought[model.places.blocks[name][0]] = True

    def downhill(place: Array) -> tuple[float, Array]:
        value, gradient = model.density(place)
        return -value, np.where(sought, -gradient, 0.0)

    found = minimize(downhill, point, jac=True, method="L-BFGS-B", options={"maxiter": STEPS, "maxcor": 20})
    return lay(model, found.x[None])


def lay(model: Published, points: Array) -> Array:
    """Lays the model's coordinates along the mean of some points (points, size); where to begin a run."""
    said = [model.meaning(point) for point in points]
    start: Array = points.mean(axis=0)
    model.frame = frame_at(
        model.data, model.splines,
        np.mean([s.coefficients for s in said], axis=0), np.mean([s.means for s in said], axis=0),
        np.array([s.log_dispersion for s in said]) if len(said) > 1 else None,
    )  # fmt: skip
    for name in LAID:
        start[model.places.blocks[name][0]] = 0.0
    return start

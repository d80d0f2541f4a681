"""What a fit yields, whichever way it was made."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from tollbook.estimate.design import Design

Array = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Posterior:
    """Equally weighted points (draws, size) of a block's unknowns, and how the fit went.

    `failed` says which diagnostic failed; such a fit is not shown as an estimate.
    """

    design: Design
    points: Array
    diagnostics: dict[str, float]
    notes: tuple[str, ...] = ()
    failed: str | None = None

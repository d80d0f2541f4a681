"""The published model's answers, fitted once for each set of claims and kept: a fit takes minutes.

Kept under XDG_CACHE_HOME (by default ~/.cache) in `tollbook-evaluation`; delete the folder to fit again.
Draws are scored whether or not the fit passes its diagnostics, which are printed: as a peer, not as an answer
to show.
"""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import astuple
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.estimates.scores import Guess
from tollbook.cases import Case
from tollbook.estimate.pnas2023.fit import CHAINS, DRAWS, fit_published
from tollbook.estimate.pnas2023.losses import code
from tollbook.estimate.pnas2023.people import PeopleLoss, losses_of, people_category
from tollbook.estimate.reports import blocks, evidence
from tollbook.model import Claim, Harm, Status

NAME = "pnas2023"
VERSION = "5"  # of the fit: another one, and what was kept is not used
KEPT = 500  # draws
USED: dict[str, dict[str, float]] = {}
"""Diagnostics of the fits used so far, by what was fitted."""


def published_guess(
    claims: Sequence[Claim], case: Case | None, party: str, harm: Harm, status: Status, day: date
) -> list[Guess]:
    """The model's draws of a toll; none where no claim is on that very harm."""
    found = blocks(evidence(claims), case)
    losses = list(losses_of(found))
    kind = (people_category(harm, status), party)
    if kind not in {(loss.category, loss.country) for loss in losses}:
        return []
    data = code(losses)
    tolls = _tolls(losses)
    at = min(max((day - found[0].origin).days, 0), data.days - 1)
    return [Guess(NAME, tuple(float(v) for v in np.exp(tolls[:, data.types.index(kind), at])))]


def _tolls(losses: Sequence[PeopleLoss]) -> "np.ndarray[Any, np.dtype[np.float32]]":
    """Log cumulative losses (draws, types, days), from the folder or fitted."""
    key = hashlib.sha256(repr((VERSION, [astuple(loss) for loss in losses])).encode()).hexdigest()
    folder = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "tollbook-evaluation"
    path = folder / f"{key[:24]}.npz"
    if not path.exists():
        fit = fit_published(losses)
        tolls = fit.log_tolls.reshape(-1, *fit.log_tolls.shape[2:])
        folder.mkdir(parents=True, exist_ok=True)
        kept = tolls[:: max(1, len(tolls) // KEPT)].astype(np.float32)
        np.savez(path, tolls=kept, **fit.diagnostics)
    with np.load(path) as file:
        USED[key] = {name: float(file[name]) for name in file if name != "tolls"}
        made: np.ndarray[Any, np.dtype[np.float32]] = file["tolls"]
    return made


def diagnosed() -> str:
    """How well the fits used so far converged."""
    rhats, least = ([fit[name] for fit in USED.values()] for name in ("rhat_max", "ess_bulk_min"))
    diverged = sum(fit["divergences"] for fit in USED.values()) / (CHAINS * DRAWS * len(USED))
    return (
        f"{len(USED)} fits of {NAME}, {CHAINS} chains of {DRAWS} draws: R-hat {min(rhats)} to {max(rhats)},"
        f" effective draws {min(least):.0f} to {max(least):.0f}, {diverged:.2%} divergences"
    )

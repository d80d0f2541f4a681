"""The published model in tollbook's coordinates beside the same model in Stan, in one run.

Run `python -m benchmarks.stan [--shared DIR] [--warmup N] [--draws N]`. It prints the CPU cost of a gradient
and the effective draws a CPU-minute of each sampler, over the cumulative losses of the last day and all
biases. Stan's run is a short one, and says how long it took: its draws have not converged; what they leave
unseen does not count against it. Needs R with rstan (Debian: `apt-get install r-cran-rstan libboost-dev`);
without them it says so and measures nothing.
"""

import argparse
import shutil
import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from tollbook.estimate.diagnostics import ess_bulk, rhat
from tollbook.estimate.pnas2023.courses import basis
from tollbook.estimate.pnas2023.fit import fit_published
from tollbook.estimate.pnas2023.losses import Coded, code
from tollbook.estimate.threads import one_thread
from tollbook.read.tables import read_observations

HERE = Path(__file__).parent
TIMES = 50  # gradients
MISSING = (
    "skipped: Stan is measured in R with rstan, which is not here"
    " (Debian: apt-get install r-cran-rstan libboost-dev)"
)


def main() -> None:
    """Print both, and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--warmup", type=int, default=40)
    parser.add_argument("--draws", type=int, default=40)
    options = parser.parse_args()
    path = options.shared / "data" / "pnas" / "replication-data-pnas.csv"
    if not path.exists():
        print(f"skipped: the data are not at {path}")
    elif not _has_stan():
        print(MISSING)
    else:
        losses = read_observations(path)
        data = code(losses)
        theirs = _stan(data, options.warmup, options.draws)
        ours = _ours(losses)
        print(f"a gradient costs Stan {theirs[0] / ours[0]:.1f} times what it costs here")
        print(
            f"effective draws a CPU-minute: here {ours[1] / max(theirs[1], 1e-9):.0f} times as many as Stan"
        )


def _has_stan() -> bool:
    found = shutil.which("Rscript")
    if not found:
        return False
    asked = subprocess.run([found, "-e", "library(rstan)"], capture_output=True, check=False)
    return asked.returncode == 0


def _stan(data: Coded, warmup: int, draws: int) -> tuple[float, float]:
    """Cost of a gradient, and effective draws a CPU-minute."""
    with TemporaryDirectory() as folder:
        given, out = Path(folder) / "data.R", Path(folder) / "draws.txt"
        given.write_text(_dumped(data), encoding="utf-8")
        words = ["Rscript", str(HERE / "pnas2023.R"), str(HERE / "pnas2023.stan"), str(given), str(out)]
        ran = subprocess.run(
            [*words, str(warmup), str(draws)], check=True, text=True, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        size, gradient, spent, leaps = (float(word) for word in ran.stdout.split()[-4:])
        watched = np.loadtxt(out)[None]
    print(f"Stan, {size:.0f} unknowns: a gradient {gradient * 1e3:.2f} ms CPU")
    said = f"1 chain, {warmup} + {draws} draws, {leaps / (warmup + draws):.0f} leaps each"
    return gradient, _told(said, watched, spent)


def _ours(losses: Any) -> tuple[float, float]:
    """The same of the fit that users get."""
    began = time.process_time()
    fit = fit_published(losses)
    spent = time.process_time() - began
    point = fit.points[0, 0]
    with one_thread():
        began = time.process_time()
        for _ in range(TIMES):
            fit.model.density(point)
        gradient = (time.process_time() - began) / TIMES
    print(f"tollbook, {fit.model.places.size} unknowns: a gradient {gradient * 1e3:.2f} ms CPU")
    watched = np.concatenate([fit.log_tolls[:, :, :, -1], fit.log_biases], axis=2)
    return gradient, _told(f"{len(watched)} chains of {watched.shape[1]} draws", watched, spent)


def _told(said: str, watched: Any, spent: float) -> float:
    """Prints how far a run came; effective draws of the worst quantity a CPU-minute."""
    least = float(ess_bulk(watched).min())
    each = least / spent * 60
    print(f"  {said}: {spent / 60:.1f} CPU-min, R-hat {rhat(watched).max():.3f} at worst,")
    print(f"  {least:.0f} effective draws of the worst quantity, {each:.2f} a CPU-minute")
    return each


def _dumped(data: Coded) -> str:
    """The data in R's own text format."""
    splines, _ = basis(data.days)
    source, kind = (np.array(part) + 1 for part in zip(*data.cells, strict=True))
    values: dict[str, Any] = {
        "types": len(data.types), "sources": len(data.sources), "sides": len(data.countries),
        "cells": len(data.cells), "days": data.days, "bases": len(splines),
        "cell_source": source, "cell_type": kind, "side": data.sides + 1,
    }  # fmt: skip
    for name, rows in (("cumulative", data.cumulative), ("daily", data.daily)):
        values[name] = len(rows.count)
        values |= {
            f"{name[0]}_count": rows.count, f"{name[0]}_day": rows.day + 1, f"{name[0]}_cell": rows.cell + 1,
            f"{name[0]}_least": rows.minimum, f"{name[0]}_most": rows.maximum,
        }  # fmt: skip
    lines = [f"{name} <- {_in_r(value)}" for name, value in values.items()]
    numbers = ", ".join(f"{v:.17g}" for v in splines.T.ravel())
    lines.append(f"splines <- structure(c({numbers}), .Dim = c({len(splines)}, {data.days}))")
    return "\n".join(lines)


def _in_r(value: Any) -> str:
    return str(value) if isinstance(value, int) else f"c({', '.join(str(int(v)) for v in value)})"


if __name__ == "__main__":
    main()

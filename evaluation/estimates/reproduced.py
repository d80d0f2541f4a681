"""The published model fitted again, beside the 25 published rows and the published biases on deaths.

With the settings of `tollbook estimate --method pnas2023`, on the data behind the paper, equipment too.
"""

import csv
import resource
import time
from pathlib import Path

import numpy as np

from evaluation.estimates.scores import table
from tollbook.estimate.nuts import failure
from tollbook.estimate.pnas2023.fit import PublishedFit, fit_published
from tollbook.read.tables import read_observations

DEATHS = "Military Deaths"
BIASES = {
    ("RU Source", "Russia"): 0.28,
    ("RU Source", "Ukraine"): 4.33,
    ("UA Source", "Russia"): 1.94,
    ("UA Source", "Ukraine"): 0.99,
}
"""Published factors on deaths, by claimant and whose they are."""


def evaluate(path: Path) -> str:
    """The published rows beside ours, how far they are off, and what the fit took."""
    began, used = time.monotonic(), time.process_time()
    fit = fit_published(read_observations(path))
    took, cpu = time.monotonic() - began, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    chains, draws = fit.points.shape[:2]
    return "\n".join(
        [
            *_rows(fit, path.with_name("published_estimates.csv")),
            *_biases(fit),
            f"{chains} chains of {draws} draws, {fit.model.places.size} unknowns: {took / 60:.1f} min,"
            f" {cpu / 60:.1f} CPU-min, {peak:.2f} GB at most",
            f"{fit.diagnostics}: {failure(fit.diagnostics, chains * draws) or 'passes'}",
        ]
    )


def _rows(fit: PublishedFit, published: Path) -> list[str]:
    rows, off = [], []
    with published.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            category, country = row["loss_type"].rsplit("-", 1)
            tolls = np.exp(fit.log_tolls[:, :, fit.data.types.index((category, country)), -1])
            off.append(tolls.mean() / float(row["mean"]) - 1)
            low, high = np.quantile(tolls, (0.025, 0.975))
            rows.append(
                (row["loss_type"], row["mean"], f"{row['low_95']}-{row['high_95']}",
                 f"{tolls.mean():.0f}", f"{low:.0f}-{high:.0f}", f"{off[-1]:+.1%}")
            )  # fmt: skip
    head = ("loss", "published mean", "95 %", "mean", "95 %", "off")
    away = np.abs(off)
    return [table(rows, head), f"means off by {np.median(away):.1%} in the median, {away.max():.1%} at worst"]


def _biases(fit: PublishedFit) -> list[str]:
    rows = []
    for (source, country), known in BIASES.items():
        cell = (fit.data.sources.index(source), fit.data.types.index((DEATHS, country)))
        mean = float(np.exp(fit.log_biases[:, :, fit.data.cells.index(cell)]).mean())
        rows.append((f"{source} on {DEATHS}-{country}", known, f"{mean:.2f}", f"{mean / known - 1:+.1%}"))
    return [table(rows, ("bias", "published", "mean", "off"))]

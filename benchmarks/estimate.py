"""Cost of the estimates' densities, beside peers in the same process.

Run `python -m benchmarks.estimate [--shared DIR]`. Ours: log likelihood with gradient for 160 points of a war
of 200 reports. Peer: SciPy's own Student's t distribution function at both ends of the same reports, without
any gradient. With the shared data and the extra `bayes`, also a gradient of the published model in JAX;
the Stan original was measured at 9.2 to 9.9 ms on the founders' machine.
"""

import argparse
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from scipy import stats
from tests.estimate.claims import OPPONENT, THIRD, claim

from tollbook.estimate import Question, estimate_toll
from tollbook.estimate.density import log_likelihood
from tollbook.estimate.design import Design, design_of
from tollbook.estimate.priors import built_in_priors
from tollbook.estimate.reports import blocks, evidence
from tollbook.estimate.threads import one_thread
from tollbook.read.tables import import_claims

POINTS, REPORTS = 160, 200
BUDGET = 1.0  # microseconds a point and report
PAGE = 2.0  # seconds


def main() -> None:
    """Print costs and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    data = parser.parse_args().shared / "data" / "pnas" / "replication-data-pnas.csv"
    design = _war()
    points = 0.3 * np.random.default_rng(1).standard_normal((POINTS, design.layout.size))
    mean = np.zeros((POINTS, len(design.reports)))
    ours = _cpu(lambda: log_likelihood(design, points))
    t = stats.t(4)
    peer = _cpu(lambda: (t.cdf(design.low[:, 0] - mean), t.cdf(design.high[:, 0] - mean)))
    each = ours / POINTS / len(design.reports) * 1e6
    print(f"density and gradient, {POINTS} points, {len(design.reports)} reports: {ours * 1e3:.2f} ms CPU")
    print(
        f"  {each:.3f} µs a point and report (budget {BUDGET}); scipy.stats.t.cdf alone x {peer / ours:.2f}"
    )
    if data.exists():
        _page(data)
        _published(data)


def _war() -> Design:
    start = date(2021, 1, 1)
    days = [start + timedelta(days=4 * k) for k in range(REPORTS // 4)]
    claims = [
        claim(who, relation, 100 + 7 * k * k, day, start=start)
        for who, relation in (("A", OPPONENT), ("B", THIRD), ("C", THIRD), ("D", OPPONENT))
        for k, day in enumerate(days)
    ]
    (block,) = blocks(evidence(claims))
    return design_of(block, built_in_priors(), block.last)


def _page(data: Path) -> None:
    """What a page asks for: every toll by day, and without each claimant."""
    claims = import_claims("pnas", data).claims
    question = Question(series=True)
    cost = _cpu(lambda: estimate_toll(claims, question, method="quick"), times=3)
    print(
        f"quick estimates of {len(claims)} claims, by day and without each: {cost:.2f} s CPU (budget {PAGE})"
    )


def _published(data: Path) -> None:
    try:
        from tollbook.estimate.pnas2023.density import Published
    except ImportError:
        print("published model: needs the extra 'bayes'")
        return
    from tollbook.estimate.pnas2023.losses import code
    from tollbook.read.tables import read_observations

    model = Published(code(read_observations(data)))
    point = 0.1 * np.random.default_rng(1).standard_normal(model.places.size)
    with one_thread():
        cost = _cpu(lambda: model.density(point))
    print(f"published model, {model.places.size} unknowns: a gradient {cost * 1e3:.2f} ms CPU")


def _cpu(work: Callable[[], object], times: int = 30) -> float:
    """Least CPU seconds of some runs: the machine is shared."""
    work()
    spent = []
    for _ in range(times):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return min(spent)


if __name__ == "__main__":
    main()

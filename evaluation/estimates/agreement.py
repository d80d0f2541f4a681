"""Whether the quick fit agrees with the full one, and what each costs: on the bundled case and PNAS data."""

import time
from collections.abc import Sequence
from importlib.resources import as_file
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation.estimates.forward import CASE
from evaluation.estimates.scores import table
from tollbook import pipeline
from tollbook.cases import Case, demo_case, demo_reports
from tollbook.estimate import Question, estimate_toll
from tollbook.ledger import Ledger
from tollbook.model import Claim, Estimate
from tollbook.read.tables import import_claims

HEAD = ("case", "toll", "full (90 %)", "quick (90 %)", "off")


def evaluate(path: Path) -> str:
    """Medians of both fits, how far they are apart, and CPU seconds of each with all days of a page."""
    pnas = list(import_claims("pnas", path).claims)
    rows, costs = [], []
    for name, claims, case in (("bundled", bundled_claims(), demo_case()), ("PNAS", pnas, CASE)):
        (full, slow), (quick, fast) = (_timed(claims, case, method) for method in ("default", "quick"))
        rows += [_row(name, a, b) for a, b in zip(full, quick, strict=True) if a.median and b.median]
        refused = [e for e in full if e.median is None]
        costs.append(f"{name}: {slow:.1f} CPU-s in full, {fast:.1f} quickly; {len(refused)} without a figure")
    return "\n".join([table(rows, HEAD), *costs])


def bundled_claims() -> Sequence[Claim]:
    """The claims of the case that `tollbook demo` shows, echoes folded."""
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "demo.db") as book:
        for report in demo_reports():
            with as_file(report) as path:
                pipeline.keep(book, str(path), case=demo_case())
        pipeline.link(book)
        shown = pipeline.view(book, demo_case(), estimates=())
        return [claim for claim in shown.folded if not claim.background]


def _timed(claims: Sequence[Claim], case: Case, method: str) -> tuple[list[Estimate], float]:
    """Estimates of the last day, and CPU seconds of a series."""
    began = time.process_time()
    series = estimate_toll(claims, Question(series=True), case=case, method=method)
    spent = time.process_time() - began
    return list({(e.party, e.harm, e.status): e for e in series}.values()), spent


def _row(name: str, full: Estimate, quick: Estimate) -> tuple[str, ...]:
    off = (quick.median or 0) / (full.median or 1) - 1
    toll = f"{full.party} {full.status.value} {full.harm.value}"
    return (name, toll, *(_told(e) for e in (full, quick)), f"{off:+.1%}")


def _told(estimate: Estimate) -> str:
    return f"{estimate.median:.0f} ({estimate.low:.0f}-{estimate.high:.0f})"

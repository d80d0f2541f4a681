"""Run with `python -m evaluation.estimates [PART…] [--method quick] [--published]`: all parts by default.

Parts: closed, forward, claimants, simulated; and, only when named, `agreement` of the quick fit with the full
one and `reproduced`, the published rows fitted again. The parts take minutes. `--published` adds the
published model: its fits take two minutes each the first time, and are kept for the next.
"""

import argparse
import os
from pathlib import Path

from evaluation.estimates import agreement, claimants, closed, forward, reproduced, simulated
from evaluation.estimates.published import USED, diagnosed

SHARED = Path(os.environ.get("TOLLBOOK_SHARED", Path(__file__).parents[3] / "shared"))


def main() -> None:
    """Print what was asked for; all of it by default."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", default=["closed", "forward", "claimants", "simulated"])
    parser.add_argument("--method", default="quick")
    parser.add_argument("--published", action="store_true")
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--cases", type=int, default=200)
    options = parser.parse_args()
    if not options.shared.is_dir() and options.parts != ["simulated"]:
        parser.error(f"the shared data are not at {options.shared}; set TOLLBOOK_SHARED or --shared")
    data = options.shared / "data"
    pnas = data / "pnas" / "replication-data-pnas.csv"
    runs = {
        "closed": lambda: closed.evaluate(data / "closed_cases", options.method, options.published),
        "forward": lambda: forward.evaluate(pnas, options.method, options.published),
        "claimants": lambda: claimants.evaluate(pnas, options.method, options.published),
        "simulated": lambda: simulated.calibrate(options.cases, options.method),
        "agreement": lambda: agreement.evaluate(pnas),
        "reproduced": lambda: reproduced.evaluate(pnas),
    }
    for part in options.parts:
        print(f"{part}\n\n{runs[part]()}\n", flush=True)
    if USED:
        print(diagnosed())


if __name__ == "__main__":
    main()

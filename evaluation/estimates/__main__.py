"""Run with `python -m evaluation.estimates [closed|forward|simulated] [--method quick] [--shared DIR]`."""

import argparse
from pathlib import Path

from evaluation.estimates import closed, forward, simulated


def main() -> None:
    """Print what was asked for; all of it by default."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", default=["closed", "forward", "simulated"])
    parser.add_argument("--method", default="quick")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--cases", type=int, default=200)
    options = parser.parse_args()
    data = options.shared / "data"
    runs = {
        "closed": lambda: closed.evaluate(data / "closed_cases", options.method),
        "forward": lambda: forward.evaluate(data / "pnas" / "replication-data-pnas.csv", options.method),
        "simulated": lambda: simulated.calibrate(options.cases, options.method),
    }
    for part in options.parts:
        print(f"{part}\n\n{runs[part]()}\n")


if __name__ == "__main__":
    main()

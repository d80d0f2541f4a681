"""A process that appends one report after another, or some at a time, and says after each that it is kept.

python -m tests.ledger.appender ADDRESS FIRST HOW_MANY AT_ONCE
"""

import sys

from tests.ledger.making import both_claims, report
from tollbook.ledger import Ledger


def main(address: str, first: int, many: int, at_once: int) -> None:
    """Append, and acknowledge each on a line of its own; those added at once in one piece."""
    with Ledger.open(address) as ledger:
        print("open", flush=True)
        for start in range(first, first + many, at_once):
            documents = [report(number) for number in range(start, start + at_once)]
            claims = [claim for document in documents for claim in both_claims(document)]
            ledger.add(documents, claims, by=f"process {first}")
            print("\n".join(map(str, range(start, start + at_once))), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))

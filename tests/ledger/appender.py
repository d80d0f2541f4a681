"""A process that appends one report after another and says, after each, that it is kept.

python -m tests.ledger.appender ADDRESS FIRST HOW_MANY
"""

import sys

from tests.ledger.making import both_claims, report
from tollbook.ledger import Ledger


def main(address: str, first: int, many: int) -> None:
    """Append, and acknowledge each on a line of its own."""
    with Ledger.open(address) as ledger:
        print("open", flush=True)
        for number in range(first, first + many):
            document = report(number)
            ledger.add([document], both_claims(document), by=f"process {first}")
            print(number, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))

"""The ledger that a command works on."""

from tollbook.ledger import Ledger

DEFAULT = "tollbook.db"


def existing(address: str) -> Ledger:
    """A ledger that is there, opened to be read.

    Raises:
        LedgerError: If there is none.
    """
    return Ledger.open(address, create=False, readonly=True)

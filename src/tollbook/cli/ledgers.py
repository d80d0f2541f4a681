"""The ledger and the case that a command works on."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tollbook.cases import Case
    from tollbook.ledger import Ledger

DEFAULT = "tollbook.db"


def existing(address: str) -> "Ledger":
    """A ledger that is there, opened to be read.

    Raises:
        LedgerError: If there is none.
    """
    from tollbook.ledger import Ledger

    return Ledger.open(address, create=False, readonly=True)


def case_of(name: str | None) -> "Case | None":
    """The case that an option names, if it names one.

    Raises:
        CaseError: If there is none of that name, or its file is wrong.
    """
    from tollbook.cases import load_case

    return load_case(name) if name else None

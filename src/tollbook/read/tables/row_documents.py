"""Data sets in which each row is a document of its own, with one claim or several."""

from collections.abc import Callable, Iterable

from tollbook.model import Claim, Document
from tollbook.read.tables.outcome import Tally
from tollbook.read.tables.sheet import Row

ReadRow = Callable[[Row], tuple[Document, Iterable[Claim]]]


class SetAsideError(Exception):
    """A row that is read well, but says no figure of people; its text says why."""


def row_documents(rows: Iterable[Row], tally: Tally, read: ReadRow) -> tuple[list[Document], list[Claim]]:
    """Documents and claims of the rows; a row that says what others said before it is folded.

    Args:
        rows: In the file's order.
        tally: Counts what becomes of each.
        read: Reads one row; raises `ValueError` where it cannot, `SetAsideError` where it need not.

    Raises:
        InputError: If a row cannot be read and the import is strict.
    """
    documents: list[Document] = []
    claims: dict[str, Claim] = {}
    for row in rows:
        try:
            document, read_here = read(row)
            found = {claim.id: claim for claim in read_here}
        except SetAsideError as error:
            tally.aside[str(error)] += 1
        except ValueError as error:
            tally.refuse(row.line, str(error))
        else:
            if found.keys() <= claims.keys():
                tally.folded += 1
                continue
            tally.kept += 1
            documents.append(document)
            claims |= found
    return documents, list(claims.values())

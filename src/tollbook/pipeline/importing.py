"""A data set that somebody coded into a ledger."""

from tollbook.ledger import Added, Ledger
from tollbook.pipeline.keeping import BY
from tollbook.read.tables import ImportReport, import_claims


def import_data(
    ledger: Ledger, form: str, path: str, *, strict: bool = False, encoding: str | None = None
) -> tuple[Added, ImportReport]:
    """Keep a data set's claims with the account of its rows.

    Rows are claims as somebody coded them, one row one telling, so none is linked here as an echo of another
    beyond what the format itself says.

    Raises:
        InputError: If it cannot be read or, if strict, has a row that cannot; nothing is then kept.
    """
    data = import_claims(form, path, strict=strict, encoding=encoding)
    added = ledger.add(data.documents, data.claims, by=BY)
    ledger.record_import(data.report, by=BY)
    return added, data.report

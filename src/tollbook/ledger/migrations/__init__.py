"""How a ledger's tables came about, one file a released schema; run by `tollbook.ledger.opening`."""

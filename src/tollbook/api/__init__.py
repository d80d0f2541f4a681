"""What a program meets: `import tollbook as tb`."""

from tollbook.api.ledger import Ledger
from tollbook.api.reading import read, read_text
from tollbook.api.records import Claims, Documents, Estimates, Findings, Records

__all__ = ["Claims", "Documents", "Estimates", "Findings", "Ledger", "Records", "read", "read_text"]

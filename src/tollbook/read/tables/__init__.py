"""Data sets that somebody else coded, as claims: each row is kept, folded, set aside or refused, and told."""

from tollbook.read.tables.imports import FORMATS, import_claims
from tollbook.read.tables.losses import LossObservation, read_observations
from tollbook.read.tables.outcome import Imported, ImportReport
from tollbook.read.tables.sheet_claims import COLUMNS

__all__ = [
    "COLUMNS",
    "FORMATS",
    "ImportReport",
    "Imported",
    "LossObservation",
    "import_claims",
    "read_observations",
]

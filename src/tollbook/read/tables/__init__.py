"""Data sets that somebody else coded, as claims: each row is kept, folded, set aside or refused, and told."""

from tollbook.read.tables.imports import FORMATS, import_claims
from tollbook.read.tables.losses import LossObservation, as_claimed, observations_of, read_observations
from tollbook.read.tables.outcome import Imported, ImportReport
from tollbook.read.tables.pnas import NAME as LOSSES
from tollbook.read.tables.sheet_claims import COLUMNS

__all__ = [
    "COLUMNS",
    "FORMATS",
    "LOSSES",
    "ImportReport",
    "Imported",
    "LossObservation",
    "as_claimed",
    "import_claims",
    "observations_of",
    "read_observations",
]

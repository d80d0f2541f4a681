"""What time a figure covers."""

from dataclasses import dataclass
from datetime import date

from tollbook.model.enums import Frame, Precision


@dataclass(frozen=True, slots=True)
class Period:
    """Start and end of the harm; the end of a cumulative figure is its as-of date."""

    text: str | None = None
    start: date | None = None
    end: date | None = None
    precision: Precision = Precision.UNKNOWN
    frame: Frame = Frame.CUMULATIVE

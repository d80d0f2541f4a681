"""How many, as a claim puts it."""

from dataclasses import dataclass

from tollbook.model.enums import Hedge


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people with its bounds; None is an open end.

    "at least 14" is low 14, high None; "nearly 500" is 500 to 500, approximate; "dozens" is 24 to 99, vague.

    Raises:
        ValueError: If both ends are open, one is negative, or low exceeds high.
    """

    text: str
    low: int | None
    high: int | None
    hedge: Hedge

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("a count needs a low or a high")
        if (self.low or 0) < 0 or (self.high or 0) < 0:
            raise ValueError("a count cannot be negative")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"a count's low {self.low} exceeds its high {self.high}")

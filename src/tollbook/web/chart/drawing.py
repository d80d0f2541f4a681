"""What a chart consists of, in user units of its drawing."""

from dataclasses import dataclass
from datetime import date

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis with its label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A claim from low to high on its day.

    Attributes:
        voice: Who speaks.
        top, bottom: Ends of the bar; equal for a single number.
        marker: SVG path of the claimant's shape around (0, 0).
        open_above, open_below: "At least" and "at most" go on in that direction.
        hollow: The words say "about".
        label, label_at, anchor: Words beside the bar, where there is room for them.
    """

    claim: str
    voice: str
    x: float
    top: float
    bottom: float
    colour: int
    marker: str
    open_above: bool
    open_below: bool
    hollow: bool
    title: str
    label: str = ""
    label_at: Point = (0.0, 0.0)
    anchor: str = "start"

    @property
    def middle(self) -> float:
        """Where the claimant's shape stands."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Band:
    """The newest estimate, in a column of its own beside the claims."""

    left: float
    right: float
    top: float
    bottom: float
    median: float
    heading: str
    low_text: str
    high_text: str
    middle: str
    title: str

    @property
    def high_at(self) -> float:
        """Where the upper end's number stands: above it."""
        return self.top - 6

    @property
    def low_at(self) -> float:
        """Where the lower end's number stands: below it."""
        return self.bottom + 14


@dataclass(frozen=True, slots=True)
class Crowd:
    """Claims of a span of days, drawn together.

    Attributes:
        top, bottom: The highest and the lowest number that any of them names.
        upper, lower: Half of them lie between.
        middle: The middle one.
    """

    left: float
    right: float
    top: float
    bottom: float
    upper: float
    lower: float
    middle: float
    since: date
    until: date
    title: str

    @property
    def centre(self) -> float:
        """Half way between its days."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Gap:
    """Days without a figure by the party itself."""

    left: float
    right: float
    label: str
    label_at: float


@dataclass(frozen=True, slots=True)
class Lane:
    """The party's own voice below the chart: figures, gaps and refusals along the days."""

    y: float
    heading: str
    figures: tuple[float, ...]
    gaps: tuple[Gap, ...]
    refusals: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole chart.

    Attributes:
        id: Unique on its page.
        ribbon: Outline of the estimates of several days, behind the claims; empty where there is one.
        crowds: Claims that are too many to be drawn one by one.
    """

    id: str
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    log: bool
    label: str
    people: tuple[Tick, ...]
    days: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    band: Band | None
    ribbon: tuple[Point, ...]
    lane: Lane | None
    crowds: tuple[Crowd, ...]

"""How far a bulk run is: a bar on a terminal, else a line now and then; on standard error in any case."""

import sys
from time import monotonic
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from tollbook.pipeline.bulk import Step

EVERY = 15  # seconds between lines


class Progress:
    """Says each step, and measures the time from its beginning to its end."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._began = self._said = monotonic()
        self._records = self._bytes = self._claims = self._rejects = 0
        self._share_before: float | None = None
        self._bar: Any = None
        self.seconds = 0.0

    def __enter__(self) -> Self:
        if not self._quiet and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as Bar

            columns = (BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
            self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
            self._bar.start()
            self._bar.add_task("surveying", total=1)
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = monotonic() - self._began
        if self._bar is not None:
            self._bar.stop()

    def step(self, step: "Step") -> None:
        """Take note of a slice that is done."""
        counts = step.done.counts
        self._records += counts.records
        self._bytes += counts.bytes
        self._claims += counts.claims
        self._rejects += counts.rejects
        if self._share_before is None:  # what an earlier run had done tells nothing of this one's pace
            self._share_before = step.before
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], description=self._line(step), completed=step.share)
        elif not self._quiet and monotonic() - self._said >= EVERY:
            self._said = monotonic()
            print(f"{step.share:4.0%} {self._line(step)}", file=sys.stderr, flush=True)

    def _line(self, step: "Step") -> str:
        took = max(1e-9, monotonic() - self._began)
        here = step.share - (self._share_before or 0.0)
        left = took * (1 - step.share) / here if here > 0 else 0.0
        return (
            f"{self._records:,} records, {self._bytes / 1e6:,.0f} MB, {self._claims:,} claims, "
            f"{self._rejects:,} rejects, {self._records / took:,.0f} records/s, {_spelled(left)} left"
        )


def _spelled(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}"

"""The PNAS 2023 replication data, row by row.

Its losses are of people and of equipment. Only those of people can be claims; a model that is fitted to all
of them reads these observations.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tollbook.model import Document
from tollbook.read.tables.cells import people, truth
from tollbook.read.tables.meanings import meanings
from tollbook.read.tables.outcome import Tally
from tollbook.read.tables.sheet import read_rows
from tollbook.read.tables.table_text import table_text

REQUIRED = (
    "days", "loss_count", "loss_type", "claim_source", "time_frame", "loss_country", "minimum", "maximum",
    "category",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LossObservation:
    """One coded report of a loss.

    Attributes:
        line: Where it stands in the file; the head is line 1.
        start: Offset of the row in the file's text, in code points; `end` likewise.
        day: Day of the war, from 1.
        count: How many people, or pieces of equipment.
        loss_type: Category and country, as "Tanks-Russia".
        source: Who claims it, as "UA Source".
        daily: Of one day; else of all days so far.
        country: Whose loss it is.
        minimum: The count is the lower end of a range.
        maximum: It is the upper end.
        category: What was lost, as "Tanks" or "Military Deaths".
    """

    line: int
    start: int
    end: int
    day: int
    count: int
    loss_type: str
    source: str
    daily: bool
    country: str
    minimum: bool
    maximum: bool
    category: str


def read_observations(path: str | Path) -> tuple[LossObservation, ...]:
    """Every row of the file, repetitions too, in its order.

    Raises:
        InputError: If the file cannot be read, lacks a column, or has a row that cannot be read.
    """
    return tuple(observations(table_text(path), Tally(Path(path).name, strict=True)))


def observations_of(document: Document) -> tuple[LossObservation, ...]:
    """Every row of a document that an import of this data set kept."""
    return tuple(observations(document.text, Tally(document.id)))


def as_claimed(loss: LossObservation) -> LossObservation:
    """The same in the words of claims: "killed combatant" by "Ukraine" for "Military Deaths" by "UA Source".

    What is no loss of people keeps its category.
    """
    known = meanings("pnas")
    first, last = loss.category.split()[0], loss.category.split()[-1]
    people_lost = first in known["statuses"] and last in known["harms"]
    category = f"{known['harms'][last]} {known['statuses'][first]}" if people_lost else loss.category
    return replace(loss, category=category, source=known["sources"].get(loss.source, loss.source))


def observations(text: str, tally: Tally) -> Iterator[LossObservation]:
    """The rows of the file's text; those that cannot be read are refused."""
    for row in read_rows(text, tally, *REQUIRED):
        cell = row.cells
        try:
            day, count = people(cell["days"], "days"), people(cell["loss_count"], "loss_count")
            minimum, maximum = truth(cell["minimum"], "minimum"), truth(cell["maximum"], "maximum")
            if day is None or count is None:
                raise ValueError("no day or no count")
            if day < 1 or (minimum and maximum):
                raise ValueError(f"day {day}" if day < 1 else "both minimum and maximum")
            if cell["time_frame"] not in ("Cumulative", "Day"):
                raise ValueError(f"time_frame: '{cell['time_frame'][:40]}' is none of Cumulative, Day")
        except ValueError as error:
            tally.refuse(row.line, str(error))
            continue
        yield LossObservation(
            row.line, row.start, row.end, day, count, cell["loss_type"], cell["claim_source"],
            cell["time_frame"] == "Day", cell["loss_country"], minimum, maximum, cell["category"],
        )  # fmt: skip

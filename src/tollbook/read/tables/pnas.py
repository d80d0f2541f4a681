"""`pnas`: the replication data of Radford et al., PNAS 2023, its losses of people as claims.

The two rows of a range (its minimum and its maximum) are one claim with two places; a row that repeats
another is a further place of that claim. Losses of equipment are set aside: `read_observations` has them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tollbook.model import (
    Claim,
    Claimant,
    Count,
    Document,
    Frame,
    Harm,
    Hedge,
    Period,
    Precision,
    Relation,
    Span,
    Status,
    Victims,
)
from tollbook.read.tables.losses import LossObservation, observations
from tollbook.read.tables.meanings import meanings
from tollbook.read.tables.outcome import Tally

NAME = "pnas/1"
TITLE = "Replication data of Radford et al., PNAS 2023"
EQUIPMENT = "equipment, which no claim of people holds: the observations have it"


def read(text: str, path: Path, tally: Tally) -> tuple[list[Document], list[Claim]]:
    """The file as one document, and its claims in the order of their first rows.

    Raises:
        InputError: If a column is missing or, if strict, a row cannot be read.
    """
    document = Document(str(path), text, title=TITLE, origin=str(path), reader=NAME)
    return [document], [_claim(document, group) for group in _told(_people(text, tally), tally)]


def _people(text: str, tally: Tally) -> Iterator[LossObservation]:
    known = meanings("pnas")
    for row in observations(text, tally):
        if row.category.split()[-1] not in known["harms"]:
            tally.aside[EQUIPMENT] += 1
        elif row.category.split()[0] not in known["statuses"] or row.source not in known["sources"]:
            tally.refuse(row.line, f"'{row.category}' by '{row.source}' is not in the data set's vocabulary")
        else:
            yield row


def _told(rows: Iterable[LossObservation], tally: Tally) -> list[list[LossObservation]]:
    """Rows that make one claim: a minimum with its maximum, and all that repeat either."""
    same: dict[LossObservation, list[LossObservation]] = defaultdict(list)
    for row in rows:
        same[replace(row, line=0, start=0, end=0)].append(row)
    other_end = _pairs(same)
    others = set(other_end.values())
    told = [
        group + (same[other_end[row]] if row in other_end else [])
        for row, group in same.items()
        if row not in others
    ]
    tally.kept += len(told)
    tally.paired += len(other_end)
    tally.folded += sum(len(group) - 1 for group in same.values())
    return sorted(told, key=lambda group: min(row.line for row in group))


def _pairs(rows: Iterable[LossObservation]) -> dict[LossObservation, LossObservation]:
    """The maximum of each minimum: the nearest above it by the same source of the same day and loss."""
    highs: dict[LossObservation, list[LossObservation]] = defaultdict(list)
    for row in rows:
        if row.maximum:
            highs[_question(row)].append(row)
    pairs = {}
    for row in sorted((row for row in rows if row.minimum), key=lambda row: row.count):
        above = [most for most in highs[_question(row)] if most.count >= row.count]
        if above:
            pairs[row] = min(above, key=lambda most: most.count)
            highs[_question(row)].remove(pairs[row])
    return pairs


def _question(row: LossObservation) -> LossObservation:
    """What both ends of a range agree in."""
    return replace(row, line=0, start=0, end=0, count=0, minimum=False, maximum=False)


def _claim(document: Document, group: Sequence[LossObservation]) -> Claim:
    known, row = meanings("pnas"), group[0]
    day = date.fromisoformat(known["first_day"]) + timedelta(days=row.day - 1)
    side = known["sources"][row.source]
    return Claim.of(
        document=document.ref,
        harm=Harm(known["harms"][row.category.split()[-1]]),
        count=_count(group),
        victims=Victims(row.category, row.country, Status(known["statuses"][row.category.split()[0]])),
        claimant=Claimant(row.source, side, False, _relation(side, row.country)),
        stated_on=day,
        period=Period(
            None,
            day if row.daily else date.fromisoformat(known["first_day"]),
            day,
            Precision.DAY,
            Frame.INTERVAL if row.daily else Frame.CUMULATIVE,
        ),
        spans=tuple(
            Span.of(document.text, each.start, each.end)
            for each in sorted(group, key=lambda each: each.start)
        ),
        extractor=NAME,
    )


def _count(group: Sequence[LossObservation]) -> Count:
    lows = {row.count for row in group if not row.maximum}
    highs = {row.count for row in group if not row.minimum}
    low, high = min(lows, default=None), max(highs, default=None)
    if low == high:
        return Count(str(low), low, high, Hedge.EXACT)
    if low is None or high is None:
        return Count(
            str(high if low is None else low), low, high, Hedge.AT_MOST if low is None else Hedge.AT_LEAST
        )
    return Count(f"{low}–{high}", low, high, Hedge.RANGE)


def _relation(side: str, party: str) -> Relation:
    """Of a source to a loss. The data set's two warring sides are the parties whose losses it counts."""
    known = meanings("pnas")
    if side == party:
        return Relation.SELF
    return Relation.OPPONENT if side in known["warring"] else Relation.THIRD_PARTY

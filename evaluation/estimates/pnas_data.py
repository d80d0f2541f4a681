"""The PNAS replication data as claims: its two rows of a range become one range."""

import csv
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tollbook.model import (
    Claim,
    Claimant,
    Count,
    DocumentRef,
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

BEGAN = date(2022, 2, 24)
HARMS = {"Deaths": Harm.KILLED, "Injuries": Harm.WOUNDED, "Casualties": Harm.CASUALTIES}
SIDE_OF = {"RU Source": "Russia", "UA Source": "Ukraine"}


@dataclass(frozen=True, slots=True)
class Row:
    """One coded report of people harmed; `shape` is exact, minimum or maximum."""

    day: int
    count: int
    category: str
    party: str
    source: str
    daily: bool
    shape: str


def read_rows(path: Path) -> list[Row]:
    """The rows on people, in the file's order."""
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for raw in csv.DictReader(file):
            shape = "minimum" if raw["minimum"] == "1" else "maximum" if raw["maximum"] == "1" else "exact"
            if raw["category"].split()[-1] in HARMS:
                found.append(
                    Row(
                        int(raw["days"]), round(float(raw["loss_count"])), raw["category"],
                        raw["loss_country"], raw["claim_source"], raw["time_frame"] == "Day", shape,
                    )
                )  # fmt: skip
    return found


def read_claims(path: Path) -> list[Claim]:
    """Distinct claims: repeated rows are one, and both ends of a range are one."""
    cells: dict[tuple[object, ...], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for row in read_rows(path):
        cells[row.day, row.category, row.party, row.source, row.daily][row.shape].add(row.count)
    claims = []
    for (day, category, party, source, daily), shapes in sorted(cells.items(), key=lambda item: str(item[0])):
        for low, high in _counts(shapes):
            claims.append(
                _claim(int(str(day)), str(category), str(party), str(source), bool(daily), low, high)
            )
    return claims


def _counts(shapes: dict[str, set[int]]) -> list[tuple[int | None, int | None]]:
    least, most = sorted(shapes["minimum"]), sorted(shapes["maximum"])
    found: list[tuple[int | None, int | None]] = [(n, n) for n in sorted(shapes["exact"])]
    while least and most and least[0] <= most[0]:
        found.append((least.pop(0), most.pop(0)))
    return found + [(n, None) for n in least] + [(None, n) for n in most]


def _claim(
    day: int, category: str, party: str, source: str, daily: bool, low: int | None, high: int | None
) -> Claim:
    as_of = BEGAN + timedelta(days=day - 1)
    words = str(low if low is not None else high)
    hedge = (
        Hedge.AT_LEAST if high is None else Hedge.AT_MOST if low is None
        else Hedge.EXACT if low == high else Hedge.RANGE
    )  # fmt: skip
    side = SIDE_OF.get(source)
    relation = Relation.THIRD_PARTY if side is None else Relation.SELF if side == party else Relation.OPPONENT
    return Claim.of(
        document=DocumentRef(f"pnas-{day}", "0" * 64, None, f"{source} {category}"),
        harm=HARMS[category.rsplit(maxsplit=1)[-1]], spans=(Span(0, len(words), words),), extractor="pnas/1",
        count=Count(words, low, high, hedge),
        victims=Victims(None, party, Status.CIVILIAN if category.startswith("Civ") else Status.COMBATANT),
        claimant=Claimant(source, side or source, False, relation), stated_on=as_of,
        period=Period(None, as_of if daily else BEGAN, as_of, Precision.DAY,
                      Frame.INTERVAL if daily else Frame.CUMULATIVE),
    )  # fmt: skip

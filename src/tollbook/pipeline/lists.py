"""Overlaps of lists of the dead, as one claim by the method that reads them."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from tollbook.estimate.lists import Overlaps, Unlisted, estimate_unlisted
from tollbook.model import (
    Claim,
    Claimant,
    Count,
    Document,
    Harm,
    Hedge,
    Period,
    Precision,
    Relation,
    Span,
    Stance,
    Status,
    Victims,
)
from tollbook.read.tables import Imported
from tollbook.read.tables.lists import NAME, read_lists

METHOD = "Multiple-systems estimation"
LEVEL = (0.1, 0.9)
"""The central 80 %, as the field states a range of its own."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Whom the lists are of.

    Attributes:
        harm: What they suffered.
        party: Their side.
        status: Whether they fought.
        start: First day of the time that the lists cover.
        end: Last day of it.
    """

    harm: Harm = Harm.KILLED
    party: str | None = None
    status: Status = Status.UNKNOWN
    start: date | None = None
    end: date | None = None


def lists_total(
    path: str,
    listed: Listed | None = None,
    *,
    seed: int = 1,
    strict: bool = False,
    encoding: str | None = None,
) -> tuple[Imported, Unlisted]:
    """Estimate from overlaps of lists how many there are, as a claim by the method.

    Its document is a report of the method, with the overlaps, from which anybody can work it out again; of
    the people on the lists it has nothing but how many they are.

    Raises:
        InputError: If the table cannot be read or, if strict, has a row that cannot.
        EstimateError: If lists as these tell nothing of those on none of them.
    """
    names, counts, tally, text = read_lists(path, strict=strict, encoding=encoding)
    found = estimate_unlisted(Overlaps(names, counts), seed)
    document, claim = _told(path, Overlaps(names, counts), found, listed or Listed(), seed)
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return tally.outcome(NAME, digest, [document], [claim]), found


def _told(
    path: str, overlaps: Overlaps, found: Unlisted, listed: Listed, seed: int
) -> tuple[Document, Claim]:
    low, high = (round(found.quantile(p)) for p in LEVEL)
    basis = f"{found.listed:,} people are on the lists {', '.join(overlaps.names)}"
    figure = f"between {low:,} and {high:,}"
    said = f"{figure} people in all, on a list or on none"
    text = (
        f"{METHOD} by log-linear models, averaged by BIC (seed {seed}).\n{basis}, by list:\n"
        f"{_table(overlaps)}\n{said} (80 %); median {found.quantile(0.5):,.0f}.\n"
    )
    document = Document(id=path, text=text, title=METHOD, origin=path, reader=NAME)
    start = text.index(said)
    claim = Claim.of(
        document=document.ref,
        harm=listed.harm,
        spans=(Span.of(text, start, start + len(said)),),
        extractor=NAME,
        count=Count(figure, low, high, Hedge.RANGE),
        victims=Victims("people", listed.party, listed.status),
        claimant=Claimant(METHOD, METHOD, False, Relation.THIRD_PARTY),
        stance=Stance.ESTIMATES,
        stated_on=listed.end,
        period=Period(None, listed.start, listed.end, Precision.DAY if listed.end else Precision.UNKNOWN),
        stated_basis=(basis,),
    )
    return document, claim


def _table(overlaps: Overlaps) -> str:
    """The overlaps, one spelling for one content."""
    rows = (
        ",".join([*("1" if on else "0" for on in pattern), str(number)])
        for pattern, number in sorted(overlaps.counts.items())
    )
    return "\n".join([",".join([*overlaps.names, "n"]), *rows])

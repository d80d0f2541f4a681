"""UCDP GED columns for claims of deaths in single incidents.

After the codebook of the UCDP Georeferenced Event Dataset, version 23.1 (Högbladh 2023). What a claim does
not say stays empty: places, sides and best figures are not made up.
"""

from pathlib import Path

from tollbook.export.about import write_about, write_text
from tollbook.export.bundle import Bundle
from tollbook.export.cells import cell, joined
from tollbook.export.csv_files import csv_text
from tollbook.export.notes import Notes
from tollbook.model import Claim, Frame, Harm, Kind, Period, Precision, Relation, Status

COLUMNS = (
    "id", "year", "code_status", "side_a", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "event_clarity", "date_prec",
    "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high",
    "low",
)  # fmt: skip

_DATE_PREC = {Precision.DAY: 1, Precision.WEEK: 3, Precision.MONTH: 4, Precision.YEAR: 5}


def write_ged(bundle: Bundle, directory: Path) -> tuple[Path, ...]:
    """Write `ged.csv`, a row for each independent claim of deaths in one incident, and `about.json`."""
    notes = Notes(bundle)
    rows = [_row(c, bundle.copies.get(c.id, 1), notes.of(c)) for c in bundle.folded if _fits(c)]
    return write_text(directory, "ged.csv", csv_text(COLUMNS, rows)), write_about(bundle, directory)


def _fits(claim: Claim) -> bool:
    incident = claim.kind is Kind.COUNT and claim.period.frame is Frame.INCIDENT
    return incident and claim.harm is Harm.KILLED and not claim.background


def _row(claim: Claim, copies: int, note: str) -> dict[str, str]:
    count, period, ref = claim.count, claim.period, claim.document
    low, high = (count.low, count.high) if count else (None, None)
    best = low if low == high else None
    start, end = period.start or period.end, period.end or period.start
    who = claim.claimant
    opponent = who.name if who and who.relation is Relation.OPPONENT else None
    deaths = {
        Status.COMBATANT: "deaths_a",
        Status.CIVILIAN: "deaths_civilians",
        Status.UNKNOWN: "deaths_unknown",
    }
    return {
        **dict.fromkeys(COLUMNS, ""),
        "id": claim.id,
        "year": str(end.year) if end else "",
        "code_status": cell(note),
        "side_a": cell(claim.victims.party),
        "side_b": cell(opponent),
        "number_of_sources": str(copies),
        "source_article": cell(ref.url or ref.id),
        "source_office": cell(joined(claim.relayed_by) or ref.outlet),
        "source_date": cell(ref.published.isoformat()[:10] if ref.published else None),
        "source_headline": cell(ref.title),
        "source_original": cell((who.name or who.text) if who else None),
        "event_clarity": "1" if period.precision is Precision.DAY else "2",
        "date_prec": _date_prec(period),
        "date_start": cell(start.isoformat() if start else None),
        "date_end": cell(end.isoformat() if end else None),
        deaths[claim.victims.status]: cell(best),
        "best": cell(best),
        "high": cell(high),
        "low": cell(low),
    }


def _date_prec(period: Period) -> str:
    if period.precision is Precision.DAY and period.start and period.end:
        days = (period.end - period.start).days
        return "1" if days == 0 else "2" if days < 7 else "3" if days == 7 else "4"
    prec = _DATE_PREC.get(period.precision)
    return "" if prec is None else str(prec)

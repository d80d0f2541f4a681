"""Records as flat rows, and a claim's row back to the claim."""

import json
from collections.abc import Mapping
from datetime import date, datetime

from tollbook.errors import CodecError
from tollbook.export.cells import cell, joined, parted, text
from tollbook.model import (
    Claim,
    Claimant,
    Count,
    DocumentRef,
    Frame,
    Harm,
    Hedge,
    Kind,
    Period,
    Precision,
    Relation,
    Span,
    Stance,
    Status,
    Victims,
    from_json,
    to_json,
)

COLUMNS = {
    "claimant": "who says so, normalised where known; empty: the outlet in its own voice",
    "party": "the side that suffered the harm",
    "harm": "what was suffered",
    "low": "fewest people claimed; empty: open",
    "high": "most people claimed; empty: open",
    "stated_on": "when the claimant said it",
    "as_of": "end of the period; the as-of date of a total",
    "relation": "the claimant's to the victims: self, opponent, third_party, unknown",
    "relayed_by": "outlets between claimant and document, nearest the claimant first, with '; ' between them",
    "status": "combatant, civilian, unknown",
    "hedge": "how firmly the words put it",
    "frame": "cumulative, interval, incident",
    "start": "start of the period",
    "background": "true: another conflict or time, told for comparison",
    "outlet": "who published the document",
    "url": "address of the document",
    "quotation": "the words that the claim was read from",
    "note": "how the claim stands: reviewed, an echo, told how often",
    "id": "hash of the claim",
    "kind": "count, or refusal to give one",
    "claimant_text": "the claimant in the text's words",
    "claimant_name": "the claimant's normalised name",
    "anonymous": "true: the claimant is not named",
    "stance": "asserts, estimates, acknowledges, denies, declines",
    "count_text": "the figure in the text's words",
    "victims_text": "the victims in the text's words",
    "role": "a narrower group of victims",
    "period_text": "the period in the text's words",
    "precision": "how finely the period is known",
    "stated_basis": "what the claimant says that the figure rests on, with '; ' between quotations",
    "spans": "places in the document's text, as JSON; offsets count Unicode code points",
    "title": "title of the document",
    "published": "when the document was published",
    "document_id": "the caller's id of the document",
    "document_sha256": "of the UTF-8 bytes of the document's text",
    "document_key": "hash that tells documents apart",
    "extractor": "name and version of what read the claim",
}
"""Names of columns, the importable ones first, and what they hold."""


_SPELLED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

Value = str | int | float | bool | date | None
"""What a column may hold; a moment with its time of day is text."""


def values_of(claim: Claim, note: str = "") -> dict[str, Value]:
    """A claim's values by column, in the order of `COLUMNS`."""
    who, count, period, ref = claim.claimant, claim.count, claim.period, claim.document
    return {
        "claimant": (who.name or who.text) if who else None,
        "party": claim.victims.party,
        "harm": claim.harm.value,
        "low": count.low if count else None,
        "high": count.high if count else None,
        "stated_on": claim.stated_on,
        "as_of": period.end,
        "relation": who.relation.value if who else None,
        "relayed_by": joined(claim.relayed_by),
        "status": claim.victims.status.value,
        "hedge": count.hedge.value if count else None,
        "frame": period.frame.value,
        "start": period.start,
        "background": claim.background,
        "outlet": ref.outlet,
        "url": ref.url,
        "quotation": " … ".join(span.exact for span in claim.spans) or None,
        "note": note or None,
        "id": claim.id,
        "kind": claim.kind.value,
        "claimant_text": who.text if who else None,
        "claimant_name": who.name if who else None,
        "anonymous": who.anonymous if who else None,
        "stance": claim.stance.value,
        "count_text": count.text if count else None,
        "victims_text": claim.victims.text,
        "role": claim.victims.role,
        "period_text": period.text,
        "precision": period.precision.value,
        "stated_basis": joined(claim.stated_basis),
        "spans": _SPELLED([to_json(s) for s in claim.spans]),
        "title": ref.title,
        "published": _iso(ref.published),
        "document_id": ref.id,
        "document_sha256": ref.sha256,
        "document_key": ref.key,
        "extractor": claim.extractor,
    }


def row_of(claim: Claim, note: str = "") -> dict[str, str]:
    """A claim's cells by column. `note` is for people and is not read back."""
    return {name: cell(value) for name, value in values_of(claim, note).items()}


def claim_of(row: Mapping[str, str]) -> Claim:
    """The claim that a row holds, with the id of what its cells now say.

    Raises:
        CodecError: If a column is missing or a cell does not hold what its column is for.
    """
    try:
        return _claim({name: text(row[name]) for name in COLUMNS})
    except KeyError as error:
        raise CodecError(f"no column {error}", where="claims.csv") from error
    except ValueError as error:
        raise CodecError(str(error), where=f"claims.csv, claim {row.get('id', '')[:12]}") from error


def _claim(c: Mapping[str, str | None]) -> Claim:
    low, high = c["low"], c["high"]
    count = None
    if c["hedge"] is not None:
        count = Count(
            c["count_text"] or "", None if low is None else int(low), None if high is None else int(high),
            Hedge(c["hedge"]),
        )  # fmt: skip
    claimant = None
    if c["claimant_text"] is not None:
        relation = Relation(c["relation"] or "unknown")
        claimant = Claimant(c["claimant_text"], c["claimant_name"], c["anonymous"] == "true", relation)
    return Claim.of(
        document=DocumentRef(
            c["document_id"] or "", c["document_sha256"] or "", c["outlet"], c["title"], c["url"],
            _moment(c["published"]),
        ),
        kind=Kind(c["kind"] or ""),
        harm=Harm(c["harm"] or ""),
        count=count,
        victims=Victims(c["victims_text"], c["party"], Status(c["status"] or ""), c["role"]),
        claimant=claimant,
        relayed_by=parted(c["relayed_by"]),
        stance=Stance(c["stance"] or ""),
        stated_on=_day(c["stated_on"]),
        period=_period(c),
        stated_basis=parted(c["stated_basis"]),
        background=c["background"] == "true",
        spans=tuple(from_json(Span, s) for s in json.loads(c["spans"] or "[]")),
        extractor=c["extractor"] or "",
    )  # fmt: skip


def _period(c: Mapping[str, str | None]) -> Period:
    precision, frame = Precision(c["precision"] or ""), Frame(c["frame"] or "")
    return Period(c["period_text"], _day(c["start"]), _day(c["as_of"]), precision, frame)


def _iso(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _moment(value: str | None) -> date | datetime | None:
    if not value:
        return None
    return datetime.fromisoformat(value) if len(value) > len("2022-03-24") else date.fromisoformat(value)

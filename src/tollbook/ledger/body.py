"""How a claim is written into the log, and read back.

Hot path: `benchmarks/ledger.py` holds it to 15,000 claims a second in and 60 s a million for `verify`.

A body is a JSON array. What the document's text can give back is not repeated: a span is its offsets, and
words that stand in or near a span are their offset and length. This keeps a claim to some 300 bytes, and
means that a text that was erased takes every quotation from it along.
"""

import json
from binascii import a2b_base64, b2a_base64
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from tollbook.errors import IntegrityError
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
)
from tollbook.model.span import CONTEXT

FORMAT = 1
NEAR = 4096
"""How far from its first span a claim's other words are looked for, in code points."""
_plain = msgspec.json.Encoder()
_decode = msgspec.json.Decoder().decode
_KINDS = {member.value: member for member in Kind}
_HARMS = {member.value: member for member in Harm}
_HEDGES = {member.value: member for member in Hedge}
_STATUSES = {member.value: member for member in Status}
_RELATIONS = {member.value: member for member in Relation}
_STANCES = {member.value: member for member in Stance}
_PRECISIONS = {member.value: member for member in Precision}
_FRAMES = {member.value: member for member in Frame}


def arranged(claim: Claim, document: str, text: str) -> list[Any]:
    """The array of a claim whose document's key `keyed` gives, and whose document has that text.

    Raises:
        IntegrityError: If a span's words are not at its place in the text.
    """
    spans = claim.spans
    count, victims, claimant, period = claim.count, claim.victims, claim.claimant, claim.period
    return [
        FORMAT,
        document,
        claim.kind,
        claim.harm,
        count and [_placed(count.text, spans, text), count.low, count.high, count.hedge],
        [_placed(victims.text, spans, text), victims.party, victims.status, victims.role],
        claimant
        and [_placed(claimant.text, spans, text), claimant.name, claimant.anonymous, claimant.relation],
        claim.relayed_by,
        claim.stance,
        _day(claim.stated_on),
        [
            _placed(period.text, spans, text),
            _day(period.start),
            _day(period.end),
            period.precision,
            period.frame,
        ],
        [_placed(basis, spans, text) for basis in claim.stated_basis],
        claim.background,
        [_span(claim, span, text) for span in spans],
        claim.extractor,
    ]


def keyed(document_key: str) -> str:
    """A document's key, given in hexadecimal, as a claim's array has it."""
    return b2a_base64(bytes.fromhex(document_key), newline=False).decode()


def spelled(array: list[Any]) -> bytes:
    """The body of a claim's array."""
    try:
        return _plain.encode(array)
    except (ValueError, OverflowError):  # lone surrogates, numbers beyond 64 bits
        return json.dumps(array, separators=(",", ":")).encode()


def parsed(body: bytes) -> Any:
    """The array that a body spells.

    Raises:
        IntegrityError: If it spells nothing.
    """
    try:
        return _decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        try:
            return json.loads(body)
        except (ValueError, RecursionError) as error:
            raise IntegrityError(f"unreadable entry: {error}") from error


class Facts(NamedTuple):
    """What a query can filter a claim by without its document.

    `words` are kind, harm, status, party, claimant and relation; `day` is the ordinal of its as-of date, else
    of when it was stated, 0 for neither.
    """

    document: bytes
    words: tuple[str | None, ...]
    day: int
    background: bool


def facts(stored: Any) -> Facts:
    """What the index takes from a claim's array.

    Raises:
        IntegrityError: If it is none that `arranged` makes.
    """
    try:
        victims, claimant, day = stored[5], stored[6], stored[10][2] or stored[9]
        name, relation = (claimant[1], claimant[3]) if claimant else (None, None)
        return Facts(
            a2b_base64(stored[1]),
            (stored[2], stored[3], victims[2], victims[1], name, relation),
            _ordinal(day) if day else 0,
            stored[12],
        )
    except (ValueError, TypeError, LookupError) as error:
        raise IntegrityError(f"unreadable entry: {error}") from error


@lru_cache(maxsize=10_000)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def decode(body: bytes, id: str, document: DocumentRef, text: str | None) -> Claim:  # noqa: A002
    """The claim in a body.

    Args:
        body: What `spelled` made.
        id: The claim's id, taken as given.
        document: Its document.
        text: The document's; None where it was erased, which leaves every quotation empty.

    Raises:
        IntegrityError: If the body is none that `spelled` makes.
    """
    try:
        return _claim(parsed(body), id, document, text or "")
    except (ValueError, TypeError, KeyError, IndexError, OverflowError) as error:
        raise IntegrityError(f"unreadable entry: {error}", where=f"claim {id[:12]}") from error


def _claim(stored: Any, id: str, document: DocumentRef, text: str) -> Claim:  # noqa: A002
    (
        version,
        _,
        kind,
        harm,
        count,
        victims,
        claimant,
        relayed,
        stance,
        stated,
        period,
        basis,
        back,
        spans,
        by,
    ) = stored
    if version != FORMAT:
        raise ValueError(f"format {version} is not known")
    return Claim(
        id,
        _KINDS[kind],
        document,
        _HARMS[harm],
        count and Count(words_at(count[0], text) or "", count[1], count[2], _HEDGES[count[3]]),
        Victims(words_at(victims[0], text), victims[1], _STATUSES[victims[2]], victims[3]),
        claimant
        and Claimant(words_at(claimant[0], text) or "", claimant[1], claimant[2], _RELATIONS[claimant[3]]),
        tuple(relayed),
        _STANCES[stance],
        stated and date.fromisoformat(stated),
        _period(period, text),
        tuple([words_at(words, text) or "" for words in basis]),
        back,
        tuple([_rebuilt(place, text) for place in spans]),
        by,
    )


def _period(stored: Any, text: str) -> Period:
    words, start, end, precision, frame = stored
    return Period(
        words_at(words, text),
        start and date.fromisoformat(start),
        end and date.fromisoformat(end),
        _PRECISIONS[precision],
        _FRAMES[frame],
    )


def _placed(words: str | None, spans: tuple[Span, ...], text: str) -> str | list[int] | None:
    if words is None:
        return None
    for span in spans:
        at = span.exact.find(words)
        if at >= 0:
            return [span.start + at, len(words)]
    at = text.find(words, max(0, spans[0].start - NEAR), spans[0].end + NEAR)
    return [at, len(words)] if at >= 0 else words


def words_at(stored: Any, text: str) -> str | None:
    """Words that stand in the text, by their place, or as they are."""
    if isinstance(stored, list):
        return text[stored[0] : stored[0] + stored[1]]
    words: str | None = stored
    return words


def _span(claim: Claim, span: Span, text: str) -> list[int | str]:
    start, end = span.start, span.end
    if not 0 <= start <= end <= len(text) or text[start:end] != span.exact:
        raise IntegrityError(
            f"the words at {start}:{end} are not '{span.exact[:40]}'",
            where=f"claim {claim.id[:12]} in {claim.document.id}",
            hint="extract the document again",
        )
    if span.prefix == text[max(0, start - CONTEXT) : start] and span.suffix == text[end : end + CONTEXT]:
        return [start, end]
    return [start, end, span.prefix, span.suffix]


def _rebuilt(place: Any, text: str) -> Span:
    start, end = place[0], place[1]
    if len(place) == 4:
        return Span(start, end, text[start:end], place[2], place[3])
    return Span(start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def _day(day: date | None) -> str | None:
    return _spelled_day(day) if day else None


@lru_cache(maxsize=10_000)
def _spelled_day(day: date) -> str:
    return day.isoformat()

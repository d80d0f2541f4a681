"""Which sentences, and which documents, may hold a claim at all.

Hot path: `may_hold_claims` reads at least 200 MB/s of plain news (`benchmarks/prefilter.py`). It may let
through what holds none, but must keep 0.99 of the sentences that hold one; so does `candidates`.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from tollbook.extract.patterns import Patterns, patterns
from tollbook.extract.sentences import Sentence, SentenceKind


class Reason(StrEnum):
    """Why a sentence may hold a claim.

    Attributes:
        FIGURE: A word of harm and a number.
        IMPLICIT: A word of harm and what may be one person or two: "a volunteer", "A and B".
        REFUSAL: A word of harm and one of refusal.
        ANAPHORA: A number or a refusal that may go on about a sentence before: "12 of them were children".
    """

    FIGURE = "figure"
    IMPLICIT = "implicit"
    REFUSAL = "refusal"
    ANAPHORA = "anaphora"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence, by its index among the document's, and the strongest reason to read it."""

    index: int
    reason: Reason


def candidates(text: str, sentences: Sequence[Sentence]) -> list[Candidate]:
    """The sentences that may hold a claim, in reading order."""
    data = text.encode("utf-8", "surrogatepass")
    places = _bytes_of(text, sentences)
    return list(_chosen(data, places, sentences, patterns()))


def may_hold_claims(data: bytes) -> bool:
    """Whether a document, as UTF-8 bytes in English, may hold a claim: for sifting crawls before reading.

    Any bytes may be given; what is no UTF-8 is looked at all the same.
    """
    known = patterns()
    at = 0
    while hit := known.strong.search(data, at):
        if known.beside.search(data, max(0, hit.start() - _BESIDE), hit.end() + _BESIDE):
            return True
        at = hit.end()
    return known.near.search(data) is not None


def names_harm(data: bytes) -> bool:
    """Whether a word that means harm by itself stands in a page's bytes, whatever its tags."""
    return patterns().strong.search(data) is not None


_BESIDE = 300


def _bytes_of(text: str, sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Start and end of each sentence in the text's UTF-8 bytes."""
    if text.isascii():
        return [(sentence.start, sentence.end) for sentence in sentences]
    edges = [edge for sentence in sentences for edge in (sentence.start, sentence.end)]
    lengths = (
        len(text[before:edge].encode("utf-8", "surrogatepass"))
        for before, edge in zip([0, *edges], edges, strict=False)
    )
    flat = list(accumulate(lengths))
    return list(zip(flat[::2], flat[1::2], strict=True))


def _chosen(
    data: bytes, places: Sequence[tuple[int, int]], sentences: Sequence[Sentence], known: Patterns
) -> Iterator[Candidate]:
    until = -1
    harmed = _harmed(data, places, known)
    for index in sorted(harmed.keys() | _in_reach(harmed, len(sentences), known.reach)):
        if sentences[index].kind is SentenceKind.FURNITURE:
            continue
        reason = _reason(data, places[index], known, is_strong=harmed[index]) if index in harmed else None
        if reason or harmed.get(index):
            until = index + known.reach
        if reason:
            yield Candidate(index, reason)
        elif index <= until and _goes_on(data, places[index], known):
            yield Candidate(index, Reason.ANAPHORA)


def _harmed(data: bytes, places: Sequence[tuple[int, int]], known: Patterns) -> dict[int, bool]:
    """The sentences with a word of harm, and whether one of them means harm by itself."""
    starts = [start for start, _ in places]
    found: dict[int, bool] = {}
    at = 0
    while hit := known.harm.search(data, at):
        index = bisect_right(starts, hit.start()) - 1
        start, end = places[index] if index >= 0 else (0, 0)
        if hit.start() < end:
            found[index] = known.strong.search(data, start, end) is not None
        at = max(end, hit.end())
    return found


def _in_reach(harmed: dict[int, bool], how_many: int, reach: int) -> set[int]:
    return {after for index in harmed for after in range(index + 1, min(index + 1 + reach, how_many))}


def _reason(data: bytes, place: tuple[int, int], known: Patterns, *, is_strong: bool) -> Reason | None:
    if known.number.search(data, *place):
        return Reason.FIGURE
    if (is_strong or known.withheld.search(data, *place)) and known.refusal.search(data, *place):
        return Reason.REFUSAL
    return Reason.IMPLICIT if is_strong and known.implicit.search(data, *place) else None


def _goes_on(data: bytes, place: tuple[int, int], known: Patterns) -> bool:
    counts = known.number.search(data, *place) or known.refusal.search(data, *place)
    return bool(counts and known.anaphor.search(data, *place))

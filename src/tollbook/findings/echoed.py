"""One piece of evidence that looks like several."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import numpy as np

from tollbook.findings.evidence import Evidence, Told
from tollbook.findings.figures import NONE
from tollbook.findings.found import SEVERITIES, Found, Said
from tollbook.findings.wording import claimed, whom
from tollbook.model import FindingKind, Severity
from tollbook.model.wording import day

MANY = 3
"""How many tellings a reader may take for as many sources; our own convention."""

NAMED = 3
"""So many of those who tell another's figure as their own are named in its sentence."""

WITHIN_DAYS = 14
"""How long after the first an equal figure by another voice is taken for an echo of it."""


def echoed(evidence: Evidence) -> Iterator[Found]:
    """Claims told often or as the word of several, and exact figures that a second voice gives soon after.

    The first are one piece of evidence already, though it looks like more.
    """
    f = evidence.figures
    others = _others(evidence)
    elsewhere = np.isin(f.rank, [f.places[claim] for claim in others])
    often = np.flatnonzero((f.copies >= MANY) | elsewhere)
    copies = {f.told[row].claim.id: int(f.copies[row]) for row in often}
    severity = np.where(elsewhere[often], SEVERITIES.index(Severity.NOTICE), SEVERITIES.index(Severity.INFO))
    yield Found.of(
        partial(_told_often, copies, others), (often,), kind=FindingKind.ECHOED, severity=severity,
        size=f.copies[often],
    )  # fmt: skip
    rows = np.flatnonzero(f.value != NONE)
    rows = rows[np.lexsort((f.rank[rows], f.said[rows], f.value[rows]))]
    begins = np.concatenate(([True] * bool(len(rows)), np.diff(f.value[rows]) != 0)).astype(bool)
    before = rows[begins][np.cumsum(begins) - 1]
    days = f.said[rows] - f.said[before]
    echo = (f.voice[rows] != f.voice[before]) & (days <= WITHIN_DAYS)
    yield Found.of(
        _same_figure, (before[echo], rows[echo]), kind=FindingKind.ECHOED, severity=Severity.NOTICE,
        size=days[echo],
    )  # fmt: skip


def _others(evidence: Evidence) -> Mapping[str, Sequence[str]]:
    """Claim id to the others as whose word it was told by the day."""
    known = {
        claim: [voice for day, voice in who if day <= evidence.as_of]
        for claim, who in evidence.retellers.items()
    }
    return {claim: voices for claim, voices in known.items() if voices}


def _told_often(
    copies: Mapping[str, int], others: Mapping[str, Sequence[str]], figures: Sequence[Told]
) -> Said:
    (told,) = figures
    times, voices = max(2, copies[told.claim.id]), others.get(told.claim.id, ())
    more = f" and {len(voices) - NAMED} more" if len(voices) > NAMED else ""
    words = f", also as the word of {', '.join(voices[:NAMED])}{more}" if voices else ""
    sentence = (
        f"The figure by {told.voice}, {claimed(told)} {whom(told.subject)} (as of {day(told.on)}), stands "
        f"in {times} reports{words}. They go back to one statement and are counted once."
    )
    return sentence, {"copies": times}


def _same_figure(figures: Sequence[Told]) -> Said:
    before, after = figures
    sentence = (
        f"{after.voice} gave the same {claimed(after)} {whom(after.subject)} (said on {day(after.said)}) "
        f"that {before.voice} gave first ({day(before.said)}): it may not be independent."
    )
    return sentence, {"days": (after.said - before.said).days}

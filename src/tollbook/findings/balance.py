"""Killed and wounded against killed or wounded."""

from collections.abc import Iterator, Sequence
from math import inf

import numpy as np

from tollbook.findings.evidence import Evidence, Subject, Told
from tollbook.findings.figures import NONE, Array, Figures
from tollbook.findings.found import Found, Said
from tollbook.findings.wording import claimed, span_words
from tollbook.model import UNSPECIFIED, FindingKind, Harm, Severity
from tollbook.model.wording import day, people_of, plural, possessive

_PARTS = (Harm.KILLED, Harm.WOUNDED)


def balance(evidence: Evidence) -> Iterator[Found]:
    """One voice's newest figures of one time: parts that do not fit their sum, or a part the others imply.

    "Casualties" may hold captured and missing as well, so that they bound the parts from above only and
    imply nothing.
    """
    f = evidence.figures
    killed, wounded = (_newest(f, harm) for harm in _PARTS)
    for harm in (Harm.KILLED_OR_WOUNDED, Harm.CASUALTIES):
        total = _newest(f, harm)
        here = np.flatnonzero((total != NONE) & ((killed != NONE) | (wounded != NONE)))
        sums = total[here]
        parts = np.stack([_of_time(f, part[here], sums) for part in (killed, wounded)], axis=1)
        given = parts != NONE
        low = np.where(given, f.low[parts], 0).sum(axis=1)
        high = np.where(given, f.high[parts], 0).sum(axis=1)
        above = given.any(axis=1) & (low > f.high[sums])
        below = given.all(axis=1) & (high < f.low[sums]) & (harm is not Harm.CASUALTIES)
        found = above | below
        yield Found.of(
            _unbalanced, (parts[found, 0], parts[found, 1], sums[found]),
            kind=FindingKind.UNBALANCED, severity=Severity.WARNING,
        )  # fmt: skip
        if harm is Harm.KILLED_OR_WOUNDED:
            alone = parts.max(axis=1, initial=NONE)
            told = (
                (given.sum(axis=1) == 1)
                & ~above
                & ~np.isnan(f.fewest[alone] + f.most[alone] + f.fewest[sums])
            )
            yield Found.of(
                _implied, (alone[told], sums[told]), kind=FindingKind.IMPLIED, severity=Severity.INFO
            )


def _newest(f: Figures, harm: Harm) -> Array:
    """By the number of a voice and the people it speaks of, the row of its newest figure of a harm."""
    found = np.full(int(f.group.max(initial=NONE)) + 1, NONE)
    of_harm = np.array([s.harm is harm for s in f.subjects], dtype=bool)
    rows = f.last[of_harm[f.subject[f.last]]]
    found[f.group[rows]] = rows
    return found


def _of_time(f: Figures, parts: Array, sums: Array) -> Array:
    """The rows that are there and of the time of their sums; NONE for the others."""
    return np.where((parts != NONE) & f.same_time(parts, sums), parts, NONE)


def _unbalanced(figures: Sequence[Told]) -> Said:
    *parts, total = figures
    low, high = sum(p.low for p in parts), sum(p.high for p in parts)
    more = "more" if low > total.high else "fewer"
    said = " and ".join(f"{claimed(p)} {p.subject.harm.value}" for p in parts)
    sentence = (
        f"{possessive(total.voice)} {said} ({_who(total)}) add up to {more} than its own "
        f"{claimed(total)} {_sum_words(total.subject)} (as of {day(total.on)})."
    )
    return sentence, {"parts_low": low, **({"parts_high": high} if high < inf else {})}


def _implied(figures: Sequence[Told]) -> Said:
    part, total = figures
    count, whole = part.claim.count, total.claim.count
    low = max(0, ((whole and whole.low) or 0) - ((count and count.high) or 0))
    high = max(0, whole.high - ((count and count.low) or 0)) if whole and whole.high is not None else inf
    rest = "wounded" if part.subject.harm is Harm.KILLED else "killed"
    sentence = (
        f"{possessive(total.voice)} {claimed(part)} {part.subject.harm.value} and {claimed(total)} killed or "
        f"wounded ({_who(total)}, as of {day(total.on)}) imply {span_words(low, high)} {rest}."
    )
    return sentence, {"low": low, **({"high": high} if high < inf else {})}


def _who(told: Told) -> str:
    s = told.subject
    people = plural(s.role) if s.role else people_of(s.status)
    return people if s.party == UNSPECIFIED else f"{people} on {possessive(s.party)} side"


def _sum_words(subject: Subject) -> str:
    return "casualties" if subject.harm is Harm.CASUALTIES else "killed or wounded"

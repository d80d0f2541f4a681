"""Two claimants, or two days, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tollbook.findings.evidence import Subject, Told
from tollbook.findings.wording import ratio_between, times, whom
from tollbook.web.index import Index


@dataclass(frozen=True, slots=True)
class Row:
    """One subject with the newest figure on each side, and how far apart the two are, in words."""

    subject: str
    voice: str
    left: Told | None
    right: Told | None
    apart: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A table of two columns.

    Attributes:
        left, right: What the columns are: claimants, or days.
    """

    left: str
    right: str
    rows: Sequence[Row]
    days: tuple[date, date] | None = None

    @classmethod
    def of_voices(cls, index: Index, one: str, other: str) -> "Comparison":
        """The newest figures of two claimants on every subject that both or either speak of."""
        rows = []
        for subject, voices in sorted(index.evidence.by_subject.items(), key=lambda s: _order(s[0])):
            left, right = voices.get(one), voices.get(other)
            if left or right:
                rows.append(_row(subject, "", left[-1] if left else None, right[-1] if right else None))
        rows.sort(key=lambda row: row.left is None or row.right is None)
        return cls(one, other, rows)

    @classmethod
    def of_days(cls, index: Index, one: date, other: date, left: str, right: str) -> "Comparison":
        """Each claimant's newest figure on every subject, as known on one day and on another."""
        rows = []
        earlier, later = (index.evidence.until(day).by_subject for day in (one, other))
        for subject in sorted({*earlier, *later}, key=_order):
            was, now = earlier.get(subject, {}), later.get(subject, {})
            for voice in sorted({*was, *now}):
                a, b = was.get(voice), now.get(voice)
                rows.append(_row(subject, voice, a[-1] if a else None, b[-1] if b else None))
        changed = [row for row in rows if row.left is not row.right and _ids(row.left) != _ids(row.right)]
        return cls(left, right, changed, (one, other))


def _row(subject: Subject, voice: str, left: Told | None, right: Told | None) -> Row:
    return Row(whom(subject), voice, left, right, _apart(left, right))


def _apart(left: Told | None, right: Told | None) -> str:
    if left is None or right is None:
        return ""
    if not left.apart(right):
        return "may agree"
    lesser, greater = (left, right) if left.high < right.low else (right, left)
    ratio = ratio_between(lesser, greater)
    return times(ratio) if ratio else "apart"


def _ids(told: Told | None) -> str:
    return told.claim.id if told else ""


def _order(subject: Subject) -> tuple[str, ...]:
    return subject.party, subject.role or "", subject.harm.value, subject.status.value, subject.frame.value

"""Everything known by a day, arranged for the rules."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import numpy as np

from tollbook.cases import Case
from tollbook.findings.event import Event, held_on, known_on
from tollbook.findings.figures import NONE, Array, Figures
from tollbook.findings.told import Subject, Told, retellers
from tollbook.findings.voices import Voices
from tollbook.model import UNSPECIFIED, Claim, Estimate, Kind

__all__ = ["Evidence", "Subject", "Told", "held_on", "known_on"]


@dataclass(frozen=True)
class Evidence:
    """Claims as of a day.

    Attributes:
        figures: Of this case.
        background: Figures of other conflicts or times, by day then id.
        refusals: Refusals with the voice and the day, by day then id.
        estimates: What claims newer than them are compared with.
        sudden: In such an event figures that name no side are of everybody.
        retellers: By a claim's id who else tells it as its own word, and from when that is known, by day.
        every: What was ever known, from which other days are taken.
    """

    as_of: date
    figures: Figures
    background: tuple[Told, ...]
    refusals: tuple[tuple[str, date, Claim], ...]
    estimates: tuple[Estimate, ...] = ()
    sudden: bool = False
    retellers: Mapping[str, Sequence[tuple[date, str]]] = field(default_factory=dict)
    every: "Evidence | None" = None

    @classmethod
    def of(
        cls,
        claims: Iterable[Claim],
        *,
        as_of: date | None = None,
        case: Case | None = None,
        copies: Mapping[str, int] | None = None,
        retold: Mapping[str, Sequence[Claim]] | None = None,
        estimates: Sequence[Estimate] = (),
    ) -> "Evidence":
        """Arrange claims; those without any date cannot be compared and stay out.

        Args:
            claims: Folded: one for each group of echoes.
            as_of: By default the last day on which any of them became known.
            case: What they are about.
            copies: Claim id to how often it was told; once where it is missing.
            retold: Claim id to its further tellings.
            estimates: What claims newer than them are compared with.
        """
        voices, event, often, again = Voices(case), Event(case), copies or {}, retold or {}
        dated = sorted(
            ((known, claim) for claim in claims if (known := known_on(claim))), key=lambda d: (d[0], d[1].id)
        )
        last = max((known for known, _ in dated), default=date.min)
        told = [t for known, c in dated if (t := Told.of(c, known, voices, event))]
        refusals = tuple((voices.of(c), known, c) for known, c in dated if c.kind is Kind.REFUSAL)
        every = cls(
            date.max,
            Figures.of((t for t in told if not t.claim.background), lambda id_: often.get(id_, 1)),
            tuple(sorted((t for t in told if t.claim.background), key=_by_day)),
            refusals,
            tuple(estimates),
            event.sudden,
            {t.claim.id: who for t in told if (who := retellers(t, again.get(t.claim.id, ()), voices))},
        )
        return every.until(as_of or last)

    def until(self, day: date) -> "Evidence":
        """What was known and over on a day.

        Figures that name no side stay out where others name one, as they could be of any: not in an event
        that knows no sides.
        """
        every = self.every or self
        figures, number = every.figures, day.toordinal()
        wanted = (figures.on <= number) & (figures.known <= number)
        sided = np.array([s.party != UNSPECIFIED for s in figures.subjects], dtype=bool)[figures.subject]
        if not every.sudden and (wanted & sided).any():
            wanted &= sided
        return Evidence(
            as_of=day,
            figures=figures.take(wanted),
            background=tuple(t for t in every.background if t.on <= day and t.known <= day),
            refusals=tuple(r for r in every.refusals if r[1] <= day),
            estimates=self.estimates,
            sudden=every.sudden,
            retellers=every.retellers,
            every=every,
        )

    def expecting(self, estimates: Sequence[Estimate]) -> "Evidence":
        """The same with estimates to compare with."""
        return replace(self, estimates=tuple(estimates))

    def on(self, subject: Subject) -> Sequence[Told]:
        """The figures on a subject, by day, day of saying and id."""
        rows = self.rows_on(subject)
        ordered = rows[np.argsort(self.figures.time[rows], kind="stable")]
        told: Sequence[Told] = self.figures.told[ordered].tolist()
        return told

    def rows_on(self, subject: Subject) -> Array:
        """The rows of the figures on a subject."""
        number = self._numbers.get(subject, NONE)
        first, after = np.searchsorted(self.figures.subject, (number, number + 1))
        return np.arange(first, after if number != NONE else first)

    @cached_property
    def _numbers(self) -> Mapping[Subject, int]:
        return {subject: number for number, subject in enumerate(self.figures.subjects)}


def _by_day(told: Told) -> tuple[date, date, str]:
    return told.on, told.said, told.claim.id

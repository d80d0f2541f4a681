"""A claim as the rules see it: dated, by voice and by what it counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from tollbook.findings.event import Event, held_on, known_on
from tollbook.findings.voices import Voices
from tollbook.model import UNSPECIFIED, Claim, Frame, Harm, Hedge, Kind, Precision, Stance, Status

APPROXIMATE = 0.1
"""How far an "about" may lie from the truth before two figures count as apart; our own convention."""

SLACK_DAYS = {
    Precision.DAY: 1,
    Precision.WEEK: 4,
    Precision.MONTH: 15,
    Precision.YEAR: 183,
    Precision.UNKNOWN: 1,
}
"""How many days apart two figures may be and still speak of one time: half of what the looser is known to.

A day for those known to the day: time zones and deadlines.
"""

TELLING_DIGITS = 3
"""Significant digits from which an equal figure is hardly chance: round figures often agree."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who and what is counted: only figures on one subject can be compared.

    Attributes:
        party: Whose people; `UNSPECIFIED` where nobody says.
        role: A narrower group by what its people are, in the singular.
        place: A narrower group by where they are: a town of a country, say.
    """

    party: str
    harm: Harm
    status: Status
    role: str | None
    frame: Frame
    place: str | None = None

    @property
    def whole(self) -> bool:
        """Whether it is a running total of all of the party's people of that status, anywhere."""
        return self.role is None and self.place is None and self.frame is Frame.CUMULATIVE

    @property
    def people(self) -> tuple[str, ...]:
        """Who is counted, over what kind of time, without the harm."""
        return self.party, self.role or "", self.status.value, self.frame.value, self.place or ""

    def order(self) -> tuple[str, ...]:
        """Where it stands among others, by party first."""
        party, role, *rest = self.people
        return party, role, self.harm.value, *rest


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with what the rules need of it.

    Attributes:
        voice: Whose word it is, as `Voices` tells.
        on: The day that the figure is of.
        said: The day that it was said or printed, or was first known.
        known: The day from which it is known.
        low: Fewest people that the words allow; 0 where they are open below.
        high: Most people that the words allow; infinite where they are open above.
    """

    claim: Claim
    voice: str
    own: bool
    subject: Subject
    on: date
    said: date
    known: date
    low: float
    high: float

    @classmethod
    def of(cls, claim: Claim, known: date, voices: Voices, event: Event) -> "Told | None":
        """A figure that can be compared; None without a day or a number, or if it denies one."""
        count, on, said = claim.count, held_on(claim), claim.stated_on or known
        if count is None or on is None or claim.kind is not Kind.COUNT or claim.stance is Stance.DENIES:
            return None
        victims, place, frame = claim.victims, voices.place(claim), claim.period.frame
        if event.is_all(claim):
            frame, on = Frame.CUMULATIVE, said
        party = victims.party or UNSPECIFIED
        subject = Subject(party, claim.harm, victims.status, victims.role, frame, place)
        low = 0.0 if count.low is None else float(count.low)
        high = inf if count.high is None else float(count.high)
        if count.hedge is Hedge.APPROXIMATE:
            low, high = low * (1 - APPROXIMATE), high * (1 + APPROXIMATE)
        voice = voices.of(claim)
        return cls(claim, voice, voice == victims.party, subject, on, said, known, low, high)

    @property
    def end(self) -> date | None:
        """The end of its period, where the report or the event gives one."""
        return self.on if self.subject.frame is not self.claim.period.frame else self.claim.period.end

    @property
    def telling(self) -> bool:
        """Whether its number has so many digits that a second voice hardly gives the same by chance."""
        count = self.claim.count
        value = count and (count.low if count.low is not None else count.high)
        return len(str(value or 0).rstrip("0")) >= TELLING_DIGITS

    def apart(self, other: "Told") -> bool:
        """Whether no number satisfies both."""
        return self.high < other.low or other.high < self.low


def retellers(told: Told, others: Iterable[Claim], voices: Voices) -> Sequence[tuple[date, str]]:
    """Who else tells a claim as its own word, each once with the day from which that is known, by day.

    Another report's word of the same claimant is none: "police" here and "police" there.
    """
    first: dict[str, date] = {}
    for claim in others:
        voice, known = voices.of(claim), known_on(claim)
        if known and voice != told.voice and _named(claim) != _named(told.claim):
            first[voice] = min(known, first.get(voice, known))
    return sorted((day, voice) for voice, day in first.items())


def _named(claim: Claim) -> str | None:
    who = claim.claimant
    return (who.name or who.text).casefold() if who else claim.document.outlet

"""Claims as the rules see them: dated, by voice and by what they count."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from math import inf

from tollbook.cases import Case
from tollbook.findings.voices import Voices
from tollbook.model import Claim, Estimate, Frame, Harm, Hedge, Kind, Precision, Stance, Status

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


@dataclass(frozen=True, slots=True)
class Subject:
    """Who and what is counted: only figures on one subject can be compared.

    Attributes:
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

    def apart(self, other: "Told") -> bool:
        """Whether no number satisfies both."""
        return self.high < other.low or other.high < self.low


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything known by a day.

    Attributes:
        told: Figures of this case, by day then id.
        background: Figures of other conflicts or times.
        refusals: Refusals with the voice and the day, by day then id.
        copies: Claim id to how often it was told, over all.
        by_subject: Subject to voice to that voice's figures, by day.
    """

    as_of: date
    told: tuple[Told, ...]
    background: tuple[Told, ...]
    refusals: tuple[tuple[str, date, Claim], ...]
    copies: Mapping[str, int]
    estimates: tuple[Estimate, ...]
    by_subject: Mapping[Subject, Mapping[str, Sequence[Told]]]

    @classmethod
    def of(
        cls,
        claims: Iterable[Claim],
        *,
        as_of: date | None = None,
        case: Case | None = None,
        copies: Mapping[str, int] | None = None,
        estimates: Sequence[Estimate] = (),
    ) -> "Evidence":
        """Arrange claims; those without any date or without a party cannot be compared and stay out."""
        voices = Voices(case)
        dated = sorted(
            ((known, claim) for claim in claims if (known := known_on(claim))), key=lambda d: (d[0], d[1].id)
        )
        day = as_of or max((known for known, _ in dated), default=date.min)
        current = [(known, claim) for known, claim in dated if known <= day]
        told = [t for known, c in current if (t := _told(c, known, voices)) and t.on <= day]
        told.sort(key=lambda t: (t.on, t.said, t.claim.id))
        refusals = [(voices.of(c), known, c) for known, c in current if c.kind is Kind.REFUSAL]
        live = tuple(t for t in told if not t.claim.background)
        return cls(
            as_of=day,
            told=live,
            background=tuple(t for t in told if t.claim.background),
            refusals=tuple(refusals),
            copies=copies or {},
            estimates=tuple(estimates),
            by_subject=_by_subject(live),
        )

    def until(self, day: date) -> "Evidence":
        """What of this was known and over on an earlier day; the same as `of` gives, without its work."""
        told = tuple(t for t in self.told if t.on <= day and t.known <= day)
        return replace(
            self,
            as_of=day,
            told=told,
            background=tuple(t for t in self.background if t.on <= day and t.known <= day),
            refusals=tuple(r for r in self.refusals if r[1] <= day),
            by_subject=_by_subject(told),
        )


def held_on(claim: Claim) -> date | None:
    """The day that a claim's figure is of: the end of its period, else when it was said or printed."""
    return claim.period.end or claim.stated_on or _day(claim.document.published)


def known_on(claim: Claim) -> date | None:
    """The day from which a claim is known: its report's, else when it was said or what it is of."""
    return _day(claim.document.published) or claim.stated_on or claim.period.end


def same_time(one: Told, other: Told) -> bool:
    """Whether two figures on one subject cover one time.

    Totals do when their days agree within what their precision allows and they begin alike where both say
    so; figures of an interval or incident only when start and end agree, or, where a report dates neither,
    when they stand in one report.
    """
    ours, theirs = one.claim.period, other.claim.period
    slack = max(SLACK_DAYS[ours.precision], SLACK_DAYS[theirs.precision])
    if ours.start and theirs.start and abs((ours.start - theirs.start).days) > 7 * slack:
        return False
    if one.subject.frame is Frame.CUMULATIVE:
        return abs((one.on - other.on).days) <= slack
    if ours.end and theirs.end:
        return ours.start == theirs.start and abs((ours.end - theirs.end).days) <= slack
    return ours.end == theirs.end and one.claim.document.sha256 == other.claim.document.sha256


def _told(claim: Claim, known: date, voices: Voices) -> Told | None:
    party, count, on = claim.victims.party, claim.count, held_on(claim)
    if count is None or party is None or on is None or claim.kind is not Kind.COUNT:
        return None
    if claim.stance is Stance.DENIES:
        return None
    victims, place = claim.victims, voices.place(claim)
    subject = Subject(party, claim.harm, victims.status, victims.role, claim.period.frame, place)
    low = 0.0 if count.low is None else float(count.low)
    high = inf if count.high is None else float(count.high)
    if count.hedge is Hedge.APPROXIMATE:
        low, high = low * (1 - APPROXIMATE), high * (1 + APPROXIMATE)
    voice = voices.of(claim)
    said = claim.stated_on or known
    return Told(claim, voice, voice == party, subject, on, said, known, low, high)


def _by_subject(told: Iterable[Told]) -> dict[Subject, dict[str, list[Told]]]:
    grouped: dict[Subject, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for t in told:
        grouped[t.subject][t.voice].append(t)
    return {subject: dict(voices) for subject, voices in grouped.items()}


def _day(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment

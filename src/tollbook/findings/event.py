"""What a case makes of figures that name no side, and of those of a single incident."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tollbook.cases import Case
from tollbook.model import CaseKind, Claim, Frame

BEGINS = timedelta(days=1)
"""How far from an event's own day an incident may be dated and still be that event: zones and deadlines."""


@dataclass(frozen=True, slots=True)
class Event:
    """The conflict or event that figures are about; no case where nobody said.

    In a disaster or an attack nobody is on a side: a figure without one is of everybody who suffered. In a
    war it could be of either side, so that nothing can be compared with it, unless nobody names any side.
    """

    case: Case | None = None

    @property
    def sudden(self) -> bool:
        """Whether harm came at once and to nobody's side."""
        return self.case is not None and self.case.kind is not CaseKind.WAR

    def is_all(self, claim: Claim) -> bool:
        """Whether a claim's single incident is the event itself.

        Then its figure is a running total as of the day on which it was given, as later ones are better
        counts of the same harm.
        """
        if not self.sudden or claim.period.frame is not Frame.INCIDENT:
            return False
        begin = self.case.start if self.case else None
        dated = claim.period.start or claim.period.end
        return begin is None or dated is None or abs(dated - begin) <= BEGINS


def held_on(claim: Claim) -> date | None:
    """The day that a claim's figure is of: the end of its period, else when it was said or printed."""
    return claim.period.end or claim.stated_on or _day(claim.document.published)


def known_on(claim: Claim) -> date | None:
    """The day from which a claim is known: its report's, else when it was said or what it is of."""
    return _day(claim.document.published) or claim.stated_on or claim.period.end


def _day(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment
